"""Read sentence pairs: `German<TAB>English` files (plain, .xz or .gz) and TMX 1.4."""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

SUFFIXES = (".tsv", ".tsv.xz", ".tsv.gz", ".tmx", ".tmx.xz", ".tmx.gz")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def corpus_name(path: Path) -> str:
    """Give the file's name without its suffixes, the key of its sampling weight."""
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if path.name.endswith(suffix):
            return path.name[: -len(suffix)]
    raise ValueError(f"{path} is no corpus file: its name must end in one of {', '.join(SUFFIXES)}")


def corpus_files(folder: Path) -> list[Path]:
    """Give every corpus file directly inside `folder`, by name."""
    found = sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIXES))
    if not found:
        raise FileNotFoundError(f"no corpus file ({', '.join(SUFFIXES)}) in {folder}")
    return found


def _open(path: Path) -> IO[bytes]:
    if path.suffix == ".xz":
        return lzma.open(path, "rb")
    if path.suffix == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return path.open("rb")


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Give (German, English) pairs of a TSV or TMX file; a TSV line without a tab raises ValueError."""
    with _open(path) as stream:
        yield from (_read_tmx if ".tmx" in path.name else _read_tsv)(stream, path)


def _read_tsv(stream: IO[bytes], path: Path) -> Iterator[tuple[str, str]]:
    for number, raw in enumerate(stream, start=1):
        columns = raw.decode("utf-8").rstrip("\r\n").split("\t")
        if len(columns) < 2:
            raise ValueError(f"{path}, line {number}: no tab between German and English")
        yield columns[0], columns[1]


def _read_tmx(stream: IO[bytes], path: Path) -> Iterator[tuple[str, str]]:
    for _, unit in ElementTree.iterparse(stream):
        if unit.tag != "tu":
            continue
        sides: dict[str, str] = {}
        for variant in unit.iter("tuv"):
            language = (variant.get(_XML_LANGUAGE) or variant.get("lang") or "")[:2].lower()
            segment = variant.find("seg")
            if segment is not None:
                sides.setdefault(language, "".join(segment.itertext()))
        if "de" in sides and "en" in sides:
            yield sides["de"], sides["en"]
        unit.clear()
