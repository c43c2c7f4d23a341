"""HTML: well formed, self-contained, inert, readable by everybody, every sentence with an anchor and two languages."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources

import pytest

from tests.render_reading import Element, read_html
from tests.render_samples import HOSTILE, SAMPLES, bare, hostile, live_blog, report
from toolkit.records import Brief
from toolkit.render import entry_of, render, render_index
from toolkit.render.escape import visible
from toolkit.render.index import Failure
from toolkit.render.paint import paint
from toolkit.render.view import Stretch

TAGS = {
    *(
        "a",
        "article",
        "b",
        "blockquote",
        "body",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
    ),
    *("head", "header", "html", "i", "input", "label", "li", "link", "main", "meta", "nav", "ol", "p", "pre", "script"),
    *("section", "small", "span", "style", "summary", "time", "title", "ul"),
}
FORMATS = ("md", "html", "json")


def page(brief: Brief) -> Element:
    return read_html(render(brief, "html"))


def words(element: Element) -> str:
    return " ".join(element.text.split())


@pytest.fixture(scope="module")
def shown() -> Element:
    return page(report())


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sentence_has_one_anchor_and_both_languages(name: str) -> None:
    brief = SAMPLES[name]()
    root = page(brief)
    anchors = {element.attributes.get("id"): element for element in root.all()}
    for pair in brief.pairs:
        row = anchors[f"s{pair.sentence}"]
        row = row if row.tag == "div" else row.parent.parent
        german, english = (next(e for e in row.all(lang=lang)) for lang in ("de", "en"))
        assert (german.text, english.text) == (pair.german, pair.english)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_link_of_a_brief_leads_to_a_place_in_it(name: str) -> None:
    root = page(SAMPLES[name]())
    ids = {element.attributes.get("id") for element in root.all()}
    for link in root.all("a"):
        assert link.attributes["href"].startswith("#")
        assert link.attributes["href"][1:] in ids


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_and_do_nothing(words: str) -> None:
    text = render(hostile(words), "html")
    root = read_html(text)
    assert {element.tag for element in root.all()} <= TAGS
    for element in root.all():
        assert not any(name.startswith("on") or name in ("src", "style", "action") for name in element.attributes)
        assert element.attributes.get("href", "#").startswith(("#", "data:,"))
    row = root.one(id="s2")
    assert row.one("p", lang="de").text == visible(words)
    assert row.one("p", lang="en").text == visible(words)
    assert len(root.all("script")) == len(root.all("style")) == len(root.all("main")) == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_an_index_are_shown_and_do_nothing(words: str) -> None:
    failure = Failure(words, words, words)
    text = render_index([entry_of(hostile(words))], "html", formats=FORMATS, note=words, failures=[failure])
    root = read_html(text)
    assert {element.tag for element in root.all()} <= TAGS
    assert {a.attributes["href"] for a in root.all("a")} == {f"./sample.{format}" for format in FORMATS}
    assert visible(words).strip() in root.all("article")[0].text


def test_the_policy_allows_our_style_and_script_and_nothing_else() -> None:
    root = page(bare())
    policy = root.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(root.one(tag).text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["page.css", "page.js"])
def test_style_and_script_load_nothing(name: str) -> None:
    text = (resources.files("toolkit.render") / name).read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|https?:|//[a-z]|fetch|XMLHttp|import\(|innerHTML|</|eval", text)


def test_the_head_says_what_it_is_and_how_it_was_translated(shown: Element) -> None:
    head = shown.one("header", class_="head")
    assert words(head.one("h1")) == "Port city argues over oil tankers off the coast"
    assert head.one("h1").attributes["lang"] == "en"
    assert words(head.one("p", class_="original")) == "Hafenstadt streitet über Öltanker vor der Küste"
    assert words(head.one("p", class_="eyebrow")) == "Politik · Lindhafen · 14 March 2025"
    assert "small bundled model translated instead" in head.one("p", class_="notice").text
    assert "2025-03-14" in head.text
    assert "articles/hafenstadt.txt" in head.text


def test_summary_sentences_stand_beside_their_german_and_point_to_it(shown: Element) -> None:
    rows = shown.one("section", id="summary").all("div", class_="s")
    assert [row.one("a").attributes["href"] for row in rows] == ["#s2", "#s4", "#s5"]
    assert words(rows[2].one("p", lang="de")) == "Das Verkehrsministerium wies die Forderung zurück."


def test_a_key_quote_shows_both_sides_speaker_kind_and_certainty(shown: Element) -> None:
    quotes = shown.one("section", id="quotes").all("article")
    assert [quote.attributes["id"] for quote in quotes] == ["q0", "q2", "q1"]
    assert words(quotes[1].one("blockquote", lang="de")) == "„Morgens schillert das Wasser, und die Netze stinken“"
    assert words(quotes[1].one("blockquote", lang="en")).startswith("“In the mornings")
    assert words(quotes[1].one("p", lang="de")) == "er (Jonas Behm, Fischer)"
    assert words(quotes[1].one("b")) == "Jonas Behm, fisherman"
    assert words(quotes[1].one("p", class_="tags")) == "direct quote · alignment likely s10 ▲ 1 warning"


def test_figures_show_value_and_what_the_english_lacks(shown: Element) -> None:
    rows = shown.one("section", id="figures").all("div", class_="figure")
    assert words(rows[0].one("p", lang="de")) == "23 Schiffe Schiffe vor Lindhafen"
    assert words(rows[0].one("p", lang="en")) == "23 shipsnumber · 23"
    assert rows[0].one("a").attributes["href"] == "#s1"
    assert "not found in the English" in rows[3].text
    assert "1,400,000 EUR" in rows[3].text


def test_flags_stand_at_the_top_gravest_first_and_in_their_place(shown: Element) -> None:
    items = shown.one("section", id="flags").all("li")
    assert [words(item.one("b"))[2:] for item in items] == ["error", "warning", "warning", "note"]
    assert items[0].one("a").attributes["href"] == "#f2"
    assert shown.one(id="f2").parent.attributes["id"] == "s7"
    assert [mark.text for mark in shown.one(id="s7").all("span", class_="w")] == [
        "1,4 Millionen Euro",
        "4.1 million euros",
    ]
    assert shown.one(id="f3").parent.attributes["id"] == "s10"  # a flag on a quote stands at its sentence


def test_quotes_are_marked_in_the_text_and_words_linked(shown: Element) -> None:
    row = shown.one(id="s3")
    quoted = {lang: "".join(e.text for e in row.one("p", lang=lang).all(class_="q")) for lang in ("de", "en")}
    assert quoted["de"] == "„Wir sehen nicht zu, bis das erste Schiff auf Grund läuft“"
    assert quoted["en"] == "“We will not stand by until the first ship runs aground,”"
    german, english = (
        {e.text: e.attributes["data-k"].split() for e in row.one("p", lang=lang).all() if "data-k" in e.attributes}
        for lang in ("de", "en")
    )
    assert set(german["sehen"]) & set(english["will"])
    assert set(german["sehen"]) & set(english["stand by"])
    assert not set(german["nicht"]) & set(english["stand by"])


def test_live_blog_entries_carry_their_labels_in_both_languages() -> None:
    labels = page(live_blog()).all("p", class_="label")
    assert [words(label.one(lang="en")) for label in labels] == [
        "Update of 22 October, 10:58",
        "Update of 21 October 2024, 18:00",
        "First report",
    ]
    assert words(labels[0].one(lang="de")) == "Update vom 22. Oktober, 10.58 Uhr"


def test_an_article_without_direct_quotes_title_and_summary_says_so() -> None:
    root = page(bare())
    assert "This article has no direct quotes." in root.one("section", id="quotes").text
    assert "(no title)" in root.one("h1").text
    assert "No summary." in root.one("section", id="summary").text
    assert "The checks found nothing to doubt." in root.one("section", id="flags").text


def test_furniture_is_one_click_away_with_its_reason(shown: Element) -> None:
    details = shown.one("section", id="removed").one("details")
    assert words(details.one("summary")) == "2 passages of page furniture"
    assert [words(item.one("b")) for item in details.all("li")] == ["recommendation", "comment form"]
    assert "Wie Häfen im Norden aufrüsten" in details.text


def test_the_index_is_by_date_newest_first_with_links_and_counts() -> None:
    entries = [entry_of(sample()) for sample in (bare, live_blog, report)]
    root = read_html(
        render_index(entries, "html", formats=("html", "json"), failures=[Failure("a.pdf", "a PDF", "hint")])
    )
    articles = root.all("article")
    assert [words(a.one("h2")) for a in articles[:3]] == [
        "Port city argues over oil tankers off the coast",
        "Flood on the Welle: an overview",
        "standard input",
    ]
    assert articles[0].one("h2").one("a").attributes["href"] == "./hafenstadt.html"
    assert "3 quotes · 3 flags" in words(articles[0])
    assert "The city of Lindhafen is demanding" in articles[0].text
    assert words(articles[3]) == "a.pdfa PDFhint"


@pytest.mark.parametrize(
    ("stretches", "links", "expected"),
    [
        ([], [], "a &lt;b&gt; c"),
        ([Stretch(0, 1, "quote")], [], '<span class="q">a</span> &lt;b&gt; c'),
        ([Stretch(0, 5, "quote"), Stretch(2, 7, "figure")], [], None),
        ([Stretch(0, 7, "quote")], [(0, 1), (6, 7)], None),
        ([Stretch(0, 7, "error")], [(3, 3), (2, 5)], None),
    ],
)
def test_overlapping_marks_stay_well_formed_and_keep_the_text(
    stretches: list[Stretch], links: list[tuple[int, int]], expected: str | None
) -> None:
    painted = paint("a <b> c", stretches, links)
    assert read_html(painted).text == "a <b> c"
    assert expected is None or painted == expected


def luminance(colour: str) -> float:
    full = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(full[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_text_colour_reaches_the_contrast_of_wcag_aa(theme: int) -> None:
    text = (resources.files("toolkit.render") / "page.css").read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})", block)) for block in re.findall(r":root\{([^}]*)\}", text)
    ]
    colours = {**blocks[0], **blocks[theme]}
    for ink in ("ink", "soft", "accent", "error", "warning", "note"):
        for ground in ("paper", "card", "tint", "quote") if ink in ("ink", "soft") else ("paper", "card", "tint"):
            light, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{ink} on {ground}"
