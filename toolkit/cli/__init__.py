"""The command line: one lazy group. Commands are thin shells; what they call lives in the rest of the package.

`toolkit --help` must answer in 0.15 s, so a command's module is imported only when that command runs.
"""

from __future__ import annotations

import contextlib
import difflib
import importlib
import os
import sys
from typing import NoReturn

import click

from toolkit import __version__
from toolkit.errors import ToolkitError, UsageError

INTERRUPTED = 130

COMMANDS = {
    "brief": ("toolkit.cli.brief", "Turn German articles into bilingual briefs."),
    "translate": ("toolkit.cli.translate", "Translate lines or JSONL from standard input."),
    "quotes": ("toolkit.cli.quotes", "List the quotes of a file with their speakers."),
    "check": ("toolkit.cli.check", "Check German-English pairs for wrong numbers, names, negation."),
    "digest": ("toolkit.cli.digest", "One page over many briefs: agreement, difference, time line."),
    "review": ("toolkit.cli.review", "Review quotes in the browser, with the keyboard."),
    "render": ("toolkit.cli.render", "Render JSON briefs again, without a model."),
    "evaluate": ("toolkit.cli.evaluate", "Measure translation, quotes or summaries on a test set."),
    "prompts": ("toolkit.cli.prompts", "List and check the prompts for instruction models."),
    "models": ("toolkit.cli.models", "List, fetch, verify, export and import models."),
    "doctor": ("toolkit.cli.doctor", "Show what is installed, what runs, and what is missing."),
    "config": ("toolkit.cli.config", "Show the settings in force and where each comes from."),
    "completion": ("toolkit.cli.completion", "Print the shell completion script."),
}


class LazyGroup(click.Group):
    """A group that knows the names and short helps of its commands and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            near = difflib.get_close_matches(name, COMMANDS, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Commands: {', '.join(COMMANDS)}."
            if os.path.exists(name):
                hint = f"To brief it: toolkit brief {name}"
            raise UsageError(f"no such command {name!r}", hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="toolkit %(version)s")
def toolkit() -> None:
    """German news articles to bilingual briefs: translated, summarised, quotes side by side.

    \b
    Examples:
      toolkit brief articles/ -o briefs/     briefs of a folder, with an index
      toolkit brief report.txt --offline     one file, never a socket
      toolkit doctor                         what works on this machine
    """


def main() -> NoReturn:
    """Run the command line and exit with the status of the error family."""
    try:
        status = toolkit.main(standalone_mode=False)
    except ToolkitError as error:
        _say(f"Error: {error.message}", error.hint)
        status = error.exit_status
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say("Interrupted. What was finished is kept; run the same command to go on.")
        status = INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`toolkit quotes x | head`): not our failure, and Python must not complain at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def _say(*lines: str) -> None:
    for line in filter(None, lines):
        click.echo(line, err=True)
