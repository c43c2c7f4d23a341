"""Summaries computed by transformers in float32: every architecture it knows, at its speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.engines.hub import Snapshot
from toolkit.engines.quiet import quiet
from toolkit.engines.seq2seq import Search, first_line, unusable
from toolkit.errors import SummaryError

_IDS = (
    "bos_token_id",
    "eos_token_id",
    "pad_token_id",
    "decoder_start_token_id",
    "forced_bos_token_id",
    "forced_eos_token_id",
)


@dataclass(slots=True)
class TorchGenerator:
    """A `Generator`. The weights are loaded at the first passage."""

    snapshot: Snapshot
    device: str = "auto"
    _model: Any = None

    @property
    def engine(self) -> str:
        """Its name in signatures."""
        return "transformers"

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """Nothing that a signature does not hold already."""
        return ()

    def generate(self, ids: Sequence[int], search: Search) -> list[int]:
        """Beam search with every setting said; the token ids begin with the decoder's start token."""
        import torch

        model = self.model()
        inputs = torch.tensor([list(ids)], device=model.device)
        try:
            with torch.inference_mode():
                output = model.generate(
                    input_ids=inputs, attention_mask=torch.ones_like(inputs), generation_config=self._config(search)
                )
        except (RuntimeError, ValueError, IndexError) as error:  # out of memory, a broken configuration
            raise SummaryError(
                f"{self.snapshot.name}: the model failed: {first_line(error)}", "Choose another summariser."
            ) from error
        return [int(number) for number in output[0]]

    def log_probabilities(self, ids: Sequence[int], written: Sequence[int]) -> list[float]:
        """Log probability of each token of `written` after its first, given `ids`: what a conversion must agree to."""
        import torch

        model = self.model()
        decoder = torch.tensor([list(written)], device=model.device)
        with torch.inference_mode():
            logits = model(input_ids=torch.tensor([list(ids)], device=model.device), decoder_input_ids=decoder).logits
        chosen = logits[0, :-1].log_softmax(-1).gather(1, decoder[0, 1:, None])
        return [float(value) for value in chosen[:, 0]]

    def model(self) -> Any:
        """The loaded model. Raises ModelUnavailable."""
        if self._model is None:
            import torch
            from transformers import AutoModelForSeq2SeqLM

            try:
                with quiet():
                    model = AutoModelForSeq2SeqLM.from_pretrained(
                        self.snapshot.folder, local_files_only=True, dtype=torch.float32
                    )
            except Exception as error:  # transformers raises whatever its parts raise
                raise unusable(self.snapshot, first_line(error)) from error
            chosen = ("cuda" if torch.cuda.is_available() else "cpu") if self.device == "auto" else self.device
            self._model = model.to(chosen).eval()
        return self._model

    def _config(self, search: Search) -> Any:
        from transformers import GenerationConfig

        base, config = self.model().generation_config, self.model().config
        ids = {name: getattr(base, name, None) for name in _IDS}
        ids = {name: getattr(config, name, None) if value is None else value for name, value in ids.items()}
        return GenerationConfig(
            max_new_tokens=search.most,
            min_new_tokens=search.least,
            num_beams=search.beam,
            do_sample=False,
            early_stopping=search.beam > 1,
            length_penalty=search.length_penalty,
            no_repeat_ngram_size=search.no_repeat_ngram,
            **{name: value for name, value in ids.items() if value is not None},
        )
