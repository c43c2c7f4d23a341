"""What decisions say: how far reviewers agree, how often the machine was right, which terms to settle. Pure."""

from __future__ import annotations

import csv
import difflib
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from toolkit.review.items import Item
from toolkit.reviewing import Action, Decision, standing

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)  # borders of confidence
EDITS = (Action.ENGLISH, Action.SPANS, Action.SPEAKER)
MOST_TERM_WORDS = 4
OFTEN = 2  # a term corrected this often is offered for the glossary
_FORMULA = re.compile(r"(?:^|[;\t\r\n])(?=\s*[=+\-@＝＋－＠\t\r])")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_NOUN = re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]{3,}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How decided items came out. `accepted` as they were, `corrected` first, `rejected`."""

    name: str
    accepted: int
    corrected: int
    rejected: int

    @property
    def total(self) -> int:
        return self.accepted + self.corrected + self.rejected

    @property
    def rate(self) -> float:
        """Share accepted as it was, 0..1; 0 where nothing was decided."""
        return self.accepted / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers over the items both gave a verdict on: share of equal verdicts, and Cohen's kappa (Cohen 1960),
    which takes off what chance would give; None where chance alone gives all."""

    first: str
    second: str
    both: int
    share: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Term:
    """English words that were replaced by the same words in several sentences. `german`: nouns those share."""

    before: str
    after: str
    times: int
    german: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it."""

    items: int
    decided: int
    reviewers: tuple[tuple[str, int], ...]
    agreements: tuple[Agreement, ...]
    by_flag: tuple[Outcome, ...]
    by_confidence: tuple[Outcome, ...]
    terms: tuple[Term, ...]


def make_report(decisions: Sequence[Decision], items: Sequence[Item]) -> Report:
    """The report over a whole audit and the items as they are now."""
    stand = standing(decisions)
    first = [d for d in stand if d.part_of in (None, d.number)]
    reviewers: dict[str, int] = {}
    for decision in first:
        reviewers[decision.who] = reviewers.get(decision.who, 0) + 1
    outcomes = _outcomes(first, items)
    return Report(
        items=len(items),
        decided=len(outcomes),
        reviewers=tuple(sorted(reviewers.items())),
        agreements=tuple(_agreements(first)),
        by_flag=tuple(_by_flag(outcomes)),
        by_confidence=tuple(_by_confidence(outcomes)),
        terms=tuple(find_terms(stand)),
    )


def _outcomes(decisions: Sequence[Decision], items: Sequence[Item]) -> list[tuple[Item, str]]:
    edited = {(d.brief, d.item) for d in decisions if d.action in EDITS}
    found = []
    for item in items:
        if item.verdict:
            touched = any((item.brief, key) in edited for key in (item.key, *item.group))
            found.append((item, "corrected" if item.verdict == "accepted" and touched else item.verdict))
    return found


def _outcome(name: str, outcomes: Iterable[str]) -> Outcome:
    said = list(outcomes)
    return Outcome(name, said.count("accepted"), said.count("corrected"), said.count("rejected"))


def _by_flag(outcomes: Sequence[tuple[Item, str]]) -> list[Outcome]:
    kinds = sorted({kind for item, _ in outcomes for kind in item.flags})
    rows = [_outcome(kind, (said for item, said in outcomes if kind in item.flags)) for kind in kinds]
    return [*rows, _outcome("no flag", (said for item, said in outcomes if not item.flags))]


def _by_confidence(outcomes: Sequence[tuple[Item, str]]) -> list[Outcome]:
    quotes = [(item, said) for item, said in outcomes if item.kind != "sentence"]
    rows = []
    for low, high in pairwise(BINS):
        name = f"{low:.2f} to {min(high, 1.0):.2f}"
        rows.append(_outcome(name, (said for item, said in quotes if low <= item.confidence < high)))
    return rows


def _agreements(decisions: Sequence[Decision]) -> list[Agreement]:
    verdicts: dict[str, dict[tuple[str, str], str]] = {}
    for d in decisions:
        if d.action in (Action.ACCEPT, Action.REJECT):
            verdicts.setdefault(d.who, {})[d.brief, d.item] = d.action
    names = sorted(verdicts)
    rows = []
    for place, first in enumerate(names):
        for second in names[place + 1 :]:
            both = sorted(verdicts[first].keys() & verdicts[second].keys())
            if both:
                rows.append(_agree(first, second, [(verdicts[first][k], verdicts[second][k]) for k in both]))
    return rows


def _agree(first: str, second: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    share = sum(a == b for a, b in pairs) / len(pairs)
    yes = [sum(pair[side] == Action.ACCEPT for pair in pairs) / len(pairs) for side in (0, 1)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return Agreement(first, second, len(pairs), share, None if chance >= 1 else (share - chance) / (1 - chance))


def find_terms(decisions: Sequence[Decision]) -> list[Term]:
    """Terms corrected in at least `OFTEN` different sentences, the most frequent first."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for decision in decisions:
        old, new = decision.before.get("english"), decision.after.get("english", "")
        old = old if old is not None else decision.after.get("own", "")
        if decision.action == Action.ENGLISH and old:
            for swap in _swaps(str(old), new):
                found.setdefault(swap, {})[decision.item] = decision.words
    terms = [
        Term(before, after, len(where), _shared_nouns(list(where.values())))
        for (before, after), where in found.items()
        if len(where) >= OFTEN
    ]
    return sorted(terms, key=lambda term: (-term.times, term.before))


def _swaps(old: str, new: str) -> list[tuple[str, str]]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        (" ".join(before[a:b]), " ".join(after[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind == "replace" and max(b - a, d - c) <= MOST_TERM_WORDS
    ]


def _shared_nouns(sentences: Sequence[str]) -> tuple[str, ...]:
    shared = set.intersection(*(set(_NOUN.findall(text)) for text in sentences))
    return tuple(word for word in dict.fromkeys(_NOUN.findall(sentences[0])) if word in shared)


def as_jsonl(decisions: Iterable[Decision]) -> str:
    """Every decision as a line of JSON."""
    return "".join(json.dumps(asdict(decision), ensure_ascii=False) + "\n" for decision in decisions)


def as_csv(decisions: Iterable[Decision]) -> str:
    """Every decision as CSV, states as JSON. No cell a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Decision.__dataclass_fields__)
    for decision in decisions:
        row = asdict(decision)
        states = {name: json.dumps(row[name], ensure_ascii=False) for name in ("before", "after")}
        writer.writerow([_inert(value) for value in (row | states).values()])
    return out.getvalue()


def _inert(value: object) -> object:
    """A cell as text for spreadsheets, which also begin one at a semicolon where the decimal sign is a comma."""
    return _FORMULA.sub(r"\g<0>'", value) if isinstance(value, str) else value


def as_text(report: Report) -> str:
    """The report for a terminal."""
    lines = [f"{report.decided} of {report.items} items decided"]
    lines += [f"  {who}: {count} decisions" for who, count in report.reviewers]
    lines.append("Agreement" if report.agreements else "Agreement: no item has verdicts of two reviewers")
    for row in report.agreements:
        kappa = "" if row.kappa is None else f", kappa {row.kappa:.2f}"
        lines.append(f"  {row.first} and {row.second}: {row.share:.0%} of {row.both} items{kappa}")
    for title, rows in (("Accepted as it was, by flag", report.by_flag), ("by confidence", report.by_confidence)):
        lines.append(title)
        lines += [
            f"  {r.name:14} {r.rate:4.0%} of {r.total} ({r.corrected} corrected, {r.rejected} rejected)"
            for r in rows
            if r.total
        ]
    if report.terms:
        lines.append("Corrected more than once, for the glossary")
        lines += [f"  {t.before} -> {t.after} ({t.times} times; {', '.join(t.german) or '?'})" for t in report.terms]
    return "\n".join(lines)
