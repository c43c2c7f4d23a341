"""What German words say about numbers: number words, months, days, fractions, ordinals, decades, counted persons."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from toolkit.numerals.parts import Shape
from toolkit.numerals.units import Unit
from toolkit.records import FigureKind

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan",
            "februar feber feb",
            "märz mrz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "dezember dez",
        ),
        1,
    )
    for name in names.split()
}
_LONG_MONTHS = {
    name: number for name, number in MONTHS.items() if len(name) > 4 or name in ("mai", "juni", "juli", "märz")
}
_WEEKDAYS = {
    day: number
    for number, days in enumerate(
        ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"), 1
    )
    for day in days.split()
}
_UNITS = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9,
}  # fmt: skip
_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_CARDINAL = re.compile(
    rf"(?:(?P<thousands>\w+?)?(?P<t>tausend))?(?:und)?(?:(?P<hundreds>{'|'.join(_UNITS)}|{'|'.join(_TEENS)})?(?P<h>hundert))?"
    rf"(?:und)?(?:(?P<teen>{'|'.join(_TEENS)})|(?:(?P<unit>{'|'.join(_UNITS)})und)?(?P<tens>{'|'.join(_TENS)})"
    rf"|(?P<one>{'|'.join(_UNITS)}))?"
)
SCALES = {
    "tausend": 10**3, "tsd": 10**3, "million": 10**6, "millionen": 10**6, "mio": 10**6, "milliarde": 10**9,
    "milliarden": 10**9, "mrd": 10**9, "billion": 10**12, "billionen": 10**12, "bio": 10**12, "hundert": 100,
    "dutzend": 12,
    "billiarde": 10**15, "billiarden": 10**15,
}  # fmt: skip
_VAGUE = {
    "dutzende": 12, "dutzenden": 12, "hunderte": 100, "hunderten": 100, "hunderter": 100, "tausende": 1000,
    "tausenden": 1000, "tausender": 1000, "zehntausende": 10**4, "zehntausenden": 10**4, "zehntausender": 10**4,
    "hunderttausende": 10**5, "hunderttausenden": 10**5, "hunderttausender": 10**5, "millionen": 10**6,
    "milliarden": 10**9, "aberhunderte": 100, "abertausende": 1000,
}  # fmt: skip
_FRACTIONS = {
    "hälfte": Fraction(1, 2), "drittel": Fraction(1, 3), "dritteln": Fraction(1, 3), "viertel": Fraction(1, 4),
    "vierteln": Fraction(1, 4), "fünftel": Fraction(1, 5), "sechstel": Fraction(1, 6), "achtel": Fraction(1, 8),
    "zehntel": Fraction(1, 10), "dreiviertel": Fraction(3, 4), "zweidrittel": Fraction(2, 3),
}  # fmt: skip
_YEARS, _MONTHS, _MINUTES = ((unit, FigureKind.MEASURE) for unit in ("year", "month", "minute"))
# What a fraction in front makes of a noun: "Viertelmillion", "Dreiviertelstunde", "Zweidrittelmehrheit".
_WHOLES: dict[str, tuple[int, Unit | None]] = {
    "million": (10**6, None), "milliarde": (10**9, None), "billion": (10**12, None), "dutzend": (12, None),
    "jahrhundert": (100, _YEARS), "jahr": (12, _MONTHS), "stunde": (60, _MINUTES), "mehrheit": (1, None),
    "quorum": (1, None),
}  # fmt: skip
_HALVES = {"halb": Fraction(1, 2), "anderthalb": Fraction(3, 2)} | _FRACTIONS
_FRACTION_OF = re.compile(
    rf"(?P<count>zwei|drei|vier|fünf|sieben)?(?P<part>halb|drittel|viertel|fünftel|sechstel|achtel|zehntel)"
    rf"(?P<whole>{'|'.join(_WHOLES)})(?:e[ns]?|n|s)?"
)
_ORDINALS = {
    "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "siebent": 7, "acht": 8, "neunt": 9,
    "zehnt": 10, "elft": 11, "zwölft": 12, "dreizehnt": 13, "vierzehnt": 14, "fünfzehnt": 15, "sechzehnt": 16,
    "siebzehnt": 17, "achtzehnt": 18, "neunzehnt": 19, "zwanzigst": 20, "dreißigst": 30, "vierzigst": 40,
    "fünfzigst": 50, "sechzigst": 60, "siebzigst": 70, "achtzigst": 80, "neunzigst": 90, "hundertst": 100,
}  # fmt: skip
_ORDINAL = re.compile(rf"({'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(e[nrsm]?|\w*[sß]t(?:e[nrsm]?)?|ens)")
_AGGREGATES = re.compile(
    r"(?P<number>\w+?)(?P<suffix>jährig|monatig|wöchig|tägig|stündig|minütig|köpfig|fach|mal|stellig|teilig|stöckig|prozentig"
    r"|tagewoche|tage|staatenlösung|parteien\w*|kampf|seitig|spurig|malig|einhalb)(?:e[nrsm]?)?"
)
_SUFFIX_UNITS: dict[str, Unit] = {
    "jährig": ("year", FigureKind.MEASURE),
    "monatig": ("month", FigureKind.MEASURE),
    "wöchig": ("week", FigureKind.MEASURE),
    "tägig": ("day", FigureKind.MEASURE),
    "tage": ("day", FigureKind.MEASURE),
    "tagewoche": ("day", FigureKind.MEASURE),
    "stündig": ("hour", FigureKind.MEASURE),
    "minütig": ("minute", FigureKind.MEASURE),
    "prozentig": ("%", FigureKind.PERCENT),
}
_MULTIPLIED = re.compile(r"ver(\w+)fach(?:e[ns]?|t(?:e[nmrs]?)?|ung(?:en)?)")
_DECADE = re.compile(r"(\w+)er(?:n|jahren?|-jahren?)?")
PERSONS = re.compile(
    r"(?:\w*(?:menschen|personen|soldat\w*|tote[nr]?|verletzte[nr]?|todesopfer|opfern?|einwohnern?|bürgern?|kinder[n]?|frauen"
    r"|männern?|demonstrant\w*|flüchtling\w*|mitarbeiter\w*|beschäftigte[nr]?|arbeiter\w*|polizist\w*|beamte[nr]?|zivilist\w*"
    r"|kämpfer\w*|teilnehmer\w*|patient\w*|schüler\w*|studierende[nr]?|student\w*|passagiere?n?|reisende[nr]?|gefangene[nr]?"
    r"|geiseln?|abgeordnete[nr]?|mitglieder[n]?|anhänger[n]?|zuschauer\w*|besucher\w*|helfer\w*|retter\w*|rekruten|söldner[n]?"
    r"|familien|angehörige[nr]?|offizier\w*|general|generäle[n]?|pionier\w*|matrose[n]?|experten|ärzte[n]?|politiker\w*|diplomat\w*|bewohner\w*|kommandeur\w*|leute[n]?|jugendliche[nr]?|erwachsene[nr]?|vermisste[nr]?|infizierte[nr]?|wähler\w*"
    r"|festnahmen|migrant\w*|überlebende[nr]?|jährige[nr]?))"
)
# Said as a number of years, months or days as often as not.
_PERIODS: dict[str, tuple[Fraction, Unit]] = {
    word + ending: (Fraction(count), (unit, FigureKind.MEASURE))
    for word, count, unit in (
        ("halbjahr", Fraction(1, 2), "year"),
        ("vierteljahr", 3, "month"),
        ("quartal", 3, "month"),
        ("jahrzehnt", 10, "year"),
        ("jahrhundert", 100, "year"),
        ("jahrtausend", 1000, "year"),
    )
    for ending in ("", "e", "en", "s", "es")
} | dict.fromkeys(("vorgestern", "übermorgen"), (Fraction(2), ("day", FigureKind.MEASURE)))


# What any word of number, month or day has in it: nine in ten words are told from them by this alone.
_MAYBE = re.compile(
    r"ein|zwei|zwo|drei|dritt|vier|fünf|sech|sieb|acht|neun|zehn|elf|zwölf|zwanzig|ßig|zig|hundert|tausend|tsd|milli|mio|mrd|billi|bio"
    r"|dutzend|hälfte|halb|null|erst|beide|paar|doppel|zwilling|trio|tag|mittwoch|abend|quartal|jahr"
    rf"|^(?:{'|'.join(sorted((*_LONG_MONTHS, *_VAGUE, *_FRACTIONS, *_PERIODS), key=len, reverse=True))})"
)


@lru_cache(maxsize=1 << 14)
def lexeme(word: str) -> Shape | None:
    """What a German word (lower case) says about numbers, whatever stands around it."""
    if not _MAYBE.search(word):
        return None
    if word in _VAGUE:
        return Shape("vague", Fraction(_VAGUE[word]))
    if word in _FRACTIONS:
        return Shape("fraction", _FRACTIONS[word])
    if word in _LONG_MONTHS:
        return Shape("month", Fraction(_LONG_MONTHS[word]))
    weekday = re.fullmatch(
        r"(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:s|e[ns]?|\w*(?:abend|morgen|nacht|mittag|früh|vormittag)s?)?",
        word,
    )
    if weekday:
        return Shape("weekday", Fraction(_WEEKDAYS[weekday[1]]))
    if word in _PERIODS:
        return Shape("period", *_PERIODS[word])
    special = {"anderthalb": Fraction(3, 2), "anderthalbe": Fraction(3, 2), "dutzend": Fraction(12)}.get(word)
    if special:
        return Shape("cardinal", special)
    if word in ("million", "milliarde", "billion"):
        return Shape("scale", Fraction(SCALES[word]))
    fraction = _FRACTION_OF.fullmatch(word)
    if fraction:
        whole, unit = _WHOLES[fraction["whole"]]
        amount = whole * (_UNITS[fraction["count"]] if fraction["count"] else 1) * _HALVES[fraction["part"]]
        return Shape("fraction" if whole == 1 else "aggregate" if unit else "cardinal", amount, unit)
    if word in (
        "ein",
        "eine",
        "einem",
        "einen",
        "einer",
        "eines",
        "eins",
        "erste",
        "ersten",
        "erster",
        "erstes",
        "erstem",
        "einmal",
        "erstmals",
        "einzige",
        "einzigen",
        "einziger",
    ):
        return Shape("one", Fraction(1))
    if word in (
        "beide",
        "beiden",
        "beider",
        "beides",
        "paar",
        "doppelt",
        "doppelte",
        "doppelten",
        "verdoppelt",
        "verdoppeln",
        "verdoppelte",
        "zweierlei",
        "zweit",
        "halbiert",
        "doppel",
        "zweitens",
        "zwillinge",
    ):
        return Shape("weak", Fraction(2))
    if word in ("dreifach", "drittens", "trio"):
        return Shape("weak", Fraction(3))
    multiplied = _MULTIPLIED.fullmatch(word)
    if multiplied and (times := cardinal(multiplied[1])):
        return Shape("weak", Fraction(times))
    value = cardinal(word)
    if value is not None:
        return Shape("cardinal", Fraction(value))
    if word.endswith("halbtausend"):  # anderthalbtausend, zweieinhalbtausend
        half = lexeme(word.removesuffix("tausend"))
        return half and Shape("cardinal", half.value * 1000)
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal and not word.startswith(("achtet", "achten", "achtung")):
        return Shape("ordinal", Fraction(_ORDINALS[ordinal[1]]))
    aggregate = _AGGREGATES.fullmatch(word)
    if aggregate:
        unit = _SUFFIX_UNITS.get(aggregate["suffix"])
        count = _amount(aggregate["number"]) if unit else cardinal(aggregate["number"])
        if count is None or count == 0:
            return None
        if aggregate["suffix"] == "einhalb":
            return Shape("cardinal", count + Fraction(1, 2))
        return Shape("one" if count == 1 else "aggregate", Fraction(count), unit)
    decade = _DECADE.fullmatch(word)
    if decade:
        tens = cardinal(decade[1])
        if tens is not None and tens % 10 == 0 and 20 <= tens <= 90:
            return Shape("decade", Fraction(tens))
    return None


def _amount(word: str) -> Fraction | None:
    """The value of "drei", "dreieinhalb", "anderthalb", "halb" or "viertel" in front of "-jährig" and the like."""
    if word in _HALVES:
        return _HALVES[word]
    half = word.removesuffix("einhalb")
    count = cardinal(half)
    return None if count is None else Fraction(count) + (Fraction(1, 2) if half != word else 0)


def is_calendar(word: str) -> bool:
    """True for a German month or day of the week in lower case, "samstagabend" and the like included."""
    shape = lexeme(word)
    return shape is not None and shape.name in ("month", "weekday")


@lru_cache(maxsize=1 << 14)
def cardinal(word: str) -> int | None:
    """The value of a German number word such as `dreihundertfünfundzwanzigtausend`; None for any other word."""
    match = _CARDINAL.fullmatch(word) if word else None
    if match is None or word in ("und", "hundertund", "tausendund", "ein", "eine"):
        return 1 if word in ("ein", "eine") else None
    thousands = 1 if match["thousands"] is None else cardinal(match["thousands"])
    if thousands is None or (match["thousands"] is not None and thousands >= 1000):
        return None
    total = 1000 * thousands if match["t"] else 0
    if match["h"]:
        head = match["hundreds"]
        total += 100 * (1 if head is None else _UNITS.get(head) or _TEENS.get(head, 0))
    total += _TEENS.get(match["teen"] or "", 0) + _TENS.get(match["tens"] or "", 0)
    return total + _UNITS.get(match["unit"] or "", 0) + _UNITS.get(match["one"] or "", 0)
