"""Quotation marks of German text: one table of glyphs and a state machine with memory.

The trap is that one glyph has two lives: U+201C closes in German („…“) and opens in English (“…”), guillemets point
inwards in Germany (»…«) and outwards in Switzerland («…»), U+2019 is an apostrophe most of the time. What a glyph does
is decided by what is open (the memory), then by its neighbours, then by its usual life.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.records import Span

OPENS = {"„": "double", "‚": "single", ",,": "double"}  # never close
CLOSES = {"”": "double", "‟": "double", "''": "double"}  # seldom open
TURNS = {"“": "double", "»": "guillemet", "«": "guillemet", "›": "angle", "‹": "angle", '"': "straight", "‘": "single"}
APOSTROPHES = {"’": "single", "'": "tick", "`": "single", "´": "single"}  # close only what is open, never inside a word
FAMILIES = {**OPENS, **CLOSES, **TURNS, **APOSTROPHES}
GLYPHS = "".join(glyph for glyph in FAMILIES if len(glyph) == 1)
_GLYPH = re.compile(r",,(?=\w)|''|[" + re.escape(GLYPHS) + "]")
_BEFORE_OPEN = frozenset(" \t\n\r\u00a0\u202f([{–—-/:") | frozenset('„‚»«›‹"“‘')
_DEEPEST = 3  # more marks than this inside one another are typing errors
_PARAGRAPHS = 4  # a quotation is not followed over more paragraphs than this without a new mark


@dataclass(frozen=True, slots=True)
class Marked:
    """Text between quotation marks, marks included. `depth` 0 is outermost; `closed` is False where the end is missing
    and was taken to be the end of the paragraph; `continues` is True where it takes up the paragraph before."""

    span: Span
    inner: Span
    depth: int
    closed: bool = True
    continues: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    family: str
    paragraph: int
    continues: bool = False


def find_marked(text: str, paragraphs: Sequence[Span]) -> tuple[Marked, ...]:
    """Every quoted stretch of `text`, by start; linear in the length of the text.

    `paragraphs` are disjoint and in order. Unclosed marks end with their paragraph, unless the next glyph of the text
    is their closing mark a few paragraphs on.
    """
    events = [
        (match.start(), match.end(), match.group(), index)
        for index, paragraph in enumerate(paragraphs)
        for match in _GLYPH.finditer(text, paragraph.start, paragraph.end)
    ]
    found: list[Marked] = []
    stack: list[_Open] = []
    for number, (start, end, glyph, index) in enumerate(events):
        if stack and stack[0].paragraph != index:
            stack = _cross(text, paragraphs, events[number], stack, found)
        _step(text, start, end, glyph, index, stack, found, paragraphs)
    _give_up(stack, paragraphs, found, text)
    return tuple(sorted(found, key=lambda marked: (marked.span.start, -marked.span.end)))


def _step(
    text: str,
    start: int,
    end: int,
    glyph: str,
    index: int,
    stack: list[_Open],
    found: list[Marked],
    paragraphs: Sequence[Span],
) -> None:
    family = FAMILIES[glyph]
    role = _role(text, start, end, glyph, stack)
    if role == "open" and len(stack) < _DEEPEST:
        first = _at_start(text, paragraphs[index], start)
        continued = first and bool(found) and not found[-1].closed and not stack
        stack.append(_Open(start, end, family, index, continued))
    elif role == "close" and stack:
        level = _level(stack, family)
        opened = stack[level]
        del stack[level:]
        found.append(Marked(Span(opened.start, end), Span(opened.inner, start), level, True, opened.continues))


def _at_start(text: str, paragraph: Span, place: int) -> bool:
    """True where nothing but white space stands before `place` in its paragraph (looked for over 32 characters)."""
    return place - paragraph.start <= 32 and not text[paragraph.start : place].strip()


def _role(text: str, start: int, end: int, glyph: str, stack: list[_Open]) -> str:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    family = FAMILIES[glyph]
    may_open = (before in _BEFORE_OPEN or before.isspace()) and not after.isspace() and after not in ".,;)!?"
    is_open = any(opened.family == family for opened in stack)
    if glyph in OPENS:
        return "open"
    if glyph in APOSTROPHES:
        if is_open and not before.isspace() and not after.isalnum():
            return "close"
        ticks = glyph == "'" and may_open and after.isalpha() and _tick_closes(text, end)
        return "open" if ticks and not is_open else "none"
    if glyph in CLOSES:
        if stack:
            return "close"
        return "open" if may_open and after.isalnum() else "none"
    if not is_open and glyph == "“" and any(o.family in ("straight", "guillemet") for o in stack) and not may_open:
        return "close"
    if is_open:
        nested = may_open and before.isspace() and after.isalnum() and family not in ("double", "straight", "single")
        return "open" if nested else "close"
    if glyph == '"':
        if before.isdigit() and not stack:
            return "none"
        if stack and not may_open:
            return "close"
    if glyph == "‘" and not _closes_soon(text, end):
        return "none"
    return "open" if may_open or (before.isspace() and not after.isspace()) else "none"


def _tick_closes(text: str, start: int) -> bool:
    """True where a straight single mark closes within 300 characters: otherwise it was an apostrophe ('s ist)."""
    for match in re.finditer("'", text[start : start + 300]):
        place = start + match.start()
        after = text[place + 1] if place + 1 < len(text) else " "
        if not text[place - 1].isspace() and not after.isalnum():
            return place - start > 1  # 'n' is an apostrophe on both sides
    return False


def _closes_soon(text: str, start: int) -> bool:
    """True where a mark that could close a single quotation follows: otherwise it is part of a name (‘Adi)."""
    return re.search(r"\S[’‘](?!\w)", text[start : start + 300]) is not None


def _level(stack: list[_Open], family: str) -> int:
    for level in range(len(stack) - 1, -1, -1):
        if stack[level].family == family:
            return level
    return len(stack) - 1


def _cross(
    text: str,
    paragraphs: Sequence[Span],
    event: tuple[int, int, str, int],
    stack: list[_Open],
    found: list[Marked],
) -> list[_Open]:
    """At the first glyph of a later paragraph: keep what it closes, give up the rest."""
    start, end, glyph, index = event
    near = index - stack[0].paragraph <= _PARAGRAPHS
    family = FAMILIES[glyph]
    closes = _role(text, start, end, glyph, stack) == "close" and any(o.family == family for o in stack)
    opening_place = _at_start(text, paragraphs[index], start)
    if near and closes and not opening_place and glyph != '"':
        return stack
    _give_up(stack, paragraphs, found, text)
    return []


def _give_up(stack: list[_Open], paragraphs: Sequence[Span], found: list[Marked], text: str) -> None:
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level]
        end = paragraphs[opened.paragraph].end
        for marked in reversed(found):
            if marked.span.start < opened.start:
                break
            if marked.depth > level and marked.span.start > opened.inner:
                end = marked.span.start  # „A … „B“: the later pair is whole, so the earlier mark lost its end before it
        end = opened.start + len(text[opened.start : end].rstrip())
        if end > opened.inner:
            found.append(Marked(Span(opened.start, end), Span(opened.inner, end), level, False, opened.continues))
    stack.clear()
