"""A transformers Marian folder turned into its CTranslate2 form, once, and tried before it is used."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from toolkit.engines.marian_ct2 import MarianCT2
from toolkit.engines.quiet import quiet
from toolkit.errors import ModelUnavailable
from toolkit.models import Model, conversion_folder
from toolkit.models.folder import write_checksums

QUANTIZATION = "int8_float32"  # plain "int8" would keep the rest in the float16 that processors do not compute in
# (German, what must stand in the English, whatever the model). Names, numbers: what a broken conversion loses first.
KNOWN = (
    ("Im Jahr 2019 lebten 83 Millionen Menschen in Deutschland.", r"2019.*\b83\b|\b83\b.*2019"),
    ("Der Zug nach Berlin hat 15 Minuten Verspätung.", r"(?=.*Berlin)(?=.*\b(15|fifteen)\b)"),
    ("Die Regierung hat das Gesetz am Montag beschlossen.", r"(?i)\bMonday\b"),
)


def with_conversion(model: Model, say: Callable[[str], None] = lambda words: None, *, check: bool = True) -> Model:
    """`model` with its CTranslate2 form, made now (about half a minute for opus) where there is none.

    Made beside its place and moved there whole, so that an interrupted or second conversion harms nothing. `check`
    translates three known sentences first. Raises ModelUnavailable.
    """
    if model.converted is not None:
        return model
    into = conversion_folder(model)
    say(f"converting {model.name} to eight bits, once, into {into}")
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{into.name}.", dir=into.parent))
    except OSError as error:
        raise ModelUnavailable(
            f"{into}: cannot be written: {error.strerror or error}",
            "Make room there, or set XDG_CACHE_HOME to a writable folder.",
        ) from error
    try:
        made = convert(model.folder, work / "made")
        if check:
            _try_out(replace(model, converted=made))
        write_checksums(made)
        _move(made, into)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return replace(model, converted=into)


def convert(folder: Path, into: Path, quantization: str = QUANTIZATION) -> Path:
    """Convert a transformers folder with CTranslate2's own converter; gives `into`. Raises ModelUnavailable."""
    from ctranslate2.converters import TransformersConverter

    try:
        with quiet():
            TransformersConverter(str(folder)).convert(str(into), quantization=quantization, force=True)
    except (OSError, RuntimeError, ValueError, KeyError, ImportError) as error:
        words = str(error).strip().splitlines()
        raise ModelUnavailable(
            f"{folder}: cannot be converted to CTranslate2: {words[0] if words else type(error).__name__}",
            "Run toolkit models verify; --model bundled needs no conversion.",
        ) from error
    return into


def _try_out(model: Model) -> None:
    engine = MarianCT2(model, device="cpu", compute_type="auto", jobs=1, beam=4)
    found = engine.translate([german for german, _ in KNOWN])
    for (german, expected), hypotheses in zip(KNOWN, found, strict=True):
        english = hypotheses[0].text
        if english.strip() == german or not re.search(expected, english):
            raise ModelUnavailable(
                f"{model.name} does not translate German after conversion: {german!r} became {english!r}",
                "Is it a German to English model? Otherwise fetch it again, or use --model bundled.",
            )


def _move(made: Path, into: Path) -> None:
    try:
        os.replace(made, into)
    except OSError as error:
        if not (into / "model.bin").is_file():  # another run was faster: its conversion is as good
            raise ModelUnavailable(f"{into}: cannot be written: {error.strerror or error}", "Remove it.") from error
