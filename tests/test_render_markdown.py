"""Markdown: what CommonMark with tables makes of it, and how it reads raw."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.render_reading import read_html
from tests.render_samples import HOSTILE, SAMPLES, bare, hostile, live_blog, report
from toolkit.render import entry_of, render, render_index
from toolkit.render.escape import as_code, for_cell, for_markdown, visible
from toolkit.render.index import Failure

FORGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TAGS = {
    *("h1", "h2", "h3", "p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
PLACES = {
    "paragraph": ("{}", for_markdown),
    "heading": ("## {}", for_markdown),
    "list item": ("- {}", for_markdown),
    "numbered item": ("1. {}", for_markdown),
    "quotation": ("> {}", for_markdown),
    "after a hard break": ("words\\\n{}", for_markdown),
    "bold": ("**{}**", for_markdown),
    "link text": ("[{}](./x)", for_markdown),
    "cell": ("| a | b |\n| --- | --- |\n| {} | x |", for_cell),
    "code": ("{}", as_code),
}


def shown(markdown: str) -> str:
    """The text a reader of the rendered Markdown sees."""
    text = FORGE.render(markdown).replace("<br />", "\n").replace("<br>", "\n")
    return read_html(text.replace("<hr />", "RULE")).text


def signs(text: str) -> list[str]:
    return visible(text).split()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_literally_wherever_they_stand(words: str, place: str) -> None:
    frame, escape = PLACES[place]
    text = shown(frame.format(escape(words)))
    assert " ".join(signs(words)) in " ".join(text.split())


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150, deadline=None)
@given(words=st.text(st.sampled_from("ab1 .)-+*_`~<>[]()!#|\\&;:=\n\t\"'/$@\u202e"), min_size=1, max_size=14))
def test_any_words_are_shown_literally_wherever_they_stand(place: str, words: str) -> None:
    if place in ("bold", "link text") and not words.strip():
        return
    frame, escape = PLACES[place]
    text = " ".join(shown(frame.format(escape(words))).split())
    if place == "bold":  # CommonMark lets no bold begin or end beside some signs: the stars then stay, harmless
        text = text.replace("**", "")
        assert " ".join(signs(words)).replace("**", "") in text
    else:
        assert " ".join(signs(words)) in text


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("siehe https://example.org", "siehe https\\://example.org"),  # GFM makes links of bare addresses
        ("www.example.org, FTP://a", "www\\.example.org, FTP\\://a"),
        ("9. März", "9\\. März"),
        ("AT&T &amp; R&D", "AT&T \\&amp; R&D"),
        ("Text – mit „Zeichen“ (und) 3.5 % + mehr - ohne Not!", "Text – mit „Zeichen“ (und) 3.5 % + mehr - ohne Not!"),
    ],
)
def test_no_more_is_escaped_than_needs_be(words: str, escaped: str) -> None:
    assert for_markdown(words) == escaped


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_brief_makes_no_link_image_or_markup_of_its_own(words: str) -> None:
    rendered = FORGE.render(render(hostile(words), "md"))
    targets = set(re.findall(r'(?:href|src)="([^"]*)"', rendered))
    assert targets <= {f"#s{i}" for i in range(4)}
    assert set(re.findall(r"<([a-z0-9]+)", rendered)) <= TAGS


def test_the_same_words_in_an_index_are_as_harmless() -> None:
    for words in HOSTILE:
        failure = Failure(words, words, words)
        text = render_index([entry_of(hostile(words))], "md", formats=("md",), note=words, failures=[failure])
        rendered = FORGE.render(text)
        assert set(re.findall(r'(?:href|src)="([^"]*)"', rendered)) == {"./sample.md"}
        assert "<h1>Briefs</h1>" in rendered


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sentence_is_a_row_of_three_cells(name: str) -> None:
    brief = SAMPLES[name]()
    rows = read_html(FORGE.render(render(brief, "md"))).all("tr")
    cells = {tuple(cell.text for cell in row.all("td")[1:]) for row in rows}
    title = [s.id for s in brief.sentences if brief.article.blocks[s.block].kind == "title"]
    for pair in brief.pairs:
        assert pair.sentence in title or (pair.german, pair.english) in cells


@pytest.mark.parametrize("name", SAMPLES)
def test_links_lead_to_anchors_and_only_what_is_pointed_at_has_one(name: str) -> None:
    text = render(SAMPLES[name](), "md")
    targets, anchors = set(re.findall(r"\]\(#(s\d+)\)", text)), re.findall(r'<a id="(s\d+)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert targets == set(anchors)


@pytest.mark.parametrize(
    "line",
    [
        "# Port city argues over oil tankers off the coast",
        "- **Date:** 2025-03-14",
        "> **Translation:** The opus model could not be reached; the small bundled",
        "2. According to the coast guard, 17 of the 23 ships are more than 20 years old. ([s4](#s4))",
        "- ✖ **F2 error** [s7](#s7) number: the German says 1.4 million euros, the English 4.1 million euros",
        "1\\. **Mayor Anke Friedrichsen** *Bürgermeisterin Anke Friedrichsen* · direct quote · speaker and",
        "2\\. **Jonas Behm, fisherman** *er (Jonas Behm, Fischer)* · direct quote · alignment likely · [s10](#s10) ⚠F3",
        "| „angespannt, aber beherrschbar“ | “tense but manageable,” |",
        "| 1,4 Millionen Euro | *not found* | 1,400,000 EUR | money | je Schiff | [s7](#s7) |",
        '| <a id="s7"></a>s7 ✖F2 | Eine Kontrolle auf See',
        "| ¶ s8 | **Fischer sprechen von Ölspuren** | **Fishermen speak of traces of oil** |",
        "- comment form: Kommentare Ihre E-Mail-Adresse wird nicht veröffentlicht.",
        "- Translation: `translate:ctranslate2|model:bundled@3|beam:4|compute:int8|guards:1|toolkit:0.1.0`",
    ],
)
def test_a_brief_reads_raw(line: str) -> None:
    assert any(row.startswith(line) for row in render(report(), "md").splitlines())


def test_what_is_missing_is_said() -> None:
    text = render(bare(), "md")
    assert text.startswith("# (no title)\n")
    assert "*This article has no direct quotes.*" in text
    assert "*The checks found nothing to doubt.*" in text
    assert "*No summary.*" in text
    assert "None" not in text


def test_live_blog_entries_are_headings_in_both_languages() -> None:
    assert "### Update of 22 October, 10:58 (Update vom 22. Oktober, 10.58 Uhr)" in render(live_blog(), "md")


def test_the_index_reads_raw() -> None:
    text = render_index([entry_of(bare()), entry_of(report())], "md", formats=("md", "html"))
    assert text.index("## 14 March 2025") < text.index("## Without a date")
    assert "- **[Port city argues over oil tankers off the coast](./hafenstadt.md)**\\\n" in text
    assert "  3 quotes · 3 flags · [md](./hafenstadt.md) [html](./hafenstadt.html)" in text
