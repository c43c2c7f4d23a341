"""The store: hits, misses, corruption kept aside, two writers, atomic writes."""

from __future__ import annotations

import os
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from toolkit.errors import OutputError, StoreError
from toolkit.records import Link, Origin, Pair, Signature
from toolkit.store import FILE_NAME, Done, Store, key_of, signature_fields, sweep_temporaries, write_atomically

PAIR = Pair(
    0, "Es regnet.", "It is raining.", Origin.MODEL, -0.25, ("It rains.",), (Link((0, 2), (0, 2), 0.5),), ("x",)
)


def test_pair_comes_back_as_it_was_put(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put_pairs([(b"k", PAIR)])
    with Store(tmp_path) as store:
        assert store.pairs([b"k", b"other"]) == {b"k": PAIR}


def test_more_keys_than_one_query_takes(tmp_path: Path) -> None:
    keys = [key_of(n) for n in range(1_700)]
    with Store(tmp_path) as store:
        store.put_pairs((key, PAIR) for key in keys)
        assert len(store.pairs(keys)) == 1_700


def test_done_comes_back_by_id(tmp_path: Path) -> None:
    done = Done("a", b"\x01\x02", (("a.md", 3),), "{}")
    with Store(tmp_path) as store:
        store.put_done([done])
        assert store.done() == {"a": done}


def test_fact_is_remembered_and_replaced(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert store.fact("index") is None
        store.put_fact("index", "1")
        store.put_fact("index", "2")
        assert store.fact("index") == "2"


@pytest.mark.parametrize("rubbish", [b"not a database at all" * 99, b"SQLite format 3\0" + b"\xff" * 5000])
def test_corrupt_file_is_said_kept_aside_and_rebuilt(tmp_path: Path, rubbish: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(rubbish)
    with Store(tmp_path) as store:
        store.put_pairs([(b"k", PAIR)])
        assert store.pairs([b"k"]) == {b"k": PAIR}
        assert "corrupt" in store.notes[0]
        assert "kept as toolkit.corrupt-1" in store.notes[0]
    assert (tmp_path / "toolkit.corrupt-1").read_bytes() == rubbish


def test_corruption_met_in_the_middle_is_mended_too(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put_pairs((key_of(n), PAIR) for n in range(2_000))
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    data = bytearray((tmp_path / FILE_NAME).read_bytes())
    data[8192:-4096] = b"\xee" * (len(data) - 8192 - 4096)
    (tmp_path / FILE_NAME).write_bytes(bytes(data))
    with Store(tmp_path) as store:
        store.pairs([key_of(n) for n in range(2_000)])
        store.put_pairs([(b"k", PAIR)])
        assert store.pairs([b"k"]) == {b"k": PAIR}
        assert "corrupt" in store.notes[0]


def test_changed_byte_in_a_stored_translation_is_a_miss(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put_pairs([(b"k", PAIR)])
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("UPDATE pairs SET value = replace(value, 'raining', 'snowing')")
    db.close()
    with Store(tmp_path) as store:
        assert store.pairs([b"k"]) == {}


def test_newer_layout_is_refused_not_touched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match=r"newer toolkit \(layout 99"):
        Store(tmp_path)


def test_missing_folder_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be used"):
        Store(tmp_path / "nowhere")


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    def write(name: int) -> None:
        with Store(tmp_path) as store:
            for n in range(50):
                store.put_pairs([(key_of(name, n), PAIR)])

    threads = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(tmp_path) as store:
        assert len(store.pairs([key_of(name, n) for name in range(4) for n in range(50)])) == 200


def test_key_depends_on_every_field_and_their_borders() -> None:
    assert len({key_of("a", "b"), key_of("ab"), key_of("a", "b", ""), key_of(["a", "b"])}) == 4


def test_fallback_words_do_not_change_the_key() -> None:
    plain = Signature("translate", "e", "m", "r", "1")
    told = Signature("translate", "e", "m", "r", "1", fallback="opus is not cached")
    assert signature_fields(plain) == signature_fields(told)


def test_write_is_whole_and_leaves_no_temporary(tmp_path: Path) -> None:
    assert write_atomically(tmp_path / "a.txt", "Größe") == 7
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_two_threads_may_write_one_file_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: write_atomically(tmp_path / "a.txt", f"{n % 10}" * 5000), range(400)))
    assert len(set((tmp_path / "a.txt").read_text())) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_failed_write_keeps_the_old_file_and_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written: No space left on device"):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_sweep_removes_only_what_a_dead_process_left(tmp_path: Path) -> None:
    (tmp_path / ".a.md.999999999-3.tmp").write_text("half")
    (tmp_path / f".b.md.{os.getpid()}-0.tmp").write_text("being written")
    (tmp_path / ".notes.tmp").write_text("the user's own")
    sweep_temporaries(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [f".b.md.{os.getpid()}-0.tmp", ".notes.tmp"]
