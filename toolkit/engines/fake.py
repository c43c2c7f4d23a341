"""A translator without a model, for tests of everything that stands on one: exact, reversible, in microseconds.

What it does is visible: words of a small table are translated, other small words get `_en`, names and nouns stay,
German numbers get English separators. `undo` gives the German back, whatever the text was. A `script` says otherwise
for chosen units, as httpx's MockTransport does for requests:

    FakeEngine({"Guten Tag.": "Good day."})
    FakeEngine(lambda german, decoding: ["no no no no"] if not decoding.no_repeat_ngram else None)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from toolkit import __version__
from toolkit.engines.protocol import Decoding, Hypothesis
from toolkit.models import Model
from toolkit.records import Link, Signature

Handler = Callable[[str, Decoding], Sequence[str] | str | None]

MARK = "_en"
WORDS: Mapping[str, str] = {
    "aber": "but", "am": "on", "auch": "also", "auf": "onto", "aus": "from", "bei": "at", "das": "the", "der": "he",
    "dass": "that", "ein": "a", "er": "him", "es": "it", "für": "for", "hat": "has", "ist": "is",
    "kein": "no", "mit": "with", "nach": "after", "nicht": "not", "nie": "never", "oder": "or", "sagte": "said",
    "sagt": "says", "sind": "are", "über": "about", "um": "around", "und": "and", "von": "of", "vor": "before",
    "war": "was", "wird": "will", "zu": "to", "zwei": "two", "drei": "three",
}  # fmt: skip
BACK = {english: german for german, english in WORDS.items()}
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+")
SEPARATORS = str.maketrans(".,", ",.")


class FakeEngine:
    """Translator and Aligner. `calls` lists the units and the decoding of every call to `translate`.

    `script` maps units to their hypotheses (best first), or is a function of unit and decoding; a unit it does not
    know, or for which it gives None, is translated by rule. It may raise TranslationError.
    """

    def __init__(self, script: Mapping[str, Sequence[str] | str] | Handler | None = None, *, beam: int = 4) -> None:
        self.calls: list[tuple[tuple[str, ...], Decoding]] = []
        self._beam = beam
        self._handler: Handler = script if callable(script) else _from_table(script or {})

    @property
    def signature(self) -> Signature:
        """`fake`, with the beam it was given."""
        return Signature("translate", "fake", "fake", "1", __version__, (("beam", str(self._beam)),))

    def warm(self) -> None:
        """Nothing to load."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words, numbers and marks, and one for the end."""
        return [len(re.findall(r"\w+|[^\w\s]", text)) + 1 for text in texts]

    def translate(self, texts: Sequence[str], decoding: Decoding | None = None) -> list[tuple[Hypothesis, ...]]:
        """The scripted hypotheses, or the rule's: the first as told above, further ones with `(2)`, `(3)` after it."""
        decoding = decoding or Decoding(beam=self._beam)
        self.calls.append((tuple(texts), decoding))
        return [self._hypotheses(text, decoding) for text in texts]

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        """Each English word linked to the next German word it undoes to; scripted words to their equals."""
        return [_links(german, english) for german, english in pairs]

    def _hypotheses(self, text: str, decoding: Decoding) -> tuple[Hypothesis, ...]:
        given = self._handler(text, decoding)
        if given is None:
            best = render(text)
            given = [best, *(f"{best} ({number})" for number in range(2, decoding.hypotheses + 1))]
        elif isinstance(given, str):
            given = [given]
        return tuple(Hypothesis(english, -0.1 * rank) for rank, english in enumerate(given, 1))


def open_engine(model: Model | None = None, *, beam: int = 4, **_: object) -> FakeEngine:
    """A FakeEngine; it needs no model, device or precision."""
    return FakeEngine(beam=beam)


def render(german: str) -> str:
    """The rule's translation of `german`."""
    return TOKEN.sub(lambda match: _forward(match[0]), german)


def undo(english: str) -> str:
    """The German that `render` made `english` of."""
    return TOKEN.sub(lambda match: _backward(match[0]), english)


def _forward(word: str) -> str:
    if word[0].isdecimal():
        return word.translate(SEPARATORS)
    known = _by_table(word, WORDS)
    if known is not None:
        return known
    return word if word[0].isupper() and _backward(word) == word else word + MARK


def _backward(word: str) -> str:
    if word[0].isdecimal():
        return word.translate(SEPARATORS)
    if word.endswith(MARK):
        return word[: -len(MARK)]
    known = _by_table(word, BACK)
    return word if known is None else known


def _by_table(word: str, table: Mapping[str, str]) -> str | None:
    if word in table:
        return table[word]
    lower = word[0].lower() + word[1:]
    if word == lower.capitalize() and lower in table:
        return table[lower].capitalize()
    return None


def _links(german: str, english: str) -> tuple[Link, ...]:
    words = list(TOKEN.finditer(german))
    links = []
    for match in TOKEN.finditer(english):
        wanted = (_backward(match[0]), match[0])
        found = next((word for word in words if word[0] in wanted), None)
        if found:
            words.remove(found)
            links.append(Link(found.span(), match.span(), 1.0))
    return tuple(links)


def _from_table(table: Mapping[str, Sequence[str] | str]) -> Handler:
    return lambda german, decoding: table.get(german)
