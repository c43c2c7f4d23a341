"""English typography of a translation: spacing, apostrophes, and quotation marks that say what the German marks say.

The rule, everywhere the same: “double” outside, ‘single’ inside, and American punctuation, which is what news models
are trained on: commas and full stops before the closing mark, colons and semicolons after it, question and exclamation
marks where they belong, without a second mark behind them (“Why?” he asked).

Which marks there are and which of them open is decided by the German alone; the English glyphs only say where. A mark
the model lost is put back where its place is known (the ends of the sentence, after its only colon, before its
reporting clause); where it is not, its partner goes too, because half a quotation misleads more than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.quotes.marks import APOSTROPHES, FAMILIES, GLYPHS, find_marked
from toolkit.records import Span

_OPENING = ("“", "‘")
_CLOSING = ("”", "’")
_DOUBLE = re.compile(r"``|''|,,(?=\w)|[“”„‟«»]|(?<!\d)\"|\"(?![\w ]*$)")
_SINGLE = re.compile(r"[‘’‚‛'`´‹›]")
_GERMAN = re.compile(r",,(?=\w)|''|[" + re.escape(GLYPHS) + "]")
_POINTS = ".,;:!?)]}…"
_REMEMBERED = 512  # German texts: the hypotheses of one come one after another
_MOST = 40  # marks on one side: beyond this the text is no prose and its marks are left alone
_SAYING = (
    "said|says|told|tells|added|adds|explained|warned|stressed|emphasi[sz]ed|announced|declared|stated|demanded|called|"
    "wrote|writes|replied|asked|criticised|criticized|complained|continued|noted|confirmed|admitted|insisted|argued|"
    "reported|according to|quoted"
)
_SPOKESWOMAN = re.compile(r"[Ss]precherin(?:nen)?\b")
_SPOKESMAN = re.compile(r"[Ss]precher[sn]?\b")
# Sounds: a European, a one-off, a union, a useful; an umbrella. Words in capitals are spelt out, each by its own rule.
_ARTICLE = r"(\ba|(?:^|(?<=[.!?:] )|(?<=[“‘]))A)"  # no `vitamin A`
_VOWEL = r"[AIai]|[Ee](?!u|we)|[Oo](?!nce\b|ne|ther\b)|[Uu](?:n(?!i|a|esco)|p|l|m|s(?=h))"
_BEFORE_VOWEL = re.compile(rf"{_ARTICLE}(?= [“‘]?(?:(?:{_VOWEL})[a-z]|8|1[18](?!\d)))")  # eight, eleven, eighteen
_BEFORE_CONSONANT = re.compile(rf"{_ARTICLE}n(?= [“‘]?(?:[bcdfgjklmnpqrstvwz][a-z]|(?!1[18])[0-79]))")
_NAME = r"(?:he|she|it|they|we|I|one|the [\w’'-]+|(?:the )?[A-Z][\w’'.-]*(?: [\w’'.-]+){0,7}?)"
_FRAME = re.compile(rf"[,!?](?= (?:{_SAYING})\b|\s{_NAME} (?:also |then |has |had )?(?:{_SAYING})\b)")


def tidy(english: str) -> str:
    """`english` without what a decoder leaves behind: signs for unknown pieces, control characters, stray blanks."""
    text = re.sub(r"[▁⁇\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff]", " ", english)
    text = re.sub(r"<unk>|</?s>|<pad>", " ", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" +(?=[,;:!?](?: |$)|\.(?!\S)|[)\]}])", "", text)
    text = re.sub(r"(?<=[^\W\d_]{2})\.\.(?!\.)", ".", text)
    return re.sub(r"(?<=[(\[{]) +", "", text)


def set_articles(english: str) -> str:
    """`english` with `a` before consonants and `an` before vowels, by sound; where the sound is uncertain nothing
    changes (an/a historic, an/a FBI)."""
    return _BEFORE_CONSONANT.sub(r"\1", _BEFORE_VOWEL.sub(r"\1n", english))


def set_women(german: str, english: str) -> str:
    """`english` with a spokeswoman where the German has no spokesman but a `Sprecherin`, and the other way round."""
    if "precher" not in german:
        return english
    women, men = _SPOKESWOMAN.search(german), _SPOKESMAN.search(german)
    if women and not men:
        return re.sub(r"\b([Ss])pokesm([ae])n\b", r"\1pokeswom\2n", english)
    if men and not women:
        return re.sub(r"\b([Ss])pokeswom([ae])n\b", r"\1pokesm\2n", english)
    return english


def set_marks(german: str, english: str) -> str:
    """`english` with the quotation marks of `german`, typographic, nested and punctuated by the rule above.

    A quotation that opens here and closes in another sentence has only its opening mark, and the other way round.
    Linear in the length of the texts. Words are never changed.
    """
    wanted = _german_marks(german)
    given = _english_marks(english)
    if not wanted and not given:
        return _apostrophes(english)
    if max(len(wanted), len(given)) > _MOST:
        return english
    places = _match(wanted, given, english)
    _put_back(wanted, places, german, english)
    _drop_halves(wanted, places)
    return _apostrophes(_punctuate(_write(english, wanted, places, given)))


def set_form(german: str, english: str) -> str:
    """`english` with the large first letter and the spaced dashes of `german`."""
    if re.search(r"\s[–—]\s", german):
        english = re.sub(r"(?<=\S)\s(?:-|--|—)\s(?=\S)", " – ", english)
    first, begin = re.search(r"[^\W\d_]", german), re.search(r"\w+", english)
    if first and begin and first[0].isupper() and begin[0].islower() and begin[0] not in german:
        english = english[: begin.start()] + english[begin.start()].upper() + english[begin.start() + 1 :]
    return english


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A mark of the German: whether it opens, how deep, where it stands, and its partner's index (-1: elsewhere)."""

    opens: bool
    depth: int
    place: int
    partner: int


@lru_cache(maxsize=_REMEMBERED)
def _german_marks(german: str) -> tuple[_Wanted, ...]:
    marked = find_marked(german, [Span(0, len(german))])
    raw: list[tuple[int, bool, int, int]] = []
    for number, each in enumerate(marked):
        raw.append((each.span.start, True, each.depth, number))
        if each.closed:
            raw.append((each.inner.end, False, each.depth, number))
    first = min((place for place, *_ in raw), default=len(german))
    for match in _GERMAN.finditer(german, 0, first):  # only one quotation can have begun before, and it ends first
        if _closes_alone(german, match):
            raw.append((match.start(), False, 0, -1))
            break
    raw.sort()
    index = {(number, opens): place for place, (_, opens, _, number) in enumerate(raw)}
    return tuple(
        _Wanted(opens, depth, place, index.get((number, not opens), -1)) for place, opens, depth, number in raw
    )


def _closes_alone(german: str, match: re.Match[str]) -> bool:
    """True for a mark that ends a quotation begun in an earlier sentence."""
    glyph = match.group()
    if glyph in APOSTROPHES or FAMILIES.get(glyph) in ("single", "angle"):
        return False
    before, after = _around(german, match.span())
    return bool(before) and not before.isspace() and not before.isdigit() and not after.isalnum()


def _english_marks(text: str) -> list[tuple[int, int]]:
    """Places of the quotation marks of `text`, apostrophes left out."""
    found = [match.span() for match in _DOUBLE.finditer(text)]
    doubles = {place for span in found for place in range(*span)}
    opened: tuple[int, int] | None = None
    for match in _SINGLE.finditer(text):
        if match.start() in doubles:
            continue
        before, after = _around(text, match.span())
        if opened is None and (not before or before in ' (“„"«') and after.isalnum():
            opened = match.span()
        elif opened is not None and before.strip() and not after.isalnum():
            found += [opened, match.span()]
            opened = None
    return sorted(set(found))


def _around(text: str, span: tuple[int, int]) -> tuple[str, str]:
    """The characters before and after `span`, empty at the ends."""
    start, end = span
    return text[max(0, start - 1) : start], text[end : end + 1]


def _fit(text: str, span: tuple[int, int], opens: bool) -> int:
    """0..3: how well the mark at `span` can open or close."""
    before, after = _around(text, span)
    glyph = text[span[0] : span[1]]
    loose_left = not before or before.isspace() or before in '([{—–-“‘"„‚«»'
    loose_right = not after or after.isspace() or after in _POINTS + '—–-”’"“«»'
    if opens:
        return loose_left + bool(after.strip() and after not in ".,;") + (glyph in "“‘„‚``")
    return loose_right + bool(before.strip()) + (glyph in "”’''")


def _match(wanted: Sequence[_Wanted], given: list[tuple[int, int]], text: str) -> list[tuple[int, int] | None]:
    """For each German mark its English one, in order: the common subsequence whose marks fit their roles best."""
    rows, columns = len(wanted), len(given)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    value = [[_fit(text, span, mark.opens) for span in given] for mark in wanted]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            take = best[i + 1][j + 1] + 10 + value[i][j] if value[i][j] >= 2 else 0.0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    places: list[tuple[int, int] | None] = [None] * rows
    i = j = 0
    while i < rows and j < columns:
        if value[i][j] >= 2 and best[i][j] == best[i + 1][j + 1] + 10 + value[i][j]:
            places[i] = given[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return places


def _put_back(
    wanted: Sequence[_Wanted],
    places: list[tuple[int, int] | None],
    german: str,
    text: str,
) -> None:
    """Places, as empty spans, for lost marks whose place is known."""
    for index, mark in enumerate(wanted):
        if places[index] is None:
            place = _known_place(wanted, index, mark, german, text)
            low = max((p[1] for p in places[:index] if p), default=0)
            high = min((p[0] for p in places[index + 1 :] if p), default=len(text))
            if place is not None and low <= place <= high:
                places[index] = (place, place)


def _known_place(wanted: Sequence[_Wanted], index: int, mark: _Wanted, german: str, text: str) -> int | None:
    before, after = german[: mark.place], german[mark.place + 1 :]
    outer = [other for other in wanted if other.depth == 0]
    if mark.opens:
        if not re.search(r"\w", before):
            return 0
        if before.rstrip().endswith(":") and before.count(":") == 1 == len(re.findall(r":\s", text)):
            return re.search(r":\s+", text).end()  # type: ignore[union-attr]
        return None
    if not re.search(r"\w", after):
        return len(text)
    if mark.depth == 0 and after.lstrip().startswith(",") and len([o for o in outer if not o.opens]) == 1:
        frames = list(_FRAME.finditer(text))
        return frames[0].end() if len(frames) == 1 else None
    return None


def _drop_halves(wanted: Sequence[_Wanted], places: list[tuple[int, int] | None]) -> None:
    for index, mark in enumerate(wanted):
        if mark.partner >= 0 and places[mark.partner] is None:
            places[index] = None


def _write(
    text: str, wanted: Sequence[_Wanted], places: list[tuple[int, int] | None], given: list[tuple[int, int]]
) -> str:
    edits = [(span, "", 0) for span in given if span not in places]
    for order, (mark, place) in enumerate(zip(wanted, places, strict=True)):
        if place is not None:
            edits.append((place, (_OPENING if mark.opens else _CLOSING)[mark.depth % 2], order))
    out, at = [], 0
    for (start, end), glyph, _ in sorted(edits, key=lambda edit: (edit[0], edit[2])):
        left, right = text[at:start], text[end:]
        if glyph in _OPENING:
            out.append(left if not left or left[-1] in " ([—–" or not left[-1].isalnum() else left + " ")
            end += len(right) - len(right.lstrip(" "))
        elif glyph in _CLOSING:
            out.append(left.rstrip(" "))
            glyph += " " if right[:1].isalnum() else ""
        else:
            out.append(left)
        out.append(glyph)
        at = max(at, end)
    return re.sub(r"  +", " ", "".join(out) + text[at:]).strip()


def _punctuate(text: str) -> str:
    """American order of closing marks and points; no full stop or comma behind another point."""
    text = re.sub(r"\s+(?=[”])", "", text)
    text = re.sub(r"(?<=[”’])\s+(?=[;:,.!?](?: |$))", "", text)
    text = re.sub(r"([”’]+)([.,])(?!\w)", _inside, text)
    text = re.sub(r"([?!…])[.,](?=[”’]+)", r"\1", text)
    text = re.sub(r"([;:])([”’]+)(?=\s)", r"\2\1", text)
    return re.sub(r"(?<=[”])(?=\w)", " ", text)


def _inside(match: re.Match[str]) -> str:
    text, marks, point = match.string, match[1], match[2]
    if "”" not in marks and not _closes_single(text, match.start()):
        return match[0]  # an apostrophe: the soldiers’, who …
    before, _ = _around(text, match.span())
    return marks if before and before in "?!….," else point + marks


def _closes_single(text: str, place: int) -> bool:
    return text.rfind("‘", 0, place) > text.rfind("’", 0, place)


def _apostrophes(text: str) -> str:
    text = re.sub(r"(?<=[^\W\d])['´`](?=\w)|(?<=s)'(?=\s|$)|(?<![\w\d])'(?=\d0s\b)", "’", text)
    return re.sub(r"(?<=\w)'(?!\w)|(?<!\S)'(?=\w)", "’", text) if "'" in text else text
