"""The translation engines: the only rooms that import ctranslate2, sentencepiece, torch and transformers, and lazily.

A new engine is a file that offers `open_engine(model, *, device, compute_type, jobs, beam, threads, batch_tokens, say)
-> Engine`, and a row in `ENGINES`.
"""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Mapping

from toolkit.engines.protocol import Engine
from toolkit.errors import UsageError
from toolkit.models import Model

ENGINES: Mapping[str, str] = {
    "ctranslate2": "toolkit.engines.marian_ct2:open_engine",
    "transformers": "toolkit.engines.marian_torch:open_engine",
    "fake": "toolkit.engines.fake:open_engine",
}


def open_engine(
    name: str,
    model: Model,
    *,
    device: str = "auto",
    compute_type: str = "auto",
    jobs: int = 0,
    beam: int = 4,
    threads: int = 0,
    batch_tokens: int = 0,
    say: Callable[[str], None] = lambda words: None,
) -> Engine:
    """The engine `name` with the weights of `model`; nothing heavy is loaded before its first use or `warm()`.

    A model without a CTranslate2 form is converted first where the engine needs one; `say` hears of it.
    `jobs` are workers (0: one per core) of `threads` threads each (0: one), `batch_tokens` the source pieces of one
    batch (0: `Engines.batch_tokens`), `beam` the width used where a call does not give its own.
    Raises UsageError for an unknown engine, device or precision, ModelUnavailable where the model's files do not fit.
    """
    if name not in ENGINES:
        near = difflib.get_close_matches(name, ENGINES, 1)
        hint = f"Did you mean {near[0]!r}?" if near else f"Engines: {', '.join(ENGINES)}."
        raise UsageError(f"no such engine {name!r}", hint)
    module, function = ENGINES[name].split(":")
    opener: Callable[..., Engine] = getattr(importlib.import_module(module), function)
    return opener(
        model,
        device=device,
        compute_type=compute_type,
        jobs=jobs,
        beam=beam,
        threads=threads,
        batch_tokens=batch_tokens,
        say=say,
    )
