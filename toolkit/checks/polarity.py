"""Which pole a word stands at, in both languages: rising or falling, won or lost, allowed or banned, and soft denial.

The tables stand in `oppositions`; a word is looked up once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from toolkit.checks.oppositions import (
    ANTONYMS,
    ENGLISH_DENIALS,
    ENGLISH_STRANGERS,
    GERMAN_DENIALS,
    GERMAN_STRANGERS,
    OPPOSED,
    SOFT,
)
from toolkit.lexicon.table import principal
from toolkit.lexicon.words import english_stem
from toolkit.quotes.wordlists import words

NEGATORS = frozenset(
    words(
        """
    nicht nichts nie niemals niemand niemandem niemanden nirgends nirgendwo kein keine keinem keinen keiner keines
    keinerlei keinesfalls keineswegs weder nein mitnichten alles entfernt
    """
    )
)


class _Rows:
    """One side of a table, row for row: which rows a word belongs to. `*` stands for any ending or beginning.

    A word is looked up by its own beginnings, so that the time does not grow with the table. `strangers` only begin or
    end like a word of the table: none of its stars stands for them.
    """

    def __init__(self, rows: Sequence[str], strangers: str = "") -> None:
        self._strangers = "|".join(map(_form, words(strangers)))
        self._whole: dict[str, set[int]] = {}
        self._heads: dict[str, set[int]] = {}
        self._inside: list[tuple[str, bool, int]] = []
        for number, row in enumerate(rows):
            for word in words(row):
                bare = word.strip("*")
                if "_" in word or "~" in word:
                    continue
                if word.startswith("*"):
                    self._inside.append((bare, word.endswith("*"), number))
                else:
                    (self._heads if word.endswith("*") else self._whole).setdefault(bare, set()).add(number)

    def of(self, word: str) -> tuple[int, ...]:
        """Numbers of the rows that have the word, in order."""
        found = set(self._whole.get(word, ()))
        if self._strangers and _compiled(self._strangers).fullmatch(word):
            return tuple(sorted(found))
        for end in range(1, len(word) + 1):
            if rows := self._heads.get(word[:end]):
                found |= rows
        found.update(
            row
            for part, any_end, row in self._inside
            if word != part and (part in word if any_end else word.endswith(part))
        )
        return tuple(sorted(found))


def _rows(table: str) -> list[str]:
    return [" ".join(row.split()) for row in table.split(";") if row.strip()]


def _side(table: str, side: int) -> list[str]:
    return [row.removeprefix("! ").split(" = ")[side] for row in _rows(table)]


def _form(word: str) -> str:
    """An expression for a form of a table: `*` any letters, `_` a blank, `~` a blank or up to six words."""
    return word.replace("*", r"\w*").replace("_", r"\s").replace("~", r"\s(?:[\w’'-]+\s){0,6}")


def _phrases(rows: Sequence[str]) -> tuple[re.Pattern[str], tuple[tuple[int, re.Pattern[str]], ...]]:
    """The phrases of one side of `SOFT`: all of them in one, and those of each class."""
    forms = [
        (number, [_form(word) for word in words(row) if "_" in word or "~" in word]) for number, row in enumerate(rows)
    ]
    single = tuple((number, re.compile(rf"\b(?:{'|'.join(some)})\b")) for number, some in forms if some)
    return re.compile(rf"\b(?:{'|'.join(form for _, some in forms for form in some)})\b"), single


_GERMAN_POLES, _ENGLISH_POLES = _Rows(_side(OPPOSED, 0)), _Rows(_side(OPPOSED, 1))
_GERMAN_SOFT, _ENGLISH_SOFT = _Rows(_side(SOFT, 0), GERMAN_STRANGERS), _Rows(_side(SOFT, 1), ENGLISH_STRANGERS)
_OUTRIGHT = frozenset((-1, *(number for number, row in enumerate(_rows(SOFT)) if row.startswith("! "))))
_AFFIXED = frozenset((-1, *(number for number, row in enumerate(_side(SOFT, 0)) if "*los " in row or "*frei " in row)))
_GERMAN_PHRASES, _ENGLISH_PHRASES = _phrases(_side(SOFT, 0)), _phrases(_side(SOFT, 1))


def _stems(text: str) -> frozenset[str]:
    return frozenset(form for word in words(text) for form in (word, english_stem(word)) if form)


def _antonyms() -> dict[str, frozenset[tuple[int, int]]]:
    sides: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(_rows(ANTONYMS)):
        for side, text in enumerate(row.split(" | ")):
            for stem in _stems(text):
                sides.setdefault(stem, set()).add((number, side))
    return {stem: frozenset(found) for stem, found in sides.items()}


_ANTONYM_SIDES = _antonyms()
_NO_SIDES: frozenset[tuple[int, int]] = frozenset()
_UN_GERMAN = re.compile(
    r"un(?!d$|s$|ser|ter|gefähr$|mittelbar|ion|iver|tern|gar|te$|glück|fall|fäll|wetter|ruhe|recht|tat|heil|sinn|iform|ik|it|verzüg|weit$|zähl|längst)\w{3,}"
    r"|in(?:stabil|kompetent|korrekt|effizient|akzeptabel|transparent|toleran)\w*|nicht\w{3,}"
)
_UN_ENGLISH = re.compile(
    r"un(?!der|til|ion|ite|ity|iversi|ivers|ique|cle|ified|iform|esco|icef|its?$|fortunat|employ|rest$)\w{3,}"
    r"|(?:im(?:possib|pass|prob|patien|parti|per[mf]|prud|mun)"
    r"|in(?:cap|correct|adequa|suffic|accura|valid|admiss|appropri|conclus|evitab|conceiv"
    r"|defin|secur|stab|consist|effect|effic|ability|action|depend|nocen|complet|visib|different|human|toler)"
    r"|ir(?:regul|respons|relevan|revers)|il(?:legal|legit|logic)|dis(?:agre|appoint|appear|approv|satis|contin|regard|trust|pleas|believ|honest|like|miss)|non)\w*"
)


_ZU = re.compile(r"(ab|an|auf|aus|ein|zu|zurück|fest|los|nach|vor)zu(\w{4,})")


def _without_zu(word: str) -> str:
    """ "auszuschließen" as "ausschließen"."""
    found = _ZU.fullmatch(word)
    return found[1] + found[2] if found else word


@lru_cache(maxsize=1 << 15)
def german_poles(word: str) -> tuple[tuple[int, int], ...]:
    """(opposition, pole) of a German word in lower case."""
    return tuple(divmod(row, 2) for row in _GERMAN_POLES.of(_without_zu(word)))


@lru_cache(maxsize=1 << 15)
def english_poles(word: str) -> tuple[tuple[int, int], ...]:
    """(opposition, pole) of an English word in lower case."""
    return tuple(divmod(row, 2) for row in _ENGLISH_POLES.of(word))


def antonym_sides(stem: str) -> frozenset[tuple[int, int]]:
    """(opposition, side) of an English stem among the antonyms."""
    return _ANTONYM_SIDES.get(stem, _NO_SIDES)


@lru_cache(maxsize=1 << 15)
def meant_sides(word: str) -> frozenset[tuple[int, int]]:
    """(opposition, side) a German word in lower case means; none where it may mean both."""
    sides = frozenset(side for meaning in principal(word) for side in antonym_sides(meaning))
    return frozenset((n, side) for n, side in sides if (n, 1 - side) not in sides)


@lru_cache(maxsize=1 << 15)
def german_soft(word: str) -> tuple[int, ...]:
    """Classes of soft denial a German word belongs to; -1 stands for "un-" words."""
    word = _without_zu(word)
    classes = _GERMAN_SOFT.of(word)
    return (*classes, -1) if _UN_GERMAN.fullmatch(word) else classes


@lru_cache(maxsize=1 << 15)
def english_soft(word: str) -> tuple[int, ...]:
    """Classes of soft denial an English word belongs to; -1 stands for "un-" words."""
    classes = _ENGLISH_SOFT.of(word)
    return (*classes, -1) if _UN_ENGLISH.fullmatch(word) else classes


def outright(classes: tuple[int, ...]) -> bool:
    """True for classes that deny as a negator does, so that a negator beside them takes the denial back."""
    return not _OUTRIGHT.isdisjoint(classes)


def affixed(classes: tuple[int, ...]) -> bool:
    """True for what an ending or a beginning denies: un-, -los, -frei, -less, -free."""
    return not _AFFIXED.isdisjoint(classes)


def german_phrases(text: str) -> tuple[int, ...]:
    """Classes of soft denial of which the text has a phrase."""
    return _classes(text.lower(), _GERMAN_PHRASES)


def english_phrases(text: str) -> tuple[int, ...]:
    """Classes of soft denial of which the text has a phrase."""
    return _classes(text.lower(), _ENGLISH_PHRASES)


def _classes(low: str, phrases: tuple[re.Pattern[str], tuple[tuple[int, re.Pattern[str]], ...]]) -> tuple[int, ...]:
    some, single = phrases
    return tuple(number for number, pattern in single if pattern.search(low)) if some.search(low) else ()


@cache
def _said_otherwise(language: str) -> tuple[re.Pattern[str], list[tuple[str, str]]]:
    """Every denial of a language in one, and the expressions of each row: the denial and what says it otherwise."""
    rows = _rows(GERMAN_DENIALS if language == "de" else ENGLISH_DENIALS)
    sides = [[rf"\b(?:{'|'.join(map(_form, words(side)))})\b" for side in row.split(" = ")] for row in rows]
    return re.compile("|".join(denial for denial, _ in sides)), [(denial, answer) for denial, answer in sides]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def said_otherwise(language: str, denying: str, other: str) -> int:
    """How many denials of `denying` (a text in `language`) the other text says by words that are no negators."""
    whole, rows = _said_otherwise(language)
    low = denying.lower()
    if not whole.search(low):
        return 0
    other = other.lower()
    return sum(1 for denial, answer in rows if _compiled(denial).search(low) and _compiled(answer).search(other))


@lru_cache(maxsize=1 << 15)
def bases(word: str) -> frozenset[str]:
    """English stems of what a German "un-" word (lower case) denies: "unverletzt" denies injury."""
    if not word.startswith("un") or len(word) < 6 or -1 not in german_soft(word):
        return frozenset()
    roots = (word[2:], word[2:].removesuffix("bar"), word[2:].removesuffix("lich"))
    return frozenset().union(*map(principal, roots)) - principal(word)


_DENYING = re.compile(
    r"dementier\w*|str[ei]\w*|bestr[ei]\w*|leugne\w*|verneint\w*|zurückw\w*|zurückgewiesen|abgelehnt|verweiger\w*|weigert\w*|ohne|kaum"
    r"|widerspr\w*|lehn\w*|weist|wies|weisen|wiesen|schließ\w*|schloss\w*|verzicht\w*|(?:ge)?scheiter\w*|fehlt\w*|mangelt\w*|verhinder\w*"
    r"|unterließ\w*|vergeblich|erfolglos|verfehl\w*|versäum\w*|verpass\w*|abgesagt\w*|blieb\w*|ausgeblieben|vermied\w*|vermeid\w*|leer"
)


@lru_cache(maxsize=1 << 15)
def denies(word: str) -> bool:
    """True for a German word in lower case that may begin a denial."""
    return _DENYING.fullmatch(word) is not None
