"""`toolkit check` and `toolkit evaluate checks`."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from toolkit.cli import main

GOOD = "Es kamen 300 Gäste.\t300 guests came.\n"
BAD = "Es kamen 300 Gäste.\t400 guests came.\n"


@dataclass(frozen=True)
class Shown:
    """What a command line left behind."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Shown]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process: arguments, and `text` on standard input."""

    def call(*arguments: str, text: str = "") -> Shown:
        monkeypatch.setattr(sys, "argv", ["toolkit", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        with pytest.raises(SystemExit) as left:
            main()
        output = capsys.readouterr()
        return Shown(int(str(left.value.code)), output.out, output.err)

    return call


@pytest.mark.parametrize(
    ("text", "flags", "status"),
    [
        (GOOD, ("--fail-on", "error"), 0),
        (BAD, ("--fail-on", "error"), 1),
        (BAD, (), 0),
        (GOOD, ("--fail-on", "warning"), 0),
    ],
)
def test_the_exit_status_follows_fail_on(run: Run, text: str, flags: tuple[str, ...], status: int) -> None:
    assert run("check", "-", *flags, text=text).returncode == status


def test_a_doubt_is_shown_with_both_sides_and_a_hint(run: Run) -> None:
    shown = run("check", "-", text=GOOD + BAD)
    assert "-:2: error (number, 95% sure): Another number in English: “300” became “400”." in shown.stdout
    assert "    Es kamen 300 Gäste.\n    400 guests came." in shown.stdout
    assert "2 pairs: 1 error, 0 warnings, 0 notes" in shown.stderr


def test_json_is_one_object_a_doubt(run: Run) -> None:
    (line,) = run("check", "-", "--json", text=BAD).stdout.splitlines()
    doubt = json.loads(line)
    assert (doubt["kind"], doubt["severity"], doubt["line"], doubt["german"]) == (
        "number",
        "error",
        1,
        "Es kamen 300 Gäste.",
    )


def test_a_line_without_tab_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text(GOOD + "nur Deutsch\n", encoding="utf-8")
    shown = run("check", str(file))
    assert shown.returncode == 1
    assert "pairs.tsv:2: no tab between German and English" in shown.stderr


def test_a_missing_file_and_an_empty_folder_are_told_apart(run: Run, tmp_path: Path) -> None:
    missing, empty = run("check", str(tmp_path / "x.tsv")), run("check", str(tmp_path))
    assert (missing.returncode, empty.returncode) == (2, 3)
    assert "no such file or folder" in missing.stderr


def test_json_that_is_no_brief_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"schema": "something"}', encoding="utf-8")
    shown = run("check", str(tmp_path))
    assert shown.returncode == 1
    assert "a.json: not the JSON of a brief" in shown.stderr


def test_evaluate_prints_the_table_and_fails_below_a_target(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "suite.tsv"
    file.write_text(BAD.rstrip("\n") + "\tnumber\n" + GOOD.rstrip("\n") + "\tok\n", encoding="utf-8")
    good = run("evaluate", "checks", str(file))
    assert good.returncode == 0
    assert "numbers" in good.stdout
    file.write_text(GOOD.rstrip("\n") + "\tnumber\n", encoding="utf-8")
    assert run("evaluate", "checks", str(file)).returncode == 1
