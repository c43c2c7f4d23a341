"""A written sentence with the sentences found to support it: what every check of a claim looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.settings import Summarising
from toolkit.summarise.evidence import Evidence

CLAUSE = re.compile(
    r"[,;:–—]\s|\b(?:but|although|though|while|whereas|because|after|before|if|and|which|who|that|against|versus|"
    r"compared with)\b"
)


@dataclass(frozen=True, slots=True)
class Case:
    """What a check looks at."""

    text: str
    support: tuple[int, ...]
    evidence: Evidence
    settings: Summarising

    @property
    def primary(self) -> str:
        """The English of the sentence that supports most."""
        return self.evidence.pairs[self.support[0]].english

    def english(self) -> Iterator[str]:
        """The English of every supporting sentence."""
        for place in self.support:
            yield self.evidence.pairs[place].english


def clauses(text: str) -> list[str]:
    """A sentence cut at commas, dashes and joining words, roughly."""
    return [part for part in CLAUSE.split(text) if part.strip()]
