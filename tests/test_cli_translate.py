"""`toolkit translate` as a filter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.translate import translate
from toolkit.errors import UsageError


def run(given: str | bytes, *flags: str) -> Result:
    return CliRunner().invoke(translate, ["--engine", "fake", "--model", "bundled", *flags], input=given)


def test_lines_in_lines_out_in_order() -> None:
    result = run("Anna kam.\n\nBert ging.\r\nDer Zug hält")
    assert result.exit_code == 0
    assert result.stdout == "Anna kam_en.\n\nBert ging_en.\nHe Zug hält_en\n"


def test_many_lines_come_back_one_to_one() -> None:
    lines = [f"Anna {number}" for number in range(600)]
    assert run("\n".join(lines)).stdout.splitlines() == lines


def test_json_lines_keep_their_fields() -> None:
    result = run('{"id": 7, "text": "Der Zug", "page": 3}\n\n{"text": "22. Mai 2024"}\n', "--jsonl")
    first, empty, second = result.stdout.split("\n")[:3]
    assert json.loads(first)["english"] == "He Zug"
    assert json.loads(first)["id"] == 7
    assert json.loads(first)["page"] == 3
    assert empty == ""
    assert json.loads(second)["origin"] == "rule"


@pytest.mark.parametrize(
    ("given", "flags", "words"),
    [
        ('{"text": "Der Zug"}\nDer Zug\n', ["--jsonl"], "line 2: not JSON"),
        ('{"text": "Der Zug"}\n{"id": 2}\n', ["--jsonl"], 'line 2: no "text"'),
        (b"Der Zug\nf\xfcr\n", [], "line 2: not UTF-8"),
    ],
)
def test_a_bad_line_is_named_after_the_lines_before_it_are_done(
    given: str | bytes, flags: list[str], words: str
) -> None:
    result = run(given, *flags)
    assert isinstance(result.exception, UsageError)
    assert words in result.exception.message
    assert "He Zug" in result.stdout


def test_what_the_guards_did_goes_to_standard_error_only() -> None:
    result = run("DER MINISTER LEHNT PLAN AB\n", "-v")
    assert "line 1: capitals lowered" in result.stderr
    assert "capitals" not in result.stdout
    assert run("DER MINISTER LEHNT PLAN AB\n", "-q").stderr == ""


@pytest.mark.slow
def test_a_slow_pipe_is_answered_line_by_line() -> None:
    code = "import sys; from toolkit.cli import main; sys.argv[0] = 'toolkit'; main()"
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", code, "translate", "--engine", "fake", "--model", "bundled", "-q"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environ,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in (b"Anna", b"Bert"):
            process.stdin.write(name + b"\n")
            process.stdin.flush()
            assert process.stdout.readline() == name + b"\n"
        process.stdin.close()
        assert process.wait(10) == 0
