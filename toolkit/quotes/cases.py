"""German noun phrases in their base form: the nominative without an article, as a reader expects a speaker's name.

`des ukrainischen Geheimdienstes` is the `ukrainischer Geheimdienst`, `Berichten` are `Berichte`. By article, ending of
the adjective and a small table of genders; what no rule knows stays as it is.
"""

from __future__ import annotations

import re

from toolkit.quotes.nouns import role_gender
from toolkit.quotes.wordlists import words

_FEMININE = re.compile(
    r"(?:ung|heit|keit|schaft|tion|sion|ität|ei|agentur|behörde|armee|seite|presse|kirche|bank|stadt|gemeinde|gruppe"
    r"|firma|union|nato|studie|quelle|wehr|klinik|initiative|justiz|marine|waffe|führung|zentrale|miliz|junta)$"
)
_NEUTER = re.compile(
    r"(?:ministerium|amt|gericht|militär|parlament|unternehmen|institut|kabinett|komitee|blatt|magazin|fernsehen|radio"
    r"|büro|haus|bündnis|gremium|zentrum|land|präsidium|konsortium|team|werk|theater|museum|chen)$"
)
_PLURAL_IN_E = re.compile(r"(?:berichte|dienste|kreise|verbände|vorstände|anwälte|ärzte|räte|gerichte|institute)n$")
_WEAK = re.compile(r"(?:[aeu]nt|ist|at|kret|soph|graph|arch|astronaut)en$")
_ADJECTIVAL = re.compile(
    r"(?:vorsitzende|abgeordnete|beamte|gesandte|angeklagte|beschuldigte|delegierte|überlebende)n$"
)
_FEMININE_ARTICLES = frozenset(words("eine einer seine seiner ihre ihrer zur keine keiner"))
_MASCULINE_ARTICLES = frozenset(
    words("des dem einem eines diesem dieses seinem seines ihrem ihres vom beim zum im ein kein sein ihr")
)
_GENITIVE_ARTICLES = frozenset(words("des eines dieses seines ihres"))
_AND = re.compile(r" (?:und(?: insbesondere)?|sowie|noch|als auch) ")
_DEPENDENT = re.compile(r" (?:der|des|dem|den|von|vom|für|im|in|aus|bei|beim|am|an|zum|zur) ")
_PLACE = re.compile(r"[A-ZÄÖÜ][\w-]{2,}er$")  # `Ulmer` has one form
_PROPER_ADJECTIVE = re.compile(
    rf"(?:Auswärtig|Weiß|Vereint|Rot|Heilig|Oberst|Europäisch|Deutsch|International)e[nrms]?$|{_PLACE.pattern}"
)
_ENDING = re.compile(r"(?<=\w{3})e[nrms]?$")
_STRONG = {"m": "er", "n": "es", "f": "e", "pl": "e"}


def several(mention: str) -> tuple[str, ...]:
    """The speakers `mention` joins: two in `die Nato noch die USA`, one in `Leiter der Polizei und der Feuerwehr`."""
    parts = tuple(_AND.split(mention))
    return (mention,) if _DEPENDENT.search(parts[0]) else parts


def base_form(phrase: str, article: str = "", named: bool = False, genitive: bool = False) -> str:
    """`phrase` (without its article) in the nominative. `article` stood before it ("" for none); `named`: it is the
    office of one person; `genitive`: without an article it depends on a noun (`Angaben russischer Dienste`)."""
    parts = phrase.split()
    offices = (n for n, word in enumerate(parts) if named and word[0].isupper() and role_gender(word) in ("m", "f"))
    head = next(offices, next((n for n, word in enumerate(parts) if word[0].isupper()), None))
    if head is None:
        return phrase
    if head + 1 < len(parts) and parts[head + 1][0].isupper() and _PROPER_ADJECTIVE.match(parts[head]):
        head += not role_gender(parts[head])
    article = article.lower()
    endings = [match[0] for word in parts[:head] if (match := _ENDING.search(word))]
    kind = _kind(parts[head], article, endings[0] if endings else "", named, genitive)
    if kind in ("m", "n"):
        parts[head] = _singular(parts[head], article in _GENITIVE_ARTICLES or named)
    elif kind == "pl" and not genitive and article in ("", "den"):
        parts[head] = _plural(parts[head])
    if kind is not None:
        parts[:head] = [word if _PLACE.match(word) else _ENDING.sub(_STRONG[kind], word) for word in parts[:head]]
    return " ".join(parts)


def _kind(noun: str, article: str, ending: str, named: bool, genitive: bool) -> str | None:
    """`m`, `n`, `f` or `pl` as far as the article, the ending of the adjective and the noun tell, else None."""
    gender = _gender(noun)
    feminine = "f" if gender == "f" else "pl"
    masculine = "m" if gender == "f" else gender
    if named:
        return "f" if gender == "f" else "m"
    if article in _MASCULINE_ARTICLES:
        return masculine
    if article in _FEMININE_ARTICLES:
        return "f"
    if not article:
        strong = feminine if genitive or gender == "f" else "m"
        return {"em": masculine, "es": "n", "er": strong, "e": None}.get(ending, "pl")
    known = {("der", "e"): "m", ("dieser", "e"): "m", ("das", "e"): "n", ("der", "en"): feminine, ("die", "en"): "pl"}
    return "pl" if article == "den" else known.get((article, ending))


def _gender(noun: str) -> str:
    low = noun.lower()
    if role_gender(noun) == "f" or _FEMININE.search(low):
        return "f"
    return "n" if _NEUTER.search(re.sub(r"e?s$", "", low)) or _NEUTER.search(low) else "m"


def _singular(noun: str, genitive: bool) -> str:
    """Without the ending of the genitive, or of a weak noun in any case but the nominative."""
    low = noun.lower()
    if _ADJECTIVAL.search(low):
        return f"{noun[:-1]}r"
    if _WEAK.search(low) and role_gender(noun[:-2]):
        return noun[:-2]
    if low.endswith("n") and role_gender(noun) == "m" and role_gender(noun[:-1]) == "m":
        return noun[:-1]
    if genitive and low.endswith("s") and not low.endswith("ss") and not noun.isupper():
        return re.sub(r"(?<=nis)ses$|(?<=[^aeiou])es$|s$", "", noun)
    return noun


def _plural(noun: str) -> str:
    """Without the `n` of the dative; `Behörden` and `Experten` have it in every case."""
    low = noun.lower()
    if _ADJECTIVAL.search(low) or _PLURAL_IN_E.search(low) or (low.endswith("ern") and role_gender(noun[:-1]) == "m"):
        return noun[:-1]
    return noun
