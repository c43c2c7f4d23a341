"""`toolkit review`: the page for reviewers, and what their decisions say."""

from __future__ import annotations

import getpass
import os
import signal
import sys
import threading
import webbrowser
from pathlib import Path

import click

from toolkit.cli.options import DEFAULTS
from toolkit.errors import StoreError, UsageError


@click.command()
@click.argument("folder", default=DEFAULTS.output, metavar="[FOLDER]", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Where to listen.  [127.0.0.1, this machine only]")
@click.option("--port", default=8722, type=click.IntRange(0, 65535), metavar="N", help="0 takes a free one.  [8722]")
@click.option("--token", envvar="TOOLKIT_REVIEW_TOKEN", default="", help="What lets a browser in.  [made up, kept]")
@click.option("--public", default="", metavar="URL", help="The address of a proxy in front: https://review.example.")
@click.option("--name", default="", help="Who reviews.  [the name you are logged in with]")
@click.option("--read-only", is_flag=True, help="Show, but take no decisions.")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.option("--report", is_flag=True, help="Print agreement and acceptance, and serve nothing.")
@click.option("--export", type=click.Path(path_type=Path), metavar="FILE", help="Write decisions as .csv or .jsonl.")
def review(
    folder: Path,
    host: str,
    port: int,
    token: str,
    public: str,
    name: str,
    read_only: bool,
    no_open: bool,
    report: bool,
    export: Path | None,
) -> None:
    """Review the quotes of a folder of briefs in the browser.

    Decisions are kept in the folder, the briefs are written again with them, and corrected sentences win in every
    later run of `toolkit brief`.

    \b
    Examples:
      toolkit review briefs/                        opens the page
      toolkit review briefs/ --report               how often the machine was right
      toolkit review briefs/ --export decisions.csv
    """
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise UsageError(
            f"the review page needs {error.name}", "Install it with: pip install 'toolkit[review]'"
        ) from error
    if not (folder / "toolkit.sqlite").is_file():
        raise StoreError(f"{folder}: there are no briefs here", f"Make some: toolkit brief ARTICLES -o {folder}")
    if report or export:
        _report(folder, report, export)
        return
    from toolkit.review.serve import LOOPBACK, serve

    def ready(address: str, once: str) -> None:
        click.echo(address)
        if host not in LOOPBACK or public:
            click.echo(
                f"Note: whoever reaches {public or host} and has the token can read every brief in {folder}"
                + (" (read-only)." if read_only else " and decide in your reviewers' names."),
                err=True,
            )
        click.echo("Ctrl-C ends the review; every decision is kept.", err=True)
        if not no_open:
            threading.Timer(0.3, webbrowser.open, (once,)).start()

    # uvicorn raises the signal again once it has ended: without a handler that would kill us before the last decisions
    # are in the files.
    before = signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        serve(
            folder,
            host=host,
            port=port,
            token=token,
            public=public,
            name=name or _login(),
            read_only=read_only,
            on_ready=ready,
        )
    except KeyboardInterrupt:
        pass  # the way to end it, not an interruption
    finally:
        signal.signal(signal.SIGTERM, before)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USER", "")


def _report(folder: Path, report: bool, export: Path | None) -> None:
    from toolkit.review.desk import open_desk
    from toolkit.review.report import as_csv, as_jsonl, as_text, make_report
    from toolkit.store import write_atomically

    desk = open_desk(folder)
    decisions = desk.audit.decisions()
    if export is not None:
        writers = {".csv": as_csv, ".jsonl": as_jsonl}
        if export.suffix not in writers:
            raise UsageError(f"{export}: which format?", f"End the name in {' or '.join(writers)}.")
        write_atomically(export, writers[export.suffix](decisions))
        click.echo(export)
    if report:
        for id in desk.refresh():
            desk.fill(id)
        click.echo(as_text(make_report(decisions, desk.all_items())))
