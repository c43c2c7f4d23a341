"""The sample articles: what their JSON says is true of their text, and what reading and quoting find of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from toolkit.numerals import german_numerals
from toolkit.quotes import find_quotes
from toolkit.read import find_inputs, load, read
from toolkit.records import Article, BlockKind, FigureKind, QuoteKind, Span
from toolkit.segment import segment

SEEDS = Path(__file__).parents[1] / "seeds"
NAMES = sorted(path.stem for path in SEEDS.glob("*.txt"))
FIELDS = {"title", "date", "category", "furniture", "quotes", "figures"}
QUOTE_FIELDS = {"text", "offsets", "kind", "speaker", "speaker_name"}
FOUND = 0.8  # a quote counts as found from this share (F1) of its characters on


@dataclass(frozen=True, slots=True)
class Expected:
    """One quote of a JSON file: the spans of its parts and whose words they are."""

    spans: tuple[Span, ...]
    kind: QuoteKind
    speaker_name: str | None


def text_of(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text(encoding="utf-8")


def document(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEEDS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def article(name: str) -> Article:
    (only,) = find_inputs([str(SEEDS / f"{name}.txt")])
    return read(only, load(only))


def parts(quote: dict[str, Any]) -> list[str]:
    return quote["text"] if isinstance(quote["text"], list) else [quote["text"]]


def expected(name: str) -> Iterator[Expected]:
    for quote in document(name)["quotes"]:
        spans = tuple(Span(start, end) for start, end in quote["offsets"])
        yield Expected(spans, QuoteKind(quote["kind"]), quote["speaker_name"])


def likeness(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """F1 over characters."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return 2 * shared / sum(map(len, one + other))


def test_there_are_eight_articles_and_each_has_its_json() -> None:
    assert len(NAMES) == 8
    assert sorted(path.stem for path in SEEDS.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_json_says_what_stands_in_the_text(name: str) -> None:
    text, said = text_of(name), document(name)
    assert set(said) == FIELDS
    assert all(string in text for string in [said["title"], *said["furniture"]])
    assert said["date"] is None or re.fullmatch(r"20\d\d-\d\d-\d\d", said["date"])
    for figure in said["figures"]:
        assert re.search(rf"(?<!\w){re.escape(figure['german'])}(?!\w)", text), figure
        assert FigureKind(figure["kind"])


@pytest.mark.parametrize("name", NAMES)
def test_the_offsets_of_the_quotes_are_those_of_their_words(name: str) -> None:
    text, quotes = text_of(name), document(name)["quotes"]
    for quote in quotes:
        assert set(quote) == QUOTE_FIELDS
        assert [text[start:end] for start, end in quote["offsets"]] == parts(quote)
        assert quote["speaker"] is None or quote["speaker"] in text
        assert quote["speaker_name"] is None or quote["speaker_name"] in text
    assert quotes == sorted(quotes, key=lambda quote: (quote["offsets"][0][0], -quote["offsets"][-1][1]))


def test_the_articles_hold_quotes_of_every_kind_and_convention() -> None:
    quotes = [quote for name in NAMES for quote in document(name)["quotes"]]
    assert len(quotes) >= 60
    assert {quote["kind"] for quote in quotes} == {"direct", "partial", "reported"}
    openings = {part[0] for quote in quotes for part in parts(quote) if quote["kind"] != "reported"}
    assert openings >= set('„‚»›«‹"')
    assert sum(len(parts(quote)) > 1 for quote in quotes) >= 5


def test_the_articles_about_one_event_disagree() -> None:
    """A digest over the briefs must have something to show: the dead of Lessnitz, by who says so."""
    told = {name[0]: {figure["value"] for figure in document(name)["figures"]} for name in NAMES}
    assert {"14", "6"} <= told["1"]
    assert {"19", "14", "8"} <= told["3"]
    assert {"21", "19", "14", "6"} <= told["5"]


@pytest.mark.parametrize("name", NAMES)
def test_reading_finds_title_and_date(name: str) -> None:
    found, said = article(name), document(name)
    assert (found.title, found.date) == (said["title"], said["date"])


@pytest.mark.parametrize("name", NAMES)
def test_reading_finds_the_category(name: str) -> None:
    assert article(name).category == document(name)["category"]


@pytest.mark.parametrize("name", NAMES)
def test_furniture_is_removed_and_nothing_else(name: str) -> None:
    found, said = article(name), document(name)
    body = [block.span.of(found.text) for block in found.blocks]
    removed = "\n".join(piece.span.of(found.text) for piece in found.removed)
    assert not [string for string in said["furniture"] if any(string in block for block in body)]
    assert not [string for string in said["furniture"] if string not in removed]
    assert bool(removed) == bool(said["furniture"])


def test_reading_knows_what_each_shape_is_made_of() -> None:
    blog, analysis = article("3-liveblog-lessnitz"), article("4-analyse-seehafen")
    times = [section.time for section in blog.sections if section.time]
    assert times == [
        "2025-03-14T17:50", "2025-03-14T15:15", "2025-03-14T11:20", "2025-03-14T08:05", "2025-03-13T21:30",
        "2025-03-13T09:10",
    ]  # fmt: skip
    kinds = [block.kind for block in analysis.blocks]
    assert (kinds.count(BlockKind.HEADING), kinds.count(BlockKind.CAPTION)) == (3, 1)
    assert analysis.reading_minutes == 4


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_begins_or_ends_within_a_word_or_behind_an_abbreviation(name: str) -> None:
    found = article(name)
    for sentence in segment(found):
        assert sentence.span.of(found.text) == sentence.text
        assert not re.match(r"[a-zäöü,.;]", sentence.text), sentence.text
        assert not re.search(r"\b(?:Prof|Dr|\d)\.$", sentence.text), sentence.text


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_read_by_its_value(name: str) -> None:
    values = {numeral.value for numeral in german_numerals(text_of(name))}
    assert not [figure for figure in document(name)["figures"] if figure["value"] not in values]


@pytest.fixture(scope="module")
def score() -> Counter[str]:
    """Over all articles: quotes by sort, how many were found, how many of these name the right speaker."""
    count: Counter[str] = Counter()
    for name in NAMES:
        found = article(name)
        quotes = find_quotes(found, segment(found))
        for wanted in expected(name):
            sort = "reported" if wanted.kind is QuoteKind.REPORTED else "marked"
            best = max(quotes, key=lambda quote: likeness(quote.spans, wanted.spans))
            count[sort] += 1
            if likeness(best.spans, wanted.spans) < FOUND:
                continue
            count[f"{sort} found"] += 1
            if wanted.speaker_name:
                count["named"] += 1
                count["right"] += wanted.speaker_name in (best.speaker_name or "")
                count["wrong"] += best.speaker_name is not None and wanted.speaker_name not in best.speaker_name
    return count


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_in_marks_is_found_verbatim(name: str) -> None:
    found = article(name)
    spans = {span for quote in find_quotes(found, segment(found)) for span in quote.spans}
    wanted = [span for quote in expected(name) if quote.kind is not QuoteKind.REPORTED for span in quote.spans]
    assert not [span.of(found.text) for span in wanted if span not in spans]


def test_most_reported_statements_are_found(score: Counter[str]) -> None:
    assert score["reported found"] >= 0.8 * score["reported"], score


def test_speakers_are_named_and_seldom_wrongly(score: Counter[str]) -> None:
    assert score["right"] >= 0.85 * score["named"], score
    assert score["wrong"] <= 0.03 * score["named"], score
