"""What holds for every article, also the damaged ones: offsets, 1:1 pairs, verbatim quotes, whole outputs.

Articles are put together from the shapes users bring and then mutated; each goes the whole way with the fake engine.
"""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.errors import ToolkitError
from toolkit.pipeline import Draft, make_brief
from toolkit.quotes import find_quotes
from toolkit.read import Input, read
from toolkit.records import Brief, QuoteKind
from toolkit.render import render
from toolkit.render.document import brief_from_json, brief_to_json
from toolkit.segment import segment
from toolkit.settings import Options
from toolkit.workshop import Workshop, open_workshop

CASES = 2_000
OPTIONS = Options(engine="fake", model="bundled", summariser="extractive", offline=True, force=True)
SHAPES = [
    "Rat beschließt neue Brücke",
    "Rat beschließt neue Brücke",
    "12. März 2024",
    "23.10.2024",
    "Politik",
    "Lesedauer: 4 Minuten",
    "Ellerbach, Norland - Am 3. Oktober um 10.58 Uhr begann die Sitzung. Sie dauerte z. B. 2,5 Stunden.",
    "Update vom 3. Mai, 9.05 Uhr: Der Sprecher wies 1.200 Beschwerden zurück.",
    "Erstmeldung: Ellerbach – Die Lage sei ruhig, hieß es.",
    "„Wir haben lange genug gewartet“, sagte Karla Brandt. „Nun bauen wir.“",
    "»Das ist ‚kein‘ Fortschritt«, erklärte ihr Vertreter Jonas Wirth (ELP).",
    'Er nannte den Plan "überholt". Der Minister soll davon gewusst haben.',
    "„Die erste Zeile eines Zitats ohne Ende",
    "Laut Dr. A. Menk stieg der Preis um 3,5 Prozent auf 1,2 Mrd. Euro; niemand habe widersprochen!",
    "Das könnte Sie auch interessieren",
    "Lesen Sie auch:",
    "Kommentare (0)",
    "© Foto: J. Wirth/Agentur",
    "Details | |",
    "---|---|",
    "(abc)",
    "<script>alert(1)</script> [Klick](javascript:alert(1)) **fett** | Spalte | `code`",
    "\u202egnudleM\u202c \x00 \x1b[31m \ue000 \u200b",
]
NOISE = st.sampled_from(list("„“”‚‘’»«›‹\"'.,:;!?–-()|*_<>&#©\u00a0\u200b\u202e\t\r\x00 0189ÄöüßAz\n\U0001f600\u0308"))


@st.composite
def articles(draw: Any) -> str:
    lines = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=9))
    text = draw(st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"])).join(lines)
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(text)))
        if draw(st.booleans()):
            text = text[:at] + draw(NOISE) + text[at:]
        else:
            text = text[:at] + text[at + draw(st.integers(0, 12)) :]
    return text


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return open_workshop(OPTIONS, lambda words: None)


def made_from(text: str, workshop: Workshop) -> Brief | None:
    """The brief of a text, None where it is refused as no article."""
    try:
        article = read(Input("a.txt", Path("a.txt"), "a"), text.encode("utf-8"), force=True)
    except ToolkitError:
        return None
    sentences = segment(article)
    quotes = find_quotes(article, sentences)
    pairs = workshop.translation.translate([sentence.text for sentence in sentences])
    numbered = tuple(type(p)(s.id, *_rest(p)) for s, p in zip(sentences, pairs, strict=True))
    return make_brief(Draft(Input("a.txt", None, "a"), b"", article, sentences, quotes, numbered), OPTIONS, workshop)


def _rest(pair: Any) -> tuple[Any, ...]:
    return (pair.german, pair.english, pair.origin, pair.score, pair.alternatives, pair.links, pair.guards)


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=articles())
def test_every_article_keeps_the_promises(text: str, workshop: Workshop) -> None:
    brief = made_from(text, workshop)
    if brief is None:
        return
    whole = brief.article.text
    assert [s.span.of(whole) for s in brief.sentences] == [s.text for s in brief.sentences]
    assert [p.sentence for p in brief.pairs] == [s.id for s in brief.sentences] == list(range(len(brief.pairs)))
    assert all(p.german == s.text for p, s in zip(brief.pairs, brief.sentences, strict=True))
    nothing_is_lost(brief)
    for quote in brief.quotes:
        for span in quote.quote.spans:
            assert span.of(whole) in quote.german_text or quote.quote.kind is QuoteKind.REPORTED
        for place in quote.english:
            assert 0 <= place.start <= place.end <= len(brief.pairs[place.sentence].english)
    for line in brief.summary.sentences:
        assert line.support
        assert line.english in " ".join(brief.pairs[i].english for i in line.support)
    assert brief_from_json(brief_to_json(brief)) == brief
    json.loads(render(brief, "json"))
    well_formed(render(brief, "html"))
    assert "\x00" not in render(brief, "md")


def nothing_is_lost(brief: Brief) -> None:
    """Every non-blank character of the text lies in exactly one block, mark or removed stretch."""
    article = brief.article
    cover = [0] * len(article.text)
    for part in (*article.blocks, *article.marks, *article.removed):
        for at in range(part.span.start, part.span.end):
            cover[at] += 1
    for at, (letter, count) in enumerate(zip(article.text, cover, strict=True)):
        assert count <= 1, f"character {at} lies in two parts"
        assert count == 1 or letter.isspace(), f"character {at} ({letter!r}) is lost"
    covered = [0] * len(article.text)
    for sentence in brief.sentences:
        for at in range(sentence.span.start, sentence.span.end):
            covered[at] += 1
    for block in article.blocks:
        inside = range(block.span.start, block.span.end)
        assert all(covered[at] == 1 or article.text[at].isspace() for at in inside), "a block lost words"


VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr"}


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            assert not name.startswith("on"), f"an event handler: {name}={value}"
            assert not (value or "").strip().lower().startswith("javascript:")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag


def well_formed(page: str) -> None:
    """Tags balance, no event handler, no javascript: link, and no more scripts than the page's own."""
    parser = _Balance()
    parser.feed(page)
    assert not parser.open
    assert parser.scripts <= 1
