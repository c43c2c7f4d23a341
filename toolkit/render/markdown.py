"""Brief and index as Markdown that reads well raw in a terminal and rendered on a forge.

Tables put German and English side by side. The only raw HTML is an empty anchor before a sentence something points to:
Markdown itself has anchors for headings alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from toolkit.records import BlockKind, Brief, QuotePair, Severity
from toolkit.render.escape import as_code, for_address, for_cell, for_markdown
from toolkit.render.index import Failure, IndexEntry, by_date
from toolkit.render.view import (
    KIND_WORDS,
    NumberedFlag,
    Part,
    Places,
    announcements,
    by_sentence,
    count,
    counts_words,
    date_words,
    doubts_at,
    english_of,
    facts_of,
    flag_words,
    gravest_first,
    key_quotes,
    no_quotes_words,
    number,
    numbered_flags,
    outline,
    pointed_at,
    quote_certainty,
    removed_words,
    speakers,
    title_sentences,
    value_words,
)

SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "⚠", Severity.NOTE: "ℹ"}
NO_TITLE = "(no title)"


def brief_to_markdown(brief: Brief) -> str:
    """The brief as Markdown text."""
    flags, pointed = numbered_flags(brief), pointed_at(brief)
    places = by_sentence(flags)
    blocks = [
        *_head(brief, pointed),
        *_summary(brief, places),
        *_flags(flags),
        *_quotes(brief, places),
        *_figures(brief),
        *_text(brief, places, pointed),
        *_removed(brief),
        *_made(brief),
    ]
    return "\n\n".join(blocks) + "\n"


def index_to_markdown(
    entries: Sequence[IndexEntry], formats: Sequence[str], note: str = "", failures: Sequence[Failure] = ()
) -> str:
    """The index as Markdown text: one list item a brief, newest first."""
    blocks = ["# Briefs", f"{number(len(entries), 'article')}, newest first."]
    if note:
        blocks.append(f"> **Note:** {for_markdown(note)}")
    day: object = ()
    for entry in by_date(entries):
        if entry.date != day:
            day = entry.date
            blocks.append(f"## {for_markdown(date_words(day) or 'Without a date')}")
        blocks.append(_entry(entry, formats))
    if failures:
        blocks.append("## Failed")
        blocks.append(
            _list(f"{for_markdown(f.file)}: {for_markdown(f.message)} {for_markdown(f.hint)}" for f in failures)
        )
    return "\n\n".join(blocks) + "\n"


def _entry(entry: IndexEntry, formats: Sequence[str]) -> str:
    title = for_markdown(entry.english_title or entry.title or entry.file)
    name = for_address(entry.id)
    shown = f"[{title}]({name}.{formats[0]})" if formats else title
    others = [f"[{f}]({name}.{f})" for f in formats]
    facts = [number(entry.quotes, "quote"), number(entry.flags, "flag"), " ".join(others)]
    lines = [f"- **{shown}**"]
    lines += [f"  *{for_markdown(entry.title)}*"] if entry.title and entry.english_title else []
    lines += [f"  {for_markdown(entry.first)}"] if entry.first else []
    return "\\\n".join([*lines, "  " + " · ".join(facts)])


def _head(brief: Brief, pointed: frozenset[int]) -> Iterator[str]:
    article = brief.article
    yield f"# {for_markdown(brief.english_title or article.title or NO_TITLE)}"
    numbers = ", ".join(_anchored(i, pointed) for i in title_sentences(brief))
    if article.title:
        yield f"*{for_markdown(article.title)}* ({numbers})"
    yield _list(f"**{name}:** {for_markdown(value)}" for name, value in facts_of(brief))
    for task, said in announcements(brief):
        yield f"> **{task}:** {for_markdown(said)}"


def _summary(brief: Brief, places: Places) -> Iterator[str]:
    yield "## Summary"
    if not brief.summary.sentences:
        yield "*No summary.*"
        return
    yield "\n".join(
        f"{i}. {for_markdown(line.english)} ({', '.join(_link(s) for s in line.support)})"
        f"{_signs(doubts_at(places, line.support))}"
        for i, line in enumerate(brief.summary.sentences, 1)
    )


def _flags(flags: Sequence[NumberedFlag]) -> Iterator[str]:
    yield "## Flags"
    if not flags:
        yield "*The checks found nothing to doubt.*"
        return
    weights = [each.flag.severity for each in flags]
    yield flag_words(*(weights.count(severity) for severity in Severity)).capitalize() + "."
    yield _list(_flag(each) for each in gravest_first(flags))


def _flag(each: NumberedFlag) -> str:
    flag = each.flag
    where = f" {_link(each.sentence)}" if each.sentence is not None else ""
    hint = f" *{for_markdown(flag.hint)}*" if flag.hint else ""
    sign = f"{SIGNS[flag.severity]} **F{each.number} {flag.severity}**"
    return f"{sign}{where} {for_markdown(flag.kind)}: {for_markdown(flag.message)}{hint}"


def _quotes(brief: Brief, places: Places) -> Iterator[str]:
    yield "## Key quotes"
    words = no_quotes_words(brief)
    if words:
        yield f"*{words}*"
    keys = key_quotes(brief)
    for i, pair in enumerate(keys, 1):
        yield _quote_head(brief, pair, i) + _signs(doubts_at(places, pair.quote.sentences))
        yield _table(("German", "English"), [(for_cell(pair.german_text), for_cell(pair.english_text))])
    if not keys and not words:
        yield "*No quote stands out.*"


def _quote_head(brief: Brief, pair: QuotePair, rank: int) -> str:
    german, english = speakers(brief, pair)
    name = f"**{for_markdown(english or german or 'Speaker not named')}**"
    mention = f" *{for_markdown(german)}*" if german and english else ""
    places = ", ".join(_link(s) for s in pair.quote.sentences)
    return f"{rank}\\. {name}{mention} · {KIND_WORDS[pair.quote.kind]} · {quote_certainty(pair)} · {places}"


def _figures(brief: Brief) -> Iterator[str]:
    if not brief.figures:
        return
    yield "## Key figures"
    rows = []
    for figure in brief.figures:
        german = for_cell(figure.german.of(brief.article.text))
        english = for_cell(english_of(brief, figure.english) or "") or "*not found*"
        context = for_cell(" – ".join(filter(None, counts_words(figure))))
        rows.append((german, english, for_cell(value_words(figure)), figure.kind, context, _link(figure.sentence)))
    yield _table(("German", "English", "Value", "Kind", "Counts", "Where"), rows)


def _text(brief: Brief, places: Places, pointed: frozenset[int]) -> Iterator[str]:
    yield "## Full text"
    for part in outline(brief):
        if part.label_english or part.label_german:
            yield f"### {for_markdown(part.label_english or '')} ({for_markdown(part.label_german or '')})"
        rows = list(_rows(brief, part, places, pointed))
        if rows:
            yield _table(("", "German", "English"), rows)


def _rows(brief: Brief, part: Part, places: Places, pointed: frozenset[int]) -> Iterator[tuple[str, str, str]]:
    heading = (part.heading,) if part.heading else ()
    for paragraph in (*heading, *part.paragraphs):
        bold = "**" if paragraph.kind in (BlockKind.HEADING, BlockKind.TITLE) else ""
        italic = "*" if paragraph.kind is BlockKind.CAPTION else ""
        for i, id in enumerate(paragraph.sentences):
            pair = brief.pairs[id]
            marks = _signs(places.get(id, ()))
            opening = "¶ " if i == 0 else ""
            style = bold or italic
            sides = [f"{style}{for_cell(side)}{style}" for side in (pair.german, pair.english)]
            yield f"{opening}{_anchored(id, pointed)}{marks}", sides[0], sides[1]


def _removed(brief: Brief) -> Iterator[str]:
    if not brief.article.removed:
        return
    yield "## Removed from the page"
    yield _list(
        f"{for_markdown(removed.reason)}: {for_markdown(removed_words(brief, removed, 120))}"
        for removed in brief.article.removed
    )


def _made(brief: Brief) -> Iterator[str]:
    counts = count(brief)
    yield "## How this was made"
    yield _list(
        (
            f"Translation: {as_code(str(brief.signature))}",
            f"Summary: {as_code(str(brief.summary.signature))}",
            f"{number(counts.sentences, 'sentence')}, {number(counts.words, 'German word')}, "
            f"{number(counts.quotes, 'quote')}, {number(counts.figures, 'figure')}",
            f"File encoding: {for_markdown(brief.article.encoding)}",
        )
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_row(head), _row(["---"] * len(head))] + [_row(row) for row in rows]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item.rstrip()}" for item in items)


def _signs(flags: Sequence[NumberedFlag]) -> str:
    return "".join(f" {SIGNS[each.flag.severity]}F{each.number}" for each in flags)


def _link(id: int) -> str:
    return f"[s{id}](#s{id})"


def _anchored(id: int, pointed: frozenset[int]) -> str:
    return f'<a id="s{id}"></a>s{id}' if id in pointed else f"s{id}"
