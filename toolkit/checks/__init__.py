"""Checks of every German-English pair: numbers, names, negation, modality and more, each a file and a row in `CHECKS`.

A check takes a `View` of the pair and yields `Finding`s. `penalty` is the cheap form for choosing between hypotheses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from toolkit.checks.copied import check_copied
from toolkit.checks.coverage import check_coverage
from toolkit.checks.finding import Finding, order
from toolkit.checks.marks import check_marks
from toolkit.checks.modality import check_modality
from toolkit.checks.names import check_names
from toolkit.checks.negation import check_negation
from toolkit.checks.numbers import check_numbers
from toolkit.checks.persons import check_persons
from toolkit.checks.repetition import check_repetition
from toolkit.checks.view import View
from toolkit.records import (
    Article,
    EnglishSpan,
    Flag,
    Link,
    Origin,
    Pair,
    QuotePair,
    Sentence,
    Severity,
    Span,
    Summary,
)

Check = Callable[[View], Iterator[Finding]]
CHECKS: dict[str, Check] = {
    "numbers": check_numbers,
    "names": check_names,
    "negation": check_negation,
    "modality": check_modality,
    "persons": check_persons,
    "coverage": check_coverage,
    "marks": check_marks,
    "copied": check_copied,
    "repetition": check_repetition,
}

__all__ = ["CHECKS", "Finding", "check_brief", "check_pair", "check_summary_sentence", "penalty"]


def check_pair(german: str, english: str, links: Sequence[Link] = ()) -> list[Finding]:
    """Every doubt about one German text and its English, most severe first."""
    view = View(german, english, links)
    return sorted((finding for check in CHECKS.values() for finding in check(view)), key=order)


_WEIGHTS = {Severity.ERROR: 1.0, Severity.WARNING: 0.35, Severity.NOTE: 0.05}


def penalty(german: str, english: str) -> float:
    """How doubtful a hypothesis is: 0.0 without doubt, else the sum of weight times confidence of its findings."""
    view = View(german, english)
    return sum(_WEIGHTS[f.severity] * f.confidence for check in CHECKS.values() for f in check(view))


def check_brief(
    article: Article,
    sentences: Sequence[Sentence],
    pairs: Sequence[Pair],
    quotes: Sequence[QuotePair],
    summary: Summary,
) -> tuple[Flag, ...]:
    """Flags for every pair, quote and abstractive summary sentence of a brief, in reading order."""
    flags = []
    for sentence, pair in zip(sentences, pairs, strict=True):
        if pair.origin in (Origin.REVIEW, Origin.COPY):
            continue
        for finding in check_pair(pair.german, pair.english, pair.links):
            flags.append(_flag(finding, sentence))
    return tuple(flags)


def check_summary_sentence(english: str, support: Sequence[tuple[str, str]]) -> list[Finding]:
    """Doubts about a summary sentence: numbers, dates, names and negation its (German, English) sources do not bear."""
    return []


def _flag(finding: Finding, sentence: Sentence) -> Flag:
    german = finding.german
    return Flag(
        finding.kind,
        finding.severity,
        finding.message,
        finding.hint,
        sentence.id,
        None,
        None if german is None else Span(*german).shift(sentence.span.start),
        None if finding.english is None else EnglishSpan(sentence.id, *finding.english),
        finding.confidence,
    )
