"""Time and memory against the number of articles: python -m benchmarks.growth [--counts 100,1000] [--engine fake]

For each number, whole processes: the first run; the same again, where nothing changed; again with one new article; and
that article alone in an empty folder. Then one article of a megabyte. With the fake engine everything but the engine is
measured; its sentences are those of `seeds/`, shuffled, so that few translations are new.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from benchmarks.articles import write_articles
from benchmarks.measure import QUIET, process, save, table, toolkit


@click.command()
@click.option("--counts", default="100,1000", show_default=True, help="10000 takes ten minutes and more.")
@click.option("--engine", default="fake", show_default=True)
@click.option("--json", "path", type=click.Path(path_type=Path))
def main(counts: str, engine: str, path: Path | None) -> None:
    """Measure and print."""
    rows: dict[str, dict[str, float]] = {}
    for count in map(int, counts.split(",")):
        with tempfile.TemporaryDirectory() as scratch:
            rows |= grown(count, Path(scratch), engine)
    with tempfile.TemporaryDirectory() as scratch:
        large = write_articles(1, Path(scratch) / "large", words=140_000)[0]
        name = f"one article of {large.stat().st_size / 1e6:.1f} MB"
        rows[name] = process(command(Path(scratch) / "large", Path(scratch) / "briefs", engine)) | {"articles": 1}
    table(
        ["run", "seconds", "CPU ms an article", "peak MB"],
        [[name, row["wall"], 1000 * row["cpu"] / row["articles"], row["rss"]] for name, row in rows.items()],
    )
    save(path, rows)


def grown(count: int, scratch: Path, engine: str) -> dict[str, dict[str, float]]:
    """The four runs over `count` articles."""
    articles, out = scratch / "articles", scratch / "briefs"
    write_articles(count, articles)
    run = command(articles, out, engine)
    rows = {f"{count} articles": process(run), f"{count}, unchanged": process(run)}
    new = write_articles(1, scratch / "new", seed=99, distinct=True)[0]
    (articles / "new.txt").write_bytes(new.read_bytes())
    rows[f"{count}, one new"] = process(run)
    rows[f"{count}, that one alone"] = process(command(scratch / "new", scratch / "alone", engine))
    return {name: row | {"articles": 1 if "alone" in name else count} for name, row in rows.items()}


def command(articles: Path, out: Path, engine: str) -> list[str]:
    """The run that is measured."""
    return toolkit("brief", str(articles), "-o", str(out), "--engine", engine, "--model", "bundled", *QUIET)


if __name__ == "__main__":
    main()
