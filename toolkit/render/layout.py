"""Records and plain values as JSON text for people and programs: two blanks a level, what is short on one line.

The text is made straight from the records. Making plain values of them first, and their text twice to see whether it
is short, took two thirds of the time of a brief's JSON.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from json.encoder import encode_basestring as quote
from operator import add, attrgetter
from typing import Any

from toolkit.errors import DocumentError
from toolkit.records import EnglishSpan, Link, Span
from toolkit.render.codec import Derived

_FIRST = "\n  "  # a line feed and the blanks of the first level
_LINE = 110  # a list or object whose JSON is at most this many characters long stands on one line
# Legal inside a JSON string, but invisible or able to turn the text around in a terminal or editor: written \uXXXX.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff0-\uffff]")
_SEEN = bytes(range(0x7F))  # most of a text: deleting it in C leaves little for the pattern


def to_text(document: Mapping[str, Any], derived: Derived) -> str:
    """The document (names to records and plain values) on lines of its own, one line feed at the end.

    Raises DocumentError for a number JSON does not have (infinity, not a number).
    """
    values = _texts(document.values(), derived, _FIRST)
    parts = [f"{quote(name)}: {value}" for name, value in zip(document, values, strict=True)]
    text = f"{{{_FIRST}{f',{_FIRST}'.join(parts)}\n}}\n"
    rest = text.encode("utf-8", "surrogatepass").translate(None, _SEEN).decode("utf-8", "surrogatepass")
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) if _UNSEEN.search(rest) else text


def _texts(values: Iterable[Any], derived: Derived, line: str) -> list[str]:
    """JSON of each value, at `line`: a line feed and the blanks of the level the values stand on."""
    return [short(value) if (short := _SHORT.get(type(value))) else _text(value, derived, line) for value in values]


def _text(value: Any, derived: Derived, line: str) -> str:
    """JSON of a list or object; of a record the fields in the order it declares, then what is derived."""
    kind: Any = type(value)
    inner = line + "  "
    if kind is tuple or kind is list:
        return _folded("[", _texts(value, derived, inner), "]", line)
    if kind is dict:
        labels, values = [f"{quote(name)}: " for name in value], list(value.values())
    elif issubclass(kind, StrEnum):
        return quote(value)
    else:
        names, get = _shape(kind)
        more = derived.get(kind, {})
        labels = [*names, *(f'"{name}": ' for name in more)]
        values = [*get(value), *(work_out(value) for work_out in more.values())]
    return _folded("{", list(map(add, labels, _texts(values, derived, inner))), "}", line)


def _folded(opening: str, parts: Sequence[str], closing: str, line: str) -> str:
    if 3 * len(parts) <= _LINE:  # `0, `: the shortest there is
        text = f"{opening}{', '.join(parts)}{closing}"
        if len(text) <= _LINE and "\n" not in text:
            return text
    inner = line + "  "
    return f"{opening}{inner}{(',' + inner).join(parts)}{line}{closing}"


@functools.cache
def _shape(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Of a record type (two fields at least): the field names as JSON writes them, and what gets the values."""
    names = [field.name for field in dataclasses.fields(kind)]
    return tuple(f'"{name}": ' for name in names), attrgetter(*names)


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise DocumentError(f"a number JSON cannot hold: {value}", "Scores must be finite.")
    return float.__repr__(value)


def _span(span: Span) -> str:
    return f'{{"start": {span.start}, "end": {span.end}}}'


def _english_span(span: EnglishSpan) -> str:
    return f'{{"sentence": {span.sentence}, "start": {span.start}, "end": {span.end}}}'


def _link(link: Link) -> str:
    (start, end), (first, last) = link.german, link.english
    return f'{{"german": [{start}, {end}], "english": [{first}, {last}], "weight": {_number(link.weight)}}}'


# What always stands on one line. The three records are nine tenths of all; a test holds them to their fields.
_SHORT: Mapping[type, Callable[[Any], str]] = {
    str: quote,
    int: int.__repr__,
    float: _number,
    bool: lambda value: "true" if value else "false",
    type(None): lambda value: "null",
    Span: _span,
    EnglishSpan: _english_span,
    Link: _link,
}
