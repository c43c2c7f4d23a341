"""What the sources of one event agree on, and where their figures differ."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.digest.counted import Counted, counted, noun_of
from toolkit.digest.lines import line_of
from toolkit.digest.records import Agreement, Difference, Reading
from toolkit.digest.speakers import is_nobody, speaker_of
from toolkit.digest.vectors import Likeness
from toolkit.digest.words import QUALIFIERS, UNNAMED
from toolkit.records import BlockKind, Brief, Figure, FigureKind
from toolkit.settings import Digesting
from toolkit.summarise.terms import GERMAN_STOP, Vector, cosine, stem_german, words

_AMOUNTS = frozenset({FigureKind.PEOPLE, FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE})
_DENIED = re.compile(r"\b(?:nicht|kein\w*|nie|niemand\w*|weder|ohne|falsch|zu (?:hoch|niedrig))\b", re.IGNORECASE)
_QUALIFIER = re.compile(rf"(?:\b(?:{'|'.join(QUALIFIERS)})\s+)+$", re.IGNORECASE)
_COUNTS = re.compile(r" (?:of )?(?:(?:[A-Z][\w’'-]*|\w+(?:ed|ive|ian|ean|ish)) ){0,2}([a-z]+(?:s|men|people))\b")


def agreements(briefs: Sequence[Brief], likeness: Likeness, settings: Digesting) -> tuple[Agreement, ...]:
    """Statements of at least two briefs, most sources first.

    Sentences are joined when each is the other's best match in its brief, they share words, and neither their figures
    nor their denials differ.
    """
    rows = [(i, s) for i in range(len(briefs)) for s in _running(briefs[i], settings.least_words)]
    speakers = _speaker_words(briefs)  # one minister says many things: who says it must not make statements alike
    texts = {(i, s): [w for w in words(briefs[i].pairs[s].german) if w not in speakers] for i, s in rows}
    vectors = {row: likeness.statement(" ".join(text)) for row, text in texts.items()}
    stems = {row: {stem_german(w) for w in text if w.lower() not in GERMAN_STOP} for row, text in texts.items()}
    linked: dict[tuple[int, int], list[tuple[int, int]]] = {row: [] for row in rows}
    for i in range(len(briefs)):
        for j in range(i):
            for left, right in _mutual(
                [r for r in rows if r[0] == i], [r for r in rows if r[0] == j], vectors, settings
            ):
                if len(stems[left] & stems[right]) < settings.shared_words:
                    continue
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
    """True where one sentence denies and the other does not, or both count something of one kind and not the same."""
    texts = one.pairs[left].german, other.pairs[right].german
    if bool(_DENIED.search(texts[0])) != bool(_DENIED.search(texts[1])):
        return True
    kinds: dict[tuple[str, str | None], tuple[set[str], set[str]]] = {}
    for place, (brief, sentence) in enumerate(((one, left), (other, right))):
        for figure in brief.figures:
            if figure.sentence == sentence and figure.kind in _AMOUNTS:
                kinds.setdefault((figure.kind, figure.unit), (set(), set()))[place].add(figure.value)
    return any(a and b and a.isdisjoint(b) for a, b in kinds.values())


def differences(briefs: Sequence[Brief], settings: Digesting) -> tuple[Difference, ...]:
    """Figures that count the same, given by at least two sources with at least two values."""
    groups: dict[Counted, list[tuple[Brief, Figure]]] = {}
    for brief in briefs:
        for figure in brief.figures:
            what = counted(brief, figure)
            if what is not None:
                groups.setdefault(replace(what, noun=""), []).append((brief, figure))
    found = []
    for what, group in groups.items():
        kept = _same_size(group, settings)
        sources, values = {brief.article.id for brief, _ in kept}, {figure.value for _, figure in kept}
        if len(sources) > 1 and len(values) > 1:
            readings = {(r.value, r.line.brief, r.line.sentence): r for r in (_reading(b, f) for b, f in kept)}
            order = sorted(readings.values(), key=lambda r: (_number(r.value) or 0, r.line.day or "~", r.line.brief))
            german = next((noun for brief, figure in kept if (noun := noun_of(brief, figure))), "")
            found.append(Difference(german, tuple(order), _label(what, kept)))
    return tuple(sorted(found, key=lambda each: (-len({r.line.brief for r in each.readings}), each.what)))


def _label(what: Counted, group: Sequence[tuple[Brief, Figure]]) -> str:
    """`soldiers`, `people killed`; empty where the translations do not show the noun."""
    noun = "people" if what.what == "people" else _english_noun(group)
    return f"{noun} {what.fate}".rstrip() if noun else ""


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
    who = speaker_of(brief, pair)
    return who, UNNAMED if is_nobody(who) else pair.speaker_english
