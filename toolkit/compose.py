"""Parts of one article to its Brief. Pure.

(The room is not called `brief` because `from toolkit import brief` is the function users call.)
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.figures import find_figures
from toolkit.records import Article, Brief, Flag, Pair, QuotePair, Sentence, Severity, Signature, Summary
from toolkit.summarise.written import flags_of

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}

GUARDS: tuple[tuple[str, Severity, str, str], ...] = (
    ("doubtful: ", Severity.WARNING, "Every hypothesis of the model is doubtful: {}.", "Rely on the German here."),
    ("number set right: ", Severity.NOTE, "The model mistyped a number; it was set right: {}.", "Compare the numbers."),
    (
        "numbers translated by stand-ins: ",
        Severity.NOTE,
        "The model garbled numbers; set by rule: {}.",
        "Compare them.",
    ),
    ("number exchanged: ", Severity.NOTE, "The model had another number; exchanged: {}.", "Compare the numbers."),
    ("part of the day set right: ", Severity.NOTE, "The part of the day was set right: {}.", "Compare it."),
    ("said once: ", Severity.NOTE, "The model said a word twice; it is said once: {}.", "Is a German word missing?"),
    ("word looked up: ", Severity.NOTE, "A word of the model was wrong; looked up: {}.", "Compare it with the German."),
    ("copied: already English", Severity.NOTE, "Already English: left as it stands.", ""),
)
"""What the translation had to do that a reader should know: start of the guard's words, severity, message, hint."""


def compose(
    article: Article,
    sentences: tuple[Sentence, ...],
    pairs: tuple[Pair, ...],
    quotes: tuple[QuotePair, ...],
    summary: Summary,
    flags: Sequence[Flag],
    signature: Signature,
    model_note: str,
) -> Brief:
    """Put the parts together; flags in reading order, what concerns the whole article first."""
    notes = [Flag("reading", Severity.NOTE, note) for note in article.notes]
    notes += [flag for pair in pairs for flag in _guarded(pair)]
    notes += flags_of(summary)
    return Brief(
        article=article,
        sentences=sentences,
        pairs=pairs,
        quotes=quotes,
        figures=find_figures(article, sentences, pairs),
        summary=summary,
        flags=tuple(sorted([*notes, *flags], key=_place)),
        signature=signature,
        model_note=model_note,
    )


def _guarded(pair: Pair) -> list[Flag]:
    return [
        Flag("translation", severity, message.format(guard.removeprefix(start)), hint, sentence=pair.sentence)
        for guard in pair.guards
        for start, severity, message, hint in GUARDS
        if guard.startswith(start)
    ]


def _place(flag: Flag) -> tuple[int, int, str]:
    return (-1 if flag.sentence is None else flag.sentence, _WEIGHT[flag.severity], flag.kind)
