"""Which weights, where they lie, and whether they are what they should be. The only door to the network."""

from toolkit.models.folder import Model
from toolkit.models.resolve import resolve

__all__ = ["Model", "resolve"]
