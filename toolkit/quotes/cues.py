"""Reporting words of German: speech and thought verbs in all their forms, nouns, prepositions, Konjunktiv forms.

The tables are written by hand from grammar, not drawn from any corpus. Weak verbs are inflected by rule; strong ones
carry their forms. A separable verb is listed as `prefix|stem`.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.quotes.wordlists import words

_WEAK = words(
    """
    sagen erklären betonen meinen äußern berichten melden warnen fordern kritisieren behaupten bestätigen glauben
    vermuten schätzen kommentieren antworten erwidern entgegnen fragen klagen beklagen begründen erläutern erzählen
    schildern versichern beteuern unterstellen bemängeln befürchten fürchten hoffen prophezeien prognostizieren
    urteilen resümieren bilanzieren argumentieren mahnen verlautbaren verkünden ergänzen präzisieren konstatieren
    notieren twittern posten spotten scherzen jubeln schimpfen drohen erinnern bedauern begrüßen loben rügen tadeln
    bezweifeln verdeutlichen unterstreichen signalisieren informieren spekulieren appellieren formulieren
    wiederholen beschuldigen bezichtigen verlangen verdächtigen beteuern reagieren schwören rufen plädieren monieren
    mutmaßen folgern erwarten rechnen diagnostizieren attestieren bescheinigen protestieren witzeln offenbaren
    enthüllen dementieren analysieren bemerken erwähnen versprechen geloben gestehen beantragen kontern
    konkretisieren feststellen raunen murmeln rechtfertigen empfehlen vorschlagen verneinen bejahen leugnen
    garantieren bekunden drängen beauftragen erwägen ermahnen diskutieren zusichern orakeln wettern
    philosophieren beschwichtigen insistieren referieren deklarieren
    proklamieren postulieren schlussfolgern denken überzeugen mitteilen ankündigen ausführen hinzufügen klarstellen
    darlegen einräumen anmerken hinzusetzen nachfragen zusammenfassen einwenden voraussagen vorhersagen aussagen
    hervorheben
    """
)
_SEPARABLE_WEAK = words(
    """
    mit|teilen auf|fordern an|ordnen an|kündigen aus|führen hinzu|fügen klar|stellen dar|legen ein|räumen
    an|merken hinzu|setzen
    nach|fragen zusammen|fassen voraus|sagen vorher|sagen aus|sagen zu|sichern zu|stimmen fest|stellen vor|stellen
    richtig|stellen dar|stellen auf|zeigen nahe|legen an|deuten an|mahnen an|prangern zurück|melden ab|lehnen
    vor|rechnen nach|legen bekannt|machen deutlich|machen klar|machen geltend|machen zu|sagen ab|streiten
    """
)
# infinitive: third singular, third plural, preterite, participle
_STRONG = {
    "schreiben": ("schreibt", "schreiben", "schrieb", "geschrieben"),
    "sprechen": ("spricht", "sprechen", "sprach", "gesprochen"),
    "versprechen": ("verspricht", "versprechen", "versprach", "versprochen"),
    "widersprechen": ("widerspricht", "widersprechen", "widersprach", "widersprochen"),
    "rufen": ("ruft", "rufen", "rief", "gerufen"),
    "denken": ("denkt", "denken", "dachte", "gedacht"),
    "gestehen": ("gesteht", "gestehen", "gestand", "gestanden"),
    "empfehlen": ("empfiehlt", "empfehlen", "empfahl", "empfohlen"),
    "schwören": ("schwört", "schwören", "schwor", "geschworen"),
    "finden": ("findet", "finden", "fand", "gefunden"),
    "unterstreichen": ("unterstreicht", "unterstreichen", "unterstrich", "unterstrichen"),
    "bitten": ("bittet", "bitten", "bat", "gebeten"),
    "raten": ("rät", "raten", "riet", "geraten"),
    "wissen": ("weiß", "wissen", "wusste", "gewusst"),
    "nennen": ("nennt", "nennen", "nannte", "genannt"),
    "bezeichnen": ("bezeichnet", "bezeichnen", "bezeichnete", "bezeichnet"),
    "zitieren": ("zitiert", "zitieren", "zitierte", "zitiert"),
    "heißen": ("heißt", "heißen", "hieß", "geheißen"),
    "bekräftigen": ("bekräftigt", "bekräftigen", "bekräftigte", "bekräftigt"),
    "beschreiben": ("beschreibt", "beschreiben", "beschrieb", "beschrieben"),
    "verweisen": ("verweist", "verweisen", "verwies", "verwiesen"),
    "beschließen": ("beschließt", "beschließen", "beschloss", "beschlossen"),
    "bestreiten": ("bestreitet", "bestreiten", "bestritt", "bestritten"),
    "befehlen": ("befiehlt", "befehlen", "befahl", "befohlen"),
    "entscheiden": ("entscheidet", "entscheiden", "entschied", "entschieden"),
    "erfahren": ("erfährt", "erfahren", "erfuhr", "erfahren"),
}
_SEPARABLE_STRONG = {
    "bekannt|geben": ("gibt", "geben", "gab", "bekanntgegeben"),
    "an|geben": ("gibt", "geben", "gab", "angegeben"),
    "zu|geben": ("gibt", "geben", "gab", "zugegeben"),
    "wieder|geben": ("gibt", "geben", "gab", "wiedergegeben"),
    "zurück|weisen": ("weist", "weisen", "wies", "zurückgewiesen"),
    "hin|weisen": ("weist", "weisen", "wies", "hingewiesen"),
    "vor|werfen": ("wirft", "werfen", "warf", "vorgeworfen"),
    "ein|wenden": ("wendet", "wenden", "wandte", "eingewandt"),
    "hervor|heben": ("hebt", "heben", "hob", "hervorgehoben"),
    "vor|schlagen": ("schlägt", "schlagen", "schlug", "vorgeschlagen"),
    "aus|gehen": ("geht", "gehen", "ging", "ausgegangen"),
    "aus|sprechen": ("spricht", "sprechen", "sprach", "ausgesprochen"),
    "auf|rufen": ("ruft", "rufen", "rief", "aufgerufen"),
    "zu|rufen": ("ruft", "rufen", "rief", "zugerufen"),
    "an|nehmen": ("nimmt", "nehmen", "nahm", "angenommen"),
    "fest|halten": ("hält", "halten", "hielt", "festgehalten"),
    "entgegen|halten": ("hält", "halten", "hielt", "entgegengehalten"),
    "vor|halten": ("hält", "halten", "hielt", "vorgehalten"),
    "frei|sprechen": ("spricht", "sprechen", "sprach", "freigesprochen"),
}
_IRREGULAR_PARTICIPLES = {"eingewendet", "mitgeteilt", "bekannt gegeben", "bekanntgemacht", "vorhergesagt"}
# Verbs that tell a speech act as a whole ("nannte den Plan …", "wies die Kritik zurück"): no clause of content needed.
_ACTS = words(
    """
    kritisieren fordern verurteilen loben begrüßen bedauern bezeichnen nennen dementieren bestätigen zurück|weisen
    vor|werfen verlangen an|kündigen warnen beschuldigen rügen tadeln bemängeln beklagen ab|lehnen auf|rufen
    an|prangern appellieren sprechen plädieren äußern befürworten bekräftigen drohen widersprechen versprechen
    bezeichnen danken hin|weisen verweisen gratulieren zweifeln bezweifeln kündigen betonen berichten erklären
    bekannt|geben vor|schlagen verteidigen entschuldigen unterstreichen hervor|heben befürchten erwarten rechnen
    schließen
    """
)
FIRST_PERSON = frozenset(
    words("ich wir mein meine meinen meiner meinem mich mir uns unser unsere unseren du dein deine")
)
UNSEPARATED = ("be", "er", "ver", "ent", "emp", "miss", "ge", "zer", "über", "unter", "wider", "wieder", "voraus")

SPEECH_NOUNS = frozenset(
    words(
        """
    angabe angaben aussage aussagen ansicht meinung auffassung einschätzung information informationen bericht
    berichten berichte erkenntnissen erkenntnis worten darstellung schätzungen schätzung mitteilung mitteilungen
    überzeugung medienberichten medienangaben presseberichten agenturberichten medieninformationen behördenangaben
    polizeiangaben augenzeugenberichten expertenmeinung regierungsangaben unternehmensangaben prognose prognosen
    meldung meldungen zeugenaussagen augenzeugen agenturmeldungen zeitungsberichten pressemeldungen presseangaben
    armeeangaben militärangaben klinikangaben behauptung behauptungen äußerung äußerungen veranstalterangaben
    ermittlerangaben urteil studie umfrage analyse statistik einschätzungen ermittlungen untersuchungen untersuchung
    berechnungen berechnung lesart vorstellung vorstellungen umfragen korrespondentenberichten schilderungen
    schilderung vermutungen stellungnahme vorhersage vorhersagen planungen vernehmen medien augenzeugenangaben
    geheimdienstangaben geheimdienstberichten geheimdienstberichte bekunden medienbericht nachrichten
    """
    )
)
CONTENT_NOUNS = frozenset(
    words(
        """
    forderung vorwurf vorwürfe behauptung ankündigung warnung befürchtung hoffnung aussage erklärung meinung ansicht
    auffassung vermutung versprechen these überzeugung hinweis anschuldigung kritik einschätzung meldung bericht
    berichte meldungen begründung verdacht bitte aufruf drohung appell vorschlag zusage annahme theorie gerücht
    gerüchte spekulationen worte worten zitat feststellung eindruck sorge prognose mitteilung warnungen hinweise
    forderungen ankündigungen befürchtungen hoffnungen behauptungen zusagen drohungen vermutungen
    """
    )
)
# What follows them tells what they are, not what somebody says.
FACTS = frozenset(words("möglichkeit gefahr tatsache risiko umstand wahrscheinlichkeit aussicht folge"))
LAUT = frozenset({"laut", "gemäß", "zufolge"})
SO = frozenset({"so"})
BE = frozenset(
    words(
        """
    ist sind war waren sei seien wird werden wurde wurden worden werde
    """
    )
)
HAVE = frozenset(
    words(
        """
    hat haben hatte hatten habe hätte hätten
    """
    )
)
AUXILIARIES = BE | HAVE
MODALS_INDICATIVE = frozenset(
    words(
        """
    kann können konnte konnten muss müssen musste mussten soll sollen sollte sollten will wollen wollte wollten darf
    dürfen durfte durften mag mögen möchte möchten
    """
    )
)
# Konjunktiv I that cannot be read as indicative.
KONJUNKTIV_1 = frozenset(
    words(
        """
    sei seien seiest habe werde könne müsse solle dürfe wolle möge wisse gebe gehe komme stehe bleibe liege halte
    lasse sehe nehme finde bringe denke tue führe laufe spreche treffe trage verliere schließe gelte bestehe beginne
    erhalte gehöre brauche mache stelle zeige diene handele handle fehle reiche entspreche bedeute versuche arbeite
    gefährde verstoße erwarte plane bedürfe betreffe betrage drohe ergebe erfolge erfülle ermögliche existiere
    fordere fühle fürchte gewinne glaube helfe hoffe höre kämpfe kenne koste lebe lehne leide leiste leite liefere
    lüge nutze rechne rede reagiere richte rufe sage scheine schade schaffe setze sorge spiele steige sterbe
    suche teile trete unterstütze verfüge verfolge verhandele verlange vermute verstehe vertrete wachse warte weise
    werfe widme wirke wünsche ziehe ziele zwinge begrüße beobachte bereite berate besitze bestätige bezweifle biete
    bilde bitte breche enthalte entstehe entscheide erinnere erkenne erkläre erleide erscheine fahre falle fliege
    folge freue funktioniere greife hänge hege herrsche lerne löse messe passiere prüfe schicke schlage schreibe
    schütze sinke sitze sichere stamme stärke stimme stoße stütze tausche übernehme überwiege umfasse unterliege
    unterscheide verdiene vergesse verhindere verletze verschlechtere verschwinde versorge versuche verzichte wende
    widerspreche zahle zähle zerstöre zögere zweifle resultiere beruhe basiere beabsichtige befinde befände
    befürchte behalte behandele belaste belege benötige berge beschäftige bestimme betreibe betone bewege
    """
    )
)
KONJUNKTIV_2 = frozenset(
    words(
        """
    wäre wären hätte hätten würde würden könnte könnten müsste müssten dürfte dürften gäbe gäben ginge  käme
    kämen stünde stünden bliebe  ließe  läge lägen fände fänden bräuchte bräuchten wüsste wüssten
    hielte  nähme nähmen brächte brächten stände befänden täte täten sähe sähen
    """
    )
)
KONJUNKTIV = KONJUNKTIV_1 | KONJUNKTIV_2
SUBORDINATORS = frozenset(
    words(
        """
    dass daß ob wonach weil wenn als obwohl während nachdem bevor damit sodass falls da bis seit indem sobald
    solange sofern obgleich zumal wohingegen
    """
    )
)
CONTENT_STARTS = frozenset(
    words(
        """
    dass daß ob wonach wie warum weshalb wann wo wer was welche welcher welches wieviel wieso
    """
    )
)
PRONOUNS = frozenset(
    words(
        """
    er sie es man wir ich dieser diese jener jene letzterer beide viele einige
    """
    )
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb: `prefix` is set where the form needs a separated prefix further on."""

    lemma: str
    prefix: str = ""
    act: bool = False
    plural: bool = False


def _weak_forms(stem: str) -> tuple[str, str, str, str, str]:
    """Third singular, preterite singular and plural, participle, Konjunktiv of an infinitive."""
    root = stem[:-2] if stem.endswith("en") else stem[:-1]
    link = "e" if root.endswith(("t", "d", "chn", "ffn")) else ""
    separated = stem.endswith("ieren") or stem.startswith(UNSEPARATED)
    return (
        root + link + "t",
        root + link + "te",
        root + link + "ten",
        ("" if separated else "ge") + root + link + "t",
        root + "e",
    )


def _table() -> tuple[dict[str, tuple[Verb, ...]], dict[str, Verb]]:
    finite: dict[str, list[Verb]] = {}
    participles: dict[str, Verb] = {}
    acts = {act.replace("|", "") for act in _ACTS}

    def add(form: str, verb: Verb) -> None:
        finite.setdefault(form, []).append(verb)

    for infinitive in [*_WEAK, *(a for a in _ACTS if "|" not in a)]:
        if infinitive in _STRONG:
            continue
        verb = Verb(infinitive, act=infinitive in acts)
        third, past, pasts, participle, konjunktiv = _weak_forms(infinitive)
        add(third, verb)
        add(past, verb)
        add(konjunktiv, verb)
        for plural in (infinitive, pasts):
            add(plural, Verb(infinitive, act=verb.act, plural=True))
        participles[participle] = verb
    for entry in _SEPARABLE_WEAK:
        prefix, stem = entry.split("|")
        verb = Verb(prefix + stem, prefix, prefix + stem in acts)
        third, past, pasts, participle, konjunktiv = _weak_forms(stem)
        for form in (third, past, konjunktiv):
            add(form, verb)
        for form in (stem, pasts):
            add(form, Verb(prefix + stem, prefix, verb.act, True))
        for form in (third, past, pasts, konjunktiv):  # verb-final: "wie er mitteilte"
            add(prefix + form, Verb(prefix + stem, "", verb.act, form == pasts))
        participles[prefix + participle] = verb
    for entry, (third, plural, past, participle) in {**_STRONG, **_SEPARABLE_STRONG}.items():
        prefix, _, stem = entry.rpartition("|")
        verb = Verb(prefix + stem, prefix, prefix + stem in acts)
        pasts = past + ("n" if past.endswith("e") else "en")
        for form in (third, plural, past, pasts):
            many = form in (plural, pasts)
            add(form, Verb(verb.lemma, prefix, verb.act, many))
            if prefix:
                add(prefix + form, Verb(verb.lemma, "", verb.act, many))
        participles[participle] = verb
    for form in _IRREGULAR_PARTICIPLES:
        participles[form] = Verb(form)
    return {form: tuple(verbs) for form, verbs in finite.items()}, participles


FINITE, PARTICIPLES = _table()
PREFIXES = frozenset(verb.prefix for verbs in FINITE.values() for verb in verbs if verb.prefix)
# Verbs whose forms are everyday words outside of reporting: they need a clause of content to count.
WEAK_EVIDENCE = frozenset(
    words(
        """
    finden wissen rechnen erwarten reagieren nennen bezeichnen heißen beschließen entscheiden erfahren erinnern
    fragen rufen bitten raten bemerken ergänzen überzeugen ausgehen annehmen vorstellen darstellen zusagen zustimmen
    zusammenfassen festhalten formulieren wiederholen analysieren informieren schätzen
    """
    )
)
