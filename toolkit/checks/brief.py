"""The checks over a whole brief: pairs, quotes and summary sentences to flags."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.checks.finding import Finding, order
from toolkit.checks.marks import check_marks
from toolkit.checks.names import check_names
from toolkit.checks.negation import check_negation, has_negator
from toolkit.checks.numbers import check_numbers
from toolkit.checks.pairs import check_pair
from toolkit.checks.view import View
from toolkit.lexicon.words import content_english
from toolkit.numerals import answered_whole, derived, english_numerals, german_numerals
from toolkit.records import (
    Article,
    EnglishSpan,
    Flag,
    Origin,
    Pair,
    Quote,
    QuoteKind,
    QuotePair,
    Sentence,
    Severity,
    Span,
    Summary,
)

_MARKED = (QuoteKind.DIRECT, QuoteKind.PARTIAL)
_MOSTLY = 0.7  # share of a summary sentence's content words found in one source sentence
_SURE = 0.6  # below this confidence of the alignment a quote's own words are not compared: the span may be wrong


def check_brief(
    article: Article,
    sentences: Sequence[Sentence],
    pairs: Sequence[Pair],
    quotes: Sequence[QuotePair],
    summary: Summary,
) -> tuple[Flag, ...]:
    """Flags for every pair, quote and rewritten summary sentence of a brief, in reading order.

    Pairs a reviewer has signed off are left alone. A quote repeats no flag its sentence already has.
    """
    flags: list[Flag] = []
    for sentence, pair in zip(sentences, pairs, strict=True):
        if pair.origin is Origin.REVIEW:
            continue
        flags += (_flag(found, sentence) for found in check_pair(pair.german, pair.english, pair.links))
    known = {(flag.sentence, flag.kind) for flag in flags}
    for quote in quotes:
        flags += (flag for flag in _check_quote(article, pairs, quote) if (flag.sentence, flag.kind) not in known)
    return (*flags, *_check_summary(pairs, summary))


def check_summary_sentence(english: str, support: Sequence[tuple[str, str]]) -> list[Finding]:
    """Doubts about a summary sentence: numbers, names and negation that none of its (German, English) sources bear.

    A summary may leave out what it likes, so only what it adds counts.
    """
    german = " ".join(text for text, _ in support)
    translated = " ".join(text for _, text in support)
    sources = [*german_numerals(german, weak=True), *english_numerals(translated, weak=True)]
    findings = [
        Finding(
            "summary",
            Severity.ERROR,
            f"The summary says “{numeral.text}”; its source sentences do not.",
            "Compare with the source sentences; correct or drop it.",
            None,
            (numeral.start, numeral.end),
            0.85,
        )
        for numeral in english_numerals(english)
        if not answered_whole(numeral, sources)
        and not derived(english, numeral.start, numeral.value, numeral.unit, sources)
    ]
    for finding in check_names(View(german, english)):
        if finding.english is not None and english[slice(*finding.english)] not in translated:
            findings.append(_of_summary(finding))
    source = _nearest(english, support)
    if source is not None:
        wrong = [f for f in check_negation(View(source[0], english)) if f.severity is Severity.ERROR]
        elsewhere = _denied_elsewhere(english, source, support)
        findings += [_of_summary(finding) for finding in wrong if finding.german is not None or not elsewhere]
    return sorted(findings, key=order)


def _denied_elsewhere(english: str, source: tuple[str, str], support: Sequence[tuple[str, str]]) -> bool:
    """True where a further source of the sentence denies something: a sentence that joins both does so, too."""
    left = set(content_english(english)) - set(content_english(source[1]))
    others = (pair for pair in support if pair != source and has_negator(pair[0]))
    return any(not left.isdisjoint(content_english(text)) for _, text in others)


def _nearest(english: str, support: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The one source a summary sentence mostly takes its words from; None where there is no such one.

    Only then does a negation have a place to be compared with.
    """
    words = set(content_english(english))
    shares = [(len(words & set(content_english(pair[1]))) / max(1, len(words)), pair) for pair in support]
    share, pair = max(shares, default=(0.0, ("", "")))
    return pair if share >= _MOSTLY else None


def _of_summary(finding: Finding) -> Finding:
    return Finding(
        "summary",
        finding.severity,
        f"In the summary: {finding.message}",
        "Compare with the source sentences; correct or drop it.",
        None,
        finding.english,
        finding.confidence,
    )


def _check_summary(pairs: Sequence[Pair], summary: Summary) -> list[Flag]:
    by_id = {pair.sentence: pair for pair in pairs}
    whole = {pair.english for pair in pairs}
    flags = []
    for number, sentence in enumerate(summary.sentences, 1):
        if sentence.english in whole:
            continue  # extracted word for word: the pair itself was checked
        sources = [(by_id[i].german, by_id[i].english) for i in sentence.support if i in by_id]
        for found in check_summary_sentence(sentence.english, sources):
            message = f"Summary sentence {number}: {found.message}"
            flags.append(
                Flag("summary", found.severity, message, found.hint, sentence.support[0], confidence=found.confidence)
            )
    return flags


def _check_quote(article: Article, pairs: Sequence[Pair], aligned: QuotePair) -> list[Flag]:
    """The words of a quote against the English words that stand for it."""
    quote = aligned.quote
    if quote.kind not in (*_MARKED, QuoteKind.REPORTED) or not aligned.english:
        return [_not_placed(quote)] if quote.kind in _MARKED and aligned.key else []
    if aligned.confidence < _SURE:
        return [_unsure(quote, aligned)] if aligned.key else []
    view = View(aligned.german_text, aligned.english_text)
    checks = (check_numbers, check_negation, check_names)
    findings = [finding for check in checks for finding in check(view) if finding.severity is Severity.ERROR]
    if quote.kind in _MARKED and len(aligned.english) == 1:
        findings += _unmarked(view, aligned, pairs)
    return [_quote_flag(finding, aligned) for finding in findings]


def _unmarked(view: View, aligned: QuotePair, pairs: Sequence[Pair]) -> list[Finding]:
    """A quote whose English words stand in no quotation marks."""
    place = aligned.english[0]
    english = next((pair.english for pair in pairs if pair.sentence == place.sentence), "")
    around = english[max(0, place.start - 1) : place.end + 2]
    return [] if any(mark in around for mark in '“”"‘’') else list(check_marks(view))[:1]


def _quote_flag(finding: Finding, aligned: QuotePair) -> Flag:
    place = aligned.english[0]
    return Flag(
        finding.kind,
        finding.severity,
        f"In a quotation: {finding.message}",
        finding.hint,
        place.sentence,
        aligned.quote.id,
        aligned.quote.spans[0],
        place,
        finding.confidence,
    )


def _not_placed(quote: Quote) -> Flag:
    return Flag(
        "quote",
        Severity.WARNING,
        "The English words of this quotation were not found.",
        "Read the whole sentence; mark the English words by hand.",
        quote.sentences[0] if quote.sentences else None,
        quote.id,
        quote.spans[0],
        None,
        0.9,
    )


def _unsure(quote: Quote, aligned: QuotePair) -> Flag:
    return Flag(
        "quote",
        Severity.NOTE,
        "Where this quotation begins and ends in English is uncertain.",
        "Compare the quotation with its sentence.",
        aligned.english[0].sentence,
        quote.id,
        quote.spans[0],
        aligned.english[0],
        round(1 - aligned.confidence, 2),
    )


def _flag(finding: Finding, sentence: Sentence) -> Flag:
    german, english = finding.german, finding.english
    return Flag(
        finding.kind,
        finding.severity,
        finding.message,
        finding.hint,
        sentence.id,
        None,
        None if german is None else Span(*german).shift(sentence.span.start),
        None if english is None else EnglishSpan(sentence.id, *english),
        finding.confidence,
    )
