"""Which inputs a command line names, and their bytes."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ReadError, UsageError
from toolkit.settings import Reading

STANDARD_INPUT = "standard input"
OUTPUT_MARK = "toolkit.sqlite"  # the store's file name: a folder that holds it holds briefs, not articles
RESERVED = frozenset({"index", "con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))})
LONGEST_SLUG = 80

_UNSAFE = re.compile(r"[^A-Za-z0-9_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})


@dataclass(frozen=True, slots=True)
class Input:
    """One article to read: `name` as users know it, `path` (None: standard input), `id` for the names of its briefs."""

    name: str
    path: Path | None
    id: str


def walk_inputs(paths: Sequence[str], taken: Mapping[str, str] | None, *, suffixes: Sequence[str]) -> list[Input]:
    """The inputs named by files, folders (with their subfolders, sorted) and `-`, each real file once.

    In folders, files with one of `suffixes` count; hidden files and folders and the toolkit's own output folders are
    passed over. A file that is named itself is taken whatever its suffix. `taken` maps the ids of earlier runs to the
    names of their inputs. An input keeps the id it had; one whose id belongs to another file, and all inputs of a run
    whose ids would be the same, get a hash of their absolute path as suffix, so that no id depends on the order.
    Raises UsageError for a path that does not exist.
    """
    names: dict[str, str] = {}
    folders: dict[str, str] = {}
    reals: dict[str, str] = {}
    for name in name_inputs(paths, suffixes=suffixes):
        reals[name] = _real(name, folders)
        names.setdefault(reals[name], name)
    slugs = {name: _slug(name, suffixes) for name in names.values()}
    crowded = {slug for slug, count in Counter(slug.casefold() for slug in slugs.values()).items() if count > 1}
    owners = {known.casefold(): reals.get(name) or _real(name, folders) for known, name in (taken or {}).items()}
    return [
        Input(name, None if name == STANDARD_INPUT else Path(name), _settle(slug, real, crowded, owners))
        for (real, name), slug in zip(names.items(), slugs.values(), strict=True)
    ]


def name_inputs(paths: Sequence[str], *, suffixes: Sequence[str]) -> Iterator[str]:
    """The names of what `walk_inputs` finds, some perhaps twice. Raises UsageError for a path that does not exist."""
    for given in paths:
        if given != "-" and not os.path.lexists(given):
            raise UsageError(f"{given}: no such file or folder", "Check the path; - reads standard input.")
    for given in paths:
        yield from [STANDARD_INPUT] if given == "-" else _walk(given, tuple(suffixes))


def _settle(slug: str, real: str, crowded: set[str], owners: Mapping[str, str]) -> str:
    if owners.get(slug.casefold()) == real:
        return slug
    hashed = f"{slug}-{hashlib.sha256(real.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
    if owners.get(hashed.casefold()) == real:
        return hashed
    free = slug.casefold() not in crowded and slug.casefold() not in owners and slug.casefold() not in RESERVED
    return slug if free else hashed


def _walk(given: str, suffixes: tuple[str, ...]) -> list[str]:
    if not os.path.isdir(given):
        return [given]
    found: list[str] = []

    def keep_unlisted(error: OSError) -> None:
        """A folder that cannot be listed becomes an input: loading it fails with the reason, and the others go on."""
        found.append(str(error.filename))

    for folder, folders, files in os.walk(given, onerror=keep_unlisted):
        folders[:] = [name for name in folders if not name.startswith(".") and not _holds_briefs(folder, name)]
        found += [
            os.path.join(folder, name) for name in files if not name.startswith(".") and name.lower().endswith(suffixes)
        ]
    return sorted(found, key=lambda name: name.split(os.sep))


def _holds_briefs(folder: str, name: str) -> bool:
    return os.path.isfile(os.path.join(folder, name, OUTPUT_MARK))


def _real(name: str, folders: dict[str, str]) -> str:
    """The real path; `folders` keeps those already resolved (ten thousand files of one folder ask for it once)."""
    folder, base = os.path.split(name)
    if name == STANDARD_INPUT:
        return name
    if base in ("", ".", "..") or os.path.islink(name):
        return os.path.realpath(name)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], base)


def _slug(name: str, suffixes: Sequence[str]) -> str:
    """ASCII letters, digits, `_` and `-`: safe as a file name and in a link on every system."""
    base = "stdin" if name == STANDARD_INPUT else os.path.basename(name)
    if base in ("", ".", ".."):
        base = os.path.basename(os.path.abspath(name))
    for suffix in suffixes:
        if base.lower().endswith(suffix) and len(base) > len(suffix):
            base = base[: -len(suffix)]
            break
    if not base.isascii():
        base = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", base).translate(_UMLAUTS))
        base = "".join(char for char in base if not unicodedata.combining(char))
    return _UNSAFE.sub("-", base).strip("-")[:LONGEST_SLUG].strip("-") or "article"


def load(input: Input, *, settings: Reading | None = None) -> bytes:
    """The bytes of an input. Raises ReadError where it cannot be read or is larger than an article can be."""
    most = (settings or Reading()).max_bytes
    try:
        data = _bytes(input, most + 1)
    except OSError as error:
        words = f"{input.name}: cannot be read: {error.strerror or error}"
        raise ReadError(words, "Check that it is there and that you may read it.", reason="unreadable") from error
    if len(data) > most:
        raise ReadError(
            f"{input.name}: larger than {most // 1_000_000} MB, too large for one article",
            "Split it into one file per article.",
            reason="too large",
        )
    return data


def _bytes(input: Input, most: int) -> bytes:
    if input.path is None:
        return sys.stdin.buffer.read(most)
    with open(input.path, "rb") as file:
        size = os.fstat(file.fileno()).st_size  # 0 for a pipe; asking for `most` would have room made for all of it
        return file.read(min(size + 1, most) if size else most)
