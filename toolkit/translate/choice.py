"""The best of several hypotheses: put into English form, looked at for visible faults, judged, and ranked."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.engines.protocol import Hypothesis
from toolkit.english import set_articles, set_form, set_marks, set_women, tidy
from toolkit.settings import Translating
from toolkit.translate.clauses import glue
from toolkit.translate.doubts import doubt
from toolkit.translate.names import restore
from toolkit.translate.numbers import english_forms, lost, set_right
from toolkit.translate.units import Unit

_DOUBTFUL = 10.0  # in scores: any hypothesis without a visible fault is better than one with
_MENDED = 0.75  # of a sure error: a number right by itself is better than one set right

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
    numbers set right in it."""

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
        """The best of the hypotheses of a piece, the others without a fault as its alternatives."""
        ranked = sorted(hypotheses, key=lambda hypothesis: -hypothesis.score)
        choices: list[Choice] = []
        leader = -math.inf
        for hypothesis in ranked:
            # Doubts only cost: a score that does not beat the leader's value needs no judge. Saves two calls of three.
            choice = self.weigh(piece, hypothesis, judged=hypothesis.score > leader)
            leader = max(leader, choice.value)
            choices.append(choice)
        best = max(choices, key=lambda choice: choice.value)
        others = dict.fromkeys(c.english for c in choices if not c.doubt and c.english != best.english)
        if rank := choices.index(best):
            why = choices[0].doubt or "fewer doubts"
            best = replace(best, guards=(f"hypothesis {rank + 1} taken: {why}", *best.guards))
        return replace(best, alternatives=tuple(others))

    def fewest_lost(self, piece: Piece, hypotheses: Iterable[Hypothesis]) -> tuple[int, Choice] | None:
        """The hypothesis without a visible fault that has lost the fewest numbers, and how many; of equals the best.

        None where all have a fault.
        """
        weighed = [self.weigh(piece, hypothesis, judged=False) for hypothesis in hypotheses]
        sound = [(lost(piece.german, choice.english), choice) for choice in weighed if not choice.doubt]
        if not sound:
            return None
        least = min(count for count, _ in sound)
        found = (self.valued(piece, choice) for count, choice in sound if count == least)
        return least, max(found, key=lambda choice: choice.value)

    def weigh(self, piece: Piece, hypothesis: Hypothesis, *, judged: bool = True) -> Choice:
        """One hypothesis in English form; without `judged` of no value, however good."""
        english, numbers, names = self._polish(piece.german, hypothesis.text)
        fault = self._fault(piece, hypothesis.text)
        guards = (*numbers, *names)
        choice = Choice(english, hypothesis.score, -math.inf, fault, guards=guards, mended=len(numbers))
        return self.valued(piece, choice) if judged else choice

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

    def _polish(self, german: str, hypothesis: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """The English form of a hypothesis, and the words of each number and name that was set right."""
        english = set_form(german, english_forms(german, tidy(hypothesis)))
        english, numbers = set_right(german, english)
        english, names = restore(german, set_marks(german, english))
        return set_women(german, set_articles(english)), numbers, names
