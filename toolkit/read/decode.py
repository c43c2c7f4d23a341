"""Bytes to text: which encoding, and files that hold no text at all.

Own rule instead of a detector: German news is UTF-8, UTF-16 or one of three single-byte encodings, and which of the
three shows in where German letters and marks fall.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from toolkit.errors import ReadError


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read in, and what the reader of a brief should know about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


# First bytes -> what the file is, and what to do about it.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "Save its text to a .txt file first, for example with pdftotext."),
    (b"\x89PNG", "an image (PNG)", "Type or recognise its text first; images are not read."),
    (b"\xff\xd8\xff", "an image (JPEG)", "Type or recognise its text first; images are not read."),
    (b"GIF8", "an image (GIF)", "Type or recognise its text first; images are not read."),
    (b"II*\x00", "an image (TIFF)", "Type or recognise its text first; images are not read."),
    (b"MM\x00*", "an image (TIFF)", "Type or recognise its text first; images are not read."),
    (b"RIFF", "an image, sound or film (RIFF)", "Only text is read."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Unpack it, or save the document as plain text."),
    (b"PK\x05\x06", "an empty ZIP archive", "Give the articles themselves."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save the document as plain text."),
    (b"{\\rtf", "an RTF document", "Save the document as plain text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"\x7fELF", "a program", "Only text is read."),
    (b"SQLite format 3", "a database", "Only text is read."),
    (b"ID3", "a sound file", "Only text is read."),
)
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")  # in this order of preference
NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS code page 850"}

SAMPLE = 65_536  # bytes looked at to guess
MOST_CONTROLS = 0.02  # share of control bytes above which bytes are no text
LEAST_NULS = 0.2  # share of NUL bytes from which on text may be UTF-16 without a byte order mark
LEAST_PLAUSIBLE = 0.8  # share of the bytes above 127 that must make sense in a single-byte encoding
MOST_STRAY = 0.1  # share of the sequences above 127 that may be broken in what is still UTF-8

_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\v\x1a\x1b\x00") + b"\x7f"
_LETTERS = "äöüÄÖÜßéèàáâçêëíîïñóôúûøåæšžčćłńğıÉÁÅØŠŽČ"
_MARKS = "„“”‚‘’»«›‹–—…€§°•©®²³½¼·×"
_SENSIBLE = re.compile(
    rf"(?<=[A-Za-z{_LETTERS}])[{_LETTERS}]|[{_LETTERS}](?=[A-Za-z{_LETTERS}])|[{_MARKS}](?![{_MARKS}]{{2}})|\xa0"
)
_ABOVE = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes, name: str) -> Decoded:
    """The text of `data`; `name` is for messages. Raises ReadError for an empty file, for one that is no text, and for
    one whose encoding cannot be told."""
    unmarked = next((data.removeprefix(mark) for mark, _ in BYTE_ORDER_MARKS if data.startswith(mark)), data)
    if not unmarked.strip(b"\0\t\n\r\f\v "):
        raise ReadError(f"{name}: empty", "Nothing stands in it.", reason="empty")
    for magic, kind, hint in SIGNATURES:
        if data.startswith(magic):
            raise ReadError(f"{name}: {kind}, not text", hint, reason="not text")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _declared(data, encoding, name)
    wide = _wide(data[:SAMPLE])
    if wide:
        return _declared(data, wide, name)
    if _binary(data):
        raise ReadError(f"{name}: binary data, not text", "Give plain text files.", reason="not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)


def _declared(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).lstrip("\ufeff"), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace").lstrip("\ufeff")
        lost = text.count("\ufffd")
        if lost > max(3, len(text) // 1000):
            raise ReadError(
                f"{name}: says it is {encoding.upper()} but is not: {error.reason} at byte {error.start}",
                "Save it as UTF-8.",
                reason="undecodable",
            ) from error
        note = f"{lost} characters could not be decoded from {encoding.upper()}; they stand as �."
        return Decoded(text, encoding.removesuffix("-sig"), (note,))


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark shows by NUL in every second byte."""
    if len(sample) < 4 or sample.count(0) < LEAST_NULS * len(sample):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 8 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd else None


def _binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > MOST_CONTROLS * len(sample) or sample.count(0) > 2 * MOST_CONTROLS * len(sample)


def _guess(data: bytes, name: str) -> Decoded:
    """Not UTF-8 as a whole: UTF-8 with a few stray bytes, or a single-byte encoding."""
    stray = data.decode("utf-8", errors="surrogateescape")
    broken = len(re.findall("[\udc80-\udcff]", stray))
    sound = len(_ABOVE.findall(stray)) - broken
    if broken <= MOST_STRAY * sound:
        text = re.sub("[\udc80-\udcff]+", _stray, stray)
        return Decoded(text, "utf-8", (f"{broken} bytes are not UTF-8; they were read as Windows-1252.",))
    sample = data[:SAMPLE]
    best = max(SINGLE_BYTE, key=lambda encoding: _plausible(sample, encoding))
    if _plausible(sample, best) < LEAST_PLAUSIBLE:
        raise ReadError(f"{name}: its encoding cannot be told", "Save it as UTF-8.", reason="undecodable")
    text = data.decode(best, errors="replace")
    return Decoded(text, best, (f"The encoding was guessed: {NAMES[best]}.",))


def _stray(match: re.Match[str]) -> str:
    return match[0].encode("utf-8", "surrogateescape").decode("cp1252", errors="replace")


def _plausible(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, errors="replace")
    return len(_SENSIBLE.findall(text)) / max(1, len(_ABOVE.findall(text)))
