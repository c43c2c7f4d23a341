"""The words of page furniture, as tables: one pattern a line, matched against whole lines, small and capital alike.

To teach a new phrase, add a line to the table of its reason. Nothing here may match a sentence an article could hold.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

RECOMMENDATION = "recommendation"
COMMENTS = "comments"
CONSENT = "cookies and consent"
EMBED = "embedded content"
NEWSLETTER = "newsletter and subscription"
SHARING = "share buttons"
NAVIGATION = "navigation"
ADVERTISEMENT = "advertisement"
TABLE = "table"
COPYRIGHT = "copyright notice"
LINK = "link"
SITE = "name of the site"
MARKUP = "markup"
REPEATED = "printed again"


def _alternatives(table: str) -> str:
    """The lines of a table as one group."""
    return f"(?:{'|'.join(line.strip() for line in table.strip().splitlines())})"


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Announcements of other articles. The headlines behind the colon or in the next lines belong to them.
OPENERS = _alternatives(r"""
    (?:Das|Dies|Folgendes) (?:könnte|dürfte) (?:Sie|dich|Ihnen|euch|dir) (?:auch |ebenfalls |noch )*(?:interessieren|gefallen)
    (?:Auch|Ebenfalls) (?:interessant|spannend|lesenswert)
    (?:Lesen Sie|Lies|Lest)(?: (?:auch|hier|dazu|jetzt|mehr|weiter|zum Thema|hierzu|bitte))+(?: dazu| darüber)?
    (?:Sehen|Hören) Sie (?:auch|hier|dazu)
    Mehr (?:zum Thema|dazu|zu diesem Thema|hierzu|Nachrichten|Artikel|Themen|Hintergründe)
    (?:Mehr|Weiteres) (?:aus|von) (?:Politik|Wirtschaft|Sport|Kultur|Panorama|Ausland|Inland|(?:der|dieser) Rubrik)
    (?:Mehr|Weiteres) aus (?:dem|diesem) Ressort
    Weitere (?:Artikel|Meldungen|Nachrichten|Beiträge|Themen|Berichte|News|Inhalte)(?: (?:zum|aus|von|zu|in|im) .{3,40})?
    Zum Weiterlesen|Zum Thema passend|Passend (?:dazu|zum Thema)|Dazu passend|Siehe auch
    (?:Ähnliche|Verwandte|Andere|Empfohlene|Verknüpfte) (?:Artikel|Beiträge|Themen|Meldungen|Nachrichten)
    (?:Die )?meist ?gelesen(?:e|en)?(?: Artikel| Beiträge| Nachrichten| Meldungen)?|Meist ?kommentiert
    (?:Beliebte|Neueste|Neuste|Aktuelle|Top-?) ?(?:Artikel|Beiträge|Meldungen|Nachrichten|News|Themen)
    (?:Unsere )?(?:Lese)?empfehlung(?:en)?(?: für Sie| der Redaktion)|Unsere (?:Lese)?empfehlung(?:en)?|(?:Unser )?Lesetipps?
    (?:Für Sie|Ihnen) empfohlen|Related(?: articles| posts)?|Read more|Das Neueste
""")

# Those that stand at the end of a page, with headline and teaser of one article after the other below them.
CLOSERS = _alternatives(r"""
    .* interessieren|.* gefallen|Mehr (?:Nachrichten|Artikel|Themen|Hintergründe)|(?:Mehr|Weiteres) (?:aus|von) .*
    (?:Weitere|Ähnliche|Verwandte|Andere|Empfohlene|Verknüpfte|Beliebte|Neueste|Neuste|Aktuelle|Top) ?-?.*
    .*gelesen.*|.*kommentiert|.*empfehlung.*|.*empfohlen|Das Neueste|Related.*
""")

# Reason -> whole lines that are furniture wherever they stand.
SURE: dict[str, str] = {
    RECOMMENDATION: _alternatives(r"""
        (?:Lesen|Sehen|Hören) Sie (?:hier|dazu|auch|mehr)\b[^.!?:]{0,140}[.!]?
        (?:Mehr|Alles|Weitere Informationen|Weiteres|Die Details)\b[^.!?]{0,80} (?:lesen|finden|sehen|erfahren) Sie (?:hier|auf|in unser)[^.!?]{0,80}[.!]?
        (?:Den|Die|Das) (?:ganzen?|vollständigen?|kompletten?|ausführlichen?) .{3,40} (?:lesen|finden|sehen|hören) Sie .{3,60}
    """),
    COMMENTS: _alternatives(r"""
        Kommentare? ?\(\d+\)
        \d+ Kommentare?
        (?:Neueste|Letzte|Alle|Ihre) Kommentare(?: (?:anzeigen|lesen))?
        Kommentare? (?:schreiben|verfassen|hinterlassen|abgeben|abschicken|anzeigen|lesen|absenden|einblenden|ausblenden)
        (?:Schreiben Sie|Schreibe|Hinterlassen Sie|Hinterlasse|Verfassen Sie) (?:einen|den ersten|Ihren|deinen) Kommentar\.?
        (?:Jetzt|Hier) (?:kommentieren|mitdiskutieren)!?
        Diskutieren Sie mit[^.]{0,60}[.!]?
        Antwort (?:schreiben|abbrechen|verfassen)|Auf diesen Kommentar antworten
        (?:Ihre|Deine|Die) E-?Mail-?Adresse wird nicht (?:veröffentlicht|angezeigt)\b.{0,120}
        (?:Erforderliche|Benötigte) Felder sind (?:mit ?\*? ?)?(?:markiert|gekennzeichnet) ?\*?\.?
        (?:Name|E-?Mail(?:-Adresse)?|Website|Webseite|Kommentar|Nachricht|Betreff) ?\*
        (?:Meinen|Speichere meinen|Meine) Namen?, (?:meine )?E-?Mail(?:-Adresse)?.{0,100}(?:speichern|Kommentar).{0,60}
        (?:\d{1,3}|null|eins?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) ?[+×x*−–-] ?[a-zäöü\d]{1,12} ?= ?\??
        (?:Bitte )?(?:melden|loggen) Sie sich (?:an|ein), um (?:zu kommentieren|einen Kommentar .{3,30})\.?
        (?:Die )?Kommentarfunktion .{0,60}(?:geschlossen|deaktiviert)\.?|Kommentare sind geschlossen\.?
    """),
    CONSENT: _alternatives(r"""
        (?:Wir|(?:Diese|Unsere) (?:Website|Webseite|Seite)) (?:verwende|nutz|benutz|setz)[ent]{1,2} .{0,40}Cookies\b.{0,400}
        (?:Alle |Alles |Nur )?(?:(?:notwendigen? )?Cookies )?(?:akzeptieren|zustimmen|ablehnen|zulassen)(?: und .{4,20})?
        (?:Nur |Alle )?(?:technisch )?(?:notwendige|erforderliche|essenzielle|optionale)n? Cookies(?: [a-zäöü]{4,12})?
        Cookie-?(?:Einstellungen|Richtlinien?|Hinweis|Banner|Zustimmung)(?: .{0,40})?
        (?:Privatsphäre|Datenschutz|Consent)-?einstellungen(?: .{0,30})?
        (?:Mit (?:Ihrem|dem|einem) Klick|Durch (?:die )?(?:weitere )?Nutzung|Indem Sie) .{0,200}(?:Cookies|Datenschutz).{0,200}
        (?:Weitere|Mehr|Nähere) Informationen .{0,60}(?:Cookies|Datenschutz(?:erklärung|hinweisen?|bestimmungen)?)\b.{0,60}
    """),
    EMBED: _alternatives(r"""
        An dieser Stelle (?:finden|befindet|steht|ist) .{0,80}(?:extern|Inhalt).{0,300}
        (?:Empfohlener )?(?:redaktioneller|externer|eingebetteter) Inhalt
        Ich bin (?:damit )?einverstanden, dass mir .{0,40}Inhalte?.{0,300}
        (?:Damit|Hiermit) können personenbezogene Daten .{0,200}|Personenbezogene Daten (?:können|werden) .{0,80}übermittelt.{0,120}
        (?:Externen? )?(?:Inhalte?|Video|Tweet|Beitrag|Karte) (?:von .{2,30} )?(?:laden|anzeigen|einblenden|öffnen)
        View this post on \w+|Diesen Beitrag auf \w+ ansehen|Ein Beitrag geteilt von .{2,80}|Post auf X ansehen
        Artikel (?:anhören|vorlesen|hören)|Zum Video|(?:Video|Audio) (?:abspielen|ansehen|anhören|starten)
        \d?\d:\d\d ?/ ?\d?\d:\d\d
    """),
    NEWSLETTER: _alternatives(r"""
        (?:(?:Jetzt|Hier|Zum|Unseren?|Den|Der|kostenlosen?|täglichen?) )+Newsletter(?: (?:abonnieren|anmelden|bestellen))?[.!]?
        Newsletter(?: (?:jetzt|kostenlos|hier))* (?:abonnieren|anmelden|bestellen)[.!]?
        (?:Abonnieren|Bestellen|Erhalten|Melden|Nutzen) Sie .{0,80}(?:Newsletter|Push-Nachrichten|WhatsApp-Kanal|Telegram-Kanal).{0,200}
        (?:Mit|In) unserem (?:.{0,30} )?Newsletter .{0,200}|Keine (?:Nachricht|News|Meldung) mehr verpassen.{0,80}
        (?:Jetzt|Hier) (?:kostenlos |gratis )*(?:anmelden|abonnieren|registrieren|testen|Mitglied werden|Abo .{3,20})[.!]?
        (?:Folgen Sie uns|Folge uns|Besuchen Sie uns) (?:auch )?(?:auf|bei|in) .{2,80}
        (?:(?:Jetzt|Mit .{2,20}) )?weiterlesen(?: mit .{2,20})?[.!…]*
        (?:Bereits|Schon|Noch kein) (?:Abonnent|Mitglied|registriert|Kunde|Abo)(?:in)?\??(?: .{3,30})?
        Abo(?:nnieren)?|E-?Paper
    """),
    SHARING: _alternatives(r"""
        (?:(?:Diesen )?(?:Artikel|Beitrag)|Seite|Link|Meldung) (?:teilen|drucken|merken|speichern|versenden|kopieren|empfehlen|verschicken|weiterempfehlen)
        (?:Auf|Über|Per|Via|Bei) (?:Facebook|Twitter|X|WhatsApp|E-?Mail|Telegram|LinkedIn|Xing|Pinterest|Reddit|Threads|Bluesky|Mastodon)(?: \(Twitter\))? (?:teilen|versenden|senden|posten|empfehlen)
        Teilen (?:Sie (?:diesen|den) (?:Artikel|Beitrag)|(?:auf|per|über|via) .{1,20})\.?
        Facebook teilen|tweeten|twittern|(?:In die Zwischenablage|Link) kopier(?:en|t)!?
        Klicken,? (?:Sie )?(?:hier, )?(?:um|zum) .{0,40}(?:teilen|drucken|Ausdrucken|versenden).{0,60}
    """),
    ADVERTISEMENT: _alternatives(r"""
        [\s–—-]*(?:Anzeige|Werbung|Advertisement|Sponsored(?: Content)?|Gesponsert(?:er Inhalt)?)[\s–—:-]*
        (?:Der )?Artikel wird nach (?:der|dieser) (?:Anzeige|Werbung) fortgesetzt\.?
        (?:Nach|Unter) der (?:Anzeige|Werbung) (?:weiterlesen|geht es weiter)\.?
    """),
    COPYRIGHT: _alternatives(r"""
        (?:Copyright )?(?:©|\(c\)) ?(?:Copyright )?(?:19|20)\d\d\b.{0,160}
        Copyright (?:19|20)\d\d\b.{0,160}
        .{0,80}\bAlle Rechte vorbehalten\b.{0,80}
    """),
    NAVIGATION: _alternatives(r"""
        (?:Zur|Zum|Zurück zur|Zurück zum) (?:Startseite|Hauptseite|Übersicht|Artikelanfang|Seitenanfang|Anfang)
        (?:Zum|Direkt zum|Springen Sie zum) (?:Inhalt|Hauptinhalt)(?: springen)?|Nach oben(?: scrollen)?
        (?:Alle|Mehr) (?:Kategorien|Rubriken|Ressorts|Themen|Schlagwörter)(?: anzeigen)?
        (?:Nächster|Vorheriger|Voriger|Nächste|Vorherige) (?:Artikel|Beitrag|Seite)(?:: .{3,120})?
        Seite \d+ (?:von|/) \d+|Auf einer Seite lesen
        Impressum|Datenschutzerklärung|Nutzungsbedingungen|Menü|Anmelden|Einloggen|Login|Startseite|Mediathek
        (?:Tags|Schlagw(?:orte|örter)|Stichw(?:orte|örter)|Themen|Kategorien|Keywords) ?: [^.!?]{2,300}
        Hauptmenü|Navigation (?:überspringen|öffnen|schließen)|Menü (?:öffnen|schließen)
        (?:Startseite|Home|Start|Nachrichten)(?:\s?[>›»/|]\s?[\w\s&,.-]{2,60}){1,5}
        War dieser Artikel (?:hilfreich|interessant).{0,20}|Fehler (?:gefunden|melden|entdeckt)\??.{0,60}
        (?:Haben Sie|Hast du) einen Fehler (?:gefunden|entdeckt)\?.{0,80}
    """),
    LINK: _alternatives(r"""
        [-–>→•\s]*(?:https?://|www\.)\S+
        !\[[^\]]*\]\([^)\s]*\)
    """),
}
SURE_LINES = {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in SURE.items()}

# Words that are furniture at the edges of the page or beside other furniture, and may be headings elsewhere. A line
# counts when all its words are of one row.
WEAK: dict[str, frozenset[str]] = {
    COMMENTS: _words("kommentare leserkommentare diskussion antworten absenden name website senden"),
    SHARING: _words("""
        teilen drucken merken feedback facebook twitter x whatsapp e-mail email mail telegram linkedin xing pinterest
        instagram reddit threads bluesky mastodon flipboard pocket sms kopieren link versenden empfehlen per auf vorlesen
        anhören speichern abspielen artikel tiktok youtube messenger
    """),
    NAVIGATION: _words("""
        trends kategorien rubriken ressorts themen schlagwörter schlagworte tags archiv startseite home suche suchen
        logout registrieren kontakt impressum datenschutz agb zurück weiter details quellen inhaltsverzeichnis inhalt
        übersicht newsticker mehr ort rss service über uns mein konto podcasts videos schließen abbrechen ok anmelden
        login menü abo newsletter mediadaten jobs karriere sitemap hilfe werbung
    """),
}

# Names of rubrics: three in a row are a menu, one before the title is the category.
RUBRICS = _words("""
    politik wirtschaft sport kultur panorama wissen wissenschaft digital reise auto karriere gesellschaft regional ausland
    inland meinung feuilleton finanzen börse gesundheit leben stil lokales welt deutschland europa netzwelt technik medien
    unterhaltung wetter video videos podcast podcasts mobilität ratgeber geschichte job immobilien international militär
    military geopolitik nachrichten news aktuelles fußball bundesliga justiz umwelt klima bildung familie genuss
""")

# The line above a reader's comment. It must carry its date: `Der Minister sagt:` stands in articles too.
COMMENTER = re.compile(
    r"[\w .@-]{2,40}(?:(?: sagt| schreibt| schrieb| meint| kommentierte)?:? ?(?:am |, )\d{1,2}\.\s?[\w.]+\s?(?:\d{4})?.{0,30})"
)
