"""Decisions and later runs: corrections win everywhere, nothing reviewed changes, the audit replays from nothing."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from benchmarks.fuzz import Server
from tests.review_samples import SEEDS, folder_of_briefs, make_briefs
from toolkit.audit import FILE_NAME, Audit, Change, Conflict, read_journal
from toolkit.errors import StoreError
from toolkit.records import Origin
from toolkit.render import brief_from_json
from toolkit.review.desk import Desk, open_desk
from toolkit.review.items import Item
from toolkit.review.publish import Publisher, publish_stale
from toolkit.reviewing import Action, replay, sentence_key
from toolkit.store import Store

ARTICLE = SEEDS / "1-bericht-grenzbahnhof.txt"
ID = "1-bericht-grenzbahnhof"
NEW = "Words by hand, with 12 in them."


def sentence(folder: Path, number: int = 5) -> tuple[str, str]:
    row = json.loads((folder / f"{ID}.json").read_text(encoding="utf-8"))["sentences"][number]
    return row["german"], row["english"]


def correct(folder: Path, german: str, english: str, who: str = "Ada") -> int:
    with Store(folder) as store:
        state: Any = {"english": english, "verdict": "accepted", "texts": [english]}
        change = Change(sentence_key(german), Action.ENGLISH, state, german, german)
        return Audit(store).decide(ID, [change], who, expected=None).number


def english_of(folder: Path, german: str, id: str = ID) -> tuple[str, str]:
    rows = json.loads((folder / f"{id}.json").read_text(encoding="utf-8"))["sentences"]
    row = next(row for row in rows if row["german"] == german)
    return row["english"], row["origin"]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".md", ".html", ".json")}


def test_a_correction_without_a_server_is_in_the_next_run(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    correct(tmp_path, german, NEW)
    report = make_briefs(ARTICLE, tmp_path)
    assert report.count("written") == 1
    assert english_of(tmp_path, german) == (NEW, "review")
    assert make_briefs(ARTICLE, tmp_path).count("unchanged") == 1


def test_what_the_server_wrote_is_unchanged_in_the_next_run(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    correct(tmp_path, german, NEW)
    desk = open_desk(tmp_path)
    assert publish_stale(desk) == [ID]
    desk.store.__exit__()
    before = files(tmp_path)
    assert make_briefs(ARTICLE, tmp_path).count("unchanged") == 1
    assert files(tmp_path) == before


@pytest.mark.parametrize("choices", [{"fresh": True}, {"max_quotes": 3}])
def test_runs_that_make_everything_again_keep_the_correction(tmp_path: Path, choices: dict[str, Any]) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    correct(tmp_path, german, NEW)
    assert make_briefs(ARTICLE, tmp_path, **choices).count("written") == 1
    assert english_of(tmp_path, german) == (NEW, "review")


def test_another_article_with_the_sentence_is_made_again(tmp_path: Path) -> None:
    articles, folder = tmp_path / "articles", tmp_path / "briefs"
    articles.mkdir()
    text = ARTICLE.read_text(encoding="utf-8")
    for name in (ARTICLE.name, "twin.txt"):
        (articles / name).write_text(text, encoding="utf-8")
    (articles / "other.txt").write_text((SEEDS / "7-eilmeldung.txt").read_text(encoding="utf-8"), encoding="utf-8")
    make_briefs(articles, folder)
    german, _ = sentence(folder)
    correct(folder, german, NEW)
    report = make_briefs(articles, folder)
    assert [outcome.status for outcome in report.outcomes] == ["written", "unchanged", "written"]
    assert english_of(folder, german, "twin") == (NEW, "review")


def test_a_correction_taken_back_leaves_no_trace(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, english = sentence(tmp_path)
    before = files(tmp_path)[f"{ID}.json"]
    number = correct(tmp_path, german, NEW)
    make_briefs(ARTICLE, tmp_path)
    with Store(tmp_path) as store:
        Audit(store).undo(ID, number, "Ada")
    desk = open_desk(tmp_path)
    publish_stale(desk)
    desk.store.__exit__()
    assert english_of(tmp_path, german)[0] == english
    make_briefs(ARTICLE, tmp_path)
    assert files(tmp_path)[f"{ID}.json"] == before


def test_links_and_quotes_are_placed_in_the_new_words(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path, 4)
    correct(tmp_path, german, NEW)
    make_briefs(ARTICLE, tmp_path)
    brief = brief_from_json((tmp_path / f"{ID}.json").read_text(encoding="utf-8"))  # raises where a span lies outside
    assert brief.pairs[4].origin is Origin.REVIEW


def test_the_audit_replays_from_its_journal(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    correct(tmp_path, german, "First.")
    correct(tmp_path, german, NEW, "Ben")
    with Store(tmp_path) as store:
        decisions = Audit(store).decisions()
    for path in tmp_path.glob("toolkit.sqlite*"):
        path.unlink()
    with Store(tmp_path) as store:
        audit = Audit(store)
        assert audit.decisions() == decisions
        assert audit.reviewed([sentence_key(german)]) == {german: NEW}
        assert replay(decisions)[sentence_key(german)].get("english") == NEW
        assert "2 review decisions taken from review.jsonl" in store.notes[0]


def test_a_journal_with_a_torn_last_line_is_read(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    correct(tmp_path, german, NEW)
    with (tmp_path / FILE_NAME).open("ab") as file:
        file.write(b'{"number": 2, "brief": "x')
    for path in tmp_path.glob("toolkit.sqlite*"):
        path.unlink()
    with Store(tmp_path) as store:
        assert Audit(store).last() == 1


def test_a_decision_after_a_torn_line_is_in_the_journal(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b'{"number": 1, "brief": "x')
    correct(tmp_path, german, NEW)
    assert [decision.who for decision, _ in read_journal(tmp_path / FILE_NAME).values()] == ["Ada"]


def test_what_was_never_acknowledged_does_not_come_back(tmp_path: Path) -> None:
    """Killed between journal and store: rows 2 to 4 are in the journal only; then 2 is given again."""
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    correct(tmp_path, german, "First.")
    ghost = json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))
    with (tmp_path / FILE_NAME).open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(ghost | {"number": n, "item": f"q-{n}", "part_of": 2}) + "\n" for n in (2, 3, 4))
    assert correct(tmp_path, german, NEW) == 2
    found = read_journal(tmp_path / FILE_NAME)
    assert [(n, decision.item) for n, (decision, _) in found.items()] == [(n, sentence_key(german)) for n in (1, 2)]


def test_two_who_write_files_take_turns(tmp_path: Path) -> None:
    """What a run renders from older decisions must not land after what the server rendered from newer ones."""
    folder_of_briefs(tmp_path)
    order: list[str] = []
    with Store(tmp_path) as ours, ours.publishing():
        other = threading.Thread(target=lambda: (make_briefs(ARTICLE, tmp_path, fresh=True), order.append("run")))
        other.start()
        other.join(timeout=1.5)
        order.append("ours")
    other.join()
    assert order == ["ours", "run"]


def test_the_last_decision_is_in_the_files_when_the_server_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decision made while the publisher was writing, and Ctrl-C right after it."""
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    desk = open_desk(tmp_path)
    publisher, writing, decided = Publisher(desk), threading.Event(), threading.Event()

    def slow(desk: Desk) -> list[str]:
        done = publish_stale(desk)
        writing.set()
        decided.wait(10)
        return done

    monkeypatch.setattr("toolkit.review.publish.publish_stale", slow)
    publisher.start()
    writing.wait(10)
    correct(tmp_path, german, NEW)
    threading.Timer(0.2, decided.set).start()
    publisher.stop()
    desk.store.__exit__()
    assert english_of(tmp_path, german) == (NEW, "review")


def test_a_store_set_aside_while_open_goes_on_with_every_decision(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    with Store(tmp_path) as store:
        audit = Audit(store)
        correct(tmp_path, german, "First.")
        store._set_aside(sqlite3.DatabaseError("malformed"))
        assert correct(tmp_path, german, NEW) == 2
        assert [d.after.get("english") for d in audit.decisions()] == ["First.", NEW]


@pytest.mark.parametrize("statement", ["DELETE FROM decisions", "UPDATE decisions SET who = 'x'"])
def test_the_audit_is_only_added_to(tmp_path: Path, statement: str) -> None:
    folder_of_briefs(tmp_path)
    correct(tmp_path, *sentence(tmp_path))
    with Store(tmp_path) as store, pytest.raises(StoreError, match="decisions are only added"):
        store.transaction(lambda db: db.execute(statement))


def test_an_old_version_is_a_conflict(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    german, _ = sentence(tmp_path)
    with Store(tmp_path) as store:
        audit = Audit(store)
        change = Change(sentence_key(german), Action.ENGLISH, {"english": NEW}, german)
        audit.decide(ID, [change], "Ada", expected=0)
        with pytest.raises(Conflict) as caught:
            audit.decide("another-brief", [change], "Ben", expected=0)
    assert [decision.who for decision in caught.value.theirs] == ["Ada"]


def test_a_decision_is_taken_back_once(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    with Store(tmp_path) as store:
        audit, change = Audit(store), Change("q-1", Action.COMMENT, {"comment": "x"})
        audit.decide(ID, [change], "Ada", expected=None)
        number = audit.decide(ID, [change], "Ada", expected=None).number  # the same state before and after
        audit.undo(ID, number, "Ada")
        with pytest.raises(StoreError, match="decision 2 was taken back already"):
            audit.undo(ID, number, "Ada")


def test_undo_of_nothing_says_so(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    with Store(tmp_path) as store, pytest.raises(StoreError, match="no decision 7 to take back"):
        Audit(store).undo(ID, 7, "Ada")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such folder"):
        open_desk(tmp_path / "nowhere")


@pytest.mark.slow
def test_two_reviewers_and_a_run_at_once_lose_nothing(tmp_path: Path) -> None:
    """400 decisions by two reviewers (`REVIEW_DECISIONS` changes the number) beside a publisher and runs."""
    folder_of_briefs(tmp_path)
    total = int(os.environ.get("REVIEW_DECISIONS", "400"))
    brief = brief_from_json((tmp_path / f"{ID}.json").read_text(encoding="utf-8"))
    germans = [pair.german for pair in brief.pairs]
    failures: list[BaseException] = []
    over = threading.Event()

    def reviewer(name: str) -> None:
        with Store(tmp_path) as store:
            audit = Audit(store)
            for n in range(total // 2):
                german = germans[n * 7 % len(germans)]
                text = f"{name} {n}."
                change = Change(sentence_key(german), Action.ENGLISH, {"english": text}, german)
                while True:
                    try:
                        seen = audit.version(ID, [change.item])
                        audit.decide(ID, [change], name, expected=seen)
                        break
                    except Conflict:
                        continue

    def publisher() -> None:
        desk = open_desk(tmp_path)
        while not over.is_set():
            publish_stale(desk)
        desk.store.__exit__()

    def runs() -> None:
        while not over.is_set():
            make_briefs(SEEDS / "1-bericht-grenzbahnhof.txt", tmp_path, fresh=True)

    def watched(work: Any, *args: Any) -> threading.Thread:
        def run() -> None:
            try:
                work(*args)
            except BaseException as error:
                failures.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    others = [watched(publisher), watched(runs)]
    for thread in [watched(reviewer, "Ada"), watched(reviewer, "Ben")]:
        thread.join()
    over.set()
    for thread in others:
        thread.join()
    assert not failures
    desk: Desk = open_desk(tmp_path)
    publish_stale(desk)
    decisions = desk.audit.decisions()
    said = [(d.who, d.after["english"]) for d in decisions]
    assert sorted(said) == sorted((who, f"{who} {n}.") for who in ("Ada", "Ben") for n in range(total // 2))
    assert [d.number for d in decisions] == list(range(1, total + 1))
    states = replay(decisions)
    final = brief_from_json((tmp_path / f"{ID}.json").read_text(encoding="utf-8"))
    for pair in final.pairs:
        wanted = states.get(sentence_key(pair.german), {}).get("english")
        assert wanted is None or pair.english == wanted
    desk.store.__exit__()


@pytest.mark.slow
def test_two_servers_and_a_run_in_processes_of_their_own_lose_nothing(tmp_path: Path) -> None:
    """40 comments (`REVIEW_COMMENTS` changes the number) through two servers while `toolkit brief` makes all again."""
    folder_of_briefs(tmp_path)
    total = int(os.environ.get("REVIEW_COMMENTS", "40"))
    servers = [Server(tmp_path), Server(tmp_path)]
    keys = [item.key for item in desk_items(tmp_path)]
    refused: list[int] = []

    def reviewer(server: Server, name: str) -> None:
        for n in range(total // 2):
            key, answer = keys[n % len(keys)], 409
            while answer == 409:
                version = json.loads(server.get(f"/api/progress?brief={ID}&item={key}"))["version"]
                body = {"brief": ID, "item": key, "action": "comment", "comment": f"{name} {n}", "version": version}
                answer = server.post("/api/decide", body, name)
            if answer != 200:
                refused.append(answer)

    threads = [threading.Thread(target=reviewer, args=pair) for pair in zip(servers, ("Ada", "Ben"), strict=True)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        make_briefs(ARTICLE, tmp_path, fresh=True)
    for server in servers:
        server.end()
    assert [server.process.returncode for server in servers] == [143, 143], "SIGTERM is an end, not a kill"
    assert not refused
    desk = open_desk(tmp_path)
    assert not desk.audit.stale(), "what was decided last is in the files when the servers end"
    decisions = desk.audit.decisions()
    desk.store.__exit__()
    assert sorted(d.after["comment"] for d in decisions) == sorted(
        f"{name} {n}" for name in ("Ada", "Ben") for n in range(total // 2)
    )
    flags = json.loads((tmp_path / f"{ID}.json").read_text(encoding="utf-8"))["flags"]
    last = {f"Comment by {state['commenter']}: {state['comment']}" for state in replay(decisions).values()}
    assert last == {flag["message"] for flag in flags if flag["kind"] == "comment"}


def desk_items(folder: Path) -> list[Item]:
    desk = open_desk(folder)
    try:
        return list(desk.view(ID).items)
    finally:
        desk.store.__exit__()
