"""Offices of speakers in English, word for word: what `Außenministerin` must be called, whatever a model made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
haushaltspolitiker = budget politician
außenpolitiker = foreign policy expert
politiker = politician
rentner = pensioner
"""
_GROUPS: Mapping[str, str] = {
    "beobachter": "observers",
    "berichten": "reports",
    "berichte": "reports",
    "experten": "experts",
    "schätzungen": "estimates",
    "medienberichten": "media reports",
    "medienberichte": "media reports",
    "kritiker": "critics",
    "augenzeugen": "eyewitnesses",
    "geheimdienstberichte": "intelligence reports",
}
_PREFIXES: Mapping[str, str] = {"us": "US", "eu": "EU", "un": "UN", "uno": "UN", "nato": "NATO", "vize": "deputy"}
_BODIES = re.compile(r"\s(?:bei\sden|der)\sVereinten\sNationen$")
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
    """English of an office the table knows (`US-Botschafter bei den Vereinten Nationen`), else None."""
    word = _BODIES.sub("", german).lower()
    if word in _GROUPS:
        return _GROUPS[word]
    prefix, dash, rest = word.partition("-")
    before = f"{_PREFIXES[prefix]} " if dash and prefix in _PREFIXES and word not in _OFFICES else ""
    found = _singular(rest if before else word)
    if found is None:
        return None
    return f"{before}{found}" + (" to the United Nations" if _BODIES.search(german) else "")


def _singular(word: str) -> str | None:
    for ending, woman in (("", False), ("in", True), ("s", False), ("en", False), ("n", False)):
        stem = word.removesuffix(ending) if word.endswith(ending) else ""
        for form in (stem, f"{stem}e", f"{stem}r"):
            if form in _OFFICES:
                return _OFFICES[form][woman or word.endswith("vorsitzende")]
    return None


def says_office(german: str, english: str) -> bool:
    """False where the last part of a German office is known and the English words have none of its translations."""
    low = german.lower().removesuffix("s")
    found = set(re.findall(r"\w+", english.lower()))
    for form in (low, low.removesuffix("in")):
        head = max((head for head in _HEADS if form.endswith(head)), key=len, default="")
        if head:
            return any(word in found or f"{word}s" in found for word in _HEADS[head])
    return True
