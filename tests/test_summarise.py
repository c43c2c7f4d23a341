"""The extractive summary: what is chosen, what never is, and the invariants of every summary."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import UsageError
from toolkit.records import (
    Article,
    Block,
    BlockKind,
    Flag,
    Origin,
    Pair,
    Quote,
    QuoteKind,
    Section,
    Sentence,
    Severity,
    Span,
    Summary,
)
from toolkit.settings import Options
from toolkit.summarise import Summariser, open_summariser
from toolkit.summarise.terms import content, cosine, stem_english, stem_german, vectors

T, E, H, P, C = BlockKind.TITLE, BlockKind.TEASER, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION

Row = tuple[BlockKind, str]


def build(rows: list[Row], sections: tuple[Section, ...] = ()) -> tuple[Article, list[Sentence], list[Pair]]:
    """An article of one sentence a block; the English is the German in capitals unless a row gives it after a bar."""
    text, blocks, sentences, pairs = "", [], [], []
    for number, (kind, words) in enumerate(rows):
        german, _, english = words.partition("|")
        span = Span(len(text), len(text) + len(german))
        text += german + "\n"
        blocks.append(Block(kind, span))
        sentences.append(Sentence(number, span, german, number))
        pairs.append(Pair(number, german, english or german.upper()))
    whole = sections or (Section(tuple(range(len(rows)))),)
    return Article("a", "a.txt", text, tuple(blocks), whole), sentences, pairs


def chosen(rows: list[Row], count: int = 0, sections: tuple[Section, ...] = (), **more: object) -> list[str]:
    article, sentences, pairs = build(rows, sections)
    summary = open_summariser("extractive", count).summarise(article, sentences, pairs, **more)  # type: ignore[arg-type]
    return [sentence.german for sentence in summary.sentences]


NEWS: list[Row] = [
    (T, "Hafenstadt Belmar baut neuen Deich gegen Sturmfluten"),
    (P, "Die Hafenstadt Belmar baut für 40 Millionen Euro einen neuen Deich gegen Sturmfluten."),
    (P, "Der Stadtrat stimmte dem Bau des Deichs am Montag mit großer Mehrheit zu."),
    (P, "Dieser hatte zuvor lange gezögert."),
    (P, "Wird das Geld am Ende reichen?"),
    (P, "Bei der letzten Sturmflut standen in Belmar 300 Häuser unter Wasser."),
    (P, "Ein Bäcker verkauft am Hafen seit dreißig Jahren Brötchen mit Fisch."),
    (C, "Der alte Deich von Belmar im Winter bei Sturmflut im neuen Hafen."),
]


def test_the_lead_is_chosen_and_order_is_that_of_the_source() -> None:
    picked = chosen(NEWS)
    assert picked[0].startswith("Die Hafenstadt Belmar baut")
    assert picked == [german for _, german in NEWS if german in picked]


@pytest.mark.parametrize("part", ["Dieser hatte", "Wird das Geld", "Ein Bäcker"])
def test_dangling_questioning_and_stray_sentences_stay_out(part: str) -> None:
    assert not any(german.startswith(part) for german in chosen(NEWS, 3))


@pytest.mark.parametrize("kind", [T, H, C])
def test_title_heading_and_caption_are_never_chosen(kind: BlockKind) -> None:
    rows = [(kind, "Der neue Deich von Belmar schützt die Stadt."), (P, "Ein ganz anderer Satz steht hier im Text.")]
    assert chosen(rows, 2) == [rows[1][1]]


def test_a_sentence_that_repeats_the_title_is_not_chosen() -> None:
    rows = [
        (T, "Belmar baut einen Deich"),
        (P, "Belmar baut einen Deich."),
        (P, "Die Stadt zahlt dafür sehr viel Geld aus."),
    ]
    assert chosen(rows, 2) == [rows[2][1]]


def test_a_repeated_teaser_counts_once_and_both_support_it() -> None:
    lead = "Die Hafenstadt Belmar baut einen neuen Deich gegen Sturmfluten."
    article, sentences, pairs = build([(E, lead), (P, lead), (P, "Das Wetter im Norden bleibt am Wochenende kühl.")])
    summary = open_summariser("extractive", 2).summarise(article, sentences, pairs)
    assert [s.support for s in summary.sentences] == [(0, 1), (2,)]


def test_a_sentence_that_stands_there_a_hundred_times_names_its_first_places() -> None:
    rows = [(P, "Die Hafenstadt Belmar baut einen neuen Deich gegen Sturmfluten.")] * 100
    article, sentences, pairs = build(rows)
    (line,) = open_summariser("extractive", 2).summarise(article, sentences, pairs).sentences
    assert line.support == (0, 1, 2, 3)


def test_a_teaser_that_is_no_sentence_is_not_chosen() -> None:
    rows = [(E, "Neuer Deich für Belmar und die ganze Küste"), (P, "Die Stadt Belmar baut einen neuen Deich.")]
    assert chosen(rows, 2) == [rows[1][1]]


def test_two_sentences_that_say_the_same_are_not_both_chosen() -> None:
    rows = [
        (P, "Die Stadt Belmar baut einen neuen hohen Deich am Hafen."),
        (P, "Einen neuen hohen Deich baut die Stadt Belmar am Hafen."),
        (P, "Der Minister verspricht vierzig Millionen Euro aus Bundesmitteln."),
    ]
    assert chosen(rows, 2) == [rows[0][1], rows[2][1]]


def test_a_live_blog_gives_its_newest_entry_and_its_first_report() -> None:
    topics = [
        "Brücke gesperrt Lastwagen",
        "Fähre verkehrt wieder planmäßig",
        "Schule öffnet Turnhalle",
        "Strom fehlt Westen",
    ]
    rows: list[Row] = [(P, f"Meldung {n}: {topic} in der Stadt Belmar am Abend.") for n, topic in enumerate(topics)]
    sections = tuple(Section((n,), time=f"2024-10-22T{20 - n}:00") for n in range(4))
    assert chosen(rows, 2, sections) == [rows[0][1], rows[3][1]]
    oldest_first = tuple(Section((n,), time=f"2024-10-22T{10 + n}:00") for n in range(4))
    assert chosen(rows, 2, oldest_first) == [rows[0][1], rows[3][1]]


def test_a_flagged_pair_gives_way() -> None:
    rows = [
        (P, "Die Stadt Belmar baut einen neuen Deich am alten Hafen."),
        (P, "Der Rat stimmte dem Bau am Montag zu."),
    ]
    flags = [Flag("number", Severity.ERROR, "40 became 14", sentence=0)]
    assert chosen(rows, 1) == [rows[0][1]]
    assert chosen(rows, 1, flags=flags) == [rows[1][1]]


def test_a_sentence_wholly_inside_speech_gives_way() -> None:
    rows = [
        (P, "„Wir bauen jetzt in Belmar einen neuen Deich.“"),
        (P, "Der Rat stimmte dem Bau am Montag in Belmar zu."),
    ]
    quotes = [Quote(0, QuoteKind.DIRECT, (Span(0, len(rows[0][1])),), (0,))]
    assert chosen(rows, 1, quotes=quotes) == [rows[1][1]]


@pytest.mark.parametrize(
    ("many", "count"), [(1, 1), (2, 1), (3, 2), (5, 3), (14, 3), (15, 4), (40, 4), (41, 5), (3000, 5)]
)
def test_length_follows_the_article(many: int, count: int) -> None:
    rows: list[Row] = [
        (P, f"Wort{n} ding{n * 7} sache{n * 13} haus{n * 3} baum{n * 11} tier{n * 17}.") for n in range(many)
    ]
    assert len(chosen(rows)) == count


def test_a_copied_pair_gives_way() -> None:
    article, sentences, pairs = build(
        [(P, "Die Stadt Belmar baut einen Deich."), (P, "Der Rat stimmte am Montag zu heute.")]
    )
    pairs[0] = Pair(0, pairs[0].german, pairs[0].german, origin=Origin.COPY)
    assert open_summariser("extractive", 1).summarise(article, sentences, pairs).sentences[0].support == (1,)


def test_the_pair_the_engine_was_least_sure_of_gives_way_and_a_reviewed_one_does_not() -> None:
    rows = [
        (P, "Die Stadt Belmar baut einen neuen Deich am Hafen."),
        (P, "Der Rat stimmte dem Bau am Montag in Belmar zu."),
        (P, "Ein Bäcker verkauft am alten Markt seit Jahren Brötchen."),
    ]
    article, sentences, pairs = build(rows)
    for origin, best in ((Origin.MODEL, 1), (Origin.REVIEW, 0)):
        scored = [replace(pair, score=score) for pair, score in zip(pairs, (-0.6, -0.1, -0.2), strict=True)]
        scored[0] = replace(scored[0], origin=origin)
        summary = open_summariser("extractive", 1).summarise(article, sentences, scored)
        assert summary.sentences[0].support == (best,)


@pytest.mark.parametrize(
    "leaning",
    ["Das geht aus dem Bericht der Stadt Belmar hervor.", "Der Deich am Hafen bricht“, sagte Vogt in Belmar."],
)
def test_a_sentence_that_needs_the_one_before_it_gives_way(leaning: str) -> None:
    rows = [(P, leaning), (P, "Der Rat stimmte dem Bericht über den Hafen am Montag zu.")]
    assert chosen(rows, 1) == [rows[1][1]]


def test_no_fit_sentence_gives_an_empty_summary() -> None:
    article, sentences, pairs = build([(T, "Nur ein Titel")])
    assert open_summariser("extractive").summarise(article, sentences, pairs).sentences == ()


def test_three_thousand_sentences_take_seconds_at_most() -> None:
    rows: list[Row] = [
        (P, f"Satz {n} handelt vom Hafen {n % 50} und vom Deich {n % 7} in Belmar.") for n in range(3000)
    ]
    article, sentences, pairs = build(rows)
    start = time.perf_counter()
    open_summariser("extractive").summarise(article, sentences, pairs)
    assert time.perf_counter() - start < 5


def test_unknown_summariser_names_the_choices() -> None:
    with pytest.raises(UsageError, match="unknown summariser 'magic'") as caught:
        open_summariser("magic")
    assert "extractive" in caught.value.hint


def test_extractive_takes_no_argument() -> None:
    with pytest.raises(UsageError, match="takes no argument"):
        open_summariser("extractive:fast")


def test_auto_is_a_summariser_with_a_signature() -> None:
    summariser = open_summariser("auto", options=Options(offline=True))
    assert isinstance(summariser, Summariser)
    assert str(summariser.signature).startswith("summarise:extractive|model:lexrank")


@pytest.mark.parametrize(
    ("left", "right"),
    [("Soldaten", "Soldat"), ("Häuser", "Haus"), ("Straßen", "Strasse"), ("Präsidenten", "Präsident")],
)
def test_german_forms_share_a_stem(left: str, right: str) -> None:
    assert stem_german(left) == stem_german(right)


@pytest.mark.parametrize(("left", "right"), [("soldiers", "soldier"), ("Belmar's", "Belmar"), ("voted", "votes")])
def test_english_forms_share_a_stem(left: str, right: str) -> None:
    assert stem_english(left) == stem_english(right)


def test_vectors_have_unit_length_and_empty_ones_are_unlike_everything() -> None:
    full, empty = vectors([content("Der Deich schützt Belmar", "The dike protects Belmar"), []])
    assert cosine(full, full) == pytest.approx(1)
    assert cosine(full, empty) == 0


SENTENCES = st.lists(
    st.tuples(
        st.sampled_from(list(BlockKind)),
        st.text(alphabet='ab dE.?„“"»« 12üß', min_size=0, max_size=40),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(SENTENCES, st.integers(0, 6))
def test_every_summary_is_verbatim_supported_and_in_order(rows: list[Row], count: int) -> None:
    article, sentences, pairs = build(rows)
    summary: Summary = open_summariser("extractive", count).summarise(article, sentences, pairs)
    places = []
    for line in summary.sentences:
        assert line.support
        pair = next(pairs[i] for i in line.support if pairs[i].german == line.german)
        assert line.english == pair.english
        places.append(pair.sentence)
    assert places == sorted(places)
    assert summary == open_summariser("extractive", count).summarise(article, sentences, pairs)
