"""What a page may send, checked field by field. Pure; raises BadForm with words for the reviewer."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from toolkit.review.desk import View
from toolkit.review.items import Item
from toolkit.reviewing import Action, Reason, Speaker, extent

MOST_ENGLISH = 4000  # characters of one sentence
MOST_COMMENT = 2000
MOST_NAME = 200
MOST_WHO = 60  # of a reviewer's own name
MOST_STRETCHES = 50
MOST_KEY = 300
MOST_QUERY = 2000


class BadForm(Exception):
    """What was sent is not of the described shape (400)."""

    status = 400


class Unfit(BadForm):
    """It is of the right shape, but cannot be decided about this item (422)."""

    status = 422


class Changed(BadForm):
    """What the reviewer saw is no longer so (409)."""

    status = 409


def read_form(view: View, item: Item, data: Mapping[str, Any]) -> tuple[Action, dict[str, object]]:
    """The action and its checked fields."""
    try:
        action = Action(str(data.get("action")))
    except ValueError:
        raise BadForm("There is no such action.") from None
    if action not in _READERS:
        raise BadForm("There is no such action.")
    return action, _READERS[action](view, item, data)


def read_name(value: object) -> str:
    """A reviewer's name."""
    name = _text(value, "name", MOST_WHO)
    if not name:
        raise Unfit("Give a name, so that others know whose decisions these are.")
    return name


def _accept(view: View, item: Item, data: Mapping[str, Any]) -> dict[str, object]:
    seen = data.get("texts")
    if not isinstance(seen, list) or not all(isinstance(text, str) for text in seen):
        raise BadForm("Say which English was accepted.")
    if seen != [view.brief.pairs[i].english for i in item.sentences]:
        raise Changed("The English has changed since this page was loaded. Load it again and look once more.")
    return {}


def _reject(view: View, item: Item, data: Mapping[str, Any]) -> dict[str, object]:
    try:
        reason = Reason(str(data.get("reason")))
    except ValueError:
        raise BadForm(f"Say why: {', '.join(Reason)}.") from None
    if item.kind == "sentence" and reason is not Reason.WRONG_TRANSLATION:
        raise Unfit("A sentence can only be rejected as a wrong translation.")
    return {"reason": reason.value}


def _english(view: View, item: Item, data: Mapping[str, Any]) -> dict[str, object]:
    texts = data.get("english")
    if not isinstance(texts, dict) or not texts:
        raise BadForm("Say which sentence the English belongs to.")
    checked = {key: _text(text, "English", MOST_ENGLISH) for key, text in texts.items()}
    if not set(texts) <= set(item.group):
        raise Unfit("Say which sentence the English belongs to.")
    if not all(checked.values()):
        raise Unfit("The English of a sentence cannot be empty: a sentence would be lost.")
    return {"english": checked}


def _spans(view: View, item: Item, data: Mapping[str, Any]) -> dict[str, object]:
    german = [_numbers(span, 2) for span in _list(data.get("german_spans"))]
    english = [_numbers(span, 3) for span in _list(data.get("english_spans"))]
    if item.quote is None:
        raise Unfit("Only quotes have borders to move.")
    quote = next(pair.quote for pair in view.original.quotes if pair.quote.id == item.quote)
    start, end = extent(view.original, quote)
    lengths = [len(view.brief.pairs[i].english) for i in item.sentences]
    if not german or not _in_order([(0, *span) for span in german], [end - start]):
        raise Unfit("The German words must be a stretch of these sentences.")
    if not _in_order(english, lengths):
        raise Unfit("The English words must be a stretch of these sentences.")
    return {"german_spans": german, "english_spans": english}


def _in_order(spans: list[Any], lengths: list[int]) -> bool:
    inside = all(0 <= k < len(lengths) and 0 <= a < b <= lengths[k] for k, a, b in spans)
    return inside and all((x[0], x[2]) <= (y[0], y[1]) for x, y in pairwise(spans))


def _speaker(view: View, item: Item, data: Mapping[str, Any]) -> dict[str, object]:
    given = data.get("speaker")
    if not isinstance(given, dict):
        raise BadForm("Say who the speaker is.")
    name, role, english = (_text(given.get(field, ""), field, MOST_NAME) for field in ("name", "role", "english"))
    if item.quote is None:
        raise Unfit("Only quotes have a speaker.")
    return {"speaker": Speaker(name=name, role=role, english=english)}


def _comment(view: View, item: Item, data: Mapping[str, Any]) -> dict[str, object]:
    return {"comment": _text(data.get("comment"), "comment", MOST_COMMENT)}


def _text(value: object, noun: str, most: int) -> str:
    """One line of text: blanks folded, no control characters, nothing that turns text around."""
    if not isinstance(value, str):
        raise BadForm(f"The {noun} is missing.")
    if len(value) > most:
        raise BadForm(f"The {noun} is longer than {most} characters.")
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Co") or sign in _TURNING for sign in text):
        raise Unfit(f"The {noun} holds characters that cannot be shown.")
    return text


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_STRETCHES:
        raise BadForm("That is not a list of stretches.")
    return value


def _numbers(value: object, count: int) -> list[int]:
    if not isinstance(value, list) or len(value) != count or not all(type(number) is int for number in value):
        raise BadForm("A stretch is given by numbers.")
    return list(value)


def read_key(data: Mapping[str, Any], name: str) -> str:
    """The id of a brief or an item, to be looked up."""
    value = data.get(name)
    if not isinstance(value, str) or len(value) > MOST_KEY:
        raise BadForm(f"The {name} is missing.")
    return value


def read_number(data: Mapping[str, Any], name: str, newest: int) -> int:
    """The number of a decision the page has seen, `newest` at most."""
    value = data.get(name)
    if type(value) is not int or value < 0:
        raise BadForm(f"The {name} is missing.")
    if value > newest:
        raise Changed(f"There is no {name} {value} in this folder. Load the page again.")
    return value


def read_query(data: Mapping[str, Any], name: str) -> str:
    """The query of the queue a page was opened from."""
    value = data.get(name, "")
    if not isinstance(value, str) or len(value) > MOST_QUERY or not value.isascii():
        raise BadForm(f"The {name} is not a query.")
    return value


_READERS = {
    Action.ACCEPT: _accept,
    Action.REJECT: _reject,
    Action.ENGLISH: _english,
    Action.SPANS: _spans,
    Action.SPEAKER: _speaker,
    Action.COMMENT: _comment,
}
