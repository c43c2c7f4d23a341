"""Sentences a second of every way to run the same weights: python -m benchmarks.translation [--size opus]

Ways: the loop of the model card (transformers, one sentence at a time), transformers in batches (float32, bfloat16, and
as EasyNMT makes them), the real argos-translate (`--argos PYTHON`, see `benchmarks/argos.py`), plain CTranslate2 on
input sorted before (the ceiling), the toolkit's engine, and the toolkit with guards, judge and polish. Each in a
process of its own, the same sentences (of `seeds/`), the same beam. chrF is against the first way. With `--size opus`
the weights are random numbers in the size of opus-mt-de-en and every way writes 30 tokens; only speed means anything.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks.argos import __file__ as argos_file
from benchmarks.argos import write_package
from benchmarks.articles import sentences_of
from benchmarks.measure import save, table, timed
from benchmarks.random_model import write_random_model
from toolkit.settings import bundled_folder

BEAM, CORES = 4, os.cpu_count() or 1
RANDOM_TOKENS = 30
Work = Callable[[Path, Sequence[str], int], Callable[[], list[str]]]


def transformers_way(batch: int, dtype: str) -> Work:
    """`generate` in batches sorted by length."""

    def prepare(folder: Path, texts: Sequence[str], tokens: int) -> Callable[[], list[str]]:
        import torch
        from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

        torch.set_num_threads(CORES)
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model = AutoModelForSeq2SeqLM.from_pretrained(folder, local_files_only=True, dtype=getattr(torch, dtype)).eval()
        length = {"max_new_tokens": tokens or 256, "min_new_tokens": tokens or None}

        def work() -> list[str]:
            order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
            found = [""] * len(texts)
            for start in range(0, len(order), batch):
                some = order[start : start + batch]
                inputs = tokenizer([texts[place] for place in some], return_tensors="pt", padding=True)
                with torch.inference_mode():
                    ids = model.generate(**inputs, num_beams=BEAM, do_sample=False, **length)
                for place, english in zip(some, tokenizer.batch_decode(ids, skip_special_tokens=True), strict=True):
                    found[place] = english
            return found

        return work

    return prepare


def ctranslate2_way(workers: int, threads: int) -> Work:
    """`translate_batch` on all sentences, sorted by length."""

    def prepare(folder: Path, texts: Sequence[str], tokens: int) -> Callable[[], list[str]]:
        import ctranslate2

        from toolkit.engines.devices import choose_compute_type
        from toolkit.engines.pieces import END, Pieces

        pieces = Pieces(folder)
        model = ctranslate2.Translator(
            str(folder / "ctranslate2"), device="cpu", compute_type=choose_compute_type("auto", "cpu"),
            inter_threads=workers, intra_threads=threads,
        )  # fmt: skip
        limits = {"min_decoding_length": tokens, "max_decoding_length": tokens} if tokens else {}

        def work() -> list[str]:
            order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
            sources = [[*pieces.source(texts[place]), END] for place in order]
            rows = model.translate_batch(sources, beam_size=BEAM, max_batch_size=1024, batch_type="tokens", **limits)
            found = [""] * len(texts)
            for place, row in zip(order, rows, strict=True):
                found[place] = pieces.join(row.hypotheses[0])
            return found

        return work

    return prepare


def toolkit_way(guards: bool, jobs: int) -> Work:
    """The toolkit's engine alone, or with everything `toolkit brief` puts around it."""

    def prepare(folder: Path, texts: Sequence[str], tokens: int) -> Callable[[], list[str]]:
        from toolkit.checks import penalty
        from toolkit.engines import open_engine
        from toolkit.engines.protocol import Decoding
        from toolkit.models import Model
        from toolkit.translate import Translation

        engine = open_engine("ctranslate2", Model("measured", "0", folder, folder / "ctranslate2", ""), jobs=jobs)
        translation = Translation(engine, judge=penalty)
        translation.translate(["Guten Morgen."])  # loads weights and lexicon, as the other ways do
        if guards:
            return lambda: [pair.english for pair in translation.translate(texts)]
        decoding = Decoding(BEAM, max_tokens=tokens or 256)
        return lambda: [row[0].text for row in engine.translate(texts, decoding)]

    return prepare


WAYS: dict[str, Work] = {
    "model card: one at a time": transformers_way(1, "float32"),
    "transformers float32, 32": transformers_way(32, "float32"),
    "transformers bfloat16, 32": transformers_way(32, "bfloat16"),
    "as EasyNMT batches: 16": transformers_way(16, "float32"),
    "ceiling: plain CTranslate2": ctranslate2_way(CORES, 1),
    "toolkit, engine alone": toolkit_way(False, CORES),
    "toolkit": toolkit_way(True, CORES),
}
ARGOS, PARAGRAPH = "argos-translate", 3  # sentences of a paragraph, which it translates at a time
SLOW = next(iter(WAYS))  # measured on a part of the sentences
BFLOAT16 = {"avx512_bf16", "amx_bf16", "bf16"}  # flags of processors that compute in it; others take minutes


def chrf(found: Sequence[str], reference: Sequence[str]) -> float:
    """chrF of `found` against as many of `reference`."""
    from sacrebleu.metrics import CHRF

    return float(CHRF().corpus_score(list(found[: len(reference)]), [list(reference[: len(found)])]).score)


def computes_bfloat16(cpu_info: Path = Path("/proc/cpuinfo")) -> bool:
    """True where the processor says so."""
    known = cpu_info.read_text(encoding="ascii", errors="replace") if cpu_info.is_file() else ""
    return not BFLOAT16.isdisjoint(known.split())


@click.command()
@click.option("--sentences", default=96, show_default=True, help="How many; the model card's way gets a quarter.")
@click.option("--size", type=click.Choice(["bundled", "opus"]), default="bundled", show_default=True)
@click.option("--argos", type=click.Path(exists=True), help="A Python that has argostranslate.")
@click.option("--json", "path", type=click.Path(path_type=Path))
@click.option("--way", hidden=True)
@click.option("--folder", hidden=True, type=click.Path(path_type=Path))
def main(sentences: int, size: str, argos: str | None, path: Path | None, way: str | None, folder: Path | None) -> None:
    """Measure every way and print the table."""
    texts = sentences_of()
    texts = (texts * (1 + sentences // len(texts)))[:sentences]
    tokens = RANDOM_TOKENS if size == "opus" else 0
    if way and folder:
        some = texts[: max(1, len(texts) // 4)] if way == SLOW else texts
        click.echo(json.dumps(timed(WAYS[way](folder, some, tokens)) | {"sentences": len(some)}))
        return
    with tempfile.TemporaryDirectory() as scratch:
        weights = write_random_model(Path(scratch)) if size == "opus" else bundled_folder()
        left_out = {"toolkit"} if tokens else set()  # its guards would try random words again and again
        if not computes_bfloat16():
            click.echo("transformers bfloat16 left out: this processor does not compute in it", err=True)
            left_out.add("transformers bfloat16, 32")
        names = [name for name in WAYS if name not in left_out]
        rows = {name: _measure(name, weights, sentences, size) for name in names}
        if argos:
            rows[ARGOS] = _measure_argos(argos, weights, texts, tokens, Path(scratch))
        else:
            click.echo(f"{ARGOS} left out: install it beside (see benchmarks/argos.py) and give --argos", err=True)
    first = rows[SLOW]
    for row in rows.values():
        row["rate"] = row["sentences"] / row["wall"]
        reference = first["result"]
        if row is rows.get(ARGOS):
            reference = [" ".join(some) for some in _paragraphs(reference)][: len(reference) // PARAGRAPH]
        row["chrf"] = chrf(row["result"], reference)
        row["cpu"] /= row["sentences"]
    table(
        ["way", "sentences/s", "times", "CPU ms", "peak MB", "chrF to first"],
        [[name, row["rate"], row["rate"] / first["rate"], 1000 * row["cpu"], row["rss"], row["chrf"]]
         for name, row in rows.items()],
    )  # fmt: skip
    save(path, {name: {key: row[key] for key in ("rate", "cpu", "rss", "chrf")} for name, row in rows.items()})


def _paragraphs(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts[start : start + PARAGRAPH] for start in range(0, len(texts), PARAGRAPH)]


def _measure_argos(python: str, folder: Path, texts: Sequence[str], tokens: int, scratch: Path) -> dict[str, Any]:
    package = write_package(folder, scratch / "de_en.argosmodel")
    click.echo(f"... {ARGOS}", err=True)
    done = subprocess.run(
        [python, argos_file, str(package), str(tokens)], input=json.dumps(_paragraphs(texts)), check=True,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row | {"sentences": len(texts)}


def _measure(name: str, folder: Path, sentences: int, size: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.translation", "--way", name, "--folder", str(folder)]
    command += ["--sentences", str(sentences), "--size", size]
    click.echo(f"... {name}", err=True)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


if __name__ == "__main__":
    main()
