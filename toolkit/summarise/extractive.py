"""The summary without weights: sentences of the article itself, chosen, never written.

Centrality is LexRank (Erkan and Radev 2004) over the stems of both languages together, so that a mistranslated word
still meets its German twin; redundancy is held down by maximal marginal relevance (Carbonell and Goldstein 1998). The
priors of news come on top: the lead says the most, in a live blog the newest entry and the first report.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit import __version__
from toolkit.errors import UsageError
from toolkit.records import (
    Article,
    BlockKind,
    Flag,
    Pair,
    Quote,
    Section,
    Sentence,
    Signature,
    Summary,
    SummarySentence,
)
from toolkit.settings import Summarising
from toolkit.summarise import Request
from toolkit.summarise.candidates import Candidate, find_candidates
from toolkit.summarise.terms import Vector, content, cosine, vectors

METHOD = "lexrank-mmr-3"  # raise with every change that can change a summary: it is part of the signature


def open_extractive(request: Request) -> Extractive:
    """The extractive summariser; it takes no argument. Raises UsageError for one."""
    if request.argument:
        raise UsageError(
            f"the extractive summariser takes no argument, {request.argument!r} was given", "Leave it out."
        )
    return Extractive(request.sentences)


@dataclass(frozen=True, slots=True)
class Extractive:
    """Chooses `sentences` sentences (0: three to five by length, fewer in very short articles).

    `fallback` says why it stands in for another summariser; empty where it was asked for.
    """

    sentences: int = 0
    settings: Summarising = field(default_factory=Summarising)
    fallback: str = ""

    @property
    def signature(self) -> Signature:
        count = str(self.sentences) if self.sentences else "auto"
        return Signature(
            "summarise", "extractive", METHOD, "-", __version__, (("sentences", count),), self.fallback or None
        )

    def warm(self) -> None:
        """Nothing to fetch."""

    def summarise(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        pairs: Sequence[Pair],
        quotes: Sequence[Quote] = (),
        flags: Sequence[Flag] = (),
    ) -> Summary:
        """Choose whole sentences, verbatim on both sides, in source order; time near-linear in the article's length."""
        candidates, found, scores = self._scored(article, sentences, pairs, quotes, flags)
        count = self.sentences or fitting_count(len(candidates), self.settings)
        chosen = _choose(candidates, found, scores, count, self.settings)
        return Summary(tuple(_sentence(candidates[i], pairs) for i in sorted(chosen)), self.signature)

    def ranks(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        pairs: Sequence[Pair],
        quotes: Sequence[Quote] = (),
        flags: Sequence[Flag] = (),
    ) -> dict[int, float]:
        """Sentence id to how much it matters, for every sentence fit to stand in a summary."""
        candidates, _, scores = self._scored(article, sentences, pairs, quotes, flags)
        return {candidate.index: score for candidate, score in zip(candidates, scores, strict=True)}

    def _scored(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        pairs: Sequence[Pair],
        quotes: Sequence[Quote],
        flags: Sequence[Flag],
    ) -> tuple[list[Candidate], list[Vector], list[float]]:
        candidates = find_candidates(article, sentences, pairs, quotes, flags, self.settings)
        priors = position_priors(article, sentences, candidates, self.settings)
        candidates, priors = _shortlist(candidates, priors, self.settings.most_candidates)
        headline = [
            i for i, s in enumerate(sentences) if article.blocks[s.block].kind in (BlockKind.TITLE, BlockKind.TEASER)
        ]
        documents = [content(pairs[c.index].german, pairs[c.index].english) for c in candidates]
        head = [stem for i in headline for stem in content(pairs[i].german, pairs[i].english)]
        *found, headline_vector = vectors([*documents, head])
        return candidates, found, _scores(candidates, priors, found, headline_vector, self.settings)


def position_priors(
    article: Article, sentences: Sequence[Sentence], candidates: Sequence[Candidate], settings: Summarising
) -> list[float]:
    """For each candidate 0..1 how much its place alone speaks for it."""
    weights = _section_weights(article.sections, settings)
    home = {block: number for number, section in enumerate(article.sections) for block in section.blocks}
    live = len(weights) > 1
    seen: dict[int, int] = {}
    priors = []
    for candidate in candidates:
        section = home.get(sentences[candidate.index].block, 0) if live else 0
        place = seen.get(section, 0)
        seen[section] = place + 1
        priors.append(weights.get(section, settings.undated_section if live else 1.0) / (1 + settings.decay * place))
    return priors


def _section_weights(sections: Sequence[Section], settings: Summarising) -> dict[int, float]:
    """Entries of a live blog: the newest weighs most, each older one less, the first report is the story's core."""
    dated = [number for number, section in enumerate(sections) if section.time or section.label]
    if len(dated) < 2:
        return {}
    times = [sections[number].time for number in dated]
    if all(times) and len({_has_year(str(time)) for time in times}) == 1:
        dated.sort(key=lambda number: str(sections[number].time), reverse=True)
    weights = {number: max(settings.older_entry**rank, settings.oldest_entry) for rank, number in enumerate(dated)}
    weights[dated[-1]] = max(weights[dated[-1]], settings.first_report)
    return weights


def _has_year(time: str) -> bool:
    return not time.startswith("--")


def _shortlist(candidates: list[Candidate], priors: list[float], most: int) -> tuple[list[Candidate], list[float]]:
    """Half of the places to the best by position, half spread evenly: centrality costs the square of the number."""
    if len(candidates) <= most:
        return candidates, priors
    best = sorted(range(len(candidates)), key=lambda i: (-priors[i] * candidates[i].fitness, i))[: most // 2]
    step = len(candidates) / (most - len(best))
    kept = sorted({*best, *(int(k * step) for k in range(most - len(best)))})
    return [candidates[i] for i in kept], [priors[i] for i in kept]


def _scores(
    candidates: Sequence[Candidate],
    priors: Sequence[float],
    found: Sequence[Vector],
    headline: Vector,
    settings: Summarising,
) -> list[float]:
    central = _normalised(centrality(found, settings))
    titles = _normalised([cosine(vector, headline) for vector in found])
    scores = []
    for candidate, prior, centre, title in zip(candidates, priors, central, titles, strict=True):
        raw = settings.weight_position * prior + settings.weight_centrality * centre + settings.weight_title * title
        scores.append(raw * candidate.fitness)
    return scores


def centrality(found: Sequence[Vector], settings: Summarising) -> list[float]:
    """Continuous LexRank: the stationary share of a walk over similar sentences. Sums to 1; empty for none."""
    if not found:
        return []
    count = len(found)
    neighbours = _similarities(found)
    totals = [sum(weight for _, weight in row) for row in neighbours]
    rank = [1 / count] * count
    for _ in range(settings.rounds):
        fresh = [(1 - settings.damping) / count] * count
        for i, row in enumerate(neighbours):
            if totals[i] > 0:
                share = settings.damping * rank[i] / totals[i]
                for j, weight in row:
                    fresh[j] += share * weight
            else:
                fresh[i] += settings.damping * rank[i]
        rank = fresh
    return rank


def _similarities(found: Sequence[Vector]) -> list[list[tuple[int, float]]]:
    """Cosines of all pairs that share a stem, through an inverted index."""
    index: dict[str, list[tuple[int, float]]] = {}
    rows: list[dict[int, float]] = [{} for _ in found]
    for i, vector in enumerate(found):
        row = rows[i]
        for stem, weight in vector.items():
            postings = index.setdefault(stem, [])
            for j, other in postings:
                row[j] = row.get(j, 0.0) + weight * other
            postings.append((i, weight))
    for i in range(len(rows)):
        for j, similarity in list(rows[i].items()):
            if j < i:
                rows[j][i] = similarity
    return [list(row.items()) for row in rows]


def _normalised(values: Sequence[float]) -> list[float]:
    top = max(values, default=0.0)
    return [value / top if top > 0 else 0.0 for value in values]


def fitting_count(count: int, settings: Summarising) -> int:
    """Three to five sentences for an article of `count`; a short text keeps at most about half of itself."""
    for limit, sentences in settings.lengths:
        if count <= limit:
            return sentences
    return settings.sentences_most


def _choose(
    candidates: Sequence[Candidate],
    found: Sequence[Vector],
    scores: Sequence[float],
    count: int,
    settings: Summarising,
) -> set[int]:
    """Maximal marginal relevance, greedy; ties go to the earlier sentence.

    A sentence that leans on the one before it gets back what that cost when its predecessor is chosen too.
    """
    chosen: set[int] = set()
    nearest = [0.0] * len(candidates)
    while len(chosen) < min(count, len(candidates)):
        best, best_value = -1, -math.inf
        for i, score in enumerate(scores):
            if i in chosen or (chosen and nearest[i] >= settings.same):
                continue
            leaning = candidates[i].dangling and i - 1 in chosen and candidates[i - 1].index == candidates[i].index - 1
            value = score * (settings.resolved if leaning else 1.0) - settings.redundancy * nearest[i]
            if value > best_value:
                best, best_value = i, value
        if best < 0:
            break
        chosen.add(best)
        nearest = [max(near, cosine(found[best], vector)) for near, vector in zip(nearest, found, strict=True)]
    return chosen


def _sentence(candidate: Candidate, pairs: Sequence[Pair]) -> SummarySentence:
    pair = pairs[candidate.index]
    return SummarySentence(pair.english, pair.german, candidate.support)
