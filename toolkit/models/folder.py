"""A model on disk: what its folder must hold, what its checksums say, and the name of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ModelUnavailable

CHECKSUMS = "SHA256SUMS"
CONVERTED = "ctranslate2"
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
NEEDED = ("config.json", "source.spm")
BROKEN_HINT = "The folder is incomplete or damaged: fetch it again, or choose another model with --model."


@dataclass(frozen=True, slots=True)
class Model:
    """Weights that are there and are what they should be.

    `folder` holds `config.json`, `source.spm` and, for the transformers engine, `vocab.json` and the weights;
    `converted` the CTranslate2 form (None: not converted yet). `note` is empty, or says that these are not the
    weights that were asked for first.
    """

    name: str
    revision: str
    folder: Path
    converted: Path | None
    note: str = ""


def from_folder(folder: Path, name: str = "", revision: str = "") -> Model:
    """The model in `folder`: a transformers Marian folder (with or without `ctranslate2/` inside), or a CTranslate2
    one with its SentencePiece files beside it.

    Checked against its `SHA256SUMS` where it has one. `revision` defaults to twelve digits of a hash of the content,
    so that the same weights have the same name wherever they lie. Raises ModelUnavailable.
    """
    if not folder.is_dir():
        raise ModelUnavailable(f"{folder}: no such model folder", "Give a folder, a hub id, or bundled.")
    converted = _converted(folder)
    _require(folder, NEEDED)
    _check_architecture(folder)
    if converted is None and not any((folder / weights).is_file() for weights in WEIGHTS):
        raise ModelUnavailable(f"{folder}: no weights ({' or '.join(WEIGHTS)})", BROKEN_HINT)
    sums = checksums(folder)
    verify(folder, sums)
    return Model(name or folder.resolve().name, revision or _content(sums or _sum_up(folder)), folder, converted)


def checksums(folder: Path) -> dict[str, str]:
    """File to SHA-256 as `SHA256SUMS` gives them; empty where there is none. Raises ModelUnavailable."""
    path = folder / CHECKSUMS
    if not path.exists():
        return {}
    sums = {}
    for number, line in enumerate(_text(path).splitlines(), 1):
        digest, separator, file = line.partition("  ")
        if not separator or len(digest) != 64 or file.startswith("/") or ".." in Path(file).parts:
            raise ModelUnavailable(f"{path}, line {number}: not a line of sha256sum", BROKEN_HINT)
        sums[file] = digest.lower()
    return sums


def verify(folder: Path, sums: dict[str, str]) -> None:
    """Hash every file of `sums`; the first that is missing or differs raises ModelUnavailable by name."""
    _require(folder, sums)
    for file, expected in sums.items():
        if digest(folder / file) != expected:
            raise ModelUnavailable(
                f"{folder / file}: wrong checksum (expected {expected[:12]}…): the file is damaged or was changed",
                "Nothing was translated with it. Restore the file, or choose another model with --model.",
            )


def write_checksums(folder: Path) -> None:
    """Write `SHA256SUMS` over every other file below `folder`, in the form `sha256sum -c` reads."""
    sums = _sum_up(folder)
    text = "".join(f"{digest}  {file}\n" for file, digest in sums.items())
    (folder / CHECKSUMS).write_text(text, encoding="utf-8")


def digest(path: Path) -> str:
    """SHA-256 of a file. Raises ModelUnavailable where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailable(f"{path}: cannot be read: {error.strerror or error}", BROKEN_HINT) from error


def size(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _converted(folder: Path) -> Path | None:
    for place in (folder / CONVERTED, folder):
        if (place / "model.bin").is_file():
            _require(place, ("config.json",))
            return place
    if (folder / CONVERTED).is_dir():
        raise ModelUnavailable(f"{folder / CONVERTED}: model.bin is missing", BROKEN_HINT)
    return None


def _require(folder: Path, files: Iterable[str]) -> None:
    missing = [file for file in files if not (folder / file).is_file()]
    if missing:
        raise ModelUnavailable(f"{folder}: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing",
                               BROKEN_HINT)  # fmt: skip


def _check_architecture(folder: Path) -> None:
    try:
        kind = json.loads(_text(folder / "config.json")).get("model_type", "marian")
    except (ValueError, AttributeError) as error:
        raise ModelUnavailable(f"{folder / 'config.json'}: not a model configuration: {error}", BROKEN_HINT) from error
    if kind != "marian":
        raise ModelUnavailable(
            f"{folder}: a model of type {kind!r}; only MarianMT models translate here",
            "Choose a Marian model, such as opus or bundled.",
        )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelUnavailable(f"{path}: cannot be read: {error}", BROKEN_HINT) from error


def _sum_up(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKSUMS)
    return {path.relative_to(folder).as_posix(): digest(path) for path in files}


def _content(sums: dict[str, str]) -> str:
    """Twelve digits that name what decides a translation: a new word in the model card is not a new model."""
    lines = [f"{digest}  {file}" for file, digest in sorted(sums.items()) if not file.endswith(".md")]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
