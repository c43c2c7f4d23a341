"""A chat model behind an OpenAI-compatible server (Ollama, vLLM, llama.cpp, …), over plain HTTP, without a library.

Silence, refusal and overload are tried again with growing pauses; a redirect is not followed, because it could carry an
article from this machine to another one.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from toolkit.errors import ModelUnavailable, SummaryError, UsageError
from toolkit.settings import Summarising

AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
LONGEST_PAUSE = 30.0  # seconds: a server that asks for more patience counts as down
_ENDING = "/chat/completions"
_CHUNK = 1 << 16
_RUNNING = "Is the server running, and is the URL right?"


@dataclass(frozen=True, slots=True)
class Message:
    """One turn: `role` is system, user or assistant."""

    role: str
    content: str


def is_loopback(host: str) -> bool:
    """True where the host is this machine itself."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(slots=True)
class Server:
    """A chat model at a URL. `key` goes into the Authorization header; `sleep` is for tests."""

    url: str
    model: str
    key: str = ""
    settings: Summarising = field(default_factory=Summarising)
    sleep: Callable[[float], None] = time.sleep
    _plain: bool = False  # the server refuses response_format
    _failures: int = 0  # questions in a row without an answer
    _problem: str = ""

    @property
    def engine(self) -> str:
        """Its name in signatures: the host says where the text went."""
        return f"openai-api@{urlsplit(self.url).netloc}"

    @property
    def revision(self) -> str:
        """Servers do not say which weights they hold."""
        return "-"

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """An estimate on the safe side: a piece for every three characters."""
        return [(len(text) + 2) // 3 for text in texts]

    def complete(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        """The answer to `messages`; the server is asked to keep to the JSON `schema` where it can.

        Raises SummaryError: down, too slow, refusing, or answering with something that is no chat completion.
        """
        for _ in range(2):
            body = self._body(messages, schema)
            status, data = self._post(body)
            if status in (400, 422, 501) and "response_format" in body and not self._plain:
                self._plain = True  # older servers know no schema; the answer is validated anyway
                continue
            break
        if status != 200:
            raise self._error(f"answered with status {status}: {_excerpt(data)}", _hint(status))
        return self._content(data)

    def _body(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": m.role, "content": m.content} for m in messages],
            "temperature": 0,
            "seed": 1,
            "max_tokens": self.settings.answer_tokens,
            "stream": False,
        }
        if not self._plain:
            form = {"name": "summary", "strict": True, "schema": dict(schema)}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        return body

    def _post(self, body: Mapping[str, Any]) -> tuple[int, bytes]:
        """Status and body of the answer; what may pass by itself is tried again.

        A server that did not answer twice running is not asked again: a run of many articles must not wait for each.
        """
        if self._failures >= self.settings.server_gives_up:
            raise self._error(f"is not asked again after {self._failures} failures: {self._problem}", _RUNNING)
        tries, pause = self.settings.server_tries, self.settings.server_backoff
        made = 0
        while made < tries:
            made += 1
            try:
                status, data, wait = self._once(json.dumps(body).encode())
            except (OSError, http.client.HTTPException) as error:
                self._problem = _words(error, self.settings.server_timeout)
                if isinstance(error, TimeoutError):
                    break  # whoever was silent so long would be silent again
            else:
                if status not in AGAIN:
                    self._failures = 0
                    return status, data
                self._problem = f"status {status}: {_excerpt(data)}"
                if wait > LONGEST_PAUSE:
                    self._failures += 1
                    raise self._error(f"asks to wait {wait:.0f} s ({self._problem})", "Try later.")
                pause = max(pause, wait)
            if made < tries:
                self.sleep(pause)
                pause *= 2
        self._failures += 1
        times = "1 try" if made == 1 else f"{made} tries"
        raise self._error(f"gave no answer after {times}: {self._problem}", _RUNNING)

    def _once(self, data: bytes) -> tuple[int, bytes, float]:
        parts = urlsplit(self.url)
        deadline = time.monotonic() + self.settings.server_timeout
        connection = _connect(parts, self.settings.server_timeout)
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "toolkit"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            connection.request("POST", parts.path, data, headers)
            response = connection.getresponse()
            chunks, size = [], 0
            while chunk := response.read1(_CHUNK):
                chunks.append(chunk)
                size += len(chunk)
                if size > self.settings.server_answer_most:
                    raise self._error(f"sent more than {self.settings.server_answer_most} bytes", "Is the URL right?")
                if time.monotonic() > deadline:  # a server that drips never lets the socket time out
                    raise TimeoutError
            return response.status, b"".join(chunks), _seconds(response.getheader("Retry-After"))
        finally:
            connection.close()

    def _content(self, data: bytes) -> str:
        try:
            answer = json.loads(data)
        except ValueError as error:
            kind = "a web page" if data.lstrip()[:1] == b"<" else "something that is not JSON"
            hint = "The URL of an OpenAI-compatible server usually ends in /v1."
            raise self._error(f"answered with {kind}: {_excerpt(data)}", hint) from error
        try:
            content = answer["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise self._error(f"answered without a message: {_excerpt(data)}", "Is it a chat server?") from error
        if not isinstance(content, str):
            raise self._error("answered with an empty message", "Does the model follow instructions?")
        return content

    def _error(self, problem: str, hint: str) -> SummaryError:
        return SummaryError(f"the server {self.url} {problem}", hint)


def open_server(url: str, model: str, *, key: str, offline: bool, say: Callable[[str], None]) -> Server:
    """The server at `url` (`http://127.0.0.1:11434/v1`). `say` hears whether articles leave this machine.

    Raises UsageError for a URL or a use of the key that cannot be meant, ModelUnavailable for another machine's server
    when offline.
    """
    parts = urlsplit(url)
    try:
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise UsageError(f"summariser_url {url!r}: {error}", "Give a URL such as http://127.0.0.1:11434/v1.") from error
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.username:
        hint = "Give a URL such as http://127.0.0.1:11434/v1; the key goes into TOOLKIT_SUMMARISER_KEY."
        raise UsageError(f"summariser_url {url!r} is not the address of a server", hint)
    if not model:
        raise UsageError("the server needs the name of a model", "Give it with --summariser-model.")
    local = is_loopback(host)
    if offline and not local:
        raise ModelUnavailable(
            f"{url} is another machine, and the toolkit is offline", "Use a server on this machine, or extractive."
        )
    if key and not local and parts.scheme == "http":
        raise UsageError(f"the key would go to {host} in the open", "Use https for a server on another machine.")
    where = "on this machine" if local else f"ANOTHER MACHINE ({host}): the text of the articles is sent there"
    say(f"summaries by {model} on {url}, {where}")
    path = parts.path.rstrip("/")
    if not path.endswith(_ENDING):
        path = f"{path or '/v1'}{_ENDING}"
    return Server(f"{parts.scheme}://{parts.netloc}{path}", model, key)


def _connect(parts: SplitResult, timeout: float) -> http.client.HTTPConnection:
    if parts.scheme == "https":
        return http.client.HTTPSConnection(
            parts.hostname or "", parts.port, timeout=timeout, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=timeout)


def _words(error: Exception, timeout: float) -> str:
    if isinstance(error, TimeoutError):
        return f"silent for {timeout:g} s"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    return f"{type(error).__name__}: {error}".rstrip(": ")


def _seconds(header: str | None) -> float:
    try:
        return max(0.0, float(header or 0))
    except ValueError:  # a date: not worth a parser
        return 0.0


def _hint(status: int) -> str:
    if status in (401, 403):
        return "Set TOOLKIT_SUMMARISER_KEY."
    if status == 404:
        return "Is the path right (usually /v1), and does the server have this model?"
    if 300 <= status < 400:
        return "The server sends elsewhere; give the final URL."
    return "Look at the server's log."


def _excerpt(data: bytes) -> str:
    text = " ".join(data[:400].decode("utf-8", "replace").split())
    return repr(text[:160]) if text else "nothing"
