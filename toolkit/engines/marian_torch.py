"""The reference engine: MarianMT through transformers and torch. Slower; what CTranslate2 is measured against."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.engines.batches import equal_batches
from toolkit.engines.devices import may_have_gpu
from toolkit.engines.links import word_links
from toolkit.engines.loading import Lazy
from toolkit.engines.pieces import END, Pieces
from toolkit.engines.positions import check_length, read_positions
from toolkit.engines.protocol import Decoding, Hypothesis
from toolkit.engines.quiet import quiet
from toolkit.errors import ModelUnavailable, TranslationError, UsageError
from toolkit.models import Model, verify_model
from toolkit.models.folder import WEIGHTS
from toolkit.records import Link, Signature

SCORE_DIGITS = 4
UNKNOWN = "<unk>"
COMPUTE_TYPES = {"cpu": ("float32", "bfloat16"), "cuda": ("float32", "float16", "bfloat16")}
AUTOMATIC = {"cpu": "float32", "cuda": "float16"}


class MarianTorch:
    """Translator and Aligner on torch. Units of equal length share a batch, so results do not depend on neighbours.

    `jobs` are torch's threads. Nothing is loaded before the first use or `warm()`.
    """

    def __init__(self, model: Model, *, device: str, compute_type: str, jobs: int, beam: int) -> None:
        for choices in (("vocab.json",), WEIGHTS):
            if not any((model.folder / file).is_file() for file in choices):
                raise ModelUnavailable(
                    f"{model.folder}: {' or '.join(choices)} is missing, the transformers engine needs it",
                    "Choose the ctranslate2 engine, or a folder with the transformers weights.",
                )
        self._model = model
        self._device = device if device != "auto" else "cuda" if _has_cuda() else "cpu"
        self._compute_type = _choose_compute_type(compute_type, self._device)
        self._jobs = jobs
        self._beam = beam
        self._positions = read_positions(model.folder)
        self._parts: Lazy[tuple[Any, Pieces, Vocabulary]] = Lazy(self._open)

    @property
    def signature(self) -> Signature:
        """Engine, weights, and every setting a translation depends on."""
        settings = (
            ("beam", str(self._beam)),
            ("compute", self._compute_type),
            ("device", self._device),
            ("transformers", version("transformers")),
            ("torch", version("torch")),
        )
        model = self._model
        return Signature(
            "translate", "transformers", model.name, model.revision, __version__, settings, model.note or None
        )

    def warm(self) -> None:
        """Load in a thread (seconds: torch is large); an error is raised again by the first call."""
        self._parts.warm()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Source pieces per unit, the end marker included."""
        _, pieces, _ = self._parts.get()
        return [len(pieces.source(text)) + 1 for text in texts]

    def translate(self, texts: Sequence[str], decoding: Decoding | None = None) -> list[tuple[Hypothesis, ...]]:
        """Hypotheses per unit, best first. TranslationError for a unit longer than the model has positions."""
        decoding = decoding or Decoding(beam=self._beam)
        _, pieces, vocabulary = self._parts.get()
        sources = [vocabulary.ids([*pieces.source(text), END]) for text in texts]
        for text, source in zip(texts, sources, strict=True):
            check_length(text, len(source), self._positions)
        lengths = [len(source) for source in sources]
        found: list[tuple[Hypothesis, ...]] = [()] * len(texts)
        for batch in equal_batches(lengths, lengths):
            rows, scores = self._generate([sources[i] for i in batch], decoding)
            for place, index in enumerate(batch):
                own = slice(place * decoding.hypotheses, (place + 1) * decoding.hypotheses)
                found[index] = tuple(
                    Hypothesis(pieces.join(vocabulary.pieces(row)), round(score, SCORE_DIGITS))
                    for row, score in zip(rows[own], scores[own], strict=True)
                )
        return found

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        """Word links from the cross-attention of the given English, decoded by force."""
        import torch

        model, pieces, vocabulary = self._parts.get()
        found: list[tuple[Link, ...]] = []
        for german, english in pairs:
            source, target = vocabulary.ids([*pieces.source(german), END]), vocabulary.ids(pieces.target(english))
            if not target or max(len(source), len(target) + 1) > self._positions:
                found.append(())
                continue
            with torch.inference_mode():
                result = model(
                    input_ids=torch.tensor([source], device=self._device),
                    decoder_input_ids=torch.tensor([[vocabulary.start, *target]], device=self._device),
                    output_attentions=True,
                )
            attention = result.cross_attentions[-1][0].float().mean(0).tolist()
            spans = pieces.source_spans(german), pieces.target_spans(english)
            found.append(word_links(german, english, *spans, attention))
        return found

    def _generate(self, sources: list[list[int]], decoding: Decoding) -> tuple[list[list[int]], list[float]]:
        import torch

        model, _, vocabulary = self._parts.get()
        ids = torch.tensor(sources, device=self._device)
        config = _generation(decoding, vocabulary, self._positions)
        try:
            with torch.inference_mode(), quiet():
                result = model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), generation_config=config)
        except (RuntimeError, ValueError) as error:
            raise TranslationError(
                f"the translation engine failed: {error}", "Run toolkit doctor; if memory ran out, try --num-beams 1."
            ) from error
        scores = getattr(result, "sequences_scores", None)
        return result.sequences.tolist(), [0.0] * len(result.sequences) if scores is None else scores.tolist()

    def _open(self) -> tuple[Any, Pieces, Vocabulary]:
        verify_model(self._model)  # `resolve` leaves the large files alone where a conversion stands in for them
        folder = self._model.folder
        return self._network(folder), Pieces(folder), Vocabulary(folder)

    def _network(self, folder: Path) -> Any:
        import torch
        from transformers import GenerationConfig, MarianMTModel

        if self._jobs:
            torch.set_num_threads(self._jobs)
        try:
            with quiet():
                model = MarianMTModel.from_pretrained(
                    str(folder),
                    local_files_only=True,  # never the hub, whatever the folder lacks
                    use_safetensors=(folder / WEIGHTS[0]).is_file(),
                    attn_implementation="eager",  # the others do not give their attention
                )
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelUnavailable(
                f"{folder}: transformers cannot load it: {error}", "Run toolkit models verify."
            ) from error
        model.generation_config = GenerationConfig()  # what the folder says must not mix with what is asked for
        return model.to(device=self._device, dtype=getattr(torch, self._compute_type)).eval()


class Vocabulary:
    """Pieces to ids and back, by the folder's `vocab.json`."""

    def __init__(self, folder: Path) -> None:
        self._ids: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        self._pieces = {number: piece for piece, number in self._ids.items()}
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.end = int(config["eos_token_id"])
        self.pad = int(config["pad_token_id"])
        self.start = int(config["decoder_start_token_id"])
        self.unknown = self._ids[UNKNOWN]

    def ids(self, pieces: Sequence[str]) -> list[int]:
        """Ids of pieces; one the model does not know is `<unk>`."""
        return [self._ids.get(piece, self.unknown) for piece in pieces]

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """Pieces of ids, without those that only mark an end."""
        marks = {self.end, self.pad, self.start}
        return [self._pieces[number] for number in ids if number not in marks]


def open_engine(model: Model, *, device: str, compute_type: str, jobs: int, beam: int, **_: object) -> MarianTorch:
    """The engine for `toolkit.engines.open_engine`."""
    return MarianTorch(model, device=device, compute_type=compute_type, jobs=jobs, beam=beam)


def _generation(decoding: Decoding, vocabulary: Vocabulary, positions: int) -> Any:
    from transformers import GenerationConfig

    return GenerationConfig(
        num_beams=max(decoding.beam, decoding.hypotheses),
        num_return_sequences=decoding.hypotheses,
        do_sample=False,
        early_stopping=True,  # as CTranslate2: done when as many hypotheses are finished as the beam is wide
        length_penalty=decoding.length_penalty,
        no_repeat_ngram_size=decoding.no_repeat_ngram,
        max_new_tokens=min(decoding.max_tokens, positions - 1),
        decoder_start_token_id=vocabulary.start,
        eos_token_id=vocabulary.end,
        pad_token_id=vocabulary.pad,
        suppress_tokens=[vocabulary.pad, vocabulary.unknown],
        return_dict_in_generate=True,
        output_scores=True,
    )


def _choose_compute_type(compute_type: str, device: str) -> str:
    if compute_type == "auto":
        return AUTOMATIC[device]
    if compute_type not in COMPUTE_TYPES[device]:
        raise UsageError(
            f"--compute-type {compute_type}: the transformers engine cannot on {device}",
            f"It can do: {', '.join(COMPUTE_TYPES[device])}; the ctranslate2 engine does eight bits.",
        )
    return compute_type


def _has_cuda() -> bool:
    if not may_have_gpu():
        return False
    import torch

    return bool(torch.cuda.is_available())
