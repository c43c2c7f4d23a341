"""Fuzz the review server from its own OpenAPI description with schemathesis: without a token, then with one.

    pip install 'toolkit[fuzz]'
    python -m benchmarks.fuzz [--seconds 300] [--seed 1] [--checks not_a_server_error]

A server process over fresh briefs of seeds/ is called for `--seconds` without a token: every byte of the folder and
every row of the store must be as before. Then as long with one, half of the valid calls about items that are there: no
5xx, answers as described, and at the end the store must follow from the audit and the files from the store. Prints what
schemathesis found and how many decisions were taken; exit status 1 where anything is wrong.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import click

from benchmarks.fuzz_hooks import BASE, COOKIE
from benchmarks.measure import toolkit
from toolkit.pipeline import brief
from toolkit.render import brief_from_json
from toolkit.review.desk import open_desk
from toolkit.review.publish import publish_stale
from toolkit.reviewing import replay, sentence_key
from toolkit.settings import Options
from toolkit.store import FILE_NAME

ARTICLES = Path(__file__).parents[1] / "seeds"
TOKEN = "fuzz-fuzz-fuzz-fuzz"
CONFIG = """
[warnings]
enabled = false
[checks]
positive_data_acceptance.expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "422"]
[phases.coverage]
unexpected-methods = ["DELETE", "PATCH", "PUT"]
"""


class Server:
    """`toolkit review` over a folder, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        command = toolkit("review", str(folder), "--port", "0", "--no-open", "--token", TOKEN)
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.base = self.process.stdout.readline().split("/?")[0].strip()
        self.cookie = f"toolkit-review-{self.base.rsplit(':', 1)[1]}={TOKEN}"

    def get(self, path: str) -> bytes:
        """A page, with the token."""
        with urlopen(Request(self.base + path, headers={"Cookie": self.cookie})) as answer:
            return bytes(answer.read())

    def post(self, path: str, body: Any, name: str) -> int:
        """Send JSON as a reviewer of that name would; gives the status."""
        headers = {"Cookie": f"{self.cookie}; toolkit-reviewer={name}", "Origin": self.base}
        headers["Content-Type"] = "application/json"
        try:
            with urlopen(Request(self.base + path, json.dumps(body).encode(), headers)) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code

    def settle(self) -> None:
        """Wait until every brief is known."""
        while json.loads(self.get("/api/progress"))["unknown"]:
            time.sleep(0.1)

    def end(self) -> None:
        """As Ctrl-C does; raises where the process had died before."""
        if self.process.poll() is not None:
            raise click.ClickException(f"the server ended by itself with status {self.process.returncode}")
        self.process.terminate()
        self.process.wait(timeout=60)


@click.command()
@click.option("--seconds", default=300, show_default=True, help="Of each of the two parts.")
@click.option("--seed", default=1, show_default=True)
@click.option("--checks", default="all", show_default=True, help="Of schemathesis, by name.")
def main(seconds: int, seed: int, checks: str) -> None:
    """Fuzz both ways."""
    if importlib.util.find_spec("schemathesis") is None:
        raise click.UsageError("schemathesis is not installed: pip install 'toolkit[fuzz]'")
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "briefs"
        options = Options(output=str(folder), engine="fake", model="bundled", offline=True, summariser="extractive")
        brief([ARTICLES], options=options)
        server = Server(folder)
        try:
            server.settle()
            before = state_of(folder)
            click.echo("== without a token")
            if call(server, Path(scratch), seconds, seed, checks, token=False):
                problems.append("schemathesis is not content without a token")
            after = state_of(folder)
            changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
            problems += [f"changed without a token: {name}" for name in changed]
            click.echo("== with the token")
            if call(server, Path(scratch), seconds, seed, checks, token=True):
                problems.append("schemathesis is not content with the token")
        finally:
            server.end()
        problems += inconsistencies(folder)
    click.echo("\n".join(problems) or "Nothing is wrong.")
    sys.exit(1 if problems else 0)


def call(server: Server, scratch: Path, seconds: int, seed: int, checks: str, *, token: bool) -> int:
    """Run schemathesis; gives its exit status."""
    (scratch / "openapi.json").write_bytes(server.get("/openapi.json"))
    (scratch / "schemathesis.toml").write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(scratch / "schemathesis.toml")]
    command += ["run", str(scratch / "openapi.json"), "--url", server.base, "--max-time", str(seconds)]
    command += ["--checks", checks, "--seed", str(seed), "--continue-on-failure", "--max-redirects", "0", "--no-color"]
    command += ["--generation-with-security-parameters", "false"]  # we say whether there is a token
    command += ["-H", f"Origin: {server.base}"]  # without it every change is refused at once
    if token:
        command += ["-H", f"Cookie: {server.cookie}; toolkit-reviewer=Fuzz"]
    environment = dict(os.environ)
    if token:
        environment |= {"SCHEMATHESIS_HOOKS": "benchmarks.fuzz_hooks", BASE: server.base, COOKIE: server.cookie}
    return subprocess.run(command, env=environment, cwd=Path(__file__).parents[1], check=False).returncode


def state_of(folder: Path) -> dict[str, str]:
    """A hash of every file, and of every table of the store."""
    files = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(FILE_NAME)]
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    with closing(sqlite3.connect(folder / FILE_NAME)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            found[f"table {table}"] = hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()
    return found


def inconsistencies(folder: Path) -> list[str]:
    """Where the audit has a gap, the store does not follow from it, or a file not from the store."""
    desk = open_desk(folder)
    publish_stale(desk)
    decisions = desk.audit.decisions()
    click.echo(f"decisions: {dict(Counter(decision.action for decision in decisions))}")
    problems = [] if [d.number for d in decisions] == list(range(1, len(decisions) + 1)) else ["numbers have gaps"]
    states = replay(decisions)
    for path in sorted(folder.glob("*.json")):
        if path.name == "index.json":
            continue
        made = brief_from_json(path.read_text(encoding="utf-8"))  # raises where a span lies outside
        for pair in made.pairs:
            decided = states.get(sentence_key(pair.german), {}).get("english")
            if decided is not None and decided != pair.english:
                problems.append(f"{path.name}: sentence {pair.sentence} is not as reviewed")
    desk.store.__exit__()
    return problems


if __name__ == "__main__":
    main()
