"""The mean of several checkpoints' weights: steadier than the last one while the rate is high."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from training.checkpoint import load


def average(paths: Sequence[Path]) -> dict[str, Tensor]:
    """Give the parameter-wise mean of the checkpoints' weights; all must have one shape."""
    if not paths:
        raise ValueError("nothing to average: give at least one checkpoint")
    checkpoints = [load(path) for path in paths]
    if len({checkpoint.shape for checkpoint in checkpoints}) > 1:
        raise ValueError("checkpoints of different model shapes cannot be averaged")
    return {
        name: sum(checkpoint.weights[name] for checkpoint in checkpoints) / len(checkpoints)  # type: ignore[misc]
        for name in checkpoints[0].weights
    }
