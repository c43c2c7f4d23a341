"""Quotes in German text: found, told apart, attributed, resolved, ranked. One construction a row."""

from __future__ import annotations

import random

import pytest

from toolkit.quotes import find_in_text, find_quotes, rank
from toolkit.quotes.cases import base_form
from toolkit.quotes.wordlists import words as table
from toolkit.records import Article, Block, BlockKind, Quote, QuoteKind, Section, Sentence, Span

DIRECT, PARTIAL, REPORTED, SCARE, NAME = (
    QuoteKind.DIRECT,
    QuoteKind.PARTIAL,
    QuoteKind.REPORTED,
    QuoteKind.SCARE,
    QuoteKind.NAME,
)


def words(quote: Quote, text: str) -> str:
    """The quoted words, parts joined by ` | `."""
    return " | ".join(span.of(text) for span in quote.spans)


def speaker(quote: Quote, text: str) -> str | None:
    """The mention of the speaker."""
    return quote.speaker.of(text) if quote.speaker else None


def last(text: str) -> Quote:
    """The last quote of a text."""
    return find_in_text(text)[-1]


@pytest.mark.parametrize(
    ("text", "quoted", "who"),
    [
        ("„Wir bleiben hier“, sagte Anna Blum.", "„Wir bleiben hier“", "Anna Blum"),
        ("Anna Blum sagte: „Wir bleiben hier.“", "„Wir bleiben hier.“", "Anna Blum"),
        ("„Wir bleiben hier“, so der Minister.", "„Wir bleiben hier“", "der Minister"),
        ("„Wir bleiben hier!“, rief er.", "„Wir bleiben hier!“", "er"),
        ("„Wir“, sagte Anna Blum, „bleiben hier.“", "„Wir“ | „bleiben hier.“", "Anna Blum"),
        ("„Wir bleiben“, sagte Anna Blum, „und wir bauen.“", "„Wir bleiben“ | „und wir bauen.“", "Anna Blum"),
        ("»Wir bleiben hier«, erklärte die Behörde.", "»Wir bleiben hier«", "die Behörde"),
        ('"Wir bleiben hier", teilte das Amt mit.', '"Wir bleiben hier"', "das Amt"),
        (
            "„Wir bleiben. Wir bauen“, sagte Karl Ott, Leiter des Amtes.",
            "„Wir bleiben. Wir bauen“",
            "Karl Ott, Leiter des Amtes",
        ),
        ("Karl Ott, Leiter des Amtes, sagte: „Wir bleiben hier.“", "„Wir bleiben hier.“", "Karl Ott, Leiter des Amtes"),
        (
            "„Wir bleiben hier“, sagte am Montag in Ulm der Sprecher Karl Ott.",
            "„Wir bleiben hier“",
            "der Sprecher Karl Ott",
        ),
        (
            "Zu den Plänen hat der Leiter, Karl Ott, eine Meinung: „Wir bleiben hier.“",
            "„Wir bleiben hier.“",
            "der Leiter, Karl Ott",
        ),
    ],
)
def test_direct_speech(text: str, quoted: str, who: str) -> None:
    (quote,) = find_in_text(text)
    assert (quote.kind, words(quote, text), speaker(quote, text)) == (DIRECT, quoted, who)


@pytest.mark.parametrize(
    ("text", "quoted", "who"),
    [
        ("Karl Ott sprach von einem „großen Fehler“.", "„großen Fehler“", "Karl Ott"),
        ("Das Amt nannte den Vorwurf „absurd“.", "„absurd“", "Das Amt"),
        ("Die Polizei bezeichnete die Tat als „feige“.", "„feige“", "Die Polizei"),
        ("Karl Ott verlangte eine „klare Antwort“ vom Rat.", "„klare Antwort“", "Karl Ott"),
    ],
)
def test_words_quoted_in_a_running_sentence(text: str, quoted: str, who: str) -> None:
    (quote,) = find_in_text(text)
    assert (quote.kind, words(quote, text), speaker(quote, text)) == (PARTIAL, quoted, who)


@pytest.mark.parametrize(
    ("text", "quoted", "who"),
    [
        ("Karl Ott sagte, dass die Kasse leer sei.", "dass die Kasse leer sei", "Karl Ott"),
        ("Karl Ott sagte, die Kasse sei leer.", "die Kasse sei leer", "Karl Ott"),
        ("Die Kasse sei leer, sagte Karl Ott.", "Die Kasse sei leer", "Karl Ott"),
        ("Die Kasse, sagte Karl Ott, sei leer.", "Die Kasse | sei leer", "Karl Ott"),
        (
            "Die Kasse sei leer, sagte Karl Ott, und der Rat brauche Geld.",
            "Die Kasse sei leer | und der Rat brauche Geld",
            "Karl Ott",
        ),
        (
            "Ihr Ziel sei es, sagte Anna Blum, die Kasse zu füllen.",
            "Ihr Ziel sei es | die Kasse zu füllen",
            "Anna Blum",
        ),
        ("Laut Polizei ist die Kasse leer.", "ist die Kasse leer", "Polizei"),
        ("Nach Angaben der Polizei ist die Kasse leer.", "ist die Kasse leer", "Angaben der Polizei"),
        ("Die Kasse ist der Polizei zufolge leer.", "Die Kasse ist | leer", "der Polizei"),
        ("Die Kasse ist leer, wie das Amt mitteilte.", "Die Kasse ist leer", "das Amt"),
        ("Wie das Amt bekannt gab, wird die Kasse geprüft.", "wird die Kasse geprüft", "das Amt"),
        ("Die Kasse ist leer, so der Minister.", "Die Kasse ist leer", "der Minister"),
        ("Der Rat forderte, die Kasse zu prüfen.", "die Kasse zu prüfen", "Der Rat"),
        ("Das Amt teilte mit, es werde die Kasse prüfen.", "es werde die Kasse prüfen", "Das Amt"),
        ("Karl Ott fragte, ob die Kasse leer sei.", "ob die Kasse leer sei", "Karl Ott"),
        # behind a label
        ("Neues vom 3. Mai: Die Kasse ist leer, teilte das Amt mit.", "Die Kasse ist leer", "das Amt"),
        ("Gute Nachricht: Die Kasse ist voll, so der Minister.", "Die Kasse ist voll", "der Minister"),
        ("Neues vom 3. Mai: Die Kasse ist der Polizei zufolge leer.", "Die Kasse ist | leer", "der Polizei"),
        ("Es hat Warnungen der Polizei gegeben, dass die Kasse leer ist.", "dass die Kasse leer ist", "der Polizei"),
        # two subjects
        (
            "Weder der Rat noch die Polizei sagten, die Kasse sei leer.",
            "die Kasse sei leer",
            "der Rat noch die Polizei",
        ),
        (
            "Sowohl Karl Ott als auch Anna Blum sagten, die Kasse sei leer.",
            "die Kasse sei leer",
            "Karl Ott als auch Anna Blum",
        ),
        # who is accused belongs to the accusation
        ("Das Amt beschuldigt die Werft, Geld zu nehmen.", "die Werft | Geld zu nehmen", "Das Amt"),
        ("Dem Direktor wirft das Amt vor, Geld zu nehmen.", "Dem Direktor | Geld zu nehmen", "das Amt"),
        ("Er wirft ihm vor, Geld zu nehmen.", "Geld zu nehmen", "Er"),
        # a clause that tells what a danger is may be warned of
        ("Das Amt warnt vor der Gefahr, dass die Kasse leer wird.", "dass die Kasse leer wird", "Das Amt"),
        ("Schweden signalisiert, dass die Kasse leer ist.", "dass die Kasse leer ist", "Schweden"),
    ],
)
def test_speech_without_marks(text: str, quoted: str, who: str) -> None:
    (quote,) = find_in_text(text)
    assert (quote.kind, words(quote, text), speaker(quote, text)) == (REPORTED, quoted, who)


def test_konjunktiv_goes_on_reporting() -> None:
    text = "Karl Ott sagte, die Kasse sei leer. Der Rat müsse nun sparen."
    quote = last(text)
    assert (words(quote, text), speaker(quote, text)) == ("Der Rat müsse nun sparen.", "Karl Ott")


def test_free_speech_ends_with_its_paragraph() -> None:
    text = "Karl Ott sagte, es sei ernst. Er müsse sparen.\nDie Stadt habe Schulden."
    assert "\n" not in "".join(words(quote, text) for quote in find_in_text(text))


def test_hearsay_counts_beside_other_speech() -> None:
    hearsay = "Der Fahrer soll geflohen sein."
    assert find_in_text(hearsay) == ()
    quote = find_in_text(f"{hearsay} Das Auto sei rot gewesen, sagte Anna Blum.")[0]
    assert (quote.kind, quote.speaker) == (REPORTED, None)


@pytest.mark.parametrize(
    ("text", "quoted", "who"),
    [
        # the subject of `soll` is told of; whoever told the sentence before goes on
        (
            "Laut Polizei soll es sei ernstn. Der Rat soll sich entschieden haben, das Haus zu räumen.",
            "Der Rat soll sich entschieden haben, das Haus zu räumen.",
            "Polizei",
        ),
        (
            "Karl Ott sagte, es sei ernst. Zwei Leute sollen verlegt werden.",
            "Zwei Leute sollen verlegt werden.",
            "Karl Ott",
        ),
        (
            "Der Fahrer soll gesagt haben, dass es sei ernst. Laut Polizei brennt ein Haus.",
            "brennt ein Haus",
            "Polizei",
        ),
        # nobody where a word casts doubt, or where another paragraph begins
        ("Laut Polizei brennt ein Haus. Der Koch soll angeblich fliehen.", "Der Koch soll angeblich fliehen.", None),
        ("Laut Polizei brennt ein Haus.\nDer Koch soll geflohen sein.", "Der Koch soll geflohen sein.", None),
        # a state and an official version are hearsay too; what is said begins after a colon
        (
            "Laut Polizei brennt ein Haus. Es regnet. Darunter sollen auch drei Boote sein.",
            "Darunter sollen auch drei Boote sein.",
            None,
        ),
        (
            "Laut Polizei brennt ein Haus. Es regnet. Offiziell soll die Crew dort üben.",
            "Offiziell soll die Crew dort üben.",
            None,
        ),
        (
            "Laut Polizei brennt ein Haus. Es regnet. Ein Film soll belegen, dass es hagelt.",
            "Ein Film soll belegen, dass es hagelt.",
            None,
        ),
        (
            "Laut Polizei brennt ein Haus. Es regnet. Offiziell soll die Crew üben, doch niemand weiß es.",
            "Offiziell soll die Crew üben",
            None,
        ),
        (
            "Laut Polizei brennt ein Haus. Es regnet. Schlimm: Der Koch soll geflohen sein.",
            "Der Koch soll geflohen sein.",
            None,
        ),
    ],
)
def test_hearsay_has_the_speaker_before_or_none(text: str, quoted: str, who: str | None) -> None:
    quote = last(text)
    assert (quote.kind, words(quote, text), speaker(quote, text)) == (REPORTED, quoted, who)


def test_a_plan_is_no_hearsay() -> None:
    text = "Laut Polizei brannte ein Haus. Das Haus soll bald wieder öffnen. Die Halle soll 300 Plätze haben."
    assert len(find_in_text(text)) == 1


def test_it_was_said_by_the_spokeswoman_just_named() -> None:
    text = "Vor dem Rathaus äußerte sich eine Sprecherin des Bauamts. Man prüfe den Plan, hieß es."
    assert speaker(last(text), text) == "eine Sprecherin des Bauamts"
    text = "Am Rathaus freute sich eine Sprecherin des Bauamts. Man prüfe den Plan, hieß es."
    assert last(text).speaker is None


def test_marked_words_of_an_earlier_quotation_are_its_speakers() -> None:
    text = "„Das ist eine böse Sache“, sagte Karl Ott. Was diese „böse Sache“ ist, blieb offen."
    assert (last(text).kind, last(text).speaker_name) == (PARTIAL, "Karl Ott")
    text = "„Das ist eine böse Sache“, sagte Karl Ott. Was diese „gute Sache“ ist, blieb offen."
    assert (last(text).kind, last(text).speaker_name) == (SCARE, None)


def test_a_statement_pointed_back_to() -> None:
    text = "Die Brücke wird gesperrt. Das teilte das Amt mit."
    (quote,) = find_in_text(text)
    assert words(quote, text).startswith("Die Brücke wird gesperrt.")
    assert speaker(quote, text) == "das Amt"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die sogenannte „Wende“ kam spät.", SCARE),
        ("Der Film „Nacht im Hafen“ läuft an.", NAME),
        ("Das Schiff „Seestern“ liegt im Hafen.", NAME),
        ("Die „Alten“ kamen zu spät zum Fest.", NAME),
        ("Er kam mit „leichtem Gepäck“ nach Ulm.", SCARE),
    ],
)
def test_marks_that_quote_nobody(text: str, kind: QuoteKind) -> None:
    (quote,) = find_in_text(text)
    assert (quote.kind, quote.speaker) == (kind, None)


@pytest.mark.parametrize(
    ("phrase", "article", "base"),
    [
        ("polnischen Militärgeheimdienst", "dem", "polnischer Militärgeheimdienst"),
        ("polnische Geheimdienst ABC", "Der", "polnischer Geheimdienst ABC"),
        ("polnischen Behörden", "den", "polnische Behörden"),
        ("polnischen Armee", "der", "polnische Armee"),
        ("offizieller polnischer Seite", "", "offizielle polnische Seite"),
        ("Auswärtigen Amts", "des", "Auswärtiges Amt"),
        ("Deutschen Bundestags", "des", "Deutscher Bundestag"),
        ("Vorsitzenden", "dem", "Vorsitzender"),
        ("Zeugen", "dem", "Zeuge"),
        ("Bündnisses", "des", "Bündnis"),
        ("Komitees", "des", "Komitee"),
        ("Ermittlern", "", "Ermittler"),
        ("Eltern", "", "Eltern"),
        ("polnischer Offizier", "", "polnischer Offizier"),
        ("Karlsruher Theaters", "des", "Karlsruher Theater"),
        ("SPD", "der", "SPD"),
        ("spiegel.de", "", "spiegel.de"),
    ],
)
def test_base_form_of_a_mention(phrase: str, article: str, base: str) -> None:
    assert base_form(phrase, article) == base


@pytest.mark.parametrize(
    "text",
    [
        "Es regnet in Ulm, und der Wind dreht.",
        "Ich glaube, dass es regnet.",
        "Meiner Meinung nach regnet es.",
        "Der Ort heißt Ulm.",
        "Wäre die Kasse voll, könnte der Rat bauen.",
        "Der Verein spielt um 20 Uhr gegen Bremen.",
        "Die Straße war gesperrt, so wurde der Bus umgeleitet.",
        "Was, wenn es regnet?",
        "Der Rat plant, die Brücke zu bauen.",
        "Kritik wurde laut, weil der Wind dreht.",
        "Die Werft äußerte Sorge über die Möglichkeit, dass der Hafen schließt.",
        "Die neue Brücke steht und signalisiert: Der Hafen bleibt offen.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert find_in_text(text) == ()


@pytest.mark.parametrize(
    ("text", "who", "source"),
    [
        (
            "Der Rat wies den Plan als „teuer“ zurück, wie die Agentur Nordpress berichtete.",
            "Der Rat",
            "die Agentur Nordpress",
        ),
        ("Die Kasse ist leer, wie die Zeitung schreibt.", None, "die Zeitung"),
        ("Laut dpa ist die Kasse leer.", None, "dpa"),
        ("Berichten zufolge ist die Kasse leer.", None, "Berichten"),
        ("Nach neuesten Erkenntnissen aus Ulm ist die Kasse leer.", None, "neuesten Erkenntnissen aus Ulm"),
        (
            "Polizeiberichte aus Ulm und der Schweiz warnen, dass die Kasse leer ist.",
            None,
            "Polizeiberichte aus Ulm und der Schweiz",
        ),
        ("Es gab Meldungen, wonach die Kasse leer ist.", None, "Meldungen"),
        (
            "Laut der Agentur Nordpress ist die Kasse leer. Das Amt lehnte dem Bericht zufolge jede Auskunft ab.",
            None,
            "der Agentur Nordpress",
        ),
        ("Dem Bericht zufolge ist die Kasse leer.", None, "Dem Bericht"),
    ],
)
def test_who_reports_has_not_spoken(text: str, who: str | None, source: str) -> None:
    quote = last(text)
    assert speaker(quote, text) == who
    assert quote.source is not None
    assert quote.source.of(text) == source


def test_two_quotes_of_one_sentence_have_their_own_speakers() -> None:
    text = "Das Amt sprach von einem „Unfall“, die Opposition nannte es „grobe Schlamperei“."
    assert [(words(q, text), speaker(q, text)) for q in find_in_text(text)] == [
        ("„Unfall“", "Das Amt"),
        ("„grobe Schlamperei“", "die Opposition"),
    ]


def test_a_quote_alone_inherits_the_speaker_before() -> None:
    text = "„Wir bleiben hier“, sagte Anna Blum. „Niemand geht nach Hause.“"
    quote = last(text)
    assert (quote.kind, speaker(quote, text)) == (DIRECT, "Anna Blum")
    assert quote.confidence < 0.8


def test_a_quote_alone_far_from_any_speaker_stays_unknown() -> None:
    text = "„Wir bleiben hier“, sagte Anna Blum. Es regnete. Der Wind drehte. „Niemand geht nach Hause.“"
    assert last(text).speaker is None


def test_paragraphs_of_one_quotation_are_one_quote() -> None:
    text = "„Wir haben gegraben.\n„Niemand ging nach Hause“, berichtete Feuerwehrmann Tim Brell."
    (quote,) = find_in_text(text)
    assert (len(quote.spans), quote.speaker_name) == (2, "Tim Brell")


def test_inner_quotes_know_their_outer_one_and_no_speaker() -> None:
    text = "„Er rief nur ‚Halt‘ und lief davon“, sagte Anna Blum."
    outer, inner = find_in_text(text)
    assert (inner.nested_in, inner.speaker, outer.nested_in) == (outer.id, None, None)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("„Wir bauen“, sagte US-Botschafter Karl Ott.", "Karl Ott", "US-Botschafter"),
        ("„Wir bauen“, sagte Karl Ott, Leiter des Amtes.", "Karl Ott", "Leiter des Amtes"),
        ("„Wir bauen“, sagte der Leiter des Amtes, Karl Ott.", "Karl Ott", "Leiter des Amtes"),
        ("„Wir bauen“, sagte Schwedens Außenminister Nils Berg.", "Nils Berg", "Schwedens Außenminister"),
        ("„Wir bauen“, sagte ein Sprecher von Ministerin Anna Blum.", None, "Sprecher von Ministerin Anna Blum"),
        ("„Wir bauen“, sagte ein Vertreter Nordkoreas.", None, "Vertreter Nordkoreas"),
        ("Nach Angaben der Polizei war es dunkel.", "Polizei", None),
        # the noun of speech is left out before every genitive, and the rest is shown in its base form
        ("Nach Angaben schwedischer Behörden war es dunkel.", "schwedische Behörden", None),
        ("Nach Angaben Schwedens war es dunkel.", "Schweden", None),
        ("Nach Angaben Karl Otts war es dunkel.", "Karl Ott", None),
        ("Nach Angaben des schwedischen Militärs war es dunkel.", "schwedisches Militär", None),
        ("Laut dem schwedischen Geheimdienst war es dunkel.", "schwedischer Geheimdienst", None),
        (
            "„Wir bauen“, zitierte der Sender den schwedischen Präsidenten Nils Berg.",
            "Nils Berg",
            "schwedischer Präsident",
        ),
        ("Viele Zeugen sagten, es sei dunkel gewesen.", None, "viele Zeugen"),
        # `eigene Angaben` are those of the subject, or of what a relative pronoun stands for
        ("In Ulm entließ die Polizei nach eigenen Angaben zwei Leute.", "Polizei", None),
        ("Weil Karl Ott nach eigenen Angaben krank war, kam er nicht.", "Karl Ott", None),
        ("Es half Karl Ott, der nach eigenen Worten müde war.", "Karl Ott", None),
        ("Das ließ auch die Polizei reagieren, die nach eigener Aussage nichts hörte.", "Polizei", None),
        ("Es kam der Hund, den Karl Ott nach eigenen Angaben fand.", "Karl Ott", None),
        ("Karl Ott sagte, es sei ernst. „Wir bauen“, sagte er.", "Karl Ott", None),
        ("Ministerin Anna Blum kam nach Ulm. „Wir bauen“, sagte sie.", "Anna Blum", "Ministerin"),
        ("Leiter Karl Ott und Ministerin Anna Blum kamen. „Wir bauen“, sagte sie.", "Anna Blum", "Ministerin"),
        ("Ministerin Anna Blum traf Karl Ott. „Wir bauen“, erklärte die Ministerin.", "Anna Blum", "Ministerin"),
        ("Russlands Präsident Iwan Orlow kam. „Wir bauen“, so der Kremlchef.", "Iwan Orlow", "Russlands Präsident"),
        ("Anna Blum sagte, es sei ernst. Nach ihren Angaben dauert es zwei Wochen.", "Anna Blum", None),
        # what stands before an office may be no part of it
        ("Laut Minister Karl Ott ist die Kasse leer.", "Karl Ott", "Minister"),
        ("Nach Worten von Kanzlerin Anna Blum ist die Kasse leer.", "Anna Blum", "Kanzlerin"),
        ("Nach Angaben von Ärzten ist die Kasse leer.", None, "Ärzte"),
        ("Im Weißen Haus hieß es, die Kasse sei leer.", "Weißes Haus", None),
        # a full name may come later, and the fullest role is kept
        ("„Wir bauen“, sagte Ott. Später kam Direktor Karl Ott.", "Karl Ott", "Direktor"),
        ("„Wir bauen“, sagte Ott. Später kamen Karl Ott und Anna Ott.", "Ott", None),
        (
            "Der schwedische Präsident Nils Berg kam. Präsident Berg schwieg. „Wir bauen“, sagte er.",
            "Nils Berg",
            "schwedischer Präsident",
        ),
        ("Direktor Karl Ott traf Minister Nils Berg. Dieser sagte, es sei ernst.", "Nils Berg", "Minister"),
        ("Karl Ott traf den Minister. Dieser sagte, es sei ernst.", None, None),
        ("Karl Ott sprach mit dem Konzern. Dieser sagte, es sei ernst.", None, None),
        ("Das Boot brachte den Präsidenten Nils Berg. „Wir bauen“, sagte er.", "Nils Berg", "Präsident"),
        ("Anna Blum und Karl Ott kamen. „Wir bauen“, sagten sie.", None, None),
        ("Es regnete. „Wir bauen“, sagte er.", None, None),
        ("Der Rat tagte lange. „Wir bauen“, sagte sie.", None, None),
        ("Leiter Karl Ott kam. Das Finanzministerium rechnete. Nach seinen Angaben fehlt viel Geld.", None, None),
        ("Karl Ott und Anna Blum sagten, es sei ernst.", None, "Karl Ott und Anna Blum"),
        ("Weder das Amt noch die Polizei sagten, es sei ernst.", "Amt und Polizei", None),
        ("Die Polizei und insbesondere die Feuerwehr sagten, es sei ernst.", "Polizei und Feuerwehr", None),
    ],
)
def test_who_a_mention_is(text: str, name: str | None, role: str | None) -> None:
    quote = last(text)
    assert quote.speaker_name == name
    if role is not None:
        assert quote.speaker_role == role


def test_a_surname_takes_up_the_full_name() -> None:
    text = "Minister Karl Ott kam nach Ulm. „Wir bauen“, sagte Ott."
    assert (last(text).speaker_name, last(text).speaker_role) == ("Karl Ott", "Minister")


def test_spans_and_sentences_belong_to_the_article() -> None:
    text = "Titel: „Vorn“\n„Wir bleiben hier. Niemand geht“, sagte Anna Blum."
    cut = text.index(" Niemand")
    line = text.index("\n") + 1
    blocks = (Block(BlockKind.TITLE, Span(0, line - 1)), Block(BlockKind.PARAGRAPH, Span(line, len(text))))
    places = (Span(0, line - 1), Span(line, cut), Span(cut + 1, len(text)))
    sentences = tuple(Sentence(n, span, span.of(text), min(n, 1)) for n, span in enumerate(places))
    quotes = find_quotes(Article("a", "a", text, blocks, (Section((0, 1)),)), sentences)
    assert quotes[-1].sentences == (1, 2)
    assert [quote.id for quote in quotes] == list(range(len(quotes)))


def ranked(text: str) -> list[str]:
    """The quotes of a text, most telling first."""
    article = Article("a", "a", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), (Section((0,)),))
    quotes = find_in_text(text)
    return [words(quotes[n], text) for n in rank(quotes, article, ())]


def test_speech_ranks_before_reports_and_named_before_unnamed_speakers() -> None:
    text = (
        "Es hieß, die Kasse sei leer. „Wir bauen noch heute eine Brücke“, sagte er. "
        "„Wir bauen noch heute eine Brücke mit 12 Bögen“, sagte Minister Karl Ott."
    )
    first, second, third = ranked(text)
    assert (first[:5], "12" in first, "12" in second) == ("„Wir ", True, False)
    assert third == "die Kasse sei leer"


def test_set_off_words_names_and_inner_quotes_are_never_key() -> None:
    text = "Der Film „Nacht“ war „nett“. „Er rief nur ‚Halt‘ und lief davon“, sagte Anna Blum."
    assert ranked(text) == ["„Er rief nur ‚Halt‘ und lief davon“"]


def test_what_repeats_a_more_telling_quote_comes_last() -> None:
    text = (
        "Der Plan sei „ein teurer Fehler für die ganze Stadt“, sagte Anna Blum. "
        "Karl Ott erklärte, der Bau werde im Mai beginnen."
    )
    order = ranked(text)
    assert len(order) == 3
    assert [word for quote in order for word in ("Fehler", "Bau") if word in quote] == ["Fehler", "Bau", "Fehler"]


@pytest.mark.parametrize(
    "text",
    [
        "Die bloße Präsenz signalisiert: Der Hafen bleibt offen.",
        "Die Hilfe der Stadt schließt nicht aus, dass der Hafen schließt.",
    ],
)
def test_a_thing_says_nothing(text: str) -> None:
    assert all(quote.speaker is None for quote in find_in_text(text))


def test_a_pronoun_may_mean_somebody_without_a_name() -> None:
    text = "Vor dem Rathaus sprach eine Sprecherin des Bauamts. „Der Plan steht“, sagte sie."
    assert [quote.speaker_role for quote in find_in_text(text)] == ["Sprecherin des Bauamts"]
    named = "Anna Blum kam mit einem Sprecher. „Der Plan steht“, sagte sie."
    assert [quote.speaker_name for quote in find_in_text(named)] == ["Anna Blum"]


_GRAMMAR = table(
    """
    Karl_Ott Anna_Blum der_Rat die der den dem des sagte soll sollen haben sein gewesen angeblich offiziell , : . ; –
    nach_eigenen_Angaben weder noch sowohl als_auch wonach Berichte Bericht zufolge laut Dieser hieß es äußerte_sich und
    eine_Sprecherin doch beschuldigt wirft vor zu gehen dass Möglichkeit Ulm „ “ 3 Präsidenten schwedischer warnt ¶ aus
    """
)


def test_heaps_of_words_that_reporting_is_made_of_never_raise() -> None:
    for seed in range(1_000):
        chance = random.Random(seed)
        text = (
            " ".join(chance.choice(_GRAMMAR) for _ in range(chance.randint(1, 60))).replace("_", " ").replace("¶", "\n")
        )
        for quote in find_in_text(text):
            spans = [*quote.spans, *(s for s in (quote.speaker, quote.source, quote.cue, quote.frame) if s)]
            assert all(0 <= span.start < span.end <= len(text) for span in spans), (seed, text)
            assert all(a.end <= b.start for a, b in zip(quote.spans, quote.spans[1:], strict=False)), (seed, text)
