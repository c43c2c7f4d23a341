"""From files to briefs, as one line that reads top to bottom:

    inputs -> read -> segment -> quotes -> translate -> align -> check -> summarise -> compose -> render -> write

Articles flow in windows of a bounded number of sentences. While the engine works on one window, this thread finishes
the window before and reads the window after it: at most three windows are in memory, however many articles there are.
What an article's brief says never depends on its neighbours, on the order, or on what the store already held.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import TypeVar

from toolkit import __version__
from toolkit.align import align_quotes, needs_links
from toolkit.audit import Audit
from toolkit.checks import check_brief
from toolkit.compose import compose
from toolkit.errors import NothingToDo, OutputError, StoreError, ToolkitError, TranslationError
from toolkit.quotes import find_quotes
from toolkit.read import Input, any_input, find_inputs, load, read
from toolkit.records import Article, Brief, Pair, Quote, Sentence, Signature, Summary
from toolkit.render import brief_to_json, entry_from_json, entry_of, entry_to_json, render_all, render_index
from toolkit.reviewing import apply, correct, sentence_key
from toolkit.segment import segment
from toolkit.settings import Options
from toolkit.store import Done, Store, key_of, signature_fields, sweep_temporaries, write_atomically
from toolkit.workshop import Workshop, open_workshop

FIRST_WINDOW = 48  # sentences: the first brief should not wait for a full window
FULL_WINDOW = 1024  # sentences: about what sorts well by length
MOST_ITEMS = 512  # inputs in one window, where most are unchanged or fail
COMMIT_EVERY = 64  # sentences in a chunk, kept together in the store
CHUNKS_AT_ONCE = 2  # the most a kill can lose, and what Ctrl-C waits for
RATED = 24  # sentences: fewer say little about the rate of this machine, which a dry run quotes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: `written`, `unchanged` or `failed`.

    `trace` is the traceback of a failure that is a defect of ours, empty for one the user can mend.
    """

    file: str
    status: str
    article: str = ""
    outputs: tuple[str, ...] = ()
    sentences: int = 0
    quotes: int = 0
    flags: int = 0
    error: str = ""
    hint: str = ""
    reason: str = ""
    trace: str = ""


@dataclass(slots=True)
class Report:
    """What a run did. `exit_status` is 0 when every input was done, 1 when some failed."""

    folder: Path
    outcomes: list[Outcome] = field(default_factory=list)
    index: tuple[str, ...] = ()

    def count(self, status: str) -> int:
        """How many inputs ended so."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def exit_status(self) -> int:
        return 1 if self.count("failed") else 0


@dataclass(slots=True)
class Draft:
    """An article on its way: all that German grammar can say before the engine speaks."""

    input: Input
    fingerprint: bytes
    article: Article
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    pairs: tuple[Pair, ...] = ()


T = TypeVar("T")
R = TypeVar("R")
Window = list[Draft | Outcome]
Note = Callable[[str], None]


def brief(
    paths: Iterable[str | Path],
    *,
    options: Options | None = None,
    workshop: Workshop | None = None,
    on_start: Callable[[int], None] | None = None,
    on_outcome: Callable[[Outcome], None] | None = None,
    on_note: Note | None = None,
    **choices: object,
) -> Report:
    """Write a brief for every article under `paths` (files, folders, `-`), and an index over all of them.

    `choices` are fields of `Options` by name (`output="briefs"`, `offline=True`). `on_start` hears the number of
    inputs, `on_outcome` each outcome as it comes, `on_note` what a user must know. A failing article is an outcome,
    not an exception. Raises NothingToDo, ModelUnavailable, StoreError or OutputError when the run as a whole cannot
    go on.
    """
    options = replace(options or Options(), **choices)  # type: ignore[arg-type]
    say = on_note or (lambda note: None)
    given = [str(path) for path in paths]
    folder = Path(options.output)
    if not any_input(given):  # before anything is written or loaded
        raise NothingToDo(
            f"no article found in {', '.join(given) or 'nothing'}",
            "Point to .txt files, to folders that hold some, or give text on standard input with -.",
        )
    make_output_folder(folder)
    sweep_temporaries(folder)
    with Store(folder) as store:
        done = store.done()
        for id in Audit(store).stale() & done.keys():  # reviewed since its files were written: made again
            done[id] = replace(done[id], fingerprint=b"")
        inputs = find_inputs(given, {each.id: _file_of(each) for each in done.values()})
        inputs = inputs[: options.limit or None]
        if on_start:
            on_start(len(inputs))
        report = Report(folder)
        workshop = workshop or open_workshop(options, say)
        for outcome in run(inputs, done, options, workshop, store):
            report.outcomes.append(outcome)
            if on_outcome:
                on_outcome(outcome)
        report.index = publish_index(folder, options, store)
        for note in store.notes:
            say(note)
    return report


def run(
    inputs: Sequence[Input], done: dict[str, Done], options: Options, workshop: Workshop, store: Store
) -> Iterator[Outcome]:
    """The outcomes of `inputs`, in order. The engine works in a thread of its own, one window ahead."""
    stop = Event()
    engine = ThreadPoolExecutor(1, "engine")
    waiting: tuple[Window, Future[None]] | None = None
    try:
        for window in prepare(inputs, done, options, workshop):
            future = engine.submit(translate, window, workshop, store, stop, options.fresh)
            if waiting:
                yield from finish(*waiting, options, workshop, store)
            waiting = window, future
        if waiting:
            yield from finish(*waiting, options, workshop, store)
    finally:
        stop.set()
        engine.shutdown(cancel_futures=True)


def prepare(inputs: Sequence[Input], done: dict[str, Done], options: Options, workshop: Workshop) -> Iterator[Window]:
    """Windows of drafts, with the outcomes of inputs that are unchanged or cannot be read in their places."""
    window: Window = []
    sentences, size = 0, FIRST_WINDOW
    for item in inputs:
        ready = start(item, done, options, workshop)
        window.append(ready)
        sentences += len(ready.sentences) if isinstance(ready, Draft) else 0
        if sentences >= size or len(window) >= MOST_ITEMS:
            yield window
            window, sentences, size = [], 0, FULL_WINDOW
    if window:
        yield window


def start(item: Input, done: dict[str, Done], options: Options, workshop: Workshop) -> Draft | Outcome:
    """Read one input as far as German grammar goes; an outcome where it is unchanged or cannot be read."""
    try:
        data = load(item)
        fingerprint = fingerprint_of(item, data, options, workshop)
        before = done.get(item.id)
        if before and before.fingerprint == fingerprint and not options.fresh and _stands(before, options):
            entry = entry_from_json(before.entry)
            names = tuple(name for name, _ in before.outputs)
            return Outcome(item.name, "unchanged", item.id, names, quotes=entry.quotes, flags=entry.flags)
        workshop.engine.warm()  # the weights load while this thread reads
        workshop.summariser.warm()
        article = read(item, data, force=options.force)
        sentences = segment(article)
        fingerprint = fingerprint_of(item, data, options, workshop)  # the summariser is settled only now
        return Draft(item, fingerprint, article, sentences, find_quotes(article, sentences))
    except Exception as error:
        return _failed(item, error)


def translate(window: Window, workshop: Workshop, store: Store, stop: Event, fresh: bool = False) -> None:
    """Fill in the pairs of every draft: known ones from the store (unless `fresh`), the others by the engine, each
    text once.

    Where the engine fails on the window, its articles are tried one by one, so that one costs no other.
    """
    drafts = [(place, draft) for place, draft in enumerate(window) if isinstance(draft, Draft)]
    try:
        _translate([draft for _, draft in drafts], workshop, store, stop, fresh)
    except TranslationError:
        for place, draft in drafts:
            try:
                _translate([draft], workshop, store, stop, fresh)
            except TranslationError as error:
                window[place] = _failed(draft.input, error)


def _translate(drafts: Sequence[Draft], workshop: Workshop, store: Store, stop: Event, fresh: bool) -> None:
    fields = signature_fields(workshop.translation.signature)
    texts = {sentence.text: key_of("pair", fields, sentence.text) for d in drafts for sentence in d.sentences}
    known = {} if fresh else store.pairs(list(texts.values()))
    missing = _by_tokens([text for text, key in texts.items() if key not in known], workshop)
    began = time.monotonic()

    def work(chunk: Sequence[str]) -> dict[bytes, Pair]:
        new = {texts[pair.german]: pair for pair in workshop.translation.translate(chunk)}
        store.put_pairs(new.items())
        return new

    for new in _overlapped(work, missing, stop):
        known.update(new)
    if stop.is_set():
        return
    if len(missing) >= RATED:
        store.put_fact("rate", f"{len(missing) / (time.monotonic() - began):.2f}")
    reviewed = Audit(store).reviewed(sentence_key(text) for text in texts)
    for draft in drafts:
        draft.pairs = tuple(
            correct(replace(known[texts[s.text]], sentence=s.id), reviewed.get(s.text)) for s in draft.sentences
        )
    _link(drafts, fields, workshop, store, stop)


def _by_tokens(texts: list[str], workshop: Workshop) -> list[str]:
    """Sorted so that a chunk holds few lengths: an engine's batches are of one length. By characters 1,000 news
    sentences make 321 batches, a tenth of them of one sentence, by tokens 95."""
    counts = dict(zip(texts, workshop.engine.count_tokens(texts), strict=True)) if texts else {}
    return sorted(texts, key=lambda text: (counts[text], text))


def _link(drafts: Sequence[Draft], fields: list[object], workshop: Workshop, store: Store, stop: Event) -> None:
    """Give word links to the pairs whose quotes need them, and to no others. Those the translation did not need itself
    are kept under a key of their own: whether a sentence needs links depends on its article, and what one article
    needed must not show in another."""
    needed = [set(needs_links(draft.sentences, draft.quotes)) for draft in drafts]
    wanted = {
        (pair.german, pair.english): key_of("links", fields, pair.german, pair.english)
        for draft, numbers in zip(drafts, needed, strict=True)
        for pair in (draft.pairs[number] for number in numbers)
        if not pair.links
    }
    known = store.pairs(list(wanted.values()))
    missing = sorted((both for both, key in wanted.items() if key not in known), key=lambda both: (len(both[0]), both))

    def work(chunk: Sequence[tuple[str, str]]) -> dict[bytes, Pair]:
        links = workshop.engine.align(chunk)
        new = {wanted[both]: Pair(0, *both, links=found) for both, found in zip(chunk, links, strict=True)}
        store.put_pairs(new.items())
        return new

    for new in _overlapped(work, missing, stop):
        known.update(new)
    if stop.is_set():
        return
    for draft, numbers in zip(drafts, needed, strict=True):
        draft.pairs = tuple(
            replace(pair, links=pair.links or known[wanted[pair.german, pair.english]].links)
            if pair.sentence in numbers
            else replace(pair, links=())
            for pair in draft.pairs
        )


def _overlapped(work: Callable[[Sequence[T]], R], items: Sequence[T], stop: Event) -> Iterator[R]:
    """Results of `work` on small chunks of `items`, in order; none are begun after `stop`.

    Several chunks are under way at once: while one is judged in Python, the engine computes another.
    """
    chunks = [items[begin : begin + COMMIT_EVERY] for begin in range(0, len(items), COMMIT_EVERY)]
    with ThreadPoolExecutor(CHUNKS_AT_ONCE, "chunk") as pool:
        for result in pool.map(lambda chunk: None if stop.is_set() else work(chunk), chunks):
            if result is not None:
                yield result


def finish(
    window: Window, translated: Future[None], options: Options, workshop: Workshop, store: Store
) -> Iterator[Outcome]:
    """The outcomes of one window: each draft made into its brief and written."""
    translated.result()
    for item in window:
        if isinstance(item, Outcome):
            yield item
            continue
        try:
            made = make_brief(item, options, workshop)
            if made.summary.signature.fallback != workshop.summariser.signature.fallback:
                item.fingerprint = b""  # the summariser failed on this article: the next run tries it again
            yield write(made, item, options, store)
        except StoreError:
            raise
        except Exception as error:
            yield _failed(item.input, error)


def make_brief(draft: Draft, options: Options, workshop: Workshop) -> Brief:
    """All parts of one article put together."""
    article, sentences, pairs = draft.article, draft.sentences, draft.pairs
    quotes = align_quotes(article, sentences, pairs, draft.quotes, options.max_quotes)
    flags = check_brief(article, sentences, pairs, quotes, Summary((), workshop.summariser.signature))
    summary = workshop.summariser.summarise(article, sentences, pairs, draft.quotes, flags)
    signature = workshop.translation.signature
    return compose(article, sentences, pairs, quotes, summary, flags, signature, workshop.note)


def write(made: Brief, draft: Draft, options: Options, store: Store) -> Outcome:
    """Write the brief as reviewed, and again where a reviewer decided meanwhile: a kill only means doing it again."""
    audit, names = Audit(store), tuple[tuple[str, int], ...]()
    audit.put_sentences(made.article.id, (sentence_key(sentence.text) for sentence in made.sentences))
    original = made
    while not names or audit.stale(made.article.id):
        with store.publishing():
            seen = audit.last()
            decisions = audit.decisions(made.article.id)
            made = apply(original, decisions, audit.reviewed(sentence_key(s.text) for s in original.sentences))
            if made is not original or audit.original(made.article.id) is not None:
                audit.put_original(made.article.id, brief_to_json(original))
            names = publish_brief(made, draft.fingerprint, options.format, Path(options.output), store)
            audit.shows(made.article.id, seen)
    entry = entry_of(made)
    return Outcome(
        draft.input.name,
        "written",
        made.article.id,
        tuple(name for name, _ in names),
        len(made.sentences),
        entry.quotes,
        entry.flags,
    )


def publish_brief(
    made: Brief, fingerprint: bytes, formats: Sequence[str], folder: Path, store: Store
) -> tuple[tuple[str, int], ...]:
    """Render the brief and write its files, then record it as done; gives names and sizes of the files."""
    names = tuple(
        (name := f"{made.article.id}.{format}", write_atomically(folder / name, text))
        for format, text in render_all(made, formats).items()
    )
    store.put_done([Done(made.article.id, fingerprint, names, entry_to_json(entry_of(made)))])
    return names


def publish_index(folder: Path, options: Options, store: Store) -> tuple[str, ...]:
    """Write the index over every brief of the folder, where it changed; gives the names of its files."""
    names = tuple(f"index.{format}" for format in options.format)
    with store.publishing():
        told = store.entries()
        mark = key_of("index", __version__, options.format, sorted(told)).hex()
        if store.fact("index") == mark and all((folder / name).is_file() for name in names):
            return names
        entries = [entry_from_json(entry) for entry in told]
        for format in options.format:
            text = render_index(entries, format, formats=options.format)
            write_atomically(folder / f"index.{format}", text)
        store.put_fact("index", mark)
    return names


def fingerprint_of(item: Input, data: bytes, options: Options, workshop: Workshop) -> bytes:
    """Hash of everything that decides what the brief of this input says and which files it is written to."""
    choices = (tuple(options.format), options.max_quotes, options.force, options.summariser_fallback)
    recipe = _recipe(workshop.translation.signature, workshop.summariser.signature, workshop.note, choices)
    return key_of("brief", item.id, item.name, hashlib.sha256(data).hexdigest(), recipe)


@lru_cache(maxsize=8)
def _recipe(translation: Signature, summary: Signature, note: str, choices: tuple[object, ...]) -> str:
    """Hash of what is the same for all inputs of a run."""
    return key_of("recipe", __version__, signature_fields(translation), signature_fields(summary), note, choices).hex()


def make_output_folder(folder: Path) -> None:
    """Create the output folder. Raises OutputError where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be made a folder for briefs: {error.strerror or error}", "Choose another with -o."
        ) from error


def _stands(done: Done, options: Options) -> bool:
    """True where every file of a finished brief is there in the size it was written."""
    try:
        return all(os.stat(f"{options.output}{os.sep}{name}").st_size == size for name, size in done.outputs)
    except OSError:
        return False


def _file_of(done: Done) -> str:
    file: str = json.loads(done.entry)["file"]
    return file


def _failed(item: Input, error: Exception) -> Outcome:
    if isinstance(error, ToolkitError):
        reason = getattr(error, "reason", type(error).__name__)
        return Outcome(item.name, "failed", item.id, error=error.message, hint=error.hint, reason=reason)
    trace = "".join(traceback.format_exception(error))
    words = f"{item.name}: unexpected {type(error).__name__}: {error}"
    hint = "A defect of the toolkit; -v shows where. Please report it."
    return Outcome(item.name, "failed", item.id, error=words, hint=hint, reason="defect", trace=trace)
