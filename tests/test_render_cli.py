"""`toolkit render`: from JSON, without a model; what goes wrong is said per file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.render_samples import bare, live_blog, report
from toolkit.cli import toolkit
from toolkit.errors import NothingToDo, ToolkitError, UsageError
from toolkit.render import brief_to_json, render


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """A folder with the JSON of two briefs and an index."""
    folder = tmp_path / "briefs"
    folder.mkdir()
    for brief in (report(), live_blog()):
        (folder / f"{brief.article.id}.json").write_text(brief_to_json(brief), encoding="utf-8")
    (folder / "index.json").write_text("{}")
    return folder


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(toolkit, ["render", *map(str, arguments)], input=stdin, standalone_mode=False)


def refused(*arguments: object) -> ToolkitError:
    error = run(*arguments).exception
    assert isinstance(error, ToolkitError)
    return error


def test_a_folder_is_rendered_whole_with_an_index(briefs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run(briefs, "-o", out, "--format", "md,html", "--index")
    assert result.return_value == 0
    names = ["hafenstadt.html", "hafenstadt.md", "index.html", "index.md", "welle.html", "welle.md"]
    assert sorted(path.name for path in out.iterdir()) == names
    assert (out / "hafenstadt.html").read_text(encoding="utf-8") == render(report(), "html")
    assert "2 rendered, 0 failed" in result.stderr


def test_one_brief_goes_to_standard_output(briefs: Path) -> None:
    result = run(briefs / "welle.json", "-o", "-", "--format", "md")
    assert result.stdout == render(live_blog(), "md")
    assert result.stderr == ""


def test_a_brief_comes_from_standard_input() -> None:
    assert run("-", "-o", "-", "--format", "md", stdin=brief_to_json(bare())).stdout == render(bare(), "md")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}", "not the JSON of a brief: schema is None"),
        (b"\xff\xfe", "cannot be read"),
        (brief_to_json(replace(report(), model_note="twice")).encode(), "has the id 'hafenstadt' of "),
    ],
)
def test_a_bad_file_fails_and_the_others_are_done(briefs: Path, tmp_path: Path, content: bytes, said: str) -> None:
    (briefs / "zzz.json").write_bytes(content)
    result = run(briefs, "-o", tmp_path / "out")
    assert result.return_value == 1
    assert f"Failed: {briefs / 'zzz.json'}" in result.stderr
    assert said in result.stderr
    assert "2 rendered, 1 failed" in result.stderr
    assert (tmp_path / "out" / "hafenstadt.html").read_text(encoding="utf-8") == render(report(), "html")


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path / "nowhere.json")
    assert isinstance(error, UsageError)
    assert "nowhere.json: does not exist" in str(error)


def test_a_folder_without_briefs_is_nothing_to_do(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert isinstance(error, NothingToDo)
    assert "no brief found in" in str(error)


def test_standard_output_takes_one_format(briefs: Path) -> None:
    assert "standard output takes one format and no index" in str(refused(briefs, "-o", "-"))
