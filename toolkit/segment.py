"""German sentence splitting with character offsets: rules and closed word lists, one pass, no model.

A sentence may end at `. ! ? …` (closing marks and brackets included) where white space follows. Whether it does is
decided by the word before and the word after. The traps are German: an ordinal looks like a number at the end of a
sentence (`am 3. Oktober`, `Platz 3. Oktober`), every noun is capitalised, so a capital after an abbreviation proves
nothing, and a quotation ends before its reporting clause (`„… .“ sagte er`). Words that are capitalised only at the
start of a sentence (articles, pronouns, prepositions, adverbs: `STARTERS`) are what can be relied on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.records import Article, Sentence, Span

# Words of closed classes: capitalised, they begin a sentence.
STARTERS = frozenset(
    """
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Kein Keine Keinen Keinem Keiner Dieser Diese Dieses Diesen
    Diesem Jener Jene Jenes Jenen Jeder Jede Jedes Jeden Jedem Alle Allen Allem Alles Beide Beiden Einige Einigen Manche
    Mancher Manches Mehrere Mehreren Viele Vielen Vieles Wenige Wenigen Andere Anderen Anders Solche Solcher Derselbe
    Dieselbe Dasselbe Derjenige Diejenige Diejenigen Niemand Jemand Man Nichts Etwas Ich Du Er Sie Es Wir Ihr Ihm Ihn
    Ihnen Uns Mir Mich Dir Dich Sein Seine Seinen Seinem Seiner Ihre Ihren Ihrem Ihrer Unser Unsere Unseren Unserem
    Mein Meine Meinen Meinem Dein Deine Euer Eure Wer Was Wann Wo Wohin Woher Wie Warum Wieso Weshalb Wem Wen Wessen
    Welche Welcher Welches Welchen Welchem Womit Wofür Wodurch Worauf Worüber Wovon Wozu
    Und Oder Aber Denn Doch Sondern Jedoch Dennoch Trotzdem Allerdings Dagegen Deshalb Deswegen Daher Darum Also Somit
    Folglich Zudem Außerdem Ferner Überdies Weiter Weiterhin Auch Sogar Nur Bloß Lediglich Allein Selbst Gerade Eben Fast
    Beinahe Kaum Etwa Rund Ungefähr Circa Mindestens Höchstens Insgesamt Dabei Dafür Daran Darauf Daraus Darin Darüber
    Darunter Davon Davor Dazu Damit Danach Daraufhin Dahinter Daneben Dazwischen Dadurch Hierbei Hierfür Hiermit Hierzu
    Hinzu Hier Da Dort Dorthin Dann Damals Nun Jetzt Heute Gestern Morgens Mittags Abends Nachts Vorher Nachher Zuvor
    Vorerst Zunächst Zuerst Zuletzt Schließlich Endlich Anschließend Inzwischen Mittlerweile Unterdessen Währenddessen
    Bisher Bislang Seither Seitdem Seit Immer Immerhin Nie Niemals Oft Häufig Manchmal Meist Meistens Selten Bald Schon
    Erst Noch Wieder Wiederum Einst Einmal Zweimal Erstens Zweitens Drittens Erstmals Letztlich Letztendlich Kürzlich
    Neulich Jüngst Künftig Derzeit Zurzeit Zeitweise Gleichzeitig Zugleich Ebenso Ebenfalls Genauso So Sonst Ansonsten
    Andernfalls Jedenfalls Ohnehin Sowieso Eigentlich Tatsächlich Natürlich Selbstverständlich Offenbar Offensichtlich
    Anscheinend Angeblich Vermutlich Wahrscheinlich Vielleicht Möglicherweise Womöglich Sicher Sicherlich Gewiss Leider
    Glücklicherweise Bekanntlich Übrigens Zwar Nämlich Ja Nein Nicht Besonders Insbesondere Vor Vorm Nach In Im Ins An Am
    Ans Auf Aus Bei Beim Bis Durch Für Fürs Gegen Gegenüber Hinter Mit Neben Ohne Über Um Unter Von Vom Während Wegen
    Zu Zum Zur Zwischen Trotz Anstatt Statt Laut Gemäß Infolge Innerhalb Außerhalb Dank Angesichts Aufgrund Anhand
    Anlässlich Hinsichtlich Mithilfe Zufolge Ab Entlang Wenn Weil Dass Ob Obwohl Obgleich Nachdem Bevor Ehe Sobald Solange
    Sooft Sofern Soweit Falls Als Indem Damit Sodass Wobei Wodurch Wogegen Wohingegen Je Desto Umso Weder Entweder Sowohl
    Ist Sind War Waren Wird Werden Wurde Wurden Hat Haben Hatte Hatten Kann Können Konnte Soll Sollen Sollte Muss Müssen
    Will Wollen Darf Dürfen Mag Wäre Würde Hätte Könnte Müsste Bin Bist Seid Geht Gibt Kommt Steht Liegt Macht Sagt Sagte
    Mehr Weniger Genau Gut Klar Richtig Neben Rechts Links Oben Unten Vorn Hinten Draußen Drinnen Überall Nirgends
    Irgendwann Irgendwie Irgendwo Irgendjemand Genug Hingegen Vielmehr Stattdessen Indes Indessen Unklar Denen Deren Dessen
    """.split()
)

MONTHS = frozenset(
    """
    Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember
    Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez
    """.split()
)

# Never the last word of a sentence.
_NEVER = frozenset(
    """
    Dr Drs Prof Hr Hrn Fr Frl Mr Mrs Ms Mme St Ste Dipl Ing Mag Lic Doz Priv Univ Lt Ltn Col Sgt Capt Hptm Oblt Maj Gov
    Sen Rep Msgr Pfr Bgm Abg Stv Stellv Ges Bsp Vgl Geb Verh Gest Sog Ca Inkl Exkl Zzgl Abzgl Evtl Ggf Bzw Resp Vs Feat
    bzw ca vgl geb verh verw gest sog inkl exkl zzgl abzgl evtl ggf ggfs resp vs feat rd max min mind durchschn ehem
    med jur phil rer nat theol vet dent habil hc mult h c oec pol soz agr Dres stv stellv kath ev evang protest jüd
    kaufm techn wiss staatl städt nördl südl östl westl dt engl frz franz ital span russ lat griech österr schweiz amerik
    jap chin türk ukr europ intern nat öffentl allg bes einschl entspr erg gem insb lfd mtl jährl monatl tägl wöchentl
    od sen jun verm vorl zus zw bez bezgl betr gegr hrsg urspr veröff vorm nachm z.B d.h u.U z.T z.Z z.Zt i.d.R s.o s.u
    m.E v.a d.i i.S i.V z.Hd bspw Bspw beispielsw usf.. einschließl vors Vors
    """.split()
)

# Abbreviations before a number; before anything else they are words.
_BEFORE_NUMBER = frozenset(
    "Nr Nrn No Art Abs Bd Bde Kap Abb Tab Aufl Ziff Rn Rdnr Tel Fax Fig Az Par Jg Lfg Pos Vol Mk Op".split()
)

# Abbreviations that may end a sentence: they do where a starter follows.
_MAYBE = frozenset(
    """
    usw usf etc ff f Mio Mrd Mill Tsd Bio Std Min Sek Stk Jh Jhd Jhdt Chr Jr Sr Co Inc Corp Ltd Bros Str Hbf Pl Gen Red
    Anm Ausg Ed Hrsg Verf Übers Zit Zt Jan Feb Febr Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez Mo Di Mi Do Sa Mz Pkt Pf Kl
    Bde Zi Whg Tg Adr Anh Verl Bez Bhf Kfm Kto Abt Dept Reg Bev Ew Einw Ortst Gde Kr Lkr Ldkr Kto Zl
    """.split()
)

# Before an ordinal stands one of these (`der 3. Stock`), before a count at the end of a sentence does not (`auf 420.`).
_DETERMINERS = frozenset(
    """
    der die das den dem des am im zum zur vom beim ins ans aufs fürs ein eine einen einem einer eines kein keine keinen
    mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere
    unseren unserem jeder jede jedes jeden jedem dieser diese dieses diesen diesem ihres seines meines unseres eures deines und oder bis sowie zweite ersten
    """.split()
)
# Before a count at the end of a sentence (`stieg auf 420. Experten sagen …`).
_COUNTING = frozenset(
    """
    auf um bei von mit über unter rund etwa gegen fast nach insgesamt mindestens höchstens knapp nur vor als circa gut
    """.split()
)
_CLOSING_QUOTES = "\"“”‟»«›‹’‘'"
_CANDIDATE = re.compile(
    r"[.!?…]+"
    r"(?:[" + re.escape(_CLOSING_QUOTES) + r")\]]|\s[»«“”\"‹›](?=\s|$))*"
    r"(?=\s|$)"
)
_GLUED = re.compile(r"(?<=[a-zäöüß]{3})[.!?](?=([A-ZÄÖÜ][a-zäöü]+)\s)")  # `gekommen.Die Stadt`: a lost space
_BEFORE = re.compile(r"((?:[^\W\d_]{1,3}\.\s?)*[^\s(\[{„‚»«›‹“\"‘/–—]*)$")
_NEXT = re.compile(r"[\s\"„‚“”»«›‹‘’'(\[{*•·–—_-]*")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PREVIOUS = re.compile(r"([^\s]+)\s+\S*$")
_ORDINAL = re.compile(r"(?:\d{1,4}[./–-]\s?)*\d{1,4}$")
_ROMAN = re.compile(r"[IVXLC]+$")
_OMISSION = re.compile(r"[(\[]\s?(?:\.\.\.|…)[)\]]$")
_LOOK_BACK = 48  # characters: longer than any abbreviation with the word before it
_PARTNERS = {
    "“": "„“",
    "”": "„“”",
    "‟": "„‟",
    '"': '"„',
    "«": "»«",
    "»": "«»",
    "‹": "›‹",
    "›": "‹›",
    "‘": "‚‘",
    "’": "‚‘",
}


def segment(article: Article) -> tuple[Sentence, ...]:
    """The sentences of every block in text order; ids count from 0, spans are trimmed offsets in `article.text`."""
    sentences: list[Sentence] = []
    for number, block in sorted(enumerate(article.blocks), key=lambda item: item[1].span):
        for span in split(block.span.of(article.text)):
            place = span.shift(block.span.start)
            sentences.append(Sentence(len(sentences), place, place.of(article.text), number))
    return tuple(sentences)


def split(text: str) -> list[Span]:
    """The sentences of a German text as trimmed spans, in order; together they hold every non-blank character.

    An empty line ends a sentence, a line end does where the lines are not those of a wrapped paragraph. Linear in the
    length of `text`.
    """
    spans: list[Span] = []
    for chunk in _chunks(text):
        start = chunk.start
        for end in _ends(text, chunk):
            _keep(text, start, end, spans)
            start = end
        _keep(text, start, chunk.end, spans)
    return spans


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        spans.append(Span(start + left, start + len(piece.rstrip())))


_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[•·▪‣*]|\d{1,3}[.)]\s|[–—-]\s)")


def _chunks(text: str) -> Iterator[Span]:
    """Stretches no sentence crosses: lines, joined where a line end is only a wrap."""
    if "\n" not in text:
        yield Span(0, len(text))
        return
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    if not lines:
        return
    width = _wrap_width(text, lines)
    start = lines[0].start
    for line, following in zip(lines, lines[1:], strict=False):
        if not _wrapped(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The column a plain-text file was wrapped at, 0 where it was not."""
    longest = max(len(line) for line in lines)
    return longest if 50 <= longest <= 100 and len(lines) > 1 else 0


def _wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    rest = text[following.start : following.end]
    if following.start != line.end + 1 or not rest.strip() or not line.of(text).strip() or _BULLET.match(rest):
        return False
    if text[line.end - 1].isspace():  # a page dump leaves the space where it broke the line
        return True
    return width > 0 and len(line) + 1 + len(rest.split(None, 1)[0]) > width


def _ends(text: str, chunk: Span) -> Iterator[int]:
    """Offsets behind the last character of each sentence of `chunk` but the last."""
    start = chunk.start
    places = [(match.start(), match.end(), True) for match in _CANDIDATE.finditer(text, chunk.start, chunk.end)]
    glued = [(m.start(), m.end(), False) for m in _GLUED.finditer(text, chunk.start, chunk.end) if m[1] in STARTERS]
    if glued:
        places = sorted(places + glued)
    for at, end, spaced in places:
        if not spaced or _is_end(text, start, at, end, chunk.end):
            yield end
            start = end


def _is_end(text: str, start: int, at: int, end: int, limit: int) -> bool:
    """True where the sentence that begins at `start` ends with the stop at `at` and its closing marks up to `end`."""
    gap = _NEXT.match(text, end, limit)
    place = gap.end() if gap else end
    if place >= limit:
        return False  # the end of the chunk is an end anyway
    match = _WORD.match(text, place, min(limit, place + 60))
    word = match.group() if match else ""
    if word[:1].islower() and not (len(word) > 1 and word[1].isupper()):
        return False  # the reporting clause behind „… .“, or the middle of a sentence; but `iPhone`
    stop = text[at]
    closing = text[at + 1 : end].lstrip(".!?…")
    starter = word.split("-", 1)[0].split("’", 1)[0].split("'", 1)[0] in STARTERS
    if closing and not starter and _inside(text, start, at, end, closing):
        return False
    if stop == "." and not closing and text[at + 1 : at + 2] not in (".", "…"):
        return _full_stop(text, start, at, word, starter)
    return not _OMISSION.search(text, max(start, at - 2), end)


def _inside(text: str, start: int, at: int, end: int, closing: str) -> bool:
    """True where `closing` shuts a bracket, or a title such as „Was nun?“, opened in the middle of this sentence."""
    if ")" in closing or "]" in closing:
        opened = max(text.rfind("(", start, at), text.rfind("[", start, at))
        return opened > start and bool(text[start:opened].strip())
    if text[at] == ".":
        return False
    opened = max(text.rfind(glyph, start, at) for glyph in _PARTNERS.get(closing[-1], closing[-1]))
    before = text[start:opened].rstrip() if opened > start else ""
    return bool(before) and before[-1] not in ":,;–—-"


def _full_stop(text: str, start: int, at: int, word: str, starter: bool) -> bool:
    """True where the full stop at `at` ends a sentence though it may belong to an abbreviation or an ordinal."""
    back = max(start, at - _LOOK_BACK)
    found = _BEFORE.search(text, back, at)
    before = found.group(1) if found else ""
    if before[-1:].isdigit():
        return _number_ends(text, start, at, before, word, starter)
    if not before[-1:].isalpha():
        return True
    short = re.sub(r"\s", "", before)
    last = short.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
    if short in _NEVER or last in _NEVER:
        return False
    if last in _BEFORE_NUMBER and word[:1].isdigit():
        return False
    if len(last) == 1 and last.islower() and last.isalpha() and "." not in short:
        return False
    doubtful = (
        (len(last) == 1 and last.isalpha())
        or ("." in short and len(last) < 3)
        or last in _MAYBE
        or last.endswith("str")
        or (len(last) < 6 and _ROMAN.match(last) is not None)
    )
    return starter if doubtful else True


def _number_ends(text: str, start: int, at: int, before: str, word: str, starter: bool) -> bool:
    """True where the number before the full stop is a count or a year, not an ordinal, a date or an item's number."""
    if not _ORDINAL.match(before):
        return True
    place = at - len(before)
    if not text[start:place].strip(' \t\n\u00a0•·*-–—"„»«('):
        return False  # `1. Planen Sie`
    if word in MONTHS:
        return False
    if starter:
        return True
    found = _PREVIOUS.search(text, max(start, place - _LOOK_BACK), place)
    previous = found.group(1) if found else ""
    if previous.lower() in _DETERMINERS:
        return False
    if word[:1].isdigit():
        return int(before[-4:]) > 31 if before.isdigit() else True
    if text[place - 1] in "([" or not before.isdigit():
        return False
    return len(before) == 4 or previous.lower() in _COUNTING or (previous[:1].isupper() and previous[-1].isalpha())
