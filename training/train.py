"""The training loop: bfloat16 (or float32) model, float32 masters, one log line and now and then a checkpoint."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import sentencepiece
import torch

from training.batches import Batch, PairSource, batches_of_pool, load_corpora
from training.checkpoint import LAST, Checkpoint, Progress, load, numbered, save
from training.config import Config
from training.loss import smoothed_loss
from training.model import ModelShape, TranslationModel
from training.optimiser import MuonAdam
from training.schedule import Budget, learning_rate, minutes_until

Say = Callable[[str], None]


class Run:
    """One run in a work folder: make it, then `go`; a second one over the same folder resumes."""

    def __init__(self, config: Config, say: Say, until: str | None = None) -> None:
        self.config, self.say = config, say
        settings = config.train
        torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        work = config.paths.work
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "source.spm"))
        self.pad = len(self.pieces)
        self.shape = ModelShape(self.pad + 1, **vars(config.model))
        self.folder = work / "checkpoints"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.device = torch.device(settings.device)
        self._make_model()
        self.budget = Budget(settings.steps, settings.minutes)
        if until is not None:
            self.budget = Budget(minutes=self.progress.seconds / 60 + minutes_until(until))
        corpora = load_corpora(work / "prepared")
        self.main, self.last = (
            PairSource(corpora, weights, settings.joined, config.augment, settings.seed)
            for weights in (config.weights, config.last_weights)
        )

    def _make_model(self) -> None:
        model = TranslationModel(self.shape)
        with torch.no_grad():
            model.embedding[self.pad] = 0
        self.model = model.to(self.device)
        # Masters are cloned in float32 before the model itself becomes narrower.
        precision = resolve_precision(self.config.train.precision, self.device)
        self.optimiser = MuonAdam(self.model, precision=precision)
        self.model = self.model.to(precision)
        self.optimiser.parameters = dict(self.model.named_parameters())
        self.average = {name: value.clone() for name, value in self.optimiser.masters.items()}
        self.progress = Progress()
        if (self.folder / LAST).exists():
            kept = load(self.folder / LAST)
            if kept.shape != self.shape:
                raise ValueError(f"{self.folder / LAST} holds another shape ({kept.shape}); move it away")
            self.optimiser.restore(kept.optimiser)
            for name, value in kept.average.items():
                self.average[name].copy_(value)
            self.progress = kept.progress
            self.say(f"resumed at step {self.progress.step}, {self.progress.seconds / 60:.1f} minutes")

    def share_used(self) -> float:
        """Give the used share of the budget."""
        return self.budget.share_used(self.progress.step, self.progress.seconds)

    def go(self) -> Path:
        """Train to the end of the budget; give the last checkpoint. Interrupted runs are saved too."""
        mark = saved = time.monotonic()
        seen = _Window()
        try:
            while self.share_used() < 1:
                for batch in self._batches():
                    norm, loss = self._step(batch)
                    now = time.monotonic()
                    self.progress.seconds += now - mark
                    mark = now
                    seen.add(loss * batch.tokens, batch.tokens)
                    if self.progress.step % 50 == 0:
                        self._log(seen, norm)
                        seen = _Window()
                    if now - saved > 60 * self.config.train.save_minutes:
                        self.save()
                        saved = now
                    if self.share_used() >= 1:
                        break
                else:
                    self.progress.pool, self.progress.batch = self.progress.pool + 1, 0
        finally:
            self.save()
        return self.folder / LAST

    def _batches(self) -> list[Batch]:
        settings, first = self.config.train, self.progress.step < self.config.train.first_steps
        source = self.last if self.share_used() >= 1 - settings.last else self.main
        tokens = settings.first_batch_tokens if first else settings.batch_tokens
        made = batches_of_pool(
            source, self.pieces, self.progress.pool, settings.pool, tokens, settings.sampled, settings.longest
        )
        batches = list(made)
        if not batches:
            raise ValueError(f"pool {self.progress.pool} is empty: are the prepared corpora too small?")
        return batches[self.progress.batch :]

    def _step(self, batch: Batch) -> tuple[float, float]:
        settings = self.config.train
        rate = learning_rate(settings.rate, self.progress.step, settings.warm_up, self.share_used(), settings.decay)
        states = self.model(batch.source.to(self.device), batch.inputs.to(self.device))
        wanted = torch.full((states.shape[0],), -1, device=self.device)
        wanted[: batch.targets.numel()] = batch.targets.flatten().to(self.device)
        words = self.model.embedding[: self.pad]
        loss, plain = smoothed_loss(states, words, wanted, settings.smoothing, compiled=settings.compiled)
        loss.backward()
        self.model.embedding.grad[self.pad] = 0  # type: ignore[index]  # the start stays a zero vector
        norm = self.optimiser.step(rate, rate * settings.adam_factor)
        self.progress.step += 1
        self.progress.batch += 1
        self.progress.tokens += batch.tokens
        if self.progress.step % 10 == 0:
            keep = 0.99 if self.progress.step > 1000 else 0.9
            for name, value in self.optimiser.masters.items():
                self.average[name].lerp_(value, 1 - keep)
        return norm, float(plain)

    def _log(self, seen: _Window, norm: float) -> None:
        line = {
            "step": self.progress.step,
            "tokens": self.progress.tokens,
            "minutes": round(self.progress.seconds / 60, 1),
            "nll": round(seen.loss / max(1, seen.tokens), 4),
            "tokens_per_second": round(seen.tokens / (time.monotonic() - seen.started)),
            "norm": round(norm, 2),
        }
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        self.say(json.dumps(line))

    def save(self) -> None:
        """Write the last checkpoint and keep it by its step, the oldest going when there are too many."""
        now = Checkpoint(self.shape, self.optimiser.state(), self.average, self.progress)
        save(now, self.folder / LAST, self.folder / f"step-{self.progress.step:07d}.pt")
        for old in numbered(self.folder)[: -self.config.train.keep]:
            old.unlink()


def resolve_precision(name: str, device: torch.device) -> torch.dtype:
    """Give the type a model is trained in: `bfloat16`, `float32`, or for `auto` what the device is fast in.

    A processor without bfloat16 instructions takes 14 times as long in it as in float32 (two Zen 1 cores: 43 against
    590 tokens/s). Raises ValueError for another name.
    """
    if name == "auto":
        fast = device.type != "cpu" or torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()
        name = "bfloat16" if fast else "float32"
    if name not in ("bfloat16", "float32"):
        raise ValueError(f"precision {name!r}: choose auto, bfloat16 or float32")
    return torch.bfloat16 if name == "bfloat16" else torch.float32


class _Window:
    def __init__(self) -> None:
        self.loss, self.tokens, self.started = 0.0, 0, time.monotonic()

    def add(self, loss: float, tokens: int) -> None:
        self.loss += loss
        self.tokens += tokens
