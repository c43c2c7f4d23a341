"""One pair as the checks see it: words, numerals and word links, each worked out once and only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from toolkit.checks.words import WORD
from toolkit.numerals import Matching, Numeral, english_numerals, german_numerals, match_numerals
from toolkit.records import Link

_PARTICLES = frozenset(("ab", "an", "auf", "aus", "ein", "zu", "zurück"))


class Word:
    """A word with its place. `low` is the word in lower case."""

    __slots__ = ("end", "low", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end, self.text, self.low = start, end, text, text.lower().replace("’", "'")

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the text."""
        return self.start, self.end


class View:
    """A German text and its English, with what several checks need of them."""

    def __init__(self, german: str, english: str, links: Sequence[Link] = ()) -> None:
        self.german = german
        self.english = english
        self.links = links

    @cached_property
    def german_words(self) -> list[Word]:
        """The German words in order."""
        return [Word(match.start(), match.end(), match[0]) for match in WORD.finditer(self.german)]

    @cached_property
    def german_verbs(self) -> list[Word]:
        """Verbs put together again from a stem and the particle at the end of its clause: "stimmte ... zu"."""
        joined: list[Word] = []
        head: list[Word] = []
        for word in self.german_words:
            after = self.german[word.end : word.end + 1]
            if word.low in _PARTICLES and head and (not after or after in ',.;:!?“”«»"‘'):
                joined += [Word(other.start, other.end, word.low + other.low) for other in head]
            if after and after in ".;:!?":
                head = []
            elif word.text[0].islower() and len(word.low) > 3:
                head.append(word)
        return joined

    @cached_property
    def english_words(self) -> list[Word]:
        """The English words in order."""
        return [Word(match.start(), match.end(), match[0]) for match in WORD.finditer(self.english)]

    @cached_property
    def german_low(self) -> frozenset[str]:
        """The German words in lower case."""
        return frozenset(word.low for word in self.german_words)

    @cached_property
    def english_low(self) -> frozenset[str]:
        """The English words in lower case, possessive off."""
        return frozenset(word.low.removesuffix("'s") for word in self.english_words)

    @cached_property
    def german_numerals(self) -> list[Numeral]:
        """All German numerals, weak ones too."""
        return german_numerals(self.german, weak=True)

    @cached_property
    def english_numerals(self) -> list[Numeral]:
        """All English numerals, weak ones too."""
        return english_numerals(self.english, weak=True)

    @cached_property
    def numbers(self) -> Matching:
        """Which German numeral is said by which English one."""
        return match_numerals(self.german_numerals, self.english_numerals)
