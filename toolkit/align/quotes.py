"""German quotes to quotes with their English side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from toolkit.align.place import PairEvidence, Placement, Stretch
from toolkit.align.speakers import SpeakerFinder, role_places
from toolkit.quotes import rank
from toolkit.records import Article, EnglishSpan, Pair, Quote, QuoteKind, QuotePair, Sentence, Span
from toolkit.settings import Aligning


def align_quotes(
    article: Article,
    sentences: Sequence[Sentence],
    pairs: Sequence[Pair],
    quotes: Sequence[Quote],
    max_quotes: int = 8,
) -> tuple[QuotePair, ...]:
    """The quotes in their order, each with its English spans, their confidence and its speaker in English.

    `pairs[n]` belongs to `sentences[n]`; links are used where a pair has them. A quote that is found nowhere on the
    English side has no spans and confidence 0. `key` marks the `max_quotes` most telling ones, `rank` orders them.
    """
    aligner = _Aligner(article, sentences, pairs, quotes)
    ranks = {number: place for place, number in enumerate(rank(quotes, article, sentences))}
    return tuple(
        aligner.pair(quote, ranks[number] if ranks.get(number, max_quotes) < max_quotes else None)
        for number, quote in enumerate(quotes)
    )


def needs_links(sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> tuple[int, ...]:
    """Ids of the sentences that need word links: those a quote covers in part, and those that name a speaker."""
    by_id = {sentence.id: sentence for sentence in sentences}
    wanted: set[int] = set()
    for quote in quotes:
        for number in quote.sentences:
            if number in by_id and not _is_whole(by_id[number], _parts(by_id[number], quote)):
                wanted.add(number)
        mention = quote.speaker or quote.source
        if mention is not None:
            wanted.update(s.id for s in _around(sentences, mention))
        wanted.update(place.sentence for place in role_places(sentences, quote))
    return tuple(sorted(wanted))


class _Aligner:
    """One article: evidence per pair is gathered once, however many quotes a sentence holds."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], pairs: Sequence[Pair], quotes: Sequence[Quote]
    ) -> None:
        self.article = article
        self.settings = Aligning()
        self.sentences = {sentence.id: sentence for sentence in sentences}
        self.pairs = {sentence.id: pair for sentence, pair in zip(sentences, pairs, strict=True)}
        self.kinds = {quote.id: quote.kind for quote in quotes}
        self.marked = _marked_by_sentence(sentences, quotes)
        self.speakers = SpeakerFinder(article, sentences, self.evidence)
        self._evidence: dict[int, PairEvidence] = {}

    def evidence(self, number: int) -> PairEvidence:
        """The evidence of the pair of sentence `number`."""
        if number not in self._evidence:
            pair = self.pairs[number]
            self._evidence[number] = PairEvidence(pair.german, pair.english, pair.links, self.settings)
        return self._evidence[number]

    def pair(self, quote: Quote, place: int | None) -> QuotePair:
        """One quote with its English."""
        spans: list[EnglishSpan] = []
        least = 1.0
        for number in quote.sentences:
            found = self._place(number, quote)
            least = min(least, found.confidence)
            spans.extend(EnglishSpan(number, start, end) for start, end in found.stretches)
        return QuotePair(
            quote=quote,
            german_text=" … ".join(span.of(self.article.text) for span in quote.spans),
            english_text=self._text(spans),
            english=tuple(spans),
            speaker_english=self.speakers.speaker(quote),
            confidence=round(least, 2) if spans else 0.0,
            key=place is not None,
            rank=place,
        )

    def _place(self, number: int, quote: Quote) -> Placement:
        sentence, english = self.sentences[number], self.pairs[number].english
        parts = _parts(sentence, quote)
        if _is_whole(sentence, parts):
            start = len(english) - len(english.lstrip())
            end = len(english.rstrip())
            return Placement(((start, end),) if end > start else (), self.settings.whole if end > start else 0.0)
        nested = quote.nested_in is not None and self.kinds.get(quote.nested_in) is not QuoteKind.REPORTED
        marks = quote.kind is not QuoteKind.REPORTED
        rivals = parts if nested else self.marked.get(number, ())
        return self.evidence(number).place(parts, marks, rivals, nested)

    def _text(self, spans: Sequence[EnglishSpan]) -> str:
        """Spans as one text; where something was left out between two, ` … ` says so."""
        text = ""
        for before, span in zip([None, *spans], spans, strict=False):
            part = self.pairs[span.sentence].english[span.start : span.end]
            text += part if before is None else (" " if self._adjoin(before, span) else " … ") + part
        return text

    def _adjoin(self, before: EnglishSpan, after: EnglishSpan) -> bool:
        if before.sentence == after.sentence:
            return False
        rest = self.pairs[before.sentence].english[before.end :] + self.pairs[after.sentence].english[: after.start]
        return after.sentence == before.sentence + 1 and not any(letter.isalnum() for letter in rest)


def _parts(sentence: Sentence, quote: Quote) -> tuple[Stretch, ...]:
    """What of the quote lies in the sentence, as offsets in the sentence."""
    return tuple(
        (
            max(span.start, sentence.span.start) - sentence.span.start,
            min(span.end, sentence.span.end) - sentence.span.start,
        )
        for span in quote.spans
        if span.overlaps(sentence.span)
    )


def _is_whole(sentence: Sentence, parts: Sequence[Stretch]) -> bool:
    """True where nothing but marks and punctuation of the sentence lies outside of the quote."""
    rest, at = "", 0
    for start, end in parts:
        rest += sentence.text[at:start]
        at = max(at, end)
    return not any(letter.isalnum() for letter in rest + sentence.text[at:])


def _marked_by_sentence(sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> dict[int, tuple[Stretch, ...]]:
    """The outermost stretches in quotation marks of every sentence, in order."""
    by_id = {sentence.id: sentence for sentence in sentences}
    kinds = {quote.id: quote.kind for quote in quotes}
    found: dict[int, set[Stretch]] = {}
    for quote in quotes:
        inside_marks = quote.nested_in is not None and kinds.get(quote.nested_in) is not QuoteKind.REPORTED
        if quote.kind is QuoteKind.REPORTED or inside_marks:
            continue
        for number in quote.sentences:
            if number in by_id:
                found.setdefault(number, set()).update(_parts(by_id[number], quote))
    return {number: tuple(sorted(parts)) for number, parts in found.items()}


def _around(sentences: Sequence[Sentence], mention: Span) -> Iterator[Sentence]:
    """The sentences, in text order, that `mention` touches."""
    first = max(0, bisect_right(sentences, mention.start, key=lambda sentence: sentence.span.start) - 1)
    near = takewhile(lambda sentence: sentence.span.start < mention.end, islice(sentences, first, None))
    return (sentence for sentence in near if sentence.span.overlaps(mention))
