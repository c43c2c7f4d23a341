"""Page furniture: what stands on a news page but is no part of the article.

Two tables: lines that are furniture wherever they stand, and words that may as well be a heading of the article and
are furniture only at its edges or beside other furniture. A sentence of the article taken for furniture is the worst
this module can do; so nothing that ends like a sentence goes unless a rule names its words, or it is the teaser under
a recommended headline and shares words with it that the article does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.read.lines import Line, is_sentence
from toolkit.read.metadata import read_items
from toolkit.records import MarkKind

RECOMMENDATION = "recommendation"
COMMENTS = "comments"
COOKIES = "cookies and consent"
NEWSLETTER = "newsletter and subscription"
SHARING = "share buttons"
NAVIGATION = "navigation"
ADVERTISEMENT = "advertisement"
TABLE = "table"
COPYRIGHT = "copyright notice"
EMBED = "embedded content"
LINK = "link"
REPEATED = "printed again"

LONGEST = 600  # characters: a longer line is never furniture
LONGEST_HEADLINE = 160
LONGEST_TEASER = 400


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})", re.IGNORECASE)


# Lines that announce other articles. What follows them is looked at.
OPENERS = _pattern(
    r"(?:Das|Dies|Folgendes) (?:könnte|dürfte) (?:Sie|dich|Ihnen|euch|Dir) (?:auch |ebenfalls |noch )*(?:interessieren|gefallen)",
    r"(?:Auch|Ebenfalls) (?:interessant|spannend|lesenswert)",
    r"(?:Lesen Sie|Lies|Lest)(?: (?:auch|hier|dazu|jetzt|mehr|weiter|zum Thema|hierzu|bitte)\b)+(?: (?:zum Thema|dazu|darüber))?",
    r"Mehr (?:zum Thema|dazu|zu diesem Thema|hierzu|zu dem Thema|aus (?:der|dem) (?:Rubrik|Ressort)|Nachrichten|Artikel|Themen)",
    r"(?:Mehr|Weiteres) (?:aus|von) (?:Politik|Wirtschaft|Sport|Kultur|Panorama|Ausland|Inland|diesem Ressort)",
    r"Weitere (?:Artikel|Meldungen|Nachrichten|Beiträge|Themen|Berichte|News|Inhalte)"
    r"(?: (?:zum Thema|aus .{3,40}|von .{3,40}|zu .{3,40}))?",
    r"Zum Weiterlesen|Passend (?:dazu|zum Thema)|Dazu passend|Siehe auch|Sehen Sie (?:auch|hier|dazu)",
    r"(?:Ähnliche|Verwandte|Andere|Empfohlene|Verknüpfte) (?:Artikel|Beiträge|Themen|Meldungen|Nachrichten)",
    r"Meist ?gelesen(?:e (?:Artikel|Beiträge|Nachrichten))?|Meist ?kommentiert|Die meistgelesenen Artikel",
    r"(?:Beliebte|Neueste|Neuste|Aktuelle|Top-?) ?(?:Artikel|Beiträge|Meldungen|Nachrichten|News|Themen)",
    r"Unsere (?:Lese)?empfehlungen?(?: für Sie)?|(?:Lese)?empfehlungen? der Redaktion|Empfehlungen für Sie|Unser Lesetipp|Lesetipps?",
    r"Für Sie empfohlen|Ihnen empfohlen|Related(?: articles| posts)?|Read more|Das Neueste",
)
_OPENER_LINE = re.compile(
    rf"[+>»→▶•*#–—\s-]*(?P<words>{OPENERS.pattern})(?P<rest>\s?[:…>»→.]*\s*(?P<inline>.*?)[+\s]*)$", re.IGNORECASE
)

# Reason -> whole lines that are furniture wherever they stand.
SURE: dict[str, re.Pattern[str]] = {
    COMMENTS: _pattern(
        r"Kommentare? ?\(\d+\)|\d+ Kommentare?|(?:Neueste|Letzte|Alle) Kommentare(?: (?:anzeigen|lesen))?",
        r"Kommentare? (?:schreiben|verfassen|hinterlassen|abgeben|abschicken|anzeigen|lesen|absenden|einblenden|ausblenden)",
        r"(?:Schreiben Sie|Schreibe|Hinterlassen Sie|Hinterlasse|Verfassen Sie) (?:einen|den ersten|Ihren|deinen) Kommentar\.?",
        r"(?:Jetzt|Hier) (?:kommentieren|mitdiskutieren)!?|Diskutieren Sie mit[^.]{0,60}[.!]?|Antwort (?:schreiben|abbrechen|verfassen)",
        r"(?:Ihre|Deine|Die) E-?Mail-?Adresse wird nicht (?:veröffentlicht|angezeigt)\b.{0,120}",
        r"(?:Erforderliche|Benötigte) Felder sind (?:mit ?\*? ?markiert|markiert ?\*?|gekennzeichnet|mit ?\* ?gekennzeichnet).?",
        r"(?:Name|E-?Mail(?:-Adresse)?|Website|Webseite|Kommentar|Nachricht|Betreff) ?\*",
        r"(?:Meinen|Speichere meinen|Meine) Name[n]?, (?:meine )?E-?Mail(?:-Adresse)?.{0,100}(?:speichern|Kommentar).{0,60}",
        r"\d{1,3} ?[+×x*−–-] ?[a-zäöü\d]{1,12} ?= ?\??|(?:null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) ?[+×x*−–-] ?[a-zäöü\d]{1,12} ?= ?\??",
        r"(?:Bitte )?(?:melden Sie sich an|einloggen|anmelden|loggen Sie sich ein), um (?:zu kommentieren|einen Kommentar .{3,30})\.?",
        r"(?:Die )?Kommentarfunktion .{0,60}(?:geschlossen|deaktiviert)\.?|Kommentare sind geschlossen\.?|Auf diesen Kommentar antworten",
    ),
    COOKIES: _pattern(
        r"(?:Wir|Diese (?:Web)?[Ss]eite|Diese Website|Unsere (?:Web)?[Ss]eite) (?:verwende[nt]|nutz(?:en|t)|benutz(?:en|t)|setz(?:en|t)) .{0,40}Cookies\b.{0,400}",
        r"(?:Alle |Alles |Nur )?(?:Cookies |notwendige Cookies |notwendigen Cookies )?(?:akzeptieren|zustimmen|ablehnen|zulassen)(?: und (?:schließen|weiter|speichern))?",
        r"Cookie-?(?:Einstellungen|Richtlinien?|Hinweis|Banner|Zustimmung)(?: .{0,40})?|(?:Privatsphäre|Datenschutz|Consent)-?[Ee]instellungen(?: .{0,30})?",
        r"(?:Mit (?:Ihrem|dem|einem) Klick|Durch (?:die )?(?:weitere )?Nutzung|Indem Sie) .{0,200}(?:Cookies|Datenschutz).{0,200}",
        r"(?:Weitere|Mehr|Nähere) Informationen .{0,60}(?:Cookies|Datenschutz(?:erklärung|hinweisen?|bestimmungen)?)\b.{0,60}",
    ),
    EMBED: _pattern(
        r"An dieser Stelle (?:finden|befindet|steht|ist) .{0,80}(?:extern|Inhalt).{0,300}|(?:Empfohlener )?(?:redaktioneller|externer|eingebetteter) Inhalt",
        r"Ich bin (?:damit )?einverstanden, dass mir (?:dieser )?(?:externe|Inhalt).{0,300}|Damit können personenbezogene Daten .{0,200}",
        r"(?:Externe[nr]? )?(?:Inhalte?|Video|Tweet|Beitrag|Karte) (?:von .{2,30} )?(?:laden|anzeigen|einblenden|öffnen)",
        r"View this post on \w+|Diesen Beitrag auf \w+ ansehen|Ein Beitrag geteilt von .{2,80}|Post auf X ansehen",
        r"Artikel (?:anhören|vorlesen|hören)|(?:Zum Video|Video (?:abspielen|ansehen|starten)|Audio (?:abspielen|anhören))|\d?\d:\d\d ?/ ?\d?\d:\d\d",
    ),
    NEWSLETTER: _pattern(
        r"(?:Jetzt |Hier |Zum |Unser(?:en)? |Den |Der )*(?:kostenlosen? |täglichen? )*Newsletter(?: (?:jetzt |kostenlos |hier )*(?:abonnieren|anmelden|bestellen|bestellen!|abonnieren!))?(?: und .{3,60})?[.!]?",
        r"(?:Abonnieren|Bestellen|Erhalten|Melden|Nutzen) Sie .{0,80}(?:Newsletter|Push-Nachrichten|WhatsApp-Kanal|Telegram-Kanal).{0,200}",
        r"(?:Mit unserem|In unserem|Unser) (?:.{0,30} )?Newsletter .{0,200}|Keine (?:Nachricht|News|Meldung) mehr verpassen.{0,80}",
        r"(?:Jetzt|Hier) (?:kostenlos |gratis )*(?:anmelden|abonnieren|registrieren|testen|Abo abschließen|Abo sichern|Mitglied werden)[.!]?",
        r"(?:Folgen Sie uns|Folge uns|Besuchen Sie uns) (?:auch )?(?:auf|bei|in) .{2,80}|(?:Jetzt|Mit .{2,20}) weiterlesen[.!]?|Weiterlesen(?: mit .{2,20})?[.!…]*",
        r"(?:Bereits|Schon|Noch kein) (?:Abonnent|Mitglied|registriert|Kunde|Abo)(?:in)?\??(?: .{3,30})?|Abo(?:nnieren)?|ePaper|E-Paper",
    ),
    SHARING: _pattern(
        r"(?:Artikel|Beitrag|Seite|Diesen Artikel|Diesen Beitrag|Link|Meldung) (?:teilen|drucken|merken|speichern|versenden|kopieren|empfehlen|verschicken|weiterempfehlen)",
        r"(?:Auf|Über|Per|Via|Bei) (?:Facebook|Twitter|X|WhatsApp|E-?Mail|Telegram|LinkedIn|Xing|Pinterest|Reddit|Threads|Bluesky|Mastodon)(?: \(Twitter\))? (?:teilen|versenden|senden|posten|empfehlen)",
        r"Teilen (?:Sie (?:diesen|den) (?:Artikel|Beitrag)|auf .{1,20}|per .{1,20}|über .{1,20}|via .{1,20}).?|Facebook teilen|tweeten|twittern|In die Zwischenablage kopieren",
        r"Klicken(?:,)? (?:Sie )?(?:hier, )?(?:um|zum) .{0,40}(?:teilen|Teilen|drucken|Ausdrucken|versenden).{0,60}",
    ),
    ADVERTISEMENT: _pattern(
        r"[\s–—-]*(?:Anzeige|Werbung|Advertisement|Sponsored(?: Content)?|Gesponsert(?:er Inhalt)?|Ad)[\s–—:-]*",
        r"(?:Der )?Artikel wird nach (?:der|dieser) (?:Anzeige|Werbung) fortgesetzt\.?|(?:Nach|Unter) der (?:Anzeige|Werbung) (?:weiterlesen|geht es weiter)\.?",
    ),
    COPYRIGHT: _pattern(
        r"(?:Copyright )?(?:©|\(c\)) ?(?:Copyright )?(?:19|20)\d\d\b.{0,160}|Copyright (?:19|20)\d\d\b.{0,160}|.{0,80}\bAlle Rechte vorbehalten\.?.{0,80}",
    ),
    NAVIGATION: _pattern(
        r"(?:Zur|Zum|Zurück zur|Zurück zum) (?:Startseite|Hauptseite|Übersicht|Artikelanfang|Seitenanfang|Anfang)|(?:Zum|Direkt zum) (?:Inhalt|Hauptinhalt)(?: springen)?",
        r"(?:Springen Sie|Springe) zum .{3,30}|Nach oben(?: scrollen)?|(?:Alle|Mehr) (?:Kategorien|Rubriken|Ressorts|Themen|Schlagwörter)(?: anzeigen)?",
        r"(?:Nächster|Vorheriger|Voriger|Nächste|Vorherige) (?:Artikel|Beitrag|Seite)(?:: .{3,120})?|Seite \d+ (?:von|/) \d+|Auf einer Seite lesen",
        r"(?:Impressum|Datenschutz(?:erklärung)?|AGB|Kontakt|Startseite|Home|Sitemap|Mediadaten|Login|Anmelden|Registrieren|Newsticker|Abo)"
        r"(?:\s?[|·•/,>\s]\s?(?:Impressum|Datenschutz(?:erklärung)?|AGB|Kontakt|Startseite|Home|Sitemap|Mediadaten|Login|Anmelden|Registrieren|Abo|Über uns|Werbung|Jobs|Karriere|Nutzungsbedingungen))+",
        r"Impressum|Datenschutzerklärung|Nutzungsbedingungen|(?:Tags|Schlagw(?:orte|örter)|Stichw(?:orte|örter)|Themen|Kategorien|Keywords) ?: .{2,300}|(?:Zum )?Hauptmenü|Navigation (?:überspringen|öffnen|schließen)|Menü (?:öffnen|schließen)",
        r"(?:Startseite|Home|Start|Nachrichten)(?:\s?[>›»/|]\s?[\w\s&,.-]{2,60}){1,5}",
        r"War dieser Artikel (?:hilfreich|interessant).{0,20}|Fehler (?:gefunden|melden|entdeckt)\??.{0,60}|(?:Haben Sie|Hast du) einen Fehler (?:gefunden|entdeckt)\?.{0,80}",
    ),
    LINK: _pattern(r"[-–>→•\s]*(?:https?://|www\.)\S+", r"!\[[^\]]*\]\([^)\s]*\)"),
}

# Words that are furniture at the edges of the page or beside other furniture, and headings elsewhere.
WEAK: dict[str, frozenset[str]] = {
    COMMENTS: frozenset(
        ["kommentare", "kommentar", "leserkommentare", "diskussion", "antworten", "absenden", "name", "website", "senden"]
    ),
    SHARING: frozenset(
        ["teilen", "drucken", "merken", "feedback", "facebook", "twitter", "x", "whatsapp", "e-mail", "email", "mail", "telegram", "linkedin", "xing", "pinterest", "instagram", "reddit", "threads", "bluesky", "mastodon", "flipboard", "pocket", "sms", "kopieren", "link", "versenden", "empfehlen", "per", "auf", "vorlesen", "anhören", "speichern", "abspielen", "artikel", "tiktok", "youtube", "messenger"]
    ),
    NAVIGATION: frozenset(
        ["trends", "kategorien", "rubriken", "ressorts", "themen", "schlagwörter", "schlagworte", "tags", "archiv", "startseite", "home", "menü", "suche", "suchen", "anmelden", "einloggen", "login", "logout", "registrieren", "kontakt", "datenschutz", "agb", "mediathek", "weiter", "zurück", "details", "quellen", "inhaltsverzeichnis", "inhalt", "übersicht", "newsticker", "mehr", "ort", "rss", "service", "über", "uns", "mein", "konto", "podcasts", "videos", "schließen", "abbrechen", "ok"]
    ),
}
_TABLE_ROW = re.compile(r"\|?[^|]{0,120}(?:\|[^|]{0,120})*\|?$")
_TABLE_RULE = re.compile(r"[|\s:+=-]*-{2,}[|\s:+=-]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CONTENT = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]{3,}")


def remove_furniture(lines: Sequence[Line]) -> None:
    """Decide which lines are furniture: gives them their reason, leaves all others open."""
    for line in lines:
        reason = sure_reason(line.text)
        if reason:
            line.is_(reason)
    vocabulary = _Vocabulary(lines)
    for number, line in enumerate(lines):
        if line.open and (opener := opener_of(line.text)):
            line.is_(RECOMMENDATION)
            if not opener["inline"].strip():
                _take_recommended(lines, number + 1, vocabulary)
    _remove_weak(lines)
    _remove_page_end(lines)


def sure_reason(text: str) -> str | None:
    """Why this line is furniture wherever it stands, or None."""
    if len(text) > LONGEST:
        return None
    if "|" in text and is_table_row(text):
        return TABLE
    return next((reason for reason, pattern in SURE.items() if pattern.fullmatch(text)), None)


def is_table_row(text: str) -> bool:
    """`Details | |`, `---|---|`, `Ort | Myrne, Ukraine |`; not a sentence or a headline with one bar in it."""
    if _TABLE_RULE.match(text):
        return True
    bars = text.count("|")
    return bool(_TABLE_ROW.match(text)) and (bars >= 2 or text.rstrip().endswith("|") or text.startswith("|"))


def opener_of(text: str) -> re.Match[str] | None:
    """The match of a line that announces other articles, alone or with a headline behind a colon."""
    if len(text) > LONGEST_HEADLINE + 60:
        return None
    match = _OPENER_LINE.match(text)
    if not match or not match["inline"].strip():
        return match
    return match if re.match(r"\s?[:>»→]", match["rest"]) else None


class _Vocabulary:
    """In how many lines each capitalised word of the page stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines_with = Counter(word for line in lines if line.open for word in _words(line.text))

    def shared(self, headline: str, teaser: str) -> bool:
        """Do the two share a word that stands nowhere else on the page?"""
        ours, theirs = _words(headline), _words(teaser)
        for word in ours:
            for other in theirs:
                if word == other and self.lines_with[word] <= 2:
                    return True
                if word != other and (word.startswith(other) or other.startswith(word)):
                    if self.lines_with[word] <= 1 and self.lines_with[other] <= 1:
                        return True
        return False


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _CONTENT.findall(text[:LONGEST])}


def _take_recommended(lines: Sequence[Line], start: int, vocabulary: _Vocabulary) -> None:
    """Headlines, dates and teasers that follow an announcement, from line `start` on."""
    spaced = _is_spaced(lines)
    end = next((n for n in range(start, len(lines)) if not lines[n].open), len(lines))
    last = max((n for n in range(start, end) if is_sentence(lines[n].text)), default=-1)
    headline: Line | None = None
    taken = 0
    for number in range(start, end):
        line = lines[number]
        following = lines[number + 1] if number + 1 < end else None
        if _is_date(line.text):
            line.is_(RECOMMENDATION)
            headline = None
        elif is_sentence(line.text):
            if not headline or len(line.text) > LONGEST_TEASER:
                return
            glued = spaced and not line.gap and headline.gap and (following is None or following.gap)
            if not glued and not vocabulary.shared(headline.text, line.text):
                return
            line.is_(RECOMMENDATION)
            headline = None
        elif len(line.text) > LONGEST_HEADLINE or _weak_reason(line.text):
            return
        elif not taken or number > last or (following is not None and _is_date(following.text)):
            line.is_(RECOMMENDATION)
            headline, taken = line, taken + 1
        else:
            return


def _is_date(text: str) -> bool:
    items = read_items(text)
    return bool(items) and items[0].kind is MarkKind.DATE


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Do empty lines part the paragraphs of this page?"""
    sentences = [line for line in lines if is_sentence(line.text)]
    return sum(line.gap for line in sentences) * 2 > len(sentences)


def _remove_weak(lines: Sequence[Line]) -> None:
    body = [number for number, line in enumerate(lines) if line.open and is_sentence(line.text)]
    first, last = (body[0], body[-1]) if body else (0, -1)
    for number, line in enumerate(lines):
        reason = _weak_reason(line.text) if line.open else None
        if not reason:
            continue
        before = lines[number - 1].removed if number else False
        after = lines[number + 1] if number + 1 < len(lines) else None
        beside = (before or (after is not None and (after.removed or _weak_reason(after.text) is not None))) and not (
            after is not None and after.open and is_sentence(after.text)
        )
        if number > last or beside or (number < first and reason != NAVIGATION):
            line.is_(reason)


def _weak_reason(text: str) -> str | None:
    if len(text) > 120:
        return None
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or len(text) - sum(map(len, words)) > 3 * len(words):
        return None
    return next((reason for reason, listed in WEAK.items() if all(word in listed for word in words)), None)


def _remove_page_end(lines: Sequence[Line]) -> None:
    """After the last sentence of the article, short lines that follow furniture belong to the page."""
    last = max((n for n, line in enumerate(lines) if line.open and is_sentence(line.text)), default=-1)
    for before, line in _neighbours(lines[last + 1 :]):
        if line.open and before.removed and len(line.text) <= LONGEST_HEADLINE:
            line.is_(NAVIGATION)


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    yield from zip(lines, lines[1:], strict=False)
