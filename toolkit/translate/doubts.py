"""What shows a bad hypothesis without knowing languages: loops, lost or invented text, German left standing."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from toolkit.quotes.wordlists import words
from toolkit.settings import Translating

_STAMMER = re.compile(r"(\b\w+\b)(?:\W+\1\b){2,}|(\b\w+(?:\W+\w+){1,4}\b)(?:\W+\2\b)+", re.IGNORECASE)
_DOUBLE = re.compile(r"\b([^\W\d_]{4,}) \1\b")
_ROW = re.compile(r"(\D)\1{5,}", re.IGNORECASE)
_SYLLABLE = re.compile(r"([^\W\d]{2,6}?)\1{3,}", re.IGNORECASE)
_LONG = re.compile(r"\w{8,}")  # a word that may hold a syllable four times
_UNKNOWN = re.compile(r"[▁⁇\ufffd]|<unk>")
_GERMAN_ONLY = frozenset(
    words(
        """
    der und nicht ist ein eine einen einem einer von mit für auf dem des sich auch nach bei wird sind wurde wurden haben
    werden über zum zur dass im vom aber oder sie ich wir sein seine ihre noch nur wie durch unter zwischen gegen sagte
    laut worden können keine kein
    """
    )
)
_SHORT = 20  # characters: the lengths of shorter texts say little
_PHRASE = 4  # words


def doubt(german: str, english: str, settings: Translating) -> str:
    """The first of `empty`, `unknown characters`, `repetition`, `length`, `copied through` that holds; else empty.

    Works on the raw hypothesis. Linear in the length of the texts.
    """
    if not re.search(r"\w", english):
        return "empty"
    if _UNKNOWN.search(english) and not _UNKNOWN.search(german):
        return "unknown characters"
    if repeats(english) and not repeats(german):
        return "repetition"
    if len(german) >= _SHORT and not settings.ratio_low <= len(english) / len(german) <= settings.ratio_high:
        return "length"
    if len(german) < _SHORT and len(english) > settings.ratio_high * len(german) + _SHORT:
        return "length"
    return "copied through" if copied(german, english) else ""


def repeats(text: str) -> bool:
    """True for a stammer of characters, a word three times in a row, a phrase twice in a row or thrice in all."""
    if _ROW.search(text) or any(_SYLLABLE.search(word) for word in _LONG.findall(text)):
        return True
    found = re.findall(r"\w+", text.lower())
    couples = list(pairwise(found))
    if len(set(couples)) == len(couples):  # what is said again has two words that are; saves the patterns nearly always
        return False
    if _STAMMER.search(text):
        return True
    phrases = Counter(zip(*(found[shift:] for shift in range(_PHRASE)), strict=False))
    return bool(phrases) and phrases.most_common(1)[0][1] > 2


def said_once(text: str) -> str:
    """`text` with a word three times in a row, and a phrase twice in a row, said once."""
    return _STAMMER.sub(lambda match: match[1] or match[2], text)


def drop_doubles(german: str, english: str) -> tuple[str, tuple[str, ...]]:
    """`english` with the words said once that it says twice in a row, and what was done for each of them.

    Nothing changes where the German has such a word too. “That that” may be right.
    """
    found = [match[1] for match in _DOUBLE.finditer(english) if match[1].lower() != "that"]
    if not found or _DOUBLE.search(german):
        return english, ()
    for word in found:
        english = english.replace(f"{word} {word}", word)
    return english, tuple(f"said once: {word}" for word in found)


def copied(german: str, english: str) -> bool:
    """True where the English is the German again, or at least two of its function words and a fifth of all are."""
    found = re.findall(r"[^\W\d_]+", english.lower())
    foreign = [word for word in found if word in _GERMAN_ONLY]
    if german.strip() == english.strip():
        return bool(foreign)
    return len(foreign) >= 2 and len(foreign) > 0.2 * len(found)
