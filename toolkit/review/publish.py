"""Files that follow the decisions: a thread writes reviewed briefs and the index again, a moment after each decision.

A decision never waits for it, and nothing is lost where it is killed: the store knows which files are stale.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.pipeline import publish_brief, publish_index
from toolkit.records import Origin
from toolkit.render import brief_to_json
from toolkit.review.desk import Desk, Gone
from toolkit.reviewing import apply, sentence_key
from toolkit.settings import FORMATS, Options

PAUSE = 0.1  # seconds: decisions in quick succession are written once
IDLE = 5.0  # seconds between two looks without being called: another server may have been killed


class Publisher:
    """The thread. `problem` is empty, or says why files could not be written; it keeps trying."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.problem = ""
        self._call, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="publisher", daemon=True)

    def start(self) -> None:
        """Begin; files that were stale already are written first."""
        self._call.set()
        self._thread.start()

    def call(self) -> None:
        """There is something new."""
        self._call.set()

    def stop(self) -> None:
        """Write what is left and end."""
        self._stop.set()
        self._call.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        last = False
        while not last:
            self._call.wait(IDLE)
            last = self._stop.wait(PAUSE)  # what was decided until then is written in this round
            self._call.clear()
            try:
                publish_stale(self.desk)
                self._fill()
                self.problem = ""
            except ToolkitError as error:
                self.problem = f"{error.message} {error.hint}"
            except Exception as error:  # a defect of ours must not end the thread: the page says it, and it goes on
                self.problem = f"A defect of the toolkit: {type(error).__name__}: {error}"

    def _fill(self) -> None:
        for id in self.desk.refresh():
            if self._stop.is_set() or self._call.is_set():
                self._call.set()
                return
            self.desk.fill(id)


def publish_stale(desk: Desk) -> list[str]:
    """Write every brief again whose files lack a decision, and the index; gives their ids."""
    ids = sorted(id for id in desk.audit.stale() if desk.has(id))
    for id in ids:
        with suppress(Gone):
            publish_one(desk, id)
            desk.fill(id)
    if ids:
        publish_index(desk.folder, Options(output=str(desk.folder), format=_formats(desk)), desk.store)
    return ids


def publish_one(desk: Desk, id: str) -> None:
    """Write one brief as reviewed; again where a decision came in between. Raises Gone where it was taken away."""
    while True:
        with desk.store.publishing():
            _publish(desk, id)
        if not desk.audit.stale(id):
            return


def _publish(desk: Desk, id: str) -> None:
    audit = desk.audit
    done, seen = desk.done(id), audit.last()
    original = desk.view(id).original
    keys = {sentence.text: sentence_key(sentence.text) for sentence in original.sentences}
    if not audit.knows(id):
        audit.put_sentences(id, keys.values())
    if audit.original(id) is None:
        audit.put_original(id, brief_to_json(original), replace=False)
    reviewed = audit.reviewed(keys.values())
    made = apply(original, audit.decisions(id), reviewed)
    # A correction the original was made with and that is gone: only the pipeline can work out the rest again.
    gone = any(p.origin is Origin.REVIEW and p.german not in reviewed for p in original.pairs)
    formats = [Path(name).suffix.removeprefix(".") for name, _ in done.outputs]
    publish_brief(made, b"" if gone else done.fingerprint, formats, desk.folder, desk.store)
    audit.shows(id, seen)


def _formats(desk: Desk) -> tuple[str, ...]:
    written: set[str] = {path.suffix.removeprefix(".") for path in desk.folder.glob("index.*")}
    return tuple(name for name in FORMATS if name in written)
