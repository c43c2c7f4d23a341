"""What models there are on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ModelUnavailable
from toolkit.models.folder import Model, from_folder, size
from toolkit.models.hub import OPUS, OPUS_BYTES, cached_names, find_cached
from toolkit.models.resolve import bundled, conversion_folder
from toolkit.settings import bundled_folder


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of `toolkit models list`. `choice` is what `--model` takes; `state` is `ready`, `not converted yet`,
    `not fetched` or what is wrong with it; `bytes` on disk (for one not fetched: to fetch)."""

    choice: str
    state: str
    bytes: int
    revision: str
    folder: Path | None


def list_models() -> list[Entry]:
    """The bundled model, opus, and every other Marian model in the hub cache. Opens no socket, loads no weights."""
    entries = [_bundled(), _opus()]
    entries += [
        _entry(str(name), folder, Model(name.repository, name.revision, folder, None))
        for name, folder in cached_names()
        if name != OPUS
    ]
    return entries


def _bundled() -> Entry:
    folder = bundled_folder()
    try:
        model = bundled()
    except ModelUnavailable as error:
        return Entry("bundled", error.message, size(folder) if folder.is_dir() else 0, "", folder)
    return Entry("bundled", "ready", size(folder), model.revision, folder)


def _opus() -> Entry:
    folder = find_cached(OPUS)
    if folder is None:
        return Entry("opus", "not fetched", OPUS_BYTES, OPUS.revision, None)
    return _entry("opus", folder, Model(OPUS.repository, OPUS.revision, folder, None))


def _entry(choice: str, folder: Path, model: Model) -> Entry:
    try:
        found = from_folder(folder, model.name, model.revision)
    except ModelUnavailable as error:
        return Entry(choice, error.message, size(folder), model.revision, folder)
    converted = found.converted or (conversion_folder(model) / "model.bin").is_file()
    return Entry(choice, "ready" if converted else "not converted yet", size(folder), model.revision, folder)
