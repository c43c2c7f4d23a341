"""The English words of a German quote: whole sentences, words in the middle, interrupted and reported speech."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.align import PairEvidence, align_quotes, needs_links
from toolkit.align.offices import named_office, office, says_office
from toolkit.align.words import alike, likeness, split_words
from toolkit.evaluation.alignment import bins, load_gold, mean, score_gold, without_marks
from toolkit.quotes import find_quotes
from toolkit.records import Article, Block, BlockKind, Link, Pair, Quote, QuoteKind, QuotePair, Section, Sentence, Span


def news(*pairs: tuple[str, str]) -> tuple[Article, tuple[Sentence, ...], tuple[Pair, ...]]:
    """An article of one paragraph a sentence, with its pairs."""
    text = "\n".join(german for german, _ in pairs)
    blocks, sentences, at = [], [], 0
    for number, (german, _) in enumerate(pairs):
        span = Span(at, at + len(german))
        blocks.append(Block(BlockKind.PARAGRAPH, span))
        sentences.append(Sentence(number, span, german, number))
        at = span.end + 1
    article = Article("a", "a.txt", text, tuple(blocks), (Section(tuple(range(len(blocks)))),))
    return article, tuple(sentences), tuple(Pair(n, g, e) for n, (g, e) in enumerate(pairs))


def aligned(*pairs: tuple[str, str]) -> tuple[QuotePair, ...]:
    """What the quotes of a small article become."""
    article, sentences, both = news(*pairs)
    return align_quotes(article, sentences, both, find_quotes(article, sentences))


def place(german: str, stretch: str, english: str, links: tuple[tuple[str, str], ...] = (), marks: bool = False) -> str:
    """The English of the German words `stretch`, given word links as pairs of words."""
    start = german.index(stretch)
    where = (start, start + len(stretch))
    linked = [
        Link((german.index(g), german.index(g) + len(g)), (english.index(e), english.index(e) + len(e)), 0.8)
        for g, e in links
    ]
    found = PairEvidence(german, english, linked).place([where], marks, [where] if marks else [])
    return " | ".join(english[a:b] for a, b in found.stretches)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Selenskyj", "Zelensky"),
        ("Lawrow", "Lavrov"),
        ("Pjöngjang", "Pyongyang"),
        ("Schoigu", "Shoigu"),
        ("Medwedew", "Medvedev"),
        ("12.000", "12,000"),
        ("3,5", "3.5"),
        ("strategischen", "strategic"),
        ("Montag", "Monday"),
        ("US", "US"),
    ],
)
def test_words_that_are_the_same_are_alike(german: str, english: str) -> None:
    assert likeness(split_words(german)[0], split_words(english)[0]) >= 0.6


@pytest.mark.parametrize(
    ("german", "english"), [("also", "also"), ("Vertrag", "contract"), ("12.000", "12,001"), ("die", "die"), ("1", "I")]
)
def test_strangers_are_not_alike(german: str, english: str) -> None:
    assert likeness(split_words(german)[0], split_words(english)[0]) <= 0.5 or german == "also"


WORDS = [
    "Montag",
    "Monday",
    "Rat",
    "council",
    "Pawlow",
    "Pavlov",
    "sagte",
    "said",
    "12.000",
    "12,000",
    "also",
    "m²",
    "²",
]
ALIKE = st.lists(st.sampled_from(WORDS))


@given(ALIKE, ALIKE)
def test_looking_words_up_finds_what_comparing_each_with_each_finds(german: list[str], english: list[str]) -> None:
    source, target = split_words(" ".join(german)), split_words(" ".join(english))
    compared = {(g, e, likeness(one, other)) for g, one in enumerate(source) for e, other in enumerate(target)}
    found = list(alike(source, target))
    assert sorted(found) == sorted(row for row in compared if row[2])


def test_marks_on_both_sides_find_a_partial_quote() -> None:
    german = "Der Rat sprach von einer „teuren Lücke“ im Haushalt."
    english = "The council spoke of a “costly gap” in the budget."
    assert place(german, "„teuren Lücke“", english, marks=True) == "“costly gap”"


def test_links_find_a_partial_quote_that_lost_its_marks() -> None:
    german = "Der Rat sprach von einer „teuren Lücke“ im Haushalt."
    english = "The council spoke of a costly gap in the budget."
    links = (("Rat", "council"), ("sprach", "spoke"), ("teuren", "costly"), ("Lücke", "gap"), ("Haushalt", "budget"))
    assert place(german, "„teuren Lücke“", english, links, marks=True) == "costly gap"


@pytest.mark.parametrize(
    "english",
    ["“We stay here, Anna Blum,” said the council.", "“We stay here, spokeswoman,” it said."],
)
def test_marks_that_took_in_the_speaker_are_doubted(english: str) -> None:
    german = "„Wir bleiben hier“, sagte Sprecherin Anna Blum."
    links = tuple(
        both
        for both in (("Wir", "We"), ("bleiben", "stay"), ("hier", "here"), ("Sprecherin", "spokeswoman"))
        if both[1] in english
    )
    linked = [
        Link((german.index(g), german.index(g) + len(g)), (english.index(e), english.index(e) + len(e)), 0.8)
        for g, e in links
    ]
    marked = [(0, german.index("“") + 1)]
    good = english.replace(", Anna Blum", "").replace(", spokeswoman", "")
    assert PairEvidence(german, english, linked).place(marked, True, marked).confidence < 0.6
    assert PairEvidence(german, good, linked[:3]).place(marked, True, marked).confidence > 0.9


def test_a_name_on_both_sides_of_a_mark_is_not_doubted() -> None:
    german = "„Anna Blum bleibt hier“, sagte Anna Blum."
    english = "“Anna Blum stays here,” said Anna Blum."
    marked = [(0, german.index("“") + 1)]
    assert PairEvidence(german, english, []).place(marked, True, marked).confidence > 0.6


def test_two_partial_quotes_keep_to_their_own_marks_when_english_turns_them_round() -> None:
    german = "Statt „teurer Lücke“ sagte er „kleine Delle“."
    english = "He said “small dent” instead of “costly gap”."
    links = (("teurer", "costly"), ("Lücke", "gap"), ("kleine", "small"), ("Delle", "dent"))
    assert place(german, "„kleine Delle“", english, links, marks=True) == "“small dent”"


def test_the_frame_of_reported_speech_stays_outside() -> None:
    (pair,) = aligned(("Die Kasse sei leer, sagte Karl Ott.", "The till was empty, said Karl Ott."))
    assert (pair.english_text, pair.speaker_english) == ("The till was empty", "Karl Ott")


def test_a_whole_sentence_takes_its_whole_english() -> None:
    pairs = aligned(
        ("Anna Blum sagte: „Wir bleiben hier.“", "Anna Blum said: “We are staying here.”"),
        ("„Niemand geht nach Hause.“", "“Nobody goes home.”"),
    )
    assert [(p.english_text, p.confidence >= 0.9) for p in pairs][-1] == ("“Nobody goes home.”", True)


def test_a_quote_without_english_is_said_to_be_lost() -> None:
    (pair,) = aligned(("„Wir bleiben hier“, sagte Anna Blum.", ""))
    assert (pair.english, pair.english_text, pair.confidence) == ((), "", 0.0)


def test_names_are_shown_as_the_english_spells_them() -> None:
    (pair,) = aligned(
        ("„Wir geben nicht nach“, sagte Außenminister Sergej Lawrow.", "“We will not yield,” said Sergei Lavrov.")
    )
    assert pair.speaker_english is not None
    assert pair.speaker_english.startswith("Sergei Lavrov")


def test_a_name_that_english_garbled_stays_german() -> None:
    (pair,) = aligned(("„Wir geben nicht nach“, sagte Jonas Keller.", "“We will not yield,” said the cell."))
    assert pair.speaker_english == "Jonas Keller"


def test_links_are_asked_for_where_a_quote_is_part_of_its_sentence() -> None:
    article, sentences, _ = news(
        ("Es regnete.", ""), ("Der Rat sprach von einer „teuren Lücke“.", ""), ("Der Wind drehte.", "")
    )
    assert needs_links(sentences, find_quotes(article, sentences)) == (1,)


def test_only_so_many_quotes_are_key() -> None:
    lines = [(f"„Wir bauen {n} Häuser“, sagte Anna Blum.", f"“We build {n} houses,” said Anna Blum.") for n in range(9)]
    article, sentences, pairs = news(*lines)
    quotes = align_quotes(article, sentences, pairs, find_quotes(article, sentences), max_quotes=3)
    assert sorted(q.rank for q in quotes if q.rank is not None) == [0, 1, 2]
    assert all(q.key == (q.rank is not None) for q in quotes)


_TEXT = st.text(alphabet="Die Stadt „“”‘’\"',.:12 aä", max_size=60)


@settings(max_examples=150, deadline=None)
@given(_TEXT, _TEXT, st.integers(0, 60), st.integers(0, 60), st.booleans())
def test_english_stretches_lie_in_order_inside_the_english(
    german: str, english: str, start: int, length: int, marks: bool
) -> None:
    where = (min(start, len(german)), min(start + length, len(german)))
    found = PairEvidence(german, english, ()).place([where], marks, [where])
    flat = [at for stretch in found.stretches for at in stretch]
    assert flat == sorted(flat)
    assert all(0 <= at <= len(english) for at in flat)
    assert 0.0 <= found.confidence <= 1.0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=4))
def test_no_quote_is_lost_or_changed(pairs: list[tuple[str, str]]) -> None:
    article, sentences, both = news(*((g.strip() or "Ja.", e) for g, e in pairs))
    quotes = find_quotes(article, sentences)
    result = align_quotes(article, sentences, both, quotes)
    assert [pair.quote for pair in result] == list(quotes)
    assert all(span.of(article.text) in pair.german_text for pair in result for span in pair.quote.spans)


def test_a_quote_over_two_sentences_has_spans_in_both() -> None:
    german = ("„Wir bleiben hier. Niemand geht nach Hause“, sagte Anna Blum.",)
    text = german[0]
    cut = text.index(" Niemand")
    article = Article("a", "a", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), (Section((0,)),))
    spans = (Span(0, cut), Span(cut + 1, len(text)))
    sentences = tuple(Sentence(n, span, span.of(text), 0) for n, span in enumerate(spans))
    english = ("“We are staying here.", "Nobody goes home,” said Anna Blum.")
    pairs = tuple(Pair(n, s.text, e) for n, (s, e) in enumerate(zip(sentences, english, strict=True)))
    (found,) = align_quotes(article, sentences, pairs, find_quotes(article, sentences))
    assert found.english_text == "“We are staying here. Nobody goes home,”"


def test_a_quote_in_a_sentence_that_is_not_there_is_not_looked_for() -> None:
    quote = Quote(0, QuoteKind.DIRECT, (Span(0, 3),), ())
    article, sentences, pairs = news(("Ja.", "Yes."))
    (found,) = align_quotes(article, sentences, pairs, [quote])
    assert found.english == ()
    assert found.confidence == 0.0


GOLD = Path(__file__).parent / "data" / "alignment"


@pytest.mark.parametrize(
    ("floor", "kind", "bare"),
    [
        ("whole", "whole", False),
        ("partial", "partial", False),
        ("reported", "reported", False),
        ("bare_partial", "partial", True),
    ],
)
def test_gold_quotes_are_placed_as_well_as_ever(floor: str, kind: str, bare: bool) -> None:
    gold = [without_marks(item) if bare else item for item in load_gold(GOLD)]
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["alignment"]
    assert mean(score_gold(gold), kind) >= floors[floor]


def test_confidence_is_true() -> None:
    for each in bins(score_gold(load_gold(GOLD))):
        if each.count >= 20:
            assert each.right >= each.confidence - 0.05, each


def test_gold_german_and_english_are_whole() -> None:
    for item in load_gold(GOLD):
        assert item["english"][slice(*item["gold"][0])].strip()
        assert all(0 <= a < b <= len(item["german"]) for a, b in item["parts"])


@pytest.mark.parametrize(
    ("german", "stretch", "english", "expected"),
    [
        ("Sie sagte, die Brücke halte.", "die Brücke halte", "She said that the bridge held.", "the bridge held"),
        (
            "Sie sagte, dass die Brücke halte.",
            "dass die Brücke halte",
            "She said that the bridge held.",
            "that the bridge held",
        ),
        ("Das sei falsch, sagte Ott.", "Das sei falsch", "That was wrong, said Ott.", "That was wrong"),
    ],
)
def test_that_is_quoted_with_dass_only(german: str, stretch: str, english: str, expected: str) -> None:
    links = [("Brücke", "bridge"), ("halte", "held"), ("falsch", "wrong"), ("sagte", "said")]
    here = tuple((g, e) for g, e in links if g in german and e in english)
    assert place(german, stretch, english, here) == expected


@pytest.mark.parametrize(
    ("german", "stretch", "english", "links", "expected"),
    [
        (  # the infinitive has its `to`, as the German has its `zu`
            "Sie warnte davor, das Vertrauen zu verspielen.",
            "das Vertrauen zu verspielen",
            "She warned to lose the trust.",
            (("verspielen", "lose"), ("Vertrauen", "trust"), ("warnte", "warned"), ("davor", "to")),
            "to lose the trust",
        ),
        (  # `zu` that is no infinitive
            "Sie schickte alle weg, es sei zu spät.",
            "es sei zu spät",
            "She sent them all to it was late.",
            (("es", "it"), ("sei", "was"), ("spät", "late"), ("schickte", "sent"), ("weg", "to"), ("alle", "all")),
            "it was late",
        ),
        (
            "Dem Rat zufolge steigen in der Stadt die Preise.",
            "steigen in der Stadt die Preise",
            "According to the city, prices rise.",
            (("zufolge", "According"), ("Stadt", "to"), ("Stadt", "city"), ("Preise", "prices"), ("steigen", "rise")),
            "the city, prices rise",
        ),
        (  # a full stop that belongs to its abbreviation
            "Es beginne um sechs Uhr, sagte Ott.",
            "Es beginne um sechs Uhr",
            "It begins at 6 a.m., said Ott.",
            (("beginne", "begins"), ("Uhr", "a.m."), ("sagte", "said")),
            "It begins at 6 a.m.",
        ),
        (  # Friday is no cognate of Frist where Freitag stands
            "Sie hat am Freitag erklärt, sie setze keine Frist.",
            "sie setze keine Frist",
            "She said that she would set no deadline on Friday.",
            (("sie", "she"), ("setze", "set"), ("keine", "no"), ("Frist", "deadline"), ("erklärt", "said")),
            "she would set no deadline",
        ),
    ],
)
def test_borders_fall_where_the_words_belong(
    german: str, stretch: str, english: str, links: tuple[tuple[str, str], ...], expected: str
) -> None:
    assert place(german, stretch, english, links) == expected


def test_words_in_marks_keep_them_inside_a_reported_quote() -> None:
    german, english = "Er warf ihm vor, die Tat zu „inszenieren“.", "He accused him of “staging.”"
    marked = (german.index("„"), german.index("“") + 1)
    stretch = (german.index("die"), marked[1])
    links = [
        Link((german.index(g), german.index(g) + len(g)), (english.index(e), english.index(e) + len(e)), 0.8)
        for g, e in (("inszenieren", "staging"), ("warf", "accused"), ("ihm", "him"), ("vor", "of"))
    ]
    found = PairEvidence(german, english, links).place([stretch], False, [marked])
    assert [english[a:b] for a, b in found.stretches] == ["“staging.”"]


def test_nested_marks_that_close_twice_are_one_stretch() -> None:
    german, english = "„Er hat gerufen: ‚Geh!‘", "“He has shouted: ‘Go’!’"
    inner = (german.index("‚"), len(german))
    found = PairEvidence(german, english, ()).place([inner], True, [inner], nested=True)
    assert [english[a:b] for a, b in found.stretches] == ["‘Go’!’"]


def test_a_stretch_does_not_end_with_a_stranded_preposition() -> None:
    german, english = (
        "Das Dorf hätte nach Otts Ansicht geräumt werden müssen.",
        "The village should have been cleared after Ott’s view.",
    )
    ranges = [(0, 14), (german.index("geräumt"), len(german) - 1)]
    links = [
        Link((german.index(g), german.index(g) + len(g)), (english.index(e), english.index(e) + len(e)), 0.8)
        for g, e in (
            ("Dorf", "village"),
            ("geräumt", "cleared"),
            ("müssen", "should"),
            ("Ansicht", "view"),
            ("werden", "after"),
        )
    ]
    found = PairEvidence(german, english, links).place(ranges, False)
    assert [english[a:b] for a, b in found.stretches] == ["The village should have been cleared"]


def test_parts_of_an_interrupted_quote_take_marks_of_their_own() -> None:
    (pair,) = aligned(
        ("„Am Ende“, sagte Anna Blum, „zählt nur das Wasser.“", "“Finally,” said Anna Blum, “all is water.”")
    )
    assert pair.english_text == "“Finally,” … “all is water.”"


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Außenministerin", "foreign minister"),
        ("US-Botschafter bei den Vereinten Nationen", "US ambassador to the United Nations"),
        ("Nato-Generalsekretär", "NATO secretary general"),
        ("Frankreichs Innenminister", "France’s interior minister"),
        ("früheren Bürgermeister", "former mayor"),
        ("polnischen Auslandsgeheimdienst", "Polish foreign intelligence service"),
        ("Südkoreas Geheimdienst ABC", "South Korea’s intelligence service ABC"),
        ("Regierungssprecherin", "government spokeswoman"),
        ("Beobachter", "observers"),
        ("Vertreter Schwedens", "representative of Sweden"),
        ("viele Experten", "many experts"),
        ("drei Sprecher", "three spokesmen"),
        ("neueste Berichte aus Schweden", "latest reports from Sweden"),
        ("Informationen aus Finnland und der Türkei", "information from Finland and Turkey"),
        ("Ministerpräsident", None),  # a premier in one country, a prime minister in another
        ("Oberlehrer", None),
    ],
)
def test_offices_are_looked_up(german: str, english: str | None) -> None:
    assert office(german) == english


def test_an_office_may_stand_before_its_name() -> None:
    assert named_office("Einsatzleiterin Anna Blum in Ulm") == "Anna Blum, head of operations"
    assert named_office("Anna Blum") is None


def test_an_english_office_must_say_what_the_german_does() -> None:
    assert says_office("Hafendirektorin", "port director")
    assert not says_office("Hafendirektorin", "port missionary")
    assert says_office("Bäckerin", "anything")


@pytest.mark.parametrize(
    ("german", "english", "speaker"),
    [
        # an office the model got wrong
        (
            "„Es reicht“, sagte Einsatzleiter Karl Ott.",
            "“Enough,” said using head Karl Ott.",
            "Karl Ott, head of operations",
        ),
        # a name English spells otherwise, lost by the model
        ("„Es reicht“, erklärte Kiew.", "“Enough,” the yew declared.", "Kyiv"),
        # letters behind a name
        ("„Es reicht“, sagte Anna Rutte.", "“Enough,” said Anna Ruttes.", "Anna Rutte"),
        (
            "„Es reicht“, sagte ein Sprecher von Außenministerin Anna Rutte.",
            "“Enough,” said a spokesman for foreign minister Annaer Rutte.",
            "spokesman for foreign minister Anna Rutte",
        ),
        # the noun of speech is not the speaker
        (
            "„Es reicht endgültig“, so die Erklärung des polnischen Geheimdienstes.",
            "“Enough is enough,” according to the declaration of Polish intelligence.",
            "Polish intelligence service",
        ),
        # where reports come from is not who speaks
        (
            "Nach jüngsten Berichten aus Schweden ist der Hafen zu.",
            "According to recent reports from Sweden the port is closed.",
            "latest reports from Sweden",
        ),
        (
            "Nach Schilderungen aus Ulm ist der Hafen zu.",
            "According to Ulm the port is closed.",
            "Schilderungen aus Ulm",
        ),
        # the name of an agency stays as it is
        (
            "Laut der Agentur Yonpress ist der Hafen zu.",
            "According to Yopes the port is closed.",
            "news agency Yonpress",
        ),
        # number and quantifier are kept
        ("Viele Experten sagten, der Hafen sei zu.", "Experts said the port was closed.", "many experts"),
        ("„Es reicht“, sagte ein Vertreter Schwedens.", "“Enough,” said representatives.", "representative of Sweden"),
        # found in another case than shown
        (
            "Nach Angaben des schwedischen Theaters ist der Hafen zu.",
            "According to the Swedish theatre the port is closed.",
            "Swedish theatre",
        ),
        # two speak
        (
            "Kiew und Schweden sagten, der Hafen sei zu.",
            "The yew and sweets said the port was closed.",
            "Kyiv and Sweden",
        ),
        (
            "„Es reicht“, sagte ein Sprecher von Karl Ott und Anna Blum.",
            "“Enough,” said a spokesman for Karl Ott and Anna Blum.",
            "spokesman for Karl Ott and Anna Blum",
        ),
    ],
)
def test_speakers_are_called_what_the_german_calls_them(german: str, english: str, speaker: str) -> None:
    (pair,) = aligned((german, english))
    assert pair.speaker_english == speaker
