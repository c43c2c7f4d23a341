"""Who may talk to the review server. Article text is hostile, and so may be any other page open in the same browser.

Host: a name we answer to, so that a name rebound to this machine reaches nothing. Origin: changes come from our own
pages only. Token: in a cookie other sites cannot make the browser send. Size: requests are small. And headers that
forbid whatever the pages do not need: no script but our file, no frame, nothing from elsewhere.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 256 * 1024
TOO_LARGE = "That is more than a review needs."
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """What the server answers to. `hosts` are lower-case names without port; `public` is the address of a proxy in
    front of it (`https://review.example`), empty where there is none."""

    token: str
    port: int
    hosts: frozenset[str]
    public: str = ""
    _tickets: set[str] = field(default_factory=set)

    @property
    def cookie(self) -> str:
        """Name of the cookie: browsers share cookies between the ports of a host."""
        return f"toolkit-review-{self.port}"

    def knows_host(self, header: str) -> bool:
        """True for our own names and for literal addresses, which no DNS answer can move."""
        if self.public and header.lower() == urlsplit(self.public).netloc:
            return True
        parts = urlsplit(f"//{header}")
        try:
            name, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            return False
        if "@" in header or (port is not None and port != self.port):
            return False
        return name in self.hosts or (_is_address(name) and not self.is_loopback)

    @property
    def is_loopback(self) -> bool:
        """True where only this machine can reach the server."""
        return all(name == "localhost" or (_is_address(name) and _loops(name)) for name in self.hosts)

    def admits(self, token: str) -> bool:
        """True for the right token."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())

    def ticket(self) -> str:
        """What lets one browser in once: the command line that opens it is no secret on a machine of several users."""
        made = secrets.token_urlsafe(24)
        self._tickets.add(made)
        return made

    def tears(self, ticket: str) -> bool:
        """True for a ticket that was not used yet; it is now."""
        try:
            self._tickets.remove(ticket)
        except KeyError:
            return False
        return True


def hosts_for(host: str) -> frozenset[str]:
    """The names a server bound to `host` answers to."""
    if host in ("127.0.0.1", "localhost", "::1"):
        return frozenset({"127.0.0.1", "localhost", "::1"})
    own = socket.gethostname().lower()
    return frozenset({"127.0.0.1", "localhost", "::1", host.lower(), own, f"{own}.local"})


class Guard:
    """ASGI middleware that lets through what `Gate` allows and dresses every answer in `HEADERS`."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self.app, self.gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        answer = self._refuse(scope, Headers(scope=scope))
        if answer is not None:
            await answer(scope, receive, _dressed(send))
            return
        await self.app(scope, _limited(receive), _dressed(send))

    def _refuse(self, scope: Scope, headers: Headers) -> Response | None:
        if not self.gate.knows_host(headers.get("host", "")):
            return _problem(421, "This server does not answer to that name.")
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > MOST_BYTES:
            return _problem(413, TOO_LARGE)
        if scope["method"] not in ("GET", "HEAD") and not self._is_ours(headers):
            return _problem(403, "Changes are taken from the review page only.")
        path = scope["path"]
        if scope["method"] == "GET" and path == "/":
            given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
            if self.gate.admits(given) or self.gate.tears(given):
                return welcome(self.gate)
        if path == "/enter" or path.startswith("/static/") or self.gate.admits(self._token(headers)):
            return None
        if path.startswith("/api/") or scope["method"] != "GET":
            return _problem(401, "No token. Open the address the server printed, token included.")
        return Response(status_code=303, headers={"Location": "/enter"})

    def _is_ours(self, headers: Headers) -> bool:
        """Browsers say where a request comes from; behind a proxy that is its address, not ours."""
        origin = headers.get("origin", "").lower()
        return origin == f"http://{headers.get('host', '')}".lower() or (origin != "" and origin == self.gate.public)

    def _token(self, headers: Headers) -> str:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.gate.cookie)
        except CookieError:
            return ""
        return found.value if found else ""


def welcome(gate: Gate) -> Response:
    """Hand out the cookie. Not a redirect: after one, a browser that came from elsewhere would hold it back."""
    page = '<!DOCTYPE html><html lang="en"><title>Review</title><p><a href="/">Go on</a></p></html>'
    answer = Response(page, media_type="text/html", headers={"Refresh": "0; url=/"})
    secure = gate.public.startswith("https:")
    answer.set_cookie(gate.cookie, gate.token, httponly=True, samesite="strict", path="/", secure=secure)
    return answer


def _limited(receive: Receive) -> Receive:
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > MOST_BYTES:
            raise HTTPException(413, TOO_LARGE)  # a body that did not say its length
        return message

    return counted


def _dressed(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return with_headers


def _problem(status: int, words: str) -> Response:
    return JSONResponse({"error": words}, status)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _loops(name: str) -> bool:
    return ipaddress.ip_address(name).is_loopback
