"""Between scanner and numeral, for both languages: parts found at a place, joined to ranges, closed to `Numeral`s."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.numerals.record import Form, Numeral, canonical
from toolkit.numerals.units import Unit
from toolkit.records import FigureKind


@dataclass(frozen=True, slots=True)
class Shape:
    """What a word says about numbers by itself: the name of the reader that knows what to do with it, and its value."""

    name: str
    value: Fraction
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A numeral in the making. `value` is set where `low` cannot say it (dates, times, scores)."""

    start: int
    end: int
    low: Fraction | None
    form: Form
    high: Fraction | None = None
    unit: Unit | None = None
    value: str = ""
    kind: FigureKind | None = None
    weak: bool = False
    marked: bool = False


Parts = list[Part]
LONGEST = 100  # characters: longer rows of digits are no number anybody wrote (and Python refuses those of 4300 digits)
REMEMBERED = 8192  # texts: guards, checks, figures and summaries ask for the same ones, some a window of articles later
Reader = Callable[[re.Match[str], str], Part | None]
_PIECE = re.compile(r"[^\W\d_]+|\d")
_BEFORE_DIGITS = re.compile(r"(?:[-−–](?=(?:US)?[$€£¥]|\Z))?(?:(?:US)?[$€£¥]\s?)?\Z|[-−–]\Z")


def scan(text: str, read_word: Reader, token: re.Pattern[str], readers: Mapping[str, Reader]) -> Parts:
    """Parts of a text in order. `read_word` sees every word; `token` is tried where digits begin, a sign or currency
    before them included, and the reader named by its last group takes the match."""
    parts: Parts = []
    end = 0
    for piece in _PIECE.finditer(text):
        start = piece.start()
        if start < end:
            continue
        if not text[start].isdigit():
            part = read_word(piece, text)
        else:
            head = start
            if start and text[start - 1] in "-−–$€£¥ \u00a0":
                before = _BEFORE_DIGITS.search(text, max(end, start - 5), start)
                head = before.start() if before else start
            match = token.match(text, head) or token.match(text, start)
            if match and match.end() - head > LONGEST:
                end = match.end()
                continue
            reader = readers.get(match.lastgroup or "") if match else None
            part = reader(match, text) if match and reader else None
        if part is not None:
            parts.append(part)
            end = part.end
    return parts


_JOINABLE = (Form.DIGITS, Form.WORD, Form.ORDINAL)


def join_ranges(parts: Parts, text: str, between: re.Pattern[str], opens: re.Pattern[str]) -> Parts:
    """Two numbers with only a range word or dash between them become one range, low end first.

    "und"/"and" joins only after "zwischen"/"between"; a scale or unit said once holds for both ends.
    """
    kept: Parts = []
    for part in parts:
        before = kept[-1] if kept else None
        if before is not None and _is_range(before, part, text, between, opens):
            kept[-1] = _range(before, part)
        else:
            kept.append(part)
    return kept


def _is_range(left: Part, right: Part, text: str, between: re.Pattern[str], opens: re.Pattern[str]) -> bool:
    if left.form not in _JOINABLE or right.form not in _JOINABLE or left.weak or right.weak or left.high is not None:
        return False
    gap = text[left.end : right.start]
    if len(gap) > 9 or not between.fullmatch(gap) or left.low is None or right.low is None:
        return False
    joins = gap.strip(" -").lower()
    if joins in ("und", "and", "oder", "or") and not opens.search(text[max(0, left.start - 18) : left.start]):
        return False
    if left.unit and right.unit and left.unit != right.unit:
        return False
    return _scaled(left, right) < right.low or joins in ("", "–", "—")


def _scaled(left: Part, right: Part) -> Fraction:
    """ "zwei bis drei Millionen": the scale of the right end holds for the left."""
    assert left.low is not None
    assert right.low is not None
    if left.low < 1000 and left.unit is None:
        for scale in (10**12, 10**9, 10**6, 10**3):
            if right.low >= scale and right.low % (scale // 1000) == 0 and left.low * scale < right.low:
                return left.low * scale
    return left.low


def _range(left: Part, right: Part) -> Part:
    low = _scaled(left, right)
    return Part(
        left.start, right.end, low, Form.RANGE, right.low, right.unit or left.unit, kind=right.kind or left.kind
    )


def close(parts: Parts, text: str, weak: bool, persons: re.Pattern[str]) -> list[Numeral]:
    """The numerals, with kind and canonical value."""
    numerals = []
    for part in parts:
        if part.weak and not weak:
            continue
        value = part.value or _value(part)
        kind = part.kind or (part.unit[1] if part.unit else _counted(part, text, persons))
        numerals.append(
            Numeral(
                part.start,
                part.end,
                kind,
                value,
                part.unit[0] if part.unit else None,
                text[part.start : part.end],
                part.form,
                part.weak,
                part.marked,
            )
        )
    return numerals


def _value(part: Part) -> str:
    assert part.low is not None
    if part.high is not None:
        return f"{canonical(part.low)}..{canonical(part.high)}"
    return canonical(part.low) + (".." if part.form is Form.VAGUE else "")


_NEXT_WORDS = re.compile(r"(?:[\s-]([^\W\d_]+))(?:\s([^\W\d_]+))?(?:\s([^\W\d_]+))?")


def _counted(part: Part, text: str, persons: re.Pattern[str]) -> FigureKind:
    """PEOPLE where one of the next three words is a person: "acht schwer verletzte Soldaten"."""
    if part.form in (Form.ORDINAL, Form.CODE, Form.SCORE):
        return FigureKind.NUMBER
    following = _NEXT_WORDS.match(text, part.end)
    if following:
        for word in following.groups():
            if word is None:
                break
            if persons.fullmatch(word.lower()):
                return FigureKind.PEOPLE
            if word[0].isupper() and part.form is not Form.VAGUE:
                break
    return FigureKind.NUMBER
