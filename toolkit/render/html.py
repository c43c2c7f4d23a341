"""Brief and index as one self-contained HTML file each: style and script inline, nothing loaded from anywhere.

The content security policy in the file allows exactly our style and our script by their hashes, so that even a hole in
the escaping could not run anything.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources

from toolkit.records import BlockKind, Brief, Figure, Pair, QuotePair, Severity, Signature
from toolkit.render.escape import for_address, for_html
from toolkit.render.index import Failure, IndexEntry, by_date
from toolkit.render.paint import paint
from toolkit.render.view import (
    KIND_WORDS,
    NumberedFlag,
    Paragraph,
    Part,
    Places,
    Stretches,
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
    quote_certainty,
    removed_words,
    speakers,
    stretches,
    title_sentences,
    value_words,
)

SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "●"}
NO_TITLE = "(no title)"
ABOVE_THE_TITLE = ("Section", "Place")
SHOWN_FLAGS = 6  # the others are one click away
SHOWN_FIGURES = 12
COLUMNS = '<div class="row cols"><span>German original</span><span>English</span></div>'
CLASSES = {
    BlockKind.TITLE: " heading",
    BlockKind.HEADING: " heading",
    BlockKind.TEASER: " teaser",
    BlockKind.CAPTION: " caption",
    BlockKind.PARAGRAPH: "",
}
KEYS = "Point at, tap or focus a sentence to see its other side. ↑ and ↓ on a sentence number walk through the text."


def brief_to_html(brief: Brief) -> str:
    """The brief as one HTML file."""
    flags = numbered_flags(brief)
    marked, places = stretches(brief), by_sentence(flags)
    body = [
        '<a class="skip" href="#text">Skip to the full text</a>',
        *_head(brief, marked, places),
        *_navigation(brief, flags),
        "<main>",
        *_summary(brief, places),
        *_flags(flags),
        *_quotes(brief, places),
        *_figures(brief),
        *_text(brief, marked, places),
        *_removed(brief),
        *_made(brief),
        "</main>",
        f'<footer><p class="keys">{KEYS}</p></footer>',
    ]
    return _page(brief.english_title or brief.article.title or brief.article.file, body)


def _page(title: str, body: Iterable[str]) -> str:
    style, script, policy = _assets()
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">',
            f"<title>{for_html(title)}</title>\n<style>{style}</style>\n</head>\n<body>",
            *body,
            f"<script>{script}</script>\n</body>\n</html>\n",
        )
    )


@functools.cache
def _assets() -> tuple[str, str, str]:
    folder = resources.files(__package__)
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return style, script, policy


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _head(brief: Brief, marked: Stretches, places: Places) -> Iterator[str]:
    article = brief.article
    yield '<header class="head">'
    eyebrow = [f'<span lang="de">{for_html(part)}</span>' for part in (article.category, article.dateline) if part]
    eyebrow += [for_html(words) for words in (date_words(article.date),) if words]
    if eyebrow:
        yield f'<p class="eyebrow">{" · ".join(eyebrow)}</p>'
    title = title_sentences(brief)
    if title:
        sides = [_sides(brief.pairs[i], marked, linked=len(title) == 1) for i in title]
        german = " ".join(f'<span id="s{i}">{side}</span>' for i, (side, _) in zip(title, sides, strict=True))
        yield f'<div class="s"><h1 lang="en">{" ".join(side for _, side in sides)}</h1>'
        yield f'<p class="original" lang="de">{german}</p></div>'
        yield from (_flag_here(each) for i in title for each in places.get(i, ()))
    else:
        yield f"<h1>{NO_TITLE}</h1>"
    facts = [(name, value) for name, value in facts_of(brief) if name not in ABOVE_THE_TITLE]
    rows = "".join(f"<div><dt>{name}</dt><dd>{for_html(value)}</dd></div>" for name, value in facts)
    yield f'<dl class="facts">{rows}</dl>'
    for task, said in announcements(brief):
        yield f'<p class="notice" role="note"><b>{task}</b> {for_html(said)}</p>'
    yield "</header>"


def _navigation(brief: Brief, flags: Sequence[NumberedFlag]) -> Iterator[str]:
    counts = count(brief)
    doubts = counts.errors + counts.warnings
    weight = "error" if counts.errors else "warning" if doubts else ""
    items = [
        ("summary", "Summary", "", ""),
        ("flags", "Flags", str(len(flags)), weight),
        ("quotes", "Key quotes", str(counts.key_quotes), ""),
        ("figures", "Figures", str(counts.figures), ""),
        ("text", "Full text", "", ""),
        ("made", "How it was made", "", ""),
    ]
    links = "".join(
        f'<li class="{kind}"><a href="#{place}">{name}{f"<b>{amount}</b>" if amount else ""}</a></li>'
        for place, name, amount, kind in items
    )
    yield f'<nav aria-label="Parts of this brief"><ul>{links}</ul></nav>'


def _summary(brief: Brief, places: Places) -> Iterator[str]:
    yield '<section id="summary" aria-labelledby="h-summary"><h2 id="h-summary">Summary</h2>'
    if not brief.summary.sentences:
        yield '<p class="none">No summary.</p>'
    for i, line in enumerate(brief.summary.sentences, 1):
        refs = " ".join(_reference(s) for s in line.support) + _doubts(doubts_at(places, line.support))
        yield (
            f'<div class="row s"><span class="n">{i}</span><p lang="de">{for_html(line.german)}</p>'
            f'<p lang="en">{for_html(line.english)}&nbsp;<span class="refs">{refs}</span></p></div>'
        )
    yield "</section>"


def _reference(id: int) -> str:
    return f'<a href="#s{id}" aria-label="Sentence {id}">s{id}</a>'


def _doubts(flags: Sequence[NumberedFlag]) -> str:
    if not flags:
        return ""
    worst = flags[0]
    weights = [each.flag.severity for each in flags]
    words = flag_words(weights.count(Severity.ERROR), weights.count(Severity.WARNING), 0)
    return f' <a class="{worst.flag.severity}" href="#f{worst.number}">{SIGNS[worst.flag.severity]} {words}</a>'


def _flags(flags: Sequence[NumberedFlag]) -> Iterator[str]:
    weights = [each.flag.severity for each in flags]
    words = flag_words(*(weights.count(severity) for severity in Severity))
    yield f'<section id="flags" aria-labelledby="h-flags"><h2 id="h-flags">Flags <small>{words}</small></h2>'
    if not flags:
        yield '<p class="none">The checks found nothing to doubt.</p>'
    items = [_flag_item(each) for each in gravest_first(flags)]
    if items:
        yield f'<ul class="flags">{"".join(items[:SHOWN_FLAGS])}</ul>'
    if len(items) > SHOWN_FLAGS:
        rest = items[SHOWN_FLAGS:]
        yield f'<details><summary>{len(rest)} more</summary><ul class="flags">{"".join(rest)}</ul></details>'
    yield "</section>"


def _flag_item(each: NumberedFlag) -> str:
    flag = each.flag
    where = f'<a class="n" href="#f{each.number}">s{each.sentence}</a>' if each.sentence is not None else ""
    hint = f" <i>{for_html(flag.hint)}</i>" if flag.hint else ""
    return (
        f'<li class="row">{where}<p><b class="{flag.severity}">{SIGNS[flag.severity]} {flag.severity}</b> '
        f"{for_html(flag.message)}{hint}</p></li>"
    )


def _flag_here(each: NumberedFlag) -> str:
    flag = each.flag
    return (
        f'<p class="f {flag.severity}" id="f{each.number}"><b>{SIGNS[flag.severity]} {flag.severity}</b> '
        f"{for_html(flag.message)}</p>"
    )


def _quotes(brief: Brief, places: Places) -> Iterator[str]:
    yield '<section id="quotes" aria-labelledby="h-quotes"><h2 id="h-quotes">Key quotes</h2>'
    words, keys = no_quotes_words(brief), key_quotes(brief)
    if words or not keys:
        yield f'<p class="none">{words or "No quote stands out."}</p>'
    yield from (_quote(brief, pair, rank, places) for rank, pair in enumerate(keys, 1))
    yield "</section>"


def _quote(brief: Brief, pair: QuotePair, rank: int, places: Places) -> str:
    german, english = speakers(brief, pair)
    refs = " ".join(_reference(s) for s in pair.quote.sentences)
    refs += _doubts(doubts_at(places, pair.quote.sentences))
    return (
        f'<article class="row quote" id="q{pair.quote.id}"><span class="n">{rank}</span>'
        f'<p class="by" lang="de">{for_html(german or "")}</p>'
        f'<p class="by" lang="en"><b>{for_html(english or ("" if german else "Speaker not named"))}</b></p>'
        f'<div class="twin"><blockquote lang="de">{for_html(pair.german_text)}</blockquote>'
        f'<blockquote lang="en">{for_html(pair.english_text)}</blockquote></div>'
        f'<p class="tags">{KIND_WORDS[pair.quote.kind]} · {quote_certainty(pair)} {refs}</p></article>'
    )


def _figures(brief: Brief) -> Iterator[str]:
    yield '<section id="figures" aria-labelledby="h-figures"><h2 id="h-figures">Key figures</h2>'
    rows = [_figure(brief, figure) for figure in brief.figures]
    yield "".join(rows[:SHOWN_FIGURES]) or '<p class="none">No figures.</p>'
    if len(rows) > SHOWN_FIGURES:
        rest = rows[SHOWN_FIGURES:]
        yield f"<details><summary>{len(rest)} more</summary>{''.join(rest)}</details>"
    yield "</section>"


def _figure(brief: Brief, figure: Figure) -> str:
    english = english_of(brief, figure.english)
    context, gloss = (f" <small>{for_html(words)}</small>" if words else "" for words in counts_words(figure))
    return (
        f'<div class="row s figure"><a class="n" href="#s{figure.sentence}">s{figure.sentence}</a>'
        f'<p lang="de"><b>{for_html(figure.german.of(brief.article.text))}</b>{context}</p>'
        f'<p lang="en"><b>{for_html(english) if english else "<i>not found in the English</i>"}</b>{gloss}'
        f"<small>{figure.kind} · {for_html(value_words(figure))}</small></p></div>"
    )


def _text(brief: Brief, marked: Stretches, places: Places) -> Iterator[str]:
    yield f'<section id="text" aria-labelledby="h-text"><h2 id="h-text">Full text</h2>{COLUMNS}'
    for part in outline(brief):
        yield from _part(brief, part, marked, places)
    yield "</section>"


def _part(brief: Brief, part: Part, marked: Stretches, places: Places) -> Iterator[str]:
    if part.label_german is not None:
        yield (
            f'<div class="entry"><p class="row label"><span lang="de">{for_html(part.label_german)}</span>'
            f'<span lang="en">{for_html(part.label_english or "")}</span></p>'
        )
    for paragraph in (*((part.heading,) if part.heading else ()), *part.paragraphs):
        yield f'<div class="para{CLASSES[paragraph.kind]}">'
        yield from (_sentence(brief.pairs[id], paragraph, marked, places.get(id, ())) for id in paragraph.sentences)
        yield "</div>"
    if part.label_german is not None:
        yield "</div>"


def _sentence(pair: Pair, paragraph: Paragraph, marked: Stretches, flags: Sequence[NumberedFlag]) -> str:
    id = pair.sentence
    tag = "h3" if paragraph.kind in (BlockKind.HEADING, BlockKind.TITLE) else "p"
    german, english = _sides(pair, marked)
    return (
        f'<div class="row s" id="s{id}"><a class="n" href="#s{id}" aria-label="Sentence {id}">{id}</a>'
        f'<{tag} lang="de">{german}</{tag}><{tag} lang="en">{english}</{tag}>'
        f"{''.join(map(_flag_here, flags))}</div>"
    )


def _sides(pair: Pair, marked: Stretches, linked: bool = True) -> tuple[str, str]:
    links = pair.links if linked else ()
    german = paint(pair.german, marked.german.get(pair.sentence, ()), [link.german for link in links])
    return german, paint(pair.english, marked.english.get(pair.sentence, ()), [link.english for link in links])


def _removed(brief: Brief) -> Iterator[str]:
    if not brief.article.removed:
        return
    yield '<section id="removed" aria-labelledby="h-removed"><h2 id="h-removed">Removed from the page</h2>'
    yield f"<details><summary>{number(len(brief.article.removed), 'passage')} of page furniture</summary>"
    items = (
        f'<li><b>{for_html(each.reason)}</b><pre lang="de">{for_html(removed_words(brief, each, 2000))}</pre></li>'
        for each in brief.article.removed
    )
    yield f'<ol class="removed">{"".join(items)}</ol></details></section>'


def _made(brief: Brief) -> Iterator[str]:
    counts = count(brief)
    amounts = ((counts.sentences, "sentence"), (counts.words, "German word"), (counts.quotes, "quote"))
    rows = [
        ("Translation", _signature(brief.signature)),
        ("Summary", _signature(brief.summary.signature)),
        ("Extent", ", ".join(number(amount, noun) for amount, noun in amounts)),
        ("Encoding", for_html(brief.article.encoding)),
        ("Signature", f"<code>{for_html(str(brief.signature))}</code>"),
    ]
    yield '<section id="made" aria-labelledby="h-made"><h2 id="h-made">How this was made</h2>'
    yield f'<dl class="made">{"".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in rows)}</dl></section>'


def _signature(signature: Signature) -> str:
    settings = "".join(f", {name} {value}" for name, value in signature.settings)
    return for_html(
        f"{signature.engine}, {signature.model} at {signature.revision}{settings}; toolkit {signature.version}"
    )


def index_to_html(
    entries: Sequence[IndexEntry], formats: Sequence[str], note: str = "", failures: Sequence[Failure] = ()
) -> str:
    """The index as one HTML file, newest first."""
    body = ['<header class="head"><p class="eyebrow">Bilingual briefs</p>']
    body.append(f"<h1>{number(len(entries), 'article')}</h1>")
    if note:
        body.append(f'<p class="notice" role="note"><b>Note</b> {for_html(note)}</p>')
    body.append('<label class="ui search" hidden>Filter <input type="search"></label></header><main>')
    body.extend(_entry(entry, formats) for entry in by_date(entries))
    if failures:
        body.append(f'<section id="failed"><h2>Without a brief <small>{number(len(failures), "file")}</small></h2>')
        body.extend(
            f'<article class="brief"><p class="ui">{for_html(each.file)}</p>'
            f'<div class="ui"><p>{for_html(each.message)}</p><p>{for_html(each.hint)}</p></div></article>'
            for each in failures
        )
        body.append("</section>")
    return _page("Briefs", [*body, "</main>"])


def _entry(entry: IndexEntry, formats: Sequence[str]) -> str:
    name = for_html(for_address(entry.id))
    address = {format: f"{name}.{format}" for format in formats}
    main = address.get("html") or next(iter(address.values()), "")
    title = for_html(entry.english_title or entry.title or entry.file)
    german = f'<p lang="de">{for_html(entry.title)}</p>' if entry.title and entry.english_title else ""
    weight = "error" if entry.errors else "warning" if entry.flags else ""
    links = " ".join(f'<a href="{where}">{format}</a>' for format, where in address.items())
    date = (
        f'<time datetime="{for_html(entry.date)}">{for_html(date_words(entry.date) or "")}</time>' if entry.date else ""
    )
    return (
        f'<article class="brief"><p class="ui">{date or "no date"}</p>'
        f'<div><h2>{f"""<a href="{main}">{title}</a>""" if main else title}</h2>{german}'
        f'<p class="first">{for_html(entry.first)}</p></div>'
        f'<div class="ui"><p>{number(entry.quotes, "quote")} · '
        f'<b class="{weight}">{number(entry.flags, "flag")}</b></p>'
        f"<p>{for_html(entry.file)}</p><p>{links}</p></div></article>"
    )
