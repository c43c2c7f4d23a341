"""A writer made of a prompt and a chat model: the article goes in as fenced data, JSON comes out and is validated."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from toolkit import __version__
from toolkit.engines.chat import Message
from toolkit.errors import SummaryError
from toolkit.prompts import Prompt
from toolkit.records import Signature
from toolkit.settings import Summarising
from toolkit.summarise.protocol import Claim, Passage

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "support": {"type": "array", "items": {"type": "integer"}, "minItems": 1},
                },
                "required": ["text", "support"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}
MOST_CHARACTERS = 700  # of one summary sentence; more is no sentence
NUMBERING = 6  # tokens that the number before a sentence costs


class Chat(Protocol):
    """A chat model: `chat.Server` or `instruct.LocalModel`."""

    @property
    def engine(self) -> str: ...

    @property
    def model(self) -> str: ...

    @property
    def revision(self) -> str: ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]: ...

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str: ...


@dataclass(frozen=True, slots=True)
class Prompted:
    """A `Writer`. An answer that is not what was asked for is sent back once with the reason."""

    prompt: Prompt
    chat: Chat
    settings: Summarising = field(default_factory=Summarising)

    @property
    def signature(self) -> Signature:
        prompt = f"{self.prompt.name}/{self.prompt.version}"
        words = hashlib.sha256((self.prompt.system + "\0" + self.prompt.user).encode()).hexdigest()[:8]
        settings = (("prompt", prompt), ("prompt-hash", words))
        return Signature("summarise", self.chat.engine, self.chat.model, self.chat.revision, __version__, settings)

    @property
    def language(self) -> str:
        return self.prompt.language

    @property
    def room(self) -> int:
        return self.settings.prompt_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [count + NUMBERING for count in self.chat.count_tokens(texts)]

    def write(self, passage: Passage, sentences: int) -> tuple[Claim, ...]:
        """Ask, validate, ask once more. Raises SummaryError where the second answer is no summary either."""
        known = {line.id for line in passage.lines}
        values = {
            "title": " ".join(passage.title.split()) or "-",
            "article": fenced(passage),
            "sentences": str(sentences),
        }
        system, user = self.prompt.fill(values)
        messages = [Message("system", system), Message("user", user)]
        answer = self.chat.complete(messages, SCHEMA)
        try:
            return read_answer(answer, known)
        except ValueError as problem:
            again = f"That was not what I asked for: {problem}. Answer again, with the JSON only."
            messages += [Message("assistant", answer[:4000] or "-"), Message("user", again)]
        answer = self.chat.complete(messages, SCHEMA)
        try:
            return read_answer(answer, known)
        except ValueError as problem:
            raise SummaryError(
                f"{self.chat.model} answered twice with something that is no summary: {problem}",
                "A larger model may keep to the form; or use --summariser extractive.",
            ) from problem


def fenced(passage: Passage) -> str:
    """The numbered sentences between two fence lines.

    The fence carries a hash of the passage, so that no article can write its own closing fence; every sentence is put
    on one line, so that none can pretend to be outside.
    """
    lines = [f"[{line.id}] {' '.join(line.text.split())}" for line in passage.lines]
    mark = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
    return "\n".join([f"<<<ARTICLE {mark}", *lines, f"ARTICLE {mark}>>>"])


def read_answer(answer: str, known: set[int]) -> tuple[Claim, ...]:
    """The claims of an answer. Raises ValueError that says, in words for the model, what is wrong with it."""
    start, end = answer.rfind("</think>") + 1, answer.rfind("}")
    start = answer.find("{", max(start, 0))
    if start < 0 or end < start:
        raise ValueError("there is no JSON object in it")
    try:
        document = json.loads(answer[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not valid JSON") from error
    rows = document.get("sentences") if isinstance(document, dict) else None
    if not isinstance(rows, list) or not rows:
        raise ValueError('it has no list "sentences"')
    return tuple(_claim(row, known) for row in rows)


def _claim(row: Any, known: set[int]) -> Claim:
    text, support = (row.get("text"), row.get("support")) if isinstance(row, dict) else (None, None)
    if not isinstance(text, str) or not text.strip():
        raise ValueError('a sentence has no "text"')
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f'a "text" has more than {MOST_CHARACTERS} characters')
    if not isinstance(support, list) or not support or not all(type(number) is int for number in support):
        raise ValueError('a sentence has no list "support" of sentence numbers')
    wrong = [number for number in support if number not in known]
    if wrong:
        raise ValueError(f"there is no sentence [{wrong[0]}]")
    return Claim(" ".join(text.split()), tuple(dict.fromkeys(support)))
