"""Normal form of the characters of a text: what a reader sees stays, what no reader sees goes.

All offsets of an article count characters of the text in this form.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SILENT = frozenset("\xad\u034f\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_RANGES = ((0x300, 0x370), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0xFE20, 0xFE30))
_COMBINING = frozenset(chr(code) for first, end in _RANGES for code in range(first, end))
_MANY_COMBINING = re.compile("([{0}]{{4}})[{0}]+".format("".join(sorted(_COMBINING))))
_SPACES = re.compile("[ \t]{2,}|\t")
_AROUND_LINE_END = re.compile(" ?\n ?")
_TWICE_ENCODED = re.compile("[ÂÃ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]?")


def normalise(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with `\\n` line ends, plain single spaces, composed umlauts and without characters nobody sees.

    Also gives notes on dropped characters that may have meant something: control and NUL, bidirectional controls,
    private use. Soft hyphens and zero-width characters go without a note.
    """
    notes: list[str] = []
    text, note = _mend_twice_encoded(text)
    notes += note
    text = _LINE_ENDS.sub("\n", text)
    table, dropped = _table(text)
    if table:
        text = text.translate(table)
    notes += [f"{count} {kind} dropped." for kind, count in sorted(dropped.items())]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text if _COMBINING.isdisjoint(text) else _MANY_COMBINING.sub(r"\1", text))
    if "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    text = _AROUND_LINE_END.sub("\n", text).strip()
    lost = text.count("\ufffd")
    if lost:
        notes.append(f"{lost} characters were lost before this text reached us; they stand as \ufffd.")
    return text, tuple(notes)


def _table(text: str) -> tuple[dict[int, str], Counter[str]]:
    table: dict[int, str] = {}
    dropped: Counter[str] = Counter()
    for char in set(text):
        if char.isascii() and char.isprintable():
            continue
        replacement, kind = _fate(char)
        if replacement != char:
            table[ord(char)] = replacement
        if kind:
            dropped[kind] += text.count(char)
    return table, dropped


def _fate(char: str) -> tuple[str, str]:
    """What stands for `char`, and where it is dropped with a note, the words for its kind."""
    category = unicodedata.category(char)
    if char in "\n\t":
        return char, ""
    if category == "Zs":
        return " ", ""
    if char in _LIGATURES:
        return _LIGATURES[char], ""
    if char in _SILENT or 0xFE00 <= ord(char) <= 0xFE0F:
        return "", ""
    if char in _BIDI:
        return "", "bidirectional control characters"
    kinds = {"Cc": "control characters", "Co": "private-use characters", "Cs": "lone surrogates"}
    if category in kinds:
        return "", kinds[category]
    return ("", "unassigned or invisible characters") if category in ("Cf", "Cn") else (char, "")


def _mend_twice_encoded(text: str) -> tuple[str, list[str]]:
    """`fÃ¼r` is `für` encoded twice: mended where it happens often enough to be no accident."""
    if "Ã" not in text and "Â" not in text and "â" not in text:
        return text, []
    found = len(_TWICE_ENCODED.findall(text))
    if found < 3 or len(re.findall("[äöüß„“]", text)) > found:
        return text, []
    mended = re.sub("[\x80-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2,}", _mend, text)
    return (mended, ["The text had been encoded twice (Ã¼ for ü); that was undone."]) if mended != text else (text, [])


def _mend(match: re.Match[str]) -> str:
    data = b"".join(bytes([ord(c)]) if ord(c) < 256 else c.encode("cp1252") for c in match[0])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
