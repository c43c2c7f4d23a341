"""Words, sentences and clause segments of German text, with offsets: just enough grammar for finding quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.quotes.marks import GLYPHS, Marked
from toolkit.quotes.wordlists import words
from toolkit.records import Span

QUOTED = "\ufffc"  # stands for a whole quotation in the token list
_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:-\w+)*|\w+(?:[-’'./&]\w+)*-?|[^\w\s]", re.UNICODE)
_END = re.compile(r"[.!?…]+")
_ABBREVIATIONS = frozenset(
    words(
        """
    dr prof bzw ca etc evtl ggf inkl usw vgl str nr st hl mr mrs ms jr sr abs art bd dipl ing geb gest mio mrd tsd
    sog u.a z.b d.h u z d i b v o mag min max jan feb mär apr jun jul aug sep sept okt nov dez gen rev co corp inc
    al ehem zzt
    """
    )
)
_MONTHS = frozenset(
    words(
        """
    januar februar märz april mai juni juli august september oktober november dezember jahrhundert jahrestag
    bundestag weltkrieg lebensjahr etage platz runde stock geburtstag todestag klasse liga minute
    """
    )
)
_LONGEST_UNIT = 2000  # characters
DELIMITERS = frozenset(",:;–—-")


class Token(NamedTuple):
    """A word, a punctuation mark, or a whole quotation (`text == QUOTED`); `low` is the text in lower case.

    A named tuple: half of the time of finding quotes went into making frozen dataclasses and lower case.
    """

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence with its reporting clause, and the quotations in it."""

    span: Span
    paragraph: int
    quotes: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `[first, last)` of a unit between two delimiters; `before` is the delimiter in front ("" at the start)."""

    first: int
    last: int
    before: str
    after: str


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Non-blank lines of `text`, trimmed."""
    spans = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(line.strip())))
    return tuple(spans)


def split_units(text: str, paragraphs: Sequence[Span], marked: Sequence[Marked]) -> tuple[Unit, ...]:
    """Sentences that never end inside a quotation before its reporting clause."""
    outer = [quote for quote in marked if quote.depth == 0]
    units: list[Unit] = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        while at < len(outer) and outer[at].span.end <= paragraph.start:
            at += 1
        here = []
        later = at
        while later < len(outer) and outer[later].span.start < paragraph.end:
            here.append(outer[later])
            later += 1
        units.extend(_units(text, paragraph, index, here))
    return tuple(units)


def _units(text: str, paragraph: Span, index: int, quotes: Sequence[Marked]) -> list[Unit]:
    cuts: list[int] = []
    at = 0
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        while at < len(quotes) and quotes[at].span.end <= match.start():
            at += 1
        place = match.end()
        if at < len(quotes) and quotes[at].span.start <= match.start():
            if text[place : quotes[at].inner.end].strip():
                continue  # inside the quotation
            place = max(place, quotes[at].span.end)
            if not _starts_sentence(text, place, paragraph.end):
                continue
        elif not _is_end(text, match.start(), match.end(), paragraph):
            continue
        if place < paragraph.end:
            cuts.extend(_breaks(text, cuts[-1] if cuts else paragraph.start, place, quotes))
            cuts.append(place)
    cuts.extend(_breaks(text, cuts[-1] if cuts else paragraph.start, paragraph.end, quotes))
    units = []
    start = paragraph.start
    at = 0
    for cut in [*cuts, paragraph.end]:
        while start < cut and text[start].isspace():
            start += 1
        if start >= cut:
            continue
        while at < len(quotes) and quotes[at].span.end <= start:
            at += 1
        inside = []
        later = at
        while later < len(quotes) and quotes[later].span.start < cut:
            inside.append(quotes[later])
            later += 1
        units.append(Unit(Span(start, cut), index, tuple(inside)))
        start = cut
    return units


def _breaks(text: str, start: int, end: int, quotes: Sequence[Marked]) -> list[int]:
    """Cuts in a stretch too long for a sentence, at spaces outside of quotations: its reading costs the square of its
    length (a page without full stops took 18 seconds)."""
    cuts: list[int] = []
    ends = [quote.span.end for quote in quotes]
    while end - start > _LONGEST_UNIT:
        place = text.find(" ", start + _LONGEST_UNIT, end)
        if place < 0:
            break
        at = bisect_right(ends, place)
        start = quotes[at].span.end if at < len(quotes) and quotes[at].span.start < place else place
        if start < end:
            cuts.append(start)
    return cuts


def _starts_sentence(text: str, place: int, end: int) -> bool:
    rest = text[place : place + 40].lstrip(" \u00a0.")
    if place >= end or not rest:
        return True
    if rest[0] in ",;:–—-)" or rest[0].islower():
        return False
    first = re.match(r"\w+", rest)
    return not (first and text[place : place + 1] == ",")


def _is_end(text: str, start: int, end: int, paragraph: Span) -> bool:
    rest = text[end : min(end + 40, paragraph.end)]
    if rest and not rest[0].isspace() and rest[0] not in GLYPHS + ")]":
        return False
    following = rest.lstrip(" \u00a0\t" + GLYPHS + ")]")
    if following and following[0].islower():
        return False
    if text[start:end] != ".":
        return True
    word = re.search(r"[\w.]*$", text[max(paragraph.start, start - 24) : start])
    last = word.group().lower() if word else ""
    if last.isdigit() and len(last) <= 2:
        head = re.match(r"\w+", following)
        return not (head and head.group().lower() in _MONTHS)
    if len(last) == 1 and last.isalpha():
        return False
    return last not in _ABBREVIATIONS


def tokenise(text: str, start: int, end: int, whole: Sequence[Span]) -> tuple[Token, ...]:
    """Tokens of `text[start:end]` without marks and bracketed asides; each span of `whole` becomes one QUOTED token."""
    tokens: list[Token] = []
    depth = 0
    at = 0
    place = start
    while place < end:
        if at < len(whole) and place >= whole[at].start:
            tokens.append(Token(whole[at].start, whole[at].end, QUOTED, QUOTED))
            place = max(place, whole[at].end)
            at += 1
            continue
        limit = whole[at].start if at < len(whole) else end
        for match in _WORD.finditer(text, place, min(limit, end)):
            word = match.group()
            if word in "([":
                depth += 1
            elif word in ")]":
                depth = max(0, depth - 1)
            elif depth == 0 and word not in GLYPHS:
                tokens.append(Token(match.start(), match.end(), word, word.lower()))
        place = limit
        depth = 0 if at < len(whole) else depth
    return tuple(tokens)


def split_segments(tokens: Sequence[Token], text: str) -> tuple[Segment, ...]:
    """Clause segments between commas, colons, semicolons and spaced dashes."""
    segments: list[Segment] = []
    first = 0
    before = ""
    for number, token in enumerate(tokens):
        is_quote = token.text == QUOTED
        if is_quote or (token.text in DELIMITERS and _is_delimiter(tokens, number, text)):
            if first < number:
                segments.append(Segment(first, number, before, "" if is_quote else token.text))
            if is_quote:
                segments.append(Segment(number, number + 1, before if first == number else "", ""))
            before = QUOTED if is_quote else token.text
            first = number + 1
    if first < len(tokens):
        segments.append(Segment(first, len(tokens), before, ""))
    return tuple(segments)


def _is_delimiter(tokens: Sequence[Token], number: int, text: str) -> bool:
    token = tokens[number]
    if token.text not in "–—-":
        return True
    return text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1].isspace()
