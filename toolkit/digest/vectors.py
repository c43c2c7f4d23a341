"""Likeness of texts in both languages at once: names, stems of the English, and letter groups of the German.

Word overlap alone cannot group articles about one event (headline Jaccard 0.12 to 0.50). Groups of letters inside
words let `Nordkorea`, `nordkoreanisch` and `Nordkoreas` meet, compounds too; inverse frequency over sentences makes
what every article says count for little.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.lexicon.stems import ENGLISH_STOP, FOLD, GERMAN_STOP, stem_english
from toolkit.records import Brief
from toolkit.settings import Digesting
from toolkit.summarise.terms import Vector, words

Bag = Counter[str]


def bag_of(german: str, english: str, letters: int) -> Bag:
    """Features of a pair: `g:` letter groups, `e:` English stems, `n:` English words with a capital inside the text."""
    bag: Bag = Counter()
    for word in words(german):
        if word.lower() not in GERMAN_STOP and len(word) > 2:
            folded = word.lower().translate(FOLD)
            groups = [folded[i : i + letters] for i in range(max(1, len(folded) - letters + 1))]
            bag.update(f"g:{group}" for group in groups)
    for place, word in enumerate(words(english)):
        if word.lower() not in ENGLISH_STOP and (len(word) > 1 or word.isdigit()):
            bag[f"e:{stem_english(word)}"] += 1
            if place and word[0].isupper():
                bag[f"n:{stem_english(word)[:6]}"] += 1
    return bag


class Likeness:
    """Weights learnt from all sentences of all briefs, and the vectors they give."""

    def __init__(self, briefs: Sequence[Brief], settings: Digesting) -> None:
        self.settings = settings
        self.sentences = [
            [bag_of(pair.german, pair.english, settings.letters) for pair in brief.pairs] for brief in briefs
        ]
        self._count = sum(map(len, self.sentences))
        self._frequency: Counter[str] = Counter()
        for bags in self.sentences:
            for bag in bags:
                self._frequency.update(bag.keys())

    def statement(self, german: str) -> Vector:
        """The vector of German words alone: the English of a weak model would blur what is said."""
        return self._vector(bag_of(german, "", self.settings.letters), "g:")

    def article(self, brief: int) -> tuple[Vector, Vector, Vector]:
        """Vectors of the whole article: names, English stems, German letter groups."""
        whole: Bag = Counter()
        for bag in self.sentences[brief]:
            whole.update(bag)
        return self._vector(whole, "n:"), self._vector(whole, "e:"), self._vector(whole, "g:")

    def _vector(self, bag: Bag, kind: str) -> Vector:
        weights = {
            feature: (1 + math.log(count)) * math.log((1 + self._count) / (0.5 + self._frequency[feature]))
            for feature, count in bag.items()
            if feature.startswith(kind)
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {feature: weight / length for feature, weight in weights.items()} if length else {}


def mean(values: Iterable[float]) -> float:
    """Arithmetic mean, 0 for none."""
    row = list(values)
    return sum(row) / len(row) if row else 0.0
