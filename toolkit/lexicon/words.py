"""Words of a pair with their places, and the stems of those that carry content."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.lexicon.stems import ENGLISH_STOP, GERMAN_STOP, stem_english, stem_german
from toolkit.quotes.wordlists import words

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?")
_MORE_GERMAN = words(
    """
    sei bin bist seid worden wäre hätten mal eben ja doch etwa rund knapp gut circa ebenfalls zudem außerdem dabei davon
    dazu daran darum hin her zurück ab an auf mit weg los fest vor statt sagen sagte sagt erklärt erklärte hieß heißt
    nämlich allerdings jedoch dagegen hingegen demnach zufolge angaben weise insgesamt laut dürfte dürfen müssen muss
    mussten musste müsse mag will wollen wollte wollten ließ lassen lässt gab gibt geben gehen geht ging kommen kommt
    kam machen macht machte stehen steht stand liegen liegt lag bleiben bleibt blieb tun tut je jeweils selbst sogar
    deutlich weiterhin inzwischen mittlerweile derzeit zuletzt zunächst bereits damals heute gestern morgen jetzt nun
    dann bald später zweifellos grund sache fall art teil seite ende beginn
    rahmen bereich thema frage zeit mann leute mensch menschen person personen jahr jahre jahren jahres zahl gegenüber
    rechnen rechnet rechnete jemand
    """
)
_MORE_ENGLISH = words(
    """
    said say says saying told tell according well still yet already even much many one two first also get got go goes
    went come comes came make makes made take takes took give gives gave given let put set part way time thing things
    case people today yesterday tomorrow currently moment around approximately nearly almost including like back up
    down upon among within without toward towards per via must may might shall ought able want wanted wants need needs
    needed really quite rather too very since though although while whether every another something anything everything
    nothing someone anyone everyone else ever never always often however therefore thus hence meanwhile moreover
    furthermore instead s t re ve ll d m don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn
    cannot i
    """
)
STOP_GERMAN = GERMAN_STOP.union(_MORE_GERMAN)
STOP_ENGLISH = ENGLISH_STOP.union(_MORE_ENGLISH)


@lru_cache(maxsize=1 << 16)
def german_stem(word: str) -> str:
    """Stem of a German content word in lower case; the empty string for a word without content."""
    return "" if word in STOP_GERMAN or len(word) < 3 else stem_german(word)


@lru_cache(maxsize=1 << 16)
def english_stem(word: str) -> str:
    """Stem of an English content word in lower case; the empty string for a word without content."""
    word = word.removesuffix("'s").removesuffix("’s")
    return "" if word in STOP_ENGLISH or len(word) < 2 else stem_english(word)


def content_german(text: str) -> list[str]:
    """Stems of the content words of a German text, in order."""
    return [stem for word in WORD.findall(text.lower()) if (stem := german_stem(word))]


def content_english(text: str) -> list[str]:
    """Stems of the content words of an English text, in order."""
    return [stem for word in WORD.findall(text.lower()) if (stem := english_stem(word))]
