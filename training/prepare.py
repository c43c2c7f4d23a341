"""Corpora in, one cleaned and de-duplicated `German<TAB>English` file per corpus out."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.clean import refusal, tidy, typographic_english
from training.corpus import corpus_files, corpus_name, read_pairs


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def forbidden_keys(test_sets: Iterable[Path]) -> frozenset[str]:
    """Give the letters-and-digits key of every column of the test sets; nothing like them is learnt from."""
    keys: set[str] = set()
    for path in test_sets:
        for line in path.read_text(encoding="utf-8").splitlines():
            keys.update(_key(column) for column in line.split("\t"))
    return frozenset(key for key in keys if len(key) > 15)


def prepare(
    corpora: Path,
    into: Path,
    weights: dict[str, float],
    strict: frozenset[str],
    test_sets: Iterable[Path] = (),
    limit: int | None = None,
) -> dict[str, dict[str, int]]:
    """Write `into/<corpus>.tsv` for every corpus with a weight; give counts kept and refused by reason.

    Corpora are read by falling weight, so that a pair found twice stays in the better one. `limit`
    keeps at most that many pairs per corpus (for a trial run).
    """
    into.mkdir(parents=True, exist_ok=True)
    forbidden = forbidden_keys(test_sets)
    files = {corpus_name(path): path for path in corpus_files(corpora)}
    seen: set[int] = set()
    report: dict[str, dict[str, int]] = {}
    for name in sorted(files, key=lambda name: -weights.get(name, 0.0)):
        if weights.get(name, 0.0) <= 0:
            continue
        counts: Counter[str] = Counter()
        with (into / f"{name}.tsv").open("w", encoding="utf-8") as out:
            for german, english in read_pairs(files[name]):
                german, english = tidy(german), typographic_english(tidy(english))
                reason = refusal(german, english, name in strict)
                german_key, english_key = _key(german), _key(english)
                mark = hash((german_key, english_key))
                if reason is None and mark in seen:
                    reason = "duplicate"
                if reason is None and (german_key in forbidden or english_key in forbidden):
                    reason = "test set"
                counts[reason or "kept"] += 1
                if reason is None:
                    seen.add(mark)
                    out.write(f"{german}\t{english}\n")
                if limit is not None and counts["kept"] >= limit:
                    break
        report[name] = dict(counts)
    (into / "report.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return report
