"""The summarisers behind models: which writer a choice opens, and what stands in where it cannot be had."""

from __future__ import annotations

from toolkit.engines.chat import open_server
from toolkit.engines.hub import Snapshot, find_snapshot
from toolkit.engines.prompted import Chat, Prompted
from toolkit.errors import ModelUnavailable, UsageError
from toolkit.prompts import find_prompt
from toolkit.settings import server_key
from toolkit.summarise import Request, Summariser
from toolkit.summarise.extractive import Extractive
from toolkit.summarise.protocol import Writer
from toolkit.summarise.written import Written

DEFAULT = "sshleifer/distilbart-cnn-12-6@a4f8f3ea906ed274767e9906dbaede7531d660ff"
"""What `auto` takes: hub id and commit (1.2 GB; summarises English)."""

FALLBACK = "Chosen from the article's own sentences, because no summarisation model was available here."
"""What a brief says where `auto` found no model; why there was none is said on the terminal."""


def open_auto(request: Request) -> Summariser:
    """The default model where it is cached or can be fetched; else extractive, said aloud and in every signature."""
    try:
        snapshot = find_snapshot(DEFAULT, offline=request.options.offline, say=request.say)
    except ModelUnavailable as error:
        request.say(f"summaries are chosen from the articles' own sentences (extractive): {error.message}")
        return Extractive(request.sentences, fallback=FALLBACK)
    return _written(request, _seq2seq(request, snapshot, "en"))


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


def _seq2seq(request: Request, snapshot: Snapshot, language: str) -> Writer:
    from toolkit.engines.seq2seq import Seq2Seq, guess_language

    chosen = guess_language(snapshot.name) if language == "auto" else language
    return Seq2Seq(snapshot, chosen, request.options.device)


def _written(request: Request, writer: Writer) -> Written:
    if writer.language == "de" and request.translate is None:
        raise UsageError(f"{writer.signature.model} writes German, and no engine is here to translate it", "Say en.")
    return Written(
        writer, request.say, request.sentences, request.options.summariser_fallback, request.check, request.translate
    )
