"""German left in the English: whole sentences copied through, and single words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks.finding import Finding
from toolkit.checks.view import View, Word
from toolkit.lexicon.table import alike, compound, lexicon
from toolkit.lexicon.words import english_stem, german_stem
from toolkit.quotes.wordlists import words
from toolkit.records import Severity

_GERMAN_ONLY = frozenset(
    words(
        """
    der und nicht ist ein eine einen einem einer von mit für auf dem des sich auch nach bei wird sind wurde wurden
    haben werden über zum zur dass im vom aber oder sie ich wir sein seine ihre noch nur wie durch unter zwischen
    gegen sagte laut worden können keine kein
    """
    )
)
# At the head of a sentence, where weak models copy the German word and go on in English; none is an English word.
_HEADS = frozenset(
    words(
        """
    zwar schon ganz als auch noch nur doch dabei damit dann dort hier heute seit sollte sollten wenn weil obwohl während
    unsere unser ihre seine meine diese dieser dieses jede jeder viele manche mehrere zum zur beim nach nachdem bereits
    ebenso immer jetzt kein keine niemand nichts trotz trotzdem wörtlich zudem zuvor zunächst zugleich
    """
    )
)
_ENOUGH = 2  # German function words that make an English sentence German
_SHORTEST = 5  # letters of a word that may have been left untranslated


def check_copied(view: View) -> Iterator[Finding]:
    """German in place of English."""
    both = view.english_low & view.german_low
    first = view.english_words[0] if view.english_words else None
    if first is not None and first.low in _HEADS and first.low in both and len(view.english_words) > 1:
        yield _untranslated(first)
    if not any(len(low) >= _SHORTEST or low in _GERMAN_ONLY for low in both):
        return
    german_words = [word for word in view.english_words if word.low in _GERMAN_ONLY and word.low in view.german_low]
    share = len(german_words) / max(1, len(view.english_words))
    same = view.german.strip() == view.english.strip() and len(view.english_words) > 2
    if (same and german_words) or (len(german_words) >= _ENOUGH and share > 0.2):
        yield Finding(
            "copy",
            Severity.ERROR,
            "The English is German: the sentence was copied, not translated.",
            "Translate it by hand or with another model.",
            None,
            (0, len(view.english)),
            0.95,
        )
        return
    for word in view.english_words:
        if word is first and word.low in _HEADS:
            continue
        if len(word.low) >= _SHORTEST and word.low in both and _alone(word, view) and _left_german(word.low):
            yield _untranslated(word)


def _left_german(low: str) -> bool:
    """True for a German word of the table that looks like none of its translations."""
    table = lexicon()
    if german_stem(low) in table.german_names:
        return False
    meanings = table.entries.get(german_stem(low)) or compound(low)
    stem = english_stem(low)
    if not stem or meanings is None:
        return False
    return not any(alike(low, meaning) or meaning.startswith(stem[:4]) for meaning in meanings)


def _untranslated(word: Word) -> Finding:
    return Finding(
        "copy",
        Severity.WARNING,
        f"“{word.text}” stands untranslated in the English.",
        "Translate the word.",
        None,
        word.span,
        0.7,
    )


def _alone(word: Word, view: View) -> bool:
    """A German noun with its capital away from other capitals: "Steve Adler" and "DFB-Pokal" are names.

    A name whose genitive stands in the German owns the noun behind it: Ottos Schweigen is no Otto Schweigen.
    """
    english = view.english
    if not (word.text[0].isupper() and word.text[1:].islower()):
        return False
    if re.match(r"[ -][A-Z]|-", english[word.end : word.end + 2]):
        return False
    before = re.search(r"([\w.]+)[ -]\Z", english[: word.start])
    neighbour = before is not None and before[1][0].isupper()
    return not neighbour or (before is not None and f"{before[1].lower()}s" in view.german_low)
