"""A Marian model in the size of opus-mt-de-en (74 million numbers, random), with its CTranslate2 form."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from toolkit.settings import bundled_folder

VOCABULARY = 58_101


def write_random_model(folder: Path) -> Path:
    """Write it to `folder`, with the bundled model's SentencePiece files and a vocabulary filled up with words that
    never come up; gives `folder`."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    from toolkit.engines.convert import convert

    bundled = bundled_folder()
    for name in ("source.spm", "target.spm", "tokenizer_config.json"):
        shutil.copy(bundled / name, folder / name)
    known: dict[str, int] = json.loads((bundled / "vocab.json").read_text(encoding="utf-8"))
    words = [word for word in known if word != "<pad>"]
    words += [f"▁w{number}" for number in range(len(words), VOCABULARY - 1)] + ["<pad>"]
    (folder / "vocab.json").write_text(json.dumps({word: n for n, word in enumerate(words)}), encoding="utf-8")
    torch.manual_seed(1)
    last = VOCABULARY - 1
    config = MarianConfig(
        vocab_size=VOCABULARY, d_model=512, encoder_layers=6, decoder_layers=6, encoder_ffn_dim=2048,
        decoder_ffn_dim=2048, encoder_attention_heads=8, decoder_attention_heads=8, max_position_embeddings=512,
        activation_function="swish", scale_embedding=True, static_position_embeddings=True, eos_token_id=0,
        forced_eos_token_id=0, pad_token_id=last, decoder_start_token_id=last,
    )  # fmt: skip
    MarianMTModel(config).save_pretrained(folder)
    convert(folder, folder / "ctranslate2")
    return folder
