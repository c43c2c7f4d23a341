"""`toolkit evaluate translation`: BLEU, chrF, speed and flags of a model on a test set."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from toolkit.cli.options import engine_options, loaded


@click.command("translation")
@click.argument("test_set", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--column", default=1, show_default=True, metavar="N", help="Column of the reference; the German is 0.")
@click.option("--first", type=int, metavar="N", help="Only the first so many segments.")
@engine_options
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the translations here.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate_translation(
    test_set: tuple[Path, ...], column: int, first: int | None, output: Path | None, as_json: bool, **flags: object
) -> None:
    """Score a model on TEST_SET: a TSV of German and references, or two files of as many lines.

    Guards and re-ranking are part of what is measured: this is what a brief would say.

    \b
    Examples:
      toolkit evaluate translation news.tsv --column 2
      toolkit evaluate --model opus news.de news.en
    """
    from toolkit.evaluation.translation import read_pairs, score_translation
    from toolkit.store import write_atomically
    from toolkit.workshop import open_translation

    german, references = read_pairs(test_set, column, first)
    translation, _, _ = open_translation(loaded(**flags).options, lambda note: click.echo(f"Note: {note}", err=True))
    score, pairs = score_translation(german, references, translation.translate)
    if output is not None:
        write_atomically(output, "".join(f"{pair.english}\n" for pair in pairs))
    if as_json:
        click.echo(json.dumps({**asdict(score), "signature": str(translation.signature)}, indent=2))
    else:
        click.echo(f"{score.words()}\n{translation.signature}")
