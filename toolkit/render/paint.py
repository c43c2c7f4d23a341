"""One sentence as HTML with its quotes, figures, flags and word links marked, whichever way they overlap.

The sentence is cut wherever a stretch begins or ends and each piece gets one flat `<span>`: overlapping stretches
cannot be nested, and flat pieces are well formed by construction.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.records import Severity
from toolkit.render.escape import for_html
from toolkit.render.view import Stretch

CLASSES = {"quote": "q", "figure": "g"} | {severity: f"w {severity}" for severity in Severity}


def paint(text: str, stretches: Sequence[Stretch], links: Sequence[tuple[int, int]]) -> str:
    """`text` as HTML. The number of a word link is its place in `links`, so that both sides of a link share it."""
    if not stretches and not links:
        return for_html(text)
    begins: dict[int, list[tuple[int, str]]] = {}  # position -> (where it ends, its mark)
    for stretch in stretches:
        begins.setdefault(stretch.start, []).append((stretch.end, CLASSES[stretch.kind]))
    for k, (start, end) in enumerate(links):
        if start < end:
            begins.setdefault(start, []).append((end, str(k)))
    cuts = sorted({0, len(text), *begins, *(end for marks in begins.values() for end, _ in marks)})
    pieces: list[tuple[str, str]] = []  # (opening tag, text)
    active: list[tuple[int, str]] = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark[0] > start] + begins.get(start, [])
        tag = _tag({mark for _, mark in active})
        if pieces and pieces[-1][0] == tag:
            pieces[-1] = (tag, pieces[-1][1] + text[start:end])
        else:
            pieces.append((tag, text[start:end]))
    return "".join(f"{tag}{for_html(piece)}</span>" if tag else for_html(piece) for tag, piece in pieces)


def _tag(marks: set[str]) -> str:
    if not marks:
        return ""
    numbers = sorted((mark for mark in marks if mark.isdigit()), key=int)
    names = sorted(marks.difference(numbers))
    attributes = f' class="{" ".join(names)}"' if names else ""
    attributes += f' data-k="{" ".join(numbers)}"' if numbers else ""
    return f"<span{attributes}>"
