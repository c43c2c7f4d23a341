"""Which workers, batches and precision are fastest on this machine, measured on a fixed German text.

One thing is varied at a time, from the settings in force: workers and threads, then batch size, then precision.
Workers, threads and batches may change nothing of what is said, and what is measured is also compared: a trial with
other words or scores is shown and never taken.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.engines.protocol import Hypothesis, Translator
from toolkit.settings import Engines

LIMITS = Engines()
# Sentences of 6 to 33 words; filled with weekdays and numbers they give many of equal length, as a run has them.
FRAMES = (
    "Am {day} kamen {n} Menschen zum Hafenfest.",
    "Der Stadtrat von Altenwerder hat am {day} den Haushalt für das kommende Jahr beschlossen.",
    "Die Feuerwehr rückte in der Nacht zum {day} mit {n} Einsatzkräften aus, um den Brand in einer Halle zu löschen.",
    "„Wir haben lange auf diesen Tag gewartet“, sagte die Bürgermeisterin am {day} vor {n} Gästen im neuen Rathaus.",
    "Nach Angaben des Verkehrsministeriums sollen bis zum Sommer {n} Brücken geprüft werden, weil an mehreren "
    "Bauwerken Risse entdeckt worden waren.",
    "Die Opposition kritisierte, dass die Regierung trotz steigender Preise und leerer Kassen weitere {n} Millionen "
    "Euro für ein Projekt ausgeben wolle, dessen Nutzen bislang niemand belegt habe.",
    "Es blieb ruhig.",
    "Ein Sprecher der Polizei bestätigte am {day}, dass gegen {n} Verdächtige ermittelt werde.",
)  # fmt: skip
DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
TEXT = tuple(frame.format(day=DAYS[n % 7], n=13 + 7 * n) for n in range(12) for frame in FRAMES)
PROBE = len(FRAMES)  # sentences translated to warm up, and to know how many fill the time
ROUNDS = 9  # at most; the best one counts: others may use the machine
# Later is less exact.
EXACTNESS = ("float32", "bfloat16", "float16", "int8_float32", "int8_bfloat16", "int8_float16", "int8")


@dataclass(frozen=True, slots=True)
class Setting:
    """What one trial runs with: precision, workers, threads of each, source pieces of a batch."""

    compute_type: str
    jobs: int
    threads: int
    batch_tokens: int


@dataclass(frozen=True, slots=True)
class Trial:
    """What a setting gave: sentences a second, and whether it said the same as the settings in force."""

    setting: Setting
    rate: float
    same: bool


@dataclass(frozen=True, slots=True)
class Tuned:
    """All trials, the first with the settings in force, and the setting to keep. `faster` is a less exact precision
    that would gain more and is the user's to choose; empty where there is none."""

    trials: tuple[Trial, ...]
    best: Setting
    faster: str


Open = Callable[[Setting], Translator]


def tune(
    start: Setting,
    open_engine: Open,
    *,
    cores: int,
    precisions: Sequence[str],
    seconds: float = 3.0,
    clock: Callable[[], float] = time.perf_counter,
    on_trial: Callable[[Trial], None] = lambda trial: None,
) -> Tuned:
    """Measure from `start`, about `seconds` a trial; `precisions` are those the device can compute in.

    A setting replaces the one in force only where it gains `tuning_gain`: less is noise.
    """
    bench = _Bench(open_engine, seconds, clock)
    trials = [bench.measure(start)]
    on_trial(trials[0])
    best = trials[0]
    for vary in (_workers(cores), _batches, _precisions(precisions)):
        for setting in vary(best.setting):
            if any(trial.setting == setting for trial in trials):
                continue
            trials.append(bench.measure(setting))
            on_trial(trials[-1])
            if _may_replace(trials[-1], best):
                again = bench.measure(best.setting)  # the machine may have become faster, not the setting
                best = trials[-1] if _may_replace(trials[-1], again) else again
    rivals = [t for t in trials if _less_exact(t.setting, best.setting) and _gains(t, best)]
    faster = max(rivals, key=lambda trial: trial.rate).setting.compute_type if rivals else ""
    return Tuned(tuple(trials), best.setting, faster)


class _Bench:
    """One text for all trials, its length chosen by the first."""

    def __init__(self, open_engine: Open, seconds: float, clock: Callable[[], float]) -> None:
        self._open, self._seconds, self._clock = open_engine, seconds, clock
        self._texts: tuple[str, ...] = ()
        self._said: list[tuple[Hypothesis, ...]] = []

    def measure(self, setting: Setting) -> Trial:
        engine = self._open(setting)
        engine.translate(TEXT[:PROBE])  # the weights are loaded
        if not self._texts:
            probe = self._time(lambda: engine.translate(TEXT[:PROBE]))
            self._texts = TEXT[: max(2 * PROBE, int(PROBE * self._seconds / max(probe, 1e-9)))]
        said: list[tuple[Hypothesis, ...]] = []
        took: list[float] = []
        while len(took) < ROUNDS and sum(took) + min(took, default=0.0) <= self._seconds:
            took.append(self._time(lambda: said.extend(engine.translate(self._texts))))
        said = said[: len(self._texts)]
        self._said = self._said or said
        return Trial(setting, len(self._texts) / max(min(took), 1e-9), said == self._said)

    def _time(self, work: Callable[[], object]) -> float:
        began = self._clock()
        work()
        return self._clock() - began


def _workers(cores: int) -> Callable[[Setting], Iterator[Setting]]:
    counts = {(cores, 1), (max(1, cores // 2), 1), (max(1, cores // 2), 2), (1, cores)}
    return lambda setting: (replace(setting, jobs=jobs, threads=n) for jobs, n in sorted(counts) if jobs * n <= cores)


def _batches(setting: Setting) -> Iterator[Setting]:
    return (replace(setting, batch_tokens=tokens) for tokens in LIMITS.tuning_batch_tokens)


def _precisions(names: Sequence[str]) -> Callable[[Setting], Iterator[Setting]]:
    return lambda setting: (replace(setting, compute_type=name) for name in names)


def _may_replace(trial: Trial, best: Trial) -> bool:
    """The same words from another arrangement, or a precision at least as exact, and faster."""
    if trial.setting.compute_type == best.setting.compute_type:
        return trial.same and _gains(trial, best)
    return not _less_exact(trial.setting, best.setting) and _gains(trial, best)


def _less_exact(one: Setting, other: Setting) -> bool:
    return EXACTNESS.index(one.compute_type) > EXACTNESS.index(other.compute_type)


def _gains(trial: Trial, best: Trial) -> bool:
    return trial.rate >= best.rate * LIMITS.tuning_gain
