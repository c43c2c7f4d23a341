"""What a person waits for: `toolkit --help`, the first brief of a cold process, a run over articles that are done.

    python -m benchmarks.startup [--runs 5] [--articles 100] [--json FILE]

Times are medians of whole processes, in seconds, with the bundled weights.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from benchmarks.articles import write_articles

START = [sys.executable, "-c", "from toolkit.cli import main; main()"]
QUIET = ["--model", "bundled", "--offline", "--summariser", "extractive", "-q"]


def median(command: list[str], runs: int) -> float:
    """Median wall time of `runs` whole processes, after one that is not counted."""
    times = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


@click.command()
@click.option("--runs", default=5, show_default=True)
@click.option("--articles", "count", default=100, show_default=True)
@click.option("--json", "path", type=click.Path(path_type=Path))
def main(runs: int, count: int, path: Path | None) -> None:
    """Measure and print."""
    rows: dict[str, float] = {"python -c pass": median([sys.executable, "-c", "pass"], runs)}
    rows["toolkit --help"] = median([*START, "--help"], runs)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        one = write_articles(1, folder / "one")[0]
        first = [*START, "brief", str(one), *QUIET, "--fresh", "-o", str(folder / "first")]
        rows["first brief, cold, 400 words"] = median(first, runs)
        write_articles(count, folder / "many")
        again = [*START, "brief", str(folder / "many"), *QUIET, "-o", str(folder / "again")]
        rows[f"unchanged run, {count} articles"] = median(again, runs)
    for name, seconds in rows.items():
        click.echo(f"{name:32} {seconds:7.3f} s  {seconds / rows['python -c pass']:7.1f} x bare Python")
    if path:
        path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
