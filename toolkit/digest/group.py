"""Which briefs tell of the same event: average-linkage clustering over names, words, numbers and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.digest.vectors import Likeness
from toolkit.records import Brief, FigureKind
from toolkit.settings import Digesting
from toolkit.summarise.terms import cosine


def group(briefs: Sequence[Brief], likeness: Likeness, settings: Digesting) -> list[tuple[int, ...]]:
    """Indices of the briefs of each event, largest event first; the order of the briefs decides no group."""
    alike = matrix(briefs, likeness, settings)
    groups: list[tuple[int, ...]] = [(i,) for i in range(len(briefs))]
    while len(groups) > 1:
        best, x, y = max((alike[x][y], -x, -y) for x in range(len(groups)) for y in range(x + 1, len(groups)))
        if best < settings.same_event:
            break
        _merge(groups, alike, -x, -y)
    return sorted(groups, key=lambda g: (-len(g), g))


def _merge(groups: list[tuple[int, ...]], alike: list[list[float]], x: int, y: int) -> None:
    """Put group `y` into group `x`; likeness is the mean over members (Lance, Williams 1967)."""
    left, right = len(groups[x]), len(groups[y])
    for z in range(len(groups)):
        alike[x][z] = alike[z][x] = (left * alike[x][z] + right * alike[y][z]) / (left + right)
    groups[x] = tuple(sorted((*groups[x], *groups[y])))
    del groups[y], alike[y]
    for row in alike:
        del row[y]


def matrix(briefs: Sequence[Brief], likeness: Likeness, settings: Digesting) -> list[list[float]]:
    """Likeness 0..1 of every two briefs."""
    vectors = [likeness.article(i) for i in range(len(briefs))]
    numbers = [_numbers(brief) for brief in briefs]
    weights = (settings.weight_names, settings.weight_words, settings.weight_letters)
    table = [[1.0] * len(briefs) for _ in briefs]
    for i in range(len(briefs)):
        for j in range(i):
            value = sum(w * cosine(a, b) for w, a, b in zip(weights, vectors[i], vectors[j], strict=True))
            both = numbers[i] & numbers[j]
            value += settings.weight_numbers * len(both) / max(1, min(len(numbers[i]), len(numbers[j])))
            table[i][j] = table[j][i] = value * _nearness(briefs[i], briefs[j], settings)
    return table


def _numbers(brief: Brief) -> set[str]:
    """Counts and dates that tell: small numbers and bare years are everywhere."""
    return {
        f.value
        for f in brief.figures
        if (f.kind is FigureKind.DATE and len(f.value) > 4) or (f.kind is not FigureKind.DATE and len(f.value) > 2)
    }


def _nearness(one: Brief, other: Brief, settings: Digesting) -> float:
    """1 on the same day, falling to `far` after `days_apart`; 1 where a date is not known."""
    days = [_day(brief.article.date) for brief in (one, other)]
    if days[0] is None or days[1] is None:
        return 1.0
    gap = min(abs((days[0] - days[1]).days) / settings.days_apart, 1.0)
    return 1 - gap * (1 - settings.far)


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None
