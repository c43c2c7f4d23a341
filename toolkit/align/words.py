"""Words of both languages with offsets, and how alike a German and an English word are: numbers, names, cognates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

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


class Word(NamedTuple):
    """A word of one side with its place. (A named tuple: it is made in a third of the time of a frozen dataclass.)"""

    start: int
    end: int
    text: str
    low: str


@lru_cache(maxsize=256)
def split_words(text: str) -> tuple[Word, ...]:
    """Words and numbers of `text`; compounds with hyphens come apart, apostrophes stay inside."""
    return tuple(Word(m.start(), m.end(), m.group(), m.group().lower()) for m in _WORD.finditer(text))


def is_function(word: Word) -> bool:
    """True for English words that say little about what they translate."""
    return word.low in _FUNCTION


def likeness(german: Word, english: Word) -> float:
    """0..1: 1 for the same number or name, high for cognates and known translations, 0 for strangers."""
    return next((score for _, _, score in alike((german,), (english,))), 0.0)


def alike(source: Sequence[Word], target: Sequence[Word]) -> Iterator[tuple[int, int, float]]:
    """Places in the German and in the English words and likeness (above 0) of all that are alike.

    The English is looked up by number, word and pair of letters: comparing every word with every word took half of
    the time of aligning.
    """
    numbers, spelled, paired = _places(target)
    for g, german in enumerate(source):
        if german.text[0].isdigit():
            yield from ((g, e, 1.0) for e in numbers.get(_digits(german.text), ()))
            continue
        known = [e for english in ENGLISH_OF.get(german.low, ()) for e in spelled.get(english, ())]
        yield from ((g, e, SURE) for e in known)
        for e in spelled.get(german.low, ()):
            if e not in known:
                named = german.text[0].isupper() and target[e].text[0].isupper()
                yield g, e, 1.0 if named or len(german.low) >= _SHORTEST else 0.5
                known.append(e)
        if len(german.low) >= _SHORTEST:
            yield from ((g, e, score) for e, score in _cognates(german, target, paired) if e not in known)


Places = dict[str, list[int]]


def _places(target: Sequence[Word]) -> tuple[Places, Places, Places]:
    """Where in the English words each number, each other word and each pair of letters stands."""
    numbers, spelled, paired = Places(), Places(), Places()
    for e, word in enumerate(target):
        if word.text[0].isdigit():
            if digits := _digits(word.text):  # none in `²`
                numbers.setdefault(digits, []).append(e)
            continue
        spelled.setdefault(word.low, []).append(e)
        if len(word.low) >= _SHORTEST:
            for pair in _pairs(word.low):
                paired.setdefault(pair, []).append(e)
    return numbers, spelled, paired


def _cognates(german: Word, target: Sequence[Word], paired: Places) -> Iterator[tuple[int, float]]:
    """English words that share enough pairs of letters, and how many of all (Dice)."""
    pairs = _pairs(german.low)
    shared: dict[int, int] = {}
    for pair in pairs:
        for e in paired.get(pair, ()):
            shared[e] = shared.get(e, 0) + 1
    for e, count in shared.items():
        score = 2 * count / (len(pairs) + len(_pairs(target[e].low)))
        named = german.text[0].isupper() and target[e].text[0].isupper()
        if score >= (0.45 if named else 0.55):
            yield e, score


def _digits(text: str) -> str:
    """`12.000` and `12,000` are the same digits; so are `3,5` and `3.5`."""
    return text if text.isdecimal() else re.sub(r"\D", "", text)


@lru_cache(maxsize=20_000)
def _pairs(low: str) -> frozenset[str]:
    """Neighbouring letters of a word as it sounds, its beginning marked."""
    sounds = low.replace("ß", "ss")
    if not sounds.isascii():
        sounds = "".join(c for c in unicodedata.normalize("NFKD", sounds) if not unicodedata.combining(c))
    for spelled, sound in _SOUNDS:
        sounds = sounds.replace(spelled, sound)
    padded = f"^{sounds}"
    return frozenset(padded[n : n + 2] for n in range(len(padded) - 1))
