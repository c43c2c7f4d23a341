"""Offices of speakers in English, word for word: what `Außenministerin` must be called, whatever a model made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.align.spellings import in_english

# German office (the feminine and the genitive are worked out), English one; `/`: the woman's, where it differs.
_TABLE = """
bundespräsident = federal president
vizepräsident = vice president
regierungschef = head of government
staatschef = head of state
präsident = president
parlamentspräsident = parliament speaker
premierminister = prime minister
bundesaußenminister = foreign minister
außenminister = foreign minister
innenminister = interior minister
verteidigungsminister = defence minister
finanzminister = finance minister
wirtschaftsminister = economy minister
gesundheitsminister = health minister
justizminister = justice minister
verkehrsminister = transport minister
umweltminister = environment minister
landwirtschaftsminister = agriculture minister
bildungsminister = education minister
energieminister = energy minister
vize-außenminister = deputy foreign minister
minister = minister
bundeskanzler = chancellor
kanzler = chancellor
generalsekretär = secretary general
regierungssprecher = government spokesman / government spokeswoman
polizeisprecher = police spokesman / police spokeswoman
militärsprecher = military spokesman / military spokeswoman
kremlsprecher = Kremlin spokesman / Kremlin spokeswoman
sprecher = spokesman / spokeswoman
botschafter = ambassador
oberbürgermeister = mayor
bürgermeister = mayor
gouverneur = governor
landrat = district administrator
senator = senator
wirtschaftssenator = economy senator
innensenator = interior senator
finanzsenator = finance senator
oppositionsführer = opposition leader
fraktionschef = parliamentary group leader
parteichef = party leader
verbandschef = head of the association
gewerkschaftschef = union leader
notenbankchef = central bank governor
konzernchef = chief executive
geheimdienstchef = intelligence chief
missionschef = head of mission
einsatzleiter = head of operations
generalstabschef = chief of the general staff
armeechef = army chief
polizeichef = police chief
polizeipräsident = police chief
kremlchef = Kremlin chief
direktor = director
generaldirektor = director general
geschäftsführer = managing director
vorsitzender = chairman / chairwoman
staatsanwalt = prosecutor
oberstaatsanwalt = senior prosecutor
rechtsanwalt = lawyer
anwalt = lawyer
richter = judge
general = general
oberst = colonel
kommandeur = commander
kommissar = commissioner
feuerwehrmann = firefighter
augenzeuge = eyewitness
zeuge = witness
experte = expert
militärexperte = military expert
historiker = historian
militärhistoriker = military historian
politologe = political scientist
ökonom = economist
jurist = lawyer
ingenieur = engineer
taxifahrer = taxi driver
diplomat = diplomat
unterhändler = negotiator
chefunterhändler = chief negotiator
beobachter = observer
vertreter = representative
regierungsvertreter = government representative
militärvertreter = military representative
beamter = official
regierungsbeamter = government official
offizier = officer
anwohner = resident
haushaltspolitiker = budget politician
außenpolitiker = foreign policy expert
politiker = politician
rentner = pensioner
"""
_GROUPS: Mapping[str, str] = {
    "bericht": "report",
    "regierung": "government",
    "bundesregierung": "German government",
    "kreml": "Kremlin",
    "polizei": "police",
    "armee": "army",
    "militär": "military",
    "geheimdienst": "intelligence service",
    "geheimdienste": "intelligence services",
    "militärgeheimdienst": "military intelligence service",
    "auslandsgeheimdienst": "foreign intelligence service",
    "generalstab": "general staff",
    "außenministerium": "foreign ministry",
    "us-außenministerium": "US State Department",
    "verteidigungsministerium": "defence ministry",
    "us-verteidigungsministerium": "US Department of Defense",
    "innenministerium": "interior ministry",
    "finanzministerium": "finance ministry",
    "gesundheitsministerium": "health ministry",
    "auswärtige amt": "Foreign Office",
    "auswärtigen amt": "Foreign Office",
    "staatsanwaltschaft": "public prosecutors",
    "beobachter": "observers",
    "berichten": "reports",
    "berichte": "reports",
    "informationen": "information",
    "geheimdienstinformationen": "intelligence",
    "erkenntnisse": "findings",
    "meldungen": "reports",
    "agenturmeldungen": "agency reports",
    "presseberichte": "press reports",
    "zeitungsberichte": "newspaper reports",
    "medien": "media",
    "behörden": "authorities",
    "streitkräfte": "armed forces",
    "quellen": "sources",
    "seite": "side",
    "zeugen": "witnesses",
    "politiker": "politicians",
    "experten": "experts",
    "schätzungen": "estimates",
    "medienberichten": "media reports",
    "medienberichte": "media reports",
    "kritiker": "critics",
    "augenzeugen": "eyewitnesses",
    "geheimdienstberichte": "intelligence reports",
}
_MEDIA: Mapping[str, str] = {
    "zeit": "Die Zeit",
    "welt": "Die Welt",
    "nachrichtenagentur": "news agency",
    "agentur": "news agency",
    "zeitung": "newspaper",
    "tageszeitung": "newspaper",
    "wochenzeitung": "weekly newspaper",
    "sender": "broadcaster",
    "fernsehsender": "TV broadcaster",
    "nachrichtensender": "news channel",
    "magazin": "magazine",
    "nachrichtenmagazin": "news magazine",
    "portal": "website",
    "nachrichtenportal": "news website",
}
_NATIONS: Mapping[str, str] = {
    "deutschlands": "Germany",
    "russlands": "Russia",
    "ukraines": "Ukraine",
    "nordkoreas": "North Korea",
    "südkoreas": "South Korea",
    "chinas": "China",
    "japans": "Japan",
    "israels": "Israel",
    "irans": "Iran",
    "syriens": "Syria",
    "frankreichs": "France",
    "großbritanniens": "Britain",
    "polens": "Poland",
    "italiens": "Italy",
    "spaniens": "Spain",
    "österreichs": "Austria",
    "ungarns": "Hungary",
    "serbiens": "Serbia",
    "schwedens": "Sweden",
    "finnlands": "Finland",
    "georgiens": "Georgia",
    "griechenlands": "Greece",
    "türkeis": "Turkey",
    "usas": "USA",
    "schweizs": "Switzerland",
    "amerikas": "America",
}
"""Genitive of a country to its English name; where German has none, its name with an -s all the same."""
_ADJECTIVES: Mapping[str, str] = {
    "deutsch": "German",
    "russisch": "Russian",
    "ukrainisch": "Ukrainian",
    "nordkoreanisch": "North Korean",
    "südkoreanisch": "South Korean",
    "chinesisch": "Chinese",
    "japanisch": "Japanese",
    "israelisch": "Israeli",
    "iranisch": "Iranian",
    "syrisch": "Syrian",
    "französisch": "French",
    "britisch": "British",
    "polnisch": "Polish",
    "italienisch": "Italian",
    "spanisch": "Spanish",
    "österreichisch": "Austrian",
    "ungarisch": "Hungarian",
    "serbisch": "Serbian",
    "schwedisch": "Swedish",
    "finnisch": "Finnish",
    "türkisch": "Turkish",
    "georgisch": "Georgian",
    "griechisch": "Greek",
    "amerikanisch": "American",
    "neuest": "latest",
    "jüngst": "latest",
    "erst": "first",
    "offiziell": "official",
    "westlich": "Western",
    "international": "international",
    "europäisch": "European",
    "unabhängig": "independent",
    "hochrangig": "high-ranking",
    "früher": "former",
    "ehemalig": "former",
    "damalig": "then",
    "stellvertretend": "deputy",
}
_QUANTIFIERS: Mapping[str, str] = {
    "viele": "many",
    "einige": "some",
    "manche": "some",
    "mehrere": "several",
    "zahlreiche": "numerous",
    "alle": "all",
    "beide": "both",
    "zwei": "two",
    "drei": "three",
    "vier": "four",
    "fünf": "five",
    "zehn": "ten",
}
_PREFIXES: Mapping[str, str] = {"us": "US", "eu": "EU", "un": "UN", "uno": "UN", "nato": "NATO", "vize": "deputy"}
_ORIGIN = re.compile(r" aus (?:der |den |dem )?([A-ZÄÖÜ][\w-]+)(?: und (?:der |den |dem )?([A-ZÄÖÜ][\w-]+))?$")
_BODIES = re.compile(r"\s(?:bei\sden|der)\sVereinten\sNationen$")
_ENDING = re.compile(r"(?<=.{4})(?:e[nmrs]?)$")
_NAMED = re.compile(r"((?:[a-zäöü]+ )*[A-ZÄÖÜ][\w-]+) ([A-ZÄÖÜ][\w.’-]+(?: [A-ZÄÖÜ][\w.’-]+)+)(?: (?:in|aus) \w+)?$")
_HEADS: Mapping[str, tuple[str, ...]] = {  # last part of a compound: words one of which its English must have
    "minister": ("minister", "secretary"),
    "präsident": ("president", "premier", "chief", "speaker", "governor", "mayor"),
    "sprecher": ("spokesman", "spokeswoman", "spokesperson", "speaker"),
    "chef": ("head", "chief", "leader", "boss", "chairman", "chairwoman", "president", "director", "governor", "ceo"),
    "botschafter": ("ambassador", "envoy"),
    "senator": ("senator",),
    "direktor": ("director", "head", "principal"),
    "führer": ("leader", "head", "guide", "driver", "director"),
    "leiter": ("head", "director", "leader", "manager", "chief"),
    "politiker": ("politician", "spokesman", "spokeswoman", "expert"),
    "fahrer": ("driver", "rider", "cyclist"),
    "ingenieur": ("engineer",),
    "forscher": ("researcher", "scientist", "expert"),
    "historiker": ("historian",),
    "sekretär": ("secretary",),
    "meister": ("mayor", "master", "champion", "chief"),
    "anwalt": ("lawyer", "prosecutor", "attorney", "counsel", "advocate", "solicitor"),
    "kanzler": ("chancellor",),
    "außenministerium": ("foreign", "state"),
    "verteidigungsministerium": ("defence", "defense"),
    "innenministerium": ("interior", "home"),
    "geheimdienst": ("intelligence", "secret", "spy"),
}


def _read(table: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in table.strip().splitlines():
        german, english = line.split(" = ")
        man, _, woman = english.partition(" / ")
        found[german] = man, woman or man
    return found


_OFFICES: Mapping[str, tuple[str, str]] = _read(_TABLE)


def office(german: str) -> str | None:
    """English of an office or body the table knows, else None.

    `US-Botschafter bei den Vereinten Nationen`, `Russlands Außenminister`, `ukrainischen Militärgeheimdienst HUR`,
    `viele Experten`, `Vertreter Nordkoreas`, `neueste Berichte aus Südkorea`.
    """
    body = _BODIES.search(german)
    origin = _ORIGIN.search(german)
    words = _ORIGIN.sub("", _BODIES.sub("", german)).split()
    before = after = ""
    many = len(words) > 1 and words[0].lower() in _QUANTIFIERS
    if many:
        before, words = f"{_QUANTIFIERS[words[0].lower()]} ", words[1:]
    if len(words) > 1 and words[0].lower() in _NATIONS:
        before, words = f"{before}{_NATIONS[words[0].lower()]}’s ", words[1:]
    while len(words) > 1 and (adjective := _ADJECTIVES.get(_ENDING.sub("", words[0]))):
        before, words = f"{before}{adjective} ", words[1:]
    if len(words) > 1 and words[0].lower() in _MEDIA:  # its name stays as it is
        words, after = words[:1], f" {' '.join(words[1:])}"
    while len(words) > 1 and words[-1].isupper():
        words, after = words[:-1], f" {words[-1]}{after}"
    if len(words) == 2 and words[1].lower() in _NATIONS:
        words, after = words[:1], f" of {_NATIONS[words[1].lower()]}"
    if origin:
        after += " from " + " and ".join(_country(name) for name in origin.groups() if name)
    found = _known(" ".join(words).lower(), many)
    return None if found is None else f"{before}{found}{after}" + (" to the United Nations" if body else "")


def _country(german: str) -> str:
    return _known(german.lower(), False) or in_english(german)


def named_office(german: str) -> str | None:
    """`Anna Blum, head of mission` for `Missionschefin Anna Blum in Wien`: an office, then a name; else None."""
    match = _NAMED.match(german)
    found = office(match[1]) if match else None
    return f"{match[2]}, {found}" if match and found and match[1].lower() not in _GROUPS else None


def _known(word: str, many: bool) -> str | None:
    for form in (word, word.removesuffix("es"), word.removesuffix("s")):
        if found := _GROUPS.get(form) or _MEDIA.get(form):
            return found
    if f"{word}s" in _NATIONS:
        return _NATIONS[f"{word}s"]
    prefix, dash, rest = word.partition("-")
    before = f"{_PREFIXES[prefix]} " if dash and prefix in _PREFIXES and word not in _OFFICES else ""
    one = _singular(rest if before else word)
    if one is None or not many:
        return one and before + one
    return before + (f"{one[:-3]}men" if one.endswith("man") else f"{one}s")


def _singular(word: str) -> str | None:
    for ending, woman in (("", False), ("in", True), ("s", False), ("en", False), ("n", False)):
        stem = word.removesuffix(ending) if word.endswith(ending) else ""
        for form in (stem, f"{stem}e", f"{stem}r"):
            if form in _OFFICES:
                return _OFFICES[form][woman or word.endswith("vorsitzende")]
    return None


def says_office(german: str, english: str) -> bool:
    """False where the last part of a German office is known and the English words have none of its translations."""
    low = german.lower()
    found = set(re.findall(r"\w+", english.lower()))
    for form in (low, *(low.removesuffix(ending) for ending in ("s", "es", "in", "en", "n"))):
        head = max((head for head in _HEADS if form.endswith(head)), key=len, default="")
        if head:
            return any(word in found or f"{word}s" in found for word in _HEADS[head])
    return True
