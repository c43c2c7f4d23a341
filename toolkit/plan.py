"""What a run would do, without a model and without writing: counts, failures, an estimate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import NothingToDo, ReadError
from toolkit.read import find_inputs, load, read
from toolkit.segment import segment
from toolkit.settings import Options
from toolkit.store import FILE_NAME, Store


@dataclass(frozen=True, slots=True)
class Plan:
    """Counts over the inputs. `seconds` is None where no earlier run in the folder measured this machine's rate."""

    output: str
    articles: int
    unreadable: dict[str, int]
    sentences: int
    distinct: int
    characters: int
    seconds: float | None

    def words(self) -> str:
        """The plan for people."""
        plural = "" if self.articles == 1 else "s"
        lines = [
            f"{self.articles} article{plural}, {self.sentences} sentences ({self.distinct} distinct), "
            f"{self.characters} characters; briefs go to {self.output}/"
        ]
        lines += [f"{count} not usable: {reason}" for reason, count in sorted(self.unreadable.items())]
        if self.seconds is not None:
            lines.append(f"at most {self.seconds:.0f} s at the rate of the last run; known sentences cost nothing")
        else:
            lines.append("no estimate: no earlier run in this folder has measured the rate")
        return "\n".join(lines)


def make_plan(paths: Iterable[str | Path], options: Options) -> Plan:
    """Read and segment every input, translate nothing. Raises NothingToDo or UsageError like the run itself."""
    inputs = find_inputs([str(path) for path in paths])
    if not inputs:
        raise NothingToDo("no article found", "Point to .txt files or to folders that hold some.")
    unreadable: Counter[str] = Counter()
    texts: set[int] = set()
    articles = sentences = characters = 0
    for item in inputs[: options.limit or None]:
        try:
            article = read(item, load(item), force=options.force)
        except ReadError as error:
            unreadable[error.reason] += 1
            continue
        found = segment(article)
        articles += 1
        sentences += len(found)
        characters += sum(len(sentence.text) for sentence in found)
        texts.update(hash(sentence.text) for sentence in found)
    rate = _rate(Path(options.output))
    seconds = len(texts) / rate if rate else None
    return Plan(options.output, articles, dict(unreadable), sentences, len(texts), characters, seconds)


def _rate(folder: Path) -> float | None:
    """Sentences a second of the last run in this folder."""
    if not (folder / FILE_NAME).is_file():
        return None
    with Store(folder) as store:
        rate = store.fact("rate")
    return float(rate) if rate else None
