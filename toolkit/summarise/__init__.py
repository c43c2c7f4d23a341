"""Summaries with provenance: who writes them is a row in a table.

A new kind is a file with a function `(argument, sentences) -> Summariser` and a row in `KINDS`. Modules are imported
when they are asked for, so that the extractive default costs no heavy import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from toolkit.errors import UsageError
from toolkit.summarise.protocol import Summariser

__all__ = ["KINDS", "Summariser", "open_summariser"]

KINDS: Mapping[str, str] = {
    "extractive": "toolkit.summarise.extractive:open_extractive",
}
"""Kind of summariser: where its opener stands, `module:function`."""


def open_summariser(choice: str = "auto", sentences: int = 0) -> Summariser:
    """The summariser a user asked for with `--summariser`: `auto`, a kind, or `kind:argument` (`prompt:brief`).

    `sentences` is the number of summary sentences, 0 for three to five by length of the article. Raises UsageError for
    a kind that does not exist.
    """
    kind, _, argument = choice.partition(":")
    if kind == "auto":
        kind = "extractive"
    if kind not in KINDS:
        raise UsageError(f"unknown summariser {choice!r}", f"Choose one of: auto, {', '.join(KINDS)}.")
    module, _, name = KINDS[kind].partition(":")
    opener: Callable[[str, int], Summariser] = getattr(import_module(module), name)
    return opener(argument, sentences)
