"""The review server without a browser: deciding, undoing, conflicts, re-rendering, who is let in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.review_samples import folder_of_briefs
from toolkit.render import brief_from_json
from toolkit.review.app import Server
from toolkit.review.desk import Desk, open_desk
from toolkit.review.guard import Gate, hosts_for
from toolkit.review.items import Item
from toolkit.review.openapi import describe
from toolkit.review.pages import item_page
from toolkit.review.publish import publish_stale
from toolkit.review.queue import Wanted

PORT = 8722
BASE = f"http://127.0.0.1:{PORT}"
TOKEN = "a-token-of-some-length"


class Browser:
    """A browser with a name and the cookie."""

    def __init__(self, server: Server, name: str) -> None:
        self.server, self.desk = server, server.desk
        self.client = TestClient(server.app(), base_url=BASE, follow_redirects=False, raise_server_exceptions=False)
        self.client.cookies.set("toolkit-review-8722", TOKEN)
        self.client.cookies.set("toolkit-reviewer", name)

    def decide(self, item: Item, action: str, version: int | None = None, **more: Any) -> Any:
        view = self.desk.view(item.brief)
        body = {
            "brief": item.brief,
            "item": item.key,
            "action": action,
            "version": self.desk.version(item) if version is None else version,
            "texts": [view.brief.pairs[i].english for i in item.sentences],
        }
        content = json.dumps(body | more)  # ASCII: half a surrogate pair arrives as sent
        headers = {"Origin": BASE, "Content-Type": "application/json"}
        return self.client.post("/api/decide", content=content, headers=headers)

    def undo(self) -> Any:
        return self.client.post("/api/undo", json={}, headers={"Origin": BASE})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder_of_briefs(tmp_path)
    desk = open_desk(tmp_path)
    for id in desk.refresh():
        desk.fill(id)
    yield desk
    desk.store.__exit__()


@pytest.fixture
def server(desk: Desk) -> Server:
    return Server(desk, Gate(TOKEN, PORT, hosts_for("127.0.0.1")))


@pytest.fixture
def ada(server: Server) -> Browser:
    return Browser(server, "Ada")


@pytest.fixture
def ben(server: Server) -> Browser:
    return Browser(server, "Ben")


def quotes(desk: Desk) -> list[Item]:
    return [item for item in desk.all_items() if item.kind != "sentence"]


def now(desk: Desk, item: Item) -> Item:
    found = desk.view(item.brief).item(item.key)
    assert found is not None
    return found


def written(desk: Desk, id: str) -> Any:
    return json.loads((desk.folder / f"{id}.json").read_text(encoding="utf-8"))


def test_queue_shows_the_most_doubtful_first(desk: Desk, ada: Browser) -> None:
    doubts = [item.doubt for item in desk.all_items()]
    assert doubts == sorted(doubts, reverse=True)
    page = ada.client.get("/")
    assert page.status_code == 200
    assert f"0 of {len(doubts)} decided" in page.text


def test_every_item_has_its_page(desk: Desk, ada: Browser) -> None:
    for item in desk.all_items():
        assert ada.client.get(f"/item/{item.brief}/{item.key}").status_code == 200


def test_accepting_is_saved_and_leads_on(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    answer = ada.decide(item, "accept")
    assert answer.status_code == 200, answer.text
    assert answer.json()["next"].startswith("/item/")
    assert now(desk, item).verdict == "accepted"


def test_edited_english_reaches_every_file(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    assert ada.decide(item, "english", english={item.group[0]: "Hand-made words."}).status_code == 200
    assert publish_stale(desk)
    row = written(desk, item.brief)["sentences"][item.sentences[0]]
    assert (row["english"], row["origin"]) == ("Hand-made words.", "review")
    for ending in ("md", "html"):
        text = (desk.folder / f"{item.brief}.{ending}").read_text(encoding="utf-8")
        assert "Hand-made words." in text
        assert "Reviewed by Ada on" in text


def test_undo_brings_back_the_same_bytes(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    before = {path.name: path.read_bytes() for path in desk.folder.glob(f"{item.brief}.*")}
    ada.decide(item, "accept")
    ada.decide(item, "english", english={item.group[0]: "Other words."})
    publish_stale(desk)
    assert ada.undo().status_code == 200
    assert ada.undo().status_code == 200
    publish_stale(desk)
    assert {path.name: path.read_bytes() for path in desk.folder.glob(f"{item.brief}.*")} == before


def test_what_is_no_quote_leaves_the_brief(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    ada.decide(item, "reject", reason="not a quote")
    publish_stale(desk)
    assert item.quote not in [row["quote"]["id"] for row in written(desk, item.brief)["quotes"]]
    assert now(desk, item).verdict == "rejected"


def test_a_rejected_quote_is_a_warning_in_the_brief(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    ada.decide(item, "reject", reason="wrong translation")
    publish_stale(desk)
    flags = [flag for flag in written(desk, item.brief)["flags"] if flag["kind"] == "review"]
    assert [flag["message"] for flag in flags] == ["A reviewer rejected this quote: wrong translation."]


def test_moved_borders_and_speaker_reach_the_brief(desk: Desk, ada: Browser) -> None:
    item = next(item for item in quotes(desk) if item.english and len(item.sentences) == 1)
    assert ada.decide(item, "spans", german_spans=[[0, 5]], english_spans=[[0, 0, 3]]).status_code == 200
    assert ada.decide(item, "speaker", speaker={"name": "Kai", "role": "Rat", "english": "Kai, adviser"}).is_success
    publish_stale(desk)
    brief = brief_from_json((desk.folder / f"{item.brief}.json").read_text(encoding="utf-8"))
    pair = next(pair for pair in brief.quotes if pair.quote.id == item.quote)
    assert pair.german_text == brief.sentences[item.sentences[0]].text[:5]
    assert pair.english_text == brief.pairs[item.sentences[0]].english[:3]
    assert (pair.speaker_english, pair.quote.speaker_name) == ("Kai, adviser", "Kai")


def test_a_comment_is_a_note_in_the_brief(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    ada.decide(item, "comment", comment="Ask the desk.")
    publish_stale(desk)
    assert "Comment by Ada: Ask the desk." in [f["message"] for f in written(desk, item.brief)["flags"]]


def test_a_page_made_before_a_decision_cannot_decide_over_it(desk: Desk, ada: Browser, ben: Browser) -> None:
    """Decided between reading the brief and writing the page: its version is that of what it shows."""
    item = quotes(desk)[0]
    view = desk.view(item.brief)
    ada.decide(item, "reject", reason="wrong span")
    context = item_page(desk, view, item, Wanted())
    answer = ben.decide(item, "speaker", version=context["version"], speaker={"name": "Kai"})
    assert answer.status_code == 409
    assert [t["said"] for t in answer.json()["theirs"]] == ["rejected: wrong span"]


def test_a_view_from_before_a_decision_does_not_open_it_again(desk: Desk, ada: Browser) -> None:
    """A thread that was working the brief out when the decision came is done after it."""
    item = quotes(desk)[0]
    old = desk.view(item.brief)
    ada.decide(item, "accept")
    desk._keep(item.brief, old)
    assert next(i for i in desk.all_items() if i.key == item.key).verdict == "accepted"
    ada.undo()
    desk.view(item.brief)
    assert next(i for i in desk.all_items() if i.key == item.key).verdict == ""


def test_undo_in_an_article_that_is_gone_leads_to_the_queue(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    ada.decide(item, "accept")
    (desk.folder / f"{item.brief}.json").unlink()
    desk.store.transaction(lambda db: db.execute("DELETE FROM briefs WHERE id = ?", (item.brief,)))
    assert ada.undo().json()["next"] == "/"


def test_everything_the_server_answers_is_described(server: Server) -> None:
    described = {(path, method.upper()) for path, methods in describe("c", ())["paths"].items() for method in methods}
    app: Any = server.app().app
    routes = {(route.path, method) for route in app.routes for method in route.methods - {"HEAD"}}
    assert routes == described


def test_a_stale_edit_is_shown_both_versions_and_writes_nothing(desk: Desk, ada: Browser, ben: Browser) -> None:
    item = quotes(desk)[0]
    seen = desk.version(item)
    ada.decide(item, "english", english={item.group[0]: "By Ada."})
    answer = ben.decide(item, "english", version=seen, english={item.group[0]: "By Ben."})
    assert answer.status_code == 409
    assert [(t["who"], t["detail"]) for t in answer.json()["theirs"]] == [("Ada", "By Ada.")]
    assert len(desk.audit.decisions()) == 1
    again = ben.decide(item, "english", version=answer.json()["version"], english={item.group[0]: "By Ben."})
    assert again.status_code == 200


def test_accepting_words_that_changed_is_refused(desk: Desk, ada: Browser) -> None:
    answer = ada.decide(quotes(desk)[0], "accept", texts=["something else"])
    assert answer.status_code == 409
    assert "has changed since" in answer.json()["error"]
    assert not desk.audit.decisions()


def test_undo_takes_back_only_what_the_page_shows(desk: Desk, ada: Browser) -> None:
    first, second = quotes(desk)[:2]
    old = ada.decide(first, "accept").json()["number"]
    new = ada.decide(second, "accept").json()["number"]
    answer = ada.client.post("/api/undo", json={"number": old}, headers={"Origin": BASE})
    assert (answer.status_code, now(desk, second).verdict) == (409, "accepted")
    assert "another one by now" in answer.json()["error"]
    assert ada.client.post("/api/undo", json={"number": new}, headers={"Origin": BASE}).status_code == 200


def test_nothing_to_undo_is_said(ada: Browser) -> None:
    assert (ada.undo().status_code, ada.undo().json()["error"]) == (409, "There is nothing of yours to take back.")


def test_undo_after_somebody_else_is_refused(desk: Desk, ada: Browser, ben: Browser) -> None:
    item = quotes(desk)[0]
    ada.decide(item, "accept")
    ben.decide(item, "reject", reason="wrong span")
    assert ada.undo().status_code == 409
    assert now(desk, item).verdict == "rejected"


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"action": "explode"}, 400, "no such action"),
        ({"action": "reject", "reason": "mood"}, 400, "Say why"),
        ({"action": "accept", "texts": "all"}, 400, "which English"),
        ({"action": "english", "english": {}}, 400, "which sentence"),
        ({"action": "english", "english": {"s-nowhere": "x"}}, 422, "which sentence"),
        ({"action": "spans", "german_spans": [[3, 1]], "english_spans": []}, 422, "German words"),
        ({"action": "spans", "german_spans": [[0, 10**9]], "english_spans": []}, 422, "German words"),
        ({"action": "spans", "german_spans": [[0, 2]], "english_spans": [[9, 0, 1]]}, 422, "English words"),
        ({"action": "spans", "german_spans": [[0, 2.5]], "english_spans": []}, 400, "numbers"),
        ({"action": "speaker", "speaker": "Kai"}, 400, "who the speaker is"),
        ({"action": "comment", "comment": "x" * 3000}, 400, "longer than"),
        ({"action": "comment", "comment": "turn \u202e around"}, 422, "cannot be shown"),
        ({"action": "comment", "comment": "half a sign \ud83d"}, 422, "cannot be shown"),
        ({"action": "accept", "version": -1}, 400, "version"),
        ({"action": "accept", "version": "1"}, 400, "version"),
        ({"action": "accept", "version": 7}, 409, "no version 7 in this folder"),
        ({"action": "accept", "from": "q=\ud83d"}, 400, "not a query"),
        ({"action": "accept", "from": 3}, 400, "not a query"),
    ],
)
def test_what_makes_no_sense_is_said(desk: Desk, ada: Browser, body: dict[str, Any], status: int, words: str) -> None:
    action, version = body.pop("action"), body.pop("version", None)
    answer = ada.decide(quotes(desk)[0], action, version=version, **body)
    assert answer.status_code == status
    assert words in answer.json()["error"]
    assert not desk.audit.decisions()


def test_empty_english_is_refused(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    answer = ada.decide(item, "english", english={item.group[0]: "  "})
    assert "cannot be empty" in answer.json()["error"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:8722", "Origin": BASE}, 421),
        ({"Host": "127.0.0.1:80", "Origin": BASE}, 421),
        ({"Host": "user@127.0.0.1:8722", "Origin": BASE}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({}, 403),
        ({"Origin": "http://127.0.0.1:8722.evil.example"}, 403),
        ({"Origin": "https://127.0.0.1:8722"}, 403),
        ({"Origin": BASE, "Content-Length": "99999999"}, 413),
        ({"Origin": BASE, "Content-Length": "²".encode("latin-1")}, 413),
        ({"Origin": BASE, "Content-Type": "text/plain"}, 415),
        ({"Origin": BASE, "Content-Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_posts_from_elsewhere_are_refused(desk: Desk, ada: Browser, headers: dict[str, Any], status: int) -> None:
    assert ada.client.post("/api/undo", content=b"{}", headers=headers).status_code == status


def test_a_body_that_hides_its_length_is_refused(ada: Browser) -> None:
    pieces = (b"x" * 100_000 for _ in range(5))
    headers = {"Origin": BASE, "Content-Type": "application/json"}
    answer = ada.client.post("/api/undo", content=pieces, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (413, "That is more than a review needs.")


def test_methods_nobody_takes_are_named(ada: Browser) -> None:
    for path, allowed in (("/", "GET"), ("/api/decide", "POST"), ("/enter", "POST")):
        answer = ada.client.request("PUT", path, headers={"Origin": BASE})
        assert answer.status_code == 405
        assert allowed in answer.headers["allow"]


def test_without_the_token_there_is_nothing(server: Server, desk: Desk) -> None:
    client = TestClient(server.app(), base_url=BASE, follow_redirects=False)
    item = desk.all_items()[0]
    for path in ("/", "/articles", "/report", "/decisions.csv", f"/item/{item.brief}/{item.key}"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    assert client.get("/api/progress").status_code == 401
    assert client.post("/api/undo", json={}, headers={"Origin": BASE}).status_code == 401
    assert client.post("/enter", data={"token": "wrong"}, headers={"Origin": BASE}).status_code == 401
    assert client.get("/enterprise").status_code == 303


def test_who_has_no_token_learns_nothing(desk: Desk) -> None:
    server = Server(desk, Gate(TOKEN, PORT, hosts_for("127.0.0.1")), name="Ada Login")
    server.publisher.problem = "/home/ada/secret: no room"
    client = TestClient(server.app(), base_url=BASE, follow_redirects=False)
    for answer in (client.get("/enter"), client.get("/static/nothing")):
        assert "Ada" not in answer.text
        assert "secret" not in answer.text


def test_a_ticket_lets_one_browser_in(server: Server) -> None:
    ticket = server.gate.ticket()
    first, second = (TestClient(server.app(), base_url=BASE, follow_redirects=False) for _ in range(2))
    assert first.get(f"/?token={ticket}").status_code == 200
    assert first.get("/").status_code == 200
    assert second.get(f"/?token={ticket}").status_code == 303


def test_behind_a_proxy_its_address_is_ours(desk: Desk) -> None:
    gate = Gate(TOKEN, PORT, hosts_for("127.0.0.1"), "https://review.example")
    client = TestClient(Server(desk, gate).app(), base_url="https://review.example", follow_redirects=False)
    assert "secure" in client.get(f"/?token={TOKEN}").headers["set-cookie"].lower()
    posted = {"json": {}, "headers": {"Origin": "https://review.example"}}
    assert client.post("/api/undo", **posted).status_code == 422, "let in, but nobody said who reviews"
    for origin in ("http://review.example:8722", "https://evil.example", ""):
        assert client.post("/api/undo", json={}, headers={"Origin": origin}).status_code == 403
    assert client.get("/", headers={"Host": "other.example"}).status_code == 421


def test_the_token_lets_in(server: Server) -> None:
    client = TestClient(server.app(), base_url=BASE)
    answer = client.get(f"/?token={TOKEN}")
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert client.get("/").status_code == 200


def test_read_only_takes_nothing(desk: Desk) -> None:
    server = Server(desk, Gate(TOKEN, PORT, hosts_for("127.0.0.1")), read_only=True)
    answer = Browser(server, "Ada").decide(quotes(desk)[0], "accept")
    assert answer.status_code == 403
    assert "read-only" in answer.json()["error"]


@pytest.mark.parametrize(
    "path", ["/item/../../etc/passwd", "/item/%2e%2e%2f/x", "/static/../app.py", "/static/x", "/nope"]
)
def test_no_path_reaches_the_file_system(ada: Browser, path: str) -> None:
    assert ada.client.get(path).status_code == 404


def test_every_answer_forbids_what_pages_do_not_need(ada: Browser) -> None:
    for path in ("/", "/nope", "/static/review.js", "/api/progress"):
        policy = ada.client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_hostile_text_is_shown_as_characters(desk: Desk, ada: Browser) -> None:
    item = quotes(desk)[0]
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    ada.decide(item, "english", english={item.group[0]: hostile})
    ada.decide(item, "speaker", speaker={"name": hostile, "role": hostile, "english": hostile})
    ada.decide(item, "comment", comment=hostile)
    for path in ("/", f"/item/{item.brief}/{item.key}", "/articles", "/report"):
        text = ada.client.get(path).text
        assert "<script>alert" not in text
        assert "<img" not in text


def test_report_page_and_exports(desk: Desk, ada: Browser, ben: Browser) -> None:
    item = quotes(desk)[0]
    ada.decide(item, "accept")
    ben.decide(item, "accept")
    assert "agree on 100 % of 1 items" in ada.client.get("/report").text
    lines = ada.client.get("/decisions.jsonl").text.splitlines()
    assert [json.loads(line)["who"] for line in lines][:1] == ["Ada"]
    assert ada.client.get("/decisions.csv").text.startswith("number,brief,item,action")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_body_makes_the_server_fail(desk: Desk, ada: Browser, data: st.DataObject) -> None:
    """Bodies near the right ones, and far from them, as the OpenAPI description would and would not have them."""
    body_of = describe("c", ())["paths"]["/api/decide"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    schema = data.draw(st.sampled_from(body_of["oneOf"]))
    item = data.draw(st.sampled_from(desk.all_items()))
    right: dict[str, Any] = {"brief": item.brief, "item": item.key, "version": 0}
    body: dict[str, Any] = {}
    for name, field in schema["properties"].items():
        choices = [JSON, st.just(right[name])] if name in right else [JSON]
        choices += [st.sampled_from(field["enum"])] if "enum" in field else []
        choices += [st.just(field["const"])] if "const" in field else []
        if data.draw(st.booleans()) or name in right:
            body[name] = data.draw(st.one_of(choices))
    answer = ada.client.post("/api/decide", json=body, headers={"Origin": BASE})
    assert answer.status_code < 500, answer.text
    assert answer.status_code == 200 or "error" in answer.json()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), kind=st.sampled_from(["application/json", "text/plain", ""]))
def test_no_bytes_make_the_server_fail(ada: Browser, content: bytes, kind: str) -> None:
    for path in ("/api/decide", "/name", "/enter"):
        answer = ada.client.post(path, content=content, headers={"Origin": BASE, "Content-Type": kind})
        assert answer.status_code < 500


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.dictionaries(st.sampled_from(["state", "kind", "flag", "speaker", "article", "q", "page"]), st.text()))
def test_no_query_makes_the_queue_fail(ada: Browser, query: dict[str, str]) -> None:
    assert ada.client.get("/", params={k: v.encode("utf-8", "replace") for k, v in query.items()}).status_code == 200
