"""Checks of every German-English pair: numbers, names, negation, modality and more, each a file and a row in `CHECKS`.

A check takes a `View` of the pair and yields `Finding`s. Kinds: `number`, `date`, `unit`, `name`, `negation`,
`modality`, `person`, `dropped`, `added`, `meaning`, `marks`, `copy`, `word`, `repetition`; a brief also has `quote` and
`summary`.
"""

from toolkit.checks.brief import check_brief, check_summary_sentence
from toolkit.checks.finding import Finding
from toolkit.checks.pairs import CHECKS, check_pair, penalty

__all__ = ["CHECKS", "Finding", "check_brief", "check_pair", "check_summary_sentence", "penalty"]
