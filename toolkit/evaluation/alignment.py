"""Scores for the English words of German quotes: token F1 against hand-made gold, and how far confidence is true."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.align import PairEvidence, Placement
from toolkit.records import Link
from toolkit.settings import Aligning

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Scored:
    """One gold quote: its class (`whole`, `partial`, `reported`), token F1 (0..1) and the confidence given."""

    id: str
    kind: str
    f1: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Quotes whose confidence lies in `[low, high)`: how many, mean confidence, share placed right (F1 >= 0.9)."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def load_gold(folder: Path) -> list[dict[str, Any]]:
    """Every gold quote of the `.jsonl` files in `folder`."""
    return [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def score_gold(items: Iterable[Mapping[str, Any]], links: bool = True) -> list[Scored]:
    """Place every gold quote anew and score it. `links=False` measures without the model's word links."""
    scored = []
    for item in items:
        found = place_item(item, links)
        scored.append(Scored(item["id"], item["class"], _f1(item, found.stretches), found.confidence))
    return scored


def place_item(item: Mapping[str, Any], links: bool = True) -> Placement:
    """What `align` says about one gold quote."""
    english = item["english"]
    if item["whole"]:
        return Placement(((0, len(english)),), Aligning().whole)
    given = [Link((a, b), (c, d), weight) for a, b, c, d, weight in item["links"]] if links else []
    parts = [(a, b) for a, b in item["parts"]]
    rivals = parts if item["nested"] else [(a, b) for a, b in item["marked"]]
    evidence = PairEvidence(item["german"], english, given)
    return evidence.place(parts, item["class"] != "reported", rivals, item["nested"])


def without_marks(item: Mapping[str, Any]) -> dict[str, Any]:
    """The same gold quote with English that lost its double quotation marks: only words can place it now."""
    english, moved, kept = item["english"], [], 0
    for glyph in english:
        moved.append(kept)
        kept += glyph not in "“”"
    moved.append(kept)
    links = [[a, b, moved[c], moved[d], weight] for a, b, c, d, weight in item.get("links", [])]
    gold = [[moved[start], moved[end]] for start, end in item["gold"]]
    bare = "".join(glyph for glyph in english if glyph not in "“”")
    return {**item, "english": bare, "gold": gold, "links": [link for link in links if link[2] < link[3]]}


def mean(scored: Sequence[Scored], kind: str) -> float:
    """Mean token F1 in percent of one class."""
    values = [each.f1 for each in scored if each.kind == kind]
    return 100 * sum(values) / max(1, len(values))


def bins(scored: Sequence[Scored], edges: Sequence[float] = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)) -> list[Bin]:
    """Confidence against truth, empty bins left out."""
    found = []
    for low, high in itertools.pairwise(edges):
        held = [each for each in scored if low <= each.confidence < high]
        if held:
            mean_confidence = sum(each.confidence for each in held) / len(held)
            found.append(Bin(low, high, len(held), mean_confidence, sum(each.f1 >= 0.9 for each in held) / len(held)))
    return found


def _f1(item: Mapping[str, Any], stretches: Sequence[tuple[int, int]]) -> float:
    gold = _tokens(item["english"], item["gold"])
    found = _tokens(item["english"], stretches)
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


def _tokens(english: str, stretches: Sequence[Sequence[int]]) -> set[int]:
    return {
        match.start()
        for match in _TOKEN.finditer(english)
        if any(start <= match.start() and match.end() <= end for start, end in stretches)
    }
