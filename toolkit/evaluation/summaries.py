"""Scores for summaries: ROUGE against references, with the first three sentences (lead-3) beside them.

ROUGE-1, -2 and -L are F-measures of the rouge-score package (Lin 2004), averaged over articles. Its own tokenizer drops
every letter outside a-z; ours keeps German words whole, without stemming, so figures compare only with each other.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import UsageError
from toolkit.records import Article, Block, BlockKind, Pair, Section, Sentence, Span
from toolkit.segment import segment
from toolkit.summarise import Summariser

LEAD = 3  # sentences
TYPES = ("rouge1", "rouge2", "rougeL")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Item:
    """An article with its reference summary, in one language. Paragraphs are parted by an empty line."""

    id: str
    title: str
    article: str
    reference: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Percent, but `milliseconds` (median per article). `support`: summary sentences that verification left as they
    were written; `beyond`: articles whose summary holds a sentence after the lead; `compression`: words of the summary
    per word of the article; `fallbacks`: articles another summariser had to stand in for."""

    articles: int
    rouge: Mapping[str, float]
    lead: Mapping[str, float]
    support: float
    beyond: float
    compression: float
    fallbacks: int
    milliseconds: float


def read_items(path: Path) -> list[Item]:
    """Articles and references from JSONL (`article`, `reference`, perhaps `id`, `title`) or TSV (article, reference).

    Raises UsageError with file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}", "Give a JSONL or TSV file in UTF-8.") from error
    reader = _from_tsv if path.suffix == ".tsv" else _from_json
    items = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                items.append(reader(line, number))
            except (ValueError, KeyError, TypeError) as error:
                hint = "A line is a JSON object with article and reference, or article TAB reference."
                raise UsageError(f"{path}, line {number}: not an article with its reference: {error}", hint) from error
    if not items:
        raise UsageError(f"{path}: no article in it", "Give at least one line.")
    return items


def _from_json(line: str, number: int) -> Item:
    row = json.loads(line)
    return Item(str(row.get("id", number)), str(row.get("title", "")), str(row["article"]), str(row["reference"]))


def _from_tsv(line: str, number: int) -> Item:
    article, reference = line.split("\t")
    return Item(str(number), "", article, reference)


def article_of(item: Item) -> tuple[Article, tuple[Sentence, ...], tuple[Pair, ...]]:
    """The article of an item with its sentences; both sides of a pair are the text itself: nothing is translated, so
    that only the summariser is measured."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", item.article) if part.strip()]
    blocks, text = [], ""
    for kind, part in ((BlockKind.TITLE, item.title), *((BlockKind.PARAGRAPH, part) for part in paragraphs)):
        if part:
            blocks.append(Block(kind, Span(len(text), len(text) + len(part))))
            text += part + "\n\n"
    article = Article(item.id, item.id, text, tuple(blocks), (Section(tuple(range(len(blocks)))),))
    sentences = segment(article)
    return article, sentences, tuple(Pair(s.id, s.text, s.text) for s in sentences)


def evaluate_summaries(items: Sequence[Item], summariser: Summariser) -> Scores:
    """Summarise every item (at least one) and score it. Raises UsageError where the rouge-score package is missing."""
    score = _scorer()
    rows: list[tuple[list[float], list[float]]] = []
    kept, written, beyond, ratios, fallbacks, times = 0, 0, 0, [], 0, []
    for item in items:
        article, sentences, pairs = article_of(item)
        running = [s for s in sentences if article.blocks[s.block].kind is BlockKind.PARAGRAPH]
        began = time.perf_counter()
        summary = summariser.summarise(article, sentences, pairs)
        times.append(1000 * (time.perf_counter() - began))
        text = " ".join(line.english for line in summary.sentences)
        lead = running[:LEAD]
        rows.append((score(item.reference, text), score(item.reference, " ".join(s.text for s in lead))))
        written += len(summary.sentences)
        kept += sum(not line.note for line in summary.sentences)
        beyond += any(set(line.support).isdisjoint(s.id for s in lead) for line in summary.sentences)
        ratios.append(_count(text) / max(1, _count(item.article)))
        fallbacks += summary.signature.fallback is not None
    count = len(rows)
    return Scores(
        articles=count,
        rouge=_mean([mine for mine, _ in rows]),
        lead=_mean([lead for _, lead in rows]),
        support=100 * kept / max(1, written),
        beyond=100 * beyond / count,
        compression=100 * sum(ratios) / count,
        fallbacks=fallbacks,
        milliseconds=sorted(times)[count // 2],
    )


def _mean(rows: Sequence[Sequence[float]]) -> dict[str, float]:
    return {kind: 100 * sum(row[i] for row in rows) / len(rows) for i, kind in enumerate(TYPES)}


def _count(text: str) -> int:
    return len(_WORD.findall(text))


class _Words:
    """The tokenizer rouge-score is given: words in lower case, umlauts and all."""

    def tokenize(self, text: str) -> Sequence[str]:
        return _WORD.findall(text.lower())


def _scorer() -> Callable[[str, str], list[float]]:
    try:
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError as error:
        raise UsageError("measuring summaries needs the package rouge-score", "pip install rouge-score") from error
    scorer: Any = RougeScorer(list(TYPES), tokenizer=_Words())

    def score(reference: str, text: str) -> list[float]:
        found = scorer.score(reference, text)
        return [float(found[kind].fmeasure) for kind in TYPES]

    return score
