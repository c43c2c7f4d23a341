"""From attention between pieces to links between words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.records import Link
from toolkit.settings import Engines

# A word, with hyphens, apostrophes and the separators of a number inside; or one mark.
WORD = re.compile(r"\w+(?:[-'’.,:]\w+)*|[^\w\s]")
LIMITS = Engines()

Spans = Sequence[tuple[int, int]]


def word_links(
    german: str, english: str, german_spans: Spans, english_spans: Spans, attention: Sequence[Sequence[float]]
) -> tuple[Link, ...]:
    """Links between the words of both texts, in English order, heaviest first for each English word.

    `attention[t][s]` is how much the English piece t looks at the German piece s; rows may be longer than
    `german_spans` (the end marker). A link's weight is the share of the English word's attention to German words.
    """
    sources = [match.span() for match in WORD.finditer(german)]
    targets = [match.span() for match in WORD.finditer(english)]
    source_of = [_word_of(span, sources) for span in german_spans]
    target_of = [_word_of(span, targets) for span in english_spans]
    table = [[0.0] * len(sources) for _ in targets]
    for target, row in zip(target_of, attention, strict=False):
        if target is not None:
            for source, weight in zip(source_of, row, strict=False):
                if source is not None:
                    table[target][source] += weight
    for source, target in _same_words(german, english, sources, targets):
        table[target][source] += 1.0
    links = []
    for target, row in enumerate(table):
        total = sum(row)
        best = sorted(range(len(row)), key=lambda source: (-row[source], source))[: LIMITS.links_per_word]
        links += [
            Link(sources[source], targets[target], round(row[source] / total, 4))
            for source in best
            if total and row[source] / total >= LIMITS.link_least
        ]
    return tuple(links)


def _same_words(german: str, english: str, sources: Spans, targets: Spans) -> list[tuple[int, int]]:
    """Words that stand once on both sides with the same letters or digits: names and numbers. A model that has not
    seen a name looks elsewhere for it; measured on references of news, attention alone misses 9 in 100 of these."""
    left = _once([german[start:end] for start, end in sources])
    right = _once([english[start:end] for start, end in targets])
    return [(left[word], right[word]) for word in left if word in right]


def _once(words: Sequence[str]) -> dict[str, int]:
    plain = [re.sub(r"(?<=\d)[.,](?=\d)", "", word).casefold() for word in words]
    telling = {
        word for word in plain if plain.count(word) == 1 and (len(word) >= LIMITS.same_word_least or word.isdecimal())
    }
    return {word: index for index, word in enumerate(plain) if word in telling}


def _word_of(span: tuple[int, int], words: Spans) -> int | None:
    """The word a piece lies in: the one it shares most characters with, or, for a piece of no width (all but one of
    a character's bytes), the one it stands at."""
    start, end = span
    shared = [(min(end, right) - max(start, left), -index) for index, (left, right) in enumerate(words)]
    if not shared:
        return None
    most, index = max(shared)
    return -index if most > 0 or (start == end and most == 0) else None
