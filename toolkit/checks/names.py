"""Names: every English name must stand in the German, and every German name in the English, whatever its spelling."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from toolkit.checks.finding import Finding
from toolkit.checks.namelists import EXONYMS, JOBS, PLAIN
from toolkit.checks.view import View, Word
from toolkit.lexicon.table import english_key, folded, german_key, lexicon, same_name, translations
from toolkit.lexicon.words import STOP_ENGLISH, english_stem
from toolkit.records import Severity

HINT = "Compare the names on both sides."
LIKE = 0.5  # share of letters in common from which two unknown words may be one misspelt name
_STARTS = re.compile(r"(?:^|[.!?:;…]\s|[“”„\"»«‘'(–—-]\s?|\n)$")
_COMPANY = re.compile(r"\s(?:[A-Z]\w|said|told|has|had|was|is|will|announced|added|warned|declared)")
_TITLES = re.compile(
    r"(?:präsident\w*|minister\w*|kanzler\w*|sprecher\w*|chef\w*|herrn?|frau|general|oberst|botschafter\w*|könig\w*|papst"
    r"|professor\w*|dr|richter\w*|trainer\w*|bürgermeister\w*|\w+minister\w*|\w+präsident\w*|\w+chef\w*|\w+sprecher\w*|\w+kanzler\w*)",
    re.IGNORECASE,
)


def check_names(view: View) -> Iterator[Finding]:
    """Names that changed, came from nowhere or went missing."""
    english = [word for word in _english_names(view) if not _supported(word, view)]
    known, unknown = view.side.names
    capitals = {word.low for word in view.english_words if not word.text.islower()}
    known = [word for word in known if not _said(word, view, capitals)]
    unknown = [word for word in unknown if not _said(word, view, view.english_low)]
    for word in english:
        partner = known.pop(0) if known else _resembling(word, unknown)
        if partner is not None:
            yield Finding(
                "name",
                Severity.ERROR,
                f"Another name in English: “{partner.name}” became “{word.name}”.",
                HINT,
                partner.span,
                word.span,
                0.85,
            )
        else:
            real = _real(word)
            yield Finding(
                "name",
                Severity.ERROR if real else Severity.WARNING,
                f"English names “{word.name}”, the German does not.",
                HINT,
                None,
                word.span,
                0.75 if real else 0.55,
            )
    for word in known:
        yield Finding(
            "name", Severity.WARNING, f"The name “{word.text}” is missing in English.", HINT, word.span, None, 0.6
        )
    for word in unknown:
        if _certain_name(word, view):
            yield Finding(
                "name", Severity.WARNING, f"The name “{word.text}” is missing in English.", HINT, word.span, None, 0.5
            )


def _resembling(word: Word, unknown: list[Word]) -> Word | None:
    """The word no table knows that the English one most likely stands for: spelt alike, or after a title."""
    best = max(unknown, key=lambda other: SequenceMatcher(None, other.low, word.low).ratio(), default=None)
    if best is None or SequenceMatcher(None, best.low, word.low).ratio() < LIKE:
        return None
    unknown.remove(best)
    return best


def _english_names(view: View) -> list[Word]:
    """Words with a capital that are names: not at the head of a sentence unless known to be one, no titles."""
    found = []
    capitals = [word for word in view.english_words if word.text[0].isupper()]
    if len(capitals) > max(3.0, 0.6 * len(view.english_words)) and not any(
        word.text[0].islower() and len(word.text) > 5 for word in view.english_words
    ):
        return []  # a headline in capitals says nothing about names
    table = lexicon()
    for word in capitals:
        low = _bare(word.low)
        if low in PLAIN or low in STOP_ENGLISH or len(low) < 2 or low.startswith(("i'", "i’")):
            continue
        stem = english_stem(low)
        is_name = stem in table.names or low in EXONYMS
        if not is_name and stem in table.vocabulary:
            continue
        if (
            not is_name
            and _STARTS.search(view.english[max(0, word.start - 3) : word.start])
            and (not _followed(word, view) or low.removesuffix("s").endswith(JOBS))
        ):
            continue
        found.append(word)
    return found


def _real(word: Word) -> bool:
    """A place, people or person there is: out of nowhere it misleads, where a misspelling only puzzles."""
    low = _bare(word.low)
    return low in EXONYMS or (english_stem(low) in lexicon().names and not word.text.isupper() and len(low) > 3)


def _followed(word: Word, view: View) -> bool:
    """A word at the head of a sentence that is a name by its company: "Peskov said", "Prigozhin's", "Sergei Lavrov"."""
    return word.name != word.text or bool(_COMPANY.match(view.english, word.end))


def _bare(low: str) -> str:
    return low.removesuffix("'s").removesuffix("'").removesuffix(".")


def _supported(word: Word, view: View) -> bool:
    """True where some German word is this name, means it, or contains it."""
    low = _bare(word.low)
    beginnings = EXONYMS.get(low)
    if low in view.german_low:
        return True
    # The word table knows the CSU beside the CDU: an abbreviation among abbreviations must be the very one.
    short = word.text.isupper() and len(low) > 1 and any(_is_short(other) for other in view.german_words)
    if beginnings is None and not short and english_stem(low) in view.all_meanings:
        return True
    # "us" and "uno" are found at the head of a word only, or every "aus" would be American.
    if beginnings and any(_begins(other, beginnings) for other in view.side.nameable):
        return True
    inside = tuple(some for some in beginnings or () if len(some) > 3)
    return any(
        same_name(_bare(other), low)
        or _demonym(other, low)
        or (len(low) > 3 and low in other and not other.startswith(low))
        or any(some in other for some in inside)
        for other in view.side.nameable
    )


def _is_short(word: Word) -> bool:
    return word.text.isupper() and len(word.text) > 1


def _begins(word: str, beginnings: tuple[str, ...]) -> bool:
    """True where a German word begins like one of the names, with or without its umlaut: Mailänder, Mailand."""
    return word.startswith(beginnings) or folded(word).startswith(tuple(map(folded, beginnings)))


_DEMONYM = re.compile(r"(?:ians?|eans?|ans?|ese|ish|is?)$")


def _demonym(german: str, english: str) -> bool:
    """True for "Tunesier" and "Tunisian": one beginning, and the English ends like the name of a people."""
    root = _DEMONYM.sub("", english)
    key = english_key(root)
    return root != english and len(key) > 2 and german[:2] == english[:2] and german_key(german).startswith(key)


def _said(word: Word, view: View, like: Collection[str]) -> bool:
    """True where English means the word, or one of the English words `like` is spelt nearly as it is: a name keeps
    its capital, so "course" is no Kursk."""
    meanings = translations(word.low) or frozenset()
    if not view.stem_set.isdisjoint(meanings):
        return True
    if any(same_name(_bare(word.low), _bare(low)) for low in like):
        return True
    return any(
        _demonym(word.low, low)
        or ((beginnings := EXONYMS.get(_bare(low))) is not None and _begins(word.low, beginnings))
        for low in view.english_low
    )


def _certain_name(word: Word, view: View) -> bool:
    """A word no table knows is a name after a title, or where it is written in capitals."""
    if word.text.isupper() and len(word.text) > 2:
        return True
    before = [other for other in view.german_words if other.end + 1 == word.start]
    return bool(before) and bool(_TITLES.fullmatch(before[0].low))
