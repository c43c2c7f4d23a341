"""One sentence as HTML with its quotes, figures, flags and word links marked, whichever way they overlap.

The sentence is cut wherever a stretch begins or ends and each piece gets one flat `<span>`: overlapping stretches
cannot be nested, and flat pieces are well formed by construction.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.records import Severity
from toolkit.render.escape import for_html, is_plain
from toolkit.render.view import Stretch

CLASSES = {"quote": "q", "figure": "g"} | {severity: f"w {severity}" for severity in Severity}


def paint(text: str, stretches: Sequence[Stretch], links: Sequence[tuple[int, int]]) -> str:
    """`text` as HTML. The number of a word link is its place in `links`, so that both sides of a link share it."""
    if not stretches and not links:
        return for_html(text)
    begins: dict[int, list[int | str]] = {}  # position -> numbers of the links and classes of the stretches
    ends: dict[int, list[int | str]] = {}
    marks: list[tuple[int, int, int | str]] = [(each.start, each.end, CLASSES[each.kind]) for each in stretches]
    for start, end, mark in (*marks, *((start, end, k) for k, (start, end) in enumerate(links))):
        if start < end:
            begins.setdefault(start, []).append(mark)
            ends.setdefault(end, []).append(mark)
    plain = is_plain(text)
    painted: list[str] = []
    active: list[int | str] = []
    tag, at = "", 0
    for cut in sorted(begins.keys() | ends.keys()):
        for mark in ends.get(cut, ()):
            active.remove(mark)
        active += begins.get(cut, ())
        following = _tag(active) if active else ""
        if following != tag:
            painted.append(_span(tag, text[at:cut], plain))
            tag, at = following, cut
    painted.append(_span(tag, text[at:], plain))
    return "".join(painted)


def _span(tag: str, piece: str, plain: bool) -> str:
    words = piece if plain else for_html(piece)
    return f"{tag}{words}</span>" if tag and piece else words


def _tag(marks: Sequence[int | str]) -> str:
    if len(marks) == 1 and isinstance(marks[0], int):  # nearly every one
        return f'<span data-k="{marks[0]}">'
    names = sorted({mark for mark in marks if isinstance(mark, str)})
    numbers = sorted(mark for mark in marks if isinstance(mark, int))
    attributes = f' class="{" ".join(names)}"' if names else ""
    attributes += f' data-k="{" ".join(map(str, numbers))}"' if numbers else ""
    return f"<span{attributes}>"
