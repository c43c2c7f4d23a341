"""Translation against references: BLEU and chrF with sacreBLEU's signatures, speed, and what the checks say."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.checks import check_pair
from toolkit.errors import ToolkitError, UsageError
from toolkit.records import Pair, Severity

NUMBER_KINDS = frozenset({"number", "date", "unit"})


@dataclass(frozen=True, slots=True)
class TranslationScore:
    """chrF and BLEU (0..100) with signatures, segments a second, and counts over the segments.

    `flags` counts errors and warnings by kind, `doubtful` the segments every hypothesis of which the guards doubted,
    `with_numbers` the segments whose German has a digit and `numbers_kept` those of them no number check doubts.
    """

    segments: int
    chrf: float
    bleu: float
    signatures: tuple[str, str]
    per_second: float
    empty: int
    doubtful: int
    with_numbers: int
    numbers_kept: int
    flags: dict[str, int]

    def words(self) -> str:
        """The score for people, one figure a line."""
        hundred = 100 / max(1, self.segments)
        kinds = ", ".join(f"{kind} {count * hundred:.1f}" for kind, count in sorted(self.flags.items()))
        share = 100 * self.numbers_kept / max(1, self.with_numbers)
        return "\n".join(
            (
                f"chrF {self.chrf:.1f}  {self.signatures[0]}",
                f"BLEU {self.bleu:.1f}  {self.signatures[1]}",
                f"{self.segments} segments, {self.per_second:.1f} a second",
                f"flags per hundred segments: {sum(self.flags.values()) * hundred:.1f} ({kinds or 'none'})",
                f"empty {self.empty}, doubtful {self.doubtful}",
                f"numbers kept in {self.numbers_kept} of {self.with_numbers} segments with digits ({share:.1f}%)",
            )
        )


def read_pairs(paths: Sequence[Path], column: int = 1, first: int | None = None) -> tuple[list[str], list[str]]:
    """German lines and references: of one TSV (German first, the reference in `column`, counted from 0), or of two
    files of as many lines. Raises UsageError with the line that does not fit."""
    lines = [_lines(path)[:first] for path in paths]
    if len(paths) == 2:
        if len(lines[0]) != len(lines[1]):
            raise UsageError(f"{paths[0]} has {len(lines[0])} lines, {paths[1]} {len(lines[1])}", "They must pair up.")
        return lines[0], lines[1]
    if len(paths) != 1:
        raise UsageError(f"{len(paths)} files given", "Give one TSV, or a German file and its reference.")
    rows = [line.split("\t") for line in lines[0]]
    for number, row in enumerate(rows, 1):
        if len(row) <= column:
            raise UsageError(
                f"{paths[0]}, line {number}: {len(row)} columns, no column {column}",
                "Columns are separated by tabs and counted from 0, the German.",
            )
    return [row[0] for row in rows], [row[column] for row in rows]


def score_translation(
    german: Sequence[str], references: Sequence[str], translate: Callable[[Sequence[str]], list[Pair]]
) -> tuple[TranslationScore, list[Pair]]:
    """Translate and score; gives the pairs too. Raises ToolkitError where sacrebleu is missing, UsageError for none."""
    try:
        from sacrebleu.metrics import BLEU, CHRF
    except ImportError as error:
        raise ToolkitError("sacrebleu is not installed", "pip install 'toolkit[evaluate]'") from error
    if not german:
        raise UsageError("no segment to translate", "Is the file empty?")
    began = time.perf_counter()
    pairs = translate(german)
    seconds = time.perf_counter() - began
    english = [pair.english for pair in pairs]
    chrf, bleu = CHRF(), BLEU()
    found = [
        {f.kind for f in check_pair(pair.german, pair.english) if f.severity is not Severity.NOTE} for pair in pairs
    ]
    digits = [kinds for pair, kinds in zip(pairs, found, strict=True) if any(c.isdigit() for c in pair.german)]
    score = TranslationScore(
        segments=len(pairs),
        chrf=chrf.corpus_score(english, [list(references)]).score,
        bleu=bleu.corpus_score(english, [list(references)]).score,
        signatures=(str(chrf.get_signature()), str(bleu.get_signature())),
        per_second=len(pairs) / max(seconds, 1e-9),
        empty=sum(not text.strip() for text in english),
        doubtful=sum(any(guard.startswith("doubtful") for guard in pair.guards) for pair in pairs),
        with_numbers=len(digits),
        numbers_kept=sum(not kinds & NUMBER_KINDS for kinds in digits),
        flags=dict(Counter(kind for kinds in found for kind in kinds)),
    )
    return score, pairs


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}", "Give UTF-8 text.") from error
