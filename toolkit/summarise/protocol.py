"""What a summariser must offer."""

from __future__ import annotations

from collections.abc import Sequence
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
