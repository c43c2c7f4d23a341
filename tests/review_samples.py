"""A folder of briefs for the tests of review: made from the articles in seeds/ by the fake engine, once per session."""

from __future__ import annotations

import functools
import shutil
import tempfile
from pathlib import Path
from typing import Any

from toolkit.pipeline import Report, brief
from toolkit.settings import Options

SEEDS = Path(__file__).parents[1] / "seeds"
CHOICES: dict[str, Any] = {"engine": "fake", "model": "bundled", "offline": True, "summariser": "extractive"}


def make_briefs(articles: Path, folder: Path, **more: Any) -> Report:
    """Run `toolkit brief` with the fake engine."""
    return brief([articles], options=Options(output=str(folder), **(CHOICES | more)))


@functools.cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="review-"))
    make_briefs(SEEDS / "1-bericht-grenzbahnhof.txt", folder)
    make_briefs(SEEDS / "8-seite-seilbahn.txt", folder)
    return folder


def folder_of_briefs(folder: Path) -> Path:
    """Copy two briefs and their store into `folder`."""
    shutil.copytree(_made(), folder, dirs_exist_ok=True)
    return folder
