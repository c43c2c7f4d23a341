"""Key figures of an article: what each says, what it counts, and where the English says the same. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.numerals import Form, Numeral, english_numerals, german_numerals, match_numerals
from toolkit.records import Article, BlockKind, EnglishSpan, Figure, FigureKind, Pair, Sentence, Span

_COUNTED = re.compile(
    r"\s((?:(?:[a-zäöüß]+(?:e|en|er|es|em|ende|enden)|schwer|leicht|mehr|weniger|als|neue|weitere)\s){0,3}[A-ZÄÖÜ][\wäöüß]*(?:-[\wäöüß]+)*)"
)
_DULL = (Form.WEEKDAY, Form.CODE, Form.ORDINAL)  # said for orientation, not as a figure
_LEAST_WORD = 3  # "zwei" and "zwölf" count people, but "zwei Fragen" is no key figure


def find_figures(article: Article, sentences: Sequence[Sentence], pairs: Sequence[Pair]) -> tuple[Figure, ...]:
    """Figures of every sentence in text order: amounts, money, shares, people, measures, full dates and times.

    Titles and teasers repeat what the body says; their figures are left out where the body has the same value.
    """
    figures: list[Figure] = []
    early: list[Figure] = []
    for sentence, pair in zip(sentences, pairs, strict=True):
        found = _of_sentence(sentence, pair)
        head = article.blocks[sentence.block].kind in (BlockKind.TITLE, BlockKind.TEASER, BlockKind.HEADING)
        (early if head else figures).extend(found)
    said = {(figure.value, figure.unit) for figure in figures}
    figures += [figure for figure in early if (figure.value, figure.unit) not in said]
    return tuple(sorted(figures, key=lambda figure: (figure.german.start, figure.german.end)))


def _of_sentence(sentence: Sentence, pair: Pair) -> list[Figure]:
    german = [numeral for numeral in german_numerals(sentence.text) if _is_key(numeral)]
    if not german:
        return []
    english = english_numerals(pair.english, weak=True)
    matching = match_numerals(german, english)
    places = {numeral.start: found for numeral, found in (*matching.said, *matching.partly)}
    taken: set[int] = set()
    figures = []
    for numeral in german:
        found = places.get(numeral.start, ())
        place = next((other for other in found if other.start not in taken), found[0] if found else None)
        if place is not None:
            taken.add(place.start)
        figures.append(_figure(numeral, place, sentence))
    return figures


def _is_key(numeral: Numeral) -> bool:
    if numeral.form in _DULL or (numeral.form is Form.MONTH and numeral.value.startswith("--")):
        return False
    plain = numeral.form is Form.WORD and numeral.kind is FigureKind.NUMBER
    return not (plain and numeral.value.isdigit() and int(numeral.value) < _LEAST_WORD)


def _figure(numeral: Numeral, english: Numeral | None, sentence: Sentence) -> Figure:
    counted = None
    if numeral.kind in (FigureKind.NUMBER, FigureKind.PEOPLE, FigureKind.MEASURE):
        match = _COUNTED.match(sentence.text, numeral.end)
        counted = match[1] if match else None
    return Figure(
        numeral.kind,
        sentence.id,
        Span(numeral.start, numeral.end).shift(sentence.span.start),
        numeral.value,
        numeral.unit,
        counted,
        None if english is None else EnglishSpan(sentence.id, english.start, english.end),
    )
