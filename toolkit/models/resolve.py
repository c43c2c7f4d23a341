"""From the user's choice (`auto`, `bundled`, `opus`, a hub id, a folder) to verified weights."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from toolkit.models.folder import Model, from_folder
from toolkit.settings import bundled_folder


def resolve(choice: str, *, offline: bool, say: Callable[[str], None]) -> Model:
    """The weights `choice` asks for, verified. `say` hears what takes long and what is not as asked for.

    Raises ModelUnavailable: unknown name, incomplete or damaged folder, offline and not cached.
    """
    if choice in ("bundled", "auto"):
        return bundled()
    return from_folder(Path(choice))


def bundled() -> Model:
    """The weights shipped with the package."""
    folder = bundled_folder()
    return from_folder(folder, name=folder.name)
