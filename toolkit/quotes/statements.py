"""What a statement without quotation marks is, and where its words end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.quotes.clauses import has_konjunktiv, has_verb
from toolkit.quotes.cues import (
    FINITE,
    SUBORDINATORS,
)
from toolkit.quotes.speakers import (
    PREPOSITIONS,
    is_name_like,
    phrase_end,
)
from toolkit.quotes.tokens import QUOTED, Segment, Token
from toolkit.quotes.wordlists import words

Range = tuple[int, int]
_RELATIVE = frozenset(
    words(
        """
    der die das den dem dessen deren denen wo was
    """
    )
)


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported statement as ranges of the unit's tokens. `form` names the construction that was recognised; `behind`
    is who a speaker such as `eigenen Angaben` stands for."""

    form: str
    message: tuple[Range, ...]
    speaker: Range | None
    cue: tuple[int, ...]
    frame: Range | None
    confidence: float
    behind: Range | None = None


def content_end(tokens: Sequence[Token]) -> int:
    """Number of tokens before the full stop that ends the sentence."""
    end = len(tokens)
    while end and tokens[end - 1].text in (".", "!", "?", "…", ",", ":", ";"):
        end -= 1
    return end


def after_label(tokens: Sequence[Token], segments: Sequence[Segment]) -> int:
    """Where a statement that begins with its sentence begins: behind a colon when no verb stands before it (`Update vom
    1. Mai: …`, `Gute Nachricht: …`)."""
    colon = next((n for n, segment in enumerate(segments) if segment.before == ":"), 0)
    if any(has_verb(tokens, segment) for segment in segments[:colon]):
        colon = 0
    return segments[colon].first if segments else 0


def phrase_end_oblique(tokens: Sequence[Token], at: int, limit: int) -> int:
    """End of the noun phrase after a preposition."""
    low = tokens[at].low
    if not (is_name_like(tokens[at]) or low.endswith(("m", "n", "r", "e", "s")) or low[0].isdigit()):
        return at
    return phrase_end(tokens, at, limit)


def is_subordinate(tokens: Sequence[Token], segment: Segment) -> bool:
    low = tokens[segment.first].low
    second = tokens[segment.first + 1].low if segment.last - segment.first > 1 else ""
    return segment.before != ":" and (
        low in _RELATIVE or low in SUBORDINATORS or (low in PREPOSITIONS and second in ("denen", "dem", "der", "den"))
    )


def message_end(tokens: Sequence[Token], segments: Sequence[Segment], number: int) -> int:
    """The message runs to the end of the sentence, or to the next reporting clause or quotation."""
    limit = content_end(tokens)
    for later in range(number + 1, len(segments)):
        segment = segments[later]
        first = tokens[segment.first]
        opens = first.low in FINITE and first.text[0].islower() and segment.before == ","
        if first.text == QUOTED or (opens and not has_konjunktiv(tokens, segment)):
            return segments[later - 1].last
    return limit
