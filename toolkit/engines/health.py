"""What of the engines is installed and works here."""

from __future__ import annotations

import importlib.metadata
import os
from dataclasses import dataclass

from toolkit.engines.devices import compute_types, cuda_devices

LIBRARIES = ("ctranslate2", "sentencepiece", "torch", "transformers", "huggingface-hub", "click")


@dataclass(frozen=True, slots=True)
class Device:
    """A place to run, with the precisions CTranslate2 can use there."""

    name: str
    compute_types: tuple[str, ...]
    workers: int


def versions() -> dict[str, str | None]:
    """Installed version of each library, None where it is missing. Imports none of them."""
    return {name: _version(name) for name in LIBRARIES}


def devices() -> list[Device]:
    """The processor, and each GPU CTranslate2 can use; empty where ctranslate2 is missing or broken."""
    try:
        cores = os.cpu_count() or 1
        found = [Device("cpu", tuple(compute_types("cpu")), cores)]
        return found + [Device(f"cuda:{n}", tuple(compute_types("cuda")), 1) for n in range(cuda_devices())]
    except ImportError:
        return []


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
