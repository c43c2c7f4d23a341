"""What there is to review in a brief: its quotes, and the flagged sentences no quote covers. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.records import Brief, Flag, Pair, QuotePair, Sentence, Severity
from toolkit.render.view import STATEMENTS
from toolkit.reviewing import State, quote_key, sentence_key, verdict_of

# What a doubt weighs when items are sorted: an error is a likely wrong fact, an unknown speaker spoils a quote.
WEIGHTS = {Severity.ERROR: 3.0, Severity.WARNING: 1.5, Severity.NOTE: 0.0}
UNKNOWN_SPEAKER = 1.5
UNSURE_SPAN = 3.0  # times how far the alignment is from certain
UNSURE_QUOTE = 2.0
REVIEW_KINDS = ("review", "comment")  # flags the reviewers themselves left


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide. `key` names it within its brief; `group` are the keys of its sentences; `verdict` is
    `accepted`, `rejected` or empty; `doubt` orders the queue, the most doubtful first."""

    brief: str
    key: str
    kind: str
    group: tuple[str, ...]
    sentences: tuple[int, ...]
    german: str
    english: str
    speaker: str
    flags: tuple[str, ...]
    errors: int
    warnings: int
    confidence: float
    doubt: float
    verdict: str = ""
    reason: str = ""
    quote: int | None = None


def items_of(original: Brief, brief: Brief, states: Mapping[str, State]) -> tuple[Item, ...]:
    """The items in text order. `original` is the brief before any decision (its doubts order the queue, so that a
    decision moves nothing), `brief` the same with decisions applied and every quote kept."""
    items: dict[str, Item] = {}
    covered: set[int] = set()
    for old, new in zip(original.quotes, brief.quotes, strict=True):
        if old.quote.kind in STATEMENTS and old.quote.sentences:
            key = quote_key(original, old.quote)
            items.setdefault(key, _quote_item(original, brief, old, new, key, states.get(key, {})))
            covered.update(old.quote.sentences)
    for sentence in original.sentences:
        flags = [f for f in original.flags if f.sentence == sentence.id and WEIGHTS[f.severity]]
        key = sentence_key(sentence.text)
        if flags and sentence.id not in covered and key not in items:
            items[key] = _sentence_item(original, brief.pairs, sentence, flags, key, states.get(key, {}))
    return tuple(sorted(items.values(), key=lambda item: item.sentences))


def flags_of(brief: Brief, sentences: Sequence[int], quote: int | None) -> list[Flag]:
    """The flags that concern these sentences or this quote, and no other quote."""
    return [
        flag
        for flag in brief.flags
        if (flag.quote is not None and flag.quote == quote) or (flag.quote is None and flag.sentence in sentences)
    ]


def _quote_item(original: Brief, brief: Brief, old: QuotePair, new: QuotePair, key: str, state: State) -> Item:
    quote = old.quote
    flags = flags_of(original, quote.sentences, quote.id)
    texts = [brief.pairs[i].english for i in quote.sentences]
    known = bool(old.speaker_english or quote.speaker or quote.speaker_name)
    doubt = UNSURE_QUOTE * (1 - quote.confidence) + UNSURE_SPAN * (1 - old.confidence)
    doubt += _weigh(flags) + (0.0 if known else UNKNOWN_SPEAKER)
    return Item(
        brief=original.article.id,
        key=key,
        kind=quote.kind,
        group=tuple(sentence_key(original.sentences[i].text) for i in quote.sentences),
        sentences=quote.sentences,
        german=new.german_text,
        english=new.english_text,
        speaker=new.speaker_english or new.quote.speaker_name or "",
        flags=_kinds(flags),
        errors=sum(flag.severity is Severity.ERROR for flag in flags),
        warnings=sum(flag.severity is Severity.WARNING for flag in flags),
        confidence=min(quote.confidence, old.confidence),
        doubt=round(doubt, 3),
        verdict=verdict_of(state, texts),
        reason=state.get("reason", ""),
        quote=quote.id,
    )


def _sentence_item(
    original: Brief, pairs: Sequence[Pair], sentence: Sentence, flags: Sequence[Flag], key: str, state: State
) -> Item:
    return Item(
        brief=original.article.id,
        key=key,
        kind="sentence",
        group=(key,),
        sentences=(sentence.id,),
        german=sentence.text,
        english=pairs[sentence.id].english,
        speaker="",
        flags=_kinds(flags),
        errors=sum(flag.severity is Severity.ERROR for flag in flags),
        warnings=sum(flag.severity is Severity.WARNING for flag in flags),
        confidence=min((1 - flag.confidence for flag in flags), default=1.0),
        doubt=round(_weigh(flags), 3),
        verdict=verdict_of(state, state.get("texts", [])),
        reason=state.get("reason", ""),
    )


def _weigh(flags: Sequence[Flag]) -> float:
    return sum(WEIGHTS[flag.severity] * flag.confidence for flag in flags)


def _kinds(flags: Sequence[Flag]) -> tuple[str, ...]:
    return tuple(sorted({f.kind for f in flags if f.severity is not Severity.NOTE and f.kind not in REVIEW_KINDS}))
