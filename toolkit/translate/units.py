"""A German unit before a model sees it: which units need no model, and what a model must not touch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations

from toolkit.english import set_marks, tidy
from toolkit.quotes.wordlists import words
from toolkit.records import Origin, Pair
from toolkit.translate.numbers import by_rule, localise

_EMOJI = "\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f1e6-\U0001f1ff\ue000-\uf8ff"
_FOREIGN = "\u0370-\u1dff\u2e80-\ua4ff\uac00-\ud7af\uf900-\ufdff"  # letters of other scripts than Latin
_END = r"[^\s<>\"“”„«».,;:!?()]"
_PROTECTED = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"“”„«»]*{_END}"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)[@#]\w+"
    r"|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|info|eu|at|ch|ru|ua|uk)(?:/[^\s<>\"“”„«»]*" + _END + r")?(?!\w)"
    rf"|[{_EMOJI}]+|[{_FOREIGN}]+(?:[\s.-]*[{_FOREIGN}]+)*|\S{{80,}}"
)
_EDGE = re.compile(rf"[{_EMOJI}\s]*")
_CONTROL = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_PARTS = {"½": "5", "¼": "25", "¾": "75"}
_MIXED = re.compile(r"(?<![\d.,])(\d+)\s?([½¼¾])")
_STANDINS = tuple("".join(pair) for pair in permutations("QXZVJ", 2))  # acronyms: the one thing weak models copy well

_ENGLISH = frozenset(
    words("the of and to is that for with are by from has have not he they this it be been our we you")
)
_GERMAN = frozenset(
    words("der die das und ist nicht ein eine von mit für auf dem den des sich wird sind im zu zum zur hat er sie wir")
)
_FUNCTION = frozenset(
    words(
        """
    der die das den dem des ein eine einen einem einer eines und oder aber doch denn in im an am auf aus bei mit
    nach von vom zu zum zur für gegen ohne um durch über unter vor hinter neben zwischen ab bis seit trotz wegen
    während als wie wenn weil dass ob so nicht kein keine keinen mehr nur noch schon auch sehr wieder jetzt nun hier
    dort heute morgen gestern er sie es wir ihr ich uns sich sein seine seinen ihre ihren ihrem unser ist sind war
    waren wird werden wurde hat haben kann können muss müssen soll sollen will wollen darf zurück weiter ein neu
    neue neuer neues neuen alle alles viele mehrere zwei drei vier fünf sechs sieben acht neun zehn was wer wo warum
    wann laut statt schickt schicken fordert fordern warnt warnen weist weisen stimmt stimmen kritisiert plant
    planen droht drohen greift greifen gibt geben nimmt nehmen kommt kommen geht gehen steht stehen bleibt bleiben
    macht machen sagt sagen lehnt siegt siegen gewinnt verliert verlieren stirbt sterben tritt fällt fallen steigt
    steigen sinkt sinken wächst beginnt beginnen endet enden startet stoppt beschließt verurteilt verhaftet verletzt
    getötet gestorben festgenommen gefunden tötet trifft treffen zieht ziehen hält halten liefert liefern bestätigt
    dementiert erklärt meldet melden berichtet sucht suchen findet finden zeigt zeigen verstärkt erhöht senkt
    bekommt erhält verlässt besucht kämpft kämpfen
    """
    )
)
_ACRONYMS = frozenset(
    words(
        "NATO UNO OSZE BRICS UNICEF UNHCR IAEA USA CDU CSU SPD FDP BSW GRÜNE ARD ZDF WDR NDR DPA BND CIA FBI NASA ESA"
    )
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit for the model. `sources` are forms of it of which the model's surest translation is taken; `shields` the
    stand-ins in them and what they stand for; `spellings` the English of what the model was given in another spelling,
    and the right one; `lead` and `tail` are put around the English; `upper`: in capitals."""

    german: str
    sources: tuple[str, ...]
    shields: tuple[tuple[str, str], ...] = ()
    lead: str = ""
    tail: str = ""
    upper: bool = False
    spellings: tuple[tuple[str, str], ...] = ()
    guards: tuple[str, ...] = field(default=())

    def translates(self, part: str) -> bool:
        """True for a part of a source that is for the model: no stand-in, and not without letters."""
        return any(char.isalpha() for char in part) and part not in {stand_in for stand_in, _ in self.shields}

    def finish(self, english: str) -> str:
        """`english` of `sources` made the English of `german`."""
        english = english.upper() if self.upper else english
        for stand_in, original in (*self.shields, *self.spellings):
            english = english.replace(stand_in, original)
        return f"{self.lead}{english}{self.tail}".strip()


def prepare(german: str) -> Pair | Unit:
    """The finished pair of a unit that needs no model, or the unit as the model shall see it."""
    text = _CONTROL.sub("", re.sub(r"[\s\u00a0\u202f]+", " ", german)).strip()
    if not any(char.isalpha() for char in text):
        english = set_marks(text, localise(text))
        return Pair(0, german, english, Origin.RULE, guards=("passed through: no letters",) if text else ())
    if (date := by_rule(text)) is not None:
        return Pair(0, german, date, Origin.RULE, guards=("translated by rule: date or time",))
    if is_english(text):
        return Pair(0, german, tidy(text), Origin.COPY, guards=("copied: already English",))
    lead = _EDGE.match(text)[0]  # type: ignore[index]  # matches the empty text too
    tail = text[len(text) - len(_EDGE.match(text[::-1])[0]) :]  # type: ignore[index]
    core, spellings = _decimal(text[len(lead) : len(text) - len(tail)])
    core, shields = _shield(core)
    if not any(char.isalpha() for char in _without(core, shields)):
        return Pair(0, german, text, Origin.COPY, guards=("copied: nothing to translate",))
    guards = tuple(
        words + ", ".join(original for _, original in some)
        for words, some in (("protected: ", shields), ("translated as decimals: ", spellings))
        if some
    )
    if is_capitals(_without(core, shields)):
        upper = core[-1] not in '.!?…“”"«»'
        return Unit(german, _cased(core, shields), shields, lead, tail, upper, spellings, (*guards, "capitals lowered"))
    return Unit(german, (core,), shields, lead, tail, False, spellings, guards)


def _decimal(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`text` with 3½ as 3,5, which a model's spelling rules would turn into 31/2, and how English has to write 3.5."""
    spellings: dict[str, str] = {}

    def write_out(match: re.Match[str]) -> str:
        spellings[f"{match[1]}.{_PARTS[match[2]]}"] = match[0]
        return f"{match[1]},{_PARTS[match[2]]}"

    return _MIXED.sub(write_out, text), tuple(spellings.items())


def is_english(text: str) -> bool:
    """True for four words or more with at least two English function words, a fifth of all, and no German ones."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    english = sum(word in _ENGLISH for word in found)
    german = any(word in _GERMAN for word in found) or re.search(r"[äöüß]", text.lower())
    return len(found) >= 4 and english >= 2 and english >= 0.2 * len(found) and not german


def is_capitals(text: str) -> bool:
    """True for two or more long words and hardly a small letter."""
    letters = [char for char in text if char.isalpha()]
    small = sum(char.islower() for char in letters)
    long = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word not in _ACRONYMS]
    return len(long) >= 2 and small <= 0.1 * len(letters)


def _shield(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    names = (name for name in _STANDINS if name not in text)
    shields: list[tuple[str, str]] = []

    def hide(match: re.Match[str]) -> str:
        name = next(names, None)
        if name is None:
            return match[0]
        shields.append((name, match[0]))
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return " " * before.isalnum() + name + " " * after.isalnum()

    return _PROTECTED.sub(hide, text), tuple(shields)


def _without(text: str, shields: tuple[tuple[str, str], ...]) -> str:
    for stand_in, _ in shields:
        text = text.replace(stand_in, " ")
    return text


def around(text: str, shields: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Pieces of `text` between its stand-ins, and the stand-ins, in order."""
    pattern = "|".join(stand_in for stand_in, _ in shields)
    yield from (piece.strip() for piece in re.split(rf"\b({pattern})\b", text) if piece.strip())


def _cased(text: str, shields: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """A line of capitals in the two ways a German may have meant it: verbs small, or every content word large."""
    kept = {stand_in for stand_in, _ in shields}

    def case(match: re.Match[str]) -> str:
        word = match[0]
        if word in kept or word in _ACRONYMS or (len(word) <= 3 and word.lower() not in _FUNCTION):
            return word
        return word.lower() if word.lower() in _FUNCTION else word.capitalize()

    plain = re.sub(r"[^\W\d_]+", case, text)
    first = re.sub(r"^(\W*)(\w)", lambda match: match[1] + match[2].upper(), plain)
    verbs = re.sub(r"(?<=\w )([A-ZÄÖÜ][a-zäöüß]{3,}[^hcsk\W]t)(?= \w)", lambda match: match[1].lower(), first)
    return tuple(dict.fromkeys((first, verbs)))
