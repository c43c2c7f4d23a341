"""German news articles to bilingual briefs: translated, summarised, quotes aligned side by side.

from toolkit import Options, brief

report = brief(["articles/"], output="briefs", offline=True)
print(report.count("written"), report.exit_status)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from toolkit.errors import ToolkitError as ToolkitError
    from toolkit.pipeline import Outcome as Outcome
    from toolkit.pipeline import Report as Report
    from toolkit.pipeline import brief as brief
    from toolkit.settings import Options as Options

_HOMES = {
    "Options": "toolkit.settings",
    "Outcome": "toolkit.pipeline",
    "Report": "toolkit.pipeline",
    "ToolkitError": "toolkit.errors",
    "brief": "toolkit.pipeline",
}
__all__ = ["Options", "Outcome", "Report", "ToolkitError", "__version__", "brief"]


def __getattr__(name: str) -> Any:
    # Public names are looked up when they are used: `toolkit --help` must not pay for the pipeline's imports.
    if name not in _HOMES:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
