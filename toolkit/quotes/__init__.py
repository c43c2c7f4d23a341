"""German quotes: found, told apart, attributed. Pure grammar, no model, linear in the length of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from toolkit.quotes.drafts import Draft
from toolkit.quotes.find import draft_quotes
from toolkit.quotes.rank import rank
from toolkit.quotes.resolve import Resolver
from toolkit.records import Article, Quote, Sentence, Span

__all__ = ["find_in_text", "find_quotes", "rank"]


def find_quotes(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """The quotes of an article, by place; spans are offsets in `article.text`, `sentences` the ids they touch.

    Every block is read (title and captions too); metadata and removed furniture are not.
    """
    paragraphs = tuple(sorted(block.span for block in article.blocks))
    return find_in_text(article.text, paragraphs, sentences)


def find_in_text(
    text: str,
    paragraphs: Sequence[Span] | None = None,
    sentences: Sequence[Sentence] = (),
) -> tuple[Quote, ...]:
    """The quotes of any German text; `paragraphs` are disjoint and in order, by default the non-blank lines."""
    drafts = draft_quotes(text, paragraphs)
    resolver = Resolver(text, drafts)
    starts = [sentence.span.start for sentence in sentences]
    parents = _parents(drafts)
    return tuple(
        Quote(
            id=number,
            kind=draft.kind,
            spans=draft.spans,
            sentences=_touched(draft.spans, sentences, starts),
            speaker=None if draft.source == draft.speaker else draft.speaker,
            speaker_name=who.name,
            speaker_role=who.role,
            source=draft.source,
            cue=draft.cue,
            frame=draft.frame,
            nested_in=parents[number],
            confidence=round(draft.confidence, 2),
        )
        for number, draft in enumerate(drafts)
        for who in (resolver.who(draft),)
    )


def _touched(spans: Sequence[Span], sentences: Sequence[Sentence], starts: Sequence[int]) -> tuple[int, ...]:
    ids = set()
    for span in spans:
        at = max(0, bisect_right(starts, span.start) - 1)
        while at < len(sentences) and sentences[at].span.start < span.end:
            if sentences[at].span.overlaps(span):
                ids.add(sentences[at].id)
            at += 1
    return tuple(sorted(ids))


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each quote the innermost one that contains it; drafts are sorted by start, longer first."""
    open_ones: list[tuple[int, Span]] = []
    parents: list[int | None] = []
    for number, draft in enumerate(drafts):
        span = draft.spans[0]
        open_ones = [(n, s) for n, s in open_ones if s.end > span.start]
        holder = [n for n, s in open_ones if s.contains(draft.spans[-1]) and s.contains(span)]
        parents.append(holder[-1] if holder else None)
        open_ones.extend((number, each) for each in draft.spans)
    return parents
