"""What each line of a news page is: metadata, furniture, headings, live blogs; and that nothing is lost."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import ReadError
from toolkit.read import Input, read
from toolkit.read.metadata import dateline_of, read_items
from toolkit.read.phrases import SURE_LINES
from toolkit.records import Article, BlockKind, MarkKind

BODY = "Die Stadt hat am Montag die Brücke gesperrt. Das sagte ein Sprecher.\n\nDer Verkehr wird umgeleitet, hieß es."


def article_of(text: str) -> Article:
    return read(Input("a.txt", None, "a"), text.encode("utf-8", "surrogatepass"))


def words_of(article: Article, kind: BlockKind | MarkKind) -> list[str]:
    parts = article.blocks if isinstance(kind, BlockKind) else article.marks
    return [part.span.of(article.text) for part in parts if part.kind is kind]


def removed_of(article: Article) -> str:
    return "\n".join(each.span.of(article.text) for each in article.removed)


def body_of(article: Article) -> str:
    return "\n".join(block.span.of(article.text) for block in article.blocks)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("22. Dezember, 2024", "2024-12-22"),
        ("23.10.2024", "2024-10-23"),
        ("3.1.24", "2024-01-03"),
        ("2024-10-23", "2024-10-23"),
        ("2024-10-23T14:05:00+02:00", "2024-10-23"),
        ("23/10/2024", "2024-10-23"),
        ("Mittwoch, 23. Oktober 2024, 14.05 Uhr", "2024-10-23"),
        ("Mi., 23. Okt. 2024", "2024-10-23"),
        ("1. März 2024", "2024-03-01"),
        ("1. Jänner 2025", "2025-01-01"),
        ("Stand: 23.10.2024, 14:05 Uhr", "2024-10-23"),
        ("Veröffentlicht am 23. Oktober 2024 um 10:00 Uhr", "2024-10-23"),
        ("Aktualisiert: 24.10.2024 | Veröffentlicht: 23.10.2024", "2024-10-23"),
        ("Von Erika Muster, 23.10.2024", "2024-10-23"),
        ("Berlin, den 23. Oktober 2024", "2024-10-23"),
        ("31.02.2024", None),
        ("23. Oktober", None),
    ],
)
def test_dates(line: str, date: str | None) -> None:
    assert article_of(f"Brücke in der Altstadt gesperrt\n\n{line}\n\n{BODY}").date == date


def test_a_date_in_the_body_or_in_a_list_is_not_the_date_of_the_article() -> None:
    text = f"{BODY}\n\nAm 3.5.2021 war es ebenso.\n\nDas könnte Sie auch interessieren\n\nAndere Brücke\n21.11.2024\n"
    assert article_of(text).date is None


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Lesedauer: 8 Minuten", [MarkKind.READING_TIME]),
        ("3 Min. Lesezeit", [MarkKind.READING_TIME]),
        ("Von Anna Beispiel und Jonas von Muster, Dresden", [MarkKind.AUTHOR]),
        ("Ein Kommentar von Karl Muster", [MarkKind.AUTHOR]),
        ("Von az, aktualisiert am 04.05.2018 um 11:11", [MarkKind.AUTHOR, MarkKind.DATE]),
        ("23.10.2024 · Lesezeit: ca. 4 Min.", [MarkKind.DATE, MarkKind.READING_TIME]),
        ("Von Moskau nach Kiew", []),
        ("Am 3. Oktober wird gefeiert", []),
        ("Seit 2022", []),
    ],
)
def test_metadata_lines(line: str, kinds: list[MarkKind]) -> None:
    items = read_items(line)
    assert [item.kind for item in items] == kinds
    assert not items or items[-1].end == len(line)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Myrne, Ukraine - Die Lage ist ernst.", "Myrne, Ukraine"),
        ("Berlin (dpa) - Die Lage ist ernst.", "Berlin"),
        ("BERLIN (Reuters) – Die Lage ist ernst.", "BERLIN"),
        ("Berlin/Kiew – Die Lage ist ernst.", "Berlin/Kiew"),
        ("Frankfurt am Main (dpa/lhe) - Die Lage ist ernst.", "Frankfurt am Main"),
        ("Berlin. Die Lage ist ernst.", "Berlin"),
        ("Wladiwostok – „Es ist ernst“, sagt er.", "Wladiwostok"),
        ("Ellerbach/Norden (xyz) - Die Lage ist ernst.", "Ellerbach/Norden"),
        ("Ellerbach (xyz) Die Lage ist ernst.", None),
        ("Das Haus (neu) - Die Lage ist ernst.", None),
        ("Endlich. Die Lage ist gut.", None),
        ("Putin – der Kremlchef – schweigt.", None),
        ("Eines ist klar – Die Lage ist ernst.", None),
        ("Moskau schweigt. Die Lage ist ernst.", None),
    ],
)
def test_datelines(text: str, place: str | None) -> None:
    found = dateline_of(text)
    assert (found.place if found else None) == place


def test_a_siglum_in_a_dateline_is_the_source_though_no_list_knows_it() -> None:
    article = article_of(f"Brücke gesperrt\n\nEllerbach/Norden (xyz) - {BODY}")
    assert (article.dateline, article.source) == ("Ellerbach/Norden", "xyz")
    assert words_of(article, BlockKind.PARAGRAPH) == BODY.split("\n\n")


def test_head_of_a_page() -> None:
    article = article_of(
        "Politik\n\nBrücke in der Altstadt gesperrt\n\nVon Erika Muster\n3. Mai 2024\nLesezeit: 4 Minuten\n\n"
        "Der Übergang bleibt zu. Das ärgert viele.\n\nLeer: die Brücke am Morgen. © Muster/dpa\n\n"
        f"Dresden (dpa) - {BODY} (dpa/abc)"
    )
    assert (article.category, article.title) == ("Politik", "Brücke in der Altstadt gesperrt")
    assert (article.date, article.reading_minutes, article.dateline, article.source) == (
        "2024-05-03",
        4,
        "Dresden",
        "dpa",
    )
    assert words_of(article, BlockKind.TEASER) == ["Der Übergang bleibt zu. Das ärgert viele."]
    assert words_of(article, BlockKind.CAPTION) == ["Leer: die Brücke am Morgen."]
    assert words_of(article, MarkKind.CREDIT) == ["© Muster/dpa"]
    assert words_of(article, MarkKind.SIGLUM) == ["(dpa/abc)"]
    assert body_of(article).endswith(BODY.replace("\n\n", "\n"))
    assert not article.removed


def test_a_title_printed_thrice_stands_once() -> None:
    title = "Brücke in der Altstadt gesperrt"
    article = article_of(f"{title} | Musterkurier\n{title}\nDie Stadt ist in Sorge.\n{title}\n\n{BODY}")
    assert article.title == title
    assert body_of(article).count(title) == 1
    assert words_of(article, BlockKind.TEASER) == ["Die Stadt ist in Sorge."]


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        (
            "Lesen Sie auch:\n\nHafen wächst\nDer Umschlag steigt.\n\nWas nun folgt\n\nEs wird gebaut.",
            "Umschlag",
            "folgt",
        ),
        ("Lesen Sie auch\n\nDas Warten geht weiter. Alle hoffen.", "Lesen Sie", "Warten"),
        ("Auch interessant: So lebt der Hafen\n\nEs wird gebaut.", "So lebt", "gebaut"),
        ("Mehr zum Thema\nHafen wächst\nSchiff sinkt\n\nEs wird gebaut.", "Schiff sinkt", "gebaut"),
        ("Anzeige\n\nEs wird gebaut.", "Anzeige", "gebaut"),
        ("Details | |\n---|---|\nOrt | Myrne |\nEs wird gebaut.", "Myrne", "gebaut"),
        ("Wir verwenden Cookies, um besser zu werden.\nAlle akzeptieren\nEs wird gebaut.", "Cookies", "gebaut"),
        (
            "Es wird gebaut.\n\nDas könnte Sie auch interessieren:\n\nZoo\n\nEin Elefant kam zur Welt.",
            "Elefant",
            "gebaut",
        ),
        ("Es wird gebaut.\n\nSchreiben Sie einen Kommentar\n\n9 + zwei =\n\nTrends\n\nKategorien", "Trends", "gebaut"),
        ("Es wird gebaut.\nKommentare (1)\nUwe schrieb am 3.5.2024 um 15:10 Uhr\nTypisch.", "Typisch", "gebaut"),
    ],
)
def test_furniture_goes_and_the_body_stays(text: str, gone: str, kept: str) -> None:
    article = article_of(f"Brücke in der Altstadt gesperrt\n\n{BODY}\n\n{text}")
    assert gone in removed_of(article)
    assert gone not in body_of(article)
    assert kept in body_of(article)
    assert BODY.replace("\n\n", "\n") in body_of(article)


@pytest.mark.parametrize(
    "line",
    [
        "Der Minister sagt:",
        "Viele lesen heute Newsletter statt Zeitung.",
        "Die Kommentare im Netz waren hämisch.",
        "Cookies sind ein Gebäck, das jeder kennt.",
        "Teilen macht glücklich, sagt die Forscherin.",
        "„Lesen Sie auch die Bibel?“, fragte der Pfarrer.",
        "Mehr zum Thema Klima weiß die Forscherin.",
        "Das könnte Sie auch interessieren, sagte der Verkäufer und lachte.",
        "Das Quiz endete 9 + zwei gegen elf.",
    ],
)
def test_sentences_that_sound_like_furniture_stay(line: str) -> None:
    article = article_of(f"Brücke in der Altstadt gesperrt\n\n{BODY}\n\n{line}\n\nDanach war Ruhe.")
    assert line in body_of(article)
    assert not article.removed


@pytest.mark.parametrize("word", ["Trends", "Newsletter", "Kommentare", "Kategorien"])
def test_a_word_of_the_menu_over_a_paragraph_is_a_heading(word: str) -> None:
    article = article_of(f"Brücke in der Altstadt gesperrt\n\n{BODY}\n\n{word}\n\nDanach war Ruhe.")
    assert words_of(article, BlockKind.HEADING) == [word]


def test_headings_begin_sections_and_lists_and_interviews_have_none() -> None:
    article = article_of(
        f"Brücke in der Altstadt gesperrt\n\n{BODY}\n\nWas ist geplant?\n\nEin Neubau.\n\nA: eins\nB: zwei\nEnde."
    )
    assert words_of(article, BlockKind.HEADING) == ["Was ist geplant?"]
    assert [section.heading for section in article.sections] == [None, 3]
    talk = "Frau Lang, wann sinkt der Zins?\n\nBald.\n\nWarum so spät?\n\nWegen der Löhne.\n\nGlauben Sie das?\n\nJa."
    assert not words_of(article_of(f"Ein Gespräch über Geld\n\n{BODY}\n\n{talk}"), BlockKind.HEADING)


def test_a_sentence_the_page_cut_off_is_kept_as_it_is() -> None:
    cut = "ür die Stadt ein Zeichen, für den Rest eine Last."
    assert cut in words_of(article_of(f"Brücke gesperrt\n\n{BODY}\n\n{cut}"), BlockKind.PARAGRAPH)


def test_wrapped_paragraphs_are_one_block() -> None:
    lines = "Die Bundesregierung hat sich nach langem Streit auf einen\nHaushalt für das kommende Jahr geeinigt. Das\n"
    lines += "teilte sie mit."
    article = article_of(
        f"Haushalt steht\n\n{lines}\n\nDie Opposition war damit ganz und gar nicht zufrieden, das\nMaß sei voll."
    )
    assert [text.count("\n") for text in words_of(article, BlockKind.PARAGRAPH)] == [2, 1]


def test_live_blog_with_worded_updates() -> None:
    article = article_of(
        "Sturm über dem Norden wächst\n\n2.1.2025\n\nDer Norden wartet. Alles im Überblick.\n\n"
        "Update vom 1. Januar, 10.58 Uhr: Die Bahn steht still.\n\nBremen sperrt die Brücken\n\n"
        "Update vom 31. Dezember, 9 Uhr: Die Brücken sind zu.\n\nErstmeldung: Bremen – Der Wind nimmt zu."
    )
    labels = [section.label.of(article.text) if section.label else None for section in article.sections]
    assert labels == [None, "Update vom 1. Januar, 10.58 Uhr", "Update vom 31. Dezember, 9 Uhr", "Erstmeldung"]
    assert [section.time for section in article.sections] == [None, "2025-01-01T10:58", "2024-12-31T09:00", None]
    assert [section.heading is not None for section in article.sections] == [False, False, True, False]
    assert (article.dateline, words_of(article, BlockKind.TEASER)) == (
        "Bremen",
        ["Der Norden wartet. Alles im Überblick."],
    )


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        ("+++ 14.05 Uhr +++ Die Bahn steht.\n+++ 13:10 Feuerwehr im Einsatz +++\nEs brennt.", ["T14:05", "T13:10"]),
        ("12:30 Uhr\nFlüge fallen aus\nEs stürmt.\n11:15 Uhr: Es regnet stark.", ["T12:30", "T11:15"]),
        ("[10:58] Es regnet.\n(9.30 Uhr) Es stürmt.", ["T10:58", "T09:30"]),
        ("8.15 Uhr: Der Täter kommt.\n8.30 Uhr: Der Täter geht.", [None, None]),  # may be any day
    ],
)
def test_live_blog_with_bare_times(lines: str, times: list[str | None]) -> None:
    article = article_of(f"Sturm über dem Norden wächst\n\n7.2.2024\n\n{BODY}\n\n{lines}")
    found = [section.time for section in article.sections if section.label]
    assert found == [time and f"2024-02-07{time}" for time in times]


def test_one_bare_time_is_no_live_blog_and_no_year_is_invented() -> None:
    assert not any(section.label for section in article_of(f"Sturm\n\n{BODY}\n\n10:58 Uhr: Es regnet.").sections)
    article = article_of(f"Sturm kommt näher\n\n{BODY}\n\nUpdate vom 22. Oktober, 10.58 Uhr: Es regnet.")
    assert article.sections[-1].time == "--10-22T10:58"


# Nothing is lost

FURNITURE = [
    "Lesen Sie auch:",
    "Das könnte Sie auch interessieren",
    "Kommentare (0)",
    "Teilen",
    "Newsletter",
    "Anzeige",
    "Details | |",
    "Trends",
    "Weitere Artikel",
    "9 + zwei =",
    "© 2024 Kurier",
    "Impressum",
]
METADATA = [
    "23.10.2024",
    "Von Erika Muster",
    "Lesedauer: 3 Minuten",
    "Politik",
    "Update vom 22. Oktober, 10.58 Uhr: Es regnet.",
    "(dpa)",
    "Ein Bild. © dpa",
    "10:58 Uhr",
    "+++ 14.05 Uhr +++ Es brennt.",
    "Hafen wächst",
    "# Titel",
    "Berlin (dpa) - Es ist so.",
]
SENTENCES = [
    "Der Minister sagte, die Lage sei ernst und werde nicht besser.",
    "„Wir müssen handeln“, sagte Lang am 3. Mai.",
    "Das Geld reicht nicht. Die Stadt hat keine Wahl.",
    "Es bleibt dabei – so die Sprecherin – bis Freitag. (abc)",
]
LINES = st.sampled_from([*FURNITURE, *METADATA, *SENTENCES, *SENTENCES]) | st.text(max_size=40)
PAGES = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"])), max_size=25)


def check_invariants(article: Article) -> None:
    spans = [part.span for part in (*article.blocks, *article.marks, *article.removed)]
    covered = [0] * len(article.text)
    for span in spans:
        assert span.of(article.text) == span.of(article.text).strip() != ""
        for place in range(span.start, span.end):
            covered[place] += 1
    for count, char in zip(covered, article.text, strict=True):
        assert count == 1 if not char.isspace() else count <= 1
    assert [block for section in article.sections for block in section.blocks] == list(range(len(article.blocks)))
    assert all(section.heading is None or section.heading in section.blocks for section in article.sections)
    assert sorted(article.blocks, key=lambda block: block.span) == list(article.blocks)


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_every_character_of_a_page_is_in_exactly_one_part(page: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in page)
    try:
        article = article_of(text + "Der Minister sagte, die Lage sei ernst und werde nicht besser.")
    except ReadError:
        return
    check_invariants(article)


def test_mutated_pages_keep_every_character() -> None:
    chance = random.Random(7)
    base = "\n\n".join([*METADATA, *SENTENCES, *FURNITURE, *SENTENCES])
    for _ in range(60):
        text = list(base)
        for _ in range(chance.randint(1, 30)):
            place = chance.randrange(len(text))
            text[place] = chance.choice(
                ["", "\n", "\n\n", " ", "|", "„", "\u0000", "\u202e", ".", ":", "\xa0", text[place] * 2]
            )
        check_invariants(article_of("".join(text)))


def test_sentences_between_furniture_are_never_removed() -> None:
    chance = random.Random(11)
    facts = [f"Am Ufer stehen {number} Häuser, die im Mai {number}-mal geprüft wurden." for number in range(2, 12)]
    for _ in range(60):
        lines = [chance.choice(FURNITURE) if chance.random() < 0.4 else chance.choice(facts) for _ in range(14)]
        text = "Brücke in der Altstadt gesperrt\n\n" + "\n\n".join([facts[0], *lines, facts[1]])
        body = body_of(article_of(text))
        assert all(line in body for line in lines if line in facts), text


def test_furniture_tables_match_no_sentence_of_an_article() -> None:
    for sentence in SENTENCES:
        assert not any(pattern.fullmatch(sentence) for pattern in SURE_LINES.values())


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "Wort ist da und so. " * n,
        lambda n: "\n".join(f"Zeile {i}" for i in range(n)),
        lambda n: "\n".join("10:58 Uhr: Der Text ist da." for _ in range(n)),
        lambda n: "Lesen Sie auch:\nDie Union will\nDer Kanzler ist da.\n" * (n // 3) + BODY,
        lambda n: "(" * 9 * n + " Der Minister ist nicht da und das ist gut so.",
    ],
    ids=["one long line", "tiny lines", "live blog", "announcements", "brackets"],
)
def test_time_grows_with_the_length_only(make: object) -> None:
    def seconds(size: int) -> float:
        text = make(size)  # type: ignore[operator]
        begin = time.process_time()
        article_of(text)
        return time.process_time() - begin

    seconds(100)
    small, large = min(seconds(500) for _ in range(2)), seconds(2000)
    assert large < 12 * small + 0.2  # linear: 4 times; quadratic: 16 times


def test_the_five_real_articles(shared: object) -> None:
    from pathlib import Path

    folder = Path(str(shared)) / "seeds"
    found = {path.name[:3]: read(Input(path.name, path, path.stem), path.read_bytes()) for path in folder.glob("*.txt")}
    assert {name: article.date for name, article in found.items()} == {
        "000": "2024-12-22", "001": None, "002": "2024-10-23", "003": "2024-11-15", "004": "2025-04-28",
    }  # fmt: skip
    assert [found[name].category for name in sorted(found)] == ["Military", None, "Eskalation", "Military", "Politik"]
    assert len([section for section in found["002"].sections if section.label]) == 7
    for article in found.values():
        check_invariants(article)
        for word in ("Lesen Sie", "interessieren", "Kommentar schreiben", "Kommentare", "Kategorien", "Details |"):
            assert word not in body_of(article)
