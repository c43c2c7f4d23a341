"""A local instruction-following model through transformers: the same questions a server gets, answered here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.engines.chat import Message
from toolkit.engines.hub import Snapshot
from toolkit.errors import ModelUnavailable, SummaryError
from toolkit.settings import Summarising


@dataclass(slots=True)
class LocalModel:
    """A causal language model with a chat template, greedy search. The weights are loaded at the first question."""

    snapshot: Snapshot
    device: str = "auto"
    settings: Summarising = field(default_factory=Summarising)
    _tokenizer: Any = None
    _model: Any = None

    @property
    def engine(self) -> str:
        """Its name in signatures."""
        return "transformers"

    @property
    def model(self) -> str:
        """The name of the model."""
        return self.snapshot.name

    @property
    def revision(self) -> str:
        """Commit, or hash of the folder."""
        return self.snapshot.revision

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Pieces per text."""
        self._load()
        return [len(self._tokenizer(text, add_special_tokens=False).input_ids) for text in texts]

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        """The answer to `messages`; the schema is not enforced here, the answer is validated afterwards.

        Raises SummaryError: too long for the model, or the model fails.
        """
        import torch
        from transformers import GenerationConfig

        self._load()
        turns = [{"role": m.role, "content": m.content} for m in messages]
        try:
            text = self._tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
            ids = self._tokenizer(text, add_special_tokens=False, return_tensors="pt").input_ids
            limit = getattr(self._model.config, "max_position_embeddings", None)
            if limit and ids.shape[1] + self.settings.answer_tokens > limit:
                raise SummaryError(
                    f"{self.model}: {ids.shape[1]} tokens and an answer do not fit its {limit}",
                    "Choose a model with a longer context.",
                )
            search = GenerationConfig(
                max_new_tokens=self.settings.answer_tokens,
                do_sample=False,
                num_beams=1,
                eos_token_id=self._model.generation_config.eos_token_id or self._tokenizer.eos_token_id,
                pad_token_id=self._tokenizer.pad_token_id or self._tokenizer.eos_token_id,
            )
            ids = ids.to(self._model.device)
            with torch.inference_mode():
                output = self._model.generate(
                    input_ids=ids, attention_mask=torch.ones_like(ids), generation_config=search
                )
        except (RuntimeError, ValueError, IndexError) as error:
            raise SummaryError(f"{self.model}: the model failed: {error}", "Choose another summariser.") from error
        return str(self._tokenizer.decode(output[0][ids.shape[1] :], skip_special_tokens=True))

    def _load(self) -> None:
        if self._model is not None:
            return
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer
        from transformers.utils import logging

        logging.disable_progress_bar()  # it would be drawn over the bar of the run
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(self.snapshot.folder, local_files_only=True)
            model = AutoModelForCausalLM.from_pretrained(self.snapshot.folder, local_files_only=True, dtype="auto")
        except Exception as error:  # transformers raises whatever its parts raise
            words = str(error).strip().splitlines()
            raise ModelUnavailable(
                f"{self.snapshot.folder}: not a chat model transformers can load: {words[0] if words else error!r}",
                "Give the folder or hub id of a chat model with --summariser-model.",
            ) from error
        if not self._tokenizer.chat_template:
            raise ModelUnavailable(
                f"{self.snapshot.folder}: its tokenizer has no chat template", "Choose an instruction-tuned model."
            )
        chosen = ("cuda" if torch.cuda.is_available() else "cpu") if self.device == "auto" else self.device
        self._model = model.to(chosen).eval()
