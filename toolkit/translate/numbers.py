"""Numbers of a hypothesis: German forms the model copied turned into English ones, and mistyped ones set right.

Values are never changed but where the German says so: every rule asks the German sentence first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from toolkit.numerals import Form, Matching, Numeral, english_numerals, german_numerals, match_numerals
from toolkit.quotes.wordlists import words
from toolkit.records import FigureKind

REMEMBERED = 1024  # pairs: one is asked for by each step that may repair it
_MONTHS = words("January February March April May June July August September October November December")
_GERMAN_MONTHS = words("januar februar märz april mai juni juli august september oktober november dezember")
_SEPARATED = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w]|[.,]\d)|(?<![\w.,])\d+,\d+(?![\w]|[.,]\d)")
_CLOCK = re.compile(r"(?<![\d.,])(\d{1,2})[.:](\d{2})(?=\s*(?:Uhr|h)\b)")
_FULL_HOUR = re.compile(r"(?<![\d.,:])(\d{1,2})(?=\s*Uhr\b)")
_DOTTED_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?![\d.]*\d)")
_ANY_DATE = re.compile(r"(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?(?![\d.]*\d)")
_HAS_NUMBER = re.compile(r"[\d²³]")
_POINT = re.compile(r"(?<=\d)[.,](?=\d)")
_RAISED = re.compile(r"([^\W\d_]+)([²³])")
_DATE = re.compile(rf"(\d{{1,2}})\.\s+({'|'.join(_GERMAN_MONTHS)}|jänner)(?:,?\s+(\d{{4}}))?", re.IGNORECASE)
_WEEKDAYS = dict(
    zip(
        words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
        words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        strict=True,
    )
)
# Parts of the day: the English of each, the usual one first.
_PARTS = {
    "morgen": words("morning"), "vormittag": words("morning"), "mittag": words("noon midday lunchtime"),
    "nachmittag": words("afternoon"), "abend": words("evening night"), "nacht": words("night"),
}  # fmt: skip
_PART = re.compile(rf"\b({'|'.join(_WEEKDAYS)})({'|'.join(_PARTS)})s?\b")
_HOUR = re.compile(r"\b(\d{1,2}):(\d{2})\s*([ap])\.?m\b\.?", re.IGNORECASE)


def localise(text: str) -> str:
    """German numbers and dates without words, in English form: `1.234,5` gives `1,234.5`, `23.10.2024` a date."""
    text = _DOTTED_DATE.sub(lambda m: _date(int(m[1]), int(m[2]), m[3]) or m[0], text)
    text = re.sub(r"\s*Uhr\b", "", _CLOCK.sub(r"\1:\2", text))
    return _SEPARATED.sub(lambda match: _swap(match[0]), text)


def by_rule(german: str) -> str | None:
    """The English of a unit that is nothing but a date or a clock time; None for any other."""
    bare = german.strip()
    if match := _DATE.fullmatch(bare.rstrip(".") if bare.count(".") > 1 else bare):
        name = match[2].lower()
        month = 1 if name == "jänner" else _GERMAN_MONTHS.index(name) + 1
        return _date(int(match[1]), month, match[3] or "") or None
    if re.fullmatch(r"\d{1,2}[.:]\d{2} Uhr", bare):
        return localise(bare)
    return None


def english_forms(german: str, english: str) -> str:
    """`english` with the German number forms that were copied into it turned into English ones, values kept."""
    if not _HAS_NUMBER.search(german):
        return english
    for match in _DOTTED_DATE.finditer(german):
        english = _replace(english, match[0], _date(int(match[1]), int(match[2]), match[3]) or match[0])
    for match in _CLOCK.finditer(german):
        english = _replace(english, f"{match[1]}.{match[2]}", f"{match[1]}:{match[2]}")
        english = _half_day(english, int(match[1]), match[2])
    for match in _FULL_HOUR.finditer(german):
        if int(match[1]) > 12:  # um 2 Uhr may be in the afternoon
            english = _half_day(english, int(match[1]), "00")
    english = re.sub(r"(?<=\d)\s*Uhr\b", "", english) if "Uhr" in german else english
    for match in _SEPARATED.finditer(german):
        english = _replace(english, match[0], _swap(match[0]))
    for match in _RAISED.finditer(german):  # a model's spelling rules turn km² into km2
        english = _replace(english, match[1] + "23"["²³".index(match[2])], match[0])
    return english


def long_dates(german: str) -> str:
    """`german` with its dates in digits written out: `28.06.2024` gives `28. Juni 2024`."""

    def write_out(match: re.Match[str]) -> str:
        day, month = int(match[1]), int(match[2])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return match[0]
        return f"{day}. {_GERMAN_MONTHS[month - 1].capitalize()}" + (f" {match[3]}" if match[3] else "")

    return _ANY_DATE.sub(write_out, german)


@lru_cache(maxsize=REMEMBERED)
def matching(german: str, english: str) -> Matching:
    """Which numbers of both sides say the same, as the checks see it: weak ones ("eine", "first") may answer."""
    return match_numerals(german_numerals(german, weak=True), english_numerals(english, weak=True))


def lost(german: str, english: str) -> int:
    """How many numbers are missing, in part missing, added, or count something else than in the German."""
    return faults(matching(german, english))


def faults(found: Matching) -> int:
    """How many numbers are missing, in part missing, added, or count something else than in the German."""
    units = sum(_another_unit(numeral, said) for numeral, said in found.said)
    return len(found.missing) + len(found.partly) + len(found.added) + units


def _another_unit(numeral: Numeral, said: Sequence[Numeral]) -> bool:
    """130 Stundenkilometer as 130 kilometres, 503 Millionen Dollar as 503 million; a converted measure is none."""
    if numeral.unit is None or numeral.weak or any(n.unit == numeral.unit or n.value != numeral.value for n in said):
        return False
    return said[0].unit is not None or numeral.kind is not FigureKind.MEASURE


def set_right(german: str, english: str) -> tuple[str, tuple[str, ...]]:
    """`english` with its mistyped numbers set right, and the words of what was done.

    Only a number in digits without a German one that is a slip of exactly one missing German number, and of no other:
    the same digits but for one place, a place lost or doubled, or the same digits with the points elsewhere.
    """
    done: list[str] = []
    while _figures(german) != _figures(english):  # the same figures: no slip; saves reading the numbers of most
        found = matching(german, english)
        slips = [(wanted, given) for wanted in found.missing for given in found.added if _is_slip(wanted, given)]
        sure = [
            pair for pair in slips if sum(pair[0] is other[0] or pair[1] is other[1] for other in slips) == 1
        ]  # fmt: skip
        mended, words = _exchange(english, *sure[0]) if sure else (english, "")
        if lost(german, mended) >= faults(found):
            break
        english = mended
        done.append(f"number set right: {words}")
    return english, tuple(done)


def _figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", _POINT.sub("", text)))


def part_of_day(german: str, english: str) -> tuple[str, tuple[str, ...]]:
    """`english` with the part of a weekday as the German has it (Freitagabend), and words for each that was changed.

    Only where that weekday stands once on each side.
    """
    done: list[str] = []
    for match in _PART.finditer(german):
        day, right = _WEEKDAYS[match[1]], _PARTS[match[2]]
        given = re.findall(rf"\b{day} (morning|noon|midday|lunchtime|afternoon|evening|night)\b", english)
        if german.count(match[1]) == english.count(day) == len(given) == 1 and given[0] not in right:
            english = english.replace(f"{day} {given[0]}", f"{day} {right[0]}")
            done.append(f"part of the day set right: {given[0]} to {right[0]}")
    return english, tuple(done)


def exchange(german: str, english: str) -> tuple[Numeral, Numeral, str] | None:
    """The only missing number, the only English one without a German, and `english` with the one for the other.

    For the caller to apply where something else ties the two. None where there are more, where they do not count the
    same, or where numbers would still be wrong after it.
    """
    found = matching(german, english)
    if len(found.missing) != 1 or len(found.added) != 1 or found.partly:
        return None
    wanted, given = found.missing[0], found.added[0]
    if not _alike(wanted, given):
        return None
    mended, _ = _exchange(english, wanted, given)
    return None if lost(german, mended) else (wanted, given, mended)


def _exchange(english: str, wanted: Numeral, given: Numeral) -> tuple[str, str]:
    old, new = _digits(given), _digits(wanted)
    right = _swap(new[0])
    start = given.start + old.start()
    return english[:start] + right + english[start + len(old[0]) :], f"{old[0]} to {right}"


def _digits(numeral: Numeral) -> re.Match[str]:
    return re.search(r"\d[\d.,]*\d|\d", numeral.text)  # type: ignore[return-value]  # `_plain` ones have some


def _alike(wanted: Numeral, given: Numeral) -> bool:
    """True for two numbers in digits that count the same."""
    if not (_plain(wanted) and _plain(given)):
        return False
    return not (given.unit and wanted.unit and given.unit != wanted.unit)


def _is_slip(wanted: Numeral, given: Numeral) -> bool:
    return _alike(wanted, given) and _slip(_digits(wanted)[0], _digits(given)[0])


def _plain(numeral: Numeral) -> bool:
    return numeral.form is Form.DIGITS and not numeral.weak and any(map(str.isdigit, numeral.text))


def _slip(german: str, english: str) -> bool:
    left, right = re.sub(r"\D", "", german), re.sub(r"\D", "", english)
    if left == right:
        return left == right
    if len(left) == len(right):
        return len(left) >= 2 and sum(a != b for a, b in zip(left, right, strict=True)) == 1
    short, long = sorted((left, right), key=len)
    return (
        len(long) - len(short) == 1
        and len(short) >= 2
        and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    )


def _swap(number: str) -> str:
    """A German number with English separators. A clock or a version (`10.58`) has none to swap."""
    if "," not in number and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number):
        return number
    return number.translate(str.maketrans(".,", ",."))


def _date(day: int, month: int, year: str) -> str:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{_MONTHS[month - 1]} {day}, {year}" if year else f"{_MONTHS[month - 1]} {day}"


def _half_day(english: str, hour: int, minute: str) -> str:
    """The German clock has 24 hours: its half of the day wins over the model's; none is said behind 13 and above."""

    def right(match: re.Match[str]) -> str:
        if int(match[1]) != hour or match[2] != minute:
            return match[0]
        end = "." if match[0].endswith(".") and match.end() == len(english) else ""
        return f"{hour}:{minute}{end}" if hour > 12 or hour == 0 else f"{hour}:{minute} {'ap'[hour == 12]}.m."

    return _HOUR.sub(right, english)


def _replace(text: str, old: str, new: str) -> str:
    if old == new or old not in text:
        return text
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w|[.,]\d)", lambda _: new, text)
