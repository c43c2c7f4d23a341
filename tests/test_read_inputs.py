"""Which inputs a command line names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from toolkit.errors import UsageError
from toolkit.read import STANDARD_INPUT, find_inputs
from toolkit.read.inputs import OUTPUT_MARK
from toolkit.store import FILE_NAME


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.TXT",
        "c.md",
        ".hidden.txt",
        "sub/d.text",
        ".git/e.txt",
        f"briefs/{OUTPUT_MARK}",
        "briefs/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_folders_are_walked_sorted_without_hidden_files_and_own_output(folder: Path) -> None:
    found = [os.path.relpath(each.name, folder) for each in find_inputs([str(folder)])]
    assert found == ["a.TXT", "b.txt", os.path.join("sub", "d.text")]


def test_a_named_file_is_taken_whatever_its_suffix(folder: Path) -> None:
    assert [each.id for each in find_inputs([str(folder / "c.md"), "-"])] == ["c-md", "stdin"]
    assert find_inputs(["-"])[0].name == STANDARD_INPUT


def test_the_same_real_file_comes_once(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    found = find_inputs([str(folder / "b.txt"), str(folder), str(folder / "sub" / ".." / "b.txt"), "-", "-"])
    assert [Path(each.name).name for each in found] == ["b.txt", "a.TXT", "d.text", STANDARD_INPUT]


def test_a_path_that_does_not_exist_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt: no such file or folder"):
        find_inputs([str(tmp_path / "nowhere.txt")])


def test_ids_are_safe_and_unique_and_do_not_depend_on_the_order(tmp_path: Path) -> None:
    for name in ("x/Über uns.txt", "y/Über uns.txt", "index.txt", "A.txt", "z/a.txt", "ß&/.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    names = [str(path) for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    ids = {each.name: each.id for each in find_inputs(names)}
    assert ids == {each.name: each.id for each in find_inputs(names[::-1])}
    assert len({each.casefold() for each in ids.values()}) == len(names)
    assert "index" not in ids.values()
    assert sorted(each[:9] for each in ids.values() if each.startswith("U")) == ["Ueber-uns", "Ueber-uns"]
    assert all(each.replace("-", "").replace("_", "").isalnum() and each.isascii() for each in ids.values())


def test_an_id_of_an_earlier_run_belongs_to_its_file(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text("x", encoding="utf-8")
    one, two = str(tmp_path / "one" / "a.txt"), str(tmp_path / "two" / "a.txt")
    assert find_inputs([one], {"a": one})[0].id == "a"
    assert find_inputs([two], {"a": one})[0].id.startswith("a-")
    assert find_inputs([one, two], {"a": one})[0].id == "a"
    hashed = find_inputs([one, two])[0].id
    assert hashed.startswith("a-")
    assert find_inputs([one], {hashed: one})[0].id == hashed


def test_the_mark_of_an_output_folder_is_the_store() -> None:
    assert OUTPUT_MARK == FILE_NAME
