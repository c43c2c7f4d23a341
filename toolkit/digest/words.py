"""The words every rendering of a digest shares."""

from __future__ import annotations

import re

from toolkit.digest.records import Event, Line, Moment, Reading
from toolkit.render.view import date_words, number

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
TITLE = "Digest"
OVERVIEW = "Overview"
WRITER = "Overviews by"
AGREE = "What several sources tell"
DIFFER = "Where the sources differ"
TIMES = "Time line"
SAID = "Who said what"
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
    before = next((english for word, english in QUALIFIERS.items() if reading.shown.lower().startswith(word + " ")), "")
    return f"{before} {'–'.join(_grouped(part) for part in (low, high) if part)}".strip()


def _grouped(value: str) -> str:
    return f"{int(value):,}" if value.isdigit() else value


def who_words(reading: Reading) -> tuple[str, str]:
    """Who says so, for the English and the German reader; `the article itself` where the text names nobody."""
    if reading.who is None:
        return "the article itself", ""
    return reading.who_english or reading.who, reading.who if reading.who_english not in (None, reading.who) else ""


def moment_words(moment: Moment) -> str:
    """When, and what kind of entry it is."""
    return ", ".join(part for part in (day_words(moment.when), KINDS[moment.kind]) if part)


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
