"""Is a written sentence what its article says? Its support is found, then every claim in it is held against it.

The checks are a table: each takes the sentence and its support and names what it doubts. They compare English with the
English of the article (numbers and names with its German, too); the toolkit's checks of German against English come
on top, passed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.numerals import derived
from toolkit.records import Severity
from toolkit.settings import Summarising
from toolkit.summarise import Check
from toolkit.summarise.case import CLAUSE, Case, clauses
from toolkit.summarise.denials import check_denials, check_opposites, check_prefixes
from toolkit.summarise.evidence import Evidence, content_words, is_light, meaning, one_circle, root
from toolkit.summarise.specifics import Specific, agree, numerals, specifics, values

_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their|him|them|it|its|who|this|the \w+)\b", re.IGNORECASE)
_SPEECH = (
    r"(?:said|says|told|stated|argued|argues|claimed|claims|accused|accuses|called|calls|warned|warns|announced|demanded|demands|denied|"
    r"denies|rejected|rejects|criticised|criticises|criticized|insisted|insists|explained|confirmed|described|believes|estimates|puts)"
)
_SAYS = re.compile(rf"^(?P<who>[A-Z][^,;:“”\"]{{2,60}}?|[A-Z][^,;:“”\"]{{2,40}}, [^,]{{3,50}},)\s{_SPEECH}\b")
_INVERTED = re.compile(rf"[”\",]\s{_SPEECH}\s(?P<who>[^,.;]{{3,60}})")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;]{3,60})")
_ARTICLES = ("the", "a", "an")
_SPANS = frozenset(("day", "week", "month", "year", "hour", "minute"))
_RELATIVE = re.compile(r"(?<=before)|(?<=after)|\s(?:before|after|earlier|later)\b")
_PARTS_OF_YEAR = {
    "6": re.compile(r"\bhalf(?:[ -]year| of (?:the|this|last|\d)|-yearly)|\b(?:first|second) half\b", re.I),
    "3": re.compile(r"\bquarter\b", re.I),
}
_FINISHED = re.compile(r"[.!?…][\"'”’)\]]*$")
_STUCK = re.compile(r"\b(?!(?:had|that)\b)([^\W\d_]+),? \1\b", re.I)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A written sentence with the sentences found to support it (most alike first) and what speaks against it."""

    english: str
    support: tuple[int, ...]
    doubts: tuple[str, ...]

    @property
    def supported(self) -> bool:
        return bool(self.support) and not self.doubts


def verify(
    english: str, german: str, claimed: Sequence[int], evidence: Evidence, check: Check | None, settings: Summarising
) -> Verdict:
    """Find the support of `english` and doubt what it does not hold.

    `german` is the German the sentence was translated from, empty where it was written in English; `claimed` are the
    ids the writer named. A sentence that stands in the article word for word is supported as it is.
    """
    support = evidence.support(english, claimed, settings.support_most, settings.support_gain) or evidence.retold(
        english
    )
    if not support:
        return Verdict(english, (), ("nothing in the article says so",))
    for place in support:
        pair = evidence.pairs[place]
        if english.strip() == pair.english.strip() or (german and german.strip() == pair.german.strip()):
            return Verdict(english, (place,), ())
    case = Case(english, support, evidence, settings)
    doubts = [doubt for each in CLAIMS for doubt in each(case)]
    if check is not None:
        sides = [(evidence.pairs[place].german, evidence.pairs[place].english) for place in support]
        doubts += [found.message for found in check(english, sides) if found.severity is Severity.ERROR]
    return Verdict(english, support, tuple(dict.fromkeys(doubts)))


def _numbers(case: Case) -> Iterator[str]:
    """A number or date must stand in the article, and there beside what it is said of here."""
    for one in specifics(case.text):
        if one.kind == "name":
            continue
        homes = [i for i, pair in enumerate(case.evidence.pairs) if _states(one, pair.german, pair.english)]
        if not homes and _worked_out(case, one):
            continue
        if not homes:
            yield f"the {one.kind} “{one.text}” is not in the article"
        elif not any(_belongs(case, one, home) for home in homes):
            yield f"the {one.kind} “{one.text}” is said of something else in the article"


def _worked_out(case: Case, one: Specific) -> bool:
    """True for a rounded number or a share of one in the support, and for a span between two dates."""
    if one.unit in _SPANS and _RELATIVE.match(case.text, one.end):
        return True
    part = _PARTS_OF_YEAR.get(one.value) if one.unit == "month" else None
    if part and any(part.search(english) for english in case.english()):
        return True
    pairs = (case.evidence.pairs[place] for place in case.support)
    return any(derived(case.text, one.start, one.value, one.unit, numerals(p.german, p.english)) for p in pairs)


def _states(one: Specific, german: str, english: str) -> bool:
    return any(agree(one, value, unit) for value, unit in values(german, english))


def _belongs(case: Case, one: Specific, home: int) -> bool:
    """True where the sentence with `one` speaks of the words around it, too."""
    near = _around(case.text, one)
    if home in case.support and one.unit in _SPANS and _RELATIVE.match(case.text, one.end):
        return True
    if not near:
        return home in case.support
    english = case.evidence.pairs[home].english
    shared = _shared(case, near, home)
    if home == case.support[0]:
        return bool(shared or len(_numerals(case.text)) < 2) and not _crossed(case.text, english, one)
    if one.kind == "date" and _other(case, one):
        return len(shared) * 2 > len(near)
    return len(shared) * 3 >= len(near) * (1 if home in case.support else 2) and bool(shared)


def _crossed(text: str, source: str, one: Specific) -> bool:
    """True where `one` and another number of the source changed places, and the clauses around them did not."""
    here, there = [s.value for s in _numerals(text)], [s.value for s in _numerals(source)]
    mine = next((s for s in _numerals(source) if s.value == one.value), None)
    if one.kind != "number" or mine is None or here.count(one.value) > 1:
        return False
    turned = any(
        other in here
        and other != one.value
        and (here.index(other) < here.index(one.value)) != (there.index(other) < there.index(one.value))
        for other in there
    )
    return turned and not _clause_words(text, one) & _clause_words(source, mine)


def _numerals(text: str) -> list[Specific]:
    return [s for s in specifics(text) if s.kind == "number"]


def _other(case: Case, one: Specific) -> bool:
    """True where the primary support has a specific of the same kind that the sentence leaves out."""
    said = {s.value for s in specifics(case.text) if s.kind == one.kind}
    return any(s.kind == one.kind and s.value not in said for s in specifics(case.primary))


def _around(text: str, one: Specific) -> set[str]:
    """Up to three content words on each side in its clause, without other specifics and light words."""
    start, end = _clause_of(text, one)
    masked = _masked(text)
    before = [w for w in content_words(masked[start : one.start]) if not is_light(w)][-3:]
    after = [w for w in content_words(masked[one.end : end]) if not is_light(w)][:3]
    return {*before, *after}


def _shared(case: Case, near: set[str], home: int) -> set[str]:
    """Words of `near` that the sentence says or retells."""
    first = home == case.support[0]  # elsewhere a synonym is as likely another fact
    return {word for word in near if case.evidence.says(word, home, retold=first)}


def _clause_words(text: str, one: Specific) -> set[str]:
    """Meanings of its clause, names included, numbers not."""
    start, end = _clause_of(text, one)
    return {meaning(word) for word in content_words(text[start:end]) if not word[0].isdigit() and not is_light(word)}


def _clause_of(text: str, one: Specific) -> tuple[int, int]:
    borders = [found for found in CLAUSE.finditer(text) if found.end() <= one.start or found.start() >= one.end]
    start = max((found.end() for found in borders if found.end() <= one.start), default=0)
    return start, min((found.start() for found in borders if found.start() >= one.end), default=len(text))


def _masked(text: str) -> str:
    for each in specifics(text):
        text = text[: each.start] + "\x00" * (each.end - each.start) + text[each.end :]
    return text


def _names(case: Case) -> Iterator[str]:
    """A name must stand in the support, or close before it where the support says "he" or "the minister"."""
    pairs = case.evidence.pairs
    for one in specifics(case.text):
        if one.kind != "name" or any(_mentions(one, pairs[i].german, pairs[i].english) for i in case.support[:1]):
            continue
        if one.first and case.evidence.ordinary(one.text):
            continue
        homes = [i for i, pair in enumerate(pairs) if _mentions(one, pair.german, pair.english)]
        if not homes:
            yield f"the name “{one.text}” is not in the article"
            continue
        dropped = _dropped_names(case)
        if any(_belongs_name(case, one, home, dropped) for home in homes):
            continue
        yield f"“{one.text}” is not who or what the article says this of"


def _mentions(one: Specific, german: str, english: str) -> bool:
    if any(root(word) == one.value for word in re.findall(r"[\w-]+", english) if word[:1].isupper()):
        return True
    if _people(one, english) or one_circle(one.text, english):
        return True
    parts = [p for word in re.findall(r"[\w-]+", english) if "-" in word for p in word.split("-")]
    return any(root(p) == one.value for p in parts if p) or one.text.casefold()[:5] in german.casefold()


_PEOPLE = re.compile(r"(?:ese|ians?|eans?|ans?|ish|i|is|ic|ch|ans|ards?|ers?)$")


def _people(one: Specific, english: str) -> bool:
    """True where English has the country of a people or the people of a country: Chinese, China."""
    short = one.text[:4]
    names = (word for word in re.findall(r"[A-Z][a-z]{3,}", english) if word[:4] == short)
    return any(_PEOPLE.search(word) or _PEOPLE.search(one.text) for word in names if len(one.text) > 3)


def _dropped_names(case: Case) -> set[str]:
    """Names in that clause of the primary support which the sentence retells, but without them."""
    said = {root(word) for word in content_words(case.text)}
    mine = {meaning(word) for word in content_words(case.text)}
    retold = max(clauses(case.primary), key=lambda clause: len(mine & {meaning(w) for w in content_words(clause)}))
    names = [s for s in specifics(case.primary) if s.kind == "name" and not s.placed and s.text in retold]
    return {s.value for s in names if s.value not in said and not (s.first and s.value not in case.evidence.names)}


def _belongs_name(case: Case, one: Specific, home: int, dropped: set[str]) -> bool:
    shared = _shared(case, _around(case.text, one), home)
    if home in case.support and shared and (not dropped or len(shared) * 2 > len(_around(case.text, one))):
        return True
    first = case.support[0]
    close = home == 0 or first - 3 <= home < first
    return close and not dropped and bool(_PRONOUN.search(case.primary))


def _roles(case: Case) -> Iterator[str]:
    """Two names in the order of the source: who does it and to whom it is done, unless one side is passive."""
    mine = [s for s in specifics(case.text) if s.kind == "name"]
    for english in case.english():
        theirs = [s for s in specifics(english) if s.kind == "name"]
        if re.search(r"\bby\b", case.text) or re.search(r"\bby\b", english):
            continue
        order = {s.value: place for place, s in reversed(list(enumerate(theirs)))}
        for left, right in pairwise(mine):
            if left.value == right.value or left.placed or right.placed or right.start - left.end < 2:
                continue
            if left.value in order and right.value in order and order[left.value] > order[right.value]:
                pair = (theirs[order[left.value]], theirs[order[right.value]])
                if not any(s.placed for s in pair):
                    yield f"“{left.text}” and “{right.text}” stand the other way round in the article"


def _speaker(case: Case) -> Iterator[str]:
    """Words put into another mouth: the sentence that says most of them has a speaker of its own."""
    said = _SAYS.match(case.text) or _ACCORDING.search(case.text)
    if said is None:
        return
    evidence = case.evidence
    mouth = {root(word) for word in content_words(said["who"].split(",")[0])}
    rest = case.text[: said.start()] + " " + case.text[said.end() :]
    told = [word for word in content_words(rest) if not is_light(word)]
    if len(told) < 2 or not any(word[0].isupper() for word in said["who"].split() if word.lower() not in _ARTICLES):
        return
    counts = [(sum(evidence.says(word, place) for word in set(told)), -place) for place in range(len(evidence.pairs))]
    most, place = max(counts)
    source = evidence.pairs[-place].english
    own = _SAYS.match(source) or _ACCORDING.search(source) or _INVERTED.search(source)
    if most * 2 < len(told) or own is None or _PRONOUN.fullmatch(own["who"].strip()):
        return
    theirs = {root(word) for word in content_words(own["who"])}
    if not mouth & {root(word) for word in content_words(source)} and theirs:
        yield f"“{said['who'].strip()}” does not say this in the article, “{own['who'].strip()}” does"


def _additions(case: Case) -> Iterator[str]:
    """Content that no supporting sentence holds: words the article never uses nor retells, too much from elsewhere."""
    evidence, places = case.evidence, tuple(dict.fromkeys((*case.support, 0)))
    held = set().union(*(evidence.words_of(place) for place in places))
    row = [word for word in content_words(case.text) if not word[0].isdigit() and not is_light(word)]
    numbers = {word for one in specifics(case.text) if one.kind != "name" for word in content_words(one.text)}
    open_words = [w for w in row if not (w in numbers or meaning(w) in held or evidence.retells(w, places))]
    new = [word for word in open_words if not evidence.holds(meaning(word))]
    if len(new) > case.settings.new_words:
        yield f"the article does not say “{' … '.join(new)}”"
        return
    total = sum(evidence.weight(meaning(word)) for word in row)
    missing = sum(evidence.weight(meaning(word)) for word in open_words)
    if (len(open_words) > 1 or len(row) < 3) and total and missing / total > 1 - case.settings.covered:
        yield f"too little of it is in the article: {', '.join(open_words)}"


def _form(case: Case) -> Iterator[str]:
    """A sentence that was cut off, and the babble of a model that has lost its way."""
    if not _FINISHED.search(case.text):
        yield "the sentence is not finished"
    if stuck := _STUCK.search(case.text):
        yield f"“{stuck[0]}” is no English"


CLAIMS: tuple[Callable[[Case], Iterator[str]], ...] = (
    _form,
    _numbers,
    _names,
    _roles,
    _speaker,
    check_denials,
    check_opposites,
    check_prefixes,
    _additions,
)
