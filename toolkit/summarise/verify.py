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

from toolkit.records import Severity
from toolkit.settings import Summarising
from toolkit.summarise import Check
from toolkit.summarise.evidence import Evidence, content_words, is_light, meaning, root
from toolkit.summarise.paraphrase import OPPOSITES
from toolkit.summarise.specifics import Specific, agree, specifics, values

_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their|him|them|it|its|who|this|the \w+)\b", re.IGNORECASE)
_HARD = re.compile(
    r"\b(?:not|yet to|never|no(?! longer than\b)|none|neither|nor|nobody|nothing|cannot|without)\b|\b\w+n['’]t\b", re.I
)
_SOFT = re.compile(
    r"\b(?:refus\w+|den(?:y|ied|ies|ying)|reject\w*|declin\w+|fail\w*|dismiss\w*|rul\w+ out|against|oppos\w+|hardly|"
    r"barely|scarcely|little|few|prevent\w*|stop\w*|ban(?:s|ned|ning)?|lack\w*|unlikely|un\w{5,}|in(?:suff|cap|comp)\w+|impossible|"
    r"only|until|still|yet|turn\w* down|call\w* off|cancel\w*|halt\w*|free of|exempt\w*|withh\w+|avoid\w*|spared)\b",
    re.I,
)
_CLAUSE = re.compile(
    r"[,;:–—]\s|\b(?:but|although|though|while|whereas|because|after|before|if|and|which|who|that|against|versus|"
    r"compared with)\b"
)
_PHRASES = (
    (re.compile(r"\bvot\w+ against\b", re.I), "rejected"),
    (re.compile(r"\bvot\w+ (?:for|in favou?r of)\b", re.I), "approved"),
    (re.compile(r"\bturn\w* down\b", re.I), "rejected"),
)
_FINISHED = re.compile(r"[.!?…][\"'”’)\]]*$")
_STUCK = re.compile(r"\b(?!(?:had|that)\b)([^\W\d_]+),? \1\b", re.I)
_OPPOSITES = tuple((frozenset(map(root, left)), frozenset(map(root, right))) for left, right in OPPOSITES)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A written sentence with the sentences found to support it (most alike first) and what speaks against it."""

    english: str
    support: tuple[int, ...]
    doubts: tuple[str, ...]

    @property
    def supported(self) -> bool:
        return bool(self.support) and not self.doubts


@dataclass(frozen=True, slots=True)
class Case:
    """What a check looks at."""

    text: str
    support: tuple[int, ...]
    evidence: Evidence
    settings: Summarising

    @property
    def primary(self) -> str:
        """The English of the sentence that supports most."""
        return self.evidence.pairs[self.support[0]].english

    def english(self) -> Iterator[str]:
        """The English of every supporting sentence."""
        for place in self.support:
            yield self.evidence.pairs[place].english


def verify(
    english: str, german: str, claimed: Sequence[int], evidence: Evidence, check: Check | None, settings: Summarising
) -> Verdict:
    """Find the support of `english` and doubt what it does not hold.

    `german` is the German the sentence was translated from, empty where it was written in English; `claimed` are the
    ids the writer named. A sentence that stands in the article word for word is supported as it is.
    """
    support = evidence.support(english, claimed, settings.support_most, settings.support_gain)
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
        if not homes:
            yield f"the {one.kind} “{one.text}” is not in the article"
        elif not any(_belongs(case, one, home) for home in homes):
            yield f"the {one.kind} “{one.text}” is said of something else in the article"


def _states(one: Specific, german: str, english: str) -> bool:
    return any(agree(one, value, unit) for value, unit in values(german, english))


def _belongs(case: Case, one: Specific, home: int) -> bool:
    """True where the sentence with `one` speaks of the words around it, too."""
    near = _around(case.text, one)
    if not near:
        return home in case.support
    english = case.evidence.pairs[home].english
    shared = near & case.evidence.words_of(home)
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
    """Meanings of up to three content words on each side in its clause, without other specifics and light words."""
    start, end = _clause_of(text, one)
    masked = _masked(text)
    before = [w for w in content_words(masked[start : one.start]) if not is_light(w)][-3:]
    after = [w for w in content_words(masked[one.end : end]) if not is_light(w)][:3]
    return {meaning(word) for word in (*before, *after)}


def _clause_words(text: str, one: Specific) -> set[str]:
    """Meanings of its clause, names included, numbers not."""
    start, end = _clause_of(text, one)
    return {meaning(word) for word in content_words(text[start:end]) if not word[0].isdigit() and not is_light(word)}


def _clause_of(text: str, one: Specific) -> tuple[int, int]:
    borders = [found for found in _CLAUSE.finditer(text) if found.end() <= one.start or found.start() >= one.end]
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
    parts = [p for word in re.findall(r"[\w-]+", english) if "-" in word for p in word.split("-")]
    return any(root(p) == one.value for p in parts if p) or one.text.casefold()[:5] in german.casefold()


def _dropped_names(case: Case) -> set[str]:
    """Names in that clause of the primary support which the sentence retells, but without them."""
    said = {root(word) for word in content_words(case.text)}
    mine = {meaning(word) for word in content_words(case.text)}
    retold = max(clauses(case.primary), key=lambda clause: len(mine & {meaning(w) for w in content_words(clause)}))
    names = [s for s in specifics(case.primary) if s.kind == "name" and not s.placed and s.text in retold]
    return {s.value for s in names if s.value not in said and not (s.first and s.value not in case.evidence.names)}


def _belongs_name(case: Case, one: Specific, home: int, dropped: set[str]) -> bool:
    shared = _around(case.text, one) & case.evidence.words_of(home)
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


def _polarity(case: Case) -> Iterator[str]:
    """What the source denies may not be affirmed, nor the other way round."""
    mine = {meaning(word) for word in content_words(case.text)}
    hard, soft = _HARD.search(case.text), _softened(case.text)
    if not hard:
        for clause in (clause for english in case.english() for clause in clauses(english)):
            denied = _HARD.search(clause)
            words = {meaning(word) for word in content_words(_HARD.sub(" ", clause))}
            answered = soft - _softened(clause)
            told = len(words & mine) * 2 > len(words) > 1 or mine <= words
            if denied and not answered and told:
                yield f"the article denies this (“{denied[0]}”)"
                return
        return
    for clause in clauses(case.text):
        found = _HARD.search(clause)
        if found and not any(_denies(clause, english) for english in case.english()):
            yield f"the article does not deny this (“{found[0]}”)"
            return


def _denies(clause: str, source: str) -> bool:
    """True where the source has a negator, or a word of denial that the clause does not have as well."""
    told = {meaning(word) for word in content_words(clause)}
    near = [c for c in clauses(source) if told & {meaning(word) for word in content_words(c)}] or [source]
    return any(_HARD.search(c) or _softened(c) - _softened(clause) for c in near)


def _softened(text: str) -> set[str]:
    """Roots of the words that deny without a negator (`refuse`, `rule out`)."""
    return {root(found[0].split()[0]) for found in _SOFT.finditer(text)}


def clauses(text: str) -> list[str]:
    """A sentence cut at commas, dashes and joining words, roughly."""
    return [part for part in _CLAUSE.split(text) if part.strip()]


def _opposites(case: Case) -> Iterator[str]:
    """One of a pair of opposite words where the support has only the other."""
    if _HARD.search(case.text):
        return
    mine = _roots(case.text)
    told = {meaning(word) for word in content_words(case.text)}
    # A further supporting sentence counts only where it shares more than the very word in question.
    homes = [i for i in case.support if i == case.support[0] or len(told & case.evidence.words_of(i)) > 2]
    theirs = {word for i in homes for word in _roots(case.evidence.pairs[i].english)}
    for left, right in _OPPOSITES:
        for one, other in ((left, right), (right, left)):
            if mine & one and not mine & other and theirs & other and not theirs & one:
                word = next((w for w in re.findall(r"[A-Za-z]+", case.text) if root(w) in one), min(mine & one))
                yield f"“{word}” is the opposite of what the article says"


def _roots(text: str) -> set[str]:
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    return {root(word) for word in re.findall(r"[A-Za-z]+", text)}


def _additions(case: Case) -> Iterator[str]:
    """Content that no supporting sentence holds: too much of it in all, or two words the article never uses."""
    held = set().union(*(case.evidence.words_of(place) for place in case.support))
    held |= case.evidence.words_of(0)
    row = [word for word in content_words(case.text) if not word[0].isdigit()]
    total = sum(case.evidence.weight(meaning(word)) for word in row)
    known = sum(case.evidence.weight(meaning(word)) for word in row if meaning(word) in held or is_light(word))
    numbers = {word for one in specifics(case.text) if one.kind != "name" for word in content_words(one.text)}
    new = [w for w in row if not (w in numbers or is_light(w) or case.evidence.holds(meaning(w)))]
    if len(new) > 1:  # one may be a paraphrase: 15 of 84 faithful sentences have one, none has two
        yield f"the article does not say “{' … '.join(new)}”"
        return
    if total and known / total < case.settings.covered:
        missing = ", ".join(word for word in row if meaning(word) not in held and not is_light(word))
        yield f"too little of it is in the article: {missing}"


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
    _polarity,
    _opposites,
    _additions,
)
