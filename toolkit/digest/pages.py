"""Digest -> Markdown, HTML, JSON: text out, pure. Every line links to its brief and sentence (`ID.html#s12`)."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping

from toolkit.digest import words
from toolkit.digest.outline import Group, Row, sections
from toolkit.digest.records import Difference, Digest, Event, Line
from toolkit.render.escape import for_html, for_markdown
from toolkit.render.view import number

SCHEMA = "toolkit-digest/1"
_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#5b5b5b;--line:#d9d5cc;--page:#fdfcf9;--mark:#8a1c1c}
@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a9a59b;--line:#3a3833;--page:#191815;--mark:#f0a08f}}
body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--page);color:var(--ink);font:1rem/1.5 Georgia,serif}
h1,h2,h3,th,.ui{font-family:system-ui,sans-serif}h2{margin-top:3rem;border-top:3px solid var(--ink);padding-top:.5rem}
h3{margin:2rem 0 .5rem}.ui,.de,th{color:var(--soft);font-size:.875rem}.de{font-style:italic}
a{color:inherit;text-decoration-color:var(--mark)}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
td:first-child{font-weight:700;font-family:system-ui,sans-serif;min-width:7rem}td:first-child .de{display:block}
tbody+tbody{border-top:2px solid var(--soft)}td:nth-child(2){min-width:9rem}td:nth-child(3){min-width:8rem}
h4{margin:1rem 0 .5rem;font-size:1.05rem}ul{padding-left:1.25rem}li{margin:.4rem 0}
.note{border-left:3px solid var(--mark);padding-left:.75rem}
.groups{padding:0;list-style:none}.groups p{margin:0}.groups li{margin:1rem 0}
.groups div{margin:.3rem 0;padding-left:.75rem;border-left:3px solid var(--line)}
@media(max-width:40rem){table,tbody,tr,td{display:block;min-width:0!important}thead{display:none}
td{border:0;padding:.1rem 0}
tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}}
@media print{body{max-width:none}h2{break-before:page}h2:first-of-type{break-before:auto}}
"""


def render_digest(digest: Digest, format: str) -> str:
    """The digest in one of FORMATS."""
    return FORMATS[format](digest)


def to_json(digest: Digest) -> str:
    """The records as they are, with the schema's name."""
    return json.dumps({"schema": SCHEMA} | dataclasses.asdict(digest), ensure_ascii=False, indent=1) + "\n"


def to_markdown(digest: Digest) -> str:
    """For a terminal and a forge."""
    lines = [f"# {words.TITLE}: {_counts(digest)}", *(f"\n> {for_markdown(note)}" for note in digest.notes)]
    for event in digest.events:
        lines += ["", *_event_markdown(event)]
    if digest.writer:
        lines += ["", f"{words.WRITER}: {for_markdown(digest.writer)}"]
    return "\n".join(lines) + "\n"


def _counts(digest: Digest) -> str:
    briefs = sum(len(event.sources) for event in digest.events)
    return f"{number(len(digest.events), 'event')} in {number(briefs, 'brief')}"


def _event_markdown(event: Event) -> Iterator[str]:
    link = _linker(event, lambda name, address: f"[{for_markdown(name)}]({address})")
    yield f"## {for_markdown(event.title)}\n\n{words.summary_words(event)}\n"
    for source in event.sources:
        yield (
            f"- {words.day_words(source.date)}: [{for_markdown(source.english_title)}]({source.address}) · "
            f"*{for_markdown(source.title)}*"
        )
    if event.differences:
        yield f"\n### {words.DIFFER}"
    for difference in event.differences:
        yield f"\n**{for_markdown(words.span_words(difference))}** · *{for_markdown(difference.what)}*\n"
        yield f"| {' | '.join(words.COLUMNS)} |\n|{'---|' * len(words.COLUMNS)}"
        for reading in (reading for same in words.by_value(difference) for reading in same):
            line = reading.line
            english, german = (for_markdown(name) for name in words.who_words(reading))
            who = " · ".join(part for part in (english, german and f"*{german}*") if part)
            yield (
                f"| **{words.value_words(reading)}** (*{for_markdown(reading.shown)}*) | {who} "
                f"| {words.day_words(line.day)} "
                f"| {for_markdown(line.english)} · *{for_markdown(line.german)}* {link(line)} |"
            )
    for section in sections(event):
        yield f"\n### {section.heading}\n"
        for group in section.groups:
            yield from _group_markdown(group, link)


def _group_markdown(group: Group, link: Callable[[Line], str]) -> Iterator[str]:
    if group.title:
        yield f"- **{for_markdown(group.title)}**" + (f" · *{for_markdown(group.german)}*" if group.german else "")
    for place, row in enumerate(group.rows):
        german = f" · *{for_markdown(row.german)}*" if row.german else ""
        note = f" ({for_markdown(row.note)})" if row.note else ""
        indent = "  " if place or group.title else ""
        yield f"{indent}- {for_markdown(row.english)}{german}{note} {' '.join(map(link, row.lines))}"


def to_html(digest: Digest) -> str:
    """One file that loads nothing, light and dark, for a phone and for print."""
    policy = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    body = [part for event in digest.events for part in _event_html(event)]
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{policy}'; "
            "img-src data:; base-uri 'none'; form-action 'none'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<link rel="icon" href="data:,">\n<title>{words.TITLE}</title>\n<style>{_STYLE}</style>\n</head>\n<body>',
            f'<header><h1>{words.TITLE}</h1><p class="ui">{_counts(digest)}</p>',
            *(f'<p class="note">{for_html(note)}</p>' for note in digest.notes),
            "</header>\n<main>",
            *body,
            f'<p class="ui">{words.WRITER}: {for_html(digest.writer)}</p>' if digest.writer else "",
            "</main>\n</body>\n</html>\n",
        )
    )


def _event_html(event: Event) -> Iterator[str]:
    link = _linker(event, lambda name, address: f'<a class="ui" href="{for_html(address)}">{for_html(name)}</a>')
    yield f'<section><h2>{for_html(event.title)}</h2><p class="ui">{words.summary_words(event)}</p><ul>'
    for source in event.sources:
        yield (
            f'<li><span class="ui">{words.day_words(source.date)}</span> '
            f'<a href="{for_html(source.address)}">{for_html(source.english_title)}</a>{_german(source.title)}</li>'
        )
    yield "</ul>"
    if event.differences:
        yield f"<h3>{words.DIFFER}</h3>"
    for difference in event.differences:
        yield from _difference_html(difference, link)
    for section in sections(event):
        yield f'<h3>{section.heading}</h3><ul class="groups">'
        for group in section.groups:
            title = f"<p><b>{for_html(group.title)}</b>{_german(group.german)}</p>" if group.title else ""
            yield f"<li>{title}{''.join(_row_html(row, link) for row in group.rows)}</li>"
        yield "</ul>"
    yield "</section>"


def _difference_html(difference: Difference, link: Callable[[Line], str]) -> Iterator[str]:
    heads = "".join(f"<th>{column.capitalize()}</th>" for column in words.COLUMNS)
    yield f"<h4>{for_html(words.span_words(difference))}{_german(difference.what)}</h4>"
    yield f"<table><thead><tr>{heads}</tr></thead>"
    for same in words.by_value(difference):
        yield "<tbody>"
        for reading in same:
            english, german = words.who_words(reading)
            line = reading.line
            yield (
                f"<tr><td>{words.value_words(reading)}{_german(reading.shown)}</td>"
                f'<td>{for_html(english)}{_german(german)}</td><td class="ui">{words.day_words(line.day)}</td>'
                f"<td>{for_html(line.english)}{_german(line.german)} {link(line)}</td></tr>"
            )
        yield "</tbody>"
    yield "</table>"


def _row_html(row: Row, link: Callable[[Line], str]) -> str:
    note = f' <span class="ui">{for_html(row.note)}</span>' if row.note else ""
    return f"<div>{for_html(row.english)}{_german(row.german)} {' '.join(map(link, row.lines))}{note}</div>"


def _german(text: str) -> str:
    return f' <span class="de" lang="de">{for_html(text)}</span>' if text else ""


def _linker(event: Event, form: Callable[[str, str], str]) -> Callable[[Line], str]:
    """What makes of a line a link to its sentence: `form` is given the words and the address."""
    addresses = {source.id: source.address for source in event.sources}
    return lambda line: form(f"{line.brief} s{line.sentence}", f"{addresses[line.brief]}#{words.anchor(line)}")


FORMATS: Mapping[str, Callable[[Digest], str]] = {"md": to_markdown, "html": to_html, "json": to_json}
