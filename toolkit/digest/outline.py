"""An event as every rendering shows it: sections of groups of rows, each row a sentence that can be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.digest import words
from toolkit.digest.records import Event, Line


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences on both sides (German left out where it says nothing new), a few words about them, their lines."""

    english: str
    german: str
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together under a title in both languages (empty: none)."""

    rows: tuple[Row, ...]
    title: str = ""
    german: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    groups: tuple[Group, ...]


def sections(event: Event) -> Iterator[Section]:
    """What an event holds besides its sources and its differences; nothing empty."""
    overview = (Group((Row(each.english, "", each.lines, each.note),)) for each in event.overview)
    agreements = (Group(tuple(_row(line) for line in each.lines)) for each in event.agreements)
    times = (
        Group(tuple(_row(moment.line, words.moment_words(moment)) for moment in found), when)
        for when, found in words.by_time(event)
    )
    said = (
        Group(
            tuple(_row(line, words.day_words(line.day)) for line in each.lines),
            each.who_english,
            each.who if each.who != each.who_english else "",
        )
        for each in event.sayings
    )
    for heading, groups in (
        (words.OVERVIEW, tuple(overview)),
        (words.AGREE, tuple(agreements)),
        (words.TIMES, tuple(times)),
        (words.SAID, tuple(said)),
    ):
        if groups:
            yield Section(heading, groups)


def _row(line: Line, note: str = "") -> Row:
    return Row(line.english, line.german, (line,), note)
