"""The quotes of the sample articles, hand-checked beside them: found, and their speakers known by name."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from toolkit.quotes import find_in_text
from toolkit.records import Quote

SEEDS = Path(__file__).parents[1] / "seeds"
FLOORS = Path(__file__).parent / "floors.toml"


def covered(quote: Quote) -> set[int]:
    """The characters a quote covers."""
    return {place for span in quote.spans for place in range(span.start, span.end)}


def best(gold: dict[str, Any], quotes: list[Quote]) -> tuple[float, Quote | None]:
    """Character F1 and the quote of `quotes` nearest to a gold one; the kind breaks ties."""
    wanted = {place for start, end in gold["offsets"] for place in range(start, end)}
    scored = [
        (
            2 * len(covered(q) & wanted) / (len(covered(q)) + len(wanted)) + 0.001 * (q.kind.value == gold["kind"]),
            -q.id,
            q,
        )
        for q in quotes
    ]
    score, _, quote = max(scored, default=(0.0, 0, None))
    return score, quote


def test_quotes_of_the_samples_are_found_with_their_speakers() -> None:
    found = named = total = with_name = 0
    for path in sorted(SEEDS.glob("*.json")):
        quotes = list(find_in_text(path.with_suffix(".txt").read_text(encoding="utf-8")))
        for gold in json.loads(path.read_text(encoding="utf-8"))["quotes"]:
            score, quote = best(gold, quotes)
            total += 1
            found += score > 0.9
            name = gold["speaker_name"]
            with_name += name is not None
            known = (quote.speaker_name or quote.speaker_role or "") if quote and score > 0.3 else ""
            named += bool(name) and bool(known) and (name in known or known in name)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["seeds"]
    assert total >= 100
    assert 100 * found / total >= floors["quotes"]
    assert 100 * named / with_name >= floors["speaker_names"]
