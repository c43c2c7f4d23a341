"""Quotation marks of every German convention, whole and broken: what is found, and that nothing is ever lost."""

from __future__ import annotations

import random
import time

import pytest

from toolkit.quotes import find_in_text
from toolkit.quotes.marks import GLYPHS, find_marked
from toolkit.quotes.tokens import split_paragraphs


def outer(text: str) -> list[str]:
    """Outermost marked stretches of `text`."""
    return [m.span.of(text) for m in find_marked(text, split_paragraphs(text)) if m.depth == 0]


def nested(text: str) -> list[str]:
    """Marked stretches inside others."""
    return [m.span.of(text) for m in find_marked(text, split_paragraphs(text)) if m.depth > 0]


@pytest.mark.parametrize(
    "quote",
    [
        "„Wir gehen“",
        "„Wir gehen”",
        '„Wir gehen"',
        "“Wir gehen”",
        "»Wir gehen«",
        "«Wir gehen»",
        '"Wir gehen"',
        "‚Wir gehen‘",
        "›Wir gehen‹",
        "‹Wir gehen›",
        ",,Wir gehen''",
        ",,Wir gehen“",
    ],
)
@pytest.mark.parametrize("frame", ["{}, sagte Ott.", "Ott sagte: {}", "Ott sprach ({}) leise.", "Das war {}!", "{}"])
def test_every_convention_is_found_wherever_it_stands(quote: str, frame: str) -> None:
    assert outer(frame.format(quote)) == [quote]


@pytest.mark.parametrize(
    ("text", "outside", "inside"),
    [
        ("„Er rief ‚Halt‘ und lief“, sagte sie.", ["„Er rief ‚Halt‘ und lief“"], ["‚Halt‘"]),
        ("»Er rief ›Halt‹ und lief«", ["»Er rief ›Halt‹ und lief«"], ["›Halt‹"]),
        ("«Er rief ‹Halt› und lief»", ["«Er rief ‹Halt› und lief»"], ["‹Halt›"]),
        ("„Er rief „Halt“ und lief“", ["„Er rief „Halt“ und lief“"], ["„Halt“"]),
        ("\"Er rief 'Halt' und lief\"", ["\"Er rief 'Halt' und lief\""], ["'Halt'"]),
        ("„Er las »Faust« vor“", ["„Er las »Faust« vor“"], ["»Faust«"]),
    ],
)
def test_nested_marks(text: str, outside: list[str], inside: list[str]) -> None:
    assert (outer(text), nested(text)) == (outside, inside)


@pytest.mark.parametrize(
    "text",
    [
        "Das ist Ott’s Imbiss und Hans’ Rad.",
        "Er war's, sie hat's und wie geht's?",
        'Der Bildschirm misst 27" und 32" in der Breite.',
        "Die Rock 'n' Roll Halle",
        "In den ’90ern war alles anders.",
        "Es kostet 5' im Netz",
        "Ein Text ohne Marken, aber mit Komma,, doppelt.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert outer(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir gehen, sagte Ott.\nEs regnet.", ["„Wir gehen, sagte Ott."]),
        ("Wir gehen“, sagte Ott.", []),
        ("„Eins“ und “ zwei „drei“", ["„Eins“", "„drei“"]),
        ("„Wir gehen. Sie sagte „bald“ dazu.", ["„Wir gehen. Sie sagte"]),
    ],
)
def test_unbalanced_marks_end_with_their_paragraph_or_before_a_whole_pair(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


def test_a_quotation_over_paragraphs_with_marks_at_each_start() -> None:
    text = "„Erster Satz.\n„Zweiter Satz“, sagte Ott."
    marked = find_marked(text, split_paragraphs(text))
    assert [m.span.of(text) for m in marked] == ["„Erster Satz.", "„Zweiter Satz“"]
    assert [(m.closed, m.continues) for m in marked] == [(False, False), (True, True)]


def test_a_quotation_that_closes_a_paragraph_later() -> None:
    text = "„Erster Satz.\nZweiter Satz“, sagte Ott."
    assert outer(text) == ["„Erster Satz.\nZweiter Satz“"]


def test_parts_of_an_interrupted_quotation() -> None:
    assert outer("„Wir“, sagte Ott, „gehen.“") == ["„Wir“", "„gehen.“"]


def test_colon_first_and_dash_last() -> None:
    assert outer("Ott sagte: „Wir gehen.“") == ["„Wir gehen.“"]
    assert outer("„Wir gehen“ – das sagte Ott.") == ["„Wir gehen“"]


_PIECES = [
    *GLYPHS,
    ",,",
    "''",
    " ",
    " ",
    "\n",
    ".",
    ",",
    ":",
    "–",
    "sagte",
    "Ott",
    "der Minister",
    "laut",
    "3.",
    "(",
    ")",
]


def soup(seed: int) -> str:
    """A string of glyphs, punctuation and words."""
    chance = random.Random(seed)
    return "".join(chance.choice(_PIECES) for _ in range(chance.randint(0, 40)))


def test_ten_thousand_strings_of_glyphs_never_raise_and_never_lose_text() -> None:
    for seed in range(10_000):
        text = soup(seed)
        before = -1
        for marked in find_marked(text, split_paragraphs(text)):
            assert 0 <= marked.span.start <= marked.inner.start <= marked.inner.end <= marked.span.end <= len(text)
            assert marked.span.start >= before
            before = marked.span.start


@pytest.mark.slow
def test_quotes_of_glyph_strings_keep_their_promises() -> None:
    for seed in range(2_000):
        text = soup(seed)
        for quote in find_in_text(text):
            spans = [*quote.spans, *(s for s in (quote.speaker, quote.source, quote.cue, quote.frame) if s)]
            assert all(0 <= span.start <= span.end <= len(text) for span in spans), (seed, text)
            assert all(a.end <= b.start for a, b in zip(quote.spans, quote.spans[1:], strict=False)), (seed, text)


@pytest.mark.parametrize("piece", ["„", "“", '"', "»«", "‚‘", "' ", "„a“ ", "„A.“ sagte Ott. ", "‘x "])
def test_time_is_linear_in_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        find_marked(text, split_paragraphs(text))
        return time.process_time() - start

    seconds(500)
    small = min(seconds(2_000) for _ in range(3))
    large = min(seconds(16_000) for _ in range(2))
    assert large < 0.05 + small * 8 * 4
