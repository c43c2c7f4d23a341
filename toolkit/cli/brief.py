"""`toolkit brief`: the main job."""

from __future__ import annotations

import json
import sys
import time
from contextlib import AbstractContextManager
from dataclasses import asdict
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.options import DEFAULTS, engine_options, loaded, verbosity
from toolkit.settings import CHOICES, FORMATS, Options

if TYPE_CHECKING:
    from toolkit.pipeline import Outcome, Report


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="FOLDER", help=f"Where briefs, index and store go.  [{DEFAULTS.output}]")
@click.option("--format", metavar="LIST", help=f"Which renderings, joined by commas.  [{','.join(FORMATS)}]")
@click.option("--summariser", metavar="NAME", help="auto, extractive, prompt:NAME, a hub id or a folder.  [auto]")
@click.option("--summariser-url", metavar="URL", help="OpenAI-compatible server for prompt:NAME.")
@click.option("--summariser-model", metavar="MODEL", help="Instruction model for prompt:NAME.")
@click.option(
    "--summariser-language",
    type=click.Choice(CHOICES["summariser_language"]),
    help="Language the summariser reads.  [auto]",
)
@click.option(
    "--summariser-fallback",
    type=click.Choice(CHOICES["summariser_fallback"]),
    help="What to do where the summariser fails.  [extractive]",
)
@click.option("--prompt", metavar="FILE", help="A prompt file of your own for prompt:NAME.")
@click.option("--summary-sentences", type=int, metavar="N", help="Sentences of a summary.  [3 to 5, by length]")
@click.option("--max-quotes", type=int, metavar="N", help=f"Key quotes shown; JSON keeps all.  [{DEFAULTS.max_quotes}]")
@engine_options
@click.option("--limit", type=int, metavar="N", help="Stop after this many articles.")
@click.option("--force", is_flag=True, default=None, help="Translate articles that do not look German.")
@click.option("--fresh", is_flag=True, default=None, help="Translate again what the store already holds.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done, and how long it may take.")
@click.option("--json", "as_json", is_flag=True, help="Report on standard output as JSON lines.")
@verbosity
def brief(paths: tuple[str, ...], dry_run: bool, as_json: bool, quiet: bool, verbose: bool, **flags: object) -> int:
    """Turn German articles into bilingual briefs.

    PATH is a file, a folder (read with its subfolders) or - for standard input. What was done before and has not
    changed is not done again; a stopped run goes on where it was.

    \b
    Examples:
      toolkit brief articles/                     briefs and index in briefs/
      toolkit brief a.txt b.txt -o out            two articles
      cat a.txt | toolkit brief - --format md     from a pipe
      toolkit brief articles/ --dry-run           a plan with counts

    Exit status: 0 all done, 1 some articles failed, 2 wrong usage, 3 no article found, 4 no usable model,
    130 interrupted.
    """
    options = loaded(**flags).options
    if dry_run:
        return _plan(paths, options, as_json)
    from toolkit.pipeline import brief as make_briefs

    with _Listener(quiet, verbose, as_json) as listen:
        report = make_briefs(
            paths, options=options, on_start=listen.start, on_outcome=listen.outcome, on_note=listen.note
        )
    if not quiet:
        _say_end(report, time.monotonic() - listen.began)
    if not as_json and report.index:
        click.echo(report.folder / _best(report.index))
    return report.exit_status


class _Listener(AbstractContextManager["_Listener"]):
    """Says what happens: a bar on a terminal, plain lines elsewhere, JSON lines on standard output if asked."""

    def __init__(self, quiet: bool, verbose: bool, as_json: bool) -> None:
        self.quiet, self.verbose, self.as_json = quiet, verbose, as_json
        self.bar: Any = None
        self.began = time.monotonic()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.__exit__(kind, error, trace)

    def start(self, count: int) -> None:
        self.began = time.monotonic()
        if not self.quiet and sys.stderr.isatty():
            self.bar = click.progressbar(
                length=count, label="Briefs", show_pos=True, file=sys.stderr, item_show_func=self._rate
            )
            self.bar.__enter__()

    def _rate(self, item: object) -> str:
        passed = time.monotonic() - self.began
        return f"{self.bar.pos / passed:.1f}/s" if self.bar is not None and passed > 0 and self.bar.pos else ""

    def note(self, words: str) -> None:
        if not self.quiet:
            self._say(f"Note: {words}")

    def outcome(self, outcome: Outcome) -> None:
        if self.as_json:
            click.echo(json.dumps({k: v for k, v in asdict(outcome).items() if v != ""}, ensure_ascii=False))
        if outcome.status == "failed":
            self._say(f"Failed: {outcome.error}" + (f"\n  {outcome.hint}" if outcome.hint else ""))
            if self.verbose and outcome.trace:
                self._say(outcome.trace)
        elif self.verbose or (self.bar is None and not self.quiet and outcome.status == "written"):
            counts = f"{outcome.sentences} sentences, {outcome.quotes} quotes, {outcome.flags} flags"
            self._say(f"{outcome.status}: {outcome.file}" + (f" ({counts})" if outcome.status == "written" else ""))
        if self.bar is not None:
            self.bar.update(1, outcome)

    def _say(self, words: str) -> None:
        if self.bar is not None:
            click.echo("\r\033[K", nl=False, err=True)
        click.echo(words, err=True)


def _say_end(report: Report, seconds: float) -> None:
    counts = ((report.count(status), status) for status in ("written", "unchanged", "failed"))
    parts = ", ".join(f"{count} {status}" for count, status in counts if count) or "nothing done"
    click.echo(f"{parts} in {seconds:.1f} s", err=True)


def _best(names: tuple[str, ...]) -> str:
    return next((name for ending in (".html", ".md") for name in names if name.endswith(ending)), names[0])


def _plan(paths: tuple[str, ...], options: Options, as_json: bool) -> int:
    from toolkit.plan import make_plan

    plan = make_plan(paths, options)
    if as_json:
        click.echo(json.dumps(asdict(plan), ensure_ascii=False))
    else:
        click.echo(plan.words())
    return 0
