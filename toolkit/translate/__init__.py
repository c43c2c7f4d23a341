"""Translation with its guards: what a model must not see, how often it may try, what is put right afterwards."""

from toolkit.translate.guarded import Translation

__all__ = ["Translation"]
