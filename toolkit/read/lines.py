"""The lines of a text as a reader sees them: wrapped lines joined, empty lines remembered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.records import BlockKind, MarkKind, Span

Role = BlockKind | MarkKind | str  # a string is the reason why the stretch is removed

LONGEST_WRAP = 130  # characters: texts with longer lines are not wrapped
SHORTEST_WRAP = 45
MOST_OVERHANG = 1.2  # of the width of the others: a paragraph wider than that is not wrapped

_END = re.compile(r"[.!?…:;][\"'“”‘’»«›‹)\]*]*$")
_SENTENCE_END = re.compile(
    r"[.!?…][\"'“”‘’»«›‹)\]*\s]*(?:\([A-Za-zÄÖÜäöüß/,. -]{2,40}\))?$|[.!?…]\W{0,3}\s?\(?[a-z]{2,4}\)?$"
)
_FIRST_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class Line:
    """One line, or the lines of one wrapped paragraph. `gap`: an empty line stands before it.

    `parts` say what becomes of it: stretches in order that together hold all its non-blank characters. Empty while
    nothing is decided.
    """

    span: Span
    text: str
    gap: bool
    parts: list[tuple[Span, Role]] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """True while nothing is decided."""
        return not self.parts

    def is_(self, role: Role) -> None:
        """All of it has one role."""
        self.parts = [(self.span, role)]

    def cut(self, *pieces: tuple[int, Role]) -> None:
        """Roles of consecutive stretches: pairs of an end offset in `text` and the role of what lies before it."""
        self.parts, start = [], 0
        for end, role in pieces:
            piece = self.text[start:end]
            left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
            if left < right:
                self.parts.append((Span(start + left, start + right).shift(self.span.start), role))
            start = end

    @property
    def removed(self) -> bool:
        """True where all of it is furniture."""
        return bool(self.parts) and all(_is_reason(role) for _, role in self.parts)


def _is_reason(role: Role) -> bool:
    return not isinstance(role, BlockKind | MarkKind)


def split_lines(text: str) -> list[Line]:
    """The lines of a normalised text; the lines of a wrapped paragraph are one."""
    groups: list[list[tuple[int, int]]] = []
    for match in re.finditer(r"[^\n]+", text):
        if not groups or match.start() - groups[-1][-1][1] > 1:
            groups.append([])
        groups[-1].append(match.span())
    width = max((_wrap_width(text, rows) for rows in groups), default=0)
    return [
        Line(Span(start, stop), text[start:stop], gap=number == 0)
        for rows in groups
        for number, (start, stop) in enumerate(_unwrap(text, rows, width))
    ]


def _unwrap(text: str, rows: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """Rows no empty line parts, with those joined that are one wrapped paragraph."""
    longest = max(end - begin for begin, end in rows)
    if longest > width * MOST_OVERHANG:
        return rows
    width = max(width, longest)
    joined = [rows[0]]
    for before, row in pairwise(rows):
        if _goes_on(text, before, row, width):
            joined[-1] = (joined[-1][0], row[1])
        else:
            joined.append(row)
    return joined


def _wrap_width(text: str, rows: list[tuple[int, int]]) -> int:
    """The column at which these rows were wrapped, or 0 where they were not.

    Wrapped they are when long rows end within a sentence and many of the next begin small: in German news three words
    of five do.
    """
    width = max(end - begin for begin, end in rows)
    if len(rows) < 2 or not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return 0
    broken = [(row, after) for row, after in pairwise(rows) if not _ended(text, row) and row[1] - row[0] > width * 0.6]
    small = sum(text[after[0]].islower() for _, after in broken)
    return width if small and small * 4 >= len(broken) and len(broken) * 3 >= len(rows) - 1 else 0


def _ended(text: str, row: tuple[int, int]) -> bool:
    return _END.search(text, max(row[0], row[1] - 8), row[1]) is not None


def _goes_on(text: str, row: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Is the second row the rest of the first? It begins small, or its first word did not fit any more."""
    first = _FIRST_WORD.match(text, after[0], after[1])
    full = row[1] - row[0] + 1 + (len(first[0]) if first else 0) > width
    return full or (text[after[0]].islower() and not _ended(text, row))


def is_sentence(text: str) -> bool:
    """True for a line that ends as sentences do, or is too long for a headline."""
    return len(text) > 200 or bool(_SENTENCE_END.search(text, max(0, len(text) - 60)))


def next_open(lines: Sequence[Line], start: int) -> int | None:
    """The number of the first line from `start` on about which nothing is decided."""
    return next((number for number in range(start, len(lines)) if lines[number].open), None)
