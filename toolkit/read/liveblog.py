"""Live blogs: labels such as `Update vom 22. Oktober, 10.58 Uhr:`, `+++ 14.05 Uhr +++` or `10:58 Uhr`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.read.dates import DATE, TIME, WEEKDAY, Day, day_at, time_at

LONGEST_LABEL = 80  # characters
LEAST_TIMES = 2  # bare times: fewer in one article are no live blog


@dataclass(frozen=True, slots=True)
class Label:
    """The label of an entry: `text[:end]` of its line, colon and plus signs included; its day and time as far as
    they stand in it. `worded`: it names itself an update, so that one alone makes a live blog."""

    end: int
    day: Day | None
    time: str | None
    worded: bool
    trail: int = 0  # characters of `+++` that close a headline set in plus signs


def _plain(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_WHEN = (
    rf"(?:(?:{WEEKDAY},?\s)?(?:den\s)?{_plain(DATE)}(?:\s?[,|–-]?\s(?:um\s|gegen\s|ab\s)?{_plain(TIME)})?"
    rf"|(?:um\s|gegen\s)?{_plain(TIME)})"
)
_KIND = r"(?:Update|Aktualisierung|Aktualisiert|Nachtrag|Eilmeldung|Neue Entwicklung|\+\+\+ ?Update)"
_FIRST = (
    r"(?:Erstmeldung|Erstbericht|Ursprungsmeldung|Originalmeldung|Ursprüngliche (?:Meldung|Nachricht)|Originalartikel)"
)
_WORDED = re.compile(
    rf"{_KIND}\s?(?:vom\s|von\s|am\s|um\s|[,:(|–-]\s?)*(?:{WEEKDAY},?\s)?(?P<when>{_WHEN})\)?(?P<end>\s?:|\s?\+\+\+|\s[–—-](?=\s)|$)"
    rf"|{_FIRST}(?:\s(?:vom|von|am)\s(?P<first>{_WHEN}))?(?P<stop>\s?:|$)",
    re.IGNORECASE,
)
_PLUSSES = re.compile(rf"\+{{2,3}}\s?(?P<when>{_WHEN})\s?(?:\+{{2,3}}|:|[–—-](?=\s)|(?=\s))", re.IGNORECASE)
_BARE = re.compile(
    rf"[\[(]?(?P<when>(?:{WEEKDAY},?\s)?{_WHEN})[\])]?(?P<end>\s?:(?=\s|$)|\s?[|–—-](?=\s)|(?=\]|\)|$))", re.IGNORECASE
)
_CLOSING = re.compile(r"\s?\+{2,3}$")
_TICKER = re.compile(r"live-?\s?(?:blog|ticker)|news-?\s?(?:blog|ticker)|\bticker\b|\+\+\+", re.IGNORECASE)


def label_of(text: str) -> Label | None:
    """The label a line begins with, or None."""
    head = text[:LONGEST_LABEL]
    match = _WORDED.match(head)
    if match and match.end() < LONGEST_LABEL:
        return _label(match, match["when"] or match["first"] or "", worded=True)
    match = _PLUSSES.match(head)
    if match:
        closing = _CLOSING.search(text, max(match.end(), len(text) - 5))
        return replace(_label(match, match["when"], worded=True), trail=len(closing[0]) if closing else 0)
    match = _BARE.match(head)
    if not match or not re.search(r"\d\s?Uhr|\d:\d\d", match["when"]) or match.end() >= LONGEST_LABEL:
        return None
    label = _label(match, match["when"], worded=False)
    return label if label.time else None


def _label(match: re.Match[str], when: str, *, worded: bool) -> Label:
    day: Day | None = None
    time: str | None = None
    position = 0
    while position < len(when):
        if day is None and (found := day_at(when, position)):
            day, position = found
        elif time is None and (clock := time_at(when, position)):
            time, position = clock
        else:
            position += 1
    return Label(match.end(), day, time, worded)


def settle(labels: Sequence[Label], date: str | None, text: str) -> list[str | None]:
    """ISO times of the entries, to the minute. A day without a year takes that nearest to the article's date; an entry
    without a day takes the article's day, unless the entries may as well tell the hours of some other day (they run
    forward, and nothing names the text a live blog)."""
    times = [label.time for label in labels if label.time and not label.day]
    forward = len(times) > 1 and times == sorted(times)
    today = None
    if date and (any(label.worded for label in labels) or not forward or _TICKER.search(text)):
        year, month, day = date.split("-")
        today = Day(int(year), int(month), int(day))
    return [_iso(label, label.day.near(date) if label.day else today if label.time else None) for label in labels]


def _iso(label: Label, day: Day | None) -> str | None:
    if day is None:
        return None
    written = day.iso or f"--{day.month:02}-{day.day:02}"
    return f"{written}T{label.time}" if label.time else day.iso
