"""Every threshold and default, named and explained. The only module that reads the environment or a config file.

Order of precedence: command line > environment (`TOOLKIT_*`) > project `toolkit.toml` > user config
(`$XDG_CONFIG_HOME/toolkit/config.toml`) > the defaults here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Limits of `read`."""

    max_bytes: int = 20_000_000  # an article above this is refused, not read into memory
    min_letters: int = 20  # fewer letters than this in the body is "no article"


@dataclass(frozen=True, slots=True)
class Translating:
    """Search and guards of `translate`."""

    beam: int = 4
    hypotheses: int = 4  # kept as alternatives for checks and review
    max_source_tokens: int = 120  # longer units are split at clauses (loss is seen from about 60 words)


@dataclass(frozen=True, slots=True)
class Quoting:
    """Thresholds of `quotes`."""

    max_quotes: int = 8  # shown as key quotes; all stay in the JSON


@dataclass(frozen=True, slots=True)
class Checking:
    """Thresholds of `checks`."""


@dataclass(frozen=True, slots=True)
class Summarising:
    """Thresholds of `summarise`."""

    sentences: int = 4  # 3 to 5, fewer for very short articles
