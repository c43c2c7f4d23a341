"""One pair as the checks see it: words, numerals and word links, each worked out once and only when asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from toolkit.checks.polarity import NEGATORS, denies, german_phrases, german_poles, german_soft, meant_sides
from toolkit.lexicon.table import lexicon, principal, translations
from toolkit.lexicon.words import STOP_GERMAN, WORD, english_stem, german_stem
from toolkit.numerals import Matching, Numeral, english_numerals, german_numerals, is_calendar, match_numerals
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
NO_NAMES = frozenset(("sachen", "auftrag", "manche", "manchen", "mancher"))  # the word table counted too few of them
_ADJECTIVE = re.compile(r"sch(?:e[nmrs]?)?$")
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
    def soft(self) -> list[tuple[Word, tuple[int, ...]]]:
        """Words and separable verbs that deny softly, with the classes they belong to."""
        return [(word, classes) for word in (*self.words, *self.verbs) if (classes := german_soft(word.low))]

    @cached_property
    def phrases(self) -> tuple[int, ...]:
        """Classes of soft denial of which it has a phrase."""
        return german_phrases(self.text)

    @cached_property
    def poles(self) -> dict[tuple[int, int], Word]:
        """Poles it stands at; a verb that lost its particle ("steigt ... ab" does not rise) counts with it only."""
        heads = {word.start for word in self.verbs}
        found: dict[tuple[int, int], Word] = {}
        for word in (*(word for word in self.words if word.start not in heads), *self.verbs):
            for pole in german_poles(word.low):
                found.setdefault(pole, word)
        return found

    @cached_property
    def meant(self) -> dict[tuple[int, int], Word]:
        """Sides of antonyms that its words mean, negators left out."""
        return {side: word for word in self.words if word.low not in NEGATORS for side in meant_sides(word.low)}

    @cached_property
    def names(self) -> tuple[list[Word], list[Word]]:
        """Words with a capital: names by the word table, and words no table knows."""
        known, unknown, table = [], [], lexicon()
        for word in self.words:
            if not word.text[0].isupper() or word.low in STOP_GERMAN or len(word.low) < 3 or is_calendar(word.low):
                continue
            stem = german_stem(word.low)
            if stem in table.german_names and word.low not in NO_NAMES:
                known.append(word)
            elif stem not in table.entries and translations(word.low) is None:
                unknown.append(word)
        return known, unknown

    @cached_property
    def content(self) -> list[tuple[Word, str, frozenset[str] | None]]:
        """Words with content, their stems and what may translate them; numbers left out."""
        numbers = [(numeral.start, numeral.end) for numeral in self.numerals]
        return [
            (word, stem, translations(word.low))
            for word in self.words
            if (stem := german_stem(word.low))
            and word.low != "uhr"
            and not any(start <= word.start < end for start, end in numbers)
        ]

    @cached_property
    def nameable(self) -> tuple[str, ...]:
        """Words in lower case that an English name may stand for: with a capital, or an adjective of a place."""
        return tuple(
            dict.fromkeys(word.low for word in self.words if not word.text.islower() or _ADJECTIVE.search(word.low))
        )

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
    def side(self) -> GermanSide:
        """The German, worked out once for all hypotheses."""
        return self._side

    @property
    def german_verbs(self) -> list[Word]:
        """Separable verbs put together again."""
        return self._side.verbs

    @property
    def meanings(self) -> frozenset[str]:
        """The likeliest English stems of all German words."""
        return self._side.meanings

    def meanings_beside(self, word: Word) -> frozenset[str]:
        """`meanings`, without those of the stem of a separable verb alone: "rät ... ab" does not advise."""
        if word.text.lower() == self.german[word.start : word.end].lower():
            return self.meanings
        others = (other for other in self.german_words if other.start != word.start)
        return frozenset().union(*(principal(other.low) for other in others))

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
    def stems(self) -> list[str]:
        """Stems of the English words, in order; empty for a word without content."""
        return [english_stem(word.low) for word in self.english_words]

    @cached_property
    def stem_set(self) -> frozenset[str]:
        """The English stems."""
        return frozenset(self.stems)

    @cached_property
    def english_numerals(self) -> list[Numeral]:
        """All English numerals, weak ones too."""
        return english_numerals(self.english, weak=True)

    @cached_property
    def numbers(self) -> Matching:
        """Which German numeral is said by which English one."""
        return match_numerals(self.german_numerals, self.english_numerals)
