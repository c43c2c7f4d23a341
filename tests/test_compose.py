"""Parts put together: what the reader hears of guards and reading notes, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.compose import compose
from toolkit.records import (
    Article,
    Block,
    BlockKind,
    Brief,
    Flag,
    Pair,
    Section,
    Sentence,
    Severity,
    Signature,
    Span,
    Summary,
)

TEXT = "Es regnet."
SENTENCE = Sentence(0, Span(0, 10), TEXT, 0)
ARTICLE = Article("a", "a.txt", TEXT, (Block(BlockKind.PARAGRAPH, Span(0, 10)),), (Section((0,)),))
SIGNATURE = Signature("translate", "fake", "none", "-", "0")


def composed(pair: Pair, flags: tuple[Flag, ...] = (), notes: tuple[str, ...] = ()) -> Brief:
    summary = Summary((), SIGNATURE)
    return compose(replace(ARTICLE, notes=notes), (SENTENCE,), (pair,), (), summary, flags, SIGNATURE, "")


@pytest.mark.parametrize(
    ("guard", "severity", "words"),
    [
        ("doubtful: repetition", Severity.WARNING, "Every hypothesis of the model is doubtful: repetition."),
        ("number set right: 12 to 21", Severity.NOTE, "The model mistyped a number; it was set right: 12 to 21."),
        ("numbers translated by stand-ins: 12, 15", Severity.NOTE, "The model garbled numbers; set by rule: 12, 15."),
        ("number exchanged: 7 for 9", Severity.NOTE, "The model had another number; exchanged: 7 for 9."),
        ("part of the day set right: a to b", Severity.NOTE, "The part of the day was set right: a to b."),
        ("said once: rain", Severity.NOTE, "The model said a word twice; it is said once: rain."),
        ("copied: already English", Severity.NOTE, "Already English: left as it stands."),
    ],
)
def test_a_guard_the_reader_should_know_becomes_a_flag(guard: str, severity: Severity, words: str) -> None:
    (flag,) = composed(Pair(0, TEXT, "It rains.", guards=(guard,))).flags
    assert (flag.severity, flag.message, flag.sentence) == (severity, words, 0)


def test_an_everyday_guard_is_no_flag() -> None:
    assert not composed(Pair(0, TEXT, "It rains.", guards=("hypothesis 2 taken: fewer doubts",))).flags


def test_what_concerns_the_article_comes_first_then_the_heaviest_of_a_sentence() -> None:
    light = Flag("a", Severity.WARNING, "light", sentence=0)
    heavy = Flag("b", Severity.ERROR, "heavy", sentence=0)
    made = composed(Pair(0, TEXT, "It rains."), (light, heavy), ("3 control characters dropped",))
    assert [flag.message for flag in made.flags] == ["3 control characters dropped", "heavy", "light"]
