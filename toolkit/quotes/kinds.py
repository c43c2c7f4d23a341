"""What a stretch in quotation marks is: a statement, words of the running sentence, set-off words, a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.quotes.cues import (
    AUXILIARIES,
    FINITE,
    KONJUNKTIV,
    MODALS_INDICATIVE,
    WEAK_EVIDENCE,
)
from toolkit.quotes.drafts import Work
from toolkit.quotes.marks import Marked
from toolkit.quotes.nouns import NAME_HEADS, SCARE_HEADS
from toolkit.quotes.tokens import Unit
from toolkit.records import QuoteKind

_WORDS = re.compile(r"\w+")


def find_statements(text: str, unit: Unit, quotes: Sequence[Marked]) -> tuple[Marked, ...]:
    """Quotations that are statements of their own, and those that go on with one after its reporting clause."""
    whole: list[Marked] = []
    for number, quote in enumerate(quotes):
        after = quotes[number + 1] if number + 1 < len(quotes) else None
        begins = after is not None and not text[unit.span.start : quote.span.start].strip()
        if (
            is_statement(text, quote, unit)
            or (whole and _goes_on(text, whole[-1], quote, unit))
            or (begins and after is not None and _goes_on(text, quote, after, unit, True))
        ):
            whole.append(quote)
    return tuple(whole)


def _goes_on(text: str, first: Marked, quote: Marked, unit: Unit, reporting: bool = False) -> bool:
    """`„Das ist“, sagte Ott, „nicht genug.“`: after a frame between commas, and nothing follows."""
    frame = text[first.span.end : quote.span.start].strip()
    rest = text[quote.span.end : unit.span.end].strip(" .,!?…")
    between = frame[:1] in (",", "–", "—", "-") and frame[-1:] in (",", ":", "–", "—", "-")
    if reporting and not any(word in FINITE for word in _WORDS.findall(frame)[:2]):
        return False
    return between and len(frame) > 4 and not rest


def is_statement(text: str, quote: Marked, unit: Unit) -> bool:
    """True where the marks hold a statement of its own rather than words of the running sentence."""
    inner = quote.inner.of(text).strip()
    words = _WORDS.findall(inner)
    before = text[unit.span.start : quote.span.start].rstrip()
    after = text[quote.span.end : min(quote.span.end + 60, unit.span.end)]
    if before.endswith(":") and (len(words) > 1 or inner[-1:] in ".!?"):
        return not _is_title(words) or inner[-1:] in ".!?"
    if re.match(r"\s*[,–—-]\s*(?:so|wie)\s", after) and len(words) > 3:
        return True
    first = re.match(r"\s*[,–—-]?\s*(\w+)", after)
    verb = first.group(1).lower() if first else ""
    reports = (verb in FINITE and (after.lstrip()[:1] in ",–—-" or inner[-1:] in "!?,")) or verb in (
        "so",
        "heißt",
        "hieß",
    )
    said = after.lstrip()[:1] == "," and any(each.lemma not in WEAK_EVIDENCE for each in FINITE.get(verb, ()))
    if not before and reports and (said or len(words) > 2 or inner[-1:] in "!?"):
        return True
    if len(words) < 4:
        return not before and not after.strip(" .") and inner[-1:] in ".!?"
    if inner[-1:] in ".!?…" and inner[:1].isupper():
        return True
    if not before and (reports or inner[-1:] in ".!?,"):
        return True
    if not before and not after.strip(" .") and any(word in AUXILIARIES or word in FINITE for word in words):
        return True
    finite = any(w in AUXILIARIES or w in MODALS_INDICATIVE or w in KONJUNKTIV or w in FINITE for w in words)
    return len(words) > 5 and finite and ((inner[:1].isupper() and reports) or before.endswith(","))


def partial_kind(text: str, work: Work, quote: Marked) -> QuoteKind:
    """Whether marks in a running sentence quote somebody, set words off, or name something."""
    inner = quote.inner.of(text).strip()
    words = _WORDS.findall(inner)
    before = text[max(work.unit.span.start, quote.span.start - 60) : quote.span.start]
    heads = _WORDS.findall(before.lower())
    if SCARE_HEADS.search(before):
        return QuoteKind.SCARE
    if heads and _is_name_head(heads[-1]) and len(words) <= 6:
        return QuoteKind.NAME
    reports = bool(work.reported) or any(c.verb.lemma not in WEAK_EVIDENCE or c.verb.act for c in work.cues)
    named = any(cue.verb.lemma in ("nennen", "bezeichnen", "sprechen") for cue in work.cues)
    as_what = bool(heads) and heads[-1] in ("als", "von", "ein", "eine", "einen", "einem", "einer")
    if _is_title(words) and not (named and as_what) and not (as_what and reports):
        return QuoteKind.NAME
    if not reports and len(words) <= 6:
        return QuoteKind.SCARE
    if not reports and inner[:1].isupper() and not any(w in FINITE or w in AUXILIARIES for w in words):
        return QuoteKind.NAME
    return QuoteKind.PARTIAL


def _is_title(words: Sequence[str]) -> bool:
    return (
        0 < len(words) <= 6
        and not words[0][0].islower()
        and all(w[:1].isupper() or w.isdigit() or len(w) < 4 for w in words)
    )


def _is_name_head(word: str) -> bool:
    stem = word.removesuffix("s")
    return word in NAME_HEADS or stem in NAME_HEADS or any(len(head) > 4 and stem.endswith(head) for head in NAME_HEADS)
