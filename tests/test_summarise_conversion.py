"""Summarisation models in CTranslate2: the same words as transformers, or transformers, said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tiny_summarisers import model_folder
from toolkit.engines import seq2seq_ct2
from toolkit.engines.hub import Snapshot, find_snapshot
from toolkit.engines.seq2seq import Search, load_tokenizer
from toolkit.engines.seq2seq_ct2 import PROBE, CT2Generator, convert, convert_once, disagreement, find_conversion
from toolkit.engines.seq2seq_torch import TorchGenerator
from toolkit.errors import ModelUnavailable
from toolkit.settings import Options, Summarising
from toolkit.summarise import open_summariser
from toolkit.summarise.protocol import Line, Passage

pytestmark = pytest.mark.architecture
KINDS = ("bart", "pegasus", "t5", "flan", "mt5")
TEXTS = ("the council approved the dike on monday .", "belmar is building a new dike for 40 million euros : port")
PASSAGE = Passage("", tuple(Line(number, text) for number, text in enumerate(TEXTS)))


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Snapshot]:
    root = tmp_path_factory.mktemp("models")
    return {
        kind: find_snapshot(str(model_folder(root / kind, kind)), offline=True, say=print)
        for kind in (*KINDS, "longt5", "llama")
    }


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("kind", "search"),
    [(kind, Search(0, 16, beam, penalty, 0)) for kind in KINDS for beam, penalty in ((1, 1.0), (4, 1.0), (4, 2.0))]
    + [(kind, Search(6, 16, 1, 1.0, 3)) for kind in ("bart", "pegasus")],
)
def test_every_architecture_gives_the_tokens_transformers_gives(
    models: dict[str, Snapshot], kind: str, search: Search, tmp_path: Path
) -> None:
    snapshot = models[kind]
    assert convert(snapshot, tmp_path / "made", "float32") == ""
    converted = CT2Generator(snapshot, tmp_path / "made", "cpu", "float32")
    tokenizer, _ = load_tokenizer(snapshot)
    for text in TEXTS:
        ids = tokenizer(text).input_ids
        theirs, ours = TorchGenerator(snapshot, "cpu").generate(ids, search), converted.generate(ids, search)
        shared = min(len(ours), len(theirs) - 1)  # transformers gives the start token too
        assert shared >= 5
        assert ours[:shared] == theirs[1 : shared + 1]
        assert len(ours) - shared <= 1  # it counts a forced first token among the most it may write


@pytest.mark.parametrize("kind", KINDS)
def test_eight_bits_agree_with_the_original_on_the_probe(
    models: dict[str, Snapshot], kind: str, tmp_path: Path
) -> None:
    assert convert(models[kind], tmp_path / "made") == ""
    assert disagreement(models[kind], tmp_path / "made", Summarising()) == ""


def test_a_conversion_is_made_once_kept_and_used(models: dict[str, Snapshot]) -> None:
    said: list[str] = []
    folder = str(models["bart"].folder)
    for _ in range(2):
        summariser: Any = open_summariser(folder, options=Options(offline=True), say=said.append)
    assert [words.split(",")[0] for words in said] == ["converting bart to eight bits"]
    assert summariser.writer.write(PASSAGE, 3)
    line = str(summariser.signature)
    assert line.startswith("summarise:ctranslate2|model:bart@")
    assert "|compute:int8" in line
    assert "|beam:4" in line


def test_whoever_wants_transformers_gets_no_conversion(models: dict[str, Snapshot]) -> None:
    said: list[str] = []
    options = Options(offline=True, engine="transformers")
    summariser = open_summariser(str(models["bart"].folder), options=options, say=said.append)
    assert (summariser.signature.engine, said) == ("transformers", [])


def test_what_does_not_convert_runs_through_transformers_and_is_said_once(models: dict[str, Snapshot]) -> None:
    said: list[str] = []
    folder = str(models["longt5"].folder)
    for _ in range(2):
        summariser: Any = open_summariser(folder, options=Options(offline=True), say=said.append)
        assert summariser.signature.engine == "transformers"
    assert len(said) == 2
    assert "longt5 runs through transformers, several times slower, because CTranslate2 cannot convert it: " in said[1]
    assert summariser.writer.write(PASSAGE, 3)


def test_a_conversion_of_other_weights_is_refused_and_said(
    models: dict[str, Snapshot], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = find_snapshot(str(model_folder(tmp_path / "other", "bart", seed=4)), offline=True, say=print)
    monkeypatch.setattr(seq2seq_ct2, "convert", lambda snapshot, into: convert(other, into))
    said: list[str] = []
    assert convert_once(models["bart"], said.append) is None
    assert "bart runs through transformers, several times slower, because its conversion does not agree" in said[1]
    assert find_conversion(models["bart"])[1]


@pytest.mark.parametrize("name", ["normalize_before", "normalize_embedding"])
def test_a_wrong_word_about_the_norms_does_not_convert(
    models: dict[str, Snapshot], name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = seq2seq_ct2.NORMS["bart"] | {name: not seq2seq_ct2.NORMS["bart"][name]}
    monkeypatch.setitem(seq2seq_ct2.NORMS, "bart", wrong)
    assert convert(models["bart"], tmp_path / "made").startswith("CTranslate2 cannot convert it: ")


def test_damaged_weights_are_named_before_they_write_anything(models: dict[str, Snapshot]) -> None:
    folder = convert_once(models["t5"], print)
    assert folder is not None
    weights = folder / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelUnavailable, match=r"model.bin: wrong checksum"):
        CT2Generator(models["t5"], folder).generate([5, 2], Search(1, 8, 1, 1.0, 0))


def test_a_model_that_is_no_summariser_is_refused_and_not_remembered(models: dict[str, Snapshot]) -> None:
    with pytest.raises(ModelUnavailable, match="a llama model is no encoder-decoder"):
        convert_once(models["llama"], print)
    assert find_conversion(models["llama"]) == (None, "")


def test_the_probe_is_longer_than_what_is_written_about_it() -> None:
    assert len(PROBE.split()) > Summarising().written_least
