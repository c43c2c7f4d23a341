"""The one configuration file of a run, read into frozen values; an unknown or missing key is an error."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from training.augment import Rates

Section = TypeVar("Section")


@dataclass(frozen=True)
class Paths:
    """Where things lie; relative ones start at the configuration file's folder."""

    corpora: Path
    work: Path
    weights: Path
    test_sets: tuple[Path, ...] = ()
    model_card: Path | None = None


@dataclass(frozen=True)
class Preparing:
    """Corpora whose numbers must agree, and how many pairs of each to keep (none: all)."""

    strict: frozenset[str] = frozenset()
    limit: int | None = None


@dataclass(frozen=True)
class Vocabulary:
    """Pieces of the joint vocabulary and sentences it is trained on."""

    size: int = 8000
    sentences: int = 500_000


@dataclass(frozen=True)
class Sizes:
    """The model's sizes but for its vocabulary."""

    width: int = 320
    heads: int = 5
    feed_forward: int = 1280
    encoder_layers: int = 6
    decoder_layers: int = 2
    positions: int = 256


@dataclass(frozen=True)
class Training:
    """How to train; tokens are padded ids on the longer side of a batch, shares are of the whole budget."""

    minutes: float | None = None
    steps: int | None = None
    seed: int = 1
    device: str = "cpu"
    precision: str = "auto"  # bfloat16 where the processor or GPU computes in it, else float32
    threads: int = 2
    compiled: bool = True
    batch_tokens: int = 6400
    first_batch_tokens: int = 3200
    first_steps: int = 1200
    pool: int = 16_000
    longest: int = 160
    rate: float = 3e-3
    adam_factor: float = 0.5
    warm_up: int = 300
    smoothing: float = 0.1
    decay: float = 0.6
    last: float = 0.3
    joined: float = 0.3
    sampled: float = 0.1
    save_minutes: float = 4.0
    keep: int = 4


@dataclass(frozen=True)
class Config:
    """Everything a run is made from."""

    paths: Paths
    prepare: Preparing
    vocabulary: Vocabulary
    model: Sizes
    train: Training
    augment: Rates
    weights: dict[str, float]
    last_weights: dict[str, float]


def _section(kind: type[Section], values: dict[str, Any], name: str, path: Path) -> Section:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"{path}, [{name}]: unknown {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    return kind(**values)


def read_config(path: Path, base: Path | None = None) -> Config:
    """Read `path` (TOML); relative paths in it start at `base` (default: the folder of `path`)."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    base = (base or path.parent).resolve()
    places = dict(values.get("paths", {}))
    for key in ("corpora", "work", "weights", "model_card"):
        if key in places:
            places[key] = base / places[key]
    places["test_sets"] = tuple(base / place for place in places.get("test_sets", ()))
    preparing = dict(values.get("prepare", {}))
    preparing["strict"] = frozenset(preparing.get("strict", ()))
    return Config(
        paths=_section(Paths, places, "paths", path),
        prepare=_section(Preparing, preparing, "prepare", path),
        vocabulary=_section(Vocabulary, values.get("vocabulary", {}), "vocabulary", path),
        model=_section(Sizes, values.get("model", {}), "model", path),
        train=_section(Training, values.get("train", {}), "train", path),
        augment=_section(Rates, values.get("augment", {}), "augment", path),
        weights=dict(values.get("weights", {})),
        last_weights=dict(values.get("last_weights", {})) or dict(values.get("weights", {})),
    )
