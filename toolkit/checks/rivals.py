"""Words that never stand for one another: offices and institutions, seasons, hours, multiples, kin.

None of them is a name or a number, so that no other check sees a Foreign Ministry become a Defence Ministry, or autumn
spring. Where German has a member of a family that English lacks, and English one that German lacks, it was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from toolkit.checks.finding import Finding
from toolkit.checks.view import View
from toolkit.records import Severity

HINT = "Compare this word on both sides."

# A family is a paragraph, headed by the kind of finding and what its members are. German patterns are matched inside
# words in lower case, English ones at the head of a word; "_" is a blank, "$" the end of the word. What stands behind
# "?" answers a member, but is too common to be one.
_FAMILIES = r"""
[name ministry]
außenminist außenamt auswärtige diplomati chefdiplomat = foreign_mini foreign_office foreign_affairs foreign_secret
  state_department secretary_of_state diplomat
verteidigungsminist pentagon wehrressort = defen[cs]e_mini defen[cs]e_depart defen[cs]e_secret minister_of_defen
  ministry_of_defen pentagon
innenminist innensenat innenressort innenbehörde = interior home_secret home_office homeland home_affairs
finanzminist finanzsenat schatzkanzler finanzressort = financ treasury chancellor_of_the_exchequer
wirtschaftsminist wirtschaftssenat = econom business commerce
justizminist justizsenat justizressort = justice attorney_general
gesundheitsminist gesundheitssenat gesundheitsressort = health
arbeitsminist sozialminist = labou?r social work employment
umweltminist klimaminist umweltsenat = environment climate
bildungsminist kultusminist bildungssenat wissenschaftsminist = education culture science research school
verkehrsminist verkehrssenat = transport traffic
landwirtschaftsminist agrarminist = agricultur farm food
energieminist = energy
familienminist = famil
entwicklungsminist = development

[name office]
bundestag = bundestag german_parliament ?lower_house ?parliament federal_parliament
bundesrat = bundesrat ?upper_house federal_council
landtag landesparlament = landtag state_parliament regional_parliament state_assembly state_legisl state_diet
europaparlament eu-parlament europäische_parlament europäischen_parlament = european_parliament eu_parliament mep
unterhaus = house_of_commons ?commons ?lower_house lower_chamber
oberhaus = house_of_lords ?lords ?upper_house upper_chamber
repräsentantenhaus = house_of_representatives ?the_house ?house u[.]?s[.]?_house
senat$ = senate

[name office]
bundesverfassungsgericht verfassungsgericht karlsruhe = constitutional_court ?constitutional ?highest_court ?top_court
  karlsruhe
bundesgerichtshof bgh$ = ?federal_court federal_supreme bgh ?highest_court ?top_court ?court_of_justice
bundesverwaltungsgericht verwaltungsgericht = administrative_court ?administrative
gerichtshof_für_menschenrechte menschenrechtsgerichtshof egmr = human_rights_court court_of_human_rights ?human_rights
  echr strasbourg
europäische_gerichtshof europäischen_gerichtshof eugh = european_court_of_justice ecj cjeu ?eu_court
  court_of_justice_of ?european_union's_court eu's_top_court europe's_top_court eu's_highest
  european_court(?!_of_human)
strafgerichtshof = international_criminal icc ?criminal_court
internationale_gerichtshof internationalen_gerichtshof = international_court_of_justice icj world_court ?un_court
  ?top_court
landgericht = regional_court ?district_court ?state_court ?county_court landgericht
amtsgericht = ?district_court ?local_court magistrate ?county_court amtsgericht municipal_court
arbeitsgericht = ?labou?r_court employment_tribunal industrial_tribunal
oberlandesgericht = higher_regional ?appeal court_of_appeal
oberste_gericht oberstes_gericht obersten_gericht supreme_court = ?supreme ?highest_court ?top_court

[name office]
eu-kommission europäische_kommission brüsseler_behörde kommissionspräsid = ?commission
eu-rat europäische_rat europäischen_rat ministerrat ratspräsid = ?council ?summit
europaparlament eu-parlament = ?parliament mep
sicherheitsrat = security_council ?council
vollversammlung generalversammlung = ?assembly
menschenrechtsrat = rights_council ?council

[name office]
bundeskanzler kanzler$ kanzlerin = chancell german_leader ?head_of_government
bundespräsident = ?president ?head_of_state
ministerpräsident regierungschef premier = prime_mini premier minister-presid state_prem ?pm ?head_of_government
  ?leader head_of_the_government government_chief minister_presid
vizepräsident = ?vice deputy_president
bürgermeister stadtoberhaupt = mayor
gouverneur = governor
landrat landrät = district_admin district_council county
botschafter = ambassador ?envoy
konsul = consul
könig(?!s) könig$ königs$ = king monarch queen
papst$ papstes = pope pontiff ?francis ?leo
kardinal = cardinal
bischof bischöf = bishop

[name office]
staatsanwalt staatsanwält anklagebehörde generalbundesanw strafverfolg = prosecut attorney
polizei polizist polizeibeamt = ?police ?polic ?officer ?cop ?cops constab ?law_enforcement ?detective
feuerwehr = ?fire
zoll$ zollfahnd zollbeamt = ?customs ?duty
geheimdienst nachrichtendienst verfassungsschutz = ?intelligence secret_service ?spy ?spies domestic_intel
bundespolizei grenzpolizei grenzschutz = ?police ?border
küstenwache küstenschutz = ?coast
bundeswehr = bundeswehr german_army german_armed german_military german_troops german_soldiers german_forces
  armed_forces
marine$ = navy naval marine
luftwaffe = air_force luftwaffe
weltgesundheit = ?who world_health ?health
währungsfonds iwf$ = imf ?monetary
weltbank = world_bank
zentralbank notenbank ezb$ = ?central_bank ecb ?fed bundesbank ?reserve ?bank
bundesbank = bundesbank
ärzte_ohne_grenzen = doctors_without msf médecins medecins
reporter_ohne_grenzen = reporters_without rsf
amnesty = amnesty
rote_kreuz roten_kreuz = red_cross icrc
rote_halbmond roten_halbmond = red_crescent
gewerkschaft = ?union
arbeitgeber = ?employer

[date season]
frühling frühjahr = spring
sommer = summer
herbst = autumn ?fall
winter = winter

[date hour]
vormittag morgens am_morgen(?!_des) montagmorgen dienstagmorgen mittwochmorgen donnerstagmorgen freitagmorgen
  samstagmorgen sonntagmorgen = morning ?a[.]m ?early ?dawn ?am
(?<!vor)(?<!nach)mittag = noon midday ?lunch ?middle ?12 ?p[.]m
nachmittag = afternoon ?p[.]m ?pm
(?<!sonn)(?<!feier)(?<!heilig)abend = evening ?night tonight ?p[.]m ?pm ?dinner ?eve
(?<!weih)(?<!fast)nacht = night ?overnight ?midnight ?early ?early_hours ?small_hours ?a[.]m ?vigil

[date day]
(?<!vor)gestern = yesterday ?last_night ?evening
vorgestern = day_before_yesterday two_days_ago ?two_days ?days_ago
(?<!ab\s)heute = today tonight ?now ?this
übermorgen = day_after_tomorrow ?two_days
(?<!am\s)(?<!e[mnr]\s)\bmorgen\b = tomorrow ?morning ?dawn

[date period]
(?<!viertel)jahrzehnt = decade ?ten ?10 ?half_a_cent ?quarter_of_a_cent
jahrhundert = centur ?hundred ?100 ?decades
jahrtausend = millenn ?thousand ?1,000

[date period]
halbjahr = first_half second_half half_of half-year six_months ?half ?six ?6 ?biannual ?mid-year
quartal vierteljahr(?!h) = first_quarter second_quarter third_quarter fourth_quarter quarterly ?quarter ?three

[unit fraction]
zehntelsekunde = tenths_of_a_sec tenth_of_a_sec ?0[.]
hundertstel(?!en) = hundredth ?0[.]0
tausendstel(?!en) = thousandth ?millisecond ?0[.]00

[number multiple]
verdoppel doppelt doppelte zweifach doppelt_so = doubl twice twofold ?two ?dual ?twin ?2
verdreifach dreifach dreimal_so = tripl trebl three_times threefold three-fold ?three ?3
vervierfach vierfach viermal_so = quadrupl fourfold four-fold four_times ?four ?4
verfünffach fünffach = quintupl fivefold five-fold five_times ?five ?5
verzehnfach zehnfach = tenfold ten-fold ten_times ?ten ?10
halbier = halv ?half ?50

[name direction]
nordost = northeast north-east north-east
nordwest = northwest north-west
südost = southeast south-east
südwest = southwest south-west

[name age]
kleinkind säugling baby = ?child toddler infant baby babies ?newborn
jugendliche teenager = ?youth ?young teen adolescent ?boy ?girl ?minor
rentner senior = pensioner senior ?elderly ?old ?retire

[name kin]
\bvater\b \bvaters\b = father ?dad ?papa ?parent
\bmutter\b = mother ?mum ?mom ?parent
\bgroßvater = grandfather ?grandad
\bgroßmutter = grandmother ?grandma
\btochter\b \btöchter = daughter ?child ?girl ?subsidiar ?unit
\bsohn \bsöhne = son ?child ?boy
\bbruder \bbrüder = brother ?sibling
\bschwester = sister ?sibling ?nurse
\behefrau = wife ?spouse ?marri
\behemann = husband ?spouse ?marri
\bonkel = uncle
\btante\b = aunt
\bneffe = nephew
\bnichte\b = niece
\bwitwer = widower
\bwitwe\b = widow
"""
_MINISTRY = re.compile(r"\b(?:minist|secretar|departm|office|senator)")  # without one, "health" is no ministry


@dataclass(frozen=True, slots=True)
class _Member:
    """Expressions for what names a member in German, what answers that in English, and what names it there."""

    german: str
    english: str
    named: str


@dataclass(frozen=True, slots=True)
class _Family:
    """Words of which none stands for another; `any` finds the German of any of them, `any_named` the English."""

    kind: str
    noun: str
    members: tuple[_Member, ...]
    any: str
    any_named: str


def _pattern(forms: Sequence[str], left: str = "") -> str:
    ends = [re.sub(r"\$$", r"\\b", form.replace("_", r"\s")) for form in forms]
    return rf"{left}(?:{'|'.join(ends)})" if ends else r"(?!)"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Most members are never met: each is compiled when it is first asked for (all at once take 0.1 s)."""
    return re.compile(pattern)


def _family(block: str) -> _Family:
    head, *rows = re.sub(r"\n\s+", " ", block).splitlines()
    kind, noun = head.strip("[]").split()
    sides = [tuple(side.split() for side in row.split(" = ")) for row in rows]
    members = tuple(
        _Member(
            _pattern(german),
            _pattern([form.removeprefix("?") for form in english], r"\b"),
            _pattern([form for form in english if not form.startswith("?")], r"\b"),
        )
        for german, english in sides
    )
    named = [form for _, english in sides for form in english if not form.startswith("?")]
    german = [form for some, _ in sides for form in some]
    return _Family(kind, noun, members, _pattern(german), _pattern(named, r"\b"))


_TABLE = tuple(map(_family, _FAMILIES.strip().split("\n\n")))


@lru_cache(maxsize=512)
def _named(german: str) -> tuple[tuple[_Family, dict[int, tuple[int, int]]], ...]:
    """Families of which the German names members, and the places of these by their number."""
    low = german.lower()
    return tuple(
        (
            family,
            {n: found.span() for n, one in enumerate(family.members) if (found := _compiled(one.german).search(low))},
        )
        for family in _TABLE
        if _compiled(family.any).search(low)
    )


def check_rivals(view: View) -> Iterator[Finding]:
    """A word that became another of its family."""
    named = _named(view.german)
    low = view.english.lower() if named else ""
    for family, mine in named:
        if family.noun == "ministry" and not _MINISTRY.search(low):
            continue
        if not _compiled(family.any_named).search(low):
            continue
        lost = [number for number in mine if not _compiled(family.members[number].english).search(low)]
        if not lost:
            continue
        for number, member in enumerate(family.members):
            found = None if number in mine else _compiled(member.named).search(low)
            if found and not any(_compiled(family.members[one].english).search(found[0]) for one in mine):
                yield _another(view, family, mine[lost[0]], found.span())
                break


def _another(view: View, family: _Family, german: tuple[int, int], english: tuple[int, int]) -> Finding:
    return Finding(
        family.kind,
        Severity.ERROR,
        f"Another {family.noun} in English: “{view.german[slice(*german)]}” became “{view.english[slice(*english)]}”.",
        HINT,
        german,
        english,
        0.75,
    )
