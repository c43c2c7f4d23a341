"""What is tried for pieces whose best hypothesis has a visible fault or has lost a number, in order of trust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from toolkit.engines.protocol import Aligner, Hypothesis
from toolkit.records import Link
from toolkit.settings import Translating
from toolkit.translate.choice import Choice, Chooser, Piece
from toolkit.translate.clauses import cut
from toolkit.translate.doubts import doubt, said_once
from toolkit.translate.numbers import exchange, lost, matching
from toolkit.translate.search import Search
from toolkit.translate.standins import TURNS, disguises
from toolkit.translate.units import around

Answer = Sequence[tuple[str, Sequence[Hypothesis]]]
"""For one piece: the words of what was tried, and what the engine said."""


class Repairs:
    """Better choices for the pieces that need one. Each says in its `guards` what was done; one that does not beat what
    was there leaves no trace."""

    def __init__(self, search: Search, chooser: Chooser, aligner: Aligner | None, settings: Translating) -> None:
        self._search = search
        self._chooser = chooser
        self._aligner = aligner
        self._settings = settings

    def choose(self, pieces: Sequence[Piece], *, divide: bool = True) -> list[Choice]:
        """The best that can be had for each piece."""
        found = self._search.usual(form for piece in pieces for form in piece.forms)
        chosen = [self._chooser.best(piece, piece.of(found)) for piece in pieces]
        self._retry(pieces, chosen)
        self._find_numbers(pieces, chosen)
        if divide:
            self._divide(pieces, chosen)
            self._cut_repeats(pieces, chosen)
        self._tie_numbers(pieces, chosen)
        return chosen

    def _retry(self, pieces: Sequence[Piece], chosen: list[Choice]) -> None:
        """Pieces with a visible fault again: no n-gram twice, then with more hypotheses."""
        without_repeats = partial(self._search.usual, no_repeat_ngram=self._settings.no_repeat_ngram)
        for search in (without_repeats, self._search.wider):
            again = [place for place, choice in enumerate(chosen) if choice.doubt in ("repetition", "length", "empty")]
            found = search(form for place in again for form in pieces[place].forms)
            for place in again:
                other = self._chooser.best(pieces[place], pieces[place].of(found))
                if other.value > chosen[place].value:
                    chosen[place] = replace(other, guards=(f"retried: {chosen[place].doubt}", *other.guards))

    def _find_numbers(self, pieces: Sequence[Piece], chosen: list[Choice]) -> None:
        """Pieces that lost a number asked for in other ways, until one brings all of them."""
        missing = {place: lost(piece.german, chosen[place].english) for place, piece in enumerate(pieces)}
        for turn in range(TURNS):
            places = [place for place, count in missing.items() if count]
            asked = self._disguised([(pieces[place], chosen[place]) for place in places], turn)
            for place, answers in zip(places, asked, strict=True):
                before = chosen[place]
                best = self._with_numbers(pieces[place], answers, missing[place])
                if best is not None and best[1].value > before.value - self._settings.number_worth:
                    missing[place] = best[0]
                    chosen[place] = replace(best[1], alternatives=before.alternatives)

    def _with_numbers(self, piece: Piece, answers: Answer, below: int) -> tuple[int, Choice] | None:
        """Of all answers for a piece the one that lost the fewest numbers, and how many; of equals the best."""
        found = []
        for words, hypotheses in answers:
            best = self._chooser.with_numbers(piece, hypotheses, below)
            if best is not None:
                found.append((best[0], replace(best[1], guards=(words, *best[1].guards))))
        return min(found, key=lambda each: (each[0], -each[1].value), default=None)

    def _disguised(self, asked: Sequence[tuple[Piece, Choice]], turn: int) -> Iterator[Answer]:
        """With more hypotheses, and with plain numbers in the places of those that were lost and of all."""
        shapes = []
        for piece, choice in asked:
            found = matching(piece.german, choice.english)
            wanted = (*found.missing, *(numeral for numeral, _ in found.partly))
            shapes.append(list(disguises(piece.german, wanted, turn)))
        said = self._search.wider(shape.german for some in shapes for shape in some)
        for some in shapes:
            yield [
                (shape.words, [replace(h, text=text) for h in said[shape.german] if (text := shape.undo(h.text))])
                for shape in some
            ]

    def _divide(self, pieces: Sequence[Piece], chosen: list[Choice]) -> None:
        """Pieces that still have a fault or lack a number: cut in two at a clause, or around what must not change."""
        parts: dict[int, list[str]] = {}
        for place, (piece, choice) in enumerate(zip(pieces, chosen, strict=True)):
            if choice.doubt == "protected text lost":
                parts[place] = list(around(piece.german, piece.unit.shields))
            elif choice.doubt or lost(piece.german, choice.english):
                parts[place] = list(cut(piece.german, words=False) or ())
        asked = [
            Piece((part,), pieces[place].unit)
            for place, some in parts.items()
            for part in some
            if pieces[place].unit.translates(part)
        ]
        answers = iter(self.choose(asked, divide=False) if asked else ())
        for place, some in parts.items():
            piece, before = pieces[place], chosen[place]
            choices = [next(answers) if piece.unit.translates(part) else Choice.copied(part) for part in some]
            if not choices:
                continue
            joined = self._chooser.joined(piece, some, choices)
            found = lost(piece.german, joined.english) < lost(piece.german, before.english)
            if joined.doubt or not (before.doubt or found):
                continue
            joined = self._chooser.valued(piece, joined)
            if joined.value > before.value - self._settings.number_worth * found:
                why = f"split at clauses: {before.doubt or 'number lost'}"
                chosen[place] = replace(joined, guards=(*before.guards, why, *joined.guards))

    def _cut_repeats(self, pieces: Sequence[Piece], chosen: list[Choice]) -> None:
        """What nothing helped against is at least not said again and again; it stays doubtful."""
        for place, choice in enumerate(chosen):
            once = said_once(choice.english) if choice.doubt == "repetition" else choice.english
            if once != choice.english and not doubt(pieces[place].german, once, self._settings):
                guards = (*choice.guards, "doubtful: repetition cut out")
                chosen[place] = replace(choice, english=once, doubt="", guards=guards)

    def _tie_numbers(self, pieces: Sequence[Piece], chosen: list[Choice]) -> None:
        """The only wrong number exchanged for the only missing one, where the model's own word links tie the two."""
        if self._aligner is None:
            return
        able = [
            (place, pair)
            for place, (piece, choice) in enumerate(zip(pieces, chosen, strict=True))
            if not choice.doubt and (pair := exchange(piece.german, choice.english)) is not None
        ]
        both = [(pieces[place].german, chosen[place].english) for place, _ in able]
        links = self._aligner.align(both) if both else []
        for (place, (wanted, given, english)), some in zip(able, links, strict=True):
            if _tie(some, (wanted.start, wanted.end), (given.start, given.end)) >= self._settings.tie_least:
                words = f"number exchanged: {given.text} for {wanted.text} (word links)"
                chosen[place] = replace(chosen[place], english=english, guards=(*chosen[place].guards, words))


def _tie(links: Sequence[Link], german: tuple[int, int], english: tuple[int, int]) -> float:
    """How sure the links from the English words in `english` are of those in `german`: the weight of the surest."""

    def inside(span: tuple[int, int], whole: tuple[int, int]) -> bool:
        return span[0] < whole[1] and whole[0] < span[1]

    return max(
        (link.weight for link in links if inside(link.english, english) and inside(link.german, german)), default=0.0
    )
