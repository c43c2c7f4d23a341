"""Names the model cut short or respelt: put back as the German, or English usage, spells them.

Weak models take a rare name apart into pieces and lose some ("Selenenskyj" for "Selenskyj"). A name is put back only
where one unexplained capitalised English word stands very near to one German name that the English does not say. Names
English spells otherwise (Lawrow, Lavrov) come from `align/names.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from toolkit.align.spellings import spellings
from toolkit.quotes.wordlists import words

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LEAST = 5  # letters: shorter names have too many neighbours
_SHORTEST = 4  # letters of a name that is whole, with a few behind it
_TAIL = 4
_REMEMBERED = 512  # German texts: the hypotheses of one come one after another
_REPEATED = re.compile(r"(.{2,3})\1+")
_DERIVED = re.compile(
    r"s|i|is|n|ns|an|ans|er|ers|ian|ians|ese|ish|ism|ist|ists|ia|ic|ite|ites|y|land|burg|berg|stadt|dorf"
)
# German nouns are capitalised too: only after these words, or after another capitalised one, is one taken for a name.
_BEFORE_NAME = frozenset(
    words(
        """
    in aus nach bei von gegen für mit durch über laut und um vor sagte sagt sagten erklärte betonte warnte so fügte
    meinte schrieb forderte teilte berichtete kritisierte versicherte
    """
    )
)
_STARTS = frozenset(
    words("der die das den dem des ein eine einen einem einer wir sie er es ich ihr im am zum zur kein keine")
)
# English words that merely look like a German noun (Parliament, Ministry, Institution) end so.
_ENGLISH_ENDING = re.compile(r"(?:ment|tion|sion|ty|ian|ish|ese|ry|ic|ism|ist|ness|ance|ence|cy)s?$")
_ENGLISH_ONLY = frozenset(
    words(
        """
    the a an and but or of in on at to for with from by as it he she they we i this that these those there his her
    its their our after before during while when if january february march april may june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday president minister chancellor
    government state states united nations russian russians ukrainian ukrainians german germans american americans
    chinese french british korean koreans european europeans north south east west northern southern eastern western
    russia ukraine germany america china france britain korea europe according however foreign defence defense
    """
    )
)


def restore(german: str, english: str) -> tuple[str, tuple[str, ...]]:
    """`english` with its names spelt right, and words for each name that was changed.

    A German name counts with its genitive (Putins, Putin’s). Nothing else of the English changes.
    """
    done: list[str] = []
    tokens, present, capitals = _read(german)
    said = _said(english)
    for name in _names(tokens, english):
        wanted, stem = _wanted(name)
        forms = {wanted.lower(), wanted.lower() + "s", wanted.lower().removesuffix("s")}
        if stem.endswith("ien"):
            forms.add(stem.lower().removesuffix("ien") + "ia")  # `Slawonien` may well be Slavonia
        if forms & said.keys() and not (wanted.isupper() and said.get(wanted.lower()) == stem):
            continue
        given = _respelt(stem, wanted, said, present, capitals)
        if given:
            english = re.sub(rf"(?<!\w){re.escape(given)}(?!\w)", lambda _, new=wanted: new, english)  # type: ignore[misc]
            said = _said(english)
            done.append(f"name spelt right: {given} to {wanted}")
    return english, tuple(done)


@lru_cache(maxsize=_REMEMBERED)
def _read(german: str) -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    """The words of a German text; all in small letters; those of them in small letters that have a capital."""
    tokens = tuple(match[0] for match in _WORD.finditer(german))
    capitals = frozenset(token.lower() for token in tokens if token[0].isupper())
    return tokens, frozenset(token.lower() for token in tokens), capitals


def _names(tokens: Sequence[str], english: str) -> list[str]:
    """The words that are surely names, each once: those of the table, and those after a word that says so."""
    found = []
    for before, word in zip(("", *tokens), tokens, strict=False):
        if not word[0].isupper():
            continue
        # `Ottos Garten`, Otto’s garden: what belongs to somebody is a noun. `Boris Ott` has no possessive in English.
        owned = before.endswith("s") and re.search(rf"\b{re.escape(before[:-1])}[’']s\b", english)
        after_noun = before[:1].isupper() and before.lower() not in _STARTS and not owned
        if _wanted(word)[0] != word or after_noun or before.lower() in _BEFORE_NAME:
            found.append(word)
    return list(dict.fromkeys(found))


def _wanted(name: str) -> tuple[str, str]:
    """The English spelling of a German name, and its German one without a genitive s the table knows."""
    table = spellings()
    for form in (name, name.removesuffix("s")):
        if form in table:
            return table[form], form
    return name, name


def _said(english: str) -> dict[str, str]:
    """Words of the English in lower case, possessives cut off, to the word as it stands."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(english):
        word = match[0]
        if "’" in word or "'" in word:
            word = re.sub(r"[’']s?$", "", word)
        found.setdefault(word.lower(), word)
    return found


def _respelt(stem: str, wanted: str, said: Mapping[str, str], present: frozenset[str], capitals: frozenset[str]) -> str:
    """The one English word that is a misspelling of the name; empty where there is none, or more than one.

    `present`: all German words in small letters; `capitals`: those of them that stand with a capital.

    A name of the table is also replaced where its German spelling was copied.
    """
    if stem != wanted and stem.lower() in said:
        return said[stem.lower()]
    strange = {
        low: word
        for low, word in said.items()
        if word[0].isupper() and low not in _ENGLISH_ONLY and low not in present and not _ENGLISH_ENDING.search(low)
    }
    strange = {low: word for low, word in strange.items() if not _derived(low, stem)}
    near = [word for low, word in strange.items() if _near(low, stem, wanted)]
    near = near or [word for low, word in strange.items() if _stammered(low, stem, capitals)]
    return near[0] if len(near) == 1 else ""


def _stammered(word: str, stem: str, capitals: frozenset[str]) -> bool:
    """The whole name, and a few letters that say nothing; not two names run into one."""
    tail = word.removeprefix(stem.lower())
    if len(stem) < _SHORTEST or tail == word or len(tail) > _TAIL:
        return False
    return len(tail) == 1 or not any(other.endswith(tail) for other in capitals)


def _derived(word: str, stem: str) -> bool:
    """`Israeli`, `Londoners`: said of the name, not a misspelling of it."""
    return word.startswith(stem.lower()) and bool(_DERIVED.fullmatch(word[len(stem) :]))


def _near(word: str, stem: str, wanted: str) -> bool:
    """Same first letter, nearly the same length, and at most a quarter of the letters other than in the name.

    An acronym may be wrong in one letter.
    """
    if len(stem) < _LEAST and not (stem.isupper() and len(stem) > 2):
        return False
    forms = {word, _REPEATED.sub(r"\1", word)}  # Selenensky: said once too often
    return any(
        form[0] == name[0] and word != name and distance(form, name) <= max(1, len(name) // 4)
        for form in forms
        for name in {stem.lower(), wanted.lower()}
    )


def distance(left: str, right: str) -> int:
    """Levenshtein distance; words far apart in length are `len` apart without counting."""
    if abs(len(left) - len(right)) > 3:
        return max(len(left), len(right))
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
