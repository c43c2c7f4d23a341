"""Speech without quotation marks: content clauses, bracketing reporting clauses, `laut` phrases."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.quotes.clauses import Cue, content_weight, find_cues, has_konjunktiv, has_verb, is_zu_infinitive
from toolkit.quotes.cues import (
    CONTENT_STARTS,
    FACTS,
    FINITE,
    FIRST_PERSON,
    KONJUNKTIV_1,
    KONJUNKTIV_2,
    SUBORDINATORS,
    WEAK_EVIDENCE,
)
from toolkit.quotes.nouns import role_gender
from toolkit.quotes.sources import content_nouns, source_phrases, thereby
from toolkit.quotes.speakers import (
    DETERMINERS,
    NO_SPEAKERS,
    is_name_like,
    is_thing,
    noun_phrases,
    phrase_end,
    starts_phrase,
    subject,
    subject_final,
)
from toolkit.quotes.statements import (
    Range,
    Reported,
    after_label,
    content_end,
    is_subordinate,
    message_end,
    phrase_end_oblique,
)
from toolkit.quotes.tokens import QUOTED, Segment, Token
from toolkit.quotes.wordlists import words

_OWN_VOICES = FIRST_PERSON | frozenset(words("niemand keiner ihrer"))
_ACCUSING = frozenset(words("beschuldigen bezichtigen verdächtigen vorwerfen"))
_SHOWING = frozenset(words("signalisieren verdeutlichen unterstreichen aufzeigen andeuten nahelegen offenbaren"))
_POINTING_OUT = frozenset(words("warnen hinweisen verweisen erinnern betonen hervorheben bestätigen einräumen"))
_RELATIVE = frozenset(
    words(
        """
    der die das den dem dessen deren denen wo was
    """
    )
)


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
    extra = [*source_phrases(tokens, segments), *content_nouns(tokens, segments), *thereby(tokens, segments)]
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


def cue_subject(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> Range | None:
    """The speaker of a reporting verb; a passive one only where `von` names it. A thing speaks for nobody."""
    found = _subject_of(tokens, segments, cue)
    return None if found is None or is_thing(tokens[slice(*found)]) else found


def _subject_of(tokens: Sequence[Token], segments: Sequence[Segment], cue: Cue) -> Range | None:
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
        if weight and _hangs_on_noun(tokens, segments[number - 1], cue):
            return None
        if weight:
            end = message_end(tokens, segments, number)
            if end - segment.first < 2:
                return None
            speaker = cue_subject(tokens, segments, cue)
            if cue.verb.lemma in _SHOWING and not _may_speak(tokens, speaker):
                return None  # a thing shows something, nobody says it
            frame = segments[cue.segment].first, segments[number - 1].last
            confidence = weight if speaker else weight * 0.75
            accused = _accused(tokens, segments[cue.segment], cue, speaker)
            message = (*accused, (segment.first, end))
            return Reported("content", message, speaker, cue.tokens, frame, confidence)
    return None


def _accused(tokens: Sequence[Token], segment: Segment, cue: Cue, speaker: Range | None) -> tuple[Range, ...]:
    """`Das Amt beschuldigt die Werft, … zu haben`: whom the statement is about belongs to it."""
    if cue.verb.lemma not in _ACCUSING or cue.passive or speaker is None:
        return ()
    found = noun_phrases(tokens, segment.first, segment.last)
    return tuple(each for each in found if each[0] >= speaker[1] or each[1] <= speaker[0])[:1]


def _may_speak(tokens: Sequence[Token], speaker: Range | None) -> bool:
    """True for a pronoun, a role, a body, a name; not for `die neue Brücke`."""
    if speaker is None:
        return False
    phrase = tokens[slice(*speaker)]
    named = phrase[0].low not in DETERMINERS or not any(is_name_like(token) for token in phrase)
    return named or any(role_gender(token.text) for token in phrase)


def _hangs_on_noun(tokens: Sequence[Token], segment: Segment, cue: Cue) -> bool:
    """`Sie äußern Sorge über die Möglichkeit, dass …`: the clause tells what the noun is, nobody says it."""
    return tokens[segment.last - 1].low in FACTS and cue.verb.lemma not in _POINTING_OUT


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
    if cue.finite == segment.first or low in FINITE or is_subordinate(tokens, segment) or not has_verb(tokens, segment):
        return 0.0
    return (
        0.5
        if cue.verb.lemma in ("sagen", "erklären", "betonen", "mitteilen", "behaupten", "berichten", "meinen")
        else 0.0
    )


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
    before = after_label(tokens, segments[: cue.segment]), segments[cue.segment - 1].last if cue.segment else 0
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


def _is_message(tokens: Sequence[Token], segments: Sequence[Segment]) -> bool:
    """False for a subject with apposition or relative clause, and for a subordinate clause before the main verb."""
    first = segments[0]
    low = tokens[first.first].low
    if low in SUBORDINATORS and len(segments) == 1 and low not in ("dass", "daß", "ob"):
        return False
    if low in ("seitdem", "nachdem", "falls"):
        return len(segments) > 1 and has_verb(tokens, segments[-1])
    main = [s for s in segments if s is first or not is_subordinate(tokens, s)]
    return any(has_verb(tokens, s) for s in main)
