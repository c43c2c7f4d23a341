"""Hostile text made inert: what an article says is shown as characters, never obeyed.

Control, bidirectional and other invisible characters are shown by name (`⟨U+202E⟩`): one of them could turn the rest of
a line around or hide a word. Blanks of every kind stay blanks.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote

# Not here: ZWNJ, ZWJ and variation selectors (emoji and Persian names need them), the soft hyphen (harmless).
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_BREAK = re.compile("[\t\n\r\x85\u2028\u2029]+ *")
# What CommonMark, GFM (tables, strike-through, bare links) or a forge (formulas, issue numbers) reads as markup. Signs
# that matter only at the start of a line are escaped only there: the text must read well raw, too.
_SIGNS = b"\\`*_[]<|~$#&"
_ENTITY = re.compile(r"&(?=#?\w+;)")  # elsewhere it is no markup
_NO_SIGNS = bytes(set(range(256)) - set(_SIGNS))  # deleting them in C is ten times as fast as to search
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp):|\b(www)\.")
_START = re.compile(r"([-+=>])|(\d{1,9})([.)])")


def visible(text: str) -> str:
    """`text` on one line, with invisible characters shown by name."""
    if text.isprintable():  # neither breaks nor unseen characters: nearly every text
        return text
    text = _BREAK.sub(" ", text)
    return UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def for_html(text: str) -> str:
    """`text` for HTML content and for attribute values in double quotes."""
    return text if is_plain(text) else html.escape(visible(text))


def is_plain(text: str) -> bool:
    """True for text that `for_html` leaves as it is, and so any part of it."""
    return text.isprintable() and not any(map(text.__contains__, "&'\"<>"))


def for_markdown(text: str) -> str:
    """`text` so that CommonMark and GFM render it literally, wherever it is put, the start of a line included."""
    text = for_cell(text)
    start = _START.match(text)
    if start is None:
        return text
    cut = start.end() - 1  # the sign that would open a list, quotation or underline
    return f"{text[:cut]}\\{text[cut:]}"


def for_cell(text: str) -> str:
    """Like `for_markdown` for the cell of a table, where nothing starts a line: fewer signs between the words."""
    text = visible(text).strip()
    signs = set(text.encode("utf-8", "surrogatepass").translate(None, _NO_SIGNS).decode())
    if "\\" in signs:
        text = text.replace("\\", "\\\\")  # before any is put in
    if "&" in signs:
        text = _ENTITY.sub(r"\\&", text)
    for sign in signs - {"\\", "&"}:
        text = text.replace(sign, f"\\{sign}")
    if ":" not in text and "www." not in text.lower():
        return text
    return _LINKS.sub(lambda found: rf"{found[0][:-1]}\{found[0][-1]}", text)


def as_code(text: str) -> str:
    """`text` as a Markdown code span, fenced by more backticks than it holds. Not for cells: `|` stays as it is."""
    text = visible(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    blank = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def for_address(name: str) -> str:
    """A file name as a relative address: never a scheme, never another folder."""
    return "./" + quote(name, safe="")
