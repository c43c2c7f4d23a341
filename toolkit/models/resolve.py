"""From the user's choice (`auto`, `bundled`, `opus`, a hub id, a folder) to verified weights."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from toolkit.errors import ModelUnavailable
from toolkit.models.folder import Model, checksums, from_folder, verify
from toolkit.models.hub import OPUS, HubName, fetch, find_cached, reachable, verify_snapshot
from toolkit.settings import bundled_folder, hub_cache, user_cache

Say = Callable[[str], None]

HUB_NAME = re.compile(r"([\w.-]+/[\w.-]+)(?:@([\w./-]+))?")
NAMES = ("auto", "bundled", "opus")
WEAKER = "Using the bundled model, which is much weaker."  # the end of what is said where `auto` falls back
# Why opus could not be had is said on the terminal; the note stands in briefs and must not change with the weather.
FALLBACK = (
    f"Translated with the small model that comes with toolkit, because {OPUS.repository} was not available. "
    "It is much weaker: check names, denials and who did what against the German."
)


def resolve(choice: str, *, offline: bool, say: Say) -> Model:
    """The weights `choice` asks for, verified. `say` hears what takes long and what is not as asked for.

    Raises ModelUnavailable: unknown name, incomplete or damaged files, offline and not cached, not to be fetched.
    With `offline` no socket is opened.
    """
    if choice in CHOOSERS:
        return CHOOSERS[choice](offline, say)
    folder = Path(choice).expanduser()
    if folder.is_dir():
        return from_folder(folder)
    match = HUB_NAME.fullmatch(choice)
    if match and not choice.startswith((".", "~")):
        return _from_hub(HubName(match[1], match[2] or "main"), offline, say)
    near = difflib.get_close_matches(choice, NAMES, 1)
    raise ModelUnavailable(
        f"no model {choice!r}: neither a name, a hub id nor a folder",
        f"Did you mean {near[0]!r}?" if near else f"Choose {', '.join(NAMES)}, OWNER/NAME[@REVISION] or a folder.",
    )


def bundled() -> Model:
    """The weights shipped with the package."""
    folder = bundled_folder()
    return from_folder(folder, name=folder.name)


def conversion_folder(model: Model) -> Path:
    """Where the CTranslate2 form of a model is kept that does not bring one."""
    return user_cache() / "ctranslate2" / f"{model.name.replace('/', '--')}@{model.revision[:12]}"


def verify_model(model: Model) -> int:
    """Hash every file there is a checksum for, the weights too; gives how many. Raises ModelUnavailable."""
    sums = checksums(model.folder)
    verify(model.folder, sums)
    checked = len(sums) or verify_snapshot(model.folder, weights=True)
    if model.converted and model.folder not in (model.converted, model.converted.parent):
        sums = checksums(model.converted)
        verify(model.converted, sums)
        checked += len(sums)
    return checked


def _auto(offline: bool, say: Say) -> Model:
    if find_cached(OPUS):
        return _from_hub(OPUS, offline, say)
    if offline:
        reason = "it is not in the cache, and no socket may be opened"
    elif not reachable():
        reason = "it is not in the cache, and the hub does not answer"
    else:
        try:
            return _from_hub(OPUS, offline, say)
        except ModelUnavailable as error:
            reason = error.message
    say(f"{OPUS.repository}: {reason}. {WEAKER}")
    return replace(bundled(), note=FALLBACK)


def _from_hub(name: HubName, offline: bool, say: Say) -> Model:
    folder = find_cached(name)
    if folder is None:
        if offline:
            raise ModelUnavailable(
                f"{name} is not in the cache ({hub_cache()}), and no socket may be opened",
                "Fetch it once with network (toolkit models pull), bring it here with toolkit models export and "
                "import, or use --model bundled.",
            )
        folder = fetch(name, say)
    return _with_conversion(folder, name, say)


def _with_conversion(folder: Path, name: HubName, say: Say) -> Model:
    model = from_folder(folder, name.repository, folder.name)
    if model.converted:  # imported from an archive, verified by its own checksums
        return model
    converted = conversion_folder(model)
    usable = _is_whole(converted, say)
    verify_snapshot(folder, weights=not usable)
    return replace(model, converted=converted) if usable else model


def _is_whole(converted: Path, say: Say) -> bool:
    """Whether the conversion is there and undamaged; a damaged one is removed, it can be made again."""
    if not converted.is_dir():
        return False
    try:
        sums = checksums(converted)
        verify(converted, sums)
        if "model.bin" in sums:
            return True
        say(f"{converted}: incomplete; converting again")
    except ModelUnavailable as error:
        say(f"{error.message}; converting again")
    shutil.rmtree(converted, ignore_errors=True)
    return False


CHOOSERS: dict[str, Callable[[bool, Say], Model]] = {
    "auto": _auto,
    "bundled": lambda offline, say: bundled(),
    "opus": lambda offline, say: _from_hub(OPUS, offline, say),
}
