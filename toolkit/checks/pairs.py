"""The checks over one pair."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from toolkit.checks.copied import check_copied
from toolkit.checks.coverage import check_coverage
from toolkit.checks.finding import Finding, order
from toolkit.checks.invented import check_invented
from toolkit.checks.marks import check_marks
from toolkit.checks.modality import check_modality
from toolkit.checks.names import check_names
from toolkit.checks.negation import check_negation
from toolkit.checks.numbers import check_numbers
from toolkit.checks.persons import check_persons
from toolkit.checks.repetition import check_repetition
from toolkit.checks.rivals import check_rivals
from toolkit.checks.roles import check_roles
from toolkit.checks.view import View
from toolkit.records import Link, Severity

REMEMBERED = 4096  # pairs: the hypothesis that won is checked again when its brief is made
Check = Callable[[View], Iterator[Finding]]
CHECKS: dict[str, Check] = {
    "numbers": check_numbers,
    "names": check_names,
    "rivals": check_rivals,
    "negation": check_negation,
    "modality": check_modality,
    "persons": check_persons,
    "roles": check_roles,
    "coverage": check_coverage,
    "marks": check_marks,
    "copied": check_copied,
    "invented": check_invented,
    "repetition": check_repetition,
}
_WEIGHTS = {Severity.ERROR: 1.0, Severity.WARNING: 0.35, Severity.NOTE: 0.02}
_DRIVEN_OUT = frozenset(
    ("dropped", "added", "meaning", "name", "person", "modality", "negation", "number", "date", "unit", "marks", "word")
)


def check_pair(german: str, english: str, links: Sequence[Link] = ()) -> list[Finding]:
    """Every doubt about one German text and its English, most severe first.

    A text without letters or an English copied through has no other doubts: they would all be the same one.
    """
    return list(_check_pair(german, english, tuple(links)))


@lru_cache(maxsize=REMEMBERED)
def _check_pair(german: str, english: str, links: tuple[Link, ...]) -> tuple[Finding, ...]:
    view = View(german, english, links)
    if not view.german_words:
        return ()
    if not view.english_words:
        return (_empty(view),)
    findings = [finding for check in CHECKS.values() for finding in check(view)]
    if any(f.kind == "copy" and f.severity is Severity.ERROR for f in findings):
        findings = [finding for finding in findings if finding.kind not in _DRIVEN_OUT]
    return tuple(sorted(findings, key=order))


def penalty(german: str, english: str) -> float:
    """How doubtful a hypothesis is: 0.0 without doubt, else the sum of weight times confidence of its findings.

    For choosing between hypotheses of one sentence: the German side is worked out once for all of them. A word that is
    none does not count: the next hypothesis has a wrong word there that looks right, and hides the fault.
    """
    found = (finding for finding in check_pair(german, english) if finding.kind != "word")
    return sum(_WEIGHTS[finding.severity] * finding.confidence for finding in found)


def _empty(view: View) -> Finding:
    return Finding(
        "dropped",
        Severity.ERROR,
        "There is no English for this sentence.",
        "Translate it by hand or with another model.",
        (0, len(view.german)),
        None,
        0.98,
    )
