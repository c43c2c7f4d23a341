"""What every rendering shares: counts, words and order. Pure; gives records and plain text, never markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.align.dictionary import gloss
from toolkit.lexicon.stems import stem_german
from toolkit.records import (
    BlockKind,
    Brief,
    EnglishSpan,
    Figure,
    FigureKind,
    Flag,
    QuoteKind,
    QuotePair,
    Removed,
    Section,
    Sentence,
    Severity,
    Span,
)
from toolkit.settings import Rendering

THRESHOLDS = Rendering()
_MONTH_NAMES = "January February March April May June July August September October November December"
_MONTHS = tuple(_MONTH_NAMES.split())  # not strftime, which speaks the language of the machine
VERBATIM = frozenset({QuoteKind.DIRECT, QuoteKind.PARTIAL})
STATEMENTS = VERBATIM | {QuoteKind.REPORTED}
KIND_WORDS = {
    QuoteKind.DIRECT: "direct quote",
    QuoteKind.PARTIAL: "partial quote",
    QuoteKind.REPORTED: "reported speech",
    QuoteKind.SCARE: "words set in quotation marks",
    QuoteKind.NAME: "name in quotation marks",
}
_COUNTED = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "mile", "degree"})
LABEL_WORDS = (
    ("erstmeldung", "First report"),
    ("ursprungsmeldung", "First report"),
    ("eilmeldung", "Breaking news"),
    ("korrektur", "Correction"),
    ("nachtrag", "Addendum"),
    ("update", "Update"),
    ("aktualisierung", "Update"),
)
_DATE = re.compile(r"(?:(?P<year>\d{4})-|--)(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
_LONG_NUMBER = re.compile(r"(?<![\d.])[1-9]\d{4,17}(?![\d])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of what a brief holds. `words` are German, of everything translated; `quotes` counts statements
    (direct, partial, reported), `verbatim_quotes` those with quotation marks."""

    sentences: int
    words: int
    quotes: int
    verbatim_quotes: int
    key_quotes: int
    figures: int
    errors: int
    warnings: int
    notes: int
    removed: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block with its sentences, by id."""

    kind: BlockKind
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section as shown: its label in both languages (a live-blog entry), its heading, its paragraphs."""

    label_german: str | None
    label_english: str | None
    time: str | None
    heading: Paragraph | None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class NumberedFlag:
    """A flag with its number in the brief (from 1) and the sentence it is shown at (None: the whole article)."""

    number: int
    flag: Flag
    sentence: int | None


Places = Mapping[int, Sequence[NumberedFlag]]
"""Flags by the id of the sentence they are shown at."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` of one side of a sentence. `kind` is `quote`, `figure` or the severity of a flag."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Stretches:
    """What is marked inside the sentences, by sentence id."""

    german: dict[int, list[Stretch]]
    english: dict[int, list[Stretch]]


def count(brief: Brief) -> Counts:
    """The counts of a brief."""
    kinds = [pair.quote.kind for pair in brief.quotes]
    weights = [flag.severity for flag in brief.flags]
    return Counts(
        sentences=len(brief.sentences),
        words=sum(len(sentence.text.split()) for sentence in brief.sentences),
        quotes=sum(kind in STATEMENTS for kind in kinds),
        verbatim_quotes=sum(kind in VERBATIM for kind in kinds),
        key_quotes=sum(pair.key for pair in brief.quotes),
        figures=len(brief.figures),
        errors=weights.count(Severity.ERROR),
        warnings=weights.count(Severity.WARNING),
        notes=weights.count(Severity.NOTE),
        removed=len(brief.article.removed),
    )


def number(count: int, noun: str) -> str:
    """`1 quote`, `2 quotes`, `0 quotes`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def flag_words(errors: int, warnings: int, notes: int) -> str:
    """`1 error, 2 warnings`; the empty string where there is nothing."""
    parts = ((errors, "error"), (warnings, "warning"), (notes, "note"))
    return ", ".join(number(amount, noun) for amount, noun in parts if amount)


def certainty(confidence: float) -> str:
    """`certain`, `likely` or `unsure` for a confidence of 0..1."""
    if confidence >= THRESHOLDS.certain:
        return "certain"
    return "likely" if confidence >= THRESHOLDS.likely else "unsure"


def date_words(iso: str | None) -> str | None:
    """`22 December 2024` for `2024-12-22`, `9 March` for `--03-09`; anything else as it is."""
    match = _DATE.fullmatch(iso or "")
    if match is None or not 1 <= int(match["month"]) <= 12:
        return iso
    return f"{int(match['day'])} {_MONTHS[int(match['month']) - 1]} {match['year'] or ''}".rstrip()


def title_sentences(brief: Brief) -> tuple[int, ...]:
    """Ids of the sentences of the title shown at the head."""
    block = _title_block(brief)
    return tuple(sentence.id for sentence in brief.sentences if sentence.block == block)


def _title_block(brief: Brief) -> int | None:
    titles = (i for i, block in enumerate(brief.article.blocks) if block.kind is BlockKind.TITLE)
    return next(titles, None)


def facts_of(brief: Brief) -> list[tuple[str, str]]:
    """What is known about the article, by name: source, date (ISO), section, place, file."""
    article = brief.article
    known = (
        ("Source", article.source),
        ("Date", article.date),
        ("Section", article.category),
        ("Place", article.dateline),
        ("File", article.file),
    )
    return [(name, value) for name, value in known if value]


def label_of(brief: Brief, section: Section) -> str | None:
    """The English label of a live-blog entry, such as `Update of 22 October, 10:58`; None where it has none.

    `brief.labels` wins over what can be worked out from the German words and the time of the section.
    """
    if section.label is None:
        return None
    german = section.label.of(brief.article.text)
    given = dict(brief.labels)
    if given and (index := brief.article.sections.index(section)) in given:
        return given[index]
    noun = next((english for word, english in LABEL_WORDS if word in german.casefold()), "Entry")
    iso, _, clock = (section.time or "").partition("T")
    if iso[:4].isdigit() and iso[:4] not in german:  # the year only where the paper prints it
        iso = f"-{iso[4:]}"
    day = date_words(iso)
    return ", ".join(part for part in (f"{noun} of {day}" if day else noun, clock) if part)


def outline(brief: Brief) -> tuple[Part, ...]:
    """The text as sections of paragraphs of sentences, in text order, without the title (it stands at the head)."""
    inside: dict[int, list[int]] = {}
    for sentence in brief.sentences:
        inside.setdefault(sentence.block, []).append(sentence.id)
    sections = brief.article.sections
    owner = {block: i for i, section in enumerate(sections) for block in (section.heading, *section.blocks)}
    title, groups = _title_block(brief), list[tuple[int | None, list[int]]]()
    for block in range(len(brief.article.blocks)):
        if block not in inside or block == title:
            continue
        if not groups or groups[-1][0] != owner.get(block):
            groups.append((owner.get(block), []))
        groups[-1][1].append(block)
    return tuple(_part(brief, None if i is None else sections[i], blocks, inside) for i, blocks in groups)


def _part(brief: Brief, section: Section | None, blocks: list[int], inside: dict[int, list[int]]) -> Part:
    shown = {block: Paragraph(brief.article.blocks[block].kind, tuple(inside[block])) for block in blocks}
    heading = shown.pop(section.heading, None) if section and section.heading is not None else None
    if section is None or section.label is None:
        return Part(None, None, None, heading, tuple(shown.values()))
    german = section.label.of(brief.article.text).rstrip(" :")
    return Part(german, label_of(brief, section), section.time, heading, tuple(shown.values()))


def numbered_flags(brief: Brief) -> tuple[NumberedFlag, ...]:
    """The flags in the brief's order. A flag on a quote alone is shown at the quote's first sentence."""
    homes = {pair.quote.id: pair.quote.sentences[0] for pair in brief.quotes if pair.quote.sentences}
    return tuple(
        NumberedFlag(
            i, flag, homes.get(flag.quote) if flag.sentence is None and flag.quote is not None else flag.sentence
        )
        for i, flag in enumerate(brief.flags, 1)
    )


def gravest_first(flags: Sequence[NumberedFlag]) -> list[NumberedFlag]:
    """Errors, then warnings, then notes; the order among equals is kept."""
    weights = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    return sorted(flags, key=lambda each: weights[each.flag.severity])


def by_sentence(flags: Sequence[NumberedFlag]) -> dict[int, list[NumberedFlag]]:
    """The flags that have a place, by sentence id."""
    places: dict[int, list[NumberedFlag]] = {}
    for each in flags:
        if each.sentence is not None:
            places.setdefault(each.sentence, []).append(each)
    return places


def doubts_at(places: Places, sentences: Sequence[int]) -> list[NumberedFlag]:
    """Errors and warnings at these sentences, gravest first: a quote or summary made of them shares their doubts."""
    found = {each.number: each for id in sentences for each in places.get(id, ())}
    return gravest_first([each for each in found.values() if each.flag.severity is not Severity.NOTE])


def key_quotes(brief: Brief) -> list[QuotePair]:
    """The key quotes by rank."""
    keys = [pair for pair in brief.quotes if pair.key]
    return sorted(keys, key=lambda pair: (len(keys) if pair.rank is None else pair.rank, pair.quote.id))


def no_quotes_words(brief: Brief) -> str | None:
    """What to tell the reader of an article without a word in quotation marks; None where there are some."""
    counts = count(brief)
    if counts.verbatim_quotes:
        return None
    rest = "What people said is told in reported speech only." if counts.quotes else ""
    return f"This article has no direct quotes. {rest}".rstrip()


def speakers(brief: Brief, pair: QuotePair) -> tuple[str | None, str | None]:
    """The speaker for the German and for the English reader; where only a paper, an agency or reports are named, these
    as the source.

    German: the mention as it stands, with name and role behind it where the mention does not say them (`er (Kai Ott,
    Sprecher)`).
    """
    quote = pair.quote
    mention = quote.speaker.of(brief.article.text) if quote.speaker else ""
    known = [part for part in (quote.speaker_name, quote.speaker_role) if part]
    if not mention and not known and quote.source is not None:
        english = pair.speaker_english
        return f"Quelle: {quote.source.of(brief.article.text)}", f"source: {english}" if english else None
    said = set(map(stem_german, mention.split()))  # in whatever case: des ukrainischen Geheimdienstes
    missing = [part for part in known if not said.issuperset(map(stem_german, part.split()))]
    german = f"{mention} ({', '.join(missing)})" if mention and missing else mention or ", ".join(known)
    return german or None, pair.speaker_english


def quote_certainty(pair: QuotePair) -> str:
    """How sure speaker and alignment are (`speaker and alignment certain`, `speaker likely`). Says nothing about how
    good the English is: that is what flags are for."""
    first = "speaker" if pair.quote.speaker else "words"
    said = {first: certainty(pair.quote.confidence), "alignment": certainty(pair.confidence)}
    if set(said.values()) == {"certain"}:
        return f"{first} and alignment certain"
    return ", ".join(f"{noun} {word}" for noun, word in said.items() if word != "certain")


def english_of(brief: Brief, span: EnglishSpan | None) -> str | None:
    """The characters of an English span."""
    return None if span is None else brief.pairs[span.sentence].english[span.start : span.end]


def stretches(brief: Brief) -> Stretches:
    """Where verbatim quotes, figures and flags stand inside the sentences, on both sides."""
    marked = Stretches({}, {})
    for pair in brief.quotes:
        if pair.quote.kind not in VERBATIM:  # reported speech is half of the news: marking it too would mark nothing
            continue
        for span in pair.quote.spans:
            _add_german(brief, marked, pair.quote.sentences, span, "quote")
        for english in pair.english:
            _add_english(marked, english, "quote")
    for figure in brief.figures:
        _add_german(brief, marked, (figure.sentence,), figure.german, "figure")
        _add_english(marked, figure.english, "figure")
    for each in numbered_flags(brief):
        if each.flag.german is not None and each.sentence is not None:
            _add_german(brief, marked, (each.sentence,), each.flag.german, each.flag.severity)
        _add_english(marked, each.flag.english, each.flag.severity)
    return marked


def _add_german(brief: Brief, marked: Stretches, ids: Sequence[int], span: Span, kind: str) -> None:
    for i in ids:
        sentence: Sentence = brief.sentences[i]
        start, end = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
        if start < end:
            by = sentence.span.start
            marked.german.setdefault(i, []).append(Stretch(start - by, end - by, kind))


def _add_english(marked: Stretches, span: EnglishSpan | None, kind: str) -> None:
    if span is not None and span.start < span.end:
        marked.english.setdefault(span.sentence, []).append(Stretch(span.start, span.end, kind))


def pointed_at(brief: Brief) -> frozenset[int]:
    """Ids of the sentences that the summary, a key quote, a figure or a flag points to."""
    ids = {i for line in brief.summary.sentences for i in line.support}
    ids.update(i for pair in brief.quotes if pair.key for i in pair.quote.sentences)
    ids.update(figure.sentence for figure in brief.figures)
    ids.update(each.sentence for each in numbered_flags(brief) if each.sentence is not None)
    return frozenset(ids)


def counts_words(figure: Figure) -> tuple[str, str]:
    """What a figure counts, in German and, by the dictionary, in English; empty where it is not known."""
    german = figure.context or ""
    return german, gloss(german) or ""


def value_words(figure: Figure) -> str:
    """The value for the reader: `1,400,000 EUR`, `8–13`, `22 December 2024`; anything else stays as it is."""
    parts = figure.value.split("..")
    if figure.kind is FigureKind.DATE:
        value = "–".join(date_words(part) or part for part in parts)
    else:
        value = "–".join(_LONG_NUMBER.sub(lambda found: f"{int(found[0]):,}", part) for part in parts)
    unit = figure.unit or ""
    if unit in _COUNTED and figure.value != "1":
        unit += "s"
    return f"{value} {unit}".rstrip()


def announcements(brief: Brief) -> list[tuple[str, str]]:
    """What the reader must know before the first word: notes on the models and fallbacks, each said once."""
    said = [("Translation", brief.model_note)]
    if brief.signature.fallback and brief.signature.fallback not in brief.model_note:
        said.append(("Translation", brief.signature.fallback))
    said += [("Summary", brief.summary.signature.fallback or ""), ("Review", review_words(brief))]
    return [(task, words) for task, words in said if words]


def review_words(brief: Brief) -> str:
    """`Reviewed by Ada on 3 May 2025: 4 accepted, 1 corrected.`; empty where nobody did."""
    said = []
    for mark in brief.review:
        counts = ((mark.accepted, "accepted"), (mark.corrected, "corrected"), (mark.rejected, "rejected"))
        amounts = ", ".join(f"{amount} {word}" for amount, word in counts if amount)
        said.append(f"Reviewed by {mark.who} on {date_words(mark.date)}: {amounts}.")
    return " ".join(said)


def removed_words(brief: Brief, removed: Removed, most: int) -> str:
    """The first `most` characters of what was removed, on one line; an ellipsis says there was more."""
    words = " ".join(removed.span.of(brief.article.text).split())
    return words if len(words) <= most else words[:most].rstrip() + " …"
