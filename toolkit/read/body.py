"""The body of an article: headings, paragraphs, captions, live-blog entries, and the metadata between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.read.dates import Day
from toolkit.read.head import HASHES, Facts, read_teaser
from toolkit.read.lines import Line, is_sentence, next_open
from toolkit.read.liveblog import LEAST_TIMES, Label, label_of
from toolkit.read.metadata import SIGLUM_LINE, credit_start, dateline_of, read_items, siglum_start
from toolkit.read.phrases import MARKUP
from toolkit.records import BlockKind, MarkKind

LONGEST_HEADING = 130  # characters
LEAST_QUESTIONS = 2  # that address somebody: from so many on the text is an interview

_OPENING_MARKS = '„»“"‚›«0123456789'
_SPEECH = re.compile(r"\b(?:Herr|Frau|Sie|Ihnen|Ihr|Ihre[nmrs]?|du|dich|dir|euch)\b")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>.{2,160}?)(?<=\S)\1")


def read_body(lines: Sequence[Line], start: int, facts: Facts) -> dict[int, Label]:
    """Decide every line that is open yet; gives the labels of live-blog entries by line number."""
    labels = find_labels(lines, start)
    if start:
        read_teaser(lines, start, labels)
    interview = _is_interview(lines)
    paragraphs = 0
    text = [number for number, line in enumerate(lines) if line.open and is_sentence(line.text)]
    first, last = (text[0], text[-1]) if text else (len(lines), -1)
    for number, line in enumerate(lines):
        if not line.open:
            continue
        items = read_items(line.text)
        inside = first < number < last
        if number in labels:
            _cut_entry(line, labels[number], facts)
        elif items and not (inside and isinstance(items[0].value, Day)):
            facts.take(line, items)
        elif SIGLUM_LINE.fullmatch(line.text):
            line.is_(MarkKind.SIGLUM)
        elif (credit := credit_start(line.text)) is not None:
            line.cut((credit, BlockKind.CAPTION), (len(line.text), MarkKind.CREDIT))
        elif not _cut_markup(line) and _is_heading(lines, number, labels, interview):
            line.is_(BlockKind.HEADING)
        elif line.open:
            _cut_paragraph(line, facts, paragraphs)
            paragraphs += 1
    return labels


def find_labels(lines: Sequence[Line], start: int) -> dict[int, Label]:
    """The live-blog labels from line `start` on. Bare times count only where there are several. A line that is a date
    gives the day to the times below it."""
    found: dict[int, Label] = {}
    today: Day | None = None
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.open:
            continue
        label = label_of(line.text)
        if label:
            found[number] = replace(label, day=today) if today and label.time and not label.day else label
        elif (items := read_items(line.text)) and isinstance(items[0].value, Day) and found:
            today = items[0].value
    bare = sum(not label.worded for label in found.values())
    return {number: label for number, label in found.items() if label.worded or bare >= LEAST_TIMES}


def _cut_entry(line: Line, label: Label, facts: Facts) -> None:
    rest = line.text[label.end :]
    begin = label.end + len(rest) - len(rest.lstrip())
    if label.trail:
        closing = len(line.text) - label.trail
        line.cut((label.end, MarkKind.UPDATE), (closing, BlockKind.HEADING), (len(line.text), MarkKind.UPDATE))
        return
    dateline = dateline_of(rest.lstrip())
    if dateline:
        facts.dateline = facts.dateline or dateline.place or None
        facts.source = facts.source or dateline.agency
    paragraph = begin + dateline.end if dateline else label.end
    end = siglum_start(line.text) or len(line.text)
    line.cut(
        (label.end, MarkKind.UPDATE),
        (paragraph, MarkKind.DATELINE),
        (end, BlockKind.PARAGRAPH),
        (len(line.text), MarkKind.SIGLUM),
    )


def _cut_paragraph(line: Line, facts: Facts, paragraphs: int) -> None:
    """`paragraphs` come before this one. The first may carry a dateline; after a teaser nobody could tell from a
    paragraph the second, where the place is known."""
    dateline = dateline_of(line.text) if paragraphs < 2 and facts.dateline is None else None
    if dateline and paragraphs and not dateline.sure:
        dateline = None
    if dateline:
        facts.dateline = dateline.place or None
        facts.source = facts.source or dateline.agency
    end = siglum_start(line.text) or len(line.text)
    line.cut(
        (dateline.end if dateline else 0, MarkKind.DATELINE),
        (end, BlockKind.PARAGRAPH),
        (len(line.text), MarkKind.SIGLUM),
    )


def _cut_markup(line: Line) -> bool:
    """`## Heading` and `**Heading**` are headings whatever follows them."""
    hashes = HASHES.match(line.text)
    if hashes:
        line.cut((hashes.end(), MARKUP), (len(line.text), BlockKind.HEADING))
    bold = _BOLD.fullmatch(line.text)
    if bold and not is_sentence(bold["text"]):
        line.cut((bold.start("text"), MARKUP), (bold.end("text"), BlockKind.HEADING), (len(line.text), MARKUP))
    return not line.open


def _is_interview(lines: Sequence[Line]) -> bool:
    """Short questions that address somebody: in an interview no question is a heading."""
    asked = (line.text for line in lines if line.open and len(line.text) <= LONGEST_HEADING and line.text.endswith("?"))
    return sum(_SPEECH.search(text) is not None for text in asked) >= LEAST_QUESTIONS


def _is_heading(lines: Sequence[Line], number: int, labels: Mapping[int, Label], interview: bool) -> bool:
    """A short line that ends no sentence, stands by itself, and has text after it that does."""
    text = lines[number].text
    if len(text) > LONGEST_HEADING or not (text[0].isupper() or text[0] in _OPENING_MARKS):
        return False
    if text[-1] in ":,;-–" or not re.search(r"[^\W\d_]{3}", text):
        return False
    if is_sentence(text) and (not text.endswith("?") or interview or _SPEECH.search(text)):
        return False
    before = lines[number - 1] if number and number - 1 not in labels and not lines[number - 1].removed else None
    if before is not None and not lines[number].gap and not is_sentence(before.text):
        return False  # one of several short lines: a list
    after = next_open(lines, number + 1)
    return after is not None and (after in labels or is_sentence(lines[after].text) or lines[after].text[-1] == ":")
