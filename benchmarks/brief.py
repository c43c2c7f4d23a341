"""Where the time of `toolkit brief` goes: python -m benchmarks.brief [--articles 20] [--engine fake] [FOLDER]

Articles of 400 words from the sentences of `seeds/`, each sentence made different; or those of FOLDER. Per stage the
CPU time of its thread; what the process used beyond its Python threads is the engine's workers. With a real engine the
same sentences then go through plain `translate_batch`, sorted, as the ceiling.
"""

from __future__ import annotations

import functools
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from benchmarks.articles import write_articles
from benchmarks.measure import peak, save, table
from benchmarks.translation import CORES, ctranslate2_way
from toolkit import pipeline
from toolkit.read import find_inputs, load, read
from toolkit.segment import segment
from toolkit.settings import Options, bundled_folder
from toolkit.store import Store
from toolkit.workshop import Workshop, open_workshop

STAGES = ("load", "read", "segment", "find_quotes", "align_quotes", "check_brief", "compose", "render_all", "entry_of",
          "write_atomically", "publish_index")  # fmt: skip


class Clock:
    """CPU seconds of the calling thread by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def watch(self, place: Any, name: str, stage: str) -> None:
        """Have every call of `place.name` counted for `stage`."""
        function: Callable[..., Any] = getattr(place, name)

        @functools.wraps(function)
        def watched(*given: Any, **named: Any) -> Any:
            began = time.thread_time()
            try:
                return function(*given, **named)
            finally:
                self.seconds[stage] += time.thread_time() - began

        setattr(place, name, watched)


def watch(workshop: Workshop) -> Clock:
    """A clock on every stage of the pipeline, for the rest of this process."""
    clock = Clock()
    for name in STAGES:
        clock.watch(pipeline, name, name)
    clock.watch(type(workshop.translation), "translate", "translation around the engine")
    clock.watch(type(workshop.engine), "align", "word links around the engine")
    clock.watch(type(workshop.summariser), "summarise", "summarise")
    for name in ("pairs", "put_pairs", "put_done", "done"):
        clock.watch(Store, name, "store")
    return clock


@click.command()
@click.option("--articles", "count", default=20, show_default=True)
@click.option("--engine", default="ctranslate2", show_default=True)
@click.option("--json", "path", type=click.Path(path_type=Path))
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True))
def main(count: int, engine: str, path: Path | None, folder: Path | None) -> None:
    """Measure one run and print it by stage."""
    with tempfile.TemporaryDirectory() as scratch:
        if folder is None:
            folder = Path(scratch) / "articles"
            write_articles(count, folder, distinct=True)
        options = Options(
            output=f"{scratch}/briefs", engine=engine, model="bundled", offline=True, summariser="extractive"
        )
        workshop = open_workshop(options, lambda words: None)
        workshop.translation.translate(["Guten Morgen."])  # the weights are loaded
        clock = watch(workshop)
        wall, cpu = time.perf_counter(), time.process_time()
        report = pipeline.brief([folder], options=options, workshop=workshop)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        done = report.count("written")
        python = sum(clock.seconds.values())
        rows = [
            (stage, 1000 * seconds / done) for stage, seconds in sorted(clock.seconds.items(), key=lambda row: -row[1])
        ]
        table(["stage", "CPU ms an article"], [*rows, ("all of these", 1000 * python / done)])
        sentences = sum(outcome.sentences for outcome in report.outcomes)
        figures = {
            "articles": done, "sentences": sentences, "articles/s": done / wall, "sentences/s": sentences / wall,
            "CPU s an article": cpu / done, "share of CPU outside the stages": 1 - python / cpu, "peak MB": peak(),
        }  # fmt: skip
        if engine == "ctranslate2":
            figures["of the ceiling"] = wall_of_ceiling(folder) / wall
    for name, figure in figures.items():
        click.echo(f"{name}: {figure:.3g}")
    save(path, {"stages": dict(rows), "run": figures})


def wall_of_ceiling(folder: Path) -> float:
    """Seconds plain CTranslate2 takes for every sentence of the folder, each once."""
    texts: dict[str, None] = {}
    for item in find_inputs([str(folder)]):
        article = read(item, load(item))
        texts.update((sentence.text, None) for sentence in segment(article))
    prepare = ctranslate2_way(workers=CORES, threads=1)
    work = prepare(bundled_folder(), list(texts), 0)
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
