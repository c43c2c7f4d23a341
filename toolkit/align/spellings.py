"""Names that English spells otherwise than German: Lawrow, Lavrov; Kiew, Kyiv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def spellings() -> Mapping[str, str]:
    """German to English spellings of names, from `names.tsv`."""
    lines = files("toolkit.align").joinpath("names.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return dict(row for row in rows if len(row) == 2)


def in_english(name: str) -> str:
    """A German name or phrase with its names spelt the English way; what the table does not know stays."""
    return _WORD.sub(lambda match: spellings().get(match[0], match[0]), name)
