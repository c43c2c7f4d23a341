"""Summaries computed by CTranslate2 in eight bits: a model is converted once, compared with transformers, then used.

Random weights of the size of distilbart-cnn-12-6, 500 tokens in, 60 out, beam 4, two cores: 13.6 seconds of processor
time against 88.5 with transformers in float32.

Its search is that of transformers with one difference: where an n-gram or an early end is forbidden, CTranslate2 shares
the forbidden probability out among the rest, transformers does not. Greedy search is not touched by it; of four beams
another may win. Hence the engine and its version stand in the signature.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from toolkit.engines.ct2_file import narrow_weights
from toolkit.engines.devices import choose_compute_type, choose_device, saturates
from toolkit.engines.hub import Snapshot
from toolkit.engines.quiet import quiet
from toolkit.engines.seq2seq import PREFIXES, Search, first_line, load_tokenizer
from toolkit.engines.seq2seq_torch import TorchGenerator
from toolkit.errors import ModelUnavailable, SummaryError
from toolkit.models import Model, conversion_folder
from toolkit.models.folder import checksums, verify, write_checksums
from toolkit.settings import Summarising

QUANTIZATION = "int8_float32"
# The converter reads these of BART's configuration; transformers keeps them in its code. Pegasus is BART with the norms
# before the layers and none behind the embeddings.
NORMS: dict[str, dict[str, bool]] = {
    "bart": {"normalize_before": False, "normalize_embedding": True},
    "pegasus": {"normalize_before": True, "normalize_embedding": False},
}
REFUSED = "refused-by-ctranslate2-{}.txt"  # in place of a conversion: why there is none, for this version
PROBE = (
    "The council of the harbour town approved a new dike on Monday. It will cost 40 million euros and be finished in "
    "three years, the mayor said. Fishermen fear for the old port; the ministry has not decided whether it will help."
)


@dataclass(slots=True)
class CT2Generator:
    """A `Generator` over a converted folder. The weights are loaded at the first passage."""

    snapshot: Snapshot
    folder: Path
    device: str = "auto"
    compute_type: str = "auto"
    threads: int = 0  # 0: one per core
    _translator: Any = None
    _tokenizer: Any = None
    _start: tuple[str, ...] = ()

    @property
    def engine(self) -> str:
        """Its name in signatures."""
        return "ctranslate2"

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """Precision, device and version."""
        device, compute, narrow = self._place()
        return (
            ("compute", compute + ("_narrow" if narrow else "")),
            ("device", device),
            ("ctranslate2", version("ctranslate2")),
        )

    def generate(self, ids: Sequence[int], search: Search) -> list[int]:
        """Beam search as `Search` says, with the model's own first token forced where it has one."""
        translator = self._loaded()
        try:
            (row,) = translator.translate_batch(
                [self._tokenizer.convert_ids_to_tokens(list(ids))],
                target_prefix=[list(self._start)] if self._start else None,
                beam_size=search.beam,
                length_penalty=search.length_penalty,
                no_repeat_ngram_size=search.no_repeat_ngram,
                min_decoding_length=search.least,
                max_decoding_length=search.most,
                max_input_length=0,
            )
        except (RuntimeError, ValueError) as error:
            raise SummaryError(
                f"{self.snapshot.name}: the model failed: {first_line(error)}", "Choose another summariser."
            ) from error
        return [int(number) for number in self._tokenizer.convert_tokens_to_ids(row.hypotheses[0])]

    def log_probabilities(self, ids: Sequence[int], written: Sequence[int]) -> list[float]:
        """As `TorchGenerator.log_probabilities`."""
        translator = self._loaded()
        names = self._tokenizer.convert_ids_to_tokens
        (row,) = translator.score_batch([names(list(ids))], [names(list(written[1:]))], max_input_length=0)
        return list(row.log_probs)[: len(written) - 1]

    def _place(self) -> tuple[str, str, bool]:
        device = choose_device(self.device)
        compute = choose_compute_type(self.compute_type, device)
        return device, compute, saturates(device, compute)

    def _loaded(self) -> Any:
        if self._translator is None:
            import ctranslate2

            device, compute, narrow = self._place()
            self._tokenizer, config = load_tokenizer(self.snapshot)
            self._start = _first_token(self.snapshot, self._tokenizer, config)
            verify(self.folder, checksums(self.folder))
            files = {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}
            if narrow:
                narrow_weights(weights := bytearray(files["model.bin"]))
                files["model.bin"] = bytes(weights)
            try:
                self._translator = ctranslate2.Translator(
                    str(self.folder),
                    device=device,
                    compute_type=compute,
                    intra_threads=self.threads or os.cpu_count() or 1,
                    files=files,
                )
            except (RuntimeError, ValueError) as error:
                raise ModelUnavailable(
                    f"{self.folder}: CTranslate2 cannot load it: {first_line(error)}",
                    "Remove the folder: it is made again.",
                ) from error
        return self._translator


def _first_token(snapshot: Snapshot, tokenizer: Any, config: Any) -> tuple[str, ...]:
    """The token a model must write first (BART for CNN: `<s>`), where it must."""
    from transformers import GenerationConfig

    given = snapshot.folder / "generation_config.json"
    source = GenerationConfig.from_pretrained(snapshot.folder) if given.is_file() else config
    forced = getattr(source, "forced_bos_token_id", None)
    return () if forced is None else (str(tokenizer.convert_ids_to_tokens(forced)),)


def find_conversion(snapshot: Snapshot) -> tuple[Path | None, str]:
    """The converted folder, or None and why it is refused (empty: not tried yet). Opens nothing heavy."""
    folder = _folder(snapshot)
    refused = folder / REFUSED.format(version("ctranslate2"))
    if refused.is_file():
        return None, refused.read_text(encoding="utf-8")
    return (folder, "") if (folder / "model.bin").is_file() else (None, "")


def convert_once(snapshot: Snapshot, say: Callable[[str], None]) -> Path | None:
    """The converted folder, made now where it was not tried yet; None where the model does not convert or the
    conversion does not agree with transformers, which is said and remembered for this version of CTranslate2.

    Made beside its place and moved there whole. Raises ModelUnavailable: no summarisation model, or no room.
    """
    folder, refused = find_conversion(snapshot)
    if folder or refused:
        return folder
    into = _folder(snapshot)
    say(f"converting {snapshot.name} to eight bits, once, into {into}")
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{into.name}.", dir=into.parent))
        try:
            made = work / "made"
            reason = convert(snapshot, made) or disagreement(snapshot, made, Summarising())
            if reason:
                shutil.rmtree(made, ignore_errors=True)
                made.mkdir()
                (made / REFUSED.format(version("ctranslate2"))).write_text(reason, encoding="utf-8")
                say(f"{snapshot.name} runs through transformers, several times slower, because {reason}")
            else:
                write_checksums(made)
            shutil.rmtree(into, ignore_errors=True)  # what another version refused
            os.replace(made, into)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise ModelUnavailable(
            f"{into}: cannot be written: {error.strerror or error}",
            "Make room there, or set XDG_CACHE_HOME to a writable folder.",
        ) from error
    return None if reason else into


def convert(snapshot: Snapshot, into: Path, quantization: str = QUANTIZATION) -> str:
    """Convert with CTranslate2's own converter; gives why it could not, in words, or nothing. Raises ModelUnavailable
    for what is no summarisation model at all."""
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]
        def load_model(self, *given: Any, **more: Any) -> Any:
            model = super().load_model(*given, **more)
            _complete(model.config)
            return model

    load_tokenizer(snapshot)
    try:
        with quiet():
            Converter(str(snapshot.folder)).convert(str(into), quantization=quantization, force=True)
    except Exception as error:  # the converter walks through foreign classes: anything may be missing there
        return f"CTranslate2 cannot convert it: {first_line(error).partition(' (supported')[0]}"
    return ""


def _complete(config: Any) -> None:
    """Say in a configuration what the converter looks for there."""
    for name, value in NORMS.get(config.model_type, {}).items():
        if not hasattr(config, name):
            setattr(config, name, value)
    if config.model_type in PREFIXES:
        # The converter takes tied embeddings for the sign of scaled outputs, as T5 once had it; transformers 5 ties
        # them always. Unmended, Flan-T5 and mT5 keep their best word and lose all sense of how sure it is.
        before = config.tie_word_embeddings and config.model_type != "mt5"  # which never scales
        config.tie_word_embeddings = getattr(config, "scale_decoder_outputs", before)


def disagreement(snapshot: Snapshot, converted: Path, settings: Summarising) -> str:
    """Why a conversion is not the same model, or nothing: what transformers writes greedily about a known text must be
    as probable, token by token, to the converted model."""
    tokenizer, _ = load_tokenizer(snapshot)
    ids = tokenizer(PROBE).input_ids
    original = TorchGenerator(snapshot, "cpu")
    written = original.generate(ids, Search(settings.written_least, settings.written_least, 1, 1.0, 0))
    try:
        found = CT2Generator(snapshot, converted, "cpu").log_probabilities(ids, written)
    except (RuntimeError, ValueError, ModelUnavailable) as error:
        return f"its conversion does not run: {first_line(error)}"
    expected = original.log_probabilities(ids, written)
    apart = sum(abs(one - other) for one, other in zip(expected, found, strict=True)) / len(expected)
    if apart > settings.conversion_apart:
        return f"its conversion does not agree with it ({apart:.2f} nats a token apart on a known text)"
    return ""


def _folder(snapshot: Snapshot) -> Path:
    return conversion_folder(Model(snapshot.name, snapshot.revision, snapshot.folder, None))
