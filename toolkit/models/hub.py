"""Models of the hub: found in the ecosystem's own cache without importing its library, fetched where that is allowed.

Layout of the cache: `models--OWNER--NAME/refs/BRANCH` holds a commit, `snapshots/COMMIT/` the files, usually links to
`blobs/HASH`, where HASH is the file's SHA-256 (large files) or git's SHA-1 of it (small ones): enough to verify it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ModelUnavailable
from toolkit.models.folder import NEEDED, WEIGHTS, digest
from toolkit.settings import Engines, hub_cache, hub_endpoint

COMMIT = re.compile(r"[0-9a-f]{40}")
FILES = (*NEEDED, "vocab.json", "target.spm", "tokenizer_config.json", "generation_config.json")
LIMITS = Engines()


@dataclass(frozen=True, slots=True)
class HubName:
    """`OWNER/NAME` and a revision: a commit, a tag or a branch."""

    repository: str
    revision: str = "main"

    def __str__(self) -> str:
        return self.repository if self.revision == "main" else f"{self.repository}@{self.revision}"

    @property
    def home(self) -> Path:
        """Its folder in the cache."""
        return hub_cache() / f"models--{self.repository.replace('/', '--')}"


# A commit and not a branch, so that two machines translate alike; the one other public projects pin.
OPUS = HubName("Helsinki-NLP/opus-mt-de-en", "1a922f3b32a8e809e17a47d4b32142d8105924e5")
OPUS_BYTES = 302_000_000  # said before fetching where the hub does not say


def find_cached(name: HubName, needed: Sequence[str] = NEEDED, weights: Sequence[str] = WEIGHTS) -> Path | None:
    """The snapshot of `name` where it is complete in the cache: every file of `needed`, one of `weights`. Opens no
    socket."""
    commit = name.revision
    if not COMMIT.fullmatch(commit):
        pointer = name.home / "refs" / commit
        if not pointer.is_file():
            return None
        commit = pointer.read_text(encoding="ascii", errors="replace").strip()
    folder = name.home / "snapshots" / commit
    complete = all((folder / file).is_file() for file in needed) and any((folder / file).is_file() for file in weights)
    return folder if complete else None


def cached_names() -> Iterator[tuple[HubName, Path]]:
    """Every complete Marian snapshot in the cache, by its commit."""
    for config in sorted(hub_cache().glob("models--*/snapshots/*/config.json")):
        repository = config.parts[-4].removeprefix("models--").replace("--", "/", 1)
        name = HubName(repository, config.parent.name)
        if find_cached(name) and _kind(config) == "marian":
            yield name, config.parent


def verify_snapshot(folder: Path, *, weights: bool) -> int:
    """Check files of a snapshot against the hashes in the names of their blobs; gives how many there were. The first
    that differs raises ModelUnavailable. Files that are no links have no such name: an imported model has its
    `SHA256SUMS` instead.

    Without `weights` only the small files, for when the weights themselves are not going to be read.
    """
    checked = 0
    for path in sorted(folder.iterdir()):
        if not path.is_symlink() or (path.name in WEIGHTS and not weights) or not path.is_file():
            continue
        expected = path.resolve().name
        if len(expected) not in (40, 64) or not re.fullmatch(r"[0-9a-f]+", expected):
            continue
        if (digest(path) if len(expected) == 64 else _git_hash(path)) != expected:
            raise ModelUnavailable(
                f"{path}: wrong checksum (expected {expected[:12]}…): the file is damaged or was changed",
                f"Delete {path.resolve()} and fetch it again with: toolkit models pull",
            )
        checked += 1
    return checked


def reachable(seconds: float = LIMITS.probe_seconds) -> bool:
    """Whether the hub answers within `seconds`, name resolution and proxies included. One attempt."""
    answered = threading.Event()

    def ask() -> None:
        try:
            urllib.request.urlopen(f"{hub_endpoint()}/api/models/{OPUS.repository}", timeout=seconds).close()
        except urllib.error.HTTPError:
            pass  # it answered
        except (OSError, ValueError):
            return
        answered.set()

    # A thread, because nothing bounds the time a resolver takes.
    threading.Thread(target=ask, name="toolkit-probe", daemon=True).start()
    return answered.wait(seconds)


def marian_files(files: Sequence[str]) -> list[str]:
    """Of the files of a repository those a Marian model needs, weights in one form."""
    return [file for file in FILES if file in files] + [file for file in WEIGHTS if file in files][:1]


def fetch(
    name: HubName, say: Callable[[str], None], choose: Callable[[Sequence[str]], list[str]] = marian_files
) -> Path:
    """Fetch what `choose` takes of the files of a model into the ecosystem's cache; the size is said first, progress
    only on a terminal; an interrupted fetch goes on where it stopped, large files are checked by the hub library.
    Raises ModelUnavailable.
    """
    try:
        from huggingface_hub import HfApi, snapshot_download
        from huggingface_hub.utils import disable_progress_bars

        if not sys.stderr.isatty():
            disable_progress_bars()
        listing = HfApi(endpoint=hub_endpoint()).model_info(
            name.repository, revision=name.revision, files_metadata=True, timeout=LIMITS.answer_seconds
        )
        sizes = {file.rfilename: file.size or 0 for file in listing.siblings or ()}
        wanted = choose(list(sizes))
        total = sum(sizes[file] for file in wanted) or OPUS_BYTES
        say(f"fetching {name}: {total / 1e6:.0f} MB into {hub_cache()}")
        folder = Path(
            snapshot_download(
                name.repository,
                revision=listing.sha if name.revision == "main" else name.revision,
                allow_patterns=wanted,
                cache_dir=hub_cache(),
                endpoint=hub_endpoint(),
                etag_timeout=LIMITS.answer_seconds,
            )
        )
    except Exception as error:  # the hub library lets through its own, its transport's and the system's errors
        words = str(error).strip().splitlines()
        raise ModelUnavailable(
            f"{name} cannot be fetched: {type(error).__name__}: {words[0] if words else ''}".rstrip(": "),
            "Check the name and the network; an interrupted fetch goes on where it stopped. Or use --model bundled.",
        ) from error
    if name.revision == "main":
        point_main(name, folder.name)
    verify_snapshot(folder, weights=True)
    return folder


def point_main(name: HubName, commit: str) -> None:
    """Let the branch `main` in the cache be `commit`."""
    pointer = name.home / "refs" / "main"
    pointer.parent.mkdir(parents=True, exist_ok=True)
    pointer.write_text(commit, encoding="ascii")


def _kind(config: Path) -> str:
    try:
        return str(json.loads(config.read_text(encoding="utf-8")).get("model_type"))
    except (OSError, ValueError, AttributeError):
        return ""


def _git_hash(path: Path) -> str:
    data = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
