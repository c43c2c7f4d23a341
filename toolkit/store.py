"""One SQLite file beside the briefs: the translation memory, the record of what is done, and review decisions (read and
written by `audit`). And atomic writes.

Keys are hashes of structured fields (`key_of`), so a changed model, beam or guard never meets an old translation.
WAL mode lets two runs share a folder. A file SQLite calls corrupt is kept aside under another name, said, and rebuilt:
it is a cache of work, and the briefs themselves are not in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

try:
    import fcntl
except ImportError:  # not on Windows: there two runs on one folder at once may leave a file that the next run mends
    fcntl = None  # type: ignore[assignment]

from toolkit.errors import OutputError, StoreError
from toolkit.records import Link, Origin, Pair, Signature

T = TypeVar("T")

FILE_NAME = "toolkit.sqlite"
LAYOUT = 3
BUSY_SECONDS = 30.0
_WRITES = itertools.count()  # a process may write one file from two threads: a review page beside a run
KEYS_PER_QUERY = 500  # SQLite's default limit of variables is 999 in old builds

TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS pairs (key BLOB PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS briefs (
    id TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, outputs TEXT NOT NULL, entry TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, brief TEXT NOT NULL, item TEXT NOT NULL, action TEXT NOT NULL,
    who TEXT NOT NULL, at TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    undoes INTEGER, part_of INTEGER, words TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decisions_by_brief ON decisions (brief, number);
CREATE INDEX IF NOT EXISTS decisions_by_item ON decisions (item, number);
CREATE TRIGGER IF NOT EXISTS decisions_stay BEFORE UPDATE ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END;
CREATE TRIGGER IF NOT EXISTS decisions_are_kept BEFORE DELETE ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END;
CREATE TABLE IF NOT EXISTS reviewed (
    item TEXT PRIMARY KEY, german TEXT NOT NULL, english TEXT, number INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sentences (item TEXT NOT NULL, brief TEXT NOT NULL, PRIMARY KEY (item, brief)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sentences_by_brief ON sentences (brief);
CREATE TABLE IF NOT EXISTS shown (brief TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS originals (brief TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS queue (brief TEXT PRIMARY KEY, stamp TEXT NOT NULL, items TEXT NOT NULL) WITHOUT ROWID;
UPDATE briefs SET fingerprint = x''; -- of older layouts: made once more, so that `sentences` knows them
PRAGMA user_version = 3;
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Done:
    """A finished brief: hash of everything that went in, the files written with their sizes, its index entry."""

    id: str
    fingerprint: bytes
    outputs: tuple[tuple[str, int], ...]
    entry: str


def key_of(*fields: object) -> bytes:
    """SHA-256 of JSON-able fields; the same fields give the same 32 bytes on every machine."""
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def signature_fields(signature: Signature) -> list[object]:
    """The fields of a signature that decide its result: all but the words about a fallback."""
    return [
        signature.task,
        signature.engine,
        signature.model,
        signature.revision,
        signature.version,
        [list(setting) for setting in signature.settings],
    ]


class Store:
    """The open store of one output folder. Use as a context manager; raises StoreError for anything SQLite refuses.

    `notes` are words for the user about what had to be mended.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.notes: list[str] = []
        self._db: sqlite3.Connection | None = None
        self._turn = threading.RLock()  # the engine's thread and the writing one share the connection
        self._run(lambda db: None)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def pairs(self, keys: Sequence[bytes]) -> dict[bytes, Pair]:
        """The stored pairs among `keys`. Their `sentence` is 0: the caller knows the id.

        A row whose checksum does not fit is treated as missing: SQLite does not notice a changed byte in a text.
        """
        found: dict[bytes, Pair] = {}
        for start in range(0, len(keys), KEYS_PER_QUERY):
            some = keys[start : start + KEYS_PER_QUERY]
            query = f"SELECT key, value, checksum FROM pairs WHERE key IN ({','.join('?' * len(some))})"
            for key, value, checksum in self._run(partial(_fetch, query=query, values=some)):
                if zlib.crc32(str(value).encode("utf-8", "surrogatepass")) == checksum:
                    found[bytes(key)] = _pair_from(value)
        return found

    def put_pairs(self, items: Iterable[tuple[bytes, Pair]]) -> None:
        """Keep these pairs; one transaction."""
        rows = [(key, text, zlib.crc32(text.encode("utf-8", "surrogatepass"))) for key, text in _texts(items)]
        self._write("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?)", rows)

    def done(self) -> dict[str, Done]:
        """Every finished brief of the folder, by article id."""
        rows = self._run(lambda db: db.execute("SELECT id, fingerprint, outputs, entry FROM briefs").fetchall())
        return {row[0]: Done(row[0], bytes(row[1]), _outputs_from(row[2]), row[3]) for row in rows}

    def entries(self) -> list[str]:
        """The index entry of every finished brief of the folder."""
        return [str(row[0]) for row in self.read("SELECT entry FROM briefs")]

    def put_done(self, items: Iterable[Done]) -> None:
        """Record finished briefs; one transaction."""
        rows = [(d.id, d.fingerprint, json.dumps(d.outputs), d.entry) for d in items]
        self._write("INSERT OR REPLACE INTO briefs VALUES (?, ?, ?, ?)", rows)

    def fact(self, name: str) -> str | None:
        """A remembered word about the folder, such as the fingerprint of its index."""
        row = self._run(lambda db: db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone())
        return None if row is None else str(row[0])

    def put_fact(self, name: str, value: str) -> None:
        """Remember a word about the folder."""
        self._write("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(name, value)])

    def transaction(self, work: Callable[[sqlite3.Connection], T], *, flush: bool = False) -> T:
        """`work` on the connection in one write transaction. `flush`: on the disk, not only out of our hands."""

        def inside(db: sqlite3.Connection) -> T:
            db.execute(f"PRAGMA synchronous={'FULL' if flush else 'NORMAL'}")
            with db:
                db.execute("BEGIN IMMEDIATE")
                return work(db)

        return self._run(inside)

    @contextlib.contextmanager
    def publishing(self) -> Iterator[None]:
        """Hold the right to write the folder's files, against every other thread and process: a run and a review server
        that rendered different decisions must not end with the older file and the newer record. Not re-entrant. Where
        the file system knows no locks, it is not held."""
        path = self.path.with_name(f"{FILE_NAME}-lock")
        try:
            with path.open("ab") as file:
                if fcntl is not None:
                    with contextlib.suppress(OSError):
                        fcntl.flock(file, fcntl.LOCK_EX)
                yield
        except OSError as error:
            if error.filename != str(path):
                raise
            raise StoreError(
                f"{path}: cannot be opened: {error.strerror or error}", "Check that the folder is writable."
            ) from error

    def read(self, query: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[tuple[object, ...]]:
        """The rows of a query."""
        return self._run(lambda db: db.execute(query, values).fetchall())

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        def transaction(db: sqlite3.Connection) -> None:
            with db:
                db.executemany(statement, rows)

        if rows:
            self._run(transaction)

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work`; where SQLite calls the file corrupt, set it aside and do it again on a new one."""
        try:
            with self._turn:
                try:
                    return work(self._connect())
                except (sqlite3.OperationalError, sqlite3.IntegrityError):
                    raise
                except sqlite3.DatabaseError as error:
                    self._set_aside(error)
                    return work(self._connect())
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"{self.path}: the store cannot be used: {error}",
                "Check that the folder is writable and the disk has room, or choose another with -o.",
            ) from error

    def _connect(self) -> sqlite3.Connection:
        if self._db is None:
            self._db = sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False)
            self._write_ahead(self._db)
            self._db.execute("PRAGMA synchronous=NORMAL")
            layout = self._db.execute("PRAGMA user_version").fetchone()[0]
            if layout > LAYOUT:
                self._close()
                raise StoreError(
                    f"{self.path}: written by a newer toolkit (layout {layout}, this one knows {LAYOUT})",
                    "Upgrade toolkit, or choose another output folder with -o.",
                )
            if layout < LAYOUT:
                self._db.executescript(TABLES)
        return self._db

    def _write_ahead(self, db: sqlite3.Connection) -> None:
        """Switch to WAL mode. Two runs that make the store at once collide here, where SQLite does not wait."""
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                db.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    self._close()
                    raise
                time.sleep(0.02)

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _set_aside(self, error: sqlite3.DatabaseError) -> None:
        self._close()
        aside = next(p for n in range(1, 10_000) if not (p := self.path.with_suffix(f".corrupt-{n}")).exists())
        os.replace(self.path, aside)
        for ending in ("-wal", "-shm"):
            Path(f"{self.path}{ending}").unlink(missing_ok=True)
        self.notes.append(f"{self.path}: the store was corrupt ({error}); kept as {aside.name}, a new one started")


def _fetch(db: sqlite3.Connection, query: str, values: Sequence[bytes]) -> list[tuple[bytes, str, int]]:
    return db.execute(query, values).fetchall()


def write_atomically(path: Path, text: str) -> int:
    """Write UTF-8 text whole or not at all; gives the size in bytes. Raises OutputError (disk full, not writable)."""
    data = text.encode("utf-8", "replace")
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{next(_WRITES)}.tmp")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except BaseException as error:  # Ctrl-C too must leave nothing half written
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise OutputError(
            f"{path}: cannot be written: {error.strerror or error}",
            "Nothing was left half written. Make room or choose another folder with -o, then run the same command.",
        ) from error
    return len(data)


def sweep_temporaries(folder: Path) -> None:
    """Remove what a killed run left half written; the temporaries of a process that is alive stay."""
    for path in folder.glob(".*.tmp"):
        owner = path.name.split(".")[-2].partition("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _texts(items: Iterable[tuple[bytes, Pair]]) -> Iterator[tuple[bytes, str]]:
    return ((key, _pair_to(pair)) for key, pair in items)


def _pair_to(pair: Pair) -> str:
    links = [[*link.german, *link.english, round(link.weight, 4)] for link in pair.links]
    fields = [pair.german, pair.english, pair.origin.value, pair.score, pair.alternatives, links, pair.guards]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _pair_from(value: str) -> Pair:
    german, english, origin, score, alternatives, links, guards = json.loads(value)
    return Pair(
        sentence=0,
        german=german,
        english=english,
        origin=Origin(origin),
        score=score,
        alternatives=tuple(alternatives),
        links=tuple(Link((a, b), (c, d), weight) for a, b, c, d, weight in links),
        guards=tuple(guards),
    )


def _outputs_from(value: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, size) for name, size in json.loads(value))
