"""Checkpoints: everything a run needs to go on as if it had never stopped, written atomically."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.model import ModelShape

LAST = "last.pt"


@dataclass
class Progress:
    """Where a run is: optimiser steps, target tokens learnt from, pool and batch in it, seconds trained."""

    step: int = 0
    tokens: int = 0
    pool: int = 0
    batch: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Checkpoint:
    """One saved moment; `average` holds the running mean of the weights."""

    shape: ModelShape
    optimiser: dict[str, Any]
    average: dict[str, Tensor]
    progress: Progress

    @property
    def weights(self) -> dict[str, Tensor]:
        """The float32 weights themselves."""
        masters: dict[str, Tensor] = self.optimiser["masters"]
        return masters


def save(checkpoint: Checkpoint, path: Path, also: Path | None = None) -> None:
    """Write `path` by way of a temporary file; link it as `also` to keep it when `path` is replaced."""
    temporary = path.with_suffix(".part")
    torch.save(
        {
            "shape": checkpoint.shape.as_dict(),
            "optimiser": checkpoint.optimiser,
            "average": checkpoint.average,
            "progress": asdict(checkpoint.progress),
        },
        temporary,
    )
    os.replace(temporary, path)
    if also is not None:
        also.unlink(missing_ok=True)
        os.link(path, also)


def load(path: Path) -> Checkpoint:
    """Read a checkpoint; FileNotFoundError says to train first."""
    if not path.exists():
        raise FileNotFoundError(f"no checkpoint {path}; run `python -m training train` first")
    values = torch.load(path, map_location="cpu", weights_only=True)
    return Checkpoint(
        ModelShape(**values["shape"]), values["optimiser"], values["average"], Progress(**values["progress"])
    )


def numbered(folder: Path) -> list[Path]:
    """Give the kept checkpoints `step-000000.pt` of a folder, oldest first."""
    return sorted(folder.glob("step-*.pt"))
