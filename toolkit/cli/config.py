"""`toolkit config show`: the settings in force."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from toolkit.settings import load


@click.group()
def config() -> None:
    """Show the settings in force and where each comes from.

    A flag wins over a TOOLKIT_* variable, that over toolkit.toml in this folder, that over the user's
    config.toml, that over the default.

    \b
    Examples:
      toolkit config show --origin            what is in force, and why
      TOOLKIT_OFFLINE=1 toolkit config show   as a run with this variable would see it
    """


@config.command()
@click.option("--origin", is_flag=True, help="Say where each value comes from.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(origin: bool, as_json: bool) -> None:
    """Print every setting."""
    current = load()
    values = asdict(current.options)
    if as_json:
        entries = {k: {"value": v, "origin": current.origins[k]} if origin else v for k, v in values.items()}
        click.echo(json.dumps(entries, indent=2, ensure_ascii=False))
        return
    width = max(map(len, values))
    for name, value in values.items():
        text = ",".join(value) if isinstance(value, tuple) else str(value).lower() if isinstance(value, bool) else value
        click.echo(f"{name:{width}}  {text}" + (f"  ({current.origins[name]})" if origin else ""))
