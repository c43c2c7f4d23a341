"""Words that are none: a weak model puts word pieces together that make no English word ("idolation").

A word is known where the word table has it, where it is a known word with a prefix or an ending, or two known words in
one, or where the German says nearly the same. 5% of free human translations have a word the table does not know; of
the words found in translations of a small model four of five are none. Names are another check's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from toolkit.checks.finding import Finding
from toolkit.checks.namelists import EXONYMS, PLAIN
from toolkit.checks.view import View
from toolkit.lexicon.table import alike, lexicon
from toolkit.lexicon.words import STOP_ENGLISH, english_stem
from toolkit.quotes.wordlists import words
from toolkit.records import Severity

_SHORTEST = 6  # letters: shorter words are too often rare ones
_PREFIXES = words(
    """
    un re in im non mis dis over under pre anti co sub super inter trans out self counter ex multi post semi micro mega
    mini cyber geo neuro psycho socio bio hydro electro tele auto
    """
)
_ENDINGS = words(
    """
    s es ed d r n y er ers or ors ly al ic ing ish ise ize ised ized ising izing ist ists ism ity ness less ful able
    ible ment ments ion ions ation ations ive like ship ery ous en ened ened ification
    """
)


def check_invented(view: View) -> Iterator[Finding]:
    """Words in small letters, or at the head of the sentence, that no English text has."""
    for number, word in enumerate(view.english_words):
        low = word.low.removesuffix("'s")
        small = word.text.islower() or (number == 0 and word.text[1:].islower())
        if len(low) < _SHORTEST or not low.isascii() or not low.isalpha() or not small:
            continue
        if _known(low) or low in EXONYMS or any(alike(german, low) for german in view.german_low):
            continue
        yield Finding(
            "word",
            Severity.WARNING,
            f"“{word.text}” seems to be no English word.",
            "Rely on the German for what it should say.",
            None,
            word.span,
            0.6,
        )


def _plain(low: str) -> bool:
    table = lexicon().vocabulary
    return low in table or english_stem(low) in table or low in STOP_ENGLISH or low in PLAIN


@lru_cache(maxsize=1 << 15)
def _known(low: str) -> bool:
    if _plain(low):
        return True
    for ending in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > 2 and any(_plain(form) for form in _before_ending(stem)):
            return True
    if any(
        low.startswith(prefix) and len(low) > len(prefix) + 3 and _plain(low[len(prefix) :]) for prefix in _PREFIXES
    ):
        return True
    return any(_plain(low[:at]) and _plain(low[at:]) for at in range(3, len(low) - 2))


def _before_ending(stem: str) -> tuple[str, ...]:
    """Forms a word may have had before its ending: stop(p), mak(e), happ(y)."""
    return stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem, f"{stem[:-1]}y" if stem[-1] == "i" else stem
