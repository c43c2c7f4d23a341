"""Words the model has wrong, put right by the dictionary: “spectact” for Verteidigungspakt becomes “defence pact”.

Only the word is exchanged, at the place the model's own word links give; what was done stands in `Pair.guards`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from toolkit.align.dictionary import Found, base, in_form, plural
from toolkit.engines.protocol import Aligner
from toolkit.english import set_articles
from toolkit.quotes.wordlists import words
from toolkit.records import Link, Pair

GUARD = "word looked up: "  # begins what stands in `Pair.guards`
_SINGULAR = frozenset(
    words(
        "der des dem das im am zum zur vom beim ein eine einem einen einer eines jeder jede jedem kein keinen keinem "
        "keiner dieser dieses"
    )
)
_PLURAL = frozenset(words("die viele vielen mehrere mehreren einige einigen diese alle allen keine beide beiden"))
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BARE = re.compile(r"\b(?:to|do|does|did|will|would|can|could|should|may|might|must)(?:n['’]t| not)? *$", re.IGNORECASE)
_LIKE_ADVERBS = frozenset(
    words("friendly daily early likely unlikely elderly weekly monthly yearly lonely deadly costly")
)
_NEAR = 2  # words before a noun in which its article stands

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Misfit:
    """English at `english` that wrongly stands for the German word at `german`; `found` is its dictionary entry."""

    german: Place
    english: Place
    found: Found


class Proofreader(Protocol):
    """Finds misfits. `suspects` says cheaply whether word links are worth asking for."""

    @property
    def version(self) -> str:
        """Changes with what is found and what it is exchanged for."""
        ...

    def suspects(self, german: str, english: str) -> bool:
        """True where there may be a misfit."""
        ...

    def misfits(self, german: str, english: str, links: Sequence[Link]) -> Sequence[Misfit]:
        """Misfits from left to right, none overlapping another."""
        ...


def mend_words(pairs: Sequence[Pair], aligner: Aligner, proofreader: Proofreader) -> list[Pair]:
    """The pairs, wrong words exchanged; one that was asked for and stays keeps its word links. Raises TranslationError
    where the engine fails."""
    asked = [n for n, pair in enumerate(pairs) if proofreader.suspects(pair.german, pair.english)]
    links = aligner.align([(pairs[n].german, pairs[n].english) for n in asked]) if asked else []
    mended = list(pairs)
    for n, found in zip(asked, links, strict=True):
        misfits = proofreader.misfits(pairs[n].german, pairs[n].english, found)
        mended[n] = _mend(pairs[n], misfits) if misfits else replace(pairs[n], links=tuple(found))
    return mended


def _mend(pair: Pair, misfits: Sequence[Misfit]) -> Pair:
    english, said = pair.english, []
    for misfit in reversed(misfits):
        start, end = misfit.english
        before, old, after = english[:start], english[start:end], english[end:]
        owns = re.search(r"['’]s$", old)
        new = _fitting(_rendered(pair.german, misfit, old, before), before, after) + (owns[0] if owns else "")
        if _begins_twice(before, new):
            continue
        if misfit.found.plural and new.endswith(plural(misfit.found.entry.english[0])):
            before = re.sub(r"(?<=\w )an? $", "", before)  # a coffins
        said.append(f"{GUARD}“{new}” for “{pair.german[slice(*misfit.german)]}” instead of “{old}”")
        english = before + new + after
    if not said:
        return pair
    guards = dict.fromkeys((*pair.guards, *reversed(said)))
    return replace(pair, english=set_articles(english), guards=tuple(guards))


def _begins_twice(before: str, new: str) -> bool:
    """True where the word in front is how the new one begins: fire firefighter."""
    left = _WORD.findall(before[-40:].lower())
    return bool(left) and len(left[-1]) > 3 and new.lower().startswith(left[-1])


def _rendered(german: str, misfit: Misfit, old: str, before: str) -> str:
    """The first sense of the entry, in number or tense like the German and the word it replaces."""
    entry, sense = misfit.found.entry, misfit.found.entry.english[0]
    word = german[slice(*misfit.german)].lower()
    if entry.kind == "v":
        return base(sense) if _BARE.search(before) else in_form(sense, _past(word, misfit.found) or old.lower())
    if entry.kind == "a" and word != entry.german:  # before its noun: general, not generally
        fitting = (each for each in entry.english if not each.endswith("ly") or each in _LIKE_ADVERBS)
        sense = next(fitting, sense)
    if entry.kind == "n":
        many = misfit.found.plural
        if many is None:
            many = _many(german[: misfit.german[0]], re.search(r"\b(?:an?|one) *$", before, re.IGNORECASE) is None)
        sense = plural(sense) if many else sense
    joint = "-" if entry.kind == "a" and "-" in german[slice(*misfit.german)] else " "  # Russian-Ukrainian
    return joint.join((*misfit.found.first, base(sense)))


def _past(word: str, found: Found) -> str:
    """“-ed” for a German past or participle, which is past whatever the wrong English word looks like."""
    verb = found.entry.german
    weak = re.fullmatch(r"(\w{3,}?)e?te[nt]?", word)  # prallte, lehnte (ab), arbeitete; not arbeitet
    if word != verb and weak and re.sub("e?n$", "", verb).endswith(weak[1]):
        return "-ed"
    return "-ed" if word in found.entry.forms and "ge" in word and "ge" not in verb else ""


def _many(german_before: str, otherwise: bool) -> bool:
    """Whether a noun is a plural, by the article or number word before it."""
    for word in reversed(_WORD.findall(german_before.lower())[-_NEAR:]):
        if word in _PLURAL or word in _SINGULAR:
            return word in _PLURAL
    return otherwise


def _fitting(new: str, before: str, after: str) -> str:
    """`new` without a word that stands beside it already, with a capital where a sentence begins."""
    parts = new.split(" ")
    left, right = _WORD.findall(before[-40:].lower()), _WORD.findall(after[:40].lower())
    while len(parts) > 1 and left and parts[0].lower() == left[-1]:
        parts.pop(0)
    while len(parts) > 1 and right and parts[-1].lower() == right[0]:
        parts.pop()
    new = " ".join(parts)
    return new if re.search(r"\w", before) else new[:1].upper() + new[1:]
