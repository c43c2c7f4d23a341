"""Kill `toolkit brief` at random moments, run it again, compare every byte with an undisturbed run.

    python -m benchmarks.kill [--times 30] [--seed 1] [ARTICLE ...]

Prints one line per kill and `N of N byte-identical`; exit status 1 where one differs.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

ARTICLES = Path(__file__).parents[1] / "seeds"


def command(articles: tuple[str, ...], out: Path) -> list[str]:
    """The run that is killed: bundled weights, no network."""
    return [sys.executable, "-c", "from toolkit.cli import main; main()", "brief", *articles, "-o", str(out),
            "--model", "bundled", "--offline", "--summariser", "extractive", "-q"]  # fmt: skip


def outputs(folder: Path) -> dict[str, bytes]:
    """Every rendering in the folder by name; the store is not one, and nothing half written may lie there."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith("toolkit.")}
    return found


@click.command()
@click.option("--times", default=30, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.argument("articles", nargs=-1)
def main(times: int, seed: int, articles: tuple[str, ...]) -> None:
    """Kill, resume, compare."""
    articles = articles or tuple(str(path) for path in sorted(ARTICLES.glob("*.txt"))[:4])
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole"
        began = time.monotonic()
        subprocess.run(command(articles, whole), check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - began
        wanted, same = outputs(whole), 0
        for number in range(times):
            folder = Path(scratch) / f"killed-{number}"
            after = draw.uniform(0.05, seconds)
            run = subprocess.Popen(command(articles, folder), stdout=subprocess.DEVNULL)
            time.sleep(after)
            run.send_signal(signal.SIGKILL)
            run.wait()
            left = len(list(folder.glob("*.html"))) if folder.is_dir() else 0
            subprocess.run(command(articles, folder), check=True, stdout=subprocess.DEVNULL)
            identical = outputs(folder) == wanted
            same += identical
            click.echo(f"killed after {after:5.2f} s ({left} pages there): {'identical' if identical else 'DIFFERENT'}")
    click.echo(f"{same} of {times} byte-identical (undisturbed run: {seconds:.1f} s, {len(wanted)} files)")
    sys.exit(0 if same == times else 1)


if __name__ == "__main__":
    main()
