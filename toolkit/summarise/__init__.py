"""Summaries with provenance: who writes them is a row in a table.

A new kind is a file with a function `(Request) -> Summariser` and a row in `KINDS`. Modules are imported when they are
asked for, so that the extractive kind costs no heavy import, and this room need not know the engines behind a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol

from toolkit.errors import UsageError
from toolkit.records import Severity
from toolkit.settings import Options
from toolkit.summarise.protocol import Summariser

__all__ = ["KINDS", "Check", "Doubt", "Request", "Summariser", "open_summariser"]

KINDS: Mapping[str, str] = {
    "auto": "toolkit.engines.summarisers:open_auto",
    "extractive": "toolkit.summarise.extractive:open_extractive",
    "prompt": "toolkit.engines.summarisers:open_prompted",
    "model": "toolkit.engines.summarisers:open_model",
}
"""Kind of summariser: where its opener stands, `module:function`. A hub id or a folder is of the kind `model`."""


class Doubt(Protocol):
    """What a check says against a sentence: a `checks.Finding`, seen from here."""

    @property
    def severity(self) -> Severity: ...

    @property
    def message(self) -> str: ...


Check = Callable[[str, Sequence[tuple[str, str]]], Sequence[Doubt]]
"""`checks.check_summary_sentence`: an English sentence and its (German, English) support to doubts."""


def _silent(note: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Request:
    """What an opener is given. `sentences`: 0 for three to five by length. `translate` turns German sentences into
    English ones, for models that write German; None where there is no engine. `task`: what a prompt must be for."""

    argument: str = ""
    sentences: int = 0
    options: Options = field(default_factory=Options)
    say: Callable[[str], None] = _silent
    check: Check | None = None
    translate: Callable[[Sequence[str]], list[str]] | None = None
    task: str = "summary"


def open_summariser(
    choice: str = "auto",
    sentences: int = 0,
    *,
    options: Options | None = None,
    say: Callable[[str], None] = _silent,
    check: Check | None = None,
    translate: Callable[[Sequence[str]], list[str]] | None = None,
    task: str = "summary",
) -> Summariser:
    """The summariser a user asked for with `--summariser`: `auto`, `extractive`, `prompt:NAME`, a hub id or a folder.

    `say` hears of fallbacks and downloads. Nothing heavy is loaded before the first article. Without `options` nothing
    is fetched. Raises UsageError for a kind that does not exist, ModelUnavailable for a model that cannot be had.
    """
    kind, _, argument = choice.partition(":")
    if kind not in KINDS or Path(choice).is_dir():
        if "/" not in choice and not Path(choice).is_dir():
            choices = "auto, extractive, prompt:NAME, a hub id (owner/name) or a folder"
            raise UsageError(f"unknown summariser {choice!r}", f"Choose one of: {choices}.")
        kind, argument = "model", choice
    module, _, name = KINDS[kind].partition(":")
    opener: Callable[[Request], Summariser] = getattr(import_module(module), name)
    return opener(Request(argument, sentences, options or Options(offline=True), say, check, translate, task))
