"""The training recipe: cleaning, augmentation, vocabulary, batches, optimiser, export, and all of it end to end."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from click.testing import CliRunner  # noqa: E402
from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from training import augment, clean, corpus  # noqa: E402
from training.__main__ import main  # noqa: E402
from training.average import average  # noqa: E402
from training.batches import PairSource, encode_pool, pack  # noqa: E402
from training.checkpoint import Checkpoint, Progress, load, save  # noqa: E402
from training.config import read_config  # noqa: E402
from training.evaluate import loops, numbers_kept  # noqa: E402
from training.export import CHECKSUMS, as_eight_bits, export  # noqa: E402
from training.loss import smoothed_loss  # noqa: E402
from training.model import ModelShape, TranslationModel  # noqa: E402
from training.optimiser import MuonAdam, orthogonalise  # noqa: E402
from training.prepare import prepare  # noqa: E402
from training.schedule import Budget, learning_rate  # noqa: E402
from training.start import start_from  # noqa: E402
from training.vocabulary import train_vocabulary  # noqa: E402

SUBJECTS = ("Die Ministerin", "The minister"), ("Der Bürgermeister", "The mayor"), ("Der Verein", "The club")
VERBS = ("besuchte", "visited"), ("verließ", "left"), ("kannte", "knew"), ("malte", "painted")
OBJECTS = ("die Brücke", "the bridge"), ("den Hafen", "the harbour"), ("das Dorf", "the village")


def made_pairs(count: int) -> list[tuple[str, str]]:
    draw = random.Random(7)
    pairs = []
    for number in range(count):
        subject, verb, thing = draw.choice(SUBJECTS), draw.choice(VERBS), draw.choice(OBJECTS)
        name, year = augment.invented_name(draw), 1900 + number % 120
        pairs.append(
            (
                f"{subject[0]} {verb[0]} {thing[0]} in {name} im Jahr {year}.",
                f"{subject[1]} {verb[1]} {thing[1]} in {name} in {year}.",
            )
        )
    return pairs


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vocabulary")
    train_vocabulary([side for pair in made_pairs(300) for side in pair], 400, folder, threads=1)
    return folder


@pytest.fixture(scope="module")
def pieces(vocabulary: Path):
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(vocabulary / "source.spm"))


@pytest.mark.parametrize(
    ("straight", "typographic"),
    [
        ('He said "no" and left.', "He said “no” and left."),
        ('("Later," she said.)', "(“Later,” she said.)"),
        ("It's the ministers' turn.", "It’s the ministers’ turn."),
        ("The '90s were 'mad'.", "The ’90s were ‘mad’."),
        ("«Halt» he cried", "“Halt” he cried"),
    ],
)
def test_english_marks_become_typographic(straight: str, typographic: str) -> None:
    assert clean.typographic_english(straight) == typographic


@pytest.mark.parametrize(
    ("german", "english", "strict", "reason"),
    [
        ("Der Zug hält in Ulm.", "The train stops in Ulm.", True, None),
        ("", "Nothing", False, "length"),
        ("Die Sitzung dauerte bis nach Mitternacht.", "Yes.", False, "ratio"),
        ("Die Halle fasst 3.400 Leute.", "The hall holds 4,300 people.", True, "numbers"),
        ("Die Halle fasst 3.400 Leute.", "The hall holds 3,400 people.", True, None),
        ("Die Halle fasst 3.400 Leute.", "The hall holds 4,300 people.", False, None),
        ("Berlin", "Berlin", False, "identical"),
        ("Es regnet seit gestern Abend.", "it has rained since last night.", False, "lower-case start"),
        ("12 / 34 / 56 % +++ 78", "12 / 34 / 56", False, "no letters"),
    ],
)
def test_refusal(german: str, english: str, strict: bool, reason: str | None) -> None:
    assert clean.refusal(german, english, strict) == reason


def test_tidy_drops_invisible_characters_and_joins_spaces() -> None:
    assert clean.tidy("Der\u00a0Zug\u00ad  ha\u0308lt\u200b ") == "Der Zug hält"


def test_tsv_line_without_tab_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("Ja.\tYes.\nNein.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.tsv, line 2: no tab"):
        list(corpus.read_pairs(tmp_path / "bad.tsv"))


def test_tmx_gives_the_german_english_units(tmp_path: Path) -> None:
    (tmp_path / "memory.tmx").write_text(
        '<tmx version="1.4"><body>'
        '<tu><tuv xml:lang="en-GB"><seg>Good <ph/>day</seg></tuv><tuv xml:lang="de"><seg>Guten Tag</seg></tuv></tu>'
        '<tu><tuv xml:lang="fr"><seg>Bonjour</seg></tuv><tuv xml:lang="de"><seg>Guten Tag</seg></tuv></tu>'
        "</body></tmx>",
        encoding="utf-8",
    )
    assert list(corpus.read_pairs(tmp_path / "memory.tmx")) == [("Guten Tag", "Good day")]
    assert corpus.corpus_name(tmp_path / "memory.tmx") == "memory"


def test_prepare_keeps_duplicates_and_test_sentences_out(tmp_path: Path) -> None:
    corpora = tmp_path / "corpora"
    corpora.mkdir()
    (corpora / "good.tsv").write_text("Das Rathaus brennt.\tThe town hall is on fire.\n", encoding="utf-8")
    (corpora / "rest.tsv").write_text(
        "Das Rathaus brennt!\tThe town hall is on fire!\n"
        "Niemand kennt den Grund dafür.\tNobody knows the reason why.\n"
        "Der See ist zugefroren.\tThe lake has frozen over.\n",
        encoding="utf-8",
    )
    (tmp_path / "test.tsv").write_text("Niemand kennt den Grund dafür!\tNo one knows why\n", encoding="utf-8")
    weights = {"good": 2.0, "rest": 1.0}
    report = prepare(corpora, tmp_path / "out", weights, frozenset(), [tmp_path / "test.tsv"])
    assert report == {"good": {"kept": 1}, "rest": {"duplicate": 1, "test set": 1, "kept": 1}}
    assert (tmp_path / "out" / "rest.tsv").read_text(encoding="utf-8").startswith("Der See")


@given(st.integers(0, 10_000))
def test_swapped_names_and_numbers_stay_alike_on_both_sides(seed: int) -> None:
    draw = random.Random(seed)
    pair = "Am 3. Mai zählte Mirkowa 14.200 Gäste in Oderfeld.", "On 3 May Mirkowa counted 14,200 guests in Oderfeld."
    german, english = augment.swap_number(augment.swap_name(pair, ["Quellstadt"], draw), draw)
    assert {re.sub(r"\D", "", n) for n in re.findall(r"\d[\d.,]*", german)} == {
        re.sub(r"\D", "", n) for n in re.findall(r"\d[\d.,]*", english)
    }
    kept = set(re.findall(r"[A-ZÄÖÜ]\w+", german)) - {"Am", "Mai", "Gäste"}
    assert all(name in english for name in kept)


@pytest.mark.parametrize("style", augment.GERMAN_MARKS)
def test_marks_of_any_style_are_varied_in_pairs(style: tuple[str, str]) -> None:
    text = f"Sie rief {style[0]}Halt{style[1]} und lief."
    varied = augment.vary_marks(text, random.Random(1))
    assert varied.replace("Halt", "") != varied
    assert any(varied == f"Sie rief {left}Halt{right} und lief." for left, right in augment.GERMAN_MARKS)


def test_vocabulary_never_gives_unknown_and_agrees_with_marian_tokenizer(vocabulary: Path, pieces) -> None:
    from transformers import MarianTokenizer

    (vocabulary / "target.spm").write_bytes((vocabulary / "source.spm").read_bytes())
    tokenizer = MarianTokenizer(
        str(vocabulary / "source.spm"),
        str(vocabulary / "target.spm"),
        str(vocabulary / "vocab.json"),
        separate_vocabs=False,
    )
    for text in ("Der Bürgermeister kannte 1.234 Leute.", "„Ђура“ trank čaj 🍵", "x" * 40):
        ids = pieces.encode(text)
        assert pieces.unk_id() not in ids
        assert tokenizer(text)["input_ids"] == [*ids, 0]
        assert pieces.decode(ids) == text
    assert tokenizer.pad_token_id == len(pieces)


@settings(max_examples=20, deadline=None)
@given(tokens=st.integers(64, 900), seed=st.integers(0, 99))
def test_packing_keeps_every_pair_once_and_within_the_limit(tokens: int, seed: int) -> None:
    draw = random.Random(seed)
    encoded = [([1] * draw.randrange(1, 40), [2] * draw.randrange(1, 40)) for _ in range(60)]
    batches = pack(encoded, tokens, pad=9, draw=draw)
    assert sum(len(batch.source) for batch in batches) == len(encoded)
    assert sum(batch.tokens for batch in batches) == sum(len(target) for _, target in encoded)
    assert all(max(batch.source.numel(), batch.inputs.numel()) <= tokens for batch in batches)
    assert all((batch.inputs[:, 0] == 9).all() for batch in batches)


def test_a_pool_is_a_function_of_its_number() -> None:
    def source() -> PairSource:
        return PairSource({"a": made_pairs(50)}, {"a": 1.0}, 0.3, augment.Rates(), seed=3)

    assert source().pool(4, 30) == source().pool(4, 30)
    assert source().pool(4, 30) != source().pool(5, 30)


def test_subword_sampling_changes_only_the_german_side(pieces) -> None:
    pairs = made_pairs(20)
    plain = encode_pool(pairs, pieces, 0.0, 200, random.Random(1))
    sampled = encode_pool(pairs, pieces, 1.0, 200, random.Random(1))
    assert [target for _, target in plain] == [target for _, target in sampled]
    assert [source for source, _ in plain] != [source for source, _ in sampled]


def small_model(vocab: int = 401) -> TranslationModel:
    torch.manual_seed(5)
    model = TranslationModel(ModelShape(vocab, 32, 2, 64, 2, 2, positions=64))
    with torch.no_grad():
        model.embedding[-1] = 0
        for parameter in model.parameters():
            if parameter.dim() == 1:
                parameter.add_(torch.randn_like(parameter) * 0.1)
    return model


def test_chunked_loss_and_gradient_match_pytorch() -> None:
    torch.manual_seed(2)
    states = torch.randn(40, 16, requires_grad=True)
    embedding = torch.randn(30, 16, requires_grad=True)
    wanted = torch.randint(0, 30, (40,))
    wanted[::7] = -1
    loss, _ = smoothed_loss(states, embedding, wanted, 0.1, rows=16)
    got = torch.autograd.grad(loss, (states, embedding))
    expected = torch.nn.functional.cross_entropy(states @ embedding.t(), wanted, ignore_index=-1, label_smoothing=0.1)
    assert loss.item() == pytest.approx(expected.item(), abs=1e-5)
    for ours, theirs in zip(got, torch.autograd.grad(expected, (states, embedding)), strict=True):
        torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("shape", [(2, 32, 32), (1, 16, 48), (1, 48, 16)])
def test_orthogonalised_singular_values_are_near_one(shape: tuple[int, ...]) -> None:
    torch.manual_seed(1)
    values = torch.linalg.svdvals(orthogonalise(torch.randn(shape).bfloat16()).float())
    assert values.min() > 0.5
    assert values.max() < 1.5


def test_exported_model_gives_the_logits_of_transformers(tmp_path: Path, vocabulary: Path, pieces) -> None:
    from transformers import MarianMTModel

    model = small_model(len(pieces) + 1)
    folder = export(model.shape, dict(model.state_dict()), vocabulary, tmp_path / "weights")
    theirs = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()
    source = torch.randint(2, 300, (2, 7))
    source[1, 5:] = len(pieces)
    target = torch.randint(2, 300, (2, 9))
    target[:, 0] = len(pieces)
    with torch.no_grad():
        ours = model(source, target)[:18].view(2, 9, -1) @ model.embedding[:-1].t()
        logits = theirs(
            input_ids=source, attention_mask=(source != len(pieces)).long(), decoder_input_ids=target
        ).logits
    # Weights pass through float16 on their way, hence the tolerance.
    torch.testing.assert_close(ours, logits[..., :-1], atol=0.03, rtol=0.02)
    assert (logits[..., -1] < -1e4).all()


def test_transformers_and_ctranslate2_agree_on_the_exported_folder(tmp_path: Path, vocabulary: Path, pieces) -> None:
    import ctranslate2
    from transformers import MarianMTModel

    from training.export import convert

    model = small_model(len(pieces) + 1)
    folder = export(model.shape, dict(model.state_dict()), vocabulary, tmp_path / "weights")
    exact = convert(folder, "float32", "exact")
    source = pieces.encode("Der Verein malte den Hafen.", out_type=str)
    result = ctranslate2.Translator(str(exact), intra_threads=1).translate_batch(
        [[*source, "</s>"]], beam_size=1, max_decoding_length=8
    )
    theirs = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()
    ids = torch.tensor([[*pieces.encode("Der Verein malte den Hafen."), 0]])
    out = theirs.generate(ids, num_beams=1, do_sample=False, max_new_tokens=8, forced_eos_token_id=None)
    expected = [i for i in out[0, 1:].tolist() if i not in (0, len(pieces))]
    assert [pieces.piece_to_id(piece) for piece in result[0].hypotheses[0]] == expected


def test_a_run_starts_again_from_exported_weights(tmp_path: Path, vocabulary: Path, pieces) -> None:
    model = small_model(len(pieces) + 1)
    folder = export(model.shape, dict(model.state_dict()), vocabulary, tmp_path / "weights")
    kept = load(start_from(folder, tmp_path / "work"))
    assert kept.shape == model.shape
    for name, value in model.state_dict().items():
        given = as_eight_bits(name, value)
        assert float((given - value).abs().max()) <= float(value.abs().max()) / 127 / 2 + 1e-6
        torch.testing.assert_close(kept.weights[name], given, atol=1e-3, rtol=1e-3)
    assert (tmp_path / "work" / "source.spm").exists()
    with pytest.raises(FileExistsError, match="move it away first"):
        start_from(folder, tmp_path / "work")


def test_checksums_are_what_sha256sum_checks(tmp_path: Path, vocabulary: Path, pieces) -> None:
    model = small_model(len(pieces) + 1)
    folder = export(model.shape, dict(model.state_dict()), vocabulary, tmp_path / "weights")
    check = ["sha256sum", "-c", "--quiet", CHECKSUMS]
    assert subprocess.run(check, cwd=folder, capture_output=True, check=False).returncode == 0
    changed = folder / "ctranslate2" / "model.bin"
    changed.write_bytes(changed.read_bytes()[:-1] + b"?")
    assert subprocess.run(check, cwd=folder, capture_output=True, check=False).returncode == 1


def test_average_is_the_mean_and_a_checkpoint_comes_back_whole(tmp_path: Path) -> None:
    paths = []
    for factor in (1.0, 3.0):
        model = small_model(50)
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.fill_(factor)
        kept = Checkpoint(model.shape, MuonAdam(model).state(), {}, Progress(step=int(factor), tokens=9))
        save(kept, tmp_path / f"{factor}.pt")
        paths.append(tmp_path / f"{factor}.pt")
    assert all((value == 2).all() for value in average(paths).values())
    assert load(paths[1]).progress == Progress(step=3, tokens=9)


@pytest.mark.parametrize(
    ("step", "used", "expected"), [(0, 0.0, 0.1), (9, 0.5, 1.0), (99, 0.75, 0.51), (99, 1.0, 0.02)]
)
def test_learning_rate_warms_up_stays_and_decays(step: int, used: float, expected: float) -> None:
    assert learning_rate(1.0, step, 10, used, decay=0.5) == pytest.approx(expected)


def test_budget_wants_one_limit() -> None:
    with pytest.raises(ValueError, match="either steps or minutes"):
        Budget(steps=5, minutes=3)


def test_unknown_configuration_key_is_named_with_its_choices(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text('[paths]\ncorpora="a"\nwork="b"\nweights="c"\n[train]\nrat=1\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"\[train\]: unknown rat; known are .*rate"):
        read_config(tmp_path / "c.toml")


@pytest.mark.parametrize(
    ("text", "looping"),
    [("very very good", False), ("on and on and on and on and", True), ("a a a a", True), ("!" * 12, True)],
)
def test_loops(text: str, looping: bool) -> None:
    assert loops(text) is looping


@pytest.mark.parametrize(
    ("german", "english", "kept"),
    [("1.200 Leute", "1,200 people", True), ("2,5 Prozent", "2.5 per cent", True), ("17 Tote", "70 dead", False)],
)
def test_numbers_kept(german: str, english: str, kept: bool) -> None:
    assert numbers_kept(german, english) is kept


def test_the_whole_recipe_runs_and_resumes(tmp_path: Path) -> None:
    corpora = tmp_path / "corpora"
    corpora.mkdir()
    text = "".join(f"{german}\t{english}\n" for german, english in made_pairs(300))
    (corpora / "made.tsv").write_text(text, encoding="utf-8")
    (tmp_path / "test.tsv").write_text("".join(text.splitlines(keepends=True)[:8]), encoding="utf-8")
    config = tmp_path / "config.toml"

    def configure(steps: int) -> None:
        config.write_text(
            f"""
[paths]
corpora = "corpora"
work = "work"
weights = "weights"
[vocabulary]
size = 400
[model]
width = 64
heads = 2
feed_forward = 128
encoder_layers = 1
decoder_layers = 1
[train]
steps = {steps}
batch_tokens = 600
first_batch_tokens = 600
pool = 100
warm_up = 5
threads = 1
compiled = false
[weights]
made = 1.0
""",
            encoding="utf-8",
        )

    def invoke(*arguments: str) -> str:
        result = CliRunner().invoke(main, ["--config", str(config), *arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    configure(12)
    invoke("all")
    configure(50)
    assert "resumed at step 12" in invoke("train")
    log = [json.loads(line) for line in (tmp_path / "work" / "checkpoints" / "log.jsonl").open()]
    assert log[-1]["step"] == 50
    assert log[-1]["nll"] < 5.9  # 400 pieces guessed evenly cost ln 400 = 5.99
    invoke("average", "--last", "2")
    assert "weights" in invoke("export", "--weights", "averaged")
    output = invoke("evaluate", str(tmp_path / "test.tsv"), "--beam", "2")
    assert "nrefs:1|case:mixed" in output
    assert "numbers kept in" in output


BUNDLED = Path(__file__).parents[1] / "toolkit" / "weights" / "marian-de-en-small"


def test_both_forms_of_the_bundled_weights_agree() -> None:
    from difflib import SequenceMatcher

    from transformers import MarianMTModel, MarianTokenizer

    from training.evaluate import translate

    german = [
        "Der Präsident reist am Montag nach Paris.",
        "Die Polizei sucht nach zwei Männern.",
        "Das Parlament hat das Gesetz am Freitag beschlossen.",
        "Nach Angaben der Regierung starben 12 Menschen.",
    ]
    tokenizer = MarianTokenizer.from_pretrained(BUNDLED)
    model = MarianMTModel.from_pretrained(BUNDLED, dtype=torch.float32).eval()
    out = model.generate(**tokenizer(german, return_tensors="pt", padding=True), num_beams=1, max_new_tokens=60)
    slow = tokenizer.batch_decode(out, skip_special_tokens=True)
    fast = translate(BUNDLED, german, beam=1)
    # Eight bits may choose another word now and then, not another sentence.
    alike = [SequenceMatcher(None, left, right).ratio() for left, right in zip(slow, fast, strict=True)]
    assert sum(alike) / len(alike) > 0.85, list(zip(slow, fast, strict=True))
    assert "12" in fast[3]
