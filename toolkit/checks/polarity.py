"""Which pole a word stands at, in both languages: rising or falling, won or lost, allowed or banned, and soft denial.

The tables stand in `oppositions`; a word is looked up once and remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.checks.lexicon import principal
from toolkit.checks.oppositions import ANTONYMS, OPPOSED, SOFT
from toolkit.quotes.wordlists import words


@dataclass(frozen=True, slots=True)
class _Side:
    """Patterns of one side of an opposition in German and English."""

    german: re.Pattern[str]
    english: re.Pattern[str]


def _pattern(text: str) -> re.Pattern[str]:
    """Words as they stand; `*` for any ending."""
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in words(text)))


def _rows(table: str) -> list[str]:
    return [" ".join(row.split()) for row in table.split(";") if row.strip()]


def _sides(table: str) -> list[_Side]:
    rows = (row.split(" = ") for row in _rows(table))
    return [_Side(_pattern(german), _pattern(english)) for german, english in rows]


_OPPOSED = _sides(OPPOSED)
_PAIRS = [(_OPPOSED[number], _OPPOSED[number + 1]) for number in range(0, len(_OPPOSED) - 1, 2)]

_SOFT = _sides(SOFT)
_ANTONYMS = [
    (frozenset(words(left)), frozenset(words(right))) for left, right in (row.split(" | ") for row in _rows(ANTONYMS))
]
_UN_GERMAN = re.compile(
    r"un(?!d$|s$|ser|ter|gefähr|mittelbar|ion|iver|tern|gar|te$|glück|fall|fäll|wetter|ruhe|recht|tat|heil|sinn)\w{3,}"
    r"|in(?:stabil|kompetent|korrekt|effizient|akzeptabel|transparent|toleran)\w*|nicht\w+"
)
_UN_ENGLISH = re.compile(
    r"un(?!der|til|ion|ite|ity|iversi|ivers|ique|cle|ified|iform|esco|icef|its?$)\w{3,}"
    r"|(?:im(?:possib|pass|prob|patien|parti|per[mf]|prud|mun)"
    r"|in(?:cap|correct|adequa|suffic|accura|valid|admiss|appropri|conclus|evitab|conceiv"
    r"|defin|secur|stab|consist|effect|effic|ability|action|depend|nocen|complet|visib|different|human|toler)"
    r"|ir(?:regul|respons|relevan|revers)|il(?:legal|legit|logic)|dis(?:agre|appoint|appear|approv|satis|contin|regard|trust|pleas|believ|honest|like|miss)|non)\w*"
)


@lru_cache(maxsize=1 << 15)
def german_poles(word: str) -> tuple[tuple[int, int], ...]:
    """(opposition, pole) of a German word in lower case."""
    return tuple((n, side) for n, pair in enumerate(_PAIRS) for side in (0, 1) if pair[side].german.fullmatch(word))


@lru_cache(maxsize=1 << 15)
def english_poles(word: str) -> tuple[tuple[int, int], ...]:
    """(opposition, pole) of an English word in lower case."""
    return tuple((n, side) for n, pair in enumerate(_PAIRS) for side in (0, 1) if pair[side].english.fullmatch(word))


@lru_cache(maxsize=1 << 15)
def antonym_sides(stem: str) -> frozenset[tuple[int, int]]:
    """(opposition, side) of an English stem among the antonyms."""
    return frozenset((n, side) for n, pair in enumerate(_ANTONYMS) for side in (0, 1) if stem in pair[side])


@lru_cache(maxsize=1 << 15)
def meant_sides(word: str) -> frozenset[tuple[int, int]]:
    """(opposition, side) a German word in lower case means; none where it may mean both."""
    sides = frozenset(side for meaning in principal(word) for side in antonym_sides(meaning))
    return frozenset((n, side) for n, side in sides if (n, 1 - side) not in sides)


@lru_cache(maxsize=1 << 15)
def german_soft(word: str) -> tuple[int, ...]:
    """Classes of soft denial a German word belongs to; -1 stands for "un-" words."""
    classes = tuple(number for number, side in enumerate(_SOFT) if side.german.fullmatch(word))
    return (*classes, -1) if _UN_GERMAN.fullmatch(word) else classes


@lru_cache(maxsize=1 << 15)
def english_soft(word: str) -> tuple[int, ...]:
    """Classes of soft denial an English word belongs to; -1 stands for "un-" words."""
    classes = tuple(number for number, side in enumerate(_SOFT) if side.english.fullmatch(word))
    return (*classes, -1) if _UN_ENGLISH.fullmatch(word) else classes


_DENYING = re.compile(
    r"dementier\w*|str[ei]\w*|bestr[ei]\w*|leugne\w*|verneint\w*|zurückw\w*|zurückgewiesen|abgelehnt|verweiger\w*|weigert\w*|ohne|kaum|widerspr\w*"
    r"|lehn\w*|weist|wies|weisen|wiesen|schließ\w*|schloss\w*"
)


@lru_cache(maxsize=1 << 15)
def denies(word: str) -> bool:
    """True for a German word in lower case that may begin a denial."""
    return _DENYING.fullmatch(word) is not None
