"""`toolkit evaluate WHAT`: a lazy group; each row names the module and the command that measures."""

from __future__ import annotations

import importlib

import click

MEASURES = {
    "checks": ("toolkit.cli.check", "evaluate_checks", "Checks on labelled good and corrupted pairs."),
    "quotes": ("toolkit.cli.quotes", "evaluate_quotes", "Quotes and speakers against a marked corpus."),
    "summaries": ("toolkit.cli.summaries", "evaluate_summaries_command", "Summaries against references, with lead-3."),
}


class _Measures(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MEASURES)

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
    """Measure translation, quotes or summaries on a test set."""
