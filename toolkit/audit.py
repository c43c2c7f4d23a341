"""The audit of review: every decision, only ever added, and what follows from it, in the store of the briefs.

Decisions are the one thing in the store nobody could compute again. Each is therefore also a line of `review.jsonl`
beside it, on the disk before the decision counts; a store that was lost or set aside is filled from there.

Which files lack a decision is worked out, not remembered: a brief is stale where a decision about it, or a correction
of one of its sentences, is newer than the number its files were written with. So a kill anywhere loses nothing.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from toolkit.errors import StoreError
from toolkit.reviewing import Action, Decision, State
from toolkit.store import KEYS_PER_QUERY, Store

FILE_NAME = "review.jsonl"
COLUMNS = "number, brief, item, action, who, at, before, after, undoes, part_of, words"
# CROSS JOIN keeps the order of the tables: from the few decisions to the many sentences, never the other way round.
STALE = """
    SELECT d.brief FROM decisions d LEFT JOIN shown s ON s.brief = d.brief WHERE d.number > COALESCE(s.number, 0)
    UNION
    SELECT t.brief FROM reviewed r CROSS JOIN sentences t ON t.item = r.item LEFT JOIN shown s ON s.brief = t.brief
        WHERE r.number > COALESCE(s.number, 0)
"""
ONE_STALE = """
    WITH seen (number) AS (SELECT COALESCE((SELECT number FROM shown WHERE brief = :brief), 0))
    SELECT :brief FROM decisions, seen WHERE brief = :brief AND decisions.number > seen.number
    UNION
    SELECT :brief FROM seen CROSS JOIN sentences t CROSS JOIN reviewed r ON r.item = t.item
        WHERE t.brief = :brief AND r.number > seen.number
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One item with its new state. `german` is the sentence, for sentences; `words` say what it is, for people."""

    item: str
    action: Action
    after: State
    german: str = ""
    words: str = ""


class Conflict(Exception):
    """Somebody decided on the same items since the page was loaded; `theirs` are those decisions."""

    def __init__(self, theirs: Sequence[Decision]) -> None:
        super().__init__("decided by somebody else in the meantime")
        self.theirs = tuple(theirs)


class NothingToUndo(StoreError):
    """There is no such decision, or it was taken back already."""


class Audit:
    """Decisions in the store of one folder. Raises StoreError for anything SQLite or the disk refuses."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.journal = store.path.with_name(FILE_NAME)
        if self.journal.is_file() and not self.last():
            self.store.transaction(self._restore, flush=True)

    def last(self) -> int:
        """Number of the newest decision, 0 where there is none."""
        return _number(self.store.read("SELECT MAX(number) FROM decisions"))

    def decisions(self, brief: str | None = None) -> list[Decision]:
        """The decisions about one brief, or all, oldest first."""
        where, values = ("WHERE brief = ?", (brief,)) if brief is not None else ("", ())
        return [
            _decision(r) for r in self.store.read(f"SELECT {COLUMNS} FROM decisions {where} ORDER BY number", values)
        ]

    def version(self, brief: str, items: Sequence[str]) -> int:
        """Number of the newest decision on these items: of a quote in this brief, of a sentence in any."""
        query, values = _about(brief, items)
        return _number(self.store.read(f"SELECT MAX(number) FROM decisions WHERE {query}", values))

    def states(self, brief: str, items: Sequence[str]) -> dict[str, State]:
        """The state of those of the items that have one."""
        query, values = _about(brief, items)
        rows = self.store.read(f"SELECT item, after FROM decisions WHERE {query} ORDER BY number", values)
        return {str(item): json.loads(str(after)) for item, after in rows}

    def reviewed(self, keys: Iterable[str]) -> dict[str, str]:
        """German -> English of the signed-off sentences among the items `keys`."""
        wanted, found = list(keys), dict[str, str]()
        for start in range(0, len(wanted), KEYS_PER_QUERY):
            some = wanted[start : start + KEYS_PER_QUERY]
            marks = ",".join("?" * len(some))
            query = f"SELECT german, english FROM reviewed WHERE english IS NOT NULL AND item IN ({marks})"
            found.update((str(german), str(english)) for german, english in self.store.read(query, some))
        return found

    def decide(
        self, brief: str, changes: Sequence[Change], who: str, *, expected: int | None, about: Sequence[str] = ()
    ) -> Decision:
        """Write the changes as one decision; gives the first row.

        `expected` is the `version` of the items `about` (default: those changed) the reviewer saw; raises Conflict
        where it is another by now. None: whatever there is.
        """
        items = list(dict.fromkeys([*about, *(change.item for change in changes)]))

        def work(db: sqlite3.Connection) -> Decision:
            self._restore(db)
            _refuse_stale(db, brief, items, expected)
            first, now = _next(db)
            before = _states(db, brief, [change.item for change in changes])
            rows = [
                Decision(
                    first + place,
                    brief,
                    change.item,
                    change.action,
                    who,
                    now,
                    before.get(change.item, {}),
                    change.after,
                    part_of=first,
                    words=change.words,
                )
                for place, change in enumerate(changes)
            ]
            self._add(db, rows, {change.item: change.german for change in changes if change.german})
            return rows[0]

        return self.store.transaction(work, flush=True)

    def undo(self, brief: str, number: int, who: str) -> Decision:
        """Take back a decision with all rows that are part of it. Raises Conflict where one of its items was decided
        on since, NothingToUndo where there is no such decision or it is taken back already."""

        def work(db: sqlite3.Connection) -> Decision:
            self._restore(db)
            query = f"SELECT {COLUMNS} FROM decisions WHERE brief = ? AND part_of = ? ORDER BY number"
            old = [_decision(row) for row in db.execute(query, (brief, number))]
            if not old or old[0].action == Action.UNDO:
                raise NothingToUndo(f"there is no decision {number} to take back", "Load the page again.")
            if db.execute("SELECT 1 FROM decisions WHERE undoes = ?", (number,)).fetchone():
                raise NothingToUndo(f"decision {number} was taken back already", "Load the page again.")
            states = _states(db, brief, [row.item for row in old])
            if any(states[row.item] != row.after for row in old):
                _refuse_stale(db, brief, [row.item for row in old], old[-1].number)
            first, now = _next(db)
            rows = [
                replace(
                    row,
                    number=first + place,
                    action=Action.UNDO,
                    who=who,
                    at=now,
                    before=row.after,
                    after=row.before,
                    undoes=row.number,
                    part_of=first,
                )
                for place, row in enumerate(old)
            ]
            self._add(db, rows, {})
            return rows[0]

        return self.store.transaction(work, flush=True)

    def stale(self, brief: str | None = None) -> set[str]:
        """Ids of briefs (or just this one) whose files lack a decision."""
        rows = self.store.read(STALE) if brief is None else self.store.read(ONE_STALE, {"brief": brief})
        return {str(row[0]) for row in rows}

    def shows(self, brief: str, number: int) -> None:
        """Remember that the files of a brief hold everything decided up to `number`."""
        self.store.transaction(lambda db: db.execute("INSERT OR REPLACE INTO shown VALUES (?, ?)", (brief, number)))

    def knows(self, brief: str) -> bool:
        """True where the sentences of a brief are known."""
        return bool(self.store.read("SELECT 1 FROM sentences WHERE brief = ? LIMIT 1", (brief,)))

    def put_sentences(self, brief: str, keys: Iterable[str]) -> None:
        """Remember which sentences a brief holds, so that a correction finds it."""
        rows = [(key, brief) for key in set(keys)]

        def work(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM sentences WHERE brief = ?", (brief,))
            db.executemany("INSERT INTO sentences VALUES (?, ?)", rows)

        self.store.transaction(work)

    def original(self, brief: str) -> str | None:
        """The JSON of a brief as it was before any decision; None where none was kept."""
        rows = self.store.read("SELECT document FROM originals WHERE brief = ?", (brief,))
        return zlib.decompress(_bytes(rows[0][0])).decode() if rows else None

    def put_original(self, brief: str, document: str, *, replace: bool = True) -> None:
        """Keep the JSON of a brief as it is before any decision."""
        word = "REPLACE" if replace else "IGNORE"
        row = (brief, zlib.compress(document.encode(), 1))
        self.store.transaction(lambda db: db.execute(f"INSERT OR {word} INTO originals VALUES (?, ?)", row))

    def _add(self, db: sqlite3.Connection, rows: Sequence[Decision], german: dict[str, str]) -> None:
        self._write_journal(rows, german)
        _insert(db, rows, german)

    def _write_journal(self, rows: Sequence[Decision], german: dict[str, str]) -> None:
        lines = [json.dumps(asdict(row) | {"german": german.get(row.item, "")}, ensure_ascii=False) for row in rows]
        with self.journal.open("ab+") as file:
            text = "".join(f"{line}\n" for line in lines)
            if file.tell() and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n":
                text = f"\n{text}"  # a kill tore the last line: ours must not become part of it
            file.write(text.encode("utf-8", "surrogatepass"))
            file.flush()
            os.fsync(file.fileno())

    def _restore(self, db: sqlite3.Connection) -> None:
        """Fill a store without decisions from the journal, whenever that is found: a store can be set aside while we
        run."""
        if _any(db) or not self.journal.is_file():
            return
        read = read_journal(self.journal)
        german = {decision.item: text for decision, text in read.values() if text}
        _insert(db, [read[number][0] for number in sorted(read)], german)
        if read:
            self.store.notes.append(f"{self.store.path}: {len(read)} review decisions taken from {self.journal.name}")


def read_journal(path: Path) -> dict[int, tuple[Decision, str]]:
    """The decisions of a journal by number, each with its German where it is one about a sentence.

    Numbers only grow. Where one comes again, the first was never acknowledged (a kill between journal and store), nor
    was what followed it.
    """
    found: dict[int, tuple[Decision, str]] = {}
    last = 0
    for line in path.read_bytes().split(b"\n"):
        try:
            fields: dict[str, Any] = json.loads(line)
            german = fields.pop("german", "")
            number, decision = int(fields["number"]), Decision(**fields)
            if not 0 < number < 2**53:
                continue
            if number <= last:
                found = {known: kept for known, kept in found.items() if known < number}
            found[number], last = (decision, german), number
        except (ValueError, TypeError, KeyError):
            continue
    return found


def _next(db: sqlite3.Connection) -> tuple[int, str]:
    """The number and the time of the next decision."""
    used = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'decisions'").fetchall()
    return _number(used) + 1, datetime.now(UTC).isoformat(timespec="seconds")


def _any(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM decisions LIMIT 1").fetchone() is not None


def _insert(db: sqlite3.Connection, rows: Sequence[Decision], german: dict[str, str]) -> None:
    db.executemany(
        f"INSERT INTO decisions ({COLUMNS}) VALUES ({','.join('?' * 11)})",
        [
            (
                row.number,
                row.brief,
                row.item,
                str(row.action),
                row.who,
                row.at,
                json.dumps(row.before, ensure_ascii=False),
                json.dumps(row.after, ensure_ascii=False),
                row.undoes,
                row.part_of,
                row.words,
            )
            for row in rows
        ],
    )
    for row in rows:
        if row.item.startswith("s-"):
            _sign_off(db, row, german.get(row.item, ""))


def _sign_off(db: sqlite3.Connection, row: Decision, german: str) -> None:
    """Let the English of a sentence follow its newest decision; a taken-back one stays as a row without English, so
    that the briefs that show it are found."""
    english = row.after.get("english")
    if not german:
        known = db.execute("SELECT german FROM reviewed WHERE item = ?", (row.item,)).fetchone()
        if known is None:
            return
        german = known[0]
    before = db.execute("SELECT english FROM reviewed WHERE item = ?", (row.item,)).fetchone()
    if english is None and before is None:
        return
    values = (row.item, german, english, row.number)
    db.execute("INSERT OR REPLACE INTO reviewed VALUES (?, ?, ?, ?)", values)


def _about(brief: str, items: Sequence[str]) -> tuple[str, list[str]]:
    """A condition for decisions on these items: quotes of this brief, sentences of any."""
    quotes = [item for item in items if not item.startswith("s-")]
    sentences = [item for item in items if item.startswith("s-")]
    marks = ",".join("?" * len(quotes))
    others = ",".join("?" * len(sentences))
    return f"((brief = ? AND item IN ({marks})) OR item IN ({others}))", [brief, *quotes, *sentences]


def _states(db: sqlite3.Connection, brief: str, items: Sequence[str]) -> dict[str, State]:
    query, values = _about(brief, items)
    rows = db.execute(f"SELECT item, after FROM decisions WHERE {query} ORDER BY number", values)
    return {item: json.loads(after) for item, after in rows}


def _refuse_stale(db: sqlite3.Connection, brief: str, items: Sequence[str], expected: int | None) -> None:
    if expected is None:
        return
    query, values = _about(brief, items)
    newer = f"SELECT {COLUMNS} FROM decisions WHERE {query} AND number > ? ORDER BY number"
    theirs = [_decision(row) for row in db.execute(newer, [*values, expected])]
    if theirs:
        raise Conflict(theirs)


def _decision(row: Sequence[Any]) -> Decision:
    number, brief, item, action, who, at, before, after, undoes, part_of, words = row
    return Decision(number, brief, item, action, who, at, json.loads(before), json.loads(after), undoes, part_of, words)


def _number(rows: Sequence[Sequence[Any]]) -> int:
    return int(rows[0][0] or 0) if rows else 0


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)
    return value
