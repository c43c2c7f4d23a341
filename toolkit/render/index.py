"""The index over many briefs: one small entry a brief, kept with the record of what is done, so that an index of
thousands is written without opening a brief again. The shape of its JSON is published in `schema/index-1.schema.json`.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.errors import DocumentError
from toolkit.records import Brief, Severity
from toolkit.render.codec import decode
from toolkit.render.document import open_document
from toolkit.render.layout import to_text
from toolkit.render.view import count

SCHEMA = "toolkit-index/1"


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the index says of one brief.

    `title` is German; `first` is the first summary sentence, English; `flags` counts errors and warnings, `errors` the
    errors among them; `quotes` counts statements (direct, partial, reported), `verbatim_quotes` those with marks.
    """

    id: str
    file: str
    date: str | None = None
    category: str | None = None
    source: str | None = None
    title: str | None = None
    english_title: str | None = None
    first: str = ""
    sentences: int = 0
    quotes: int = 0
    verbatim_quotes: int = 0
    flags: int = 0
    errors: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that has no brief: what happened and what to do."""

    file: str
    message: str
    hint: str = ""


def entry_of(brief: Brief) -> IndexEntry:
    """The index entry of a brief."""
    counts, article = count(brief), brief.article
    return IndexEntry(
        id=article.id,
        file=article.file,
        date=article.date,
        category=article.category,
        source=article.source,
        title=article.title,
        english_title=brief.english_title,
        first=brief.summary.sentences[0].english if brief.summary.sentences else "",
        sentences=counts.sentences,
        quotes=counts.quotes,
        verbatim_quotes=counts.verbatim_quotes,
        flags=sum(flag.severity is not Severity.NOTE for flag in brief.flags),
        errors=counts.errors,
        note=brief.model_note,
    )


def entry_to_json(entry: IndexEntry) -> str:
    """One entry as one line of JSON."""
    return json.dumps(dataclasses.asdict(entry), ensure_ascii=True)


def entry_from_json(text: str) -> IndexEntry:
    """The entry `entry_to_json` wrote. Raises DocumentError."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise DocumentError(f"not the JSON of an index entry: {error}", "Write the brief again.") from error
    entry: IndexEntry = decode(IndexEntry, data, "entry", {})
    return entry


def by_date(entries: Sequence[IndexEntry]) -> list[IndexEntry]:
    """Newest first, those without a date last; by file name within a day."""
    named = sorted(entries, key=lambda entry: (entry.file, entry.id))
    return sorted(named, key=lambda entry: entry.date or "", reverse=True)


def index_to_json(
    entries: Sequence[IndexEntry], formats: Sequence[str], note: str = "", failures: Sequence[Failure] = ()
) -> str:
    """The index as JSON text; each entry names the files of its brief."""
    document = {"schema": SCHEMA, "note": note, "briefs": by_date(entries), "failures": list(failures)}
    files = {"files": lambda entry: {format: f"{entry.id}.{format}" for format in formats}}
    return to_text(document, {IndexEntry: files})


def index_from_json(text: str) -> tuple[tuple[IndexEntry, ...], str, tuple[Failure, ...]]:
    """Entries, note and failures of an index. Raises DocumentError."""
    document = open_document(text, SCHEMA, "index")
    rows = document.get("briefs")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DocumentError("index.briefs: not a list of objects", "Write the index again.")
    entries = [{name: value for name, value in row.items() if name != "files"} for row in rows]
    return (
        decode(tuple[IndexEntry, ...], entries, "index.briefs", {}),
        decode(str, document.get("note", ""), "index.note", {}),
        decode(tuple[Failure, ...], document.get("failures", []), "index.failures", {}),
    )
