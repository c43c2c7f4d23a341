"""The English words of each German quote, from word links, marks, likeness of words and order. Pure, no model."""

from __future__ import annotations

from toolkit.align.place import PairEvidence, Placement
from toolkit.align.quotes import align_quotes, needs_links

__all__ = ["PairEvidence", "Placement", "align_quotes", "needs_links"]
