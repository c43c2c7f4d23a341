"""Numbers a summary works out of those of its source: rounded ones, and a share of an amount."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from toolkit.numerals.record import Form, Numeral

_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?")
_ABOUT = re.compile(
    r"\b(?:(?P<over>more than|over|well over|above|at least|exceeding|upwards of)"
    r"|(?P<under>nearly|almost|just under|under|less than|fewer than|close to|up to)"
    r"|about|around|roughly|some|approximately|an estimated)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
# What the exact number may be of the round one.
_OVER = Fraction(1), Fraction(3, 2)
_UNDER = Fraction(3, 4), Fraction(1)
_NEAR = Fraction(22, 25), Fraction(28, 25)


def derived(text: str, start: int, value: str, unit: str | None, sources: Iterable[Numeral]) -> bool:
    """True where the number at `start` of a text says a number of the sources round ("more than a thousand" for
    1,150), or is a share they name of an amount they name ("320" for half of 640)."""
    plain = value.removesuffix("..")
    if not _PLAIN.fullmatch(plain):
        return False
    said = Fraction(plain)
    known = [(Fraction(one.value), one) for one in sources if _PLAIN.fullmatch(one.value)]
    shares = {number for number, one in known if one.form is Form.FRACTION and 0 < number < 1}
    if any(number * share == said for number, one in known for share in shares if one.form is not Form.FRACTION):
        return True
    about = _ABOUT.search(text[:start])
    if about is None or not said:
        return False
    low, high = _OVER if about["over"] else _UNDER if about["under"] else _NEAR
    return any(low <= number / said <= high for number, one in known if one.unit == unit or unit is None)
