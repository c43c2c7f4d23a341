"""What German words are called in English: a dictionary of the news, with inflected forms and compounds.

`dictionary.tsv` was written by hand for this package (CC0): German word, kind (`n`oun, `v`erb, `a`djective or adverb),
its other forms (of a noun the nominative plural), English senses, the likeliest first. In English `!u` marks a noun
without a plural, `!pl` one without a singular; `a/b` gives an irregular plural, of a verb past and participle.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from toolkit.align.spellings import in_english

_NOUN_ENDINGS = ("n", "en", "s", "es")
_ADJECTIVE_ENDINGS = ("em", "en", "er", "es", "e", "eren", "erer", "eres", "ere", "sten", "ster", "stes", "ste")
_VERB_ENDINGS = ("en", "n", "e", "st", "et", "t", "te", "ten", "tet", "test", "end", "ende", "enden", "ender", "endes")
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "ns")  # between the parts of a compound
_SHORTEST_PART = 3
_SHORTEST_COMPOUND = 7
_MOST_PARTS = 4
_WOMAN = re.compile(r"(.{3,}(?:er|or|ist|ent|ant|eur|log))(in|innen)")  # Direktorin: what a man is called, in English


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the dictionary."""

    german: str
    kind: str
    forms: tuple[str, ...]
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the dictionary has for a German form.

    `plural` is None where a noun's form may be either. `first` are the parts before the entry's word in a compound, in
    English.
    """

    entry: Entry
    plural: bool | None = None
    first: tuple[str, ...] = ()

    @property
    def senses(self) -> tuple[str, ...]:
        """English senses in their base form."""
        return tuple(" ".join((*self.first, base(sense))) for sense in self.entry.english)


def _data() -> bytes:
    return files("toolkit.align").joinpath("dictionary.tsv").read_bytes()


@cache
def version() -> str:
    """Checksum of the dictionary: a corrected line makes stored translations stale."""
    return f"{zlib.crc32(_data()):08x}"


@cache
def _lines() -> dict[str, str]:
    """The lines that list each form, in lower case; read into entries only when asked for (a fifth of the time)."""
    table: dict[str, str] = {}
    for line in _data().decode("utf-8").splitlines()[1:]:
        german, _, forms, _ = line.lower().split("\t")
        for form in {german, *forms.split()}:
            table[form] = f"{table[form]}\n{line}" if form in table else line
    return table


@lru_cache(maxsize=1 << 14)
def _entries(low: str) -> tuple[Found, ...]:
    """What is listed for a form in lower case."""
    found = []
    for line in _lines().get(low, "").splitlines():
        german, kind, forms, english = line.split("\t")
        entry = Entry(german, kind, tuple(forms.split()), tuple(english.split("|")))
        either = kind != "n" or (german.lower() == low and german in entry.forms)
        found.append(Found(entry, None if either else german.lower() != low))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def look_up(word: str) -> tuple[Found, ...]:
    """Entries of a German form, likeliest first, also of a compound or a word with hyphens; empty where none is known.

    A word with a capital is a noun before it is anything else, and what is listed so before it is a form of another
    (Polen: Poland, then Poles).
    """
    low = word.lower()
    found = _listed(low) or tuple(_hyphenated(word) if "-" in word else _compound(low, _MOST_PARTS))
    capital = word[:1].isupper()
    return tuple(sorted(found, key=lambda each: ((each.entry.kind == "n") != capital, each.entry.german != word)))


@lru_cache(maxsize=1 << 14)
def _listed(low: str) -> tuple[Found, ...]:
    """Entries of a simple word: as it is listed, else with an ending taken off."""
    if listed := _entries(low):
        return listed
    for ending in _NOUN_ENDINGS:
        if low.endswith(ending):
            nouns = [each for each in _entries(low.removesuffix(ending)) if each.entry.kind == "n"]
            if ending in ("s", "es"):  # a genitive singular
                nouns = [Found(each.entry, False) for each in nouns if not each.plural]
            elif ending == "n":  # den Söldnern: a dative plural
                nouns = [Found(each.entry, True) if each.plural is None else each for each in nouns]
            if nouns:
                return tuple(nouns)
    if (woman := _WOMAN.fullmatch(low)) and (nouns := [each for each in _entries(woman[1]) if each.entry.kind == "n"]):
        return tuple(Found(each.entry, woman[2] == "innen") for each in nouns if not each.plural)
    return (*_bases(low, _ADJECTIVE_ENDINGS, ("",), "a"), *_bases(low, _VERB_ENDINGS, ("en", "n"), "v"))


def _bases(low: str, endings: tuple[str, ...], base_endings: tuple[str, ...], kind: str) -> Iterator[Found]:
    for stem in dict.fromkeys(low.removesuffix(ending) for ending in endings if low.endswith(ending)):
        for base_ending in base_endings:
            yield from (each for each in _entries(stem + base_ending) if each.entry.kind == kind)


def _hyphenated(word: str) -> Iterator[Found]:
    """A known word behind hyphens; what stands before them and is not listed is a name (Kursk-Front)."""
    *parts, last = word.split("-")
    first = tuple(_listed_attribute(part.lower()) or in_english(part) for part in parts if part)
    for each in _listed(last.lower()) or tuple(_compound(last.lower(), _MOST_PARTS)):
        yield Found(each.entry, each.plural, (*first, *each.first))


def _compound(low: str, most: int) -> Iterator[Found]:
    """A compound of known words, read with the longest last part there is."""
    if len(low) < _SHORTEST_COMPOUND or most < 2:
        return
    for at in range(_SHORTEST_PART, len(low) - _SHORTEST_PART + 1):
        tail = [each for each in _listed(low[at:]) if each.entry.kind in "na"]
        if tail and (head := _attribute(low[:at], most - 1)):
            yield from (Found(each.entry, each.plural, (head,)) for each in tail)
            return


@lru_cache(maxsize=1 << 14)
def _attribute(low: str, most: int) -> str | None:
    """English of the part before another in a compound; None where it is not known."""
    if listed := _listed_attribute(low):
        return listed
    inner = next((each for form in (low, low.removesuffix("s")) for each in _compound(form, most)), None)
    return inner.senses[0] if inner else None


def _listed_attribute(low: str) -> str | None:
    for link in _LINKS:
        stem = low.removesuffix(link)
        if low.endswith(link) and len(stem) >= _SHORTEST_PART:
            known = [each for each in _entries(stem) if each.entry.kind in "na"]
            if known:
                return known[0].senses[0]
    return None


def gloss(phrase: str) -> str | None:
    """English of a few German words that end in a noun (nordkoreanische Soldaten), word for word; None unless all are
    known. A noun that may be either is a plural."""
    *before, noun = [look_up(word) for word in phrase.split()] or [()]
    if not noun or not all(before):
        return None
    head = noun[0]
    word = base(head.entry.english[0]) if head.plural is False else plural(head.entry.english[0])
    return " ".join((*(found[0].senses[0] for found in before), *head.first, word))


def base(sense: str) -> str:
    """Singular or base form of an English sense."""
    return sense.split(" !")[0].split("/")[0]


def plural(sense: str) -> str:
    """Plural of an English noun sense; one without a plural stays as it is."""
    word, _, mark = sense.partition(" !")
    singular, _, irregular = word.partition("/")
    if mark or irregular:
        return irregular or word
    if re.search(r"(?:s|x|z|ch|sh)$", singular):
        return f"{singular}es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", singular) + "s"


def in_form(sense: str, like: str) -> str:
    """An English verb sense in the form the word `like` shows by its ending: -s, -ed or -ing, else the base form."""
    whole, *irregular = sense.split("/")
    verb, _, rest = whole.partition(" ")
    if like.endswith("ing"):
        verb = f"{_before_vowel(verb)}ing"
    elif like.endswith("ed"):
        past = re.sub(r"(?<=[^aeiou])y$", "i", _before_vowel(verb))
        verb = irregular[-1] if irregular else f"{past}ed"
    elif like.endswith("s"):
        verb = plural(verb)
    return f"{verb} {rest}".rstrip()


def _before_vowel(verb: str) -> str:
    """A verb as it stands before -ing and -ed: mak(e), stopp."""
    if re.search(r"[^eyo]e$", verb):
        return verb[:-1]
    return verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb) else verb
