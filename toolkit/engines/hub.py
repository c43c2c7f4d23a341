"""Summarisation models on disk: a folder, or a snapshot in the ecosystem's own cache, fetched where that is allowed.

The cache is looked into without importing the hub library, so that a machine without models pays nothing for asking.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ModelUnavailable
from toolkit.models.hub import reachable
from toolkit.settings import hub_cache, hub_endpoint

_ID = re.compile(r"[\w.-]+/[\w.-]+(?:@[\w./-]+)?")
_SMALL = 5_000_000  # bytes: files up to here are hashed whole, of larger ones their first and last mebibyte
_WANTED = ("*.json", "*.safetensors", "*.model", "*.txt", "pytorch_model*.bin")
WEIGHTS = ("model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json")


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
    if not _ID.fullmatch(choice):
        raise ModelUnavailable(f"{choice}: no such model folder", "Give a folder or a hub id (owner/name).")
    name, _, revision = choice.partition("@")
    cached = cached_snapshot(name, revision)
    if cached is not None:
        return cached
    if offline:
        raise ModelUnavailable(
            f"{choice} is not in the cache ({hub_cache()}) and the toolkit is offline",
            "Run once without --offline, copy the folder here and give its path, or use --summariser extractive.",
        )
    return _fetch(name, revision, say)


def cached_snapshot(name: str, revision: str = "") -> Snapshot | None:
    """The snapshot of a hub model that is complete in the cache; `revision` is a commit or a branch (empty: main)."""
    home = hub_cache() / f"models--{name.replace('/', '--')}"
    pointer = home / "refs" / (revision or "main")
    commit = pointer.read_text(encoding="ascii", errors="replace").strip() if pointer.is_file() else revision
    folder = home / "snapshots" / commit
    if not commit or not (folder / "config.json").is_file() or not any((folder / w).is_file() for w in WEIGHTS):
        return None
    return Snapshot(name, commit[:12], folder)


def _fetch(name: str, revision: str, say: Callable[[str], None]) -> Snapshot:
    from huggingface_hub import snapshot_download

    if not reachable():
        raise ModelUnavailable(
            f"{name} is not in the cache, and the hub does not answer", "Check the network, or use extractive."
        )
    say(f"fetching {name} into {hub_cache()} (summarisation models take 0.3 to 2 GB)")
    try:
        path = snapshot_download(
            name,
            revision=revision or None,
            allow_patterns=list(_WANTED),
            cache_dir=hub_cache(),
            endpoint=hub_endpoint(),
        )
    except Exception as error:  # the hub library raises its own, requests' and the system's errors
        words = str(error).strip().splitlines()
        raise ModelUnavailable(
            f"{name} cannot be fetched: {type(error).__name__}: {words[0] if words else ''}".rstrip(": "),
            "Check the name and the network, or use --summariser extractive.",
        ) from error
    folder = Path(path)
    return Snapshot(name, folder.name[:12], _checked(folder))


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
