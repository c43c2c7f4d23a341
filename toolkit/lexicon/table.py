"""What English may say for a German word: a counted word table, likeness of names across scripts, parts of compounds.

The table (`lexicon.tsv.xz`, made by `training/lexicon.py`) holds stems; English stems of names begin with a capital.
It was counted on sentence pairs: the project's own news style (CC0), Wikinews (German CC BY 2.5), the Bundestag
(official works), Tatoeba (CC BY 2.0 FR) and Europarl.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from toolkit.lexicon.words import german_stem

_PRINCIPAL = 2  # likeliest translations of a word: the rest is as often its neighbour's
_SHORTEST_PART = 4  # letters of a part of a compound
_LONG = 9  # letters of a compound that is certainly no name
_SHORTEST_KEY = 3  # consonants that make a name recognisable


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`entries`: German stem to English stems in lower case, `first`: to the likeliest few. `names`: English stems that
    are names; `german_names`:
    German stems whose likeliest English is a name. `vocabulary`: every English stem of the table."""

    entries: dict[str, frozenset[str]]
    first: dict[str, frozenset[str]]
    names: frozenset[str]
    german_names: frozenset[str]
    vocabulary: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The table, read once (about 20 ms)."""
    raw = resources.files("toolkit.lexicon").joinpath("lexicon.tsv.xz").read_bytes()
    entries, first, names, german_names = {}, {}, set(), set()
    for line in lzma.decompress(raw).decode("utf-8").splitlines():
        german, _, rest = line.partition("\t")
        english = rest.split(" ")
        lower = rest.lower().split(" ")
        entries[german], first[german] = frozenset(lower), frozenset(lower[:_PRINCIPAL])
        capitals = [stem.lower() for stem in english if stem[0].isupper()]
        names.update(capitals)
        if english[0][0].isupper():
            german_names.add(german)
    return Lexicon(entries, first, frozenset(names), frozenset(german_names), frozenset().union(*entries.values()))


@lru_cache(maxsize=1 << 15)
def translations(word: str) -> frozenset[str] | None:
    """English stems that may translate a German word (lower case), those of the parts of a compound too.

    None where neither the word nor its parts are in the table.
    """
    entries = lexicon().entries
    stem = german_stem(word)
    known = entries.get(stem)
    parts = _parts(stem) if len(stem) > 2 * _SHORTEST_PART - 1 else ()
    if known is None and not parts:
        male = word.removesuffix("nen").removesuffix("in")
        return translations(male) if word.endswith(("in", "innen")) and len(male) >= _SHORTEST_PART else None
    return (known or frozenset()).union(*(entries[part] for part in parts))


def principal(word: str) -> frozenset[str]:
    """The likeliest English stems of a German word (lower case) that is itself in the table, else none."""
    return lexicon().first.get(german_stem(word), frozenset())


def compound(word: str) -> frozenset[str] | None:
    """English stems of the two parts of a German noun (lower case); None unless both are known common nouns."""
    table = lexicon()
    parts = _parts(german_stem(word)) if len(word) >= _LONG else ()
    if len(parts) < 2 or not table.german_names.isdisjoint(parts):
        return None
    return frozenset().union(*(table.entries[part] for part in parts))


def _parts(stem: str) -> tuple[str, ...]:
    """The two longest known parts of a compound, the linking `s` allowed for."""
    entries = lexicon().entries
    for cut in range(_SHORTEST_PART, len(stem) - _SHORTEST_PART + 1):
        head, tail = stem[:cut], stem[cut:]
        known = german_stem(tail)
        if known not in entries:
            continue
        for first in (head, german_stem(head), head.removesuffix("s"), head.removesuffix("en")):
            if len(first) >= 3 and first in entries:
                return first, known
    for cut in range(_SHORTEST_PART, len(stem) - _SHORTEST_PART + 1):
        if (known := german_stem(stem[cut:])) in entries:
            return (known,)
    return ()


_BEFORE_FOLDING = 1  # so many sounds stand for letters that folding would lose
_GERMAN_SOUNDS = (
    ("ß", "s"), ("schtsch", "SC"), ("tsch", "C"), ("dsch", "J"), ("sch", "S"), ("ch", "K"), ("ck", "k"), ("tz", "s"),
    ("ph", "f"), ("th", "t"), ("w", "v"), ("z", "s"), ("c", "k"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_ENGLISH_SOUNDS = (
    ("ß", "s"),
    ("shch", "SC"), ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("zh", "S"), ("kh", "K"), ("dj", "J"),
    ("ck", "k"), ("ts", "s"),
    ("tz", "s"), ("ph", "f"), ("th", "t"), ("j", "J"), ("w", "v"), ("z", "s"), ("c", "k"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyjh]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 15)
def german_key(word: str) -> str:
    """Consonants a name is recognised by, from its German spelling: Lawrow and Lavrov share `lvrv`."""
    return _consonants(_sounds(word, _GERMAN_SOUNDS))


@lru_cache(maxsize=1 << 15)
def english_key(word: str) -> str:
    """Consonants a name is recognised by, from its English spelling."""
    return _consonants(_sounds(word, _ENGLISH_SOUNDS))


def _sounds(word: str, sounds: tuple[tuple[str, str], ...]) -> str:
    for spelling, sound in sounds[:_BEFORE_FOLDING]:
        word = word.replace(spelling, sound)
    word = folded(word)
    for spelling, sound in sounds[_BEFORE_FOLDING:]:
        word = word.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=1 << 15)
def folded(word: str) -> str:
    """Accents off, whatever the letter: Chişinău is also written Chișinău, Erdoğan Erdogan."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word.replace("ł", "l").replace("ı", "i").replace("ß", "ss"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _consonants(sounds: str) -> str:
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", sounds))


@lru_cache(maxsize=1 << 16)
def alike(german: str, english: str) -> bool:
    """True where two words (lower case) are one name or cognate: same, one inside the other, or same consonants."""
    if german == english:
        return True
    if len(english) > 3 and (german.startswith(english) or (english.startswith(german) and len(german) > 3)):
        return True
    if folded(german) == folded(english):
        return True
    left, right = german_key(german), english_key(english)
    if left[:1] != right[:1]:
        return False
    if len(right) < _SHORTEST_KEY or len(left) < _SHORTEST_KEY:
        return (
            bool(left)
            and left == right
            and _soft(_sounds(german, _GERMAN_SOUNDS)) == _soft(_sounds(english, _ENGLISH_SOUNDS))
        )
    return (
        left == right
        or (left.startswith(right) and len(left) - len(right) < 3)
        or (right.startswith(left) and len(right) - len(left) < 2)
    )


_INFLECTED = ("", "s", "es", "n", "en", "e", "er", "ern", "ers", "erin", "erinnen", "is", "isch", "ische", "ischen")
_ENDING_KEYS = ("", "s", "n", "r", "rn", "rs", "S", "Sn", "ns", "l")
_FRONT, _BACK = re.compile("[eiyäöüj]+"), re.compile("[ouw]+")


@lru_cache(maxsize=1 << 16)
def same_name(german: str, english: str) -> bool:
    """True where two words (lower case) may be one name: alike, and with the same first vowel.

    Transliteration changes consonants and later vowels (Hisbollah, Hezbollah), never an a to a u: Sundvik is no
    Sandvik. What stands behind the shorter of the two is an ending or a word: Nigerias holds no Niger.
    """
    if not alike(german, english):
        return False
    if german.startswith(english):
        rest = german[len(english) :]
        return rest in _INFLECTED or len(rest) > 3 or (len(rest) == 3 and translations(rest) is not None)
    if folded(german) == folded(english) or english in (f"{german}s", f"{german}n", f"{german}an"):
        return True
    if not _one_key(german_key(german), english_key(english)):
        return False
    left, right = _first_vowel(german), _first_vowel(english)
    return left == right or not left or not right


def _one_key(german: str, english: str) -> bool:
    """True for the same consonants, but for those of an ending."""
    return german.removeprefix(english) in _ENDING_KEYS or english.removeprefix(german) in _ENDING_KEYS


def _first_vowel(word: str) -> str:
    """`a`, `e` for all front vowels, `o` for all back ones, of the first vowels of a word."""
    word = folded(_BACK.sub("o", _FRONT.sub("e", word)))
    found = re.search("[aeo]+", word.removeprefix("e") if word[1:2] in ("a", "o") else word)
    return found[0][0] if found else ""


def _soft(sounds: str) -> str:
    """For short names, the vowels too: Jurij and Yurii are `iuri`, Kiew and Kyiv `kiv`."""
    return _DOUBLE.sub(r"\1", re.sub("h", "", re.sub("[jyJ]", "i", sounds)).replace("ie", "i"))
