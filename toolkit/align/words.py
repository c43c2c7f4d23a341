"""Words of both languages with offsets, and how alike a German and an English word are: numbers, names, cognates."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from toolkit.align.lexicon import ENGLISH_OF
from toolkit.quotes.wordlists import words

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
# Spellings that differ where Russian, Ukrainian and Korean names are written the German or the English way.
_SOUNDS = (
    ("tsch", "c"),
    ("dsch", "j"),
    ("sch", "s"),
    ("tch", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "s"),
    ("ts", "z"),
    ("yo", "jo"),
    ("ya", "ja"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("k", "c"),
    ("z", "s"),
    ("x", "cs"),
)
SURE = 0.9  # likeness of a known translation; a word that has one is no cognate of another
_SHORTEST = 4  # letters: shorter words are alike by chance
_FUNCTION = frozenset(
    words(
        """
    a an the of to in on at by for from with and or but as is are was were be been being it its he she they them his
    her their that this these those which who whom has have had will would can could may might shall should do does
    did not no than so if when while about into over under after before
    """
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one side with its place."""

    start: int
    end: int
    text: str
    low: str


def split_words(text: str) -> tuple[Word, ...]:
    """Words and numbers of `text`; compounds with hyphens come apart, apostrophes stay inside."""
    return tuple(Word(m.start(), m.end(), m.group(), m.group().lower()) for m in _WORD.finditer(text))


def is_function(word: Word) -> bool:
    """True for English words that say little about what they translate."""
    return word.low in _FUNCTION


def likeness(german: Word, english: Word) -> float:
    """0..1: 1 for the same number or name, high for cognates and known translations, 0 for strangers."""
    if german.text[0].isdigit() or english.text[0].isdigit():
        return float(_digits(german.text) == _digits(english.text) != "")
    if english.low in ENGLISH_OF.get(german.low, ()):
        return SURE
    named = german.text[0].isupper() and english.text[0].isupper()
    if german.low == english.low:
        return 1.0 if named or len(german.low) >= _SHORTEST else 0.5
    if len(german.low) < _SHORTEST or len(english.low) < _SHORTEST:
        return 0.0
    score = _dice(_pairs(_sounds(german.low)), _pairs(_sounds(english.low)))
    return score if score >= (0.45 if named else 0.55) else 0.0


def _digits(text: str) -> str:
    """`12.000` and `12,000` are the same digits; so are `3,5` and `3.5`."""
    return re.sub(r"\D", "", text)


@lru_cache(maxsize=20_000)
def _sounds(low: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", low.replace("ß", "ss")) if not unicodedata.combining(c))
    for spelled, sound in _SOUNDS:
        plain = plain.replace(spelled, sound)
    return plain


@lru_cache(maxsize=20_000)
def _pairs(sounds: str) -> frozenset[str]:
    padded = f"^{sounds}"
    return frozenset(padded[n : n + 2] for n in range(len(padded) - 1))


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
