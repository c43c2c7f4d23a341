"""Plain text to an Article: what each line of a news page is."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.errors import ReadError
from toolkit.read.body import read_body
from toolkit.read.characters import normalise
from toolkit.read.decode import decode
from toolkit.read.furniture import remove_furniture
from toolkit.read.head import Facts, read_head
from toolkit.read.inputs import Input
from toolkit.read.language import CODES, OTHER_SCRIPT, language_of
from toolkit.read.lines import Line, split_lines
from toolkit.read.liveblog import Label, settle
from toolkit.read.sections import Entry, group
from toolkit.records import Article, Block, BlockKind, Mark, MarkKind, Removed, Section, Span
from toolkit.settings import Reading


def read_plain(input: Input, data: bytes, *, force: bool = False) -> Article:
    """The article in the bytes of a text file. Raises ReadError for what is no German article (see `read`)."""
    decoded = decode(data, input.name)
    text, notes = normalise(decoded.text)
    return article_of(input, text, decoded.encoding, (*decoded.notes, *notes), force=force)


def article_of(
    input: Input, text: str, encoding: str = "utf-8", notes: tuple[str, ...] = (), *, force: bool = False
) -> Article:
    """The article in a normalised text (see `normalise`). Other formats come in here once they have their text."""
    lines = split_lines(text)
    remove_furniture(lines)
    facts = Facts()
    start = read_head(lines, facts)
    labels = read_body(lines, start, facts)
    blocks, marks, removed = _collect(lines)
    body = "\n".join(block.span.of(text) for block in blocks)
    _refuse_empty(input, body, removed)
    language = language_of(body)
    if language != "German":
        if not force:
            words = f"text in {language}" if language == OTHER_SCRIPT else f"{language} text"
            raise ReadError(f"{input.name}: {words}, not German", "--force translates it all the same.", "not German")
        notes = (*notes, f"Read because of --force: most of this text is not German but {language}.")
    return Article(
        id=input.id,
        file=input.name,
        text=text,
        blocks=blocks,
        sections=_sections(lines, blocks, labels, facts.date, text),
        marks=marks,
        removed=removed,
        date=facts.date,
        category=facts.category,
        source=facts.source,
        dateline=facts.dateline,
        reading_minutes=facts.minutes,
        language=CODES[language],
        encoding=encoding,
        notes=notes,
    )


def _refuse_empty(input: Input, body: str, removed: Sequence[Removed]) -> None:
    if sum(map(str.isalpha, body)) >= Reading().min_letters:
        return
    if removed:
        what = ", ".join(dict.fromkeys(each.reason for each in removed))
        raise ReadError(
            f"{input.name}: only page furniture, no article ({what})",
            "Save the page again with the text of the article.",
            reason="only furniture",
        )
    raise ReadError(f"{input.name}: no article, hardly a word", "Check the file.", reason="no text")


def _collect(lines: Sequence[Line]) -> tuple[tuple[Block, ...], tuple[Mark, ...], tuple[Removed, ...]]:
    """The parts of all lines by kind; neighbouring furniture of one reason becomes one."""
    blocks: list[Block] = []
    marks: list[Mark] = []
    removed: list[Removed] = []
    going_on = False
    for span, role in (part for line in lines for part in line.parts):
        if isinstance(role, BlockKind):
            blocks.append(Block(role, span))
        elif isinstance(role, MarkKind):
            marks.append(Mark(role, span))
        elif going_on and removed[-1].reason == role:
            removed[-1] = Removed(Span(removed[-1].span.start, span.end), role)
        else:
            removed.append(Removed(span, role))
        going_on = not isinstance(role, BlockKind | MarkKind)
    return tuple(blocks), tuple(marks), tuple(removed)


def _sections(
    lines: Sequence[Line], blocks: Sequence[Block], labels: dict[int, Label], date: str | None, text: str
) -> tuple[Section, ...]:
    times = settle(list(labels.values()), date, text)
    entries = []
    for (number, label), time in zip(labels.items(), times, strict=True):
        start = lines[number].span.start
        words = lines[number].text[: label.end].rstrip(" :–—-|")
        entries.append(Entry(Span(start, start + len(words)), time))
    return group(blocks, entries)
