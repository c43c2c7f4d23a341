"""Engines without weights: the table, the fake, batches, links, devices, loading."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.engines import devices, open_engine
from toolkit.engines.batches import equal_batches
from toolkit.engines.fake import FakeEngine, render, undo
from toolkit.engines.links import word_links
from toolkit.engines.loading import Lazy
from toolkit.engines.protocol import Aligner, Decoding, Translator
from toolkit.errors import TranslationError, UsageError
from toolkit.models import resolve

TRICKY = ["und", "And", "Und", "UND", "and_en", "_en", "1.2", "2,000", "x", "Der", "He", "A", "a", "Ein", " ", ",", "ß"]


def test_an_unknown_engine_is_named_with_what_is_near() -> None:
    with pytest.raises(UsageError, match="no such engine 'ctranslate'") as caught:
        open_engine("ctranslate", resolve("bundled", offline=True, say=print))
    assert "'ctranslate2'" in caught.value.hint


@given(st.one_of(st.text(), st.lists(st.sampled_from(TRICKY)).map("".join)))
def test_the_german_can_be_read_back_from_what_the_fake_says(german: str) -> None:
    assert undo(render(german)) == german


def test_the_fake_marks_what_it_does_not_know_and_keeps_names_and_numbers() -> None:
    assert render("Rosi Amsel sagte, 1.200 Leute seien nicht da.") == (
        "Rosi Amsel said, 1,200 Leute seien_en not da_en."
    )


def test_the_fake_gives_as_many_hypotheses_as_asked_for_and_remembers_the_call() -> None:
    engine = FakeEngine()
    (found,) = engine.translate(["Ja und nein."], Decoding(hypotheses=3))
    assert [h.text for h in found] == ["Ja and nein_en.", "Ja and nein_en. (2)", "Ja and nein_en. (3)"]
    assert found[0].score > found[1].score > found[2].score
    assert engine.calls == [(("Ja und nein.",), Decoding(hypotheses=3))]
    assert isinstance(engine, Translator)
    assert isinstance(engine, Aligner)


def test_a_script_answers_for_the_units_it_knows() -> None:
    engine = FakeEngine({"Guten Tag.": ["Good day.", "Hello."]})
    known, unknown = engine.translate(["Guten Tag.", "Und?"])
    assert [h.text for h in known] == ["Good day.", "Hello."]
    assert unknown[0].text == "And?"


def test_a_script_may_look_at_the_decoding_and_may_fail() -> None:
    def script(german: str, decoding: Decoding) -> str | None:
        if german == "Halt":
            raise TranslationError("out of memory")
        return None if decoding.no_repeat_ngram else "no no no"

    engine = FakeEngine(script)
    assert engine.translate(["Nein."])[0][0].text == "no no no"
    assert engine.translate(["Nein."], Decoding(no_repeat_ngram=3))[0][0].text == "Nein."
    with pytest.raises(TranslationError, match="out of memory"):
        engine.translate(["Halt"])


def test_the_fake_links_words_to_what_they_undo_to() -> None:
    german = "Er sagte nicht 1.200"
    english = render(german)
    (links,) = FakeEngine().align([(german, english)])
    assert [(german[slice(*link.german)], english[slice(*link.english)]) for link in links] == [
        ("Er", "Him"), ("sagte", "said"), ("nicht", "not"), ("1.200", "1,200"),
    ]  # fmt: skip


@given(st.lists(st.integers(1, 60), max_size=80), st.integers(1, 200))
def test_a_batch_holds_one_length_within_the_limit_and_every_unit_once(lengths: list[int], tokens: int) -> None:
    batches = equal_batches(lengths, lengths, tokens)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    assert all(len({lengths[index] for index in batch}) == 1 for batch in batches)
    assert all(len(batch) == 1 or sum(lengths[i] for i in batch) <= tokens for batch in batches)
    assert [lengths[batch[0]] for batch in batches] == sorted((lengths[b[0]] for b in batches), reverse=True)


def links_of(german: str, english: str, spans: tuple[list, list], attention: list[list[float]]) -> list[tuple]:
    return [
        (german[slice(*link.german)], english[slice(*link.english)], link.weight)
        for link in word_links(german, english, *spans, attention)
    ]


def test_attention_of_pieces_becomes_links_of_words_heaviest_first() -> None:
    # Haus|tür klemmt -> front door sticks; the last column is the end marker and counts for nothing.
    spans = ([(0, 4), (4, 7), (7, 14)], [(0, 5), (5, 10), (10, 17)])
    attention = [[0.5, 0.1, 0.1, 0.3], [0.2, 0.5, 0.1, 0.2], [0.1, 0.1, 0.6, 0.2]]
    assert links_of("Haustür klemmt", "front door sticks", spans, attention) == [
        ("Haustür", "front", 0.8571), ("Haustür", "door", 0.875),
        ("klemmt", "sticks", 0.75), ("Haustür", "sticks", 0.25),
    ]  # fmt: skip


def test_names_and_numbers_link_to_themselves_where_attention_looks_elsewhere() -> None:
    spans = ([(0, 5), (5, 11)], [(0, 5), (5, 11)])
    found = links_of("1.200 Quorne", "1,200 Quorne", spans, [[0.1, 0.9], [0.9, 0.1]])
    assert [(german, english) for german, english, weight in found if weight > 0.5] == [
        ("1.200", "1,200"), ("Quorne", "Quorne"),
    ]  # fmt: skip


def test_bytes_of_a_character_count_for_the_word_they_stand_in() -> None:
    # The last byte piece has the character's width, those before it have none.
    spans = ([(0, 0), (0, 1), (1, 4), (4, 7)], [(0, 3)])
    assert links_of("čaju da", "tea", spans, [[0.3, 0.3, 0.2, 0.1]])[0][:2] == ("čaju", "tea")


def test_nothing_links_where_there_are_no_words() -> None:
    assert word_links("", "", [], [], []) == ()
    assert word_links("Ja", "", [(0, 2)], [], []) == ()


def test_a_gpu_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "cuda_devices", lambda: 0)
    assert devices.choose_device("auto") == "cpu"
    with pytest.raises(UsageError, match="no GPU that CTranslate2 can use"):
        devices.choose_device("cuda")
    monkeypatch.setattr(devices, "cuda_devices", lambda: 1)
    assert devices.choose_device("auto") == "cuda"


@pytest.mark.parametrize(
    ("info", "exact"),
    [
        ("processor: 0\nflags\t\t: fpu avx2 avx512_vnni\n", True),
        ("processor: 0\nflags\t\t: fpu avx2 avx_vnni amx_int8\n", True),
        ("processor: 0\nflags\t\t: fpu avx2\n", False),
        ("processor: 0\nFeatures\t: fp asimd asimddp\n", True),
        (None, True),
    ],
)
def test_a_processor_that_saturates_in_int8_is_known(info: str | None, exact: bool, tmp_path: Path) -> None:
    path = tmp_path / "cpuinfo"
    if info is not None:
        path.write_text(info, encoding="ascii")
    assert devices.exact_int8(path) is exact


def test_a_precision_the_device_lacks_is_refused_with_the_choices() -> None:
    assert devices.choose_compute_type("auto", "cpu") == "int8_float32"
    assert devices.choose_compute_type("int8", "cpu") == "int8_float32"
    with pytest.raises(UsageError, match="float8: not supported") as caught:
        devices.choose_compute_type("float8", "cpu")
    assert "float32" in caught.value.hint


def test_loading_ahead_happens_once_and_raises_where_somebody_listens() -> None:
    made = []
    started = threading.Event()

    def make() -> int:
        made.append(1)
        started.set()
        if len(made) == 1:
            raise UsageError("not yet")
        return 7

    lazy = Lazy(make)
    lazy.warm()
    assert started.wait(5)
    assert lazy.get() == 7
    assert lazy.get() == 7
    assert len(made) == 2


def test_opening_an_engine_imports_nothing_heavy() -> None:
    code = (
        "import sys; from toolkit.engines import open_engine; from toolkit.models import resolve;"
        "e = open_engine('ctranslate2', resolve('bundled', offline=True, say=print)); str(e.signature);"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'sentencepiece', 'huggingface_hub', 'numpy'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
