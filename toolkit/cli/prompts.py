"""`toolkit prompts`: what instruction-following models are told."""

from __future__ import annotations

import json
from pathlib import Path

import click

from toolkit.prompts import list_prompts, load_prompt


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--show", is_flag=True, help="Print the words, too.")
def prompts(files: tuple[str, ...], as_json: bool, show: bool) -> None:
    """List the prompts that --summariser prompt:NAME can use, or check prompt files of your own.

    \b
    Examples:
      toolkit prompts                  name, task, language, version
      toolkit prompts mine.md          is my prompt sound?
      toolkit prompts --show           with their words
    """
    found = [load_prompt(Path(file)) for file in files] or list_prompts()
    for prompt in found:
        row = (prompt.name, prompt.task, prompt.language, prompt.version, prompt.description)
        if as_json:
            names = ("name", "task", "language", "version", "description")
            click.echo(json.dumps(dict(zip(names, row, strict=True)) | {"file": str(prompt.file)}, ensure_ascii=False))
            continue
        click.echo(f"{prompt.name:<10} {prompt.task:<8} {prompt.language:<3} {prompt.version:<3} {prompt.description}")
        if show:
            click.echo(f"\n{prompt.system}\n\n{prompt.user}\n")
