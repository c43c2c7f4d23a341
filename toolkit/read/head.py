"""The head of an article: category, title, teaser, date, authors, reading time."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from toolkit.read.dates import Day
from toolkit.read.lines import Line, is_sentence, next_open
from toolkit.read.liveblog import label_of
from toolkit.read.metadata import Item, credit_start, dateline_of, read_items
from toolkit.read.phrases import MARKUP, REPEATED, RUBRICS, SITE
from toolkit.records import BlockKind, MarkKind

LONGEST_TITLE = 200  # characters
LONGEST_TEASER = 450
MOST_CATEGORY_WORDS = 4
MOST_HEAD_LINES = 40  # the title stands among the first so many lines that are not furniture

_SITE = re.compile(r"\s(?:[|·]\s[^|·]{2,40}|[-–—]\s[\w.-]+\.(?:de|at|ch|com|net|org|info|eu))$")
HASHES = re.compile(r"#{1,6}\s+(?=\S)")


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

    def take(self, line: Line, items: Sequence[Item]) -> None:
        """Make `line` the metadata it holds."""
        line.cut(*((item.end, item.kind) for item in items))
        for item in items:
            if isinstance(item.value, Day):
                (self.updated if item.updated else self.published).append(item.value)
            elif isinstance(item.value, int):
                self.minutes = self.minutes or item.value


def read_head(lines: Sequence[Line], facts: Facts) -> int:
    """Decide title, category and the metadata around them; give the line number after the title (0: no title)."""
    candidates = _candidates(lines, facts)
    title = _choose_title(lines, candidates)
    if title is None:
        return 0
    for number in candidates:
        if number < title:
            lines[number].is_(MarkKind.CATEGORY)
            facts.category = facts.category or lines[number].text.strip(" :|›»>")
    _cut_title(lines[title], facts)
    key = _key(lines[title].text)
    for number, line in enumerate(lines):
        if line.open and number != title and _key(line.text) == key:
            line.is_(REPEATED)
    for number in candidates:  # `Title`, `Politik`: a rubric may stand behind the title as well
        if lines[number].open and facts.category is None and lines[number].text.casefold() in RUBRICS:
            lines[number].is_(MarkKind.CATEGORY)
            facts.category = lines[number].text
    return title + 1


def _candidates(lines: Sequence[Line], facts: Facts) -> list[int]:
    """Lines before the first sentence that are neither furniture nor metadata."""
    found: list[int] = []
    for number, line in enumerate(lines):
        if not line.open:
            continue
        if len(found) >= MOST_HEAD_LINES or len(line.text) > LONGEST_TITLE:
            break
        items = read_items(line.text)
        if items and not (items[0].kind is MarkKind.AUTHOR and not found):  # `Von Wölfen` may be the title
            facts.take(line, items)
        elif label_of(line.text) or dateline_of(line.text):
            break
        elif credit_start(line.text) is None:
            if is_sentence(line.text) and not _may_be_title(lines, number):
                break
            found.append(number)
    return found


def _may_be_title(lines: Sequence[Line], number: int) -> bool:
    """A title may end as a sentence does: with a question, an exclamation, a quotation, or when it is printed twice."""
    text = lines[number].text
    if re.search(r"[?!][“”«»\"]?$|[^.!?…][“”«»\"]$", text) and len(re.findall(r"[.!?] ", text)) < 2:
        return True
    return any(line.open and _key(line.text) == _key(text) for line in lines[number + 1 : number + 8])


def _key(text: str) -> str:
    """A title without the name of the site behind it, for comparison."""
    return _SITE.sub("", text[: LONGEST_TITLE + 50]).casefold().strip(" .#*")


def _choose_title(lines: Sequence[Line], candidates: Sequence[int]) -> int | None:
    """The line printed again, else the first that is too long for a category or has no longer one after it."""
    if not candidates:
        return None
    near = [_key(line.text) for line in lines[: candidates[-1] + MOST_HEAD_LINES]]
    for number in candidates:
        same = [n for n in candidates if near[n] == near[number]]
        if len(near[number]) > 15 and near.count(near[number]) > 1:
            return min(same, key=lambda n: (len(lines[n].text), n))  # the one without the name of the site
    for number in candidates:
        text = lines[number].text
        longer = any(n > number and len(lines[n].text) > len(text) for n in candidates)
        if not longer or (len(text.split()) > MOST_CATEGORY_WORDS and text.casefold() not in RUBRICS):
            return number
    return None


def _cut_title(line: Line, facts: Facts) -> None:
    hashes = HASHES.match(line.text)
    site = _SITE.search(line.text)
    end = site.start() if site else len(line.text)
    line.cut((hashes.end() if hashes else 0, MARKUP), (end, BlockKind.TITLE), (len(line.text), SITE))
    if site:
        facts.source = site[0].strip(" |·-–—")


def read_teaser(lines: Sequence[Line], start: int, labels: Collection[int]) -> None:
    """Decide the teaser: the sentence line after the title when something parts it from the body: the title printed
    again, metadata, a dateline, a live-blog label."""
    number = next_open(lines, start)
    while number is not None and credit_start(lines[number].text) is not None:
        number = next_open(lines, number + 1)
    if number is None or number in labels or not _fits_teaser(lines[number]):
        return
    after = number + 1
    while after < len(lines) and _is_passed_over(lines[after]):
        after += 1
    if after == len(lines):
        return
    follows = lines[after]
    if not follows.open or after in labels or dateline_of(follows.text) or read_items(follows.text):
        lines[number].is_(BlockKind.TEASER)
        if follows.removed:
            _read_second_teaser(lines, after + 1)


def _is_passed_over(line: Line) -> bool:
    """Furniture and captions between teaser and body say nothing."""
    if line.open:
        return credit_start(line.text) is not None
    return line.removed and line.parts[0][1] != REPEATED


def _read_second_teaser(lines: Sequence[Line], number: int) -> None:
    """The line set right under the repeated title, where empty lines part the paragraphs."""
    if number + 1 >= len(lines) or lines[number].gap or not lines[number + 1].gap:
        return
    if lines[number].open and _fits_teaser(lines[number]):
        lines[number].is_(BlockKind.TEASER)


def _fits_teaser(line: Line) -> bool:
    return is_sentence(line.text) and len(line.text) <= LONGEST_TEASER and not dateline_of(line.text)
