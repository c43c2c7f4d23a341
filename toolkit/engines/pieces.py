"""SentencePiece on both sides of a Marian model: text to pieces and back, and where in the text each piece lies."""

from __future__ import annotations

import filecmp
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import ModelUnavailable

END = "</s>"


class Pieces:
    """The two SentencePiece models of a Marian folder.

    Text never reaches a tokenizer that knows special tokens: `</s>` in an article is four characters, not an end.
    """

    def __init__(self, folder: Path) -> None:
        self._source = _load(folder / "source.spm")
        target = folder / "target.spm"
        self._target = _load(target) if target.exists() else self._source

    def source(self, text: str) -> list[str]:
        """The pieces of a German unit, without the end marker."""
        return [str(piece) for piece in self._source.encode(text, out_type=str)]

    def target(self, text: str) -> list[str]:
        """The pieces of an English unit, without the end marker."""
        return [str(piece) for piece in self._target.encode(text, out_type=str)]

    def english(self) -> list[str]:
        """Every piece an English unit can consist of."""
        return [str(self._target.id_to_piece(number)) for number in range(self._target.get_piece_size())]

    def join(self, pieces: Sequence[str]) -> str:
        """The English text of these pieces."""
        return str(self._target.decode(list(pieces)))

    def source_spans(self, text: str) -> list[tuple[int, int]]:
        """For each piece of `source(text)` the characters of `text` it stands for."""
        return _spans(self._source, text)

    def target_spans(self, text: str) -> list[tuple[int, int]]:
        """For each piece of `target(text)` the characters of `text` it stands for."""
        return _spans(self._target, text)


def own_english(folder: Path) -> bool:
    """True where the English side has pieces of its own (opus models), False where both sides share one model."""
    source, target = folder / "source.spm", folder / "target.spm"
    return target.exists() and not filecmp.cmp(source, target, shallow=False)


def _load(path: Path) -> Any:
    import sentencepiece

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelUnavailable(
            f"{path}: not a SentencePiece model: {error}", "Fetch the model again, or choose another with --model."
        ) from error


def _spans(processor: Any, text: str) -> list[tuple[int, int]]:
    """Offsets in `text` itself, though normalisation changed lengths; of a character's bytes only one has a width."""
    if hasattr(processor, "EncodeAsOffsetMapping"):  # since 0.2.2
        offsets = processor.encode(text, return_type="offset_mapping")["offsets"]
        return [(int(start), int(end)) for start, end in offsets]
    proto = processor.encode(text, out_type="immutable_proto")
    return [(int(piece.begin), int(piece.end)) for piece in proto.pieces]
