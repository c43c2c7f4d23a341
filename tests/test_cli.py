"""The command line of the main job: streams, statuses, words of errors, plan, report, interruption."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_pipeline import article
from toolkit.cli import main

FAKE = ["--engine", "fake", "--model", "bundled", "--offline", "--summariser", "extractive"]


def run(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    """Run the command line in this process; gives the exit status."""
    monkeypatch.setattr(sys, "argv", ["toolkit", *args])
    with pytest.raises(SystemExit) as stopped:
        main()
    return int(stopped.value.code or 0)


def test_brief_writes_words_to_stderr_and_the_index_to_stdout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = article(tmp_path, "a.txt")
    assert run(monkeypatch, "brief", str(source), "-o", str(tmp_path / "out"), *FAKE) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(tmp_path / "out" / "index.html")
    assert f"written: {source}" in said.err
    assert "1 written in" in said.err


def test_json_report_is_one_object_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article(tmp_path / "in", "a.txt")
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    assert run(monkeypatch, "brief", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--json", *FAKE) == 1
    said = capsys.readouterr()
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [row["status"] for row in rows] == ["written", "failed"]
    assert "b.txt" in rows[1]["error"]
    assert "Failed:" in said.err
    assert "1 failed" in said.err


def test_quiet_says_only_failures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "brief", str(article(tmp_path, "a.txt")), "-o", str(tmp_path / "out"), "-q", *FAKE) == 0
    assert capsys.readouterr().err == ""


def test_dry_run_counts_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article(tmp_path / "in", "a.txt")
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    assert run(monkeypatch, "brief", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--dry-run", *FAKE) == 0
    said = capsys.readouterr().out
    assert "1 article, 7 sentences" in said
    assert "1 not usable: empty" in said
    assert not (tmp_path / "out").exists()


MISUSE = [
    (["brief", "missing.txt"], 2, "missing.txt"),
    (["brief", "."], 3, "no article found in ."),
    (["brieff", "."], 2, "Did you mean 'brief'?"),
    (["brief", ".", "--format", "pdf"], 2, "unknown format pdf"),
    (["brief", ".", "--num-beams", "0"], 2, "The least is 1."),
    (["brief", ".", "--nonsense"], 2, "No such option"),
]


@pytest.mark.parametrize(("args", "status", "words"), MISUSE, ids=lambda value: str(value)[:40])
def test_misuse_says_what_to_do(
    args: list[str],
    status: int,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, *args) == status
    said = capsys.readouterr()
    assert words in said.err
    assert "Traceback" not in said.err
    assert not said.out


def test_a_model_that_cannot_be_had_offline_is_status_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = article(tmp_path, "a.txt")
    assert run(monkeypatch, "brief", str(source), "-o", str(tmp_path / "out"), "--model", "opus", "--offline") == 4
    assert "opus" in capsys.readouterr().err


def test_standard_input_is_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = article(tmp_path, "a.txt").read_bytes()
    command = [sys.executable, "-c", "from toolkit.cli import main; main()", "brief", "-", "-o", str(tmp_path / "out")]
    done = subprocess.run([*command, *FAKE], input=text, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "out" / "index.json").is_file()


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_finished_and_says_so(tmp_path: Path) -> None:
    for number in range(400):
        article(tmp_path / "in", f"{number:03}.txt", number)
    out = tmp_path / "out"
    command = [sys.executable, "-c", "from toolkit.cli import main; main()", "brief", str(tmp_path / "in")]
    run = subprocess.Popen([*command, "-o", str(out), *FAKE], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while len(list(out.glob("*.html"))) < 5 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    if run.returncode == 0:
        pytest.skip("this machine finished before it could be interrupted")
    assert run.returncode == 130
    assert b"run the same command to go on" in said
    assert b"Traceback" not in said, said.decode()[-3000:]
    assert not list(out.glob(".*.tmp"))
    again = subprocess.run([*command, "-o", str(out), *FAKE, "--json"], capture_output=True, check=True)
    statuses = [json.loads(line)["status"] for line in again.stdout.splitlines()]
    assert "unchanged" in statuses
    assert len(statuses) == 400
