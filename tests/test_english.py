"""English typography: marks by the German, American punctuation, nothing else touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.english import set_articles, set_marks, set_women, tidy

CASES = [
    # what the model gave back, in every glyph
    ("„Wir müssen handeln“, sagte er.", '"We must act", he said.', "“We must act,” he said."),
    ("»Wir müssen handeln«, sagte er.", "«We must act», he said.", "“We must act,” he said."),
    ("»Wir müssen handeln«, sagte er.", "„We must act“, he said.", "“We must act,” he said."),
    ("‚Wir handeln‘, sagte er.", "‘We act’, he said.", "“We act,” he said."),
    # lost marks whose place is known
    ("„Wir müssen handeln.“", "We must act.", "“We must act.”"),
    ("„Wir müssen handeln“, sagte er.", "We must act, he said.", "“We must act,” he said."),
    ("„Wir müssen handeln“, sagte er.", "“We must act, he said.", "“We must act,” he said."),
    ("„Wir müssen handeln“, sagte er.", "We must act,” he said.", "“We must act,” he said."),
    ("„Wir handeln“, sagte Minister Rolf Ott.", "We act, Minister Rolf Ott said.", "“We act,” Minister Rolf Ott said."),
    ("Er sagte: „Wir müssen handeln.“", "He said: We must act.", "He said: “We must act.”"),
    ("Er sagte: „Wir müssen handeln.“", "He said: We must act.”", "He said: “We must act.”"),
    # lost marks whose place is not known: no half quotation is left
    ("Er sprach von „Gerüchten“ darüber.", "He spoke of rumours about it.", "He spoke of rumours about it."),
    ("Er sprach von „Gerüchten“ darüber.", "He spoke of “rumours about it.", "He spoke of rumours about it."),
    ("Er nannte „A“ und „B“ gut.", "He called “A” and B good.", "He called “A” and B good."),
    # invented marks
    ("Er sprach von Gerüchten.", "He spoke of “rumours”.", "He spoke of rumours."),
    # a quotation over several sentences
    ("„Wir müssen handeln.", "“We must act.”", "“We must act."),
    ("„Wir müssen handeln.", "We must act.", "“We must act."),
    ("Das dauert“, sagte er.", "“That takes time,” he said.", "That takes time,” he said."),
    ("Das dauert“, sagte er.", "That takes time, he said.", "That takes time,” he said."),
    ("Das dauert.“", "That takes time.", "That takes time.”"),
    # nesting
    ("„Er rief ‚Halt‘ laut“, sagte er.", '"He cried "stop" loudly," he said.', "“He cried ‘stop’ loudly,” he said."),
    ("„Sie sagte: ‚Geh!‘“", "“She said: “Go!””", "“She said: ‘Go!’”"),
    # interrupted
    ("„Wir“, sagte er, „gehen.“", '"We", he said, "go".', "“We,” he said, “go.”"),
    # American punctuation
    ("Er sprach von „Lügen“.", "He spoke of “lies”.", "He spoke of “lies.”"),
    ("Er nannte es „gut“; sie schwieg.", "He called it “good;” she slept.", "He called it “good”; she slept."),
    ("»Warum?«, fragte er.", "“Why?”, he asked.", "“Why?” he asked."),
    ("Er fragte: „Warum?“", "He asked: “Why?”.", "He asked: “Why?”"),
    ("Wer sprach von „Lügen“?", "Who spoke of “lies”?", "Who spoke of “lies”?"),
    # blanks at the marks
    ("„Wir handeln“, sagte er.", "“ We act ” , he said.", "“We act,” he said."),
    ("Das „Wort“ gilt.", "The“word”counts.", "The “word” counts."),
    # apostrophes
    ("Pläne der Soldaten, nicht gut", "The soldiers' plans, which aren't", "The soldiers’ plans, which aren’t"),
    ("Er sagte: „Nicht Ottos Tor.“", "He said: 'It isn't Otto's goal.'", "He said: “It isn’t Otto’s goal.”"),
    ("die 90er", "the '90s", "the ’90s"),
]  # fmt: skip


@pytest.mark.parametrize(("german", "english", "wanted"), CASES)
def test_marks(german: str, english: str, wanted: str) -> None:
    assert set_marks(german, english) == wanted


@pytest.mark.parametrize(("german", "english", "wanted"), CASES)
def test_setting_marks_twice_changes_nothing_more(german: str, english: str, wanted: str) -> None:
    assert set_marks(german, wanted) == wanted


PIECES = st.lists(st.sampled_from([*"„“”»«‚‘’\"'.,:;!? ", "Wort", "er", "sagte", "12", "–", "("]), max_size=30).map(
    "".join
)


@given(PIECES, PIECES)
def test_no_word_is_changed_and_marks_come_in_pairs(german: str, english: str) -> None:
    done = set_marks(german, english)
    assert re.findall(r"\w", done) == re.findall(r"\w", english)
    depth = 0
    for glyph in re.findall("[“”]", done):
        depth += 1 if glyph == "“" else -1
        assert -1 <= depth <= 3
    assert not re.search(r'[„«»]|(?<!\d)"', done)  # 12" is an inch


def test_many_marks_take_linear_time() -> None:
    text = "„a“ " * 20_000
    assert set_marks(text, text) == text


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        ("A word , and  another .", "A word, and another."),
        ("▁A ⁇ word<unk> ", "A word"),
        ("( a word )", "(a word)"),
        ("3 .5 and ... so", "3 .5 and ... so"),
        ("A\u0000 word\ufffd", "A word"),
    ],
)
def test_tidy(given_: str, wanted: str) -> None:
    assert tidy(given_) == wanted


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("a end in sight", "an end in sight"),
        ("A offer was made", "An offer was made"),
        ("He said: A old plan", "He said: An old plan"),
        ("an military base", "a military base"),
        ("an “secret plan”", "a “secret plan”"),
        ("a umbrella", "an umbrella"),
        # sounds, not letters
        ("a European, a one-off, a union, a euro", "a European, a one-off, a union, a euro"),
        ("an hour, an MP, a US ship", "an hour, an MP, a US ship"),
        ("vitamin A is missing", "vitamin A is missing"),
        ("Plan A in detail", "Plan A in detail"),
        ("a 8-year-old, an 9-year-old", "an 8-year-old, a 9-year-old"),
        ("a 11-point plan, an 12-point plan", "an 11-point plan, a 12-point plan"),
        ("a 18,000, an 80, an 110, a 118", "an 18,000, an 80, an 110, a 118"),  # a hundred, but also one hundred
    ],
)
def test_articles_follow_the_sound(english: str, wanted: str) -> None:
    assert set_articles(english) == wanted


@pytest.mark.parametrize(
    ("german", "english", "wanted"),
    [
        ("Eine Sprecherin schwieg.", "A spokesman was silent.", "A spokeswoman was silent."),
        ("Zwei Sprecherinnen kamen.", "Two spokesmen came.", "Two spokeswomen came."),
        ("Ein Sprecher schwieg.", "A spokeswoman was silent.", "A spokesman was silent."),
        ("Sprecher und Sprecherin schwiegen.", "Spokesman and spokeswoman", "Spokesman and spokeswoman"),
        ("Die Sprecherin schwieg.", "The spokesperson was silent.", "The spokesperson was silent."),
    ],
)
def test_a_spokeswoman_is_none_of_the_men(german: str, english: str, wanted: str) -> None:
    assert set_women(german, english) == wanted


def test_one_full_stop_is_enough() -> None:
    assert tidy("That is all..") == "That is all."
    assert tidy("Wait ... for it...") == "Wait ... for it..."
