"""`toolkit quotes` and `toolkit evaluate quotes`."""

from __future__ import annotations

import json
import shutil
import textwrap
from dataclasses import asdict
from typing import Any

import click

from toolkit.errors import NothingToDo, ToolkitError
from toolkit.quotes import find_quotes, rank
from toolkit.read import find_inputs, load, read
from toolkit.records import Article, Quote, QuoteKind, Span
from toolkit.segment import segment

_SET_OFF = (QuoteKind.SCARE, QuoteKind.NAME)


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--jsonl", is_flag=True, help="One JSON object a quote, with character offsets.")
@click.option("--all", "everything", is_flag=True, help="Also words merely set off, and names in quotation marks.")
@click.option("--force", is_flag=True, help="Read texts that do not look German.")
@click.pass_context
def quotes(ctx: click.Context, files: tuple[str, ...], jsonl: bool, everything: bool, force: bool) -> None:
    """List the quotes of German articles: kind, speaker, words.

    Needs no model. FILES are files, folders, or - for standard input. With --jsonl each line also holds the offsets
    in the article's text, the reporting words, the source and the rank among the quotes of the article.

    \b
    Examples:
      toolkit quotes report.txt
      toolkit quotes articles/ --jsonl | jq -r .speaker
    """
    inputs = find_inputs(files)
    if not inputs:
        raise NothingToDo(f"no article in {', '.join(files)}", "Point to .txt files or to folders that hold some.")
    failed = False
    for item in inputs:
        try:
            article = read(item, load(item), force=force)
        except ToolkitError as error:
            failed = True
            click.echo(f"Error: {error}", err=True)
            continue
        _show(article, item.name, jsonl, everything)
    ctx.exit(1 if failed else 0)


def _show(article: Article, name: str, jsonl: bool, everything: bool) -> None:
    sentences = segment(article)
    found = find_quotes(article, sentences)
    ranks = {number: place for place, number in enumerate(rank(found, article, sentences))}
    shown = [(n, quote) for n, quote in enumerate(found) if everything or quote.kind not in _SET_OFF]
    if jsonl:
        for number, quote in shown:
            click.echo(json.dumps(_record(quote, article, name, ranks.get(number)), ensure_ascii=False))
        return
    click.echo(f"{name}: {len(shown)} {'quote' if len(shown) == 1 else 'quotes'}")
    for _, quote in shown:
        click.echo(_row(quote, article))


def _record(quote: Quote, article: Article, name: str, place: int | None) -> dict[str, Any]:
    def words(span: Span | None) -> dict[str, Any] | None:
        return None if span is None else {"text": span.of(article.text), "start": span.start, "end": span.end}

    return {
        "file": name,
        "id": quote.id,
        "kind": quote.kind.value,
        "text": " … ".join(span.of(article.text) for span in quote.spans),
        "spans": [asdict(span) for span in quote.spans],
        "speaker": words(quote.speaker),
        "speaker_name": quote.speaker_name,
        "speaker_role": quote.speaker_role,
        "source": words(quote.source),
        "cue": words(quote.cue),
        "frame": words(quote.frame),
        "nested_in": quote.nested_in,
        "sentences": list(quote.sentences),
        "confidence": quote.confidence,
        "rank": place,
    }


def _row(quote: Quote, article: Article) -> str:
    """Kind, speaker and words in columns; long words go on under themselves."""
    width = max(60, min(shutil.get_terminal_size().columns, 120))
    text = " … ".join(" ".join(span.of(article.text).split()) for span in quote.spans)
    lines = textwrap.wrap(text, width - 40) or [""]
    speaker = textwrap.wrap(_speaker(quote, article), 25) or [""]
    rows = max(len(lines), len(speaker))
    left = [quote.kind.value] + [""] * (rows - 1)
    speaker += [""] * (rows - len(speaker))
    lines += [""] * (rows - len(lines))
    return "\n".join(f"  {a:9} {b:26} {c}".rstrip() for a, b, c in zip(left, speaker, lines, strict=True))


def _speaker(quote: Quote, article: Article) -> str:
    if quote.speaker_name:
        return quote.speaker_name + (f", {quote.speaker_role}" if quote.speaker_role else "")
    if quote.speaker is not None:
        return quote.speaker.of(article.text)
    return f"(by {quote.source.of(article.text)})" if quote.source is not None else "?"


@click.command()
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False))
@click.option("--only", metavar="TYPE", help="Only quotes of one type of the corpus, such as Direct.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate_quotes(corpus: str, only: str | None, as_json: bool) -> None:
    """Measure quotes and speakers against CORPUS (JSON lines, may be .xz): token F1 after one-to-one matching."""
    from toolkit.evaluation.quotes import evaluate, load_corpus

    scores = evaluate(load_corpus(corpus), only)
    if as_json:
        click.echo(json.dumps(asdict(scores)))
        return
    for name in ("message", "speaker", "joint", "false_alarms"):
        click.echo(f"{name.replace('_', ' '):13} {getattr(scores, name):5.1f}")
    click.echo(f"{'articles':13} {scores.articles:5}")
