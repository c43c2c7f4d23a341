"""What a reviewer waits for: the first page and an action over a large folder.

    python -m benchmarks.review [--briefs 500] [--quotes 10] [--actions 200] [--json FILE]

The briefs are made by the fake engine from a generated article; times are those of the server, without a browser, in
milliseconds. Marks: first page at most 300 ms, an action at most 50 ms. `cold`: the first request to a new server over
a folder that was opened before; `learning`: how long the very first opening reads in the background until the queue is
complete (pages answer meanwhile).
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import click
from starlette.testclient import TestClient

from toolkit.pipeline import brief
from toolkit.review.app import Server
from toolkit.review.desk import open_desk
from toolkit.review.guard import Gate, hosts_for
from toolkit.review.publish import publish_stale
from toolkit.settings import Options

TOKEN = "benchmark-benchmark"
BASE = "http://127.0.0.1:8722"
PEOPLE = ("Kai Ott", "Maja Lenz", "Toma Brelic", "Vera Sund", "Jon Harke")


def article(number: int, quotes: int) -> str:
    """A German article with `quotes` direct quotes that no other one has."""
    lines = [f"Bericht Nummer {number} aus dem Hafen von Celmar", "", "22. Dezember 2024", ""]
    for n in range(quotes):
        who = PEOPLE[(number + n) % len(PEOPLE)]
        lines.append(f"„Wir haben {number + n + 2} Schiffe gesehen und {n + 3} davon gezählt“, sagte {who} am Montag.")
        lines.append(f"Die Behörde meldete in Fall {number}-{n} keine Schäden.")
    return "\n".join(lines) + "\n"


@click.command()
@click.option("--briefs", "count", default=500, show_default=True)
@click.option("--quotes", default=10, show_default=True)
@click.option("--actions", default=200, show_default=True)
@click.option("--json", "path", type=click.Path(path_type=Path))
def main(count: int, quotes: int, actions: int, path: Path | None) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        articles, folder = Path(scratch) / "articles", Path(scratch) / "briefs"
        articles.mkdir()
        for number in range(count):
            (articles / f"a{number:05}.txt").write_text(article(number, quotes), encoding="utf-8")
        options = Options(
            output=str(folder), engine="fake", model="bundled", offline=True, summariser="extractive", format=("json",)
        )
        brief([articles], options=options)
        rows = measure(folder, actions)
    for name, value in rows.items():
        click.echo(f"{name:40} {value:10.1f}")
    if path:
        path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def measure(folder: Path, actions: int) -> dict[str, float]:
    """The rows of the table."""
    rows: dict[str, float] = {}
    began = time.perf_counter()
    desk = open_desk(folder)
    for id in desk.refresh():
        desk.fill(id)
    rows["learning every brief (once), s"] = time.perf_counter() - began
    desk.store.__exit__()
    began = time.perf_counter()
    desk = open_desk(folder)
    client = _client(Server(desk, Gate(TOKEN, 8722, hosts_for("127.0.0.1"))))
    rows["opening the desk again, ms"] = 1000 * (time.perf_counter() - began)
    rows["first page, cold, ms"] = _timed(lambda: client.get("/"))
    rows["items"] = len(desk.all_items())
    rows["first page, warm, ms"] = _median([_timed(lambda: client.get("/")) for _ in range(15)])
    pages, acts = [], []
    for item in desk.all_items()[:actions]:
        pages.append(_timed(lambda item=item: client.get(f"/item/{item.brief}/{item.key}")))  # type: ignore[misc]
        view = desk.view(item.brief)
        body: dict[str, Any] = {
            "brief": item.brief,
            "item": item.key,
            "action": "accept",
            "version": desk.version(item),
            "texts": [view.brief.pairs[i].english for i in item.sentences],
        }
        acts.append(_timed(lambda body=body: client.post("/api/decide", json=body, headers={"Origin": BASE})))  # type: ignore[misc]
    rows["item page, median, ms"], rows["item page, 95%, ms"] = _median(pages), _high(pages)
    rows["action, median, ms"], rows["action, 95%, ms"] = _median(acts), _high(acts)
    began = time.perf_counter()
    written = len(publish_stale(desk))
    rows["writing a reviewed brief, ms"] = 1000 * (time.perf_counter() - began) / max(1, written)
    desk.store.__exit__()
    return rows


def _client(server: Server) -> TestClient:
    client = TestClient(server.app(), base_url=BASE)
    client.cookies.set("toolkit-review-8722", TOKEN)
    client.cookies.set("toolkit-reviewer", "Ada")
    return client


def _timed(work: Any) -> float:
    began = time.perf_counter()
    work().raise_for_status()
    return 1000 * (time.perf_counter() - began)


def _median(times: list[float]) -> float:
    return statistics.median(times)


def _high(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


if __name__ == "__main__":
    main()
