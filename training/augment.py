"""Variants of a pair that the users' articles have and the corpora have too rarely.

Every function takes a pair and a random source and gives a pair; `vary` applies them at their rates.
Both sides always change together, so that a variant is as faithful as its original.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

GERMAN_MARKS = (("„", "“"), ("„", "“"), ("»", "«"), ("«", "»"), ('"', '"'), ("“", "”"))
_QUOTED = re.compile(r'(?:„([^„“”"»«]+)[“”"]|»([^„“”"»«]+)«|"([^„“”"»«]+)")')
CAPITALISED = re.compile(r"\b[A-ZÄÖÜ][a-zäöüßéèáóíçñšžčćğış]{2,}\b")
_NUMBER = re.compile(r"(?<![\d.,:/-])\d{1,3}(?:[.,]?\d{3})*(?![\d:/-]|[.,]\d)")
_ONSETS = [
    "b",
    "br",
    "bl",
    "d",
    "dr",
    "f",
    "fl",
    "fr",
    "g",
    "gl",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pf",
    "pl",
    "pr",
    "r",
    "s",
    "sch",
    "schw",
    "sp",
    "st",
    "str",
    "t",
    "tr",
    "v",
    "w",
    "z",
    "zw",
]
_VOWELS = ["a", "e", "i", "o", "u", "ä", "ö", "ü", "au", "ei", "ie", "eu", "a", "e", "i", "o", "u", "a", "e"]
_CODAS = ["n", "r", "l", "s", "t", "m", "ch", "ck", "ng", "nd", "rt", "ll", "ss", "tz", "ff", "rn", "", ""]
_TAILS = [
    "heim",
    "hausen",
    "ingen",
    "dorf",
    "stadt",
    "berg",
    "burg",
    "feld",
    "bach",
    "au",
    "tal",
    "hofen",
    "kirchen",
    "walde",
    "ow",
    "itz",
    "in",
    "er",
    "mann",
    "meier",
    "ski",
    "sky",
    "ić",
    "ova",
    "enko",
    "ez",
    "sen",
    "ini",
    "ari",
    "oğlu",
    "jan",
]


@dataclass(frozen=True)
class Rates:
    """How often a pair is varied, each a probability per pair."""

    marks: float = 0.4
    names: float = 0.2
    numbers: float = 0.1
    capitals: float = 0.012
    bare_end: float = 0.03
    noise: float = 0.02
    swiss: float = 0.01


def invented_name(draw: random.Random) -> str:
    """Give a pronounceable name nobody has, so that copying is learnt rather than a list of names."""
    parts = [
        draw.choice(_ONSETS) + draw.choice(_VOWELS) + draw.choice(_CODAS) for _ in range(draw.choice((1, 1, 2, 2, 3)))
    ]
    return "".join([*parts, draw.choice(_TAILS) if draw.random() < 0.7 else ""]).capitalize()


def swap_name(pair: tuple[str, str], names: Sequence[str], draw: random.Random) -> tuple[str, str]:
    """Replace one capitalised word that stands once, alike, on both sides by another name."""
    german, english = pair
    shared = set(CAPITALISED.findall(german)) & set(CAPITALISED.findall(english))
    known = sorted(name for name in shared if german.count(name) == 1 and english.count(name) == 1)
    if not known:
        return pair
    old = draw.choice(known)
    new = draw.choice(names) if names and draw.random() < 0.5 else invented_name(draw)
    return german.replace(old, new), english.replace(old, new)


def swap_number(pair: tuple[str, str], draw: random.Random) -> tuple[str, str]:
    """Replace one whole number that stands once on both sides; German 10.000 stays English 10,000."""
    german, english = pair
    left, right = list(_NUMBER.finditer(german)), list(_NUMBER.finditer(english))
    values = [re.sub(r"\D", "", m.group()) for m in left], [re.sub(r"\D", "", m.group()) for m in right]
    usable = [v for v in values[0] if values[0].count(v) == 1 and values[1].count(v) == 1 and v not in "01"]
    if not usable:
        return pair
    value = draw.choice(usable)
    low = 10 ** (len(value) - 1)
    fresh = str(draw.randrange(max(2, low), low * 10))
    grouped = f"{int(fresh):,}" if len(fresh) > 4 or (len(fresh) == 4 and draw.random() < 0.5) else fresh
    first, second = left[values[0].index(value)], right[values[1].index(value)]
    if len(value) == 4 and first.group() == second.group():
        grouped = fresh  # a year: no separators on either side
    return (
        german[: first.start()] + grouped.replace(",", ".") + german[first.end() :],
        english[: second.start()] + grouped + english[second.end() :],
    )


def vary_marks(german: str, draw: random.Random) -> str:
    """Give the German with its quotation marks in another style."""
    opening, closing = draw.choice(GERMAN_MARKS)
    return _QUOTED.sub(lambda m: f"{opening}{m.group(1) or m.group(2) or m.group(3)}{closing}", german)


def add_noise(text: str, draw: random.Random) -> str:
    """Give the text with one letter dropped, doubled or exchanged with its neighbour."""
    if len(text) < 12:
        return text
    at = draw.randrange(1, len(text) - 2)
    kind = draw.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[: at + 1] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def vary(pair: tuple[str, str], names: Sequence[str], rates: Rates, draw: random.Random) -> tuple[str, str]:
    """Give the pair with each variation applied at its rate."""
    if draw.random() < rates.names:
        pair = swap_name(pair, names, draw)
    if draw.random() < rates.numbers:
        pair = swap_number(pair, draw)
    german, english = pair
    if draw.random() < rates.marks:
        german = vary_marks(german, draw)
    if draw.random() < rates.capitals and len(german) < 90:
        return german.upper(), english.upper()
    if draw.random() < rates.bare_end and german.endswith(".") and english.endswith("."):
        german, english = german[:-1], english[:-1]
    if draw.random() < rates.noise:
        german = add_noise(german, draw)
    if draw.random() < rates.swiss:
        german = german.replace("ß", "ss")
    return german, english
