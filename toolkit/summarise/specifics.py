"""The specific things a sentence says: numbers, dates, names. Pure; English text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.numerals import Numeral, english_numerals, german_numerals
from toolkit.records import FigureKind
from toolkit.summarise.evidence import root

_NAME = re.compile(r"(?<![\w'’-])[A-ZÄÖÜ][\w'’-]*\w|(?<![\w'’-])[A-ZÄÖÜ]{2,}\b")
_FIRST = re.compile(r"^[\s\"“”‘’'(\[]*$")
# Capitalised in English without naming anybody: titles before names, and words that only begin a sentence or quotation.
_LISTED = """
    the a an it he she they we you i in on at of for from with by to as this that these those his her their its our
    there here when while after before since if but and or so not no yes according however meanwhile
    mr mrs ms dr professor prof president vice chancellor minister foreign defence defense interior prime mayor
    general colonel captain sir lady king queen judge senator governor ambassador secretary state spokesman spokeswoman
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december euro euros
    """
_NO_NAME = frozenset(_LISTED.split())
_PLACED = re.compile(
    r"\b(?:in|at|from|near|to|into|of|by|on|around|towards?|outside|across|between|with|for|against)\s+(?:the\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Specific:
    """A number or date (`value` canonical), or a name (`value` its root), at `[start, end)` of its sentence.

    `placed`: a preposition stands before the name, so that its order says nothing about who does what. `first`: it
    begins the sentence, so that its capital says nothing.
    """

    kind: str
    value: str
    start: int
    end: int
    text: str
    unit: str | None = None
    placed: bool = False
    first: bool = False


@lru_cache(maxsize=1 << 14)
def specifics(text: str) -> tuple[Specific, ...]:
    """Numbers, dates and names of an English sentence, in order. Numerals that mean no count ("one", "first") are left
    out; so is a capitalised first word unless it cannot be an ordinary one."""
    found = [
        Specific(
            "date" if n.kind in (FigureKind.DATE, FigureKind.TIME) else "number",
            n.value,
            n.start,
            n.end,
            n.text,
            n.unit,
        )
        for n in english_numerals(text)
        if not n.weak
    ]
    taken = [(s.start, s.end) for s in found]
    for match in _NAME.finditer(text):
        word = match[0].removesuffix("'s").removesuffix("’s").rstrip("'’")
        if word.lower() in _NO_NAME or any(start <= match.start() < end for start, end in taken):
            continue
        first = bool(_FIRST.match(text[: match.start()]))
        if first and not _named(text, match):
            continue
        placed = bool(_PLACED.search(text[: match.start()]))
        found.append(Specific("name", root(word), match.start(), match.end(), word, None, placed, first))
    return tuple(sorted(found, key=lambda s: s.start))


def _named(text: str, match: re.Match[str]) -> bool:
    """A capitalised first word is a name where another name or a verb of speech stands right behind it."""
    rest = text[match.end() :].lstrip()
    return match[0][:2].isupper() or bool(
        re.match(
            r"[A-Z]\w|(?:said|says|told|warned|accused|announced|called|rejected|denied|has|had|is|was|will|wants)\b",
            rest,
        )
    )


@lru_cache(maxsize=1 << 14)
def values(german: str, english: str) -> frozenset[tuple[str, str | None]]:
    """Values and units of all numerals of a pair, weak ones included."""
    both = (*german_numerals(german), *english_numerals(english))
    return frozenset((numeral.value, numeral.unit) for numeral in both)


@lru_cache(maxsize=1 << 12)
def numerals(german: str, english: str) -> tuple[Numeral, ...]:
    """All numerals of a pair, weak ones included."""
    return (*german_numerals(german, weak=True), *english_numerals(english, weak=True))


def agree(one: Specific, value: str, unit: str | None) -> bool:
    """True where a numeral of the source says what `one` says, or says it more exactly (a date with its year)."""
    if one.unit and unit and one.unit != unit:
        return False
    if one.value == value:
        return True
    if one.kind == "date" and value.count("-") and not value.startswith("-W"):
        return (value.endswith(one.value.lstrip("-")) and one.value.startswith("--")) or value.startswith(
            one.value + "-"
        )
    return len(one.value) == 4 and one.value.isdigit() and value.startswith(one.value + "-")
