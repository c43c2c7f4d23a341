"""The words every rendering of a digest shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from toolkit.digest.records import Difference, Event, Line, Moment, Reading
from toolkit.render.view import date_words, number

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TITLE = "Digest"
OVERVIEW = "Overview"
WRITER = "Overviews by"
AGREE = "What several sources tell"
DIFFER = "Where the sources differ"
TIMES = "Time line"
SAID = "Who said what"
COLUMNS = ("figure", "who says so", "when", "sentence")
UNNAMED = "somebody named elsewhere"
NOT_FOUND = "no speaker found"
NO_DATE = "no date"
KINDS = {"told": "", "update": "update", "published": "published"}


QUALIFIERS = {
    "mehr als": "more than",
    "weniger als": "fewer than",
    "bis zu": "up to",
    "über": "more than",
    "unter": "fewer than",
    "rund": "about",
    "etwa": "about",
    "ungefähr": "about",
    "circa": "about",
    "knapp": "just under",
    "gut": "just over",
    "fast": "almost",
    "beinahe": "almost",
    "mindestens": "at least",
    "höchstens": "at most",
    "um die": "about",
    "um": "by",
    "weitere": "another",
    "weiteren": "another",
    "zusätzliche": "another",
    "zusätzlichen": "another",
}
"""Words before a figure that change what it says, German to English."""
_OPEN = {"10": "dozens", "100": "hundreds", "1000": "thousands", "10000": "tens of thousands", "1000000": "millions"}


def day_words(when: str | None) -> str:
    """`22 October 2024, 10:58` for an ISO day or time; what is not known is not made up."""
    if not when:
        return NO_DATE
    day, _, clock = when.partition("T")
    if (month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", day)) is not None:
        return f"{MONTHS[int(month[2]) - 1]} {month[1]}"
    return ", ".join(part for part in (date_words(day) or day, clock) if part)


def value_words(reading: Reading) -> str:
    """The figure for the English reader: `up to 12,000`, `4,000–4,500`, `thousands` for an open range."""
    low, range_, high = reading.value.partition("..")
    if range_ and not high:
        return _OPEN.get(low, f"{_grouped(low)} or more")
    figure = "–".join(_grouped(part) for part in (low, high) if part)
    return " ".join((*_qualifiers(reading.shown.lower()), figure))


def _qualifiers(shown: str) -> Iterator[str]:
    said = ""
    while (word := next((word for word in QUALIFIERS if shown.startswith(word + " ")), None)) is not None:
        shown = shown[len(word) :].lstrip()
        if QUALIFIERS[word] != said:
            yield (said := QUALIFIERS[word])


def _grouped(value: str) -> str:
    return f"{int(value):,}" if value.isdigit() else value


def who_words(reading: Reading) -> tuple[str, str]:
    """Who says so, for the English and the German reader, empty where one has no words of his own; NOT_FOUND where the
    quotes of the brief name nobody."""
    if reading.who is None:
        return NOT_FOUND, ""
    if reading.who_english in (None, reading.who):
        return ("", reading.who) if reading.who_english is None else (reading.who, "")
    return str(reading.who_english), reading.who


def moment_words(moment: Moment) -> str:
    """What kind of entry it is, or how its day was found: `“am Freitag”, counted from 21 October 2024`."""
    if moment.said:
        return f"“{moment.said}”, counted from {day_words((moment.line.day or '').partition('T')[0])}"
    return KINDS[moment.kind]


def by_time(event: Event) -> list[tuple[str, list[Moment]]]:
    """The moments of an event under the words of their day or time, each said once: `Friday, 18 October 2024`."""
    found: dict[str, list[Moment]] = {}
    for moment in event.moments:
        found.setdefault(_weekday(moment.when) + day_words(moment.when), []).append(moment)
    return list(found.items())


def _weekday(when: str) -> str:
    if not re.match(r"\d{4}-\d\d-\d\d", when):
        return ""
    return f"{DAYS[date.fromisoformat(when[:10]).weekday()]}, "


def by_value(difference: Difference) -> list[list[Reading]]:
    """The readings of one figure together, however it is qualified."""
    found: dict[str, list[Reading]] = {}
    for reading in difference.readings:
        found.setdefault(reading.value, []).append(reading)
    return list(found.values())


def span_words(difference: Difference) -> str:
    """How far apart the figures are: `soldiers: 1,500 to 12,000`."""
    exact = [reading.value for reading in difference.readings if ".." not in reading.value]
    low, high = (min(exact, key=float), max(exact, key=float)) if exact else ("", "")
    apart = f": {_grouped(low)} to {_grouped(high)}" if low != high else ""
    return (difference.what_english or difference.what) + apart


def summary_words(event: Event) -> str:
    """How much an event holds, on one line."""
    return ", ".join(
        (
            number(len(event.sources), "source"),
            number(len(event.agreements), "shared statement"),
            number(len(event.differences), "difference"),
        )
    )


def anchor(line: Line) -> str:
    """The place of a sentence inside its brief."""
    return f"s{line.sentence}"
