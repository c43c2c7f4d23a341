"""`toolkit models`: thin shells over `toolkit.models`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.models import models
from toolkit.errors import ModelUnavailable
from toolkit.models.folder import write_checksums


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(models, arguments, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole model folder, and it is the bundled one."""
    folder = tmp_path / "small"
    (folder / "ctranslate2").mkdir(parents=True)
    (folder / "config.json").write_text('{"model_type": "marian"}', encoding="utf-8")
    for name in ("source.spm", "ctranslate2/config.json", "ctranslate2/model.bin"):
        (folder / name).write_text("{}", encoding="utf-8")
    write_checksums(folder)
    monkeypatch.setenv("TOOLKIT_BUNDLED", str(folder))
    return folder


def test_list_names_choices_states_and_places(folder: Path) -> None:
    lines = invoke("list").stdout.splitlines()
    assert lines[0].split()[:2] == ["bundled", "ready"]
    assert lines[0].endswith(str(folder))
    assert lines[1].split()[:3] == ["opus", "not", "fetched"]
    assert lines[1].endswith("toolkit models pull fetches it")


def test_list_as_json_is_for_machines(folder: Path) -> None:
    entries = json.loads(invoke("list", "--json").stdout)
    assert [(entry["choice"], entry["state"]) for entry in entries] == [("bundled", "ready"), ("opus", "not fetched")]


def test_list_shows_a_damaged_model_instead_of_failing(folder: Path) -> None:
    (folder / "source.spm").write_text("{]", encoding="utf-8")
    assert "source.spm: wrong checksum" in invoke("list").stdout


def test_verify_counts_the_files_and_refuses_a_changed_one(folder: Path) -> None:
    assert invoke("verify").stdout.startswith("bundled: small@")
    assert "4 files verified" in invoke("verify", "bundled").stdout
    (folder / "ctranslate2" / "model.bin").write_text("{]", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match=r"model\.bin: wrong checksum"):
        invoke("verify", "bundled")


def test_verify_says_where_there_is_nothing_to_verify_against(folder: Path) -> None:
    (folder / "SHA256SUMS").unlink()
    assert "no checksums" in invoke("verify", str(folder)).stdout


def test_pull_offline_says_what_is_missing_and_what_to_do() -> None:
    with pytest.raises(ModelUnavailable, match="opus-mt-de-en@1a922f3b32a8e809e17a47d4b32142d8105924e5 is not in the"):
        invoke("pull", "--offline")


def test_export_and_import_move_a_model(folder: Path, tmp_path: Path) -> None:
    archive, place = tmp_path / "small.tar.gz", tmp_path / "there"
    exported = invoke("export", "bundled", str(archive))
    assert exported.stdout == f"{archive}\n"
    assert "writing 4 files" in exported.stderr
    assert f"--model {place}" in invoke("import", str(archive), "--to", str(place)).stdout
    assert "4 files verified" in invoke("verify", str(place)).stdout
