"""Where the English of a stretch of German stands within one pair.

Every English word is asked which German words it renders: by the model's word links, by likeness, by a small word
table, and where all are silent by its place. Each then votes for or against belonging to the stretch, and the best
segmentation of the English into inside and outside is found by dynamic programming, with a price for every border
that is cheaper at punctuation and at quotation marks. Linear in the length of the English but for the word pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from toolkit.align.words import Word, is_function, likeness, split_words
from toolkit.records import Link
from toolkit.settings import Aligning

Stretch = tuple[int, int]
OPENING = '“‘"„«»‚'
CLOSING = '”’"“»«'
_PAUSES = ",;:–—()"


@dataclass(frozen=True, slots=True)
class Placement:
    """English stretches in order, and 0..1 how sure. No stretch: not found."""

    stretches: tuple[Stretch, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Votes:
    """For each English word how much of its evidence lies inside and outside of the German stretch (each 0..1)."""

    words: tuple[Word, ...]
    inside: tuple[float, ...]
    outside: tuple[float, ...]
    weights: tuple[float, ...]


class PairEvidence:
    """One pair prepared for several placements."""

    def __init__(self, german: str, english: str, links: Sequence[Link], settings: Aligning | None = None) -> None:
        self.settings = settings or Aligning()
        self.german, self.english = german, english
        self.source = split_words(german)
        self.words = split_words(english)
        self.marked = marked_stretches(english)
        self._table = self._evidence(links)

    def place(self, ranges: Sequence[Stretch], marks: bool, rivals: Sequence[Stretch] = ()) -> Placement:
        """English of the German `ranges` (offsets in the sentence). `marks`: they stand in quotation marks; `rivals`
        are then all marked stretches of the sentence, in order, these included."""
        chosen = frozenset(
            n for n, word in enumerate(self.source) if any(a <= word.start and word.end <= b for a, b in ranges)
        )
        if not self.words or not chosen:
            return Placement((), 0.0)
        votes = self._votes(chosen)
        if marks and self.marked:
            found = self._by_marks(votes, ranges, rivals)
            if found is not None:
                return found
        picked = _segment(self.english, votes, self.settings)
        stretches = tuple(self._trim(stretch, marks) for stretch in _runs(self.words, picked))
        return Placement(stretches, self._confidence(votes, picked, chosen))

    def words_of(self, start: int, end: int) -> list[int]:
        """Indices of the English words that mainly render German words of `[start, end)`."""
        chosen = frozenset(n for n, word in enumerate(self.source) if word.start < end and start < word.end)
        votes = self._votes(chosen)
        return [n for n in range(len(self.words)) if votes.inside[n] > 0.5 * self.settings.full_evidence]

    def _evidence(self, links: Sequence[Link]) -> list[list[float]]:
        table = [[0.0] * len(self.source) for _ in self.words]
        for link in links:
            targets = _touched(self.words, link.english)
            for g in _touched(self.source, link.german):
                for e in targets:
                    table[e][g] += link.weight
        for e, english in enumerate(self.words):
            row = table[e]
            for g, german in enumerate(self.source):
                alike = likeness(german, english)
                if alike:
                    near = 1.0 - abs(e / len(self.words) - g / len(self.source))
                    row[g] += alike * near * (0.35 if is_function(english) else 1.0)
        return table

    def _votes(self, chosen: frozenset[int]) -> Votes:
        settings = self.settings
        inside, outside, weights = [], [], []
        for e, word in enumerate(self.words):
            row = self._table[e]
            total = sum(row)
            scale = max(total, settings.full_evidence)
            mine = sum(row[g] for g in chosen)
            near = self._by_place(e, chosen) if total < settings.full_evidence else 0.5
            silent = settings.place_weight * (1.0 - min(1.0, total / settings.full_evidence))
            inside.append(mine / scale + silent * near)
            outside.append((total - mine) / scale + silent * (1.0 - near))
            weights.append(settings.function_weight if is_function(word) else 1.0)
        return Votes(self.words, tuple(inside), tuple(outside), tuple(weights))

    def _by_place(self, e: int, chosen: frozenset[int]) -> float:
        """Share of the chosen among the German words around the place that `e` has in its sentence."""
        centre = (e + 0.5) / len(self.words) * len(self.source) - 0.5
        near = [(exp(-abs(g - centre) / 2), g in chosen) for g in range(len(self.source))]
        return sum(weight for weight, is_in in near if is_in) / sum(weight for weight, _ in near)

    def _by_marks(self, votes: Votes, ranges: Sequence[Stretch], rivals: Sequence[Stretch]) -> Placement | None:
        """The marked English stretches that hold the evidence; with as many marks on both sides order counts too."""
        settings = self.settings
        found: list[Stretch] = []
        gains: list[float] = []
        same = len(rivals) == len(self.marked)
        for stretch in ranges:
            scored = []
            for number, candidate in enumerate(self.marked):
                score = self._share(votes, candidate)
                if same and stretch == rivals[number]:
                    score += settings.mark_order
                scored.append((score, candidate))
            best, candidate = max(scored)
            if best < settings.mark_least:
                return None
            if candidate not in found:
                found.append(candidate)
                gains.append(min(1.0, best))
        confidence = 0.6 + 0.38 * min(gains) if gains else 0.0
        return Placement(tuple(sorted(found)), confidence)

    def _share(self, votes: Votes, stretch: Stretch) -> float:
        """F1 of the evidence for the chosen words and of what stands in an English stretch."""
        held = [n for n, w in enumerate(votes.words) if stretch[0] <= w.start and w.end <= stretch[1]]
        mine = sum(votes.inside[n] * votes.weights[n] for n in held)
        everything = sum(i * w for i, w in zip(votes.inside, votes.weights, strict=True))
        size = sum((votes.inside[n] + votes.outside[n]) * votes.weights[n] for n in held)
        return 2 * mine / (everything + size) if everything + size else 0.0

    def _confidence(self, votes: Votes, picked: Sequence[bool], chosen: frozenset[int]) -> float:
        held = [n for n, is_in in enumerate(picked) if is_in]
        if not held:
            return 0.0
        weighed = sum(votes.inside[n] * votes.weights[n] for n in held)
        everything = sum(i * w for i, w in zip(votes.inside, votes.weights, strict=True))
        size = sum((votes.inside[n] + votes.outside[n]) * votes.weights[n] for n in held)
        agreement = 2 * weighed / (everything + size) if everything + size else 0.0
        evidence = [min(1.0, sum(self._table[n]) / self.settings.full_evidence) for n in held]
        strength = sum(evidence) / len(evidence)
        length = min(len(held), len(chosen)) / max(len(held), len(chosen))
        return agreement * (0.4 + 0.6 * strength) * (0.6 + 0.4 * length)

    def _trim(self, stretch: Stretch, marks: bool) -> Stretch:
        """Take in the quotation marks around a marked stretch, and the other mark of one that stands inside."""
        start, end = stretch
        text = self.english
        if marks and start and text[start - 1] in OPENING:
            closing = end
            while closing < len(text) and text[closing] in ".,!?…":
                closing += 1
            if closing < len(text) and text[closing] in CLOSING:
                return start - 1, closing + 1
        inside = text[start:end]
        if inside.count("“") > inside.count("”") and end < len(text) and text[end] == "”":
            end += 1
        elif inside.count("”") > inside.count("“") and start and text[start - 1] == "“":
            start -= 1
        return start, end


def marked_stretches(english: str) -> tuple[Stretch, ...]:
    """Outermost stretches in English quotation marks, marks included; an end that is missing is the end of the text."""
    found: list[Stretch] = []
    opened: int | None = None
    for place, glyph in enumerate(english):
        if glyph == "“" or (glyph == '"' and opened is None):
            opened = place if opened is None else opened
        elif glyph in '”"':
            found.append((0 if opened is None else opened, place + 1))
            opened = None
    if opened is not None:
        found.append((opened, len(english.rstrip())))
    return tuple(found)


def _touched(words: Sequence[Word], stretch: Stretch) -> list[int]:
    return [n for n, word in enumerate(words) if word.start < stretch[1] and stretch[0] < word.end]


def _segment(english: str, votes: Votes, settings: Aligning) -> list[bool]:
    """Inside or outside for every word, so that votes minus border prices are most."""
    gains = [w * (i - o) - settings.bias for i, o, w in zip(votes.inside, votes.outside, votes.weights, strict=True)]
    prices = [_price(english, votes.words, n, settings) for n in range(len(gains))]
    out, held = 0.0, 0.0
    came: list[tuple[bool, bool]] = []  # for either state: was the word before it inside?
    for gain, price in zip(gains, prices, strict=True):
        came.append((held - price > out, held >= out - price))
        out, held = max(out, held - price), max(held, out - price) + gain
    state = held > out
    picked = []
    for from_out, from_held in reversed(came):
        picked.append(state)
        state = from_held if state else from_out
    picked.reverse()
    return picked


def _price(english: str, words: Sequence[Word], number: int, settings: Aligning) -> float:
    """What a border in front of word `number` costs."""
    before = english[words[number - 1].end if number else 0 : words[number].start]
    if number == 0:
        return 0.0
    if any(glyph in OPENING or glyph in CLOSING for glyph in before):
        return settings.border_at_marks
    return settings.border_at_pause if any(glyph in _PAUSES for glyph in before) else settings.border


def _runs(words: Sequence[Word], picked: Sequence[bool]) -> list[Stretch]:
    runs: list[Stretch] = []
    for number, word in enumerate(words):
        if picked[number]:
            if number and picked[number - 1]:
                runs[-1] = runs[-1][0], word.end
            else:
                runs.append((word.start, word.end))
    return runs
