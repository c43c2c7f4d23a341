"""What a check says: a doubt about one pair, in words a reader understands."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.records import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about one German text and its English.

    `kind` is a code of the table in `checks`; `message` says what is wrong, `hint` what to do. `german` and `english`
    are places in the two texts (None: the whole, or nowhere). `confidence` is the measured or estimated chance, 0..1,
    that a reader would agree.
    """

    kind: str
    severity: Severity
    message: str
    hint: str
    german: tuple[int, int] | None = None
    english: tuple[int, int] | None = None
    confidence: float = 0.8


WEIGHTS = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}


def order(finding: Finding) -> tuple[int, float, str]:
    """Sort key: most severe first, then surest, then by kind."""
    return (-WEIGHTS[finding.severity], -finding.confidence, finding.kind)
