"""Flags several commands share, and how they become `Options`. One not given stays None, so that origins are true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from toolkit.settings import CHOICES, Loaded, Options, load

F = TypeVar("F", bound=Callable[..., Any])

DEFAULTS = Options()


def engine_options(command: F) -> F:
    """--engine, --model, --device, --compute-type, --num-beams, --jobs, --offline."""
    for option in reversed(
        (
            click.option("--engine", type=click.Choice(CHOICES["engine"]), help="What computes.  [ctranslate2]"),
            click.option("--model", metavar="MODEL", help="auto, bundled, opus, HUB-ID[@REV] or FOLDER.  [auto]"),
            click.option("--device", type=click.Choice(CHOICES["device"]), help="Where the engine runs.  [auto]"),
            click.option(
                "--compute-type",
                type=click.Choice(CHOICES["compute_type"]),
                help="Precision.  [auto: int8, float16 on a GPU]",
            ),
            click.option("--num-beams", type=int, metavar="N", help=f"Beam width.  [{DEFAULTS.num_beams}]"),
            click.option("-j", "--jobs", type=int, metavar="N", help="Engine workers.  [one per core]"),
            click.option("--offline", is_flag=True, default=None, help="Never open a socket."),
        )
    ):
        command = option(command)
    return command


def verbosity(command: F) -> F:
    """-q and -v."""
    command = click.option("-v", "--verbose", is_flag=True, help="Say more on standard error.")(command)
    return click.option("-q", "--quiet", is_flag=True, help="Say only errors.")(command)


def loaded(**flags: object) -> Loaded:
    """The options in force, given the flags of this command line; None means the flag was not given."""
    return load({name: value for name, value in flags.items() if value is not None and value != ()})
