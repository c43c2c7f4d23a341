"""Summaries that a model writes: cut, written, joined, and verified sentence by sentence before anybody sees them.

What is not supported is replaced by the source sentence nearest to it, or kept with its doubt named where the article
has no such sentence; nothing passes in silence (`SummarySentence.note`). Where the model fails altogether, the
extractive summary stands in and its signature says why, or the article fails, as the user chose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from toolkit.errors import SummaryError
from toolkit.records import Article, Flag, Pair, Quote, Sentence, Severity, Signature, Summary, SummarySentence
from toolkit.segment import split
from toolkit.settings import Summarising
from toolkit.summarise import Check
from toolkit.summarise.evidence import Evidence
from toolkit.summarise.extractive import Extractive, fitting_count
from toolkit.summarise.passages import passages
from toolkit.summarise.protocol import Claim, Passage, Writer
from toolkit.summarise.terms import content, cosine, vectors
from toolkit.summarise.verify import Verdict, verify

_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|No|Nos|vs|cf|approx|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Z]\.)*[A-Z])\.$"
)
FLAG = "summary"


@dataclass(frozen=True, slots=True)
class Written:
    """The summariser around a writer. `fallback`: `extractive` or `fail`; `say` hears of a fallback."""

    writer: Writer
    say: Callable[[str], None]
    sentences: int = 0
    fallback: str = "extractive"
    check: Check | None = None
    translate: Callable[[Sequence[str]], list[str]] | None = None
    settings: Summarising = field(default_factory=Summarising)

    @property
    def signature(self) -> Signature:
        signature = self.writer.signature
        count = str(self.sentences) if self.sentences else "auto"
        return replace(signature, settings=(*signature.settings, ("sentences", count)))

    def warm(self) -> None:
        """Nothing to fetch: whoever opened the writer has its weights on disk, and they load at the first passage."""

    def summarise(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        pairs: Sequence[Pair],
        quotes: Sequence[Quote] = (),
        flags: Sequence[Flag] = (),
    ) -> Summary:
        """Write, verify, choose. Raises SummaryError where the writer fails and `fallback` is `fail`."""
        parts = passages(article, sentences, pairs, self.writer)
        if not parts:
            return Summary((), self.signature)
        extractive = Extractive(self.sentences, self.settings)
        evidence = Evidence(sentences, pairs)
        try:
            drafts = self._write(parts)
            verdicts = [verify(*draft, evidence, self.check, self.settings) for draft in drafts]
            if not any(verdict.supported for verdict in verdicts):
                raise SummaryError(
                    f"nothing that {self.writer.signature.model} wrote stands in the article",
                    "Choose another summariser.",
                )
        except SummaryError as error:
            if self.fallback == "fail":
                raise SummaryError(f"{article.file}: no summary: {error.message}", error.hint) from error
            reason = f"because the summariser failed: {error.message}"
            self.say(f"{article.file}: summary chosen from the article's own sentences, {reason}")
            instead = replace(extractive, fallback=f"Chosen from the article's own sentences, {reason}")
            return instead.summarise(article, sentences, pairs, quotes, flags)
        ranks = extractive.ranks(article, sentences, pairs, quotes, flags)
        lines = _settle(verdicts, pairs, evidence, ranks)
        return Summary(self._choose(lines, ranks, sum(len(part.lines) for part in parts)), self.signature)

    def _write(self, parts: Sequence[Passage]) -> list[tuple[str, str, tuple[int, ...]]]:
        """Sentences as (English, German or empty, claimed ids), in the order they were written."""
        total = sum(len(part.lines) for part in parts)
        each = self.sentences or fitting_count(total, self.settings)
        claims = [claim for part in parts for claim in self.writer.write(part, each)]
        if self.writer.language == "de":
            return self._translated(claims)
        return [(text, "", claim.support) for claim in claims for text in english_sentences(claim.text)]

    def _translated(self, claims: Sequence[Claim]) -> list[tuple[str, str, tuple[int, ...]]]:
        if self.translate is None:
            raise SummaryError(
                "a German summary needs an engine to translate it", "Choose a model that writes English."
            )
        german = [(s.of(claim.text), claim.support) for claim in claims for s in split(claim.text) if len(s)]
        english = self.translate([text for text, _ in german])
        return [(right, text, support) for right, (text, support) in zip(english, german, strict=True)]

    def _choose(
        self, lines: Sequence[SummarySentence], ranks: dict[int, float], length: int
    ) -> tuple[SummarySentence, ...]:
        """Where several parts together wrote too much: the sentences whose support ranks best, in written order."""
        most = self.sentences or max(fitting_count(length, self.settings), 3)
        found = vectors([content("", line.english) for line in lines])
        order = sorted(range(len(lines)), key=lambda i: (-max(ranks.get(s, 0.0) for s in lines[i].support), i))
        chosen: list[int] = []
        for i in order:
            if all(cosine(found[i], found[j]) < self.settings.same for j in chosen):
                chosen.append(i)
        return tuple(lines[i] for i in sorted(chosen[:most]))


def _settle(
    verdicts: Sequence[Verdict], pairs: Sequence[Pair], evidence: Evidence, ranks: dict[int, float]
) -> list[SummarySentence]:
    """Supported sentences as written; the others replaced by their nearest source sentence that is not used yet, or
    kept with the doubt named; what has no source at all is left out and told at the last sentence."""
    used = {verdict.support[0] for verdict in verdicts if verdict.supported}
    lines: list[SummarySentence] = []
    lost: list[str] = []
    for verdict in verdicts:
        german = " ".join(pairs[i].german for i in verdict.support)
        if verdict.supported:
            lines.append(SummarySentence(verdict.english, german, verdict.support))
            continue
        why = "; ".join(verdict.doubts)
        near = next((i for i in evidence.nearest(verdict.english) if i in ranks and i not in used), None)
        if near is not None:
            used.add(near)
            note = f"Replaced by a sentence of the article. The model wrote “{verdict.english}”: {why}"
            lines.append(SummarySentence(pairs[near].english, pairs[near].german, (near,), note))
        elif verdict.support:
            lines.append(SummarySentence(verdict.english, german, verdict.support, f"Not supported: {why}"))
        else:
            lost.append(f"Left out of the summary: “{verdict.english}”: {why}")
    if lost:  # at least one sentence is supported, or the whole summary would have been refused
        lines[-1] = replace(lines[-1], note=" ".join(filter(None, (lines[-1].note, *lost))))
    return lines


def flags_of(summary: Summary) -> tuple[Flag, ...]:
    """A flag for every summary sentence that verification replaced or doubts, at its first supporting sentence."""
    hint = "Compare the sentence with its source."
    return tuple(
        Flag(FLAG, Severity.WARNING, line.note, hint, sentence=line.support[0])
        for line in summary.sentences
        if line.note
    )


def english_sentences(text: str) -> list[str]:
    """Sentences of English running text as a model writes it; abbreviations and initials do not end one."""
    text = " ".join(text.split())
    found, start = [], 0
    for border in _END.finditer(text):
        before = text[start : border.end()].rstrip()
        if not _ABBREVIATED.search(before):
            found.append(before)
            start = border.end()
    return [*found, text[start:]] if text[start:].strip() else found
