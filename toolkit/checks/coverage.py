"""Content: does the English leave out or add words, or parts of sentences?

A free translation leaves words without an answer on both sides; a dropped clause leaves them on the German side only
and makes the English short. Both are weighed by a logistic score. Word links, where there are some, answer words that
the word table does not know.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.checks.finding import Finding
from toolkit.checks.namelists import EXONYMS
from toolkit.checks.view import View, Word
from toolkit.lexicon.table import alike, lexicon
from toolkit.quotes.wordlists import words
from toolkit.records import Severity
from toolkit.settings import Checking

LIMITS = Checking()
# Words another word carries: denials are another check's, and a light verb says little beside its noun.
_LIGHT = frozenset(
    words(
        """
    niemand niemanden niemandem nichts nie niemals kein keine keiner keinen keinem sonst binnen frühestens spätestens
    höchstens mindestens lediglich einander gegenseitig legte legen legt legten stellte stellen stellt stellten besteht
    bestehen bestand bestanden brachte bringen bringt brachten gebracht nahm nehmen nimmt nahmen genommen führte führen
    führt geführt setzte setzen setzt setzten gesetzt hielt halten hält hielten gehalten zog zogen gezogen fand fanden
    findet statt trat traten tritt geriet geraten gerät zeigte zeigten zeigt galt gilt gelten gelte blieben erneut
    letztlich schließlich offenbar möglicherweise vermutlich wohl kürzlich jüngst anschließend darunter hierfür
    hingegen vielmehr überhaupt übrigens verfügt verfügen sorgte sorgt sorgen bedeutet bedeute bislang künftig
    """
    )
)
_LIST = re.compile(
    r"(?P<one>[A-ZÄÖÜ][\w-]{3,})(?:,\s(?:[a-zäöüß]+\s)?[A-ZÄÖÜ][\w-]{3,})*\s(?:und|sowie)\s(?:[a-zäöüß]+\s){0,2}(?P<last>[A-ZÄÖÜ][\w-]{3,})"
)
_JOINS = re.compile(r"\b(?:and|or|nor|both|as\swell\sas|plus|together|including|along\swith)\b|&|,")
_JOINS_GERMAN = re.compile(r"\b(?:und|oder|sowie|noch)\b|,")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Content words without an answer. `german` and `english` are words the table knows, `german_rare` and
    `english_rare` others; `run` is the longest row of open German words, `content` how many German words counted."""

    german: tuple[Word, ...]
    german_rare: tuple[Word, ...]
    english: tuple[Word, ...]
    english_rare: tuple[Word, ...]
    run: int
    content: int

    @property
    def nouns(self) -> int:
        """Open German words with a capital."""
        return sum(word.text[0].isupper() for word in self.german)


def check_coverage(view: View) -> Iterator[Finding]:
    """Content words without an answer, and lengths that do not fit."""
    cover = cover_words(view)
    if not cover.content:
        return
    features = features_of(view, cover)
    length = features[4]
    dropped = sum(weight * feature for weight, feature in zip(LIMITS.dropped_weights, features, strict=True))
    added = sum(weight * feature for weight, feature in zip(LIMITS.added_weights, features, strict=True))
    if dropped > LIMITS.dropped_warning and (cover.german or length < LIMITS.shortest):
        yield _dropped((*cover.german, *cover.german_rare), dropped)
    elif missing := _unlisted(view, cover):
        yield _dropped(missing, LIMITS.dropped_warning)
    elif added > LIMITS.added_warning and (cover.english or length > LIMITS.longest):
        yield _added((*cover.english, *cover.english_rare), added)
    elif len(cover.german) >= LIMITS.strange_words and len(cover.german) >= LIMITS.strange_share * cover.content:
        yield _strange(cover.german)


def _unlisted(view: View, cover: Coverage) -> list[Word]:
    """Members of a list without an answer, where English joins less than German does and another member is said."""
    opened = {word.start: word for word in (*cover.german, *cover.german_rare)}
    if not opened or (" und " not in view.german and " sowie " not in view.german):
        return []
    if len(_JOINS.findall(view.english)) >= len(_JOINS_GERMAN.findall(view.german)):
        return []
    for found in _LIST.finditer(view.german):
        members = [
            word for word in view.german_words if found.start() <= word.start < found.end() and word.text[0].isupper()
        ]
        missing = [opened[word.start] for word in members if word.start in opened and not _linked(word, view)]
        if missing and len(missing) < len(members):
            return missing
    return []


def features_of(view: View, cover: Coverage) -> tuple[float, ...]:
    """What the weights of `Checking` weigh, in their order."""
    return (
        len(cover.german),
        len(cover.german_rare),
        len(cover.english),
        len(cover.english_rare),
        math.log((len(view.english) + 12) / (len(view.german) + 12)),
        math.log(cover.content + 1),
        cover.run,
        cover.nouns,
        1.0,
    )


def cover_words(view: View) -> Coverage:
    """Which content words of both sides the other side answers: by the word table, likeness or a word link."""
    english = [(word, stem) for word, stem in zip(view.english_words, view.stems, strict=True) if stem]
    stems = {stem for _, stem in english}
    heads = {word.start for word in view.german_verbs}
    abroad = tuple(some for word in view.english_words for some in EXONYMS.get(word.low, ()) if len(some) > 3)
    answered: set[str] = set()
    known: list[Word] = []
    rare: list[Word] = []
    run = longest = content = 0
    for word, stem, meanings in view.side.content:
        content += 1
        hits = stems & meanings if meanings else frozenset[str]()
        if not hits and (meanings is None or word.text[0].isupper()):
            hits = frozenset(other for some, other in english if alike(word.low, some.low))
        # A link says where the model looked, not that it said the word: it answers for words no table knows only.
        # (Links for every word hid two dozen true omissions in the sample articles, all beside quotations.)
        if hits or (view.links and stem not in lexicon().entries and _linked(word, view)):
            answered |= hits
            run = 0
            continue
        if word.low in _LIGHT or word.start in heads or (abroad and word.low.startswith(abroad)):
            continue
        run += 1
        longest = max(longest, run)
        (rare if meanings is None else known).append(word)
    vocabulary = lexicon().vocabulary
    spans = [(n.start, n.end) for n in view.english_numerals]
    left = [
        (word, stem)
        for word, stem in english
        if stem not in answered and not (spans and any(a <= word.start < b for a, b in spans))
    ]
    return Coverage(
        tuple(known),
        tuple(rare),
        tuple(word for word, stem in left if stem in vocabulary),
        tuple(word for word, stem in left if stem not in vocabulary),
        longest,
        content,
    )


def _linked(word: Word, view: View) -> bool:
    return any(
        link.german[0] < word.end and word.start < link.german[1] and link.weight >= LIMITS.link_weight
        for link in view.links
    )


def _dropped(words: Sequence[Word], score: float) -> Finding:
    shown = ", ".join(f"“{word.text}”" for word in sorted(words, key=lambda word: word.start)[:5])
    return Finding(
        "dropped",
        Severity.ERROR if score > LIMITS.dropped_error else Severity.WARNING,
        f"English seems to leave something out: nothing stands for {shown}." if words else "The English is too short.",
        "Compare both sides word by word; put back what is missing.",
        (min(word.start for word in words), max(word.end for word in words)) if words else None,
        None,
        _confidence(score),
    )


def _added(words: Sequence[Word], score: float) -> Finding:
    shown = ", ".join(f"“{word.text}”" for word in sorted(words, key=lambda word: word.start)[:5])
    return Finding(
        "added",
        Severity.ERROR if score > LIMITS.added_error else Severity.WARNING,
        f"English seems to add something: {shown} answer to nothing in German."
        if words
        else "The English is too long.",
        "Compare both sides word by word; take out what the German does not say.",
        None,
        (min(word.start for word in words), max(word.end for word in words)) if words else None,
        _confidence(score),
    )


def _strange(words: Sequence[Word]) -> Finding:
    shown = ", ".join(f"“{word.text}”" for word in words[:5])
    return Finding(
        "meaning",
        Severity.WARNING,
        f"The English says little of what the German words say: {shown} have no answer.",
        "A very free or a wrong translation: read both sides.",
        (words[0].start, words[-1].end),
        None,
        0.5,
    )


def _confidence(score: float) -> float:
    """The score is log odds at equal numbers of good and bad pairs; bad ones are rarer, so it is taken down by one."""
    return round(1 / (1 + math.exp(1 - score)), 2)
