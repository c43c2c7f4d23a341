"""Hypotheses of texts from the engine: each text once, with a cap on its length that depends on it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from toolkit.engines.protocol import Decoding, Hypothesis, Translator
from toolkit.errors import TranslationError
from toolkit.settings import Translating

_CAPS = (32, 64, 128, 256, 512)  # tokens; few different ones, so that units still share batches

Found = dict[str, tuple[Hypothesis, ...]]


class Search:
    """Asks a translator with the settings of the toolkit."""

    def __init__(self, translator: Translator, settings: Translating) -> None:
        self._translator = translator
        self._settings = settings

    def usual(self, texts: Iterable[str], no_repeat_ngram: int = 0) -> Found:
        """Hypotheses of each text at the engine's own beam, which its signature tells."""
        beam = int(dict(self._translator.signature.settings).get("beam", self._settings.beam))
        return self._ask(texts, beam, min(beam, self._settings.hypotheses), no_repeat_ngram)

    def wider(self, texts: Iterable[str]) -> Found:
        """More hypotheses of each text, for the few that lack something."""
        return self._ask(texts, self._settings.wide_beam, self._settings.wide_beam, 0)

    def _ask(self, texts: Iterable[str], beam: int, many: int, no_repeat_ngram: int) -> Found:
        unique = list(dict.fromkeys(texts))
        if not unique:
            return {}
        groups: dict[int, list[str]] = defaultdict(list)
        for text, tokens in zip(unique, self._translator.count_tokens(unique), strict=True):
            groups[next((cap for cap in _CAPS if cap >= 2 * tokens + 8), _CAPS[-1])].append(text)
        found: Found = {}
        for cap, group in sorted(groups.items()):
            decoding = Decoding(beam, many, self._settings.length_penalty, cap, no_repeat_ngram)
            results = self._translator.translate(group, decoding)
            if len(results) != len(group) or not all(results):
                raise TranslationError(
                    f"the engine gave {len(results)} results for {len(group)} units",
                    "An engine must give at least one hypothesis per unit, in order.",
                )
            found.update(zip(group, results, strict=True))
        return found
