"""Brief <-> JSON, exactly. The shape is published in `toolkit/schema/brief-1.schema.json`.

Everything a renderer needs is in the file, so a brief can be rendered again years later without a model. Fields that
can be worked out (English title, texts of spans, counts) are written for the reader's convenience and never read back.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from typing import Any

from toolkit.errors import DocumentError
from toolkit.records import (
    Brief,
    Figure,
    Link,
    Mark,
    Origin,
    Pair,
    Quote,
    Removed,
    Section,
    Sentence,
    Signature,
    Span,
)
from toolkit.render.codec import Derived, decode
from toolkit.render.integrity import check_integrity
from toolkit.render.layout import to_text
from toolkit.render.view import count, label_of

SCHEMA = "toolkit-brief/1"
_TOP = ("schema", "title", "counts", "model_note", "signature", "article", "sentences")
_SAME = ("quotes", "figures", "summary", "flags", "labels", "review")  # written as the records are


def brief_to_json(brief: Brief) -> str:
    """The brief as JSON text: same brief, same bytes. Raises DocumentError where the brief contradicts itself."""
    check_integrity(brief)
    return written(brief)


def written(brief: Brief) -> str:
    """`brief_to_json` of a brief whose integrity is known."""
    document = {
        "schema": SCHEMA,
        "title": {"german": brief.article.title, "english": brief.english_title},
        "counts": count(brief),
        "model_note": brief.model_note,
        "signature": brief.signature,
        "article": brief.article,
        "sentences": [_row(s, p) for s, p in zip(brief.sentences, brief.pairs, strict=True)],
    }
    document |= {name: getattr(brief, name) for name in _SAME if name != "review" or brief.review}
    return to_text(document, _derived(brief))


def brief_from_json(text: str) -> Brief:
    """The brief that `brief_to_json` wrote, equal to the original.

    Raises DocumentError for text that is not JSON, not a brief, of a newer version, or that contradicts itself.
    """
    document = open_document(text, SCHEMA, "brief")
    unknown = set(document) - {*_TOP, *_SAME}
    if unknown:
        raise DocumentError(f"brief: unknown field {min(unknown)!r}", f"Known: {', '.join((*_TOP, *_SAME))}.")
    rows = document.get("sentences")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DocumentError("brief.sentences: not a list of objects", "Write the file again.")
    record = {name: document[name] for name in ("model_note", "signature", "article", *_SAME) if name in document}
    record["sentences"], record["pairs"] = [_sentence_of(row) for row in rows], [_pair_of(row) for row in rows]
    brief: Brief = decode(Brief, record, "brief", _derived(None))
    check_integrity(brief)
    return brief


def open_document(text: str, schema: str, noun: str) -> dict[str, Any]:
    """The outermost object of a file of ours whose `schema` is at most this one. Raises DocumentError."""
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"not the JSON of a {noun}: {error}", "Is the file whole? Write it again.") from error
    if not isinstance(document, dict):
        raise DocumentError(f"not the JSON of a {noun}: no object", f"Expected {schema!r}.")
    written = document.get("schema")
    name, _, version = schema.partition("/")
    match = re.fullmatch(rf"{name}/([0-9]{{1,6}})", written) if isinstance(written, str) else None
    if match is None:
        raise DocumentError(f"not the JSON of a {noun}: schema is {written!r}", f"Expected {schema!r}.")
    if int(match[1]) > int(version):
        raise DocumentError(
            f"this {noun} was written as {written}, this version reads up to {schema}",
            "Use the version of the toolkit that wrote it, or a newer one.",
        )
    if written != schema:
        raise DocumentError(f"not the JSON of a {noun}: schema is {written!r}", f"Expected {schema!r}.")
    return dict(document)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


@dataclasses.dataclass(slots=True)
class _Row:
    """Both sides as one row: a reader of the JSON wants them together, and 1:1 becomes unbreakable."""

    id: int
    span: Span
    block: int
    german: str
    english: str
    origin: Origin
    score: float | None
    alternatives: tuple[str, ...]
    links: tuple[Link, ...]
    guards: tuple[str, ...]


def _row(sentence: Sentence, pair: Pair) -> _Row:
    return _Row(
        sentence.id,
        sentence.span,
        sentence.block,
        pair.german,
        pair.english,
        pair.origin,
        pair.score,
        pair.alternatives,
        pair.links,
        pair.guards,
    )


_SENTENCE_FIELDS = {field.name for field in dataclasses.fields(Sentence)} - {"text"}


def _sentence_of(row: dict[str, Any]) -> dict[str, Any]:
    known = {name: row[name] for name in _SENTENCE_FIELDS if name in row}
    return known | ({"text": row["german"]} if "german" in row else {})


def _pair_of(row: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in row.items() if name not in _SENTENCE_FIELDS}
    return rest | ({"sentence": row["id"]} if "id" in row else {})


def _derived(brief: Brief | None) -> Derived:
    """What is written beside the records; with None only the names matter."""

    def of_quote(name: str) -> Callable[[Quote], str | None]:
        return lambda quote: words(getattr(quote, name))

    def words(span: Span | None) -> str | None:
        return None if span is None or brief is None else span.of(brief.article.text)

    def english(figure: Figure) -> str | None:
        at = figure.english
        return None if at is None or brief is None else brief.pairs[at.sentence].english[at.start : at.end]

    return {
        Mark: {"text": lambda mark: words(mark.span)},
        Removed: {"text": lambda removed: words(removed.span)},
        Section: {
            "label_german": lambda section: words(section.label),
            "label_english": lambda section: None if brief is None else label_of(brief, section),
        },
        Quote: {f"{name}_text": of_quote(name) for name in ("speaker", "source", "cue", "frame")},
        Figure: {"german_text": lambda figure: words(figure.german), "english_text": english},
        Signature: {"line": str},
    }
