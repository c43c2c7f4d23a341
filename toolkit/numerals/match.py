"""Which German numeral is said by which English one: by value, whatever the words, the locale and the order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.numerals.record import Form, Numeral, canonical
from toolkit.numerals.units import in_base

Atom = tuple[str, str]
_NEARLY = Fraction(3, 100)  # a converted measure is rounded: 100 kilometres are "62 miles"


@dataclass(frozen=True, slots=True)
class Matching:
    """`said`: German numeral and the English ones that say it. `missing`: German without one; `partly`: a date or
    range of which English says a part; `added`: English numerals without a German one."""

    said: tuple[tuple[Numeral, tuple[Numeral, ...]], ...]
    partly: tuple[tuple[Numeral, tuple[Numeral, ...]], ...]
    missing: tuple[Numeral, ...]
    added: tuple[Numeral, ...]


def match_numerals(german: Sequence[Numeral], english: Sequence[Numeral]) -> Matching:
    """Match by value. Both lists hold their weak numerals too; weak ones are never missing or added."""
    index: dict[Atom, list[Numeral]] = {}
    for numeral in english:
        for atom in _answers(numeral):
            index.setdefault(atom, []).append(numeral)
    said, partly, missing = [], [], []
    answered: set[int] = set()
    for numeral in german:
        hits = [_hits(atom, numeral, index) or _near(numeral, english) for atom in _atoms(numeral)]
        found = tuple(dict.fromkeys(hit for some in hits if some for hit in some))
        answered.update(hit.start for hit in found)
        if hits and all(hits):
            said.append((numeral, _nearest(numeral, found)))
        elif numeral.weak:
            continue
        elif found:
            partly.append((numeral, _nearest(numeral, found)))
        else:
            missing.append(numeral)
    added = tuple(n for n in english if not n.weak and n.start not in answered and not answered_whole(n, german))
    return Matching(tuple(said), tuple(partly), tuple(missing), added)


def _hits(atom: Atom, numeral: Numeral, index: dict[Atom, list[Numeral]]) -> list[Numeral]:
    found = index.get(atom, [])
    # "first" is no goal of 3:1.
    return [other for other in found if not other.weak] if numeral.form is Form.SCORE else found


def _nearest(numeral: Numeral, found: tuple[Numeral, ...]) -> tuple[Numeral, ...]:
    """Of several that say the value, those with the same unit first."""
    return tuple(sorted(found, key=lambda other: (other.unit != numeral.unit, other.kind != numeral.kind, other.weak)))


def _atoms(numeral: Numeral) -> list[Atom]:
    """What must be said on the other side: numbers, a month, a weekday, a time."""
    value, form = numeral.value, numeral.form
    if form is Form.WEEKDAY:
        return [("weekday", value)]
    if form is Form.TIME:
        return [("time", _half_day(value))]
    if form in (Form.DATE, Form.MONTH):
        year, month, day = _split_date(value)
        atoms = [("month", month), ("number", day), ("number", year)]
        return [atom for atom in atoms if atom[1]]
    if form is Form.VAGUE:
        return [("vague", value)]
    if form is Form.DECADE:
        return [("decade", value)]
    if form is Form.SCORE:
        return [("number", part) for part in value.split(":")]
    return [("number", part) for part in value.split("..") if part]


def _answers(numeral: Numeral) -> list[Atom]:
    """What this numeral says for the other side: its own atoms and other ways to take it."""
    atoms = _atoms(numeral)
    value, form = numeral.value, numeral.form
    if form is Form.DATE:
        _, month, day = _split_date(value)
        atoms += [("month", day)] if day and int(day) <= 12 and "/" in numeral.text else []
        atoms += [] if any(map(str.isalpha, numeral.text)) else [("number", month)]
    if form is Form.VAGUE:
        atoms.append(("number", value.removesuffix("..")))
    if form is Form.TIME:
        clock = [int(part) for part in value.split(":")]
        atoms += [("number", str(clock[0])), ("number", str(clock[0] % 12 or 12))] if clock[1] == 0 else []
        atoms += [("number", f"{clock[0]}.{clock[1]:02d}".rstrip("0")), *(("number", str(part)) for part in clock)]
    if form is Form.SCORE:
        left, right = value.split(":")
        if int(left) < 25 and int(right) < 60:
            atoms.append(("time", _half_day(f"{int(left):02d}:{int(right):02d}")))
    if form is Form.DECADE:
        atoms.append(("number", value[:4]))
        atoms += [("number", str(int(value[:2]) + 1))] if value[2:4] == "00" else []
    if form is Form.FRACTION and 0 < (share := Fraction(value)) < 1 and (share.numerator == 1 or numeral.weak):
        atoms += [("number", str(part)) for part in share.as_integer_ratio() if part > 1]
    if form is Form.ORDINAL and value.isdigit() and value != "0":
        atoms.append(("number", canonical(Fraction(1, int(value)))))
        century = 100 * (int(value) - 1)  # the 19th century, the 1800s
        atoms += [("decade", f"{century}..{century + 9}")] if 1000 <= century <= 2000 else []
    if "." in value and form is Form.DIGITS:
        hour, _, minute = value.partition(".")
        if hour.isdigit() and int(hour) < 25 and len(minute) <= 2:
            atoms.append(("time", _half_day(f"{int(hour):02d}:{minute:0<2}")))
    if form in (Form.DIGITS, Form.WORD) and value.isdigit() and int(value) < 25:
        atoms.append(("time", _half_day(f"{int(value):02d}:00")))
    if form in (Form.DIGITS, Form.WORD) and value.isdigit() and numeral.unit is None:
        atoms.append(("vague", f"{value}.."))
    return atoms


def _half_day(time: str) -> str:
    """A time on a clock face: 20:00 and 8 o'clock are the same until somebody says which half of the day."""
    hour, minute = time.split(":")
    return f"{int(hour) % 12:02d}:{minute}"


def _split_date(value: str) -> tuple[str, str, str]:
    """Year, month and day of a date value, without leading zeros, empty where it does not say."""
    year, rest = ("", value[2:]) if value.startswith("--") else (value[:4], value[5:])
    month, _, day = rest.partition("-")
    return year, str(int(month)), str(int(day)) if day else ""


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")
_VAGUE_NEIGHBOURS = {"12..": ("10..", "20.."), "20..": ("12..",), "1000..": ("2000..",)}


def _near(numeral: Numeral, english: Sequence[Numeral]) -> list[Numeral] | None:
    """Other ways to say the value: converted units, half and 50 percent, dozens and scores."""
    if numeral.form is Form.VAGUE:
        near = _VAGUE_NEIGHBOURS.get(numeral.value, ())
        return [other for other in english if other.value in near] or None
    if not _NUMBER.fullmatch(numeral.value):
        return None
    return [other for other in english if _same_amount(numeral, other)] or None


def _same_amount(left: Numeral, right: Numeral) -> bool:
    if not _NUMBER.fullmatch(right.value):
        return False
    values = Fraction(left.value), Fraction(right.value)
    for (one, unit), (two, other) in (
        ((values[0], left.unit), (values[1], right.unit)),
        ((values[1], right.unit), (values[0], left.unit)),
    ):
        if unit is None and other == "%" and 0 < one < 1:
            return abs(one * 100 - two) < 1
    first, second = in_base(values[0], left.unit), in_base(values[1], right.unit)
    if first is None or second is None or left.unit == right.unit or first[0] != second[0]:
        return False
    return abs(first[1] - second[1]) <= _NEARLY * abs(first[1])


def answered_whole(numeral: Numeral, german: Sequence[Numeral]) -> bool:
    """True for an English numeral all of whose atoms stand somewhere in the German."""
    atoms = _atoms(numeral)
    answers = {atom for other in german for atom in _answers(other)}
    return all(atom in answers for atom in atoms) or any(_near(other, (numeral,)) for other in german)
