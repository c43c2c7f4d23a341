"""Which items a reviewer wants to see, in which order, and which comes next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from urllib.parse import urlencode

from toolkit.review.items import Item

STATES = ("open", "accepted", "rejected", "all")
PAGE = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters. Empty means any; `flag` is a kind of flag, `any` or `none`."""

    state: str = "open"
    kind: str = ""
    flag: str = ""
    speaker: str = ""
    article: str = ""
    q: str = ""

    def query(self, **changes: object) -> str:
        """As the query of an address, with some fields changed; what is at its default is left out."""
        values = asdict(self) | changes
        defaults = asdict(Wanted())
        return urlencode({name: value for name, value in values.items() if value != defaults.get(name, "")})


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items there are and how many are decided."""

    total: int
    accepted: int
    rejected: int

    @property
    def decided(self) -> int:
        """Accepted or rejected."""
        return self.accepted + self.rejected

    @property
    def percent(self) -> int:
        """Of 100, rounded down, so that 100 means all."""
        return 100 * self.decided // self.total if self.total else 100


def read_wanted(query: Mapping[str, str]) -> Wanted:
    """The filters of an address; what is not understood counts as not given."""
    given = {field.name: query.get(field.name, "")[:200] for field in fields(Wanted)}
    state = given.pop("state")
    return Wanted(state if state in STATES else "open", **given)


def choose(items: Iterable[Item], wanted: Wanted) -> list[Item]:
    """The items that fit, their order kept."""
    words = wanted.q.casefold().split()
    return [item for item in items if _fits(item, wanted, words)]


def _fits(item: Item, wanted: Wanted, words: Sequence[str]) -> bool:
    if wanted.state != "all" and (item.verdict or "open") != wanted.state:
        return False
    if wanted.article and item.brief != wanted.article:
        return False
    if wanted.kind and item.kind != wanted.kind:
        return False
    if wanted.flag and not _flagged(item, wanted.flag):
        return False
    if wanted.speaker and wanted.speaker != (item.speaker or "unknown"):
        return False
    text = f"{item.german} {item.english} {item.speaker}".casefold() if words else ""
    return all(word in text for word in words)


def _flagged(item: Item, flag: str) -> bool:
    if flag == "any":
        return bool(item.flags)
    return not item.flags if flag == "none" else flag in item.flags


def progress(items: Iterable[Item]) -> Progress:
    """Progress over these items."""
    verdicts = [item.verdict for item in items]
    return Progress(len(verdicts), verdicts.count("accepted"), verdicts.count("rejected"))


def neighbours(items: Sequence[Item], wanted: Wanted, brief: str, key: str) -> tuple[Item | None, Item | None]:
    """The items before and after this one among those that fit, whether or not it fits itself any more. After the
    last one comes the first."""
    here = next((n for n, item in enumerate(items) if item.key == key and item.brief == brief), -1)
    words = wanted.q.casefold().split()
    ahead = (items[n] for n in (*range(here + 1, len(items)), *range(max(here, 0))))
    behind = (items[n] for n in range(here - 1, -1, -1))
    before, after = (next((i for i in some if _fits(i, wanted, words)), None) for some in (behind, ahead))
    return before, after


def next_article(items: Sequence[Item], wanted: Wanted, brief: str) -> Item | None:
    """The most doubtful item of the next article, by id, that has one."""
    fitting = choose((item for item in items if item.brief != brief), replace(wanted, article=""))
    ids = {item.brief for item in fitting}
    nearest = min((id for id in ids if id > brief), default=min(ids, default=""))
    return next((item for item in fitting if item.brief == nearest), None)
