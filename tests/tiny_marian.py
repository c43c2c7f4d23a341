"""A Marian model with random weights, small enough to build in a test and real enough for both engines."""

from __future__ import annotations

import random
from pathlib import Path

SOURCE = (
    "Die Feuerwehr rückte am Abend mit zwölf Leuten aus.",
    "Im Jahr 2019 zählte der Ort 3.400 Einwohner und 12 Vereine.",
    "Der Bürgermeister „wollte nichts sagen“, hieß es später.",
    "Ein Zug fuhr nach Norden, der andere blieb stehen.",
)
TARGET = (
    "The fire brigade turned out in the evening with twelve people.",
    "In 2019 the village had 3,400 inhabitants and 12 clubs.",
    "The mayor “did not want to say anything”, it was said later.",
    "One train went north, the other stood still.",
)


def words(count: int, seed: int = 1) -> list[str]:
    """Sentences of three to nine words of SOURCE in random order."""
    draw = random.Random(seed)
    stock = " ".join(SOURCE).split()
    return [" ".join(draw.choices(stock, k=draw.randint(3, 9))) for _ in range(count)]


def build(folder: Path, seed: int = 3) -> Path:
    """Write a transformers Marian folder: two layers a side, width 32, 330 pieces with byte fallback."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    from training.vocabulary import train_vocabulary

    train_vocabulary([*SOURCE, *TARGET, *words(200)], 330, folder, threads=1)
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    sides = {
        f"{side}_{name}": value
        for side in ("encoder", "decoder")
        for name, value in (("layers", 2), ("attention_heads", 2), ("ffn_dim", 64))
    }
    config = MarianConfig(
        vocab_size=331, d_model=32, max_position_embeddings=64, pad_token_id=330, eos_token_id=0,
        decoder_start_token_id=330, forced_eos_token_id=0, scale_embedding=True, activation_function="relu",
        init_std=0.3, **sides,
    )  # fmt: skip
    torch.manual_seed(seed)
    model = MarianMTModel(config).eval()
    with torch.no_grad():
        model.final_logits_bias[0, 330] = -60000.0
        model.final_logits_bias[0, 0] = 3.0  # sentences end, mostly, before the positions do
    model.save_pretrained(folder)
    (folder / "tokenizer_config.json").write_text(
        '{"source_lang": "de", "target_lang": "en", "tokenizer_class": "MarianTokenizer", "separate_vocabs": false}'
    )
    return folder
