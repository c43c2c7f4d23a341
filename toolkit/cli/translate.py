"""`toolkit translate`: lines or JSON lines in, the same in English out, as a filter in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from toolkit.cli.options import engine_options, loaded, verbosity
from toolkit.errors import UsageError

if TYPE_CHECKING:
    from toolkit.records import Pair

CHUNK = 1 << 16  # bytes read at once, what a pipe holds
BATCH = 256  # lines translated at once: enough to fill an engine, little memory


@click.command()
@click.option("--jsonl", is_flag=True, help='Read and write JSON lines: {"id": …, "text": …}.')
@engine_options
@verbosity
def translate(jsonl: bool, quiet: bool, verbose: bool, **flags: object) -> int:
    """Translate German lines from standard input to English lines on standard output.

    One line in, one line out, in order; an empty line stays empty. A line should hold one sentence. With --jsonl each
    line is an object with a "text"; it comes back with "english", "origin", "score", "guards" and "alternatives" added.
    What the guards had to do is said on standard error.

    \b
    Examples:
      echo "Der Zug kommt um 10.58 Uhr." | toolkit translate
      toolkit translate < saetze.txt > sentences.txt
      jq -c '{id, text: .titel}' news.jsonl | toolkit translate --jsonl
    """
    if sys.stdin.isatty() and not quiet:
        click.echo("Reading German lines from standard input; end with Ctrl-D.", err=True)
    options = loaded(**flags).options
    from toolkit.workshop import open_translation

    translation, _, _ = open_translation(
        options, lambda words: None if quiet else click.echo(f"Note: {words}", err=True)
    )
    for batch in _batches(sys.stdin.buffer):
        records, broken = _records(batch, jsonl)
        pairs = translation.translate([record.get("text", "") for _, record in records])
        for (number, record), pair in zip(records, pairs, strict=True):
            click.echo(json.dumps(_answer(record, pair), ensure_ascii=False) if jsonl and record else pair.english)
            if not quiet:
                _report(number, pair, verbose)
        if broken is not None:  # what stands before a bad line is done before it is told
            raise broken
    return 0


def _batches(stream: BinaryIO) -> Iterator[list[tuple[int, bytes]]]:
    """Lines with their numbers from 1, as they come: a slow pipe is answered at once, a fast one in full batches."""
    rest, number = b"", 0
    while True:
        chunk: bytes = stream.read1(CHUNK)  # type: ignore[attr-defined]  # at most one read: what is there now
        *lines, rest = (rest + chunk).split(b"\n") if chunk else ([rest, b""] if rest else [b""])
        for begin in range(0, len(lines), BATCH):
            some = lines[begin : begin + BATCH]
            yield list(enumerate(some, number + 1))
            number += len(some)
        if not chunk:
            return


def _records(lines: list[tuple[int, bytes]], jsonl: bool) -> tuple[list[tuple[int, dict[str, Any]]], UsageError | None]:
    """The records of `lines` up to the first that is none, and what is wrong with that one."""
    records: list[tuple[int, dict[str, Any]]] = []
    for number, line in lines:
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r")
            records.append((number, _record(text, number) if jsonl else {"text": text}))
        except UnicodeDecodeError:
            hint = "Convert it first: iconv -f WINDOWS-1252 -t UTF-8"
            return records, UsageError(f"standard input, line {number}: not UTF-8", hint)
        except UsageError as error:
            return records, error
    return records, None


def _record(line: str, number: int) -> dict[str, Any]:
    if not line.strip():
        return {}  # an empty line stays one
    hint = 'Give objects such as {"id": 1, "text": "…"}.'
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"standard input, line {number}: not JSON: {error.msg}", hint) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UsageError(f'standard input, line {number}: no "text" in it', hint)
    return record


def _answer(given: dict[str, Any], pair: Pair) -> dict[str, Any]:
    answer = {"english": pair.english, "origin": pair.origin.value, "score": pair.score}
    return {**given, **answer, "guards": list(pair.guards), "alternatives": list(pair.alternatives)}


def _report(number: int, pair: Pair, verbose: bool) -> None:
    """Doubts always, everything the guards did with -v."""
    told = [guard for guard in pair.guards if verbose or guard.startswith("doubtful")]
    if told:
        click.echo(f"line {number}: {'; '.join(told)}", err=True)
