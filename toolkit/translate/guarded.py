"""Order, guards and retries around a translator: one German unit in, one pair out, whatever the model does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from toolkit.engines.protocol import Aligner, Translator
from toolkit.records import Pair, Signature
from toolkit.settings import Translating
from toolkit.translate.choice import Choice, Chooser, Judge, Piece
from toolkit.translate.clauses import split
from toolkit.translate.repairs import Repairs
from toolkit.translate.search import Search
from toolkit.translate.units import Unit, prepare
from toolkit.translate.words import Proofreader, mend_words

GUARDS = "13"  # version of the rules in this package, part of the signature: a change makes stored pairs stale


class Translation:
    """Translates units of German, each once, each by itself.

    Before: units without letters, dates, English sentences and bare addresses need no model; addresses, handles,
    emoji and foreign scripts are kept from it; lines of capitals are lowered; long units are cut at clauses. After:
    of the hypotheses the one with the best score less `judge_weight` times `judge(german, english)` is taken. One that
    loops, has lost or invented text, is German or has unknown characters is tried again without repeated n-grams, then
    cut at a clause; one that has lost a number is searched wider and with stand-ins. If nothing helps, the pair says
    so in `guards`. Names and marks are set right. Last, words the proofreader finds wrong are looked up.
    """

    def __init__(
        self,
        translator: Translator,
        judge: Judge | None = None,
        settings: Translating | None = None,
        proofreader: Proofreader | None = None,
    ) -> None:
        self._translator = translator
        self._judge = judge
        self._settings = settings or Translating()
        self._proofreader = proofreader
        self._chooser = Chooser(judge, self._settings)
        search = Search(translator, self._settings)
        self._aligner = translator if isinstance(translator, Aligner) else None
        self._repairs = Repairs(search, self._chooser, self._aligner, self._settings)

    @cached_property  # asked for every input of a run
    def signature(self) -> Signature:
        """The translator's, with what this class adds to the result."""
        signature = self._translator.signature
        own = {
            "length_penalty": f"{self._settings.length_penalty:g}",
            "guards": GUARDS,
            "judge": f"{self._settings.judge_weight:g}" if self._judge else "none",
            "dictionary": self._proofreader.version if self._proofreader else "none",
        }
        settings = tuple(item for item in signature.settings if item[0] not in own)
        return replace(signature, settings=(*settings, *own.items()))

    def translate(self, texts: Sequence[str]) -> list[Pair]:
        """One pair per text, in order; `Pair.sentence` is 0. Raises TranslationError where the engine fails."""
        pairs: dict[str, Pair] = {}
        units: list[Unit] = []
        for text in dict.fromkeys(texts):
            ready = prepare(text)
            if isinstance(ready, Pair):
                pairs[text] = ready
            else:
                units.append(ready)
        translated = list(self._translate_units(units))
        if self._aligner and self._proofreader:
            translated = mend_words(translated, self._aligner, self._proofreader)
        pairs.update((pair.german, pair) for pair in translated)
        return [pairs[text] for text in texts]

    def _translate_units(self, units: Sequence[Unit]) -> Iterator[Pair]:
        pieces = [self._pieces(unit) for unit in units]
        chosen = iter(self._repairs.choose([piece for some in pieces for piece in some]))
        for unit, some in zip(units, pieces, strict=True):
            yield self._finish(unit, some, [next(chosen) for _ in some])

    def _pieces(self, unit: Unit) -> list[Piece]:
        """The parts of a unit; one where it is short enough."""
        limit = self._settings.max_source_tokens
        if self._translator.count_tokens(unit.sources[:1])[0] <= limit:
            return [Piece(unit.sources, unit)]
        parts = split(unit.sources[0], limit, lambda text: self._translator.count_tokens([text])[0])
        return [Piece((part,), unit) for part in parts]

    def _finish(self, unit: Unit, pieces: Sequence[Piece], choices: Sequence[Choice]) -> Pair:
        whole, guards = choices[0], unit.guards
        if len(choices) > 1:
            whole = self._chooser.joined(Piece(unit.sources, unit), [piece.german for piece in pieces], choices)
            guards += ("split at clauses: long",)
        guards += whole.guards
        if whole.doubt:
            guards += (f"doubtful: {whole.doubt}",)
        alternatives = tuple(unit.finish(other) for other in whole.alternatives)
        return Pair(
            0,
            unit.german,
            unit.finish(whole.english),
            score=round(whole.score, 4),
            alternatives=tuple(dict.fromkeys(alternatives))[: self._settings.hypotheses - 1],
            guards=tuple(dict.fromkeys(guards)),
        )
