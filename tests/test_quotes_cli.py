"""`toolkit quotes` and `toolkit evaluate quotes` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit.cli import toolkit
from toolkit.errors import NothingToDo

TEXT = (
    "Rat von Ulm streitet über die leere Kasse der Stadt\n\n"
    "„Wir bauen trotzdem“, sagte Ministerin Anna Blum am Montag in Ulm. Die Kasse sei leer, so der Bürgermeister.\n\n"
    "Die sogenannte „Wende“ kam spät, und der Rat der Stadt tagte noch bis in die Nacht.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bericht.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_table_for_people(report: Path) -> None:
    result = CliRunner().invoke(toolkit, ["quotes", str(report)])
    assert result.exit_code == 0, result.output
    assert "2 quotes" in result.output
    assert "Anna Blum, Ministerin" in result.output
    assert "„Wir bauen trotzdem“" in result.output
    assert "„Wende“" not in result.output


def test_all_shows_words_set_off_too(report: Path) -> None:
    assert "„Wende“" in CliRunner().invoke(toolkit, ["quotes", "--all", str(report)]).output


def test_jsonl_has_offsets_into_the_text(report: Path) -> None:
    lines = CliRunner().invoke(toolkit, ["quotes", "--jsonl", str(report)]).output.splitlines()
    first = json.loads(lines[0])
    (span,) = first["spans"]
    assert TEXT[span["start"] : span["end"]] == first["text"] == "„Wir bauen trotzdem“"
    assert (first["kind"], first["speaker_name"], first["speaker_role"]) == ("direct", "Anna Blum", "Ministerin")
    assert first["rank"] == 0


def test_one_bad_file_costs_no_other(report: Path, tmp_path: Path) -> None:
    (tmp_path / "leer.txt").write_text("", encoding="utf-8")
    result = CliRunner().invoke(toolkit, ["quotes", str(tmp_path)])
    assert result.exit_code == 1
    assert "2 quotes" in result.output
    assert "leer.txt" in result.output


def test_a_folder_without_articles_is_nothing_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(toolkit, ["quotes", str(tmp_path)])
    assert isinstance(result.exception, NothingToDo)
    assert "no article" in str(result.exception)


def test_evaluate_prints_the_figures_of_a_corpus(tmp_path: Path) -> None:
    text = "„Wir bauen“, sagte Anna Blum."
    quote = {"type": "Direct", "nested": False, "quote": {"spans": [[0, 11]]}, "speaker": {"spans": [[19, 28]]}}
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"text": text, "quotes": [quote]}) + "\n", encoding="utf-8")
    result = CliRunner().invoke(toolkit, ["evaluate", "quotes", str(corpus), "--json"])
    assert json.loads(result.output)["joint"] == 100.0
    assert "message       100.0" in CliRunner().invoke(toolkit, ["evaluate", "quotes", str(corpus)]).output
