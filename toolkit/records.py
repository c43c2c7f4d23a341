"""The values everything else passes around: frozen, free of I/O, free of models.

German positions are standoff: a `Span` holds offsets (Python code points, half open) into `Article.text`, the whole
normalised text of the file. Nothing of a file is thrown away: every non-blank character of `Article.text` lies in
exactly one of `Article.blocks`, `Article.marks` or `Article.removed`. English positions are `EnglishSpan`s: offsets
into the English of one `Pair`. One `Sentence` has one `Pair`: the 1:1 rule holds by construction.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `[start, end)` of characters in `Article.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """The same stretch, moved by `by` characters."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class EnglishSpan:
    """Half-open stretch of characters in the English of the pair whose sentence id is `sentence`."""

    sentence: int
    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of running text is. Every block is segmented and translated."""

    TITLE = "title"
    TEASER = "teaser"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class MarkKind(StrEnum):
    """Metadata standing in the text: kept, read into a field, not translated by the model."""

    DATE = "date"
    CATEGORY = "category"
    DATELINE = "dateline"
    READING_TIME = "reading time"
    UPDATE = "update label"
    CREDIT = "credit"
    SIGLUM = "siglum"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Block:
    """A title, teaser, heading, paragraph or caption."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of metadata, such as `23.10.2024` or `Update vom 22. Oktober, 10.58 Uhr:`."""

    kind: MarkKind
    span: Span


@dataclass(frozen=True, slots=True)
class Removed:
    """Page furniture: kept for the record with the reason it is not part of the body."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks. `blocks` are indices into `Article.blocks`, in order.

    `heading` is the index of the block that is its heading. A live-blog entry carries `label`, the German label as it
    stands, and `time`, ISO 8601 to the minute (`2024-10-22T10:58`; without a known year `--10-22T10:58`).
    """

    blocks: tuple[int, ...]
    heading: int | None = None
    label: Span | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read from one input.

    `id` is a file-name-safe slug, unique within a run. `date` is ISO 8601 (`2024-12-22`), never the file's own date.
    `notes` are words for the reader about what reading had to do (guessed encoding, dropped control characters).
    """

    id: str
    file: str
    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...] = ()
    removed: tuple[Removed, ...] = ()
    date: str | None = None
    category: str | None = None
    source: str | None = None
    dateline: str | None = None
    reading_minutes: int | None = None
    language: str = "de"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The German title, or None where the text has none."""
        for block in self.blocks:
            if block.kind is BlockKind.TITLE:
                return block.span.of(self.text)
        return None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One German sentence: `article.text[span.start:span.end] == text`. `id` counts from 0 in text order."""

    id: int
    span: Span
    text: str
    block: int


class Origin(StrEnum):
    """Where the English of a pair comes from."""

    MODEL = "model"
    MEMORY = "memory"
    REVIEW = "review"
    RULE = "rule"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Link:
    """German characters (offsets within the sentence text) that the English characters (offsets within the English)
    translate, with the weight the aligner gave the link, 0..1."""

    german: tuple[int, int]
    english: tuple[int, int]
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """One German sentence and its one English sentence.

    `alternatives` are the model's other hypotheses, best first. `links` may be empty. `guards` names what the
    translation guards had to do (`split at clauses`, `retried: repetition`), in the order it happened.
    """

    sentence: int
    german: str
    english: str
    origin: Origin = Origin.MODEL
    score: float | None = None
    alternatives: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    guards: tuple[str, ...] = ()


class QuoteKind(StrEnum):
    """How the words are presented."""

    DIRECT = "direct"
    PARTIAL = "partial"
    REPORTED = "reported"
    SCARE = "scare"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation on the German side.

    `spans`: the quoted words, marks included where there are marks; several where the reporting clause interrupts.
    `speaker`: the mention as it stands ("er", "der Sprecher"); `speaker_name` and `speaker_role`: who that is, as far
    as the text says, in German. `source`: the paper, agency or reports it is of. `cue`: the reporting words ("sagte").
    `frame`: the whole reporting clause. `confidence`: 0..1 that span and speaker are right.
    """

    id: int
    kind: QuoteKind
    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    speaker: Span | None = None
    speaker_name: str | None = None
    speaker_role: str | None = None
    source: Span | None = None
    cue: Span | None = None
    frame: Span | None = None
    nested_in: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class QuotePair:
    """A quote with its English side: `english` are the spans in the pairs, in German order of the sentences.

    `speaker_english`: the speaker as the English reader should see it. `confidence`: 0..1 that the English spans are
    right. `key`: shown among the key quotes; `rank` orders them (0 first).
    """

    quote: Quote
    german_text: str
    english_text: str
    english: tuple[EnglishSpan, ...]
    speaker_english: str | None
    confidence: float
    key: bool = False
    rank: int | None = None


class FigureKind(StrEnum):
    """What a figure counts."""

    NUMBER = "number"
    PEOPLE = "people"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: what it says in German, its value, and where the English says the same (None: not found).

    `value` is canonical text: a decimal number with `.` (`12000`, `3.5`), a range `8..13`, an ISO date or time.
    `context` is the German noun phrase it counts (`nordkoreanische Soldaten`).
    """

    kind: FigureKind
    sentence: int
    german: Span
    value: str
    unit: str | None = None
    context: str | None = None
    english: EnglishSpan | None = None


class Severity(StrEnum):
    """How much a flag weighs: an error is a likely wrong fact, a warning wants a look, a note is information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt, named. `kind` is a short code from the table in `checks`; `message` says what, `hint` what to do."""

    kind: str
    severity: Severity
    message: str
    hint: str = ""
    sentence: int | None = None
    quote: int | None = None
    german: Span | None = None
    english: EnglishSpan | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One summary sentence with the ids of the sentences that support it (never empty).

    `note` is empty, or says what verification did or doubts: a sentence replaced, one not found in its source.
    """

    english: str
    german: str
    support: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Everything needed to repeat a result. `fields` go into the store's key; `str()` is one line for people."""

    task: str
    engine: str
    model: str
    revision: str
    version: str
    settings: tuple[tuple[str, str], ...] = ()
    fallback: str | None = None

    def __str__(self) -> str:
        parts = [f"{self.task}:{self.engine}", f"model:{self.model}@{self.revision}"]
        parts += [f"{name}:{value}" for name, value in self.settings]
        return "|".join([*parts, f"toolkit:{self.version}"])


@dataclass(frozen=True, slots=True)
class Summary:
    """The English summary with its German and its provenance."""

    sentences: tuple[SummarySentence, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's mark on a brief: until which day (ISO date), and how many items accepted, corrected, rejected."""

    who: str
    date: str
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a brief shows. Rendering is a pure function of this value; it holds no clock time."""

    article: Article
    sentences: tuple[Sentence, ...]
    pairs: tuple[Pair, ...]
    quotes: tuple[QuotePair, ...]
    figures: tuple[Figure, ...]
    summary: Summary
    flags: tuple[Flag, ...]
    signature: Signature
    model_note: str = ""
    labels: tuple[tuple[int, str], ...] = field(default=())
    review: tuple[Review, ...] = ()

    @property
    def english_title(self) -> str | None:
        """The English of the title, or None where the article has no title."""
        for sentence in self.sentences:
            if self.article.blocks[sentence.block].kind is BlockKind.TITLE:
                title = [
                    p.english for s, p in zip(self.sentences, self.pairs, strict=True) if s.block == sentence.block
                ]
                return " ".join(title)
        return None
