"""Encoder-decoder summarisation models through transformers: BART, Pegasus, T5, Flan-T5, mT5.

`pipeline("summarization")` is gone from transformers 5 and its defaults cut long inputs in silence; here the input is
refused when it is too long (the summariser cuts at sections) and every search setting is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit import __version__
from toolkit.engines.hub import Snapshot
from toolkit.errors import ModelUnavailable, SummaryError
from toolkit.records import Signature
from toolkit.settings import Summarising
from toolkit.summarise.protocol import Claim, Passage

PREFIXES = {"t5": "summarize: ", "mt5": "summarize: ", "umt5": "summarize: "}
"""What a model type was trained to see before a text to summarise, where its config does not say."""
RELATIVE_POSITIONS = 512  # tokens T5 models were trained on; their position scheme itself has no limit
_GERMAN = re.compile(r"german|deutsch|gnad|mlsum-de|(?:^|[-_/])(?:de|ger)(?:[-_]|$)", re.IGNORECASE)


def guess_language(name: str) -> str:
    """`de` where a model's name says it summarises German, else `en`."""
    return "de" if _GERMAN.search(name) else "en"


@dataclass(slots=True)
class Seq2Seq:
    """A `Writer`: one passage in, one text out. The weights are loaded at the first passage.

    The same passage always gives the same text: beam search, float32, one passage at a time (padding and batch
    neighbours change the last digits of scores).
    """

    snapshot: Snapshot
    language: str = "en"
    device: str = "auto"
    settings: Summarising = field(default_factory=Summarising)
    _tokenizer: Any = None
    _model: Any = None

    @property
    def signature(self) -> Signature:
        beam = ("beam", str(self.settings.beam))
        lengths = ("tokens", f"{self.settings.written_least}-{self.settings.written_most}")
        return Signature(
            "summarise",
            "transformers",
            self.snapshot.name,
            self.snapshot.revision,
            __version__,
            (beam, lengths, ("reads", self.language)),
        )

    @property
    def room(self) -> int:
        """Positions of the model less prefix and end markers."""
        tokenizer, model = self._loaded()
        config = model.config
        limit = getattr(config, "max_position_embeddings", None) or RELATIVE_POSITIONS
        if config.model_type in PREFIXES:
            limit = RELATIVE_POSITIONS
        return max(8, int(limit) - len(tokenizer(self._prefix()).input_ids) - 4)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Pieces per text, with one more for the blank that joins it to its neighbour."""
        tokenizer, _ = self._loaded()
        return [len(tokenizer(text, add_special_tokens=False).input_ids) + 1 for text in texts]

    def write(self, passage: Passage, sentences: int) -> tuple[Claim, ...]:
        """The summary of the passage as one text; `sentences` is left to the model."""
        import torch

        tokenizer, model = self._loaded()
        text = self._prefix() + " ".join(line.text for line in passage.lines)
        inputs = tokenizer(text, return_tensors="pt", truncation=False)
        length = inputs.input_ids.shape[1]
        if length > self.room + len(tokenizer(self._prefix()).input_ids) + 4:
            raise SummaryError(
                f"{self.snapshot.name}: a passage of {length} tokens does not fit", "A single word may be too long."
            )
        try:
            with torch.inference_mode():
                output = model.generate(
                    input_ids=inputs.input_ids.to(model.device),
                    attention_mask=inputs.attention_mask.to(model.device),
                    generation_config=self._search(length),
                )
        except (RuntimeError, ValueError, IndexError) as error:  # out of memory, a broken configuration
            raise SummaryError(
                f"{self.snapshot.name}: the model failed: {str(error).splitlines()[0]}", "Choose another summariser."
            ) from error
        written = " ".join(tokenizer.decode(output[0], skip_special_tokens=True).replace("<n>", " ").split())
        return (Claim(written),) if written else ()

    def _search(self, length: int) -> Any:
        from transformers import GenerationConfig

        base, settings = self._model.generation_config, self.settings
        most = max(8, min(settings.written_most, int(length * settings.written_share)))
        ids = {
            name: value
            for name in ("bos_token_id", "eos_token_id", "pad_token_id", "decoder_start_token_id")
            if (value := _first(getattr(base, name, None), getattr(self._model.config, name, None))) is not None
        }
        forced = {
            name: value
            for name in ("forced_bos_token_id", "forced_eos_token_id")
            if (value := _first(getattr(base, name, None), getattr(self._model.config, name, None))) is not None
        }
        return GenerationConfig(
            max_new_tokens=most,
            min_new_tokens=min(settings.written_least, most // 2),
            num_beams=settings.beam,
            do_sample=False,
            early_stopping=True,
            length_penalty=settings.length_penalty,
            no_repeat_ngram_size=settings.no_repeat_ngram,
            **ids,
            **forced,
        )

    def _prefix(self) -> str:
        config = self._model.config
        given = (getattr(config, "task_specific_params", None) or {}).get("summarization", {})
        return str(given.get("prefix", PREFIXES.get(config.model_type, "")))

    def _loaded(self) -> tuple[Any, Any]:
        if self._model is None:
            self._tokenizer, self._model = _load(self.snapshot, self.device)
        return self._tokenizer, self._model


def _load(snapshot: Snapshot, device: str) -> tuple[Any, Any]:
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # it would be drawn over the bar of the run
    try:
        tokenizer = AutoTokenizer.from_pretrained(snapshot.folder, local_files_only=True)
        model = AutoModelForSeq2SeqLM.from_pretrained(snapshot.folder, local_files_only=True, dtype=torch.float32)
    except Exception as error:  # transformers raises whatever its parts raise
        raise ModelUnavailable(
            f"{snapshot.folder}: not a summarisation model transformers can load: {_line(error)}",
            "Encoder-decoder models (BART, Pegasus, T5) go here; instruction models go through prompt:NAME.",
        ) from error
    chosen = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
    return tokenizer, model.to(chosen).eval()


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def _line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
