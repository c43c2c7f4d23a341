"""What a figure counts: a noun and, of people, what became of them. 14 killed and 37 injured do not differ, 14 killed
and 19 dead do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.records import Brief, Figure, FigureKind
from toolkit.summarise.terms import stem_german

_KINDS = frozenset({FigureKind.PEOPLE, FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE})
_FATES: Mapping[str, str] = {
    "killed": r"getötet\w*|tot|Tote[nr]?|Todesopfern?|starb(?:en)?|gestorben|sterben|ums Leben|umgekommen|erschossen|"
    r"ermordet|ertrunken",
    "injured": r"verletzt\w*|Verletzte[nr]?|verwundet\w*|Verwundete[nr]?",
    "missing": r"vermisst\w*|Vermisste[nr]?|verschollen",
    "arrested": r"festgenommen\w*|Festgenommene[nr]?|verhaftet\w*|inhaftiert\w*|Festnahmen",
    "displaced": r"geflohen|geflüchtet|vertrieben|Vertriebene[nr]?|evakuiert\w*|in Sicherheit gebracht",
    "lost": r"verlor(?:en)?",
}
_FATE = re.compile("|".join(rf"(?P<{fate}>\b(?:{words})\b)" for fate, words in _FATES.items()))
_CLAUSE = re.compile(r"[,;:–()]|\s-\s")
_TOTAL = re.compile(
    r"\b[Zz]ahl der (?P<noun>[A-ZÄÖÜ][a-zäöüß]+)\b[^,;:]*\b(?:auf|bei)\s(?:(?:rund|etwa|mindestens|mehr als|über)\s)?$"
)
_PEOPLE = frozenset({"Menschen", "Personen", "Leute", "Leuten"})


@dataclass(frozen=True, slots=True)
class Counted:
    """`what`: stem of the noun, or `people`. `fate`: English, empty where nothing is said or nothing can become of it.
    `noun`: as it stands, empty where the figure stands alone (`37 verletzt`)."""

    kind: str
    unit: str
    what: str
    fate: str
    noun: str


def counted(brief: Brief, figure: Figure) -> Counted | None:
    """What `figure` counts; None where it cannot be compared with figures of other texts."""
    if figure.kind not in _KINDS:
        return None
    noun = noun_of(brief, figure)
    if figure.kind not in (FigureKind.PEOPLE, FigureKind.NUMBER):
        return Counted(figure.kind, figure.unit or "", stem_german(noun), "", noun) if noun else None
    fate = _fate(brief, figure)
    named = _FATE.fullmatch(noun)
    if named or noun in _PEOPLE or not noun:
        fate = (named.lastgroup or "") if named else fate
        return Counted("people", "", "people", fate, noun) if fate else None
    return Counted(figure.kind, figure.unit or "", stem_german(noun), fate, noun)


def noun_of(brief: Brief, figure: Figure) -> str:
    """The German noun a figure counts, behind it or before it (`die Zahl der Toten stieg auf 19`); empty for none."""
    if figure.context:
        return figure.context.split(" ")[-1]
    total = _TOTAL.search(brief.article.text[brief.sentences[figure.sentence].span.start : figure.german.start])
    return total["noun"] if total else ""


def _fate(brief: Brief, figure: Figure) -> str:
    """What the clause of a figure says became of those counted: after the figure, else before it, never beyond another
    figure. A figure without a noun has its fate as its next word."""
    sentence = brief.sentences[figure.sentence]
    others = sorted(f.german for f in brief.figures if f.sentence == figure.sentence and f.german != figure.german)
    end = min((s.start for s in others if s.start >= figure.german.end), default=sentence.span.end)
    begin = max((s.end for s in others if s.end <= figure.german.start), default=sentence.span.start)
    text = brief.article.text
    after = _CLAUSE.split(text[figure.german.end : end], maxsplit=1)[0]
    if not figure.context:
        found = _FATE.match(after.lstrip())
    else:
        before = _CLAUSE.split(text[begin : figure.german.start])[-1]
        found = _FATE.search(after) or _FATE.search(before)
    return (found.lastgroup or "") if found else ""
