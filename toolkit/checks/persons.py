"""Who speaks and acts: first person made third, he made she, and the speaker of a quotation made another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks.finding import Finding
from toolkit.checks.view import View, Word
from toolkit.lexicon.table import alike
from toolkit.quotes.wordlists import words
from toolkit.records import Severity

HINT = "Check who speaks and who acts on both sides."
_ICH = re.compile(r"\b(?:ich|mich|mir|mein(?:e[nmrs]?)?|meinerseits)\b", re.IGNORECASE)
_I = re.compile(r"(?:(?<!War )(?<!Part )\b(?:I|me|[Mm]y|mine|myself)\b)(?!\.)")
_WIR = re.compile(r"\b(?:wir|uns|unser(?:e[nmrs]?|en|em|es)?|unsre[nmrs]?)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|ours|ourselves|us(?!-)|let['’]s)\b")
_WE_ANY = re.compile(r"\b(?:we|our|ours|ourselves|us|let['’]s)\b", re.IGNORECASE)
_UNS = re.compile(r"\b(?:uns|unser\w*|unsre\w*)\b", re.IGNORECASE)
_WE_ACTS = re.compile(r"\b(?:we|our|ours|ourselves|let['’]s|let\sus)\b", re.IGNORECASE)
_MAN = re.compile(
    r"\b(?:man|lass(?:t|en)?|einem|einen|eigene[nmrs]?|hierzulande|selbst|gemeinsam|bitte|sie|er|du|ihr|mensch\w*|sich|danke|dank|tut|hab|habe|glaub\w*|denke|weiß|will|würde|bin)\b|!",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_ER = re.compile(
    r"\b(?:er|ihm|ihn|sein(?:e[nmrs]?)?|dessen|der|den|dem|selbst|sich|diese[rmn]|jene[rmn]|ein|einem|einen|eine[rm])\b",
    re.IGNORECASE,
)
_SIE = re.compile(
    r"\b(?:sie|ihr(?:e[nmrs]?)?|ihnen|deren|die|der|diese[r]?|jene|eine[r]?|frau\w*|mutter|tochter|schwester|witwe|königin|\w{4,}in)\b",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"\b(?:sie|ihr(?:e[nmrs]?)?)\b|\b\w{4,}in(?:nen)?\b|\bfrau\w*|\bmutter|\btochter|\bschwester|\bmädchen",
    re.IGNORECASE,
)
_MALE = re.compile(r"\b(?:er|ihm|ihn|sein(?:e[nmrs]?)?)\b", re.IGNORECASE)
_ER_ALONE = re.compile(r"\b(?:er|ihn|ihm)\b", re.IGNORECASE)
_SIE_ALONE = re.compile(r"\b(?:sie|ihr\w*)\b", re.IGNORECASE)
_MASCULINE = re.compile(
    r"\b[A-ZÄÖÜ]\w+(?:er|or|ist|ent|ant|mann|chef|eur|loge|at|oge|kanzler)s?\b|\b(?!(?:D|Ein|Ihr|Sein|Im|Am|In|An|Auf)[a-z]*\s)[A-ZÄÖÜ][\wäöüß]+\s[A-ZÄÖÜ]\w+\b"
)
_VERBS_DE = (
    r"sagte|sagt|erklärte|erklärt|betonte|betont|teilte|warnte|warnt|fügte|forderte|fordert|kündigte|kritisierte|kritisiert|meinte|meint|berichtete"
    r"|berichtet|behauptete|behauptet|bestätigte|antwortete|äußerte|schrieb|schreibt|verlangte|versicherte|räumte|nannte|mahnte|ergänzte|stellte"
)
_VERBS_EN = (
    r"said|says|told|stated|explained|explains|emphasi[sz]ed|stressed|warned|warns|added|demanded|demands|announced|critici[sz]ed|reported|claimed|claims"
    r"|confirmed|replied|answered|wrote|writes|called|insisted|admitted|remarked|noted|argued|declared"
)
_NAME = re.compile(r"[A-ZÄÖÜ][\w'’-]+")
_SPEAKER_DE = re.compile(
    rf"\b(?:{_VERBS_DE})\s(?!,)(?P<after>[^,.;:!?„“”»«\"()]{{3,70}})|(?P<before>[A-ZÄÖÜ][\w’-]+)\s(?:{_VERBS_DE})\b"
)
_SPEAKER_EN = re.compile(
    rf"(?:^|[“”\",]\s?)(?:said|says|explained|stressed|warned|added|stated)\s(?P<after>[^,.;:!?“”\"()]{{3,70}})"
    rf"|(?P<before>[A-ZÄÖÜ][\w’-]+)\s(?:{_VERBS_EN})\b"
)
_NOBODY = frozenset(
    words(
        """
    The He She It They We I Monday Tuesday Wednesday Thursday Friday Saturday Sunday Who That This And But As
    Er Sie Es Wir Ich Das Dies
    """
    )
)
_FIRST_DE = frozenset(
    words(
        """
    ich mich mir mein meine meinem meinen meiner meines wir uns unser unsere unserem unseren unserer unseres unsre
    """
    )
)
_FIRST_EN = frozenset(
    words("i me my mine myself we our ours ourselves us let's i'm i've i'd i'll we're we've we'd we'll")
)
_THIRD_EN = frozenset(words("he him his himself she her hers herself he's she's"))
_SAYS_DE = frozenset(_VERBS_DE.split("|"))
_SAYS_EN = frozenset(_VERBS_EN.replace("[sz]", "s").split("|")) | frozenset(("emphasized", "criticized"))


def check_persons(view: View) -> Iterator[Finding]:
    """Swapped grammatical persons, genders and speakers."""
    first: list[Finding] = []
    if not (view.german_low.isdisjoint(_FIRST_DE) and view.english_low.isdisjoint(_FIRST_EN)):
        first = list(_first_person(view))
    yield from first
    if not first and not view.english_low.isdisjoint(_THIRD_EN):
        yield from _gender(view)
    if not (view.german_low.isdisjoint(_SAYS_DE) or view.english_low.isdisjoint(_SAYS_EN)):
        yield from _speaker(view)


def _first_person(view: View) -> Iterator[Finding]:
    german, english = view.german, view.english
    ich, i = _ICH.search(german), _I.search(english)
    wir, we = _WIR.search(german), _WE_ANY.search(english)
    if ich and not i and not we:
        yield _swapped(f"The German speaks as “{ich[0]}”, the English does not.", ich, None, 0.6, Severity.WARNING)
    elif ich and not i and we and not wir:
        yield _swapped(f"“{ich[0]}” became “{we[0]}”.", ich, we, 0.7, Severity.WARNING)
    elif wir and we and wir[0].lower() == "wir" and not _UNS.search(german) and not _WE_ACTS.search(english):
        yield _swapped(f"“{wir[0]}” acts in German, “{we[0]}” does not in English.", wir, we, 0.65, Severity.WARNING)
    elif i and not ich and wir and not we:
        yield _swapped(f"“{wir[0]}” became “{i[0]}”.", wir, i, 0.8, Severity.WARNING)
    elif i and not ich and not _MAN.search(german):
        yield _swapped(f"English speaks as “{i[0]}”, the German does not.", None, i, 0.7, Severity.WARNING)
    if wir and not we and not (ich or i):
        yield _swapped(f"The German speaks as “{wir[0]}”, the English does not.", wir, None, 0.6, Severity.WARNING)
    elif (we := _WE.search(english)) and not wir and not ich and not _MAN.search(german):
        yield _swapped(f"English speaks as “{we[0]}”, the German does not.", None, we, 0.6, Severity.WARNING)


_HEADS = frozenset(
    (
        ("sie", "he"),
        ("sie", "his"),
        ("ihr", "his"),
        ("ihre", "his"),
        ("er", "she"),
        ("er", "her"),
        ("sein", "her"),
        ("seine", "her"),
    )
)


def _gender(view: View) -> Iterator[Finding]:
    german, english = view.german, view.english
    heads = view.german_words[0], view.english_words[0]
    if (heads[0].low, heads[1].low) in _HEADS:
        message = f"“{heads[0].text}” became “{heads[1].text}”."
        yield Finding("person", Severity.WARNING, message, HINT, heads[0].span, heads[1].span, 0.75)
        return
    he, she = _HE.search(english), _SHE.search(english)
    if she and not he and not _SIE.search(german):
        yield _swapped(f"English says “{she[0]}”; no woman in the German.", None, she, 0.75, Severity.WARNING)
    elif she and not he and (er := _ER_ALONE.search(german)) and not _SIE_ALONE.search(german):
        yield _swapped(f"“{er[0]}” became “{she[0]}”.", er, she, 0.75, Severity.WARNING)
    elif he and not she and not _ER.search(german) and not _MASCULINE.search(german):
        yield _swapped(f"English says “{he[0]}”; no man in the German.", None, he, 0.7, Severity.WARNING)
    elif (
        he
        and not she
        and not _MALE.search(german)
        and (sie := _FEMALE.search(german))
        and re.search(r"\b(?:sie|ihr)\b", german, re.IGNORECASE)
        and sie[0].lower().endswith("in")
    ):
        yield _swapped(f"“{sie[0]}” became “{he[0]}”.", sie, he, 0.6, Severity.WARNING)


def _speaker(view: View) -> Iterator[Finding]:
    """Two named people, and the one who speaks in English is the other one."""
    german, english = _speakers(_SPEAKER_DE, view.german), _speakers(_SPEAKER_EN, view.english)
    if not german or not english or any(alike(one.low, two.low) for one in german for two in english):
        return
    others_de = [word.low for word in view.german_words if word.text[0].isupper()]
    others_en = [word.low for word in view.english_words if word.text[0].isupper()]
    one = next((word for word in german if any(alike(word.low, name) for name in others_en)), None)
    two = next((word for word in english if any(alike(name, word.low) for name in others_de)), None)
    if one and two:
        message = f"In German “{one.text}” speaks, in English “{two.text}”."
        yield Finding("person", Severity.ERROR, message, HINT, one.span, two.span, 0.8)


def _speakers(pattern: re.Pattern[str], text: str) -> list[Word]:
    """Names in the first place of the text that says who speaks."""
    for match in pattern.finditer(text):
        group = "after" if match["after"] else "before"
        start = match.start(group)
        names = [
            Word(start + name.start(), start + name.end(), name[0])
            for name in _NAME.finditer(match[group])
            if name[0] not in _NOBODY
        ]
        if names:
            return names
    return []


def _swapped(
    message: str, german: re.Match[str] | None, english: re.Match[str] | None, confidence: float, severity: Severity
) -> Finding:
    return Finding(
        "person",
        severity,
        message,
        HINT,
        None if german is None else german.span(),
        None if english is None else english.span(),
        confidence,
    )
