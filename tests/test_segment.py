"""Sentences: where German ends one and where it does not. `|` marks the boundaries."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.segmentation import boundaries, golden, measure
from toolkit.records import Article, Block, BlockKind, Section, Span
from toolkit.segment import segment, split
from toolkit.settings import Segmenting

SHARED = Path(__file__).parents[2] / "shared" / "eval" / "sentence-splitting"

CASES = {
    "reporting clause": "„Wir bleiben hier.“ sagte er. | Dann ging er.",
    "question and its clause": "„Wer zahlt das?“ fragte Lemke. | Niemand antwortete.",
    "comma before the clause": "„Geht!“, rief sie. | Keiner ging.",
    "sentences within a quotation": "„Wir gehen. | Niemand bleibt“, sagte der Minister.",
    "guillemets": "»Das genügt nicht.« so Brandt. | »Mehr nicht.« | Alle schwiegen.",
    "Swiss guillemets": "«Das ist das Ende.» | Die Stadt schwieg.",
    "spaced guillemets": "« Das ist das Ende. » | Die Stadt schwieg.",
    "straight marks": 'Er sagte: "Es reicht." | Danach verließ er den Saal.',
    "double commas": ",,Es reicht.“ | ,,Mir auch“, sagte sie.",
    "clause in the middle": "„Es reicht“, sagte sie. | „Wir fahren.“ | Dann schwieg sie.",
    "title with a question mark": "Die Sendung „Was nun?“ Gast war Lemke. | Sie endete früh.",
    "question of a whole sentence": "„Was nun, Herr Maier?“ | Der Minister lachte.",
    "date": "Am 3. Oktober 2023 begann es. | Am 3. und 4. Mai tagt der Rat.",
    "range of dates": "Vom 8. bis 13. Oktober blieb alles ruhig.",
    "dotted dates": "Bis 31. 12. 2024 gilt das. | Bis zum 12.3.2021. | Ab 1. Januar nicht mehr.",
    "time": "Um 10.58 Uhr war alles ruhig. | Um 11.30 Uhr fielen Schüsse.",
    "ordinal": "Im 19. Jahrhundert stand hier eine Mühle. | In der 90. Minute fiel das Tor.",
    "ordinal without article": "Nach 2. Weltkrieg und 1. Republik begann die 3. Phase.",
    "range of ordinals": "Kinder der 1.-4. Klasse kamen.",
    "rank": "Er belegte Platz 3. | Trainer Wolff war zufrieden.",
    "count": "Die Zahl stieg auf 420. | Experten halten das für möglich.",
    "year": "Das war 2019. | Experten warnten damals.",
    "score": "Er gewann mit 2:1. | Danach feierte er.",
    "decimal": "Der Kurs fiel auf 3,5. | Händler sprachen von Panik.",
    "thousands": "Rund 678.520 Menschen leben hier. | Es waren 1.234.567. | Das ist viel.",
    "millions": "Das kostet 3 Mio. Euro. | Es waren 3 Mio. | Das ist viel.",
    "titles": "Dr. Anna Weber, Prof. Dr. med. Kurt Lang und Lt. Schmidt kamen.",
    "abbreviations of several parts": "Das gilt z. B. Die Grünen sind, u.a. Berlin, i. d. R. Mainz.",
    "abbreviation at the end": "Waren usw. | Die Liste ist lang. | Lärm u. Ä. | Danach war Ruhe.",
    "bzw.": "Das Gesetz bzw. Teile davon (vgl. Abs. 3) gelten ca. 30 Tage.",
    "initials": "George W. Bush und J. R. R. Tolkien kamen. | Beide lasen.",
    "initial at the end": "Angeklagt ist Thomas K. | Der 34-Jährige schweigt.",
    "Roman numerals": "Kaiser Wilhelm II. Platz nahm er dort. | Es folgte Ludwig XVI. | Er regierte kurz.",
    "street and saint": "Er wohnt in der Hauptstr. 5 in St. Pölten.",
    "word that is also an abbreviation": "Das steht in Art. 5 Abs. 2 GG. | Fälle dieser Art. | Niemand half.",
    "abbreviation before a numeral": "Es geht um Nr. III im Anhang, Abs. C. | Das klären wir intern. | Niemand fragt.",
    "before Christ": "Es geschah 44 v. Chr. in Rom. | Es geschah 44 v. Chr. | Danach herrschte Krieg.",
    "unit": "Das Auto fuhr 180 km/h. | Der Fahrer starb. | Es endete um 9 h. | Danach war Ruhe.",
    "bracket within": "Er kam (endlich!) nach Hause. | (Das ist so.) | Der Rest folgt.",
    "omission": "Der Text [...] endet. | (...) Das war alles.",
    "dots": "Er zögerte ... | Dann sprach er. | Nein … | Doch.",
    "several marks": "Wirklich?! | Ja!! | Nein.",
    "siglum of an agency": "Der Rat tagt. | (dpa) Die Lage ist ernst. (jkf)",
    "list": "1. Der Rat tagt. | 2. Der Rat berät.",
    "small first letter": "Das Telefon ist neu. | iPhones sind teuer.",
    "web address": "Mehr unter www.beispiel.de. | Dort steht alles.",
    "dash between turns": "„Das stimmt.“ | – „Nein.“",
    "dateline": "Berlin (dpa) - Der Rat tagt. | Wien – Die Lage ist ernst.",
    "heading before a dateline": "Rat beschließt neue Abgaben | Brenz (dpa) - Die Stadt braucht Geld.",
    "heading before its text": "Rat beschließt neue Abgaben | Der Rat der Stadt braucht Geld für die Brücke.",
    "newspaper in the sentence": "Das meldete am Abend in Hamburg zuerst Die Zeit.",
    "party behind a preposition": "Damit verliert der Senat die Mehrheit an Die Linke und an die Freien Wähler.",
    "colon": "Die Frage bleibt: Wer zahlt? | Update vom 3. Mai, 9.44 Uhr: Der Rat tagt.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_boundaries(marked: str) -> None:
    text = marked.replace("| ", "")
    assert [span.of(text) for span in split(text)] == marked.split(" | ")


LINES = {
    "an empty line ends a sentence": ("Erste Zeile\n\nZweite Zeile", ["Erste Zeile", "Zweite Zeile"]),
    "a short line is a heading": ("Die Lage\nEs ist ruhig.", ["Die Lage", "Es ist ruhig."]),
    "a space before the line end is a wrap": ("Es ist \nruhig.", ["Es ist \nruhig."]),
    "a bullet begins anew": ("Ziele: \n• Frieden \n• Brot", ["Ziele:", "• Frieden", "• Brot"]),
    "wrapped text": (
        "Der Rat der Stadt hat am Montag nach langer Debatte\nneue Abgaben beschlossen. Die Bürger protestieren\nlaut.",
        [
            "Der Rat der Stadt hat am Montag nach langer Debatte\nneue Abgaben beschlossen.",
            "Die Bürger protestieren\nlaut.",
        ],
    ),
    "a lost space": ("Er kam nach Hause.Die Tür stand offen.", ["Er kam nach Hause.", "Die Tür stand offen."]),
    "no text": (" \n\t\u00a0\n", []),
}


@pytest.mark.parametrize(("text", "sentences"), LINES.values(), ids=LINES.keys())
def test_lines(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in split(text)] == sentences


def test_segment_takes_every_block_in_text_order_and_keeps_offsets() -> None:
    text = "Titel der Meldung\n\n  Der Rat tagt. Er berät.  \n\nWerbung\n\nBild: Der Saal."
    kinds = {"Bild: Der Saal.": BlockKind.CAPTION, "Titel der Meldung": BlockKind.TITLE}
    kinds["  Der Rat tagt. Er berät.  "] = BlockKind.PARAGRAPH
    blocks = tuple(Block(kind, Span(text.index(part), text.index(part) + len(part))) for part, kind in kinds.items())
    article = Article("a", "a.txt", text, blocks, (Section((0, 1, 2)),))
    found = segment(article)
    assert [(s.id, s.text, article.blocks[s.block].kind) for s in found] == [
        (0, "Titel der Meldung", BlockKind.TITLE),
        (1, "Der Rat tagt.", BlockKind.PARAGRAPH),
        (2, "Er berät.", BlockKind.PARAGRAPH),
        (3, "Bild: Der Saal.", BlockKind.CAPTION),
    ]
    assert all(s.span.of(text) == s.text for s in found)


MARKS, WORDS = '. ? ! … „ “ » « " ‚ ‘ ( ) - – , : •', "Der Rat tagt ist Die 3. z. B. u. Mai 12 Haus Ä (dpa) [...]"
PIECES = st.sampled_from([*MARKS.split(), *WORDS.split()])
GAPS = st.sampled_from(["", " ", "  ", "\n", "\n\n", "\r\n", "\u00a0", "\u200b"])
TEXTS = st.lists(st.tuples(PIECES, GAPS).map("".join), max_size=60).map("".join) | st.text(max_size=200)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = split(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))


@pytest.mark.parametrize(
    "unit", ["wort ", "der 3. Haus ", "x „ a!“ Haus ", "z. B. ", "a.\n", ". - ", "(a!) B ", "!", "A-"]
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit)) + "x"
        begun = time.process_time()
        split(text)
        return time.process_time() - begun

    short, long = min(seconds(25_000) for _ in range(3)), seconds(200_000)
    assert long < 30 * short + 0.1  # eight times the text; quadratic work would take 64 times as long


@pytest.mark.parametrize(
    ("unit", "ending"), [("Brot, ", ","), ("Wein; Brot, ", ";"), ("wort ", "wort"), ("x", "x"), ("„", "„")]
)
def test_no_sentence_is_longer_than_any_is(unit: str, ending: str) -> None:
    text = unit * (10_000 // len(unit)) + "Ende."
    pieces = [span.of(text) for span in split(text)]
    assert all(len(piece) <= Segmenting().longest for piece in pieces)
    assert len(pieces) < 12
    assert all(piece.endswith(ending) for piece in pieces[:-1])
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


def test_boundaries_count_no_white_space() -> None:
    assert boundaries(["Er  geht.", "Sie\nbleibt.", "Ende."]) == {7, 17}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development sets are not here")
def test_quality_does_not_fall() -> None:
    lines = (SHARED / "wmt19.de.txt").read_text(encoding="utf-8").splitlines()
    wrong = golden(json.loads((SHARED / "golden_de.json").read_text(encoding="utf-8")))
    assert measure(lines).f1 >= 97.5  # measured 97.75
    assert len(wrong) <= 1, wrong
