"""Weights of the coverage check: logistic regressions on good pairs against the same pairs with words cut or put in.

    python -m training.coverage CORPUS.tsv.xz [...]

Prints the two rows of `Checking` (`dropped_weights`, `added_weights`) and how many broken pairs they find at 3, 5 and
10% of good ones. Pairs the word table was counted on look a little better covered than new ones.
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toolkit.checks.coverage import cover_words, features_of
from toolkit.checks.view import View
from toolkit.lexicon.words import WORD, english_stem

Floats = NDArray[np.float64]
ROUNDS = 30
RIDGE = 0.01


def features(german: str, english: str) -> tuple[float, ...]:
    """The features of one pair."""
    view = View(german, english)
    return features_of(view, cover_words(view))


def without_word(english: str, chance: random.Random) -> str | None:
    """The sentence less one content word; None for a short one."""
    found = [m for m in WORD.finditer(english) if len(m[0]) > 3 and english_stem(m[0].lower())]
    if len(found) < 4:
        return None
    word = chance.choice(found)
    return english[: word.start()] + english[word.end() :]


def without_clause(english: str, chance: random.Random, put: Sequence[str] = ()) -> str | None:
    """The sentence less three to six words in a row, or with `put` in between; None for a short one."""
    words = english.split()
    if len(words) < 12:
        return None
    at = chance.randrange(0, len(words) - 4)
    kept = words[at:] if put else words[at + chance.randint(3, 6) :]
    return " ".join([*words[:at], *put, *kept])


def fit(bad: Floats, good: Floats) -> Floats:
    """Logistic regression by Newton steps, both classes of equal weight."""
    x = np.vstack([bad, good])
    y = np.r_[np.ones(len(bad)), np.zeros(len(good))]
    share = np.r_[np.full(len(bad), len(good) / len(bad)), np.ones(len(good))]
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (y - p)) - RIDGE * weights
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--pairs", type=int, default=2200, help="a file")
    options = parser.parse_args()
    chance = random.Random(3)
    pairs: list[list[str]] = []
    for path in options.corpora:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
        pairs += chance.sample([row for row in rows if len(row) == 2 and len(row[0]) >= 30], options.pairs)
    others = [english.split()[: chance.randint(4, 7)] for _, english in pairs]
    broken: dict[str, list[tuple[float, ...]]] = {"word": [], "clause": [], "added": []}
    for (german, english), other in zip(pairs, reversed(others), strict=True):
        for name, text in (
            ("word", without_word(english, chance)),
            ("clause", without_clause(english, chance)),
            ("added", without_clause(english, chance, other)),
        ):
            if text is not None:
                broken[name].append(features(german, text))
    good = np.array([features(german, english) for german, english in pairs])
    kinds = {name: np.array(rows) for name, rows in broken.items()}
    for name, bad in (("dropped", np.vstack([kinds["word"], kinds["clause"]])), ("added", kinds["added"])):
        weights = fit(bad, good)
        print(f"{name}_weights = ({', '.join(f'{weight:.2f}' for weight in weights)})")
        for alarms in (3, 5, 10):
            limit = float(np.percentile(good @ weights, 100 - alarms))
            caught = ", ".join(f"{kind} {100 * np.mean(rows @ weights > limit):.0f}%" for kind, rows in kinds.items())
            print(f"  {alarms}% false alarms above {limit:.2f}: {caught}")


if __name__ == "__main__":
    main()
