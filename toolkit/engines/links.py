"""From attention between pieces to links between words. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
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
    source_of = _words_of(german_spans, sources)
    target_of = _words_of(english_spans, targets)
    table = [[0.0] * len(sources) for _ in targets]
    for target, row in zip(target_of, attention, strict=False):
        if target is not None:
            sums = table[target]
            for source, weight in zip(source_of, row, strict=False):
                if source is not None:
                    sums[source] += weight
    for source, target in _same_words(german, english, sources, targets):
        table[target][source] += 1.0
    links = []
    for target, row in enumerate(table):
        total = sum(row) or 1.0
        best = sorted((-weight, source) for source, weight in enumerate(row) if weight / total >= LIMITS.link_least)
        links += [
            Link(sources[source], targets[target], round(-weight / total, 4))
            for weight, source in best[: LIMITS.links_per_word]
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


def _words_of(spans: Spans, words: Spans) -> list[int | None]:
    """The word each piece lies in: the one it shares most characters with, or, for a piece of no width (all but one of
    a character's bytes), the one it stands at. Both lists in the order of the text."""
    ends = [right for _, right in words]
    found: list[int | None] = []
    for start, end in spans:
        best, most = None, -1 if start == end else 0
        for index in range(bisect_left(ends, start), len(words)):
            left, right = words[index]
            if left > end:
                break
            shared = min(end, right) - max(start, left)
            if shared > most:
                best, most = index, shared
        found.append(best)
    return found
