"""Summarisation models through transformers: real architectures with random weights, built here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.test_summarise import Row, build
from tests.tiny_summarisers import model_folder
from toolkit.engines.hub import cached_snapshot, find_snapshot, summariser_files
from toolkit.engines.instruct import LocalModel
from toolkit.engines.prompted import Prompted
from toolkit.errors import ModelUnavailable, SummaryError, UsageError
from toolkit.prompts import find_prompt
from toolkit.records import BlockKind
from toolkit.settings import Options, Summarising
from toolkit.summarise import open_summariser
from toolkit.summarise.passages import passages
from toolkit.summarise.protocol import Line, Passage, Writer
from toolkit.summarise.written import Written
from toolkit.workshop import open_workshop

P = BlockKind.PARAGRAPH


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One folder per architecture."""
    root = tmp_path_factory.mktemp("models")
    return {kind: model_folder(root / kind, kind) for kind in ("bart", "pegasus", "t5", "mt5", "llama")}


def writer_of(folder: Path, **more: str) -> Any:
    options = Options(offline=True, engine="transformers", **more)  # type: ignore[arg-type]
    return open_summariser(str(folder), options=options, translate=list).writer  # type: ignore[attr-defined]


PASSAGE = Passage(
    "", (Line(0, "the council approved the dike on monday ."), Line(1, "belmar is building a new dike ."))
)


@pytest.mark.architecture
@pytest.mark.parametrize("kind", ["bart", "pegasus", "t5", "mt5"])
def test_every_architecture_writes_the_same_text_twice(models: dict[str, Path], kind: str) -> None:
    first, second = (writer_of(models[kind]).write(PASSAGE, 3) for _ in range(2))
    assert first == second
    assert all(claim.text and "<" not in claim.text for claim in first)


@pytest.mark.architecture
@pytest.mark.parametrize(
    ("kind", "room"),
    [("bart", 64 - 4 - 1), ("pegasus", 64 - 4 - 1), ("t5", 512 - 4 - 3), ("mt5", 512 - 4 - 3)],
)
def test_the_room_is_the_models_positions_less_its_prefix(models: dict[str, Path], kind: str, room: int) -> None:
    writer = writer_of(models[kind])
    assert isinstance(writer, Writer)
    assert writer.room == room


@pytest.mark.architecture
def test_t5_is_told_to_summarise_and_bart_is_not(models: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, begins in (("t5", "summarize : the council"), ("bart", "the council")):
        writer = writer_of(models[kind])
        writer.count_tokens(["x"])
        seen: list[str] = []
        model = writer.generator.model()
        generate = type(model).generate

        def spy(self: Any, *args: Any, _w: Any = writer, _s: list[str] = seen, _g: Any = generate, **more: Any) -> Any:
            _s.append(_w._tokenizer.decode(more["input_ids"][0]))
            search = more["generation_config"]
            assert (search.num_beams, search.do_sample, search.max_new_tokens > 0) == (4, False, True)
            return _g(self, *args, **more)

        monkeypatch.setattr(type(model), "generate", spy)
        writer.write(PASSAGE, 3)
        assert seen[0].startswith(begins)


@pytest.mark.architecture
def test_a_long_article_goes_in_whole_in_parts_that_fit(models: dict[str, Path]) -> None:
    rows: list[Row] = [(P, f"Satz {n}.|the council approved the new dike on monday .") for n in range(60)]
    article, sentences, pairs = build(rows)
    writer = writer_of(models["bart"])
    parts = passages(article, sentences, pairs, writer)
    assert len(parts) > 5
    assert [line.id for part in parts for line in part.lines] == list(range(60))
    assert writer.write(parts[-1], 3)


@pytest.mark.architecture
def test_a_passage_that_does_not_fit_is_refused_not_cut(models: dict[str, Path]) -> None:
    with pytest.raises(SummaryError, match="a passage of 201 tokens does not fit"):
        writer_of(models["bart"]).write(Passage("", (Line(0, "dike " * 200),)), 3)


@pytest.mark.architecture
def test_random_weights_never_put_words_into_the_summary(models: dict[str, Path]) -> None:
    rows: list[Row] = [
        (P, "Der Rat von Belmar stimmte am Montag zu.|The council of Belmar approved the dike on Monday."),
        (P, "Der Deich kostet 40 Millionen Euro im Hafen.|The dike at the port costs 40 million euros."),
        (P, "Im Herbst beginnen dort die Arbeiten daran.|Work on it begins there in the autumn."),
    ]
    article, sentences, pairs = build(rows)
    said: list[str] = []
    summariser = open_summariser(str(models["bart"]), options=Options(offline=True), say=said.append)
    summary = summariser.summarise(article, sentences, pairs)
    assert {line.english for line in summary.sentences} <= {pair.english for pair in pairs}
    assert summary.signature.fallback or all(line.note for line in summary.sentences)


@pytest.mark.architecture
def test_the_signature_names_folder_content_and_search_before_anything_is_loaded(models: dict[str, Path]) -> None:
    writer = writer_of(models["bart"])
    line = str(writer.signature)
    assert line.startswith("summarise:transformers|model:bart@")
    assert "beam:4" in line
    assert writer.generator._model is None
    config = models["bart"] / "config.json"
    before, text = writer.signature.revision, config.read_text()
    config.write_text(json.dumps(json.loads(text) | {"note": 1}))
    assert writer_of(models["bart"]).signature.revision != before
    config.write_text(text)
    assert writer_of(models["bart"]).signature.revision == before


@pytest.mark.architecture
def test_a_local_chat_model_is_asked_and_its_babble_becomes_the_extractive_summary(models: dict[str, Path]) -> None:
    rows: list[Row] = [
        (P, "Der Rat von Belmar stimmte am Montag zu.|The council of Belmar approved the dike on Monday.")
    ]
    article, sentences, pairs = build(rows)
    snapshot = find_snapshot(str(models["llama"]), offline=True, say=print)
    chat = LocalModel(snapshot, settings=Summarising(answer_tokens=16))
    writer = Prompted(find_prompt("brief", "summary"), chat)
    summary = Written(writer, print).summarise(article, sentences, pairs)
    assert "answered twice with something that is no summary" in str(summary.signature.fallback)
    assert [line.english for line in summary.sentences] == [pairs[0].english]


@pytest.mark.architecture
def test_a_model_of_another_kind_is_refused_with_words(models: dict[str, Path]) -> None:
    with pytest.raises(ModelUnavailable, match="not a summarisation model transformers can load"):
        writer_of(models["llama"]).write(PASSAGE, 3)
    options = Options(summariser_model=str(models["bart"]), offline=True)
    article, sentences, pairs = build([(P, "Ein Satz.|A sentence stands here.")])
    with pytest.raises(ModelUnavailable):
        open_summariser("prompt:brief", options=options).summarise(article, sentences, pairs)


def test_offline_and_not_cached_is_said_with_the_way_out() -> None:
    with pytest.raises(ModelUnavailable, match=r"is not in the cache .* and the toolkit is offline") as caught:
        open_summariser("facebook/bart-large-cnn", options=Options(offline=True))
    assert "--summariser extractive" in caught.value.hint


def test_auto_falls_back_aloud_and_in_every_signature() -> None:
    said: list[str] = []
    summariser = open_summariser("auto", options=Options(offline=True), say=said.append)
    assert summariser.signature.engine == "extractive"
    assert not said
    summariser.warm()
    summariser.warm()
    assert len(said) == 1
    assert "distilbart-cnn-12-6" in said[0]
    assert summariser.signature.fallback == (
        "Chosen from the article's own sentences, because no summarisation model was available here."
    )


def test_auto_takes_the_default_where_it_is_cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = "a4f8f3ea906ed274767e9906dbaede7531d660ff"
    folder = tmp_path / "models--sshleifer--distilbart-cnn-12-6" / "snapshots" / commit
    folder.mkdir(parents=True)
    for name in ("config.json", "pytorch_model.bin"):
        (folder / name).write_text("{}")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    said: list[str] = []
    signature = open_summariser("auto", options=Options(offline=True), say=said.append).signature
    assert (signature.model, signature.revision) == ("sshleifer/distilbart-cnn-12-6", commit[:12])
    assert not said


def test_a_branch_is_followed_to_its_commit_and_half_a_snapshot_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    home = tmp_path / "models--a--b"
    (home / "refs").mkdir(parents=True)
    (home / "refs" / "main").write_text("f" * 40)
    folder = home / "snapshots" / ("f" * 40)
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    assert cached_snapshot("a/b") is None
    (folder / "model.safetensors").write_text("x")
    found = cached_snapshot("a/b")
    assert found is not None
    assert found.revision == "f" * 12


@pytest.mark.parametrize(("files", "words"), [((), "config.json is missing"), (("config.json",), "no weights")])
def test_half_a_folder_is_said(tmp_path: Path, files: tuple[str, ...], words: str) -> None:
    for name in files:
        (tmp_path / name).write_text("{}")
    with pytest.raises(ModelUnavailable, match=words):
        find_snapshot(str(tmp_path), offline=True, say=print)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("T-Systems-onsite/mt5-small-sum-de-en-v2", "de"),
        ("ml6team/mt5-small-german-finetune-mlsum", "de"),
        ("Einmalumdiewelt/T5-Base_GNAD", "de"),
        ("sshleifer/distilbart-cnn-12-6", "en"),
        ("google/pegasus-cnn_dailymail", "en"),
    ],
)
def test_the_language_is_guessed_from_the_name(name: str, language: str) -> None:
    from toolkit.engines.seq2seq import guess_language

    assert guess_language(name) == language


def test_a_german_model_without_an_engine_is_refused(tmp_path: Path) -> None:
    for name in ("config.json", "model.safetensors"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(UsageError, match="writes German, and no engine is here"):
        open_summariser(str(tmp_path), options=Options(offline=True, summariser_language="de"))


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (["a.md", "config.json", "model.safetensors", "pytorch_model.bin"], ["config.json", "model.safetensors"]),
        (
            ["pytorch_model.bin", "flax_model.msgpack", "rust_model.ot", "vocab.json"],
            ["pytorch_model.bin", "vocab.json"],
        ),
        (
            ["onnx/config.json", "config.json", "merges.txt", "spiece.model"],
            ["config.json", "merges.txt", "spiece.model"],
        ),
        (
            ["model-00001-of-00002.safetensors", "model.safetensors.index.json", "pytorch_model.bin"],
            ["model-00001-of-00002.safetensors", "model.safetensors.index.json"],
        ),
    ],
)
def test_of_a_repository_one_form_of_the_weights_is_fetched(files: list[str], wanted: list[str]) -> None:
    assert summariser_files(files) == wanted


def test_a_silent_hub_is_one_note_and_one_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(
        ModelUnavailable, match="somebody/model is not in the cache, and the hub does not answer"
    ) as told:
        find_snapshot("somebody/model", offline=False, say=print)
    assert "--summariser extractive" in told.value.hint


@pytest.mark.weights
def test_without_a_hub_translation_and_summary_are_told_in_one_note() -> None:
    said: list[str] = []
    workshop = open_workshop(Options(offline=True), said.append)
    workshop.summariser.warm()
    assert len(said) == 1
    assert said[0].endswith(
        "Using the bundled model, which is much weaker. Summaries are chosen from the articles' own sentences "
        "(extractive), for the same reason."
    )
    assert "was not available" in workshop.note
    assert "no summarisation model was available" in str(workshop.summariser.signature.fallback)


@pytest.mark.weights
def test_a_note_about_the_translation_says_nothing_of_a_summariser_that_was_chosen() -> None:
    said: list[str] = []
    workshop = open_workshop(Options(offline=True, summariser="extractive"), said.append)
    assert len(said) == 1
    assert said[0].endswith("Using the bundled model, which is much weaker.")
    assert workshop.summariser.signature.fallback is None
