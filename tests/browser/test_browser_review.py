"""A reviewer at work: keyboard only, in Chromium, against a real server process."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.review_samples import make_briefs
from toolkit.audit import Audit
from toolkit.store import Store

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SIZES = [(1600, 1000, "light"), (1280, 800, "dark"), (820, 1180, "light"), (390, 844, "dark")]
Enter = Callable[..., Page]
Serve = Callable[..., Any]


def decisions(folder: Path) -> list[Any]:
    with Store(folder) as store:
        return Audit(store).decisions()


def wait_for_files(folder: Path) -> None:
    """Until every decision is in the files."""
    until = time.monotonic() + 60
    with Store(folder) as store:
        while Audit(store).stale():
            assert time.monotonic() < until, "decisions are not in the files after a minute"
            time.sleep(0.1)


def first_item(page: Page, state: str = "open") -> None:
    """From the queue into its first item, by keyboard."""
    page.wait_for_selector("[data-row]")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#item")


def base_of(page: Page) -> str:
    """Scheme, host and port of the page."""
    return "/".join(page.url.split("/", 3)[:3])


def press_on(page: Page, *keys: str) -> None:
    """Press keys that save or move, and wait for the page that follows."""
    with page.expect_navigation():
        for key in keys:
            page.keyboard.press(key)


def test_fifty_quotes_by_keyboard_only(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    first_item(page)
    for n in range(50):
        keys = ("r", "1") if n % 5 == 4 and page.locator("[data-reason]").count() == 4 else ("a",)
        press_on(page, *keys)
    expect(page.locator("[data-progress]")).to_have_text(re.compile("^(5\\d|[6-9]\\d) of"))
    firsts = [d for d in decisions(folder) if d.number == d.part_of]
    assert len(firsts) == 50
    assert {d.action for d in firsts} == {"accept", "reject"}


def test_edit_and_undo(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    first_item(page)
    shown = page.locator(".now .side[data-side=english]").first
    before = shown.inner_text()
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Typed by a reviewer.")
    press_on(page, "Control+Enter")
    expect(shown).to_have_text("Typed by a reviewer.")
    expect(page.locator("#status")).to_contain_text("Saved: English corrected")
    press_on(page, "u")
    expect(shown).to_have_text(before)
    assert [d.action for d in decisions(folder)] == ["english", "undo"]


def test_escape_leaves_everything_as_it_was(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    first_item(page)
    page.keyboard.press("e")
    page.keyboard.type("nothing of this")
    page.keyboard.press("Escape")
    expect(page.locator(".edit").first).to_be_hidden()
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    expect(page.locator("#reject")).to_be_hidden()
    assert not decisions(folder)


def test_borders_move_by_word(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    first_item(page)
    page.keyboard.press("s")
    expect(page.locator("#span-now")).to_contain_text("English: ")
    before = page.locator("#span-now").inner_text().removeprefix("English: ")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#span-now")).not_to_have_text(f"English: {before}")
    after = page.locator("#span-now").inner_text().removeprefix("English: ")
    assert after in before
    assert len(after) < len(before)
    page.keyboard.press("Tab")
    expect(page.locator("#span-now")).to_contain_text("German: ")
    press_on(page, "Enter")
    assert page.locator(".now .side[data-side=english] .q").first.inner_text() in after + before
    found = decisions(folder)
    assert [d.action for d in found] == ["spans"]
    assert found[0].after["english_spans"]


def test_speaker_comment_and_other_translation(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    first_item(page)
    page.keyboard.press("p")
    page.locator("#speaker-form [name=name]").fill("Kai Ott")
    page.locator("#speaker-form [name=english]").fill("Kai Ott, adviser")
    press_on(page, "Enter")
    expect(page.locator(".speaker b")).to_have_text("Kai Ott, adviser")
    page.keyboard.press("c")
    page.keyboard.type("Ask again.")
    press_on(page, "Control+Enter")
    expect(page.locator(".said")).to_contain_text("Ask again.")
    assert [d.action for d in decisions(folder)] == ["speaker", "comment"]


def test_a_speaker_of_the_article_is_one_digit_away(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    first_item(page)
    page.keyboard.press("p")
    name = page.locator("#speaker [data-choice]").first.get_attribute("data-name")
    press_on(page, "1")
    assert [d.after["speaker"]["name"] for d in decisions(folder)] == [name]
    page.keyboard.press("p")
    page.keyboard.type("Kai Ott")  # a letter starts another name
    press_on(page, "Enter")
    expect(page.locator(".speaker b")).to_have_text("Kai Ott" if not name else re.compile("Kai Ott|" + re.escape(name)))
    assert decisions(folder)[-1].after["speaker"]["name"] == "Kai Ott"


def test_borders_left_alone_are_as_before_without_a_server(serve: Serve, enter: Enter, folder: Path) -> None:
    process = serve()
    page = enter(process)
    first_item(page)
    before = page.locator(".pairs").inner_html()
    process.kill()
    page.keyboard.press("s")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(page.locator("#spanning")).to_be_hidden()
    assert page.locator(".pairs").inner_html() == before


def test_a_key_pressed_twice_decides_once(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    first_item(page)
    with page.expect_navigation():
        page.evaluate(
            "for (const n of [1, 2, 3])"
            " document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}))"
        )
    page.wait_for_selector("#item")
    assert len({d.part_of for d in decisions(folder)}) == 1


@pytest.mark.parametrize("width", [1600, 820, 390])
def test_the_whole_article_is_in_step(serve: Serve, enter: Enter, width: int) -> None:
    page = enter(serve(), viewport={"width": width, "height": 900})
    for address in [row.get_attribute("href") for row in page.locator("[data-row]").all()[:5]]:
        page.goto(base_of(page) + str(address))
        page.wait_for_load_state()
        seen = page.evaluate(
            """() => { const box = document.querySelector("#whole").getBoundingClientRect(),
            here = document.querySelector(".whole .here").getBoundingClientRect();
            return here.top >= box.top - 1 && here.top < box.bottom; }"""
        )
        assert seen, address


def test_help_is_one_key_away(serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_two_reviewers_meet(folder: Path, serve: Serve, enter: Enter) -> None:
    process = serve()
    ada, ben = enter(process, "Ada"), enter(process, "Ben")
    first_item(ada)
    ben.goto(ada.url)
    for page, words in ((ada, "As Ada says."), (ben, "As Ben says.")):
        page.keyboard.press("e")
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
    press_on(ada, "Control+Enter")
    ben.keyboard.press("Control+Enter")
    expect(ben.locator("#conflict")).to_be_visible()
    expect(ben.locator("#theirs")).to_contain_text("As Ada says.")
    expect(ben.locator("#mine")).to_contain_text("As Ben says.")
    assert [d.who for d in decisions(folder)] == ["Ada"]
    with ben.expect_navigation():
        ben.get_by_role("button", name="Save mine over it").click()
    expect(ben.locator(".now .side[data-side=english]").first).to_have_text("As Ben says.")
    assert [d.who for d in decisions(folder)] == ["Ada", "Ben"]


def test_who_accepts_too_late_is_shown_the_new_words_first(folder: Path, serve: Serve, enter: Enter) -> None:
    process = serve()
    ada, ben = enter(process, "Ada"), enter(process, "Ben")
    first_item(ada)
    ben.goto(ada.url)
    ada.keyboard.press("e")
    ada.keyboard.press("Control+a")
    ada.keyboard.type("As Ada says.")
    press_on(ada, "Control+Enter")
    ben.keyboard.press("a")
    words = "The English has changed since this page was loaded"
    expect(ben.locator("#conflict:visible, #alert:visible")).to_contain_text(re.compile(f"As Ada says|{words}"))
    expect(ben.get_by_role("button", name="Save mine over it")).to_be_hidden()
    assert [d.who for d in decisions(folder)] == ["Ada"]


def test_reload_in_the_middle_keeps_what_was_typed(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve())
    first_item(page)
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Half a sentence")
    page.reload()
    expect(page.locator(".edit textarea").first).to_have_value("Half a sentence")
    expect(page.locator("#status")).to_contain_text("not saved yet")
    press_on(page, "Control+Enter")
    assert len(decisions(folder)) == 1


def test_a_killed_server_loses_nothing(folder: Path, serve: Serve, enter: Enter) -> None:
    process = serve()
    page = enter(process)
    first_item(page)
    for _ in range(5):
        press_on(page, "a")
    process.kill()
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Typed while nobody listened.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#alert")).to_contain_text("the server does not answer")
    serve(port=process.port)
    press_on(page, "Control+Enter")  # the same page, the same token
    firsts = [d for d in decisions(folder) if d.number == d.part_of]
    assert [d.action for d in firsts] == ["accept"] * 5 + ["english"]
    wait_for_files(folder)


def test_decisions_stand_in_the_briefs_and_the_next_run(folder: Path, serve: Serve, enter: Enter) -> None:
    process = serve()
    page = enter(process)
    first_item(page)
    id = page.locator("#item").get_attribute("data-brief")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Seen by everybody.")
    press_on(page, "Control+Enter")
    wait_for_files(folder)
    assert "Seen by everybody." in (folder / f"{id}.html").read_text(encoding="utf-8")
    assert "Reviewed by Ada" in (folder / f"{id}.md").read_text(encoding="utf-8")
    process.end()
    articles = Path(__file__).parents[2] / "seeds"
    assert make_briefs(articles, folder).count("unchanged") == 8
    assert make_briefs(articles, folder, fresh=True).count("written") == 8
    assert "Seen by everybody." in json.dumps(json.loads((folder / f"{id}.json").read_text(encoding="utf-8")))


HOSTILE = """<script>window.taken=1</script> „Angriff“ <img src=x onerror=window.taken=1>

22. Dezember 2024

„<script>window.taken=1</script> Wir bleiben“, sagte <b onclick=window.taken=1>Kai Ott</b> am Montag.
Mehr unter javascript:window.taken=1 und {{ 7 * 7 }}. „</script><svg onload=window.taken=1>Das ist ein
langer Satz mit 12 Zahlen“, sagte die Sprecherin "><script>window.taken=1</script>.
"""


def test_a_hostile_article_is_inert(serve: Serve, enter: Enter, tmp_path: Path) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    make_briefs(tmp_path / "hostile.txt", tmp_path / "hostile", force=True)
    page = enter(serve(where=tmp_path / "hostile"))
    page.goto(page.url + "?state=all")
    addresses = [row.get_attribute("href") for row in page.locator("[data-row]").all()]
    assert addresses
    for address in ["/", "/articles", "/report", *addresses]:
        page.goto(base_of(page) + str(address))
        assert page.evaluate("window.taken") is None
        assert page.locator("main script:not([type='application/json'])").count() == 0
        assert page.locator("main img, main svg, main [onclick], main [onerror]").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0


def test_read_only_shows_and_takes_nothing(folder: Path, serve: Serve, enter: Enter) -> None:
    page = enter(serve("--read-only"))
    first_item(page)
    expect(page.get_by_text("Read-only")).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    page.keyboard.press("a")
    page.keyboard.press("e")
    page.wait_for_timeout(300)
    assert not decisions(folder)


def test_everything_decided_is_a_state_of_its_own(serve: Serve, enter: Enter, folder: Path) -> None:
    for path in folder.iterdir():
        if not path.name.startswith(("7-", "toolkit", "index")):
            path.unlink()
    with Store(folder) as store:
        store.transaction(lambda db: db.execute("DELETE FROM briefs WHERE id NOT LIKE '7-%'"))
    page = enter(serve())
    first_item(page)
    while "/item/" in page.url:
        press_on(page, "a")
    expect(page.get_by_role("heading", name="Everything is decided")).to_be_visible()


@pytest.mark.parametrize(("width", "height", "scheme"), SIZES)
def test_nothing_serious_for_axe_and_nothing_cut_off(
    serve: Serve, enter: Enter, width: int, height: int, scheme: str
) -> None:
    page = enter(serve(), viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True)
    page.wait_for_selector("[data-row]")
    places = ["/", page.locator("[data-row]").first.get_attribute("href"), "/articles", "/report", "/?q=nowhere"]
    for place in places:
        page.goto(base_of(page) + str(place))
        assert _findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(base_of(page) + str(places[1]))
    for key in ("?", "r", "p", "c", "s", "e"):
        page.keyboard.press(key)
        assert _findings(page) == [], f"after {key}"
        page.keyboard.press("Escape")
        page.wait_for_load_state()
        page.wait_for_timeout(200)


def _findings(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then((r) => r.violations)")
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]} {each['nodes'][0]['failureSummary']}" for each in grave]
