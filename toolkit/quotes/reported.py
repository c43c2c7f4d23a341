"""Speech without quotation marks: content clauses, bracketing reporting clauses, `laut` phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.quotes.clauses import Cue, content_weight, find_cues, has_konjunktiv, has_verb, is_zu_infinitive
from toolkit.quotes.cues import (
    AUXILIARIES,
    CONTENT_NOUNS,
    CONTENT_STARTS,
    FINITE,
    FIRST_PERSON,
    KONJUNKTIV_1,
    KONJUNKTIV_2,
    LAUT,
    MODALS_INDICATIVE,
    SPEECH_NOUNS,
    SUBORDINATORS,
    WEAK_EVIDENCE,
)
from toolkit.quotes.speakers import (
    DETERMINERS,
    NO_SPEAKERS,
    PREPOSITIONS,
    is_name_like,
    phrase_end,
    starts_phrase,
    subject,
    subject_final,
)
from toolkit.quotes.tokens import QUOTED, Segment, Token
from toolkit.quotes.wordlists import words

_OWN_VOICES = FIRST_PERSON | frozenset(words("niemand keiner ihrer"))
_OWN = ("eigen", "sein", "ihre")
_NO_SO = AUXILIARIES | MODALS_INDICATIVE | KONJUNKTIV_1 | KONJUNKTIV_2 | frozenset(words("dass daß viele viel"))
Range = tuple[int, int]
_RELATIVE = frozenset(
    words(
        """
    der die das den dem dessen deren denen wo was
    """
    )
)


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported statement as ranges of the unit's tokens. `form` names the construction that was recognised."""

    form: str
    message: tuple[Range, ...]
    speaker: Range | None
    cue: tuple[int, ...]
    frame: Range | None
    confidence: float


def find_reported(tokens: Sequence[Token], segments: Sequence[Segment]) -> tuple[list[Reported], list[Cue]]:
    """Reported statements of one sentence, outermost only, and the reporting verbs found (for direct quotations)."""
    cues = find_cues(tokens, segments)
    found: list[Reported] = []
    for cue in sorted(cues, key=lambda cue: not _closes(tokens, segments, cue)):
        if any(_inside(cue.finite, item.message) for item in found):
            continue
        around = _content_around(tokens, segments, cue)
        item = around if around and _both_sides(around) else _content_after(tokens, segments, cue) or around
        if item is not None and not any(_crosses(item, other) for other in found):
            found.append(item)
    extra = [*_source_phrases(tokens, segments), *_content_nouns(tokens, segments), *_thereby(tokens, segments)]
    for item in extra:
        if not any(_crosses(item, other) for other in found):
            found.append(item)
    return [item for item in found if not _own_opinion(tokens, item)], cues


def _closes(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> bool:
    """`…, sagte Ott.`: the last clause is the frame, so that reporting verbs before it belong to what is said."""
    opens = cue.segment == len(segments) - 1 and cue.segment > 0 and cue.finite == segments[cue.segment].first
    return opens and segments[cue.segment].before == "," and cue.verb.lemma not in WEAK_EVIDENCE


def _both_sides(item: Reported) -> bool:
    """`Die Lage sei ernst, sagte Ott, und die Stadt brauche Geld`."""
    return len(item.message) > 1


def _own_opinion(tokens: Sequence[Token], item: Reported) -> bool:
    """`ich glaube, dass …`, `meiner Meinung nach`, `niemand erwartet …`: nobody else is reported; nor is a question."""
    if item.speaker is not None and tokens[item.speaker[0]].low in _OWN_VOICES:
        return True
    return tokens[-1].text == "?" and item.form in ("content", "bracket", "source")


def _inside(place: int, ranges: Sequence[Range]) -> bool:
    return any(first <= place < last for first, last in ranges)


def _crosses(item: Reported, other: Reported) -> bool:
    return any(first < end and start < last for first, last in item.message for start, end in other.message)


def content_end(tokens: Sequence[Token]) -> int:
    """Number of tokens before the full stop that ends the sentence."""
    end = len(tokens)
    while end and tokens[end - 1].text in (".", "!", "?", "…", ",", ":", ";"):
        end -= 1
    return end


def cue_subject(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> Range | None:
    """The speaker of a reporting verb; a passive one only where `von` names it."""
    segment = segments[cue.segment]
    if cue.verb.lemma == "heißen":
        return _place(tokens, segment, cue)
    if cue.verb.lemma == "zitieren":
        return _quoted_person(tokens, segment, cue)
    if cue.passive:
        for place in range(segment.first, segment.last - 1):
            if tokens[place].low in ("von", "vom", "seitens"):
                return place + 1, phrase_end(tokens, place + 1, segment.last)
        return _place(tokens, segment, cue)
    if cue.final:
        return subject_final(tokens, segment.first, cue.finite)
    early_frame = cue.finite == segment.first and cue.segment and not _splits(tokens, segments, cue)
    if early_frame and not _is_message(tokens, segments[: cue.segment]):
        early = _subject_before(tokens, segments, cue)
        if early is not None:
            return early
    found = subject(tokens, segment.first, cue.finite, segment.last)
    if cue.finite > segment.first and tokens[cue.finite - 1].low in ("und", "aber", "sowie"):
        found = subject(tokens, segment.first, segment.first, cue.finite) or found
        found = subject(tokens, segment.first, cue.finite - 1, cue.finite) or found
    if found is not None:
        return _with_apposition(tokens, segments, cue, found)
    return _subject_before(tokens, segments, cue) or _shared_subject(tokens, segments, cue)


def _shared_subject(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> Range | None:
    """`Darauf ging er nicht ein, sondern verwies auf …`: the pronoun of the clause before."""
    if cue.segment == 0 or tokens[segments[cue.segment].first].low not in ("sondern", "und", "aber", "doch"):
        return None
    before = segments[cue.segment - 1]
    places = (n for n in range(before.first, before.last) if tokens[n].low in ("er", "sie"))
    return next(((n, n + 1) for n in places), None)


def _splits(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> bool:
    """`Der Vertrag, sagte Ott, sei ein Erfolg`: the frame stands between a subject and its verb."""
    after = segments[cue.segment + 1] if cue.segment + 1 < len(segments) else None
    return after is not None and tokens[after.first].low in KONJUNKTIV_1 | KONJUNKTIV_2


def _place(tokens: Sequence[Token], segment: Segment, cue: Cue) -> Range | None:
    """`heißt es im Bericht`, `wird in einer Mitteilung gefordert`: the paper stands for its writer."""
    for place in range(segment.first, min(segment.last, content_end(tokens)) - 1):
        if tokens[place].low in ("in", "im", "aus", "bei", "beim") and place not in cue.tokens:
            end = phrase_end(tokens, place + 1, segment.last)
            if end > place + 1 and not any(t.low in NO_SPEAKERS for t in tokens[place + 1 : end]):
                return place, end
    return None


def _quoted_person(tokens: Sequence[Token], segment: Segment, cue: Cue) -> Range | None:
    """`zitierte der Sender den Minister`: who is quoted is the object, or the subject of the passive."""
    if cue.passive:
        return subject(tokens, segment.first, cue.finite, segment.last)
    for place in range(cue.finite + 1, segment.last - 1):
        if tokens[place].low in ("den", "die", "einen", "eine") and place > cue.finite + 1:
            return place, phrase_end_oblique(tokens, place, segment.last)
    return subject(tokens, segment.first, cue.finite, segment.last)


def _with_apposition(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue, found: Range) -> Range:
    """`sagte Anna Blum, Sprecherin des Amtes`, `Der Leiter des Amtes, Karl Ott, sagte`."""
    following = cue.segment + 1
    if cue.segment and found[0] == segments[cue.segment].first and found[0] < cue.finite:
        before = segments[cue.segment - 1]
        whole = starts_phrase(tokens, before.first, before.last) and before.before in ("", ":", ";")
        if (
            whole
            and segments[cue.segment].before == ","
            and phrase_end(tokens, before.first, before.last) == before.last
        ):
            return before.first, found[1]
    if found[0] > cue.finite and found[1] == segments[cue.segment].last and following < len(segments):
        segment = segments[following]
        first = tokens[segment.first]
        nominal = is_name_like(first) or (first.low in DETERMINERS and segment.last - segment.first > 1)
        if (
            segment.before == ","
            and nominal
            and phrase_end(tokens, segment.first, segment.last) >= min(segment.last, content_end(tokens))
        ):
            return found[0], min(segment.last, content_end(tokens))
    return found


def _subject_before(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> Range | None:
    """`Karl Ott, Leiter des Amtes, sagte`: the verb opens its segment, the subject stands before the comma."""
    if cue.segment == 0 or cue.finite != segments[cue.segment].first:
        return None
    for back in range(cue.segment - 1, max(-1, cue.segment - 4), -1):
        segment = segments[back]
        if segment.before in ("", ";", ":", "–") and tokens[segment.first].text != QUOTED:
            found = subject(tokens, segment.first, segment.last, segment.last)
            if found is None:
                return None
            end = segments[cue.segment - 1].last if cue.segment - 1 - back == 1 else found[1]
            middle = segments[back + 1] if back + 1 < cue.segment else None
            if middle is not None and tokens[middle.first].low in _RELATIVE:
                end = found[1]
            return found[0], end
    return None


def _content_after(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> Reported | None:
    """`Der Sprecher sagte, dass …`, `… erklärte, er sei …`, `… forderte, … zu …`, `… sagte: Die Lage ist …`."""
    if cue.final and tokens[segments[cue.segment].first].low == "wie":
        return None
    for number in range(cue.segment + 1, min(len(segments), cue.segment + 4)):
        segment = segments[number]
        if tokens[segment.first].text == QUOTED:
            return None
        colon = segment.before == ":"
        firm = cue.verb.lemma not in WEAK_EVIDENCE and tokens[min(cue.finite + 1, len(tokens) - 1)].low != "es"
        weight = content_weight(tokens, segments, number, colon and firm and _says_something(tokens, segments, number))
        asks = cue.verb.lemma == "fragen"
        if not firm and not asks and tokens[segment.first].low in CONTENT_STARTS - {"dass", "daß"}:
            weight = 0.0
        if weight == 0.0 and number == cue.segment + 1 and cue.verb.lemma not in WEAK_EVIDENCE:
            weight = _plain_clause(tokens, segment, cue)
        if weight:
            end = _message_end(tokens, segments, number)
            if end - segment.first < 2:
                return None
            speaker = cue_subject(tokens, segments, cue)
            frame = segments[cue.segment].first, segments[number - 1].last
            confidence = weight if speaker else weight * 0.75
            return Reported("content", ((segment.first, end),), speaker, cue.tokens, frame, confidence)
    return None


def _says_something(tokens: Sequence[Token], segments: Sequence[Segment], number: int) -> bool:
    """After a colon: a clause, not a list of names."""
    return any(has_verb(tokens, segment) for segment in segments[number:])


def _plain_clause(tokens: Sequence[Token], segment: Segment, cue: Cue) -> float:
    low = tokens[segment.first].low
    length = segment.last - segment.first
    if segment.before != "," or length < 4 or low in SUBORDINATORS or low in ("und", "aber", "wie", "so", "um"):
        return 0.0
    if low in _RELATIVE and not is_name_like(tokens[segment.first + 1]):
        return 0.0
    if cue.finite == segment.first or low in FINITE or _subordinate(tokens, segment) or not has_verb(tokens, segment):
        return 0.0
    return (
        0.5
        if cue.verb.lemma in ("sagen", "erklären", "betonen", "mitteilen", "behaupten", "berichten", "meinen")
        else 0.0
    )


def _message_end(tokens: Sequence[Token], segments: Sequence[Segment], number: int) -> int:
    """The message runs to the end of the sentence, or to the next reporting clause or quotation."""
    limit = content_end(tokens)
    for later in range(number + 1, len(segments)):
        segment = segments[later]
        first = tokens[segment.first]
        opens = first.low in FINITE and first.text[0].islower() and segment.before == ","
        if first.text == QUOTED or (opens and not has_konjunktiv(tokens, segment)):
            return segments[later - 1].last
    return limit


def _content_around(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> Reported | None:
    """`Die Lage sei ernst, sagte …`, `…, wie das Amt mitteilte`, `Die Lage, so glaubt Ott, bleibt ernst`."""
    segment = segments[cue.segment]
    low = tokens[segment.first].low
    opens = cue.finite == segment.first and segment.before in (",", "–", "—", "-", ":")
    bracket = (
        low in ("wie", "so")
        and (cue.segment > 0 or low == "wie")
        and ((cue.final and low == "wie") or cue.finite == segment.first + 1)
    )
    if not (opens or bracket):
        return None
    if bracket and cue.verb.lemma in ("nennen", "bezeichnen"):
        return None  # `wie er sich selbst nannte`
    limit = content_end(tokens)
    before = segments[0].first, segments[cue.segment - 1].last if cue.segment else 0
    last = segment.last
    speaker = (
        subject(tokens, segment.first + 1, cue.finite, segment.last)
        if bracket and not cue.final
        else cue_subject(tokens, segments, cue)
    )
    if speaker is not None and speaker[1] > last:
        last = speaker[1]
    ranges = []
    rest = next((s for s in segments if s.first >= last), None)
    split = _splits(tokens, segments, cue)
    if opens and cue.segment and not split and not _is_message(tokens, segments[: cue.segment]):
        return None
    if before[1] - before[0] > 1 and not any(tokens[p].text == QUOTED for p in range(*before)):
        ranges.append(before)
    if rest is not None and (split or limit - rest.first > 2) and tokens[rest.first].text != QUOTED:
        start = rest.first
        left_open = tokens[before[1] - 1].low == "es" and is_zu_infinitive(tokens, Segment(start, limit, ",", ""))
        if bracket or left_open or has_konjunktiv(tokens, rest):
            ranges.append((start, limit))
    if not ranges:
        return None
    if (
        cue.verb.lemma in WEAK_EVIDENCE
        and not bracket
        and not any(tokens[p].low in KONJUNKTIV_1 | KONJUNKTIV_2 for r in ranges for p in range(*r))
    ):
        return None
    confidence = 0.85 if speaker else 0.6
    return Reported("bracket", tuple(ranges), speaker, cue.tokens, (segment.first, last), confidence)


def _subordinate(tokens: Sequence[Token], segment: Segment) -> bool:
    low = tokens[segment.first].low
    second = tokens[segment.first + 1].low if segment.last - segment.first > 1 else ""
    return (
        low in _RELATIVE or low in SUBORDINATORS or (low in PREPOSITIONS and second in ("denen", "dem", "der", "den"))
    )


def _is_message(tokens: Sequence[Token], segments: Sequence[Segment]) -> bool:
    """False for a subject with apposition or relative clause, and for a subordinate clause before the main verb."""
    first = segments[0]
    low = tokens[first.first].low
    if low in SUBORDINATORS and len(segments) == 1 and low not in ("dass", "daß", "ob"):
        return False
    if low in ("seitdem", "nachdem", "falls"):
        return len(segments) > 1 and has_verb(tokens, segments[-1])
    main = [s for s in segments if s is first or not _subordinate(tokens, s)]
    return any(has_verb(tokens, s) for s in main)


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


def _source_phrases(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Reported]:
    limit = content_end(tokens)
    for number, speaker, frame in so_phrases(tokens, segments):
        before = segments[0].first, segments[number - 1].last
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
        yield from _around_phrase(tokens, segments, segment, (first, last), speaker, cue, limit)
        return


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
    start, end = segments[0].first, limit
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


def _thereby(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Reported]:
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
    if end == place + 1 and end < limit and low == "laut":
        end += 1  # `laut spiegel.de`
    if end == place + 1 or (low == "gemäß" and not any(t.low in SPEECH_NOUNS for t in tokens[place + 1 : end])):
        return None
    return place, end, (place + 1, end), place


def phrase_end_oblique(tokens: Sequence[Token], at: int, limit: int) -> int:
    """End of the noun phrase after a preposition."""
    low = tokens[at].low
    if not (is_name_like(tokens[at]) or low.endswith(("m", "n", "r", "e", "s")) or low[0].isdigit()):
        return at
    return phrase_end(tokens, at, limit)


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


def _content_nouns(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Reported]:
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
                if end != segment.last:
                    break
                speaker = (place + 1, end) if end > place + 1 else None
                end = (
                    following.last
                    if tokens[following.first].low != "dass"
                    else _message_end(tokens, segments, number + 1)
                )
                yield Reported(
                    "noun", ((following.first, end),), speaker, (place,), (segment.first, segment.last), weight * 0.65
                )
                return
