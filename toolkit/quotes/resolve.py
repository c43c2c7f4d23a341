"""Who a mention is: `er`, `die Sprecherin`, `der Kremlchef` to the name and role last introduced that fit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.quotes.cases import base_form, several
from toolkit.quotes.cues import CONTENT_NOUNS, PRONOUNS, SPEECH_NOUNS
from toolkit.quotes.drafts import Draft
from toolkit.quotes.nouns import is_organisation, role_gender
from toolkit.quotes.people import Person, find_people, given_gender
from toolkit.quotes.speakers import DETERMINERS
from toolkit.quotes.wordlists import words
from toolkit.records import Span

_WORD = re.compile(r"\w+(?:[-’']\w+)*")

_SPEECH = re.compile(
    r"(?:(?:den|dem|der|die|das|einem|einer|ersten|neuen|neuesten|jüngsten)\s+)*(\w+)\s+"
    r"(?:(?:der|des|von|vom|aus dem|eines|einer)\s+(?=\S)"
    r"|(?=[a-zäöüß-]+er\s+[A-ZÄÖÜ])|(?=(?:[A-ZÄÖÜ][\w-]+ ){0,2}[A-ZÄÖÜ][\w-]{2,}s$))"
)
_BEFORE = re.compile(r"(?<!, )\b(\w+) $")  # after a comma an article is a relative pronoun
_GENITIVES = frozenset(words("der des von vom für im in beim bei aus zum zur eines einer"))
_SPEAKING = SPEECH_NOUNS | CONTENT_NOUNS
_OBLIQUE = frozenset(words("den dem"))
_ARTICLES = frozenset(
    words("der die das den dem des ein eine einen einem einer eines dieser diese dieses diesem diesen vom zum zur im")
    + words("beim")
)
_PLACES = frozenset(words("in bei aus von"))
_NO_NAMES = _SPEAKING | _PLACES | frozenset(words("im beim am"))
_PARTICLES = frozenset(words("von van de der den del di da al bin ibn el la le zu"))
_POINTING = frozenset(words("dieser letzterer letztere"))
_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\w-]+")
_MASCULINE_BODY = re.compile(r"(?:dienst|konzern|sender|kreml|[Zz]oll|club|bund|rat|verband|verein)s?$")
_NEUTER = re.compile(r"(?:ministerium|[Aa]mt|[Gg]ericht|[Mm]ilitär|[Pp]arlament|[Uu]nternehmen|[Ii]nstitut)\b")
_INTRODUCED = re.compile(
    r"\b[Ee]ine? ((?:[A-ZÄÖÜ][\w-]*)(?: (?:des|der|von|vom) (?:[a-zäöüß]+ |[A-ZÄÖÜ]\w+en )?[A-ZÄÖÜ][\w-]*)?)"
)
_NEAR_UNNAMED = 500  # characters
_NEAR_PRONOUN = 1200  # characters: further back somebody else is meant
_NEAR = 3000  # characters: an older mention is not what a pronoun points to
_CAPITALS_CHIEF = {"kreml": "präsident", "staats": "präsident", "regierungs": "minister"}


@dataclass(frozen=True, slots=True)
class Who:
    """A person or body as far as the text tells."""

    name: str | None = None
    role: str | None = None


class Resolver:
    """Speakers of one text, in order of mention."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        self._text = text
        spans = {d.speaker for d in drafts if d.speaker is not None}
        introduced = [known for span in spans if (known := _introduce(text, span)) is not None]
        self._known = sorted([*introduced, *find_people(text)], key=lambda person: person.place)
        self._places = [person.place for person in self._known]
        self._by_surname: dict[str, list[Person]] = {}
        for person in self._known:
            self._by_surname.setdefault(person.name.split()[-1], []).append(person)

    def who(self, draft: Draft) -> Who:
        """Name and role behind the speaker of `draft`; both None where the text does not say."""
        if draft.speaker is None or draft.source == draft.speaker:
            return Who()
        span = draft.behind or _without_speech_noun(self._text, draft.speaker)
        mention = _WORD.findall(span.of(self._text))
        low = [word.lower() for word in mention]
        before = self._known[bisect_right(self._places, span.start - _NEAR) : bisect_left(self._places, span.start)]
        gender = _pronoun_gender(low)
        if gender is not None:
            several_say = gender == "f" and draft.cue is not None and draft.cue.of(self._text).endswith("en")
            return Who() if several_say else self._behind_pronoun(low, gender, span.start, before)
        own = _introduce(self._text, span)
        if own is not None:
            return self._complete(own, before)
        if low and (low[0].startswith("eigen") or (len(low) == 1 and low[0] in PRONOUNS)):
            return Who()
        role = _base(self._text, span)
        definite = bool(low) and low[0] in ("der", "die", "das")
        head = next((w for w in mention if role_gender(w)), None)
        if head is not None and role_gender(head) == "o":
            return Who(role)
        if definite and head is not None and len(mention) == 2:
            fits = [k for k in before if k.role and _same_office(head, k.role)]
            if fits:
                return self._complete(fits[-1], before)
        return Who(None, role or None)

    def _behind_pronoun(self, low: Sequence[str], gender: str, place: int, before: Sequence[Person]) -> Who:
        """Who `er`, `dieser` or `seine Angaben` at `place` are or belong to: the person last named who fits."""
        near = [k for k in before if place - k.place < _NEAR_PRONOUN and k.fits(gender)]
        if low[0] in _POINTING and near and self._since(near[-1], place):
            return Who()
        if len(low) == 1 and (role := self._unnamed(place, gender, near[-1].place if near else 0)):
            return Who(None, role)
        if not near or (len(low) > 1 and _NEUTER.search(self._text, near[-1].place, place)):
            return Who()  # `seine Angaben` may be those of a ministry named since
        return self._complete(near[-1], before)

    def _of_one(self, surname: str) -> list[Person]:
        """Everybody of that surname, where the whole text has one full name for it."""
        same = self._by_surname.get(surname, [])
        return same if len({known.name for known in same if " " in known.name}) == 1 else []

    def _since(self, person: Person, place: int) -> bool:
        """True where a man without a name or a body that `dieser` may mean was named after `person`."""
        text = self._text[person.place + len(person.name) : place]
        return place - person.place > _NEAR_UNNAMED or any(
            role_gender(word) in ("m", "o") or _MASCULINE_BODY.search(word) for word in _CAPITALISED.findall(text)
        )

    def _unnamed(self, place: int, gender: str, since: int) -> str | None:
        """`eine Sprecherin des Amts`, introduced without a name just before `place` and after everybody named."""
        text = self._text[max(since, place - _NEAR_UNNAMED) : place]
        found = [m[1] for m in _INTRODUCED.finditer(text) if role_gender(m[1].split()[0]) == gender]
        return found[-1] if found else None

    def _complete(self, own: Person, before: Sequence[Person]) -> Who:
        """The fullest name, and the role given or last said of somebody with this surname, at its fullest."""
        last = own.name.split()[-1]
        same = [known for known in before if known.name.split()[-1] == last] or self._of_one(last)
        name = max((known.name for known in same if known.name.endswith(own.name)), key=len, default=own.name)
        role = own.role or next((known.role for known in reversed(same) if known.role), None)
        role = max((k.role for k in same if k.role and role and k.role.endswith(role)), key=len, default=role)
        role = base_form(role, named=True) if role else None
        return Who(name if len(name) > len(own.name) else own.name, role)


def _pronoun_gender(low: Sequence[str]) -> str | None:
    """`er`, `seinen Angaben`: m; `sie`, `ihren Worten`: f; None for everything else."""
    if len(low) == 1:
        return {"er": "m", "sie": "f", "dieser": "m", "letzterer": "m", "letztere": "f"}.get(low[0])
    if len(low) == 2 and low[1] in SPEECH_NOUNS:
        return {"sei": "m", "ihr": "f"}.get(low[0][:3])
    return None


def _without_speech_noun(text: str, span: Span) -> Span:
    """`Angaben der Polizei` is the police: the noun of speech and its article are left out."""
    match = _SPEECH.match(text, span.start, span.end)
    if match is None or match.group(1).lower() not in _SPEAKING:
        return span
    return Span(match.end(), span.end)


def _introduce(text: str, span: Span) -> Person | None:
    """Name and role of a mention such as `US-Botschafter Karl Ott` or `Anna Blum, Sprecherin des Amtes`."""
    mention = re.sub(r"\s*\([^)]*\)", "", span.of(text))
    before = _word_before(text, span)
    if before in _SPEAKING:
        mention = mention.removesuffix("s")  # `Angaben Schwedens`
    if re.search(r"\s(?:und|sowie|oder)\s", mention) or mention.split(" ")[0].lower() in _NO_NAMES:
        return None  # several; reports, a place
    definite = mention.split(" ")[0].lower() in DETERMINERS
    parts = [_Part.of(part.strip(), definite) for part in mention.split(",")]
    named = next((part for part in parts if part.name), None)
    if named is None or named.name is None:
        return None
    common = named.name != mention or before in _ARTICLES or base_form(mention) != mention
    if named.role is None and len(parts) == 1 and common:
        return None  # `der Sender`, `des Karlsruher Theaters`, `Ärzten`
    roles = [named.role] if named.role else [part.text for part in parts if part is not named]
    role = _clean(", ".join(roles))
    if role:
        role = base_form(role, mention.split(" ")[0] if definite else "", named=True)
    gender = next((g for word in _WORD.findall(role or "") if (g := role_gender(word)) in ("m", "f")), None)
    gender = gender or given_gender(named.name)
    return Person(span.start, named.name, role, gender)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a mention between commas, with the name in it and the role in front of the name."""

    text: str
    name: str | None
    role: str | None

    @classmethod
    def of(cls, text: str, definite: bool) -> _Part:
        """`definite`: the mention begins with an article, so a last word in -s is a genitive (`der Chef Schwedens`)."""
        words = text.split()
        while words and words[0].lower() in DETERMINERS | _OBLIQUE:
            words = words[1:]
        roles = [n for n, word in enumerate(words) if role_gender(word) in ("m", "f")]
        tail = words[roles[-1] + 1 :] if roles else words
        nested = roles and any(word.lower() in _GENITIVES for word in words[roles[0] : roles[-1]])
        genitive = bool(roles) and definite and len(tail) == 1 and tail[0].endswith("s")
        organisation = not roles and any(is_organisation(word) for word in words)
        if nested or genitive or organisation or not _is_name(tail) or (not roles and tail != words):
            return cls(text, None, None)
        return cls(text, " ".join(tail), " ".join(words[: roles[-1] + 1]) if roles else None)


def _is_name(words: Sequence[str]) -> bool:
    if not words or words[0].lower() in _GENITIVES | DETERMINERS | PRONOUNS or words[0][0].islower():
        return False
    if words[0].lower().endswith(("ischer", "ische", "ischen")):
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words) and len(" ".join(words)) > 2


def _base(text: str, span: Span) -> str:
    """The mention without its article, in the nominative; a quantifier stays (`viele Experten`)."""
    parts = several(span.of(text))
    if len(parts) > 1:
        return " und ".join(_clean(part) or part for part in parts)
    phrase = span.of(text)
    first, _, rest = phrase.partition(" ")
    if first.lower() in _PLACES and rest.partition(" ")[0] in _ARTICLES:
        first, _, rest = rest.partition(" ")
    if first.lower() in _ARTICLES and rest:
        return base_form(_clean(rest) or rest, first)
    if first.lower() in DETERMINERS and rest:
        return f"{first.lower()} {rest}"
    before = _word_before(text, span)
    return base_form(phrase, before if before in _ARTICLES else "", genitive=before in _SPEAKING)


def _word_before(text: str, span: Span) -> str:
    """The word before `span` in lower case, "" at the start of a sentence."""
    before = _BEFORE.search(text, max(0, span.start - 40), span.start)
    return before[1].lower() if before else ""


def _clean(role: str) -> str | None:
    words = role.split()
    while words and words[0].lower() in DETERMINERS | _OBLIQUE:
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
