"""Over generated briefs: no exception, an exact round trip, well-formed HTML, every sentence shown."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.render_reading import read_html
from tests.render_samples import Draft
from toolkit.records import (
    BlockKind,
    Brief,
    EnglishSpan,
    Figure,
    FigureKind,
    Flag,
    Link,
    Pair,
    Quote,
    QuoteKind,
    QuotePair,
    Removed,
    Severity,
    Span,
)
from toolkit.render import FORMATS, brief_from_json, brief_to_json, entry_of, render, render_index
from toolkit.render.escape import for_cell, visible

TEXT = st.one_of(
    st.text(min_size=1, max_size=25),
    st.text(st.sampled_from("ab <>&\"'`*_[]()|#\\\u202e\u200b\x00\n„“»«"), min_size=1, max_size=25),
)
SHARE = st.floats(0, 1)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """A brief whose every number points at something, with anything as words."""
    d = Draft()
    optional = st.none() | TEXT
    for _ in range(draw(st.integers(0, 2))):
        d.removed.append(Removed(d.write(draw(TEXT)), draw(TEXT)))
    for _ in range(draw(st.integers(1, 3))):
        label = d.write(draw(TEXT)) if draw(st.booleans()) else None
        kinds = draw(st.lists(st.sampled_from(BlockKind), min_size=1, max_size=2))
        blocks = [d.block(kind, draw(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=2))) for kind in kinds]
        if draw(st.booleans()):
            heading = blocks[0] if draw(st.booleans()) else None
            d.section(*blocks, heading=heading, label=label, time=draw(optional))
    ids = range(len(d.sentences))

    def inside(length: int) -> tuple[int, int]:
        start = draw(st.integers(0, length))
        return start, draw(st.integers(start, length))

    def german() -> Span:
        return Span(*inside(len(d.text)))

    def english() -> EnglishSpan:
        sentence = draw(st.sampled_from(ids))
        return EnglishSpan(sentence, *inside(len(d.pairs[sentence].english)))

    for i in ids:
        pair = d.pairs[i]
        links = [
            Link(inside(len(pair.german)), inside(len(pair.english)), draw(SHARE))
            for _ in range(draw(st.integers(0, 2)))
        ]
        d.pairs[i] = Pair(i, pair.german, pair.english, score=draw(st.none() | SHARE), links=tuple(links))
    quotes = [
        QuotePair(
            Quote(
                number,
                draw(st.sampled_from(QuoteKind)),
                (german(),),
                tuple(draw(st.lists(st.sampled_from(ids), max_size=2))),
                german() if draw(st.booleans()) else None,
                draw(optional),
                draw(optional),
                confidence=draw(SHARE),
            ),
            draw(TEXT),
            draw(TEXT),
            (english(),),
            draw(optional),
            draw(SHARE),
            draw(st.booleans()),
            draw(st.none() | st.integers(0, 9)),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    figures = [
        Figure(draw(st.sampled_from(FigureKind)), draw(st.sampled_from(ids)), german(), draw(TEXT), english=english())
        for _ in range(draw(st.integers(0, 2)))
    ]
    flags = [
        Flag(
            draw(TEXT),
            draw(st.sampled_from(Severity)),
            draw(TEXT),
            draw(TEXT),
            draw(st.none() | st.sampled_from(ids)),
            draw(st.sampled_from([None, *(pair.quote.id for pair in quotes)])),
            german(),
            english(),
        )
        for _ in range(draw(st.integers(0, 8)))
    ]
    support = draw(st.lists(st.sampled_from(ids), max_size=3))
    return d.brief(quotes, figures, support, flags, date=draw(optional), file=draw(TEXT), model_note=draw(TEXT))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(brief=briefs())
def test_any_brief_is_rendered_and_comes_back(brief: Brief) -> None:
    assert brief_from_json(brief_to_json(brief)) == brief
    for format in FORMATS:
        text = render(brief, format)
        assert text == render(brief, format)
        text.encode("utf-8")
        render_index([entry_of(brief)], format, formats=tuple(FORMATS)).encode("utf-8")
    root = read_html(render(brief, "html"))
    ids = {element.attributes.get("id") for element in root.all()}
    assert {f"s{sentence.id}" for sentence in brief.sentences} <= ids
    assert {a.attributes["href"][1:] for a in root.all("a")} <= ids


@given(st.text(st.sampled_from("ab;#&\\`*_[]<|~$ä")))
def test_each_sign_of_markup_gets_one_backslash(text: str) -> None:
    assert for_cell(text) == re.sub(r"[\\`*_\[\]<|~$#]|&(?=#?\w+;)", r"\\\g<0>", visible(text).strip())
