"""One SentencePiece model for both languages, and the `vocab.json` MarianTokenizer reads.

Ids of the SentencePiece model and of `vocab.json` are the same by construction: `</s>` 0, `<unk>` 1, the
256 byte pieces, then words; `<pad>` is appended last and doubles as the decoder's start.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import sentencepiece

EOS = 0
SPM_FILE = "source.spm"


def sample_sentences(prepared: Path, weights: dict[str, float], count: int, seed: int) -> list[str]:
    """Give about `count` sentences of both languages, each corpus drawn by its weight (at most all of it)."""
    draw = random.Random(seed)
    by_corpus = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in sorted(prepared.glob("*.tsv"))}
    mass = sum(min(1.0, weights.get(name, 0.0)) * len(lines) for name, lines in by_corpus.items())
    sentences: list[str] = []
    for name, lines in by_corpus.items():
        share = min(1.0, weights.get(name, 0.0)) * len(lines) / max(mass, 1.0)
        for line in draw.sample(lines, min(len(lines), round(share * count / 2))):
            sentences.extend(line.split("\t"))
    draw.shuffle(sentences)
    return sentences


def train_vocabulary(sentences: list[str], size: int, into: Path, threads: int = 2) -> Path:
    """Train a unigram model of `size` pieces with byte fallback and split digits; write it and `vocab.json`."""
    into.mkdir(parents=True, exist_ok=True)
    text = into / "vocabulary-sample.txt"
    text.write_text("\n".join(sentences) + "\n", encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(into / "source"),
        vocab_size=size,
        model_type="unigram",
        byte_fallback=True,
        split_digits=True,
        character_coverage=0.9997,
        normalization_rule_name="nmt_nfkc",
        max_sentence_length=2000,
        bos_id=-1,
        pad_id=-1,
        eos_id=EOS,
        unk_id=1,
        # Every mark of quotation keeps a piece of its own, however rare it is in the sample.
        required_chars="„“”‚‘’»«›‹–—…€äöüÄÖÜß",
        num_threads=threads,
        minloglevel=1,
    )
    (into / "source.model").rename(into / SPM_FILE)
    (into / "source.vocab").unlink()
    text.unlink()
    write_marian_vocabulary(into)
    return into / SPM_FILE


def write_marian_vocabulary(folder: Path) -> dict[str, int]:
    """Write `vocab.json` (piece to id) beside the SentencePiece model and give it."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / SPM_FILE))
    vocabulary = {pieces.id_to_piece(index): index for index in range(len(pieces))}
    vocabulary["<pad>"] = len(pieces)
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return vocabulary
