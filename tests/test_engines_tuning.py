"""`toolkit doctor --tune`: what is measured, what is taken, what is written and said."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.cli import tuning as command
from toolkit.cli.doctor import doctor
from toolkit.engines.fake import FakeEngine
from toolkit.engines.protocol import Decoding, Hypothesis
from toolkit.engines.tuning import ROUNDS, TEXT, Setting, Tuned, tune
from toolkit.errors import UsageError
from toolkit.models import Model
from toolkit.settings import load, write_user_file

START = Setting("int8_float32", 2, 1, 512)
Cost = Callable[[Setting], float]


class Clock:
    """Seconds that pass only where an engine says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Timed(FakeEngine):
    """Takes `cost` seconds a sentence, and says `odd` after each where it is another engine's words."""

    def __init__(self, clock: Clock, cost: float, odd: str) -> None:
        super().__init__((lambda german, decoding: german + odd) if odd else None)
        self._clock, self._cost = clock, cost

    def translate(self, texts: Sequence[str], decoding: Decoding | None = None) -> list[tuple[Hypothesis, ...]]:
        self._clock.now += self._cost * len(texts)
        return super().translate(texts, decoding)


def run(cost: Cost, odd: Mapping[Setting, str] | None = None, precisions: Sequence[str] = (), cores: int = 2) -> Tuned:
    clock = Clock()
    return tune(
        START,
        lambda setting: Timed(clock, cost(setting), (odd or {}).get(setting, "")),
        cores=cores,
        precisions=precisions,
        seconds=1.0,
        clock=clock,
    )


def test_what_is_in_force_stays_where_nothing_gains_more_than_noise() -> None:
    tuned = run(lambda setting: 0.01 if setting == START else 0.0098)
    assert tuned.best == START
    assert tuned.trials[0].setting == START
    assert tuned.trials[0].rate == pytest.approx(100)
    assert all(trial.same for trial in tuned.trials)


def test_each_setting_is_measured_once_and_never_more_threads_than_cores() -> None:
    settings = [trial.setting for trial in run(lambda setting: 0.01, cores=4).trials]
    assert len(settings) == len(set(settings))
    assert {(s.jobs, s.threads) for s in settings} == {(2, 1), (4, 1), (2, 2), (1, 4)}
    assert all(s.jobs * s.threads <= 4 for s in settings)


def test_workers_are_chosen_first_and_batches_with_them() -> None:
    def cost(setting: Setting) -> float:
        return 0.01 / (1 + (setting.threads == 2) + 0.5 * (setting.batch_tokens == 1024))

    assert run(cost).best == replace(START, jobs=1, threads=2, batch_tokens=1024)


def test_a_faster_arrangement_that_says_something_else_is_shown_and_not_taken() -> None:
    other = replace(START, batch_tokens=1024)
    tuned = run(lambda setting: 0.001 if setting == other else 0.01, {other: "!"})
    assert tuned.best == START
    assert [trial.setting for trial in tuned.trials if not trial.same] == [other]


def test_a_machine_that_became_faster_meanwhile_is_no_gain() -> None:
    clock, opened = Clock(), [0]

    def open_engine(setting: Setting) -> Timed:
        opened[0] += 1
        return Timed(clock, 0.01 if opened[0] == 1 else 0.002, "")

    tuned = tune(START, open_engine, cores=2, precisions=(), seconds=1.0, clock=clock)
    assert tuned.trials[1].rate > 4 * tuned.trials[0].rate
    assert tuned.best == START


@pytest.mark.parametrize(
    ("fast", "best", "faster"),
    [
        ("float32", "float32", ""),  # more exact and faster: taken
        ("int8_float16", "int8_float32", "int8_float16"),  # faster, less exact: only said
        ("", "int8_float32", ""),
    ],
)
def test_a_precision_is_taken_only_where_it_is_no_less_exact(fast: str, best: str, faster: str) -> None:
    tuned = run(lambda s: 0.002 if s.compute_type == fast else 0.01, precisions=("float32", "int8_float16"))
    assert (tuned.best.compute_type, tuned.faster) == (best, faster)


def test_the_text_fills_the_time_and_rounds_end() -> None:
    assert len(set(TEXT)) > len(TEXT) / 2
    clock = Clock()
    engines: list[Timed] = []

    def open_engine(setting: Setting) -> Timed:
        engines.append(Timed(clock, 0.0, ""))
        return engines[-1]

    tune(START, open_engine, cores=1, precisions=(), seconds=0.5, clock=clock)  # no time passes at all
    assert all(len(engine.calls) <= ROUNDS + 2 for engine in engines)
    slow = run(lambda setting: 1.0)
    assert slow.trials[0].rate == pytest.approx(1)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's config folder, a project folder without settings, and a machine where two threads are fastest."""
    clock = Clock()

    def open_engine(setting: Setting) -> Timed:
        return Timed(clock, 0.001 if setting.threads == 2 else 0.01, "")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr(command, "resolve", lambda *given, **named: Model("tried", "1", tmp_path, tmp_path, ""))
    monkeypatch.setattr(command, "_open", lambda model, device, beam, setting: open_engine(setting))
    monkeypatch.setattr(command, "compute_types", lambda device: ("float32", "int8", "int8_float32", "int16"))
    monkeypatch.setattr("toolkit.cli.tuning.os.cpu_count", lambda: 2)
    monkeypatch.setattr("toolkit.cli.tuning.os.getloadavg", lambda: (0.2, 5.0, 5.0))
    monkeypatch.setattr(command, "tune", lambda *given, **named: tune(*given, **named, clock=clock))
    return tmp_path / "xdg" / "toolkit" / "config.toml"


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(doctor, ["--tune", *arguments], catch_exceptions=False)


def test_the_command_shows_every_trial_and_writes_what_is_faster(home: Path) -> None:
    page = invoke("--seconds", "1").stdout
    assert "tried on cpu, 2 cores" in page
    assert f"{home}: jobs = 1" in page
    assert f"{home}: threads = 2" in page
    assert tomllib.loads(home.read_text()) == {"jobs": 1, "threads": 2}
    assert load().options.threads == 2
    assert "Nothing is faster than what is in force; nothing was written." in invoke("--seconds", "1").stdout


def test_json_says_the_same(home: Path) -> None:
    report = json.loads(invoke("--seconds", "1", "--json").stdout)
    assert report["written"] == {"jobs": 1, "threads": 2}
    assert report["file"] == str(home)
    assert report["trials"][0] == {
        "compute_type": "int8_float32", "jobs": 2, "threads": 1, "batch_tokens": 512, "rate": 100.0, "same": True,
    }  # fmt: skip
    assert {trial["compute_type"] for trial in report["trials"]} == {"int8_float32", "float32"}


def test_what_wins_over_the_file_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_JOBS", "2")
    assert "jobs is set by environment TOOLKIT_JOBS, which wins over the user's file." in invoke().stdout


def test_nothing_is_written_while_others_use_the_machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.cli.tuning.os.getloadavg", lambda: (1.2, 0.0, 0.0))
    page = invoke("--seconds", "1").stdout
    assert "Other programs use this machine (load 1.2): nothing was written." in page
    assert not home.exists()


def test_another_engine_cannot_be_tuned(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_ENGINE", "fake")
    with pytest.raises(UsageError, match="--tune measures ctranslate2, and engine = 'fake'"):
        invoke()


def test_the_users_file_keeps_its_other_lines(tmp_path: Path) -> None:
    environ = {"XDG_CONFIG_HOME": str(tmp_path)}
    path = write_user_file({"jobs": 3}, environ)
    path.write_text("# mine\nnum-beams = 2  # fast\nbatch-tokens = 7\n")
    write_user_file({"batch_tokens": 1024, "compute_type": "float32"}, environ)
    assert path.read_text() == '# mine\nnum-beams = 2  # fast\nbatch_tokens = 1024\ncompute_type = "float32"\n'
    path.write_text("= broken\n")
    with pytest.raises(UsageError, match="not readable as TOML"):
        write_user_file({"jobs": 1}, environ)
    assert path.read_text() == "= broken\n"
