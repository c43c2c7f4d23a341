"""One pair as the checks see it: words, numerals and word links, each worked out once and only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from toolkit.checks.polarity import denies
from toolkit.lexicon.table import principal, translations
from toolkit.lexicon.words import WORD
from toolkit.numerals import Matching, Numeral, english_numerals, german_numerals, match_numerals
from toolkit.records import Link

_PARTICLES = frozenset(
    (
        "ab",
        "an",
        "auf",
        "aus",
        "ein",
        "zu",
        "zurück",
        "frei",
        "fest",
        "los",
        "weg",
        "nieder",
        "vor",
        "nach",
        "teil",
        "fern",
        "bei",
    )
)
_REMEMBERED = 512  # German texts: the hypotheses of one sentence are judged one after another


class Word:
    """A word with its place. `low` is the word in lower case, with a straight apostrophe."""

    __slots__ = ("end", "low", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end, self.text, self.low = start, end, text, text.lower().replace("’", "'")

    @property
    def name(self) -> str:
        """The word without a possessive: “Lavrov’s” names Lavrov."""
        return self.text.removesuffix("'s").removesuffix("’s")

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the text."""
        return self.start, self.end


def split_words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]


class GermanSide:
    """A German text, as far as the checks need it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = split_words(text)
        self.low = frozenset(word.low for word in self.words)

    @cached_property
    def verbs(self) -> list[Word]:
        """Verbs put together again from a stem and the particle at the end of its clause: "stimmte ... zu"."""
        joined: list[Word] = []
        if self.low.isdisjoint(_PARTICLES):
            return joined
        head: list[Word] = []
        for word in self.words:
            after = self.text[word.end : word.end + 1]
            if word.low in _PARTICLES and head and (not after or after in ',.;:!?“”«»"‘'):
                joined += [Word(other.start, other.end, word.low + other.low) for other in head]
            if after and after in ".;:!?":
                head = []
            elif word.text[0].islower() and len(word.low) > 2:
                head.append(word)
        return joined

    @cached_property
    def meanings(self) -> frozenset[str]:
        """The likeliest English stems of all words."""
        return frozenset().union(*(principal(word.low) for word in self.words))

    @cached_property
    def all_meanings(self) -> frozenset[str]:
        """Every English stem that may translate some word."""
        return frozenset().union(*(found for word in self.words if (found := translations(word.low))))

    @cached_property
    def denies(self) -> bool:
        """True where some word may begin a denial."""
        return any(denies(word.low) for word in self.words)

    @cached_property
    def numerals(self) -> list[Numeral]:
        """All numerals, weak ones too."""
        return german_numerals(self.text, weak=True)


@lru_cache(maxsize=_REMEMBERED)
def german_side(text: str) -> GermanSide:
    """The German side of a pair, worked out once for all its hypotheses."""
    return GermanSide(text)


class View:
    """A German text and its English, with what several checks need of them."""

    def __init__(self, german: str, english: str, links: Sequence[Link] = ()) -> None:
        self.german = german
        self.english = english
        self.links = links
        self._side = german_side(german)
        self.german_words = self._side.words
        self.german_low = self._side.low
        self.english_words = split_words(english)
        self.english_low = frozenset(word.low.removesuffix("'s") for word in self.english_words)

    @property
    def german_verbs(self) -> list[Word]:
        """Separable verbs put together again."""
        return self._side.verbs

    @property
    def meanings(self) -> frozenset[str]:
        """The likeliest English stems of all German words."""
        return self._side.meanings

    @property
    def all_meanings(self) -> frozenset[str]:
        """Every English stem that may translate some German word."""
        return self._side.all_meanings

    @property
    def german_denies(self) -> bool:
        """True where some German word may begin a denial."""
        return self._side.denies

    @property
    def german_numerals(self) -> list[Numeral]:
        """All German numerals, weak ones too."""
        return self._side.numerals

    @cached_property
    def english_numerals(self) -> list[Numeral]:
        """All English numerals, weak ones too."""
        return english_numerals(self.english, weak=True)

    @cached_property
    def numbers(self) -> Matching:
        """Which German numeral is said by which English one."""
        return match_numerals(self.german_numerals, self.english_numerals)
