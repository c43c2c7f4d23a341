"""Who does the work of a run: the translation with its guards, the aligner, the summariser, and the words about them.

The one place that knows which engine and which summariser stand behind an `Options`; `pipeline` only uses what it is
given, so that a test hands it fakes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.checks import check_summary_sentence, penalty
from toolkit.engines import open_engine
from toolkit.engines.protocol import Engine
from toolkit.models import resolve
from toolkit.settings import Options
from toolkit.summarise import Summariser, open_summariser
from toolkit.translate import Translation


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
    translation, engine, note = open_translation(options, say)
    summariser = open_summariser(
        options.summariser,
        options.summary_sentences,
        options=options,
        say=say,
        check=check_summary_sentence,
        translate=lambda german: [pair.english for pair in translation.translate(german)],
    )
    return Workshop(translation, engine, summariser, note)


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
    )
    return Translation(engine, judge=penalty), engine, model.note
