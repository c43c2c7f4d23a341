"""Lines of metadata: dates, authors, reading time, credits, agency sigla, datelines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from toolkit.read.dates import WEEKDAY, Day, day_at, time_at
from toolkit.read.places import NO_PLACES, PLACES
from toolkit.records import MarkKind

LONGEST = 200  # characters of a line of metadata


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a metadata line. `value`: a Day, minutes, or the words; `updated`: the date is that of a change."""

    kind: MarkKind
    start: int
    end: int
    value: Day | int | str
    updated: bool = False


AGENCIES = (
    "dpa|AFP|afp|Reuters|reuters|AP|ap|epd|KNA|kna|SID|sid|APA|apa|sda|SDA|Keystone-SDA|rtr|dpad|dapd|ddp|ANSA|TASS|Tass"
    "|Interfax|Xinhua|Kyodo|Yonhap|PTI|EFE|efe|ots|dts Nachrichtenagentur|dts|Bloomberg|awp|AWP|IRNA|Ukrinform|taz|DJ"
)
_AGENCY = rf"(?:{AGENCIES})(?:-[A-Za-zÄÖÜäöü]+|/[a-z]{{2,4}})*"
_SIGLUM = r"[a-zäöü]{2,5}(?:\.[a-z]{2,4})?"
SIGLUM_END = re.compile(
    rf"(?<=[.!?…“”»«\"’‘)])\s?(?P<siglum>\((?:mit )?(?:Material von )?(?:{_AGENCY}|{_SIGLUM}|[A-Z]{{2,4}})"
    rf"(?:(?:\s?[/,]\s?| und )(?:{_AGENCY}|{_SIGLUM}|[A-Z]{{2,4}}))*\))$"
)
SIGLUM_LINE = re.compile(
    rf"(?:(?:Quellen?|Mit (?:Material|Informationen) (?:von|der)|Mit Agenturmaterial(?: von)?|Agenturen?)\s?:?\s?)?\(?"
    rf"{_AGENCY}(?:(?:\s?[/,]\s?| und )(?:{_AGENCY}|{_SIGLUM}))*\)?"
    rf"|\({_SIGLUM}(?:\s?[/,]\s?(?:{_AGENCY}|{_SIGLUM}))*\)"
    rf"|{_SIGLUM}(?:\s?/\s?{_SIGLUM})*\s?/\s?{_AGENCY}|{_SIGLUM}, {_AGENCY}"
)

_NAME = (
    r"(?:(?:Prof|Dr|Dipl)\.\s?)*[A-ZÄÖÜÉŠŽČ][\w'’.-]*"
    r"(?:\s(?:(?:von|van|de|der|den|zu|el|al|bin|dos|da|di|la|le)\s)*[A-ZÄÖÜÉŠŽČ][\w'’.-]*){0,4}"
)
_BY = rf"(?:{_NAME}|{_AGENCY}\b|[a-zäöü]{{2,4}}(?=[,\s/]|$))"
_NAMES = rf"{_BY}(?:(?:\s?,\s?(?:und\s)?|\s?/\s?|\s(?:und|&|mit)\s)(?:aus\s|in\s)?{_BY})*(?:\s\({_AGENCY}\))?"
_WORK = (
    r"Kommentar|Gastkommentar|Analyse|Gastbeitrag|Essay|Bericht|Interview|Reportage|Kolumne|Glosse|Leitartikel|Porträt"
)
AUTHOR = re.compile(
    rf"(?:(?:Eine?\s)?(?:{_WORK})\s(?:von|aus)\s|(?:Von|VON|von):?\s|(?:Autor(?:in|en|innen)?|Text|Redaktion)\s?:\s?){_NAMES}"
    rf"(?:\s(?:berichtet|berichten)(?:\saus\s{_NAME})?)?"
    rf"|Aus\s{_NAME}\sbericht(?:et|en)\s{_NAMES}"
)
READING_TIME = re.compile(
    r"(?:Lesedauer|Lesezeit)\s?:?\s?(?:ca\.?\s|etwa\s|rund\s)?(?P<a>\d{1,3})\s?(?:Minuten?|Min\.?|min)(?:\s?\d{1,2}\s?(?:Sekunden?|Sek\.?))?"
    r"|(?:ca\.?\s)?(?P<b>\d{1,3})\s?(?:Minuten?|Min\.?|min)\s(?:Lesezeit|Lesedauer)|(?P<c>\d{1,3})\s?(?:Min\.|min)(?!\w)"
)
_LABEL = re.compile(
    r"(?P<updated>(?:Zuletzt\s)?(?:aktualisiert|geändert|bearbeitet)|Letztes?\s(?:Aktualisierung|Änderung|Update)"
    r"|Update|Stand)\b"
    r"|(?:Veröffentlicht|Erstellt|Erschienen|Publiziert|Publikationsdatum|Datum|Online seit|Artikel vom)\b"
    r"|(?:vom|am|um|den|seit|ab)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(WEEKDAY)
_SEPARATOR = re.compile(r"[\s,;:|·•/()–—-]+")
_PLACE_DATE = re.compile(rf"{_NAME}(?:/{_NAME})?,\s(?:den\s)?(?=\d)")


def read_items(text: str) -> list[Item]:
    """The metadata a line consists of: dates, times, authors, reading time. Empty where anything else stands in it.

    The stretches hold every non-blank character of the line.
    """
    if len(text) > LONGEST:
        return []
    found: list[Item] = []
    position = 0
    place = _PLACE_DATE.match(text)
    if place and day_at(text, place.end()):  # `Berlin, 23. Oktober 2024`
        position = place.end()
    updated, begin = False, 0
    while position < len(text):
        label = _LABEL.match(text, position)
        skip = _SEPARATOR.match(text, position) or _WEEKDAY.match(text, position)
        item = _item_at(text, position, updated)
        if item:
            found.append(replace(item, start=begin))
            position, updated = item.end, False
            begin = position
        elif label:
            position, updated = label.end(), updated or bool(label["updated"])
        elif skip:
            begin = skip.end() if begin == position else begin
            position = skip.end()
        elif found and found[-1].kind is MarkKind.DATE and (time := time_at(text, position)):
            begin = position = time[1]
        else:
            return []
    return _spread(found, len(text)) if found else []


def _item_at(text: str, position: int, updated: bool) -> Item | None:
    day = day_at(text, position)
    if day:
        return Item(MarkKind.DATE, position, day[1], day[0], updated)
    reading = READING_TIME.match(text, position)
    if reading:
        minutes = int(reading["a"] or reading["b"] or reading["c"])
        return Item(MarkKind.READING_TIME, position, reading.end(), minutes)
    author = AUTHOR.match(text, position)
    return Item(MarkKind.AUTHOR, position, author.end(), author[0]) if author else None


def _spread(found: list[Item], length: int) -> list[Item]:
    """Times and separators belong to the item before them, labels and weekdays to the one after them."""
    ends = [item.start for item in found[1:]] + [length]
    return [replace(item, end=end) for item, end in zip(found, ends, strict=True)]


_CREDIT = re.compile(
    r"(?:^|(?<=\s))(?:©|\(c\)\s|\(C\)\s)"
    r"|(?:^|(?<=[.!?…“”»\"’)|/,]\s)|\|\s?|\()(?:(?:Archiv|Symbol|Beispiel|Rubriklisten|Titel|Vorschau)?(?:[Ff]oto|[Bb]ild)"
    r"(?:s|er|quelle|rechte|nachweis|credit)?|Grafik|Karte|Copyright|Credit|Video|Quelle|Montage)(?:\s?:\s|/(?=[A-Z]))"
)
_MARKED_PICTURE = re.compile(r"\(?(?:Archiv|Symbol|Beispiel)(?:bild|foto|aufnahme)(?:er|s)?\)?\.?$")
LONGEST_CAPTION = 700
LONGEST_CREDIT = 220


def credit_start(text: str) -> int | None:
    """Where the credit of a picture begins in a caption; None for a line that is no caption."""
    if len(text) > LONGEST_CAPTION:
        return None
    match = _CREDIT.search(text)
    if match:
        credit = text[match.start() :]
        fits = len(credit) <= LONGEST_CREDIT and not re.search(r"[a-zäöüß]{3}[.!?] [A-ZÄÖÜ][a-zäöü]+ [a-zäöü]", credit)
        return match.start() if fits else None
    picture = _MARKED_PICTURE.search(text)
    return picture.start() if picture else None


_PART = r"(?:(?:am|an|der|die|bei|im|in|a\.|d\.|ob|vor|auf|den)\s?)"
_PLACE = rf"(?:St\.\s)?[A-ZÄÖÜ][\w'’-]*(?:\s{_PART}*[A-ZÄÖÜ][\w'’-]*|\s\(Oder\)){{0,3}}"
_AGENCY_MARK = rf"\s?[(/](?P<agency>{_AGENCY}(?:[/,]\s?(?:{_AGENCY}|{_SIGLUM}))*)[)/]"
DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:\s?/\s?{_PLACE})*(?:,\s{_PLACE})?)(?P<day>,\s\d{{1,2}}\.\s?(?:[A-Z][a-zä]+\.?|\d{{1,2}}\.))?"
    rf"(?:{_AGENCY_MARK}|\s\((?P<unknown>{_SIGLUM}(?:\s?/\s?(?:{_AGENCY}|{_SIGLUM}))*)\)(?=\s[-–—]\s)"
    rf"|\s(?P<bare>dpa|AFP|epd|taz))?|\((?P<only>{_AGENCY})\))\s?(?P<end>[-–—|:.]\s|(?=\s))"
)
_SENTENCE_START = re.compile(r"\s*[„»«\"“‚›(]*[A-ZÄÖÜ0-9]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """`Berlin (dpa) - `: where it ends, its place and agency. `sure`: a known place or an agency stands in it."""

    end: int
    place: str
    agency: str | None
    sure: bool


def dateline_of(text: str) -> Dateline | None:
    """The dateline a paragraph begins with, or None."""
    match = DATELINE.match(text, 0, 120)
    if not match or not _SENTENCE_START.match(text, match.end(), match.end() + 6):
        return None
    agency = match["agency"] or match["only"] or match["bare"]
    place, end = match["place"] or "", match["end"].strip()
    parts = [part.strip() for part in re.split(r"[/,]", place) if part.strip()]
    known = any(part in PLACES or part.title() in PLACES for part in parts)
    if agency and (end or not match["bare"]):
        return Dateline(match.end(), place, agency, True)
    if end == ".":
        all_known = all(part in PLACES or part.title() in PLACES for part in parts)
        return Dateline(match.end(), place, None, True) if all_known else None
    if end not in {"-", "–", "—"} or text[match.start("end") - 1] != " ":
        return None
    one = len(place.split()) <= 2 and place.split()[0].casefold() not in NO_PLACES
    aside = f" {end} " in text[match.end() : match.end() + 60]  # `Putin – Der Kremlchef – sagte`
    # `Ellerbach (abc) - `: an agency nobody listed
    return Dateline(match.end(), place, match["unknown"], known) if known or (one and not aside) else None


def siglum_start(text: str) -> int | None:
    """Where the siglum `(jkf)` or `(dpa)` at the end of a paragraph begins."""
    tail = max(0, len(text) - 60)
    match = SIGLUM_END.search(text, tail)
    return match.start("siglum") if match else None
