"""Brief -> Markdown, HTML, JSON: pure functions, text out, no models, no files.

A new format is a new file here and a row in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.errors import UsageError
from toolkit.records import Brief
from toolkit.render.document import brief_from_json, brief_to_json, written
from toolkit.render.html import brief_to_html, index_to_html
from toolkit.render.index import (
    Failure,
    IndexEntry,
    entry_from_json,
    entry_of,
    entry_to_json,
    index_from_json,
    index_to_json,
)
from toolkit.render.integrity import check_integrity
from toolkit.render.markdown import brief_to_markdown, index_to_markdown

__all__ = [
    "FORMATS",
    "Failure",
    "Format",
    "IndexEntry",
    "brief_from_json",
    "brief_to_json",
    "check_integrity",
    "entry_from_json",
    "entry_of",
    "entry_to_json",
    "index_from_json",
    "render",
    "render_all",
    "render_index",
]


@dataclass(frozen=True, slots=True)
class Format:
    """The two functions of a format. The name in FORMATS is also the ending of its files."""

    brief: Callable[[Brief], str]
    index: Callable[[Sequence[IndexEntry], Sequence[str], str, Sequence[Failure]], str]


FORMATS: Mapping[str, Format] = {
    "md": Format(brief_to_markdown, index_to_markdown),
    "html": Format(brief_to_html, index_to_html),
    "json": Format(written, index_to_json),
}


def render(brief: Brief, format: str) -> str:
    """The brief in one of FORMATS: same brief, same text.

    Raises UsageError for an unknown format, DocumentError for a brief that contradicts itself.
    """
    return render_all(brief, (format,))[format]


def render_all(brief: Brief, formats: Sequence[str]) -> dict[str, str]:
    """The brief in each of the formats, by name: `render`, but what the brief promises is looked at once."""
    check_integrity(brief)
    return {format: _format(format).brief(brief) for format in formats}


def render_index(
    entries: Sequence[IndexEntry],
    format: str,
    *,
    formats: Sequence[str],
    note: str = "",
    failures: Sequence[Failure] = (),
) -> str:
    """The index over `entries`, newest first, with links to the files of each brief in `formats`.

    `note` is shown at its head. Raises UsageError for an unknown format.
    """
    return _format(format).index(entries, formats, note, failures)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}", f"Choose from: {', '.join(FORMATS)}.")
    return FORMATS[name]
