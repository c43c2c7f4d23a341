"""What reviewers decided, applied to a brief. Pure: decisions in, Brief out.

An item is a quote or a sentence, named after its German text, not after its place: a new version of the toolkit that
numbers quotes differently still finds every decision. A decision carries the whole state of its item before and
after, so the state of anything is the `after` of its last decision, and undoing is one more decision.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypedDict

from toolkit.align import align_quotes
from toolkit.figures import find_figures
from toolkit.records import (
    Brief,
    EnglishSpan,
    Flag,
    Origin,
    Pair,
    Quote,
    QuotePair,
    Review,
    Severity,
    Span,
    Summary,
    SummarySentence,
)

ALTERNATIVES = 8  # hypotheses kept beside a reviewed sentence, the model's first choice among them
SAYINGS = ("comment", "review")  # kinds of the flags this module writes


class Action(StrEnum):
    """What a reviewer can do to an item."""

    ACCEPT = "accept"
    REJECT = "reject"
    ENGLISH = "english"
    SPANS = "spans"
    SPEAKER = "speaker"
    COMMENT = "comment"
    UNDO = "undo"


class Reason(StrEnum):
    """Why an item was rejected. Only `not a quote` takes it out of the brief; the others are shown as doubts."""

    NOT_A_QUOTE = "not a quote"
    WRONG_SPAN = "wrong span"
    WRONG_TRANSLATION = "wrong translation"
    WRONG_SPEAKER = "wrong speaker"


class Speaker(TypedDict):
    """Who said it: the name or mention in German, the role in German, both for the English reader. May be empty."""

    name: str
    role: str
    english: str


class State(TypedDict, total=False):
    """What is decided about one item; a key that is missing is not decided.

    `english`: of a sentence, the words that win over the model; `own`: the model's. `texts`: of a quote, the English
    of its sentences when its verdict was given: where that has changed since, the verdict no longer counts.
    `german_spans`: characters from the start of the first sentence. `english_spans`: (place among the quote's
    sentences, start, end).
    """

    verdict: str
    reason: str
    english: str
    own: str
    texts: list[str]
    german_spans: list[list[int]]
    english_spans: list[list[int]]
    speaker: Speaker
    comment: str
    commenter: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the audit. `at` is ISO 8601 in UTC; `undoes` is the number of the decision taken back.

    Rows written together (a quote accepted with its sentences) share `part_of`, the number of the first.
    """

    number: int
    brief: str
    item: str
    action: str
    who: str
    at: str
    before: State
    after: State
    undoes: int | None = None
    part_of: int | None = None
    words: str = ""


def sentence_key(german: str) -> str:
    """The item of a German sentence: the same in every article that has the sentence."""
    return "s-" + _digest(german)


def quote_key(brief: Brief, quote: Quote) -> str:
    """The item of a quote: its words within the German sentences they stand in."""
    start, end = extent(brief, quote)
    spans = [f"{span.start - start}-{span.end - start}" for span in quote.spans]
    return "q-" + _digest("\n".join([brief.article.text[start:end], *spans]))


def extent(brief: Brief, quote: Quote) -> tuple[int, int]:
    """Where the sentences of a quote begin and end in the article."""
    spans = [brief.sentences[i].span for i in quote.sentences] or list(quote.spans)
    return min(span.start for span in spans), max(span.end for span in spans)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def replay(decisions: Iterable[Decision]) -> dict[str, State]:
    """The state of every item, from nothing, by going through the audit."""
    return {decision.item: decision.after for decision in decisions}


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that were not taken back, without the undoing ones."""
    gone = {decision.undoes for decision in decisions if decision.undoes is not None}
    return [d for d in decisions if d.action != Action.UNDO and d.number not in gone and d.part_of not in gone]


def verdict_of(state: State, texts: Sequence[str]) -> str:
    """`accepted`, `rejected`, or empty: undecided, or decided about English that has changed since."""
    if state.get("verdict") == "accepted" and list(state.get("texts", texts)) != list(texts):
        return ""
    return state.get("verdict", "")


def apply(brief: Brief, decisions: Sequence[Decision], reviewed: Mapping[str, str], *, keep: bool = False) -> Brief:
    """The brief as reviewed. `decisions` are those about this brief, oldest first; `reviewed` maps German sentences
    to the English a reviewer signed off, in whatever article. `keep` leaves in what was found to be no quote.

    Give the brief as the pipeline made it, never one this function made. The same arguments give the same brief.
    """
    states = replay(decisions)
    pairs = tuple(correct(pair, reviewed.get(pair.german)) for pair in brief.pairs)
    changed = {new.sentence for old, new in zip(brief.pairs, pairs, strict=True) if old.english != new.english}
    signed = {pair.sentence for pair in pairs if pair.origin is Origin.REVIEW}
    if not states and pairs == brief.pairs:
        return brief
    quotes = brief.quotes
    if changed:
        quotes = _aligned_again(brief, pairs, changed)
    named = [(quote_key(brief, old.quote), new) for old, new in zip(brief.quotes, quotes, strict=True)]
    dropped = {p.quote.id for key, p in named if not keep and _is_dropped(states.get(key, {}))}
    decided = [_decide(brief, pairs, pair, states.get(key, {})) for key, pair in named if pair.quote.id not in dropped]
    accepted = {pair.quote.id for key, pair in named if _verdict(pairs, pair, states.get(key, {})) == "accepted"}
    flags = [f for f in brief.flags if f.sentence not in signed and f.quote not in (dropped | accepted)]
    flags += _sayings(brief, named, states, dropped)
    summary, doubts = _summarise_again(brief, pairs, changed)
    return replace(
        brief,
        pairs=pairs,
        quotes=_ranked([_unnested(pair, dropped) for pair in decided]),
        figures=find_figures(brief.article, brief.sentences, pairs) if changed else brief.figures,
        summary=summary,
        flags=tuple(sorted([*flags, *doubts], key=lambda flag: -1 if flag.sentence is None else flag.sentence)),
        review=reviews(decisions),
    )


def correct(pair: Pair, english: str | None) -> Pair:
    """The pair with the English a reviewer signed off; None: with the model's own, where a reviewer's was taken back.

    The model's own is the first alternative of a reviewed pair. Word links stay only where the words did.
    """
    others = pair.alternatives
    if pair.origin is not Origin.REVIEW:
        others = tuple(dict.fromkeys((pair.english, *others)))[:ALTERNATIVES]
    if english is not None:
        links = pair.links if pair.english == english else ()
        return Pair(pair.sentence, pair.german, english, Origin.REVIEW, None, others, links)
    if pair.origin is not Origin.REVIEW:
        return pair
    own = others[0] if others else pair.english
    return Pair(
        pair.sentence, pair.german, own, alternatives=others[1:], links=pair.links if own == pair.english else ()
    )


def reviews(decisions: Sequence[Decision]) -> tuple[Review, ...]:
    """Who reviewed, until which day, and how many items: a mark per reviewer, in order of names.

    An item counts once, for the reviewer who last gave it a verdict or new words.
    """
    found: dict[str, list[int]] = {}
    dates: dict[str, str] = {}
    last = {d.item: d for d in standing(decisions) if d.part_of in (None, d.number) and d.action != Action.COMMENT}
    columns = {Action.ACCEPT: 0, Action.REJECT: 2}
    for decision in last.values():
        counts = found.setdefault(decision.who, [0, 0, 0])
        counts[columns.get(Action(decision.action), 1)] += 1
        dates[decision.who] = max(dates.get(decision.who, ""), decision.at[:10])
    return tuple(Review(who, dates[who], *found[who]) for who in sorted(found))


def _aligned_again(brief: Brief, pairs: tuple[Pair, ...], changed: set[int]) -> tuple[QuotePair, ...]:
    """Quotes in sentences with new English, placed anew; the others, and what ranks them, as they were."""
    quotes = [pair.quote for pair in brief.quotes]
    placed = align_quotes(brief.article, brief.sentences, pairs, quotes)
    return tuple(
        replace(new, key=old.key, rank=old.rank) if changed.intersection(old.quote.sentences) else old
        for old, new in zip(brief.quotes, placed, strict=True)
    )


def _is_dropped(state: State) -> bool:
    return state.get("verdict") == "rejected" and state.get("reason") == Reason.NOT_A_QUOTE


def _texts(pairs: Sequence[Pair], pair: QuotePair) -> list[str]:
    return [pairs[i].english for i in pair.quote.sentences]


def _verdict(pairs: Sequence[Pair], pair: QuotePair, state: State) -> str:
    return verdict_of(state, _texts(pairs, pair))


def _decide(brief: Brief, pairs: Sequence[Pair], pair: QuotePair, state: State) -> QuotePair:
    pair = _with_spans(brief, pairs, pair, state)
    pair = _with_speaker(brief, pair, state)
    verdict = _verdict(pairs, pair, state)
    if verdict == "accepted":
        return replace(pair, quote=replace(pair.quote, confidence=1.0), confidence=1.0)
    return replace(pair, key=False, rank=None) if verdict == "rejected" else pair


def _with_spans(brief: Brief, pairs: Sequence[Pair], pair: QuotePair, state: State) -> QuotePair:
    quote = pair.quote
    base, end = extent(brief, quote)
    german = [Span(a + base, b + base) for a, b in state.get("german_spans", ()) if a + base < b + base <= end]
    if german:
        quote = replace(quote, spans=tuple(german))
        words = " … ".join(span.of(brief.article.text) for span in german)
        pair = replace(pair, quote=quote, german_text=words)
    if "english_spans" not in state or state.get("texts") != _texts(pairs, pair):
        return pair
    spans = tuple(EnglishSpan(quote.sentences[k], a, b) for k, a, b in state["english_spans"])
    words = join_english([(span, pairs[span.sentence].english) for span in spans])
    return replace(pair, english=spans, english_text=words)


def join_english(spans: Sequence[tuple[EnglishSpan, str]]) -> str:
    """English spans (each with the English of its sentence) as one text; ` … ` where something was left out."""
    text, before = "", None
    for span, english in spans:
        between = ""
        if before is not None:
            last, said = before
            rest = said[last.end :] + english[: span.start] if span.sentence == last.sentence + 1 else "left out"
            between = " … " if any(letter.isalnum() for letter in rest) else " "
        text += between + english[span.start : span.end]
        before = span, english
    return text


def _with_speaker(brief: Brief, pair: QuotePair, state: State) -> QuotePair:
    if "speaker" not in state:
        return pair
    chosen, quote = state["speaker"], pair.quote
    start, end = extent(brief, quote)
    at = brief.article.text.find(chosen["name"], start, end) if chosen["name"] else -1
    mention = Span(at, at + len(chosen["name"])) if at >= 0 else None
    quote = replace(
        quote, speaker=mention, speaker_name=chosen["name"] or None, speaker_role=chosen["role"] or None, confidence=1.0
    )
    return replace(pair, quote=quote, speaker_english=chosen["english"] or chosen["name"] or None)


def _unnested(pair: QuotePair, dropped: set[int]) -> QuotePair:
    if pair.quote.nested_in not in dropped:
        return pair
    return replace(pair, quote=replace(pair.quote, nested_in=None))


def _ranked(quotes: Sequence[QuotePair]) -> tuple[QuotePair, ...]:
    order = sorted(pair.rank for pair in quotes if pair.key and pair.rank is not None)
    places = {rank: place for place, rank in enumerate(order)}
    return tuple(replace(p, rank=places[p.rank]) if p.key and p.rank is not None else p for p in quotes)


def _sayings(
    brief: Brief, named: Sequence[tuple[str, QuotePair]], states: Mapping[str, State], dropped: set[int]
) -> list[Flag]:
    """Rejections and comments as flags: what a reviewer doubts must not be quieter than what a check doubts."""
    flags = []
    for key, pair in named:
        place = pair.quote.sentences[0] if pair.quote.sentences else None
        quote = None if pair.quote.id in dropped else pair.quote.id
        flags += _said(states.get(key, {}), "quote", place, quote)
    for sentence in brief.sentences:
        flags += _said(states.get(sentence_key(sentence.text), {}), "sentence", sentence.id, None)
    return flags


def _said(state: State, noun: str, sentence: int | None, quote: int | None) -> list[Flag]:
    flags = []
    if state.get("verdict") == "rejected" and not (quote is None and noun == "quote"):
        words = f"A reviewer rejected this {noun}: {state.get('reason') or 'no reason given'}."
        flags.append(Flag("review", Severity.WARNING, words, "Do not rely on it.", sentence, quote))
    if state.get("comment"):
        words = f"Comment by {state.get('commenter', 'a reviewer')}: {state['comment']}"
        flags.append(Flag("comment", Severity.NOTE, words, "", sentence, quote))
    return flags


def _summarise_again(brief: Brief, pairs: Sequence[Pair], changed: set[int]) -> tuple[Summary, list[Flag]]:
    """The summary with corrected sentences put in where it took them word for word, a flag where it did not."""
    lines, doubts = [], []
    for number, line in enumerate(brief.summary.sentences, 1):
        made, missed = _rewritten(line, brief.pairs, pairs, [i for i in line.support if i in changed])
        lines.append(made)
        if missed is not None:
            words = f"Summary sentence {number} was written before its source sentence was corrected in review."
            doubts.append(
                Flag("summary", Severity.WARNING, words, "Compare it with the corrected sentence.", sentence=missed)
            )
    return replace(brief.summary, sentences=tuple(lines)), doubts


def _rewritten(
    line: SummarySentence, old: Sequence[Pair], new: Sequence[Pair], changed: Sequence[int]
) -> tuple[SummarySentence, int | None]:
    english, missed = line.english, None
    for i in changed:
        if old[i].english and old[i].english in english:
            english = english.replace(old[i].english, new[i].english)
        else:
            missed = i
    return replace(line, english=english), missed
