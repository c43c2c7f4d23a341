"""What English words say about numbers: number words, months, days, fractions, ordinals, decades, counted persons."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    day: number
    for number, day in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 1)
}
ONES = {
    "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "one": 1,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6, "mn": 10**6,
    "bn": 10**9, "k": 10**3, "dozen": 12, "quadrillion": 10**15,
}  # fmt: skip
VAGUE = {
    "dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
    "trillions": 10**12,
}  # fmt: skip
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
WEAK = {
    "one": 1, "first": 1, "once": 1, "single": 1, "sole": 1, "only": 1, "a": 1, "an": 1, "both": 2, "twice": 2,
    "double": 2, "doubled": 2, "doubling": 2, "pair": 2, "couple": 2, "twin": 2, "twofold": 2, "duo": 2,
    "bilateral": 2, "either": 2, "triple": 3, "tripled": 3, "trio": 3, "threefold": 3, "quadrupled": 4,
    "quadruple": 4, "quadrupling": 4, "tripling": 3, "trebled": 3, "trebling": 3, "quintupled": 5, "quintupling": 5,
    "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "biennial": 2, "secondly": 2, "thirdly": 3, "nil": 0, "no": 0,
    "thrice": 3, "trilateral": 3, "tripartite": 3, "quartet": 4, "quintet": 5, "triplets": 3, "twins": 2,
    "octogenarian": 80,
}  # fmt: skip
PERIODS = {
    "decade": (10, "year"),
    "decades": (10, "year"),
    "century": (100, "year"),
    "centuries": (100, "year"),
    "fortnight": (14, "day"),
}
PERSONS = re.compile(
    r"(?:people|persons?|soldiers?|troops|dead|deaths|injured|wounded|victims?|residents|inhabitants|citizens|children|women|men"
    r"|demonstrators|protesters|refugees|employees|workers|staff|police|officers?|civilians|fighters|participants|patients"
    r"|students|pupils|passengers|travell?ers|prisoners|hostages|members|deputies|supporters|spectators|visitors|helpers"
    r"|recruits|mercenaries|families|relatives|missing|infected|voters|arrests|migrants|survivors|teenagers|adults|olds?|casualties)"
)
