"""Prompt files: what is checked when they are loaded, and how they are listed and filled."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit.cli.prompts import prompts
from toolkit.errors import UsageError
from toolkit.prompts import TASKS, find_prompt, list_prompts, load_prompt

GOOD = """---
task: summary
language: en
variables: article, sentences
version: 3
description: For a test.
---
## System

Be exact.

## User

{{article}} in {{ sentences }} sentences
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_prompt_has_all_its_parts(tmp_path: Path) -> None:
    prompt = load_prompt(write(tmp_path, GOOD))
    assert (prompt.name, prompt.task, prompt.language, prompt.version) == ("mine", "summary", "en", 3)
    assert prompt.variables == ("article", "sentences")
    assert prompt.fill({"article": "A", "sentences": "2"}) == ("Be exact.", "A in 2 sentences")


def test_a_value_is_never_read_as_a_template(tmp_path: Path) -> None:
    prompt = load_prompt(write(tmp_path, GOOD))
    _, user = prompt.fill({"article": "{{sentences}} {{title}}", "sentences": "2"})
    assert user == "{{sentences}} {{title}} in 2 sentences"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("---\ntask", "task", 1, "a prompt begins with a line ---"),
        ("description: For a test.\n---\n", "description: For a test.\n", 7, "unknown key '## System'"),
        ("version: 3\n", "", 6, "the front matter lacks 'version'"),
        ("version: 3", "version: three", 5, "version 'three' is not a whole number"),
        ("version: 3", "versoin: 3", 5, "unknown key 'versoin'"),
        ("version: 3", "task: summary", 5, "the key 'task' stands twice"),
        ("task: summary", "task: poem", 2, "task 'poem' does not exist"),
        ("language: en", "language: fr", 3, "language 'fr' does not exist"),
        ("article, sentences", "article, sentences, date", 4, "unknown variable 'date'"),
        ("article, sentences", "sentences", 4, "the variable 'article' is missing"),
        ("Be exact.", "Be {{exact}}.", 10, "unknown variable 'exact' in the body"),
        (" in {{ sentences }}", "", 7, "the variable 'sentences' is declared and not used"),
        ("## User", "## Reader", 14, "the heading '## User' is missing"),
        ("Be exact.", "## User", 12, "the heading '## User' stands twice"),
        ("Be exact.\n", "", 8, "nothing stands under '## System'"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(UsageError) as caught:
        load_prompt(path)
    assert caught.value.message.startswith(f"{path}, line {line}: ")
    assert words in caught.value.message
    assert caught.value.hint


def test_an_unclosed_front_matter_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="line 2: the front matter is not closed"):
        load_prompt(write(tmp_path, "---\ntask: summary\n"))


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.md: the prompt cannot be read"):
        load_prompt(tmp_path / "none.md")


def test_the_prompts_that_come_along_are_sound_in_both_languages() -> None:
    found = list_prompts()
    assert {(prompt.task, prompt.language) for prompt in found} >= {("summary", "en"), ("summary", "de")}
    assert all(prompt.task in TASKS for prompt in found)


def test_an_unknown_prompt_names_the_choices() -> None:
    with pytest.raises(UsageError, match="unknown prompt 'breif'") as caught:
        find_prompt("breif", "summary")
    assert "brief" in caught.value.hint


@pytest.mark.parametrize("name", ["../brief", "README/../brief", ""])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(UsageError, match="unknown prompt"):
        find_prompt(name, "summary")


def test_a_file_of_ones_own_comes_first_and_must_fit_the_task(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert find_prompt("brief", "summary", str(path)).version == 3
    with pytest.raises(UsageError, match="a prompt for the task 'summary', not 'digest'"):
        find_prompt("brief", "digest", str(path))


def test_the_command_lists_and_checks(tmp_path: Path) -> None:
    done = CliRunner().invoke(prompts, [], catch_exceptions=False)
    assert done.exit_code == 0
    assert any(line.split()[:4] == ["brief", "summary", "en", "1"] for line in done.output.splitlines())
    good = CliRunner().invoke(prompts, [str(write(tmp_path, GOOD))], catch_exceptions=False)
    assert "mine" in good.output
    bad = CliRunner().invoke(prompts, [str(write(tmp_path, "nothing"))])
    assert isinstance(bad.exception, UsageError)
