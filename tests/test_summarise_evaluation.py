"""Measuring summaries: what is read, what is counted, and the floor of the extractive summary on the project's set."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit.cli.summaries import evaluate_summaries_command
from toolkit.errors import UsageError
from toolkit.evaluation.summaries import Item, article_of, evaluate_summaries, read_items
from toolkit.summarise import open_summariser

NEWS = Path(__file__).parents[1] / "seeds/summaries/news.jsonl"
pytest.importorskip("rouge_score")


def test_the_extractive_summary_beats_the_lead_on_the_project_set() -> None:
    scores = evaluate_summaries(read_items(NEWS), open_summariser("extractive"))
    assert scores.articles == 14
    assert scores.rouge["rouge1"] > scores.lead["rouge1"] + 5
    assert scores.rouge["rougeL"] > scores.lead["rougeL"] + 4
    assert (scores.support, scores.fallbacks) == (100, 0)
    assert scores.beyond >= 50


def test_and_with_as_many_sentences_as_the_lead() -> None:
    scores = evaluate_summaries(read_items(NEWS), open_summariser("extractive", 3))
    assert scores.rouge["rouge1"] > scores.lead["rouge1"] + 3
    assert scores.rouge["rougeL"] > scores.lead["rougeL"] + 3


def test_umlauts_are_letters_and_the_lead_of_itself_scores_full() -> None:
    text = "Öl fließt über Brücken. Ärzte prüfen täglich Schäden. Früher hörte man größere Züge."
    scores = evaluate_summaries([Item("1", "", text, text)], open_summariser("extractive", 3))
    assert scores.lead == pytest.approx({"rouge1": 100, "rouge2": 100, "rougeL": 100})
    other = evaluate_summaries([Item("1", "", text, "Ol fliest uber Brucken")], open_summariser("extractive"))
    assert other.lead["rouge1"] == 0


def test_an_article_has_its_title_paragraphs_and_equal_sides() -> None:
    article, sentences, pairs = article_of(Item("1", "Ein Titel", "Erster Satz. Zweiter\nSatz.\n\nDritter Satz.", "x"))
    assert article.title == "Ein Titel"
    assert [s.text for s in sentences] == ["Ein Titel", "Erster Satz.", "Zweiter Satz.", "Dritter Satz."]
    assert all(pair.german == pair.english for pair in pairs)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.jsonl", '{"article": "x"}\n', "line 1: not an article with its reference: 'reference'"),
        ("a.jsonl", '{"article": "x", "reference": "y"}\nnot json\n', "line 2: not an article"),
        ("a.tsv", "one\ttwo\tthree\n", "line 1: not an article"),
        ("a.tsv", "\n", "no article in it"),
    ],
)
def test_a_file_that_is_no_test_set_is_said_with_its_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        read_items(path)


def test_tab_separated_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("Ein Artikel steht hier.\tEin Artikel.\n", encoding="utf-8")
    assert read_items(path) == [Item("1", "", "Ein Artikel steht hier.", "Ein Artikel.")]


def test_the_command_prints_the_table_with_its_signature() -> None:
    done = CliRunner().invoke(evaluate_summaries_command, [str(NEWS)], catch_exceptions=False)
    assert done.output.splitlines()[2].startswith("lead-3")
    assert "signature: summarise:extractive|model:lexrank" in done.output


def test_four_hundred_words_take_fifteen_milliseconds() -> None:
    items = read_items(NEWS)
    long = Item("1", items[0].title, "\n\n".join(item.article for item in items[:3]), "x")
    article, sentences, pairs = article_of(long)
    assert 380 <= len(long.article.split()) <= 480
    summariser, times = open_summariser("extractive"), []
    for _ in range(9):
        began = time.process_time()
        summariser.summarise(article, sentences, pairs)
        times.append(time.process_time() - began)
    assert statistics.median(times) <= 0.015
