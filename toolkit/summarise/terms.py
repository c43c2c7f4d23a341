"""Content words of a sentence on both sides, as stems with weights: the ground of every comparison of sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from toolkit.lexicon.stems import ENGLISH_STOP, GERMAN_STOP, stem_english, stem_german

__all__ = [
    "ENGLISH_STOP",
    "GERMAN_STOP",
    "Vector",
    "content",
    "cosine",
    "stem_english",
    "stem_german",
    "vectors",
    "words",
]

Vector = Mapping[str, float]
"""Sparse vector of unit length: stem to weight."""

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def words(text: str) -> list[str]:
    """Words and numbers of a text in order, as they stand."""
    return WORD.findall(text)


def content(german: str, english: str) -> list[str]:
    """Stems of the content words of both sides; a prefix keeps the languages apart."""
    stems = [f"d:{stem_german(w)}" for w in words(german) if w.lower() not in GERMAN_STOP and (len(w) > 1)]
    stems += [f"e:{stem_english(w)}" for w in words(english) if w.lower() not in ENGLISH_STOP and (len(w) > 1)]
    return stems


def vectors(documents: Sequence[Sequence[str]]) -> list[Vector]:
    """TF-IDF vectors of unit length, one per document; an empty document gives an empty vector."""
    frequency: dict[str, int] = {}
    for document in documents:
        for stem in dict.fromkeys(document):
            frequency[stem] = frequency.get(stem, 0) + 1
    return [_vector(document, frequency, len(documents)) for document in documents]


def cosine(left: Vector, right: Vector) -> float:
    """Similarity 0..1 of two unit vectors."""
    if len(right) < len(left):
        left, right = right, left
    return sum(weight * right[stem] for stem, weight in left.items() if stem in right)


def _vector(document: Sequence[str], frequency: Mapping[str, int], total: int) -> Vector:
    counts: dict[str, int] = {}
    for stem in document:
        counts[stem] = counts.get(stem, 0) + 1
    weights = {s: (1 + math.log(n)) * math.log(1 + total / frequency[s]) for s, n in counts.items()}
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}
