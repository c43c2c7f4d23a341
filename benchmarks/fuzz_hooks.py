"""What `benchmarks.fuzz` gives schemathesis: in half of the valid calls an item that is there, as it is now.

Ids drawn at random name nothing, so that without this only refusals would be tested.
"""

from __future__ import annotations

import json
import os
import random
import re
from html import unescape
from typing import Any
from urllib.parse import unquote
from urllib.request import Request, urlopen

BASE, COOKIE = "TOOLKIT_FUZZ_BASE", "TOOLKIT_FUZZ_COOKIE"
DRAW = random.Random(7)
try:
    import schemathesis
except ImportError:  # `benchmarks.fuzz` says so
    schemathesis = None


def get(path: str) -> str:
    """A page of the server under test."""
    with urlopen(Request(os.environ[BASE] + path, headers={"Cookie": os.environ[COOKIE]})) as answer:
        return str(answer.read().decode("utf-8"))


def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Aim a valid call at an item."""
    valid = case.meta is None or case.meta.generation.mode.value == "positive"
    if not valid or DRAW.random() < 0.5:
        return
    if case.path == "/item/{brief}/{item}":
        case.path_parameters |= dict(zip(("brief", "item"), _item(), strict=True))
    elif case.path == "/api/decide" and isinstance(case.body, dict):
        case.body = _aimed(case.body)


def _item() -> tuple[str, str]:
    rows: list[tuple[str, str]] = []
    while not rows:
        page = get(f"/?state={DRAW.choice(('open', 'accepted', 'rejected', 'all'))}")
        rows = re.findall(r'href="/item/([^/"]+)/([^/"?]+)', page)
    brief, item = DRAW.choice(rows)
    return unquote(unescape(brief)), unquote(unescape(item))


def _aimed(body: dict[str, Any]) -> dict[str, Any]:
    """The body about an item that is there; its words where they name sentences, its texts as a reviewer saw them."""
    brief, item = _item()
    page = get(f"/item/{brief}/{item}")
    version = re.search(r'data-version="(\d+)"', page)
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    body |= {"brief": brief, "item": item, "version": int(version[1]) if version else 0}
    if body["action"] == "accept":
        body["texts"] = data["texts"]
    if body["action"] == "english":
        body["english"] = {data["group"][0]: next(iter(body["english"].values()))}
    if body["action"] == "spans":
        body["german_spans"] = data.get("german_spans", [[0, 1]])
        body["english_spans"] = data.get("english_spans", [])
    return body


if schemathesis is not None:
    schemathesis.hook(before_call)
