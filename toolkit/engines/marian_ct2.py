"""The everyday engine: MarianMT weights in CTranslate2, eight bits on a processor, without torch.

Threads, never processes: CTranslate2 is not fork-safe (its issue #539).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.engines.batches import equal_batches
from toolkit.engines.ct2_file import LOADING, read_for_loading
from toolkit.engines.devices import choose_compute_type, choose_device, saturates
from toolkit.engines.links import word_links
from toolkit.engines.loading import Lazy
from toolkit.engines.pieces import END, Pieces, own_english
from toolkit.engines.positions import check_length, read_positions
from toolkit.engines.protocol import Decoding, Hypothesis
from toolkit.errors import ModelUnavailable, TranslationError
from toolkit.models import Model
from toolkit.records import Link, Signature
from toolkit.settings import Engines

SCORE_DIGITS = 5  # of a score: in float32 the digits after these still depend on the size of a batch
LIMITS = Engines()


class MarianCT2:
    """Translator and Aligner on CTranslate2. Results do not depend on batch neighbours, workers or order.

    Nothing is loaded before the first use or `warm()`.
    """

    def __init__(
        self,
        model: Model,
        *,
        device: str,
        compute_type: str,
        jobs: int,
        beam: int,
        threads: int = 0,
        batch_tokens: int = 0,
    ) -> None:
        if model.converted is None:
            raise ModelUnavailable(
                f"{model.folder}: not converted to CTranslate2", "Convert it with: toolkit models pull, or "
                "choose the transformers engine.",
            )  # fmt: skip
        self._model = model
        self._folder: Path = model.converted
        self._device = choose_device(device)
        self._compute_type = choose_compute_type(compute_type, self._device)
        self._narrow = saturates(self._device, self._compute_type)
        self._jobs = jobs or os.cpu_count() or 1
        self._threads = threads or 1
        self._batch_tokens = batch_tokens or LIMITS.batch_tokens
        self._beam = beam
        self._positions = read_positions(model.folder)
        self._english_only = own_english(model.folder)
        self._pieces = Lazy(lambda: Pieces(model.folder))
        self._translator: Lazy[Any] = Lazy(self._load)

    @property
    def signature(self) -> Signature:
        """Engine, weights, and every setting a translation depends on; workers, threads and batches are none."""
        settings = (
            ("beam", str(self._beam)),
            ("compute", self._compute_type + ("_narrow" if self._narrow else "")),
            ("device", self._device),
            ("ctranslate2", version("ctranslate2")),  # read without importing it
            ("loading", LOADING),
            ("vocabulary", "english" if self._english_only else "whole"),
        )
        model = self._model
        return Signature(
            "translate", "ctranslate2", model.name, model.revision, __version__, settings, model.note or None
        )

    def warm(self) -> None:
        """Load in a thread (about 0.3 s for the bundled weights); an error is raised again by the first call."""
        self._translator.warm()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Source pieces per unit, the end marker included. Does not wait for the weights."""
        pieces = self._pieces.get()
        return [len(pieces.source(text)) + 1 for text in texts]

    def translate(self, texts: Sequence[str], decoding: Decoding | None = None) -> list[tuple[Hypothesis, ...]]:
        """Hypotheses per unit, best first; the beam is at least as wide as their number.

        Raises TranslationError for a unit longer than the model has positions.
        """
        decoding = decoding or Decoding(beam=self._beam)
        pieces = self._pieces.get()
        sources = [[*pieces.source(text), END] for text in texts]
        for text, source in zip(texts, sources, strict=True):
            check_length(text, len(source), self._positions)
        options = _options(decoding, self._positions) | {"use_vmap": self._english_only}
        lengths = [len(source) for source in sources]
        batches = equal_batches(lengths, lengths, self._batch_tokens)
        results = self._run(([sources[i] for i in batch], None, options) for batch in batches)
        found: list[tuple[Hypothesis, ...]] = [()] * len(texts)
        for batch, rows in zip(batches, results, strict=True):
            for index, row in zip(batch, rows, strict=True):
                found[index] = tuple(
                    Hypothesis(pieces.join(hypothesis), round(score, SCORE_DIGITS))
                    for hypothesis, score in zip(row.hypotheses, row.scores, strict=True)
                )
        return found

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        """Word links from the cross-attention of the given English, decoded by force."""
        pieces = self._pieces.get()
        sources = [[*pieces.source(german), END] for german, _ in pairs]
        targets = [pieces.target(english) for _, english in pairs]
        fitting = [
            index
            for index, (source, target) in enumerate(zip(sources, targets, strict=True))
            if target and max(len(source), len(target) + 1) <= self._positions
        ]
        lengths = [(len(sources[i]), len(targets[i])) for i in fitting]
        costs = [length for length, _ in lengths]
        batches = [[fitting[i] for i in batch] for batch in equal_batches(lengths, costs, self._batch_tokens)]
        work = (
            ([sources[i] for i in batch], [targets[i] for i in batch], _forced(len(targets[batch[0]])))
            for batch in batches
        )
        found: list[tuple[Link, ...]] = [()] * len(pairs)
        for batch, rows in zip(batches, self._run(work), strict=True):
            for index, row in zip(batch, rows, strict=True):
                german, english = pairs[index]
                spans = pieces.source_spans(german), pieces.target_spans(english)
                found[index] = word_links(german, english, *spans, row.attention[0])
        return found

    def _run(self, work: Iterable[tuple[Any, Any, dict[str, Any]]]) -> list[list[Any]]:
        """Results of each (sources, prefixes, options), in order; few batches ahead of the one awaited."""
        translator = self._translator.get()
        waiting: deque[list[Any]] = deque()
        done: list[list[Any]] = []
        try:
            for sources, prefixes, options in work:
                if len(waiting) >= LIMITS.batches_ahead * self._jobs:
                    done.append([row.result() for row in waiting.popleft()])
                waiting.append(
                    translator.translate_batch(sources, prefixes, asynchronous=True, max_input_length=0, **options)
                )
            done.extend([row.result() for row in rows] for rows in waiting)
        except (RuntimeError, ValueError) as error:
            raise TranslationError(
                f"the translation engine failed: {error}",
                "Run toolkit doctor; if memory ran out, try fewer --jobs or a smaller --num-beams.",
            ) from error
        return done

    def _files(self) -> dict[str, bytes]:
        files = read_for_loading(self._folder, narrow=self._narrow)
        return files | {"vmap.txt": vocabulary_map(self._pieces.get().english())} if self._english_only else files

    def _load(self) -> Any:
        import ctranslate2

        workers = {"inter_threads": self._jobs, "intra_threads": self._threads} if self._device == "cpu" else {}
        try:
            return ctranslate2.Translator(
                str(self._folder),
                device=self._device,
                compute_type=self._compute_type,
                max_queued_batches=-1,  # `_run` bounds the queue; a full one would block where no signal is heard
                files=self._files(),
                **workers,
            )
        except (OSError, KeyError, RuntimeError, ValueError) as error:
            raise ModelUnavailable(
                f"{self._folder}: CTranslate2 cannot load it: {error}",
                "Run toolkit models verify, or convert the model again with toolkit models pull.",
            ) from error


def vocabulary_map(pieces: Sequence[str]) -> bytes:
    """CTranslate2's file of what may be written, the same whatever is read.

    The vocabulary of an opus model is that of both languages (58,100 pieces), and no English it learnt from had a piece
    outside its English model (32,000): choosing among these is 1.27 times as fast (random weights of that size, beam 4,
    two Zen 1 cores). Maps from source words to candidates are faster still, 1.85 times with 6,000 left, but CTranslate2
    joins the candidates of a batch, and a translation would depend on its neighbours.
    """
    return ("\t" + " ".join(pieces) + "\n").encode()


def open_engine(
    model: Model,
    *,
    device: str,
    compute_type: str,
    jobs: int,
    beam: int,
    say: Callable[[str], None],
    threads: int = 0,
    batch_tokens: int = 0,
) -> MarianCT2:
    """The engine for `toolkit.engines.open_engine`."""
    if model.converted is None:
        from toolkit.engines.convert import with_conversion

        model = with_conversion(model, say)
    return MarianCT2(
        model,
        device=device,
        compute_type=compute_type,
        jobs=jobs,
        beam=beam,
        threads=threads,
        batch_tokens=batch_tokens,
    )


def _options(decoding: Decoding, positions: int) -> dict[str, Any]:
    return {
        "beam_size": max(decoding.beam, decoding.hypotheses),
        "num_hypotheses": decoding.hypotheses,
        "length_penalty": decoding.length_penalty,
        "max_decoding_length": min(decoding.max_tokens, positions - 1),
        "no_repeat_ngram_size": decoding.no_repeat_ngram,
        "return_scores": True,
        "disable_unk": True,
    }


def _forced(tokens: int) -> dict[str, Any]:
    """A prefix of as many tokens as may be written: all of it is taken in one step, and nothing after it is searched.
    Measured: 24 ms a sentence against 60 ms word by word (with beam 4, translating takes 77)."""
    return {"beam_size": 1, "return_alternatives": True, "return_attention": True, "max_decoding_length": tokens}
