"""The source of one article as evidence: which sentences support a written sentence, and what none of them says.

Word overlap is counted over roots (folded, light stem, first letters) weighted by how rare they are in the article
(inverse document frequency), with the near-synonyms of news English taken as one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from toolkit.lexicon import WORD, translations
from toolkit.records import Pair, Sentence
from toolkit.summarise.paraphrase import GROUPS, LIGHT
from toolkit.summarise.terms import ENGLISH_STOP, stem_english, words
from toolkit.summarise.thesaurus import circles

CLAIMED = 1.25  # how much more a sentence counts that the writer named
ROOT = 6  # letters: `deploy` and `deployment` meet, `defence` and `defend` do not


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """What a word is compared by: a number by its digits, a word by the first letters of its stem."""
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    while (stem := stem_english(word)) != word:
        word = stem
    if len(word) > 3 and word[-1] == word[-2]:  # planned, stopped
        word = word[:-1]
    return word[:ROOT]


_GROUP = {root(word): f"~{number}" for number, group in enumerate(GROUPS) for word in sorted(group)}
_LIGHT = frozenset(root(word) for word in LIGHT)


@cache
def _circles() -> dict[str, frozenset[int]]:
    """Numbers of the circles a root stands in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(circles()):
        for word in row:
            found.setdefault(root(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _circles_of(word: str) -> frozenset[int]:
    return _circles().get(root(word), _NONE)


_SPOKEN = re.compile(r"\b(?:said|says|according|after|again|until)\b")  # retold by words with content
_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=1 << 14)
def meaning(word: str) -> str:
    """The root, or the group of near-synonyms it belongs to."""
    found = root(word)
    return _GROUP.get(found, found)


def content_words(text: str) -> list[str]:
    """Words of English text that carry content, in order, as they stand; hyphenated words count by their parts."""
    parts = [part for word in words(text) for part in word.replace("’", "'").removesuffix("'s").split("-") if part]
    return [part for part in parts if part.lower() not in ENGLISH_STOP and (len(part) > 1 or part.isdigit())]


def is_light(word: str) -> bool:
    """True for a word without a fact of its own."""
    return root(word) in _LIGHT and not word[0].isdigit()


def one_circle(word: str, text: str) -> bool:
    """True where some word of the text may stand for this one by the thesaurus: Brussels for the EU."""
    mine = _circles_of(word)
    return bool(mine) and any(not mine.isdisjoint(_circles_of(other)) for other in words(text))


class Evidence:
    """The sentences of one article with their English, ready to be asked."""

    def __init__(self, sentences: Sequence[Sentence], pairs: Sequence[Pair]) -> None:
        self.pairs = tuple(pairs)
        self.ids = tuple(sentence.id for sentence in sentences)
        self._words = [frozenset(meaning(word) for word in content_words(pair.english)) for pair in pairs]
        self._small = {root(word) for pair in pairs for word in words(pair.english) if word[0].islower()}
        self.names = {root(word) for pair in pairs for word in words(pair.english)[1:] if word[0].isupper()}
        self._meant: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[int]] = {}
        self._frequency: dict[str, int] = {}
        for row in self._words:
            for word in row:
                self._frequency[word] = self._frequency.get(word, 0) + 1

    def weight(self, word: str) -> float:
        """How much a word (its `meaning`) tells: rare ones tell more, unheard ones the most."""
        return math.log(1 + (len(self._words) + 1) / (self._frequency.get(word, 0) + 0.5))

    def holds(self, word: str) -> bool:
        """True where any sentence has this meaning."""
        return word in self._frequency

    def ordinary(self, word: str) -> bool:
        """True where the article writes the word small: then its capital at the head of a sentence names nobody."""
        return root(word) in self._small

    def words_of(self, place: int) -> frozenset[str]:
        """Meanings in the sentence with this id."""
        return self._words[place]

    def says(self, word: str, place: int, *, retold: bool = True) -> bool:
        """True where the sentence has the word, or with `retold` may say it otherwise."""
        return meaning(word) in self._words[place] or (retold and self.retells(word, (place,)))

    def retells(self, word: str, places: Sequence[int]) -> bool:
        """True where a sentence may say what the word says: by a synonym, or by a German word that it translates."""
        stem, mine = root(word), _circles_of(word)
        return any(stem in self._german(i) or not mine.isdisjoint(self._near(i)) for i in places)

    def retold(self, text: str) -> tuple[int, ...]:
        """The one sentence that may say most of the text in other words; empty where none says half of it."""
        wanted = [word for word in content_words(text) if not is_light(word)]
        counts = [(sum(self.retells(word, (place,)) for word in wanted), -place) for place in range(len(self.pairs))]
        most, place = max(counts, default=(0, 0))
        return (-place,) if most * 2 >= len(wanted) and most else ()

    def _german(self, place: int) -> frozenset[str]:
        """Roots of what the German words of a sentence may mean."""
        if place not in self._meant:
            german = (translations(word) or () for word in WORD.findall(self.pairs[place].german.lower()))
            self._meant[place] = frozenset(root(stem) for stems in german for stem in stems)
        return self._meant[place]

    def _near(self, place: int) -> frozenset[int]:
        """Circles of the thesaurus to which the English words of a sentence belong."""
        if place not in self._around:
            english = (*content_words(self.pairs[place].english), *_SPOKEN.findall(self.pairs[place].english))
            self._around[place] = frozenset().union(*(_circles_of(word) for word in english))
        return self._around[place]

    def overlap(self, text: str, place: int) -> float:
        """Share 0..1 of the content of `text` that the sentence holds."""
        wanted = {meaning(word) for word in content_words(text)}
        total = sum(map(self.weight, wanted))
        return sum(map(self.weight, wanted & self._words[place])) / total if total else 0.0

    def nearest(self, text: str) -> list[int]:
        """Ids of sentences that share content with `text`, most alike first (cosine, ties to the earlier)."""
        wanted = {meaning(word) for word in content_words(text)}
        scores = []
        for place, row in enumerate(self._words):
            shared = sum(map(self.weight, wanted & row))
            if shared:
                scores.append((-shared / math.sqrt(1 + sum(map(self.weight, row))), place))
        return [self.ids[place] for _, place in sorted(scores)]

    def support(self, text: str, claimed: Sequence[int], most: int, gain: float) -> tuple[int, ...]:
        """Ids of the sentences that together hold the content of `text`: the most alike first, then each that adds
        at least the share `gain`, up to `most`. What the writer claimed is tried first, and believed only as far as
        it adds."""
        wanted = {meaning(word) for word in content_words(text)}
        total = sum(map(self.weight, wanted)) or 1.0
        chosen: list[int] = []
        near = self.nearest(text)
        order = [i for i in near if i in set(claimed)] + [i for i in near if i not in set(claimed)]
        while order and len(chosen) < most:
            added = {place: sum(map(self.weight, wanted & self._words[place])) / total for place in order}
            best, value = order[0], -1.0
            for place in order:  # ties: the more alike
                if (counted := added[place] * (CLAIMED if place in claimed else 1.0)) > value:
                    best, value = place, counted
            if added[best] < (gain if chosen else 1e-9):
                break
            chosen.append(best)
            wanted -= self._words[best]
            order.remove(best)
        return tuple(chosen)
