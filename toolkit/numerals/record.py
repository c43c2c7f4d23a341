"""A numeral found in running text, and how its value is written down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from toolkit.records import FigureKind


class Form(StrEnum):
    """How a numeral is written."""

    DIGITS = "digits"
    WORD = "word"
    ORDINAL = "ordinal"
    RANGE = "range"
    VAGUE = "vague"
    FRACTION = "fraction"
    DATE = "date"
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"
    SCORE = "score"
    DECADE = "decade"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, date or time at `text[start:end]`.

    `value` is canonical: `12000`, `3.5`, `-5`, `1/3`, a range `8..13`, "thousands" `1000..`, a score `3:1`, a decade
    `1990..1999`, a date `2024-10-22`, `--10-22` (no year), `2024-10`, `--10` (a month), `-W-5` (Friday), a time
    `10:58`.
    `unit` is a symbol (`%`, `km`, an ISO 4217 currency code, `day`). `weak` numerals ("eine", "first", "both") may
    answer a number on the other side, but nothing is wrong when they have no answer themselves. `marked` is set where
    the clock time says which half of the day it means.
    """

    start: int
    end: int
    kind: FigureKind
    value: str
    unit: str | None
    text: str
    form: Form = Form.DIGITS
    weak: bool = False
    marked: bool = False


def canonical(value: Fraction) -> str:
    """Decimal text where the value has a finite decimal form, else `numerator/denominator`."""
    if value.denominator == 1:
        return str(value.numerator)
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    sign, value = ("-", -value) if value < 0 else ("", value)
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def date_value(year: int | None, month: int, day: int | None) -> str:
    """ISO 8601 for a full or partial date; the empty string where it is not a date."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return ""
    head = "-" if year is None else f"{year:04d}"
    return f"{head}-{month:02d}" + ("" if day is None else f"-{day:02d}")
