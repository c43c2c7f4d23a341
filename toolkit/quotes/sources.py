"""Statements told by their source: `laut`, `nach Angaben`, `zufolge`, `so der Minister`, `demnach`, nouns of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.quotes.clauses import content_weight
from toolkit.quotes.cues import (
    AUXILIARIES,
    CONTENT_NOUNS,
    FACTS,
    FINITE,
    KONJUNKTIV_1,
    KONJUNKTIV_2,
    LAUT,
    MODALS_INDICATIVE,
    SPEECH_NOUNS,
    SUBORDINATORS,
)
from toolkit.quotes.nouns import MEDIA
from toolkit.quotes.speakers import (
    DETERMINERS,
    PREPOSITIONS,
    is_name_like,
    phrase_before,
    phrase_end,
    starts_phrase,
    subject,
)
from toolkit.quotes.statements import Range, Reported, after_label, content_end, message_end, phrase_end_oblique
from toolkit.quotes.tokens import QUOTED, Segment, Token
from toolkit.quotes.wordlists import words

_OWN = ("eigen", "sein", "ihre")
_NOMINATIVE_RELATIVE = frozenset(words("der die das welcher welche welches"))
_NO_SO = AUXILIARIES | MODALS_INDICATIVE | KONJUNKTIV_1 | KONJUNKTIV_2 | frozenset(words("dass daß viele viel"))
_RELATIVE = frozenset(
    words(
        """
    der die das den dem dessen deren denen wo was
    """
    )
)


def so_phrases(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[tuple[int, Range, Range]]:
    """`, so der Minister`: segment number, speaker and frame."""
    for number, segment in enumerate(segments):
        if tokens[segment.first].low != "so" or segment.last - segment.first < 2 or number == 0:
            continue
        at = segment.first + 1
        if tokens[at].low in FINITE or tokens[at].low in _NO_SO or tokens[segment.last - 1].low in AUXILIARIES:
            continue
        if is_name_like(tokens[at]) or tokens[at].low in DETERMINERS or tokens[at].low.endswith(("e", "er")):
            yield number, (at, phrase_end(tokens, at, segment.last)), (segment.first, segment.last)


def source_phrases(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Reported]:
    """`laut`, `nach Angaben`, `zufolge` and `so …` phrases of a sentence, with the statement around each."""
    limit = content_end(tokens)
    for number, speaker, frame in so_phrases(tokens, segments):
        before = after_label(tokens, segments[:number]), segments[number - 1].last
        if any(tokens[p].text == QUOTED for p in range(*before)):
            continue
        ranges = [before] if before[1] - before[0] > 1 else []
        if frame[1] < limit and number + 1 < len(segments) and limit - segments[number + 1].first > 2:
            ranges.append((segments[number + 1].first, limit))
        if ranges:
            yield Reported("so", tuple(ranges), speaker, (frame[0],), frame, 0.85)
    for place in range(limit):
        phrase = _laut(tokens, place, limit) or _nach(tokens, place, limit) or _after_noun(tokens, place)
        if phrase is None:
            continue
        first, last, speaker, cue = phrase
        last, speaker = _named_after(tokens, last, speaker, limit)
        segment = next((s for s in segments if s.first <= first < s.last), None)
        if segment is None or any(tokens[p].text == QUOTED for p in range(limit)):
            continue
        for item in _around_phrase(tokens, segments, segment, (first, last), speaker, cue, limit):
            own = any(token.low.startswith("eigen") for token in tokens[slice(*speaker)])
            yield replace(item, behind=_who_says_own(tokens, segments, segment, first)) if own else item
        return


def _who_says_own(tokens: Sequence[Token], segments: Sequence[Segment], segment: Segment, phrase: int) -> Range | None:
    """`nach eigenen Angaben`: the subject of its clause; in a relative clause what its pronoun stands for."""
    low = tokens[segment.first].low
    if segment.before == "," and low in _NOMINATIVE_RELATIVE and not is_name_like(tokens[segment.first + 1]):
        if starts_phrase(tokens, segment.first + 1, segment.last) and segment.first + 1 < phrase:
            return segment.first + 1, phrase_end(tokens, segment.first + 1, segment.last)
        before = next((s for s in reversed(segments) if s.last < segment.first), None)
        return phrase_before(tokens, before.first, before.last) if before is not None else None
    start = segment.first + (low in SUBORDINATORS or (low in _RELATIVE and segment.before == ","))
    return subject(tokens, start, start - 1, segment.last)


def _named_after(tokens: Sequence[Token], last: int, speaker: Range, limit: int) -> tuple[int, Range]:
    """`nach den Worten des Leiters, Karl Ott, …`: the name belongs to the speaker."""
    at = last + 1
    if speaker[1] == last and at < limit and tokens[last].text == "," and is_name_like(tokens[at]):
        end = phrase_end(tokens, at, limit)
        if end - at > 1 and (end == limit or tokens[end].text == ","):
            return end, (speaker[0], end)
    return last, speaker


def _around_phrase(
    tokens: Sequence[Token],
    segments: Sequence[Segment],
    segment: Segment,
    phrase: Range,
    speaker: Range,
    cue: int,
    limit: int,
) -> Iterator[Reported]:
    first, last = phrase
    low = tokens[segment.first].low
    start, end = after_label(tokens, [s for s in segments if s.first <= first]), limit
    sub = segment.before == "," and (low in SUBORDINATORS or low in _RELATIVE)
    if sub:
        start, end = segment.first, min(limit, segment.last)
    if first and tokens[first - 1].low == "und" and segment.first == first - 1:
        start = first  # `…, und Berichten zufolge …`: only what follows
    left = (start, first)
    while left[1] > left[0] and tokens[left[1] - 1].text in (",", "–", "("):
        left = left[0], left[1] - 1
    right_start = last
    while right_start < end and tokens[right_start].text in (",", "–"):
        right_start += 1
    ranges = tuple(r for r in (left, (right_start, end)) if r[1] - r[0] > 0)
    if sum(r[1] - r[0] for r in ranges) >= 3:
        yield Reported("source", ranges, speaker, (cue,), phrase, 0.8)


def thereby(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Reported]:
    """`Demnach …` and `…, wonach …`: the source stands in a sentence before, or in the noun before."""
    limit = content_end(tokens)
    for segment in segments:
        if tokens[segment.first].low == "wonach" and min(segment.last, limit) - segment.first > 2:
            message = (segment.first + 1, min(segment.last, limit))
            yield Reported("wonach", (message,), None, (segment.first,), None, 0.55)
            return
    for place in range(limit):
        if tokens[place].low == "demnach" and limit > 4 and not any(t.text == QUOTED for t in tokens):
            ranges = tuple(r for r in ((0, place), (place + 1, limit)) if r[1] > r[0])
            yield Reported("demnach", ranges, None, (place,), None, 0.5)
            return


def _laut(tokens: Sequence[Token], place: int, limit: int) -> tuple[int, int, Range, int] | None:
    low = tokens[place].low
    if low not in LAUT or (place + 1 >= limit and low != "zufolge"):
        return None
    if low == "zufolge":
        start = place
        while start > 0 and place - start < 9 and _nominal(tokens[start - 1]):
            start -= 1
        start += tokens[start].low in ("und", "oder")
        return None if start == place else (start, place + 1, (start, place), place)
    end = phrase_end_oblique(tokens, place + 1, limit)
    if end == place + 1 and end < limit and (tokens[end].low in MEDIA or "." in tokens[end].text[1:]):
        end += 1  # `laut spiegel.de`, `laut dpa`
    elif not any(is_name_like(token) for token in tokens[place + 1 : end]):
        return None  # `Kritik wurde laut`
    if end == place + 1 or (low == "gemäß" and not any(t.low in SPEECH_NOUNS for t in tokens[place + 1 : end])):
        return None
    return place, end, (place + 1, end), place


def _nominal(token: Token) -> bool:
    low = token.low
    return (
        is_name_like(token)
        or low in ("dem", "den", "der", "des", "einem", "einer", "und", "von", "vom")
        or (
            low.endswith(("en", "em", "er"))
            and low not in KONJUNKTIV_2
            and low not in ("werden", "wurden", "worden", "haben", "waren", "hatten", "über", "aber", "unter")
        )
    )


def _nach(tokens: Sequence[Token], place: int, limit: int) -> tuple[int, int, Range, int] | None:
    if tokens[place].low not in ("nach", "unter") or place + 1 >= limit:
        return None
    for at in range(place + 1, min(limit, place + 5)):
        low = tokens[at].low
        if low in SPEECH_NOUNS or (
            low.endswith(("angaben", "berichten", "bericht", "meldungen", "meldung", "erkenntnissen", "stellungnahme"))
            and is_name_like(tokens[at])
        ):
            if tokens[place].low == "unter":
                return None
            own = any(token.low.startswith(_OWN) for token in tokens[place + 1 : at])
            end = at + 1 if own else _from_where(tokens, max(phrase_end(tokens, place + 1, limit), at + 1), limit)
            return place, end, (place + 1, end), place
        if is_name_like(tokens[at]):
            return None
    return None


def _from_where(tokens: Sequence[Token], end: int, limit: int) -> int:
    """`Berichten aus Südkorea`: the place belongs to the noun of speech."""
    if end + 1 < limit and tokens[end].low == "aus" and tokens[end - 1].low in SPEECH_NOUNS:
        return phrase_end_oblique(tokens, end + 1, limit)
    return end


def _after_noun(tokens: Sequence[Token], place: int) -> tuple[int, int, Range, int] | None:
    """`seiner Meinung nach`."""
    if tokens[place].low != "nach" or place < 2 or tokens[place - 1].low not in SPEECH_NOUNS:
        return None
    start = place - 1
    while start > 0 and place - start < 6 and _nominal(tokens[start - 1]):
        start -= 1
    return start, place + 1, (start, place), place


def content_nouns(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Reported]:
    """`die Forderung des Verbands, … zu …`, `Berichte, wonach …`."""
    for number in range(len(segments) - 1):
        segment, following = segments[number], segments[number + 1]
        if following.before != ",":
            continue
        weight = content_weight(tokens, segments, number + 1)
        if weight < 0.6:
            continue
        for place in range(segment.last - 1, max(segment.first - 1, segment.last - 8), -1):
            if tokens[place].low in CONTENT_NOUNS and is_name_like(tokens[place]):
                end = phrase_end(tokens, place, segment.last)
                if end != segment.last and not (end == segment.last - 1 and tokens[end].low in ("gegeben", "geben")):
                    break
                if tokens[following.first].low == "wonach":
                    message = (following.first + 1, min(following.last, content_end(tokens)))
                    if message[1] - message[0] < 2:
                        return
                    who = phrase_before(tokens, segment.first, segment.last)
                    yield Reported("wonach", (message,), who, (place,), (segment.first, segment.last), weight * 0.65)
                    return
                if tokens[end - 1].low in FACTS:
                    break
                speaker = (place + 1, end) if end > place + 1 and tokens[place + 1].low not in PREPOSITIONS else None
                end = (
                    following.last
                    if tokens[following.first].low != "dass"
                    else message_end(tokens, segments, number + 1)
                )
                yield Reported(
                    "noun", ((following.first, end),), speaker, (place,), (segment.first, segment.last), weight * 0.65
                )
                return
