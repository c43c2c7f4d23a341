"""Digest -> Markdown, HTML, JSON: text out, pure. Every line links to its brief and sentence (`ID.html#s12`)."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping

from toolkit.digest import words
from toolkit.digest.records import Digest, Event, Line, Source
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
td:first-child{white-space:nowrap;font-weight:700;font-family:system-ui,sans-serif}
ul,ol{padding-left:1.25rem}li{margin:.4rem 0}
blockquote{margin:.4rem 0;padding-left:.75rem;border-left:3px solid var(--line)}
@media(max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}td{border:0;padding:.1rem 0}
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
    lines = [f"# {words.TITLE}: {_counts(digest)}"]
    for event in digest.events:
        lines += ["", *_event_markdown(event)]
    if digest.writer:
        lines += ["", f"{words.WRITER}: {for_markdown(digest.writer)}"]
    return "\n".join(lines) + "\n"


def _counts(digest: Digest) -> str:
    briefs = sum(len(event.sources) for event in digest.events)
    return f"{number(len(digest.events), 'event')} in {number(briefs, 'brief')}"


def _event_markdown(event: Event) -> Iterator[str]:
    sources = {source.id: source for source in event.sources}

    def link(line: Line) -> str:
        return f"[{for_markdown(line.brief)} s{line.sentence}]({_address(sources[line.brief], line)})"

    yield f"## {for_markdown(event.title)}\n\n{words.summary_words(event)}\n"
    for source in event.sources:
        yield (
            f"- {words.day_words(source.date)}: [{for_markdown(source.english_title)}]({_address(source)}) · "
            f"*{for_markdown(source.title)}*"
        )
    if event.overview:
        yield f"\n### {words.OVERVIEW}\n"
    for sentence in event.overview:
        note = f" *({for_markdown(sentence.note)})*" if sentence.note else ""
        yield f"- {for_markdown(sentence.english)} {' '.join(map(link, sentence.lines))}{note}"
    if event.differences:
        yield f"\n### {words.DIFFER}"
    for difference in event.differences:
        yield f"\n**{for_markdown(difference.what)}**\n\n| figure | who says so | when | sentence | source |"
        yield "|---|---|---|---|---|"
        for reading in difference.readings:
            line = reading.line
            yield (
                f"| **{words.value_words(reading)}** (*{for_markdown(reading.shown)}*) "
                f"| {for_markdown(words.who_words(reading)[0])} | {words.day_words(line.day)} "
                f"| {for_markdown(line.english)} · *{for_markdown(line.german)}* | {link(line)} |"
            )
    if event.agreements:
        yield f"\n### {words.AGREE}\n"
    for agreement in event.agreements:
        first, *rest = agreement.lines
        yield f"- {for_markdown(first.english)} · *{for_markdown(first.german)}* {link(first)}"
        yield from (f"  - {for_markdown(x.english)} · *{for_markdown(x.german)}* {link(x)}" for x in rest)
    yield f"\n### {words.TIMES}\n"
    for moment in event.moments:
        yield f"- **{words.moment_words(moment)}**: {for_markdown(moment.line.english)} {link(moment.line)}"
    if event.sayings:
        yield f"\n### {words.SAID}"
    for saying in event.sayings:
        yield f"\n**{for_markdown(saying.who_english)}** · *{for_markdown(saying.who)}*\n"
        for line in saying.lines:
            day = words.day_words(line.day)
            yield f"- {for_markdown(line.english)} · *{for_markdown(line.german)}* ({day}) {link(line)}"


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
            f'<header><h1>{words.TITLE}</h1><p class="ui">{_counts(digest)}</p></header>\n<main>',
            *body,
            f'<p class="ui">{words.WRITER}: {for_html(digest.writer)}</p>' if digest.writer else "",
            "</main>\n</body>\n</html>\n",
        )
    )


def _event_html(event: Event) -> Iterator[str]:
    sources = {source.id: source for source in event.sources}

    def link(line: Line) -> str:
        where = for_html(_address(sources[line.brief], line))
        return f'<a class="ui" href="{where}">{for_html(line.brief)} s{line.sentence}</a>'

    def sides(line: Line) -> str:
        return f'{for_html(line.english)} <span class="de" lang="de">{for_html(line.german)}</span> {link(line)}'

    yield f'<section><h2>{for_html(event.title)}</h2><p class="ui">{words.summary_words(event)}</p><ul>'
    for source in event.sources:
        yield (
            f'<li><span class="ui">{words.day_words(source.date)}</span> '
            f'<a href="{for_html(_address(source))}">{for_html(source.english_title)}</a> '
            f'<span class="de" lang="de">{for_html(source.title)}</span></li>'
        )
    yield "</ul>"
    if event.overview:
        yield f"<h3>{words.OVERVIEW}</h3><ul>"
        for sentence in event.overview:
            note = f' <span class="ui">({for_html(sentence.note)})</span>' if sentence.note else ""
            yield f"<li>{for_html(sentence.english)} {' '.join(map(link, sentence.lines))}{note}</li>"
        yield "</ul>"
    if event.differences:
        yield f"<h3>{words.DIFFER}</h3>"
    for difference in event.differences:
        yield (
            f'<h4 lang="de">{for_html(difference.what)}</h4><table><thead><tr><th>Figure</th><th>Who says so</th>'
            "<th>When</th><th>Sentence</th></tr></thead><tbody>"
        )
        for reading in difference.readings:
            english, german = words.who_words(reading)
            yield (
                f'<tr><td>{words.value_words(reading)} <span class="de" lang="de">{for_html(reading.shown)}</span></td>'
                f'<td>{for_html(english)} <span class="de" lang="de">{for_html(german)}</span></td>'
                f'<td class="ui">{words.day_words(reading.line.day)}</td><td>{sides(reading.line)}</td></tr>'
            )
        yield "</tbody></table>"
    if event.agreements:
        yield f"<h3>{words.AGREE}</h3><ul>"
        for agreement in event.agreements:
            yield f"<li>{'<br>'.join(sides(line) for line in agreement.lines)}</li>"
        yield "</ul>"
    yield f"<h3>{words.TIMES}</h3><ol>"
    for moment in event.moments:
        yield f'<li><b class="ui">{words.moment_words(moment)}</b> {sides(moment.line)}</li>'
    yield "</ol>"
    if event.sayings:
        yield f"<h3>{words.SAID}</h3>"
    for saying in event.sayings:
        yield f'<p><b>{for_html(saying.who_english)}</b> <span class="de" lang="de">{for_html(saying.who)}</span></p>'
        for line in saying.lines:
            yield f'<blockquote>{sides(line)} <span class="ui">{words.day_words(line.day)}</span></blockquote>'
    yield "</section>"


def _address(source: Source, line: Line | None = None) -> str:
    return source.address + (f"#{words.anchor(line)}" if line else "")


FORMATS: Mapping[str, Callable[[Digest], str]] = {"md": to_markdown, "html": to_html, "json": to_json}
