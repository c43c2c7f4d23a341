"""How word tables are written in this package: as running text, one space between words."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, split at white space."""
    return tuple(text.split())
