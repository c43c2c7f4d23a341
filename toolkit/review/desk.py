"""The reviewers' desk: the briefs of a folder, what there is to decide in them, and deciding it.

All state lies in the store. What is kept here is a cache that follows the store: another server, or a run of
`toolkit brief` in the same folder, shows at the next request.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from toolkit.audit import Audit, Change
from toolkit.errors import DocumentError, StoreError
from toolkit.records import Brief, Origin
from toolkit.render import brief_from_json
from toolkit.render.index import IndexEntry
from toolkit.review.items import Item, items_of
from toolkit.reviewing import Action, Decision, State, apply, replay, sentence_key
from toolkit.store import Done, Store

KEPT = 24  # briefs held open


@dataclass(frozen=True, slots=True)
class View:
    """One brief on the desk. `number`: the newest decision it holds."""

    original: Brief
    brief: Brief
    items: tuple[Item, ...]
    states: Mapping[str, State]
    fingerprint: bytes
    number: int

    def item(self, key: str) -> Item | None:
        """The item of that key."""
        return next((item for item in self.items if item.key == key), None)


class Gone(KeyError):
    """There is no such brief, or no such item in it (any more)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is on the desk at one moment: index entries, items and reasons why one cannot be shown, by brief."""

    entries: Mapping[str, IndexEntry]
    items: Mapping[str, tuple[Item, ...]]
    broken: Mapping[str, str]
    unknown: int


class Desk:
    """The briefs of one folder. Safe to use from several threads."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder, self.store, self.audit = folder, store, Audit(store)
        self.entries: dict[str, IndexEntry] = {}
        self.items: dict[str, tuple[Item, ...]] = {}
        self.broken: dict[str, str] = {}
        self._stamps: dict[str, str] = {}
        self._marks: dict[str, dict[str, tuple[int, str, str]]] = {}  # brief: item: decision, verdict, reason
        self._views: OrderedDict[str, View] = OrderedDict()
        self._turn = threading.RLock()
        self._seen: object = None
        self._unknown: set[str] = set()
        self._sorted: list[Item] | None = None

    def refresh(self) -> list[str]:
        """Follow the store; gives the ids of briefs whose items are not known as they are now (`fill` learns them)."""
        with self._turn:
            seen = self.store.read("PRAGMA data_version")[0][0]  # changes with every commit of another connection
            if seen != self._seen:
                self._follow()
                self._seen = seen
            return sorted(self._unknown)

    def listing(self) -> Listing:
        """What is known now: nothing in it changes while a page is made of it."""
        unknown = len(self.refresh())
        with self._turn:
            return Listing(dict(self.entries), dict(self.items), dict(self.broken), unknown)

    def _follow(self, id: str | None = None) -> None:
        query = """
            SELECT b.id, b.entry, hex(b.fingerprint) || ':' || COALESCE(s.number, 0), q.stamp, q.items
            FROM briefs b LEFT JOIN shown s ON s.brief = b.id LEFT JOIN queue q ON q.brief = b.id
        """
        rows = self.store.read(query + (" WHERE b.id = ?" if id else ""), (id,) if id else ())
        known = {str(row[0]) for row in rows}
        for gone in self.entries.keys() - known if id is None else ():
            for table in (self.entries, self.items, self.broken, self._stamps, self._views, self._marks):
                table.pop(gone, None)
        for each, entry, stamp, kept, items in ((str(a), str(b), str(c), d, e) for a, b, c, d, e in rows):
            if self._stamps.get(each) == stamp:
                continue
            self._stamps[each], self.entries[each] = stamp, IndexEntry(**json.loads(entry))
            self.broken.pop(each, None)
            if kept == stamp:
                shown = int(stamp.rpartition(":")[2])
                self.items[each] = self._marked(each, [_item(values) for values in json.loads(str(items))], shown)
                self._unknown.discard(each)
            else:
                self._unknown.add(each)
        self._sorted = None

    def fill(self, id: str) -> None:
        """Learn the items of a brief as its files are now, and keep them for the next start."""
        with self._turn:
            self._follow(id)
            stamp = self._stamps.get(id, "")  # of before the view: a view newer than its stamp is only made again
        view, problem = None, ""
        try:
            view = self.view(id)
        except (DocumentError, OSError) as error:
            problem = str(error)
        with self._turn:
            if self._stamps.get(id) != stamp:
                return  # changed meanwhile: it is among the unknown again
            self._unknown.discard(id)
            if view is None:
                self.broken[id] = problem
            else:
                self._keep(id, view)
        if view is None or self.audit.stale(id):
            return
        text = json.dumps([astuple(item) for item in view.items], ensure_ascii=False)
        self.store.transaction(
            lambda db: db.execute("INSERT OR REPLACE INTO queue VALUES (?, ?, ?)", (id, stamp, text))
        )

    def view(self, id: str) -> View:
        """The brief with every decision. Raises Gone for an unknown id, DocumentError where its JSON is missing or
        damaged."""
        while True:
            fingerprint, number = self.done(id).fingerprint, self.audit.last()
            with self._turn:
                known = self._views.get(id)
                if known and (known.fingerprint, known.number) == (fingerprint, number):
                    self._views.move_to_end(id)
                    return known
            original = known.original if known and known.fingerprint == fingerprint else self.original(id)
            view = self._make(original, fingerprint, number)
            with self._turn:
                if self.done(id).fingerprint == fingerprint:
                    self._keep(id, view)
                    return view

    def _keep(self, id: str, view: View) -> None:
        known = self._views.get(id)
        if known is None or known.fingerprint != view.fingerprint or known.number <= view.number:
            self._views[id] = view  # else another thread was faster and has seen more
        self._views.move_to_end(id)
        if id in self.entries:
            newest = self._views[id]
            self.items[id], self._sorted = self._marked(id, newest.items, newest.number), None
        while len(self._views) > KEPT:
            self._views.popitem(last=False)

    def _make(self, original: Brief, fingerprint: bytes, number: int) -> View:
        id = original.article.id
        keys = [sentence_key(sentence.text) for sentence in original.sentences]
        decisions, reviewed = self.audit.decisions(id), self.audit.reviewed(keys)
        states = replay(decisions) | self.audit.states(id, keys)
        brief = apply(original, decisions, reviewed, keep=True)
        return View(original, brief, items_of(original, brief, states), states, fingerprint, number)

    def original(self, id: str) -> Brief:
        """The brief as it was before any decision."""
        name = next((name for name, _ in self.done(id).outputs if name.endswith(".json")), None)
        if name is None:
            raise DocumentError(
                f"{id}: has no JSON, and only that holds all there is to review",
                "Make the briefs again with json among the formats: toolkit brief ... --format md,html,json",
            )
        try:
            text = (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DocumentError(
                f"{name}: cannot be read: {error}", "Make the briefs again: toolkit brief ..."
            ) from error
        return brief_from_json(self.audit.original(id) or text)

    def has(self, id: str) -> bool:
        """True where there is such a brief."""
        return bool(self.store.read("SELECT 1 FROM briefs WHERE id = ?", (id,)))

    def done(self, id: str) -> Done:
        """What the store knows of a finished brief. Raises Gone."""
        rows = self.store.read("SELECT fingerprint, outputs, entry FROM briefs WHERE id = ?", (id,))
        for fingerprint, outputs, entry in rows:
            names = tuple((str(name), int(size)) for name, size in json.loads(str(outputs)))
            return Done(id, bytes(fingerprint), names, str(entry))  # type: ignore[call-overload]
        raise Gone(id)

    def version(self, item: Item) -> int:
        """What a reviewer who looks at the item now has seen."""
        return self.audit.version(item.brief, (item.key, *item.group))

    def decide(self, item: Item, changes: Sequence[Change], who: str, expected: int | None) -> Decision:
        """Write a decision; it counts when this returns. Raises Conflict, StoreError."""
        return self.audit.decide(item.brief, changes, who, expected=expected, about=(item.key, *item.group))

    def mark(self, item: Item, number: int, verdict: str, reason: str = "") -> None:
        """Show the verdict of a decision in the queue before the brief is worked out again."""
        with self._turn:
            self._marks.setdefault(item.brief, {})[item.key] = (number, verdict, reason)
            self.items[item.brief] = self._marked(item.brief, self.items.get(item.brief, ()), number - 1)
            self._sorted = None

    def _marked(self, id: str, items: Iterable[Item], number: int) -> tuple[Item, ...]:
        """The items as of decision `number`, with the verdicts given since: another thread may still hold a view from
        before them."""
        newer = {key: mark for key, mark in self._marks.get(id, {}).items() if mark[0] > number}
        return tuple(
            replace(item, verdict=newer[item.key][1], reason=newer[item.key][2]) if item.key in newer else item
            for item in items
        )

    def last_of(self, who: str) -> Decision | None:
        """The newest decision of a reviewer that can be taken back."""
        query = """
            SELECT number, brief FROM decisions d WHERE who = ? AND number = part_of AND action != 'undo'
            AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.number) ORDER BY number DESC LIMIT 1
        """
        rows = self.store.read(query, (who,))
        if not rows:
            return None
        number, id = rows[0]
        return next((d for d in self.audit.decisions(str(id)) if d.number == number), None)

    def all_items(self) -> list[Item]:
        """Every item known, the most doubtful first."""
        with self._turn:
            if self._sorted is None:
                items = [item for id in sorted(self.items) for item in self.items[id]]
                self._sorted = sorted(items, key=lambda item: -item.doubt)
            return self._sorted


def changes_for(view: View, item: Item, action: Action, form: Mapping[str, object], who: str) -> list[Change]:
    """What an action writes, given the checked fields of its form (see `forms`)."""
    state: State = dict(view.states.get(item.key, {}))  # type: ignore[assignment]
    return _WRITERS[action](view, item, state, form, who)


def _accept(view: View, item: Item, state: State, form: Mapping[str, object], who: str) -> list[Change]:
    texts = [view.brief.pairs[i].english for i in item.sentences]
    signed = [_sign(view, i, view.brief.pairs[i].english) for i in dict.fromkeys(item.sentences)]
    state.pop("reason", None)
    if item.kind == "sentence":
        return [replace(signed[0], action=Action.ACCEPT, words=item.english)]
    state |= {"verdict": "accepted", "texts": texts}
    first = Change(item.key, Action.ACCEPT, state, words=item.german)
    return [first, *(change for change in signed if view.states.get(change.item) != change.after)]


def _sign(view: View, sentence: int, english: str) -> Change:
    german, own = view.brief.pairs[sentence].german, view.original.pairs[sentence]
    key = sentence_key(german)
    state: State = {**view.states.get(key, {}), "english": english, "verdict": "accepted", "texts": [english]}
    state.setdefault("own", own.alternatives[0] if own.origin is Origin.REVIEW and own.alternatives else own.english)
    state.pop("reason", None)
    return Change(key, Action.ACCEPT, state, german, words=german)


def _reject(view: View, item: Item, state: State, form: Mapping[str, object], who: str) -> list[Change]:
    state |= {"verdict": "rejected", "reason": str(form["reason"])}
    german = item.german if item.kind == "sentence" else ""
    return [Change(item.key, Action.REJECT, state, german, words=item.german)]


def _english(view: View, item: Item, state: State, form: Mapping[str, object], who: str) -> list[Change]:
    texts = form["english"]
    assert isinstance(texts, dict)
    by_key = {sentence_key(view.brief.pairs[i].german): i for i in item.sentences}
    return [replace(_sign(view, by_key[key], text), action=Action.ENGLISH) for key, text in texts.items()]


def _spans(view: View, item: Item, state: State, form: Mapping[str, object], who: str) -> list[Change]:
    texts = [view.brief.pairs[i].english for i in item.sentences]
    state |= {"german_spans": form["german_spans"], "english_spans": form["english_spans"], "texts": texts}  # type: ignore[typeddict-item]
    return [Change(item.key, Action.SPANS, state, words=item.german)]


def _speaker(view: View, item: Item, state: State, form: Mapping[str, object], who: str) -> list[Change]:
    state |= {"speaker": form["speaker"]}  # type: ignore[typeddict-item]
    return [Change(item.key, Action.SPEAKER, state, words=item.german)]


def _comment(view: View, item: Item, state: State, form: Mapping[str, object], who: str) -> list[Change]:
    state |= {"comment": str(form["comment"]), "commenter": who}
    german = item.german if item.kind == "sentence" else ""
    return [Change(item.key, Action.COMMENT, state, german, words=item.german)]


_WRITERS = {
    Action.ACCEPT: _accept,
    Action.REJECT: _reject,
    Action.ENGLISH: _english,
    Action.SPANS: _spans,
    Action.SPEAKER: _speaker,
    Action.COMMENT: _comment,
}


def _item(values: Sequence[Any]) -> Item:
    fields: list[Any] = [tuple(value) if isinstance(value, list) else value for value in values]
    return Item(*fields)


def open_desk(folder: Path) -> Desk:
    """The desk of a folder of briefs. Raises StoreError where it has no store."""
    if not folder.is_dir():
        raise StoreError(f"{folder}: there is no such folder", "Make briefs first: toolkit brief ARTICLES -o FOLDER")
    return Desk(folder, Store(folder))
