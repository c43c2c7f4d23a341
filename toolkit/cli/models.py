"""`toolkit models`: which models are here; fetch, verify, export, import."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from toolkit.cli.options import loaded
from toolkit.models import export_model, import_model, list_models, resolve, verify_model


@click.group()
def models() -> None:
    """List, fetch, verify, export and import models.

    \b
    MODEL is bundled, opus, OWNER/NAME[@REVISION] of the hub, or a FOLDER.
      toolkit models pull opus                     fetch and convert it, once
      toolkit models export opus opus.tar.gz       on a machine with network
      toolkit models import opus.tar.gz            on the one without
    """


@models.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_(as_json: bool) -> None:
    """Show the models on this machine."""
    entries = list_models()
    if as_json:
        click.echo(json.dumps([asdict(entry) for entry in entries], indent=2, default=str, ensure_ascii=False))
        return
    width = max(len(entry.choice) for entry in entries)
    for entry in entries:
        place = f"  {entry.folder}" if entry.folder else "  toolkit models pull fetches it"
        click.echo(f"{entry.choice:{width}}  {entry.state}  {entry.bytes / 1e6:.0f} MB{place}")


@models.command()
@click.argument("model", default="opus")
@click.option("--offline", is_flag=True, default=None, help="Never open a socket: convert what is cached.")
def pull(model: str, offline: bool | None) -> None:
    """Fetch MODEL (default: opus) into the hub cache and convert it for the ctranslate2 engine."""
    from toolkit.engines.convert import with_conversion

    found = resolve(model, offline=loaded(offline=offline).options.offline, say=_say)
    found = with_conversion(found, _say)
    click.echo(f"{found.name}@{found.revision}: ready in {found.folder}")


@models.command()
@click.argument("names", metavar="[MODEL]...", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Check every file against its checksum (default: all models on this machine)."""
    here = [entry.choice for entry in list_models() if entry.folder]
    for name in names or here:
        model = resolve(name, offline=True, say=_say)
        count = verify_model(model)
        result = f"{count} files verified" if count else "no checksums: nothing to verify it against"
        click.echo(f"{name}: {model.name}@{model.revision}: {result}")


@models.command()
@click.argument("model")
@click.argument("archive", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--offline", is_flag=True, default=None, help="Never open a socket.")
def export(model: str, archive: Path, offline: bool | None) -> None:
    """Write MODEL to ARCHIVE (.tar.gz or .tar), to carry it to a machine without network."""
    found = resolve(model, offline=loaded(offline=offline).options.offline, say=_say)
    export_model(found, archive, _say)
    click.echo(str(archive))


@models.command("import")
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "into", type=click.Path(path_type=Path), help="A new folder; default: the hub cache.")
def import_(archive: Path, into: Path | None) -> None:
    """Unpack ARCHIVE, made by `toolkit models export`; every file is checked first."""
    model = import_model(archive, into, _say)
    choice = model.name if into is None else into
    click.echo(f"ready: toolkit brief --model {choice}")


def _say(words: str) -> None:
    click.echo(words, err=True)
