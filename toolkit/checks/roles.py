"""Who does it to whom: a subject and an object that changed places.

German marks them by case and may put either first; English by order alone. Only clauses whose cases can be read off the
articles are compared: one noun before the verb, one right behind it, one of them plainly an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from toolkit.checks.finding import Finding
from toolkit.checks.view import View
from toolkit.lexicon.table import same_name, translations
from toolkit.lexicon.words import english_stem
from toolkit.records import Severity

_OBLIQUE = r"(?:[Dd]en|[Dd]em|[Ee]inen|[Ee]inem|[Ii]hren|[Ii]hrem|[Ss]einen|[Ss]einem|[Dd]iesen|[Dd]iesem)"
_BEHIND = rf"(?:{_OBLIQUE}|ihrer|seiner|einer)"  # behind a subject these are objects, too
_SUBJECT = r"(?:[Dd]er|[Dd]ie|[Dd]as|[Ee]in|[Ee]ine|[Ii]hr|[Ii]hre|[Ss]ein|[Ss]eine)"
_INSIDE = r"(?:[a-zäöüß-]+\s){0,2}"
_NOUN = r"[A-ZÄÖÜ][\wäöüß]+"
_VERB = r"(?!und\b|oder\b|von\b|vom\b|zu\b|mit\b|für\b|auf\b|in\b|aus\b|an\b|am\b|im\b|bei\b|der\b|des\b)[a-zäöüß]{3,}"
_SVO = re.compile(
    rf"(?:{_SUBJECT}\s{_INSIDE})?(?P<subject>{_NOUN})\s{_VERB}\s(?:[a-zäöüß]+\s)?{_BEHIND}\s{_INSIDE}(?P<object>{_NOUN})"
)
_OVS = re.compile(rf"{_OBLIQUE}\s{_INSIDE}(?P<object>{_NOUN})\s{_VERB}\s(?:{_SUBJECT}\s)?{_INSIDE}(?P<subject>{_NOUN})")
_PASSIVE = re.compile(
    r"\bby\b|\b(?:was|were|is|are|been|being|be|got)\s(?:\w+ly\s)?(?:\w+(?:ed|en)|told|met|found|shot|hit|held|struck|left)\b"
)
_PREPOSITION = re.compile(
    r"\b(?:to|for|with|from|of|at|in|on|against|about|over|after|under|between|and|or)\s(?:\w+\s)?$"
)


@dataclass(frozen=True, slots=True)
class _Roles:
    """Places of subject and object in the German."""

    subject: tuple[int, int]
    object: tuple[int, int]


@lru_cache(maxsize=512)
def _roles(german: str) -> _Roles | None:
    text = german.lstrip("„“»«\"'‚ ")
    shift = len(german) - len(text)
    found = _OVS.match(text) or _SVO.match(text)
    if found is None:
        return None
    subject, thing = found.span("subject"), found.span("object")
    return _Roles((subject[0] + shift, subject[1] + shift), (thing[0] + shift, thing[1] + shift))


def check_roles(view: View) -> Iterator[Finding]:
    """The object of the German before the verb of an active English sentence, its subject behind it."""
    roles = _roles(view.german)
    if roles is None or _PASSIVE.search(view.english):
        return
    subject = _said(view, view.german[slice(*roles.subject)].lower())
    thing = _said(view, view.german[slice(*roles.object)].lower())
    if not subject or not thing or thing[-1] >= subject[0] or thing[-1] - thing[0] > 1 or subject[-1] - subject[0] > 1:
        return
    opening, first, second = (view.english_words[number] for number in (thing[0], thing[-1], subject[0]))
    if thing[0] > 3 or subject[0] - thing[-1] < 2 or "," in view.english[first.end : second.start]:
        return
    if any(_PREPOSITION.search(view.english[: word.start]) for word in (opening, second)):
        return
    yield Finding(
        "person",
        Severity.WARNING,
        f"In English “{first.text}” does it to “{second.text}”; in German it is the other way round.",
        "Check who speaks and who acts on both sides.",
        roles.subject,
        first.span,
        0.65,
    )


def _said(view: View, noun: str) -> list[int]:
    """Numbers of the English words that say the noun."""
    meanings = translations(noun) or frozenset()
    return [
        number
        for number, word in enumerate(view.english_words)
        if english_stem(word.low) in meanings or (word.text[0].isupper() and same_name(noun, word.name.lower()))
    ]
