"""Loading once, at the first use or ahead of it in a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from toolkit.errors import ToolkitError

T = TypeVar("T")


class Lazy(Generic[T]):
    """What `make` gives, made once. `make` must raise ToolkitError for what a user can meet."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: T | None = None
        self._begun = False

    def get(self) -> T:
        """The value; waits where a thread is making it."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def warm(self) -> None:
        """Start making it in a thread, once, and return at once."""
        if self._begun:
            return
        self._begun = True
        threading.Thread(target=self._quietly, name="toolkit-load-model", daemon=True).start()

    def _quietly(self) -> None:
        try:
            self.get()
        except ToolkitError:
            return  # the first `get` makes it again and raises where somebody listens
