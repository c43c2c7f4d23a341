"""Decisions applied to a brief, without a store or a server; and what they say."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from toolkit.records import (
    Article,
    Block,
    BlockKind,
    Brief,
    EnglishSpan,
    Flag,
    Origin,
    Pair,
    Quote,
    QuoteKind,
    QuotePair,
    Sentence,
    Severity,
    Signature,
    Span,
    Summary,
    SummarySentence,
)
from toolkit.render import brief_from_json, brief_to_json, check_integrity, render
from toolkit.review.items import Item, items_of
from toolkit.review.queue import Wanted, choose, neighbours, next_article, progress, read_wanted
from toolkit.review.report import as_csv, as_text, find_terms, make_report
from toolkit.reviewing import Action, Decision, apply, correct, quote_key, replay, sentence_key, standing, verdict_of

SIGNATURE = Signature("translate", "fake", "none", "0", "1")
FIRST, SECOND = "„Wir bleiben hier“, sagte Kai Ott.", "Der Hafen hat 12 Kräne."
TEXT = f"{FIRST} {SECOND}"
QUOTE = Quote(0, QuoteKind.DIRECT, (Span(0, 18),), (0,), Span(26, 33), "Kai Ott", confidence=0.5)
PAIR = QuotePair(QUOTE, TEXT[:18], "“We stay here,”", (EnglishSpan(0, 0, 15),), "Kai Ott", 0.7, True, 0)


def made() -> Brief:
    a, b = len(FIRST), len(TEXT)
    return Brief(
        article=Article("port", "port.txt", TEXT, (Block(BlockKind.PARAGRAPH, Span(0, b)),), ()),
        sentences=(Sentence(0, Span(0, a), FIRST, 0), Sentence(1, Span(a + 1, b), SECOND, 0)),
        pairs=(
            Pair(0, FIRST, "“We stay here,” said Kai Ott.", alternatives=("“We remain,” said Kai Ott.",)),
            Pair(1, SECOND, "The port has 12 cranes."),
        ),
        quotes=(PAIR,),
        figures=(),
        summary=Summary((SummarySentence("The port has 12 cranes.", SECOND, (1,)),), SIGNATURE),
        flags=(
            Flag("number", Severity.ERROR, "A number is missing.", sentence=1),
            Flag("negation", Severity.ERROR, "A denial is lost.", sentence=0, quote=0),
        ),
        signature=SIGNATURE,
    )


def decision(number: int, item: str, action: Action, after: dict[str, Any], **more: Any) -> Decision:
    fields: dict[str, Any] = {"who": "Ada", "at": "2025-05-03T10:00:00+00:00", "before": {}, "part_of": number}
    return Decision(number=number, brief="port", item=item, action=action, after=after, **(fields | more))  # type: ignore[arg-type]


def key() -> str:
    return quote_key(made(), QUOTE)


def test_nothing_decided_changes_nothing() -> None:
    brief = made()
    assert apply(brief, [], {}) is brief


def test_reviewed_english_takes_the_place_everywhere() -> None:
    brief = apply(made(), [], {SECOND: "There are 12 cranes in the port."})
    assert brief.pairs[1].english == "There are 12 cranes in the port."
    assert brief.pairs[1].origin is Origin.REVIEW
    assert brief.pairs[1].alternatives[0] == "The port has 12 cranes."
    assert brief.summary.sentences[0].english == "There are 12 cranes in the port."
    assert [flag.kind for flag in brief.flags] == ["negation"]
    assert brief.figures[0].english == EnglishSpan(1, 10, 12)
    check_integrity(brief)


def test_a_summary_that_cannot_follow_is_flagged() -> None:
    written = replace(made(), summary=Summary((SummarySentence("Twelve cranes.", SECOND, (1,)),), SIGNATURE))
    flags = apply(written, [], {SECOND: "New."}).flags
    assert "written before its source sentence was corrected" in flags[-1].message


def test_the_quote_is_placed_anew_in_corrected_words() -> None:
    brief = apply(made(), [], {FIRST: "Kai Ott said: “We are staying here.”"})
    span = brief.quotes[0].english[0]
    assert "staying" in brief.pairs[0].english[span.start : span.end]
    assert brief.quotes[0].key
    check_integrity(brief)


def test_accepted_means_certain_and_without_doubts() -> None:
    brief = made()
    texts = [brief.pairs[0].english]
    got = apply(brief, [decision(1, key(), Action.ACCEPT, {"verdict": "accepted", "texts": texts})], {})
    assert (got.quotes[0].confidence, got.quotes[0].quote.confidence) == (1.0, 1.0)
    assert [flag.kind for flag in got.flags] == ["number"]


def test_an_acceptance_of_other_words_counts_no_more() -> None:
    state: Any = {"verdict": "accepted", "texts": ["old"]}
    assert verdict_of(state, ["new"]) == ""
    assert verdict_of(state, ["old"]) == "accepted"
    assert apply(made(), [decision(1, key(), Action.ACCEPT, state)], {}).quotes[0].confidence == 0.7


@pytest.mark.parametrize(("reason", "left"), [("not a quote", 0), ("wrong span", 1)])
def test_rejected(reason: str, left: int) -> None:
    state = {"verdict": "rejected", "reason": reason}
    brief = apply(made(), [decision(1, key(), Action.REJECT, state)], {})
    assert len(brief.quotes) == left
    assert not any(pair.key for pair in brief.quotes)
    assert any(flag.kind == "review" for flag in brief.flags) == bool(left)
    check_integrity(brief)


def test_moved_spans_stand_in_the_new_texts() -> None:
    brief = made()
    state = {"german_spans": [[1, 12]], "english_spans": [[0, 1, 8]], "texts": [brief.pairs[0].english]}
    got = apply(brief, [decision(1, key(), Action.SPANS, state)], {}).quotes[0]
    assert (got.german_text, got.english_text) == ("Wir bleiben", "We stay")


def test_spans_beyond_the_sentences_are_left_alone() -> None:
    state = {"german_spans": [[0, 900]], "english_spans": [], "texts": ["x"]}
    assert apply(made(), [decision(1, key(), Action.SPANS, state)], {}).quotes[0].german_text == PAIR.german_text


def test_the_mark_names_each_reviewer_once() -> None:
    texts = [made().pairs[0].english]
    log = [
        decision(1, key(), Action.REJECT, {"verdict": "rejected", "reason": "wrong span"}, who="Ben"),
        decision(2, key(), Action.ACCEPT, {"verdict": "accepted", "texts": texts}),
        decision(3, sentence_key(SECOND), Action.ENGLISH, {"english": "x"}, at="2025-05-04T10:00:00+00:00"),
    ]
    brief = apply(made(), log, {SECOND: "x"})
    assert [(m.who, m.date, m.accepted, m.corrected, m.rejected) for m in brief.review] == [
        ("Ada", "2025-05-04", 1, 1, 0)
    ]
    assert "Reviewed by Ada on 4 May 2025: 1 accepted, 1 corrected." in render(brief, "md")
    assert brief_from_json(brief_to_json(brief)) == brief


def test_undone_decisions_do_not_stand() -> None:
    log = [decision(1, "q-1", Action.ACCEPT, {}), decision(2, "q-1", Action.UNDO, {}, undoes=1)]
    assert standing(log) == []
    assert replay(log) == {"q-1": {}}


def test_correcting_twice_keeps_the_models_own() -> None:
    pair = Pair(0, "A.", "own", alternatives=("other",))
    assert correct(correct(pair, "first"), "second").alternatives == ("own", "other")
    assert correct(correct(pair, "first"), None) == pair


def item(number: int, **more: Any) -> Item:
    fields: dict[str, Any] = {
        "brief": f"b{number // 2}",
        "key": f"q-{number}",
        "kind": "direct",
        "group": (f"s-{number}",),
        "sentences": (number,),
        "german": f"Satz {number}",
        "english": f"Sentence {number}",
        "speaker": "Ott",
        "flags": (),
        "errors": 0,
        "warnings": 0,
        "confidence": 0.9,
        "doubt": 9.0 - number,
    }
    return Item(**(fields | more))


ITEMS = [item(0, flags=("number",)), item(1, verdict="accepted"), item(2, speaker=""), item(3, verdict="rejected")]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), [0, 2]),
        (Wanted(state="all"), [0, 1, 2, 3]),
        (Wanted(state="rejected"), [3]),
        (Wanted(flag="any"), [0]),
        (Wanted(flag="none"), [2]),
        (Wanted(flag="number"), [0]),
        (Wanted(speaker="unknown"), [2]),
        (Wanted(state="all", article="b1"), [2, 3]),
        (Wanted(q="SATZ 2 sentence"), [2]),
        (Wanted(kind="sentence"), []),
    ],
)
def test_filters(wanted: Wanted, numbers: list[int]) -> None:
    assert [found.sentences[0] for found in choose(ITEMS, wanted)] == numbers
    assert read_wanted(dict(pair.split("=") for pair in wanted.query().replace("+", " ").split("&") if pair)) == wanted


def test_what_comes_next_skips_what_does_not_fit_and_goes_round() -> None:
    before, after = neighbours(ITEMS, Wanted(), "b1", "q-2")
    assert before is not None
    assert after is not None
    assert (before.key, after.key) == ("q-0", "q-0")
    assert neighbours(ITEMS[:1], Wanted(), "b0", "q-0") == (None, None)
    there = next_article(ITEMS, Wanted(), "b0")
    assert there is not None
    assert there.key == "q-2"


def test_progress_of_nothing_is_all_of_it() -> None:
    assert progress([]).percent == 100
    assert (progress(ITEMS).decided, progress(ITEMS).percent) == (2, 50)


def test_doubt_counts_flags_speaker_and_confidence() -> None:
    brief = made()
    quote, sentence = items_of(brief, brief, {})
    assert quote.doubt == pytest.approx(2 * 0.5 + 3 * 0.3 + 3)
    assert (sentence.kind, sentence.doubt) == ("sentence", 3.0)


def test_report_counts_what_was_right_where() -> None:
    log = [
        decision(1, "q-1", Action.ACCEPT, {"verdict": "accepted"}),
        decision(2, "q-1", Action.ACCEPT, {"verdict": "accepted"}, who="Ben"),
        decision(3, "q-3", Action.REJECT, {"verdict": "rejected"}),
        decision(4, "q-3", Action.ACCEPT, {"verdict": "accepted"}, who="Ben"),
    ]
    log = [replace(each, brief=f"b{int(each.item[2:]) // 2}") for each in log]
    report = make_report(log, ITEMS)
    agreement = report.agreements[0]
    assert (agreement.both, agreement.share, agreement.kappa) == (2, 0.5, 0.0)
    assert [(row.name, row.accepted, row.rejected) for row in report.by_flag] == [("no flag", 1, 1)]
    assert "Ada and Ben: 50% of 2 items, kappa 0.00" in as_text(report)


def test_terms_corrected_twice_are_offered() -> None:
    def swap(number: int, german: str, old: str, new: str) -> Decision:
        after = {"english": new, "own": old}
        return decision(number, f"s-{number}", Action.ENGLISH, after, words=german)

    log = [
        swap(1, "Der Landtag tagt.", "The country day meets.", "The state parliament meets."),
        swap(2, "Im Landtag war Streit.", "In the country day was strife.", "In the state parliament was strife."),
        swap(3, "Der Hafen ruht.", "The port sleeps.", "The port rests."),
    ]
    assert [(t.before, t.after, t.times, t.german) for t in find_terms(log)] == [
        ("country day", "state parliament", 2, ("Landtag",))
    ]


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("@x", "'@x"),
        ("\t=1", "'\t'=1"),
        (" +1", "' +1"),
        ("＝1", "'＝1"),
        ("Ja;=1+1", "Ja;'=1+1"),  # where the decimal sign is a comma, a spreadsheet splits cells at semicolons
        ("3 - 1; dann", "3 - 1; dann"),
    ],
)
def test_csv_has_no_formula(words: str, cell: str) -> None:
    log = [decision(1, "q-1", Action.COMMENT, {"comment": "x"}, words=words)]
    rows = list(csv.reader(io.StringIO(as_csv(log), newline="")))
    assert rows[1][rows[0].index("words")] == cell
