"""From marks, sentences and reporting clauses to quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.quotes.attribute import attribute, going_on, inherit, nearest_first, pointing_back
from toolkit.quotes.clauses import has_konjunktiv, has_perfect_infinitive
from toolkit.quotes.cues import (
    FIRST_PERSON,
    KONJUNKTIV,
    KONJUNKTIV_2,
    SUBORDINATORS,
)
from toolkit.quotes.drafts import Draft, Work
from toolkit.quotes.kinds import find_statements, partial_kind
from toolkit.quotes.marks import Marked, find_marked
from toolkit.quotes.nouns import is_medium, is_report, role_gender
from toolkit.quotes.reported import cue_subject, find_reported
from toolkit.quotes.speakers import is_name_like
from toolkit.quotes.statements import Reported
from toolkit.quotes.tokens import Token, Unit, split_paragraphs, split_segments, split_units, tokenise
from toolkit.quotes.wordlists import words
from toolkit.records import QuoteKind, Span

_WORDS = re.compile(r"\w+")
_SHORT = 6  # words: unattributed quotations up to here are set off rather than spoken
_LONGEST_NAME = 50  # characters: a longer quotation is not part of somebody's name
_POINTER = re.compile(
    r"(?:dem|der|den|diesem|dieser|diesen) (?:Bericht|Berichten|Meldung|Meldungen|Blatt|Zeitung|Magazin|Sender|Agentur"
    r"|Nachrichtenagentur|Portal)",
    re.IGNORECASE,
)
_REPEATED = 2  # words: a single marked word is repeated by chance
_LOOKED_BACK = 20  # quotes: as many are searched for the words a later one repeats
_CLAIMS = frozenset({"offiziell", "beweisen", "belegen"})
_PLAIN = 0.5  # confidence: up to here the grammar did not say that something is reported
_OPEN = KONJUNKTIV | {"soll", "sollen"}
_RELATIVE = frozenset(
    words(
        """
    der die das den dem dessen deren denen
    """
    )
)


def draft_quotes(text: str, paragraphs: Sequence[Span] | None = None) -> tuple[Draft, ...]:
    """Every quote of `text` in order of its first character; `paragraphs` default to its non-blank lines."""
    paragraphs = split_paragraphs(text) if paragraphs is None else paragraphs
    marked = find_marked(text, paragraphs)
    units = split_units(text, paragraphs, marked)
    drafts: list[Draft] = []
    previous: Work | None = None
    covered = 0
    for number, unit in enumerate(units):
        start = max(unit.span.start, covered)
        if start >= unit.span.end:
            continue
        work = _work(text, number, unit, start)
        covered = max([covered, *(m.span.end for m in work.whole)])
        _read(text, work, previous, drafts)
        previous = work
    drafts = _believed(drafts)
    drafts.extend(_inner(marked, drafts))
    drafts = [replace(draft, spans=_merged(draft.spans)) for draft in drafts]
    return tuple(sorted(drafts, key=lambda d: (d.spans[0].start, -d.spans[-1].end)))


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """In order, what overlaps made one: marks at the ends of two parts may reach into each other."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _believed(drafts: list[Draft]) -> list[Draft]:
    """Hearsay and marks without a speaker count only where the text reports something else too: a lone `soll` tells
    of plans as often as of rumours, lone marks set off words as often as they quote."""
    if any(not _is_weak(draft) and draft.kind not in (QuoteKind.SCARE, QuoteKind.NAME) for draft in drafts):
        return drafts
    kept = [draft for draft in drafts if draft.form != "hearsay"]
    return [replace(draft, kind=QuoteKind.SCARE) if _is_weak(draft) else draft for draft in kept]


def _is_weak(draft: Draft) -> bool:
    unattributed = draft.form == "partial" and draft.kind is QuoteKind.PARTIAL
    return draft.form == "hearsay" or (unattributed and draft.speaker is None and draft.cue is None)


def _work(text: str, number: int, unit: Unit, start: int) -> Work:
    quotes = [q for q in unit.quotes if q.span.start >= start]
    whole = find_statements(text, unit, quotes)
    tokens = tokenise(text, start, unit.span.end, [q.span for q in whole])
    partial = tuple(q for q in quotes if q not in whole)
    return Work(number, unit, tokens, split_segments(tokens, text), whole, partial)


def _read(text: str, work: Work, previous: Work | None, drafts: list[Draft]) -> None:
    work.reported, work.cues = find_reported(work.tokens, work.segments)
    direct = _direct(text, work, previous, drafts)
    new = [_spoken_for(text, work, previous, _from_reported(text, work, item, drafts)) for item in work.reported]
    if not new and not direct:
        back = pointing_back(work, previous)
        new = [back] if back is not None else []
    if not new and not direct:
        free = _free(text, work, previous, drafts)
        if free is not None:
            _append_free(text, drafts, free)
            new = [free]
    else:
        drafts.extend([*new, *direct])
    for quote in work.partial:
        drafts.append(_said_before(text, _partial(text, work, quote, new), drafts))


def _from_reported(text: str, work: Work, item: Reported, drafts: Sequence[Draft]) -> Draft:
    speaker = work.span(item.speaker) if item.speaker else None
    source = None
    if speaker is not None:
        named = _WORDS.findall(speaker.of(text))
        if is_report(named) or (item.form in ("source", "bracket", "wonach") and is_medium(named)):
            source = speaker = _pointed_at(text, speaker, work.number, drafts) or speaker
    cue = Span(work.tokens[item.cue[0]].start, work.tokens[item.cue[0]].end) if item.cue else None
    spans = tuple(work.span(r) for r in item.message)
    frame = work.span(item.frame) if item.frame else None
    behind = work.span(item.behind) if item.behind else None
    return Draft(
        QuoteKind.REPORTED, spans, speaker, cue, frame, item.confidence, item.form, work.number, source, behind
    )


def _spoken_for(text: str, work: Work, previous: Work | None, draft: Draft) -> Draft:
    """`Dazu äußerte sich eine Sprecherin. Man prüfe das, hieß es.`: she said so."""
    cue = draft.cue.of(text) if draft.cue else ""
    if draft.speaker is not None or cue not in ("hieß", "heißt") or previous is None:
        return draft
    if previous.unit.paragraph != work.unit.paragraph or previous.reported or previous.whole:
        return draft
    subjects = (cue_subject(previous.tokens, previous.segments, cue) for cue in reversed(previous.cues))
    who = next((previous.span(found) for found in subjects if found is not None), None)
    if who is None or not any(role_gender(word) for word in _WORDS.findall(who.of(text))):
        return draft
    return replace(draft, speaker=who, confidence=0.65)


def _pointed_at(text: str, mention: Span, number: int, drafts: Sequence[Draft]) -> Span | None:
    """The paper or agency that `dem Bericht (zufolge)` takes up, named in one of the two sentences before."""
    if not _POINTER.fullmatch(mention.of(text)):
        return None
    near = (draft.source for draft in reversed(drafts[-4:]) if number - draft.unit <= 2)
    return next((source for source in near if source is not None), None)


def _direct(text: str, work: Work, previous: Work | None, drafts: list[Draft]) -> list[Draft]:
    if not work.whole:
        return []
    spans = tuple(q.span for q in work.whole)
    speaker, cue, frame, confidence = attribute(text, work)
    form = "direct"
    if speaker is None and cue is None:
        inherited = inherit(text, work, previous, drafts)
        if inherited is not None:
            speaker, confidence = inherited
            form = "inherited"
    if not all(q.closed for q in work.whole):
        confidence *= 0.7
    if work.whole[0].continues and drafts and drafts[-1].kind is QuoteKind.DIRECT:
        last = drafts.pop()
        joined = (*last.spans, *spans)
        if last.speaker is None or (last.form == "inherited" and speaker is not None and form == "direct"):
            last = replace(last, speaker=speaker, cue=cue, frame=frame, confidence=confidence, form=form)
        return [replace(last, spans=joined, unit=work.number)]
    return [Draft(QuoteKind.DIRECT, spans, speaker, cue, frame, confidence, form, work.number)]


def _free(text: str, work: Work, previous: Work | None, drafts: list[Draft]) -> Draft | None:
    """A sentence in the Konjunktiv that goes on reporting, or hearsay with `soll`."""
    main = [
        s
        for s in work.segments
        if work.tokens[s.first].low not in SUBORDINATORS
        and not (s.before == "," and work.tokens[s.first].low in _RELATIVE)
    ]
    near = bool(drafts) and work.number - drafts[-1].unit <= 1
    if _own_voice(text, work) or (work.tokens and work.tokens[0].low in KONJUNKTIV_2):
        return None
    lows_ = {t.low for t in work.tokens}
    strong = any(has_konjunktiv(work.tokens, s, first_only=True) for s in main)
    guess = lows_ & {"dürfte", "dürften", "könnte", "könnten"}
    weak = near and not guess and any(has_konjunktiv(work.tokens, s) for s in main)
    span = Span(work.tokens[0].start, work.unit.span.end) if work.tokens else work.unit.span
    if strong or weak:
        speaker = None
        confidence = 0.5
        speaker = going_on(work, previous, drafts)
        if speaker is not None:
            confidence = 0.75 if strong and near else 0.55
        return Draft(QuoteKind.REPORTED, (span,), speaker, None, None, confidence, "free", work.number)
    return _hearsay(text, work, previous, drafts)


def _hearsay(text: str, work: Work, previous: Work | None, drafts: Sequence[Draft]) -> Draft | None:
    """`soll` for what others say: with a perfect infinitive, a word of doubt, or after reported speech that is no plain
    fact. The speaker of the sentence before goes on where nothing casts doubt."""
    lows = [token.low for token in work.tokens]
    modal = next((n for n, low in enumerate(lows) if low in ("soll", "sollen")), None)
    if modal is None:
        return None
    doubted = "angeblich" in lows
    last = _reported_just_before(work, previous, drafts)
    told = doubted or not _CLAIMS.isdisjoint(lows) or has_perfect_infinitive(lows) or _is_state(work.tokens, modal)
    if not told and (last is None or not _is_open(text, last)):
        return None
    doubt = lows.index("angeblich") if doubted else modal
    colon = next((n for n in range(doubt, 0, -1) if lows[n - 1] == ":"), 0)
    span = Span(work.tokens[colon].start, _own_words(work, max(modal, doubt)) or work.unit.span.end)
    if last is None or doubted:
        return Draft(QuoteKind.REPORTED, (span,), None, None, None, 0.5, "hearsay", work.number)
    return replace(last, spans=(span,), cue=None, frame=None, confidence=0.5, form="hearsay", unit=work.number)


def _own_words(work: Work, place: int) -> int | None:
    """Where, after the token `place`, the writer goes on in his own words: `…, doch es bleibt unklar, …`."""
    for before, segment in pairwise(work.segments):
        lows = {token.low for token in work.tokens[segment.first : segment.last]}
        turns = work.tokens[segment.first].low in ("doch", "aber", "allerdings") and lows.isdisjoint(_OPEN)
        if before.last > place and turns:
            return work.tokens[before.last - 1].end
    return None


def _reported_just_before(work: Work, previous: Work | None, drafts: Sequence[Draft]) -> Draft | None:
    """What the sentence before reported without marks, where it named who says so."""
    if not drafts or previous is None or previous.unit.paragraph != work.unit.paragraph:
        return None
    last = drafts[-1]
    near = last.unit == work.number - 1 and last.kind is QuoteKind.REPORTED
    return last if near and last.speaker is not None and last.confidence > _PLAIN else None


def _is_open(text: str, draft: Draft) -> bool:
    """True for a statement of what is planned or claimed: after a plain fact `soll` may tell the writer's own plans."""
    said = {word.lower() for span in draft.spans for word in _WORDS.findall(span.of(text))}
    return draft.form == "content" or not said.isdisjoint(_OPEN)


def _is_state(tokens: Sequence[Token], modal: int) -> bool:
    """`Darunter sollen auch drei Boote sein`, `Der Fahrer soll Lehrer sein`; of things it is more often a plan (`Die
    Halle soll 300 Plätze haben`)."""
    end = next((n for n in range(modal + 1, len(tokens)) if not tokens[n].text[0].isalnum()), len(tokens))
    state = tokens[end - 1].low in ("sein", "haben", "befinden") and is_name_like(tokens[end - 2])
    return state and any(t.low == "auch" or (is_name_like(t) and role_gender(t.text) in ("m", "f")) for t in tokens)


def _own_voice(text: str, work: Work) -> bool:
    """First persons, addresses and questions: an interview or a comment, not speech reported in the Konjunktiv."""
    return text[work.unit.span.end - 1] == "?" or any(token.low in FIRST_PERSON for token in work.tokens)


def _append_free(text: str, drafts: list[Draft], free: Draft) -> None:
    last = drafts[-1] if drafts else None
    goes_on = last is not None and last.form == free.form == "free" and last.unit == free.unit - 1
    if last is not None and goes_on and "\n" not in text[last.spans[-1].end : free.spans[0].start]:
        joined = Span(last.spans[0].start, free.spans[-1].end)
        drafts[-1] = replace(last, spans=(joined,), unit=free.unit)
    else:
        drafts.append(free)


def _partial(text: str, work: Work, quote: Marked, new: list[Draft]) -> Draft:
    kind = partial_kind(text, work, quote)
    speaker = cue_span = frame = source = None
    confidence = 0.6
    for draft in new:
        if any(span.contains(quote.span) for span in draft.spans) or draft.form in ("source",):
            speaker, cue_span, frame, source = draft.speaker, draft.cue, draft.frame, draft.source
            confidence = 0.75
    if source is not None:
        speaker = None  # who reports the words has not spoken them
    if speaker is None and kind is QuoteKind.PARTIAL:
        for cue in nearest_first(work, quote):
            if source is not None and frame is not None and frame.start <= work.tokens[cue.finite].start < frame.end:
                continue
            found = cue_subject(work.tokens, work.segments, cue)
            token = work.tokens[cue.tokens[0]]
            cue_span = Span(token.start, token.end)
            if found:
                speaker = work.span(found)
                confidence = 0.85
                break
    if speaker is not None and speaker.overlaps(quote.span) and len(quote.inner) < _LONGEST_NAME:
        kind, speaker, cue_span, frame = QuoteKind.NAME, None, None, None
    elif (
        kind is QuoteKind.PARTIAL and speaker is source is frame is None and len(quote.inner.of(text).split()) <= _SHORT
    ):
        kind, confidence = QuoteKind.SCARE, 0.5
    if not quote.closed:
        confidence *= 0.6
    return Draft(kind, (quote.span,), speaker, cue_span, frame, confidence, "partial", work.number, source)


def _said_before(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Marked words that repeat a quotation word for word are its speaker's."""
    said = draft.spans[0].of(text)[1:-1].strip(" ,.!?…")
    if draft.kind is not QuoteKind.SCARE or len(said.split()) < _REPEATED:
        return draft
    for other in reversed(drafts[-_LOOKED_BACK:]):
        told = other.kind in (QuoteKind.DIRECT, QuoteKind.PARTIAL) and other.speaker is not None
        if told and any(said in span.of(text) for span in other.spans):
            return replace(draft, kind=QuoteKind.PARTIAL, speaker=other.speaker, confidence=0.7, form="repeated")
    return draft


def _inner(marked: Sequence[Marked], drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations inside quotations: their speaker is not known from the outer clause."""
    taken = {span.start for draft in drafts if draft.kind is not QuoteKind.REPORTED for span in draft.spans}
    unit = max((d.unit for d in drafts), default=0)
    return [
        Draft(QuoteKind.PARTIAL, (m.span,), None, None, None, 0.5, "inner", unit)
        for m in marked
        if m.depth > 0 and m.span.start not in taken
    ]
