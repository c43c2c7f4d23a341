"""Numbers a model garbles, translated as plain ones that it copies well, and put back where those stand.

A weak model spells a number digit by digit and slips: 12.000 to 15.000 becomes “12,000 to 10,500”. Asked for 20 to 30
it makes no mistake; what stands for 20 and 30 in its English is where the values of the German belong. The values
themselves come from the German by rule, never from the model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from toolkit.numerals import Form, Numeral, german_numerals
from toolkit.quotes.wordlists import words
from toolkit.translate.numbers import localise, long_dates

# None begins with a vowel: “a” stays right.
_PLAIN = ("20", "30", "40", "50", "60", "70", "90", "15", "14", "25")
_DAYS = ("20", "15", "14", "25", "10", "13")
_TIMES = ("10:30", "12:15", "14:20")
_YEARS = ("2010", "2012", "2015", "2005", "2008", "2014")
_SMALL = words("zero one two three four five six seven eight nine ten eleven twelve")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?<!\w)[A-ZÄÖÜ]?[a-zäöüß]+(?!\w)")
_KEPT = frozenset((Form.DECADE, Form.MONTH))  # said otherwise than as a number
_KINDS = {Form.DATE: _DAYS, Form.TIME: _TIMES}
_LIST = re.compile(r"(?<=\()\d[\d.,:]*(?:[\s,;/–-]+\d[\d.,:]*)+(?=\))")  # (17:21, 21:17): moves as one
_NUMBER = re.compile(r"\d[\d.,]*\d")
_YEAR = re.compile(r"1[1-9]\d\d|20\d\d")
_SHORT = (
    (re.compile(r"\b[Ee]ine[rn]?[ -](?=(?:Million|Milliarde|Billion)\b)"), "1 "),
    (re.compile(r"(?<=\d),[-–—]+(?=\s*(?:€|Euro|EUR|Fr|$|\W))"), ""),
    (re.compile(r"(?<=\d)\s?€(?!\w)"), " Euro"),
    (re.compile(r"\bStundenkilometern?\b"), "Kilometer pro Stunde"),
    (re.compile(r"(?<![\d.,:])(\d{1,2})(?= Uhr\b(?! \d))"), r"\1:00"),
    (re.compile(r"\bMio\.(?=\s)"), "Millionen"),
    (re.compile(r"\bMrd\.(?=\s)"), "Milliarden"),
    (re.compile(r"\bTsd\.(?=\s)"), "Tausend"),
)
TURNS = 2  # sets of stand-ins: of 70 sentences the first mends 41, the second 3 more, a third none


@dataclass(frozen=True, slots=True)
class Disguise:
    """A German unit with plain numbers in the places of others. `given`: each plain one, and the English of the other;
    none where the same numbers are only written in an easier form."""

    german: str
    given: tuple[tuple[str, str], ...]

    def undo(self, english: str) -> str | None:
        """`english` with the right numbers again; None where a stand-in is not there exactly once, or is an ordinal
        where the other has none."""
        right = dict(self.given)
        pattern = re.compile(rf"(?<![\d.,:])({'|'.join(right)})((?:st|nd|rd|th)\b)?(?!\d|[.,:]\d)")
        found = list(pattern.finditer(english)) if right else []
        ordinals = (right[match[1]] for match in found if match[2])
        if sorted(match[1] for match in found) != sorted(right) or not all(map(str.isdigit, ordinals)):
            return None
        tied = (re.search(r"(\d+)[-–]\Z", english[: match.start()]) for match in found)
        if any(number and number[1] not in right for number in tied):  # 400-20: no number of the German
            return None
        return pattern.sub(lambda m: _ordinal(right[m[1]]) if m[2] else right[m[1]], english) if right else english

    @property
    def words(self) -> str:
        """What was done, for the reader."""
        if not self.given:
            return "searched again: number lost"
        return "numbers translated by stand-ins: " + ", ".join(right for _, right in self.given)


def disguises(german: str, lost: Collection[Numeral], turn: int) -> Iterator[Disguise]:
    """Ways to ask for `german`, other ones each `turn` below TURNS: as it is, its numbers in a plainer form, and with
    stand-ins for the `lost` ones, and for all."""
    plain = _plainer(german)
    if not turn:
        yield from (Disguise(text, ()) for text in dict.fromkeys((german, plain)))
    numerals = german_numerals(plain, weak=True)
    missing = {numeral.value for numeral in lost}
    some = [numeral for numeral in numerals if numeral.value in missing]
    for wanted in (some, numerals) if len(some) < len(numerals) else (numerals,):
        if (disguise := _disguise(plain, wanted, turn)) is not None:
            yield disguise


def _plainer(german: str) -> str:
    """The same numbers in words a model has seen more of: 28.06. as 28. Juni, 12 Mrd. as 12 Milliarden."""
    text = long_dates(german)
    for pattern, long in _SHORT:
        text = pattern.sub(long, text)
    return text


def _disguise(german: str, numerals: Sequence[Numeral], turn: int) -> Disguise | None:
    given: list[tuple[str, str]] = []
    text, at = "", 0
    for start, end, right, stand_ins in _places(german, numerals):
        taken = {stand_in for stand_in, _ in given}
        turned = (*stand_ins[turn:], *stand_ins[:turn])
        free = next((number for number in turned if number not in german and number not in taken), None)
        if start < at or free is None:
            continue
        text += german[at:start] + free
        at = end
        given.append((free, right))
    return Disguise(text + german[at:], tuple(given)) if given else None


def _places(german: str, numerals: Sequence[Numeral]) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Where numbers can be replaced, in order, how English writes each, and what may stand for it."""
    lists = [match.span() for match in _LIST.finditer(german)]
    for numeral in numerals:
        around = next((span for span in lists if span[0] <= numeral.start < span[1]), None)
        if around is not None:
            yield *around, _NUMBER.sub(lambda match: localise(match[0]), german[slice(*around)]), _PLAIN
        elif not numeral.weak and numeral.form not in _KEPT:
            for token in _TOKEN.finditer(german, numeral.start, numeral.end):
                right = _english(token[0])
                if numeral.form is Form.TIME:  # 10 Uhr: the half of the day depends on the number
                    right = localise(f"{token[0]} Uhr") if re.search("[.:]", token[0]) else None
                if right is not None:
                    kind = _YEARS if _YEAR.fullmatch(right) else _KINDS.get(numeral.form, _PLAIN)
                    yield *token.span(), right, kind


def _english(token: str) -> str | None:
    """A German number alone, in digits or a word, in English; None for what is no number or must not change."""
    if token[0].isdigit():
        return localise(token)
    found = german_numerals(token)
    if len(found) != 1 or found[0].form is not Form.WORD or found[0].text != token or not found[0].value.isdigit():
        return None
    value = int(found[0].value)
    return _SMALL[value] if value < len(_SMALL) else f"{value:,}"


def _ordinal(number: str) -> str:
    """`1` as `1st`."""
    ending = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ending
