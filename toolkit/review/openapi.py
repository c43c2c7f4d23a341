"""The server's own description, OpenAPI 3.1: what programs and fuzzers may call, and what they get for it.

What is not of the described shape is answered with 400; what is, but makes no sense for this item, with 422.
"""

from __future__ import annotations

from typing import Any

from toolkit import __version__
from toolkit.review import forms
from toolkit.review.queue import STATES
from toolkit.reviewing import Action, Reason

_TEXT = {"type": "string"}
_KEY = {"type": "string", "maxLength": forms.MOST_KEY}
_NUMBER = {"type": "integer", "minimum": 0}
_ENGLISH = {"type": "string", "maxLength": forms.MOST_ENGLISH}
_NAME = {"type": "string", "maxLength": forms.MOST_NAME}
_HTML, _JSON, _FORM = "text/html", "application/json", "application/x-www-form-urlencoded"
_FILTERS = ("kind", "flag", "speaker", "article", "q")
_REFUSED = {  # before anything is looked at
    "401": "No token",
    "403": "A change that does not come from the review page, or a server that is read-only",
    "405": "No such request here",
    "413": "Too large",
    "415": "Not JSON where it must be, not a form where that is asked for",
    "421": "Not a name of this server",
    "503": "The store cannot be used",
}


def describe(cookie: str, statics: tuple[str, ...]) -> dict[str, Any]:
    """The description as JSON values. `cookie` is the name the token goes by, `statics` those of style and script."""
    token = {"type": "apiKey", "in": "cookie", "name": cookie}
    return {
        "openapi": "3.1.0",
        "info": {"title": "toolkit review", "version": __version__},
        "components": {"securitySchemes": {"token": token}, "schemas": {"Error": _object({"error": _TEXT})}},
        "security": [{"token": []}],
        "paths": {
            "/": {"get": _page("The queue", [_query("state", STATES), *map(_query, (*_FILTERS, "page"))])},
            "/articles": {"get": _page("Articles with their progress")},
            "/report": {"get": _page("Agreement, acceptance, terms")},
            "/item/{brief}/{item}": {"get": _item()},
            "/decisions.csv": {"get": _page("Every decision", kind="text/csv")},
            "/decisions.jsonl": {"get": _page("Every decision", kind="application/x-ndjson")},
            "/openapi.json": {"get": _page("This description", kind=_JSON)},
            "/static/{name}": {"get": _static(statics)},
            "/enter": {"get": _enter(), "post": _enter({"token": _TEXT})},
            "/name": {"post": _take_name()},
            "/api/progress": {"get": _progress()},
            "/api/decide": {"post": _call("Decide on an item", {"oneOf": _decisions()}, unfit=True)},
            "/api/undo": {"post": _call("Take back one's newest decision", _object({"number": _NUMBER}, required=()))},
        },
    }


def _page(summary: str, parameters: list[dict[str, Any]] | None = None, kind: str = _HTML) -> dict[str, Any]:
    """Something to look at; who has no token is sent to where it is typed in."""
    answers = {"200": _answer("Here it is", kind), "303": {"description": "No token: to /enter"}}
    return {"summary": summary, "parameters": parameters or [], "responses": answers | _refusals(_HTML)}


def _item() -> dict[str, Any]:
    state = _query("state", STATES)
    page = _page("One item", [_path("brief"), _path("item"), state, *map(_query, _FILTERS)])
    page["responses"] |= {
        "404": _answer("There is no such item (any more)", _HTML),
        "409": _answer("The files of the brief are missing or damaged", _HTML),
    }
    return page


def _static(names: tuple[str, ...]) -> dict[str, Any]:
    answers = {
        "200": {"description": "Here it is", "content": {"text/css": {}, "text/javascript": {}}},
        "404": _error("There is no such file"),
    }
    name = _path("name") | {"schema": {"type": "string", "minLength": 1, "examples": list(names)}}
    return {
        "summary": "Style and script",
        "parameters": [name],
        "security": [],
        "responses": answers | _refusals(_JSON),
    }


def _enter(fields: dict[str, Any] | None = None) -> dict[str, Any]:
    answers = {"200": _answer("Welcome: a cookie", _HTML)} if fields else {}
    called: dict[str, Any] = {
        "summary": "Type the token in" if fields else "Where the token is typed in",
        "security": [],
        "responses": answers | _refusals(_HTML),
    }
    if fields:
        called["responses"] |= {"400": _answer("Not understood", _HTML)}
        called["requestBody"] = {"required": True, "content": {_FORM: {"schema": _object(fields)}}}
    return called


def _take_name() -> dict[str, Any]:
    name = {"type": "string", "minLength": 1, "maxLength": forms.MOST_WHO}
    answers = {
        "303": {"description": "Taken: to /"},
        "400": _answer("Not understood", _HTML),
        "422": _answer("A name that cannot be shown", _HTML),
    }
    return {
        "summary": "Who reviews in this browser",
        "requestBody": {"required": True, "content": {_FORM: {"schema": _object({"name": name})}}},
        "responses": answers | _refusals(_HTML),
    }


def _progress() -> dict[str, Any]:
    counts = dict.fromkeys(("total", "accepted", "rejected", "unknown"), _NUMBER)
    schema = _object(counts | {"problem": _TEXT}) | {"description": "`version` only where the item is known"}
    return {
        "summary": "How far everybody is; of an item, whether it was decided on since",
        "parameters": [_query("brief"), _query("item")],
        "responses": {"200": _answer("Here it is", _JSON, schema)} | _refusals(_JSON),
    }


def _call(summary: str, body: dict[str, Any], *, unfit: bool = False) -> dict[str, Any]:
    answers = {
        "200": _answer("Saved", _JSON, _object({"number": _NUMBER, "next": _TEXT})),
        "400": _error("Not understood"),
        "404": _error("There is no such item (any more)"),
        "409": _answer("Decided by somebody else since: both versions, nothing saved", _JSON, _conflict()),
        "422": _error("It does not fit this item, or nobody said who reviews" if unfit else "Nobody said who reviews"),
    }
    content = {_JSON: {"schema": body}}
    return {
        "summary": summary,
        "requestBody": {"required": True, "content": content},
        "responses": answers | _refusals(_JSON),
    }


def _conflict() -> dict[str, Any]:
    their = _object(dict.fromkeys(("who", "said", "at", "detail"), _TEXT))
    fields = {"error": _TEXT, "theirs": {"type": "array", "items": their}, "version": _NUMBER}
    return _object(fields, required=("error",))


def _decisions() -> list[dict[str, Any]]:
    """A body for each action: what it needs, and nothing said about what others need."""
    stretch = {"type": "array", "items": {"type": "integer"}}
    stretches = [
        {"type": "array", "maxItems": forms.MOST_STRETCHES, "items": stretch | {"minItems": n, "maxItems": n}}
        for n in (2, 3)
    ]
    speaker = _object(dict.fromkeys(("name", "role", "english"), _NAME), required=())
    english = {"type": "object", "minProperties": 1, "additionalProperties": _ENGLISH}
    needs: dict[Action, dict[str, Any]] = {
        Action.ACCEPT: {"texts": {"type": "array", "items": _TEXT}},
        Action.REJECT: {"reason": {"enum": [reason.value for reason in Reason]}},
        Action.ENGLISH: {"english": english},
        Action.SPANS: {"german_spans": stretches[0], "english_spans": stretches[1]},
        Action.SPEAKER: {"speaker": speaker},
        Action.COMMENT: {"comment": {"type": "string", "maxLength": forms.MOST_COMMENT}},
    }
    return [_decision(action, fields) for action, fields in needs.items()]


def _decision(action: Action, fields: dict[str, Any]) -> dict[str, Any]:
    shared = {"brief": _KEY, "item": _KEY, "version": _NUMBER, "action": {"const": action.value}}
    body = _object(shared | fields)
    query = {"type": "string", "maxLength": forms.MOST_QUERY, "pattern": r"^[\x20-\x7e]*$"}
    return body | {"properties": body["properties"] | {"from": query}}


def _refusals(kind: str) -> dict[str, Any]:
    """What the gate answers is JSON everywhere; other refusals are pages where people look at pages."""
    kinds = {kind: {}, _JSON: {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {status: {"description": said, "content": kinds} for status, said in _REFUSED.items()}


def _answer(said: str, kind: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"description": said, "content": {kind: {"schema": schema} if schema else {}}}


def _error(said: str) -> dict[str, Any]:
    return _answer(said, _JSON, {"$ref": "#/components/schemas/Error"})


def _object(properties: dict[str, Any], required: tuple[str, ...] | None = None) -> dict[str, Any]:
    names = list(properties if required is None else required)
    return {"type": "object", "properties": properties} | ({"required": names} if names else {})


def _query(name: str, examples: tuple[str, ...] = ()) -> dict[str, Any]:
    """A filter; what is not understood counts as not given, so nothing is asked of it but to be text."""
    return {"name": name, "in": "query", "schema": _TEXT | ({"examples": list(examples)} if examples else {})}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
