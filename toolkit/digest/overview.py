"""A few sentences over one event, by any summariser, from what its sources say first and what they sum up.

The sentences of all briefs stand in one article made for the purpose, a section for each brief; what the summariser
writes is verified as any summary is, and its support is led back to the briefs.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.digest.lines import line_of
from toolkit.digest.records import Overview
from toolkit.records import Article, Block, BlockKind, Brief, Pair, Section, Sentence, Span
from toolkit.settings import Digesting
from toolkit.summarise import Summariser


def overview(title: str, briefs: Sequence[Brief], summariser: Summariser, settings: Digesting) -> tuple[Overview, ...]:
    """The overview of an event; empty for one source, which has its own summary. Raises SummaryError."""
    if len(briefs) < 2:
        return ()
    places = [(brief, sentence) for brief in briefs for sentence in _told(brief, settings)]
    article, sentences, pairs = _joined(title, briefs, places)
    summary = summariser.summarise(article, sentences, pairs)
    return tuple(
        Overview(line.english, tuple(line_of(*places[i]) for i in line.support), line.note)
        for line in summary.sentences
    )


def _told(brief: Brief, settings: Digesting) -> list[int]:
    """The first running sentences, what the summary leans on, and the sentences with figures."""
    running = [s.id for s in brief.sentences if brief.article.blocks[s.block].kind is BlockKind.PARAGRAPH]
    chosen = set(running[: settings.lead])
    chosen.update(i for line in brief.summary.sentences for i in line.support)
    chosen.update(figure.sentence for figure in brief.figures if figure.sentence in running)
    return sorted(chosen)


def _joined(
    title: str, briefs: Sequence[Brief], places: Sequence[tuple[Brief, int]]
) -> tuple[Article, tuple[Sentence, ...], tuple[Pair, ...]]:
    text, blocks, sentences, pairs = "", [], [], []
    for number, (brief, place) in enumerate(places):
        pair = brief.pairs[place]
        span = Span(len(text), len(text) + len(pair.german))
        text += pair.german + "\n"
        blocks.append(Block(BlockKind.PARAGRAPH, span))
        sentences.append(Sentence(number, span, pair.german, number))
        pairs.append(Pair(number, pair.german, pair.english, pair.origin))
    sections = tuple(Section(tuple(i for i, (home, _) in enumerate(places) if home is brief)) for brief in briefs)
    return Article(title, title, text, tuple(blocks), sections), tuple(sentences), tuple(pairs)
