"""The server's own description, OpenAPI 3.1: what programs and fuzzers may call."""

from __future__ import annotations

from typing import Any

from toolkit import __version__
from toolkit.reviewing import Action, Reason

_TEXT = {"type": "string"}
_KEY = {"type": "string", "maxLength": 300}
_STRETCHES = {"type": "array", "maxItems": 50, "items": {"type": "array", "items": {"type": "integer"}}}
_FILTERS = ("state", "kind", "flag", "speaker", "article", "q")


def describe() -> dict[str, Any]:
    """The description as JSON values."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "toolkit review", "version": __version__},
        "components": {"securitySchemes": {"token": {"type": "apiKey", "in": "cookie", "name": "toolkit-review-PORT"}}},
        "security": [{"token": []}],
        "paths": {
            "/": {"get": _page("The queue", [*map(_query, _FILTERS), _query("page")])},
            "/articles": {"get": _page("Articles with their progress")},
            "/report": {"get": _page("Agreement, acceptance, terms")},
            "/item/{brief}/{item}": {"get": _page("One item", [_path("brief"), _path("item"), *map(_query, _FILTERS)])},
            "/decisions.csv": {"get": _page("Every decision", kind="text/csv")},
            "/decisions.jsonl": {"get": _page("Every decision", kind="application/x-ndjson")},
            "/api/progress": {"get": _page("How far", [_query("brief"), _query("item")], "application/json")},
            "/api/decide": {"post": _call("Decide on an item", _decision())},
            "/api/undo": {"post": _call("Take back one's newest decision", {"type": "object"})},
        },
    }


def _page(summary: str, parameters: list[dict[str, Any]] | None = None, kind: str = "text/html") -> dict[str, Any]:
    answers = {"200": {"description": "Done", "content": {kind: {}}}, "303": {"description": "No token"}}
    return {"summary": summary, "parameters": parameters or [], "responses": answers | _refusals()}


def _call(summary: str, body: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": body}}
    answers = {"200": {"description": "Saved"}, "409": {"description": "Decided by somebody else since"}}
    return {
        "summary": summary,
        "requestBody": {"required": True, "content": content},
        "responses": answers | _refusals(),
    }


def _refusals() -> dict[str, Any]:
    words = {
        "400": "Not understood",
        "401": "No token",
        "403": "From elsewhere",
        "404": "Not here",
        "409": "Cannot be shown",
        "413": "Too large",
        "421": "Not our name",
    }
    return {status: {"description": said} for status, said in words.items()}


def _query(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": _TEXT}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _decision() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["brief", "item", "version", "action"],
        "properties": {
            "brief": _KEY,
            "item": _KEY,
            "version": {"type": "integer", "minimum": 0},
            "action": {"enum": [action.value for action in Action if action is not Action.UNDO]},
            "reason": {"enum": [reason.value for reason in Reason]},
            "texts": {"type": "array", "items": _TEXT},
            "english": {"type": "object", "additionalProperties": _TEXT},
            "german_spans": _STRETCHES,
            "english_spans": _STRETCHES,
            "speaker": {"type": "object", "properties": {"name": _TEXT, "role": _TEXT, "english": _TEXT}},
            "comment": _TEXT,
            "from": _TEXT,
        },
    }
