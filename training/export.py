"""A checkpoint turned into the folder that is shipped: fp16 transformers, int8 CTranslate2, checksums."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.model import ModelShape, sinusoidal_positions

# The pad token starts the target but must never be produced; float16 holds no less than -65504.
PAD_BIAS = -60000.0
CHECKSUMS = "SHA256SUMS"


def marian_config(shape: ModelShape) -> dict[str, Any]:
    """Give the `config.json` of transformers' MarianMTModel for `shape`."""
    pad = shape.vocab - 1
    sides: dict[str, Any] = {}
    for side, layers in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        sides[f"{side}_layers"] = layers
        sides[f"{side}_attention_heads"] = shape.heads
        sides[f"{side}_ffn_dim"] = shape.feed_forward
        sides[f"{side}_layerdrop"] = 0.0
    return {
        "architectures": ["MarianMTModel"],
        "model_type": "marian",
        "activation_function": shape.activation,
        "activation_dropout": 0.0,
        "attention_dropout": 0.0,
        "dropout": 0.0,
        "d_model": shape.width,
        "vocab_size": shape.vocab,
        "decoder_vocab_size": shape.vocab,
        "max_position_embeddings": shape.positions,
        "scale_embedding": True,
        "static_position_embeddings": True,
        "share_encoder_decoder_embeddings": True,
        "tie_word_embeddings": True,
        "is_encoder_decoder": True,
        "bos_token_id": None,
        "eos_token_id": 0,
        "forced_eos_token_id": 0,
        "pad_token_id": pad,
        "decoder_start_token_id": pad,
        "init_std": 0.02,
        "dtype": "float16",
        "use_cache": True,
        **sides,
    }


def marian_weights(shape: ModelShape, weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Give MarianMTModel's float32 state from this package's parameters by name."""
    embedding = weights["embedding"].clone()
    embedding[-1] = 0  # CTranslate2 starts the target from a zero vector, so training does too
    positions = sinusoidal_positions(shape.positions, shape.width)
    bias = torch.zeros(1, shape.vocab)
    bias[0, -1] = PAD_BIAS
    given = {
        "final_logits_bias": bias,
        "model.shared.weight": embedding,
        "model.encoder.embed_positions.weight": positions,
        "model.decoder.embed_positions.weight": positions.clone(),
    }
    for name, value in weights.items():
        if name != "embedding":
            given.update(_renamed(name, value))
    return given


_PLAIN = {
    "self_norm": "self_attn_layer_norm",
    "cross_norm": "encoder_attn_layer_norm",
    "last_norm": "final_layer_norm",
    "up": "fc1",
    "down": "fc2",
}
_FUSED = {
    ("self_attention", "inner"): "qkv",
    ("cross_attention", "inner"): "q",
    ("cross_attention", "memory"): "kv",
}


def fused_name(name: str) -> list[str]:
    """Give the names MarianMTModel has for the parts of one of our parameters, in the order they are fused."""
    side, number, part, *rest = name.split(".")
    kind = rest[-1]
    layer = f"model.{side}.layers.{number}"
    if part in _PLAIN:
        return [f"{layer}.{_PLAIN[part]}.{kind}"]
    attention = f"{layer}.{'self_attn' if part == 'self_attention' else 'encoder_attn'}"
    letters = _FUSED.get((part, rest[0]))
    if letters is None:
        return [f"{attention}.out_proj.{kind}"]
    return [f"{attention}.{letter}_proj.{kind}" for letter in letters]


def _renamed(name: str, value: Tensor) -> dict[str, Tensor]:
    names = fused_name(name)
    return {part: piece.clone() for part, piece in zip(names, value.chunk(len(names), dim=0), strict=True)}


def export(shape: ModelShape, weights: dict[str, Tensor], vocabulary: Path, into: Path) -> Path:
    """Write the transformers folder (fp16), its CTranslate2 conversion (int8) and the checksums; give `into`.

    `vocabulary` is the folder with `source.spm` and `vocab.json`. An existing `into` is replaced except
    for its model card.
    """
    from safetensors.torch import save_file

    into.mkdir(parents=True, exist_ok=True)
    given = {name: as_eight_bits(name, value) for name, value in marian_weights(shape, weights).items()}
    halves = {name: value.half().contiguous() for name, value in given.items()}
    save_file(halves, str(into / "model.safetensors"), metadata={"format": "pt"})
    (into / "model.safetensors").chmod(0o644)  # safetensors writes it for its owner alone
    config = marian_config(shape)
    _write(into / "config.json", config)
    _write(into / "generation_config.json", {
        "decoder_start_token_id": config["pad_token_id"], "pad_token_id": config["pad_token_id"],
        "eos_token_id": 0, "forced_eos_token_id": 0, "num_beams": 4,
        "max_length": shape.positions, "use_cache": True,
    })  # fmt: skip
    _write(into / "tokenizer_config.json", {
        "source_lang": "de", "target_lang": "en", "tokenizer_class": "MarianTokenizer",
        "model_max_length": shape.positions, "separate_vocabs": False,
    })  # fmt: skip
    shutil.copyfile(vocabulary / "source.spm", into / "source.spm")
    shutil.copyfile(vocabulary / "source.spm", into / "target.spm")
    shutil.copyfile(vocabulary / "vocab.json", into / "vocab.json")
    convert(into)
    write_checksums(into)
    return into


def as_eight_bits(name: str, value: Tensor) -> Tensor:
    """Give the matrix CTranslate2's int8 form of `value` stands for: whole multiples of each row's largest over 127.

    Exported so, both forms hold the same weights: what differs between them is the arithmetic alone (before, outputs in
    float32 agreed to chrF 93.6). Positions, norms and biases stay as they are, as they do in the conversion.
    """
    if value.dim() != 2 or "embed_positions" in name or name == "final_logits_bias":
        return value
    step = value.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / 127
    return (value / step).round() * step


def _write(path: Path, values: dict[str, Any]) -> None:
    path.write_text(json.dumps(values, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def convert(folder: Path, quantization: str = "int8_float32", name: str = "ctranslate2") -> Path:
    """Convert a transformers Marian folder to CTranslate2 in its subfolder `name`; give that.

    Plain "int8" would keep what is not quantised in float16, which CPUs do not compute in and warn about.
    """
    from ctranslate2.converters import TransformersConverter

    converter = TransformersConverter(str(folder))
    return Path(converter.convert(str(folder / name), quantization=quantization, force=True))


def write_checksums(folder: Path) -> Path:
    """Write `SHA256SUMS` over every other file below `folder`, in the form `sha256sum -c` reads."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKSUMS)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files
    ]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
    return folder / CHECKSUMS
