"""Who a mention is: `er`, `die Sprecherin`, `der Kremlchef` to the name and role last introduced that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.quotes.cues import PRONOUNS, SPEECH_NOUNS
from toolkit.quotes.drafts import Draft
from toolkit.quotes.nouns import is_organisation, role_gender
from toolkit.quotes.speakers import DETERMINERS
from toolkit.records import Span

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_NAME = re.compile(
    r"(?:[A-ZÄÖÜ][\w’'-]+|[A-ZÄÖÜ]\.)(?:\s+(?:(?:von|van|de|der|bin|al)\b(?=\s+[A-ZÄÖÜ])|[A-ZÄÖÜ][\w’'-]+|[A-ZÄÖÜ]\.))*"
)
_SPEECH = re.compile(
    r"(?:(?:den|dem|der|einem|einer|ersten|neuen|eigenen)\s+)?(\w+)\s+(?:der|des|von|vom|aus dem|eines|einer)\s+(?=\S)"
)
_NEAR = 3000  # characters: an older mention is not what a pronoun points to
_CAPITALS_CHIEF = {"kreml": "präsident", "staats": "präsident", "regierungs": "minister"}


@dataclass(frozen=True, slots=True)
class Who:
    """A person or body as far as the text tells."""

    name: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    place: int
    name: str
    role: str | None
    gender: str | None


class Resolver:
    """Speakers of one text, in order of mention."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        self._text = text
        spans = sorted({d.speaker for d in drafts if d.speaker is not None})
        self._known = [known for span in spans if (known := _introduce(text, span)) is not None]

    def who(self, draft: Draft) -> Who:
        """Name and role behind the speaker of `draft`; both None where the text does not say."""
        if draft.speaker is None or draft.source == draft.speaker:
            return Who()
        span = _without_speech_noun(self._text, draft.speaker)
        words = _WORD.findall(span.of(self._text))
        low = [word.lower() for word in words]
        before = [k for k in self._known if 0 < span.start - k.place < _NEAR]
        gender = _pronoun_gender(low)
        if gender is not None:
            if gender == "f" and draft.cue is not None and draft.cue.of(self._text).endswith("en"):
                return Who()  # `sie sagten`: several
            return next((Who(k.name, k.role) for k in reversed(before) if k.gender in (gender, None)), Who())
        own = _introduce(self._text, span)
        if own is not None:
            return self._complete(own, before)
        role = " ".join(w for w in words if w.lower() not in DETERMINERS)
        definite = bool(low) and low[0] in ("der", "die", "das")
        head = next((w for w in words if role_gender(w)), None)
        if head is not None and role_gender(head) == "o":
            return Who(role)
        if definite and head is not None and len(words) == 2:
            fits = [k for k in before if k.role and _same_office(head, k.role)]
            if fits:
                return Who(fits[-1].name, fits[-1].role)
        return Who(None, role or None)

    def _complete(self, own: _Known, before: Sequence[_Known]) -> Who:
        last = own.name.split()[-1]
        for known in reversed(before):
            if known.name != own.name and known.name.split()[-1] == last and len(known.name) > len(own.name):
                return Who(known.name, own.role or known.role)
        return Who(own.name, own.role)


def _pronoun_gender(low: Sequence[str]) -> str | None:
    """`er`, `seinen Angaben`: m; `sie`, `ihren Worten`: f; None for everything else."""
    if len(low) == 1:
        return {"er": "m", "dieser": "m", "sie": "f", "diese": "f"}.get(low[0])
    if len(low) == 2 and low[1] in SPEECH_NOUNS:
        return {"sei": "m", "ihr": "f"}.get(low[0][:3])
    return None


def _without_speech_noun(text: str, span: Span) -> Span:
    """`Angaben der Polizei` is the police: the noun of speech and its article are left out."""
    match = _SPEECH.match(text, span.start, span.end)
    if match is None or match.group(1).lower() not in SPEECH_NOUNS:
        return span
    return Span(match.end(), span.end)


def _introduce(text: str, span: Span) -> _Known | None:
    """Name and role of a mention such as `US-Botschafter Karl Ott` or `Anna Blum, Sprecherin des Amtes`."""
    mention = span.of(text)
    parts = [part.strip() for part in mention.split(",")]
    best: tuple[str, str | None, str | None] | None = None
    for number, part in enumerate(parts):
        for match in _NAME.finditer(part):
            words = match.group().split()
            while words and (
                role_gender(words[0]) or words[0].lower() in DETERMINERS | PRONOUNS or is_organisation(words[0])
            ):
                words = words[1:]
            name = " ".join(words)
            if not words or words[0].lower().endswith(("ischer", "ische", "ischen")) or len(name) < 3:
                continue
            before = part[: part.rfind(name)].strip()
            after = ", ".join(parts[number + 1 :])
            previous = ", ".join(parts[:number])
            role_text = " ".join(x for x in (before or previous,) if x) or after
            gender = next((g for w in _WORD.findall(role_text) if (g := role_gender(w))), None)
            article = re.search(r"\b(?:des|der|von|vom|beim|für|im|in)\s*$", before)
            if article and gender is not None:
                continue  # "der Sprecher des Amtes": the last noun is the office, not the name
            if gender is None and (before or len(words) == 1) and not _sole_name(mention, name):
                continue
            best = (name, _clean(role_text), None if gender == "o" else gender)
            break
        if best:
            break
    if best is None:
        return None
    return _Known(span.start, best[0], best[1], best[2])


def _sole_name(mention: str, name: str) -> bool:
    return mention.strip() == name


def _clean(role: str) -> str | None:
    words = role.split()
    while words and words[0].lower() in DETERMINERS:
        words = words[1:]
    return " ".join(words) or None


def _same_office(head: str, role: str) -> bool:
    mine = head.lower().removesuffix("in")
    if mine.endswith("chef"):
        mine = _CAPITALS_CHIEF.get(mine[:-4], mine)
    return any(
        w.lower().removesuffix("in").endswith(mine) or mine.endswith(w.lower())
        for w in _WORD.findall(role)
        if len(w) > 4
    )
