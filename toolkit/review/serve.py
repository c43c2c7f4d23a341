"""Running the review server: its token, its socket, its end."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from toolkit.errors import UsageError
from toolkit.review.app import Server
from toolkit.review.desk import open_desk
from toolkit.review.guard import Gate, hosts_for
from toolkit.settings import user_cache

PORT = 8722
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LEAST_TOKEN = 16


def serve(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    token: str = "",
    name: str = "",
    read_only: bool = False,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve the review page of a folder of briefs until interrupted. `port` 0 takes a free one.

    `on_ready` hears the address, token included, once it answers. Raises UsageError for a port in use or a host open
    to others without a token of one's own, StoreError for a folder without a store.
    """
    if host not in LOOPBACK and len(token) < LEAST_TOKEN:
        raise UsageError(
            f"--host {host} lets other machines read every brief in {folder} and decide in it",
            f"Say who may with --token or TOOLKIT_REVIEW_TOKEN, at least {LEAST_TOKEN} characters. "
            "There is no encryption: put TLS in front on a network you do not trust.",
        )
    desk = open_desk(folder)
    listener = _listen(host, port)
    port = listener.getsockname()[1]
    gate = Gate(token or own_token(folder), port, hosts_for(host))
    server = Server(desk, gate, name=name if host in LOOPBACK else "", read_only=read_only)
    config = uvicorn.Config(
        server.app(), log_level="error", lifespan="off", server_header=False, proxy_headers=False, timeout_keep_alive=30
    )
    server.publisher.start()
    running = uvicorn.Server(config)
    try:
        if on_ready:
            shown = f"[{host}]" if ":" in host else host
            on_ready(f"http://{shown}:{port}/?token={gate.token}")
        running.run(sockets=[listener])
    finally:
        server.publisher.stop()
        listener.close()


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
