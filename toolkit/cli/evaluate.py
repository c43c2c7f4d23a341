"""`toolkit evaluate WHAT`: a lazy group; each row names the module and the command that measures."""

from __future__ import annotations

import importlib

import click

MEASURES = {
    "translation": ("toolkit.cli.evaluation", "evaluate_translation", "A model against references: BLEU, chrF, flags."),
    "checks": ("toolkit.cli.check", "evaluate_checks", "Checks on labelled good and corrupted pairs."),
    "quotes": ("toolkit.cli.quotes", "evaluate_quotes", "Quotes and speakers against a marked corpus."),
    "summaries": ("toolkit.cli.summaries", "evaluate_summaries_command", "Summaries against references, with lead-3."),
}


class _Measures(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MEASURES)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # `toolkit evaluate --model M TESTSET` measures translation, the measure most asked for.
        if args and args[0] not in MEASURES and args[0] not in ("-h", "--help"):
            args = ["translation", *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MEASURES:
            return None
        module, name, _ = MEASURES[cmd_name]
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in MEASURES.items()])


@click.group(cls=_Measures)
def evaluate() -> None:
    """Measure translation, quotes, checks or summaries on a test set.

    Without a measure's name it is translation.
    """
