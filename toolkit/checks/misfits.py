"""Words of the English that stand for a German word and do not mean it, found by the model's own word links.

Where a weak model fails, its attention still tells which German word an English one stands for. The English word is a
misfit where both are each other's strongest link, no English word of the sentence may translate the German one, and
the English one may translate no German word of the sentence; or where it is none, or is German.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from toolkit.align.dictionary import Entry, Found, look_up, version
from toolkit.align.offices import office
from toolkit.align.spellings import in_english
from toolkit.checks.copied import check_copied
from toolkit.checks.invented import check_invented
from toolkit.checks.names import check_names
from toolkit.checks.view import View
from toolkit.lexicon.table import alike, lexicon, translations
from toolkit.lexicon.words import STOP_GERMAN, english_stem, german_stem
from toolkit.numerals import german_numerals
from toolkit.quotes.wordlists import words
from toolkit.records import Link
from toolkit.translate.words import Misfit, Place

_LEAST_LINK = 0.45  # to an English word that is none: what stands there is wrong in any case
_SURE_LINK = 0.55  # to one that is a word
_SHORTEST = 4  # letters of a German word
# Nouns of fixed phrases, which mean something else there: mit Blick auf, in der Lage, im Zuge, in Kauf nehmen.
_IDIOMS = frozenset(
    words(
        """
    blick hinblick bezug rahmen zuge folge folgen anbetracht rande laufe lage begriff kraft seite seiten stelle stellen
    hand händen fall falle weg wege grund gründen sicht hinsicht rücksicht verfügung frage rede auge augen kauf acht
    sinne ende anfang mitte ort art weise reihe teil teilen zeit zeiten mal male tag tagen jahr jahren ansicht meinung
    anspruch ausdruck betracht betrieb gang griff kopf lauf leben maße not platz punkt rolle ruhe schritt spiel stand
    kasse stich strich stück tat ton trotz umstand umständen verlauf vordergrund wert wesentlichen ziel zug zusammenhang
    """
    )
)
_ARTICLE = re.compile(
    r"\b(?i:d(?:ie|er|en|em|es|as)|(?:k?ein|dies|jed|viel|einig|mehrer|all|sein|ihr|unser|mein|euer)(?:e[mnrs]?)?"
    r"|im|am|zum|zur|vom|beim|ins|ans)(?: [a-zäöüß]+)? [„»“‚›\"]?$"
)
_NOUN = re.compile(r" [A-ZÄÖÜ]")
_NUMBERED = re.compile(r" \d")  # Kanal 6
_TITLE = re.compile(r"\b(?:Der|Die|Das|Ein|Eine) $")
# Compounds that are places and mountains, with an article too: in der Hasenheide, am Rotstock.
_PLACES = frozenset(
    words("heide berg wald bach tal stein burg feld stock horn see insel alp moor allee damm gasse ufer weiher brunnen")
)
_COLOUR = re.compile(r"(?:Rot|Schwarz|Weiß|Weiss|Grün|Blau|Grau)[a-zäöü]")
_MEASURES = re.compile(
    r"(?:Prozent|Tonnen?|Kilo(?:gramm)?|Gramm|Liter|Meter|Kilometer|Euro|Million(?:en)?|Milliarden?|Stück|Paar|Menge|Art"
    r"|Anfang|Mitte|Ende|Dutzend|Reihe|Sorte) $"
)
_BESIDE = re.compile(r"\b[A-ZÄÖÜ]\w+ $")
_WINDOW = 60  # letters before a word in which its article or a title stands
_TIMES = re.compile(r"(?i:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend)mal$")
_DENIED_GERMAN = re.compile(r"\b(?i:nicht|nichts|kein\w*|nie|niemals|niemand\w*|ohne|weder|kaum)\b")
_DENIED = re.compile(r"\b(?i:not|no|never|without|hardly|nobody|nothing|none|neither|nor|cannot)\b|n['’]t\b")
_NEGATIVE = re.compile(
    r"(?i:un|in|im|ir|il|dis|non)[a-z]{3}|[a-z]+less$"
    r"|(?:den(?:y|ie)|reject|refus|refut|contest|prevent|avoid|fail|lack|ban|forb|prohibit|stop|end|abandon|without)"
)
_KIN = 6  # letters an adverb shares with the adjective it is made of: methodically, methodological

# Words without content that weak models garble or copy at the head of a sentence (“Solled” for Sollte).
_HEADS = {
    german: (Found(Entry(german, "a", (), (english,))),)
    for german, _, english in (
        pair.partition("=")
        for pair in words(
            """
            sollte=should sollten=should unsere=our unser=our meine=my schon=already bereits=already obwohl=although
            während=while weil=because trotz=despite zuvor=previously zunächst=initially nachdem=after seit=since
            dort=there hier=here heute=today jetzt=now niemand=nobody viele=many manche=some mehrere=several jeder=every
            jede=every jedes=every diese=these dieser=this dieses=this dennoch=nevertheless trotzdem=nevertheless
            deshalb=therefore zudem=moreover
            """
        )
    )
}


class Misfits:
    """A `Proofreader` with the word table, the dictionary and the checks."""

    @property
    def version(self) -> str:
        """Checksum of the dictionary."""
        return version()

    def suspects(self, german: str, english: str) -> bool:
        """True where an English word is none or a name nobody gave, or where a German word that can be looked up has no
        English and an English word means nothing of the German or is German."""
        view = View(german, english)
        if _strange(view) or _other_names(view):
            return True
        stems = {english_stem(word.low) for word in view.english_words}
        unsaid = [w for w in view.german_words if stems.isdisjoint(meanings(w.text)) and _looked_up(view, w.span)]
        if not unsaid:
            return False
        left = {word.low for word in unsaid}
        said = frozenset().union(*(meanings(word.text) for word in view.german_words))
        return any(word.low in left or _means_nothing(word.text, said, view) for word in view.english_words)

    def misfits(self, german: str, english: str, links: Sequence[Link]) -> tuple[Misfit, ...]:
        """Misfits from left to right, none overlapping another."""
        view = View(german, english)
        strange, names = _strange(view), _other_names(view)
        stems = {english_stem(word.low) for word in view.english_words}
        said = frozenset().union(*(meanings(word.text) for word in view.german_words))
        found = []
        for source, target, weight, mutual in _tied(links):
            old, new = german[slice(*source)], english[slice(*target)]
            odd = _overlap(target, [*strange, *names])
            entries = _looked_up(view, source) or (_called(view, source) if _overlap(target, names) else ())
            entries = entries or (_HEADS.get(old.lower(), ()) if odd else ())
            if not entries or _said_by(new.lower(), entries):
                continue
            if odd or (old.lower() == new.lower() and _common(german, source)):
                sure = weight >= _LEAST_LINK
            else:
                unsaid = stems.isdisjoint(meanings(old))
                sure = mutual and weight >= _SURE_LINK and unsaid and _means_nothing(new, said, view)
            if sure and not (_may_be_name(view, source, target, entries[0]) or _flips(view, target, entries[0])):
                found.append(Misfit(source, target, entries[0]))
        return tuple(sorted(found, key=lambda misfit: misfit.english))


def _strange(view: View) -> list[Place]:
    """English words that are none, or German."""
    found = chain(check_invented(view), check_copied(view))
    return [each.english for each in found if each.english is not None and each.english != (0, len(view.english))]


def _other_names(view: View) -> list[Place]:
    """Names in the English that are none of the German."""
    return [each.english for each in check_names(view) if each.english is not None]


def _called(view: View, place: Place) -> tuple[Found, ...]:
    """A name as English spells it; of a word with hyphens the first part, which is the name (Brics-Gipfel)."""
    word = view.german[slice(*place)]
    name = word.split("-")[0]
    if not name[:1].isupper() or name.lower() in STOP_GERMAN or not re.search(r"\w", view.german[: place[0]]):
        return ()
    if _counts(view.german, place) or name.lower() in _IDIOMS:
        return ()
    english = office(word) or (in_english(name) if len(name) >= _SHORTEST else "")
    return (Found(Entry(name, "n", (), (english,)), plural=False),) if english else ()


def _tied(links: Sequence[Link]) -> Iterator[tuple[Place, Place, float, bool]]:
    """For each English word the German one its strongest link goes to, the weight, and whether that is mutual."""
    weights: dict[tuple[Place, Place], float] = defaultdict(float)
    for link in links:
        weights[link.german, link.english] += link.weight
    german: dict[Place, tuple[float, Place]] = {}
    english: dict[Place, tuple[float, Place]] = {}
    for (place, other), weight in weights.items():
        german[place] = max(german.get(place, (0.0, other)), (weight, other))
        english[other] = max(english.get(other, (0.0, place)), (weight, place))
    for other, (weight, place) in english.items():
        yield place, other, weight, german[place][1] == other


def _looked_up(view: View, place: Place) -> tuple[Found, ...]:
    """Dictionary entries of the German word at a place, of a verb with the particle it left behind. Only nouns have a
    capital inside a sentence."""
    word = view.german[slice(*place)]
    if len(word) < _SHORTEST or word.lower() in _IDIOMS or _counts(view.german, place):
        return ()
    whole = [verb.text for verb in view.german_verbs if verb.span == place]
    found = next(filter(None, map(look_up, whole)), ()) if whole else look_up(word)
    heads = not re.search(r"\w", view.german[: place[0]])
    fitting = [each for each in found if heads or word[0].isupper() == (each.entry.kind == "n")]
    people = _article(view.german, place[0])  # die Polen, but Polen
    return tuple(sorted(fitting, key=lambda each: people and not each.plural))


def _counts(german: str, place: Place) -> bool:
    """True for a word that is a number or part of a date: others see to those."""
    start, end = place
    if _TIMES.match(german, start, end):
        return True
    return any(each.start <= start and end <= each.end for each in german_numerals(german))


def _overlap(place: Place, others: Sequence[Place]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)


def _means_nothing(word: str, said: frozenset[str], view: View) -> bool:
    """True for an English content word in small letters that no German word of the sentence may mean."""
    stem = english_stem(word) if word.islower() and word.isalpha() else ""
    return bool(stem) and stem not in said and not any(alike(low, word) for low in view.german_low)


def _common(german: str, place: Place) -> bool:
    """True for a noun that is no name: with an article and no other noun beside it (die Richter, not Anna Richter)."""
    word = german[slice(*place)].lower()
    if "-" in word or german_stem(word) in lexicon().german_names:
        return False
    return _article(german, place[0]) and not _NOUN.match(german, place[1])


def _said_by(word: str, entries: Sequence[Found]) -> bool:
    """True where an English word is a sense of the entries, or the adverb of an adjective they have."""
    for each in entries:
        senses = [sense.lower() for sense in each.senses]
        kin = each.entry.kind == "a" and len(word) > _KIN
        if word in senses or (kin and any(sense.startswith(word[:_KIN]) for sense in senses)):
            return True
    return False


def _may_be_name(view: View, place: Place, english: Place, found: Found) -> bool:
    """True for what names are made of: a noun with a number and no article (Kanal 6) or right behind another (Sprecher
    Jäger), a title left whole (Das Boot), and an unlisted compound that ends like a place (Hasenheide) or is in the
    singular without an article (Schwarzwald), but not with a hyphen or a known name behind (Ostrussland)."""
    word = view.german[slice(*place)]
    if found.entry.kind != "n":
        return False
    article = _article(view.german, place[0])
    if _NUMBERED.match(view.german, place[1]) and not article:
        return True
    before = view.german[max(0, place[0] - _WINDOW) : place[0]]
    whole = not found.first and not found.entry.english[0][0].isupper()
    if whole and found.plural is not True and not article and _follows_name(view, before):
        return True
    if word == view.english[slice(*english)] and _TITLE.search(view.english, max(0, english[0] - 9), english[0]):
        return True
    if not found.first or found.plural is not False or "-" in word or found.entry.english[0][0].isupper():
        return False
    return not article or found.entry.german.lower() in _PLACES or _COLOUR.match(word) is not None


def _follows_name(view: View, before: str) -> bool:
    """True right behind another noun that is no measure (Tonnen) and owns nothing (Putins)."""
    beside = _BESIDE.search(before)
    if not beside or _MEASURES.search(before):
        return False
    word = beside[0].strip()
    if not re.search(r"\w", before[: beside.start()]) and not any(each.entry.kind == "n" for each in look_up(word)):
        return False  # Gegen, at the head of the sentence
    owner = word.removesuffix("s")
    return owner == word or re.search(rf"\b{re.escape(owner)}\b", view.english) is None


def _article(german: str, start: int) -> bool:
    """True where an article stands before `start`, an adjective between at most."""
    return _ARTICLE.search(german, max(0, start - _WINDOW), start) is not None


def _flips(view: View, place: Place, found: Found) -> bool:
    """True where an exchange might deny twice (not safe, for unsicher) or lose the denial (unwise, for nicht klug)."""
    old, sense = view.english[slice(*place)], found.senses[0]
    before = view.english[max(0, place[0] - 30) : place[0]]
    if _DENIED_GERMAN.search(view.german):
        rest = view.english[: place[0]] + view.english[place[1] :]
        return bool(_NEGATIVE.match(old)) and not _NEGATIVE.match(sense) and not _DENIED.search(rest)
    return _DENIED.search(before) is not None  # what is denied here may be the opposite of what the German says


@lru_cache(maxsize=1 << 14)
def meanings(word: str) -> frozenset[str]:
    """English stems that may translate a German word, by the counted table and by the dictionary."""
    if len(word) < 3:
        return frozenset()
    counted = translations(word.lower()) or frozenset()
    said = (part for found in look_up(word) for sense in found.senses for part in re.findall(r"\w+", sense.lower()))
    return counted.union(map(english_stem, said))
