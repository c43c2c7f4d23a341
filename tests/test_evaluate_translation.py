"""`toolkit evaluate translation`: scores with signatures, flags, files that do not fit."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.errors import UsageError
from toolkit.evaluation.translation import read_pairs, score_translation
from toolkit.records import Pair

GERMAN = ["Es kamen 12 Gäste.", "Der Rat tagt morgen.", "Er sagte nicht ab."]
ENGLISH = ["There were 12 guests.", "The council meets tomorrow.", "He did not cancel."]


def told(english: Sequence[str]) -> object:
    return lambda german: [Pair(0, de, en) for de, en in zip(german, english, strict=True)]


def test_the_references_themselves_score_a_hundred() -> None:
    score, pairs = score_translation(GERMAN, ENGLISH, told(ENGLISH))  # type: ignore[arg-type]
    assert round(score.chrf) == round(score.bleu) == 100
    assert (score.with_numbers, score.numbers_kept, score.empty, score.doubtful) == (1, 1, 0, 0)
    assert "version:" in score.signatures[0]
    assert len(pairs) == 3


def test_a_wrong_number_and_a_lost_negation_are_counted() -> None:
    wrong = ["There were 21 guests.", ENGLISH[1], "He cancelled."]
    score, _ = score_translation(GERMAN, ENGLISH, told(wrong))  # type: ignore[arg-type]
    assert score.numbers_kept == 0
    assert score.flags["number"] == 1
    assert score.flags["negation"] == 1
    assert "numbers kept in 0 of 1" in score.words()


def test_two_files_and_a_column_of_a_tsv(tmp_path: Path) -> None:
    (tmp_path / "a.de").write_text("\n".join(GERMAN), encoding="utf-8")
    (tmp_path / "a.en").write_text("\n".join(ENGLISH), encoding="utf-8")
    (tmp_path / "a.tsv").write_text("".join(f"{d}\tx\t{e}\n" for d, e in zip(GERMAN, ENGLISH, strict=True)), "utf-8")
    assert read_pairs([tmp_path / "a.de", tmp_path / "a.en"]) == (GERMAN, ENGLISH)
    assert read_pairs([tmp_path / "a.tsv"], column=2, first=2) == (GERMAN[:2], ENGLISH[:2])


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"a.tsv": "eins\tone\nzwei\n"}, "a.tsv, line 2: 1 columns, no column 1"),
        ({"a.de": "eins\nzwei\n", "a.en": "one\n"}, "a.de has 2 lines"),
        ({"a": "x\n", "b": "x\n", "c": "x\n"}, "3 files given"),
    ],
)
def test_files_that_do_not_fit_are_named(files: dict[str, str], words: str, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        read_pairs([tmp_path / name for name in files])


def test_command_without_a_measure_is_translation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.tsv").write_text("".join(f"{d}\t{e}\n" for d, e in zip(GERMAN, ENGLISH, strict=True)), "utf-8")
    arguments = ["evaluate", "--engine", "fake", "--model", "bundled", "--offline", str(tmp_path / "a.tsv"), "--json"]
    monkeypatch.setattr(sys, "argv", ["toolkit", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert not stopped.value.code
    result = json.loads(capsys.readouterr().out)
    assert result["segments"] == 3
    assert result["signature"].startswith("translate:fake")
