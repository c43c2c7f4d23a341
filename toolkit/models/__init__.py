"""Which weights, where they lie, and whether they are what they should be. The only door to the network."""

from toolkit.models.archive import export_model, import_model
from toolkit.models.folder import Model
from toolkit.models.listing import list_models
from toolkit.models.resolve import WEAKER, conversion_folder, resolve, verify_model

__all__ = [
    "WEAKER",
    "Model",
    "conversion_folder",
    "export_model",
    "import_model",
    "list_models",
    "resolve",
    "verify_model",
]
