"""Which quotes are key: the speaker's weight, place, length, figures, and how often the article comes back to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.quotes.nouns import role_gender
from toolkit.records import Article, Quote, QuoteKind, QuotePair, Sentence, Span
from toolkit.settings import Quoting

_STRETCH = 512  # characters
_WORD = re.compile(r"\w{5,}")
_KIND = {QuoteKind.DIRECT: 1.0, QuoteKind.PARTIAL: 0.75, QuoteKind.REPORTED: 0.45}


def rank(
    quotes: Sequence[Quote] | Sequence[QuotePair],
    article: Article,
    sentences: Sequence[Sentence],
    settings: Quoting | None = None,
) -> tuple[int, ...]:
    """Indices into `quotes`, most telling first. Scare quotes, names and nested quotes are left out.

    A statement that shares words with a more telling one (`…, dass es „ein Fehler“ sei`) comes after all others.
    """
    settings = settings or Quoting()
    plain = [item.quote if isinstance(item, QuotePair) else item for item in quotes]
    counts: dict[str, int] = {}
    for quote in plain:
        who = _who(quote, article)
        counts[who] = counts.get(who, 0) + 1
    frequent = _frequencies(article.text)
    scored = [
        (-_score(quote, article, counts, frequent, settings), number)
        for number, quote in enumerate(plain)
        if quote.kind in _KIND and (quote.nested_in is None or plain[quote.nested_in].kind is QuoteKind.REPORTED)
    ]
    fresh: list[int] = []
    again: list[int] = []
    told: dict[int, list[Span]] = {}  # by stretch of the text, so that thousands of quotes stay linear
    for _, number in sorted(scored):
        spans = plain[number].spans
        if any(a.overlaps(b) for b in spans for place in _stretches(b) for a in told.get(place, ())):
            again.append(number)
            continue
        fresh.append(number)
        for span in spans:
            for place in _stretches(span):
                told.setdefault(place, []).append(span)
    return (*fresh, *again)


def _stretches(span: Span) -> range:
    return range(span.start // _STRETCH, span.end // _STRETCH + 1)


def _who(quote: Quote, article: Article) -> str:
    return quote.speaker_name or (quote.speaker.of(article.text) if quote.speaker else "")


def _frequencies(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in _WORD.findall(text.lower()):
        counts[word] = counts.get(word, 0) + 1
    return counts


def _score(
    quote: Quote, article: Article, counts: dict[str, int], frequent: dict[str, int], settings: Quoting
) -> float:
    words = " ".join(span.of(article.text) for span in quote.spans)
    length = len(words.split())
    fit = 1.0 if settings.short_quote <= length <= settings.long_quote else 0.5
    place = 1.0 - quote.spans[0].start / max(1, len(article.text))
    speaker = 0.0
    if quote.speaker is not None or quote.speaker_name:
        speaker = 0.5
        role = quote.speaker_role or (quote.speaker.of(article.text) if quote.speaker else "")
        if quote.speaker_name or any(role_gender(word) for word in role.split()):
            speaker = 1.0
    figures = 1.0 if re.search(r"\d", words) else 0.0
    told = [frequent[w] for w in _WORD.findall(words.lower()) if frequent.get(w, 0) > 1]
    repeated = min(1.0, len(told) / 5)
    often = min(1.0, counts[_who(quote, article)] / 3) if speaker else 0.0
    total = (
        settings.weight_kind * _KIND[quote.kind]
        + settings.weight_speaker * (speaker + often) / 2
        + settings.weight_position * place
        + settings.weight_length * fit
        + settings.weight_figures * figures
        + settings.weight_repetition * repeated
    )
    return total * (0.5 + 0.5 * quote.confidence)
