"""German sentence splitting with character offsets: rules and closed word lists, one pass, no model.

A sentence may end at `. ! ? …` (closing marks and brackets included) where white space follows. Whether it does is
decided by the word before and the word after. The traps are German: an ordinal looks like a number at the end of a
sentence (`der 3. Stock`, `auf Platz 3. Trainer`), every noun is capitalised, so a capital after an abbreviation proves
nothing, and a quotation ends before its reporting clause (`„… .“ sagte er`). Words that are capitalised only at the
start of a sentence (articles, pronouns, prepositions, adverbs: `words.STARTERS`) are what can be relied on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter

from toolkit.records import Article, Sentence, Span
from toolkit.segment.words import (
    AGENCIES,
    BEFORE_COUNT,
    BEFORE_NUMBER,
    BEFORE_ORDINAL,
    LEANING,
    MAYBE_LAST,
    MONTHS,
    NUMBERED,
    PREFIXES,
    RUN_ON,
    STARTERS,
)
from toolkit.settings import Segmenting

__all__ = ["segment", "split"]

_LIMITS = Segmenting()
_LOOK_BACK = 48  # characters: longer than any abbreviation with the word before it
_PART = 4  # characters: no part of `z. B.` or of `v. Chr.` is longer
_MARGIN = 8  # characters: bullets and marks before the number of an item

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++"
    r"(?:[\"“”‟»«›‹’‘')\]]|\s[»«“”\"‹›](?=\s|$))*+"  # closing marks; alone between spaces a mark closes
    r"(?=\s|$)"
)
_FOLLOWING = re.compile(r"(?:,,|[\s\"„‚“”»«›‹‘’'(\[{*•·–—_-])*")
_WORD = re.compile(r"[^\W_]+")
_OPENERS = re.compile(r"[(\[{–—\"„“‚‘»«›‹]")
_LAST_WORD = re.compile(r"(\S+)\s+\S*$")
_ORDINAL = re.compile(r"-?(?:\d{1,4}[./–-]{1,2})*\d{1,4}$")
_ROMAN = re.compile(r"[IVXLC]{1,8}$")
_UNIT = re.compile(r"\d\s?[a-z]$")  # `um 9 h. Danach`
_PARTNERS = {
    "“": "„“",
    "”": "„“”",
    "‟": "„‟",
    '"': '"„',
    "«": "»«",
    "»": "»«",
    "‹": "›‹",
    "›": "›‹",
    "‘": "‚‘",
    "’": "‚‘",
}
_SIGLUM = re.compile(r"\((?:[a-zäöü]{2,5}[/,]?\s?){1,4}\)\s+[A-ZÄÖÜ\"„»]")  # `(sda) Am Montag`
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[•·▪‣*]|\d{1,3}[.)]\s|[–—-]\s)")
_GLUED = f"(?:{'|'.join(sorted(STARTERS))})"
_STARTER = f"(?:{'|'.join(sorted(RUN_ON))})"
_PLACE = r"[A-ZÄÖÜ][\w-]+(?:/[A-ZÄÖÜ][\w-]+)?"
_DATELINE = rf"{_PLACE} (?:\((?:{'|'.join(sorted(AGENCIES))})\) ?[-–—] |[-–—] {_STARTER} )"
# What a copied page loses: the space in `gekommen.Die Stadt`, the line end between a heading and its text.
_LOST = re.compile(
    rf"(?<=[a-zäöüß]{{3}})[.!?](?={_GLUED}\s)|(?<=[\w\"“])\s(?=[A-ZÄÖÜ])(?={_STARTER}\s[^\W_]|{_DATELINE})"
)


def segment(article: Article) -> tuple[Sentence, ...]:
    """The sentences of every block in text order; ids count from 0, spans are trimmed offsets in `article.text`."""
    sentences: list[Sentence] = []
    for number, block in sorted(enumerate(article.blocks), key=lambda item: item[1].span):
        for span in split(block.span.of(article.text)):
            place = span.shift(block.span.start)
            sentences.append(Sentence(len(sentences), place, place.of(article.text), number))
    return tuple(sentences)


def split(text: str) -> list[Span]:
    """The sentences of a German text as trimmed spans, in order; together they hold every non-blank character.

    An empty line ends a sentence, a line end does where the lines are not those of a wrapped paragraph. Linear in the
    length of `text`.
    """
    spans: list[Span] = []
    for chunk in _chunks(text):
        start = chunk.start
        for end in _bounded(text, start, (*_ends(text, chunk), chunk.end)):
            piece = text[start:end]
            if stripped := piece.strip():
                left = start + len(piece) - len(piece.lstrip())
                spans.append(Span(left, left + len(stripped)))
            start = end
    return spans


def _bounded(text: str, start: int, ends: Iterable[int]) -> Iterator[int]:
    """`ends`, with further ones where a sentence would be longer than any is: all that comes later takes time with the
    square of a sentence's length."""
    for end in ends:
        while end - start > _LIMITS.longest:
            limit = start + _LIMITS.longest
            cuts = (text.rfind(mark, start + 1, limit) for mark in ("; ", ", ", " "))
            start = next((cut + 1 for cut in cuts if cut > start + _LIMITS.longest // 2), limit)
            yield start
        yield end
        start = end


def _chunks(text: str) -> Iterator[Span]:
    """Stretches no sentence crosses: lines, joined where a line end is only a wrap."""
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    if not lines:
        return
    longest = max(map(len, lines))
    width = longest if _LIMITS.wrap_least <= longest <= _LIMITS.wrap_most else 0
    start = lines[0].start
    for line, following in pairwise(lines):
        if not _wrapped(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    """True where the line end between the two lines is a wrap: a space was left before it, or the first word of the
    next line had no room within `width` columns (0: not a wrapped text)."""
    rest = following.of(text)
    if following.start != line.end + 1 or not rest.strip() or not line.of(text).strip() or _BULLET.match(rest):
        return False
    return text[line.end - 1].isspace() or 0 < width < len(line) + 1 + len(rest.split(None, 1)[0])


def _ends(text: str, chunk: Span) -> Iterator[int]:
    """Offsets behind the last character of each sentence of `chunk` but the last."""
    start = chunk.start
    places = [(match.start(), match.end(), _is_end) for match in _STOP.finditer(text, chunk.start, chunk.end)]
    lost = [(match.start(), match.end(), _is_lost) for match in _LOST.finditer(text, chunk.start, chunk.end)]
    for at, end, test in sorted(places + lost, key=itemgetter(0)) if lost else places:
        if test(text, start, at, end, chunk.end):
            yield end
            start = end


def _is_lost(text: str, start: int, at: int, end: int, limit: int) -> bool:
    """True where white space was lost at `at`: a stop without a space, or a bare heading before a sentence."""
    if not text[at].isspace():
        return True
    if at - start > _LIMITS.heading or limit - at < _LIMITS.clause:
        return False
    before = text[start:at].split()
    following = text[end : end + 3]
    last = before[-1] if before else ""
    leans = last[:1].upper() + last[1:] in STARTERS and (last not in PREFIXES or following in ("Der", "Die", "Das"))
    return len(before) > 2 and not leans and not _open(text, start, at)


def _open(text: str, start: int, at: int) -> bool:
    """True where a quotation mark or a bracket of this sentence is still open at `at`."""
    piece = text[start:at]
    return (
        piece.count('"') % 2 == 1
        or piece.rfind("„") > max(piece.rfind("“"), piece.rfind("”"))
        or piece.rfind("»") > piece.rfind("«")
        or piece.rfind("(") > piece.rfind(")")
    )


def _is_end(text: str, start: int, at: int, end: int, limit: int) -> bool:
    """True where the sentence that begins at `start` ends with the stop at `at` and its closing marks up to `end`."""
    gap = _FOLLOWING.match(text, end, limit)
    place = gap.end() if gap else end
    if place >= limit:
        return False  # the end of the chunk is an end anyway
    if text[place] in ".…,;:!?" and text[place - 1].isspace():
        return False  # spaced dots (`. . .`), a mark gone astray
    match = _WORD.match(text, place, min(limit, place + _LOOK_BACK))
    word = match.group() if match else ""
    if word[:1].islower() and not word[1:2].isupper():  # but `iPhone`
        return text[place - 1] == "(" and _SIGLUM.match(text, place - 1, min(limit, place + _LOOK_BACK)) is not None
    closing = text[at + 1 : end].lstrip(".!?…")
    starter = word in STARTERS
    if closing and not starter and _inside(text, start, at, closing):
        return False
    if text[at] == "." and end == at + 1:
        return _full_stop(text, start, at, word, starter)
    return text[max(start, at - 1)] not in "([" or text[at] not in ".…"  # an omission: `(…)`


def _inside(text: str, start: int, at: int, closing: str) -> bool:
    """True where `closing` shuts a bracket, or a title such as „Was nun?“, opened in the middle of this sentence."""
    bracket = ")" in closing or "]" in closing
    if not bracket and (text[at] == "." or closing[-1] not in _PARTNERS):
        return False
    partners = "([" if bracket else _PARTNERS[closing[-1]]
    opened = max(text.rfind(glyph, max(start, at - _LIMITS.quoted), at) for glyph in partners)
    before = text[max(start, opened - _LIMITS.quoted) : opened].rstrip() if opened > start else ""
    return bool(before) and (bracket or before[-1] not in ":,;–—-")


def _full_stop(text: str, start: int, at: int, word: str, starter: bool) -> bool:
    """True where the full stop at `at` ends a sentence, though it may belong to an abbreviation or an ordinal."""
    token = _token(text[max(start, at - _LOOK_BACK) : at])
    if token[-1:].isdigit():
        return _number_ends(text, start, at - len(token), token, word, starter)
    last = token.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
    if not last.isalpha():
        return True
    if token in LEANING or last in LEANING:
        return False
    if len(token) == 1 and token.islower():
        return starter and _UNIT.search(text, max(start, at - _MARGIN), at) is not None
    if last in BEFORE_NUMBER and word[:1].isdigit():
        return False
    initials = len(last) == 1 or (len(last) == 2 and "." in token)
    if initials or last in MAYBE_LAST or last.endswith("str") or _ROMAN.match(last):
        return starter
    return True


def _token(before: str) -> str:
    """The word `before` ends with, without opening marks; the parts of `z. B` or `J. R. R` belong together."""
    words = before.split()
    if not words or before[-1].isspace():
        return ""
    token = _OPENERS.split(words.pop())[-1]
    while words and max(len(token), len(words[-1])) <= _PART and words[-1][-1] == "." and words[-1][0].isalpha():
        token = words.pop() + token
    return token


def _number_ends(text: str, start: int, place: int, number: str, word: str, starter: bool) -> bool:
    """True where `number`, at `place` before the full stop, is a count or a year, not an ordinal, a date or an item."""
    if not _ORDINAL.match(number):
        return True  # `2,5`, `12:8`, `B12`
    margin = text[max(start, place - _MARGIN) : place].strip(' \t\n\u00a0•·*-–—"„»«(')
    if (place - start <= _MARGIN and not margin) or word in MONTHS:
        return False  # `1. Planen Sie`, `3. Oktober`
    if starter:
        return True
    found = _LAST_WORD.search(text, max(start, place - _LOOK_BACK), place)
    previous = found.group(1) if found else ""
    if previous.lower() in BEFORE_ORDINAL or text[place - 1] in "([" or not number.isdigit():
        return False
    if word[:1].isdigit():
        return int(number) > 31
    if len(number) == 4 or previous in NUMBERED:
        return True
    return previous.lower() in BEFORE_COUNT and int(number) > _LIMITS.bare_ordinal
