"""chrF and BLEU of an exported folder on a TSV of German and one or more English references.

Beside the scores it counts what a score hides: empty and looping outputs, and numbers that got lost.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import sentencepiece


@dataclass(frozen=True)
class Score:
    """sacreBLEU's two figures with their signatures, and segments per second."""

    chrf: float
    bleu: float
    signatures: tuple[str, str]
    segments_per_second: float
    outputs: tuple[str, ...]


def translate(
    folder: Path, german: Sequence[str], beam: int = 4, penalty: float = 1.0, threads: int = 1,
    engine: str = "ctranslate2", compute_type: str = "default",
) -> list[str]:  # fmt: skip
    """Give one English line per German line; `compute_type` as CTranslate2 names it."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    translator = ctranslate2.Translator(
        str(folder / engine), intra_threads=threads, inter_threads=1, compute_type=compute_type
    )
    sources = [[*pieces.encode(line, out_type=str), "</s>"] for line in german]
    results = translator.translate_batch(
        sources,
        beam_size=beam,
        length_penalty=penalty,
        max_batch_size=2048,
        batch_type="tokens",
        max_decoding_length=250,
    )
    return [pieces.decode(result.hypotheses[0]) for result in results]


def read_test_set(path: Path, column: int, first: int | None = None) -> tuple[list[str], list[str]]:
    """Give the German lines and the references of `column` (1 is the first English one)."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()][:first]
    return [row[0] for row in rows], [row[column] for row in rows]


def evaluate(
    folder: Path, german: Sequence[str], references: Sequence[str], beam: int = 4, penalty: float = 1.0,
    threads: int = 1, engine: str = "ctranslate2", compute_type: str = "default",
) -> Score:  # fmt: skip
    """Translate and score."""
    from sacrebleu.metrics import BLEU, CHRF

    started = time.perf_counter()
    outputs = translate(folder, german, beam, penalty, threads, engine, compute_type)
    seconds = time.perf_counter() - started
    chrf, bleu = CHRF(), BLEU()
    points = chrf.corpus_score(outputs, [list(references)]), bleu.corpus_score(outputs, [list(references)])
    signatures = str(chrf.get_signature()), str(bleu.get_signature())
    return Score(points[0].score, points[1].score, signatures, len(german) / seconds, tuple(outputs))


_DIGITS = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")


def loops(text: str, times: int = 4) -> bool:
    """Say whether one to four words are repeated `times` in a row, or a character twelve times."""
    words = text.split()
    for length in range(1, 5):
        for start in range(len(words) - length * times + 1):
            block = words[start : start + length]
            if all(words[start + k * length : start + (k + 1) * length] == block for k in range(times)):
                return True
    return re.search(r"(\S)\1{11}", text) is not None


def numbers_kept(german: str, english: str) -> bool:
    """Say whether the digits of every German number stand in the English one, separators aside."""
    there = [re.sub(r"\D", "", number) for number in _DIGITS.findall(english)]
    joined = " ".join(there)
    return all(re.sub(r"\D", "", number) in joined for number in _DIGITS.findall(german))


def report(score: Score, german: Sequence[str]) -> str:
    """Give the lines `evaluate` prints."""
    pairs = list(zip(german, score.outputs, strict=True))
    with_numbers = [pair for pair in pairs if _DIGITS.search(pair[0])]
    kept = sum(numbers_kept(*pair) for pair in with_numbers)
    return "\n".join(
        (
            f"chrF {score.chrf:.1f} ({score.signatures[0]})",
            f"BLEU {score.bleu:.1f} ({score.signatures[1]})",
            f"{score.segments_per_second:.1f} segments/s",
            f"empty {sum(not text.strip() for _, text in pairs)}, looping {sum(loops(text) for _, text in pairs)}",
            f"numbers kept in {kept} of {len(with_numbers)} segments that have some",
        )
    )
