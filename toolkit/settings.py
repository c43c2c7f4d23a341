"""Every threshold and default, named and explained. The only module that reads the environment or a config file.

Order of precedence: command line > environment (`TOOLKIT_*`) > project `toolkit.toml` > user config
(`$XDG_CONFIG_HOME/toolkit/config.toml`) > the defaults here.
"""

from __future__ import annotations

import difflib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from toolkit.errors import UsageError


@dataclass(frozen=True, slots=True)
class Reading:
    """Limits of `read`."""

    max_bytes: int = 20_000_000  # an article above this is refused, not read into memory
    min_letters: int = 20  # fewer letters than this in the body is "no article"


@dataclass(frozen=True, slots=True)
class Segmenting:
    """Lengths `segment` goes by, in characters unless said otherwise."""

    heading: int = 160  # a heading that ran into its text is not longer
    clause: int = 30  # what follows such a heading is not shorter
    quoted: int = 300  # a title or a bracket within a sentence is not longer
    wrap_least: int = 50  # columns: lines of text wrapped narrower than this are taken for a list
    wrap_most: int = 100
    bare_ordinal: int = 12  # number: `nach 2. Weltkrieg`; above it a number without an article counts (`auf 420.`)
    longest: int = 2_000  # no sentence is: what runs on (a list, a table, noise) is cut after a mark, else at a space


@dataclass(frozen=True, slots=True)
class Translating:
    """Search and guards of `translate`."""

    beam: int = 4  # where the engine's signature does not name its own
    hypotheses: int = 4  # kept as alternatives for checks and review
    length_penalty: float = 1.4  # weak models stop early: 1.0 gives 90% of the reference's length, 1.4 gives 92%
    judge_weight: float = 0.2  # length-normalised log probability that one sure error of a hypothesis costs
    wide_beam: int = 8  # for units that lost a number: with stand-ins it mends 44 of 70 sentences, a beam of 4 mends 33
    number_worth: float = 0.1  # length-normalised log probability given up for a number that would be lost
    tie_least: float = 0.5  # weight of the word link that ties a wrong number to the one it stands for
    max_source_tokens: int = 120  # longer units are split at clauses (loss is seen from about 60 words)
    no_repeat_ngram: int = 3  # pieces, for the second try of a unit that repeated itself, never for others
    ratio_low: float = 0.35  # English characters per German character: outside these a unit lost or invented text
    ratio_high: float = 2.2


@dataclass(frozen=True, slots=True)
class Engines:
    """Batches and word links of `engines`; patience of `models`."""

    batch_tokens: int = 512  # source pieces of one batch: larger ones gain nothing on a processor
    tuning_batch_tokens: tuple[int, ...] = (256, 512, 1024, 2048, 8192)  # what `toolkit doctor --tune` tries
    tuning_most_load: float = 0.5  # processes a core that others may run while it measures, else nothing is written
    tuning_gain: float = 1.05  # times as fast a setting must be to replace the one in force: less is noise
    batches_ahead: int = 2  # given to each worker before the first is awaited: what an interruption has to wait for
    link_least: float = 0.15  # share of an English word's attention below which a link says nothing
    links_per_word: int = 3  # German words one English word may link to
    same_word_least: int = 4  # letters of a word that is taken for a name when both sides have it once
    probe_seconds: float = 1.0  # what `auto` waits for a hub that does not answer
    answer_seconds: float = 10.0  # and what somebody waits who asked for a hub model by name


@dataclass(frozen=True, slots=True)
class Quoting:
    """Thresholds of `quotes`."""

    max_quotes: int = 8  # shown as key quotes; all stay in the JSON
    weight_kind: float = 1.0  # direct before partial before reported
    weight_speaker: float = 0.6  # a named office holder, and one the article comes back to
    weight_position: float = 0.4  # news puts what matters first
    weight_length: float = 0.3
    weight_figures: float = 0.15
    weight_repetition: float = 0.25  # words of the quote that the article repeats
    short_quote: int = 4  # words: below this a quote tells little by itself
    long_quote: int = 60  # words: above this it is hard to take in


@dataclass(frozen=True, slots=True)
class Aligning:
    """Weights of `align`: how votes of English words decide where the English of a quote begins and ends."""

    full_evidence: float = 0.5  # link weight plus likeness from which on a word counts as heard
    place_weight: float = 0.25  # vote of a word without evidence, by its place in the sentence
    function_weight: float = 0.4  # vote of articles, prepositions, auxiliaries: their links are noisy
    bias: float = 0.02  # a word without any vote stays outside
    border: float = 0.6  # price of a border between two words
    border_at_pause: float = 0.25  # at a comma, colon, dash or bracket
    border_at_marks: float = 0.1
    mark_order: float = 0.25  # as many marks on both sides: what the same place in the order adds
    mark_least: float = 0.35  # a marked stretch with less evidence is not believed
    mark_least_first: float = 0.2  # the same for the parts of an interrupted quote: they back each other
    marks_lost: float = 0.85  # words placed without the marks they should stand in: right in 85 of 100
    whole: float = 0.98  # confidence where a quote is its whole sentence
    swallowed: float = 0.55  # times the confidence where the English marks took in a name or office from the frame
    surely: float = 0.5  # evidence outside of the quote from which on a word is one of the frame
    name_like: float = 0.6  # likeness from which on an English word spells a German name


@dataclass(frozen=True, slots=True)
class Checking:
    """Thresholds of `checks`.

    The coverage weights are logistic regressions on 4,400 news pairs of the project against the same pairs with a word,
    a clause or foreign words cut out or put in. Features: open German words known to the table, unknown; open English
    words known, unknown; log of the length ratio; log of the German content words; longest row of open German words;
    open German nouns; constant. Repeat with `python -m training.coverage`.
    """

    dropped_weights: tuple[float, ...] = (0.24, 0.49, -0.27, -0.52, -6.4, 0.03, 0.3, 0.61, -1.59)
    added_weights: tuple[float, ...] = (-0.32, -1.24, 0.75, 0.48, 17.54, 2.41, 0.07, -0.24, -8.02)
    dropped_warning: float = 1.1
    dropped_error: float = 2.5
    added_warning: float = 1.5
    added_error: float = 4.0
    shortest: float = -0.5  # log of the length ratio below which an English is too short whatever it says
    longest: float = 0.6
    strange_words: int = 3  # open German words from which a translation may be of something else
    strange_share: float = 0.6  # of the German content words; 3% of free human translations reach it
    link_weight: float = 0.3  # a word link at least this sure answers a German word the table does not know


@dataclass(frozen=True, slots=True)
class Summarising:
    """Thresholds of `summarise`: what a sentence's place, words and doubts weigh. Factors multiply a fitness of 1."""

    lengths: tuple[tuple[int, int], ...] = ((2, 1), (4, 2), (14, 3), (40, 4))  # up to so many sentences: so many chosen
    sentences_most: int = 5  # chosen from anything longer
    most_candidates: int = 300  # centrality costs the square of this number; 300 take about a quarter of a second
    weight_position: float = 0.5
    weight_centrality: float = 0.3
    weight_title: float = 0.2  # likeness to title and teaser
    decay: float = 0.35  # the n-th sentence of a text or live-blog entry counts 1 / (1 + decay * n)
    older_entry: float = 0.8  # each older live-blog entry counts this much of the one after it
    oldest_entry: float = 0.3  # but never less than this
    first_report: float = 0.85  # the live blog's first report tells what the story is
    undated_section: float = 0.5  # a section without a time beside live-blog entries
    damping: float = 0.85  # LexRank: share of the walk that follows likeness
    rounds: int = 12  # of the power iteration; ranks move by less than 1% after eight
    redundancy: float = 0.6  # marginal relevance: what likeness to a chosen sentence costs (0.35: 0.2 less ROUGE-1)
    same: float = 0.65  # two sentences this alike say the same
    question: float = 0.25
    fragment: float = 0.3  # no full stop at the end
    short_words: int = 6
    short: float = 0.6
    long_words: int = 45
    open_quote: float = 0.5  # a quotation that begins or ends in another sentence
    inside_speech: float = 0.5  # wholly inside a quotation: misleads without its speaker
    dangling: float = 0.55  # starts with a pronoun whose noun stands elsewhere
    connective: float = 0.8  # starts with a word that leans on the sentence before
    resolved: float = 1.5  # given back when the sentence before is chosen too
    least_sure: float = 0.7  # the pair of an article its engine was least sure of; from the median on 1
    doubtful_pair: float = 0.5  # copied through, or English far too short or long
    ratio_low: float = 0.45  # English characters per German character
    ratio_high: float = 1.9
    flag_error: float = 0.4
    flag_warning: float = 0.75
    beam: int = 4  # of summarisation models
    conversion_apart: float = 0.25  # nats a token between a model and its eight-bit conversion
    written_least: int = 30  # tokens a summarisation model writes at least per part; fewer where the part is short
    written_most: int = 142  # and at most: the figures of the CNN/DailyMail models (Lewis et al. 2020)
    written_share: float = 0.6  # and never more than this share of its input
    length_penalty: float = 2.0
    no_repeat_ngram: int = 3  # inside one summary; summaries repeat nothing on purpose
    support_most: int = 4  # source sentences one written sentence may lean on
    support_gain: float = 0.08  # share of the sentence's content a further source sentence must add
    covered: float = 0.6  # share of the content that the support must hold; below it a fact was added
    new_words: int = 1  # content words the article neither uses nor retells: one may be a paraphrase, two are a fact
    server_timeout: float = 120.0  # seconds a server may be silent
    server_tries: int = 3  # calls before a server counts as down; 429 and 5xx are tried again, 4xx and silence are not
    server_gives_up: int = 2  # articles in a row without an answer, after which a run does not ask the server again
    server_backoff: float = 1.0  # seconds before the second call, doubled before each further one
    server_answer_most: int = 4_000_000  # bytes of an answer that are read
    prompt_tokens: int = 6000  # article tokens sent to an instruction model at once; longer ones go in parts
    answer_tokens: int = 700


@dataclass(frozen=True, slots=True)
class Digesting:
    """Thresholds of `digest`."""

    letters: int = 5  # length of the letter groups German words are compared by
    weight_names: float = 0.35
    weight_words: float = 0.3
    weight_letters: float = 0.25
    weight_numbers: float = 0.1
    same_event: float = (
        0.17  # likeness from which on two groups tell of one event (one story: 0.20 to 0.32, others: to 0.11)
    )
    days_apart: int = 365  # days after which time has said all it can
    far: float = 0.8  # what is left of the likeness then
    same_statement: float = 0.4  # likeness of two sentences of different sources that tell the same
    shared_words: int = 3  # content stems such sentences share besides the names of speakers
    least_words: int = 7  # a shorter sentence says too little to be told twice
    most_agreements: int = 8
    factor: float = 12.0  # figures further than this from the median of their group count something else
    lead: int = 4  # first sentences of each article an overview is made from
    most_sayings: int = 4  # lines shown for a speaker


@dataclass(frozen=True, slots=True)
class Rendering:
    """From which confidence (0..1) on a brief calls something certain or likely; below that it says unsure."""

    certain: float = 0.85
    likely: float = 0.6


FORMATS = ("md", "html", "json")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "engine": ("ctranslate2", "transformers", "fake"),
    "device": ("auto", "cpu", "cuda"),
    "summariser_fallback": ("extractive", "fail"),
    "summariser_language": ("auto", "en", "de"),
    "compute_type": ("auto", "int8", "int8_float32", "int8_float16", "float16", "bfloat16", "float32"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose: each field is a flag, a `TOOLKIT_*` variable and a key of `toolkit.toml`.

    `threads` and `batch_tokens` have no flag: `toolkit doctor --tune` measures and writes them.
    """

    output: str = "briefs"  # folder the briefs, the index and the store go to
    format: tuple[str, ...] = FORMATS  # which renderings to write
    engine: str = "ctranslate2"  # what computes the translation: ctranslate2, transformers, or fake for trials
    model: str = "auto"  # auto, bundled, opus, a hub id (with @revision) or a folder
    summariser: str = "auto"  # who writes the summary: auto, extractive, a hub id, a folder or prompt:NAME
    summariser_url: str = ""  # OpenAI-compatible server for prompt:NAME; empty: a local model
    summariser_model: str = ""  # instruction model for prompt:NAME: its name on the server, a hub id or a folder
    summariser_language: str = "auto"  # what a summarisation model reads: en, de (then translated), auto: by name
    summariser_fallback: str = "extractive"  # where the summariser fails on an article: extractive (said), or fail
    prompt: str = ""  # a prompt file of your own instead of the one prompt:NAME names
    summary_sentences: int = 0  # 0: three to five, by length
    max_quotes: int = 8  # key quotes shown; all stay in the JSON
    num_beams: int = 4  # beam width of the translation
    device: str = "auto"  # where the engine runs
    compute_type: str = "auto"  # precision of the engine; auto is int8 on a processor, float16 on a GPU
    jobs: int = 0  # engine workers; 0: one per core
    threads: int = 0  # threads of each worker; 0: one
    batch_tokens: int = 0  # source pieces of one batch; 0: as measured on a processor (`Engines.batch_tokens`)
    offline: bool = False  # never open a socket
    force: bool = False  # translate articles that do not look German
    fresh: bool = False  # forget what the store holds for these articles
    limit: int = 0  # stop after this many articles; 0: all


@dataclass(frozen=True, slots=True)
class Loaded:
    """The options in force and, for each, where its value came from."""

    options: Options
    origins: Mapping[str, str]


def load(
    flags: Mapping[str, object] | None = None,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Loaded:
    """Merge flags, environment, project file, user file and defaults, in that order of precedence.

    `flags` holds only what the user gave. Raises UsageError for an unknown key or a value that does not fit, naming
    where it stands.
    """
    environ = os.environ if environ is None else environ
    layers: list[tuple[str, Mapping[str, object]]] = [("command line", flags or {})]
    layers.append(("environment", _from_environment(environ)))
    layers.extend(
        (str(path), _from_file(path)) for path in _config_files(environ, folder or Path.cwd()) if path.is_file()
    )
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for field in fields(Options):
        origins[field.name] = "default"
        for origin, layer in layers:
            if field.name in layer:
                origins[field.name] = _name_origin(origin, field.name)
                values[field.name] = _coerce(field.name, layer[field.name], origins[field.name])
                break
    return Loaded(Options(**values), origins)


def user_file(environ: Mapping[str, str] | None = None) -> Path:
    """The user's config file, whether it exists or not."""
    return _config_files(os.environ if environ is None else environ, Path.cwd())[1]


def write_user_file(values: Mapping[str, int | str], environ: Mapping[str, str] | None = None) -> Path:
    """Set these keys in the user's config file and leave every other line as it is; gives the file.

    Raises UsageError where the file is not TOML or cannot be written.
    """
    path = user_file(environ)
    lines: list[str] = []
    if path.is_file():
        _from_file(path)  # says what is wrong with it
        lines = path.read_text(encoding="utf-8").splitlines()
    for name, value in values.items():
        line = f"{name} = {json.dumps(value)}"
        places = [n for n, old in enumerate(lines) if old.split("=")[0].strip().replace("-", "_") == name]
        lines = [line if n in places else old for n, old in enumerate(lines)] if places else [*lines, line]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}", "Set the keys by hand.") from error
    return path


def bundled_folder() -> Path:
    """Folder of the weights shipped with the package; `TOOLKIT_BUNDLED` points elsewhere."""
    override = os.environ.get("TOOLKIT_BUNDLED")
    return Path(override) if override else Path(__file__).parent / "weights" / "marian-de-en-small"


def prompts_folder() -> Path:
    """Folder of the prompts that come with the toolkit: inside the package when installed, beside it in a checkout."""
    inside = Path(__file__).parent / "prompts"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "prompts"


def hub_cache() -> Path:
    """Where the ecosystem keeps models fetched from the hub: `HF_HUB_CACHE`, else `hub` below `HF_HOME`."""
    if os.environ.get("HF_HUB_CACHE"):
        return Path(os.environ["HF_HUB_CACHE"])
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(os.environ.get("HF_HOME") or Path(cache) / "huggingface") / "hub"


def hub_endpoint() -> str:
    """Where models are fetched from: `HF_ENDPOINT`, else the public hub."""
    return os.environ.get("HF_ENDPOINT", "").rstrip("/") or "https://huggingface.co"


def user_cache() -> Path:
    """Where the toolkit keeps what it can make again, such as converted models: `toolkit` below `XDG_CACHE_HOME`."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "toolkit"


def server_key() -> str:
    """The key sent to a summarisation server, from `TOOLKIT_SUMMARISER_KEY`; never shown, never stored."""
    return os.environ.get("TOOLKIT_SUMMARISER_KEY", "")


def _config_files(environ: Mapping[str, str], folder: Path) -> tuple[Path, Path]:
    user = environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return folder / "toolkit.toml", Path(user) / "toolkit" / "config.toml"


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in fields(Options):
        value = environ.get(f"TOOLKIT_{field.name.upper()}")
        if value is not None and value != "":
            found[field.name] = value
    if "offline" not in found and environ.get("HF_HUB_OFFLINE", "").lower() in {"1", "true", "yes", "on"}:
        found["offline"] = True
    return found


def _from_file(path: Path) -> dict[str, object]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: not readable as TOML: {error}", "Mend the file or move it away.") from error
    table = {key.replace("-", "_"): value for key, value in table.items()}
    known = {field.name for field in fields(Options)}
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            raise UsageError(
                f"{path}: unknown key {key!r}",
                f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(sorted(known))}.",
            )
    return table


def _name_origin(origin: str, name: str) -> str:
    if origin != "environment":
        return origin
    variable = f"TOOLKIT_{name.upper()}"
    return f"environment {variable if os.environ.get(variable) or name != 'offline' else 'HF_HUB_OFFLINE'}"


def _coerce(name: str, value: object, origin: str) -> object:
    default = getattr(Options(), name)
    if name == "format":
        return _formats(value, origin)
    if isinstance(default, bool):
        return _boolean(name, value, origin)
    if isinstance(default, int):
        return _count(name, value, origin)
    text = str(value)
    if name in CHOICES and text not in CHOICES[name]:
        raise UsageError(f"{name} = {text!r} ({origin})", f"Choose one of: {', '.join(CHOICES[name])}.")
    return text


def _formats(value: object, origin: str) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else []
    chosen = [str(name).strip().lower() for name in names if str(name).strip()]
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        raise UsageError(
            f"format = {value!r} ({origin}): {'unknown format ' + unknown[0] if unknown else 'no format given'}",
            f"Choose from: {', '.join(FORMATS)}, joined by commas.",
        )
    return tuple(name for name in FORMATS if name in chosen)


def _boolean(name: str, value: object, origin: str) -> bool:
    if isinstance(value, bool):
        return value
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if str(value).strip().lower() not in words:
        raise UsageError(f"{name} = {value!r} ({origin})", "Say true or false.")
    return words[str(value).strip().lower()]


def _count(name: str, value: object, origin: str) -> int:
    try:
        number = int(str(value))
    except ValueError:
        raise UsageError(f"{name} = {value!r} ({origin})", "Give a whole number.") from None
    least = 1 if name == "num_beams" else 0
    if number < least:
        raise UsageError(f"{name} = {number} ({origin})", f"The least is {least}.")
    return number
