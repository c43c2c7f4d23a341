"""Who speaks in a reporting clause: noun phrases and the subject of a verb, by word order and agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.quotes.cues import PRONOUNS
from toolkit.quotes.nouns import MEDIA, is_report, role_gender
from toolkit.quotes.tokens import Token
from toolkit.quotes.wordlists import words

DETERMINERS = frozenset(
    words(
        """
    der die das ein eine einer eines dieser diese dieses jener jene sein seine ihr ihre mehrere viele einige alle
    beide zwei drei vier fünf kein keine unser unsere mein meine manche zahlreiche andere sämtliche zehn dutzende
    weitere
    """
    )
)
_OBLIQUE = frozenset(
    words(
        """
    den dem des einem einen seinem seinen ihrem ihren diesem diesen
    """
    )
)
_GENITIVE = frozenset(
    words(
        """
    des der eines einer seines seiner ihres ihrer dessen deren dieses dieser von vom
    """
    )
)
_ATTACH = frozenset(
    words(
        """
    für bei beim zur zum über gegen des zu
    """
    )
)
_ATTACH_PLACE = frozenset(["in", "im", "aus", "an", "am"])
PREPOSITIONS = frozenset(
    words(
        """
    in im an am auf aus bei beim bis durch für gegen gegenüber hinter mit nach neben ohne seit über um unter von vom
    vor während wegen zu zum zur zwischen trotz laut gemäß ab ins ans anlässlich angesichts per pro binnen innerhalb
    außer außerhalb entgegen statt anstatt mittels aufgrund
    """
    )
)
_TIME = frozenset(
    words(
        """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag morgen vormittag mittag nachmittag abend
    nacht januar februar märz april mai juni juli august september oktober november dezember jahr jahre jahren woche
    monat tag tagen reaktion treffen gipfel besuch stunde stunden uhr wochenende anschluss gespräch interview rede
    vorfeld zusammenhang rahmen
    pressekonferenz zeitpunkt derzeit zurzeit anschließend abschließend danach bericht rede brief stellungnahme
    mitteilung schreiben sitzung debatte nachruf zeit ende anfang dienstagabend montagabend sonntagabend
    freitagabend auftrag gegensatz
    hinblick
    """
    )
)
_PARTICLES = frozenset(
    words(
        """
    von van de der den del di da al bin ibn el la le zu und
    """
    )
)
_SKIP = frozenset(
    words(
        """
    sich bisher bislang heute gestern morgen jetzt nun dann dort hier auch zudem jedoch aber wieder weiter
    erneut bereits schon
    noch nur dabei dazu daraufhin später zuvor außerdem indes hingegen dagegen allerdings so ihm ihr ihnen uns mir
    ihn es selbst nicht kürzlich inzwischen zunächst schließlich offenbar öffentlich
    """
    )
)
_NO_ADJECTIVES = frozenset(
    words("aber über unter oder wieder immer hier später weiter er der wer vor früher bisher außer daher")
)
NO_SPEAKERS = frozenset(words("der zusammenhang rahmen anschluss ende nacht jahr land stadt frage wirklichkeit tat"))
# Things and qualities: they may signal or exclude something, they do not say it.
_THINGS = (
    *words("präsenz hilfe hilfen satz sätze tatsache umstand zahl zahlen bild bilder ergebnis lage ton blick anfang"),
    *words("entwicklung hoffnung erfahrung vergangenheit wahrheit freiheit sicherheit möglichkeit wirklichkeit"),
)
_ADVERBS = frozenset(
    words(
        """
    weder zugleich erst noch sogar zwar selbst gar auch nur schon sowohl ferner bereits als da dabei dadurch damals
    daneben darin darauf darüber darum ebenso hierzu hiermit
    insbesondere insgesamt künftig laut neben noch seit somit überdies ursprünglich wenige weshalb erstmals
    """
    )
)
_PAIRED = {"weder": ("noch",), "sowohl": ("als", "auch")}
_ADJECTIVE = ("e", "er", "en", "es", "em")


def is_name_like(token: Token) -> bool:
    """True for a capitalised word or an acronym."""
    text = token.text
    return text[:1].isupper() or (text[-1:] != "I" and text[1:] != token.low[1:])


def starts_phrase(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """True where a nominative noun phrase can begin at `at`."""
    if at >= limit:
        return False
    low = tokens[at].low
    if low in PREPOSITIONS or low in _OBLIQUE:
        return False
    if low in PRONOUNS or low in DETERMINERS:
        return True
    if is_name_like(tokens[at]) and (at == 0 or tokens[at].text.isupper() or low not in _SKIP):
        return low not in _TIME and low not in _SKIP and not (at == 0 and _is_adverb(tokens, at, limit))
    return _head(tokens, at, limit) is not None and low.endswith(_ADJECTIVE)


def _is_adverb(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """A capitalised first word before the verb may be an adverb: `Zudem`, `Gleichzeitig`."""
    if tokens[at].low.endswith("end") and len(tokens[at].low) > 6:
        return True
    return (
        tokens[at].low.endswith(
            ("dem", "zeitig", "dings", "lich", "falls", "weise", "seits", "gegen", "ßend", "dessen", "hin")
        )
        or tokens[at].low in _ADVERBS
    )


def _head(tokens: Sequence[Token], at: int, limit: int) -> int | None:
    """Index of the capitalised noun after determiner and adjectives, within six words."""
    for place in range(at, min(limit, at + 6)):
        if is_name_like(tokens[place]) and (place > at or tokens[place].low not in DETERMINERS):
            return place
        low = tokens[place].low
        if not (low in DETERMINERS or low in _OBLIQUE or low.endswith(_ADJECTIVE) or low[:1].isdigit()) and low not in (
            "und",
            "so",
            "als",
            "wie",
            "nach",
            "sehr",
            "ehemals",
            "rund",
            "etwa",
            "etwas",
        ):
            return None
        if place > at and low in PREPOSITIONS:
            return None
    return None


def phrase_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    """End (exclusive) of the noun phrase at `at`, with genitives, attached prepositional phrases and `und`."""
    low = tokens[at].low
    lone = low in ("er", "sie", "es", "man", "wir", "ich")
    head = None if lone else _head(tokens, at, limit)
    if head is None:
        head = None if lone else _late_head(tokens, at, limit)
    if head is None:
        return at + (2 if at + 1 < limit and "jährige" in tokens[at + 1].low else 1)
    end = _nouns(tokens, head, limit)
    role = any(role_gender(token.text) for token in tokens[at:end])
    while end < limit:
        low = tokens[end].low
        following = _head(tokens, end + 1, limit) if end + 1 < limit else None
        if following is None or tokens[following].low in _TIME:
            break
        genitive = low.endswith("er") and low not in _NO_ADJECTIVES and following == end + 1
        near = genitive or low in _GENITIVE or low in _ATTACH or (role and low in _ATTACH_PLACE)
        near = near or (low == "aus" and end == head + 1 and is_report([tokens[head].text]))
        joined = low in ("und", "sowie", "oder") and starts_phrase(tokens, end + 1, limit)
        addressee = low == "der" and role and tokens[following].low in MEDIA and not role_gender(tokens[end - 1].text)
        if not (near or joined) or addressee:
            break
        end = _nouns(tokens, following, limit)
    return end


def _late_head(tokens: Sequence[Token], at: int, limit: int) -> int | None:
    """The noun after a participle with its own phrase: `der für den Bezirk zuständige Leiter`."""
    if tokens[at].low not in DETERMINERS or at + 1 >= limit or tokens[at + 1].low not in PREPOSITIONS:
        return None
    for place in range(at + 3, min(limit, at + 10)):
        if is_name_like(tokens[place]) and tokens[place - 1].text.endswith(("e", "en", "er")):
            previous = tokens[place - 1].low
            if previous not in DETERMINERS and previous not in _OBLIQUE and previous not in PREPOSITIONS:
                return place
    return None


def _nouns(tokens: Sequence[Token], head: int, limit: int) -> int:
    end = head + 1
    while end < limit:
        if (is_name_like(tokens[end]) and tokens[end].low not in _TIME) or (
            (
                tokens[end].low in ("von", "van", "de", "bin", "al", "ibn", "el", "del", "di", "da", "la", "of")
                and end + 1 < limit
                and is_name_like(tokens[end + 1])
                and tokens[end].low != "von"
            )
            or (tokens[end].text == "." and tokens[end - 1].text in ("Dr", "Prof", "St", "Jr"))
            or (tokens[end].text == "." and len(tokens[end - 1].text) == 1 and end + 1 < limit)
        ):
            end += 1
        else:
            break
    return end


def subject(tokens: Sequence[Token], first: int, verb: int, last: int) -> tuple[int, int] | None:
    """Token range of the subject of the finite verb at `verb` in the clause `[first, last)`, or None."""
    start = first
    while start < verb and tokens[start].low in (
        "und",
        "aber",
        "weder",
        "sowohl",
        "doch",
        "denn",
        "sondern",
        "jedoch",
        "auch",
        "sowie",
    ):
        start += 1
    if start < verb and starts_phrase(tokens, start, verb):
        opening = tokens[start - 1].low if start > first else ""
        return start, _both(tokens, opening, phrase_end(tokens, start, verb), verb)
    at = verb + 1
    while at < last:
        low = tokens[at].low
        if low in PREPOSITIONS:
            head = _head(tokens, at + 1, last)
            at = at + 1 if head is None else _nouns_and_time(tokens, head, last)
            if head is not None and at < last and tokens[at].low in ("und", "oder", "sowie"):
                joined = _head(tokens, at + 1, last)
                at = at if joined is None else _nouns_and_time(tokens, joined, last)
        elif low in _OBLIQUE:
            head = _head(tokens, at, last)
            at = at + 1 if head is None else _nouns(tokens, head, last)
        elif low in _SKIP and not (is_name_like(tokens[at])):
            at += 1
        elif starts_phrase(tokens, at, last):
            return at, phrase_end(tokens, at, last)
        else:
            at += 1
    return None


def _both(tokens: Sequence[Token], opening: str, end: int, limit: int) -> int:
    """End of the second phrase after `weder … noch`, `sowohl … als auch`, else `end`."""
    link = _PAIRED.get(opening, ())
    start = end + len(link)
    if not link or tuple(token.low for token in tokens[end:start]) != link or not starts_phrase(tokens, start, limit):
        return end
    return phrase_end(tokens, start, limit)


def phrase_before(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `last`, or before one or two words of a verb there: what a relative pronoun behind
    it stands for (`ließ die Stadt und das Amt reagieren, die …`)."""
    end = last
    while end > first and last - end < 3 and not is_name_like(tokens[end - 1]):
        end -= 1
    for at in range(end - 1, max(first, end - 12) - 1, -1):
        before = tokens[at - 1] if at > first else None
        if before is not None and (
            before.low in ("und", "oder", "sowie")
            or (tokens[at].low in _GENITIVE and is_name_like(before))
            or (tokens[at].low not in DETERMINERS and (before.low in DETERMINERS or before.low.endswith(_ADJECTIVE)))
        ):
            continue
        if starts_phrase(tokens, at, end) and phrase_end(tokens, at, end) == end:
            return at, end
    return None


def noun_phrases(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Noun phrases in `[first, last)` in any case, those after a preposition left out."""
    at = first
    while at < last:
        behind = tokens[at].low in PREPOSITIONS
        start = at + behind
        determined = start < last and (tokens[start].low in DETERMINERS or tokens[start].low in _OBLIQUE)
        nominal = start < last and (determined or is_name_like(tokens[start]))
        end = phrase_end(tokens, start, last) if nominal else start + (not behind)
        if nominal and not behind and tokens[end - 1].low not in _TIME:
            yield start, end
        at = max(end, at + 1)


def is_thing(tokens: Sequence[Token]) -> bool:
    """True for a phrase whose first noun is a thing that cannot speak: `die bloße Anwesenheit`, `weitere Hilfen`."""
    head = next((t.low for t in tokens if is_name_like(t) and t.low not in DETERMINERS), "")
    return head in _THINGS or (head.endswith(("heit", "keit", "ität")) and not role_gender(head))


def _nouns_and_time(tokens: Sequence[Token], head: int, limit: int) -> int:
    end = head + 1
    while end < limit and tokens[end].low in _TIME:
        end += 1
    return end


def subject_final(tokens: Sequence[Token], first: int, verb: int) -> tuple[int, int] | None:
    """Subject of a verb-final clause (`wie der Sender am Montag mitteilte`): its first nominative phrase."""
    return subject(tokens, first, first, verb)
