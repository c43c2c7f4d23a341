"""Which weights a choice means: bundled, folders, the hub cache, archives. Without a socket, and refused by name."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import socket
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.errors import ModelUnavailable, UsageError
from toolkit.models import conversion_folder, export_model, import_model, list_models, resolve, verify_model
from toolkit.models import hub as hub_module
from toolkit.models.folder import from_folder, write_checksums
from toolkit.models.hub import OPUS, HubName

resolve_module = sys.modules["toolkit.models.resolve"]  # `toolkit.models.resolve` is the function of that name


def quiet(words: str) -> None:
    """A `say` that nobody hears."""


@pytest.fixture
def no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even creating a socket or asking for an address is allowed."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "hub"


def write_model(folder: Path, *, converted: bool = True, kind: str = "marian") -> Path:
    """Files with the names of a model; nothing here loads them."""
    files = {"config.json": json.dumps({"model_type": kind}), "source.spm": "pieces", "vocab.json": "{}",
             "model.safetensors": "weights"}  # fmt: skip
    if converted:
        files |= {"ctranslate2/config.json": "{}", "ctranslate2/model.bin": "eight bits"}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def cached(name: HubName) -> Path:
    """A snapshot as the hub library lays it out: links to blobs named by their hashes."""
    plain = write_model(name.home / "plain", converted=False)
    snapshot = name.home / "snapshots" / name.revision
    snapshot.mkdir(parents=True)
    blobs = name.home / "blobs"
    blobs.mkdir()
    for path in plain.iterdir():
        data = path.read_bytes()
        large = path.name == "model.safetensors"
        blob = hashlib.sha256(data) if large else hashlib.sha1(b"blob %d\0" % len(data) + data)
        (blobs / blob.hexdigest()).write_bytes(data)
        (snapshot / path.name).symlink_to(blobs / blob.hexdigest())
    shutil.rmtree(plain)
    return snapshot


@pytest.mark.weights
def test_the_bundled_weights_are_verified_and_named_by_their_content(no_socket: None) -> None:
    model = resolve("bundled", offline=True, say=quiet)
    assert model.name == "marian-de-en-small"
    assert len(model.revision) == 12
    assert model.converted == model.folder / "ctranslate2"
    assert model.note == ""


@pytest.mark.parametrize("file", ["config.json", "source.spm", "model.safetensors", "ctranslate2/model.bin"])
def test_a_changed_byte_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str) -> None:
    folder = write_model(tmp_path / "weights")
    write_checksums(folder)
    monkeypatch.setenv("TOOLKIT_BUNDLED", str(folder))
    assert resolve("bundled", offline=True, say=quiet).name == "weights"
    data = bytearray((folder / file).read_bytes())
    data[-1] ^= 32 if file != "config.json" else 0
    (folder / file).write_bytes(bytes(data) + (b" " if file == "config.json" else b""))
    with pytest.raises(ModelUnavailable, match=rf"{file}: wrong checksum .* damaged or was changed") as caught:
        resolve("bundled", offline=True, say=quiet)
    assert "Nothing was translated with it" in caught.value.hint
    assert caught.value.exit_status == 4


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("source.spm", "source.spm is missing"),
        ("config.json", "config.json is missing"),
        ("ctranslate2/model.bin", "model.bin is missing"),
        ("ctranslate2/config.json", "config.json is missing"),
        ("vocab.json", "vocab.json is missing"),
    ],
)
def test_a_missing_file_is_named(tmp_path: Path, file: str, words: str) -> None:
    folder = write_model(tmp_path / "weights")
    write_checksums(folder)
    (folder / file).unlink()
    with pytest.raises(ModelUnavailable, match=words):
        resolve(str(folder), offline=True, say=quiet)


def test_a_folder_is_named_by_its_content_wherever_it_lies(tmp_path: Path) -> None:
    one = from_folder(write_model(tmp_path / "a" / "mine"))
    two = from_folder(write_model(tmp_path / "b" / "mine"))
    assert (one.name, one.revision) == (two.name, two.revision)
    (two.folder / "MODEL_CARD.md").write_text("more words", encoding="utf-8")
    assert from_folder(two.folder).revision == one.revision
    (two.folder / "source.spm").write_text("other pieces", encoding="utf-8")
    assert from_folder(two.folder).revision != one.revision


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (lambda f: (f / "config.json").write_text("{"), "not a model configuration"),
        (lambda f: (f / "config.json").write_text('{"model_type": "bart"}'), "a model of type 'bart'; only MarianMT"),
        (lambda f: (f / "SHA256SUMS").write_text("nonsense\n"), "SHA256SUMS, line 1: not a line of sha256sum"),
        (lambda f: (f / "SHA256SUMS").write_text("0" * 64 + "  ../x\n"), "line 1: not a line of sha256sum"),
        (lambda f: [shutil.rmtree(f / "ctranslate2"), (f / "model.safetensors").unlink()], "no weights"),
    ],
)
def test_a_broken_folder_is_refused(tmp_path: Path, break_it: Callable[[Path], object], words: str) -> None:
    folder = write_model(tmp_path / "weights")
    break_it(folder)
    with pytest.raises(ModelUnavailable, match=words):
        resolve(str(folder), offline=True, say=quiet)


@pytest.mark.parametrize(
    ("choice", "hint"),
    [("bundeld", "Did you mean 'bundled'"), ("opsu", "Did you mean 'opus'"), ("zzz", "OWNER/NAME"), ("./no/where", "")],
)
def test_an_unknown_name_is_refused(choice: str, hint: str) -> None:
    with pytest.raises(ModelUnavailable, match="neither a name, a hub id nor a folder") as caught:
        resolve(choice, offline=True, say=quiet)
    assert hint in caught.value.hint


@pytest.mark.parametrize("choice", ["opus", "somebody/opus-mt-xy", "somebody/opus-mt-xy@v2"])
def test_offline_and_not_cached_is_said_without_a_socket(no_socket: None, cache: Path, choice: str) -> None:
    with pytest.raises(ModelUnavailable, match=r"is not in the cache .* no socket may be opened") as caught:
        resolve(choice, offline=True, say=quiet)
    assert "toolkit models pull" in caught.value.hint


@pytest.mark.weights
def test_auto_without_opus_falls_back_and_says_so(no_socket: None, cache: Path) -> None:
    said: list[str] = []
    model = resolve("auto", offline=True, say=said.append)
    assert model.name == "marian-de-en-small"
    assert "Helsinki-NLP/opus-mt-de-en was not available" in model.note
    assert said == ["Helsinki-NLP/opus-mt-de-en: it is not in the cache, and no socket may be opened. "
                    "Using the bundled model, which is much weaker."]  # fmt: skip


@pytest.mark.weights
def test_auto_waits_for_a_silent_network_a_second_at_most(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # accepts, and never answers
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        started = time.perf_counter()
        said: list[str] = []
        model = resolve("auto", offline=False, say=said.append)
    assert time.perf_counter() - started < 2.5  # one second of waiting, and hashing on a slow machine
    assert "the hub does not answer" in said[0]
    assert model.note


@pytest.mark.weights
def test_auto_that_cannot_fetch_tells_why(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: HubName, say: object) -> Path:
        raise ModelUnavailable(f"{name} cannot be fetched: no room left")

    monkeypatch.setattr(resolve_module, "reachable", lambda: True)
    monkeypatch.setattr(resolve_module, "fetch", fail)
    said: list[str] = []
    assert resolve("auto", offline=False, say=said.append).note
    assert "no room left" in said[0]


def test_auto_takes_opus_from_the_cache_without_a_socket(no_socket: None, cache: Path) -> None:
    snapshot = cached(OPUS)
    model = resolve("auto", offline=False, say=quiet)
    assert (model.name, model.revision, model.folder) == (OPUS.repository, OPUS.revision, snapshot)
    assert (model.converted, model.note) == (None, "")
    assert verify_model(model) == 4


def test_a_branch_is_looked_up_in_the_cache(no_socket: None, cache: Path) -> None:
    cached(HubName("somebody/model", "a" * 40))
    with pytest.raises(ModelUnavailable, match="not in the cache"):
        resolve("somebody/model", offline=True, say=quiet)
    hub_module.point_main(HubName("somebody/model"), "a" * 40)
    assert resolve("somebody/model", offline=True, say=quiet).revision == "a" * 40
    assert resolve(f"somebody/model@{'a' * 40}", offline=True, say=quiet).revision == "a" * 40


@pytest.mark.parametrize("file", ["source.spm", "model.safetensors"])
def test_a_changed_blob_of_the_cache_is_refused(cache: Path, file: str) -> None:
    snapshot = cached(OPUS)
    (snapshot / file).resolve().write_bytes(b"changed")
    with pytest.raises(ModelUnavailable, match=f"{file}: wrong checksum") as caught:
        resolve("opus", offline=True, say=quiet)
    assert "fetch it again" in caught.value.hint


def test_a_conversion_is_used_while_whole_and_made_again_when_damaged(cache: Path) -> None:
    cached(OPUS)
    place = conversion_folder(resolve("opus", offline=True, say=quiet))
    place.mkdir(parents=True)
    (place / "model.bin").write_bytes(b"eight bits")
    write_checksums(place)
    model = resolve("opus", offline=True, say=quiet)
    assert model.converted == place
    assert verify_model(model) == 5
    (place / "model.bin").write_bytes(b"eight bots")
    said: list[str] = []
    assert resolve("opus", offline=True, say=said.append).converted is None
    assert said[0].endswith("converting again")
    assert not place.exists()


def test_fetching_without_network_is_one_error_of_ours(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelUnavailable, match="cannot be fetched") as caught:
        resolve("somebody/model", offline=False, say=quiet)
    assert "Check the name and the network" in caught.value.hint


def test_a_hub_model_travels_in_an_archive(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached(OPUS)
    place = conversion_folder(resolve("opus", offline=True, say=quiet))
    place.mkdir(parents=True)
    (place / "model.bin").write_bytes(b"eight bits")
    (place / "config.json").write_text("{}", encoding="utf-8")
    write_checksums(place)
    archive = export_model(resolve("opus", offline=True, say=quiet), tmp_path / "opus.tar.gz")

    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere-cache"))
    said: list[str] = []
    imported = import_model(archive, say=said.append)
    assert said[0].startswith(f"{OPUS.repository}@{OPUS.revision} imported into")
    found = resolve("opus", offline=True, say=quiet)
    assert found == imported
    assert found.converted == found.folder / "ctranslate2"
    assert resolve(OPUS.repository, offline=True, say=quiet).revision == OPUS.revision
    (found.folder / "ctranslate2" / "model.bin").write_bytes(b"eight bots")
    with pytest.raises(ModelUnavailable, match="wrong checksum"):
        resolve("opus", offline=True, say=quiet)


def test_a_folder_model_travels_to_a_folder(tmp_path: Path) -> None:
    model = from_folder(write_model(tmp_path / "mine"))
    archive = export_model(model, tmp_path / "mine.tar")
    with pytest.raises(UsageError, match="not a model of the hub") as caught:
        import_model(archive)
    assert "--to FOLDER" in caught.value.hint
    assert import_model(archive, tmp_path / "new" / "place").revision
    assert (tmp_path / "new" / "place" / "ctranslate2" / "model.bin").read_text() == "eight bits"
    with pytest.raises(UsageError, match="exists already"):
        import_model(archive, tmp_path / "new" / "place")
    with pytest.raises(UsageError, match="not an archive by its name"):
        export_model(model, tmp_path / "mine.zip")


def write_archive(path: Path, entries: list[tuple[str, bytes | None]]) -> Path:
    """An archive of a valid manifest and these entries; None makes a link to /etc/passwd."""
    manifest = json.dumps({"format": 1, "name": "x", "revision": "y"}).encode()
    with tarfile.open(path, "w") as archive:
        for name, data in [("toolkit-model.json", manifest), *entries]:
            info = tarfile.TarInfo(name)
            if data is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            info.size = len(data or b"")
            archive.addfile(info, io.BytesIO(data or b""))
    return path


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([("../evil", b"x")], "'../evil' has no place"),
        ([("/tmp/evil", b"x")], "'/tmp/evil' has no place"),
        ([("ctranslate2/../../evil", b"x")], "has no place"),
        ([("ctranslate2/..", b"x")], "has no place"),
        ([("source.spm", None)], "'source.spm' has no place"),
        ([("evil.py", b"x")], "'evil.py' has no place"),
        ([("source.spm", b"x"), ("source.spm", b"y")], "'source.spm' has no place"),
        ([("source.spm", b"x")], "no checksum for source.spm"),
        ([("SHA256SUMS", b"0" * 64 + b"  source.spm\n"), ("source.spm", b"x")], "config.json is missing"),
    ],
)
def test_an_archive_that_is_not_ours_leaves_nothing(
    tmp_path: Path, entries: list[tuple[str, bytes | None]], words: str
) -> None:
    archive = write_archive(tmp_path / "a.tar", entries)
    with pytest.raises(ModelUnavailable, match=words):
        import_model(archive, tmp_path / "into" / "place")
    assert list((tmp_path / "into").iterdir()) == []
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("data", [b"", b"not an archive", b"\x1f\x8b broken"])
def test_a_damaged_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.tar.gz").write_bytes(data)
    with pytest.raises(ModelUnavailable, match=r"cannot be imported|not a model archive"):
        import_model(tmp_path / "a.tar.gz", tmp_path / "into")


def test_a_flipped_byte_in_an_archive_is_refused(tmp_path: Path) -> None:
    archive = export_model(from_folder(write_model(tmp_path / "mine")), tmp_path / "mine.tar")
    archive.write_bytes(archive.read_bytes().replace(b"eight bits", b"eight bots"))
    with pytest.raises(ModelUnavailable, match="wrong checksum"):
        import_model(archive, tmp_path / "place")
    assert not (tmp_path / "place").exists()


def test_the_list_shows_what_is_here_and_what_is_not(no_socket: None, cache: Path) -> None:
    states = {entry.choice: entry.state for entry in list_models()}
    assert states["opus"] == "not fetched"
    cached(OPUS)
    cached(HubName("somebody/model", "b" * 40))
    states = {entry.choice: entry.state for entry in list_models()}
    assert states["opus"] == "not converted yet"
    assert states[f"somebody/model@{'b' * 40}"] == "not converted yet"
