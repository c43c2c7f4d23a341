"""`toolkit review` as a command: what it refuses, what it prints; its token."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.review_samples import folder_of_briefs
from toolkit.audit import Audit, Change
from toolkit.cli.review import review
from toolkit.errors import StoreError, UsageError
from toolkit.review.guard import Gate, hosts_for
from toolkit.review.serve import own_token
from toolkit.reviewing import Action
from toolkit.settings import user_cache
from toolkit.store import Store


def run(*words: str) -> str:
    done = CliRunner().invoke(review, list(words), catch_exceptions=False)
    return done.output


def test_a_folder_without_briefs_says_how_to_make_some(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there are no briefs here") as caught:
        run(str(tmp_path))
    assert "toolkit brief ARTICLES" in caught.value.hint


@pytest.mark.parametrize("flags", [("--host", "0.0.0.0"), ("--public", "https://review.example")])
def test_a_page_open_to_others_needs_a_token_and_says_why(tmp_path: Path, flags: tuple[str, str]) -> None:
    folder_of_briefs(tmp_path)
    with pytest.raises(UsageError, match="lets other machines read every brief") as caught:
        run(str(tmp_path), *flags, "--port", "0", "--no-open")
    assert "There is no encryption" in caught.value.hint


@pytest.mark.parametrize(
    "token", ["short", "a token with blanks in it", "schlüssel-für-alle-hier", "a&b=c#d;e,f/g?h=i"]
)
def test_a_token_that_fits_no_cookie_or_address_is_refused(tmp_path: Path, token: str) -> None:
    folder_of_briefs(tmp_path)
    with pytest.raises(UsageError, match="the token cannot be used"):
        run(str(tmp_path), "--port", "0", "--token", token, "--no-open")


@pytest.mark.parametrize("address", ["review.example", "ftp://review.example", "https://review.example/briefs"])
def test_a_public_address_is_scheme_and_host(tmp_path: Path, address: str) -> None:
    folder_of_briefs(tmp_path)
    with pytest.raises(UsageError, match="not where a browser can go"):
        run(str(tmp_path), "--port", "0", "--public", address, "--token", "t" * 20, "--no-open")


def test_report_and_export(tmp_path: Path) -> None:
    folder_of_briefs(tmp_path)
    with Store(tmp_path) as store:
        change = Change("q-1", Action.COMMENT, {"comment": "x", "commenter": "Ada"})
        Audit(store).decide("8-seite-seilbahn", [change], "Ada", expected=0)
    assert "0 of" in run(str(tmp_path), "--report")
    run(str(tmp_path), "--export", str(tmp_path / "d.jsonl"))
    assert '"who": "Ada"' in (tmp_path / "d.jsonl").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="which format"):
        run(str(tmp_path), "--export", str(tmp_path / "d.xls"))


def test_the_token_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    token = own_token(tmp_path)
    assert own_token(tmp_path) == token
    assert own_token(tmp_path / "other") != token
    kept = next((user_cache() / "review").glob("*.token"))
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    for path in (user_cache() / "review").glob("*.token"):
        path.chmod(0o644)
    assert own_token(tmp_path) != token, "a token others could read is not used again"


@pytest.mark.parametrize(
    ("bound", "host", "known"),
    [
        ("127.0.0.1", "127.0.0.1:8722", True),
        ("127.0.0.1", "LOCALHOST:8722", True),
        ("127.0.0.1", "[::1]:8722", True),
        ("127.0.0.1", "10.0.0.5:8722", False),
        ("127.0.0.1", "rebound.example:8722", False),
        ("127.0.0.1", "127.0.0.1:8723", False),
        ("127.0.0.1", "127.0.0.1:x", False),
        ("127.0.0.1", "", False),
        ("0.0.0.0", "10.0.0.5:8722", True),
        ("0.0.0.0", "rebound.example:8722", False),
        ("desk.example", "desk.example:8722", True),
    ],
)
def test_hosts_the_server_answers_to(bound: str, host: str, known: bool) -> None:
    assert Gate("t" * 20, 8722, hosts_for(bound)).knows_host(host) is known
