"""The promises of a Brief that its types cannot keep: every number in it points at something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.errors import DocumentError
from toolkit.records import Brief, EnglishSpan, Span

_FILE_NAME = re.compile(r"\w[\w.-]{0,199}")  # files are named after the id: it must never lead out of the folder


def check_integrity(brief: Brief) -> None:
    """Raises DocumentError at the first offset, id or index that points nowhere, or a sentence that is not the text.

    A renderer may rely on all of it; a brief read from a file must pass before anything shows it.
    """
    for problem in _problems(brief):
        raise DocumentError(
            f"brief {brief.article.id!r}: {problem}", "The brief contradicts itself; make it again from its article."
        )


def _problems(brief: Brief) -> Iterator[str]:
    yield from _article(brief)
    yield from _sentences(brief)
    english = [pair.english for pair in brief.pairs]
    yield from _quotes(brief, english)
    yield from _figures(brief, english)
    yield from _flags(brief, english)
    for i, line in enumerate(brief.summary.sentences):
        if not line.support or not all(0 <= s < len(english) for s in line.support):
            yield f"summary sentence {i} is supported by {list(line.support)}"
    for section, _ in brief.labels:
        if not 0 <= section < len(brief.article.sections):
            yield f"a label for section {section}"


def _article(brief: Brief) -> Iterator[str]:
    article, seen = brief.article, set[int]()
    if not _FILE_NAME.fullmatch(article.id):
        yield f"the id {article.id!r} cannot be a file name"
    spans = [b.span for b in article.blocks] + [m.span for m in article.marks] + [r.span for r in article.removed]
    spans += [section.label for section in article.sections if section.label]
    yield from (f"{span} lies outside the text" for span in spans if span.end > len(article.text))
    for i, section in enumerate(article.sections):
        used = (*section.blocks, *(() if section.heading is None else (section.heading,)))
        if not all(0 <= block < len(article.blocks) for block in used):
            yield f"section {i} has a block that does not exist"
        if seen & set(section.blocks):
            yield f"section {i} has a block of an earlier section"
        seen |= set(section.blocks)


def _sentences(brief: Brief) -> Iterator[str]:
    if len(brief.sentences) != len(brief.pairs):
        yield f"{len(brief.sentences)} sentences but {len(brief.pairs)} pairs"
    for i, (sentence, pair) in enumerate(zip(brief.sentences, brief.pairs, strict=False)):
        if sentence.id != i or pair.sentence != i:
            yield f"sentence {i} is numbered {sentence.id} and its pair {pair.sentence}"
        if sentence.span.of(brief.article.text) != sentence.text or sentence.text != pair.german:
            yield f"sentence {i} is not what stands in the text at {sentence.span.start}..{sentence.span.end}"
        if not 0 <= sentence.block < len(brief.article.blocks):
            yield f"sentence {i} is in block {sentence.block}, which does not exist"
        for link in pair.links:
            if not (_within(link.german, pair.german) and _within(link.english, pair.english)):
                yield f"a word link of sentence {i} lies outside it"


def _within(stretch: tuple[int, int], text: str) -> bool:
    return 0 <= stretch[0] <= stretch[1] <= len(text)


def _quotes(brief: Brief, english: list[str]) -> Iterator[str]:
    ids = [pair.quote.id for pair in brief.quotes]
    if len(set(ids)) != len(ids):
        yield "two quotes share an id"
    for pair in brief.quotes:
        quote = pair.quote
        spans = [*quote.spans, *(s for s in (quote.speaker, quote.source, quote.cue, quote.frame) if s)]
        if not all(span.end <= len(brief.article.text) for span in spans):
            yield f"quote {quote.id} lies outside the text"
        if not all(0 <= s < len(english) for s in quote.sentences) or not all(_known(e, english) for e in pair.english):
            yield f"quote {quote.id} names a sentence or a stretch of English that does not exist"
        if quote.nested_in is not None and quote.nested_in not in ids:
            yield f"quote {quote.id} is nested in quote {quote.nested_in}, which does not exist"


def _figures(brief: Brief, english: list[str]) -> Iterator[str]:
    for i, figure in enumerate(brief.figures):
        if not 0 <= figure.sentence < len(english) or figure.german.end > len(brief.article.text):
            yield f"figure {i} lies outside the text"
        if figure.english is not None and not _known(figure.english, english):
            yield f"figure {i} names English that does not exist"


def _flags(brief: Brief, english: list[str]) -> Iterator[str]:
    ids = {pair.quote.id for pair in brief.quotes}
    for i, flag in enumerate(brief.flags):
        if flag.sentence is not None and not 0 <= flag.sentence < len(english):
            yield f"flag {i} is about sentence {flag.sentence}, which does not exist"
        if flag.quote is not None and flag.quote not in ids:
            yield f"flag {i} is about quote {flag.quote}, which does not exist"
        outside = _outside(flag.german, brief.article.text) or (flag.english and not _known(flag.english, english))
        if outside:
            yield f"flag {i} marks a place that does not exist"


def _outside(span: Span | None, text: str) -> bool:
    return span is not None and span.end > len(text)


def _known(span: EnglishSpan, english: list[str]) -> bool:
    return 0 <= span.sentence < len(english) and _within((span.start, span.end), english[span.sentence])
