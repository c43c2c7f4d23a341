"""Key figures: what they say, what they count, and where the English says the same."""

from __future__ import annotations

import pytest

from toolkit.figures import find_figures
from toolkit.records import Article, Block, BlockKind, Figure, FigureKind, Pair, Section, Sentence, Span


def figures_of(*rows: tuple[str, str], kinds: tuple[BlockKind, ...] = ()) -> tuple[Figure, ...]:
    """Figures of an article with one block per (German, English) pair."""
    blocks, sentences, pairs, texts, at = [], [], [], [], 0
    for number, (german, english) in enumerate(rows):
        span = Span(at, at + len(german))
        blocks.append(Block(kinds[number] if number < len(kinds) else BlockKind.PARAGRAPH, span))
        sentences.append(Sentence(number, span, german, number))
        pairs.append(Pair(number, german, english))
        texts.append(german)
        at += len(german) + 1
    article = Article("a", "a.txt", "\n".join(texts), tuple(blocks), (Section(tuple(range(len(rows)))),))
    found = find_figures(article, sentences, pairs)
    for figure in found:
        german, english = rows[figure.sentence]
        assert figure.german.of(article.text) in german
        assert figure.english is None or english[figure.english.start : figure.english.end]
    return found


@pytest.mark.parametrize(
    ("german", "english", "kind", "value", "context", "said"),
    [
        (
            "Bis zu 12.000 nordkoreanische Soldaten stehen dort.",
            "Up to 12,000 North Korean soldiers are there.",
            FigureKind.PEOPLE,
            "12000",
            "nordkoreanische Soldaten",
            "12,000",
        ),
        (
            "Das kostet 1,2 Millionen Euro.",
            "It costs 1.2 million euros.",
            FigureKind.MONEY,
            "1200000",
            None,
            "1.2 million euros",
        ),
        (
            "Der Anteil liegt bei 3,5 Prozent.",
            "The share is 3.5 percent.",
            FigureKind.PERCENT,
            "3.5",
            None,
            "3.5 percent",
        ),
        (
            "Um 10.58 Uhr fiel der Strom aus.",
            "Power failed at 10:58 a.m.",
            FigureKind.TIME,
            "10:58",
            None,
            "10:58 a.m.",
        ),
        ("Am 3. Mai 2024 begann es.", "It began on 3 May 2024.", FigureKind.DATE, "2024-05-03", None, "3 May 2024"),
        (
            "Die Strecke misst 45 Kilometer.",
            "The route is 45 kilometres long.",
            FigureKind.MEASURE,
            "45",
            None,
            "45 kilometres",
        ),
        ("Dort stehen 17 alte Eichen.", "There are 17 old oaks there.", FigureKind.NUMBER, "17", "alte Eichen", "17"),
    ],
)
def test_a_figure_says_what_it_counts_and_where_the_english_says_it(
    german: str, english: str, kind: FigureKind, value: str, context: str | None, said: str
) -> None:
    (figure,) = figures_of((german, english))
    assert (figure.kind, figure.value, figure.context) == (kind, value, context)
    assert figure.english is not None
    assert english[figure.english.start : figure.english.end] == said


def test_a_figure_english_does_not_say_has_no_english_place() -> None:
    (figure,) = figures_of(("Es gab 300 Festnahmen.", "There were many arrests."))
    assert figure.english is None


def test_the_same_value_twice_is_placed_twice() -> None:
    german = "In Köln starben 30 Menschen, in Bonn 30 Tiere."
    english = "In Cologne 30 people died, in Bonn 30 animals."
    first, second = figures_of((german, english))
    assert first.english is not None
    assert second.english is not None
    assert first.english.start < second.english.start


def test_a_title_does_not_repeat_the_figures_of_the_body() -> None:
    found = figures_of(
        ("40 Tote bei Unglück", "40 dead in accident"),
        ("Bei dem Unglück starben 40 Menschen.", "The accident killed 40 people."),
        kinds=(BlockKind.TITLE,),
    )
    assert [figure.sentence for figure in found] == [1]


@pytest.mark.parametrize(
    "german", ["Am Montag kam sie.", "Zum dritten Mal.", "Im Mai.", "F-16 und G7.", "Eine Frau.", "Zwei Fragen."]
)
def test_what_only_orients_is_no_key_figure(german: str) -> None:
    assert figures_of((german, "It is so.")) == ()
