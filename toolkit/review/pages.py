"""What the templates show: plain values worked out from a desk. No markup but that of `paint`, which escapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from toolkit.records import BlockKind, Brief, EnglishSpan, Flag, Pair, QuotePair, Severity, Span
from toolkit.render.escape import visible
from toolkit.render.html import SIGNS
from toolkit.render.paint import paint
from toolkit.render.view import (
    KIND_WORDS,
    Stretch,
    Stretches,
    certainty,
    date_words,
    outline,
    quote_certainty,
    title_sentences,
)
from toolkit.review.desk import Desk, View
from toolkit.review.items import Item, flags_of
from toolkit.review.queue import PAGE, STATES, Progress, Wanted, choose, neighbours, next_article, progress
from toolkit.reviewing import Decision, Reason, State, extent, standing

ACTION_WORDS = {
    "accept": "accepted",
    "reject": "rejected",
    "english": "English corrected",
    "spans": "borders moved",
    "speaker": "speaker changed",
    "comment": "comment",
    "undo": "taken back",
}
REASONS = tuple(reason.value for reason in Reason)
DOUBTS = {"likely": "likely, not certain", "unsure": "a guess"}
MOST_SPEAKERS = 8  # offered by a digit each; the ninth digit is for nobody


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as shown: both sides as markup, `here` where it belongs to the item."""

    id: int
    kind: str
    german: Markup
    english: Markup
    here: bool
    first: bool


def words_of(item: Item) -> str:
    """What kind of thing an item is."""
    return "flagged sentence" if item.kind == "sentence" else KIND_WORDS[item.kind]  # type: ignore[index]


def said(decision: Decision) -> str:
    """A decision in a few words."""
    words = ACTION_WORDS[decision.action]
    reason = decision.after.get("reason", "") if decision.action == "reject" else ""
    return f"{words}: {reason}" if reason else words


def clock(at: str) -> str:
    """`3 May 2025, 14:02 UTC`."""
    return f"{date_words(at[:10])}, {at[11:16]} UTC"


def queue_page(desk: Desk, wanted: Wanted, page: int) -> dict[str, Any]:
    """The queue under these filters, `page` from 1."""
    here, items = desk.listing(), desk.all_items()
    fitting = choose(items, wanted)
    pages = max(1, -(-len(fitting) // PAGE))
    page = min(max(1, page), pages)
    return {
        "wanted": wanted,
        "items": fitting[(page - 1) * PAGE : page * PAGE],
        "found": len(fitting),
        "page": page,
        "pages": pages,
        "progress": progress(items),
        "states": STATES,
        "kinds": _choices(item.kind for item in items),
        "flags": _choices(flag for item in items for flag in item.flags),
        "speakers": _choices(item.speaker or "unknown" for item in items)[:200],
        "entries": here.entries,
        "unknown": here.unknown,
        "broken": here.broken,
    }


def articles_page(desk: Desk) -> dict[str, Any]:
    """Every article with its progress, those with most left to do first."""
    here = desk.listing()
    rows: list[tuple[str, Progress, int]] = []
    for id in sorted(here.entries):
        items = here.items.get(id, ())
        rows.append((id, progress(items), sum(bool(item.flags) and not item.verdict for item in items)))
    rows.sort(key=lambda row: (row[1].decided - row[1].total, row[0]))
    return {"rows": rows, "entries": here.entries, "progress": progress(desk.all_items()), "broken": here.broken}


def _choices(values: Iterator[str]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def item_page(desk: Desk, view: View, item: Item, wanted: Wanted) -> dict[str, Any]:
    """One item with its context, what can be done to it, and where to go next."""
    items = desk.all_items()
    before, after = neighbours(items, wanted, item.brief, item.key)
    pair = _pair(view.brief, item)
    article = [each for each in view.items if each.kind != "sentence"] if pair else list(view.items)
    history = [d for d in desk.audit.decisions(item.brief) if d.item in (item.key, *item.group)]
    return {
        "wanted": wanted,
        "item": item,
        "entry": desk.entries.get(item.brief),
        "title": view.brief.english_title or view.brief.article.title or view.brief.article.file,
        "german_title": view.brief.article.title,
        "place": next((n for n, each in enumerate(article, 1) if each.key == item.key), 0),
        "places": len(article),
        "pair": pair,
        "certainty": quote_certainty(_pair(view.original, item) or pair) if pair else "",
        "lines": _item_lines(view, item),
        "around": _around(view, item),
        "flags": _flags(view, item),
        "reasons_to_doubt": _reasons(view, item),
        "signs": SIGNS,
        "hypotheses": _hypotheses(view.brief.pairs, item),
        "speaker": _speaker(view, pair),
        "known_speakers": _known_speakers(view.brief),
        "article": list(_article(view.brief, item, pair)),
        "history": [(d, said(d), clock(d.at)) for d in reversed(history)],
        "comment": _comment(view.states, item),
        "reasons": REASONS if pair else (Reason.WRONG_TRANSLATION.value,),
        "version": view.number,  # not the newest by now: what was decided since is not on this page
        "progress": progress(items),
        "before": before,
        "after": after,
        "next_article": next_article(items, wanted, item.brief),
        "data": _data(view, item, pair),
    }


def _pair(brief: Brief, item: Item) -> QuotePair | None:
    return (
        next((pair for pair in brief.quotes if pair.quote.id == item.quote), None) if item.quote is not None else None
    )


def _data(view: View, item: Item, pair: QuotePair | None) -> dict[str, Any]:
    """What the script needs to move borders: texts and stretches, in characters."""
    pairs = [view.brief.pairs[i] for i in item.sentences]
    data: dict[str, Any] = {"texts": [each.english for each in pairs], "group": item.group}
    if pair is None:
        return data
    start, end = extent(view.brief, pair.quote)
    places = {sentence: k for k, sentence in enumerate(item.sentences)}
    return data | {
        "german": view.brief.article.text[start:end],
        "german_spans": [[span.start - start, span.end - start] for span in pair.quote.spans],
        "english_spans": [[places[e.sentence], e.start, e.end] for e in pair.english if e.sentence in places],
    }


def _marks(brief: Brief, pair: QuotePair | None, flags: Sequence[Flag]) -> Stretches:
    marked = Stretches({}, {})
    if pair is not None:
        for i in pair.quote.sentences:
            for span in pair.quote.spans:
                _mark_german(marked, brief, i, span, "quote")
        for english in pair.english:
            _mark(marked, english, "quote")
    for flag in flags:
        if flag.german is not None and flag.sentence is not None:
            _mark_german(marked, brief, flag.sentence, flag.german, flag.severity)
        if flag.english is not None:
            _mark(marked, flag.english, flag.severity)
    return marked


def _mark_german(marked: Stretches, brief: Brief, sentence: int, span: Span, kind: str) -> None:
    home = brief.sentences[sentence].span
    if span.overlaps(home):
        start, end = max(span.start, home.start) - home.start, min(span.end, home.end) - home.start
        marked.german.setdefault(sentence, []).append(Stretch(start, end, kind))


def _mark(marked: Stretches, span: EnglishSpan, kind: str) -> None:
    if span.start < span.end:
        marked.english.setdefault(span.sentence, []).append(Stretch(span.start, span.end, kind))


def _item_lines(view: View, item: Item) -> list[dict[str, Any]]:
    brief = view.brief
    flags = [flag for flag in flags_of(brief, item.sentences, item.quote) if flag.sentence in item.sentences]
    marked = _marks(brief, _pair(brief, item), flags)
    lines = []
    for k, (i, key) in enumerate(zip(item.sentences, item.group, strict=True)):
        pair = brief.pairs[i]
        links = [link for link in pair.links if link.weight >= 0.1]
        lines.append(
            {
                "k": k,
                "id": i,
                "key": key,
                "english_text": pair.english,
                "german": Markup(paint(pair.german, marked.german.get(i, ()), [link.german for link in links])),
                "english": Markup(paint(pair.english, marked.english.get(i, ()), [link.english for link in links])),
                "origin": pair.origin,
            }
        )
    return lines


def _around(view: View, item: Item) -> tuple[Pair | None, Pair | None]:
    """The pairs before and after the item."""
    first, last = min(item.sentences), max(item.sentences)
    pairs = view.brief.pairs
    return (pairs[first - 1] if first else None), (pairs[last + 1] if last + 1 < len(pairs) else None)


def _flags(view: View, item: Item) -> list[Flag]:
    """Flags of the brief as it was made (they are what is to be judged), and what reviewers left."""
    made = flags_of(view.original, item.sentences, item.quote)
    left = [f for f in flags_of(view.brief, item.sentences, item.quote) if f.kind in ("review", "comment")]
    return [*made, *left]


def _reasons(view: View, item: Item) -> list[tuple[Severity, str, str, str]]:
    """What besides flags makes a quote doubtful: severity, words, the key that helps and what it does."""
    made = _pair(view.original, item)
    if made is None:
        return []
    rows = []
    sure, aligned = certainty(made.quote.confidence), certainty(made.confidence)
    if not item.speaker:
        rows.append((Severity.WARNING, "Who says it was not found.", "p", "names the speaker."))
    elif made.quote.speaker and sure != "certain":
        rows.append((Severity.NOTE, f"The speaker is {DOUBTS[sure]}.", "p", "changes it."))
    now = _pair(view.brief, item)
    if now is None or not now.english:
        rows.append((Severity.WARNING, "The English words of the quote were not found.", "s", "marks them."))
    elif aligned != "certain":
        rows.append(
            (Severity.NOTE, f"The borders of the quote in the English are {DOUBTS[aligned]}.", "s", "moves them.")
        )
    return rows


def _hypotheses(pairs: Sequence[Pair], item: Item) -> list[tuple[str, int, str]]:
    """(key of the sentence, its number in the item, other English) in order."""
    rows = []
    for k, (i, key) in enumerate(zip(item.sentences, item.group, strict=True)):
        rows += [(key, k, text) for text in dict.fromkeys(pairs[i].alternatives) if text != pairs[i].english]
    return rows[:9]


def _speaker(view: View, pair: QuotePair | None) -> dict[str, str]:
    if pair is None:
        return {"name": "", "role": "", "english": "", "mention": ""}
    mention = pair.quote.speaker.of(view.brief.article.text) if pair.quote.speaker else ""
    return {
        "name": pair.quote.speaker_name or mention,
        "role": pair.quote.speaker_role or "",
        "english": pair.speaker_english or "",
        "mention": visible(mention),
    }


def _known_speakers(brief: Brief) -> list[tuple[str, str, str]]:
    """Name, role, both for English readers: of those who speak in the article, the most talkative first."""
    found: dict[str, tuple[str, str, str]] = {}
    times: Counter[str] = Counter()
    for pair in brief.quotes:
        mention = pair.quote.speaker.of(brief.article.text) if pair.quote.speaker else ""
        name = pair.quote.speaker_name or mention
        if name:
            times[name] += 1
            found.setdefault(name, (name, pair.quote.speaker_role or "", pair.speaker_english or ""))
    return [found[name] for name, _ in times.most_common(MOST_SPEAKERS)]


def _comment(states: Any, item: Item) -> str:
    state: State = states.get(item.key, {})
    return state.get("comment", "")


def _article(brief: Brief, item: Item, pair: QuotePair | None) -> Iterator[Line]:
    marked = _marks(brief, pair, ())
    here = set(item.sentences)

    def line(id: int, kind: str, first: bool) -> Line:
        sides = brief.pairs[id]
        german = Markup(paint(sides.german, marked.german.get(id, ()), ()))
        english = Markup(paint(sides.english, marked.english.get(id, ()), ()))
        return Line(id, kind, german, english, id in here, first)

    yield from (line(id, BlockKind.TITLE, True) for id in title_sentences(brief))
    for part in outline(brief):
        for paragraph in (*((part.heading,) if part.heading else ()), *part.paragraphs):
            yield from (line(id, paragraph.kind, n == 0) for n, id in enumerate(paragraph.sentences))


def last_decision(desk: Desk, who: str) -> dict[str, Any] | None:
    """The reviewer's newest decision that can be taken back, for the line that says it was saved."""
    decision = desk.last_of(who)
    if decision is None or not standing([decision]):
        return None
    words = visible(decision.words)
    return {
        "number": decision.number,
        "brief": decision.brief,
        "item": decision.item,
        "said": said(decision),
        "words": words if len(words) <= 60 else words[:57].rstrip() + "…",
        "at": clock(decision.at),
    }
