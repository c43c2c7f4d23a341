"""Plain JSON values to frozen records, led by the type hints of the records. (`layout` writes them.)

Only what `records` uses: dataclasses, string enums, tuples, `X | None`, and the scalars. A field with a default may be
missing in the data; an unknown field is an error, so that a misspelt one is not lost in silence.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from toolkit.errors import DocumentError

Derived = Mapping[type, Mapping[str, Callable[[Any], Any]]]
"""Per record type: names of fields written for the reader's convenience, and how to work them out. Never read back."""

_PLAIN: frozenset[Any] = frozenset((str, int, float, bool, types.NoneType))


def decode(hint: Any, data: Any, where: str, derived: Derived) -> Any:
    """`data` as the type `hint` says. `where` names the place for the error. Raises DocumentError."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _decode_record(hint, data, where, derived)
    if len(_choices(hint)) > 1:
        inner = [choice for choice in _choices(hint) if choice is not type(None)]
        return None if data is None else decode(inner[0], data, where, derived)
    if typing.get_origin(hint) is tuple:
        return _decode_tuple(typing.get_args(hint), data, where, derived)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _decode_enum(hint, data, where)
    return _decode_scalar(hint, data, where)


def _decode_record(hint: type, data: Any, where: str, derived: Derived) -> Any:
    if not isinstance(data, dict):
        raise _wrong(where, f"an object ({hint.__name__})", data)
    hints = _hints(hint)
    unknown = set(data) - set(hints) - set(derived.get(hint, {}))
    if unknown:
        raise DocumentError(f"{where}: unknown field {min(unknown)!r}", f"Known: {', '.join(hints)}.")
    values = {}
    for name, plain, required in _shape(hint):
        if name in data:
            value = data[name]
            fits = type(value) in plain
            values[name] = value if fits else decode(hints[name], value, f"{where}.{name}", derived)
        elif required:
            raise DocumentError(f"{where}: the field {name!r} is missing", "Write the file again.")
    try:
        return hint(**values)
    except ValueError as error:
        raise DocumentError(f"{where}: {error}", "Write the file again.") from error


@functools.cache
def _shape(record: Any) -> tuple[tuple[str, frozenset[Any], bool], ...]:
    """Of each field its name, the types of value that need no decoding, and whether the data must have it."""
    hints = _hints(record)
    return tuple(
        (
            field.name,
            _PLAIN.intersection(_choices(hints[field.name])),
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(record)
    )


@functools.cache
def _choices(hint: Any) -> tuple[Any, ...]:
    """The types a union is of; any other type alone."""
    return typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)


@functools.cache
def _hints(record: type) -> dict[str, Any]:
    return typing.get_type_hints(record)


def _decode_tuple(items: tuple[Any, ...], data: Any, where: str, derived: Derived) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise _wrong(where, "a list", data)
    if len(items) == 2 and items[1] is Ellipsis:
        return tuple(decode(items[0], item, f"{where}[{i}]", derived) for i, item in enumerate(data))
    if len(items) != len(data):
        raise DocumentError(f"{where}: {len(data)} values where {len(items)} belong", "Write the file again.")
    return tuple(
        decode(kind, item, f"{where}[{i}]", derived) for i, (kind, item) in enumerate(zip(items, data, strict=True))
    )


def _decode_enum(hint: type[StrEnum], data: Any, where: str) -> StrEnum:
    try:
        return hint(data)
    except ValueError:
        choices = ", ".join(choice.value for choice in hint)
        raise DocumentError(f"{where}: {data!r} is not one of the known values", f"Known: {choices}.") from None


def _decode_scalar(hint: Any, data: Any, where: str) -> Any:
    if hint is float and isinstance(data, int | float) and not isinstance(data, bool):
        return float(data)
    if hint in (int, str, bool) and type(data) is hint:
        return data
    raise _wrong(where, getattr(hint, "__name__", str(hint)), data)


def _wrong(where: str, wanted: str, data: Any) -> DocumentError:
    return DocumentError(f"{where}: {type(data).__name__} where {wanted} belongs", "Write the file again.")
