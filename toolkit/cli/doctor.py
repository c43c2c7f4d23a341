"""`toolkit doctor`: what is installed, what runs, and what is missing."""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict, dataclass
from typing import Any

import click

from toolkit import __version__
from toolkit.engines.health import devices, versions
from toolkit.errors import ToolkitError
from toolkit.models import list_models, resolve
from toolkit.settings import hub_cache, load, user_cache

NOTHING_WORKS = 4  # the exit status of an unavailable model


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or missing, what to do about it, and whether nothing can be translated until then."""

    what: str
    hint: str
    serious: bool


@click.command()
@click.option("--tune", is_flag=True, help="Measure this machine and keep the fastest settings.")
@click.option("--seconds", type=click.FloatRange(min=0.1), default=3.0, help="About how long each trial takes.  [3]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(tune: bool, seconds: float, as_json: bool) -> None:
    """Show what is installed, what runs, and what is missing. Opens no socket.

    With --tune, workers, threads, batches and precisions are timed with the model in force, and what is faster
    is written to the user's config file. Workers, threads and batches change nothing of what is said; a precision
    does, is only taken when it is no less exact, and is announced.

    \b
    Examples:
      toolkit doctor
      toolkit doctor --json | jq .problems
      toolkit doctor --tune               on a new machine, when it has nothing else to do

    Exit status 0 when articles can be translated here, 4 when not.
    """
    if tune:
        from toolkit.cli.tuning import tune_machine

        tune_machine(seconds, as_json)
        return
    report = examine()
    click.echo(json.dumps(report, indent=2, default=str, ensure_ascii=False) if as_json else _page(report))
    if any(problem["serious"] for problem in report["problems"]):
        click.get_current_context().exit(NOTHING_WORKS)


def examine() -> dict[str, Any]:
    """Versions, devices, models, caches and problems, as plain values."""
    options = load().options
    places = devices()
    problems = [
        Problem(f"{name} is not installed", f"pip install {name}", name != "huggingface-hub")
        for name, version in versions().items()
        if version is None
    ]
    chosen, more = _chosen(options.model)
    return {
        "toolkit": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "libraries": versions(),
        "devices": [asdict(place) for place in places],
        "offline": options.offline,
        "model": chosen,
        "models": [asdict(entry) for entry in list_models()],
        "caches": {"hub": str(hub_cache()), "toolkit": str(user_cache())},
        "problems": [asdict(problem) for problem in problems + more],
    }


def _chosen(choice: str) -> tuple[dict[str, str], list[Problem]]:
    """What `--model` means here without a network, tried on one sentence."""
    try:
        model = resolve(choice, offline=True, say=lambda words: None)
    except ToolkitError as error:
        return {"choice": choice}, [Problem(error.message, error.hint, True)]
    problems = []
    if model.note:
        problems.append(Problem("opus is not on this machine: the weaker bundled model translates",
                                "With network: toolkit models pull opus. Without: toolkit models import ARCHIVE.",
                                False))  # fmt: skip
    found = {"choice": choice, "name": model.name, "revision": model.revision}
    if model.converted:
        try:
            found["example"] = _example(model)
        except ToolkitError as error:
            problems.append(Problem(error.message, error.hint, True))
    return found, problems


def _example(model: Any) -> str:
    from toolkit.engines import open_engine

    german = "Guten Morgen, Berlin!"
    engine = open_engine("ctranslate2", model, device="cpu", jobs=1)
    return f"{german} -> {engine.translate([german])[0][0].text}"


def _page(report: dict[str, Any]) -> str:
    lines = [f"toolkit {report['toolkit']}, Python {report['python']} ({sys.executable}), {report['system']}", ""]
    lines += [f"  {name} {version or 'missing'}" for name, version in report["libraries"].items()]
    lines += ["", "devices"]
    lines += [f"  {place['name']}: {', '.join(place['compute_types'])}; {place['workers']} workers"
              for place in report["devices"]] or ["  none: ctranslate2 does not load"]  # fmt: skip
    lines += ["", "models"]
    lines += [f"  {entry['choice']}: {entry['state']}, {entry['bytes'] / 1e6:.0f} MB" for entry in report["models"]]
    chosen = report["model"]
    lines += ["", f"--model {chosen['choice']} is {chosen.get('name', 'not available')}"]
    lines += [f"  {chosen['example']}"] if "example" in chosen else []
    lines += [f"hub cache {report['caches']['hub']}", f"toolkit cache {report['caches']['toolkit']}", ""]
    for problem in report["problems"]:
        lines += [f"{'error' if problem['serious'] else 'note'}: {problem['what']}", f"  {problem['hint']}"]
    return "\n".join(lines if report["problems"] else [*lines, "nothing is missing"])
