"""One measurement in a process of its own: wall time, CPU time of all threads, peak memory. And tables of them."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

PEAK_UNITS = 1024 if sys.platform != "darwin" else 1024**2  # of `ru_maxrss` in a MB
QUIET = ["--offline", "--summariser", "extractive", "-q"]


def toolkit(*arguments: str) -> list[str]:
    """The command that runs `toolkit` with this interpreter."""
    return [sys.executable, "-c", "from toolkit.cli import main; main()", *arguments]


def timed(work: Callable[[], Any]) -> dict[str, Any]:
    """`work`'s result with the `wall` and `cpu` seconds it took and the process's peak memory so far in MB."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "rss": peak(), "result": result}


def peak() -> float:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PEAK_UNITS


def process(command: Sequence[str]) -> dict[str, float]:
    """Wall and CPU seconds and peak memory (MB) of one whole process, which must end well."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as words:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=words)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            words.seek(0)
            raise click.ClickException(f"{' '.join(command[3:])}: {words.read().decode(errors='replace')[-600:]}")
    wall, cpu = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    return {"wall": wall, "cpu": cpu, "rss": usage.ru_maxrss / PEAK_UNITS}


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their columns; numbers right, words left."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *texts, strict=True)]
    for line in (columns, *texts):
        first, *rest = (cell.ljust(widths[0]) if n == 0 else cell.rjust(widths[n]) for n, cell in enumerate(line))
        click.echo("  ".join([first, *rest]))


def save(path: Path | None, rows: Mapping[str, Any]) -> None:
    """Write the rows with what was running beside them, where a file is wanted."""
    if path:
        machine = {"cores": os.cpu_count(), "load": os.getloadavg()}
        path.write_text(json.dumps({"machine": machine, "rows": rows}, indent=2) + "\n", encoding="utf-8")


def _text(cell: object) -> str:
    if not isinstance(cell, float):
        return str(cell)
    return f"{cell:.3g}" if cell < 100 else f"{cell:.0f}"
