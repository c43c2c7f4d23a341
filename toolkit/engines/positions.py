"""How long a unit a Marian model can take: its table of positions ends, and nothing may be cut off in silence."""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.errors import TranslationError

USUAL = 512  # positions of the opus models, where a folder does not say


def read_positions(folder: Path) -> int:
    """Pieces a unit may have, the end marker included, on either side."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return int(config.get("max_position_embeddings", USUAL))


def check_length(text: str, tokens: int, positions: int) -> None:
    """Raises TranslationError for a unit that does not fit; it must be split before, never truncated."""
    if tokens > positions:
        raise TranslationError(
            f"a unit of {tokens} pieces, and the model takes {positions}: {text[:60]!r}…",
            "Split it at clauses; toolkit translate and toolkit brief do.",
        )
