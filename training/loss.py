"""Cross entropy with label smoothing whose forward pass already computes the gradient, chunk by chunk.

The logits of a batch (4,096 x 8,000) are by far its largest values; holding them, their softmax and their
gradient at once costs more time in page faults than in arithmetic on a CPU. Here one chunk at a time is
turned into its own gradient in place (the method of Liger-Kernel's fused linear cross entropy).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


def _softmax_gradient(logits: Tensor, wanted: Tensor, smoothing: float) -> tuple[Tensor, Tensor, Tensor]:
    """Turn logits [rows, vocab] into (gradient of the summed loss, summed loss, summed plain NLL)."""
    scores = logits.float()
    vocab = scores.shape[-1]
    largest = scores.amax(dim=-1, keepdim=True)
    exponent = torch.exp(scores - largest)
    total = exponent.sum(dim=-1, keepdim=True)
    log_total = torch.log(total) + largest
    counted = (wanted >= 0)[:, None]
    picked = scores.gather(1, wanted.clamp(min=0)[:, None])
    plain = ((log_total - picked) * counted).sum()
    even = ((log_total - scores.mean(dim=-1, keepdim=True)) * counted).sum()
    gradient = (exponent / total - smoothing / vocab) * counted
    return gradient.to(logits.dtype), (1 - smoothing) * plain + smoothing * even, plain


class _SmoothedLoss(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any, states: Tensor, embedding: Tensor, wanted: Tensor, smoothing: float, rows: int, kernel: Any
    ) -> tuple[Tensor, Tensor]:
        count = int((wanted >= 0).sum())
        state_gradient = torch.empty_like(states)
        embedding_gradient = torch.zeros(embedding.shape, dtype=torch.float32, device=embedding.device)
        loss = torch.zeros((), device=states.device)
        plain = torch.zeros((), device=states.device)
        for start in range(0, len(wanted), rows):
            chunk, ids = states[start : start + rows], wanted[start : start + rows]
            gradient, chunk_loss, chunk_plain = kernel(chunk @ embedding.t(), ids, smoothing)
            right = torch.full(ids.shape, smoothing - 1, dtype=gradient.dtype, device=ids.device)
            gradient.scatter_add_(1, ids.clamp(min=0)[:, None], right.masked_fill_(ids < 0, 0)[:, None])
            state_gradient[start : start + rows] = gradient @ embedding
            embedding_gradient += gradient.t() @ chunk
            loss += chunk_loss
            plain += chunk_plain
        ctx.save_for_backward(state_gradient.div_(count), embedding_gradient.div_(count).to(embedding.dtype))
        return loss / count, plain / count

    @staticmethod
    def backward(ctx: Any, *upstream: Tensor) -> tuple[Tensor | None, ...]:
        states, embedding = ctx.saved_tensors
        return states * upstream[0], embedding * upstream[0], None, None, None, None


def smoothed_loss(
    states: Tensor,
    embedding: Tensor,
    wanted: Tensor,
    smoothing: float = 0.1,
    rows: int = 1280,
    compiled: bool = False,
) -> tuple[Tensor, Tensor]:
    """Give (label-smoothed loss, plain negative log-likelihood) per token, both scalars in nats.

    `states` [rows, width] and `embedding` [vocab, width] may be bfloat16; sums are kept in float32. Rows
    whose wanted id is negative (padding) do not count.
    """
    kernel = _compiled_kernel() if compiled else _softmax_gradient
    loss, plain = _SmoothedLoss.apply(states, embedding, wanted, smoothing, rows, kernel)
    return loss, plain.detach()


_KERNELS: dict[str, Any] = {}


def _compiled_kernel() -> Any:
    if "softmax" not in _KERNELS:
        _KERNELS["softmax"] = torch.compile(_softmax_gradient, dynamic=True)
    return _KERNELS["softmax"]
