"""German numbers, dates and times in running text."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from toolkit.numerals.german_words import MONTHS, PERSONS, SCALES, cardinal, lexeme
from toolkit.numerals.parts import REMEMBERED, Part, Parts, Shape, close, join_ranges, scan
from toolkit.numerals.record import Form, Numeral, date_value
from toolkit.numerals.units import GERMAN_UNITS, Unit
from toolkit.records import FigureKind

_SEVERAL = re.compile(r"(?:mehrere|einige|ein paar|viele|wenige)[rn]?\s$", re.IGNORECASE)
_NUMBER = r"\d{1,3}(?:[.'’\u00a0\u202f\u2009 ]\d{3})+(?![\d])(?:,\d+)?|\d+(?:,\d+|\.\d+(?![\d.]))?"
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_TOKEN = re.compile(
    rf"""
      (?P<iso>(?<!\d)(?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})(?!\d))
    | (?P<date>(?<![\d.,])(?P<dd>\d{{1,2}})\.\s?(?P<dm>\d{{1,2}})\.(?:\s?(?P<dy>\d{{4}}|\d{{2}}(?![\d.,]|\sUhr)))?)
    | (?P<day>(?<![\d.,])(?P<nd>\d{{1,2}})\.\s?(?P<nm>(?i:{_MONTH_NAMES}))\b\.?(?:,?\s(?P<ny>\d{{4}}))?(?![\d]))
    | (?P<clock>(?<![\d.,])(?P<ch>\d{{1,2}})(?:[.:](?P<cm>\d{{2}}))?\s?Uhr\b(?:\s(?P<cm2>\d{{2}})(?![\d.,]))?)
    | (?P<score>(?<![\d.,:])(?P<sa>\d{{1,3}}):(?P<sb>\d{{1,3}})(?![\d:]))
    | (?P<digits>(?P<sign>(?<![\w\d.,)–-])[-−–](?=\d))?(?P<number>{_NUMBER})(?P<er>er\b)?)
    """,
    re.VERBOSE,
)
_AFTER_ORDINAL = re.compile(r"\.(?:\s?(?:[a-zäöüß]|[A-ZÄÖÜ][a-zäöüß])|[-–,)]|\s?[-–/]\s?\d)")
_UNIT = re.compile(
    r"[\s\u00a0\u202f]?-?([€$£%]|°[CF]?|[^\W\d_][\w/²³]*(?:-Dollars?)?)(?:\s(Celsius|Fahrenheit|pro Stunde|Franken))?"
)
_SCALE = re.compile(
    r"[\s\u00a0\u202f-]{1,2}(Tausend|tausend|hundert|Hundert|Tsd|Mio|Mrd|Bio|Million(?:en)?|Milliarden?|Billion(?:en)?|Billiarden?|Dutzend)\b(\.(?=\s?[^\sA-Z]|\s?(?:Euro|US|Dollar|[A-ZÄÖÜ])))?"
)
_EVENING = re.compile(r"\b(?:abends?|nachmittags?|nachts?|\w+abend|\w+nachmittag)\b", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:morgens|früh|vormittags?|\w+morgen|\w+vormittag)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"-?\s?(?:[-–—]|bis(?:\szu)?|und|oder)\s?")
_RANGE_OPENS = re.compile(r"\bzwischen\s(?:rund\s|etwa\s)?$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:jahr(?:e[ns]?|s)?|seit|ende|anfang|mitte|bis|ab|von|vor|nach|winter|sommer|herbst|frühjahr|frühling)\s)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:der|die|das|den|dem|des|im|zum|zur|am|vom|beim|ein|eine[nmrs]?|sein(?:e[nmrs]?)?|ihr(?:e[nmrs]?)?|jede[nmrs]?|diese[nmrs]?|und|einen)\s$",
    re.IGNORECASE,
)
_ABOUT_ONE = re.compile(
    r"\beine[rn]?\s(?:gute|knappe|runde|volle|weitere|ganze|satte|glatte|geschätzte)[rn]?\s$", re.IGNORECASE
)
_EACH = re.compile(r"\bjede[nmrs]?\s$", re.IGNORECASE)
_NOT_NUMBER = re.compile(r"\b(?:in|außer|gebt?|gib|nehmt?)\s$", re.IGNORECASE)
_HALF = re.compile(r"halbe?[nrsm]?", re.IGNORECASE)


def german_numerals(text: str, *, weak: bool = False) -> list[Numeral]:
    """The numerals of a German text in order; with `weak` also words such as "eine", "erste", "beide"."""
    return list(_numerals(text, weak))


@lru_cache(maxsize=REMEMBERED)
def _numerals(text: str, weak: bool) -> tuple[Numeral, ...]:
    parts = scan(text, _word, _TOKEN, _READERS)
    return tuple(close(join_ranges(_fractions(parts, text), text, _BETWEEN, _RANGE_OPENS), text, weak, PERSONS))


def _fractions(parts: Parts, text: str) -> Parts:
    """ "zwei Drittel" is one numeral; "Viertel" without a number before it or a genitive after it is a part of town."""
    kept: Parts = []
    for part in parts:
        if part.form is Form.FRACTION:
            before = kept[-1] if kept and kept[-1].end + 1 == part.start else None
            if before is not None and before.form in (Form.WORD, Form.DIGITS) and before.unit is None and part.low:
                kept[-1] = Part(before.start, part.end, (before.low or 1) * part.low, Form.FRACTION, unit=part.unit)
                continue
            quarter = text[part.start : part.end].lower() == "viertel"
            if quarter and not re.match(r"\s(?:der|des|aller|von)\b", text[part.end :]):
                continue
        kept.append(part)
    return kept


def _iso(match: re.Match[str], text: str) -> Part | None:
    value = date_value(int(match["iy"]), int(match["im"]), int(match["id"]))
    return Part(match.start(), match.end(), None, Form.DATE, value=value, kind=FigureKind.DATE) if value else None


def _date(match: re.Match[str], text: str) -> Part | None:
    year = match["dy"]
    number = None if not year else int(year) if len(year) == 4 else 2000 + int(year)
    value = date_value(number, int(match["dm"]), int(match["dd"]))
    if not value:
        return _plain(match.start(), match.start() + len(match["dd"]), Fraction(match["dd"]), text)
    return Part(match.start(), match.end(), None, Form.DATE, value=value, kind=FigureKind.DATE)


def _day(match: re.Match[str], text: str) -> Part | None:
    value = date_value(int(match["ny"]) if match["ny"] else None, MONTHS[match["nm"].lower()], int(match["nd"]))
    end = match.end() - match[0].endswith(".")  # the full stop of the sentence
    return Part(match.start(), end, None, Form.DATE, value=value, kind=FigureKind.DATE) if value else None


def _clock(match: re.Match[str], text: str) -> Part | None:
    hour, minute = int(match["ch"]), int(match["cm"] or match["cm2"] or 0)
    if hour > 24 or minute > 59:
        return _plain(match.start(), match.start() + len(match["ch"]), Fraction(match["ch"]), text)
    near = text[max(0, match.start() - 25) : match.end() + 12]
    evening, morning = bool(_EVENING.search(near)), bool(_MORNING.search(near))
    if evening and 1 <= hour < 12 and not morning:
        hour += 12
    marked = hour > 12 or evening or morning
    value = f"{hour % 24:02d}:{minute:02d}"
    return Part(match.start(), match.end(), None, Form.TIME, value=value, kind=FigureKind.TIME, marked=marked)


def _score(match: re.Match[str], text: str) -> Part | None:
    value = f"{int(match['sa'])}:{int(match['sb'])}"
    if len(match["sb"]) == 2 and int(match["sa"]) < 25 and re.match(r"\s?(?:Uhr|MEZ|MESZ)|", text[match.end() :]):
        clock = f"{int(match['sa']) % 24:02d}:{match['sb']}"
        if int(match["sb"]) < 60 and len(match["sa"]) == 2:
            return Part(match.start(), match.end(), None, Form.TIME, value=clock, kind=FigureKind.TIME)
    return Part(match.start(), match.end(), None, Form.SCORE, value=value)


def _digits(match: re.Match[str], text: str) -> Part | None:
    raw = match["number"]
    start, end = match.start(), match.end("number")
    if match["er"]:
        return _decade(start, match.end(), int(raw)) if raw.isdigit() else None
    thousands = re.fullmatch(r"\d{1,3}(?:[.'’\s]\d{3})+(?:,\d+)?", raw)
    value = Fraction((re.sub(r"[.'’\s]", "", raw) if thousands else raw).replace(",", "."))
    before = text[max(0, start - 14) : start]
    if match["sign"] or re.search(r"\bminus\s$", before, re.IGNORECASE):
        value = -value
    code = bool(re.search(r"[A-ZÄÖÜa-z]-?$", before)) or (
        text[end : end + 1].isalpha() and text[end : end + 2] not in ("jä", "fa")
    )
    if raw.isdigit() and not code and _AFTER_ORDINAL.match(text, end) and len(raw) < 4:
        return Part(start, end + 1, value, Form.ORDINAL)
    if code and raw.isdigit():
        part = _plain(start, end, value, text)
        return part if part.unit else Part(start, end, value, Form.CODE)
    if raw.isdigit() and len(raw) == 4 and 1100 <= value <= 2199 and (_YEAR_BEFORE.search(before)):
        return Part(start, end, value, Form.DIGITS, kind=FigureKind.DATE, value=raw)
    return _plain(start, end, value, text)


def _decade(start: int, end: int, years: int) -> Part | None:
    first = years if years > 99 else (2000 if years < 30 else 1900) + years
    return Part(start, end, None, Form.DECADE, value=f"{first}..{first + 9}", kind=FigureKind.DATE)


def _plain(start: int, end: int, value: Fraction, text: str, form: Form = Form.DIGITS, weak: bool = False) -> Part:
    """A number with the scale word and the unit that follow it."""
    scale = _SCALE.match(text, end)
    if scale:
        value, end, weak = value * SCALES[scale[1].lower()], scale.end(), False
    unit: Unit | None = None
    symbol = text[max(0, start - 2) : start].strip()
    if symbol in ("€", "$", "£"):
        unit = GERMAN_UNITS[symbol]
    else:
        unit, end = _unit(text, end)
    return Part(start, end, value, form, unit=unit, weak=weak and not unit)


def _unit(text: str, end: int) -> tuple[Unit | None, int]:
    match = _UNIT.match(text, end)
    if not match:
        return None, end
    word = match[1].lower()
    if match[2]:
        long = {"pro Stunde": "km/h"}.get(match[2]) or f"{word} {match[2].lower()}"
        if long in GERMAN_UNITS:
            return GERMAN_UNITS[long], match.end()
    unit = GERMAN_UNITS.get(word)
    if unit is None or (word in ("m", "t", "g") and match[0][0] == "-"):
        return None, end
    return unit, match.end(1)


def _word(match: re.Match[str], text: str) -> Part | None:
    low = match[0].lower()
    shape = lexeme(low)
    if shape is None:
        return _half(match, text) if low.startswith("halb") else None
    return _SHAPES[shape.name](shape, match.start(), match.end(), text)


def _half(match: re.Match[str], text: str) -> Part | None:
    """ "eine halbe Million", "halb zehn", "halbe Stunde"."""
    if not _HALF.fullmatch(match[0]):
        return None
    clock = re.compile(r"\s(\w+)(\sUhr)?").match(text, match.end())
    hour = cardinal(clock[1].lower()) if clock and match[0] == "halb" else None
    if clock and hour and 1 <= hour <= 12:
        value = f"{(hour - 1) or 12:02d}:30"
        return Part(match.start(), clock.end(), None, Form.TIME, value=value, kind=FigureKind.TIME)
    part = _plain(match.start(), match.end(), Fraction(1, 2), text, Form.FRACTION, weak=True)
    return part


def _as_cardinal(shape: Shape, start: int, end: int, text: str) -> Part | None:
    word = text[start:end]
    if word.lower() == "acht" and (_NOT_NUMBER.search(text, max(0, start - 8), start) or word == "Acht"):
        return None
    if word == "Elf" and start:
        return None
    if word.lower() in ("null", "hundert", "tausend") and _SEVERAL.search(text, max(0, start - 9), start):
        return Part(start, end, shape.value, Form.VAGUE)
    hours = re.compile(r"\sUhr\b(?:\s(\w+))?").match(text, end)
    if hours and shape.value <= 24:
        value = f"{int(shape.value) % 24:02d}:00"
        return Part(start, end + 4, None, Form.TIME, value=value, kind=FigureKind.TIME)
    if word.lower() == "dutzend":
        before = text[max(0, start - 14) : start].lower()
        several = _SEVERAL.search(before)
        return Part(
            start, end, Fraction(12), Form.VAGUE if several or not re.search(r"\bein\s$", before) else Form.WORD
        )
    return _plain(start, end, shape.value, text, Form.WORD)


def _as_one(shape: Shape, start: int, end: int, text: str) -> Part | None:
    if re.match(r"\sUhr\b", text[end : end + 5]):
        return Part(start, end + 4, None, Form.TIME, value="01:00", kind=FigureKind.TIME)
    if re.match(r"\sWeltkrieg", text[end : end + 10]):
        return Part(start, end, shape.value, Form.ORDINAL)
    part = _plain(start, end, shape.value, text, Form.WORD, weak=True)
    if part.unit and part.unit[0] not in ("%", "pp") and part.unit[1] is not FigureKind.MONEY:
        return Part(start, end, shape.value, Form.WORD, unit=shape.unit or part.unit, weak=True)
    return part


def _as_scale(shape: Shape, start: int, end: int, text: str) -> Part | None:
    """ "eine gute Million Euro"; after a number the scale is read with it, and "Million" alone counts nothing."""
    counted = _ABOUT_ONE.search(text, max(0, start - 20), start)
    return _plain(start, end, shape.value, text, Form.WORD) if counted else None


def _as_vague(shape: Shape, start: int, end: int, text: str) -> Part | None:
    unit, end = _unit(text, end)
    return Part(start, end, shape.value, Form.VAGUE, unit=unit)


_QUARTER_HOUR = re.compile(r"\s(nach|vor)\s(\w+)")


def _as_fraction(shape: Shape, start: int, end: int, text: str) -> Part | None:
    quarter = _QUARTER_HOUR.match(text, end) if text[start:end].lower() == "viertel" else None
    hour = cardinal(quarter[2].lower()) if quarter else None
    if quarter and hour and 1 <= hour <= 12:
        past = quarter[1] == "nach"
        value = f"{hour if past else (hour - 1) or 12:02d}:{15 if past else 45}"
        return Part(start, quarter.end(), None, Form.TIME, value=value, kind=FigureKind.TIME)
    return Part(start, end, shape.value, Form.FRACTION)


def _as_month(shape: Shape, start: int, end: int, text: str) -> Part | None:
    if text[start].islower():
        return None
    year = re.compile(r",?\s(\d{4})(?!\d)").match(text, end)
    value = date_value(int(year[1]) if year else None, int(shape.value), None)
    return Part(start, year.end() if year else end, None, Form.MONTH, value=value, kind=FigureKind.DATE)


def _as_weekday(shape: Shape, start: int, end: int, text: str) -> Part | None:
    return Part(start, end, None, Form.WEEKDAY, value=f"-W-{shape.value}", kind=FigureKind.DATE)


def _as_ordinal(shape: Shape, start: int, end: int, text: str) -> Part | None:
    low = text[start:end].lower()
    if shape.value == 8 and not _ARTICLE.search(text, max(0, start - 9), start):
        return None
    if _EACH.search(text, max(0, start - 7), start) and not _unit(text, end)[0]:
        return Part(start, end, 1 / shape.value, Form.FRACTION)  # one in so many; "jeden dritten Tag": every three days
    third_party = low in ("dritte", "dritter", "dritten") and text[start].isupper() and start > 0
    return Part(
        start,
        end,
        shape.value,
        Form.ORDINAL,
        weak=third_party or (low.startswith("zweite") and text[start].isupper() and not start),
    )


def _as_aggregate(shape: Shape, start: int, end: int, text: str) -> Part | None:
    return Part(start, end, shape.value, Form.WORD, unit=shape.unit, weak=False)


def _as_decade(shape: Shape, start: int, end: int, text: str) -> Part | None:
    return _decade(start, end, int(shape.value))


def _as_period(shape: Shape, start: int, end: int, text: str) -> Part | None:
    return Part(start, end, shape.value, Form.WORD, unit=shape.unit, weak=True)


def _as_weak(shape: Shape, start: int, end: int, text: str) -> Part | None:
    return Part(start, end, shape.value, Form.WORD, weak=True)


_SHAPES = {
    "cardinal": _as_cardinal,
    "one": _as_one,
    "scale": _as_scale,
    "vague": _as_vague,
    "fraction": _as_fraction,
    "month": _as_month,
    "weekday": _as_weekday,
    "ordinal": _as_ordinal,
    "aggregate": _as_aggregate,
    "decade": _as_decade,
    "weak": _as_weak,
    "period": _as_period,
}
_READERS = {
    "iso": _iso,
    "date": _date,
    "day": _day,
    "clock": _clock,
    "score": _score,
    "digits": _digits,
}
