"""When what happened: days told in the texts, weekdays counted back from the day of their article, live-blog entries,
and when each article was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from toolkit.digest.lines import day_of, line_of
from toolkit.digest.records import Moment
from toolkit.read.dates import Day
from toolkit.records import BlockKind, Brief, FigureKind

_DAYS = {
    "Montag": 0,
    "Dienstag": 1,
    "Mittwoch": 2,
    "Donnerstag": 3,
    "Freitag": 4,
    "Samstag": 5,
    "Sonnabend": 5,
    "Sonntag": 6,
}
_BEFORE, _AFTER = "vergangene[nr]|letzte[nr]|vorige[nr]", "kommende[nr]|nächste[nr]"
_WEEKDAY = re.compile(
    r"\b(?:(?:[Aa]m|[Vv]om|[Ss]eit|[Bb]is|[Zz]um|[Ii]n der Nacht (?:zu|zum|auf|auf den))\s(?:(?:späten|frühen)\s)?)?"
    rf"(?:(?P<before>{_BEFORE})\s|(?P<after>{_AFTER})\s)?(?P<day>{'|'.join(_DAYS)})"
    r"(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?\b(?!,?\s\(?(?:de[nm]\s)?\d{1,2}\.)(?!-)"
)
_YESTERDAY = re.compile(r"\b(?P<two>[Vv]or)?[Gg]estern\b")
# Without a word such as "kommenden" only a sentence in a past tense says that its weekday lies behind.
_AHEAD = re.compile(r"\b(?:wird|werden|will|wollen|soll|sollen|sollte|wollte|plan\w+|würde\w*|könnte\w*|dürfte\w*)\b")
_PAST = re.compile(
    r"\b(?:hat|haben|habe|hatten?|war|waren|wurden?|worden|sei|seien|"
    r"(?!(?:heute|bitte|gute|letzten|dritten|weitesten|meisten|gesamten|bekannten|privaten|konkreten)\b)"
    r"[a-zäöüß]{3,}(?:te|ten)|"
    r"[a-zäöüß]*(?:kam|ging|gab|nahm|sprach|traf|starb|stieg|fiel|fand|gann|schoss|schloss|lag|stand|hielt|ließ|rief|"
    r"schrieb|warf|zog|griff|brach|verlor|flog|fuhr|trat|wies|bot|lief|riet|fing|trug|schlug|sah|bat)(?:en)?)\b"
)


def moments(briefs: Sequence[Brief]) -> tuple[Moment, ...]:
    """The time line, in order."""
    found: dict[tuple[str, str, int], Moment] = {}
    for brief in briefs:
        for moment in (*_told(brief), *_counted(brief), *_updates(brief), *_published(brief)):
            found.setdefault((moment.when, moment.line.brief, moment.line.sentence), moment)
    return tuple(sorted(found.values(), key=lambda each: (each.when, each.kind == "published", each.line.brief)))


def _told(brief: Brief) -> Iterator[Moment]:
    """Dates as they stand; one without a year is of the year that brings it nearest to its article."""
    for figure in brief.figures:
        if figure.kind is not FigureKind.DATE:
            continue
        when, said = figure.value, ""
        if (short := re.fullmatch(r"--(\d\d)-(\d\d)", when)) is not None:
            when = Day(None, int(short[1]), int(short[2])).near(_date(brief, figure.sentence)).iso or ""
            said = figure.german.of(brief.article.text)
        if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", when):
            yield Moment(when, "told", line_of(brief, figure.sentence), said)


def _counted(brief: Brief) -> Iterator[Moment]:
    """Weekdays and "gestern" of running sentences, as days; none where the day of the article is not known."""
    for sentence in brief.sentences:
        known = _date(brief, sentence.id)
        if known is None or brief.article.blocks[sentence.block].kind is not BlockKind.PARAGRAPH:
            continue
        day = date.fromisoformat(known)
        for found in _WEEKDAY.finditer(sentence.text):
            when = _resolved(day, found, sentence.text)
            if when is not None:
                yield Moment(when.isoformat(), "told", line_of(brief, sentence.id), found[0].strip())
        for found in _YESTERDAY.finditer(sentence.text):
            when = day - timedelta(days=2 if found["two"] else 1)
            yield Moment(when.isoformat(), "told", line_of(brief, sentence.id), found[0])


def _resolved(day: date, found: re.Match[str], text: str) -> date | None:
    """The day a weekday means on `day`; None where the sentence does not say whether it is past or to come."""
    back = (day.weekday() - _DAYS[found["day"]]) % 7
    if found["before"]:
        return day - timedelta(days=back or 7)
    if found["after"]:
        return day + timedelta(days=7 - back)
    if found[0] == found["day"] or _AHEAD.search(text) or not _PAST.search(text):
        return None
    return day - timedelta(days=back)


def _date(brief: Brief, sentence: int) -> str | None:
    day = (day_of(brief, sentence) or "").partition("T")[0]
    return day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def _updates(brief: Brief) -> Iterator[Moment]:
    for section in brief.article.sections:
        inside = [s for s in brief.sentences if s.block in section.blocks]
        texts = [s for s in inside if brief.article.blocks[s.block].kind is BlockKind.PARAGRAPH]
        first = next((s.id for s in (*texts, *inside)), None)
        if section.time and first is not None:
            yield Moment(section.time, "update", line_of(brief, first))


def _published(brief: Brief) -> Iterator[Moment]:
    if brief.article.date and brief.sentences:
        yield Moment(brief.article.date, "published", line_of(brief, 0))
