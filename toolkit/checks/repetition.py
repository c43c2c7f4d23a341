"""Loops: words or phrases said again and again that the German says once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.checks.finding import Finding
from toolkit.checks.view import View, Word
from toolkit.records import Severity

_PHRASE = 4  # words
_TWIN = re.compile(r"\b(\w{3,}(?:\s\w+){0,3})[,;]?(?:\s(?:and\s)?\1\b)", re.IGNORECASE)
_STAMMER = re.compile(r"(\S{1,6}?)\1{5,}")
_FINE = frozenset(("had", "that", "very", "again", "more", "many", "far", "never", "years", "day", "really", "much"))


def check_repetition(view: View) -> Iterator[Finding]:
    """A phrase twice in a row, a phrase of four words more often than in German, a stammer of characters."""
    english = view.english
    if (
        _twins(view.english_words)
        and (twin := _TWIN.search(english))
        and twin[1].lower() not in _FINE
        and not _doubled(view.german)
    ):
        yield _loop(twin[1], twin.span(), Severity.WARNING, 0.75)
        return
    if (
        any(map(_stammers, english.split()))
        and (stammer := _STAMMER.search(english))
        and not _STAMMER.search(view.german)
    ):
        yield _loop(stammer[1], stammer.span(), Severity.ERROR, 0.9)
        return
    phrase, count = _commonest(view.english_words)
    if count > 1 and count > _commonest(view.german_words)[1]:
        start = english.lower().find(phrase.split()[0])
        yield _loop(phrase, (max(0, start), len(english)), Severity.ERROR if count > 2 else Severity.WARNING, 0.7)


def _twins(words: list[Word]) -> bool:
    """True where a word comes again within five: the test before the expression that goes back and forth."""
    low = [word.low for word in words]
    return any(len(word) > 2 and word in low[number + 1 : number + 6] for number, word in enumerate(low))


def _stammers(token: str) -> bool:
    return len(token) - len(set(token)) > 4


def _doubled(german: str) -> bool:
    return bool(re.search(r"\b(\w{3,})[,;]?\s(?:und\s)?\1\b", german, re.IGNORECASE))


def _commonest(words: list[Word]) -> tuple[str, int]:
    if len(words) < 2 * _PHRASE:
        return "", 0
    low = [word.low for word in words]
    rows = list(zip(*(low[shift:] for shift in range(_PHRASE)), strict=False))
    if len(set(rows)) == len(rows):
        return " ".join(rows[0]), 1
    phrases = Counter(rows)
    phrase, count = phrases.most_common(1)[0]
    return " ".join(phrase), count


def _loop(phrase: str, span: tuple[int, int], severity: Severity, confidence: float) -> Finding:
    return Finding(
        "repetition",
        severity,
        f"English repeats itself: “{phrase}”.",
        "Compare with the German; try another hypothesis.",
        None,
        span,
        confidence,
    )
