"""German news articles to bilingual briefs: translated, summarised, quotes aligned side by side."""

__version__ = "0.1.0"
