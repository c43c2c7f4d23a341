"""Page furniture: what stands on a news page but is no part of the article.

Three steps: lines that are furniture wherever they stand; what follows an announcement of other articles; words that
may be a heading of the article and are furniture only at the page's edges or beside other furniture. A sentence of
the article taken for furniture is the worst this module can do: nothing that ends like a sentence goes unless a
table names its words, or it is the teaser under a recommended headline (set against it without an empty line, or
sharing a word with it that the article does not have).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from toolkit.read.lines import Line, is_sentence
from toolkit.read.metadata import SIGLUM_LINE, read_items
from toolkit.read.phrases import (
    CLOSERS,
    COMMENTER,
    COMMENTS,
    NAVIGATION,
    OPENERS,
    RECOMMENDATION,
    RUBRICS,
    SHARING,
    SURE_LINES,
    TABLE,
    WEAK,
)
from toolkit.records import MarkKind

LONGEST = 600  # characters: a longer line is never furniture
LONGEST_HEADLINE = 160
LONGEST_TEASER = 400
LONGEST_OPENER = 220  # an announcement with its headline on the same line
MOST_CLOSERS = 3  # announcements, counted from the end of the page, that may head a list down to its end
LEAST_RUBRICS = 3  # in a row: a menu

_OPENER = re.compile(
    rf"[+>»→▶•*#–—\s-]*{OPENERS}(?P<mark>\s?(?:\.\.\.|[:…>»→]))*\s*(?P<inline>.*?)[+\s]*", re.IGNORECASE
)
_CLOSER = re.compile(rf"[+>»→▶•*#–—\s-]*{CLOSERS}[\s:.…]*", re.IGNORECASE)
_TABLE_RULE = re.compile(r"[|\s:+=-]*-{2,}[|\s:+=-]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CONTENT = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]{3,}")


def remove_furniture(lines: Sequence[Line]) -> None:
    """Give the lines that are furniture their reason; leave all others open."""
    for line in lines:
        reason = sure_reason(line.text)
        if reason:
            line.is_(reason)
    _remove_recommended(lines)
    _remove_menus(lines)
    _remove_weak(lines)
    _remove_comments(lines)
    _remove_page_end(lines)


def sure_reason(text: str) -> str | None:
    """Why this line is furniture wherever it stands, or None."""
    if len(text) > LONGEST or is_announcement(text) is not None:
        return None
    if "|" in text and is_table_row(text):
        return TABLE
    return next((reason for reason, pattern in SURE_LINES.items() if pattern.fullmatch(text)), None)


def is_table_row(text: str) -> bool:
    """`Details | |`, `---|---|`, `Ort | Myrne, Ukraine |`; not a sentence or a headline with one bar in it."""
    if _TABLE_RULE.fullmatch(text):
        return True
    cells = text.split("|")
    closed = text.endswith("|") or text.startswith("|")
    return (closed or len(cells) > 2) and max(map(len, cells)) <= 120 and not is_sentence(cells[-1])


def is_announcement(text: str) -> bool | None:
    """True for a line that announces other articles and names none, False for one that names its article behind a
    colon, None for any other line."""
    match = _OPENER.fullmatch(text) if len(text) <= LONGEST_OPENER else None
    if not match:
        return None
    if not match["inline"]:
        return True
    return False if match["mark"] else None


class _Vocabulary:
    """In how many lines of the page each capitalised word stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines_with = Counter(word for line in lines if line.open for word in _words(line.text))

    def shared(self, headline: str, teaser: str) -> bool:
        """Do the two share a word, or one that begins the other, that stands nowhere else on the page?"""
        for word in _words(headline):
            for other in _words(teaser):
                most = 2 if word == other else 1
                related = word.startswith(other) or other.startswith(word)
                if related and self.lines_with[word] <= most and self.lines_with[other] <= most:
                    return True
        return False


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _CONTENT.findall(text[:LONGEST])}


def _remove_recommended(lines: Sequence[Line]) -> None:
    announcements = [(n, is_announcement(line.text)) for n, line in enumerate(lines) if line.open]
    announcements = [(n, bare) for n, bare in announcements if bare is not None]
    if not announcements:
        return
    vocabulary, spaced = _Vocabulary(lines), _is_spaced(lines)
    for number, bare in announcements:
        if lines[number].open:
            lines[number].is_(RECOMMENDATION)
            if bare:
                _take_recommended(lines, number + 1, vocabulary, spaced)
    for number, bare in announcements[-MOST_CLOSERS:]:
        if bare and _CLOSER.fullmatch(lines[number].text):
            _take_closing_list(lines, number + 1)


def _take_recommended(lines: Sequence[Line], start: int, vocabulary: _Vocabulary, spaced: bool) -> None:
    """Headlines, dates and teasers that follow an announcement, from line `start` on."""
    end = start
    while end < len(lines) and lines[end].open and is_announcement(lines[end].text) is None:
        end += 1
    last = max((n for n in range(start, end) if is_sentence(lines[n].text)), default=-1)
    headline: Line | None = None
    taken = False
    for number in range(start, end):
        line = lines[number]
        following = lines[number + 1] if number + 1 < end else None
        if _is_date(line.text):
            line.is_(RECOMMENDATION)
            headline = None
        elif is_sentence(line.text):
            if not headline or not _is_teaser(line, headline, following, vocabulary, spaced):
                return
            line.is_(RECOMMENDATION)
            headline = None
        elif len(line.text) > LONGEST_HEADLINE or weak_reason(line.text):
            return
        elif (
            not taken
            or number > last
            or (spaced and not line.gap)  # set with the headline before it: what has a paragraph stands by itself
            or (following is not None and _is_date(following.text))
        ):
            line.is_(RECOMMENDATION)
            headline, taken = line, True
        else:
            return


def _take_closing_list(lines: Sequence[Line], start: int) -> None:
    """Headline and teaser in turns, down to other furniture or the end of the page, about something else than the
    article: what the words of a teaser are judged by."""
    rest = [line for line in lines[start:] if line.open]
    if not rest or any(
        line.removed and line.parts[0][1] != RECOMMENDATION for line in lines[start : lines.index(rest[-1])]
    ):
        return
    teasers = [line for line in rest if is_sentence(line.text)]
    known = {word for line in lines[:start] if line.open for word in _words(line.text)}
    words = [word for line in teasers for word in _words(line.text)]
    shared = sum(word in known for word in words)
    if shared * 6 > len(words) or (shared and len(teasers) < 2):
        return
    before = lines[lines.index(rest[0]) - 1]
    for line in rest:
        if is_sentence(line.text) and (is_sentence(before.text) or len(line.text) > LONGEST_TEASER):
            return
        before = line
    for line in rest:
        line.is_(RECOMMENDATION)


def _is_teaser(line: Line, headline: Line, following: Line | None, vocabulary: _Vocabulary, spaced: bool) -> bool:
    if len(line.text) > LONGEST_TEASER:
        return False
    glued = spaced and headline.gap and not line.gap and (following is None or following.gap)
    return glued or vocabulary.shared(headline.text, line.text)


def _is_date(text: str) -> bool:
    items = read_items(text)
    return bool(items) and items[0].kind is MarkKind.DATE


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Do empty lines part the paragraphs of this page?"""
    sentences = [line for line in lines if is_sentence(line.text)]
    return sum(line.gap for line in sentences) * 2 > len(sentences)


def _remove_menus(lines: Sequence[Line]) -> None:
    run: list[Line] = []
    for line in lines:
        if line.open and line.text.casefold() in RUBRICS:
            run.append(line)
            if len(run) >= LEAST_RUBRICS:
                for each in run:
                    each.is_(NAVIGATION)
        elif line.open:
            run = []


def _remove_weak(lines: Sequence[Line]) -> None:
    body = [number for number, line in enumerate(lines) if line.open and is_sentence(line.text)]
    first, last = (body[0], body[-1]) if body else (0, -1)
    for number, line in enumerate(lines):
        reason = weak_reason(line.text) if line.open else None
        if not reason:
            continue
        after = lines[number + 1] if number + 1 < len(lines) else None
        heads_text = after is not None and after.open and is_sentence(after.text)
        beside = number > 0 and lines[number - 1].removed
        beside = beside or (after is not None and (after.removed or weak_reason(after.text) is not None))
        if number > last or (beside and not heads_text) or (number < first and reason == SHARING):
            line.is_(reason)


def weak_reason(text: str) -> str | None:
    """Why this line would be furniture at the edge of a page, or None."""
    if len(text) > 120:
        return None
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or len(text) - sum(map(len, words)) > 3 * len(words):
        return None
    return next((reason for reason, listed in WEAK.items() if all(word in listed for word in words)), None)


def _remove_comments(lines: Sequence[Line]) -> None:
    """Below the heading of the comments, from the first `Name sagt:` on everything is comments."""
    heading = next((n for n, line in enumerate(lines) if line.removed and line.parts[0][1] == COMMENTS), len(lines))
    begun = False
    for line in lines[heading + 1 :]:
        begun = begun or (line.open and len(line.text) < 100 and COMMENTER.fullmatch(line.text) is not None)
        if begun and line.open:
            line.is_(COMMENTS)


def _remove_page_end(lines: Sequence[Line]) -> None:
    """After the last sentence of the article, short lines that follow furniture belong to the page."""
    last = max((n for n, line in enumerate(lines) if line.open and is_sentence(line.text)), default=len(lines))
    for before, line in pairwise(lines[last + 1 :]):
        metadata = read_items(line.text) or SIGLUM_LINE.fullmatch(line.text)
        if line.open and before.removed and len(line.text) <= LONGEST_HEADLINE and not metadata:
            line.is_(NAVIGATION)
