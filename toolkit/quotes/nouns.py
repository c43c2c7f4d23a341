"""Nouns that speak: roles with gender, organisations, media; nouns that announce a name in quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.quotes.wordlists import words

_ROLES_M = words(
    """
    präsident minister kanzler sprecher botschafter generalsekretär sekretär chef vorsitzender vorsitzende direktor
    leiter experte general oberst admiral kommandeur kommandant offizier soldat polizist richter anwalt staatsanwalt
    bürgermeister oberbürgermeister gouverneur abgeordneter senator kommissar diplomat gesandter vertreter beamter
    forscher wissenschaftler professor arzt trainer spieler autor regisseur journalist reporter korrespondent
    analyst ökonom unternehmer manager vorstand geschäftsführer gründer aktivist zeuge augenzeuge nachbar bewohner
    bauer bischof papst kardinal pfarrer könig prinz premier premierminister ministerpräsident außenminister
    innenminister verteidigungsminister finanzminister bundeskanzler bundespräsident regierungschef staatschef
    kremlchef parteichef fraktionschef unterhändler berater beobachter kritiker politiker historiker politologe
    soziologe psychologe ermittler fahnder insider informant anführer rebell dissident oppositionsführer kandidat
    bewerber verteidiger kläger angeklagter beschuldigter täter opfer vater sohn bruder ehemann freund chefredakteur
    herausgeber schriftsteller musiker sänger schauspieler künstler chefarzt bundestrainer teamchef kapitän torwart
    meteorologe seismologe geologe physiker chemiker biologe virologe epidemiologe astronom astronaut pilot kapitän
    lehrer schüler student rektor dekan intendant kurator landrat stadtrat gemeinderat ortsvorsteher feuerwehrmann
    einsatzleiter geschäftsmann gewerkschafter funktionär delegierter vermittler machthaber diktator nachfolger
    vorgänger stellvertreter vize amtsinhaber herausforderer konzernchef firmenchef betriebsrat aufsichtsratschef
    notenbankchef militärchef geheimdienstchef verbandschef gewerkschaftschef us-präsident vizepräsident us-
    botschafter kollege mann herr doktor fahrer taxifahrer ingenieur jurist brandmeister förster händler politiker
    abgeordnete
    """
)
_ROLES_F = words(
    """
    frau mutter tochter schwester ehefrau dame königin prinzessin ministerin kanzlerin sprecherin präsidentin
    botschafterin vorsitzende chefin leiterin expertin
    """
)
ORGANISATIONS = frozenset(
    words(
        """
    regierung ministerium außenministerium innenministerium verteidigungsministerium auswärtiges amt kreml partei
    polizei staatsanwaltschaft gericht armee militär streitkräfte geheimdienst behörde behörden kommission rat
    parlament bundestag bundesrat nato uno un eu union verband gewerkschaft unternehmen konzern firma stiftung
    universität institut kirche opposition fraktion bank zentralbank botschaft bundesregierung bundeswehr amt
    bundesamt landesamt organisation verwaltung stadt gemeinde feuerwehr klinik krankenhaus verein club bund komitee
    ausschuss weltbank ministerien delegation agentur zoll justiz senat kabinett präsidialamt weißes haus pentagon
    gruppe initiative hersteller betreiber veranstalter ermittler medien experten beobachter studie bericht
    erklärung urteil
    """
    )
)
MEDIA = frozenset(
    words(
        """
    zeitung nachrichtenagentur agentur magazin sender fernsehsender nachrichtensender rundfunk blatt zeitschrift
    tageszeitung wochenzeitung nachrichtenmagazin fernsehen radio portal internetportal onlinedienst dpa afp ap
    reuters yonhap tass interfax itar-tass kna epd apa ansa xinhua kcna bbc cnn ard zdf orf srf n-tv ntv rtl spiegel
    zeit stern focus bild welt faz taz süddeutsche newsweek bloomberg politico handelsblatt tagesspiegel nzz
    guardian times medienbericht medienberichte medien presse blätter zeitungen sender al-dschasira deutschlandfunk
    wdr ndr mdr swr br hr rbb tagesschau ria nowosti
    """
    )
)
NAME_HEADS = frozenset(
    words(
        """
    film filme roman buch lied song album serie sendung show stück oper musical titel schiff fregatte frachter fähre
    tanker kreuzer jacht yacht flugzeugträger u-boot boot zeitung zeitschrift magazin blatt tageszeitung
    wochenzeitung nachrichtenmagazin projekt operation kampagne programm initiative aktion bewegung organisation
    gruppe band verein stiftung restaurant hotel café club diskothek theater galerie ausstellung museum sturm
    hurrikan orkan taifun tief raumsonde sonde satellit satelliten rakete raumschiff preis orden auszeichnung
    festival spiel computerspiel app software portal plattform webseite website internetseite ausdruck begriff wort
    motto slogan namen name spitznamen fernsehsender sender zirkus gemälde bild skulptur denkmal partei liste
    bündnis firma marke modell typ zug dokumentation reihe essay gedicht artikel drama komödie thriller podcast blog
    kanal forum mission
    """
    )
)
_OPENING = frozenset(words("dem den der einem einer"))
_REPORT = re.compile(
    r"(?:bericht|meldung|information|erkenntnis|schätzung|studie|umfrage|statistik|untersuchung|ermittlung|prognose"
    r"|gerücht|vermutung)(?:e|n|en|s|es|se|sen)?$"
)
SCARE_HEADS = re.compile(r"\b(?:so ?genannt\w*|sog\.|vermeintlich\w*|angeblich\w*|quasi)\s*$", re.IGNORECASE)
_ORGANISATION_SUFFIXES = tuple(
    words("ministerium behörde regierung kommission verband gericht amt polizei agentur dienst medien")
)
_ROLE_SUFFIXES = tuple(sorted({*_ROLES_M, "chef", "minister", "präsident", "sprecher"}, key=len, reverse=True))


@lru_cache(maxsize=20_000)
def role_gender(word: str) -> str | None:
    """`m` or `f` where `word` (any case, compounds too) is a role noun, `o` for an organisation, else None."""
    low = word.lower().strip("-")
    if low in _ROLES_F:
        return "f"
    if low.endswith(("sprecherin", "ministerin", "präsidentin", "kanzlerin")):
        return "f"
    if low.endswith("in") and (low[:-2].endswith(_ROLE_SUFFIXES) or low[:-2] + "e" in _ROLES_M):
        return "f"
    if low.endswith(_ROLE_SUFFIXES):
        return "m"
    if low.endswith("en") and low[:-2].endswith(_ROLE_SUFFIXES) and len(low) > 7:
        return "m"
    if low.endswith(("s", "n")) and low.rstrip("sn").endswith(_ROLE_SUFFIXES) and len(low) > 5:
        return "m"
    if is_organisation(low):
        return "o"
    return None


@lru_cache(maxsize=20_000)
def is_organisation(word: str) -> bool:
    """True for `Außenministerium`, `Polizei`, `US-Regierung` and the like."""
    low = word.lower()
    for ending in ("es", "s"):  # genitive
        if low.endswith(ending) and low.removesuffix(ending) in ORGANISATIONS:
            return True
    low = low.removesuffix("s") if low.endswith(("ministeriums", "verbands", "gerichts", "amts", "dienstes")) else low
    last = low.rsplit("-", 1)[-1]
    return low in ORGANISATIONS or last in ORGANISATIONS or low.endswith(_ORGANISATION_SUFFIXES)


def is_medium(words: list[str]) -> bool:
    """True where the words of a speaker name a paper, an agency or a broadcaster."""
    lows = (word.lower().removesuffix("s") for word in words)
    return any(low in MEDIA or f"{low}s" in MEDIA or low.endswith(("zeitung", "anzeiger", "agentur")) for low in lows)


def is_report(words: list[str]) -> bool:
    """True for reports, findings and figures that nobody is named behind: `Berichten aus Ulm`, `einer Studie`."""
    if words[0].lower().startswith(("sein", "ihre", "eigen")):
        return False
    heads = [n for n, word in enumerate(words) if word[0].isupper() and (n or word.lower() not in _OPENING)]
    if not heads or not _REPORT.search(words[heads[0]].lower()):
        return False
    return len(heads) == 1 or words[heads[0] + 1] in ("aus", "über", "zu", "vom")
