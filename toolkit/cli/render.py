"""`toolkit render`: briefs again from their JSON, without a model."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import DEFAULTS, loaded
from toolkit.errors import DocumentError, NothingToDo, OutputError, ToolkitError, UsageError
from toolkit.settings import FORMATS

if TYPE_CHECKING:
    from toolkit.records import Brief

STANDARD = "-"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="FOLDER", help=f"Where to write; - for standard output.  [{DEFAULTS.output}]")
@click.option("--format", metavar="LIST", help=f"Which renderings, joined by commas.  [{','.join(FORMATS)}]")
@click.option("--index", is_flag=True, help="Also write an index over these briefs.")
@click.option("-q", "--quiet", is_flag=True, help="Say only errors.")
def render(paths: tuple[str, ...], index: bool, quiet: bool, **flags: object) -> int:
    """Render briefs again from their JSON, without a model.

    PATH is the JSON of a brief, a folder of them, or - for standard input.

    \b
    Examples:
      toolkit render briefs/port.json -o - --format md    one brief on the terminal
      toolkit render briefs/ -o site --format html --index

    Exit status: 0 all done, 1 some files failed, 2 wrong usage, 3 no brief found.
    """
    options = loaded(**flags).options
    from toolkit.render import render as render_brief

    if options.output == STANDARD and (len(options.format) > 1 or index):
        raise UsageError("standard output takes one format and no index", "Add for example --format md.")
    seen: dict[str, str] = {}
    briefs, failed = [], 0
    for name in _inputs(paths):
        try:
            brief = _load(name)
            if brief.article.id in seen:
                raise OutputError(
                    f"{name}: has the id {brief.article.id!r} of {seen[brief.article.id]}",
                    "One would overwrite the other: write them to different folders.",
                )
            seen[brief.article.id] = name
            for format in options.format:
                _write(options.output, f"{brief.article.id}.{format}", render_brief(brief, format))
            briefs.append(brief)
        except ToolkitError as error:
            failed += 1
            click.echo(f"Failed: {error}", err=True)
    if index and briefs:
        _write_index(briefs, options.output, options.format)
    if not quiet and options.output != STANDARD:
        click.echo(f"{len(briefs)} rendered, {failed} failed in {options.output}", err=True)
    return 1 if failed else 0


def _inputs(paths: tuple[str, ...]) -> Iterator[str]:
    found = False
    for name in paths:
        path = Path(name)
        if name != STANDARD and not path.exists():
            raise UsageError(f"{name}: does not exist", "Give the JSON of a brief, a folder of them, or -.")
        inside = sorted(path.glob("*.json")) if path.is_dir() else []
        names = [str(each) for each in inside if each.name != "index.json"] if path.is_dir() else [name]
        found = found or bool(names)
        yield from names
    if not found:
        raise NothingToDo(f"no brief found in {', '.join(paths)}", "Briefs are written with --format json.")


def _load(name: str) -> Brief:
    from toolkit.render import brief_from_json

    try:
        data = sys.stdin.buffer.read() if name == STANDARD else Path(name).read_bytes()
        return brief_from_json(data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"{name}: cannot be read: {error}", "Is it the JSON of a brief?") from error
    except DocumentError as error:
        raise DocumentError(f"{name}: {error.message}", error.hint) from error


def _write(folder: str, name: str, text: str) -> None:
    if folder == STANDARD:
        click.echo(text, nl=False)
        return
    from toolkit.store import write_atomically

    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}", "Choose another folder with -o.") from error
    write_atomically(Path(folder) / name, text)


def _write_index(briefs: list[Brief], folder: str, formats: tuple[str, ...]) -> None:
    from toolkit.render import entry_of, render_index

    entries = [entry_of(brief) for brief in briefs]
    for format in formats:
        _write(folder, f"index.{format}", render_index(entries, format, formats=formats))
