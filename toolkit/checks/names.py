"""Names: every English name must stand in the German, and every German name in the English, whatever its spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from toolkit.checks.finding import Finding
from toolkit.checks.lexicon import alike, english_key, german_key, lexicon, translations
from toolkit.checks.view import View, Word
from toolkit.checks.words import STOP_ENGLISH, STOP_GERMAN, english_stem, german_stem
from toolkit.numerals import is_calendar
from toolkit.quotes.wordlists import words
from toolkit.records import Severity

HINT = "Compare the names on both sides."
LIKE = 0.5  # share of letters in common from which two unknown words may be one misspelt name
# English: German beginnings of the same name where neither sound nor the word table shows it.
EXONYMS: dict[str, tuple[str, ...]] = {
    line.split(":")[0].strip(): words(line.split(":")[1])
    for line in """
    germany: deutsch brd bund
    german: deutsch bund auswärtig
    berlin: berlin auswärtig bund
    germans: deutsch
    austria: österreich
    austrian: österreich
    switzerland: schwei
    swiss: schwei franken
    france: frankreich französ paris
    french: französ frankreich
    paris: paris
    italy: italien
    italian: italien
    greece: griech
    greek: griech
    hungary: ungar
    hungarian: ungar
    poland: polen poln
    polish: poln polen
    turkey: türk
    turkish: türk
    ukraine: ukrain
    ukrainian: ukrain
    russia: russ moskau
    russian: russ
    moscow: moskau
    kyiv: kiew kyjiw
    kiev: kiew kyjiw
    kharkiv: charkiw charkow
    odesa: odess
    odessa: odess
    luhansk: luhansk lugansk
    crimea: krim
    crimean: krim
    donbas: donbass
    donbass: donbas
    belarus: belarus weißruss
    belarusian: belarus weißruss
    chechnya: tschetschen
    chechen: tschetschen
    beijing: peking
    china: china chines peking
    chinese: china chines
    japan: japan
    pyongyang: pjöngjang
    korea: korea
    north: nord
    south: süd
    east: ost
    west: west
    northern: nord
    southern: süd
    eastern: ost
    western: west
    middle: nahe nahost mittel
    us: us usa vereinigte amerikan
    u.s: us usa vereinigte amerikan
    usa: us usa vereinigte
    american: us amerikan
    americans: us amerikan
    america: us amerika
    united: vereint vereinig uno usa uk un großbritannien
    states: staaten us
    nations: nationen uno un
    un: uno un vereinte weltsicherheit sicherheitsrat
    czechia: tschech
    slovakia: slowak
    slovak: slowak
    slovenia: slowen
    slovenian: slowen
    ireland: irland nordirland
    irish: ir
    scotland: schott
    scottish: schott
    vatican: vatikan
    macedonia: mazedon
    cyprus: zyper zypri
    iceland: island isländ
    luxembourg: luxemburg
    philippines: philippin
    texas: texan texas
    california: kaliforn
    franconia: franken fränk
    gothic: got
    upper: ober
    tyrol: tirol
    carinthia: kärnt
    styria: steier
    pomerania: pommer
    silesia: schles
    russians: russ
    ukrainians: ukrain
    israelis: israel
    palestinian: palästin
    palestinians: palästin
    europeans: europä
    chechens: tschetschen
    kurdish: kurd
    congo: kongo
    tanzania: tansan
    jordan: jordan
    qatar: katar
    qatari: katar
    riyadh: riad
    damascus: damask
    baghdad: bagdad
    mosul: mossul
    algiers: algier
    tripoli: tripol
    crete: kreta
    sicily: sizil
    sardinia: sardin
    tuscany: toskan
    genoa: genua
    mecca: mekka
    vistula: weichsel
    meuse: maas
    bangladesh: bangladesch
    southeast: südost
    southwest: südwest
    northeast: nordost
    northwest: nordwest
    uk: großbritann brit vereinigte
    britain: großbritann brit
    british: brit
    england: england engl
    english: engl
    eu: eu europä
    european: europ eu
    europe: europ
    union: union eu
    nato: nato
    kremlin: kreml
    tehran: teheran
    iran: iran
    iranian: iran
    israel: israel
    israeli: israel
    gaza: gaza
    bank: bank
    jerusalem: jerusalem
    syria: syr
    syrian: syr
    lebanon: libanon libanes
    lebanese: libanes libanon
    egypt: ägypt
    egyptian: ägypt
    cairo: kairo
    saudi: saudi
    arabia: arab
    arab: arab
    iraq: irak
    iraqi: irak
    yemen: jemen
    yemeni: jemen
    houthi: huthi
    houthis: huthi
    hezbollah: hisbollah
    azerbaijan: aserbaidsch
    georgia: georgi
    georgian: georgi
    armenia: armen
    yerevan: eriwan
    baku: baku
    tbilisi: tiflis
    warsaw: warschau
    prague: prag
    czech: tschech
    vienna: wien
    rome: rom
    milan: mailand
    venice: venedig
    naples: neapel
    florence: florenz
    munich: münch
    cologne: köln
    bavaria: bayern bayer
    bavarian: bayer bayr bairisch
    saxony: sachsen sächs
    saxon: sächs
    lower: nieder
    thuringia: thüring
    hesse: hess
    rhine: rhein
    rhineland: rheinland
    palatinate: pfalz pfälz
    westphalia: westfal
    brunswick: braunschweig
    nuremberg: nürnberg
    hanover: hannover
    danube: donau
    brussels: brüssel
    belgium: belgi
    belgian: belgi
    hague: haag
    netherlands: niederl holland
    dutch: niederl holländ
    holland: niederl holländ
    denmark: dän
    danish: dän
    copenhagen: kopenhagen
    sweden: schwed
    swedish: schwed
    norway: norweg
    norwegian: norweg
    finland: finn
    finnish: finn
    estonia: est
    latvia: lett
    lithuania: litau
    vilnius: wilna vilnius
    lisbon: lissabon
    portugal: portug
    spain: span
    spanish: span
    geneva: genf
    zurich: zürich
    lucerne: luzern
    basel: basel
    athens: athen
    bucharest: bukarest
    romania: rumän
    romanian: rumän
    bulgaria: bulgar
    serbia: serb
    serbian: serb
    croatia: kroat
    croatian: kroat
    belgrade: belgrad
    bosnia: bosni
    kosovo: kosovo
    albania: alban
    moldova: moldau moldaw
    delhi: delhi
    india: indi
    indian: indi ind
    pakistan: pakistan
    kabul: kabul
    taliban: taliban
    afghan: afghan
    brazil: brasil
    mexico: mexik
    cuba: kub
    canada: kanad
    canadian: kanad
    argentina: argentin
    colombia: kolumb
    chile: chil
    venezuela: venezol venezuel
    africa: afrik
    african: afrik
    libya: liby
    ethiopia: äthiop
    kenya: keni
    morocco: marokk
    algeria: alger
    tunisia: tunes
    baltic: balt ostsee
    sea: meer see ostsee nordsee schwarzmeer mittelmeer
    black: schwarz
    red: rot
    pacific: pazifi
    atlantic: atlanti
    mediterranean: mittelmeer
    alps: alpen
    lake: see
    constance: bodensee konstanz
    nazi: nazi ns national
    christian: christ cdu
    social: sozial spd
    democrat: demokrat
    democrats: demokrat
    green: grün
    greens: grün
    left: link
    liberal: fdp liberal
    jewish: jüd jud
    jews: jud jüd
    muslim: muslim moslem
    islamic: islam
    catholic: katholi
    protestant: evangel protestant
    pope: papst
    easter: ostern oster
    christmas: weihnacht heiligabend
    holocaust: holocaust
    ice: ice
    twitter: twitter
    """.strip().splitlines()
}
_PLAIN = frozenset(
    words(
        """
    president minister prime chancellor vice deputy foreign defence defense interior finance economics justice health
    ministry department office secretary state federal republic government parliament party council court supreme
    constitutional commission committee central bank general assembly security union university institute street
    square mr mrs ms dr professor sir lord lady king queen prince princess saint st god lord internet web act law bill
    constitution chief army air force navy police world war cup league championship olympic olympics games champions
    club fc city town district county mayor governor senator congress senate house representatives cabinet bundestag
    bundesrat summit treaty convention agreement museum hospital airport station church cathedral palace theatre
    theater new old great national international day night good i ok am pm a the it he she they we you in on at of and
    for but if when as to no yes not what who how why where there this that these those his her their our my your its
    member members speaker leader chairman chairwoman director attorney prosecutor press agency news service board
    authority association federation group corporation company inc ltd free democratic people peoples social labour
    labor workers opposition coalition conservative conservatives liberals right-wing red cross white house big
    covid corona coronavirus pandemic earth moon sun bible koran quran tv dvd cd pc it id
    cabinet sunday monday tuesday wednesday thursday friday saturday january february march april may june july august
    september october november december spring summer autumn fall winter premier wing home affairs minister-president
    intelligence military staff admiral captain colonel major lieutenant sergeant northern southern eastern western
    """
    )
)
_STARTS = re.compile(r"(?:^|[.!?:;…]\s|[“”„\"»«‘'(–—-]\s?|\n)$")
_TITLES = re.compile(
    r"(?:präsident\w*|minister\w*|kanzler\w*|sprecher\w*|chef\w*|herrn?|frau|general|oberst|botschafter\w*|könig\w*|papst"
    r"|professor\w*|dr|richter\w*|trainer\w*|bürgermeister\w*|\w+minister\w*|\w+präsident\w*|\w+chef\w*|\w+sprecher\w*|\w+kanzler\w*)",
    re.IGNORECASE,
)


def check_names(view: View) -> Iterator[Finding]:
    """Names that changed, came from nowhere or went missing."""
    english = [word for word in _english_names(view) if not _supported(word, view)]
    known, unknown = _german_names(view)
    known = [word for word in known if not _said(word, view)]
    unknown = [word for word in unknown if not _said(word, view)]
    for word in english:
        partner = known.pop(0) if known else _resembling(word, unknown)
        if partner is not None:
            yield Finding(
                "name",
                Severity.ERROR,
                f"Another name in English: “{partner.text}” became “{word.text}”.",
                HINT,
                partner.span,
                word.span,
                0.85,
            )
        else:
            yield Finding(
                "name",
                Severity.WARNING,
                f"English names “{word.text}”, the German does not.",
                HINT,
                None,
                word.span,
                0.55,
            )
    for word in known:
        yield Finding(
            "name", Severity.WARNING, f"The name “{word.text}” is missing in English.", HINT, word.span, None, 0.6
        )
    for word in unknown:
        if _certain_name(word, view):
            yield Finding(
                "name", Severity.WARNING, f"The name “{word.text}” is missing in English.", HINT, word.span, None, 0.5
            )


def _resembling(word: Word, unknown: list[Word]) -> Word | None:
    """The word no table knows that the English one most likely stands for: spelt alike, or after a title."""
    best = max(unknown, key=lambda other: SequenceMatcher(None, other.low, word.low).ratio(), default=None)
    if best is None or SequenceMatcher(None, best.low, word.low).ratio() < LIKE:
        return None
    unknown.remove(best)
    return best


def _english_names(view: View) -> list[Word]:
    """Words with a capital that are names: not at the head of a sentence unless known to be one, no titles."""
    found = []
    capitals = [word for word in view.english_words if word.text[0].isupper()]
    if len(capitals) > 3 and not any(word.text[0].islower() and len(word.text) > 5 for word in view.english_words):
        if len(capitals) > 0.6 * len(view.english_words):
            return []  # a headline in capitals says nothing about names
    table = lexicon()
    for word in capitals:
        low = _bare(word.low)
        if low in _PLAIN or low in STOP_ENGLISH or len(low) < 2 or low.startswith(("i'", "i’")):
            continue
        stem = english_stem(low)
        is_name = stem in table.names or low in EXONYMS
        if not is_name and stem in table.vocabulary:
            continue
        if (
            not is_name
            and _STARTS.search(view.english[max(0, word.start - 3) : word.start])
            and not _followed(word, view)
        ):
            continue
        found.append(word)
    return found


def _followed(word: Word, view: View) -> bool:
    """A word at the head of a sentence that a verb of speech or another capital follows: "Peskov said"."""
    return bool(
        re.match(
            r"['’]s\b|\s(?:[A-Z]\w|said|told|has|had|was|is|will|announced|added|warned|declared)",
            view.english[word.end :],
        )
    )


def _bare(low: str) -> str:
    return low.removesuffix("'s").removesuffix("’s").removesuffix("’").removesuffix("'")


def _supported(word: Word, view: View) -> bool:
    """True where some German word is this name, means it, or contains it."""
    low = _bare(word.low)
    if low in view.german_low:
        return True
    stem = english_stem(low)
    beginnings = EXONYMS.get(low)
    for other in view.german_words:
        if alike(_bare(other.low), low) or _demonym(other.low, low) or (len(low) > 3 and low in other.low):
            return True
        if beginnings is not None:
            # "us" and "uno" are found at the head of a word only, or every "aus" would be American.
            if any(other.low.startswith(some) or (len(some) > 3 and some in other.low) for some in beginnings):
                return True
        elif (meanings := translations(other.low)) is not None and stem in meanings:
            return True
    return False


_DEMONYM = re.compile(r"(?:ians?|eans?|ans?|ese|ish|is?)$")


def _demonym(german: str, english: str) -> bool:
    """True for "Tunesier" and "Tunisian": one beginning, and the English ends like the name of a people."""
    root = _DEMONYM.sub("", english)
    key = english_key(root)
    return root != english and len(key) > 2 and german[:2] == english[:2] and german_key(german).startswith(key)


def _german_names(view: View) -> tuple[list[Word], list[Word]]:
    """Words with a capital: names by the word table, and words no table knows."""
    known, unknown = [], []
    table = lexicon()
    for word in view.german_words:
        if not word.text[0].isupper() or word.low in STOP_GERMAN or len(word.low) < 3 or is_calendar(word.low):
            continue
        stem = german_stem(word.low)
        if stem in table.german_names:
            known.append(word)
        elif stem not in table.entries and translations(word.low) is None:
            unknown.append(word)
    return known, unknown


def _said(word: Word, view: View) -> bool:
    meanings = translations(word.low) or frozenset()
    if any(english_stem(low) in meanings for low in view.english_low):
        return True
    if any(alike(_bare(word.low), low) for low in view.english_low):
        return True
    return any(word.low.startswith(beginnings) for low in view.english_low if (beginnings := EXONYMS.get(low)))


def _certain_name(word: Word, view: View) -> bool:
    """A word no table knows is a name after a title, or where it is written in capitals."""
    if word.text.isupper() and len(word.text) > 2:
        return True
    before = [other for other in view.german_words if other.end + 1 == word.start]
    return bool(before) and bool(_TITLES.fullmatch(before[0].low))
