"""Where a long German unit can be cut: at sentence ends, then at clauses, then between words. Nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_CONJUNCTIONS = (
    "und|aber|denn|sondern|doch|oder|sowie|während|weil|da|obwohl|wobei|nachdem|bevor|damit|sodass|indem|falls|wenn|als|"
    "dass|ob|um|ohne"
)
# Kinds of cuts, best first, and what each costs against a cut in the middle (shares of the unit's length).
_CUTS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"[.!?…][“”\"»«’‘)]*\s+(?=[„“\"»(]*[A-ZÄÖÜ])"), 0.0),
    (re.compile(r";\s+|:\s+|\s[–—-]\s+"), 0.08),
    (re.compile(rf",\s+(?=(?:{_CONJUNCTIONS})\b)"), 0.1),
    (re.compile(r",\s+"), 0.2),
    (re.compile(r"\s(?=(?:und|oder|sowie)\s)"), 0.25),
    (re.compile(r"\s+"), 0.5),
)
_EDGE = 0.2  # share of a unit that no part may be shorter than, where it can be helped


def cut(text: str, *, words: bool = True) -> tuple[str, str] | None:
    """`text` in two at the best place near its middle; None where there is none.

    Without `words` only cuts at sentence ends and clauses count. The parts joined by a blank are the text, up to white
    space.
    """
    best: tuple[float, int] | None = None
    for number, (pattern, cost) in enumerate(_CUTS):
        if not words and number > 2:
            break
        for match in pattern.finditer(text):
            share = match.end() / len(text)
            price = cost + abs(share - 0.5) + (0.5 if not _EDGE <= share <= 1 - _EDGE else 0.0)
            if text[: match.end()].strip() and text[match.end() :].strip() and (best is None or price < best[0]):
                best = price, match.end()
    if best is None or (not words and not _EDGE / 2 <= best[1] / len(text) <= 1 - _EDGE / 2):
        return None
    return text[: best[1]].strip(), text[best[1] :].strip()


def split(text: str, limit: int, count: Callable[[str], int]) -> list[str]:
    """`text` in parts of at most `limit` tokens by `count`, in order. A single word above the limit stays whole."""
    waiting, parts = [text], []
    while waiting:
        part = waiting.pop()
        halves = None if count(part) <= limit else cut(part)
        if halves is None:
            parts.append(part)
        else:
            waiting += reversed(halves)
    return parts


def glue(parts: Sequence[str], translations: Sequence[str]) -> str:
    """The translations of the parts of one German unit as one text.

    A model ends every part with a full stop and begins it large: both go where the German goes on, and the comma or
    dash between the parts comes back.
    """
    text = translations[0]
    for before, german, english in zip(parts, parts[1:], translations[1:], strict=False):
        last = before.rstrip('“”"»«’‘)')[-1:]
        if last not in ".!?…":
            text = text.removesuffix(".")
            text += last if last in ",;:" and text[-1:] not in ",;:!?" else ""
            text += f" {last}" if last in "–—" and text[-1:] not in "–—-" else ""
            first = re.match(r"[^\W\d_]+", english)
            if german[:1].islower() and first and first[0] != "I" and first[0][1:].islower() and first[0] not in german:
                english = english[0].lower() + english[1:]
        text = f"{text} {english}"
    return text.strip()
