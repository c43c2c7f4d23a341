"""What an engine must offer. `translate.py` and `align.py` know engines only through these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from toolkit.records import Link, Signature


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation with its length-normalised log probability."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search. `max_tokens` is a cap per unit; `no_repeat_ngram` 0 means off (never set globally)."""

    beam: int = 4
    hypotheses: int = 1
    length_penalty: float = 1.0
    max_tokens: int = 256
    no_repeat_ngram: int = 0


@runtime_checkable
class Translator(Protocol):
    """Batch in, batch out: same length, same order, whatever the batching inside.

    The result of a unit does not depend on the units it shares a batch with. One unit is one sentence.
    """

    @property
    def signature(self) -> Signature:
        """Engine, weights, revision and search settings."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Source pieces per unit, the end marker included."""
        ...

    def translate(self, texts: Sequence[str], decoding: Decoding | None = None) -> list[tuple[Hypothesis, ...]]:
        """For each unit its hypotheses, best first, at least one. Raises TranslationError."""
        ...


@runtime_checkable
class Aligner(Protocol):
    """Word links for given pairs, from the model's cross-attention under forced decoding."""

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        """For each (German, English) the links between words; empty where the engine cannot say."""
        ...


class Engine(Translator, Aligner, Protocol):
    """A translator that can also align, and load its weights while its user does something else."""

    def warm(self) -> None:
        """Start loading in a thread and return at once. What goes wrong there is raised by the next call."""
        ...
