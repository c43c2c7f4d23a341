"""The real argos-translate on the weights the others use, run by `benchmarks.translation --argos PYTHON`.

    PYTHON benchmarks/argos.py PACKAGE TOKENS < paragraphs.json

PYTHON has argostranslate (`pip install --no-deps argostranslate ctranslate2 sentencepiece packaging numpy pyyaml` is
enough). Sentence splitting is given to it for nothing: the models it would fetch are not at hand, so stanza and minisbd
are replaced by the answer. No socket opens. TOKENS above 0 is how many every translation has (random weights).
"""

from __future__ import annotations

import json
import os
import resource
import socket
import sys
import tempfile
import time
import types
import zipfile
from pathlib import Path
from typing import Any

METADATA = {
    "package_version": "1.0", "argos_version": "1.9", "from_code": "de", "from_name": "German", "to_code": "en",
    "to_name": "English",
}  # fmt: skip


def write_package(folder: Path, into: Path) -> Path:
    """Pack a Marian folder with its CTranslate2 form as an `.argosmodel`; the sources end with `</s>`, as its weights
    need (argos-translate adds none itself)."""
    with zipfile.ZipFile(into, "w") as package:
        package.writestr("translate-de_en/metadata.json", json.dumps(METADATA))
        package.write(folder / "source.spm", "translate-de_en/sentencepiece.model")
        for path in sorted((folder / "ctranslate2").iterdir()):
            if path.name == "config.json":
                config = json.loads(path.read_text(encoding="utf-8")) | {"add_source_eos": True}
                package.writestr("translate-de_en/model/config.json", json.dumps(config))
            else:
                package.write(path, f"translate-de_en/model/{path.name}")
    return into


def replace_splitters(sentences_of: dict[str, list[str]]) -> None:
    """Put modules in the place of stanza and minisbd that know the sentences of these paragraphs."""

    class Known:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def sentences(self, text: str) -> list[str]:
            return sentences_of[text]

    minisbd: Any = types.ModuleType("minisbd")
    minisbd.SBDetect = Known
    minisbd.models = types.SimpleNamespace(list_models=lambda: ["de"], cache_dir="")
    sys.modules |= {"stanza": types.ModuleType("stanza"), "minisbd": minisbd}


def fix_length(tokens: int) -> None:
    """Have every translation of CTranslate2 in this process so many tokens."""
    import ctranslate2

    real = ctranslate2.Translator

    class Fixed:
        def __init__(self, *given: Any, **named: Any) -> None:
            self._real = real(*given, **named)

        def translate_batch(self, *given: Any, **named: Any) -> Any:
            return self._real.translate_batch(
                *given, **named, min_decoding_length=tokens, max_decoding_length=tokens
            )  # fmt: skip

    ctranslate2.Translator = Fixed


def refuse(*_: object) -> None:
    """For `socket.connect`."""
    raise OSError("no network in benchmarks")


def main() -> None:
    """Translate the paragraphs of standard input, print the figures as JSON."""
    package, tokens = sys.argv[1], int(sys.argv[2])
    paragraphs: list[list[str]] = json.load(sys.stdin)
    socket.socket.connect = refuse  # type: ignore[method-assign, assignment]
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{name}_HOME": home for name in ("DATA", "CONFIG", "CACHE")}
        replace_splitters({" ".join(some): some for some in paragraphs})
        if tokens:
            fix_length(tokens)
        from argostranslate import package as packages
        from argostranslate import translate

        packages.install_from_path(Path(package))
        translation = translate.get_translation_from_codes("de", "en")
        translation.translate(" ".join(paragraphs[0]))  # loads the weights, as the other ways do
        wall, cpu = time.perf_counter(), time.process_time()
        english = [translation.translate(" ".join(some)) for some in paragraphs]
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(json.dumps({"wall": wall, "cpu": cpu, "rss": peak, "result": english}))


if __name__ == "__main__":
    main()
