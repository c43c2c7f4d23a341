"""The best of several hypotheses: put into English form, looked at for visible faults, judged, and ranked."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.engines.protocol import Hypothesis
from toolkit.english import set_articles, set_form, set_marks, set_women, tidy
from toolkit.settings import Translating
from toolkit.translate.clauses import glue
from toolkit.translate.doubts import doubt, drop_doubles
from toolkit.translate.names import restore
from toolkit.translate.numbers import english_forms, lost, part_of_day, set_right
from toolkit.translate.units import Unit

_DOUBTFUL = 10.0  # in scores: any hypothesis without a visible fault is better than one with
_MENDED = 0.75  # of a sure error: what is right by itself is better than what was set right

Judge = Callable[[str, str], float]
"""Doubts about (German, English): 0.0 for none, never less."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a unit, or all of it, as the model sees it: `forms` of which the surest translation is taken."""

    forms: tuple[str, ...]
    unit: Unit

    @property
    def german(self) -> str:
        """The form the English is compared with."""
        return self.forms[0]

    def of(self, found: Mapping[str, Sequence[Hypothesis]]) -> list[Hypothesis]:
        """The hypotheses of all its forms."""
        return [hypothesis for form in self.forms for hypothesis in found[form]]


@dataclass(frozen=True, slots=True)
class Choice:
    """The hypothesis taken for a piece: `value` ranks it, `doubt` is its visible fault or empty, `mended` counts the
    numbers and double words set right in it."""

    english: str
    score: float
    value: float
    doubt: str
    alternatives: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    mended: int = 0

    @classmethod
    def copied(cls, part: str) -> Choice:
        """What needs no model, as it is."""
        return cls(part, 0.0, 0.0, "")


class Chooser:
    """Chooses by score less `judge_weight` times the judge's doubts; what has a visible fault comes last."""

    def __init__(self, judge: Judge | None, settings: Translating) -> None:
        self._judge = judge
        self._settings = settings

    def best(self, piece: Piece, hypotheses: Iterable[Hypothesis]) -> Choice:
        """The best of the hypotheses of a piece, the others without a fault as its alternatives.

        Alternatives are what the model said, in English form; nothing in them is set right.
        """
        ranked = sorted(hypotheses, key=lambda hypothesis: -hypothesis.score)
        plain = [self._plain(piece.german, hypothesis.text) for hypothesis in ranked]
        faults = [self._fault(piece, hypothesis.text) for hypothesis in ranked]
        rank, best = self._first(piece, [*zip(ranked, plain, faults, strict=True)])
        sound = (english for english, fault in zip(plain, faults, strict=True) if not fault)
        others = tuple(english for english in dict.fromkeys(sound) if english not in (best.english, plain[rank]))
        if rank:
            best = replace(best, guards=(f"hypothesis {rank + 1} taken: {faults[0] or 'fewer doubts'}", *best.guards))
        return replace(best, alternatives=others)

    def with_numbers(self, piece: Piece, hypotheses: Iterable[Hypothesis], below: int) -> tuple[int, Choice] | None:
        """The hypothesis without a visible fault that has lost the fewest numbers, and how many; of equals the best.

        None where none has lost fewer than `below`.
        """
        rated: dict[int, list[tuple[Hypothesis, str, str]]] = defaultdict(list)
        for hypothesis in sorted(hypotheses, key=lambda hypothesis: -hypothesis.score):
            english, _ = set_right(piece.german, english_forms(piece.german, tidy(hypothesis.text)))
            count = lost(piece.german, english)
            if count < below and not self._fault(piece, hypothesis.text):
                rated[count].append((hypothesis, self._plain(piece.german, hypothesis.text), ""))
                if not count:  # the surest that has all; looking at the others too costs more than it gains
                    break
        if not rated:
            return None
        least = min(rated)
        return least, self._first(piece, rated[least])[1]

    def _first(self, piece: Piece, ranked: Sequence[tuple[Hypothesis, str, str]]) -> tuple[int, Choice]:
        """The best of hypotheses in the order of their scores, each with its English form and fault, and its place."""
        found: tuple[int, Choice] | None = None
        for place, (hypothesis, plain, fault) in enumerate(ranked):
            # Doubts only cost: a score that does not beat the leader's value needs no judge. Saves two calls of three.
            if found is not None and hypothesis.score <= found[1].value:
                break
            english, done, names = self._mended(piece.german, plain)
            choice = Choice(english, hypothesis.score, -math.inf, fault, guards=(*done, *names), mended=len(done))
            choice = self.valued(piece, choice)
            if found is None or choice.value > found[1].value:
                found = place, choice
        assert found is not None  # an engine gives at least one hypothesis, or `Search` says so
        return found

    def joined(self, piece: Piece, parts: Sequence[str], choices: Sequence[Choice]) -> Choice:
        """The choices for the parts of a piece as one for the whole."""
        english = set_marks(piece.german, glue(parts, [choice.english for choice in choices]))
        fault = self._fault(piece, english) or next((choice.doubt for choice in choices if choice.doubt), "")
        most = max(len(choice.alternatives) for choice in choices)
        alternatives = tuple(
            glue(parts, [(choice.alternatives + (choice.english,) * most)[rank] for choice in choices])
            for rank in range(most)
        )
        score = sum(choice.score for choice in choices) / len(choices)
        guards = tuple(guard for choice in choices for guard in choice.guards)
        return Choice(english, score, -math.inf, fault, alternatives, guards)

    def valued(self, piece: Piece, choice: Choice) -> Choice:
        """The choice with its value, which asks the judge."""
        doubts = self._judge(piece.german, choice.english) if self._judge else 0.0
        doubts += _MENDED * choice.mended
        value = choice.score - self._settings.judge_weight * doubts - (_DOUBTFUL if choice.doubt else 0.0)
        return replace(choice, value=value)

    def _fault(self, piece: Piece, english: str) -> str:
        here = [stand_in for stand_in, _ in piece.unit.shields if stand_in in piece.german]
        if any(english.count(stand_in) != 1 for stand_in in here):
            return "protected text lost"
        return doubt(piece.german, english, self._settings)

    def _plain(self, german: str, hypothesis: str) -> str:
        """The English form of a hypothesis: its spacing, number format, marks and articles."""
        english = set_form(german, english_forms(german, tidy(hypothesis)))
        return set_women(german, set_articles(set_marks(german, english)))

    def _mended(self, german: str, plain: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """An English form with double words, numbers and names set right; what was done to the first two; to names."""
        english, done = drop_doubles(german, plain)
        for mend in (set_right, part_of_day):
            english, words = mend(german, english)
            done += words
        english, names = restore(german, english)
        return set_articles(english) if done or names else english, done, names
