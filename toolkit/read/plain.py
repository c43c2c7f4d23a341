"""Plain text to an Article: what each line of a news page is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.errors import ReadError
from toolkit.read.characters import normalise
from toolkit.read.dates import Day
from toolkit.read.decode import decode
from toolkit.read.furniture import REPEATED, remove_furniture
from toolkit.read.inputs import Input
from toolkit.read.language import CODES, language_of
from toolkit.read.lines import Line, is_sentence, split_lines
from toolkit.read.liveblog import LEAST_TIMES, Label, label_of, settle
from toolkit.read.metadata import SIGLUM_LINE, Item, credit_start, dateline_of, read_items, siglum_start
from toolkit.read.sections import Entry, group
from toolkit.records import Article, Block, BlockKind, Mark, MarkKind, Removed, Section, Span
from toolkit.settings import Reading

LONGEST_TITLE = 200  # characters
LONGEST_HEADING = 120
LONGEST_TEASER = 450
MOST_CATEGORY_WORDS = 4


@dataclass(slots=True)
class Facts:
    """Metadata gathered while the lines are read."""

    published: list[Day] = field(default_factory=list)
    updated: list[Day] = field(default_factory=list)
    minutes: int | None = None
    category: str | None = None
    dateline: str | None = None
    source: str | None = None

    @property
    def date(self) -> str | None:
        """The day of publication; that of the last change where only this is given."""
        return next((day.iso for day in [*self.published, *self.updated] if day.iso), None)


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
    start = _read_head(lines, facts)
    entries = _read_body(lines, start, facts)
    blocks, marks, removed = _collect(lines)
    body = "\n".join(block.span.of(text) for block in blocks)
    _refuse_empty(input, body, text, removed)
    language = language_of(body)
    if language != "German" and not force:
        words = (
            f"{input.name}: {language} text, not German" if language[0] != "a" else f"{input.name}: text in {language}"
        )
        raise ReadError(words, "--force translates it all the same.", reason="not German")
    return Article(
        id=input.id,
        file=input.name,
        text=text,
        blocks=blocks,
        sections=_sections(lines, blocks, entries, facts.date, text),
        marks=marks,
        removed=removed,
        date=facts.date,
        category=facts.category,
        source=facts.source,
        dateline=facts.dateline,
        reading_minutes=facts.minutes,
        language=CODES[language],
        encoding=encoding,
        notes=notes if language == "German" else (*notes, f"Most of this text is not German: {language}."),
    )


def _refuse_empty(input: Input, body: str, text: str, removed: Sequence[Removed]) -> None:
    if sum(map(str.isalpha, body)) >= Reading().min_letters:
        return
    if removed:
        what = ", ".join(dict.fromkeys(each.reason for each in removed))
        words, reason = f"{input.name}: only page furniture, no article ({what})", "only furniture"
        raise ReadError(words, "Save the page again with the article's own text.", reason=reason)
    raise ReadError(
        f"{input.name}: no article: {len(text)} characters, hardly a word", "Check the file.", reason="no text"
    )


# The head of the page


def _read_head(lines: Sequence[Line], facts: Facts) -> int:
    """Title, category, teaser and metadata; gives the number of the line after the title (0 without a title)."""
    candidates = _title_candidates(lines, facts)
    if not candidates:
        return 0
    title = _choose_title(lines, candidates)
    lines[title].is_(BlockKind.TITLE)
    for number in candidates:
        line = lines[number]
        if number < title and line.open:
            line.is_(MarkKind.CATEGORY)
            facts.category = facts.category or line.text.strip(" :|›»>")
    return _drop_repeated(lines, title)


def _title_candidates(lines: Sequence[Line], facts: Facts) -> list[int]:
    """Lines before the first sentence that are neither furniture nor metadata."""
    found: list[int] = []
    for number, line in enumerate(lines):
        if not line.open:
            continue
        items = read_items(line.text)
        if items and not (number == 0 and items[0].kind is MarkKind.AUTHOR):
            _mark_items(line, items, facts)
        elif label_of(line.text) or dateline_of(line.text) or len(line.text) > LONGEST_TITLE:
            break
        elif credit_start(line.text) is not None:
            continue
        elif is_sentence(line.text) and not _asks_or_cites(line.text):
            break
        else:
            found.append(number)
    return found


def _asks_or_cites(text: str) -> bool:
    """A headline may end with a question mark, an exclamation mark or a quotation."""
    return bool(re.search(r"[?!][“”«»\"]?$|[^.!?…][“”«»\"]$", text)) and len(re.findall(r"[.!?] ", text)) < 2


def _key(text: str) -> str:
    """A headline without the site's name behind it, for comparison."""
    return re.sub(r"\s[|·]\s[^|]{2,40}$", "", text).casefold().strip(" .#*")


def _choose_title(lines: Sequence[Line], candidates: Sequence[int]) -> int:
    keys = [_key(line.text) for line in lines[: candidates[-1] + 30]]
    for number in candidates:
        if len(lines[number].text) > 15 and keys.count(keys[number]) > 1:
            return number
    first = candidates[0]
    for number in candidates:
        words = len(lines[number].text.split())
        later = [n for n in candidates if n > number and len(lines[n].text) > len(lines[number].text)]
        if words > MOST_CATEGORY_WORDS or not later:
            return number
    return first


def _drop_repeated(lines: Sequence[Line], title: int) -> int:
    """The title printed again goes; what stands between, and a line right under it, is teaser."""
    key = _key(lines[title].text)
    again = [n for n, line in enumerate(lines) if n != title and line.open and _key(line.text) == key]
    for number in again:
        lines[number].is_(REPEATED)
    return title + 1


def _mark_items(line: Line, items: Sequence[Item], facts: Facts) -> None:
    line.cut(*((item.end, item.kind) for item in items))
    for item in items:
        if isinstance(item.value, Day):
            (facts.updated if item.updated else facts.published).append(item.value)
        elif isinstance(item.value, int):
            facts.minutes = facts.minutes or item.value


# The body


def _read_body(lines: Sequence[Line], start: int, facts: Facts) -> dict[int, Label]:
    """Decide every line that is open yet; gives the labels of live-blog entries by line number."""
    labels = _labels(lines, start)
    _read_teaser(lines, start, labels)
    dated = False
    for number, line in enumerate(lines):
        if not line.open:
            continue
        items = read_items(line.text)
        if number in labels:
            _cut_entry(line, labels[number], facts)
        elif items:
            _mark_items(line, items, facts)
        elif SIGLUM_LINE.fullmatch(line.text):
            line.is_(MarkKind.SIGLUM)
        elif (credit := credit_start(line.text)) is not None:
            line.cut((credit, BlockKind.CAPTION), (len(line.text), MarkKind.CREDIT))
        elif _is_heading(lines, number, labels):
            line.is_(BlockKind.HEADING)
        else:
            dateline = None if dated else dateline_of(line.text)
            dated = True
            _cut_paragraph(line, dateline, facts)
    return labels


def _labels(lines: Sequence[Line], start: int) -> dict[int, Label]:
    found = {n: label for n, line in enumerate(lines) if line.open and n >= start and (label := label_of(line.text))}
    bare = sum(not label.worded for label in found.values())
    return {n: label for n, label in found.items() if label.worded or bare >= LEAST_TIMES}


def _cut_entry(line: Line, label: Label, facts: Facts) -> None:
    rest = line.text[label.end :]
    begin = label.end + len(rest) - len(rest.lstrip())
    dateline = dateline_of(line.text[begin:])
    pieces = [(label.end, MarkKind.UPDATE)]
    if dateline:
        pieces.append((begin + dateline[0], MarkKind.DATELINE))
        facts.dateline = facts.dateline or dateline[1] or None
    if label.trail:
        line.cut(*pieces, (len(line.text) - label.trail, BlockKind.HEADING), (len(line.text), MarkKind.UPDATE))
        return
    siglum = siglum_start(line.text)
    body = siglum if siglum is not None else len(line.text)
    line.cut(*pieces, (body, BlockKind.PARAGRAPH), (len(line.text), MarkKind.SIGLUM))


def _cut_paragraph(line: Line, dateline: tuple[int, str, str | None] | None, facts: Facts) -> None:
    begin = 0
    if dateline:
        begin = dateline[0]
        facts.dateline = facts.dateline or dateline[1] or None
        facts.source = facts.source or dateline[2]
    siglum = siglum_start(line.text)
    end = siglum if siglum is not None else len(line.text)
    line.cut((begin, MarkKind.DATELINE), (end, BlockKind.PARAGRAPH), (len(line.text), MarkKind.SIGLUM))


def _read_teaser(lines: Sequence[Line], start: int, labels: dict[int, Label]) -> None:
    """The teaser is the first sentence line after the title when something parts it from the body: the title printed
    again, metadata, a dateline, a live-blog label."""
    if not start:
        return
    number = _next_open(lines, start)
    while number is not None and credit_start(lines[number].text) is not None:
        number = _next_open(lines, number + 1)
    if number is None or number in labels or not _fits_teaser(lines[number]):
        return
    after = number + 1
    while after < len(lines) and lines[after].removed and lines[after].parts[0][1] != REPEATED:
        after += 1
    if after == len(lines):
        return
    follows = lines[after]
    if not follows.open or after in labels or dateline_of(follows.text) or read_items(follows.text):
        lines[number].is_(BlockKind.TEASER)
        if not follows.open and follows.parts[0][1] == REPEATED:
            second = _next_open(lines, after)
            if second == after + 1 and not lines[second].gap and _fits_teaser(lines[second]):
                if second + 1 < len(lines) and lines[second + 1].gap:
                    lines[second].is_(BlockKind.TEASER)


def _fits_teaser(line: Line) -> bool:
    return is_sentence(line.text) and len(line.text) <= LONGEST_TEASER and not dateline_of(line.text)


def _next_open(lines: Sequence[Line], start: int) -> int | None:
    return next((n for n in range(start, len(lines)) if lines[n].open), None)


def _is_heading(lines: Sequence[Line], number: int, labels: dict[int, Label]) -> bool:
    """A short line that ends no sentence, with text after it that does."""
    line = lines[number]
    text = line.text
    if len(text) > LONGEST_HEADING or (not text[0].isupper() and text[0] not in '„»“"‚0123456789'):
        return False
    if is_sentence(text) and not text.endswith("?"):
        return False
    if text[-1] in ":,;-–" or not re.search(r"[^\W\d_]{3}", text):
        return False
    after = _next_open(lines, number + 1)
    if after is None:
        return False
    return after in labels or is_sentence(lines[after].text) or lines[after].text.endswith(":")


# Putting together


def _collect(lines: Sequence[Line]) -> tuple[tuple[Block, ...], tuple[Mark, ...], tuple[Removed, ...]]:
    blocks: list[Block] = []
    marks: list[Mark] = []
    removed: list[Removed] = []
    following = False
    for line in lines:
        for span, role in line.parts:
            if isinstance(role, BlockKind):
                blocks.append(Block(role, span))
            elif isinstance(role, MarkKind):
                marks.append(Mark(role, span))
            elif following and removed[-1].reason == role:
                removed[-1] = Removed(Span(removed[-1].span.start, span.end), role)
            else:
                removed.append(Removed(span, role))
            following = not isinstance(role, BlockKind | MarkKind)
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
