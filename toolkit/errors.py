"""The error family. Every failure a user can meet is one of these; foreign errors are mapped where they enter.

ToolkitError                 exit 1
  +- UsageError              exit 2   the command or the configuration is wrong
  +- NothingToDo             exit 3   no article where the user pointed
  +- ModelUnavailable        exit 4   no usable weights (offline, broken, unknown)
  +- ReadError               exit 1   an input that cannot be read as a German article
  +- TranslationError        exit 1   the engine failed on an input
  +- SummaryError            exit 1   the summariser failed
  +- StoreError              exit 1   the store cannot be read or written
  +- OutputError             exit 1   a brief cannot be written
  +- DocumentError           exit 1   the JSON of a brief or an index cannot be read back
"""

from __future__ import annotations


class ToolkitError(Exception):
    """What happened and where (`message`), and what to do about it (`hint`)."""

    exit_status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


class UsageError(ToolkitError):
    """The command line or a configuration file asks for something that does not exist."""

    exit_status = 2


class NothingToDo(ToolkitError):
    """No article was found where the user pointed."""

    exit_status = 3


class ModelUnavailable(ToolkitError):
    """The weights asked for cannot be had, or are not what their checksums say."""

    exit_status = 4


class ReadError(ToolkitError):
    """An input that cannot be read as a German article; `reason` is a short code for counting."""

    def __init__(self, message: str, hint: str = "", reason: str = "unreadable") -> None:
        super().__init__(message, hint)
        self.reason = reason


class TranslationError(ToolkitError):
    """The translation engine failed."""


class SummaryError(ToolkitError):
    """The summariser failed."""


class StoreError(ToolkitError):
    """The store cannot be opened, read or written."""


class OutputError(ToolkitError):
    """A brief or an index cannot be written."""


class DocumentError(ToolkitError):
    """The JSON of a brief or an index is damaged, inconsistent or of a newer version."""
