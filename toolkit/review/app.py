"""The routes of the review server: pages for people, a few JSON calls for their script."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from toolkit import __version__
from toolkit.audit import Conflict, NothingToUndo
from toolkit.errors import DocumentError, ToolkitError
from toolkit.render.escape import visible
from toolkit.review import pages
from toolkit.review.desk import Desk, Gone, View, changes_for
from toolkit.review.forms import BadForm, Changed, read_form, read_key, read_name, read_number, read_query
from toolkit.review.guard import Gate, Guard, welcome
from toolkit.review.items import Item
from toolkit.review.openapi import describe
from toolkit.review.publish import Publisher
from toolkit.review.queue import Wanted, neighbours, progress, read_wanted
from toolkit.review.report import as_csv, as_jsonl, make_report
from toolkit.reviewing import Action, Decision

NAME_COOKIE = "toolkit-reviewer"
STATIC = {
    "page.css": ("toolkit.render", "page.css", "text/css"),
    "review.css": ("toolkit.review", "static/review.css", "text/css"),
    "review.js": ("toolkit.review", "static/review.js", "text/javascript"),
}
GONE = "This is not here (any more). The article may have been made again; its decisions are kept."


class Server:
    """A desk behind a gate. `name` is who reviews unless the browser says otherwise; empty: the browser is asked."""

    def __init__(self, desk: Desk, gate: Gate, *, name: str = "", read_only: bool = False) -> None:
        self.desk, self.gate, self.name, self.read_only = desk, gate, name, read_only
        self.publisher = Publisher(desk)
        self.templates = _templates()
        for template in self.templates.list_templates():  # compiled now: nobody shall wait for it on the first page
            self.templates.get_template(template)
        desk.refresh()

    def app(self) -> Guard:
        """The ASGI application."""
        routes = [
            Route("/", self._call(self.queue)),
            Route("/articles", self._call(self.articles)),
            Route("/item/{brief}/{item}", self._call(self.item)),
            Route("/report", self._call(self.report)),
            Route("/decisions.csv", self._call(self.export_csv)),
            Route("/decisions.jsonl", self._call(self.export_jsonl)),
            Route("/enter", self._post(self.enter), methods=["GET", "POST"]),
            Route("/name", self._post(self.take_name), methods=["POST"]),
            Route("/api/decide", self._post(self.decide), methods=["POST"]),
            Route("/api/undo", self._post(self.undo), methods=["POST"]),
            Route("/api/progress", self._call(self.progress)),
            Route("/openapi.json", self._call(lambda request: JSONResponse(describe(self.gate.cookie, tuple(STATIC))))),
            Route("/static/{name}", self._call(static)),
        ]
        handlers: dict[Any, Any] = {HTTPException: self.failed, Exception: self.failed}
        return Guard(Starlette(routes=routes, exception_handlers=handlers), self.gate)

    def _call(self, handler: Callable[[Request], Response]) -> Callable[..., Any]:
        async def endpoint(request: Request) -> Response:
            return await run_in_threadpool(self._checked, handler, request)

        return endpoint

    def _post(self, handler: Callable[[Request, dict[str, Any]], Response]) -> Callable[..., Any]:
        async def endpoint(request: Request) -> Response:
            body = await request.body()
            return await run_in_threadpool(self._checked, lambda r: handler(r, _fields(r, body)), request)

        return endpoint

    def _checked(self, handler: Callable[[Request], Response], request: Request) -> Response:
        try:
            return handler(request)
        except Gone:
            return self.failed(request, HTTPException(404, GONE))
        except BadForm as error:
            return self.failed(request, HTTPException(error.status, str(error)))
        except DocumentError as error:
            return self.failed(request, HTTPException(409, str(error)))
        except ToolkitError as error:
            return self.failed(request, HTTPException(503, str(error)))

    def failed(self, request: Request, error: Exception) -> Response:
        """An error, as JSON for the script and as a page for people."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = error.detail if isinstance(error, HTTPException) else "A defect of the toolkit. Please report it."
        words = {"Not Found": GONE, "Method Not Allowed": "This address takes no such request."}.get(words, words)
        headers = error.headers if isinstance(error, HTTPException) else None
        if request.url.path.startswith(("/api/", "/static/")):
            return JSONResponse({"error": words}, status, headers)
        context = {"words": words, "heading": _HEADINGS.get(status, "Failed")}
        answer = self._page(request, "message.html", context, status)
        answer.headers.update(headers or {})
        return answer

    def queue(self, request: Request) -> Response:
        """The list of what there is to do."""
        self.desk.refresh()
        page = request.query_params.get("page", "1")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        context = pages.queue_page(self.desk, read_wanted(request.query_params), number)
        return self._page(request, "queue.html", context)

    def articles(self, request: Request) -> Response:
        """The list of articles."""
        self.desk.refresh()
        return self._page(request, "articles.html", pages.articles_page(self.desk))

    def item(self, request: Request) -> Response:
        """One item."""
        self.desk.refresh()
        view, item = self._find(request.path_params["brief"], request.path_params["item"])
        context = pages.item_page(self.desk, view, item, read_wanted(request.query_params))
        return self._page(request, "item.html", context)

    def report(self, request: Request) -> Response:
        """What the decisions say about the machine and about the reviewers."""
        self.desk.refresh()
        context = {"report": make_report(self.desk.audit.decisions(), self.desk.all_items())}
        return self._page(request, "report.html", context)

    def export_csv(self, request: Request) -> Response:
        """Every decision as CSV."""
        return PlainTextResponse(as_csv(self.desk.audit.decisions()), media_type="text/csv")

    def export_jsonl(self, request: Request) -> Response:
        """Every decision as JSON lines."""
        return PlainTextResponse(as_jsonl(self.desk.audit.decisions()), media_type="application/x-ndjson")

    def progress(self, request: Request) -> Response:
        """For the page that is open: how far everybody is, and whether this item was decided elsewhere."""
        unknown = len(self.desk.refresh())
        items = self.desk.all_items()
        answer: dict[str, Any] = asdict(progress(items)) | {"unknown": unknown, "problem": self.publisher.problem}
        brief, key = request.query_params.get("brief", ""), request.query_params.get("item", "")
        item = next((item for item in self.desk.items.get(brief, ()) if item.key == key), None)
        if item is not None:
            answer["version"] = self.desk.version(item)
        return JSONResponse(answer)

    def enter(self, request: Request, data: dict[str, Any]) -> Response:
        """Where somebody without the token ends up, and types it in."""
        typed = request.method == "POST"
        if typed and self.gate.admits(str(data.get("token", "")).strip()):
            return welcome(self.gate)
        return self._page(request, "enter.html", {"wrong": typed}, 401)

    def take_name(self, request: Request, data: dict[str, Any]) -> Response:
        """The name a reviewer goes by."""
        name = read_name(data.get("name"))
        answer = Response(status_code=303, headers={"Location": "/"})
        answer.set_cookie(NAME_COOKIE, quote(name), httponly=True, samesite="strict", path="/", max_age=31_536_000)
        return answer

    def decide(self, request: Request, data: dict[str, Any]) -> Response:
        """One decision."""
        who = self._reviewer(request)
        version = read_number(data, "version", self.desk.audit.last())
        wanted = _wanted(read_query(data, "from"))
        view, item = self._find(read_key(data, "brief"), read_key(data, "item"))
        action, form = read_form(view, item, data)
        try:
            decision = self.desk.decide(item, changes_for(view, item, action, form, who), who, version)
        except Conflict as conflict:
            return self._conflict(conflict)
        self._mark(item, action, decision)
        self.publisher.call()
        return JSONResponse({"number": decision.number, "next": self._next(item, action, wanted)})

    def undo(self, request: Request, data: dict[str, Any]) -> Response:
        """Take back one's newest decision; where its `number` is given, only that one."""
        who = self._reviewer(request)
        last = self.desk.last_of(who)
        if last is None:
            raise Changed("There is nothing of yours to take back.")
        if "number" in data and read_number(data, "number", self.desk.audit.last()) != last.number:
            raise Changed("Your newest decision is another one by now. Load the page again to see it.")
        try:
            self.desk.audit.undo(last.brief, last.number, who)
        except Conflict as conflict:
            return self._conflict(conflict)
        except NothingToUndo as error:
            raise Changed(str(error)) from error
        self.publisher.call()
        return JSONResponse({"number": last.number, "next": self._address_of(last)})

    def _address_of(self, decision: Decision) -> str:
        """Where to look at what was decided on; the queue where its article is gone or cannot be shown."""
        try:
            items = self.desk.view(decision.brief).items
        except (Gone, DocumentError):
            return "/"
        item = next((item for item in items if decision.item in (item.key, *item.group)), None)
        return _address(item) if item else "/"

    def _mark(self, item: Item, action: Action, decision: Decision) -> None:
        if action is Action.ACCEPT or (action is Action.ENGLISH and item.kind == "sentence"):
            self.desk.mark(item, decision.number, "accepted")
        elif action is Action.REJECT:
            self.desk.mark(item, decision.number, "rejected", decision.after.get("reason", ""))

    def _conflict(self, conflict: Conflict) -> Response:
        last = conflict.theirs[-1]
        theirs = [_their(decision) for decision in conflict.theirs]
        return JSONResponse({"error": str(conflict), "theirs": theirs, "version": last.number}, 409)

    def _next(self, item: Item, action: Action, wanted: Wanted) -> str:
        if action not in (Action.ACCEPT, Action.REJECT):
            return _address(item, wanted.query())
        _, after = neighbours(self.desk.all_items(), wanted, item.brief, item.key)
        return _address(after, wanted.query()) if after else f"/?{wanted.query()}"

    def _reviewer(self, request: Request) -> str:
        if self.read_only:
            raise HTTPException(403, "This server is read-only: it shows decisions and takes none.")
        return read_name(self._name(request))

    def _name(self, request: Request) -> str:
        return unquote(request.cookies.get(NAME_COOKIE, ""))[:60] or self.name

    def _find(self, brief: str, key: str) -> tuple[View, Item]:
        """Ids are looked up among those the store knows; they never name a file."""
        if not brief.isprintable():  # nor is the id of any; SQLite takes no lone surrogates
            raise Gone(brief)
        view = self.desk.view(brief)
        item = view.item(key)
        if item is None:
            raise Gone(key)
        return view, item

    def _page(self, request: Request, name: str, context: dict[str, Any], status: int = 200) -> Response:
        who = self._name(request) if status != 401 else ""  # who has no token learns nothing
        shared = {
            "who": who,
            "read_only": self.read_only,
            "problem": self.publisher.problem if status != 401 else "",
            "version_of_toolkit": __version__,
            "path": request.url.path,
            "last": pages.last_decision(self.desk, who) if who and status == 200 else None,
        }
        text = self.templates.get_template(name).render(shared | context)
        return Response(text, status, media_type="text/html")


_HEADINGS = {
    400: "That cannot be",
    403: "Not allowed",
    404: "Not here",
    405: "Not that way",
    409: "Cannot be shown",
    413: "Too large",
    415: "That cannot be",
    422: "That cannot be",
    503: "The store cannot be used",
}


def static(request: Request) -> Response:
    """Our style and our script, from memory."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404, GONE)
    return Response(_static(name), media_type=STATIC[name][2], headers={"Cache-Control": "no-cache"})


@cache
def _static(name: str) -> str:
    package, path, _ = STATIC[name]
    return resources.files(package).joinpath(path).read_text(encoding="utf-8")


def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("toolkit.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"visible": visible, "words": pages.words_of}
    environment.globals |= {"address": _address}
    return environment


def _address(item: Item, query: str = "") -> str:
    where = f"/item/{quote(item.brief, safe='')}/{quote(item.key, safe='')}"
    return f"{where}?{query}" if query else where


def _fields(request: Request, body: bytes) -> dict[str, Any]:
    """The fields of a request: JSON of the script, which no form of another site can send, or a form."""
    wanted = "application/json" if request.url.path.startswith("/api/") else "application/x-www-form-urlencoded"
    if body and request.headers.get("content-type", "").split(";")[0].strip().lower() != wanted:
        raise HTTPException(415, f"Send it as {wanted}.")
    try:
        text = body.decode("utf-8")
        if wanted == "application/json":
            data = json.loads(text, parse_float=_number)
        else:
            data = {name: values[0] for name, values in parse_qs(text, max_num_fields=20).items()}
    except (ValueError, RecursionError) as error:
        raise BadForm("That could not be read.") from error
    if not isinstance(data, dict):
        raise BadForm("That could not be read.")
    return data


def _number(digits: str) -> int | float:
    """`3.0` is the whole number 3 in JSON."""
    value = float(digits)
    return int(value) if value.is_integer() else value


def _wanted(query: str) -> Wanted:
    return read_wanted({name: values[0] for name, values in parse_qs(query).items()})


def _their(decision: Decision) -> dict[str, str]:
    """A decision for the page that came too late: what it says, in the words that matter for its kind."""
    after = decision.after
    speaker = after.get("speaker")
    details = {
        Action.ENGLISH: after.get("english", ""),
        Action.COMMENT: after.get("comment", ""),
        Action.SPEAKER: (speaker["english"] or speaker["name"] or "unknown") if speaker else "",
    }
    detail = details.get(Action(decision.action), "")
    return {"who": decision.who, "said": pages.said(decision), "at": pages.clock(decision.at), "detail": detail}
