"""`toolkit doctor --tune`: measures this machine and keeps the fastest settings in the user's config file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import Any

import click

from toolkit.engines import open_engine
from toolkit.engines.devices import SAME, choose_compute_type, choose_device, compute_types
from toolkit.engines.protocol import Translator
from toolkit.engines.tuning import Setting, Trial, Tuned, tune
from toolkit.errors import UsageError
from toolkit.models import Model, resolve
from toolkit.settings import CHOICES, Engines, Loaded, load, user_file, write_user_file

ROW = "{:>7} {:>7} {:>12} {:>13} {:>12}  {}"


def tune_machine(seconds: float, as_json: bool) -> None:
    """Measure with the model and device in force, print every trial, write what is faster.

    Raises UsageError for another engine than ctranslate2, ModelUnavailable where there is no model.
    """
    loaded = load()
    options = loaded.options
    if options.engine != "ctranslate2":
        raise UsageError(f"--tune measures ctranslate2, and engine = {options.engine!r}", "Set engine = ctranslate2.")
    device = choose_device(options.device)
    model = resolve(options.model, offline=True, say=_say)
    cores = (os.cpu_count() or 1) if device == "cpu" else 1
    start = Setting(
        choose_compute_type(options.compute_type, device),
        options.jobs or os.cpu_count() or 1,
        options.threads or 1,
        options.batch_tokens or Engines().batch_tokens,
    )
    busy = _busy(os.cpu_count() or 1)
    if not as_json:
        click.echo(
            f"{model.name} on {device}, {cores} cores, about {seconds:g} s a trial; the first is what is in force"
        )
        click.echo(ROW.format("workers", "threads", "batch pieces", "precision", "sentences/s", "says the same"))
    tuned = tune(
        start,
        lambda setting: _open(model, device, options.num_beams, setting),
        cores=cores,
        precisions=_precisions(device),
        seconds=seconds,
        on_trial=(lambda trial: None) if as_json else _show,
    )
    changes = {} if busy else _changes(start, tuned.best)
    path = write_user_file(changes) if changes else user_file()
    notes = [busy] if busy else _notes(loaded, tuned, changes)
    if as_json:
        click.echo(json.dumps(_plain(tuned, changes, str(path), notes), indent=2))
        return
    for name, value in changes.items():
        click.echo(f"{path}: {name} = {value}")
    for note in notes or ([] if changes else ["Nothing is faster than what is in force; nothing was written."]):
        click.echo(note)


def _open(model: Model, device: str, beam: int, setting: Setting) -> Translator:
    return open_engine("ctranslate2", model, device=device, beam=beam, say=_say, **asdict(setting))


def _precisions(device: str) -> tuple[str, ...]:
    """Each once, though a processor has two names for one, and only those a user may choose."""
    names = {SAME.get((device, name), name) for name in compute_types(device) if name in CHOICES["compute_type"]}
    return tuple(sorted(names))


def _busy(cores: int) -> str:
    """What to say where other programs use the machine, empty where none does or nobody knows (Windows)."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if load <= cores * Engines().tuning_most_load:
        return ""
    return f"Other programs use this machine (load {load:.1f}): nothing was written. Run this when nothing else does."


def _changes(start: Setting, best: Setting) -> dict[str, int | str]:
    before, after = asdict(start), asdict(best)
    return {name: value for name, value in after.items() if value != before[name]}


def _notes(loaded: Loaded, tuned: Tuned, changes: dict[str, int | str]) -> list[str]:
    """What the user must know beyond the keys written."""
    notes = []
    if "compute_type" in changes:
        notes.append("Another precision says some things otherwise: stored translations will be made again.")
    if tuned.faster:
        notes.append(f"{tuned.faster} would be faster and is less exact; nobody but you should choose it: "
                     f"compute_type = \"{tuned.faster}\"")  # fmt: skip
    notes += [
        f"{name} is set by {loaded.origins[name]}, which wins over the user's file."
        for name in changes
        if loaded.origins[name] not in ("default", str(user_file()))
    ]
    return notes


def _plain(tuned: Tuned, changes: dict[str, int | str], path: str, notes: list[str]) -> dict[str, Any]:
    trials = [{**asdict(trial.setting), "rate": round(trial.rate, 2), "same": trial.same} for trial in tuned.trials]
    return {"trials": trials, "best": asdict(tuned.best), "written": changes, "file": path, "notes": notes}


def _show(trial: Trial) -> None:
    setting = trial.setting
    click.echo(
        ROW.format(
            setting.jobs, setting.threads, setting.batch_tokens, setting.compute_type, f"{trial.rate:.1f}",
            "yes" if trial.same else "no",
        )
    )  # fmt: skip


def _say(words: str) -> None:
    click.echo(words, err=True)
