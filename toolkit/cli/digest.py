"""`toolkit digest`: one page over many briefs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from toolkit.checks import check_summary_sentence
from toolkit.cli.options import loaded
from toolkit.digest import make_digest
from toolkit.digest.pages import FORMATS, render_digest
from toolkit.errors import DocumentError, NothingToDo, ReadError, UsageError
from toolkit.records import Brief
from toolkit.render import brief_from_json
from toolkit.render.escape import for_address
from toolkit.store import write_atomically
from toolkit.summarise import Summariser, open_summariser


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="BRIEF...")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write it; the ending chooses the format.  [standard output]"
)
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), help="md, html or json.  [md]")
@click.option("--summariser", metavar="NAME", help="Who writes an overview of each event, e.g. extractive.  [nobody]")
@click.option("--summariser-url", metavar="URL", help="OpenAI-compatible server for prompt:digest.")
@click.option("--summariser-model", metavar="MODEL", help="Instruction model for prompt:digest.")
@click.option("--prompt", metavar="FILE", help="A prompt file of your own.")
@click.option("--offline", is_flag=True, default=None, help="Never open a socket to another machine.")
def digest(
    paths: tuple[str, ...], output: str | None, format_: str | None, summariser: str | None, **flags: object
) -> None:
    """One page over many briefs: the same events together, what several sources tell, where figures differ and who
    gives them, a time line, who said what. Every line links to its brief and sentence.

    BRIEF is the JSON of a brief, or a folder of them.

    \b
    Examples:
      toolkit digest briefs/ -o briefs/digest.html
      toolkit digest a.json b.json --format md
      toolkit digest briefs/ --summariser extractive
    """
    ending = Path(output).suffix.removeprefix(".") if output else ""
    format_ = format_ or (ending if ending in FORMATS else None if output else "md")
    if format_ is None:
        raise UsageError(f"{output}: which format?", f"End the name in one of {', '.join(FORMATS)}, or give --format.")
    home = Path(output).resolve().parent if output else Path.cwd()
    briefs, addresses = [], {}
    for path in _files(paths):
        brief = _read(path)
        if brief.article.id in addresses:
            click.echo(f"Note: {path}: a brief called {brief.article.id} was read before; left out", err=True)
            continue
        briefs.append(brief)
        addresses[brief.article.id] = _address(path, home)
    writer = _summariser(summariser, flags) if summariser else None
    text = render_digest(make_digest(briefs, addresses, writer), format_)
    if output is None:
        sys.stdout.write(text)
        return
    write_atomically(Path(output), text)
    click.echo(output)


def _summariser(choice: str, flags: Mapping[str, object]) -> Summariser:
    return open_summariser(
        choice,
        options=loaded(**flags).options,
        say=lambda words: click.echo(f"Note: {words}", err=True),
        check=check_summary_sentence,
        task="digest",
    )


def _files(paths: tuple[str, ...]) -> list[Path]:
    """The JSON of briefs under `paths`; in folders, other JSON (the index, a digest) is passed over."""
    found: list[Path] = []
    for given in map(Path, paths):
        if given.is_dir():
            found += [path for path in sorted(given.glob("*.json")) if _is_brief(path)]
        elif given.is_file():
            found.append(given)
        else:
            raise UsageError(f"{given}: no such file or folder", "Give the JSON of briefs, or their folder.")
    if not found:
        raise NothingToDo(
            f"no brief found in {', '.join(paths)}", "Make some with: toolkit brief ARTICLES --format json,html"
        )
    return found


def _is_brief(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            return '"toolkit-brief/' in file.read(200)
    except (OSError, UnicodeDecodeError):
        return False


def _read(path: Path) -> Brief:
    try:
        return brief_from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: cannot be read: {error}", "Give the JSON of a brief.") from error
    except DocumentError as error:
        raise DocumentError(f"{path}: {error.message}", error.hint) from error


def _address(path: Path, home: Path) -> str:
    """Where the HTML beside the JSON lies, as seen from the digest."""
    html = path.resolve().with_suffix(".html")
    if html.parent == home:
        return for_address(html.name)
    return "/".join(part if part == ".." else for_address(part).removeprefix("./") for part in _relative(html, home))


def _relative(path: Path, home: Path) -> tuple[str, ...]:
    return Path(os.path.relpath(path, home)).parts
