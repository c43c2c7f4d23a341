"""Does memory stay flat? python -m benchmarks.soak [--minutes 30] [--articles 40] [--engine fake]

One process writes briefs of new articles again and again, as a server that calls `toolkit.brief` would. Prints resident
memory per round; exit status 1 where the last quarter of the rounds needs over a tenth more than the second.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import click

from benchmarks.articles import write_articles
from toolkit import brief
from toolkit.settings import Options
from toolkit.workshop import open_workshop

GROWTH = 1.1


@click.command()
@click.option("--minutes", default=30.0, show_default=True)
@click.option("--articles", "count", default=40, show_default=True, help="New ones in each round.")
@click.option("--engine", default="fake", show_default=True)
def main(minutes: float, count: int, engine: str) -> None:
    """Run and judge."""
    options = Options(engine=engine, model="bundled", offline=True, summariser="extractive")
    workshop = open_workshop(options, lambda words: None)
    end = time.monotonic() + 60 * minutes
    seen: list[float] = []
    while time.monotonic() < end or len(seen) < 8:
        with tempfile.TemporaryDirectory() as scratch:
            write_articles(count, Path(scratch) / "articles", seed=len(seen), distinct=True)
            brief([f"{scratch}/articles"], options=options, workshop=workshop, output=f"{scratch}/briefs")
        seen.append(resident())
        click.echo(f"round {len(seen)}: {seen[-1]:.0f} MB")
    quarter = len(seen) // 4
    before, after = statistics.mean(seen[quarter : 2 * quarter]), statistics.mean(seen[-quarter:])
    click.echo(f"{len(seen)} rounds of {count} articles: {before:.0f} MB in the second quarter, {after:.0f} at last")
    sys.exit(1 if after > GROWTH * before else 0)


def resident() -> float:
    """Resident memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1024**2


if __name__ == "__main__":
    main()
