"""Run the quick benchmarks, or say what there is: python -m benchmarks [--list]"""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import click

import benchmarks

PARTS = frozenset(("__main__", "articles", "fuzz_hooks", "measure", "random_model"))  # used by the others
QUICK = (
    ("startup", "--runs", "3"),
    ("brief", "--articles", "10"),
    ("translation", "--sentences", "48"),
    ("growth", "--counts", "100"),
)


@click.command()
@click.option("--list", "only_list", is_flag=True, help="Name them all and run nothing.")
def main(only_list: bool) -> None:
    """Run the quick benchmarks one after another (some minutes), or list all with --list."""
    if only_list:
        for name in sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__)):
            if name not in PARTS:
                module = importlib.import_module(f"benchmarks.{name}")
                click.echo(f"{name:14} {(module.__doc__ or '').strip().splitlines()[0]}")
        return
    for name, *options in QUICK:
        click.echo(f"\n== {name} {' '.join(options)}")
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=False).returncode:
            sys.exit(1)


if __name__ == "__main__":
    main()
