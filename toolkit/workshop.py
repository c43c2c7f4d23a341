"""Who does the work of a run: the translation with its guards, the aligner, the summariser, and the words about them.

The one place that knows which engine and which summariser stand behind an `Options`; `pipeline` only uses what it is
given, so that a test hands it fakes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.checks import check_summary_sentence, penalty
from toolkit.checks.misfits import Misfits
from toolkit.engines import open_engine
from toolkit.engines.protocol import Engine
from toolkit.engines.summarisers import cached_default, extractive_instead
from toolkit.models import WEAKER, resolve
from toolkit.settings import Options
from toolkit.summarise import Summariser, open_summariser
from toolkit.translate import Translation

EXTRACTIVE = "Summaries are chosen from the articles' own sentences (extractive), for the same reason."


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a run works with. `note` stands at the head of every brief: an announced fallback, or empty."""

    translation: Translation
    engine: Engine
    summariser: Summariser
    note: str = ""


def open_workshop(options: Options, say: Callable[[str], None]) -> Workshop:
    """The engine and the summariser `options` ask for; nothing heavy is loaded before the first sentence.

    `say` hears what a user must know (a fallback, a download). Raises ModelUnavailable or UsageError.
    """
    alone = options.summariser == "auto" and cached_default() is None  # only the hub could give a summariser

    def say_both(words: str) -> None:
        say(f"{words} {EXTRACTIVE}" if alone and words.endswith(WEAKER) else words)

    translation, engine, note = open_translation(options, say_both)
    return Workshop(translation, engine, _summariser(options, say, translation, missing=alone and bool(note)), note)


def _summariser(options: Options, say: Callable[[str], None], translation: Translation, missing: bool) -> Summariser:
    if missing:  # the hub was asked for the translation model in vain; once is enough, and it is said
        return extractive_instead(options.summary_sentences)
    return open_summariser(
        options.summariser,
        options.summary_sentences,
        options=options,
        say=say,
        check=check_summary_sentence,
        translate=lambda german: [pair.english for pair in translation.translate(german)],
    )


def open_translation(options: Options, say: Callable[[str], None]) -> tuple[Translation, Engine, str]:
    """The translation alone, the engine that aligns for it, and the words of an announced fallback.

    Raises ModelUnavailable or UsageError.
    """
    model = resolve(options.model, offline=options.offline, say=say)
    engine = open_engine(
        options.engine,
        model,
        device=options.device,
        compute_type=options.compute_type,
        jobs=options.jobs,
        beam=options.num_beams,
        threads=options.threads,
        batch_tokens=options.batch_tokens,
    )
    return Translation(engine, judge=penalty, proofreader=Misfits()), engine, model.note
