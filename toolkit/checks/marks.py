"""Quotation marks and sentence marks: what is quoted in German is quoted in English, with English marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks.finding import Finding
from toolkit.checks.view import View
from toolkit.quotes.marks import find_marked
from toolkit.records import Severity, Span

HINT = "Put the quotation marks where the German has them."
_GERMAN_GLYPHS = re.compile(r"[„‚»«›‹]")
_ANY = re.compile('[„“”‚‘»«›‹"]')
_SEEN = re.compile('[„“”‚‘»«›‹"?]')
_DOUBLE = re.compile('[“”"]')
_QUOTED = re.compile("“[^”]+”|\"[^\"]+\"|‘[^’]{2,}’(?!\\w)|(?<!\\w)'[^']{2,}'(?!\\w)")


def check_marks(view: View) -> Iterator[Finding]:
    """Quotation marks lost, added, German or unbalanced in English; a question that is none any more."""
    german, english = view.german, view.english
    if not _SEEN.search(german) and not _SEEN.search(english):
        return
    if glyph := _GERMAN_GLYPHS.search(english):
        yield Finding(
            "marks", Severity.NOTE, f"German quotation mark “{glyph[0]}” in English.", HINT, None, glyph.span(), 0.95
        )
    in_german = find_marked(german, (Span(0, len(german)),)) if _ANY.search(german) else ()
    whole = [marked for marked in in_german if marked.closed]
    in_english = [match.span() for match in _QUOTED.finditer(english)]
    if whole and not in_english and not _DOUBLE.search(english) and not glyph:
        first = whole[0].span
        yield Finding(
            "marks",
            Severity.WARNING,
            "The German quotes, the English does not: a quotation reads as the writer's own words.",
            HINT,
            (first.start, first.end),
            None,
            0.9,
        )
    elif (doubled := _DOUBLE.search(english)) and not re.search("[„“”‚‘’»«›‹\"']", german):
        yield Finding(
            "marks", Severity.WARNING, "The English quotes, the German does not.", HINT, None, doubled.span(), 0.8
        )
    elif len(_DOUBLE.findall(english)) % 2 and len(whole) == len(in_german) and whole:
        yield Finding(
            "marks", Severity.NOTE, "A quotation mark without its other half in English.", HINT, None, None, 0.8
        )
    if len(whole) == 1 == len(in_english):
        yield from _misplaced(view, whole[0].inner, in_english[0])
    if german.rstrip("“”\"'«» ").endswith("?") and "?" not in english:
        yield Finding(
            "marks", Severity.WARNING, "The German asks, the English does not.", "Make it a question.", None, None, 0.7
        )


def _misplaced(view: View, german: Span, english: tuple[int, int]) -> Iterator[Finding]:
    """Words the German leaves outside of the quotation and the English puts inside: nobody said them."""
    outside = [w for w in view.german_words if w.start >= german.end or w.end <= german.start]
    within = {w.low for w in view.german_words if german.start <= w.start < german.end}
    names = {w.low for w in outside if w.text[0].isupper() and len(w.low) > 2} - within
    for word in view.english_words:
        if english[0] <= word.start < english[1] and word.text[0].isupper() and word.name.lower() in names:
            yield Finding(
                "marks",
                Severity.WARNING,
                f"“{word.name}” stands inside the English quotation, but outside the German one.",
                HINT,
                None,
                word.span,
                0.8,
            )
            return
