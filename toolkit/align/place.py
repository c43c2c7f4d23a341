"""Where the English of a stretch of German stands within one pair.

Every English word is asked which German words it renders: by the model's word links, by likeness, by a small word
table, and where all are silent by its place. Each then votes for or against belonging to the stretch, and the best
segmentation of the English into inside and outside is found by dynamic programming, with a price for every border
that is cheaper at punctuation and at quotation marks. Linear in the length of the English but for the word pairs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from operator import attrgetter

from toolkit.align.words import SURE, Word, alike, is_function, likeness, split_words
from toolkit.quotes.nouns import role_gender
from toolkit.quotes.wordlists import words
from toolkit.records import Link
from toolkit.settings import Aligning

Stretch = tuple[int, int]
_START, _END = attrgetter("start"), attrgetter("end")
OPENING = '“‘"„«»‚'
CLOSING = '”’"“»«'
_PAUSES = ",;:–—()"
_NESTED = re.compile(r"(?<!\w)‘[^“”]*?\w[.,!?]*’(?:[.,!?]+’)?(?!\w)")  # some models close twice: ‘Go’!’
_CLOSES = re.compile(r"[.,!?…]?”")
_STRANDED = frozenset(words("a an the of to in on at by for from with after before and or that as said says according"))


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
        self.nested = tuple(match.span() for match in _NESTED.finditer(english))
        self._weights = tuple(self.settings.function_weight if is_function(word) else 1.0 for word in self.words)
        self._table = self._evidence(links)
        self._totals = [sum(row) for row in self._table]
        self._nearness: dict[int, tuple[list[float], float]] = {}

    def place(
        self, ranges: Sequence[Stretch], marks: bool, rivals: Sequence[Stretch] = (), nested: bool = False
    ) -> Placement:
        """English of the German `ranges` (offsets in the sentence). `marks`: they stand in quotation marks; `rivals`
        are then all marked stretches of the sentence, in order, these included. `nested`: in the inner marks of a
        quotation."""
        chosen = frozenset(
            n for n, word in enumerate(self.source) if any(a <= word.start and word.end <= b for a, b in ranges)
        )
        if not self.words or not chosen:
            return Placement((), 0.0)
        votes = self._votes(chosen)
        marked = self.nested if nested else self.marked
        if marks and marked:
            found = self._by_marks(votes, ranges, rivals, marked)
            if found is not None:
                return found
        picked = _segment(self.english, votes, self.settings)
        if not any(picked):
            picked = _loudest(votes)
        _drop_stranded(votes.words, picked, self.english)
        _set_that(votes.words, picked, _first_word(self.source, chosen))
        _set_to(votes.words, picked, _is_infinitive(self.source, chosen))
        holds = marks or any(a <= start and end <= b for a, b in ranges for start, end in rivals)
        stretches = tuple(self._trim(stretch, holds and not nested) for stretch in _runs(self.words, picked))
        confidence = self._confidence(votes, picked, chosen)
        return Placement(stretches, confidence * (self.settings.marks_lost if marks else 1.0))

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
        found = list(alike(self.source, self.words))
        known = {e for _, e, score in found if score >= SURE}
        for g, e, score in found:
            if score >= SURE or e not in known:  # `Friday` is `Freitag`, so it cannot be the cognate of `Frist` too
                near = 1.0 - abs(e / len(self.words) - g / len(self.source))
                table[e][g] += score * near * (0.35 if is_function(self.words[e]) else 1.0)
        return table

    def _votes(self, chosen: frozenset[int]) -> Votes:
        settings = self.settings
        inside, outside = [], []
        for e, (row, total) in enumerate(zip(self._table, self._totals, strict=True)):
            mine = sum([row[g] for g in chosen]) if total else 0.0
            if total >= settings.full_evidence:
                inside.append(mine / total)
                outside.append((total - mine) / total)
                continue
            near = self._by_place(e, chosen)
            silent = settings.place_weight * (1.0 - total / settings.full_evidence)
            inside.append(mine / settings.full_evidence + silent * near)
            outside.append((total - mine) / settings.full_evidence + silent * (1.0 - near))
        return Votes(self.words, tuple(inside), tuple(outside), self._weights)

    def _by_place(self, e: int, chosen: frozenset[int]) -> float:
        """Share of the chosen among the German words around the place that `e` has in its sentence."""
        if e not in self._nearness:
            centre = (e + 0.5) / len(self.words) * len(self.source) - 0.5
            weights = [exp(-abs(g - centre) / 2) for g in range(len(self.source))]
            self._nearness[e] = weights, sum(weights)
        weights, total = self._nearness[e]
        return sum([weights[g] for g in sorted(chosen)]) / total

    def _by_marks(
        self, votes: Votes, ranges: Sequence[Stretch], rivals: Sequence[Stretch], marked: Sequence[Stretch]
    ) -> Placement | None:
        """Marked English stretches that hold the evidence, each once; as many marks on both sides: order counts too."""
        found: list[Stretch] = []
        gains: list[float] = []
        same = len(rivals) == len(marked)
        for stretch in ranges:
            scored = [
                (
                    self._share(votes, candidate)
                    + (self.settings.mark_order if same and stretch == rivals[n] else 0.0),
                    candidate,
                )
                for n, candidate in enumerate(marked)
                if candidate not in found
            ]
            best, candidate = max(scored, default=(0.0, (0, 0)))
            alone = self.settings.mark_least_first if found or len(ranges) > 1 else self.settings.mark_least
            if best < alone:
                return None
            found.append(candidate)
            gains.append(min(1.0, best))
        swallowed = any(self._is_frame(votes, n, ranges) for stretch in found for n in _held(self.words, stretch))
        confidence = (0.6 + 0.38 * min(gains)) * (self.settings.swallowed if swallowed else 1.0)
        return Placement(tuple(sorted(found)), confidence)

    def _is_frame(self, votes: Votes, e: int, ranges: Sequence[Stretch]) -> bool:
        """True for an English name or office that only German words outside of `ranges` explain: the marks took in
        words of who speaks (`“We stay here, spokesman Wood”`)."""
        word, row = self.words[e], self._table[e]
        if is_function(word) or votes.outside[e] < self.settings.surely:
            return False
        held = {g for a, b in ranges for g in _held(self.source, (a, b))}
        if any(likeness(self.source[g], word) >= self.settings.name_like for g in held):
            return False
        german = self.source[max((g for g in range(len(row)) if g not in held), key=row.__getitem__, default=0)]
        alike = word.text[0].isupper() and german.text[0].isupper() and likeness(german, word)
        return bool(role_gender(german.text) in ("m", "f") or alike >= self.settings.name_like)

    def _share(self, votes: Votes, stretch: Stretch) -> float:
        """F1 of the evidence for the chosen words and of what stands in an English stretch."""
        held = _held(votes.words, stretch)
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
        evidence = [min(1.0, self._totals[n] / self.settings.full_evidence) for n in held]
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
        closes = _CLOSES.match(text, end)
        if inside.count("“") > inside.count("”") and closes:
            end = closes.end()
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


def _held(words: Sequence[Word], stretch: Stretch) -> list[int]:
    return [n for n, word in enumerate(words) if stretch[0] <= word.start and word.end <= stretch[1]]


def _touched(words: Sequence[Word], stretch: Stretch) -> range:
    """Indices of the words, which are in order, that share a character with the stretch."""
    return range(bisect_right(words, stretch[0], key=_END), bisect_left(words, stretch[1], key=_START))


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


def _loudest(votes: Votes) -> list[bool]:
    """Where borders cost more than a short quote can pay: the words around the loudest vote for it."""
    gains = [i - o for i, o in zip(votes.inside, votes.outside, strict=True)]
    top = max(range(len(gains)), key=gains.__getitem__)
    if gains[top] <= 0:
        return [False] * len(gains)
    first, last = top, top
    while first and gains[first - 1] > 0:
        first -= 1
    while last + 1 < len(gains) and gains[last + 1] > 0:
        last += 1
    return [first <= n <= last for n in range(len(gains))]


def _drop_stranded(words: Sequence[Word], picked: list[bool], english: str) -> None:
    """No stretch ends with `of` or `after` while its noun stands outside: those words go with what follows."""
    for n in range(len(words) - 2, -1, -1):
        together = not english[words[n].end : words[n + 1].start].strip()
        if picked[n] and not picked[n + 1] and together and words[n].low in _STRANDED:
            picked[n] = False


def _set_that(words: Sequence[Word], picked: list[bool], first: str) -> None:
    """A leading `that` is quoted where the German quotes its `dass`, and belongs to the frame where it does not."""
    start = next((n for n, is_in in enumerate(picked) if is_in), None)
    if start is None:
        return
    if first in ("dass", "daß"):
        if start and words[start - 1].low == "that":
            picked[start - 1] = True
    elif words[start].text == "that" and first not in ("das", "dies", "dieses", "dieser", "diese"):
        picked[start] = False


def _set_to(words: Sequence[Word], picked: list[bool], infinitive: bool) -> None:
    """A leading `to` stays with its `according`; that of an infinitive is quoted where the German quotes its `zu`."""
    start = next((n for n, is_in in enumerate(picked) if is_in), 0)
    if not start:
        return
    if words[start].low == "to" and words[start - 1].low == "according":
        picked[start] = False
    elif infinitive and words[start - 1].low == "to":
        picked[start - 1] = True


def _is_infinitive(source: Sequence[Word], chosen: frozenset[int]) -> bool:
    """True for a stretch that ends with `zu` and its verb, not with `zu Hause` or `zu spät`."""
    last = max(chosen)
    is_verb = source[last].text[0].islower() and source[last].low.endswith("n")
    return is_verb and last - 1 in chosen and source[last - 1].low == "zu"


def _first_word(source: Sequence[Word], chosen: frozenset[int]) -> str:
    return source[min(chosen)].low


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
