"""The one attribute of a CTranslate2 model file this project decides itself: whose attention counts as alignment.

The converter for transformers models leaves CTranslate2's default, the first head of the last decoder layer. Measured
on 120 news sentences with the bundled weights, that head sends a name or number to itself in 47% of cases, the mean
of all heads in 98%. The attribute is a 16-bit number in `model.bin`; 0 means all heads.
"""

from __future__ import annotations

import struct
from pathlib import Path

HEADS = b"decoder/alignment_heads\0"
SHORT = struct.pack("<BBI", 0, 2, 2)  # no dimensions, type 2 (int16), two bytes
ALL_HEADS = struct.pack("<h", 0)


def read_with_all_heads(folder: Path) -> dict[str, bytes]:
    """The files of a CTranslate2 folder in memory, for `Translator(files=...)`, alignment by the mean of all heads.

    A file that keeps no such attribute, or keeps it otherwise, comes back as it is.
    """
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    weights = files["model.bin"]
    at = weights.find(HEADS + SHORT)
    if at >= 0:
        place = at + len(HEADS + SHORT)
        files["model.bin"] = weights[:place] + ALL_HEADS + weights[place + len(ALL_HEADS) :]
    return files
