"""Numbers, dates, times and units: every German value must be said in English, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from toolkit.checks.finding import Finding
from toolkit.checks.view import View
from toolkit.numerals import Form, Numeral, answered_whole
from toolkit.numerals.record import canonical
from toolkit.numerals.units import in_base
from toolkit.records import FigureKind, Severity

HINT = "Compare with the German and correct the English."
_SMALL_WORDS = 12  # "zwei" and the like may well be said without a number
_DATES = (Form.DATE, Form.MONTH, Form.WEEKDAY, Form.DECADE)
_PERIODS = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
_ONE_PERIOD = re.compile(r"\b(?:an?|one|[Oo]ne) (second|minute|hour|day|week|month|year)\b(?!-)")
_ARTICLES = ("a", "an", "one")
_PLAIN_VALUE = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?")
_NEAR_DAYS = re.compile(r"\b(?:today|yesterday|tomorrow|tonight)\b", re.IGNORECASE)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAY = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check_numbers(view: View) -> Iterator[Finding]:
    """Changed, missing and added values; lost or changed units; German number format left in the English."""
    matching = view.numbers
    added = list(matching.added)
    for numeral in matching.missing:
        partner = _partner(numeral, added)
        if partner is not None:
            added.remove(partner)
            yield _changed(numeral, partner)
        elif numeral.form is Form.FRACTION and (share := _other_share(view)) is not None:
            yield replace(_changed(numeral, share), severity=Severity.WARNING, confidence=0.7)
        elif (finding := _missing(numeral, view)) is not None:
            yield finding
    for numeral, found in matching.partly:
        partner = _partner(numeral, added)
        other = next((some for some in found if not answered_whole(some, view.german_numerals)), None)
        if other is not None:
            yield _changed(numeral, other)
        elif partner is not None:
            added.remove(partner)
            yield _changed(numeral, partner)
        else:
            yield _part(numeral, found[0])
    for numeral in added:
        if (finding := _added(numeral, view)) is not None:
            yield finding
    if not matching.missing and not added:
        yield from _other_place(view)
        yield from _other_period(view)
    for numeral, found in matching.said:
        if (finding := _unit(numeral, found, view)) is not None:
            yield finding


def _other_place(view: View) -> Iterator[Finding]:
    """An ordinal or share that became another: neither "ersten" nor "second" alone would be missed."""
    english = [numeral for numeral in view.english_numerals if _is_place(numeral)]
    if not english:
        return
    german = [numeral for numeral in view.german_numerals if _is_place(numeral)]
    values = {numeral.value for numeral in view.english_numerals if numeral.text.lower() not in _ARTICLES}
    lost = [one for one in german if not _readings(one) & values]
    new = _other_share(view)
    if lost and new and len(german) == len(english):
        yield replace(_changed(lost[0], new), severity=Severity.WARNING, confidence=0.7)


def _other_share(view: View) -> Numeral | None:
    """The English share or ordinal that no German numeral means: "one in four" counts as known, for it may answer."""
    known = {reading for one in view.german_numerals for reading in _readings(one)}
    return next((one for one in view.english_numerals if _is_place(one) and not _readings(one) & known), None)


def _other_period(view: View) -> Iterator[Finding]:
    """ "Eine Stunde" that became "a day": no number is wrong, and the words count as known."""
    german = [one for one in view.german_numerals if one.value == "1" and one.unit in _PERIODS]
    english = list(_ONE_PERIOD.finditer(view.english))
    if len(german) == len(english) == 1 and german[0].unit != english[0][1]:
        one, other = german[0], english[0]
        yield Finding(
            "unit",
            Severity.WARNING,
            f"Another unit in English: “{one.text}” became “{other[0]}”.",
            HINT,
            (one.start, one.end),
            other.span(),
            0.7,
        )


def _is_place(numeral: Numeral) -> bool:
    low = numeral.text.lower()
    fraction = numeral.form is Form.FRACTION and low not in ("quarter", "quarters")
    return fraction or numeral.form is Form.ORDINAL or low.startswith("erst") or low == "first"


def _readings(numeral: Numeral) -> set[str]:
    """The value, and for "every third" the share it makes, for "one in three" the number it takes one of."""
    value = Fraction(numeral.value) if _PLAIN_VALUE.fullmatch(numeral.value) else None
    return {numeral.value} if not value else {numeral.value, canonical(1 / value)}


def _partner(numeral: Numeral, added: list[Numeral]) -> Numeral | None:
    """The English numeral that most likely stands where the German one should: alike in form, unit, kind."""

    def likeness(other: Numeral) -> int:
        same_family = (numeral.form in _DATES) == (other.form in _DATES)
        return (
            4 * (numeral.form is other.form)
            + 3 * (numeral.unit is not None and numeral.unit == other.unit)
            + 2 * (numeral.kind is other.kind)
            + same_family
        )

    fitting = [other for other in added if likeness(other) > 0]
    return max(fitting, key=likeness, default=None)


def _noun(numeral: Numeral) -> str:
    if numeral.form is Form.WEEKDAY:
        return "weekday"
    if numeral.kind is FigureKind.TIME:
        return "time"
    if numeral.form in _DATES:
        return "date"
    return "number"


def _changed(german: Numeral, english: Numeral) -> Finding:
    noun = _noun(german)
    return Finding(
        "number" if noun in ("number", "time") else "date",
        Severity.ERROR,
        f"Another {noun} in English: “{german.text}” became “{english.text}”.",
        f"The German says {say(german)}. {HINT}",
        (german.start, german.end),
        (english.start, english.end),
        0.95 if german.form is Form.DIGITS else 0.85,
    )


def _missing(numeral: Numeral, view: View) -> Finding | None:
    severity, confidence = Severity.ERROR, 0.85
    small = numeral.form in (Form.WORD, Form.ORDINAL, Form.FRACTION, Form.VAGUE)
    if small and numeral.value.isdigit() and int(numeral.value) <= _SMALL_WORDS:
        severity, confidence = Severity.WARNING, 0.5
    elif small or numeral.form in (Form.CODE, Form.MONTH):
        severity, confidence = Severity.WARNING, 0.6
    if numeral.form is Form.WEEKDAY:
        if _NEAR_DAYS.search(view.english):
            return None
        severity, confidence = Severity.WARNING, 0.6
    noun = _noun(numeral)
    return Finding(
        "number" if noun in ("number", "time") else "date",
        severity,
        f"The {noun} “{numeral.text}” is missing in English.",
        f"The German says {say(numeral)}. {HINT}",
        (numeral.start, numeral.end),
        None,
        confidence,
    )


def _part(german: Numeral, english: Numeral) -> Finding:
    return Finding(
        "date" if german.form in _DATES else "number",
        Severity.WARNING,
        f"English says only part of “{german.text}”: “{english.text}”.",
        f"The German says {say(german)}. {HINT}",
        (german.start, german.end),
        (english.start, english.end),
        0.6,
    )


_BEGINNINGS = {"2": "Zwei", "3": "Drei", "4": "Vier", "5": "Fünf", "6": "Sechs", "7": "Sieben", "10": "Zehn"}
_NOUN = r"(?!fel|tel|te|st|ig|zehn|und|hundert|tausend|mal|ein)[a-zäöüß]{3}"  # and no other number, no Zweifel


def _added(numeral: Numeral, view: View) -> Finding | None:
    beginning = _BEGINNINGS.get(numeral.value) if numeral.form is Form.WORD else None
    if beginning and any(re.match(beginning + _NOUN, word.text) for word in view.german_words):
        return None  # a two-wheeler is a Zweirad
    if numeral.form in (Form.VAGUE, Form.FRACTION) and numeral.unit is None:
        severity, confidence = Severity.WARNING, 0.5
    elif numeral.form in (Form.WORD, Form.WEEKDAY, Form.MONTH):
        severity, confidence = Severity.WARNING, 0.6
    else:
        severity, confidence = Severity.ERROR, 0.8
    noun = _noun(numeral)
    return Finding(
        "number" if noun in ("number", "time") else "date",
        severity,
        f"English has a {noun} the German does not have: “{numeral.text}”.",
        HINT,
        None,
        (numeral.start, numeral.end),
        confidence,
    )


def _unit(german: Numeral, found: tuple[Numeral, ...], view: View) -> Finding | None:
    """The value is right; is what it measures?"""
    if german.unit is None or german.weak or any(_compatible(german, other) for other in found):
        return None
    other = found[0]
    if other.unit is None:
        return None if german.kind is FigureKind.MEASURE or _said_elsewhere(german, view) else _unit_lost(german, other)
    return Finding(
        "unit",
        Severity.ERROR,
        f"Another unit in English: “{german.text}” became “{other.text}”.",
        HINT,
        (german.start, german.end),
        (other.start, other.end),
        0.9,
    )


def _compatible(german: Numeral, english: Numeral) -> bool:
    if german.unit == english.unit or {german.unit, english.unit} <= {"°C", "°F"}:
        return german.unit == english.unit or "°" in (german.text + english.text) or german.value != english.value
    return german.value != english.value and in_base_name(german) == in_base_name(english)


def in_base_name(numeral: Numeral) -> str | None:
    """The base unit of a numeral's family."""
    base = in_base(Fraction(1), numeral.unit)
    return base[0] if base else numeral.unit


def _said_elsewhere(german: Numeral, view: View) -> bool:
    """True where the English names the unit away from the number: "in percent", "euros"."""
    return any(other.unit == german.unit for other in view.english_numerals) or (
        german.unit in _UNIT_WORDS and bool(_UNIT_WORDS[german.unit].search(view.english))
    )


_UNIT_WORDS = {
    "%": re.compile(r"%|percent|per cent", re.IGNORECASE),
    "pp": re.compile(r"points?|%|percent", re.IGNORECASE),
    "EUR": re.compile(r"euro|€|EUR", re.IGNORECASE),
    "USD": re.compile(r"dollar|\$|USD|buck", re.IGNORECASE),
    "GBP": re.compile(r"pound|£|GBP|sterling", re.IGNORECASE),
    "CHF": re.compile(r"franc|CHF", re.IGNORECASE),
    "cent": re.compile(r"cents?|¢", re.IGNORECASE),
}


def _unit_lost(german: Numeral, english: Numeral) -> Finding:
    return Finding(
        "unit",
        Severity.WARNING,
        f"“{german.text}” lost its unit in English: “{english.text}”.",
        HINT,
        (german.start, german.end),
        (english.start, english.end),
        0.7,
    )


def say(numeral: Numeral) -> str:
    """A value in English words and digits: `1,200,000`, `8 to 13 days`, `22 October 2024`."""
    value = numeral.value
    if numeral.form is Form.WEEKDAY:
        return _WEEKDAY[int(value[-1]) - 1]
    if numeral.form in (Form.DATE, Form.MONTH):
        return _say_date(value)
    if numeral.form is Form.DECADE:
        return f"the {value[:4]}s"
    if numeral.kind is FigureKind.TIME or numeral.form is Form.SCORE:
        return value
    if value.endswith(".."):
        return f"“{numeral.text}”"
    said = " to ".join(_grouped(part) for part in value.split(".."))
    return f"{said} {numeral.unit}" if numeral.unit else said


def _say_date(value: str) -> str:
    year, rest = ("", value[2:]) if value.startswith("--") else (value[:4], value[5:])
    month, _, day = rest.partition("-")
    return " ".join(filter(None, (day.lstrip("0"), _MONTHS[int(month) - 1], year)))


def _grouped(value: str) -> str:
    whole, point, rest = value.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(whole):,}{point}{rest}" if whole.isdigit() and len(whole) > 4 else value
