"""JSON: an exact round trip, a published schema that holds, and clear words for a document that cannot be read."""

from __future__ import annotations

import dataclasses
import json
from importlib import resources

import jsonschema
import pytest

from tests.render_samples import HOSTILE, SAMPLES, hostile, report
from toolkit import records
from toolkit.errors import DocumentError, UsageError
from toolkit.records import Brief, Pair
from toolkit.render import (
    Failure,
    brief_from_json,
    brief_to_json,
    entry_from_json,
    entry_of,
    entry_to_json,
    index_from_json,
    render,
    render_index,
)
from toolkit.render.layout import to_text


def schema(name: str) -> jsonschema.Draft202012Validator:
    text = (resources.files("toolkit") / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    return jsonschema.Draft202012Validator(json.loads(text))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_brief_comes_back_equal_and_writes_the_same_bytes(name: str) -> None:
    brief = SAMPLES[name]()
    text = brief_to_json(brief)
    assert brief_from_json(text) == brief
    assert brief_to_json(brief_from_json(text)) == text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_equal_and_unseen_signs_are_written_as_escapes(words: str) -> None:
    text = brief_to_json(hostile(words))
    assert brief_from_json(text) == hostile(words)
    assert not set(text) & set("\x00\x1b\u202e\u2066\u2028\ud800\uffff")
    text.encode("utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_brief_fits_the_published_schema(name: str) -> None:
    schema("brief-1").validate(json.loads(brief_to_json(SAMPLES[name]())))


def test_the_schema_names_every_field_of_every_record() -> None:
    definitions = schema("brief-1").schema["$defs"]
    names = ("Article", "Block", "Figure", "Flag", "Link", "Mark", "Quote", "QuotePair", "Removed", "Section")
    for name in (*names, "Signature", "Span", "EnglishSpan", "Summary", "SummarySentence"):
        fields = {field.name for field in dataclasses.fields(getattr(records, name))}
        assert fields <= set(definitions[name]["properties"]), name
        assert fields <= set(definitions[name]["required"]), name
    sides = {field.name for record in (records.Sentence, Pair) for field in dataclasses.fields(record)}
    assert set(definitions["Sentence"]["properties"]) == sides - {"text", "sentence"}


@pytest.mark.parametrize(
    "record", [records.Span(1, 2), records.EnglishSpan(0, 1, 2), records.Link((0, 1), (2, 3), 0.5)]
)
def test_records_written_by_hand_lack_no_field(record: object) -> None:
    assert json.loads(to_text({"it": record}, {}))["it"] == json.loads(json.dumps(dataclasses.asdict(record)))  # type: ignore[call-overload]


def test_what_is_short_stands_on_one_line_and_what_is_long_does_not() -> None:
    text = to_text({"a": [1] * 36, "b": [1] * 37, "c": {"d": "x" * 101}, "e": {"f": "x" * 102}, "g": []}, {})
    wide = ",\n".join(["    1"] * 37)
    rows = [f'"a": [{", ".join("1" * 36)}]', f'"b": [\n{wide}\n  ]', f'"c": {{"d": "{"x" * 101}"}}']
    rows += [f'"e": {{\n    "f": "{"x" * 102}"\n  }}', '"g": []']
    assert text == "{\n  " + ",\n  ".join(rows) + "\n}\n"


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("sentences", 0, "german"), None),
        (("flags", 0, "severity"), "grave"),
        (("summary", "sentences", 0, "support"), []),
        (("quotes", 0, "confidence"), 1.5),
        (("schema",), "toolkit-brief/2"),
        (("surprise",), 1),
    ],
)
def test_the_schema_refuses_what_no_brief_says(where: tuple[str | int, ...], value: object) -> None:
    document = json.loads(brief_to_json(report()))
    at = document
    for step in where[:-1]:
        at = at[step]
    at[where[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        schema("brief-1").validate(document)


def changed(**fields: object) -> str:
    return json.dumps(json.loads(brief_to_json(report())) | fields)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not the JSON of a brief"),
        ("[" * 100_000, "not the JSON of a brief"),
        ("[1, 2]", "not the JSON of a brief: no object"),
        ("{}", "schema is None"),
        ('{"schema": "toolkit-index/1"}', "schema is 'toolkit-index/1'"),
        (changed(schema="toolkit-brief/7"), "written as toolkit-brief/7, this version reads up to toolkit-brief/1"),
        (changed(colour="red"), "unknown field 'colour'"),
        (changed(sentences={}), "brief.sentences: not a list of objects"),
        (changed(flags=[{"kind": "x", "severity": "grave", "message": ""}]), "'grave' is not one of the known values"),
        (changed(flags=[{"kind": "x", "severity": "note", "message": "", "sentence": 99}]), "is about sentence 99"),
        (changed(model_note=5), "brief.model_note: int where str belongs"),
        (changed(sentences=[]), "does not exist"),
        (brief_to_json(report()).replace('"id": "hafenstadt"', '"id": "../hafenstadt"'), "cannot be a file name"),
        (brief_to_json(report()).replace('"score": null', '"score": NaN', 1), "NaN is not a JSON number"),
        (brief_to_json(report()).replace('"start": 0,', '"start": -1,', 1), "not a span: -1"),
        (brief_to_json(report()).replace("Seit Wochen", "Seit Jahren", 1), "is not what stands in the text"),
    ],
)
def test_a_document_that_cannot_be_read_is_explained(text: str, said: str) -> None:
    with pytest.raises(DocumentError, match="(?s)" + said.replace("[", r"\[")) as caught:
        brief_from_json(text)
    assert caught.value.hint


def test_a_score_json_cannot_hold_is_refused() -> None:
    brief = report()
    pairs = (dataclasses.replace(brief.pairs[0], score=float("inf")), *brief.pairs[1:])
    with pytest.raises(DocumentError, match="a number JSON cannot hold"):
        brief_to_json(dataclasses.replace(brief, pairs=pairs))


@pytest.mark.parametrize("format", ["md", "html", "json"])
def test_a_brief_that_contradicts_itself_is_never_rendered(format: str) -> None:
    brief: Brief = dataclasses.replace(report(), pairs=report().pairs[:-1])
    with pytest.raises(DocumentError, match="15 sentences but 14 pairs"):
        render(brief, format)


def test_rendering_again_from_json_gives_the_same_files() -> None:
    again = brief_from_json(brief_to_json(report()))
    for format in ("md", "html", "json"):
        assert render(again, format) == render(report(), format)


def test_an_unknown_format_is_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match=r"no format 'pdf'\n  Choose from: md, html, json\."):
        render(report(), "pdf")


def test_an_entry_counts_and_comes_back_equal() -> None:
    entry = entry_of(report())
    assert (entry.quotes, entry.verbatim_quotes, entry.flags, entry.errors, entry.sentences) == (3, 3, 3, 1, 15)
    assert entry.first == "The city of Lindhafen is demanding that the government have the waiting tankers inspected."
    assert entry_from_json(entry_to_json(entry)) == entry
    assert "\n" not in entry_to_json(entry)


@pytest.mark.parametrize("text", ["", "[]", '{"id": "a"}', '{"id": "a", "file": "b", "colour": "red"}'])
def test_a_damaged_entry_is_explained(text: str) -> None:
    with pytest.raises(DocumentError, match="entry"):
        entry_from_json(text)


def test_the_index_fits_its_schema_and_comes_back() -> None:
    entries = [entry_of(sample()) for sample in SAMPLES.values()]
    failures = [Failure("a.pdf", "a.pdf: a PDF", "Convert it to text.")]
    text = render_index(entries, "json", formats=("html", "json"), note="offline", failures=failures)
    document = json.loads(text)
    schema("index-1").validate(document)
    assert document["briefs"][0]["files"] == {"html": "hafenstadt.html", "json": "hafenstadt.json"}
    back, note, failed = index_from_json(text)
    assert (sorted(e.id for e in back), note, list(failed)) == (sorted(e.id for e in entries), "offline", failures)
    assert [entry.date for entry in back] == ["2025-03-14", "2025-01-01", "2024-10-22", None]
