"""How well the checks catch errors, and how often they cry wolf, on labelled pairs.

A file is a TSV of German, English and a label: `ok`, or the kind of error that was put in. An error counts as caught
when a finding of its family is a warning or an error; a good pair counts as a false alarm of every family that has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.checks import check_pair
from toolkit.checks.finding import Finding
from toolkit.errors import UsageError
from toolkit.records import Severity

# Families that stand for one another: a year is a number, a wrong unit a wrong amount, a cut sentence shows in numbers.
FAMILIES: dict[str, tuple[str, ...]] = {
    "number": ("number", "date", "unit"),
    "date": ("number", "date", "unit"),
    "unit": ("number", "date", "unit"),
    "negation": ("negation",),
    "name": ("name", "person"),
    "dropped": ("dropped", "number", "name", "date"),
    "added": ("added", "number", "name", "date"),
    "modality": ("modality",),
    "person": ("person", "name"),
    "marks": ("marks",),
    "copy": ("copy",),
    "word": ("word",),
    "repetition": ("repetition", "added"),
}
# Rows of the report: figures of the family a reader thinks of as one. Targets: share caught, share of false alarms.
ROWS: dict[str, tuple[tuple[str, ...], float | None, float | None]] = {
    "numbers": (("number", "date", "unit"), 92, 3),
    "negation": (("negation",), 90, 8),
    "names": (("name",), 90, 8),
    "dropped": (("dropped",), 70, 10),
    "added": (("added",), None, None),
    "modality": (("modality",), None, None),
    "persons": (("person",), None, None),
    "marks": (("marks",), None, None),
    "copy": (("copy",), None, None),
    "words": (("word",), None, None),
    "repetition": (("repetition",), None, None),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair and what is wrong with it (`ok`: nothing)."""

    german: str
    english: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report; shares in percent. `missed` and `alarms` are the pairs behind them."""

    name: str
    errors: int
    caught: float
    good: int
    false_alarms: float
    missed: tuple[Labelled, ...]
    alarms: tuple[tuple[Labelled, Finding], ...]
    least_caught: float | None
    most_alarms: float | None

    @property
    def reached(self) -> bool:
        """True where both targets are met, or there are none."""
        return (self.least_caught is None or self.caught >= self.least_caught) and (
            self.most_alarms is None or self.false_alarms <= self.most_alarms
        )


def read_labelled(paths: Iterable[Path]) -> list[Labelled]:
    """The pairs of TSV files, folders of them included. Raises UsageError for a line that is no labelled pair."""
    pairs = []
    for path in paths:
        for file in sorted(path.glob("*.tsv")) if path.is_dir() else [path]:
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if not line.strip() or line.startswith("#"):
                    continue
                fields = line.split("\t")
                if len(fields) != 3 or fields[2] not in {"ok", *FAMILIES}:
                    raise UsageError(
                        f"{file}:{number}: not German, English and a label",
                        f"Three fields, tabs between them; labels: ok, {', '.join(FAMILIES)}.",
                    )
                pairs.append(Labelled(*fields))
    if not pairs:
        raise UsageError("no labelled pair found", "Give a TSV file or a folder with some.")
    return pairs


def measure(pairs: Sequence[Labelled]) -> list[Row]:
    """Catch and false-alarm rates, a row for every family of `ROWS` that has errors in `pairs`."""
    found = [
        (pair, [f for f in check_pair(pair.german, pair.english) if f.severity is not Severity.NOTE]) for pair in pairs
    ]
    good = [(pair, findings) for pair, findings in found if pair.label == "ok"]
    rows = []
    for name, (kinds, least, most) in ROWS.items():
        bad = [(pair, findings) for pair, findings in found if pair.label in kinds]
        if not bad:
            continue
        missed = tuple(pair for pair, some in bad if not any(f.kind in FAMILIES[pair.label] for f in some))
        alarms = tuple((pair, f) for pair, some in good for f in some if f.kind in kinds)
        wrong = len({pair for pair, _ in alarms})
        rows.append(
            Row(
                name,
                len(bad),
                100 * (1 - len(missed) / len(bad)),
                len(good),
                100 * wrong / max(1, len(good)),
                missed,
                alarms,
                least,
                most,
            )
        )
    return rows


def report(rows: Sequence[Row], verbose: bool = False) -> str:
    """A table for people; with `verbose` the missed pairs and false alarms under it."""
    lines = [f"{'family':12}{'errors':>8}{'caught':>9}{'target':>8}{'good':>7}{'alarms':>9}{'target':>8}"]
    for row in rows:
        least = "" if row.least_caught is None else f"≥{row.least_caught:.0f}%"
        most = "" if row.most_alarms is None else f"≤{row.most_alarms:.0f}%"
        mark = "" if row.reached else "  below target"
        lines.append(
            f"{row.name:12}{row.errors:>8}{row.caught:>8.1f}%{least:>8}{row.good:>7}{row.false_alarms:>8.1f}%{most:>8}{mark}"
        )
    for row in rows if verbose else ():
        lines += [f"missed {row.name} ({pair.label}): {pair.german} | {pair.english}" for pair in row.missed]
        lines += [f"false {row.name}: {f.message} | {pair.german} | {pair.english}" for pair, f in row.alarms]
    return "\n".join(lines)
