"""Which sentences may stand in an extractive summary, and how fit each is on its own (before centrality)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.records import Article, BlockKind, Flag, Origin, Pair, Quote, QuoteKind, Sentence, Severity
from toolkit.settings import Summarising
from toolkit.summarise.terms import GERMAN_STOP, stem_german, words

DANGLING = re.compile(
    r"(?:Er|Sie|Ihm|Ihn|Ihr|Ihre[nmrs]?|Sein|Seine[nmrs]?|Diese[nmrs]?|Dies|Jene[nmrs]?|Beide|Dort|Dadurch|Damit|Dabei|"
    r"Dafür|Dagegen|Daran|Darauf|Darin|Darüber|Davon|Dazu|Deren|Dessen|Es (?!gibt|gab|gebe|soll\w* [^.]*\bgeben\b))\b"
)
CONNECTIVE = re.compile(
    r"(?:Aber|Allerdings|Also|Auch|Außerdem|Daher|Darum|Denn|Dennoch|Deshalb|Deswegen|Doch|Ebenso|Ferner|Hingegen|"
    r"Jedoch|Somit|Trotzdem|Und|Zudem|Zugleich|Oder|Stattdessen|Schließlich|Einerseits|Andererseits|Dann|Danach|"
    r"Das (?:ist|sei|war|wäre|geht|ging|hat|habe|hatte|wird|wurde|würde|sagte|teilte|berichtete|zeigt|zeigte|heißt|"
    r"bedeutet|soll|sollte|kann|könnte|macht|gilt|gelte|passt|liegt|folgt|dürfte|muss|müsse|steht|klingt|bestätigte))\b"
)
WHOLE = re.compile(r"[.!…](?:[\"'»«”“’‘)\]]*)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen: its index in the article, its fitness 0..1, all sentences that say the same."""

    index: int
    fitness: float
    dangling: bool
    support: tuple[int, ...]


def find_candidates(
    article: Article,
    sentences: Sequence[Sentence],
    pairs: Sequence[Pair],
    quotes: Sequence[Quote],
    flags: Sequence[Flag],
    settings: Summarising,
) -> list[Candidate]:
    """Running sentences of paragraphs and teasers that are fit to stand alone, in text order.

    A sentence that is the title again is none; one that repeats an earlier one counts once, with both as support.
    """
    titles = _titles(article, sentences)
    quoted, doubt = _inside_speech(sentences, quotes), _doubt(flags, settings)
    sound = _soundness(pairs, settings)
    support: dict[tuple[str, ...], list[int]] = {}
    found: dict[tuple[str, ...], Candidate] = {}
    order = sorted(
        range(len(sentences)), key=lambda i: (article.blocks[sentences[i].block].kind is BlockKind.TEASER, i)
    )
    for index in order:
        sentence, pair = sentences[index], pairs[index]
        kind = article.blocks[sentence.block].kind
        if kind not in (BlockKind.PARAGRAPH, BlockKind.TEASER) or not pair.english.strip():
            continue
        key = _key(sentence.text)
        if not key or key in titles or (kind is BlockKind.TEASER and not WHOLE.search(sentence.text.strip())):
            continue
        support.setdefault(key, []).append(sentence.id)
        if key in found:
            continue
        fitness = _fitness(sentence, pair, settings) * doubt.get(sentence.id, 1.0)
        fitness *= settings.inside_speech if sentence.id in quoted else 1.0
        fitness *= sound[index]
        dangling = bool(DANGLING.match(sentence.text) or CONNECTIVE.match(sentence.text))
        found[key] = Candidate(index, fitness, dangling, ())
    most = settings.support_most  # of a sentence that stands there a hundred times, the first ones are enough
    whole = (replace(candidate, support=tuple(sorted(support[key])[:most])) for key, candidate in found.items())
    return sorted(whole, key=lambda candidate: candidate.index)


def _fitness(sentence: Sentence, pair: Pair, settings: Summarising) -> float:
    text = sentence.text.strip()
    count = len(words(text))
    fitness = 1.0
    if text.endswith(("?", "?“", "?«", "?”")):
        fitness *= settings.question
    elif not WHOLE.search(text):
        fitness *= settings.fragment
    if count < settings.short_words:
        fitness *= settings.short * max(count, 1) / settings.short_words
    elif count > settings.long_words:
        fitness *= settings.long_words / count
    if _open_marks(text):
        fitness *= settings.open_quote
    if DANGLING.match(text):
        fitness *= settings.dangling
    elif CONNECTIVE.match(text):
        fitness *= settings.connective
    ratio = len(pair.english) / max(len(text), 1)
    if pair.origin is Origin.COPY or not settings.ratio_low <= ratio <= settings.ratio_high:
        fitness *= settings.doubtful_pair
    return fitness


def _soundness(pairs: Sequence[Pair], settings: Summarising) -> list[float]:
    """For each pair a factor: 1 where the engine was as sure of it as of most, less the nearer it is to the least sure.

    Ranks and not scores, which differ from model to model. Pairs without a score, and those a reviewer set, count 1.
    """
    scores = sorted(pair.score for pair in pairs if pair.score is not None and pair.origin is Origin.MODEL)
    factors = []
    for pair in pairs:
        if pair.score is None or pair.origin is not Origin.MODEL:
            factors.append(1.0)
            continue
        share = bisect_left(scores, pair.score) / len(scores)
        factors.append(settings.least_sure + (1 - settings.least_sure) * min(1.0, 2 * share))
    return factors


def _titles(article: Article, sentences: Sequence[Sentence]) -> set[tuple[str, ...]]:
    named = (BlockKind.TITLE, BlockKind.HEADING)
    whole = {_key(b.span.of(article.text)) for b in article.blocks if b.kind in named}
    parts = {_key(s.text) for s in sentences if article.blocks[s.block].kind in named}
    return (whole | parts) - {()}


def _key(text: str) -> tuple[str, ...]:
    return tuple(stem_german(w) for w in words(text) if w.lower() not in GERMAN_STOP)


def _inside_speech(sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> set[int]:
    """Sentences that a direct quotation covers wholly: without their speaker they mislead."""
    spans = sorted(span for quote in quotes if quote.kind is QuoteKind.DIRECT for span in quote.spans)
    inside: set[int] = set()
    place, reach = 0, None
    for sentence in sentences:
        while place < len(spans) and spans[place].start <= sentence.span.start + 1:
            reach = spans[place] if reach is None or spans[place].end > reach.end else reach
            place += 1
        if reach is not None and reach.end >= sentence.span.end - 1:
            inside.add(sentence.id)
    return inside


def _doubt(flags: Sequence[Flag], settings: Summarising) -> Mapping[int, float]:
    doubt: dict[int, float] = {}
    factors = {Severity.ERROR: settings.flag_error, Severity.WARNING: settings.flag_warning, Severity.NOTE: 1.0}
    for flag in flags:
        if flag.sentence is not None:
            doubt[flag.sentence] = min(doubt.get(flag.sentence, 1.0), factors[flag.severity])
    return doubt


def _open_marks(text: str) -> bool:
    if text.count('"') % 2:
        return True
    opened, closed = sum(text.count(m) for m in "„‚"), sum(text.count(m) for m in "“‘”")
    english = not opened and text.count("“") == text.count("”")
    guillemets = sum(text.count(m) for m in "»›") - sum(text.count(m) for m in "«‹")
    return (opened != closed and not english) or guillemets != 0
