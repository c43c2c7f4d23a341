"""What this project decides itself about a CTranslate2 model file, changed in memory when it is loaded.

Whose attention counts as alignment: the converter for transformers models leaves CTranslate2's default, the first head
of the last decoder layer. Measured on 120 news sentences with the bundled weights, that head sends a name or number to
itself in 47% of cases, the mean of all heads in 98%. The attribute is a 16-bit number in `model.bin`; 0 is all heads.

Narrow weights: an x86 processor without VNNI adds the products of two neighbours of a row in 16 bits, where they
saturate. Activations are at most 255 there, so two weights cannot overflow together when their sum is within ±128
(255 * 128 < 32,768): each row is scaled so that no such sum is more. Mean log
probability of the references of 150 news segments, bundled weights, two Zen 1 cores: float32 -2.446, plain int8 -2.471,
weights of at most 63 (seven bits, safe whatever stands beside them) -2.457, narrow -2.450, all as fast.

Forced English in one step: CTranslate2 takes a whole prefix in one call (`return_alternatives`), but a Marian decoder
starts from a zero embedding, and 4.8.5 then zeroes the embedding of every word of that call. So that flag is turned
off, and the first row of the decoder's positions takes the embedding of the start token away again.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MODEL = "model.bin"
LOADING = "2"  # version of what is changed here, part of signatures
HEADS = b"decoder/alignment_heads\0"
SHORT = struct.pack("<BBI", 0, 2, 2)  # no dimensions, type 2 (int16), two bytes
ALL_HEADS = struct.pack("<h", 0)

FROM_ZERO = b"decoder/start_from_zero_embedding\0"
EMBEDDINGS, SCALED_BY = b"decoder/embeddings/weight\0", b"decoder/scale_embeddings\0"
POSITIONS, ENCODER_POSITIONS = b"decoder/position_encodings/encodings\0", b"encoder/position_encodings/encodings\0"

INT8, FLOAT32 = 1, 0  # types of variables in a model file
SCALE = b"_scale\0"
KNOWN_VERSIONS = (5, 6)
ROWS = 1024  # of a matrix at a time: memory while loading is what a small run peaks at
MOST = 127  # sum of two neighbours; rounding adds at most one


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable of a model file: its name, type, sizes, and where its values lie."""

    name: bytes
    kind: int
    sizes: tuple[int, ...]
    start: int
    end: int


def read_for_loading(folder: Path, *, narrow: bool) -> dict[str, bytes]:
    """The files of a CTranslate2 folder in memory, for `Translator(files=...)`, alignment by the mean of all heads, a
    forced prefix taken in one step.

    A file that keeps an attribute otherwise than known comes back as it is. Raises KeyError or ValueError for a decoder
    that starts from zero and is built otherwise than known.
    """
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != MODEL}
    model = bytearray((folder / MODEL).stat().st_size)
    with (folder / MODEL).open("rb") as file:
        file.readinto(model)
    average_heads(model)
    if narrow:
        narrow_weights(model)
    if FROM_ZERO in model:
        token = json.loads(files["config.json"])["decoder_start_token"]
        vocabulary = files.get("shared_vocabulary.json") or files["target_vocabulary.json"]
        start_by_token(model, json.loads(vocabulary).index(token))
    return files | {MODEL: bytes(model)}


def average_heads(model: bytearray) -> None:
    """Have the attention of all heads count as alignment."""
    at = model.find(HEADS + SHORT)
    if at >= 0:
        place = at + len(HEADS + SHORT)
        model[place : place + len(ALL_HEADS)] = ALL_HEADS


def narrow_weights(model: bytearray) -> None:
    """Scale rows of int8 weights so that no two neighbours add up to more than 128, and their scales to fit."""
    found = {variable.name: variable for variable in variables(model)}
    for name, scale in found.items():
        weight = found.get(name[: -len(SCALE)] + b"\0") if name.endswith(SCALE) else None
        if weight is not None and weight.kind == INT8 and scale.kind == FLOAT32:
            _narrow(model, weight, scale)


def _narrow(model: bytearray, weight: Variable, scale: Variable) -> None:
    import numpy

    scales = numpy.frombuffer(model, "<f4", (scale.end - scale.start) // 4, scale.start)
    values = numpy.frombuffer(model, numpy.int8, weight.end - weight.start, weight.start).reshape(len(scales), -1)
    pairs = values.shape[1] // 2 * 2
    for begin in range(0, len(scales), ROWS):
        rows = values[begin : begin + ROWS]
        even = rows[:, :pairs].astype(numpy.int16)
        most = numpy.abs(even[:, ::2] + even[:, 1::2]).max(axis=1, initial=MOST)
        share = (MOST / most).astype(numpy.float32)
        rows[:] = numpy.rint(rows * share[:, None])
        scales[begin : begin + ROWS] *= share


def start_by_token(model: bytearray, token: int) -> None:
    """Have the decoder start from the embedding of `token` and a position that undoes it.

    Encoder and decoder share their positions in the file; the encoder's become a variable of its own.
    """
    import numpy

    found = {variable.name: variable for variable in variables(model)}
    flag, positions, scale = found[FROM_ZERO], found[POSITIONS], found[SCALED_BY]
    if not model[flag.start]:
        return
    own = bytes(model[positions.start : positions.end])
    width = positions.sizes[1]
    (factor,) = struct.unpack_from("<f", model, scale.start)
    first = numpy.frombuffer(own, "<f4", width) - numpy.float32(factor) * _embedding(model, found, token)
    model[positions.start : positions.start + 4 * width] = first.astype("<f4").tobytes()
    model[flag.start] = 0
    at, count = _count(model)
    struct.pack_into("<I", model, at, count + 1)
    end = max(variable.end for variable in found.values())
    others = [(alias, name) for alias, name in _aliases(model, end) if alias != ENCODER_POSITIONS]
    del model[end:]
    model += _text(ENCODER_POSITIONS) + struct.pack(
        f"<B{len(positions.sizes)}I", len(positions.sizes), *positions.sizes
    )
    model += struct.pack("<BI", FLOAT32, len(own)) + own
    model += struct.pack("<I", len(others)) + b"".join(_text(alias) + _text(name) for alias, name in others)


def _embedding(model: bytearray, found: dict[bytes, Variable], token: int) -> Any:
    import numpy

    weight, width = found[EMBEDDINGS], found[EMBEDDINGS].sizes[1]
    if weight.kind == FLOAT32:
        start = weight.start + 4 * token * width
        return numpy.frombuffer(bytes(model[start : start + 4 * width]), "<f4")
    if weight.kind != INT8:
        raise ValueError(f"embeddings of type {weight.kind}")
    (scale,) = struct.unpack_from("<f", model, found[EMBEDDINGS[:-1] + SCALE].start + 4 * token)
    start = weight.start + token * width
    return numpy.frombuffer(bytes(model[start : start + width]), numpy.int8) / numpy.float32(scale)


def variables(model: bytes | bytearray) -> Iterator[Variable]:
    """The variables of a model file; none where its version is not known."""
    (version,) = struct.unpack_from("<I", model)
    if version not in KNOWN_VERSIONS:
        return
    at, count = _count(model)
    at += 4
    for _ in range(count):
        name, at = _read_text(model, at)
        sizes = struct.unpack_from(f"<{model[at]}I", model, at + 1)
        at += 1 + 4 * len(sizes)
        kind, size = struct.unpack_from("<BI", model, at)
        at += 5
        yield Variable(name, kind, sizes, at, at + size)
        at += size


def _count(model: bytes | bytearray) -> tuple[int, int]:
    """Where the number of variables stands, and the number."""
    (length,) = struct.unpack_from("<H", model, 4)  # of the name of the kind of model, which a revision follows
    at = 10 + length
    return at, struct.unpack_from("<I", model, at)[0]


def _aliases(model: bytes | bytearray, at: int) -> Iterator[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from("<I", model, at)
    at += 4
    for _ in range(count):
        alias, at = _read_text(model, at)
        name, at = _read_text(model, at)
        yield alias, name


def _read_text(model: bytes | bytearray, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from("<H", model, at)
    return bytes(model[at + 2 : at + 2 + length]), at + 2 + length


def _text(text: bytes) -> bytes:
    return struct.pack("<H", len(text)) + text
