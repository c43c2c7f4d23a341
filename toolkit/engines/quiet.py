"""transformers without advice and progress bars on standard error."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """For the time inside only errors are said; afterwards everything is as it was."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # such as the advice to install sacremoses, which nothing here calls
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
