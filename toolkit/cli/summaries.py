"""`toolkit evaluate summaries`: ROUGE with lead-3 beside it, support, compression."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from toolkit.checks import check_summary_sentence
from toolkit.cli.options import loaded
from toolkit.evaluation.summaries import TYPES, Scores, evaluate_summaries, read_items
from toolkit.summarise import open_summariser


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--summariser", metavar="NAME", default="extractive", show_default=True, help="Which one to measure.")
@click.option("--summary-sentences", type=int, metavar="N", help="Sentences of a summary.  [3 to 5, by length]")
@click.option("--summariser-url", metavar="URL", help="OpenAI-compatible server for prompt:NAME.")
@click.option("--summariser-model", metavar="MODEL", help="Instruction model for prompt:NAME.")
@click.option("--prompt", metavar="FILE", help="A prompt file of your own.")
@click.option("--offline", is_flag=True, default=None, help="Never open a socket to another machine.")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def evaluate_summaries_command(file: str, summariser: str, as_json: bool, **flags: object) -> None:
    """Measure a summariser on FILE: JSONL or TSV of articles and reference summaries, in one language.

    Nothing is translated: the summary is compared in the language of the article.

    \b
    Examples:
      toolkit evaluate summaries seeds/summaries/news.jsonl
      toolkit evaluate summaries english.tsv --summariser facebook/bart-large-cnn
    """
    options = loaded(summariser=summariser, **flags).options
    opened = open_summariser(
        summariser,
        options.summary_sentences,
        options=options,
        say=lambda words: click.echo(f"Note: {words}", err=True),
        check=check_summary_sentence,
        translate=list,
    )
    scores = evaluate_summaries(read_items(Path(file)), opened)
    if as_json:
        click.echo(json.dumps(asdict(scores) | {"signature": str(opened.signature)}))
        return
    for line in _table(scores):
        click.echo(line)
    click.echo(f"signature: {opened.signature}")


def _table(scores: Scores) -> list[str]:
    rows = [f"{'':<12}{'ROUGE-1':>9}{'ROUGE-2':>9}{'ROUGE-L':>9}"]
    for name, row in (("summary", scores.rouge), ("lead-3", scores.lead)):
        rows.append(f"{name:<12}" + "".join(f"{row[kind]:>9.2f}" for kind in TYPES))
    return [
        *rows,
        f"support {scores.support:.1f}%, beyond the lead {scores.beyond:.1f}% of articles, compression "
        f"{scores.compression:.1f}%, {scores.milliseconds:.1f} ms an article, {scores.articles} articles, "
        f"{scores.fallbacks} fallbacks",
    ]
