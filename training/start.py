"""Begin a run from shipped weights: the way back from an exported folder to a first checkpoint.

Checkpoints are 160 MB and stay where they were made; the weights folder travels with the repository.
Optimiser state is lost on the way, so warm up again.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.checkpoint import LAST, Checkpoint, Progress, save
from training.export import fused_name
from training.model import ModelShape, TranslationModel
from training.optimiser import MuonAdam


def shape_of(config: dict[str, Any]) -> ModelShape:
    """Give the shape a `config.json` of `training.export` describes."""
    return ModelShape(
        vocab=config["vocab_size"],
        width=config["d_model"],
        heads=config["encoder_attention_heads"],
        feed_forward=config["encoder_ffn_dim"],
        encoder_layers=config["encoder_layers"],
        decoder_layers=config["decoder_layers"],
        positions=config["max_position_embeddings"],
        activation=config["activation_function"],
    )


def weights_of(folder: Path, model: TranslationModel) -> dict[str, Tensor]:
    """Give this package's float32 parameters by name, read from an exported folder."""
    from safetensors.torch import load_file

    stored = load_file(str(folder / "model.safetensors"))
    given = {"embedding": stored["model.shared.weight"].float()}
    for name, _ in model.named_parameters():
        if name != "embedding":
            given[name] = torch.cat([stored[part].float() for part in fused_name(name)])
    return given


def start_from(folder: Path, work: Path) -> Path:
    """Write a first checkpoint and the vocabulary into `work`; refuses to replace a checkpoint that is there."""
    target = work / "checkpoints" / LAST
    if target.exists():
        raise FileExistsError(f"{target} exists; training would go on from it: move it away first")
    target.parent.mkdir(parents=True, exist_ok=True)
    shape = shape_of(json.loads((folder / "config.json").read_text(encoding="utf-8")))
    model = TranslationModel(shape)
    with torch.no_grad():
        for name, value in weights_of(folder, model).items():
            model.get_parameter(name).copy_(value)
    optimiser = MuonAdam(model)
    average = {name: value.clone() for name, value in optimiser.masters.items()}
    save(Checkpoint(shape, optimiser.state(), average, Progress()), target)
    for name in ("source.spm", "vocab.json"):
        shutil.copyfile(folder / name, work / name)
    return target
