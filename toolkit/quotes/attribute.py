"""Who says what stands in a sentence: the subject of its reporting clause, a colon, or whoever spoke before."""

from __future__ import annotations

from toolkit.quotes.clauses import Cue
from toolkit.quotes.cues import (
    WEAK_EVIDENCE,
)
from toolkit.quotes.drafts import Draft, Work
from toolkit.quotes.marks import Marked
from toolkit.quotes.nouns import role_gender
from toolkit.quotes.reported import cue_subject
from toolkit.quotes.sources import so_phrases
from toolkit.quotes.speakers import DETERMINERS, PREPOSITIONS, is_name_like, phrase_end, starts_phrase, subject
from toolkit.quotes.statements import Range
from toolkit.quotes.tokens import QUOTED, Segment
from toolkit.records import QuoteKind, Span


def attribute(text: str, work: Work) -> tuple[Span | None, Span | None, Span | None, float]:
    """Speaker, cue, frame and confidence of the quotations in a sentence, from its reporting clause."""
    places = [n for n, s in enumerate(work.segments) if work.tokens[s.first].text == QUOTED]
    for number, who, frame in so_phrases(work.tokens, work.segments):
        if number - 1 in places:
            so = work.tokens[frame[0]]
            return work.span(who), Span(so.start, so.end), work.span(frame), 0.93
    for cue in sorted(work.cues, key=lambda c: min((abs(c.segment - p) for p in places), default=9)):
        if cue.verb.lemma in WEAK_EVIDENCE and min((abs(cue.segment - p) for p in places), default=9) > 1:
            continue
        found = cue_subject(work.tokens, work.segments, cue)
        token, segment = work.tokens[cue.tokens[0]], work.segments[cue.segment]
        clause = work.span((segment.first, segment.last))
        return work.span(found) if found else None, Span(token.start, token.end), clause, 0.95 if found else 0.6
    for place in places:
        if place and work.segments[place].before == ":":
            segment = work.segments[place - 1]
            return (*_colon(work, segment), 0.75)
        if place and work.segments[place - 1].after == ":":
            return (*_colon(work, work.segments[place - 1]), 0.75)
    outside = [s for n, s in enumerate(work.segments) if n not in places and s.last - s.first > 1]
    if outside:
        found = any_subject(work, outside[0])
        if found is not None:
            return work.span(found), None, work.span((outside[0].first, outside[0].last)), 0.6
    return None, None, None, 0.4


def _colon(work: Work, segment: Segment) -> tuple[Span | None, Span | None, Span | None]:
    first = segment
    for other in work.segments:
        if other.first <= segment.first and other.before in ("", ":", ";"):
            first = other
    clauses = [s for s in work.segments if first.first <= s.first <= segment.first]
    found = next((who for clause in clauses if (who := person(work, clause)) is not None), None)
    if found is not None:
        found = _with_name(work, found)
    found = found or any_subject(work, first) or any_subject(work, segment)
    return (work.span(found) if found else None), None, work.span((first.first, segment.last))


def _with_name(work: Work, found: Range) -> Range:
    """`der Leiter des Amtes, Karl Ott, …`: the name between commas belongs to the role."""
    for segment in work.segments:
        if segment.first == found[1] + 1 and segment.before == "," and is_name_like(work.tokens[segment.first]):
            end = phrase_end(work.tokens, segment.first, segment.last)
            if end == segment.last and end - segment.first > 1:
                return found[0], end
    return found


def person(work: Work, segment: Segment) -> Range | None:
    """The first phrase of a clause that names somebody who can speak."""
    for place in range(segment.first, segment.last):
        before = work.tokens[place - 1].low if place > segment.first else ""
        if before in PREPOSITIONS or before in DETERMINERS or not starts_phrase(work.tokens, place, segment.last):
            continue
        end = phrase_end(work.tokens, place, segment.last)
        phrase = work.tokens[place:end]
        if phrase[0].low in ("er", "sie") or any(role_gender(token.text) for token in phrase[:6]):
            return place, end
    return None


def any_subject(work: Work, segment: Segment) -> Range | None:
    """Subject of a clause whose verb is in no table: the word after the first phrase is taken to be the verb."""
    tokens = work.tokens
    found = subject(tokens, segment.first, segment.last, segment.last)
    if found is not None:
        return found
    return subject(tokens, segment.first, segment.first, segment.last)


def inherit(text: str, work: Work, previous: Work | None, drafts: list[Draft]) -> tuple[Span | None, float] | None:
    """The speaker of a quotation without a reporting clause: named before its colon, or whoever spoke just before."""
    if previous is not None and text[: previous.unit.span.end].endswith(":"):
        for cue in reversed(previous.cues):
            found = cue_subject(previous.tokens, previous.segments, cue)
            if found:
                return previous.span(found), 0.85
        main = [s for s in previous.segments if s.before in ("", ":")]
        found = any_subject(previous, main[-1]) if main else None
        return (previous.span(found) if found else None), 0.6
    if drafts and drafts[-1].speaker is not None and work.number - drafts[-1].unit <= 1:
        last = drafts[-1]
        if last.kind is QuoteKind.DIRECT or (last.kind is QuoteKind.REPORTED and last.confidence > 0.6):
            return last.speaker, 0.65 if last.kind is QuoteKind.DIRECT else 0.5
    return None


def pointing_back(work: Work, previous: Work | None) -> Draft | None:
    """`… . Das teilte die Behörde mit.`: the statement is the sentence before."""
    first = work.tokens[0].low if work.tokens else ""
    if first not in ("das", "dies") or previous is None or not work.cues or previous.cues or previous.whole:
        return None
    cue = work.cues[0]
    if cue.segment != 0 or cue.finite != 1 or cue.verb.lemma in WEAK_EVIDENCE or cue.final:
        return None
    found = subject(work.tokens, cue.finite, cue.finite, work.segments[0].last) if not cue.passive else None
    token = work.tokens[cue.tokens[0]]
    spans = (previous.unit.span, Span(work.tokens[0].start, work.tokens[0].end))
    speaker = work.span(found) if found else None
    frame = work.span((1, work.segments[0].last))
    return Draft(QuoteKind.REPORTED, spans, speaker, Span(token.start, token.end), frame, 0.7, "back", work.number)


def going_on(work: Work, previous: Work | None, drafts: list[Draft]) -> Span | None:
    """Who goes on speaking: whoever spoke in the sentence before, else the last speaker of the last three sentences."""
    last = drafts[-1] if drafts else None
    if last is not None and last.speaker is not None and work.number - last.unit <= 1:
        return last.speaker
    if previous is not None and previous.number == work.number - 1:
        for cue in previous.cues:
            found = cue_subject(previous.tokens, previous.segments, cue)
            if found is not None:
                return previous.span(found)
        found = person(previous, previous.segments[0]) if previous.segments else None
        if found is not None:
            return previous.span(found)
    if last is not None and work.number - last.unit <= 3:
        return last.speaker
    return None


def nearest_first(work: Work, quote: Marked) -> list[Cue]:
    """Reporting verbs, those of the clause that holds the quotation first."""
    clause = sum(1 for s in work.segments if work.tokens[s.first].start <= quote.inner.start) - 1
    return sorted(work.cues, key=lambda cue: (abs(cue.segment - clause), cue.finite))
