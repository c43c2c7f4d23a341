"""`toolkit doctor`: what works on this machine, and what to do about the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.doctor import doctor
from toolkit.engines import health


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(doctor, arguments, catch_exceptions=False)


@pytest.mark.weights
def test_a_machine_with_the_bundled_weights_translates() -> None:
    result = invoke("--json")
    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert report["model"]["name"] == "marian-de-en-small"
    assert report["model"]["example"].startswith("Guten Morgen, Berlin! -> ")
    assert "int8_float32" in report["devices"][0]["compute_types"]
    assert report["libraries"]["ctranslate2"]
    assert [problem["serious"] for problem in report["problems"]] == [False]
    assert "toolkit models pull opus" in report["problems"][0]["hint"]


@pytest.mark.weights
def test_the_page_for_people_says_the_same() -> None:
    page = invoke().stdout
    assert "cpu: float32, int8" in page
    assert "--model auto is marian-de-en-small" in page
    assert "note: opus is not on this machine" in page


def test_without_weights_it_says_so_and_exits_4(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_BUNDLED", str(tmp_path / "nowhere"))
    result = invoke()
    assert result.exit_code == 4
    assert "error: " in result.stdout
    assert "no such model folder" in result.stdout


def test_a_missing_library_is_named_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_BUNDLED", str(tmp_path / "nowhere"))
    monkeypatch.setattr(health, "LIBRARIES", ("no-such-library",))
    page = invoke().stdout
    assert "no-such-library missing" in page
    assert "pip install no-such-library" in page
