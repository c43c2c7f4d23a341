"""Encoder-decoder summarisation models: BART, Pegasus, T5, Flan-T5, mT5. What goes in, what comes out, how long it is.

`pipeline("summarization")` is gone from transformers 5 and its defaults cut long inputs in silence; here the input is
refused when it is too long (the summariser cuts at sections) and every search setting is said. Who computes is a
`Generator`: CTranslate2 (`seq2seq_ct2`) where a model converts, else transformers (`seq2seq_torch`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from toolkit import __version__
from toolkit.engines.hub import Snapshot
from toolkit.engines.quiet import quiet
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


@dataclass(frozen=True, slots=True)
class Search:
    """How to search: lengths in tokens, `no_repeat_ngram` 0 means off."""

    least: int
    most: int
    beam: int
    length_penalty: float
    no_repeat_ngram: int


class Generator(Protocol):
    """Token ids in, token ids out (special ones included). Nothing is loaded before the first call."""

    @property
    def engine(self) -> str:
        """Its name in signatures."""
        ...

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """What else its output depends on, for signatures."""
        ...

    def generate(self, ids: Sequence[int], search: Search) -> list[int]:
        """The best hypothesis. Raises SummaryError where the engine fails, ModelUnavailable where it cannot load."""
        ...


@dataclass(slots=True)
class Seq2Seq:
    """A `Writer`: one passage in, one text out.

    The same passage always gives the same text: beam search, one passage at a time (padding and batch neighbours
    change the last digits of scores).
    """

    snapshot: Snapshot
    generator: Generator
    language: str = "en"
    settings: Summarising = field(default_factory=Summarising)
    _tokenizer: Any = None
    _config: Any = None

    @property
    def signature(self) -> Signature:
        beam = ("beam", str(self.settings.beam))
        lengths = ("tokens", f"{self.settings.written_least}-{self.settings.written_most}")
        return Signature(
            "summarise",
            self.generator.engine,
            self.snapshot.name,
            self.snapshot.revision,
            __version__,
            (beam, lengths, ("reads", self.language), *self.generator.settings),
        )

    @property
    def room(self) -> int:
        """Positions of the model less prefix and end markers."""
        tokenizer, config = self._loaded()
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
        tokenizer, _ = self._loaded()
        text = self._prefix() + " ".join(line.text for line in passage.lines)
        ids = tokenizer(text, truncation=False).input_ids
        if len(ids) > self.room + len(tokenizer(self._prefix()).input_ids) + 4:
            raise SummaryError(
                f"{self.snapshot.name}: a passage of {len(ids)} tokens does not fit", "A single word may be too long."
            )
        output = self.generator.generate(ids, self._search(len(ids)))
        written = " ".join(tokenizer.decode(output, skip_special_tokens=True).replace("<n>", " ").split())
        return (Claim(written),) if written else ()

    def _search(self, length: int) -> Search:
        settings = self.settings
        most = max(8, min(settings.written_most, int(length * settings.written_share)))
        least = min(settings.written_least, most // 2)
        return Search(least, most, settings.beam, settings.length_penalty, settings.no_repeat_ngram)

    def _prefix(self) -> str:
        _, config = self._loaded()
        given = (getattr(config, "task_specific_params", None) or {}).get("summarization", {})
        return str(given.get("prefix", PREFIXES.get(config.model_type, "")))

    def _loaded(self) -> tuple[Any, Any]:
        if self._config is None:
            self._tokenizer, self._config = load_tokenizer(self.snapshot)
        return self._tokenizer, self._config


def load_tokenizer(snapshot: Snapshot) -> tuple[Any, Any]:
    """Tokenizer and configuration of an encoder-decoder model. Raises ModelUnavailable."""
    from transformers import AutoConfig, AutoTokenizer

    try:
        with quiet():
            tokenizer = AutoTokenizer.from_pretrained(snapshot.folder, local_files_only=True)
            config = AutoConfig.from_pretrained(snapshot.folder, local_files_only=True)
    except Exception as error:  # transformers raises whatever its parts raise
        raise unusable(snapshot, first_line(error)) from error
    if not config.is_encoder_decoder:
        raise unusable(snapshot, f"a {config.model_type} model is no encoder-decoder")
    return tokenizer, config


def unusable(snapshot: Snapshot, reason: str) -> ModelUnavailable:
    """The error for a folder that holds no summarisation model."""
    return ModelUnavailable(
        f"{snapshot.folder}: not a summarisation model transformers can load: {reason}",
        "Encoder-decoder models (BART, Pegasus, T5) go here; instruction models go through prompt:NAME.",
    )


def first_line(error: Exception) -> str:
    """The first line of an error's words, or its kind."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
