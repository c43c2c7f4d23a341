"""The shape of the house, read from the syntax trees: who may import whom, who may import heavy libraries."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "toolkit"
# A room may import only rooms that stand before it. `protocol` modules of a later room are contracts and stand first.
ROOMS = """
    errors records settings read segment numerals quotes lexicon align english translate summarise checks figures
    compose reviewing store audit prompts models engines render digest workshop plan pipeline evaluation review cli
"""
ORDER = ROOMS.split()
CONTRACTS = {"toolkit.engines.protocol", "toolkit.summarise.protocol"}
HEAVY = {"torch", "transformers", "ctranslate2", "sentencepiece", "huggingface_hub", "numpy", "tokenizers"}
HOMES = {"engines": HEAVY, "models": {"huggingface_hub"}}  # models is the only door to the network
MODULES = sorted(ROOT.rglob("*.py"))


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if node.module == "toolkit":
                yield from (f"toolkit.{alias.name}" for alias in node.names)
            else:
                yield node.module


def place(path: Path) -> str:
    relative = path.relative_to(ROOT)
    return relative.parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    here = place(path)
    if here == "__init__":
        return
    for module in imports(path):
        there = room_of(module)
        if not module.startswith("toolkit.") or there == here or there in ("__version__", "brief"):
            continue
        if module in CONTRACTS:
            continue
        assert ORDER.index(there) < ORDER.index(here), f"{path.name} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_heavy_libraries_stay_in_their_rooms(path: Path) -> None:
    heavy = {module.split(".")[0] for module in imports(path)} & HEAVY
    stray = heavy - HOMES.get(place(path), set())
    assert not stray, f"{path.name} imports {', '.join(stray)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_doors_print_or_exit(path: Path) -> None:
    if place(path) in ("cli", "review"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            assert name not in ("print", "sys.exit", "exit", "click.echo"), f"{path.name}:{node.lineno} calls {name}"


def test_the_two_doors_never_import_each_other() -> None:
    for path in MODULES:
        rooms = {room_of(module) for module in imports(path)}
        if place(path) == "review":
            assert "cli" not in rooms


def test_files_stay_readable() -> None:
    long = {
        str(p.relative_to(ROOT)): n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert not long


def test_help_and_version_import_nothing_heavy() -> None:
    code = "import sys; from toolkit.cli import toolkit; toolkit.main(['--help'], standalone_mode=False); "
    code += f"print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")
