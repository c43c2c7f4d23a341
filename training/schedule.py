"""How far a run is, from steps or from minutes trained, and what learning rate that asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True)
class Budget:
    """What a run may use: optimiser steps or minutes of training (resumed parts included); one must be set."""

    steps: int | None = None
    minutes: float | None = None

    def __post_init__(self) -> None:
        if (self.steps is None) == (self.minutes is None):
            raise ValueError("a training budget needs either steps or minutes, not both")

    def share_used(self, step: int, seconds: float) -> float:
        """Give the part of the budget that is used, 0 to 1."""
        if self.steps is not None:
            return min(1.0, step / max(1, self.steps))
        return min(1.0, seconds / max(1e-6, 60 * (self.minutes or 0)))


def minutes_until(clock: str, now: datetime | None = None) -> float:
    """Give the minutes from now to the next time the clock shows `HH:MM` UTC."""
    now = now or datetime.now(UTC)
    hour, minute = (int(part) for part in clock.split(":"))
    end = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return ((end if end > now else end + timedelta(days=1)) - now).total_seconds() / 60


def learning_rate(peak: float, step: int, warm_up: int, used: float, decay: float, last: float = 0.02) -> float:
    """Give the rate: linear warm-up over `warm_up` steps, `peak`, then linear to `last` of it.

    `used` is the share of the budget gone, `decay` the share in which the rate falls (warm-up, stable,
    decay: the end can be moved until the decay begins).
    """
    falling = min(1.0, (1.0 - used) / decay) if decay > 0 else 1.0
    return peak * min(1.0, (step + 1) / max(1, warm_up)) * (last + (1.0 - last) * falling)
