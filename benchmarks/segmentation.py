"""Quality and speed of sentence splitting: `python -m benchmarks.segmentation [--shared DIR]`.

Boundary F1 on news sentences joined with a space (Wicks and Post, ACL 2021: a boundary is right where both sides have
one; the end of the text does not count), the golden rules exactly right, and the time for 400 words.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from toolkit import __version__
from toolkit.segment import split

SHARED = Path(__file__).parents[2] / "shared"


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Places between sentences, as offsets in characters that are not white space."""

    gold: frozenset[int]
    found: frozenset[int]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        shared = len(self.gold & self.found)
        return 200 * shared / max(1, len(self.gold) + len(self.found))


def boundaries(sentences: Sequence[str]) -> frozenset[int]:
    """Where each sentence but the last ends, counting no white space."""
    return frozenset(list(accumulate(len("".join(sentence.split())) for sentence in sentences))[:-1])


def measure(lines: Sequence[str]) -> Boundaries:
    """Boundaries of `lines`, and those found after joining them with spaces."""
    text = " ".join(lines)
    return Boundaries(boundaries(lines), boundaries([span.of(text) for span in split(text)]))


def golden(cases: Sequence[dict[str, object]]) -> list[str]:
    """Names of the cases that are not exactly right; white space within a sentence does not count."""
    wrong = []
    for case in cases:
        text, expected = str(case["text"]), case["expected"]
        found = [re.sub(r"\s+", " ", span.of(text)) for span in split(text)]
        if found != expected:
            wrong.append(str(case["name"]))
    return wrong


def milliseconds(lines: Sequence[str], words: int = 400, rounds: int = 20) -> float:
    """Time to split an article of `words` words, the best of `rounds`."""
    text = " ".join(" ".join(lines).split()[:words])
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        split(text)
        times.append(time.perf_counter() - begun)
    return 1000 * min(times)


def main() -> None:
    """Print the three figures, one line each, with the signature that repeats them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with eval/sentence-splitting")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    folder = arguments.shared / "eval" / "sentence-splitting"
    lines = (folder / "wmt19.de.txt").read_text(encoding="utf-8").splitlines()
    cases = json.loads((folder / "golden_de.json").read_text(encoding="utf-8"))
    found, wrong = measure(lines), golden(cases)
    signature = f"task:segment|set:wmt19.de|joined:space|toolkit:{__version__}"
    print(f"boundary F1 {found.f1:.2f} ({len(found.gold)} boundaries)  {signature}")
    print(f"golden rules {len(cases) - len(wrong)} of {len(cases)}  {signature.replace('wmt19.de', 'golden_de')}")
    print(f"400 words in {milliseconds(lines):.2f} ms")
    if arguments.show:
        _show(lines, found, wrong)


def _show(lines: Sequence[str], found: Boundaries, wrong: Sequence[str]) -> None:
    text = " ".join(lines)
    places = [index for index, character in enumerate(text) if not character.isspace()]
    for name, offsets in (("missed", found.gold - found.found), ("false", found.found - found.gold)):
        for offset in sorted(offsets):
            place = places[offset - 1] + 1
            print(f"{name}: {text[max(0, place - 50) : place]} ⏎{text[place : place + 40]}")
    for name in wrong:
        print(f"golden: {name}")


if __name__ == "__main__":
    main()
