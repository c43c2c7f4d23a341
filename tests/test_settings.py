"""Precedence and origins of options, and the words of a configuration error."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.errors import UsageError
from toolkit.settings import load


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A project folder with toolkit.toml and an environment with a user config."""
    (tmp_path / "toolkit.toml").write_text('num-beams = 3\nmodel = "project"\n')
    user = tmp_path / "xdg" / "toolkit"
    user.mkdir(parents=True)
    (user / "config.toml").write_text('num_beams = 2\nmodel = "user"\njobs = 5\n')
    return tmp_path, {"XDG_CONFIG_HOME": str(tmp_path / "xdg")}


def test_each_layer_wins_over_the_next(places: tuple[Path, dict[str, str]]) -> None:
    folder, environ = places
    found = load({"model": "flag"}, {**environ, "TOOLKIT_MODEL": "env", "TOOLKIT_DEVICE": "cpu"}, folder)
    assert (found.options.model, found.origins["model"]) == ("flag", "command line")
    assert (found.options.device, found.origins["device"]) == ("cpu", "environment TOOLKIT_DEVICE")
    assert (found.options.num_beams, found.origins["num_beams"]) == (3, str(folder / "toolkit.toml"))
    assert (found.options.jobs, found.origins["jobs"]) == (5, str(folder / "xdg/toolkit/config.toml"))
    assert (found.options.max_quotes, found.origins["max_quotes"]) == (8, "default")


def test_hub_offline_variable_means_offline(tmp_path: Path) -> None:
    assert load({}, {"HF_HUB_OFFLINE": "1", "XDG_CONFIG_HOME": str(tmp_path)}, tmp_path).options.offline is True


def test_formats_keep_one_order_and_no_doubles(tmp_path: Path) -> None:
    found = load({"format": "json, md,json"}, {"XDG_CONFIG_HOME": str(tmp_path)}, tmp_path)
    assert found.options.format == ("md", "json")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("modle = 'x'", r"unknown key 'modle'\n  Did you mean 'model'\?"),
        ("zzz = 1", r"unknown key 'zzz'\n  Known keys: batch_tokens, compute_type, device"),
        ("jobs = 'many'", r"jobs = 'many' \(.*toolkit\.toml\)\n  Give a whole number"),
        ("num_beams = 0", r"The least is 1"),
        ("device = 'tpu'", r"device = 'tpu'.*\n  Choose one of: auto, cpu, cuda"),
        ("offline = 'perhaps'", r"Say true or false"),
        ("format = 'pdf'", r"unknown format pdf\n  Choose from: md, html, json"),
        ("format = []", r"no format given"),
        ("= broken", r"toolkit\.toml: not readable as TOML"),
    ],
)
def test_a_wrong_file_says_where_and_what_to_do(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "toolkit.toml").write_text(text)
    with pytest.raises(UsageError, match=words):
        load({}, {"XDG_CONFIG_HOME": str(tmp_path / "none")}, tmp_path)
