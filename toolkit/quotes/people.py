"""Everybody a text names: full names after a role or with a known given name, and surnames taken up again.

The given names only tell gender; a name without one of them counts where a role introduces it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.quotes.nouns import is_organisation, role_gender
from toolkit.quotes.speakers import PREPOSITIONS
from toolkit.quotes.wordlists import words

_GIVEN_M = frozenset(
    words(
        """
    adam albert alexander alexej ali anders andreas andrej antonio anton armin arne axel barack ben benjamin bernd
    bill björn boris bruno carl carlos carsten christian christoph claus clemens daniel david denis dennis dieter
    dimitri dirk dmitri dmitrij donald eberhard eduard emil emmanuel enrico erich erik ernst eugen fabian felix
    ferdinand florian francois frank franz fred friedrich fritz georg george gerd gerhard gernot giovanni gregor günter
    günther gustav guido hannes hans harald hartmut heiko heinrich heinz helmut hendrik henrik herbert hermann holger
    horst hubert hugo igor ingo iwan jacob jakob jan janis jens jean joachim joe jochen joel johann johannes john jonas
    jörg josef joseph juan jürgen kai karl karsten kevin kim klaus konrad konstantin kurt lars leon lloyd lothar louis
    ludwig lukas luis manfred manuel marc marcel marco marcus mark markus martin mathias matthias max maximilian
    michael michail mike mirko moritz nicolas niklas nikolai nils norbert olaf oleg oliver oskar otto pascal patrick
    paul pavel pawel pedro peter philipp pierre rafael rainer ralf ralph reiner reto richard robert rolf roland roman
    rudolf rüdiger sebastian sergei sergej siegfried simon stefan steffen stephan steve steven sven thomas thorsten
    tim timo tobias tom toma torben torsten udo ulf uli ulrich urs uwe viktor vincent volker walter werner wilhelm
    willi wladimir wolfgang wolfram wolodymyr andrij beat emil jannik ruben
    """
    )
)
_GIVEN_F = frozenset(
    words(
        """
    agnes alexandra alice alma amalia andrea angela angelika anja anke anna annalena anne annegret annette antje
    astrid barbara beate beatrix bettina birgit brigitte britta carla carolin caroline charlotte christa christiane
    christina christine claudia cornelia dagmar daniela doris dorothea elena elisabeth elke ellen emma erika esther
    eva evelyn franziska frauke gabriele gerda gisela giorgia gudrun hannah hannelore heide heidi heike helena helga
    henrike hillary ilse ina ines inge ingrid irene iris irina isabel jana janet jelka jennifer jessica johanna judith
    julia jutta kaja karen karin karla katarina katharina kathrin katja katrin kerstin kirsten klara kristina laura lea
    lena lisa lucia luise manuela margarete margot maria marianne marie marina marlene marta martina mathilde melanie
    merle michaela michelle mirjam monika nadine nadja nancy natalia natascha nicola nicole nina olga olivia paula petra
    regina renate ricarda rita rosa ruth sabine sahra sandra sara sarah saskia silke silvia simone sofia sonja sophie
    stefanie stephanie susanne svenja sylvia tanja tatjana teresa theresa ulla ulrike ursula ute valentina vera
    veronika viktoria wiebke yvonne
    """
    )
)
_RUN = re.compile(
    r"(?:[^\W\d_][\w’'-]{0,60}[ ]+)?[A-ZÄÖÜ][\w’'-]+"
    r"(?:[ ](?:(?:von|van|de|der|bin|al)[ ](?=[A-ZÄÖÜ]))?[A-ZÄÖÜ][\w’'-]+)*"
)
_OF_WHERE = re.compile(r"[\w-]+ische[rn]?$|[A-ZÄÖÜ][\w-]{3,}(?:s|er)$|[A-ZÄÖÜ-]{2,}$|[A-ZÄÖÜ][\w]*-[\w-]+$")
_NO_PLACES = PREPOSITIONS | frozenset(
    words("aber später bisher früher wieder immer damals allerdings übrigens besonders bereits abends nachts mittags")
)
_SURNAME = re.compile(r"[A-ZÄÖÜ][\w’'-]{2,}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named at `place`; `gender` is `m`, `f` or None where nothing tells."""

    place: int
    name: str
    role: str | None
    gender: str | None

    def fits(self, gender: str) -> bool:
        """True for a person of that gender, or a full name whose gender nothing tells."""
        parts = self.name.split()
        return self.gender == gender or (self.gender is None and len(parts) > 1 and not parts[0].endswith("s"))


def find_people(text: str) -> list[Person]:
    """Persons of `text` by place: where they are introduced, and where their surname alone takes them up again."""
    people: dict[str, Person] = {}
    mentions: list[Person] = []
    covered = 0
    for match in _RUN.finditer(text):
        person = _introduced(match)
        if person is not None:
            surname = person.name.split()[-1]
            if len(person.name.split()) == 1 and surname in people:
                known = people[surname]
                person = Person(person.place, known.name, person.role or known.role, person.gender or known.gender)
            people[surname] = person
            mentions.append(person)
            covered = match.end()
            continue
        if not people:
            continue
        for word in _SURNAME.finditer(match.group()):
            known_as = people.get(word.group()) or people.get(word.group().removesuffix("s"))
            if known_as is not None and match.start() + word.start() >= covered:
                mentions.append(Person(match.start() + word.start(), known_as.name, known_as.role, known_as.gender))
    return mentions


def given_gender(name: str) -> str | None:
    """`m` or `f` where the first word of `name` is a given name of one gender."""
    first = name.split()[0].lower().split("-")[0]
    return "m" if first in _GIVEN_M else "f" if first in _GIVEN_F else None


def _introduced(match: re.Match[str]) -> Person | None:
    """A person in a run of capitalised words: `Innenminister Karl Ott`, `Karl Ott`."""
    parts = match.group().split()
    if len(parts) < 2 or (len(parts) == 2 and parts[0][0].islower()):
        return None  # a noun by itself: most of German
    roles = [n for n, word in enumerate(parts) if role_gender(word) in ("m", "f") and word[0].isupper()]
    start = roles[-1] + 1 if roles else 0
    name = parts[start:]
    if not roles:
        while name and given_gender(name[0]) is None:
            name = name[1:]
        if len(name) < 2:
            return None
    if not name or any(is_organisation(word) for word in name) or name[0][0].islower():
        return None
    if len(name) == 1 and name[0].endswith("s") and roles:
        return None  # `Außenminister Schwedens`
    role = _office(parts[:start], roles[-1]) if roles else None
    gender = role_gender(parts[roles[-1]]) if roles else given_gender(" ".join(name))
    place = match.start() + match.group().rfind(name[0])
    return Person(place, " ".join(name), role, gender)


def _office(parts: Sequence[str], head: int) -> str:
    """The office whose noun is `parts[head]`, with what says of where: `Russlands Präsident`, `Ulmer Bürgermeister`."""
    first = head
    while first and _OF_WHERE.match(parts[first - 1]) and parts[first - 1].lower() not in _NO_PLACES:
        first -= 1
    return " ".join(parts[first:])
