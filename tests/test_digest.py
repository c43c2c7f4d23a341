"""One page over many briefs: what belongs together, where figures differ and who gives them, and every link."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.test_summarise_server import chat, serving
from toolkit.align import align_quotes
from toolkit.cli.digest import digest
from toolkit.digest import make_digest
from toolkit.digest.pages import FORMATS, render_digest
from toolkit.digest.records import Line, Reading
from toolkit.digest.speakers import _best, _key
from toolkit.digest.words import by_value, day_words, span_words, value_words, who_words
from toolkit.errors import DocumentError, NothingToDo, UsageError
from toolkit.figures import find_figures
from toolkit.quotes import find_quotes
from toolkit.read import find_inputs, load, read
from toolkit.records import Brief, Pair, Signature, Summary
from toolkit.render import brief_to_json
from toolkit.segment import segment
from toolkit.settings import Digesting
from toolkit.summarise import open_summariser

SIGNATURE = Signature("t", "fake", "fake", "1", "0")
HARBOUR = """Truppen in Nordhafen: Das Ministerium nennt Zahlen

{date}

Die Regierung von Veldia hat 4.000 Soldaten in den Hafen Nordhafen verlegt. Das sagte Minister Igor Tarin am Abend.

Laut dem Generalstab von Ostland sind es dagegen rund 9.000 Soldaten in Nordhafen. Die Brücke zum Hafen ist seit dem
3. Mai 2024 gesperrt. „Wir werden nicht schießen“, sagte Igor Tarin.
"""
HARBOUR_TOO = """Veldische Soldaten stehen im Hafen

{date}

Im Hafen Nordhafen sind veldische Soldaten angekommen. Die Brücke zum Hafen Nordhafen ist seit dem 3. Mai 2024 gesperrt.

Laut dem Institut in Wien sind bis zu 6.000 Soldaten in Nordhafen. „Niemand weiß, was Veldia im Hafen vorhat“,
sagte die Forscherin Lena Auer. „Das ist eine Übung“, sagte Igor Tarin.
"""
CHEESE = """Käserei in Almtal gewinnt Preis

2. Juni 2024

Die Käserei Sonnleitner aus Almtal hat den Preis für den besten Bergkäse gewonnen. Die Jury lobte den Geschmack.

Die Familie Sonnleitner melkt jeden Tag 40 Kühe. Im Herbst will sie einen zweiten Keller bauen lassen.
"""


def make_brief(name: str, text: str, folder: Path) -> Brief:
    """A brief of German text whose English is the German: enough for everything a digest does."""
    path = folder / f"{name}.txt"
    path.write_text(re.sub(r"(?<!\n)\n(?!\n)", " ", text), encoding="utf-8")
    (item,) = find_inputs([str(path)])
    article = read(item, load(item))
    sentences = segment(article)
    pairs = tuple(Pair(s.id, s.text, s.text) for s in sentences)
    quotes = align_quotes(article, sentences, pairs, find_quotes(article, sentences))
    figures = find_figures(article, sentences, pairs)
    return Brief(article, sentences, pairs, quotes, figures, Summary((), SIGNATURE), (), SIGNATURE)


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> list[Brief]:
    folder = tmp_path_factory.mktemp("texts")
    return [
        make_brief("hafen-a", HARBOUR.format(date="5. Mai 2024"), folder),
        make_brief("hafen-b", HARBOUR_TOO.format(date="7. Mai 2024"), folder),
        make_brief("kaese", CHEESE, folder),
    ]


def test_the_same_event_is_one_event_and_another_is_another(briefs: list[Brief]) -> None:
    events = make_digest(briefs).events
    assert [[source.id for source in event.sources] for event in events] == [["hafen-a", "hafen-b"], ["kaese"]]


def test_the_order_of_the_briefs_does_not_matter(briefs: list[Brief]) -> None:
    assert make_digest(briefs) == make_digest(briefs[::-1]) == make_digest([*briefs, briefs[0]])


def test_differing_figures_stand_with_who_says_so_and_when(briefs: list[Brief]) -> None:
    (difference,) = make_digest(briefs).events[0].differences
    assert difference.what == "Soldaten"
    rows = [(r.value, r.shown, r.line.brief, r.line.day) for r in difference.readings]
    assert rows == [
        ("4000", "4.000", "hafen-a", "2024-05-05"),
        ("6000", "bis zu 6.000", "hafen-b", "2024-05-07"),
        ("9000", "rund 9.000", "hafen-a", "2024-05-05"),
    ]
    who = {r.value: r.who for r in difference.readings}
    assert who["9000"] is not None
    assert "Generalstab" in who["9000"]
    assert "Institut" in str(who["6000"])


def test_what_two_sources_tell_stands_once_with_both(briefs: list[Brief]) -> None:
    shared = make_digest(briefs).events[0].agreements
    assert any({line.brief for line in each.lines} == {"hafen-a", "hafen-b"} for each in shared)
    assert all("gesperrt" in line.german for line in shared[0].lines)


def test_figures_that_clash_are_no_agreement(briefs: list[Brief]) -> None:
    for each in make_digest(briefs).events[0].agreements:
        numbers = [set(re.findall(r"\d\.\d{3}", line.german)) for line in each.lines]
        assert not all(numbers) or numbers[0] & numbers[1]


def test_the_time_line_is_in_order_and_knows_what_is_told_and_what_printed(briefs: list[Brief]) -> None:
    moments = make_digest(briefs).events[0].moments
    assert [(m.when, m.kind) for m in moments] == [
        ("2024-05-03", "told"),
        ("2024-05-03", "told"),
        ("2024-05-05", "published"),
        ("2024-05-07", "published"),
    ]


def test_one_speaker_of_several_sources_is_one(briefs: list[Brief]) -> None:
    said = {saying.who: saying for saying in make_digest(briefs).events[0].sayings}
    assert {line.brief for line in said["Igor Tarin"].lines} == {"hafen-a", "hafen-b"}
    assert any("nicht schießen" in line.german for line in said["Igor Tarin"].lines)


def test_a_single_source_agrees_and_differs_with_nobody(briefs: list[Brief]) -> None:
    (event,) = make_digest(briefs[2:]).events
    assert (event.agreements, event.differences) == ((), ())


def test_no_briefs_no_events() -> None:
    assert make_digest([]).events == ()


@pytest.mark.parametrize(
    ("value", "shown", "words"),
    [
        ("12000", "bis zu 12.000", "up to 12,000"),
        ("3000", "um rund 3.000", "by about 3,000"),
        ("3000", "um die 3.000", "about 3,000"),
        ("500", "weitere 500", "another 500"),
        ("500", "500", "500"),
        ("12000", "12.000", "12,000"),
        ("10000", "Mehr als 10.000", "more than 10,000"),
        ("1000..", "Tausende", "thousands"),
        ("5000..", "5.000 und mehr", "5,000 or more"),
        ("4000..4500", "4.000 bis 4.500", "4,000–4,500"),
        ("3.5", "3,5", "3.5"),
    ],
)
def test_a_figure_keeps_its_qualifier_in_english(value: str, shown: str, words: str) -> None:
    assert value_words(Reading(value, shown, None, None, Line("a", 0, "", "", None))) == words


WEEKDAYS = """Streit um den Hafen

{date}

{text} Niemand im Hafen wusste davon.
"""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Die Regierung hat die Brücke am Freitag gesperrt.", {"2024-05-03": "am Freitag"}),
        ("Am Montagabend kam ein Schiff in Nordhafen an.", {"2024-05-06": "Am Montagabend"}),
        ("Am Dienstag brannte in Nordhafen ein Lager.", {"2024-05-07": "Am Dienstag"}),
        ("In der Nacht zu Samstag fielen Schüsse am Hafen.", {"2024-05-04": "In der Nacht zu Samstag"}),
        ("Die Wahl am kommenden Sonntag bleibt ein Thema.", {"2024-05-12": "am kommenden Sonntag"}),
        ("Die Gäste reisten am vergangenen Dienstag ab.", {"2024-04-30": "am vergangenen Dienstag"}),
        ("Gestern wurden zwei Boote beschlagnahmt.", {"2024-05-06": "Gestern"}),
        ("Das Parlament wird am Freitag darüber beraten.", {}),
        ("Am Freitag tritt die Regel in Kraft.", {}),
        ("Das Freitagsgebet wurde im Hafen abgehalten.", {}),
        ("Die Brücke wurde am Freitag (3. Mai) gesperrt.", {"2024-05-03": "3. Mai"}),
    ],
)
def test_a_weekday_becomes_a_day_where_the_sentence_says_which(text: str, days: dict[str, str], tmp_path: Path) -> None:
    brief = make_brief("tag", WEEKDAYS.format(date="7. Mai 2024", text=text), tmp_path)  # a Tuesday
    (event,) = make_digest([brief]).events
    assert {m.when: m.said for m in event.moments if m.kind == "told"} == days


def test_a_weekday_in_an_article_without_a_date_stays_a_weekday(tmp_path: Path) -> None:
    text = WEEKDAYS.format(date="", text="Die Regierung hat die Brücke am Freitag gesperrt.")
    assert make_digest([make_brief("tag", text, tmp_path)]).events[0].moments == ()


def test_a_day_without_a_year_is_the_nearest_one(tmp_path: Path) -> None:
    text = WEEKDAYS.format(date="4. Januar 2025", text="Die Brücke wurde am 29. Dezember gesperrt.")
    (moment,) = (m for m in make_digest([make_brief("tag", text, tmp_path)]).events[0].moments if m.kind == "told")
    assert (moment.when, moment.said) == ("2024-12-29", "29. Dezember")


def test_a_counted_day_is_shown_as_one(tmp_path: Path) -> None:
    text = WEEKDAYS.format(date="7. Mai 2024", text="Die Regierung hat die Brücke am Freitag gesperrt.")
    made = make_digest([make_brief("tag", text, tmp_path)])
    for format in ("md", "html"):
        page = render_digest(made, format)
        assert "Friday, 3 May 2024" in page
        assert "“am Freitag”, counted from 7 May 2024" in page


PEOPLE = """Streit um den Hafen von Nordhafen

7. Mai 2024

{text}
"""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Laut Igor Tarin ist der Hafen zu. Tarin sagte, die Brücke sei zerstört.", {"Igor Tarin"}),
        ("Laut Igor Tarin ist der Hafen zu. Lena Tarin sagte, die Brücke stehe noch.", {"Igor Tarin", "Lena Tarin"}),
    ],
)
def test_one_family_name_is_one_speaker_unless_two_bear_it(text: str, speakers: set[str], tmp_path: Path) -> None:
    (event,) = make_digest([make_brief("wer", PEOPLE.format(text=text), tmp_path)]).events
    assert {saying.who for saying in event.sayings} == speakers


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Wladimir Sorin", "Sorin", True),
        ("südliche Geheimdienst NVD", "NVD", True),
        ("ORTA und insbesondere die UKV", "UKV", False),
        ("Vertreter Südlands", "Südland", False),
        ("Regierung von Südland", "Regierung von Nordland", False),
    ],
)
def test_who_is_one_speaker(one: str, other: str, same: bool) -> None:
    named = not one.startswith("Vertreter")
    assert (_key(one, named, {}) == _key(other, True, {})) is same


def test_a_statement_inside_another_is_not_shown_twice() -> None:
    whole, part = Line("a", 3, "der Hafen sei „verloren“", "", None), Line("a", 3, "„verloren“", "", None)
    elsewhere = Line("a", 4, "„verloren“", "", None)
    assert _best([whole, part, elsewhere, whole], Digesting()) == [whole, elsewhere]


def test_what_the_briefs_say_of_their_translation_stands_at_the_head_once(briefs: list[Brief]) -> None:
    noted = [replace(brief, model_note="Translated with a weak model.") for brief in briefs]
    for format in FORMATS:
        assert render_digest(make_digest(noted), format).count("Translated with a weak model.") == 1


def test_figures_of_one_value_stand_together_under_how_far_apart_they_are(tmp_path: Path) -> None:
    english = {"4.000 Soldaten": "4,000 Veldian soldiers", "9.000 Soldaten": "9,000 soldiers"}
    made = [
        make_brief(name, text.format(date="5. Mai 2024"), tmp_path)
        for name, text in (("a", HARBOUR), ("b", HARBOUR.replace("4.000", "rund 9.000")))
    ]
    said = [replace_english(brief, english) for brief in made]
    (difference,) = make_digest(said).events[0].differences
    assert span_words(difference) == "soldiers: 4,000 to 9,000"
    assert [[reading.shown for reading in same] for same in by_value(difference)] == [
        ["4.000"],
        ["rund 9.000", "rund 9.000", "rund 9.000"],
    ]


FATES = """Unglück am Hafen von Nordhafen: Was bekannt ist

{date}

{text} Das Schiff liegt weiter im Hafen von Nordhafen.
"""


def test_dead_injured_and_missing_are_different_counts(tmp_path: Path) -> None:
    texts = (
        "Am Hafen wurden 14 Menschen getötet und 37 verletzt. Vier Menschen werden vermisst.",
        "Die Polizei spricht von 19 Toten. Zwei Personen gelten als vermisst.",
        "Die Zahl der Toten stieg auf 21. In Nordhafen leben 40 Menschen am Hafen.",
    )
    made = [
        make_brief(f"fall-{number}", FATES.format(date=f"{number + 4}. Mai 2024", text=text), tmp_path)
        for number, text in enumerate(texts)
    ]
    (event,) = make_digest(made).events
    found = {d.what_english: [reading.value for reading in d.readings] for d in event.differences}
    assert found["people killed"] == ["14", "19", "21"]
    assert "people injured" not in found
    assert not any("40" in values for values in found.values())


def test_a_denial_is_no_agreement(tmp_path: Path) -> None:
    says = "Die Brücke zum Hafen von Nordhafen ist seit gestern für Lastwagen gesperrt."
    denies = says.replace("seit gestern", "nicht")
    made = [make_brief("a", FATES.format(date="5. Mai 2024", text=says), tmp_path)]
    for name, text, agreed in (("b", says, True), ("c", denies, False)):
        (event,) = make_digest([*made, make_brief(name, FATES.format(date="6. Mai 2024", text=text), tmp_path)]).events
        assert any("Brücke" in line.german for each in event.agreements for line in each.lines) is agreed


def test_a_speaker_who_is_only_a_pronoun_is_not_passed_off_as_nobody(tmp_path: Path) -> None:
    text = "Nach seiner Darstellung sind 500 Soldaten in Nordhafen."
    other = "Laut dem Generalstab sind 900 Soldaten in Nordhafen."
    made = [
        make_brief(name, FATES.format(date="5. Mai 2024", text=said), tmp_path)
        for name, said in (("a", text), ("b", other))
    ]
    (difference,) = make_digest(made).events[0].differences
    assert who_words(difference.readings[0])[0] == "somebody named elsewhere"


def replace_english(brief: Brief, english: dict[str, str]) -> Brief:
    """The brief with some words of its pairs in English, and its figures found again."""

    def put(text: str) -> str:
        for german, said in english.items():
            text = text.replace(german, said)
        return text

    pairs = tuple(replace(pair, english=put(pair.german)) for pair in brief.pairs)
    return replace(brief, pairs=pairs, figures=find_figures(brief.article, brief.sentences, pairs))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024-10-22T10:58", "22 October 2024, 10:58"),
        ("2024-06", "June 2024"),
        ("2024-05-03", "3 May 2024"),
        (None, "no date"),
    ],
)
def test_days_in_words(when: str | None, words: str) -> None:
    assert day_words(when) == words


def test_an_overview_leads_back_to_the_sentences_of_its_briefs(briefs: list[Brief]) -> None:
    made = make_digest(briefs, summariser=open_summariser("extractive"))
    harbour, cheese = made.events
    assert len(harbour.overview) >= 3
    texts = {brief.article.id: [pair.german for pair in brief.pairs] for brief in briefs}
    for sentence in harbour.overview:
        assert all(texts[line.brief][line.sentence] == line.german for line in sentence.lines)
        assert sentence.english in [line.english for line in sentence.lines]
    assert cheese.overview == ()
    for format in ("md", "html"):
        page = render_digest(made, format)
        assert "Overview" in page
        assert "summarise:extractive" in page.replace("\\", "")


def test_a_prompt_writes_the_overview_from_numbered_sentences_of_all_briefs(
    briefs: list[Brief], tmp_path: Path
) -> None:
    def reply(body: dict[str, Any], number: int) -> tuple[int, bytes]:
        lines = re.findall(r"^\[(\d+)\] (.+)$", body["messages"][1]["content"], re.MULTILINE)
        place, text = next((place, text) for place, text in lines if "6.000" in text)
        return 200, chat({"sentences": [{"text": text, "support": [int(place)]}]})

    for brief in briefs[:2]:
        (tmp_path / f"{brief.article.id}.json").write_text(brief_to_json(brief), encoding="utf-8")
    with serving(reply) as desk:
        arguments = [str(tmp_path), "--summariser", "prompt:digest", "--summariser-url", desk.url, "--offline"]
        done = CliRunner().invoke(digest, [*arguments, "--summariser-model", "small"], catch_exceptions=False)
    assert "bis zu 6.000 Soldaten in Nordhafen. [hafen-b s" in done.stdout
    assert "prompt:digest/1" in done.stdout
    assert "4.000 Soldaten" in desk.user()


class Links(HTMLParser):
    """Collects addresses and checks that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)
        if tag == "a":
            self.links.append(str(dict(attrs)["href"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_line_of_the_page_links_to_a_sentence_of_its_brief(briefs: list[Brief]) -> None:
    page = render_digest(make_digest(briefs), "html")
    links = Links()
    links.feed(page)
    assert not links.open
    sizes = {brief.article.id: len(brief.sentences) for brief in briefs}
    anchors = [re.fullmatch(r"([\w-]+)\.html#s(\d+)", link) for link in links.links if "#" in link]
    assert len(anchors) > 10
    assert all(found is not None and int(found[2]) < sizes[found[1]] for found in anchors)


@pytest.mark.parametrize("format", list(FORMATS))
def test_hostile_words_are_only_words(briefs: list[Brief], tmp_path: Path, format: str) -> None:
    text = HARBOUR.format(date="5. Mai 2024").replace(
        "Das Ministerium", "<script>alert(1)</script> [x](javascript:1) |"
    )
    page = render_digest(make_digest([make_brief("hafen-c", text, tmp_path), briefs[1]]), format)
    if format == "json":
        assert json.loads(page)["schema"] == "toolkit-digest/1"
    else:
        assert "<script>" not in page.replace(r"\<script>", "")
        assert format == "html" or "[x](javascript" not in page


def test_the_command_writes_next_to_the_briefs_and_passes_over_other_json(briefs: list[Brief], tmp_path: Path) -> None:
    for brief in briefs:
        (tmp_path / f"{brief.article.id}.json").write_text(brief_to_json(brief), encoding="utf-8")
    (tmp_path / "index.json").write_text("{}", encoding="utf-8")
    out = tmp_path / "digest.html"
    done = CliRunner().invoke(digest, [str(tmp_path), "-o", str(out)], catch_exceptions=False)
    assert done.exit_code == 0
    assert 'href="./hafen-a.html#s' in out.read_text(encoding="utf-8")
    printed = CliRunner().invoke(digest, [str(tmp_path)], catch_exceptions=False)
    assert printed.output.startswith("# Digest: 2 events in 3 briefs")
    elsewhere = tmp_path / "x"
    elsewhere.mkdir()
    CliRunner().invoke(digest, [str(tmp_path), "-o", str(elsewhere / "d.md")], catch_exceptions=False)
    assert "](../hafen-a.html#s" in (elsewhere / "d.md").read_text(encoding="utf-8")


def test_what_is_no_brief_is_said_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}", encoding="utf-8")
    runner = CliRunner()
    for arguments, error, words in (
        ([str(path)], DocumentError, "a.json: not the JSON of a brief"),
        ([str(tmp_path / "none")], UsageError, "no such file or folder"),
        ([str(tmp_path)], NothingToDo, "no brief found in"),
        ([str(path), "-o", "page.pdf"], UsageError, "page.pdf: which format?"),
    ):
        caught = runner.invoke(digest, arguments).exception
        assert isinstance(caught, error)
        assert words in caught.message
