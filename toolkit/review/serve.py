"""Running the review server: its token, its socket, its end."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from toolkit.errors import UsageError
from toolkit.review.app import Server
from toolkit.review.desk import open_desk
from toolkit.review.guard import Gate, hosts_for
from toolkit.settings import user_cache

PORT = 8722
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LEAST_TOKEN = 16
TOKEN = re.compile(rf"[A-Za-z0-9._~-]{{{LEAST_TOKEN},200}}")  # fits an address and a cookie as it is
LAST_SECONDS = 5  # an answer that is not read must not keep the server from ending


def serve(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    token: str = "",
    name: str = "",
    public: str = "",
    read_only: bool = False,
    on_ready: Callable[[str, str], None] | None = None,
) -> None:
    """Serve the review page of a folder of briefs until interrupted. `port` 0 takes a free one; `public` is the address
    people open where a proxy stands in front.

    `on_ready` hears two addresses once the server is about to answer: one with the token, to be shown, and one that
    lets a single browser in, to be opened. Raises UsageError for a port in use, a token that cannot be one, or others
    let in without a token of one's own; StoreError for a folder without a store.
    """
    alone = host in LOOPBACK and not public
    _check_token(folder, host, token, public, alone)
    desk = open_desk(folder)
    listener = _listen(host, port)
    port = listener.getsockname()[1]
    gate = Gate(token or own_token(folder), port, hosts_for(host), _public(public))
    server = Server(desk, gate, name=name if alone else "", read_only=read_only)
    config = uvicorn.Config(
        server.app(),
        log_level="error",
        lifespan="off",
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=LAST_SECONDS,
    )
    server.publisher.start()
    try:
        if on_ready:
            shown = f"[{host}]" if ":" in host else host
            base = gate.public or f"http://{shown}:{port}"
            on_ready(f"{base}/?token={gate.token}", f"{base}/?token={gate.ticket()}")
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        server.publisher.stop()
        listener.close()


def _check_token(folder: Path, host: str, token: str, public: str, alone: bool) -> None:
    if not alone and not token:
        flag = f"--public {public}" if public else f"--host {host}"
        raise UsageError(
            f"{flag} lets other machines read every brief in {folder} and decide in it",
            f"Say who may with TOOLKIT_REVIEW_TOKEN (or --token), at least {LEAST_TOKEN} characters. "
            "There is no encryption: on a network you do not trust put a proxy with TLS in front, and give its address "
            "with --public.",
        )
    if token and not TOKEN.fullmatch(token):
        raise UsageError(
            "the token cannot be used", f"Take {LEAST_TOKEN} to 200 letters, digits and -._~ (no blanks, no umlauts)."
        )


def _public(address: str) -> str:
    """The origin of an address: `https://review.example`. Raises UsageError where it is more or less than that."""
    parts = urlsplit(address.lower().rstrip("/"))
    if address and (parts.scheme not in ("http", "https") or f"{parts.scheme}://{parts.netloc}" != parts.geturl()):
        raise UsageError(f"--public {address}: is not where a browser can go", "Give it as https://review.example.")
    return parts.geturl()


def own_token(folder: Path) -> str:
    """The token of a folder on this machine: kept outside of it (folders of briefs are passed on), readable by its
    owner only, the same after a restart so that open pages go on working."""
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    path = user_cache() / "review" / f"{name}.token"
    try:
        kept = path.read_text(encoding="ascii").strip()
        if len(kept) >= LEAST_TOKEN and path.stat().st_mode & 0o077 == 0:
            return kept
    except (OSError, UnicodeDecodeError):
        pass
    token = secrets.token_urlsafe(24)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(token)
    except OSError:
        return token  # only a restart notices: pages ask for the new address then
    return token


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise UsageError(
            f"{host}:{port}: cannot be served at: {error.strerror or error}", "Choose another with --port, or --port 0."
        ) from error
    listener.listen(128)
    return listener
