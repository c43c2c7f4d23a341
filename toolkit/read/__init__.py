"""Inputs to articles. One file per format; a new format is a new file and one row in `FORMATS`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from toolkit.read.inputs import STANDARD_INPUT, Input, load, name_inputs, walk_inputs
from toolkit.read.plain import read_plain
from toolkit.records import Article

__all__ = ["FORMATS", "STANDARD_INPUT", "SUFFIXES", "Input", "any_input", "find_inputs", "load", "read"]


class Reader(Protocol):
    """Makes an Article of the bytes of an input, or raises ReadError."""

    def __call__(self, input: Input, data: bytes, *, force: bool = False) -> Article: ...


FORMATS: Mapping[str, Reader] = {".txt": read_plain, ".text": read_plain}
SUFFIXES: tuple[str, ...] = tuple(FORMATS)
DEFAULT: Reader = read_plain  # standard input, and files named one by one whose suffix is in no row


def find_inputs(paths: Sequence[str], taken: Mapping[str, str] | None = None) -> list[Input]:
    """The inputs named by files, folders and `-`, each real file once (see `inputs.walk_inputs`).

    `taken`: ids of earlier runs and the names of the inputs they belong to. Raises UsageError for a path that does not
    exist.
    """
    return walk_inputs(paths, taken, suffixes=SUFFIXES)


def any_input(paths: Sequence[str]) -> bool:
    """True where `find_inputs` finds something. Raises UsageError for a path that does not exist."""
    return any(True for _ in name_inputs(paths, suffixes=SUFFIXES))


def read(input: Input, data: bytes, *, force: bool = False) -> Article:
    """The article in the bytes of an input, by the reader of its format.

    Raises ReadError with one of the reasons `empty`, `not text`, `undecodable`, `no text`, `only furniture` and, unless
    `force`, `not German`. (`load` raises `unreadable` and `too large`.)
    """
    suffix = input.path.suffix.lower() if input.path else ""
    return FORMATS.get(suffix, DEFAULT)(input, data, force=force)
