"""Hearsay, doubt and reported speech: what the German only reports, English must not state as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from toolkit.checks.finding import Finding
from toolkit.checks.view import View
from toolkit.records import Severity

# "soll ... haben/sein/worden sein": hearsay about the past; a plain "soll" is as often a plan or a duty.
_HEARSAY = re.compile(
    r"\bsoll(?:en)?\b(?=(?:(?!\bwerden\b)[^.;!?]){0,220}?(?:\b\w+(?:t|en)\s(?:haben|sein|worden\ssein)\b))",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\bwill\b(?=[^.;!?,]{0,120}?\b(?:(?:ab|an|auf|aus|ein|mit|nach|vor|zu|zurück|weg|los|um|nieder)?ge\w+(?:t|en)|\w+iert|(?:er|be|ver|ent)\w+(?:t|en))\shaben\b)"
)
_DOUBT = re.compile(
    r"\b(?:angeblich\w*|mutmaßlich\w*|vermutlich|vermeintlich\w*|möglicherweise|vielleicht|womöglich|anscheinend|offenbar|offensichtlich"
    r"|wahrscheinlich|wohl(?=\s(?!als|auch|fühl))|dem\sVernehmen\snach|Gerüchte\w*|unbestätigt\w*|eventuell|scheinbar|dürfte[n]?|könnte[n]?)\b",
    re.IGNORECASE,
)
_STRONG_DOUBT = re.compile(
    r"\b(?:angeblich\w*|mutmaßlich\w*|vermeintlich\w*|dem\sVernehmen\snach|unbestätigt\w*|vermutlich|möglicherweise|womöglich)\b",
    re.IGNORECASE,
)
# Whose word it is: a source before or behind it.
_SOURCE = re.compile(
    r"\b(?:[Ll]aut|[Nn]ach\s(?:(?:eigenen|ersten|bisherigen|offiziellen|ihren|seinen)\s)?(?:Angaben|Aussagen?|Darstellung|Informationen|Einschätzung|Ansicht|Meinung|Überzeugung"
    r"|Worten)|zufolge|behaupte(?:t|te|ten|n)|meldete[n]?)\b"
)
_SOURCED = re.compile(
    r"\b(?:sourced?|cit(?:ed|ing)|report|find|found|show\w*|see[sn]?|per|estimates?|figures?|data|survey|study|by)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\bsoll(?:en)?\b", re.IGNORECASE)
_KONJUNKTIV = re.compile(
    r"\b(?:sei(?:en)?|habe|werde|könne|müsse|dürfe|solle|wolle|gebe|gehe|komme|stehe|bleibe|lasse|wisse|brauche)\b"
)
_FIRST_PERSON = re.compile(r"\bich\b", re.IGNORECASE)
_ATTRIBUTED_DE = re.compile(
    r"\b(?:sag\w+|laut|nach\sAngaben|zufolge|erklär\w+|mitteil\w+|teil\w+|berichte\w*|so\s(?:der|die|das)|betont\w*|wie)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:sag(?:t|te|ten)|erklär(?:t|te|ten)|betont(?:e|en)?|teilten?|berichte(?:t|te|ten)|mein(?:t|te|ten)|warn(?:t|te|ten)|klagten?)\b"
)
_SPEAKS = re.compile(
    r"\b(?:call|complain|demand|urg|lament|promis|writ|wrote|critici|sp[eo][ao]k|repl|answer|respon|describ|vow|pledg|suggest"
    r"|recall|conced|agree|predict|reveal|disclos|confirm|inform|mention|observ|remark|comment|caution|boast|jok|ask|express"
    r"|rule[ds]|ruling|feel|felt|fear|hop|want|saw|decr|rais|reject|dismiss|assur)\w*|[“”\"]",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|report\w*|alleg\w*|suppos\w*|suspect\w*|apparent\w*|presum\w*|probab\w+|likely|unlikely|may|might|could|possib\w+|perhaps|maybe"
    r"|believ\w+|thought|think\w*|accord\w+|claim\w*|seem\w*|appear\w*|purport\w*|rumou?r\w*|accus\w*|assum\w*|would|should|expect\w*|evident\w*|obvious\w*"
    r"|unconfirmed|ostensib\w+|assert\w*|insist\w*|conten[dt]\w*|charge[sd]?|indicat\w*|estimat\w*|consider\w*|understood|tell|tells|told|hear\w*|conceivab\w+"
    r"|potential\w*|reputed\w*|so-called|sa[iy]d|supposedly|would-be|putative\w*|deem\w*|if|can|clear\w*|word\sha[sd]|argu\w+|announc\w*|stat(?:ed|es|ing)|add(?:ed|s)"
    r"|declar\w*|den(?:y|ied|ies|ying)|explain\w*|warn\w*|emphasi\w*|stress\w*|not(?:ed|es)|quot\w*|admit\w*|point\w*|maintain\w*|opinion|view|in\sthe\swords)\b",
    re.IGNORECASE,
)
_INTENT = re.compile(
    r"\b(?:should|shall|will|would|to\sbe|to|must|plan\w*|intend\w*|intent\w*|aim\w*|design\w*|meant|want\w*|suppos\w*|expect\w*|due|schedul\w*|going|need\w*|ha(?:s|ve|d)\sto"
    r"|set|ought|destin\w*|goal|call\w*|let|hope\w*|target\w*|slated|propos\w*|for|planned|request\w*)\b",
    re.IGNORECASE,
)
_DOUBT_EN = re.compile(r"\b(?:allegedly|reportedly|purportedly|supposedly|rumou?red|unconfirmed)\b", re.IGNORECASE)
_DOUBTERS = frozenset(("allegedly", "reportedly", "purportedly", "supposedly", "rumoured", "rumored", "unconfirmed"))
_CUE = re.compile(
    r"\b(?:laut|nach|zufolge|behaupte|meldete|soll(?:en)?|will|angeblich|mutmaß|vermeintlich|unbestätigt|vernehmen|gerücht)"
)
_REPORTS_DE = re.compile(
    r"\b(?:soll\w*|will|angeblich\w*|mutmaßlich\w*|vermeintlich\w*|vermutlich|offenbar|laut|nach\s(?:Angaben|Informationen|Berichten|Aussage\w*|eigenen)"
    r"|zufolge|bericht\w*|Vernehmen|wohl|könnte\w*|dürfte\w*|sei(?:en)?|habe|hätte[n]?|vorgeworfen|Vorwurf|Vorwürfe\w*|verdächtig\w*|Verdacht|heißt|hieß|Gerücht\w*|würde[n]?|möglicherweise|wirft|warf|scheinbar|anscheinend|unbestätigt\w*|beschuldig\w*|werde[n]?|gilt|galt|Medien\w*)\b",
    re.IGNORECASE,
)
HINT = "Say in English that this is reported, alleged or only likely."


@lru_cache(maxsize=1 << 15)
def _cue(word: str) -> bool:
    """True for a German word in lower case that may report, suppose or plan."""
    return any(pattern.search(word) for pattern in (_CUE, _PLAN, _KONJUNKTIV, _DOUBT))


def check_modality(view: View) -> Iterator[Finding]:
    """Hearsay made fact, doubt dropped, doubt added, reported speech without any sign of it."""
    if any(_cue(word.low) for word in view.german_words):
        yield from _stated(view)
    if not view.english_low.isdisjoint(_DOUBTERS) and not _REPORTS_DE.search(view.german):
        doubt = _DOUBT_EN.search(view.english)
        if doubt:
            yield Finding(
                "modality",
                Severity.WARNING,
                f"English doubts (“{doubt[0]}”) what the German states.",
                "Say it as firmly as the German does.",
                None,
                doubt.span(),
                0.7,
            )


def _stated(view: View) -> Iterator[Finding]:
    german = view.german
    if _HEDGE.search(view.english):
        return
    doubt = _HEARSAY.search(german) or _CLAIM.search(german) or _STRONG_DOUBT.search(german)
    if doubt:
        yield _fact(doubt, Severity.ERROR, 0.85)
    elif doubt := _DOUBT.search(german):
        yield _fact(doubt, Severity.WARNING, 0.6)
    elif (doubt := _PLAN.search(german)) and not _INTENT.search(view.english):
        yield _fact(doubt, Severity.WARNING, 0.7)
    elif (source := _SOURCE.search(german)) and not _SOURCED.search(view.english):
        yield _unattributed(source)
    elif (said := _SAID.search(german)) and _KONJUNKTIV.search(german) and not _SPEAKS.search(view.english):
        yield _unattributed(said)
    elif (
        (doubt := _KONJUNKTIV.search(german)) and not _FIRST_PERSON.search(german) and not _ATTRIBUTED_DE.search(german)
    ):
        yield _reported(doubt)


def _fact(doubt: re.Match[str], severity: Severity, confidence: float) -> Finding:
    return Finding(
        "modality",
        severity,
        f"The German only reports or supposes it (“{doubt[0]}”), the English states it as a fact.",
        HINT,
        doubt.span(),
        None,
        confidence,
    )


def _unattributed(source: re.Match[str]) -> Finding:
    return Finding(
        "modality",
        Severity.WARNING,
        f"The German says whose word it is (“{source[0]}”), the English states it as a fact.",
        "Say in English whose word it is.",
        source.span(),
        None,
        0.7,
    )


def _reported(verb: re.Match[str]) -> Finding:
    return Finding(
        "modality",
        Severity.NOTE,
        f"Reported speech in German (“{verb[0]}”); the English alone does not show whose view it is.",
        "Read it with the sentence before.",
        verb.span(),
        None,
        0.5,
    )
