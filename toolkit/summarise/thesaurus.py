"""Words that may retell one another in a summary: synonyms, nouns of verbs, wider and narrower words of news English.

A line of `thesaurus.txt` is a circle of words of which any may stand where the article has another. Circles are wider
than the groups of `paraphrase`, which count as one word: a word may stand in many, and only shows that a summary adds
no fact.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def circles() -> tuple[tuple[str, ...], ...]:
    """The circles in order, each a tuple of words in lower case (read once, under a millisecond)."""
    lines = resources.files("toolkit.summarise").joinpath("thesaurus.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))
