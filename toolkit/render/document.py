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
from toolkit.records import Brief, Figure, Mark, Pair, Quote, Removed, Section, Sentence, Signature, Span
from toolkit.render.codec import Derived, decode, encode
from toolkit.render.integrity import check_integrity
from toolkit.render.view import count, label_of

SCHEMA = "toolkit-brief/1"
# Legal inside a JSON string, but invisible or able to turn the text around in a terminal or editor: written \uXXXX.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff0-\uffff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_SHORTEST = 3  # characters of a value in a list: `0, `
_LINE = 110  # a list or object whose JSON is at most this many characters long stands on one line
_TOP = ("schema", "title", "counts", "model_note", "signature", "article", "sentences")
_SAME = ("quotes", "figures", "summary", "flags", "labels", "review")  # written as the records are


def brief_to_json(brief: Brief) -> str:
    """The brief as JSON text: same brief, same bytes. Raises DocumentError where the brief contradicts itself."""
    check_integrity(brief)
    derived = _derived(brief)
    document = {
        "schema": SCHEMA,
        "title": {"german": brief.article.title, "english": brief.english_title},
        "counts": encode(count(brief), derived),
        "model_note": brief.model_note,
        "signature": encode(brief.signature, derived),
        "article": encode(brief.article, derived),
        "sentences": [_join(s, p, derived) for s, p in zip(brief.sentences, brief.pairs, strict=True)],
    }
    document |= {name: encode(getattr(brief, name), derived) for name in _SAME if name != "review" or brief.review}
    return to_text(document)


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


def to_text(document: dict[str, Any]) -> str:
    """JSON for people and programs: two blanks a level, short lists and objects on one line, one line feed at the end.

    Raises DocumentError for a number JSON does not have (infinity, not a number).
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", _write(document, "\n")) + "\n"


def _write(value: Any, line: str) -> str:
    if not isinstance(value, dict | list) or not value:
        return _scalar(value)
    if line != "\n" and len(value) * _SHORTEST <= _LINE:
        compact = _scalar(value)  # in C: writing what turns out too long a second time costs less than adding up here
        if len(compact) <= _LINE:
            return compact
    inner = line + "  "
    if isinstance(value, dict):
        parts = [f"{_scalar(key)}: {_write(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{(',' + inner).join(parts)}{line}}}"
    return f"[{inner}{(',' + inner).join([_write(item, inner) for item in value])}{line}]"


def _scalar(value: Any) -> str:
    if type(value) is str:
        return json.encoder.encode_basestring(value)
    if type(value) is int:
        return str(value)
    if value is None:
        return "null"
    try:
        return _ENCODER.encode(value)
    except ValueError as error:
        raise DocumentError(f"a number JSON cannot hold: {error}", "Scores must be finite.") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


def _join(sentence: Sentence, pair: Pair, derived: Derived) -> dict[str, Any]:
    # One row for both sides: a reader of the JSON wants German and English together, and 1:1 becomes unbreakable.
    row: dict[str, Any] = encode(sentence, derived) | encode(pair, derived)
    del row["text"], row["sentence"]
    return row


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
