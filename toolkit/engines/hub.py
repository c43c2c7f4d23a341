"""Summarisation models on disk: a folder, or a snapshot in the ecosystem's own cache, fetched where that is allowed.

The door to the hub is `models.hub`; here is only what differs from a translation model: which files make one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ModelUnavailable
from toolkit.models.hub import HubName, fetch, find_cached, reachable
from toolkit.models.resolve import HUB_NAME
from toolkit.settings import hub_cache

_SMALL = 5_000_000  # bytes: files up to here are hashed whole, of larger ones their first and last mebibyte
_BESIDE = (".json", ".model", ".txt", ".spm")  # configuration and tokenizer
NEEDED = ("config.json",)
WEIGHTS = ("model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json")
HINT = "Check the name and the network, or use --summariser extractive."


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A transformers model folder, with the name and revision a signature shows."""

    name: str
    revision: str
    folder: Path


def find_snapshot(choice: str, *, offline: bool, say: Callable[[str], None]) -> Snapshot:
    """The folder `choice` (a folder, or `owner/name[@revision]`) names; fetched unless `offline`.

    Raises ModelUnavailable: no such folder, no weights in it, not cached and offline or not to be had.
    """
    folder = Path(choice).expanduser()
    if folder.is_dir():
        return Snapshot(folder.resolve().name, _content(_checked(folder)), folder)
    match = HUB_NAME.fullmatch(choice)
    if not match:
        raise ModelUnavailable(f"{choice}: no such model folder", "Give a folder or a hub id (owner/name).")
    name, revision = match[1], match[2] or ""
    cached = cached_snapshot(name, revision)
    if cached is not None:
        return cached
    if offline:
        raise ModelUnavailable(
            f"{choice} is not in the cache ({hub_cache()}) and the toolkit is offline",
            "Run once without --offline, copy the folder here and give its path, or use --summariser extractive.",
        )
    return _fetch(HubName(name, revision or "main"), say)


def cached_snapshot(name: str, revision: str = "") -> Snapshot | None:
    """The snapshot of a hub model that is complete in the cache; `revision` is a commit or a branch (empty: main)."""
    folder = find_cached(HubName(name, revision or "main"), NEEDED, WEIGHTS)
    return Snapshot(name, folder.name[:12], folder) if folder else None


def summariser_files(files: Sequence[str]) -> list[str]:
    """Of the files of a repository those transformers loads a model from: weights in one form, whole or in parts."""
    form = next((ending for ending in (".safetensors", ".bin") if any(_is_weights(f, ending) for f in files)), "")
    return [f for f in files if "/" not in f and (f.endswith(_BESIDE) or _is_weights(f, form))]


def _is_weights(file: str, ending: str) -> bool:
    return bool(ending) and file.startswith(("model", "pytorch_model")) and file.endswith(ending)


def _fetch(name: HubName, say: Callable[[str], None]) -> Snapshot:
    if not reachable():
        raise ModelUnavailable(f"{name} is not in the cache, and the hub does not answer", HINT)
    try:
        folder = fetch(name, say, summariser_files)
    except ModelUnavailable as error:
        raise ModelUnavailable(error.message, HINT) from error
    return Snapshot(name.repository, folder.name[:12], _checked(folder))


def _checked(folder: Path) -> Path:
    if not (folder / "config.json").is_file():
        raise ModelUnavailable(f"{folder}: config.json is missing", "Give a folder that transformers saved a model in.")
    if not any((folder / weights).is_file() for weights in WEIGHTS):
        raise ModelUnavailable(f"{folder}: no weights ({WEIGHTS[0]} or {WEIGHTS[2]})", "The folder is incomplete.")
    return folder


def _content(folder: Path) -> str:
    """Twelve digits that change with the files of a folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file() and path.suffix != ".md"):
        size = path.stat().st_size
        digest.update(f"{path.name} {size}\n".encode())
        with path.open("rb") as file:
            if size <= _SMALL:
                digest.update(file.read())
            else:
                digest.update(file.read(1 << 20))
                file.seek(-(1 << 20), 2)
                digest.update(file.read())
    return digest.hexdigest()[:12]
