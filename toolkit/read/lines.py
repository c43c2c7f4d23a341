"""The lines of a text as a reader sees them: wrapped lines joined, empty lines remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.records import BlockKind, MarkKind, Span

Role = BlockKind | MarkKind | str  # a string is the reason why the stretch is removed

LONGEST_WRAP = 130  # characters: texts with longer lines are not wrapped
SHORTEST_WRAP = 45
LEAST_BROKEN = 3  # lines that go on in the middle of a sentence: from so many on a text is wrapped

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
    rows = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    gaps = [True] + [b[0] - a[1] > 1 for a, b in zip(rows, rows[1:], strict=False)]
    width = _wrap_width(text, rows, gaps)
    lines: list[Line] = []
    start = 0
    for number, (begin, end) in enumerate(rows):
        if number + 1 < len(rows) and not gaps[number + 1] and _goes_on(text, rows[number], rows[number + 1], width):
            continue
        first = rows[start]
        lines.append(Line(Span(first[0], end), text[first[0] : end], gaps[start]))
        start = number + 1
    return lines


def _wrap_width(text: str, rows: list[tuple[int, int]], gaps: list[bool]) -> int:
    """The column at which the text was wrapped, or 0 where it was not."""
    width = max((end - begin for begin, end in rows), default=0)
    if not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return 0
    broken = sum(
        1
        for (begin, end), (after, _), gap in zip(rows, rows[1:], gaps[1:], strict=False)
        if not gap
        and end - begin > width * 0.6
        and text[after].islower()
        and not _END.search(text, max(begin, end - 8), end)
    )
    return width if broken >= LEAST_BROKEN else 0


def _goes_on(text: str, row: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Is the second row the rest of the first? Where the text is wrapped: it starts small, or its first word did not
    fit any more."""
    if not width:
        return False
    first = _FIRST_WORD.match(text, after[0], after[1])
    full = row[1] - row[0] + 1 + (len(first[0]) if first else 0) > width
    ended = _END.search(text, max(row[0], row[1] - 8), row[1])
    return full or (text[after[0]].islower() and not ended)


def is_sentence(text: str) -> bool:
    """True for a line that ends as sentences do, or is too long for a headline."""
    return len(text) > 200 or bool(_SENTENCE_END.search(text, max(0, len(text) - 60)))
