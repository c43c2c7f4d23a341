"""Muon for the projections, Adam for embedding, norms and biases; float32 masters of bfloat16 weights.

Muon (Jordan et al. 2024) replaces the momentum of a matrix by its nearest orthogonal matrix; the scale
0.2 * sqrt(longer side) of Moonlight (Liu et al. 2025) gives updates of the size Adam's have, so that one
learning rate serves both. Projections of equal shape are orthogonalised together.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from training.model import TranslationModel, projections

# Coefficients of the Newton-Schulz iteration that send every singular value close to 1 in five steps.
_NEWTON_SCHULZ = ((4.0848, -6.8946, 2.9270), (3.9505, -6.3029, 2.6377), (3.7418, -5.5913, 2.3037),
                  (2.8769, -3.1427, 1.2046), (2.8366, -3.0525, 1.2012))  # fmt: skip


def orthogonalise(stack: Tensor) -> Tensor:
    """Give the nearest (semi-)orthogonal matrices of a stack [count, rows, columns]."""
    tall = stack.shape[1] > stack.shape[2]
    x = stack.transpose(1, 2).contiguous() if tall else stack
    x = x / (x.float().norm(dim=(1, 2), keepdim=True) * 1.02 + 1e-7).to(x.dtype)
    for a, b, c in _NEWTON_SCHULZ:
        gram = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.transpose(1, 2) if tall else x


class MuonAdam:
    """Steps a bfloat16 (or float32) model through float32 masters kept by parameter name."""

    def __init__(
        self,
        model: TranslationModel,
        momentum: float = 0.95,
        betas: tuple[float, float] = (0.9, 0.98),
        precision: torch.dtype = torch.bfloat16,
    ) -> None:
        self.momentum, self.betas, self.precision = momentum, betas, precision
        self.parameters = dict(model.named_parameters())
        self.masters = {n: p.detach().float().clone() for n, p in self.parameters.items()}
        self.matrices = [n for n, p in self.parameters.items() if p.dim() == 2 and n != "embedding"]
        self.others = [n for n in self.parameters if n not in set(self.matrices)]
        self.first = {n: torch.zeros_like(m) for n, m in self.masters.items()}
        self.second = {n: torch.zeros_like(self.masters[n]) for n in self.others}
        self.steps = 0

    @torch.no_grad()
    def step(self, rate: float, adam_rate: float, clip: float = 1.0) -> float:
        """Update masters and model from the gradients, which are dropped; give Adam's gradient norm."""
        self.steps += 1
        self._step_matrices(rate)
        norm = self._step_others(adam_rate, clip)
        for name, parameter in self.parameters.items():
            parameter.copy_(self.masters[name])
            parameter.grad = None
        return norm

    def _step_matrices(self, rate: float) -> None:
        groups: dict[tuple[int, ...], list[tuple[Tensor, Tensor]]] = {}
        for name in self.matrices:
            gradient = self.parameters[name].grad
            assert gradient is not None
            momentum = self.first[name].lerp_(gradient.float(), 1 - self.momentum)
            nesterov = gradient.float().lerp_(momentum, self.momentum).to(self.precision)
            pairs = zip(projections(name, nesterov), projections(name, self.masters[name]), strict=True)
            for update, master in pairs:
                groups.setdefault(tuple(master.shape), []).append((update, master))
        for shape, members in groups.items():
            updates = orthogonalise(torch.stack([update for update, _ in members]))
            for update, (_, master) in zip(updates, members, strict=True):
                master.add_(update, alpha=-rate * 0.2 * max(shape) ** 0.5)

    def _step_others(self, rate: float, clip: float) -> float:
        gradients = {name: self.parameters[name].grad.float() for name in self.others}  # type: ignore[union-attr]
        norm = float(torch.stack([g.norm() for g in gradients.values()]).norm())
        scale = min(1.0, clip / (norm + 1e-6))
        low, high = self.betas
        for name, gradient in gradients.items():
            gradient.mul_(scale)
            first = self.first[name].lerp_(gradient, 1 - low)
            second = self.second[name].mul_(high).addcmul_(gradient, gradient, value=1 - high)
            bound = (second / (1 - high**self.steps)).sqrt_().add_(1e-8)
            self.masters[name].addcdiv_(first, bound, value=-rate / (1 - low**self.steps))
        return norm

    def state(self) -> dict[str, Any]:
        """Give everything a resumed run needs."""
        return {"masters": self.masters, "first": self.first, "second": self.second, "steps": self.steps}

    @torch.no_grad()
    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` gave and copy it into the model."""
        for kind in ("masters", "first", "second"):
            for name, value in state[kind].items():
                getattr(self, kind)[name].copy_(value)
        self.steps = state["steps"]
        for name, parameter in self.parameters.items():
            parameter.copy_(self.masters[name])
