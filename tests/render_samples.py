"""Briefs made by hand for the tests of `render`: German and English are original, written for this project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.records import (
    Article,
    Block,
    BlockKind,
    Brief,
    EnglishSpan,
    Figure,
    FigureKind,
    Flag,
    Link,
    Mark,
    MarkKind,
    Pair,
    Quote,
    QuoteKind,
    QuotePair,
    Removed,
    Section,
    Sentence,
    Severity,
    Signature,
    Span,
    Summary,
    SummarySentence,
)

TRANSLATION = Signature(
    "translate", "ctranslate2", "bundled", "3", "0.1.0", (("beam", "4"), ("compute", "int8"), ("guards", "1"))
)
SUMMARY = Signature("summarise", "extractive", "lexrank-mmr", "1", "0.1.0")

Lines = Sequence[tuple[str, str]]


@dataclass
class Draft:
    """Builds the text of an article and its records side by side, so that every offset fits."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Append words and a blank line; gives where the words stand."""
        start = len(self.text)
        self.text += words + "\n\n"
        return Span(start, start + len(words))

    def block(self, kind: BlockKind, lines: Lines) -> int:
        """Append a block of (German, English) sentences; gives its index."""
        start, number = len(self.text), len(self.blocks)
        for german, english in lines:
            at = len(self.text)
            self.text += german + " "
            self.sentences.append(Sentence(len(self.sentences), Span(at, at + len(german)), german, number))
            self.pairs.append(Pair(len(self.pairs), german, english))
        self.text = self.text[:-1] + "\n\n"
        self.blocks.append(Block(kind, Span(start, len(self.text) - 2)))
        return number

    def section(self, *blocks: int, heading: int | None = None, label: Span | None = None, time: str | None = None):
        self.sections.append(Section(blocks, heading, label, time))

    def span(self, words: str, occurrence: int = 0) -> Span:
        """Where the words stand in the German text."""
        at = -1
        for _ in range(occurrence + 1):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def sentence_at(self, span: Span) -> int:
        return next(s.id for s in self.sentences if s.span.overlaps(span))

    def english(self, sentence: int, words: str) -> EnglishSpan:
        at = self.pairs[sentence].english.index(words)
        return EnglishSpan(sentence, at, at + len(words))

    def quote(
        self, german: str, english: str, speaker: str | None, to: str | None, kind=QuoteKind.DIRECT, **more
    ) -> QuotePair:
        span = self.span(german)
        home = self.sentence_at(span)
        confidence, english_confidence = more.pop("confidence", 0.95), more.pop("english_confidence", 0.9)
        key, rank = more.pop("key", True), more.pop("rank", None)
        mention = self.span(speaker) if speaker else None
        quote = Quote(more.pop("id"), kind, (span,), (home,), mention, confidence=confidence, **more)
        where = (self.english(home, english),)
        return QuotePair(quote, german, english, where, to, english_confidence, key, rank)

    def figure(self, kind: FigureKind, german: str, english: str | None, value: str, **more) -> Figure:
        span = self.span(german)
        home = self.sentence_at(span)
        return Figure(kind, home, span, value, english=self.english(home, english) if english else None, **more)

    def link(self, sentence: int, *words: tuple[str, str]) -> None:
        """Link words of both sides of a sentence."""
        pair = self.pairs[sentence]
        links = []
        for german, english in words:
            a, b = pair.german.index(german), pair.english.index(english)
            links.append(Link((a, a + len(german)), (b, b + len(english)), 0.9))
        self.pairs[sentence] = Pair(pair.sentence, pair.german, pair.english, links=tuple(links))

    def brief(self, quotes=(), figures=(), summary: Sequence[int] = (), flags=(), **article) -> Brief:
        model_note = article.pop("model_note", "")
        lines = tuple(SummarySentence(self.pairs[i].english, self.pairs[i].german, (i,)) for i in summary)
        made = Article(
            id=article.pop("id", "sample"),
            file=article.pop("file", "sample.txt"),
            text=self.text,
            blocks=tuple(self.blocks),
            sections=tuple(self.sections),
            marks=tuple(self.marks),
            removed=tuple(self.removed),
            **article,
        )
        return Brief(
            made,
            tuple(self.sentences),
            tuple(self.pairs),
            tuple(quotes),
            tuple(figures),
            Summary(lines, SUMMARY),
            tuple(flags),
            TRANSLATION,
            model_note,
        )


def report() -> Brief:
    """A news report with everything a brief can show."""
    d = Draft()
    d.marks.append(Mark(MarkKind.CATEGORY, d.write("Politik")))
    d.marks.append(Mark(MarkKind.DATE, d.write("14. März, 2025")))
    title = d.block(
        BlockKind.TITLE,
        [("Hafenstadt streitet über Öltanker vor der Küste", "Port city argues over oil tankers off the coast")],
    )
    teaser = d.block(
        BlockKind.TEASER,
        [
            (
                "Seit Wochen liegen 23 Schiffe vor Lindhafen auf Reede, und niemand will zuständig sein.",
                "For weeks 23 ships have been at anchor off Lindhafen, and nobody wants to be responsible.",
            )
        ],
    )
    d.removed.append(
        Removed(d.write("Das könnte Sie auch interessieren: Wie Häfen im Norden aufrüsten"), "recommendation")
    )
    one = d.block(
        BlockKind.PARAGRAPH,
        [
            (
                "Die Stadt Lindhafen verlangt von der Regierung, die wartenden Tanker kontrollieren zu lassen.",
                "The city of Lindhafen is demanding that the government have the waiting tankers inspected.",
            ),
            (
                "„Wir sehen nicht zu, bis das erste Schiff auf Grund läuft“, sagte Bürgermeisterin Anke Friedrichsen.",
                "“We will not stand by until the first ship runs aground,” said Mayor Anke Friedrichsen.",
            ),
            (
                "Nach Angaben der Küstenwache sind 17 der 23 Schiffe älter als 20 Jahre.",
                "According to the coast guard, 17 of the 23 ships are more than 20 years old.",
            ),
        ],
    )
    two = d.block(
        BlockKind.PARAGRAPH,
        [
            (
                "Das Verkehrsministerium wies die Forderung zurück.",
                "The Ministry of Transport rejected the demand.",
            ),
            (
                "Die Lage sei „angespannt, aber beherrschbar“, sagte ein Sprecher.",
                "The situation was “tense but manageable,” a spokesman said.",
            ),
            (
                "Eine Kontrolle auf See koste je Schiff rund 1,4 Millionen Euro und sei rechtlich nicht möglich.",
                "An inspection at sea would cost about 4.1 million euros per ship and was legally not possible.",
            ),
        ],
    )
    heading = d.block(BlockKind.HEADING, [("Fischer sprechen von Ölspuren", "Fishermen speak of traces of oil")])
    three = d.block(
        BlockKind.PARAGRAPH,
        [
            (
                "Der Fischer Jonas Behm hat nach eigenen Worten mehrfach Ölspuren gesehen.",
                "The fisherman Jonas Behm says he has seen traces of oil several times.",
            ),
            (
                "„Morgens schillert das Wasser, und die Netze stinken“, sagt er.",
                "“In the mornings the water shimmers, and the nets stink,” he says.",
            ),
            (
                "Die Behörden haben dafür keine Belege gefunden; Proben vom 9. März würden noch untersucht.",
                "The authorities have found no evidence of this; samples from 9 March were still being examined.",
            ),
        ],
    )
    caption = d.block(
        BlockKind.CAPTION,
        [("Tanker auf Reede vor Lindhafen.", "Tankers at anchor off Lindhafen.")],
    )
    four = d.block(
        BlockKind.PARAGRAPH,
        [
            (
                "Der Stadtrat will am Dienstag um 18.30 Uhr über eine Klage entscheiden.",
                "The city council intends to decide on a lawsuit on Tuesday at 6:30 p.m.",
            ),
            (
                "Friedrichsen rechnet mit einer Mehrheit: Nur drei der 41 Räte hätten sich dagegen ausgesprochen.",
                "Friedrichsen expects a majority: only three of the 41 councillors had spoken out against it.",
            ),
        ],
    )
    d.removed.append(Removed(d.write("Kommentare\nIhre E-Mail-Adresse wird nicht veröffentlicht."), "comment form"))
    d.section(title, teaser, one, two)
    d.section(heading, three, caption, four, heading=heading)
    d.link(
        3,
        ("Wir", "We"),
        ("sehen", "will"),
        ("sehen", "stand by"),
        ("zu", "stand by"),
        ("nicht", "not"),
        ("bis", "until"),
        ("das erste Schiff", "the first ship"),
        ("auf Grund läuft", "runs aground"),
        ("sagte", "said"),
        ("Bürgermeisterin", "Mayor"),
        ("Anke Friedrichsen", "Anke Friedrichsen"),
    )
    quotes = [
        d.quote(
            "„Wir sehen nicht zu, bis das erste Schiff auf Grund läuft“",
            "“We will not stand by until the first ship runs aground,”",
            "Bürgermeisterin Anke Friedrichsen",
            "Mayor Anke Friedrichsen",
            id=0,
            rank=0,
            speaker_name="Anke Friedrichsen",
            speaker_role="Bürgermeisterin",
            cue=d.span("sagte"),
        ),
        d.quote(
            "„angespannt, aber beherrschbar“",
            "“tense but manageable,”",
            "ein Sprecher",
            "a spokesman for the Ministry of Transport",
            QuoteKind.PARTIAL,
            id=1,
            rank=2,
            speaker_role="Verkehrsministerium",
            confidence=0.7,
        ),
        d.quote(
            "„Morgens schillert das Wasser, und die Netze stinken“",
            "“In the mornings the water shimmers, and the nets stink,”",
            "er",
            "Jonas Behm, fisherman",
            id=2,
            rank=1,
            speaker_name="Jonas Behm",
            speaker_role="Fischer",
            english_confidence=0.62,
        ),
    ]
    figures = [
        d.figure(FigureKind.NUMBER, "23 Schiffe", "23 ships", "23", context="Schiffe vor Lindhafen"),
        d.figure(FigureKind.NUMBER, "17 der 23 Schiffe", "17 of the 23 ships", "17", context="Schiffe"),
        d.figure(FigureKind.MEASURE, "20 Jahre", "20 years", "20", unit="years"),
        d.figure(FigureKind.MONEY, "1,4 Millionen Euro", None, "1400000", unit="EUR", context="je Schiff"),
        d.figure(FigureKind.DATE, "9. März", "9 March", "--03-09"),
        d.figure(FigureKind.TIME, "18.30 Uhr", "6:30 p.m.", "18:30"),
        d.figure(FigureKind.PEOPLE, "drei der 41 Räte", "three of the 41 councillors", "3", context="Räte"),
    ]
    money = d.span("1,4 Millionen Euro")
    flags = [
        Flag(
            "model",
            Severity.WARNING,
            "translated with the small bundled model",
            "Names and rare words need a look.",
        ),
        Flag(
            "number",
            Severity.ERROR,
            "the German says 1.4 million euros, the English 4.1 million euros",
            "Trust the German figure.",
            sentence=7,
            german=money,
            english=d.english(7, "4.1 million euros"),
        ),
        Flag(
            "speaker",
            Severity.WARNING,
            "“er” may be somebody else than Jonas Behm",
            "Read the sentence before.",
            quote=2,
        ),
        Flag("modality", Severity.NOTE, "reported speech: the ministry says so, the paper does not", sentence=6),
    ]
    return d.brief(
        quotes,
        figures,
        (2, 4, 5),
        flags,
        id="hafenstadt",
        file="articles/hafenstadt.txt",
        date="2025-03-14",
        category="Politik",
        dateline="Lindhafen",
        source="Nordblatt",
        model_note="The opus model could not be reached; the small bundled model translated instead. "
        "Its English is rougher: check names, figures and negations against the German.",
    )


def live_blog() -> Brief:
    """Entries with times, the newest first, and a first report."""
    d = Draft()
    title = d.block(
        BlockKind.TITLE, [("Hochwasser an der Welle: Lage im Überblick", "Flood on the Welle: an overview")]
    )
    d.section(title)
    for label, time, lines in (
        (
            "Update vom 22. Oktober, 10.58 Uhr:",
            "2024-10-22T10:58",
            [("Der Pegel fällt seit dem Morgen.", "The water level has been falling since the morning.")],
        ),
        (
            "Update vom 21. Oktober 2024, 18 Uhr:",
            "2024-10-21T18:00",
            [("Rund 300 Menschen verließen ihre Häuser.", "Around 300 people left their homes.")],
        ),
        ("Erstmeldung:", None, [("Die Welle ist über die Ufer getreten.", "The Welle has burst its banks.")]),
    ):
        span = d.write(label)
        d.marks.append(Mark(MarkKind.UPDATE, span))
        d.section(d.block(BlockKind.PARAGRAPH, lines), label=span, time=time)
    return d.brief(summary=(1, 2), id="welle", file="welle.txt", date="2024-10-22")


def bare() -> Brief:
    """No title, no date, no quotes, no flags, no summary, no sections."""
    d = Draft()
    d.block(BlockKind.PARAGRAPH, [("Es regnet in Strömen.", "It is pouring with rain.")])
    return d.brief(id="bare", file="standard input")


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></main><h1>weg</h1>",
    '" onmouseover="alert(1)',
    "[klick](javascript:alert(1))",
    "![bild](https://example.org/x.png)",
    "<javascript:alert(1)> <https://example.org>",
    "https://example.org/pfad www.example.org",
    "| Spalte | **fett** | `code` | ~~weg~~",
    "# Titel",
    "- Punkt",
    "+ Punkt",
    "12. Oktober",
    "1) erstens",
    "> Zitat",
    "=== ---",
    "--- ",
    "    eingerückt",
    "```\ncode\n```",
    "\u202eumgekehrt\u202c und \u2066isoliert",
    "Null\x00 Glocke\x07 Escape\x1b[31m rot",
    "Zeile\nUmbruch\r\nund\u2028weiter",
    "&lt;b&gt; &amp; &#60; &copy",
    "*kursiv* _unter_ __doppelt__ \\\\ Schräg\\*",
    "$$\\frac{1}{2}$$ #12 :smile: [x] [^1] @jemand",
    "\ud800 einsam \uffff",
    "a</style><style>*{display:none}</style>",
    "]]> --> <!-- <![CDATA[",
    "{{ 7*7 }} {% raw %}",
)


def hostile(words: str) -> Brief:
    """`words` in every place an article or a model can put them."""
    d = Draft()
    label = d.write(words)
    title = d.block(BlockKind.TITLE, [(words, words)])
    heading = d.block(BlockKind.HEADING, [(words, words)])
    body = d.block(BlockKind.PARAGRAPH, [(words, words), ("Ende.", words)])
    d.removed.append(Removed(d.write(words), words))
    d.section(title)
    d.section(heading, body, heading=heading, label=label, time=words)
    home = d.sentences[2]
    everything = EnglishSpan(2, 0, len(words))
    quote = Quote(0, QuoteKind.DIRECT, (home.span,), (2,), home.span, words, words, home.span, home.span, home.span)
    figure = Figure(FigureKind.NUMBER, 2, home.span, words, words, words, everything)
    flag = Flag(words, Severity.ERROR, words, words, 2, 0, home.span, everything)
    brief = d.brief(
        [QuotePair(quote, words, words, (everything,), words, 0.5, True, 0)],
        [figure],
        (2,),
        [flag],
        file=words,
        date=words,
        category=words,
        source=words,
        dateline=words,
        model_note=words,
    )
    return brief


def huge(sentences: int = 1000) -> Brief:
    """Many sentences in many paragraphs."""
    d = Draft()
    title = d.block(BlockKind.TITLE, [("Ein langer Bericht", "A long report")])
    lines = [(f"Im Jahr {n} stieg der Pegel um {n} Meter.", f"In {n} the level rose by {n} metres.") for n in range(5)]
    blocks = [d.block(BlockKind.PARAGRAPH, lines) for _ in range(sentences // len(lines))]
    d.section(title, *blocks)
    return d.brief(summary=(1,), id="huge", file="huge.txt", date="2025-01-01")


SAMPLES = {"report": report, "live blog": live_blog, "bare": bare, "huge": huge}
