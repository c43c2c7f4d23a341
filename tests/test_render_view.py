"""What every rendering shares: words for labels, dates, certainty, speakers; order and places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render_reading import read_html
from tests.render_samples import SAMPLES, Draft, bare, live_blog, report
from toolkit.records import BlockKind, Figure, FigureKind, QuoteKind, Span
from toolkit.render.escape import visible
from toolkit.render.paint import paint
from toolkit.render.view import (
    Stretch,
    announcements,
    certainty,
    count,
    date_words,
    key_quotes,
    label_of,
    no_quotes_words,
    number,
    outline,
    quote_certainty,
    speakers,
    stretches,
    value_words,
)


@pytest.mark.parametrize(
    ("german", "time", "english"),
    [
        ("Update vom 22. Oktober, 10.58 Uhr:", "2024-10-22T10:58", "Update of 22 October, 10:58"),
        ("Update vom 22. Oktober 2024:", "2024-10-22", "Update of 22 October 2024"),
        ("Update vom 3. Mai, 9 Uhr", "--05-03T09:00", "Update of 3 May, 09:00"),
        ("Update, 17.05 Uhr:", "T17:05", "Update, 17:05"),
        ("Erstmeldung:", None, "First report"),
        ("+++ 10.58 Uhr +++", "2024-10-22T10:58", "Entry of 22 October, 10:58"),
        ("Korrektur:", None, "Correction"),
        ("14.30 Uhr", None, "Entry"),
    ],
)
def test_a_label_is_said_in_english(german: str, time: str | None, english: str) -> None:
    d = Draft()
    label = d.write(german)
    d.section(d.block(BlockKind.PARAGRAPH, [("Es regnet.", "It is raining.")]), label=label, time=time)
    brief = d.brief()
    assert label_of(brief, brief.article.sections[0]) == english
    assert outline(brief)[0].label_english == english


def test_a_label_set_by_hand_wins() -> None:
    brief = replace(live_blog(), labels=((1, "Morning update"),))
    assert label_of(brief, brief.article.sections[1]) == "Morning update"
    assert label_of(brief, brief.article.sections[2]) == "Update of 21 October 2024, 18:00"


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sentence_but_the_title_stands_once_in_the_outline_in_order(name: str) -> None:
    brief = SAMPLES[name]()
    shown = [
        sentence
        for part in outline(brief)
        for paragraph in (*((part.heading,) if part.heading else ()), *part.paragraphs)
        for sentence in paragraph.sentences
    ]
    title = [s.id for s in brief.sentences if brief.article.blocks[s.block].kind is BlockKind.TITLE]
    assert title + shown == [sentence.id for sentence in brief.sentences]


def test_blocks_of_no_section_are_still_shown() -> None:
    assert [p.sentences for part in outline(bare()) for p in part.paragraphs] == [(0,)]


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-12-22", "22 December 2024"),
        ("2024-02-03", "3 February 2024"),
        ("--03-09", "9 March"),
        ("2024-13-01", "2024-13-01"),
        ("next week", "next week"),
        ("", ""),
        (None, None),
    ],
)
def test_dates_in_words(iso: str | None, words: str | None) -> None:
    assert date_words(iso) == words


@pytest.mark.parametrize(
    ("kind", "value", "unit", "words"),
    [
        (FigureKind.MONEY, "1400000", "EUR", "1,400,000 EUR"),
        (FigureKind.NUMBER, "2024", None, "2024"),
        (FigureKind.NUMBER, "3.14159", None, "3.14159"),
        (FigureKind.NUMBER, "12000..13000", None, "12,000–13,000"),
        (FigureKind.DATE, "2024-12-22", None, "22 December 2024"),
        (FigureKind.TIME, "10:58", None, "10:58"),
        (FigureKind.MEASURE, "6", "hour", "6 hours"),
        (FigureKind.MEASURE, "1", "hour", "1 hour"),
        (FigureKind.PERCENT, "6", "%", "6 %"),
        (FigureKind.NUMBER, "1" * 4000, None, "1" * 4000),
    ],
)
def test_values_in_words(kind: FigureKind, value: str, unit: str | None, words: str) -> None:
    assert value_words(Figure(kind, 0, Span(0, 1), value, unit)) == words


@pytest.mark.parametrize(("confidence", "word"), [(1, "certain"), (0.85, "certain"), (0.6, "likely"), (0.59, "unsure")])
def test_confidence_in_words(confidence: float, word: str) -> None:
    assert certainty(confidence) == word


def test_quotes_in_their_order_with_speakers_and_what_is_unsure() -> None:
    brief = report()
    quotes = key_quotes(brief)
    said = ["speaker and alignment certain", "alignment likely", "speaker likely"]
    assert [pair.quote.id for pair in quotes] == [0, 2, 1]
    assert [quote_certainty(pair) for pair in quotes] == said
    assert speakers(brief, quotes[0]) == ("Bürgermeisterin Anke Friedrichsen", "Mayor Anke Friedrichsen")
    assert speakers(brief, quotes[1])[0] == "er (Jonas Behm, Fischer)"
    declined = replace(quotes[0], quote=replace(quotes[0].quote, speaker_role="Bürgermeisterinnen"))
    assert speakers(brief, declined)[0] == "Bürgermeisterin Anke Friedrichsen"
    nobody = replace(quotes[0], quote=replace(quotes[0].quote, speaker=None, speaker_name=None, speaker_role=None))
    assert speakers(brief, nobody)[0] is None
    reported = replace(nobody, quote=replace(nobody.quote, source=Span(0, 3)), speaker_english="the paper")
    assert speakers(brief, reported) == (f"Quelle: {brief.article.text[:3]}", "source: the paper")


def test_an_article_without_marks_says_whether_it_reports_speech() -> None:
    brief = report()
    reported = tuple(replace(pair, quote=replace(pair.quote, kind=QuoteKind.REPORTED)) for pair in brief.quotes[:1])
    assert no_quotes_words(brief) is None
    assert no_quotes_words(replace(brief, quotes=(), flags=())) == "This article has no direct quotes."
    words = "This article has no direct quotes. What people said is told in reported speech only."
    assert no_quotes_words(replace(brief, quotes=reported, flags=())) == words


def test_every_fallback_is_announced_once() -> None:
    brief = replace(bare(), model_note="the small model translated")
    assert announcements(brief) == [("Translation", "the small model translated")]
    signature = replace(brief.signature, fallback="the small model")
    summary = replace(brief.summary, signature=replace(brief.summary.signature, fallback="no writer"))
    said = [("Translation", "the small model translated"), ("Summary", "no writer")]
    assert announcements(replace(brief, signature=signature, summary=summary)) == said
    assert announcements(replace(bare(), signature=signature)) == [("Translation", "the small model")]
    assert announcements(bare()) == []


def test_reported_speech_is_not_marked_in_the_text() -> None:
    brief = report()
    pair = brief.quotes[0]
    reported = replace(pair, quote=replace(pair.quote, kind=QuoteKind.REPORTED))
    kinds = {s.kind for s in stretches(replace(brief, quotes=(reported,), flags=())).german.get(3, [])}
    assert [s.kind for s in stretches(brief).german[3]] == ["quote"]
    assert kinds == set()


def test_counts() -> None:
    counts = count(report())
    assert (counts.sentences, counts.figures, counts.removed) == (15, 7, 2)
    assert (counts.errors, counts.warnings, counts.notes) == (1, 2, 1)
    assert (number(0, "flag"), number(1, "flag"), number(1200, "flag")) == ("0 flags", "1 flag", "1,200 flags")


@given(text=st.text(max_size=30), data=st.data())
def test_painting_keeps_the_text_and_nests_nothing(text: str, data: st.DataObject) -> None:
    places = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda pair: (min(pair), max(pair)))
    marks = data.draw(st.lists(st.tuples(places, st.sampled_from(["quote", "figure", "error", "note"])), max_size=5))
    links = data.draw(st.lists(places, max_size=5))
    root = read_html(paint(text, [Stretch(*place, kind) for place, kind in marks if place[0] < place[1]], links))
    # Line ends become blanks piece by piece, so only the signs that are not blank are compared.
    assert "".join(root.text.split()) == "".join(visible(text).split())
    assert all(element.parent is root for element in root.all())
