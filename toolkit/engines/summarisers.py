"""The summarisers behind models: which writer a choice opens, and what stands in where it cannot be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.engines.chat import open_server
from toolkit.engines.hub import Snapshot, cached_snapshot, find_snapshot
from toolkit.engines.prompted import Chat, Prompted
from toolkit.errors import ModelUnavailable, UsageError
from toolkit.prompts import find_prompt
from toolkit.records import Article, Flag, Pair, Quote, Sentence, Signature, Summary
from toolkit.settings import server_key
from toolkit.summarise import Request, Summariser
from toolkit.summarise.extractive import Extractive
from toolkit.summarise.protocol import Writer
from toolkit.summarise.written import Written

if TYPE_CHECKING:
    from toolkit.engines.seq2seq import Generator

DEFAULT = "sshleifer/distilbart-cnn-12-6@a4f8f3ea906ed274767e9906dbaede7531d660ff"
"""What `auto` takes: hub id and commit (1.2 GB; summarises English)."""

FALLBACK = "Chosen from the article's own sentences, because no summarisation model was available here."
"""What a brief says where `auto` found no model; why there was none is said on the terminal."""


@dataclass(slots=True)
class Auto:
    """The default model where it is cached or can be fetched; else extractive, said aloud and in every signature.

    Until `warm()` only the cache is looked into: a run in which nothing changed fetches and converts nothing.
    """

    request: Request
    _chosen: Summariser | None = None

    @property
    def signature(self) -> Signature:
        if self._chosen is not None:
            return self._chosen.signature
        snapshot = cached_default()
        if snapshot is None:
            return extractive_instead(self.request.sentences).signature
        return _written(self.request, _seq2seq(self.request, snapshot, "en", convert=False)).signature

    def warm(self) -> None:
        """Fetch and convert the model where that is needed and allowed."""
        self._settled()

    def summarise(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        pairs: Sequence[Pair],
        quotes: Sequence[Quote] = (),
        flags: Sequence[Flag] = (),
    ) -> Summary:
        """As the chosen summariser does."""
        return self._settled().summarise(article, sentences, pairs, quotes, flags)

    def _settled(self) -> Summariser:
        if self._chosen is None:
            request = self.request
            try:
                snapshot = find_snapshot(DEFAULT, offline=request.options.offline, say=request.say)
                self._chosen = _written(request, _seq2seq(request, snapshot, "en"))
            except ModelUnavailable as error:
                request.say(f"summaries are chosen from the articles' own sentences (extractive): {error.message}")
                self._chosen = extractive_instead(request.sentences)
        return self._chosen


def cached_default() -> Snapshot | None:
    """The model `auto` takes, where it is in the cache."""
    name, _, revision = DEFAULT.partition("@")
    return cached_snapshot(name, revision)


def extractive_instead(sentences: int) -> Extractive:
    """The extractive summariser standing in for the model of `auto`."""
    return Extractive(sentences, fallback=FALLBACK)


def open_auto(request: Request) -> Summariser:
    """The default model or what stands in for it, found out when the first summary is needed."""
    return Auto(request)


def open_model(request: Request) -> Summariser:
    """A summarisation model by hub id or folder. Raises ModelUnavailable."""
    snapshot = find_snapshot(request.argument, offline=request.options.offline, say=request.say)
    return _written(request, _seq2seq(request, snapshot, request.options.summariser_language))


def open_prompted(request: Request) -> Summariser:
    """A prompt on a server (`summariser_url`) or on a local instruction model (`summariser_model` alone).

    Raises UsageError: unknown prompt, no model named; ModelUnavailable.
    """
    options = request.options
    prompt = find_prompt(request.argument, request.task, options.prompt)
    _check_language(request, prompt.language, f"the prompt {prompt.name}")
    chat: Chat
    if options.summariser_url:
        chat = open_server(
            options.summariser_url,
            options.summariser_model,
            key=server_key(),
            offline=options.offline,
            say=request.say,
        )
    elif options.summariser_model:
        from toolkit.engines.instruct import LocalModel

        snapshot = find_snapshot(options.summariser_model, offline=options.offline, say=request.say)
        chat = LocalModel(snapshot, options.device)
    else:
        raise UsageError(
            "a prompt needs a model that follows it",
            "Give --summariser-url and --summariser-model for a server, or --summariser-model with a hub id or folder.",
        )
    return _written(request, Prompted(prompt, chat))


def _seq2seq(request: Request, snapshot: Snapshot, language: str, *, convert: bool = True) -> Writer:
    from toolkit.engines.seq2seq import Seq2Seq, guess_language

    chosen = guess_language(snapshot.name) if language == "auto" else language
    _check_language(request, chosen, snapshot.name)
    return Seq2Seq(snapshot, _generator(request, snapshot, convert), chosen)


def _generator(request: Request, snapshot: Snapshot, convert: bool) -> Generator:
    """CTranslate2 where the model converts, unless the user wants transformers for everything."""
    from toolkit.engines.seq2seq_ct2 import CT2Generator, convert_once, find_conversion
    from toolkit.engines.seq2seq_torch import TorchGenerator

    options = request.options
    if options.engine != "transformers":
        folder = convert_once(snapshot, request.say) if convert else find_conversion(snapshot)[0]
        if folder is not None:
            return CT2Generator(snapshot, folder, options.device, options.compute_type, options.jobs)
    return TorchGenerator(snapshot, options.device)


def _written(request: Request, writer: Writer) -> Written:
    return Written(
        writer, request.say, request.sentences, request.options.summariser_fallback, request.check, request.translate
    )


def _check_language(request: Request, language: str, name: str) -> None:
    if language == "de" and request.translate is None:
        raise UsageError(f"{name} writes German, and no engine is here to translate it", "Say en.")
