"""Reporting clauses within a sentence: where a reporting verb stands, and what it can take as its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.quotes.cues import (
    AUXILIARIES,
    BE,
    CONTENT_NOUNS,
    CONTENT_STARTS,
    FINITE,
    KONJUNKTIV,
    KONJUNKTIV_1,
    MODALS_INDICATIVE,
    PARTICIPLES,
    SUBORDINATORS,
    Verb,
)
from toolkit.quotes.tokens import QUOTED, Segment, Token
from toolkit.quotes.wordlists import words

_MAYBE_FINAL = frozenset(words("wie als bis seit während da"))
_NO_VERBS = frozenset(
    words("nicht seit erst jetzt selbst fast dort meist zuletzt gut weit oft letzten zweiten ersten bereit")
)
_OPENING = frozenset(words("sei seien habe werde könne müsse solle dürfe wolle wäre hätte würde sollte"))
_RELATIVE = frozenset(
    words(
        """
    der die das den dem dessen deren denen welcher welche welches
    """
    )
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in segment `segment`: finite form at `finite`, all cue tokens in `tokens`."""

    segment: int
    finite: int
    tokens: tuple[int, ...]
    verb: Verb
    passive: bool = False
    final: bool = False


def find_cues(tokens: Sequence[Token], segments: Sequence[Segment]) -> list[Cue]:
    """Reporting verbs, at most one a segment, in text order."""
    cues = []
    for number, segment in enumerate(segments):
        if is_hearsay(tokens[segment.first : segment.last]):
            continue  # `soll gesagt haben`: who is said to have spoken speaks for nobody here
        cue = _compound(tokens, segments, number) or _simple(tokens, segment, number)
        if cue is not None:
            cues.append(cue)
    return cues


def is_hearsay(tokens: Sequence[Token]) -> bool:
    """`soll … entschieden haben`: the writer tells what others say of the subject."""
    lows = [token.low for token in tokens]
    return ("soll" in lows or "sollen" in lows) and has_perfect_infinitive(lows)


def has_perfect_infinitive(lows: Sequence[str]) -> bool:
    """`gesehen haben`, `gewesen sein`; not `zu sein`."""
    return any(
        lows[n] in ("haben", "sein") and n and "zu" not in lows[max(0, n - 2) : n] and _is_participle(lows[n - 1])
        for n in range(len(lows))
    )


def _is_participle(low: str) -> bool:
    known = low in PARTICIPLES or low == "worden" or "ge" in low or low.startswith(("be", "ver", "er", "ent", "zer"))
    return known and low.endswith(("t", "en"))


def _final_clause(tokens: Sequence[Token], segment: Segment) -> bool:
    low = tokens[segment.first].low
    if low in SUBORDINATORS or low in ("wie", "so") or low in CONTENT_STARTS:
        return low != "so"
    return (
        segment.before == ","
        and low in _RELATIVE
        and not tokens[min(segment.first + 1, segment.last - 1)].text[0].isupper()
    )


def _simple(tokens: Sequence[Token], segment: Segment, number: int) -> Cue | None:
    final = _final_clause(tokens, segment)
    for place in range(segment.first, segment.last):
        text = tokens[place].text
        if text[0].isupper() and (place != 0 or tokens[place].low in CONTENT_NOUNS):
            continue
        for verb in FINITE.get(text.lower(), ()):
            if not verb.prefix:
                if verb.lemma == "heißen" and not _says_it(tokens, place):
                    continue
                if final and place < segment.last - 1 and tokens[segment.first].low not in _MAYBE_FINAL:
                    continue
                if not final and place == segment.last - 1 and _infinitive(tokens, segment, place):
                    continue
                return Cue(number, place, (place,), verb, final=final and _ends(tokens, segment, place))
            if final and place > segment.first and place == segment.last - 1 and tokens[place - 1].low == verb.prefix:
                return Cue(number, place, (place - 1, place), verb, final=True)
            for other in range(place + 1, segment.last):
                if tokens[other].low == verb.prefix and (other == segment.last - 1 or _content_follows(tokens, other)):
                    return Cue(number, place, (place, other), verb, final=False)
    return None


def _says_it(tokens: Sequence[Token], place: int) -> bool:
    """`heißt es`, `wie es heißt`; not `das heißt`, `der Ort heißt`."""
    near = tokens[max(0, place - 1) : place + 2]
    return any(token.low == "es" for token in near)


def _ends(tokens: Sequence[Token], segment: Segment, place: int) -> bool:
    """`wie der Sender am Montag berichtete`, but not `Als Grund sagte er`."""
    return place == segment.last - 1 or tokens[segment.first].low == "wie" or not tokens[place + 1].text.isalnum()


def has_verb(tokens: Sequence[Token], segment: Segment) -> bool:
    """True where the segment seems to hold a finite verb: a known form, or `-t`, `-te`, `-ten` not before a noun."""
    for place in range(segment.first, segment.last):
        token = tokens[place]
        if not token.text[0].islower():
            continue
        low = token.text
        if low in AUXILIARIES or low in MODALS_INDICATIVE or low in KONJUNKTIV or low in FINITE:
            return True
        following = tokens[place + 1].text[0] if place + 1 < segment.last else ""
        if len(low) > 3 and low.endswith(("t", "te", "ten")) and not following.isupper() and low not in _NO_VERBS:
            return True
    return False


def _content_follows(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place + 1].low in ("und", "sowie", "als", "auf", "wie", ".", "oder")


def _infinitive(tokens: Sequence[Token], segment: Segment, place: int) -> bool:
    """`will … sagen`, `zu berichten`: no finite reporting verb."""
    low = tokens[place].low
    if not low.endswith("n"):
        return False
    if place > segment.first and tokens[place - 1].low == "zu":
        return True
    return any(
        tokens[at].low in MODALS_INDICATIVE or tokens[at].low in AUXILIARIES for at in range(segment.first, place)
    )


def _compound(tokens: Sequence[Token], segments: Sequence[Segment], number: int) -> Cue | None:
    segment = segments[number]
    auxiliary = None
    for place in range(segment.first, segment.last):
        low = tokens[place].low
        if low in AUXILIARIES and auxiliary is None:
            auxiliary = place
        verb = PARTICIPLES.get(low)
        if verb is None or place == segment.first or tokens[place].text[0].isupper():
            continue
        if (
            place + 1 < segment.last
            and tokens[place + 1].text[0].isupper()
            and tokens[place - 1].low in ("der", "die", "das")
        ):
            continue
        if auxiliary is not None:
            passive = tokens[auxiliary].low in BE
            return Cue(number, auxiliary, (auxiliary, place), verb, passive)
        if place + 1 < segment.last and tokens[place + 1].low in AUXILIARIES:
            return Cue(number, place + 1, (place, place + 1), verb, tokens[place + 1].low in BE, True)
    return None


def content_weight(
    tokens: Sequence[Token], segments: Sequence[Segment], number: int, after_colon: bool = False
) -> float:
    """How much segment `number` looks like the content of a reporting verb, 0..1."""
    segment = segments[number]
    first = tokens[segment.first]
    if first.text == QUOTED:
        return 0.0
    low = first.low
    if low in ("und", "oder", "sowie") and segment.last - segment.first > 1:
        low = tokens[segment.first + 1].low
    if low in ("dass", "daß", "wonach"):
        return 0.9
    if low in ("ob",) or (low in CONTENT_STARTS and low not in ("wer", "wie", "welche", "welcher", "welches")):
        return 0.75
    if low == "wie":
        return 0.0 if _reports(tokens, segment) else 0.5
    if low in SUBORDINATORS:
        rest = segments[number + 1] if number + 1 < len(segments) else None
        if rest is not None and tokens[rest.first].low in KONJUNKTIV:
            return 0.8
        return 0.0
    if has_konjunktiv(tokens, segment) and not _is_relative(tokens, segment):
        return 0.85 if low not in ("und",) else 0.7
    if after_colon:
        return 0.7
    if low not in ("um", "ohne", "statt", "anstatt", "außer") and is_zu_infinitive(tokens, segment):
        return 0.65
    return 0.0


def _is_relative(tokens: Sequence[Token], segment: Segment) -> bool:
    """`die auch Peking nicht kaltlassen dürfte`: the verb is last, no noun phrase follows `die`."""
    if segment.before != "," or tokens[segment.first].low not in _RELATIVE:
        return False
    last = segment.last - 1
    while last > segment.first and not tokens[last].text[0].isalpha():
        last -= 1
    if tokens[last].low not in KONJUNKTIV:
        return False
    following = tokens[segment.first + 1]
    return following.text[0].islower() and not following.low.endswith(("e", "en", "er", "es"))


def _reports(tokens: Sequence[Token], segment: Segment) -> bool:
    """`wie die Agentur berichtete`: a frame of its own."""
    last = tokens[segment.last - 1].low
    if last in (".", "!", "?") and segment.last - segment.first > 1:
        last = tokens[segment.last - 2].low
    return last in FINITE or last in PARTICIPLES


def has_konjunktiv(tokens: Sequence[Token], segment: Segment, first_only: bool = False) -> bool:
    """True where a Konjunktiv form stands in the segment, lower-case or as its first word."""
    forms = KONJUNKTIV_1 if first_only else KONJUNKTIV
    return any(
        tokens[place].low in forms
        and (tokens[place].text[0].islower() or (place == segment.first and tokens[place].low in _OPENING))
        for place in range(segment.first, segment.last)
    )


def is_zu_infinitive(tokens: Sequence[Token], segment: Segment) -> bool:
    """True for `… zu gehen`, `… anzuerkennen`."""
    place = segment.last - 1
    while place > segment.first and not tokens[place].text[0].isalpha():
        place -= 1
    word = tokens[place].text
    if not word[0].islower() or not word.endswith("n"):
        return False
    if place > segment.first and tokens[place - 1].low == "zu":
        return True
    if word in ("haben", "sein", "werden", "können", "müssen", "wollen", "lassen") and "zu" in (
        tokens[place - 1].low,
        tokens[place - 2].low if place - 2 >= segment.first else "",
    ):
        return True
    return any(
        word.startswith(prefix + "zu")
        for prefix in (
            "an",
            "auf",
            "aus",
            "ab",
            "ein",
            "vor",
            "zu",
            "mit",
            "nach",
            "durch",
            "um",
            "hin",
            "her",
            "weg",
            "bei",
            "fort",
            "wieder",
            "zurück",
            "zusammen",
            "bereit",
            "her",
            "fest",
            "teil",
            "statt",
            "frei",
            "voran",
            "weiter",
            "los",
        )
    )
