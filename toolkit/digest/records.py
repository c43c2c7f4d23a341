"""What a digest says, every line of it with the brief and the sentence it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A brief of the digest. `id` names its files; `date` is ISO or None."""

    id: str
    title: str
    english_title: str
    date: str | None
    file: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of one brief, on both sides. `day` is the article's date, or the live-blog entry's time."""

    brief: str
    sentence: int
    german: str
    english: str
    day: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The same said by several sources; the first line is the one nearest to all others."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as one source gives it: its canonical `value`, its German words `shown` with what qualifies them
    (`bis zu 12.000`), and who says so in German and English (None where the text does not say)."""

    value: str
    shown: str
    who: str | None
    who_english: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class Difference:
    """Figures that count the same and are not the same. `what` is the German noun, `what_english` the English one where
    the translations show it; readings by value, then day."""

    what: str
    readings: tuple[Reading, ...]
    what_english: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or time (ISO, as exact as the text) and what was then. `kind`: told, update, published. `said`: the German
    words where `when` was counted from the day of the line (`am Freitag`), else empty."""

    when: str
    kind: str
    line: Line
    said: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one speaker said, over all sources."""

    who: str
    who_english: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A sentence over the whole event with the lines that support it; `note` as in a summary sentence."""

    english: str
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Briefs that tell of the same thing. An event with one source has no agreements and no differences."""

    title: str
    sources: tuple[Source, ...]
    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    moments: tuple[Moment, ...]
    sayings: tuple[Saying, ...]
    overview: tuple[Overview, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """Events, the one with most sources first. `writer`: who wrote the overviews, empty where there are none. `notes`:
    what the briefs say at their head about the translation, each once."""

    events: tuple[Event, ...]
    writer: str = ""
    notes: tuple[str, ...] = ()
