"""Order, guards and retries around a translator: one German unit in, one pair out, whatever the model does."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.engines.protocol import Decoding, Hypothesis, Translator
from toolkit.english import set_articles, set_form, set_marks, set_women, tidy
from toolkit.errors import TranslationError
from toolkit.records import Pair, Signature
from toolkit.settings import Translating
from toolkit.translate.clauses import cut, glue, split
from toolkit.translate.doubts import doubt
from toolkit.translate.names import restore
from toolkit.translate.numbers import english_forms, lost, set_right
from toolkit.translate.units import Unit, around, prepare

GUARDS = "4"  # version of the rules in this package, part of the signature: a change makes stored pairs stale
_CAPS = (32, 64, 128, 256, 512)  # tokens; few different ones, so that units still share batches
_DOUBTFUL = 10.0  # in scores: any hypothesis without a visible fault is better than one with

Judge = Callable[[str, str], float]
"""Doubts about (German, English): 0.0 for none, never less."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """The hypothesis taken for a piece of German: `value` ranks it, `doubt` is its visible fault or empty."""

    english: str
    score: float
    value: float
    doubt: str
    alternatives: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()


def _words(text: str) -> bool:
    return any(char.isalpha() for char in text)


class Translation:
    """Translates units of German, each once, each by itself.

    Before: units without letters, dates, English sentences and bare addresses need no model; addresses, handles,
    emoji and foreign scripts are kept from it; lines of capitals are lowered; long units are cut at clauses. After:
    of the hypotheses the one with the best score less `judge_weight` times `judge(german, english)` is taken. One that
    loops, has lost or invented text, is German or has unknown characters is tried again without repeated n-grams, then
    cut at a clause; if nothing helps, the pair says so in `guards`. Numbers, names and marks are then set right.
    """

    def __init__(self, translator: Translator, judge: Judge | None = None, settings: Translating | None = None) -> None:
        self._translator = translator
        self._judge = judge
        self._settings = settings or Translating()

    @property
    def signature(self) -> Signature:
        """The translator's, with what this class adds to the result."""
        signature = self._translator.signature
        own = {
            "length_penalty": f"{self._settings.length_penalty:g}",
            "guards": GUARDS,
            "judge": f"{self._settings.judge_weight:g}" if self._judge else "none",
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
        for unit, pair in zip(units, self._translate_units(units), strict=True):
            pairs[unit.german] = pair
        return [pairs[text] for text in texts]

    def _translate_units(self, units: Sequence[Unit]) -> Iterator[Pair]:
        pieces = [self._pieces(unit) for unit in units]
        chosen = iter(
            self._choose_all([(piece, unit) for unit, some in zip(units, pieces, strict=True) for piece in some])
        )
        for unit, some in zip(units, pieces, strict=True):
            yield self._finish(unit, some, [next(chosen) for _ in some])

    def _pieces(self, unit: Unit) -> list[tuple[str, ...]]:
        """The forms of each part of a unit; one part where it is short enough."""
        limit = self._settings.max_source_tokens
        if self._translator.count_tokens(unit.sources[:1])[0] <= limit:
            return [unit.sources]
        return [
            (part,) for part in split(unit.sources[0], limit, lambda text: self._translator.count_tokens([text])[0])
        ]

    def _choose_all(self, pieces: Sequence[tuple[tuple[str, ...], Unit]]) -> list[_Choice]:
        found = self._search(form for forms, _ in pieces for form in forms)
        chosen = [self._choose(forms, unit, found) for forms, unit in pieces]
        self._retry(pieces, chosen)
        self._divide(pieces, chosen)
        return chosen

    def _retry(self, pieces: Sequence[tuple[tuple[str, ...], Unit]], chosen: list[_Choice]) -> None:
        """Second try of units with a visible fault: no n-gram twice."""
        again = [place for place, choice in enumerate(chosen) if choice.doubt in ("repetition", "length", "empty")]
        found = self._search((form for place in again for form in pieces[place][0]), self._settings.no_repeat_ngram)
        for place in again:
            other = self._choose(*pieces[place], found)
            if other.value > chosen[place].value:
                chosen[place] = replace(other, guards=(f"retried: {chosen[place].doubt}", *other.guards))

    def _divide(self, pieces: Sequence[tuple[tuple[str, ...], Unit]], chosen: list[_Choice]) -> None:
        """Third try of units with a fault or a lost number: cut in two at a clause, or around what must not change."""
        parts: dict[int, list[str]] = {}
        for place, ((forms, unit), choice) in enumerate(zip(pieces, chosen, strict=True)):
            if choice.doubt == "protected text lost":
                parts[place] = list(around(forms[0], unit.shields))
            elif choice.doubt or lost(forms[0], choice.english):
                halves = cut(forms[0], words=False)
                parts[place] = list(halves) if halves else []
        flat = [part for some in parts.values() for part in some]
        as_they_are = {stand_in for _, unit in pieces for stand_in, _ in unit.shields} | {
            p for p in flat if not _words(p)
        }
        found = self._search(part for part in flat if part not in as_they_are)
        found.update((part, (Hypothesis(part, 0.0),)) for part in as_they_are)
        for place, some in parts.items():
            if not some:
                continue
            forms, unit = pieces[place]
            joined = self._joined(some, unit, [self._choose((part,), unit, found) for part in some])
            before = chosen[place]
            better = lost(forms[0], joined.english) < lost(forms[0], before.english)
            if joined.value > before.value and not joined.doubt and (before.doubt or better):
                why = before.doubt or "number lost"
                chosen[place] = replace(joined, guards=(*before.guards, f"split at clauses: {why}", *joined.guards))

    def _joined(self, parts: Sequence[str], unit: Unit, choices: Sequence[_Choice]) -> _Choice:
        german = " ".join(parts)
        english = set_marks(german, glue(parts, [choice.english for choice in choices]))
        score = sum(choice.score for choice in choices) / len(choices)
        fault = self._fault(german, english, unit) or next((choice.doubt for choice in choices if choice.doubt), "")
        most = max(len(choice.alternatives) for choice in choices)
        alternatives = (
            glue(parts, [(choice.alternatives + (choice.english,) * most)[rank] for choice in choices])
            for rank in range(most)
        )
        guards = tuple(guard for choice in choices for guard in choice.guards)
        return _Choice(english, score, self._value(german, english, score, fault), fault, tuple(alternatives), guards)

    def _choose(self, forms: tuple[str, ...], unit: Unit, found: dict[str, tuple[Hypothesis, ...]]) -> _Choice:
        """The best of all hypotheses for all forms of one piece."""
        german = forms[0]
        ranked = sorted((h for form in forms for h in found[form]), key=lambda h: -h.score)
        choices: list[_Choice] = []
        leader = -math.inf
        for hypothesis in ranked:
            fault = self._fault(german, hypothesis.text, unit)
            english, names = self._polish(german, hypothesis.text)
            # Doubts only cost: a score that does not beat the leader's value needs no judge. Saves two calls of three.
            beaten = hypothesis.score <= leader
            value = -math.inf if beaten else self._value(german, english, hypothesis.score, fault)
            leader = max(leader, value)
            choices.append(_Choice(english, hypothesis.score, value, fault, guards=names))
        best = max(choices, key=lambda choice: choice.value)
        others = dict.fromkeys(c.english for c in choices if not c.doubt and c.english != best.english)
        rank = choices.index(best)
        if rank:
            why = choices[0].doubt or "fewer doubts"
            best = replace(best, guards=(f"hypothesis {rank + 1} taken: {why}", *best.guards))
        return replace(best, alternatives=tuple(others))

    def _fault(self, german: str, english: str, unit: Unit) -> str:
        here = [stand_in for stand_in, _ in unit.shields if stand_in in german]
        if any(english.count(stand_in) != 1 for stand_in in here):
            return "protected text lost"
        return doubt(german, english, self._settings)

    def _polish(self, german: str, hypothesis: str) -> tuple[str, tuple[str, ...]]:
        english = set_form(german, english_forms(german, tidy(hypothesis)))
        english, names = restore(german, set_marks(german, english))
        return set_women(german, set_articles(english)), names

    def _value(self, german: str, english: str, score: float, fault: str) -> float:
        doubts = self._judge(german, english) if self._judge else 0.0
        return score - self._settings.judge_weight * doubts - (_DOUBTFUL if fault else 0.0)

    def _finish(self, unit: Unit, pieces: Sequence[tuple[str, ...]], choices: Sequence[_Choice]) -> Pair:
        whole = choices[0] if len(choices) == 1 else self._joined([forms[0] for forms in pieces], unit, choices)
        guards = [*unit.guards, *(["split at clauses: long"] if len(choices) > 1 else []), *whole.guards]
        english = whole.english
        if (mended := set_right(unit.sources[0], english)) is not None:
            english, done = mended
            guards.append(done)
        if whole.doubt:
            guards.append(f"doubtful: {whole.doubt}")
        alternatives = tuple(unit.finish(other) for other in whole.alternatives)
        return Pair(
            0,
            unit.german,
            unit.finish(english),
            score=round(whole.score, 4),
            alternatives=tuple(dict.fromkeys(alternatives))[: self._settings.hypotheses - 1],
            guards=tuple(dict.fromkeys(guards)),
        )

    def _search(self, texts: Iterable[str], no_repeat_ngram: int = 0) -> dict[str, tuple[Hypothesis, ...]]:
        """Hypotheses of each text; each text is searched once, with a cap on its length that depends on it alone."""
        unique = list(dict.fromkeys(texts))
        if not unique:
            return {}
        groups: dict[int, list[str]] = defaultdict(list)
        for text, tokens in zip(unique, self._translator.count_tokens(unique), strict=True):
            groups[next((cap for cap in _CAPS if cap >= 2 * tokens + 8), _CAPS[-1])].append(text)
        beam = self._beam()
        many = min(beam, self._settings.hypotheses)
        found: dict[str, tuple[Hypothesis, ...]] = {}
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

    def _beam(self) -> int:
        """The width the engine was opened with, which its signature tells."""
        return int(dict(self._translator.signature.settings).get("beam", self._settings.beam))
