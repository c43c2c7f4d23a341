"""Many briefs on one page: what happened by whom it is told, where the sources agree, and where they do not. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.digest.compare import agreements, differences
from toolkit.digest.group import group
from toolkit.digest.overview import overview
from toolkit.digest.records import Digest, Event, Source
from toolkit.digest.speakers import sayings
from toolkit.digest.times import moments
from toolkit.digest.vectors import Likeness, mean
from toolkit.records import Brief
from toolkit.settings import Digesting
from toolkit.summarise import Summariser
from toolkit.summarise.terms import cosine

__all__ = ["Digest", "Event", "make_digest"]


def make_digest(
    briefs: Sequence[Brief], addresses: Mapping[str, str] | None = None, summariser: Summariser | None = None
) -> Digest:
    """The digest of `briefs`, whatever their order. `addresses` maps ids to where their HTML lies, `ID.html` if not
    given. Two briefs of one id: the first counts. `summariser` writes an overview of every event with several sources.
    Raises SummaryError where it fails.
    """
    settings, addresses = Digesting(), addresses or {}
    unique = sorted({brief.article.id: brief for brief in reversed(briefs)}.values(), key=lambda b: b.article.id)
    likeness = Likeness(unique, settings)
    groups = group(unique, likeness, settings)
    events = tuple(_event(unique, places, likeness, settings, addresses, summariser) for places in groups)
    notes = tuple(dict.fromkeys(brief.model_note for brief in unique if brief.model_note))
    return Digest(events, str(summariser.signature) if summariser else "", notes)


def _event(
    briefs: Sequence[Brief],
    places: Sequence[int],
    likeness: Likeness,
    settings: Digesting,
    addresses: Mapping[str, str],
    summariser: Summariser | None,
) -> Event:
    order = sorted(places, key=lambda i: (briefs[i].article.date or "~", briefs[i].article.id))
    mine = [briefs[i] for i in order]
    sources = tuple(
        Source(
            id=brief.article.id,
            title=brief.article.title or brief.article.file,
            english_title=brief.english_title or brief.article.title or brief.article.file,
            date=brief.article.date,
            file=brief.article.file,
            address=addresses.get(brief.article.id, f"{brief.article.id}.html"),
        )
        for brief in mine
    )
    central = _most_central(order, likeness)
    return Event(
        title=sources[central].english_title,
        sources=sources,
        agreements=agreements(mine, likeness, settings),
        differences=differences(mine, settings),
        moments=moments(mine),
        sayings=sayings(mine, settings),
        overview=overview(sources[central].english_title, mine, summariser, settings) if summariser else (),
    )


def _most_central(places: Sequence[int], likeness: Likeness) -> int:
    vectors = [likeness.article(i)[2] for i in places]
    return max(range(len(places)), key=lambda i: (mean(cosine(vectors[i], other) for other in vectors), -i))
