"""From files to briefs with the fake engine: outcomes, resume, order, failures that cost nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.errors import NothingToDo, OutputError, TranslationError
from toolkit.pipeline import Outcome, brief
from toolkit.records import Pair
from toolkit.render.document import brief_from_json
from toolkit.settings import Options
from toolkit.store import FILE_NAME
from toolkit.workshop import Workshop, open_workshop

TEXT = """Rat beschließt neue Brücke über die Elm

12. März 2024

Der Stadtrat von Ellerbach hat am Dienstag den Bau einer Brücke beschlossen. Sie soll 4,5 Millionen Euro kosten.

„Wir haben lange genug gewartet“, sagte Bürgermeisterin Karla Brandt. Die Arbeiten dauern {months} Monate.

Kritik kam von der Opposition. Der Plan sei „völlig aus der Zeit gefallen“, erklärte ihr Sprecher Jonas Wirth.
"""


def article(folder: Path, name: str, months: int = 18) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(TEXT.format(months=months), encoding="utf-8")
    return path


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(output=str(tmp_path / "out"), engine="fake", model="bundled", summariser="extractive", offline=True)


def written(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if not p.name.startswith(FILE_NAME)}


def test_a_folder_gives_a_brief_per_article_and_an_index(tmp_path: Path, options: Options) -> None:
    article(tmp_path / "in", "a.txt")
    article(tmp_path / "in" / "sub", "b.txt", 24)
    report = brief([tmp_path / "in"], options=options)
    assert [outcome.status for outcome in report.outcomes] == ["written", "written"]
    assert report.exit_status == 0
    names = set(written(tmp_path / "out"))
    assert {"a.md", "a.html", "a.json", "index.md", "index.html", "index.json"} <= names
    assert len(names) == 9


def test_one_pair_for_every_sentence_and_quotes_verbatim(tmp_path: Path, options: Options) -> None:
    brief([article(tmp_path, "a.txt")], options=options)
    made = brief_from_json((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    assert len(made.pairs) == len(made.sentences)
    assert all(pair.german == sentence.text for pair, sentence in zip(made.pairs, made.sentences, strict=True))
    texts = [pair.german_text for pair in made.quotes]
    assert "„Wir haben lange genug gewartet“" in texts
    assert made.article.date == "2024-03-12"


def test_nothing_is_done_twice(tmp_path: Path, options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    source = article(tmp_path, "a.txt")
    brief([source], options=options)
    before = written(tmp_path / "out")
    workshop = open_workshop(options, print)

    def refuse(texts: object) -> list[Pair]:
        raise AssertionError("an unchanged article was translated again")

    monkeypatch.setattr(workshop.translation, "translate", refuse)
    report = brief([source], options=options, workshop=workshop)
    assert [outcome.status for outcome in report.outcomes] == ["unchanged"]
    assert written(tmp_path / "out") == before


@pytest.mark.parametrize("change", ["text", "file", "quotes"])
def test_what_changed_is_done_again(tmp_path: Path, options: Options, change: str) -> None:
    source = article(tmp_path, "a.txt")
    brief([source], options=options)
    if change == "text":
        article(tmp_path, "a.txt", 30)
    elif change == "file":
        (tmp_path / "out" / "a.md").unlink()
    else:
        options = replace(options, max_quotes=1)
    assert brief([source], options=options).count("written") == 1


def test_fresh_translates_again(tmp_path: Path, options: Options) -> None:
    source = article(tmp_path, "a.txt")
    brief([source], options=options)
    workshop, seen = counting(open_workshop(options, print))
    brief([source], options=replace(options, fresh=True), workshop=workshop)
    assert seen


def test_a_sentence_in_two_articles_is_translated_once(tmp_path: Path, options: Options) -> None:
    article(tmp_path / "in", "a.txt")
    article(tmp_path / "in", "b.txt", 24)
    workshop, seen = counting(open_workshop(options, print))
    brief([tmp_path / "in"], options=options, workshop=workshop)
    assert len(seen) == len(set(seen))


def counting(workshop: Workshop) -> tuple[Workshop, list[str]]:
    """The same workshop whose translated texts are kept in a list."""
    seen: list[str] = []
    translate = workshop.translation.translate

    class Counting:
        signature = workshop.translation.signature

        def translate(self, texts: list[str]) -> list[Pair]:
            seen.extend(texts)
            return translate(texts)

    return replace(workshop, translation=Counting()), seen  # type: ignore[arg-type]


def test_order_and_jobs_do_not_change_a_byte(tmp_path: Path, options: Options) -> None:
    files = [article(tmp_path / "in", f"{n}.txt", n) for n in range(12, 20)]
    brief(files, options=options)
    other = replace(options, output=str(tmp_path / "other"), jobs=2)
    brief(files[::-1], options=other)
    assert written(tmp_path / "out") == written(tmp_path / "other")


def test_same_name_in_two_folders_gives_two_briefs(tmp_path: Path, options: Options) -> None:
    first, second = article(tmp_path / "x", "a.txt"), article(tmp_path / "y", "a.txt", 24)
    report = brief([first, second], options=options)
    assert len({outcome.article for outcome in report.outcomes}) == 2


def test_same_name_in_a_later_run_replaces_no_brief(tmp_path: Path, options: Options) -> None:
    first, second = article(tmp_path / "x", "a.txt"), article(tmp_path / "y", "a.txt", 24)
    brief([first], options=options)
    before = (tmp_path / "out" / "a.json").read_bytes()
    brief([second], options=options)
    assert (tmp_path / "out" / "a.json").read_bytes() == before
    index = json.loads((tmp_path / "out" / "index.json").read_text(encoding="utf-8"))
    assert len(index["briefs"]) == 2


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "pdf.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "image.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
    "english.txt": b"The council decided on Tuesday to build a bridge. It will cost 4.5 million euros and the work "
    b"will take eighteen months, the mayor said. The opposition criticised the plan as outdated.",
}


def test_bad_inputs_are_named_and_cost_nothing_else(tmp_path: Path, options: Options) -> None:
    article(tmp_path / "in", "good.txt")
    for name, data in BAD.items():
        (tmp_path / "in" / name).write_bytes(data)
    report = brief([tmp_path / "in"], options=options)
    assert report.exit_status == 1
    assert {Path(o.file).name: o.status for o in report.outcomes} == {
        "good.txt": "written",
        **dict.fromkeys(BAD, "failed"),
    }
    for outcome in report.outcomes:
        if outcome.status == "failed":
            assert outcome.reason != "defect", outcome.trace
            assert Path(outcome.file).name in outcome.error
            assert outcome.hint


def test_no_article_is_said(tmp_path: Path, options: Options) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(NothingToDo, match="no article found in"):
        brief([tmp_path / "in"], options=options)
    assert not (tmp_path / "out").exists()


def test_output_folder_that_is_a_file_is_refused(tmp_path: Path, options: Options) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="cannot be made a folder"):
        brief([article(tmp_path, "a.txt")], options=options)


def test_an_engine_that_fails_on_one_article_costs_only_that(tmp_path: Path, options: Options) -> None:
    article(tmp_path / "in", "a.txt")
    article(tmp_path / "in", "b.txt", 24)
    workshop = open_workshop(options, print)
    translate = workshop.translation.translate

    class Failing:
        signature = workshop.translation.signature

        def translate(self, texts: list[str]) -> list[Pair]:
            if any("24 Monate" in text for text in texts):
                raise TranslationError("the engine failed", "Try another.")
            return translate(texts)

    report = brief([tmp_path / "in"], options=options, workshop=replace(workshop, translation=Failing()))  # type: ignore[arg-type]
    assert [(Path(o.file).name, o.status) for o in report.outcomes] == [("a.txt", "written"), ("b.txt", "failed")]
    assert report.outcomes[1].error == "the engine failed"


def test_a_defect_in_one_article_costs_only_that(
    tmp_path: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    import toolkit.pipeline as pipeline

    article(tmp_path / "in", "a.txt")
    article(tmp_path / "in", "b.txt", 24)
    real = pipeline.segment

    def broken(read: object) -> object:
        if "24 Monate" in read.text:  # type: ignore[attr-defined]
            raise IndexError("oops")
        return real(read)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "segment", broken)
    report = brief([tmp_path / "in"], options=options)
    assert [o.status for o in report.outcomes] == ["written", "failed"]
    assert "unexpected IndexError: oops" in report.outcomes[1].error
    assert "broken" in report.outcomes[1].trace


def test_full_disk_fails_by_article_and_leaves_nothing_half(
    tmp_path: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = article(tmp_path, "a.txt")
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name.startswith(".a.html"):
            real(path, data[:100])
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    report = brief([source], options=options)
    assert report.exit_status == 1
    assert "a.html: cannot be written: No space left on device" in report.outcomes[0].error
    assert not list((tmp_path / "out").glob(".*"))
    assert not (tmp_path / "out" / "a.html").exists()
    monkeypatch.setattr(Path, "write_bytes", real)
    assert brief([source], options=options).count("written") == 1


def test_outcomes_come_in_the_order_of_the_inputs(tmp_path: Path, options: Options) -> None:
    files = [article(tmp_path / "in", f"{n}.txt", n) for n in range(20, 10, -1)]
    (tmp_path / "in" / "15.txt").write_bytes(b"")
    heard: list[Outcome] = []
    brief(files, options=options, on_outcome=heard.append)
    assert [outcome.file for outcome in heard] == [str(path) for path in files]


@pytest.mark.weights
def test_neighbours_workers_and_order_do_not_change_a_byte_with_the_bundled_weights(tmp_path: Path) -> None:
    seeds = Path(__file__).parents[1] / "seeds"
    articles = sorted(str(path) for path in seeds.glob("*.txt"))[:4]
    base = Options(model="bundled", summariser="extractive", offline=True, format=("json",))
    orders = {"one": (articles, 1), "turned": (articles[::-1], 2)}
    for name, (order, jobs) in orders.items():
        assert brief(order, options=base, output=str(tmp_path / name), jobs=jobs).exit_status == 0
    for path in articles:  # each alone, and then beside what earlier runs left: a resume
        brief([path], options=base, output=str(tmp_path / "resumed"), jobs=2)
    one, turned, resumed = (written(tmp_path / name) for name in ("one", "turned", "resumed"))
    assert len(one) == len(articles) + 1
    assert one == turned == resumed
