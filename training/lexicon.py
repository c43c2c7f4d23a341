"""Word table of the coverage check: which English stems translate a German stem, counted on sentence pairs.

IBM Model 1 (Brown et al. 1993) in both directions over stems of content words, five rounds of EM, the two tables
united; single-occurrence words and unlikely pairs left out. English stems of names begin with a capital.

    python -m training.lexicon CORPUS.tsv.xz [...] --out toolkit/lexicon/lexicon.tsv.xz
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toolkit.lexicon.words import content_english, content_german, english_stem

ROUNDS = 5
LEAST_COUNT = 1.5  # expected number of times the two were links
LEAST_SHARE = 0.04
MOST = 10  # English stems kept per German stem
LONGEST = 45  # content words: longer lines are lists and tables

NAME = 6  # a stem with a capital this many times as often as without is a name, and written with one
_MIDDLE = re.compile(r"(?<=[a-z,] )([^\W\d_]+)")

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def count_capitals(english: str, counts: Counter[tuple[str, bool]]) -> None:
    """How often each stem stands with a capital, and how often without, where no sentence begins."""
    for match in _MIDDLE.finditer(english):
        if stem := english_stem(match[1].lower()):
            counts[stem, match[1][0].isupper()] += 1


def read(
    paths: Sequence[Path], limit: int, capitals: Counter[tuple[str, bool]]
) -> Iterator[tuple[list[str], list[str]]]:
    """Stems of both sides of every pair, at most `limit` pairs a file."""
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                german, _, english = line.rstrip("\n").partition("\t")
                count_capitals(english, capitals)
                left, right = content_german(german), content_english(english)
                if number >= limit:
                    break
                if 0 < len(left) <= LONGEST and 0 < len(right) <= LONGEST:
                    yield left, right


def links(pairs: Sequence[tuple[list[int], list[int]]]) -> tuple[Ints, Ints, Ints]:
    """For every possible link: German id, English id, and the number of the English word it explains."""
    left: list[int] = []
    right: list[int] = []
    place: list[int] = []
    count = 0
    for german, english in pairs:
        for word in english:
            left.append(0)  # id 0 is the empty word
            left.extend(german)
            right.extend([word] * (len(german) + 1))
            place.extend([count] * (len(german) + 1))
            count += 1
    return np.array(left), np.array(right), np.array(place)


def model_1(left: Ints, right: Ints, place: Ints, size: int) -> tuple[Ints, Floats, Floats]:
    """Pairs (left * size + right), the probability of right given left, and how often they are expected as links."""
    keys, inverse = np.unique(left * size + right, return_inverse=True)
    owners = keys // size
    chance = np.ones(len(keys))
    expected: Floats = chance
    for _ in range(ROUNDS):
        weight = chance[inverse]
        weight /= np.bincount(place, weights=weight)[place]
        expected = np.bincount(inverse, weights=weight, minlength=len(keys)).astype(np.float64)
        chance = expected / np.bincount(owners, weights=expected)[owners]
    return keys, chance, expected


def table(pairs: Sequence[tuple[list[str], list[str]]]) -> dict[str, Counter[str]]:
    """German stem -> English stems with the better of the two directions' probabilities."""
    names = [["", *sorted({w for pair in pairs for w in pair[side]})] for side in (0, 1)]
    ids = [{word: number for number, word in enumerate(side)} for side in names]
    numbered = [([ids[0][w] for w in german], [ids[1][w] for w in english]) for german, english in pairs]
    found: dict[str, Counter[str]] = {}
    for flip in (False, True):
        size = len(names[0 if flip else 1])
        left, right, place = links([(e, g) if flip else (g, e) for g, e in numbered])
        for key, chance, expected in zip(*model_1(left, right, place, size), strict=True):
            one, two = divmod(int(key), size)
            if one and chance >= LEAST_SHARE and expected >= LEAST_COUNT:
                german, english = (names[0][two], names[1][one]) if flip else (names[0][one], names[1][two])
                entry = found.setdefault(german, Counter())
                entry[english] = max(entry[english], chance)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=120_000, help="pairs a file")
    options = parser.parse_args()
    capitals: Counter[tuple[str, bool]] = Counter()
    pairs = list(read(options.corpora, options.limit, capitals))

    def spell(stem: str) -> str:
        return stem.capitalize() if capitals[stem, True] > NAME * capitals[stem, False] else stem

    rows = [
        f"{german}\t{' '.join(spell(english) for english, _ in some.most_common(MOST))}\n"
        for german, some in sorted(table(pairs).items())
    ]
    with lzma.open(options.out, "wt", encoding="utf-8", preset=9) as out:
        out.writelines(rows)
    print(f"{len(pairs)} pairs, {len(rows)} German stems, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
