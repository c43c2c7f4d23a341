"""From marks, sentences and reporting clauses to quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from toolkit.quotes.clauses import Cue, has_konjunktiv
from toolkit.quotes.cues import (
    AUXILIARIES,
    FINITE,
    FIRST_PERSON,
    KONJUNKTIV,
    MODALS_INDICATIVE,
    PARTICIPLES,
    SUBORDINATORS,
    WEAK_EVIDENCE,
)
from toolkit.quotes.marks import Marked, find_marked
from toolkit.quotes.nouns import NAME_HEADS, SCARE_HEADS, is_medium, role_gender
from toolkit.quotes.reported import Range, Reported, cue_subject, find_reported, so_phrases
from toolkit.quotes.speakers import DETERMINERS, PREPOSITIONS, phrase_end, starts_phrase, subject
from toolkit.quotes.tokens import QUOTED, Segment, Token, Unit, split_paragraphs, split_segments, split_units, tokenise
from toolkit.quotes.wordlists import words
from toolkit.records import QuoteKind, Span

_WORDS = re.compile(r"\w+")
_SHORT = 6  # words: unattributed quotations up to here are set off rather than spoken
_LONGEST_NAME = 50  # characters: a longer quotation is not part of somebody's name
_RELATIVE = frozenset(
    words(
        """
    der die das den dem dessen deren denen
    """
    )
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote before it is numbered: `form` names the construction, `unit` the sentence it ends in."""

    kind: QuoteKind
    spans: tuple[Span, ...]
    speaker: Span | None
    cue: Span | None
    frame: Span | None
    confidence: float
    form: str
    unit: int
    source: Span | None = None
    parent: int | None = None


@dataclass(slots=True)
class _Work:
    """What is known of one sentence while it is read."""

    number: int
    unit: Unit
    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]
    whole: tuple[Marked, ...]
    partial: tuple[Marked, ...]
    reported: list[Reported] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    def span(self, tokens: Range) -> Span:
        """Characters of a token range."""
        span = Span(self.tokens[tokens[0]].start, self.tokens[tokens[1] - 1].end)
        return self._balanced(span)

    def _balanced(self, span: Span) -> Span:
        """With the quotation marks that stand at its ends."""
        start, end = span.start, span.end
        for quote in self.partial:
            if start <= quote.inner.start and quote.inner.end == end:
                start, end = min(start, quote.span.start), quote.span.end
            elif start == quote.inner.start and quote.span.end <= end:
                start = quote.span.start
            elif start <= quote.inner.start < end < quote.inner.end and len(quote.inner) < _LONGEST_NAME:
                start, end = min(start, quote.span.start), quote.span.end
            elif quote.inner.start <= start < quote.inner.end == end:
                start, end = quote.span.start, quote.span.end
        return Span(start, end)


def draft_quotes(text: str, paragraphs: Sequence[Span] | None = None) -> tuple[Draft, ...]:
    """Every quote of `text` in order of its first character; `paragraphs` default to its non-blank lines."""
    paragraphs = split_paragraphs(text) if paragraphs is None else paragraphs
    marked = find_marked(text, paragraphs)
    units = split_units(text, paragraphs, marked)
    drafts: list[Draft] = []
    previous: _Work | None = None
    covered = 0
    for number, unit in enumerate(units):
        start = max(unit.span.start, covered)
        if start >= unit.span.end:
            continue
        work = _work(text, number, unit, start)
        covered = max([covered, *(m.span.end for m in work.whole)])
        _read(text, work, previous, drafts)
        previous = work
    drafts.extend(_inner(marked, drafts))
    return tuple(sorted(drafts, key=lambda d: (d.spans[0].start, -d.spans[-1].end)))


def _work(text: str, number: int, unit: Unit, start: int) -> _Work:
    quotes = [q for q in unit.quotes if q.span.start >= start]
    whole = tuple(q for q in quotes if is_statement(text, q, unit))
    tokens = tokenise(text, start, unit.span.end, [q.span for q in whole])
    partial = tuple(q for q in quotes if q not in whole)
    return _Work(number, unit, tokens, split_segments(tokens, text), whole, partial)


def is_statement(text: str, quote: Marked, unit: Unit) -> bool:
    """True where the marks hold a statement of its own rather than words of the running sentence."""
    inner = quote.inner.of(text).strip()
    words = _WORDS.findall(inner)
    before = text[unit.span.start : quote.span.start].rstrip()
    after = text[quote.span.end : quote.span.end + 60]
    if before.endswith(":") and (len(words) > 1 or inner[-1:] in ".!?"):
        return not _is_title(words) or inner[-1:] in ".!?"
    if re.match(r"\s*[,–—-]\s*(?:so|wie)\s", after) and len(words) > 3:
        return True
    first = re.match(r"\s*[,–—-]?\s*(\w+)", after)
    verb = first.group(1).lower() if first else ""
    reports = (verb in FINITE and (after.lstrip()[:1] in ",–—-" or inner[-1:] in "!?,")) or verb in (
        "so",
        "heißt",
        "hieß",
    )
    if not before and reports and (len(words) > 2 or inner[-1:] in "!?"):
        return True
    if len(words) < 4:
        return not before and not after.strip(" .") and inner[-1:] in ".!?"
    if inner[-1:] in ".!?…" and inner[:1].isupper():
        return True
    if not before and (reports or inner[-1:] in ".!?,"):
        return True
    finite = any(w in AUXILIARIES or w in MODALS_INDICATIVE or w in KONJUNKTIV or w in FINITE for w in words)
    return len(words) > 5 and finite and ((inner[:1].isupper() and reports) or before.endswith(","))


def _read(text: str, work: _Work, previous: _Work | None, drafts: list[Draft]) -> None:
    work.reported, work.cues = find_reported(work.tokens, work.segments)
    direct = _direct(text, work, previous, drafts)
    new = [_from_reported(text, work, item) for item in work.reported]
    if not new and not direct:
        back = _pointing_back(work, previous)
        new = [back] if back is not None else []
    if not new and not direct:
        free = _free(text, work, previous, drafts)
        if free is not None:
            _append_free(drafts, free)
            new = [free]
    else:
        drafts.extend([*new, *direct])
    for quote in work.partial:
        drafts.append(_partial(text, work, quote, new))


def _from_reported(text: str, work: _Work, item: Reported) -> Draft:
    speaker = work.span(item.speaker) if item.speaker else None
    source = None
    if speaker is not None and item.form in ("source", "bracket") and is_medium(_WORDS.findall(speaker.of(text))):
        source = speaker
    cue = Span(work.tokens[item.cue[0]].start, work.tokens[item.cue[0]].end) if item.cue else None
    spans = tuple(work.span(r) for r in item.message)
    frame = work.span(item.frame) if item.frame else None
    return Draft(QuoteKind.REPORTED, spans, speaker, cue, frame, item.confidence, item.form, work.number, source)


def _direct(text: str, work: _Work, previous: _Work | None, drafts: list[Draft]) -> list[Draft]:
    if not work.whole:
        return []
    spans = tuple(q.span for q in work.whole)
    speaker, cue, frame, confidence = _attribute(text, work)
    form = "direct"
    if speaker is None and cue is None:
        inherited = _inherit(text, work, previous, drafts)
        if inherited is not None:
            speaker, confidence = inherited
            form = "inherited"
    if not all(q.closed for q in work.whole):
        confidence *= 0.7
    if work.whole[0].continues and drafts and drafts[-1].kind is QuoteKind.DIRECT:
        last = drafts.pop()
        joined = (*last.spans, *spans)
        return [replace(last, spans=joined, unit=work.number, speaker=last.speaker or speaker, cue=last.cue or cue)]
    return [Draft(QuoteKind.DIRECT, spans, speaker, cue, frame, confidence, form, work.number)]


def _attribute(text: str, work: _Work) -> tuple[Span | None, Span | None, Span | None, float]:
    """Speaker, cue, frame and confidence of the quotations in a sentence, from its reporting clause."""
    places = [n for n, s in enumerate(work.segments) if work.tokens[s.first].text == QUOTED]
    for number, speaker, frame in so_phrases(work.tokens, work.segments):
        if number - 1 in places:
            cue = work.tokens[frame[0]]
            return work.span(speaker), Span(cue.start, cue.end), work.span(frame), 0.93
    cues = sorted(work.cues, key=lambda c: min((abs(c.segment - p) for p in places), default=9))
    for cue in cues:
        if cue.verb.lemma in WEAK_EVIDENCE and min((abs(cue.segment - p) for p in places), default=9) > 1:
            continue
        subject_range = cue_subject(work.tokens, work.segments, cue)
        speaker = work.span(subject_range) if subject_range else None
        token = work.tokens[cue.tokens[0]]
        segment = work.segments[cue.segment]
        return speaker, Span(token.start, token.end), work.span((segment.first, segment.last)), 0.95 if speaker else 0.6
    for place in places:
        if place and work.segments[place].before == ":":
            segment = work.segments[place - 1]
            return (*_colon(work, segment), 0.75)
        if place and work.segments[place - 1].after == ":":
            return (*_colon(work, work.segments[place - 1]), 0.75)
    outside = [s for n, s in enumerate(work.segments) if n not in places and s.last - s.first > 1]
    if outside:
        found = _any_subject(work, outside[0])
        if found is not None:
            return work.span(found), None, work.span((outside[0].first, outside[0].last)), 0.6
    return None, None, None, 0.4


def _colon(work: _Work, segment: Segment) -> tuple[Span | None, Span | None, Span | None]:
    first = segment
    for other in work.segments:
        if other.first <= segment.first and other.before in ("", ":", ";"):
            first = other
    found = _person(work, first) or _any_subject(work, first) or _any_subject(work, segment)
    return (work.span(found) if found else None), None, work.span((first.first, segment.last))


def _person(work: _Work, segment: Segment) -> Range | None:
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


def _any_subject(work: _Work, segment: Segment) -> Range | None:
    """Subject of a clause whose verb is in no table: the word after the first phrase is taken to be the verb."""
    tokens = work.tokens
    found = subject(tokens, segment.first, segment.last, segment.last)
    if found is not None:
        return found
    return subject(tokens, segment.first, segment.first, segment.last)


def _inherit(text: str, work: _Work, previous: _Work | None, drafts: list[Draft]) -> tuple[Span | None, float] | None:
    if previous is not None and text[: previous.unit.span.end].endswith(":"):
        for cue in reversed(previous.cues):
            found = cue_subject(previous.tokens, previous.segments, cue)
            if found:
                return previous.span(found), 0.85
        main = [s for s in previous.segments if s.before in ("", ":")]
        found = _any_subject(previous, main[-1]) if main else None
        return (previous.span(found) if found else None), 0.6
    if drafts and drafts[-1].speaker is not None and work.number - drafts[-1].unit <= 1:
        last = drafts[-1]
        if last.kind is QuoteKind.DIRECT or (last.kind is QuoteKind.REPORTED and last.confidence > 0.6):
            return last.speaker, 0.65 if last.kind is QuoteKind.DIRECT else 0.5
    return None


def _pointing_back(work: _Work, previous: _Work | None) -> Draft | None:
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


def _going_on(work: _Work, previous: _Work | None, drafts: list[Draft]) -> Span | None:
    """Who goes on speaking: whoever spoke in the sentence before, else the last speaker of the last three sentences."""
    last = drafts[-1] if drafts else None
    if last is not None and last.speaker is not None and work.number - last.unit <= 1:
        return last.speaker
    if previous is not None and previous.number == work.number - 1:
        for cue in previous.cues:
            found = cue_subject(previous.tokens, previous.segments, cue)
            if found is not None:
                return previous.span(found)
        found = _person(previous, previous.segments[0]) if previous.segments else None
        if found is not None:
            return previous.span(found)
    if last is not None and work.number - last.unit <= 3:
        return last.speaker
    return None


def _free(text: str, work: _Work, previous: _Work | None, drafts: list[Draft]) -> Draft | None:
    """A sentence in the Konjunktiv that goes on reporting, or hearsay with `soll`."""
    main = [
        s
        for s in work.segments
        if work.tokens[s.first].low not in SUBORDINATORS
        and not (s.before == "," and work.tokens[s.first].low in _RELATIVE)
    ]
    near = bool(drafts) and work.number - drafts[-1].unit <= 1
    if _own_voice(text, work):
        return None
    lows_ = {t.low for t in work.tokens}
    strong = any(has_konjunktiv(work.tokens, s, first_only=True) for s in main)
    guess = lows_ & {"dürfte", "dürften", "könnte", "könnten"}
    weak = near and not guess and any(has_konjunktiv(work.tokens, s) for s in main)
    span = Span(work.tokens[0].start, work.unit.span.end) if work.tokens else work.unit.span
    if strong or weak:
        speaker = None
        confidence = 0.5
        speaker = _going_on(work, previous, drafts)
        if speaker is not None:
            confidence = 0.75 if strong and near else 0.55
        return Draft(QuoteKind.REPORTED, (span,), speaker, None, None, confidence, "free", work.number)
    lows = [t.low for t in work.tokens]
    hearsay = any(w in ("soll", "sollen") for w in lows)
    if hearsay and (_perfect(lows) or "angeblich" in lows):
        return Draft(QuoteKind.REPORTED, (span,), None, None, None, 0.5, "hearsay", work.number)
    return None


def _own_voice(text: str, work: _Work) -> bool:
    """First persons, addresses and questions: an interview or a comment, not speech reported in the Konjunktiv."""
    return text[work.unit.span.end - 1] == "?" or any(token.low in FIRST_PERSON for token in work.tokens)


def _perfect(lows: list[str]) -> bool:
    return any(
        lows[n] in ("haben", "sein")
        and n
        and "zu" not in lows[max(0, n - 2) : n]
        and (
            lows[n - 1].endswith(("t", "en"))
            and (
                lows[n - 1].startswith("ge")
                or lows[n - 1] in PARTICIPLES
                or lows[n - 1] == "worden"
                or "ge" in lows[n - 1]
                or lows[n - 1].startswith(("be", "ver", "er", "ent", "zer"))
            )
        )
        for n in range(len(lows))
    )


def _append_free(drafts: list[Draft], free: Draft) -> None:
    last = drafts[-1] if drafts else None
    if last is not None and last.form == "free" and free.form == "free" and last.unit == free.unit - 1:
        joined = Span(last.spans[0].start, free.spans[-1].end)
        drafts[-1] = replace(last, spans=(joined,), unit=free.unit)
    else:
        drafts.append(free)


def _partial(text: str, work: _Work, quote: Marked, new: list[Draft]) -> Draft:
    kind = _partial_kind(text, work, quote)
    speaker = cue_span = frame = None
    confidence = 0.6
    for draft in new:
        if any(span.contains(quote.span) for span in draft.spans) or draft.form in ("source",):
            speaker, cue_span, frame = draft.speaker, draft.cue, draft.frame
            confidence = 0.75
    if speaker is None and kind is QuoteKind.PARTIAL:
        for cue in work.cues:
            found = cue_subject(work.tokens, work.segments, cue)
            token = work.tokens[cue.tokens[0]]
            cue_span = Span(token.start, token.end)
            if found:
                speaker = work.span(found)
                confidence = 0.85
                break
    if speaker is not None and speaker.overlaps(quote.span) and len(quote.inner) < _LONGEST_NAME:
        kind, speaker, cue_span, frame = QuoteKind.NAME, None, None, None
    elif kind is QuoteKind.PARTIAL and speaker is None and len(quote.inner.of(text).split()) <= _SHORT:
        kind, confidence = QuoteKind.SCARE, 0.5
    if not quote.closed:
        confidence *= 0.6
    return Draft(kind, (quote.span,), speaker, cue_span, frame, confidence, "partial", work.number)


def _partial_kind(text: str, work: _Work, quote: Marked) -> QuoteKind:
    inner = quote.inner.of(text).strip()
    words = _WORDS.findall(inner)
    before = text[max(work.unit.span.start, quote.span.start - 60) : quote.span.start]
    heads = _WORDS.findall(before.lower())
    if SCARE_HEADS.search(before):
        return QuoteKind.SCARE
    if heads and _is_name_head(heads[-1]) and len(words) <= 6:
        return QuoteKind.NAME
    reports = bool(work.reported) or any(c.verb.lemma not in WEAK_EVIDENCE or c.verb.act for c in work.cues)
    named = any(cue.verb.lemma in ("nennen", "bezeichnen", "sprechen") for cue in work.cues)
    as_what = bool(heads) and heads[-1] in ("als", "von", "ein", "eine", "einen", "einem", "einer")
    if _is_title(words) and not (named and as_what) and not (as_what and reports):
        return QuoteKind.NAME
    if not reports and len(words) <= 6:
        return QuoteKind.SCARE
    if not reports and inner[:1].isupper() and not any(w in FINITE or w in AUXILIARIES for w in words):
        return QuoteKind.NAME
    return QuoteKind.PARTIAL


def _is_title(words: Sequence[str]) -> bool:
    return 0 < len(words) <= 6 and all(w[:1].isupper() or w.isdigit() or len(w) < 4 for w in words)


def _is_name_head(word: str) -> bool:
    stem = word.removesuffix("s")
    return word in NAME_HEADS or stem in NAME_HEADS or any(len(head) > 4 and stem.endswith(head) for head in NAME_HEADS)


def _inner(marked: Sequence[Marked], drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations inside quotations: their speaker is not known from the outer clause."""
    taken = {span.start for draft in drafts if draft.kind is not QuoteKind.REPORTED for span in draft.spans}
    unit = max((d.unit for d in drafts), default=0)
    return [
        Draft(QuoteKind.PARTIAL, (m.span,), None, None, None, 0.5, "inner", unit)
        for m in marked
        if m.depth > 0 and m.span.start not in taken
    ]
