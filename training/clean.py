"""What a pair must be to be learnt from, and the one spelling of English quotation marks."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_OPENING_BEFORE = re.compile(r"(^|[\s(\[{–—/-])$")
_NUMBER = re.compile(r"\d+(?:[.,\u2009 ]\d{3})*(?:[.,]\d+)?")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "is",
        "that",
        "for",
        "with",
        "are",
        "this",
        "from",
        "was",
        "which",
        "not",
        "you",
        "have",
        "it",
        "be",
        "by",
    ]
)
_GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "ist",
        "nicht",
        "ein",
        "eine",
        "den",
        "dem",
        "des",
        "zu",
        "mit",
        "auf",
        "für",
        "von",
        "sich",
        "im",
        "werden",
        "sie",
    ]
)


def tidy(text: str) -> str:
    """Compose characters, drop invisible ones and collapse every kind of space to one."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def typographic_english(text: str) -> str:
    """Give English with “ ” and ’ for every double mark and apostrophe, as the references of the press have it.

    One spelling halves what the model has to learn; straight marks open after a space or an opening
    bracket and close elsewhere.
    """
    text = text.replace("``", '"').replace("''", '"').replace("`", "'").replace("´", "'")
    text = text.replace("„", '"').replace("«", '"').replace("»", '"')
    given: list[str] = []
    for character in text:
        before = "".join(given[-1:])
        opens = bool(_OPENING_BEFORE.search(before)) or before in "“‘"
        if character == '"':
            given.append("“" if opens else "”")
        elif character == "'":
            given.append("‘" if opens else "’")
        else:
            given.append(character)
    return re.sub(r"‘(?=\d\ds\b|(?:em|til|cause|tis|twas)\b)", "’", "".join(given))


def _numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}


def numbers_agree(german: str, english: str) -> bool:
    """Say whether every number of three or more digits stands on both sides, separators aside."""
    left, right = _numbers(german), _numbers(english)
    return all(n in right for n in left if len(n) > 2) and all(n in left for n in right if len(n) > 2)


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / max(1, len(words))


def refusal(german: str, english: str, strict: bool) -> str | None:
    """Give the reason a tidied pair is refused, or None; `strict` adds the checks for noisy corpora."""
    left, right = german.split(), english.split()
    if not 1 <= len(left) <= 110 or not 1 <= len(right) <= 120:
        return "length"
    if len(german) > 15 and not 0.45 <= len(english) / len(german) <= 2.0:
        return "ratio"
    if not _LETTER.search(german) or not _LETTER.search(english):
        return "no letters"
    if len(_LETTER.findall(german)) < 0.5 * len(german):
        return "few letters"
    if german == english:
        return "identical"
    if max(map(len, left)) > 45 or max(map(len, right)) > 45:
        return "long token"
    lowered = [word.lower() for word in left]
    if len(left) > 4 and _share(lowered, _ENGLISH) > 0.2 and _share(lowered, _GERMAN) < 0.1:
        return "German side is English"
    lowered = [word.lower() for word in right]
    if len(right) > 4 and _share(lowered, _GERMAN - {"die", "was"}) > 0.2:
        return "English side is German"
    if german[0].isupper() and english[0].islower() and len(right) > 3:
        return "lower-case start"
    if strict and not numbers_agree(german, english):
        return "numbers"
    return None
