"""Blocks to sections: under their headings, or under the labels of a live blog."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.records import Block, BlockKind, Section, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """The label of a live-blog entry and its ISO time."""

    label: Span
    time: str | None


@dataclass(slots=True)
class _Draft:
    blocks: list[int] = field(default_factory=list)
    heading: int | None = None
    entry: Entry | None = None


def group(blocks: Sequence[Block], entries: Sequence[Entry]) -> tuple[Section, ...]:
    """Every block in exactly one section, in text order.

    Without live-blog entries each heading begins a section. With them an entry is one section: a heading right before
    its label is its heading, else one right after it; further headings inside it are blocks of it.
    """
    drafts = [_Draft()]
    waiting = deque(entries)
    for number, block in enumerate(blocks):
        while waiting and waiting[0].label.start < block.span.start:
            _begin_entry(drafts, blocks, waiting.popleft())
        current = drafts[-1]
        if block.kind is BlockKind.HEADING and current.entry is None and current.blocks:
            drafts.append(current := _Draft())
        if block.kind is BlockKind.HEADING and current.heading is None and not current.blocks:
            current.heading = number
        current.blocks.append(number)
    for entry in waiting:
        _begin_entry(drafts, blocks, entry)
    return tuple(
        Section(
            tuple(draft.blocks),
            draft.heading,
            draft.entry.label if draft.entry else None,
            draft.entry.time if draft.entry else None,
        )
        for draft in drafts
        if draft.blocks or draft.entry
    )


def _begin_entry(drafts: list[_Draft], blocks: Sequence[Block], entry: Entry) -> None:
    before = drafts[-1]
    last = before.blocks[-1] if before.blocks else None
    if last is None or blocks[last].kind is not BlockKind.HEADING:
        drafts.append(_Draft(entry=entry))
        return
    before.blocks.pop()
    if before.heading == last:
        before.heading = None
    drafts.append(_Draft([last], last, entry))
