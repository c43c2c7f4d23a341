"""Negation and polarity: what the German denies, English must deny, and nothing else.

Three strengths. Negators ("nicht", "kein", "not", "never") must have an answer. Soft denials ("kaum", "ohne",
"verhindern", "fail", "un-") may be the answer, unless a word of their own class on the other side needs them. Denials
("bestreitet", "lehnt ab") need a soft or strong answer. Then the poles: what rises must not fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.checks.finding import Finding
from toolkit.checks.polarity import (
    NEGATORS,
    affixed,
    antonym_sides,
    bases,
    english_phrases,
    english_poles,
    english_soft,
    german_soft,
    outright,
    said_otherwise,
)
from toolkit.checks.view import View, Word
from toolkit.lexicon.table import translations
from toolkit.lexicon.words import english_stem
from toolkit.quotes.wordlists import words
from toolkit.records import Severity

_NEGATOR_DE = re.compile(
    r"\b(?:nicht|nichts|nie|niemals|niemand(?:em|en)?|nirgend(?:s|wo)|kein(?:e[nmrs]?|erlei)?|keinesfalls|keineswegs"
    r"|weder|nein|mitnichten|alles\sandere\sals|weit\sdavon\sentfernt)\b",
    re.IGNORECASE,
)
_IDIOMS_DE = re.compile(
    r"\b(?:nicht\s(?:nur|allein|bloß|lediglich|zuletzt|einmal\smehr|selten|umsonst|weniger\sals|mehr\sals|wahr|zufällig"
    r"|ohne|anders|sonderlich|ganz)|wenn\snicht\sgar|nichts\s(?:anderes\s)?als|keine?\sgeringere?r?"
    r"|ob\soder\snicht|kein\sWunder|gar\snicht\sso)\b",
    re.IGNORECASE,
)
_DENIAL_DE = re.compile(
    r"\b(?:verzicht\w*|scheiter\w*|gescheitert\w*|fehlt\w*|mangelt\w*|verhinder\w*|unterließ\w*|vergeblich|erfolglos|verfehl\w*|versäum\w*|verpass\w*"
    r"|abgesagt\w*|leer\saus\b|blieb\w*\saus\b|ausgeblieben|vermied\w*|vermeid\w*|dementier\w*|(?:stritt|streitet|stritten|streiten)\b(?=[^.;:]{0,140}\bab\b)|bestreite[tn]?|bestritt(?:en)?|leugne\w*|verneint\w*|zurückgewiesen|zurückwies\w*|abgelehnt"
    r"|verweiger[tn]\w*|weigert\w*|ohne|kaum|widerspr[aio]\w*|(?:lehnt|lehnte|lehnten|lehnen)\b(?=[^.;:]{0,140}\bab\b)"
    r"|(?:weist|wies|weisen|wiesen)\b(?=[^.;:]{0,140}\bzurück\b)"
    r"|(?:schließt|schloss|schließen|schlossen)\b(?=[^.;:]{0,140}\baus\b))",
    re.IGNORECASE,
)
_NEGATOR_EN = re.compile(
    r"\b(?:not|no(?!\.\s?\d|-)|none|never|nobody|nothing|nowhere|neither|nor|cannot|no-one|yet\sto|remains?\sto\sbe|anything\sbut|far\sfrom)\b|\b\w+n['’]t\b",
    re.IGNORECASE,
)
_WORDS_EN = frozenset(
    words("not no none never nobody nothing nowhere neither nor cannot yet remain remains anything far")
)
_IDIOMS_EN = re.compile(
    r"\b(?:not\s(?:only|just|merely|simply|least|to\smention|so\smuch|infrequently|uncommon|unlike|without|surprisingly"
    r"|solely|quite|alone|until|far(?:\sfrom)?)|no\s(?:later|sooner|more|fewer|less)\sthan|no\s(?:doubt|matter|wonder|less)"
    r"|nothing\s(?:but|other|less)|none\sother|at\sthe\searliest|not\b[^.;]{0,80}\buntil|whether\sor\snot|or\snot|if\snot|isn['’]t\sit|don['’]t\syou)\b",
    re.IGNORECASE,
)
_SIDES_EN = frozenset(("against", "for", "favour", "favor"))
_AGAINST_EN = re.compile(r"\bagainst\b", re.IGNORECASE)
_FAVOUR_EN = re.compile(r"\b(?:vot(?:e|es|ed|ing)\sfor|in\sfavou?r(?:\sof)?)\b", re.IGNORECASE)
_FOR_DE = re.compile(r"\b(?:für|dafür|zugunsten|befürwort\w*)\b")
_AGAINST_DE = re.compile(r"gegen|wider|gegner|\bvor\b|kontra|anti|ablehn|krit|schutz|schütz|vorw|verst", re.IGNORECASE)
_ALWAYS = frozenset(("unable", "impossible"))  # "konnte nicht", "nicht möglich", whatever the word table thinks
_CONCEDE = re.compile(r"\b(?:confirm|accept|admit|welcom|approv|acknowledg|agree|grant)\w*\b", re.IGNORECASE)
_NEGATIVE = ("un", "in", "im", "ir", "il", "dis")
HINT = "Read both sides: does the English deny what the German denies?"


def check_negation(view: View) -> Iterator[Finding]:
    """A negation lost or added, a denial turned round, a word turned into its opposite."""
    german = [] if view.german_low.isdisjoint(NEGATORS) else _strong(view.german, _NEGATOR_DE, _IDIOMS_DE)
    english = (
        []
        if view.english_low.isdisjoint(_WORDS_EN) and not _maybe_not(view)
        else _strong(view.english, _NEGATOR_EN, _IDIOMS_EN)
    )
    found = False
    if len(german) > len(english):
        findings = _lost(view, german, english)
    elif len(english) > len(german):
        findings = _gained(view, german, english)
    else:
        findings = iter(())
    for finding in findings:
        found = True
        yield finding
    if not (english or german or found) and view.german_denies and (denial := _DENIAL_DE.search(view.german)):
        finding_or_none = _denial(view, denial)
        if finding_or_none is not None:
            found = True
            yield finding_or_none
    if not found:
        yield from _prefixes(view, bool(german), bool(english))
        if len(german) == len(english):
            yield from _opposites(view)


def has_negator(german: str) -> bool:
    """True for a German text with a "nicht", "kein" or their like."""
    return _NEGATOR_DE.search(german) is not None


def _maybe_not(view: View) -> bool:
    return any(word.low.endswith("n't") for word in view.english_words)


def _strong(text: str, negators: re.Pattern[str], idioms: re.Pattern[str]) -> list[tuple[int, int]]:
    found = [match.span() for match in negators.finditer(text)]
    if not found:
        return found
    taken = [match.span() for match in idioms.finditer(text)]
    return [span for span in found if not any(start <= span[0] < end for start, end in taken)]


@dataclass(frozen=True, slots=True)
class _Soft:
    """How many soft denials of each side the other side does not say, how many of them deny outright, and how many
    outright ones are affixes that both sides have in other words: "ungefährlich" is harmless."""

    german: int
    english: int
    german_outright: int
    english_outright: int
    paired: int


def _unanswered(view: View) -> _Soft:
    """Soft denials of German that English does not say, and soft denials of English that no German word means.

    "bis" takes an "until" away from the English side, but is no denial itself.
    """
    german = view.side.soft
    english = [(w, classes) for w in view.english_words if (classes := english_soft(w.low))]
    phrases = view.side.phrases, english_phrases(view.english)
    in_german = {number for _, classes in german for number in classes if number >= 0}.union(phrases[0])
    in_english = {number for _, classes in english for number in classes if number >= 0}.union(phrases[1])
    stems = view.stem_set
    left = [
        classes
        for word, classes in german
        if in_english.isdisjoint(classes) and word.low != "bis" and stems.isdisjoint(_saying(word, classes))
    ]
    # Un-words answer one another, whichever they are.
    denied, taken = (sum(-1 in classes for _, classes in side) for side in (german, english))
    left = [classes for classes in left if classes != (-1,) or (taken := taken - 1) < 0]
    right = [
        (word, classes)
        for word, classes in english
        if in_german.isdisjoint(classes) and (word.low in _ALWAYS or english_stem(word.low) not in view.meanings)
    ]
    right = [(word, classes) for word, classes in right if classes != (-1,) or (denied := denied - 1) < 0]
    return _Soft(
        len(left) + sum(number not in in_english for number in phrases[0]),
        len(right) + sum(number not in in_german for number in phrases[1]),
        sum(map(outright, left)),
        sum(outright(classes) and english_stem(word.low) not in view.all_meanings for word, classes in right),
        min(sum(map(affixed, left)), sum(affixed(classes) for _, classes in right)),
    )


def _saying(word: Word, classes: tuple[int, ...]) -> frozenset[str]:
    """Stems that say a soft denial: of an un-word only those that deny as well, not those of what it denies."""
    meanings = translations(word.low) or frozenset()
    if classes != (-1,):
        return meanings
    return frozenset(stem for stem in meanings if stem.startswith(_NEGATIVE) or stem.endswith("les"))


def _lost(view: View, german: list[tuple[int, int]], english: list[tuple[int, int]]) -> Iterator[Finding]:
    idioms = len(_NEGATOR_EN.findall(view.english)) - len(english)
    # "nicht unumstritten" is controversial: a second denial that English leaves out with the first one cancels it.
    unanswered = _unanswered(view)
    soft = unanswered.english + unanswered.german_outright - 2 * unanswered.paired + idioms + _turned(view)
    soft += said_otherwise("de", view.german, view.english)
    if soft >= len(german) - len(english):
        return
    word = view.german[german[0][0] : german[0][1]]
    if english and any(view.german[start:end].lower() == "weder" for start, end in german):
        return
    whole = not english
    yield Finding(
        "negation",
        Severity.ERROR if whole else Severity.WARNING,
        f"The German denies (“{word}”), the English does not." if whole else "The English denies less than the German.",
        HINT,
        german[0] if whole else german[-1],
        None,
        0.85 if whole else 0.5,
    )


def _turned(view: View) -> int:
    """1 where a word became its opposite, as it does in "nicht weit", near."""
    return int(any(True for _ in (*_poles(view), *_antonyms(view))))


def _gained(view: View, german: list[tuple[int, int]], english: list[tuple[int, int]]) -> Iterator[Finding]:
    idioms = len(_NEGATOR_DE.findall(view.german)) - len(german)
    unanswered = _unanswered(view)
    soft = unanswered.german + unanswered.english_outright - 2 * unanswered.paired + idioms + _turned(view)
    soft += said_otherwise("en", view.english, view.german)
    if soft >= len(english) - len(german):
        return
    if german and any(view.english[start:end].lower() in ("neither", "nor") for start, end in english):
        return
    start, end = english[0]
    whole = not german
    yield Finding(
        "negation",
        Severity.ERROR if whole else Severity.WARNING,
        f"The English denies (“{view.english[start:end]}”), the German does not."
        if whole
        else "The English denies more than the German.",
        HINT,
        None,
        english[0] if whole else english[-1],
        0.8 if whole else 0.5,
    )


def _denial(view: View, denial: re.Match[str]) -> Finding | None:
    """A German denial that no English word takes up, in kind or otherwise."""
    german = {number for _, classes in view.side.soft for number in classes}
    english = [classes for word in view.english_words if (classes := english_soft(word.low))]
    agreed = _CONCEDE.search(view.english)
    german.update(view.side.phrases)
    if any(not german.isdisjoint(classes) for classes in (*english, english_phrases(view.english))):
        return None
    if not agreed and (any(outright(classes) for classes in english) or _AGAINST_EN.search(view.english)):
        return None
    meant = {stem for word in _words_in(view, denial.span()) for stem in translations(word) or ()}
    if any(english_stem(word.low) in meant for word in view.english_words):
        return None
    return Finding(
        "negation",
        Severity.ERROR if agreed else Severity.WARNING,
        f"“{denial[0]}” denies or refuses; no English word does.",
        HINT,
        denial.span(),
        agreed.span() if agreed else None,
        0.85 if agreed else 0.6,
    )


def _words_in(view: View, span: tuple[int, int]) -> list[str]:
    """Words of a stretch of the German, and the separable verbs that begin in it."""
    return [word.low for word in (*view.german_words, *view.german_verbs) if span[0] <= word.start < span[1]]


def _prefixes(view: View, german_denies: bool, english_denies: bool) -> Iterator[Finding]:
    """ "unklar" said as "clear", "möglich" said as "impossible"."""
    if not any(-1 in german_soft(w.low) for w in view.german_words) and not any(
        -1 in english_soft(w.low) for w in view.english_words
    ):
        return
    stems = dict(zip(view.stems, view.english_words, strict=True))
    softened = english_denies or any(outright(english_soft(word.low)) for word in view.english_words)
    for word in view.german_words:
        meanings = _meant(word.low)
        if not german_denies and not softened and (said := _of_base(bases(word.low), stems)):
            yield _opposite(word, stems[said], 0.75)
            return
        if not meanings or meanings & stems.keys():
            continue
        if word.low.startswith("un") and not english_denies:
            positive = next((p for m in meanings if m.startswith(_NEGATIVE) and (p := _bare(m)) in stems), None)
        elif not german_denies:
            positive = next((s for s in stems if s.startswith(_NEGATIVE) and len(s) > 5 and _bare(s) in meanings), None)
        else:
            positive = None
        if positive and not any(-1 in german_soft(other.low) for other in view.german_words if other is not word):
            yield _opposite(word, stems[positive], 0.75)
            return


def _meant(word: str) -> frozenset[str]:
    """What a German word may mean; of an un-word not what it denies, which the table counts among its meanings."""
    meanings = translations(word) or frozenset()
    if -1 not in german_soft(word):
        return meanings
    return frozenset(stem for stem in meanings if meanings.isdisjoint(prefix + stem for prefix in _NEGATIVE))


def _of_base(meanings: frozenset[str], stems: Mapping[str, Word]) -> str | None:
    """The English stem that is one of the meanings, or comes from one: "achievable" from "achieve"."""
    long = tuple(meaning for meaning in meanings if len(meaning) > 4)
    return next((stem for stem in stems if stem in meanings or stem.startswith(long)), None)


def _bare(stem: str) -> str:
    return stem[3:] if stem.startswith("dis") else stem[2:]


def _opposites(view: View) -> Iterator[Finding]:
    """The first of: another pole, an antonym, "against" for "für"."""
    for finding in (*_poles(view), *_antonyms(view), *_against(view)):
        yield finding
        return


def _antonyms(view: View) -> Iterator[Finding]:
    """A German word that means one thing, an English word that says the opposite, and nothing that says the thing."""
    german = view.side.meant
    if not german:
        return
    pairs = zip(view.english_words, view.stems, strict=True)
    english = {side: word for word, stem in pairs for side in antonym_sides(stem)}
    for (number, side), word in german.items():
        other = (number, 1 - side)
        turned = other in english and other not in german and (number, side) not in english
        if turned and english_stem(english[other].low) not in view.meanings:
            yield _opposite(word, english[other], 0.6)
            return


def _poles(view: View) -> Iterator[Finding]:
    """One pole in German, only the other in English."""
    german = view.side.poles
    if not german:
        return
    english: dict[tuple[int, int], Word] = {}
    for word in view.english_words:
        for pole in english_poles(word.low):
            english.setdefault(pole, word)
    for (number, side), word in german.items():
        other = (number, 1 - side)
        turned = other in english and other not in german and (number, side) not in english
        if turned and english_stem(english[other].low) not in view.meanings_beside(word):
            yield _opposite(word, english[other], 0.7)
            return


def _against(view: View) -> Iterator[Finding]:
    """For and against, changed places."""
    if view.english_low.isdisjoint(_SIDES_EN):
        return
    against, favour = _AGAINST_EN.search(view.english), _FAVOUR_EN.search(view.english)
    pro, contra = _FOR_DE.search(view.german), _AGAINST_DE.search(view.german)
    if against and pro and not contra:
        message = f"English is “{against[0]}” something; the German is “{pro[0]}” it."
        yield Finding("negation", Severity.WARNING, message, HINT, pro.span(), against.span(), 0.6)
    elif favour and contra and not pro and not against:
        message = f"English is “{favour[0]}” something; the German is “{contra[0]}” it."
        yield Finding("negation", Severity.WARNING, message, HINT, contra.span(), favour.span(), 0.6)


def _opposite(german: Word, english: Word, confidence: float) -> Finding:
    return Finding(
        "negation",
        Severity.WARNING,
        f"“{german.text}” seems to have become its opposite: “{english.text}”.",
        HINT,
        german.span,
        english.span,
        confidence,
    )
