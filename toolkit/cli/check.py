"""`toolkit check` and `toolkit evaluate checks`."""

from __future__ import annotations

import json
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from toolkit.checks import check_brief, check_pair
from toolkit.errors import DocumentError, NothingToDo, ReadError, ToolkitError, UsageError
from toolkit.records import Severity
from toolkit.render import brief_from_json

_SUFFIXES = (".tsv", ".json")
_LEVELS = {"error": (Severity.ERROR,), "warning": (Severity.ERROR, Severity.WARNING)}
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One finding as it is shown: `line` counts from 1 in a TSV, and is the sentence id in a brief."""

    file: str
    line: int | None
    kind: str
    severity: Severity
    message: str
    hint: str
    confidence: float
    german: str
    english: str


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--fail-on", type=click.Choice(tuple(_LEVELS)), help="Exit 1 where a doubt is at least this severe.")
@click.option("--notes", is_flag=True, help="Show notes too, not only warnings and errors.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a doubt.")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], fail_on: str | None, notes: bool, as_json: bool) -> None:
    """Check German-English pairs: numbers, dates, names, negation, hearsay, speakers, content, quotation marks.

    Needs no model. FILES are TSV files (German, tab, English; - for standard input), JSON briefs, or folders with some.

    \b
    Examples:
      toolkit check pairs.tsv
      toolkit check briefs/ --fail-on error
      paste de.txt en.txt | toolkit check - --json
    """
    counts: Counter[Severity] = Counter()
    pairs = 0
    failed = False
    for name in _expand(files):
        try:
            checked, doubts = _doubts(name)
        except ToolkitError as error:
            failed = True
            click.echo(f"Error: {error}", err=True)
            continue
        pairs += checked
        counts.update(doubt.severity for doubt in doubts)
        for doubt in doubts:
            if notes or doubt.severity is not Severity.NOTE:
                click.echo(_as_json(doubt) if as_json else _as_text(doubt))
    click.echo(_total(pairs, counts), err=True)
    bad = fail_on is not None and any(counts[severity] for severity in _LEVELS[fail_on])
    ctx.exit(1 if failed or bad else 0)


def _expand(files: tuple[str, ...]) -> list[str]:
    """Files as given; of folders the TSV files and briefs under them. Raises UsageError and NothingToDo."""
    names: list[str] = []
    for name in files:
        path = Path(name)
        if name != "-" and not path.exists():
            raise UsageError(f"no such file or folder: {name}", "Give TSV files, JSON briefs, or a folder with some.")
        if name != "-" and path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix in _SUFFIXES and p.name != "index.json")
            names += map(str, found)
        else:
            names.append(name)
    if not names:
        raise NothingToDo(f"nothing to check in {', '.join(files)}", "Give TSV files or JSON briefs.")
    return names


def _doubts(name: str) -> tuple[int, list[Doubt]]:
    """How many pairs a file holds, and the doubts about them. Raises ReadError and DocumentError."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{name}: cannot be read: {error}", "Give UTF-8 text.") from error
    if text.lstrip().startswith("{"):
        try:
            return _of_brief(name, text)
        except DocumentError as error:
            raise DocumentError(f"{name}: {error.message}", error.hint) from error
    return _of_pairs(name, text)


def _of_pairs(name: str, text: str) -> tuple[int, list[Doubt]]:
    doubts = []
    count = 0
    for number, german, english in _rows(name, text):
        count += 1
        doubts += [
            Doubt(name, number, f.kind, f.severity, f.message, f.hint, f.confidence, german, english)
            for f in check_pair(german, english)
        ]
    return count, doubts


def _rows(name: str, text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) < 2:
            raise ReadError(
                f"{name}:{number}: no tab between German and English", "One pair a line: German, tab, English."
            )
        yield number, fields[0], fields[1]


def _of_brief(name: str, text: str) -> tuple[int, list[Doubt]]:
    brief = brief_from_json(text)
    flags = check_brief(brief.article, brief.sentences, brief.pairs, brief.quotes, brief.summary)
    pairs = {pair.sentence: pair for pair in brief.pairs}
    doubts = []
    for flag in flags:
        pair = None if flag.sentence is None else pairs[flag.sentence]
        german, english = (pair.german, pair.english) if pair else ("", "")
        doubts.append(
            Doubt(
                name, flag.sentence, flag.kind, flag.severity, flag.message, flag.hint, flag.confidence, german, english
            )
        )
    return len(pairs), doubts


def _as_json(doubt: Doubt) -> str:
    fields: dict[str, Any] = {name: getattr(doubt, name) for name in Doubt.__slots__}
    return json.dumps(fields, ensure_ascii=False)


def _as_text(doubt: Doubt) -> str:
    place = doubt.file if doubt.line is None else f"{doubt.file}:{doubt.line}"
    head = f"{place}: {doubt.severity.value} ({doubt.kind}, {doubt.confidence:.0%} sure): {doubt.message}"
    sides = [
        textwrap.indent(textwrap.shorten(side, 300, placeholder=" …"), "    ") for side in (doubt.german, doubt.english)
    ]
    return "\n".join(
        (head, *filter(None, (side.rstrip() for side in sides)), f"    → {doubt.hint}" if doubt.hint else "")
    )


def _total(pairs: int, counts: Counter[Severity]) -> str:
    parts = [f"{counts[s]} {s.value}{'' if counts[s] == 1 else 's'}" for s in sorted(_WEIGHT, key=lambda s: _WEIGHT[s])]
    return f"{pairs} {'pair' if pairs == 1 else 'pairs'}: {', '.join(parts)}"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("-v", "--verbose", is_flag=True, help="List the missed errors and the false alarms.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def evaluate_checks(ctx: click.Context, files: tuple[Path, ...], verbose: bool, as_json: bool) -> None:
    """Measure the checks on labelled pairs: how many errors they catch, how often they cry wolf.

    FILES are TSV files or folders of them: German, English, and `ok` or the kind of error. Exits 1 below a target.
    """
    from toolkit.evaluation.checks import measure, read_labelled, report

    rows = measure(read_labelled(files))
    if as_json:
        shown = ("name", "errors", "caught", "good", "false_alarms", "least_caught", "most_alarms")
        click.echo(json.dumps([{name: getattr(row, name) for name in shown} for row in rows]))
    else:
        click.echo(report(rows, verbose))
    ctx.exit(0 if all(row.reached for row in rows) else 1)
