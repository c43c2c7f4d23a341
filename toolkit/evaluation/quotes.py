"""Scores for quotes against a marked corpus: token F1 of message, speaker and both, after one-to-one matching.

Predicted and gold quotes are matched so that the sum of token F1 is largest (linear sum assignment, after Kuhn and
Munkres); precision and recall count the tokens of matched quotes over all tokens; speaker tokens count only under a
matched quote; every figure is macro-averaged over articles (Petersen-Frey and Biemann, LREC-COLING 2024).
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import ReadError
from toolkit.quotes import find_in_text
from toolkit.records import Quote, QuoteKind, Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A quote as token numbers: its words, and its speaker's."""

    message: frozenset[int]
    speaker: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scores:
    """Macro-averaged F1 in percent; `false_alarms` is the share of articles without a quote that got one."""

    message: float
    speaker: float
    joint: float
    articles: int
    false_alarms: float


def load_corpus(path: str | Path) -> list[Mapping[str, Any]]:
    """The articles of a corpus: JSON lines, plain or `.xz`, each with `text` and `quotes`. Raises ReadError."""
    opened = lzma.open if str(path).endswith(".xz") else open
    articles: list[Mapping[str, Any]] = []
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                article = json.loads(line)
                if not isinstance(article, dict) or not {"text", "quotes"} <= article.keys():
                    raise ReadError(
                        f"{path}, line {number}: no `text` and `quotes`", "Each line is one marked article."
                    )
                articles.append(article)
    except (OSError, lzma.LZMAError, ValueError) as error:
        raise ReadError(f"{path}: not readable as JSON lines: {error}", "Give a .jsonl or .jsonl.xz file.") from error
    return articles


def evaluate(articles: Sequence[Mapping[str, Any]], only: str | None = None) -> Scores:
    """Scores over `articles` (`text`, `quotes` as in the corpus). `only="Direct"` measures direct quotes alone.

    The simplified task: quotes that are not nested, their words and their speaker.
    """
    rows = []
    alarms = []
    for article in articles:
        text = article["text"]
        predicted = predicted_mentions(text, only)
        gold = gold_mentions(article, only)
        rows.append(score(predicted, gold))
        if not article["quotes"]:
            alarms.append(bool(predicted))
    count = max(1, len(rows))
    means = [100 * sum(row[place] for row in rows) / count for place in range(3)]
    return Scores(means[0], means[1], means[2], len(rows), 100 * sum(alarms) / max(1, len(alarms)))


def gold_mentions(article: Mapping[str, Any], only: str | None = None) -> list[Mention]:
    """The gold quotes of the simplified task."""
    places = _places(article["text"])
    return [
        Mention(
            _inside(places, quote["quote"]["spans"]), _inside(places, (quote.get("speaker") or {}).get("spans") or [])
        )
        for quote in article["quotes"]
        if not quote["nested"] and (only is None or quote["type"] == only)
    ]


def predicted_mentions(text: str, only: str | None = None) -> list[Mention]:
    """What the toolkit finds, as the simplified task counts it: scare quotes, names and nested quotes left out."""
    places = _places(text)
    mentions = []
    for quote in find_in_text(text):
        if not counts(quote) or (only == "Direct" and quote.kind is QuoteKind.REPORTED):
            continue
        speaker = quote.speaker or quote.source
        mentions.append(
            Mention(_inside(places, _pairs(quote.spans)), _inside(places, _pairs([speaker] if speaker else [])))
        )
    return mentions


def counts(quote: Quote) -> bool:
    """True for quotes the simplified task knows."""
    return quote.nested_in is None and quote.kind not in (QuoteKind.SCARE, QuoteKind.NAME)


def score(predicted: Sequence[Mention], gold: Sequence[Mention]) -> tuple[float, float, float]:
    """Message, speaker and joint F1 (0..1) of one article; 1 where there is nothing to find and nothing was found."""
    if not predicted and not gold:
        return 1.0, 1.0, 1.0
    pairs = match(predicted, gold)
    message = sum(len(predicted[p].message & gold[g].message) for p, g in pairs)
    speaker = sum(len(predicted[p].speaker & gold[g].speaker) for p, g in pairs)
    sizes = (
        sum(len(m.message) for m in predicted),
        sum(len(m.message) for m in gold),
        sum(len(m.speaker) for m in predicted),
        sum(len(m.speaker) for m in gold),
    )
    nobody = sizes[2] == sizes[3] == 0
    speaker_f1 = float(bool(gold and predicted)) if nobody else _f1(speaker, sizes[2], sizes[3])
    joint = _f1(message + speaker, sizes[0] + sizes[2], sizes[1] + sizes[3])
    return _f1(message, sizes[0], sizes[1]), speaker_f1, joint


def match(predicted: Sequence[Mention], gold: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs (predicted, gold) with some overlap, so that the sum of token F1 is largest."""
    if not predicted or not gold:
        return []
    if len(predicted) > len(gold):
        return [(p, g) for g, p in match(gold, predicted)]
    gains = [[_f1(len(p.message & g.message), len(p.message), len(g.message)) for g in gold] for p in predicted]
    return [(row, column) for row, column in enumerate(assign(gains)) if gains[row][column] > 0]


def assign(gains: Sequence[Sequence[float]]) -> list[int]:
    """The column for each row with the largest sum of gains; at least as many columns as rows. O(rows² · columns)."""
    rows, columns = len(gains), len(gains[0])
    row_price = [0.0] * (rows + 1)
    column_price = [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        slack = [float("inf")] * (columns + 1)
        came_from = [0] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            current = owner[column]
            best, following = float("inf"), 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                cost = -gains[current - 1][other - 1] - row_price[current] - column_price[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
                if slack[other] < best:
                    best, following = slack[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_price[owner[other]] += best
                    column_price[other] -= best
                else:
                    slack[other] -= best
            column = following
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    chosen = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            chosen[owner[column] - 1] = column - 1
    return chosen


def _f1(shared: int, predicted: int, gold: int) -> float:
    return 2 * shared / (predicted + gold) if predicted + gold else 0.0


def _places(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(text)]


def _inside(places: Sequence[tuple[int, int]], spans: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(
        number
        for number, (start, end) in enumerate(places)
        if any(start < last and first < end for first, last in spans)
    )


def _pairs(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]
