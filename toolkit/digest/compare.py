"""What the sources of one event agree on, and where their figures differ."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.digest.lines import line_of
from toolkit.digest.records import Agreement, Difference, Reading
from toolkit.digest.speakers import speaker_of
from toolkit.digest.vectors import Likeness
from toolkit.digest.words import QUALIFIERS
from toolkit.records import BlockKind, Brief, Figure, FigureKind
from toolkit.settings import Digesting
from toolkit.summarise.terms import Vector, cosine, stem_german, words

_COUNTED = frozenset({FigureKind.PEOPLE, FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE})
_QUALIFIER = re.compile(rf"(?:\b(?:{'|'.join(QUALIFIERS)})\s+)+$", re.IGNORECASE)
_COUNTS = re.compile(r" (?:of )?(?:(?:[A-Z][\w’'-]*|\w+(?:ed|ive|ian|ean|ish)) ){0,2}([a-z]+(?:s|men|people))\b")


def agreements(briefs: Sequence[Brief], likeness: Likeness, settings: Digesting) -> tuple[Agreement, ...]:
    """Statements of at least two briefs, most sources first.

    Sentences are joined when each is the other's best match in its brief, are alike, and their figures do not differ.
    """
    rows = [(i, s) for i in range(len(briefs)) for s in _running(briefs[i], settings.least_words)]
    speakers = _speaker_words(briefs)  # one minister says many things: who says it must not make statements alike
    vectors = {
        (i, s): likeness.statement(" ".join(w for w in words(briefs[i].pairs[s].german) if w not in speakers))
        for i, s in rows
    }
    linked: dict[tuple[int, int], list[tuple[int, int]]] = {row: [] for row in rows}
    for i in range(len(briefs)):
        for j in range(i):
            for left, right in _mutual(
                [r for r in rows if r[0] == i], [r for r in rows if r[0] == j], vectors, settings
            ):
                if not _clash(briefs[left[0]], left[1], briefs[right[0]], right[1]):
                    linked[left].append(right)
                    linked[right].append(left)
    used: set[tuple[int, int]] = set()
    found = []
    for row in sorted(linked, key=lambda row: (-len({i for i, _ in linked[row]}), row)):
        # A star, not a chain: everything in an agreement is like its first line.
        near = [other for other in linked[row] if other not in used]
        if row in used or not near:
            continue
        used.update((row, *near))
        lines = tuple(line_of(briefs[i], s) for i, s in (row, *sorted(near)))
        found.append(Agreement(lines))
    found.sort(key=lambda each: -len({line.brief for line in each.lines}))
    return tuple(found[: settings.most_agreements])


def _running(brief: Brief, least: int) -> Iterator[int]:
    shown = (BlockKind.PARAGRAPH, BlockKind.TEASER)
    for sentence in brief.sentences:
        if brief.article.blocks[sentence.block].kind in shown and len(words(sentence.text)) >= least:
            yield sentence.id


def _speaker_words(briefs: Sequence[Brief]) -> frozenset[str]:
    """The words of every name somebody speaks under."""
    names = {pair.quote.speaker_name or "" for brief in briefs for pair in brief.quotes}
    return frozenset(word for name in names for word in words(name))


def _mutual(
    left: Sequence[tuple[int, int]],
    right: Sequence[tuple[int, int]],
    vectors: dict[tuple[int, int], Vector],
    settings: Digesting,
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    table = {(a, b): cosine(vectors[a], vectors[b]) for a in left for b in right}
    for a in left:
        best = max(right, key=lambda b: table[a, b], default=None)
        if best is None or table[a, best] < settings.same_statement:
            continue
        if max(left, key=lambda other: table[other, best]) == a:
            yield a, best


def _clash(one: Brief, left: int, other: Brief, right: int) -> bool:
    """True where both sentences count something of one kind and not the same."""
    kinds: dict[tuple[str, str | None], tuple[set[str], set[str]]] = {}
    for place, (brief, sentence) in enumerate(((one, left), (other, right))):
        for figure in brief.figures:
            if figure.sentence == sentence and figure.kind in _COUNTED:
                kinds.setdefault((figure.kind, figure.unit), (set(), set()))[place].add(figure.value)
    return any(a and b and a.isdisjoint(b) for a, b in kinds.values())


def differences(briefs: Sequence[Brief], settings: Digesting) -> tuple[Difference, ...]:
    """Figures of one kind and unit that count the same noun, given by at least two sources with at least two values."""
    groups: dict[tuple[str, str, str], list[tuple[Brief, Figure]]] = {}
    for brief in briefs:
        for figure in brief.figures:
            noun = _noun(figure)
            if figure.kind in _COUNTED and noun:
                groups.setdefault((figure.kind, figure.unit or "", stem_german(noun)), []).append((brief, figure))
    found = []
    for group in groups.values():
        kept = _same_size(group, settings)
        sources, values = {brief.article.id for brief, _ in kept}, {figure.value for _, figure in kept}
        if len(sources) > 1 and len(values) > 1:
            readings = {(r.value, r.line.brief, r.line.sentence): r for r in (_reading(b, f) for b, f in kept)}
            order = sorted(readings.values(), key=lambda r: (_number(r.value) or 0, r.line.day or "~", r.line.brief))
            found.append(Difference(_noun(kept[0][1]), tuple(order), _english_noun(kept)))
    return tuple(sorted(found, key=lambda each: (-len({r.line.brief for r in each.readings}), each.what)))


def _noun(figure: Figure) -> str:
    return (figure.context or "").split(" ")[-1]


def _english_noun(group: Sequence[tuple[Brief, Figure]]) -> str:
    """The English word most of the readings count; empty where they do not show it twice."""
    found: Counter[str] = Counter()
    for brief, figure in group:
        if figure.english is not None:
            after = _COUNTS.match(brief.pairs[figure.sentence].english, figure.english.end)
            found.update([after[1]] if after else [])
    word, times = max(found.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return word if times > 1 else ""


def _same_size(group: Sequence[tuple[Brief, Figure]], settings: Digesting) -> list[tuple[Brief, Figure]]:
    """Without the figures far from the median: an army is not the same soldiers as the troops that were sent."""
    sizes = [size for _, figure in group if (size := _number(figure.value))]
    if not sizes:
        return []
    middle = statistics.median_low(sizes)
    return [
        (brief, figure)
        for brief, figure in group
        if (size := _number(figure.value)) and middle / settings.factor <= size <= middle * settings.factor
    ]


def _number(value: str) -> float | None:
    try:
        return float(value.partition("..")[0])
    except ValueError:
        return None


def _reading(brief: Brief, figure: Figure) -> Reading:
    who, english = _who(brief, figure)
    text = brief.article.text
    before = _QUALIFIER.search(text[brief.sentences[figure.sentence].span.start : figure.german.start])
    shown = (before[0] if before else "") + figure.german.of(text)
    return Reading(figure.value, shown, who, english, line_of(brief, figure.sentence))


def _who(brief: Brief, figure: Figure) -> tuple[str | None, str | None]:
    """The speaker or source of the statement the figure stands in; of several, the one that says least besides."""
    covering = [
        pair
        for pair in brief.quotes
        if figure.sentence in pair.quote.sentences
        and (pair.quote.speaker or pair.quote.source)
        and any(span.start <= figure.german.start < span.end for span in pair.quote.spans)
    ]
    if not covering:
        return None, None
    pair = min(covering, key=lambda pair: sum(map(len, pair.quote.spans)))
    if pair.quote.speaker is None:
        assert pair.quote.source is not None
        return pair.quote.source.of(brief.article.text), pair.speaker_english
    return speaker_of(brief, pair), pair.speaker_english
