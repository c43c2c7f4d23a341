"""What a summariser must offer, and what a writer: the model behind a summariser that writes instead of choosing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from toolkit.records import Article, Flag, Pair, Quote, Sentence, Signature, Summary


@runtime_checkable
class Summariser(Protocol):
    """Writes the English summary of one article.

    Every sentence of the summary carries the ids of the sentences that support it. The same input always gives the
    same summary, and an article's summary never depends on another article.
    """

    @property
    def signature(self) -> Signature:
        """Who writes, with which weights, prompt and settings."""
        ...

    def warm(self) -> None:
        """Called before the first article that needs a summary: what must be fetched or converted is. The signature
        may be another afterwards."""
        ...

    def summarise(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        pairs: Sequence[Pair],
        quotes: Sequence[Quote] = (),
        flags: Sequence[Flag] = (),
    ) -> Summary:
        """Summarise one article. `pairs[i]` belongs to `sentences[i]`; `flags` are doubts already known about pairs.

        Gives a Summary of no sentence where none of the article is fit for one. Raises SummaryError where an engine
        fails.
        """
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """One source sentence as a writer sees it, with its id. A sentence too long for the writer comes in pieces that
    share an id."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article that fits a writer, in the writer's language. `title` is empty where there is none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Text a writer wrote, one sentence or several, and the ids it says support it (empty: it does not say)."""

    text: str
    support: tuple[int, ...] = ()


@runtime_checkable
class Writer(Protocol):
    """A model that writes a summary of a passage. What it writes is not trusted: the summariser verifies it."""

    @property
    def signature(self) -> Signature:
        """Model, revision, prompt and search settings."""
        ...

    @property
    def language(self) -> str:
        """`en`: reads and writes the English side; `de`: the German side, before translation."""
        ...

    @property
    def room(self) -> int:
        """Tokens of article text one passage may have."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, end markers not counted."""
        ...

    def write(self, passage: Passage, sentences: int) -> tuple[Claim, ...]:
        """A summary of about `sentences` sentences. Raises SummaryError."""
        ...
