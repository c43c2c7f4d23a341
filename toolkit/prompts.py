"""Prompts as files: front matter, two parts, variables; checked when they are loaded, with file and line.

`prompts/README.md` describes the form. A value put into a prompt is never read as a template again, so that an article
cannot reach a variable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.settings import prompts_folder

TASKS: Mapping[str, frozenset[str]] = {
    "summary": frozenset({"title", "article", "sentences"}),
    "digest": frozenset({"title", "article", "sentences"}),
}
"""What a prompt may be for, and the variables each task offers."""
LANGUAGES = ("en", "de")
KEYS = ("task", "language", "variables", "version", "description")
_VARIABLE = re.compile(r"\{\{\s*([\w-]*)\s*\}\}")
_PARTS = ("## System", "## User")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A checked prompt. `system` and `user` are templates; `version` belongs into every signature."""

    name: str
    file: Path
    task: str
    language: str
    variables: tuple[str, ...]
    version: int
    description: str
    system: str
    user: str

    def fill(self, values: Mapping[str, str]) -> tuple[str, str]:
        """System and user text with the variables replaced, each once and in one pass. Raises KeyError for one missing:
        the caller promised all that the task offers."""

        def value(found: re.Match[str]) -> str:
            return values[found[1]]

        return _VARIABLE.sub(value, self.system), _VARIABLE.sub(value, self.user)


def list_prompts(folder: Path | None = None) -> list[Prompt]:
    """Every prompt of the folder (default: those that come with the toolkit), by name. Raises UsageError."""
    folder = folder or prompts_folder()
    return [load_prompt(path) for path in sorted(folder.glob("*.md")) if path.stem != "README"]


def find_prompt(name: str, task: str, file: str = "") -> Prompt:
    """The prompt called `name`, or the one in `file` where that is given. Raises UsageError: unknown, wrong task."""
    if file:
        prompt = load_prompt(Path(file))
    else:
        path = prompts_folder() / f"{name}.md"
        if not re.fullmatch(r"[\w-]+", name) or not path.is_file():
            known = ", ".join(prompt.name for prompt in list_prompts() if prompt.task == task)
            raise UsageError(f"unknown prompt {name!r}", f"Choose one of: {known}; or give --prompt FILE.")
        prompt = load_prompt(path)
    if prompt.task != task:
        raise UsageError(
            f"{prompt.file}: a prompt for the task {prompt.task!r}, not {task!r}", "Choose another prompt."
        )
    return prompt


def load_prompt(path: Path) -> Prompt:
    """Read and check one prompt file. Raises UsageError that names file and line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the prompt cannot be read: {error}", "Give a UTF-8 text file.") from error
    fields, body_at = _front_matter(path, lines)
    variables = tuple(part.strip() for part in fields["variables"].split(",") if part.strip())
    _check_fields(path, fields, variables, lines)
    system, user = _parts(path, lines, body_at)
    _check_variables(path, lines, body_at, variables)
    return Prompt(
        name=path.stem,
        file=path,
        task=fields["task"],
        language=fields["language"],
        variables=variables,
        version=int(fields["version"]),
        description=fields["description"],
        system=system,
        user=user,
    )


def _front_matter(path: Path, lines: list[str]) -> tuple[dict[str, str], int]:
    if not lines or lines[0].strip() != "---":
        raise _wrong(path, 1, "a prompt begins with a line ---, then its front matter", "See prompts/README.md.")
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == "---":
            missing = [key for key in KEYS if not fields.get(key)]
            if missing:
                raise _wrong(path, number, f"the front matter lacks {missing[0]!r}", f"It needs: {', '.join(KEYS)}.")
            return fields, number
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in KEYS:
            raise _wrong(path, number, f"unknown key {key.strip()!r} in the front matter", f"Keys: {', '.join(KEYS)}.")
        if key.strip() in fields:
            raise _wrong(path, number, f"the key {key.strip()!r} stands twice", "Keep one.")
        fields[key.strip()] = value.strip()
    raise _wrong(path, len(lines), "the front matter is not closed by a line ---", "Add it before the body.")


def _check_fields(path: Path, fields: Mapping[str, str], variables: tuple[str, ...], lines: list[str]) -> None:
    def at(key: str) -> int:
        return next(number for number, line in enumerate(lines, 1) if line.partition(":")[0].strip() == key)

    for key, known in (("task", tuple(TASKS)), ("language", LANGUAGES)):
        if fields[key] not in known:
            raise _wrong(path, at(key), f"{key} {fields[key]!r} does not exist", f"Choose one of: {', '.join(known)}.")
    if not re.fullmatch(r"[1-9]\d{0,8}", fields["version"]):
        raise _wrong(
            path, at("version"), f"version {fields['version']!r} is not a whole number from 1", "Say version: 1."
        )
    offered = TASKS[fields["task"]]
    for variable in variables:
        if variable not in offered:
            hint = f"A {fields['task']} prompt has: {', '.join(sorted(offered))}."
            raise _wrong(path, at("variables"), f"unknown variable {variable!r}", hint)
    if "article" not in variables:
        raise _wrong(path, at("variables"), "the variable 'article' is missing", "A prompt must show the article.")


def _parts(path: Path, lines: list[str], body_at: int) -> tuple[str, str]:
    places = []
    for part in _PARTS:
        found = [number for number, line in enumerate(lines, 1) if number > body_at and line.strip() == part]
        if len(found) != 1:
            problem = "is missing" if not found else "stands twice"
            where = found[1] if found else len(lines)
            raise _wrong(
                path, where, f"the heading {part!r} {problem}", "The body has ## System and ## User, once each."
            )
        places.append(found[0])
    if places[0] > places[1]:
        raise _wrong(path, places[1], "## User stands before ## System", "Turn the two parts round.")
    system, user = "\n".join(lines[places[0] : places[1] - 1]).strip(), "\n".join(lines[places[1] :]).strip()
    for text, place, part in ((system, places[0], _PARTS[0]), (user, places[1], _PARTS[1])):
        if not text:
            raise _wrong(path, place, f"nothing stands under {part!r}", "Write the instruction.")
    return system, user


def _check_variables(path: Path, lines: list[str], body_at: int, variables: tuple[str, ...]) -> None:
    used = set()
    for number, line in enumerate(lines[body_at:], body_at + 1):
        for found in _VARIABLE.finditer(line):
            if found[1] not in variables:
                hint = f"Declared: {', '.join(variables)}."
                raise _wrong(path, number, f"unknown variable {found[1]!r} in the body", hint)
            used.add(found[1])
    for variable in variables:
        if variable not in used:
            raise _wrong(
                path, body_at, f"the variable {variable!r} is declared and not used", "Use it or leave it out."
            )


def _wrong(path: Path, line: int, problem: str, hint: str) -> UsageError:
    return UsageError(f"{path}, line {line}: {problem}", hint)
