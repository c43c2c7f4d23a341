"""Summaries a model writes: cut, verified, replaced, never silent. The model is a script."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_summarise import Row, build
from toolkit.checks import check_summary_sentence
from toolkit.errors import SummaryError
from toolkit.records import BlockKind, Pair, Section, Sentence, Severity, Signature, Span, Summary
from toolkit.settings import Summarising
from toolkit.summarise.evidence import Evidence
from toolkit.summarise.passages import passages
from toolkit.summarise.protocol import Claim, Passage, Writer
from toolkit.summarise.verify import Verdict, verify
from toolkit.summarise.written import Written, english_sentences, flags_of

T, H, P, C = BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION
DATA = Path(__file__).parent / "data/summaries"


@dataclass
class Script:
    """A writer that says what it was told to, and keeps what it was shown."""

    claims: tuple[Claim, ...] = ()
    language: str = "en"
    room: int = 1000
    error: str = ""
    seen: list[Passage] | None = None

    @property
    def signature(self) -> Signature:
        return Signature("summarise", "script", "script", "1", "0")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def write(self, passage: Passage, sentences: int) -> tuple[Claim, ...]:
        if self.error:
            raise SummaryError(self.error)
        self.seen = [*(self.seen or []), passage]
        return self.claims


ROWS: list[Row] = [
    (T, "Belmar baut Deich|Belmar builds a dike"),
    (P, "Belmar baut für 40 Millionen Euro einen Deich.|Belmar is building a dike for 40 million euros."),
    (P, "Der Rat stimmte am Montag zu.|The council approved the dike on Monday."),
    (P, "Vogt lehnt den Plan ab.|Biologist Jonas Vogt rejects the plan."),
    (P, "Eine Klage ist nicht ausgeschlossen.|A lawsuit is not ruled out."),
    (P, "Im Herbst beginnen die Arbeiten am Hafen.|Work at the port begins in the autumn."),
]


def written(*texts: str, rows: list[Row] = ROWS, said: list[str] | None = None, **more: object) -> Summary:
    article, sentences, pairs = build(rows)
    script = Script(tuple(Claim(text) for text in texts))
    heard = said if said is not None else []
    return Written(script, heard.append, **more).summarise(article, sentences, pairs)  # type: ignore[arg-type]


def case_of(article: dict[str, list[list[str]]]) -> Evidence:
    pairs = [Pair(i, german, english) for i, (german, english) in enumerate(article["pairs"])]
    return Evidence([Sentence(p.sentence, Span(0, len(p.german)), p.german, 0) for p in pairs], pairs)


def judged(name: str, kind: str) -> list[tuple[str, Verdict]]:
    rows = []
    for article in map(json.loads, (DATA / name).read_text(encoding="utf-8").splitlines()):
        evidence = case_of(article)
        for row in article[kind]:
            text = row if isinstance(row, str) else row[1]
            rows.append((text, verify(text, "", (), evidence, check_summary_sentence, Summarising())))
    return rows


def test_ninety_five_of_a_hundred_planted_errors_are_caught() -> None:
    rows = judged("claims.jsonl", "planted")
    missed = [text for text, verdict in rows if verdict.supported]
    assert len(rows) == 60
    assert len(missed) <= 3, missed


def test_at_most_five_of_a_hundred_faithful_sentences_are_doubted() -> None:
    rows = judged("claims.jsonl", "faithful")
    doubted = [(text, verdict.doubts) for text, verdict in rows if not verdict.supported]
    assert len(rows) == 60
    assert len(doubted) <= 3, doubted


@pytest.mark.parametrize(
    ("name", "missed_most", "doubted_most"),
    [
        # First met, before any rule was mended on them: 20 of 24 caught, 3 of 24 doubted;
        ("second.jsonl", 1, 1),
        # by another hand, retold freely: 32 of 36 caught, 29 of 36 doubted;
        ("third.jsonl", 1, 2),
        # by the hand that made the rules, after them: 16 of 24 caught, 10 of 20 doubted;
        ("fourth.jsonl", 3, 1),
        # by a third hand, blind, retold freely: 31 of 36 caught, 24 of 36 doubted; no rule was mended on these.
        ("fifth.jsonl", 5, 24),
    ],
)
def test_and_on_articles_written_after_the_rules(name: str, missed_most: int, doubted_most: int) -> None:
    missed = [text for text, verdict in judged(name, "planted") if verdict.supported]
    doubted = [(text, verdict.doubts) for text, verdict in judged(name, "faithful") if not verdict.supported]
    assert len(missed) <= missed_most, missed
    assert len(doubted) <= doubted_most, doubted


RETOLD: list[Row] = [
    (P, "Wachs verlor sein Amt nach neun Jahren.|Wachs lost his post after nine years."),
    (P, "Die Hälfte der 640 Bewohner zog weg.|Half of the 640 residents moved away."),
    (P, "Der Umbau kostete 1.150 Euro.|The conversion cost 1,150 euros."),
    (P, "„Der Vertrag ist hinfällig“, sagte Anwältin Nora Beck.|“The contract is void,” said lawyer Nora Beck."),
    (P, "Bürgermeister Ole Wachs schwieg.|Mayor Ole Wachs was silent."),
    (P, "Der Schaden war unvermeidbar.|The damage was unavoidable."),
    (P, "Die Feuerpause hielt an.|The ceasefire held."),
]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Some 320 residents left.", ""),
        ("The conversion cost more than a thousand euros.", ""),
        ("The conversion cost more than two thousand euros.", "“two thousand euros” is not in the article"),
        ("The truce held.", ""),
        ("The damage was avoidable.", "“unavoidable” and “avoidable” are opposites"),
        ("Nora Beck said the contract was void.", ""),
        (
            "Ole Wachs said the contract was void.",
            "“Ole Wachs” does not say this in the article",
        ),
    ],
)
def test_a_retold_sentence_is_held_against_what_it_retells(text: str, doubt: str) -> None:
    _, sentences, pairs = build(RETOLD)
    doubts = verify(text, "", (), Evidence(sentences, pairs), check_summary_sentence, Summarising()).doubts
    assert any(doubt in each for each in doubts) if doubt else not doubts, doubts


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Belmar is building a dike for 14 million euros.", "“14 million euros” is not in the article"),
        ("The council approved the dike on Tuesday.", "“Tuesday” is not in the article"),
        ("Biologist Hanna Vogt rejects the plan.", "“Hanna” is not in the article"),
        ("A lawsuit is ruled out.", "the article denies this (“not”)"),
        ("The council did not approve the dike on Monday.", "the article does not deny this (“not”)"),
        ("The council rejected the dike on Monday.", "“rejected” is the opposite"),
        (
            "The council approved the dike after violent protests erupted.",
            "does not say “violent … protests … erupted”",
        ),
        ("The council approved the dike on", "the sentence is not finished"),
        ("The council the the dike approved.", "“the the” is no English"),
    ],
)
def test_each_kind_of_error_is_named(text: str, doubt: str) -> None:
    _, sentences, pairs = build(ROWS)
    verdict = verify(text, "", (), Evidence(sentences, pairs), None, Summarising())
    assert not verdict.supported
    assert any(doubt in each for each in verdict.doubts), verdict.doubts


def test_who_does_what_to_whom_may_not_turn_round() -> None:
    rows: list[Row] = [(P, "Meinert warf Lindner Feigheit vor.|Meinert accused Lindner of cowardice.")]
    _, sentences, pairs = build(rows)
    evidence = Evidence(sentences, pairs)
    turned = verify("Lindner accused Meinert of cowardice.", "", (), evidence, None, Summarising())
    assert turned.doubts == ("“Lindner” and “Meinert” stand the other way round in the article",)
    passive = verify("Lindner was accused of cowardice by Meinert.", "", (), evidence, None, Summarising())
    assert passive.supported


def test_what_the_passed_in_check_finds_counts() -> None:
    @dataclass(frozen=True)
    class Found:
        severity: Severity
        message: str

    def check(english: str, support: Sequence[tuple[str, str]]) -> list[Found]:
        assert support[0] == ("Der Rat stimmte am Montag zu.", "The council approved the dike on Monday.")
        return [Found(Severity.ERROR, "wrong"), Found(Severity.NOTE, "odd")]

    _, sentences, pairs = build(ROWS)
    verdict = verify("On Monday the council approved it.", "", (), Evidence(sentences, pairs), check, Summarising())
    assert verdict.doubts == ("wrong",)


def test_a_supported_sentence_stays_with_its_support() -> None:
    summary = written("On Monday, the council approved the dike.")
    (line,) = summary.sentences
    assert line.english == "On Monday, the council approved the dike."
    assert (line.support, line.note) == ((2,), "")
    assert line.german == "Der Rat stimmte am Montag zu."


def test_an_unsupported_sentence_is_replaced_and_the_note_says_so() -> None:
    summary = written("The council approved the dike on Monday.", "Belmar is building a dike for 90 million euros.")
    first, second = summary.sentences
    assert first.note == ""
    assert second.english == "Belmar is building a dike for 40 million euros."
    assert second.support == (1,)
    assert second.note.startswith("Replaced by a sentence of the article. The model wrote “Belmar is building a dike")
    assert "“90 million euros” is not in the article" in second.note
    (flag,) = flags_of(summary)
    assert (flag.severity, flag.sentence, flag.message) == (Severity.WARNING, 1, second.note)


def test_a_sentence_without_any_source_is_left_out_and_told() -> None:
    lost = "Penguins adore chocolate pudding enormously."
    for texts in (
        ("The council approved the dike on Monday.", lost),
        (lost, "The council approved the dike on Monday."),
    ):
        (line,) = written(*texts).sentences
        assert line.note == f"Left out of the summary: “{lost}”: nothing in the article says so"


@pytest.mark.parametrize("texts", [("Penguins adore chocolate.",), ("",), ()])
def test_nothing_supported_gives_the_extractive_summary_and_says_so(texts: tuple[str, ...]) -> None:
    said: list[str] = []
    summary = written(*texts, said=said)
    assert summary.signature.engine == "extractive"
    assert "stands in the article" in str(summary.signature.fallback)
    assert len(said) == 1
    assert "a.txt: summary chosen from the article's own sentences, because the summariser failed: " in said[0]


def test_a_failing_model_gives_the_extractive_summary_or_fails_as_chosen() -> None:
    article, sentences, pairs = build(ROWS)
    said: list[str] = []
    summary = Written(Script(error="out of memory"), said.append).summarise(article, sentences, pairs)
    assert summary.sentences
    assert "because the summariser failed: out of memory" in str(summary.signature.fallback)
    assert said
    with pytest.raises(SummaryError, match="out of memory"):
        Written(Script(error="out of memory"), said.append, fallback="fail").summarise(article, sentences, pairs)


def test_a_german_summary_is_translated_and_verified_in_english() -> None:
    article, sentences, pairs = build(ROWS)
    script = Script((Claim("Der Rat stimmte am Montag zu. Belmar zahlt 90 Millionen Euro."),), language="de")
    known = {"Der Rat stimmte am Montag zu.": "The council approved the dike on Monday."}

    def translate(texts: Sequence[str]) -> list[str]:
        return [known.get(text, "Belmar is paying 90 million euros.") for text in texts]

    summary = Written(script, print, translate=translate).summarise(article, sentences, pairs)
    assert [line.support for line in summary.sentences] == [(2,), (1,)]
    assert summary.sentences[1].note
    assert script.seen is not None
    assert script.seen[0].lines[0].text == "Belmar baut für 40 Millionen Euro einen Deich."


def test_a_german_writer_without_an_engine_is_a_failure_with_words() -> None:
    article, sentences, pairs = build(ROWS)
    script = Script((Claim("Der Rat stimmte zu."),), language="de")
    with pytest.raises(SummaryError, match="needs an engine to translate it"):
        Written(script, print, fallback="fail").summarise(article, sentences, pairs)


def test_an_article_without_running_text_gives_no_sentence_and_asks_nobody() -> None:
    assert written("Anything.", rows=[(T, "Nur ein Titel")]).sentences == ()


def test_more_than_was_asked_for_is_chosen_from_in_order() -> None:
    texts = [row[1].partition("|")[2] for row in ROWS[1:]]
    summary = written(*texts, sentences=2)
    assert len(summary.sentences) == 2
    assert [line.support for line in summary.sentences] == sorted(line.support for line in summary.sentences)


def test_what_the_model_writes_twice_is_kept_once() -> None:
    text = "The council approved the dike on Monday."
    assert len(written(text, text, "On Monday the council approved the dike.").sentences) == 1


def test_sections_are_kept_together_and_nothing_is_lost() -> None:
    rows: list[Row] = [(P, f"Satz {n} hat hier genau sechs Wörter.") for n in range(9)]
    sections = (Section((0, 1, 2, 3)), Section((4, 5)), Section((6, 7, 8)))
    article, sentences, pairs = build(rows, sections)
    parts = passages(article, sentences, pairs, Script(room=7 * 4))
    assert [[line.id for line in part.lines] for part in parts] == [[0, 1, 2, 3], [4, 5], [6, 7, 8]]
    parts = passages(article, sentences, pairs, Script(room=7 * 6))
    assert [[line.id for line in part.lines] for part in parts] == [[0, 1, 2, 3, 4, 5], [6, 7, 8]]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([P, P, P, C, H]), st.integers(1, 30)), min_size=1, max_size=20),
    st.integers(2, 40),
    st.lists(st.integers(0, 19), max_size=3),
)
def test_every_word_is_in_one_passage_and_every_passage_fits(
    shape: list[tuple[BlockKind, int]], room: int, cuts: list[int]
) -> None:
    rows = [(kind, " ".join(f"w{n}x{i}" for i in range(length))) for n, (kind, length) in enumerate(shape)]
    borders = sorted({0, len(rows), *(cut for cut in cuts if cut < len(rows))})
    sections = tuple(Section(tuple(range(a, b))) for a, b in pairwise(borders))
    article, sentences, pairs = build(rows, sections)
    script = Script(room=room)
    parts = passages(article, sentences, [replace(p, english=p.german) for p in pairs], script)
    assert all(sum(script.count_tokens([line.text for line in part.lines])) <= room for part in parts)
    told = " ".join(line.text for part in parts for line in part.lines)
    assert told.split() == [word for kind, text in rows if kind is P for word in text.split()]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr. Kern said no. Mr. Vogt agreed.", ["Dr. Kern said no.", "Mr. Vogt agreed."]),
        (
            "The U.S. Army left. It was 3 p.m. Nobody saw it.",
            ["The U.S. Army left.", "It was 3 p.m.", "Nobody saw it."],
        ),
        ("“We wait.” He left!", ["“We wait.”", "He left!"]),
        ("  One  \n line ", ["One line"]),
        ("", []),
    ],
)
def test_english_sentences(text: str, parts: list[str]) -> None:
    assert english_sentences(text) == parts


def test_the_script_is_a_writer() -> None:
    assert isinstance(Script(), Writer)


PIECES = st.sampled_from(
    ["Kern", "the dike", "not", "40", "Monday", "said", ",", "by", "–", "“", ".", "but", " ", "x", "é"]
)
TEXT = st.lists(PIECES, max_size=12).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=5), st.lists(TEXT, max_size=4))
def test_whatever_stands_in_the_source_and_whatever_is_written_nothing_breaks(
    source: list[str], texts: list[str]
) -> None:
    article, sentences, pairs = build([(P, f"Satz {n} steht hier im Text.|{text}") for n, text in enumerate(source)])
    script = Script(tuple(Claim(text, (0, 99)) for text in texts))
    summary = Written(script, lambda note: None, check=check_summary_sentence).summarise(article, sentences, pairs)
    for line in summary.sentences:
        assert line.support
        assert all(0 <= i < len(pairs) for i in line.support)


def test_twenty_thousand_words_are_cut_written_and_verified_in_seconds() -> None:
    rows: list[Row] = [
        (P, f"Satz {n} aus Ort{n % 97}.|Report {n}: the council of Town{n % 97} spent {n + 1000} euros on bridge {n}.")
        for n in range(1600)
    ]
    sections = tuple(Section(tuple(range(start, start + 100))) for start in range(0, 1600, 100))
    article, sentences, pairs = build(rows, sections)
    script = Script((Claim("The council of Town5 spent 1005 euros on bridge 5."),), room=1500)
    began = time.process_time()
    summary = Written(script, print).summarise(article, sentences, pairs)
    assert time.process_time() - began < 10
    assert script.seen is not None
    assert sum(len(part.lines) for part in script.seen) == 1600
    assert [line.support[0] for line in summary.sentences] == [5]


@pytest.mark.parametrize(
    "rows",
    [
        [(P, "Der Rat von Belmar stimmte am Montag zu.|The council of Belmar approved the dike on Monday.")],
        [
            (P, "„Wir warten nicht“, sagte Kern.|“The council of Belmar approved the dike on Monday,” said Kern."),
            (P, "„Nie wieder“, sagte Vogt.|“Never again,” said Vogt."),
        ],
    ],
    ids=["one sentence", "only quotes"],
)
def test_tiny_and_quote_only_articles_keep_what_is_supported(rows: list[Row]) -> None:
    (line,) = written("The council of Belmar approved the dike on Monday.", rows=rows).sentences
    assert (line.support, line.note) == ((0,), "")
