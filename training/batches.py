"""Batches made while training: pools of weighted, varied, freshly tokenised pairs, packed by length.

A pool is a function of (seed, pool number), so a resumed run sees what an uninterrupted one would have.
Tokenising anew costs two per cent of the time and gives every pass other variants and segmentations.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy
import sentencepiece
import torch
from torch import Tensor

from training.augment import CAPITALISED, Rates, vary
from training.vocabulary import EOS

Ids = list[int]


@dataclass(frozen=True)
class Batch:
    """Source and target ids [sentences, length], padded; `inputs` are the targets shifted behind the start;
    padding among the targets is -1."""

    source: Tensor
    inputs: Tensor
    targets: Tensor
    tokens: int


def load_corpora(prepared: Path) -> dict[str, list[tuple[str, str]]]:
    """Give every prepared corpus by name."""
    corpora = {}
    for path in sorted(prepared.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        corpora[path.stem] = [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line]
    return corpora


class PairSource:
    """Draws pairs by weight: a weight of 2 means every pair of the corpus twice per round."""

    def __init__(
        self,
        corpora: dict[str, list[tuple[str, str]]],
        weights: dict[str, float],
        joined: float,
        rates: Rates,
        seed: int,
    ) -> None:
        self.corpora = {n: pairs for n, pairs in corpora.items() if weights.get(n, 0.0) > 0 and pairs}
        mass = {n: weights[n] * len(pairs) for n, pairs in self.corpora.items()}
        self.shares = {n: m / sum(mass.values()) for n, m in mass.items()}
        self.joined, self.rates, self.seed = joined, rates, seed
        self.names = shared_names(self.corpora)
        self._orders: dict[tuple[str, int], list[int]] = {}

    def _at(self, name: str, position: int) -> tuple[str, str]:
        pairs = self.corpora[name]
        turn, place = divmod(position, len(pairs))
        if (name, turn) not in self._orders:
            self._orders = {key: order for key, order in self._orders.items() if key[0] != name}
            order = list(range(len(pairs)))
            random.Random(f"{self.seed} {name} {turn}").shuffle(order)
            self._orders[(name, turn)] = order
        return pairs[self._orders[(name, turn)][place]]

    def pool(self, number: int, size: int) -> list[tuple[str, str]]:
        """Give pool `number`: about `size` pairs, each corpus by its share, short ones sometimes joined."""
        draw = random.Random(f"{self.seed} pool {number}")
        pairs: list[tuple[str, str]] = []
        for name, share in self.shares.items():
            count = share * size
            first, last = int(number * count), int((number + 1) * count)
            pairs.extend(self._at(name, position) for position in range(first, last))
        draw.shuffle(pairs)
        return [vary(pair, self.names, self.rates, draw) for pair in self._join(pairs, draw)]

    def _join(self, pairs: list[tuple[str, str]], draw: random.Random) -> list[tuple[str, str]]:
        given: list[tuple[str, str]] = []
        for german, english in pairs:
            both_short = given and _short_sentence(given[-1]) and _short_sentence((german, english))
            if both_short and draw.random() < self.joined:
                given[-1] = (f"{given[-1][0]} {german}", f"{given[-1][1]} {english}")
            else:
                given.append((german, english))
        return given


def _short_sentence(pair: tuple[str, str]) -> bool:
    return len(pair[0]) < 70 and all(side.endswith((".", "!", "?")) for side in pair)


def shared_names(corpora: dict[str, list[tuple[str, str]]]) -> list[str]:
    """Give capitalised words that stand alike on both sides and seldom: the names swaps draw from."""
    counts: Counter[str] = Counter()
    for pairs in corpora.values():
        for german, english in pairs:
            counts.update(set(CAPITALISED.findall(german)) & set(CAPITALISED.findall(english)))
    return sorted(name for name, count in counts.items() if count <= 30)


def encode_pool(
    pairs: list[tuple[str, str]],
    pieces: sentencepiece.SentencePieceProcessor,
    sampled: float,
    longest: int,
    draw: random.Random,
) -> list[tuple[Ids, Ids]]:
    """Tokenise; a share `sampled` of the German side is segmented at random (subword regularisation)."""
    encoded = []
    sources = pieces.encode([german for german, _ in pairs], num_threads=1)
    targets = pieces.encode([english for _, english in pairs], num_threads=1)
    for (german, _), source, target in zip(pairs, sources, targets, strict=True):
        if draw.random() < sampled:
            source = pieces.encode(german, enable_sampling=True, alpha=0.3, nbest_size=-1)
        if 0 < len(source) < longest and 0 < len(target) < longest:
            encoded.append(([*source, EOS], [*target, EOS]))
    return encoded


def pack(encoded: list[tuple[Ids, Ids]], tokens: int, pad: int, draw: random.Random) -> list[Batch]:
    """Pack pairs of like length into batches of at most `tokens` padded ids on the longer side, shuffled."""
    order = sorted(encoded, key=lambda pair: (-(-len(pair[1]) // 3), len(pair[0])))
    groups: list[list[tuple[Ids, Ids]]] = [[]]
    longest = 0
    for pair in order:
        longest = max(longest, len(pair[0]), len(pair[1]))
        if groups[-1] and longest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
            longest = max(len(pair[0]), len(pair[1]))
        groups[-1].append(pair)
    draw.shuffle(groups)
    return [_to_batch(group, pad) for group in groups if group]


def _to_batch(group: list[tuple[Ids, Ids]], pad: int) -> Batch:
    source = numpy.full((len(group), max(len(s) for s, _ in group)), pad, dtype=numpy.int64)
    target = numpy.full((len(group), max(len(t) for _, t in group)), pad, dtype=numpy.int64)
    for row, (s, t) in enumerate(group):
        source[row, : len(s)] = s
        target[row, : len(t)] = t
    wanted = numpy.where(target == pad, -1, target)
    inputs = numpy.concatenate([numpy.full((len(group), 1), pad), target[:, :-1]], axis=1)
    return Batch(
        torch.from_numpy(source),
        torch.from_numpy(inputs),
        torch.from_numpy(wanted),
        int((wanted >= 0).sum()),
    )


def batches_of_pool(
    pairs: PairSource,
    pieces: sentencepiece.SentencePieceProcessor,
    number: int,
    size: int,
    tokens: int,
    sampled: float,
    longest: int,
) -> Iterator[Batch]:
    """Give the batches of pool `number`."""
    draw = random.Random(f"{pairs.seed} batches {number}")
    encoded = encode_pool(pairs.pool(number, size), pieces, sampled, longest, draw)
    yield from pack(encoded, tokens, len(pieces), draw)
