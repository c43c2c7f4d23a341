"""Who says something, and who is the same: a person by the family name, anybody else only by the whole name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.digest.lines import day_of
from toolkit.digest.records import Line, Saying
from toolkit.records import Brief, QuoteKind, QuotePair
from toolkit.settings import Digesting
from toolkit.summarise.terms import GERMAN_STOP, stem_german, words

_SAID = frozenset({QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.REPORTED})
_NOBODY = re.compile(
    r"(?:er|sie|es|man|wir|ihm|ihr|dieser|diese|(?:(?:eigen|sein|ihr)e\w? )?"
    r"(?:angaben|aussagen|berichten?|darstellung))",
    re.IGNORECASE,
)  # speakers without a name
_PROPER = re.compile(r"[A-ZÄÖÜ][\w.’'-]*(?: [A-ZÄÖÜ][\w.’'-]*)*")
_ACRONYM = re.compile(r"\b[A-ZÄÖÜ]{2,}$")

Key = tuple[str, ...]


def speaker_of(brief: Brief, pair: QuotePair) -> str:
    """The German name of the speaker, the role where there is no name, else the mention as it stands."""
    quote = pair.quote
    mention = quote.speaker.of(brief.article.text) if quote.speaker else ""
    return quote.speaker_name or (quote.speaker_role if _NOBODY.fullmatch(mention) and quote.speaker_role else mention)


def is_nobody(who: str) -> bool:
    """True for words that name nobody: `er`, `seiner Darstellung`."""
    return _NOBODY.fullmatch(who) is not None


def sayings(briefs: Sequence[Brief], settings: Digesting) -> tuple[Saying, ...]:
    """Statements by speaker, those with most sources and words first."""
    said = [
        (brief, pair, who)
        for brief in briefs
        for pair in brief.quotes
        if pair.quote.kind in _SAID and pair.quote.speaker and pair.quote.sentences
        if (who := speaker_of(brief, pair)) and not is_nobody(who)
    ]
    full = _full_names([pair.quote.speaker_name or "" for _, pair, _ in said])
    lines: dict[Key, list[Line]] = {}
    names: dict[Key, list[tuple[str, str]]] = {}
    for brief, pair, who in said:
        key = _key(who, pair.quote.speaker_name is not None, full)
        names.setdefault(key, []).append((who, pair.speaker_english or who))
        place = pair.quote.sentences[0]
        line = Line(brief.article.id, place, pair.german_text, pair.english_text, day_of(brief, place))
        lines.setdefault(key, []).append(line)
    found = [
        Saying(*max(names[key], key=lambda name: (len(name[0]), len(name[1]), name)), tuple(_best(rows, settings)))
        for key, rows in lines.items()
    ]
    return tuple(sorted(found, key=lambda s: (-len({line.brief for line in s.lines}), -len(s.lines), s.who)))


def _full_names(names: Sequence[str]) -> dict[str, set[str]]:
    """Last word of a name to the full names that end in it."""
    found: dict[str, set[str]] = {}
    for name in names:
        if " " in name and _PROPER.fullmatch(name):
            found.setdefault(name.split(" ")[-1], set()).add(name)
    return found


def _key(who: str, named: bool, full: dict[str, set[str]]) -> Key:
    """What two mentions must share to be one speaker."""
    last = who.split(" ")[-1]
    proper = named and _PROPER.fullmatch(who) is not None
    if (proper and len(full.get(last, ())) <= 1) or (_ACRONYM.search(who) and not {"und", "oder"} & {*who.split(" ")}):
        return (stem_german(last),)
    return tuple(stem_german(word) for word in words(who) if word.lower() not in GERMAN_STOP) or (who,)


def _best(lines: Sequence[Line], settings: Digesting) -> list[Line]:
    """The longest statements in order of time; none that stands inside another one of its sentence."""
    whole = [
        line
        for place, line in enumerate(lines)
        if not any(_inside(line, place, other, there) for there, other in enumerate(lines))
    ]
    longest = sorted(whole, key=lambda line: -len(line.german))[: settings.most_sayings]
    return sorted(longest, key=lambda line: (line.day or "~", line.brief, line.sentence))


def _inside(line: Line, place: int, other: Line, there: int) -> bool:
    if place == there or (line.brief, line.sentence) != (other.brief, other.sentence):
        return False
    return line.german in other.german and (line.german != other.german or there < place)
