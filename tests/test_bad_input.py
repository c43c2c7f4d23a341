"""What nobody should give and somebody will: each is named or goes through, in bounded time, and costs nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_pipeline import TEXT, article, written
from toolkit.pipeline import brief
from toolkit.settings import Options
from toolkit.store import FILE_NAME

FAKE = ["--engine", "fake", "--model", "bundled", "--offline", "--summariser", "extractive"]
COMMAND = [sys.executable, "-c", "from toolkit.cli import main; main()", "brief"]
FRENCH = (
    "Le conseil de la ville a décidé mardi de construire un pont sur la rivière. Les travaux vont durer dix-huit mois "
    "et le projet est critiqué par une partie des élus, qui ne sont pas d'accord avec le maire."
)
ENGLISH = (
    "The council decided on Tuesday to build a bridge. It will cost 4.5 million euros and the work will take "
    "eighteen months, the mayor said. The opposition criticised the plan as outdated."
)


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(output=str(tmp_path / "out"), engine="fake", model="bundled", summariser="extractive", offline=True)


REFUSED = {
    "only blanks": (b" \n\t\n", "empty", "empty"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not text", "a PDF, not text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text", "an image (PNG), not text"),
    "bytes of no encoding": (bytes(range(0x80, 0xC0)) * 9 + b"abc", "undecodable", "its encoding cannot be told"),
    "French": (FRENCH.encode(), "not German", "French text, not German"),
    "English": (ENGLISH.encode(), "not German", "English text, not German"),
    "only furniture": (
        "Das könnte Sie auch interessieren\n\nLesen Sie auch:\n\nKommentare (0)\n\nDetails | |\n---|---|\n".encode(),
        "only furniture",
        "only page furniture, no article",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_german_article_is_named_with_its_reason(name: str, tmp_path: Path, options: Options) -> None:
    data, reason, words = REFUSED[name]
    (tmp_path / "x.txt").write_bytes(data)
    report = brief([tmp_path / "x.txt", article(tmp_path, "good.txt")], options=options)
    bad, good = report.outcomes
    assert (bad.status, bad.reason, good.status) == ("failed", reason, "written")
    assert words in bad.error
    assert bad.hint


@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
def test_force_briefs_other_languages_and_the_brief_says_so(text: str, tmp_path: Path, options: Options) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    assert brief([tmp_path / "x.txt"], options=options, force=True).count("written") == 1
    assert "Read because of --force" in (tmp_path / "out" / "x.md").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path, options: Options) -> None:
    source = article(tmp_path, "x.txt")
    source.chmod(0)
    outcome = brief([source], options=options).outcomes[0]
    assert (outcome.status, outcome.reason) == ("failed", "unreadable")


def test_a_broken_link_is_named(tmp_path: Path, options: Options) -> None:
    (tmp_path / "x.txt").symlink_to(tmp_path / "gone.txt")
    outcome = brief([tmp_path / "x.txt"], options=options).outcomes[0]
    assert (outcome.status, outcome.reason) == ("failed", "unreadable")
    assert "x.txt: cannot be read" in outcome.error


def test_a_corrupt_store_is_said_kept_aside_and_the_briefs_are_the_same(tmp_path: Path, options: Options) -> None:
    source = article(tmp_path, "a.txt")
    brief([source], options=options)
    before = written(tmp_path / "out")
    (tmp_path / "out" / FILE_NAME).write_bytes(b"no database" * 500)
    said: list[str] = []
    assert brief([source], options=options, on_note=said.append).count("written") == 1
    assert any("the store was corrupt" in words for words in said)
    (aside,) = (tmp_path / "out").glob("toolkit.corrupt-*")
    aside.unlink()
    assert written(tmp_path / "out") == before


HEAD = "Der Rat und die Stadt haben das nicht mit dem Land auf der Liste. "
LONG = {
    "sentences": " ".join(TEXT.format(months=18).split()) + " ",
    "no end of a sentence": "der Rat tagt in Ellerbach und die Stadt wartet auf den Bescheid ",
    "one word": "x",
    "commas": "der Rat, ",
    "digits": "1",
    "brackets": "(((",
    "markup": "<script>alert(1)</script> **a** [b](javascript:c) ",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_one_line_of_200_000_characters_goes_through_in_bounded_time(
    name: str, tmp_path: Path, options: Options
) -> None:
    unit = LONG[name]
    (tmp_path / "x.txt").write_text((HEAD + unit * (200_000 // len(unit)))[:200_000], encoding="utf-8")
    begun = time.process_time()
    outcome = brief([tmp_path / "x.txt"], options=options).outcomes[0]
    assert outcome.status == "written", outcome.error + outcome.trace
    assert time.process_time() - begun < 120  # seconds; quadratic work took many minutes


@pytest.mark.slow
def test_thousands_of_tiny_lines_go_through(tmp_path: Path, options: Options) -> None:
    lines = "\n".join(["Ja.", "Nein, so nicht.", "ab"] * 3_000)
    (tmp_path / "x.txt").write_text(f"{HEAD}\n{lines}", encoding="utf-8")
    outcome = brief([tmp_path / "x.txt"], options=options).outcomes[0]
    assert outcome.status == "written", outcome.error + outcome.trace


@pytest.mark.slow
def test_two_runs_at_once_in_one_folder_write_the_same_briefs(tmp_path: Path) -> None:
    for number in range(12):
        article(tmp_path / "in", f"{number}.txt", number)
    alone = [*COMMAND, str(tmp_path / "in"), "-o", str(tmp_path / "alone"), *FAKE]
    subprocess.run(alone, capture_output=True, check=True)
    both = [*COMMAND, str(tmp_path / "in"), "-o", str(tmp_path / "both"), *FAKE]
    runs = [subprocess.Popen(both, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for run in runs:
        _, said = run.communicate(timeout=120)
        assert run.returncode == 0, said.decode()
    assert written(tmp_path / "both") == written(tmp_path / "alone")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="limits of processes are POSIX")
def test_files_that_may_not_grow_fail_by_article_and_leave_nothing_half(tmp_path: Path) -> None:
    article(tmp_path / "in", "a.txt")
    out = tmp_path / "out"
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); "
    limited = [COMMAND[0], "-c", limit + COMMAND[2], "brief"]
    (tmp_path / "in" / "b.txt").write_text(TEXT.format(months=3) * 60, encoding="utf-8")
    done = subprocess.run([*limited, str(tmp_path / "in"), "-o", str(out), *FAKE], capture_output=True)
    assert done.returncode == 1, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not list(out.glob(".*.tmp"))
    again = subprocess.run([*COMMAND, str(tmp_path / "in"), "-o", str(out), *FAKE], capture_output=True)
    assert again.returncode == 0, again.stderr.decode()
    assert (out / "b.html").is_file()
