"""A folder of briefs, a real server process over it, a headless Chromium."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.review_samples import SEEDS, make_briefs

CHROMIUM = os.environ.get("TOOLKIT_TEST_CHROMIUM", "/usr/bin/chromium")
START = [sys.executable, "-c", "from toolkit.cli import main; main()", "review"]


class Process:
    """`toolkit review` in a process of its own. `address` has the token."""

    def __init__(self, folder: Path, *flags: str, port: int = 0) -> None:
        command = [*START, str(folder), "--no-open", "--port", str(port), "--name", "Ada", *flags]
        self.folder = folder
        self.running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.running.stdout is not None
        self.address = self.running.stdout.readline().strip()
        assert self.address, self.running.stderr and self.running.stderr.read()
        self.base = self.address.split("/?")[0]
        self.port = int(self.base.rsplit(":", 1)[1])
        self._settle()

    def _settle(self) -> None:
        """Wait until the queue is complete: until then its page loads itself again, under the keys of a test."""
        cookie = f"toolkit-review-{self.port}={self.address.split('token=')[1]}"
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with urlopen(Request(f"{self.base}/api/progress", headers={"Cookie": cookie})) as answer:
                if not json.load(answer)["unknown"]:
                    return
            time.sleep(0.1)
        raise AssertionError("the queue is not complete after a minute")

    def kill(self) -> None:
        """As a power cut would."""
        self.running.send_signal(signal.SIGKILL)
        self.running.wait()

    def end(self) -> None:
        """As Ctrl-C does."""
        if self.running.poll() is None:
            self.running.send_signal(signal.SIGINT)
            self.running.wait(timeout=30)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"no Chromium at {CHROMIUM}: apt-get install chromium, or set TOOLKIT_TEST_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make_briefs(SEEDS, folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "briefs"))


@pytest.fixture
def serve(folder: Path) -> Iterator[Callable[..., Process]]:
    started: list[Process] = []

    def start(*flags: str, port: int = 0, where: Path = folder) -> Process:
        started.append(Process(where, *flags, port=port))
        return started[-1]

    yield start
    for process in started:
        process.end()


@pytest.fixture
def enter(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open the page of a server as a reviewer would; fails the test where the page logged an error."""
    problems: list[str] = []
    contexts = []

    def go(process: Process, name: str = "", **choices: object) -> Page:
        context = chromium.new_context(**choices)  # type: ignore[arg-type]
        contexts.append(context)
        if name:
            context.add_cookies([{"name": "toolkit-reviewer", "value": name, "url": process.base}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("dialog", lambda dialog: problems.append(f"a dialog said {dialog.message}"))
        page.goto(process.address)
        page.wait_for_selector("main h1")
        page.wait_for_url("**/")
        return page

    yield go
    for context in contexts:
        context.close()
    assert not problems
