"""German and English words: light stems, words without content, and what may translate what."""

from __future__ import annotations

from toolkit.lexicon.table import alike, lexicon, same_name, translations
from toolkit.lexicon.words import WORD, english_stem, german_stem

__all__ = ["WORD", "alike", "english_stem", "german_stem", "lexicon", "same_name", "translations"]
