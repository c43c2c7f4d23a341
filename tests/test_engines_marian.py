"""Both Marian engines: on random weights built here, and on the bundled ones."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import tiny_marian
from toolkit.engines import open_engine
from toolkit.engines.convert import convert, with_conversion
from toolkit.engines.ct2_file import (
    ALL_HEADS,
    HEADS,
    INT8,
    SHORT,
    Variable,
    narrow_weights,
    read_for_loading,
    variables,
)
from toolkit.engines.pieces import Pieces
from toolkit.engines.protocol import Decoding, Engine
from toolkit.errors import ModelUnavailable, TranslationError, UsageError
from toolkit.models import Model, resolve
from toolkit.models.folder import from_folder
from training.vocabulary import train_vocabulary

GERMAN = (
    "Die Fähre nach Borkum fällt heute aus.",
    "Rund 300 Kinder sangen am Freitag auf dem Marktplatz.",
    "„Wir haben lange gewartet“, sagte Trainerin Jule Asmus nach dem Spiel.",
    "Das Werk in Emden hat 1.250 Beschäftigte.",
    "Nach dem Sturm sind viele Straßen gesperrt.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_marian.build(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def exact(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Model:
    """The tiny model with a CTranslate2 form in float32."""
    converted = convert(folder, tmp_path_factory.mktemp("exact") / "made", "float32")
    return replace(from_folder(folder), converted=converted)


@pytest.fixture(scope="module")
def eight(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Model:
    """The tiny model with a CTranslate2 form in eight bits."""
    return replace(from_folder(folder), converted=convert(folder, tmp_path_factory.mktemp("eight") / "made"))


def engines(model: Model) -> tuple[Engine, Engine]:
    return tuple(open_engine(name, model, jobs=1, compute_type="float32") for name in ("ctranslate2", "transformers"))


DECODINGS = {
    "greedy": Decoding(beam=1, max_tokens=10),
    "beam": Decoding(beam=4, hypotheses=4, max_tokens=10),
    "no repetition": Decoding(beam=1, max_tokens=10, no_repeat_ngram=2),
}


@pytest.mark.architecture
@pytest.mark.parametrize("name", DECODINGS)
def test_both_engines_say_the_same(exact: Model, name: str) -> None:
    german = tiny_marian.words(8)
    fast, reference = (engine.translate(german, DECODINGS[name]) for engine in engines(exact))
    # Random weights give hypotheses of all but equal scores: their order beyond the best is rounding.
    assert [row[0].text for row in fast] == [row[0].text for row in reference]
    assert len({row[0].text for row in fast}) > 3  # else the weights say nothing
    assert all(len(row) == DECODINGS[name].hypotheses for row in [*fast, *reference])


@pytest.mark.architecture
def test_both_engines_link_the_same(exact: Model) -> None:
    pairs = list(zip(tiny_marian.SOURCE, tiny_marian.TARGET, strict=True))
    fast, reference = (engine.align(pairs) for engine in engines(exact))
    assert all(fast)
    for left, right in zip(fast, reference, strict=True):
        assert [(link.german, link.english) for link in left] == [(link.german, link.english) for link in right]
        assert [link.weight for link in left] == pytest.approx([link.weight for link in right], abs=2e-3)


@pytest.mark.architecture
def test_a_unit_does_not_depend_on_its_neighbours_in_eight_bits(eight: Model) -> None:
    engine = open_engine("ctranslate2", eight, jobs=2)
    german = tiny_marian.words(40)
    decoding = Decoding(hypotheses=3, max_tokens=20)
    together = engine.translate(german, decoding)
    order = random.Random(4).sample(range(len(german)), len(german))
    assert [together[i] for i in order] == engine.translate([german[i] for i in order], decoding)
    assert [engine.translate([text], decoding)[0] for text in german[:12]] == together[:12]


@pytest.mark.architecture
@pytest.mark.parametrize("name", ["ctranslate2", "transformers"])
def test_a_unit_longer_than_the_positions_is_refused_and_never_cut(exact: Model, name: str) -> None:
    engine = open_engine(name, exact, jobs=1)
    long = " ".join(["Norden"] * 60)
    assert engine.count_tokens([long])[0] > 64
    with pytest.raises(TranslationError, match=r"a unit of \d+ pieces, and the model takes 64: 'Norden"):
        engine.translate(["Ein Zug.", long])
    assert engine.align([(long, "North"), ("Ein Zug", "One train")])[0] == ()


@pytest.mark.architecture
@pytest.mark.parametrize("name", ["ctranslate2", "transformers"])
def test_max_tokens_caps_a_unit(exact: Model, name: str) -> None:
    engine = open_engine(name, exact, jobs=1)
    (row,) = engine.translate([tiny_marian.SOURCE[0]], Decoding(beam=1, max_tokens=3))
    assert len(Pieces(exact.folder).target(row[0].text)) <= 4
    assert engine.translate([]) == []


@pytest.mark.architecture
def test_special_tokens_in_a_text_are_text(exact: Model) -> None:
    pieces = Pieces(exact.folder)
    assert "</s>" not in pieces.source("vorher </s> nachher <pad>")
    assert pieces.join(pieces.target("before </s> after <unk>")) == "before </s> after <unk>"


@pytest.mark.architecture
@pytest.mark.parametrize("text", ["Ein  Zug", "„Ђура“ trank čaj…", "½ ﬁn a\u0308h", " führt", "🍵🍵"])
def test_pieces_lie_in_order_in_the_text_and_cover_its_words(exact: Model, text: str) -> None:
    pieces = Pieces(exact.folder)
    spans = pieces.source_spans(text)
    assert len(spans) == len(pieces.source(text))
    assert spans == sorted(spans)
    covered = {place for start, end in spans for place in range(start, end)}
    assert {place for place, character in enumerate(text) if not character.isspace()} <= covered


@pytest.mark.architecture
def test_alignment_is_the_mean_of_all_heads_and_a_foreign_file_stays_as_it_is(exact: Model, tmp_path: Path) -> None:
    weights = read_for_loading(exact.converted, narrow=False)["model.bin"]
    assert HEADS + SHORT + ALL_HEADS in weights
    assert HEADS + SHORT + ALL_HEADS not in (exact.converted / "model.bin").read_bytes()
    (tmp_path / "model.bin").write_bytes(b"something else")
    assert read_for_loading(tmp_path, narrow=False) == {"model.bin": b"something else"}


@pytest.mark.architecture
@pytest.mark.parametrize(("form", "precision", "close"), [("exact", "float32", 1e-5), ("eight", "int8_float32", 0.05)])
def test_a_decoder_starting_by_token_says_what_one_starting_from_zero_says(
    form: str, precision: str, close: float, request: pytest.FixtureRequest
) -> None:
    import ctranslate2

    model: Model = request.getfixturevalue(form)
    assert model.converted is not None
    files = read_for_loading(model.converted, narrow=False)
    assert files["model.bin"] != (model.converted / "model.bin").read_bytes()
    plain, changed = (
        ctranslate2.Translator(str(model.converted), intra_threads=1, compute_type=precision, files=each)
        for each in (None, files)
    )
    pieces = Pieces(model.folder)
    sources = [[*pieces.source(text), "</s>"] for text in tiny_marian.words(12)]
    options = {"beam_size": 1, "max_decoding_length": 12, "return_scores": True}
    for left, right in zip(*(t.translate_batch(sources, **options) for t in (plain, changed)), strict=True):
        assert left.hypotheses == right.hypotheses
        assert left.scores == pytest.approx(right.scores, abs=close)  # eight bits make much of a last bit


@pytest.mark.architecture
def test_a_model_with_english_pieces_of_its_own_writes_no_others(eight: Model, tmp_path: Path) -> None:
    assert open_engine("ctranslate2", eight).signature.settings[-1] == ("vocabulary", "whole")
    own = tmp_path / "own"
    shutil.copytree(eight.folder, own)
    train_vocabulary(["The fire brigade turned out in the evening."] * 20, 297, tmp_path / "english", threads=1)
    (own / "target.spm").write_bytes((tmp_path / "english" / "source.spm").read_bytes())
    model = replace(eight, folder=own)
    engine = open_engine("ctranslate2", model, jobs=1)
    assert engine.signature.settings[-1] == ("vocabulary", "english")
    german = tiny_marian.words(20)
    allowed = set(Pieces(own).english())
    assert not allowed >= set(Pieces(eight.folder).english())
    written = {}
    for name, opened in (("own", engine), ("shared", open_engine("ctranslate2", eight, jobs=1))):
        pieces: set[str] = set()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Pieces, "join", lambda self, hypothesis, pieces=pieces: pieces.update(hypothesis) or "x")
            opened.translate(german, Decoding(hypotheses=2, max_tokens=20))
            opened.translate(german, Decoding(max_tokens=20, no_repeat_ngram=2))
        written[name] = pieces
    assert written["own"] <= allowed
    assert not written["shared"] <= allowed  # else the test says nothing
    assert engine.align([(tiny_marian.SOURCE[0], tiny_marian.TARGET[0])])[0]


@pytest.mark.architecture
def test_links_of_a_pair_do_not_depend_on_its_neighbours(eight: Model) -> None:
    engine = open_engine("ctranslate2", eight, jobs=2)
    german = tiny_marian.words(30)
    english = [row[0].text for row in engine.translate(german, Decoding(max_tokens=12))]
    pairs = list(zip(german, english, strict=True))
    together = engine.align(pairs)
    assert any(together)
    assert engine.align(pairs[::-1]) == together[::-1]
    assert [engine.align([pair])[0] for pair in pairs[:10]] == together[:10]


@pytest.mark.architecture
def test_a_conversion_is_made_once_tried_and_kept_with_checksums(folder: Path) -> None:
    said: list[str] = []
    model = from_folder(folder)
    with pytest.raises(ModelUnavailable, match="does not translate German after conversion") as caught:
        with_conversion(model, said.append)
    assert "German to English model?" in caught.value.hint
    made = with_conversion(model, said.append, check=False)
    assert (made.converted / "SHA256SUMS").is_file()
    assert [path.name for path in made.converted.parent.iterdir()] == [made.converted.name]
    assert with_conversion(made, said.append) is made
    assert len(said) == 2
    assert said[0].startswith("converting ")


@pytest.mark.architecture
def test_weights_that_are_no_model_are_an_error_of_ours(folder: Path, tmp_path: Path) -> None:
    model = from_folder(folder)
    (tmp_path / "model.bin").write_bytes(b"no model")
    with pytest.raises(ModelUnavailable, match="CTranslate2 cannot load it"):
        open_engine("ctranslate2", replace(model, converted=tmp_path), jobs=1).translate(["Ja"])
    with pytest.raises(UsageError, match="the transformers engine cannot on cpu"):
        open_engine("transformers", model, compute_type="int8")


@pytest.fixture(scope="module")
def bundled() -> Model:
    return resolve("bundled", offline=True, say=print)


@pytest.mark.weights
@pytest.mark.slow
def test_transformers_and_ctranslate2_agree_on_the_bundled_weights(bundled: Model, tmp_path: Path) -> None:
    # In the same precision they are the same program: chrF 100.0 on 200 news sentences, beam 1 and beam 4. Eight
    # bits are another matter (78 with the first weights, which doubt every word) and measured by the evaluation.
    exact = replace(bundled, converted=convert(bundled.folder, tmp_path / "made", "float32"))
    fast, reference = (engine.translate(GERMAN) for engine in engines(exact))
    assert [row[0].text for row in fast] == [row[0].text for row in reference]


@pytest.mark.weights
def test_eight_bits_give_the_bundled_weights_the_same_words_alone_and_in_company(bundled: Model) -> None:
    engine = open_engine("ctranslate2", bundled, jobs=2)
    company = [*GERMAN, *tiny_marian.SOURCE]
    together = engine.translate(company, Decoding(hypotheses=2))
    assert engine.translate(company[::-1], Decoding(hypotheses=2)) == together[::-1]
    assert [engine.translate([text], Decoding(hypotheses=2))[0] for text in GERMAN[:3]] == together[:3]
    pairs = [(german, row[0].text) for german, row in zip(company, together, strict=True)]
    assert engine.align(pairs[::-1]) == engine.align(pairs)[::-1]


@pytest.mark.weights
def test_narrow_weights_cannot_saturate_and_keep_their_value(bundled: Model) -> None:
    import numpy

    assert bundled.converted is not None
    before = read_for_loading(bundled.converted, narrow=False)["model.bin"]
    after = read_for_loading(bundled.converted, narrow=True)["model.bin"]
    assert len(before) == len(after)
    found = {v.name: v for v in variables(before)}
    eights = [v for v in found.values() if v.kind == INT8 and v.name[:-1] + b"_scale\0" in found]
    assert len(eights) > 30

    def rows(model: bytes, v: Variable) -> tuple[Any, Any]:
        scale = found[v.name[:-1] + b"_scale\0"]
        scales = numpy.frombuffer(model, "<f4", (scale.end - scale.start) // 4, scale.start)
        return numpy.frombuffer(model, numpy.int8, v.end - v.start, v.start).reshape(len(scales), -1), scales[:, None]

    for variable in eights:
        (old, old_scale), (new, new_scale) = rows(before, variable), rows(after, variable)
        wide = new.astype(int)
        # an activation of the kernel is at most 255; two products are added in 16 bits
        assert (255 * numpy.maximum(numpy.abs(wide[:, ::2] + wide[:, 1::2]), numpy.abs(wide[:, ::2]))).max() < 2**15
        assert numpy.abs(new / new_scale - old / old_scale).max() <= 0.501 / new_scale.min()
    narrow_weights(foreign := bytearray(b"\x63\0\0\0 of another version"))
    assert foreign == b"\x63\0\0\0 of another version"


@pytest.mark.weights
def test_the_bundled_weights_link_names_and_numbers_to_themselves(bundled: Model) -> None:
    german = "Im Werk in Emden arbeiten laut Jule Asmus 1.250 Menschen."
    english = "According to Jule Asmus, 1,250 people work at the Emden plant."
    (links,) = open_engine("ctranslate2", bundled, jobs=1).align([(german, english)])
    best = {english[slice(*link.english)]: german[slice(*link.german)] for link in reversed(links)}
    assert {word: best[word] for word in ("Jule", "Asmus", "1,250", "Emden", "people")} == {
        "Jule": "Jule", "Asmus": "Asmus", "1,250": "1.250", "Emden": "Emden", "people": "Menschen",
    }  # fmt: skip


@pytest.mark.weights
def test_the_signature_names_weights_and_settings_and_not_the_workers(bundled: Model) -> None:
    one, two = (open_engine("ctranslate2", bundled, jobs=jobs, beam=2).signature for jobs in (1, 2))
    assert one == two
    assert f"model:{bundled.name}@{bundled.revision}|beam:2|compute:int8_float32" in str(one)
    assert one.fallback is None
    assert open_engine("ctranslate2", replace(bundled, note="weaker")).signature.fallback == "weaker"


@pytest.mark.architecture
def test_the_transformers_engine_says_what_its_folder_lacks(folder: Path, tmp_path: Path) -> None:
    model = replace(from_folder(folder), folder=tmp_path)
    with pytest.raises(ModelUnavailable, match=r"vocab\.json is missing"):
        open_engine("transformers", model)
    (tmp_path / "vocab.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors or pytorch_model\.bin is missing"):
        open_engine("transformers", model)
