"""A quote before it is numbered, and what is known of a sentence while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.quotes.clauses import Cue
from toolkit.quotes.marks import Marked
from toolkit.quotes.statements import Range, Reported
from toolkit.quotes.tokens import Segment, Token, Unit
from toolkit.records import QuoteKind, Span

_LONGEST_NAME = 50  # characters: a longer quotation is not part of somebody's name


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote before it is numbered: `form` names the construction, `unit` the sentence it ends in; `behind` is who a
    speaker such as `eigenen Angaben` stands for."""

    kind: QuoteKind
    spans: tuple[Span, ...]
    speaker: Span | None
    cue: Span | None
    frame: Span | None
    confidence: float
    form: str
    unit: int
    source: Span | None = None
    behind: Span | None = None


@dataclass(slots=True)
class Work:
    """What is known of one sentence while it is read."""

    number: int
    unit: Unit
    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]
    whole: tuple[Marked, ...]
    partial: tuple[Marked, ...]
    reported: list[Reported] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    def span(self, tokens: Range) -> Span:
        """Characters of a token range."""
        span = Span(self.tokens[tokens[0]].start, self.tokens[tokens[1] - 1].end)
        return self._balanced(span)

    def _balanced(self, span: Span) -> Span:
        """With the quotation marks that stand at its ends."""
        start, end = span.start, span.end
        for quote in self.partial:
            if start <= quote.inner.start and quote.inner.end == end:
                start, end = min(start, quote.span.start), quote.span.end
            elif start == quote.inner.start and quote.span.end <= end:
                start = quote.span.start
            elif start <= quote.inner.start < end < quote.inner.end and len(quote.inner) < _LONGEST_NAME:
                start, end = min(start, quote.span.start), quote.span.end
            elif quote.inner.start <= start < quote.inner.end == end:
                start, end = quote.span.start, quote.span.end
        return Span(start, end)
