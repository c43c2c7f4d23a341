"""Words without content and light stems of the others, German and English."""

from __future__ import annotations

from functools import lru_cache


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


GERMAN_STOP = _listed(
    """
    aber alle allem allen aller alles als also am an andere
    anderen auch auf aus bei beim bereits bis bisher bzw da dabei
    dadurch dafür dagegen daher damit danach dann daran darauf daraus darin darüber darum das dass davon dazu dem den
    denen denn dennoch der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein
    eine einem einen einer eines einige einmal er erst es etwa etwas euch für gegen gewesen hab habe haben hat hatte
    hatten hätte hätten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden
    jeder jedoch kann kein keine keinen können könnte könnten man mehr mein mich mir mit nach nachdem nicht noch nun nur
    ob oder ohne schon sehr sei seien sein seine seinem seinen seiner seines seit sich sie sind so sobald sogar soll
    sollen sollte sollten sondern sowie über um und uns unser unter vom von vor war waren warum was weil weiter weitere
    welche welcher wenn wer werde werden wie wieder will wir wird wo worden wurde wurden während wäre wären würde würden
    zu zudem zum zur zwar zwischen sagte sagt erklärte laut
    """
)
ENGLISH_STOP = _listed(
    """
    a about after again against all also although an and any are as at be because been before being between both but by
    can could did do does doing down during each even few for from further had has have having he her here hers him his
    how however i if in into is it its itself just me more most my no nor not now of off on once only or other our out
    over own same she should so some such than that the their them then there these they this those through to too
    under until up upon us very was we were what when where which while who whom why will with would yet you your said
    says according
    """
)
FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
GERMAN_ENDINGS = ("ungen", "ern", "ung", "em", "er", "en", "es", "e", "n", "s", "t")
ENGLISH_ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "y", "e")


@lru_cache(maxsize=1 << 16)
def stem_german(word: str) -> str:
    """Light stem of a German word: folded, endings off down to four letters (after CISTEM, Weissweiler and Fraser)."""
    stem = word.lower().translate(FOLD)
    if stem.startswith("ge") and len(stem) > 6:
        stem = stem[2:]
    while (shorter := _cut(stem, GERMAN_ENDINGS, 4)) != stem:
        stem = shorter
    return stem


@lru_cache(maxsize=1 << 16)
def stem_english(word: str) -> str:
    """Light stem of an English word: one ending and a possessive off."""
    return _cut(word.lower().removesuffix("'s").removesuffix("’s"), ENGLISH_ENDINGS, 3)


def _cut(stem: str, endings: tuple[str, ...], least: int) -> str:
    for ending in endings:
        if stem.endswith(ending) and len(stem) - len(ending) >= least:
            return stem[: -len(ending)]
    return stem
