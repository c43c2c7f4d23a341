"""English numbers, dates and times in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from toolkit.numerals.english_words import (
    DECADES,
    MONTHS,
    ONES,
    ORDINALS,
    PARTS,
    PERIODS,
    PERSONS,
    SCALES,
    TENS,
    VAGUE,
    WEAK,
    WEEKDAYS,
)
from toolkit.numerals.parts import REMEMBERED, Part, close, join_ranges, scan
from toolkit.numerals.record import Form, Numeral, date_value
from toolkit.numerals.units import ENGLISH_UNITS, Unit
from toolkit.records import FigureKind

_NUMBER = r"\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?(?:,\d{1,2}(?!\d))?"
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_TOKEN = re.compile(
    rf"""
      (?P<iso>(?<!\d)(?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})(?!\d))
    | (?P<daymonth>(?<![\d.,])(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?
        (?P<dm>(?i:{_MONTH_NAMES}))\b\.?(?:,?\s(?P<dy>\d{{4}})(?!\d))?)
    | (?P<dotted>(?<![\d.,])(?P<td>\d{{1,2}})[./](?P<tm>\d{{1,2}})[./](?P<ty>\d{{4}}))
    | (?P<clock>(?<![\d.,:])(?P<ch>\d{{1,2}})(?:[:.](?P<cm>\d{{2}})(?![\d.,]\d))?\s?
        (?:(?P<half>[ap]\.m\.|[ap]\.m\b|[ap]m\b|[AP]M\b|[AP]\.M\.)|o['’]clock|hours\b(?=\s(?:GMT|CET|CEST|local))))
    | (?P<time>(?<![\d.,:])(?P<tth>\d{{1,2}}):(?P<ttm>\d{{2}})(?![\d:]))
    | (?P<score>(?<![\d.,:])(?P<sa>\d{{1,3}}):(?P<sb>\d{{1,3}})(?![\d:]))
    | (?P<decade>['’]?(?P<ds>\d{{2,4}})['’]?s\b)
    | (?P<digits>(?P<sign>(?<![\w\d.,)–-])[-−–](?=[\d$€£]))?(?P<currency>(?:US)?[$€£¥]\s?)?
        (?P<number>{_NUMBER})(?P<th>(?:st|nd|rd|th)\b)?)
    """,
    re.VERBOSE,
)
_MONTH_DAY = re.compile(
    r"\.?\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?(?!\d|[.,]\d|:|\s?(?:%|percent|[ap]\.?m\b))(?:,?\s(\d{4})(?!\d))?"
)
_SCALE = re.compile(
    r"[\s\u00a0-]?(hundred|thousand|million|billion|trillion|quadrillion|dozen|bn|mn|m|k)\b(?!-old)", re.IGNORECASE
)
_UNIT = re.compile(
    r"[\s\u00a0-]?([€$£%]|°\s?[CF]?\b|°|(?:US|British|Swiss|metric|square|cubic|per|percentage|degrees?|sq|nautical|kilowatt|megawatt|gigawatt|terawatt|pounds?|years?)[\s-](?:of\s)?[A-Za-z]+|[^\W\d_][\w/²³]*)"
    r"(\s(?:per|an)\shour)?"
)
_QUARTER_HOUR = re.compile(r"quarter\s(past|after|to)\s(\w+)", re.IGNORECASE)
_HALF_HOUR = re.compile(r"half\spast\s(\w+)", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|until|from|of|before|after|during|year|early|late)\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"-?\s?(?:[-–—]|to|and|or|until|till|through)\s?")
_RANGE_OPENS = re.compile(r"\bbetween\s(?:about\s|around\s)?$", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|an?|the)\b")
_NUMBER_BEFORE = re.compile(r"\b(?:an?|one|two|three|four|five|seven|nine|another)[\s-]$", re.IGNORECASE)
_SECOND_UNIT = re.compile(r"\b(?:a|per|split|every|one|each|\d)[\s-]$", re.IGNORECASE)
_PREPOSED = re.compile(
    r"\b(?:in|of|since|by|until|for|from|last|early|late|mid|next|this|to|and|through|during|late|end|on|between|before|after|since|as|mid-)[\s-]$",
    re.IGNORECASE,
)


def english_numerals(text: str, *, weak: bool = False) -> list[Numeral]:
    """The numerals of an English text in order; with `weak` also words such as "one", "first", "both"."""
    return list(_numerals(text, weak))


@lru_cache(maxsize=REMEMBERED)
def _numerals(text: str, weak: bool) -> tuple[Numeral, ...]:
    parts = scan(text, _word, _TOKEN, _READERS)
    return tuple(close(join_ranges(parts, text, _BETWEEN, _RANGE_OPENS), text, weak, PERSONS))


def _dated(match: re.Match[str], year: str | None, month: int, day: int) -> Part | None:
    value = date_value(int(year) if year else None, month, day)
    end = match.end() - match[0].endswith(".")  # the full stop of the sentence
    return Part(match.start(), end, None, Form.DATE, value=value, kind=FigureKind.DATE) if value else None


def _iso(match: re.Match[str], text: str) -> Part | None:
    return _dated(match, match["iy"], int(match["im"]), int(match["id"]))


def _daymonth(match: re.Match[str], text: str) -> Part | None:
    return None if match["dm"].islower() else _dated(match, match["dy"], MONTHS[match["dm"].lower()], int(match["dd"]))


def _dotted(match: re.Match[str], text: str) -> Part | None:
    # 10/22/2024 can only be month first, 22.10.2024 only day first; where both fit, a day first is what a copied
    # German date means, and the comparison accepts the same day and month in either order anyway.
    day, month = int(match["td"]), int(match["tm"])
    return _dated(match, match["ty"], month, day) or _dated(match, match["ty"], day, month)


def _clock(match: re.Match[str], text: str) -> Part | None:
    hour, minute = int(match["ch"]), int(match["cm"] or 0)
    if hour > 24 or minute > 59:
        return None
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return _at(match.start(), match.end(), hour, minute, marked=bool(half) or hour > 12)


def _time(match: re.Match[str], text: str) -> Part | None:
    hour, minute = int(match["tth"]), int(match["ttm"])
    if hour > 24 or minute > 59 or (hour < 10 and len(match["tth"]) == 1 and minute < 10 and match["ttm"][0] != "0"):
        return Part(match.start(), match.end(), None, Form.SCORE, value=f"{hour}:{minute}")
    return _at(match.start(), match.end(), hour, minute, marked=hour > 12)


def _at(start: int, end: int, hour: int, minute: int, *, marked: bool = False, weak: bool = False) -> Part:
    value = f"{hour % 24:02d}:{minute:02d}"
    return Part(start, end, None, Form.TIME, value=value, kind=FigureKind.TIME, marked=marked, weak=weak)


def _score(match: re.Match[str], text: str) -> Part | None:
    return Part(match.start(), match.end(), None, Form.SCORE, value=f"{int(match['sa'])}:{int(match['sb'])}")


def _decade(match: re.Match[str], text: str) -> Part | None:
    years = int(match["ds"])
    if years % 10:
        return _with_unit(match.start(), match.end("ds"), Fraction(years), text, Form.CODE)
    return _ten_years(match.start(), match.end(), years)


def _ten_years(start: int, end: int, years: int) -> Part:
    first = years if years > 99 else (2000 if years < 30 else 1900) + years
    return Part(start, end, None, Form.DECADE, value=f"{first}..{first + 9}", kind=FigureKind.DATE)


def _digits(match: re.Match[str], text: str) -> Part | None:
    raw, start, end = match["number"], match.start(), match.end("number")
    grouped = re.fullmatch(r"\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?", raw)
    # "3,5" is no English number: a decimal comma left standing. Its value is what the German meant.
    value = Fraction(
        re.sub(r"[,\s]", "", raw) if grouped else raw.replace(",", ".") if raw.count(".") == 0 else raw.split(",")[0]
    )
    before = text[max(0, start - 12) : start]
    if match["sign"] or re.search(r"\b(?:minus|negative)\s$", before, re.IGNORECASE):
        value = -value
    if match["th"]:
        return Part(start, match.end(), value, Form.ORDINAL)
    if raw == "1" and (share := _one_in(start, end, text)):
        return share
    code = bool(re.search(r"[A-Za-z]-?$", before)) and not match["currency"]
    currency = (match["currency"] or "").strip()
    unit = ENGLISH_UNITS[currency.lower()] if currency else None
    return _with_unit(start, end, value, text, Form.CODE if code else Form.DIGITS, unit)


def _with_unit(start: int, end: int, value: Fraction, text: str, form: Form, unit: Unit | None = None) -> Part:
    """A number with the scale word and the unit after it."""
    scale = _SCALE.match(text, end)
    if scale and not (scale[1] in ("m", "k") and not _is_scale(scale, unit, text)):
        value, end = value * SCALES[scale[1].lower()], scale.end()
        form = Form.DIGITS if form is Form.CODE else form
        second = _SCALE.match(text, end)  # "300 thousand million"
        if second and second[1].lower() in ("million", "billion"):
            value, end = value * SCALES[second[1].lower()], second.end()
    if unit is None:
        unit, end = _unit(text, end)
    if unit and form is Form.CODE:
        form = Form.DIGITS
    if unit is None and form is Form.DIGITS and _is_year(value, text[start:end], text[max(0, start - 8) : start]):
        return Part(start, end, value, form, kind=FigureKind.DATE)
    return Part(start, end, value, form, unit=unit)


def _is_scale(scale: re.Match[str], unit: Unit | None, text: str) -> bool:
    """True for the m of "€3m" and "1.5m people", not that of "1.5m high"."""
    return scale[0] == scale[1] and (unit is not None or bool(_COUNTED.match(text, scale.end())))


def _is_year(value: Fraction, digits: str, before: str) -> bool:
    return len(digits) == 4 and 1100 <= value <= 2199 and bool(_YEAR_BEFORE.search(before))


def _unit(text: str, end: int) -> tuple[Unit | None, int]:
    match = _UNIT.match(text, end)
    if not match:
        return None, end
    words = match[1].lower().replace(" of ", " ")
    if match[2]:
        long = f"{words}{match[2].lower()}"
        if long in ENGLISH_UNITS:
            return ENGLISH_UNITS[long], match.end()
    for candidate in (words, words.replace("-", " "), re.split(r"[\s-]", words)[0]):
        unit = ENGLISH_UNITS.get(candidate)
        if unit is not None and not (candidate in ("m", "t", "g", "l") and match[0][0] not in " \u00a0"):
            length = (
                match.end(1) - match.start(1)
                if candidate == words or candidate.replace(" ", "-") in words
                else len(candidate)
            )
            return unit, match.start(1) + length
    return None, end


def _word(match: re.Match[str], text: str) -> Part | None:
    low = match[0].lower()
    reader = _WORDS.get(low)
    return reader(low, match.start(), match.end(), text) if reader else None


def _cardinal(low: str, start: int, end: int, text: str) -> Part | None:
    """ "two hundred and fifty thousand", "two and a half million", "two thirds", "eight o'clock"."""
    if low == "one" and (special := _weak(low, start, end, text)) is not None and special.end > end:
        return special
    total, current, end, count = _spell(start, text)
    value = total + current
    clock = re.compile(r"\so['’]clock|\s(?:in the (?:morning|afternoon|evening)|[ap]\.?m\b\.?)", re.IGNORECASE).match(
        text, end
    )
    if clock and value <= 12:
        evening = (
            "p" in clock[0].lower().replace("o'clock", "") and "m" in clock[0].lower() and "in the" not in clock[0]
        )
        hour = int(value) + (12 if (evening or "afternoon" in clock[0] or "evening" in clock[0]) and value < 12 else 0)
        return _at(start, clock.end(), hour, 0, marked=hour > 12)
    parts = re.compile(r"[\s-]([a-z]+)", re.IGNORECASE).match(text, end)
    if parts and parts[1].lower() in PARTS and value < 20 and (_PLURAL_PART.fullmatch(parts[0]) or value == 1):
        return _fraction(start, parts.end(), value / PARTS[parts[1].lower()], text)
    share = _SOME_IN.match(text, end) if 1 < value < 10 else None
    if share and (whole := ONES.get(share[1].lower()) or (int(share[1]) if share[1].isdigit() else 0)) > value:
        return Part(start, share.end(), value / whole, Form.FRACTION, weak=True)
    half = re.compile(
        r"[\s-]and[\s-]an?[\s-](half|quarter)\b(?:[\s-](million|billion|trillion|thousand))?", re.IGNORECASE
    ).match(text, end)
    if half:
        value += Fraction(1, 2) if half[1].lower() == "half" else Fraction(1, 4)
        value, end = value * SCALES.get((half[2] or "").lower(), 1), half.end()
    part = _with_unit(start, end, Fraction(value), text, Form.WORD)
    if low == "zero" and _BELOW.search(text, max(0, start - 6), start):
        return replace(part, weak=True)
    if low == "one" and count == 1 and part.low == 1 and (part.unit is None or part.unit[1] is FigureKind.MEASURE):
        return replace(part, weak=True)
    return part


def _spell(start: int, text: str) -> tuple[Fraction, Fraction, int, int]:
    """Sum up number words from `start`: (thousands and above, rest, end, how many words)."""
    total = current = Fraction(0)
    at, end, count, last = start, start, 0, 10**18
    while word := _LETTERS.match(text, at):
        low = word[0].lower()
        small = ONES.get(low, TENS.get(low))
        if small is not None:
            if count and (small >= last or (small >= 10 and last < 100)):
                break
            current += small
            last = 10 if low in TENS else small if small else 1
            if low not in TENS:
                last = 1
        elif low == "hundred" and count:
            current *= 100
            last = 100
        elif low in ("thousand", "million", "billion", "trillion") and count:
            total, current, last = total + current * SCALES[low], Fraction(0), SCALES[low]
        else:
            break
        count, end = count + 1, word.end()
        gap = _GAP.match(text, end)
        if not gap or (("and" in gap[0]) and last < 100):
            break
        at = gap.end()
    return total, current, end, count


_COUNTED = re.compile(r"\s(?:people|children|women|men|[a-z]{3,}s)\b(?<!metres)(?<!meters)(?<!hurdles)")
_A_GOOD = re.compile(r"\ban?\s(?:good\s|full\s|whole\s|further\s|round\s)?$")
_BELOW = re.compile(r"\b(?:below|above)\s$", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\s(hour|year|month|week|day|minute|kilometre|mile)\sand\sa\shalf\b", re.IGNORECASE)
_PLURAL_PART = re.compile(r".\w+s|-(?:third|quarter|fifth)", re.IGNORECASE)  # a "three-quarter majority" too
_OF_A = re.compile(
    r"\sof\san?\s(?:(million|billion|trillion|thousand|dozen)|(century|decade|year|hour|minute|second|mile))\b",
    re.IGNORECASE,
)
_QUARTER_PERIOD = re.compile(r"[\s-](century|hour)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b[Ee]very\s$")
_ONE_IN = re.compile(
    r"\s(?:[a-z]+\s(?=(?:in|out\sof)\s(?:every\s)?\w+(?:\s(?:is|are|was|were|has|have|had|would|will|can|could)\b|[.,;])))?"
    r"(?:in|out\sof)\s(?:every\s)?(\w+)\b",
    re.IGNORECASE,
)  # "one woman in ten is", but no "one strike in two years"
_SOME_IN = re.compile(
    r"\s(?:in|out\sof)\s(?:every\s)?(three|four|five|ten|\d{1,2})\b(?!\s(?:day|week|month|year|hour|minute)|[.,:\d])",
    re.IGNORECASE,
)  # "two in three voters"
_LETTERS = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"\s(?:and\s)?|-(?:and-)?")


def _fraction(start: int, end: int, value: Fraction, text: str, *, weak: bool = False) -> Part:
    """A fraction, with what it is of: "a quarter of a million euros", "three quarters of an hour"."""
    of = _OF_A.match(text, end)
    if of and of[1]:
        unit, stop = _unit(text, of.end())
        return Part(start, stop, value * SCALES[of[1].lower()], Form.WORD, unit=unit)
    if of:
        return Part(start, of.end(), value, Form.FRACTION, unit=ENGLISH_UNITS[of[2].lower()], weak=weak)
    return Part(start, end, value, Form.FRACTION, weak=weak)


def _vague(low: str, start: int, end: int, text: str) -> Part | None:
    chain = re.compile(r"\sof\s(hundreds|thousands|millions|billions)\b", re.IGNORECASE).match(text, end)
    if chain:
        value = Fraction(VAGUE[low] * VAGUE[chain[1].lower()])
        return Part(start, chain.end(), value, Form.VAGUE, unit=_unit_of(text, chain.end()))
    if low == "tens" or (low == "scores" and not re.match(r"\sof\b|\smore\b", text[end : end + 6])):
        return None
    return Part(start, end, Fraction(VAGUE[low]), Form.VAGUE, unit=_unit_of(text, end))


def _unit_of(text: str, end: int) -> Unit | None:
    of = re.compile(r"\sof").match(text, end)
    return _unit(text, of.end() if of else end)[0]


def _scale_alone(low: str, start: int, end: int, text: str) -> Part | None:
    """ "a hundred", "half a million", "several thousand", "a dozen"."""
    before = text[max(0, start - 16) : start].lower()
    value = Fraction(SCALES[low])
    if re.search(r"\bhalf[\s-]an?[\s-]$", before):
        return _with_unit(start, end, value / 2, text, Form.WORD)
    if re.search(r"\b(?:several|few|many|some)\s$", before):
        return Part(start, end, value, Form.VAGUE)
    if _A_GOOD.search(before):
        rest = _GAP.match(text, end)
        following = _LETTERS.match(text, rest.end()) if rest else None
        if (
            following
            and (following[0].lower() in ONES or following[0].lower() in TENS)
            and low in ("hundred", "thousand")
        ):
            total, current, stop, _ = _spell(following.start(), text)
            return _with_unit(start, stop, value + total + current, text, Form.WORD)
        return _with_unit(start, end, value, text, Form.WORD)
    return None


def _ordinal(low: str, start: int, end: int, text: str) -> Part | None:
    if low == "second" and _SECOND_UNIT.search(text, max(0, start - 7), start):
        return None
    if (
        low in PARTS
        and _NUMBER_BEFORE.search(text, max(0, start - 9), start)
        and (_OF.match(text, end) or text[start - 2 : start] not in ("a ",))
    ):
        return _fraction(start, end, Fraction(1, PARTS[low]), text)
    war = text[end : end + 10].lower() == " world war"
    return Part(start, end, Fraction(ORDINALS[low]), Form.ORDINAL, weak=not war)


def _portion(low: str, start: int, end: int, text: str) -> Part | None:
    """ "half of", "a quarter of", "three quarters" (the number word before it has taken its own)."""
    hour = _HALF_HOUR.match(text, start)
    if hour and (value := ONES.get(hour[1].lower()) or (int(hour[1]) if hour[1].isdigit() else None)):
        return _at(start, hour.end(), value, 30)
    quarter = _QUARTER_HOUR.match(text, start)
    if quarter and (value := ONES.get(quarter[2].lower()) or (int(quarter[2]) if quarter[2].isdigit() else None)):
        past = quarter[1].lower() in ("past", "after")
        return _at(start, quarter.end(), value if past else value - 1, 15 if past else 45)
    if low == "half":
        if re.match(r"[\s-]an?[\s-](?:million|billion|trillion|dozen|thousand)", text[end : end + 12]):
            return None
        unit = _unit(
            text,
            end + 2 if text[end : end + 3] in (" a ", "-a-") else end + 3 if text[end : end + 4] == " an " else end,
        )[0]
        return Part(start, end, Fraction(1, 2), Form.FRACTION, unit=unit, weak=True)
    if _OF.match(text, end) and low == "quarter":
        weak = not _NUMBER_BEFORE.search(text, max(0, start - 9), start)
        return _fraction(start, end, Fraction(1, 4), text, weak=weak)
    period = _QUARTER_PERIOD.match(text, end) if low == "quarter" else None
    if period:
        return Part(
            start, period.end(), Fraction(1, 4), Form.FRACTION, unit=ENGLISH_UNITS[period[1].lower()], weak=True
        )
    return Part(start, end, Fraction(1, PARTS[low]), Form.FRACTION, weak=True)


def _month(low: str, start: int, end: int, text: str) -> Part | None:
    if text[start].islower():
        return None
    day = _MONTH_DAY.match(text, end)
    if day and (value := date_value(int(day[2]) if day[2] else None, MONTHS[low], int(day[1]))):
        return Part(start, day.end(), None, Form.DATE, value=value, kind=FigureKind.DATE)
    year = re.compile(r",?\s(?:of\s)?(\d{4})(?!\d)").match(text, end)
    if len(low) < 4 and low != "may":
        return None
    # "a new May record", but also "Theresa May": such a one answers a German month and is none of its own.
    weak = low in ("may", "march", "august") and not year and not _PREPOSED.search(text, max(0, start - 9), start)
    value = date_value(int(year[1]) if year else None, MONTHS[low], None)
    return Part(start, year.end() if year else end, None, Form.MONTH, value=value, kind=FigureKind.DATE, weak=weak)


def _weekday(low: str, start: int, end: int, text: str) -> Part | None:
    return Part(start, end, None, Form.WEEKDAY, value=f"-W-{WEEKDAYS[low.removesuffix('s')]}", kind=FigureKind.DATE)


def _world_war(low: str, start: int, end: int, text: str) -> Part | None:
    """ "World War II", "the First World War"."""
    number = _WAR.match(text, start)
    if number:
        value = 1 if number[1].lower() in ("i", "one", "1") else 2
        return Part(start, number.end(), Fraction(value), Form.ORDINAL)
    return None


def _period(low: str, start: int, end: int, text: str) -> Part | None:
    return Part(start, end, Fraction(PERIODS[low][0]), Form.WORD, unit=(PERIODS[low][1], FigureKind.MEASURE), weak=True)


_WAR = re.compile(r"World\sWar\s(II|I|One|Two|1|2)\b", re.IGNORECASE)


def _name_of_hour(low: str, start: int, end: int, text: str) -> Part | None:
    return _at(start, end, 12 if low == "noon" else 0, 0, weak=True, marked=True)


def _weak(low: str, start: int, end: int, text: str) -> Part | None:
    """ "an hour and a half", "one in three", and words that only answer."""
    if low in ("a", "an", "one"):
        half = _AND_A_HALF.match(text, end)
        if half and (unit := ENGLISH_UNITS.get(half[1].lower())):
            return Part(start, half.end(), Fraction(3, 2), Form.WORD, unit=unit)
        if low == "one" and (share := _one_in(start, end, text)):
            return share
    return Part(start, end, Fraction(WEAK[low]), Form.WORD, weak=True)


def _one_in(start: int, end: int, text: str) -> Part | None:
    """ "one in three", "1 in 3"."""
    share = _ONE_IN.match(text, end)
    whole = share and (ONES.get(share[1].lower()) or (int(share[1]) if share[1].isdigit() else 0))
    return Part(start, share.end(), Fraction(1, whole), Form.FRACTION, weak=True) if share and whole else None


def _other(low: str, start: int, end: int, text: str) -> Part | None:
    """ "every other day"."""
    every = _EVERY.search(text, max(0, start - 6), start)
    return Part(start, end, Fraction(1, 2), Form.FRACTION, weak=True) if every else None


def _named_decade(low: str, start: int, end: int, text: str) -> Part | None:
    return _ten_years(start, end, DECADES[low])


WordReader = Callable[[str, int, int, str], Part | None]
_WORDS: Mapping[str, WordReader] = dict[str, WordReader](
    dict.fromkeys(WEAK, _weak)
    | dict.fromkeys((*ONES, *TENS), _cardinal)
    | dict.fromkeys(VAGUE, _vague)
    | dict.fromkeys(("hundred", "thousand", "million", "billion", "trillion", "dozen"), _scale_alone)
    | dict.fromkeys(("half", "halves", "quarter", "quarters"), _portion)
    | dict.fromkeys(ORDINALS, _ordinal)
    | dict.fromkeys(MONTHS, _month)
    | {day + plural: _weekday for day in WEEKDAYS for plural in ("", "s")}
    | dict.fromkeys(DECADES, _named_decade)
    | dict.fromkeys(PERIODS, _period)
    | {"world": _world_war, "other": _other}
    | dict.fromkeys(("noon", "midday", "midnight"), _name_of_hour)
)
_READERS: dict[str, Callable[[re.Match[str], str], Part | None]] = {
    "iso": _iso,
    "daymonth": _daymonth,
    "dotted": _dotted,
    "clock": _clock,
    "time": _time,
    "score": _score,
    "decade": _decade,
    "digits": _digits,
}
