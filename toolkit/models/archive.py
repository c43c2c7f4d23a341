"""A model as one file, to carry it to a machine without a network."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from toolkit.errors import ModelUnavailable, UsageError
from toolkit.models.folder import CHECKSUMS, CONVERTED, WEIGHTS, Model, digest, from_folder
from toolkit.models.hub import COMMIT, FILES, HubName, find_cached, point_main

MANIFEST = "toolkit-model.json"
FORMAT = 1
CARRIED = (*FILES, *WEIGHTS, "MODEL_CARD.md")
SUFFIXES = {".tar.gz": "gz", ".tgz": "gz", ".tar": ""}
COMPRESSION = 1  # weights hardly shrink; more would only take time
MOST_FILES = 200  # an archive of more is not one of ours
ARCHIVE_HINT = "Nothing was imported. Make the archive again with: toolkit models export"

Say = Callable[[str], None]


def export_model(model: Model, path: Path, say: Say = lambda words: None) -> Path:
    """Write the files of `model`, its CTranslate2 form and their checksums to `path` (.tar.gz or .tar); gives `path`.

    Raises UsageError for another ending, ModelUnavailable where it cannot be written.
    """
    compression = _compression(path)
    files = {name: model.folder / name for name in CARRIED if (model.folder / name).is_file()}
    if model.converted:
        files |= {f"{CONVERTED}/{f.name}": f for f in sorted(model.converted.iterdir()) if f.is_file()}
        files.pop(f"{CONVERTED}/{CHECKSUMS}", None)
    say(f"writing {len(files)} files, {sum(f.stat().st_size for f in files.values()) / 1e6:.0f} MB, to {path}")
    sums = "".join(f"{digest(file)}  {name}\n" for name, file in sorted(files.items()))
    manifest = json.dumps({"format": FORMAT, "name": model.name, "revision": model.revision})
    temporary = path.with_name(f".{path.name}.part")
    options = {"compresslevel": COMPRESSION} if compression else {}
    try:
        with tarfile.open(temporary, f"w:{compression}", **options) as archive:  # type: ignore[call-overload]
            _add_text(archive, MANIFEST, manifest)
            _add_text(archive, CHECKSUMS, sums)
            for name, file in sorted(files.items()):
                _add_file(archive, name, file)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ModelUnavailable(f"{path}: cannot be written: {error.strerror or error}", "Make room there.") from error
    return path


def import_model(path: Path, into: Path | None = None, say: Say = lambda words: None) -> Model:
    """Unpack an archive of `export_model`: a hub model into the ecosystem's cache, where `opus` and hub ids look for
    it; any other into the folder `into`. Every file is checked before anything is put in its place.

    Raises ModelUnavailable for an archive that is damaged, incomplete or not one of ours (a path that leads out of
    the folder, a link, a file that no checksum names), UsageError where `into` is needed or exists.
    """
    _compression(path)
    try:
        with tarfile.open(path) as archive:
            manifest = _manifest(archive, path)
            place = _place(manifest, into)
            place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".toolkit-import.", dir=place.parent) as work:
                unpacked = Path(work) / "model"
                _unpack(archive, unpacked, path)
                from_folder(unpacked)  # verifies
                _replace(unpacked, place)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise ModelUnavailable(f"{path}: cannot be imported: {error}", ARCHIVE_HINT) from error
    name, revision = str(manifest["name"]), str(manifest["revision"])
    if into is None and find_cached(HubName(name)) is None:
        point_main(HubName(name), revision)
    say(f"{name}@{revision} imported into {place}")
    return from_folder(place, name, revision) if into is None else from_folder(place)


def _compression(path: Path) -> str:
    for suffix, compression in SUFFIXES.items():
        if path.name.endswith(suffix):
            return compression
    raise UsageError(f"{path}: not an archive by its name", f"Use a name that ends in {', '.join(SUFFIXES)}.")


def _manifest(archive: tarfile.TarFile, path: Path) -> dict[str, object]:
    first = archive.next()
    stream = archive.extractfile(first) if first and first.isfile() and first.name == MANIFEST else None
    try:
        manifest = json.loads(stream.read(10_000)) if stream else None
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict) or not {"format", "name", "revision"} <= manifest.keys():
        raise ModelUnavailable(
            f"{path}: not a model archive of toolkit ({MANIFEST} is not its first file)", ARCHIVE_HINT
        )
    if manifest["format"] != FORMAT:
        raise ModelUnavailable(f"{path}: an archive of format {manifest['format']}; this toolkit knows {FORMAT}",
                               "Upgrade toolkit on this machine.")  # fmt: skip
    return manifest


def _place(manifest: dict[str, object], into: Path | None) -> Path:
    if into is not None:
        if into.exists():
            raise UsageError(f"{into}: exists already", "Give a folder that does not exist yet.")
        return into
    name, revision = str(manifest["name"]), str(manifest["revision"])
    owner, _, repository = name.partition("/")
    if not COMMIT.fullmatch(revision) or not all(_plain(part) for part in (owner, repository)):
        raise UsageError(
            f"{name}: not a model of the hub, so the cache has no place for it", "Give a folder: --to FOLDER."
        )
    return HubName(name, revision).home / "snapshots" / revision


def _plain(name: str) -> bool:
    return bool(name) and name not in (".", "..") and all(c.isalnum() or c in "._-" for c in name)


def _unpack(archive: tarfile.TarFile, into: Path, path: Path) -> None:
    """Copy the regular files out by hand: nothing of the archive decides about links, owners, modes or places."""
    into.mkdir()
    written: set[str] = set()
    for member in archive:
        if member.name == MANIFEST:
            continue
        allowed = _allowed(member.name)
        if not member.isfile() or not allowed or member.name in written or len(written) > MOST_FILES:
            raise ModelUnavailable(f"{path}: {member.name!r} has no place in a model archive", ARCHIVE_HINT)
        target = into / member.name
        target.parent.mkdir(exist_ok=True)
        source = archive.extractfile(member)
        assert source is not None  # a regular file
        with target.open("wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
        written.add(member.name)
    listed = into / CHECKSUMS
    text = listed.read_text(encoding="utf-8") if listed.is_file() else ""
    unlisted = written - {CHECKSUMS} - {line.partition("  ")[2] for line in text.splitlines()}
    if unlisted:
        raise ModelUnavailable(f"{path}: no checksum for {min(unlisted)}", ARCHIVE_HINT)


def _allowed(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if len(parts) == 2 and parts[0] == CONVERTED:
        return _plain(parts[1]) and name == "/".join(parts)
    return name == CHECKSUMS or name in CARRIED


def _replace(unpacked: Path, place: Path) -> None:
    if place.exists():
        shutil.rmtree(place)
    unpacked.rename(place)


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    data = text.encode()
    archive.addfile(_entry(name, len(data)), io.BytesIO(data))


def _add_file(archive: tarfile.TarFile, name: str, path: Path) -> None:
    with path.open("rb") as file:
        archive.addfile(_entry(name, path.stat().st_size), file)


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size = size
    entry.mode = 0o644
    return entry
