"""A sentence of a brief as a digest shows it."""

from __future__ import annotations

from toolkit.digest.records import Line
from toolkit.records import Brief


def line_of(brief: Brief, sentence: int) -> Line:
    """A sentence of a brief with the day it was said or printed."""
    pair = brief.pairs[sentence]
    return Line(brief.article.id, sentence, pair.german, pair.english, day_of(brief, sentence))


def day_of(brief: Brief, sentence: int) -> str | None:
    """The time of the live-blog entry a sentence stands in, else the date of its article."""
    block = brief.sentences[sentence].block
    time = next((s.time for s in brief.article.sections if s.time and block in s.blocks), None)
    return time or brief.article.date
