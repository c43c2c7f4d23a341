"""Is this text German? Counted by function words, which no article can do without.

A closed list per language, counted by word; shared forms (`in`, `die`, `an`) are in no list.
"""

from __future__ import annotations

import re
import string
from collections import Counter

_TABLE: tuple[tuple[str, str, str], ...] = (
    (
        "German",
        "de",
        """
        der das und ist nicht ein eine einen einem einer eines mit für von dem den des auf sich auch im zu zum zur als
        wie bei nach aus hat haben wird werden wurde wurden sind oder aber noch über unter durch nur kann soll dass
        sei seien war waren er ich wir ihr ihre seine seinen gegen vor beim vom bis wenn weil sowie sagte laut mehr
        keine kein hatte doch gibt dieser diese dieses um ob seit zwischen
        """,
    ),
    (
        "English",
        "en",
        """
        the of and to is that for on with by it at from be are as have has had not this but they his their its who
        which would been were said about there after more when than out into could or he she we you over
        """,
    ),
    (
        "French",
        "fr",
        """
        le la les et est une du que qui dans pour sur pas avec au aux par plus ce cette il elle ont été sont mais leur
        ses son nous vous ne se fait être après entre
        """,
    ),
    (
        "Dutch",
        "nl",
        """
        het een van niet dat zijn op te met voor ook aan er maar om hij zij naar bij uit dan nog wordt heeft deze dit
        door worden wel geen meer over kunnen
        """,
    ),
    (
        "Spanish",
        "es",
        """
        el los las una unos y que por con para su sus al lo como más pero este esta ha han fue son sobre entre muy
        también desde hasta donde
        """,
    ),
    (
        "Italian",
        "it",
        """
        il gli una che di per con del della dei delle nel nella è sono non più anche come questo questa alla alle dal
        dalla sul sulla hanno essere stato
        """,
    ),
    ("Polish", "pl", "się nie na jest że do jak po dla przez od oraz który która które przed może już tylko także są"),
    (
        "Danish, Norwegian or Swedish",
        "mul",
        """
        og och det att som på är ikke inte til till av af med har jeg jag han hun hon ved vid være vara blev kan skal
        ska efter mellem mellan også även
        """,
    ),
)
WORDS = {name: frozenset(words.split()) for name, _, words in _TABLE}
OTHER_SCRIPT = "a script other than Latin"
CODES = {name: code for name, code, _ in _TABLE} | {OTHER_SCRIPT: "und"}
SAMPLE = 60_000  # characters looked at, spread over the text
LEAST_WORDS = 8  # function words: fewer tell nothing, and the text is taken for German

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zäöüßA-ZÄÖÜ]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTERS = bytes(set(range(256)) - set(string.ascii_letters.encode()))


def language_of(text: str) -> str:
    """The English name of the language most of `text` is in; `German` where nothing speaks against it."""
    sample = _sample(text)
    if _is_other_script(sample):
        return OTHER_SCRIPT
    words = Counter(_WORD.findall(sample.lower()))
    counts = {name: sum([words[word] for word in listed & words.keys()]) for name, listed in WORDS.items()}
    best = max(counts, key=lambda name: (counts[name], name == "German"))
    return best if counts[best] >= LEAST_WORDS else "German"


def _is_other_script(sample: str) -> bool:
    if 2 * len(sample.encode("utf-8", "replace").translate(None, _NO_LETTERS)) >= len(sample):
        return False  # counted in C; else letter by letter
    letters = len(_LETTER.findall(sample))
    return letters >= 20 and len(_LATIN.findall(sample)) < letters / 2


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    third = SAMPLE // 3
    middle = len(text) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"
