"""An article cut into passages that fit a writer: at sections first, then at paragraphs, sentences, and words last.

Nothing is dropped and nothing is cut off: the lines of all passages together are the running text of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from toolkit.records import Article, BlockKind, Pair, Sentence
from toolkit.summarise.protocol import Line, Passage, Writer

RUNNING = (BlockKind.TEASER, BlockKind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line with its cost in tokens and where it stands: the keys of the borders, coarse to fine."""

    line: Line
    tokens: int
    keys: tuple[int, int, int]


def passages(
    article: Article, sentences: Sequence[Sentence], pairs: Sequence[Pair], writer: Writer
) -> tuple[Passage, ...]:
    """The running text (teaser and paragraphs; no headings, captions) in the writer's language. Empty for none."""
    german = writer.language == "de"
    home = {block: number for number, section in enumerate(article.sections) for block in section.blocks}
    lines, places = [], []
    for sentence, pair in zip(sentences, pairs, strict=True):
        text = (pair.german if german else pair.english).strip()
        if article.blocks[sentence.block].kind in RUNNING and text:
            lines.append(Line(sentence.id, text))
            places.append((home.get(sentence.block, -1), sentence.block, sentence.id))
    costs = writer.count_tokens([line.text for line in lines])
    pieces = [
        piece
        for line, cost, place in zip(lines, costs, places, strict=True)
        for piece in _fitting(_Piece(line, cost, place), writer)
    ]
    title = _title(article, sentences, pairs, german)
    return tuple(Passage(title, tuple(p.line for p in group)) for group in _pack(pieces, writer.room, 0))


def _fitting(piece: _Piece, writer: Writer) -> list[_Piece]:
    """The piece, halved at a blank until each part fits; a single word is never halved."""
    words = piece.line.text.split()
    if piece.tokens <= writer.room or len(words) < 2:
        return [piece]
    middle = len(words) // 2
    halves = [" ".join(words[:middle]), " ".join(words[middle:])]
    costs = writer.count_tokens(halves)
    parts = [_Piece(Line(piece.line.id, text), cost, piece.keys) for text, cost in zip(halves, costs, strict=True)]
    return [small for part in parts for small in _fitting(part, writer)]


def _pack(pieces: Sequence[_Piece], room: int, level: int) -> list[list[_Piece]]:
    """Neighbours together as long as they fit; what does not fit is cut at the next finer border."""
    if not pieces:
        return []
    if _cost(pieces) <= room:
        return [list(pieces)]
    if level == len(pieces[0].keys):
        return _fill([[piece] for piece in pieces], room)
    groups = [list(group) for _, group in groupby(pieces, key=lambda piece: piece.keys[level])]
    return _fill([part for group in groups for part in _pack(group, room, level + 1)], room)


def _fill(groups: Sequence[list[_Piece]], room: int) -> list[list[_Piece]]:
    filled: list[list[_Piece]] = []
    for group in groups:
        if filled and _cost(filled[-1]) + _cost(group) <= room:
            filled[-1] = filled[-1] + group
        else:
            filled.append(group)
    return filled


def _cost(pieces: Sequence[_Piece]) -> int:
    return sum(piece.tokens for piece in pieces)


def _title(article: Article, sentences: Sequence[Sentence], pairs: Sequence[Pair], german: bool) -> str:
    blocks = [number for number, block in enumerate(article.blocks) if block.kind is BlockKind.TITLE][:1]
    parts = [
        pair.german if german else pair.english
        for sentence, pair in zip(sentences, pairs, strict=True)
        if sentence.block in blocks
    ]
    return " ".join(parts)
