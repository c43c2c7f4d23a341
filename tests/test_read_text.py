"""Bytes to text: encodings, files that are no text, characters nobody sees, the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.errors import ReadError
from toolkit.read import Input, load, read
from toolkit.read.characters import normalise
from toolkit.read.decode import SIGNATURES, decode
from toolkit.read.language import language_of
from toolkit.settings import Reading

GERMAN = "Größe zählt\n\nDie Brücke über den Fluß ist „schön“ – sagt der Bürgermeister. Für ihn ist das kein Ärger.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (GERMAN.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + GERMAN.encode(), "utf-8"),
        (GERMAN.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "utf-16"),
        (GERMAN.encode("utf-16-le"), "utf-16-le"),
        (GERMAN.encode("utf-16-be"), "utf-16-be"),
        (GERMAN.encode("utf-32"), "utf-32"),
        (GERMAN.encode("cp1252"), "cp1252"),
        (GERMAN.encode("mac_roman"), "mac_roman"),
        (GERMAN.replace("„", '"').replace("“", '"').replace("–", "-").encode("cp850"), "cp850"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    plain = GERMAN if encoding != "cp850" else GERMAN.replace("„", '"').replace("“", '"').replace("–", "-")
    assert (decoded.text, decoded.encoding) == (plain, encoding)


def test_a_guessed_encoding_is_said() -> None:
    assert decode(GERMAN.encode("cp1252"), "a.txt").notes == ("The encoding was guessed: Windows-1252.",)
    assert decode(GERMAN.encode(), "a.txt").notes == ()


def test_stray_bytes_in_utf8_are_read_and_said() -> None:
    decoded = decode(GERMAN.encode() + "Übung\n".encode("cp1252"), "a.txt")
    assert decoded.text == GERMAN + "Übung\n"
    assert decoded.notes == ("1 bytes are not UTF-8; they were read as Windows-1252.",)


@pytest.mark.parametrize(("magic", "kind", "hint"), SIGNATURES)
def test_other_files_named_txt_are_refused_by_what_they_are(magic: bytes, kind: str, hint: str) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: .*not text") as caught:
        decode(magic + b"\x00\x01 some bytes", "a.txt")
    assert kind in caught.value.message
    assert caught.value.hint == hint
    assert caught.value.reason == "not text"


@pytest.mark.parametrize(
    ("data", "reason", "words"),
    [
        (b"", "empty", "a.txt: empty"),
        (b" \r\n\t\n", "empty", "a.txt: empty"),
        (b"\xef\xbb\xbf", "empty", "a.txt: empty"),
        (bytes(range(256)) * 20, "not text", "binary data"),
        (bytes(range(0x80, 0xC0)) * 9 + b"abc", "undecodable", "encoding cannot be told"),
        (b"\xff\xfe" + b"\x00\xd8" * 400, "undecodable", "says it is UTF-16"),
        ("Größe".encode(), "no text", "hardly a word"),
        (b"Kommentare (3)\nNewsletter\nTeilen\nAlle Kategorien\n", "only furniture", "only page furniture"),
        (
            b"Storm hits the coast\n\nThere is no power in many of the towns and they said that it would take days.\n",
            "not German",
            "English text, not German",
        ),
        (
            "La mer\n\nLes autorités ont dit que la situation est grave pour les villes et dans les ports.\n".encode(),
            "not German",
            "French text, not German",
        ),
        (
            "Сильный шторм обрушился на северное побережье страны, сообщили власти.".encode(),
            "not German",
            "other than Latin",
        ),
    ],
)
def test_what_is_no_german_article_is_refused_with_reason_and_hint(data: bytes, reason: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(Input("a.txt", Path("a.txt"), "a"), data)
    assert caught.value.reason == reason
    assert words in caught.value.message
    assert caught.value.hint


def test_force_reads_other_languages_and_says_so() -> None:
    data = b"Storm\n\nThere is no power in many of the towns and they said that it would take days.\n"
    article = read(Input("a.txt", None, "a"), data, force=True)
    assert article.language == "en"
    assert article.notes == ("Read because of --force: most of this text is not German but English.",)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("12\u00a0000\u202fEuro\u2009und\tmehr", "12 000 Euro und mehr"),
        ("Kra\u00adft\u200bwerk\ufeff", "Kraftwerk"),
        ("scho\u0308n", "schön"),
        ("o\u200b\u0308ffnen", "öffnen"),
        ("o\ufb03ziell", "offiziell"),
        ("  a  b  \n\n   c ", "a b\n\nc"),
        ("½ m² № …", "½ m² № …"),
        ("fÃ¼r die StraÃŸe, schÃ¶n â€žjaâ€œ", "für die Straße, schön „ja“"),
    ],
)
def test_characters_come_to_a_normal_form(raw: str, text: str) -> None:
    assert normalise(raw)[0] == text


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("a\x00b\x07", "2 control characters dropped."),
        ("a\u202eb\u2066", "2 bidirectional control characters dropped."),
        ("\uf0b7 a", "1 private-use characters dropped."),
        ("a\ud800b", "1 lone surrogates dropped."),
        ("Gr\ufffd\ufffde", "2 characters were lost before this text reached us; they stand as \ufffd."),
    ],
)
def test_what_is_dropped_is_noted(raw: str, note: str) -> None:
    assert note in normalise(raw)[1]


def test_normalising_twice_changes_nothing() -> None:
    once = normalise(" scho\u0308n\u00a0\r\n\r\n\x00 „ja“ \t x\u0301\u0301\u0301\u0301\u0301\u0301 ")[0]
    assert normalise(once) == (once, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Mann ist mit dem Hund in der Stadt und will nach Hause, sagte die Polizei am Montag.", "German"),
        ("Kanzler tritt zurück", "German"),
        ("Breaking news", "German"),  # too little to tell
        ("De man is met het meisje van de stad niet naar huis en dat zijn er te veel voor hem.", "Dutch"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_unreadable_and_too_large_inputs(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read: No such file") as caught:
        load(Input("gone.txt", tmp_path / "gone.txt", "gone"))
    assert caught.value.reason == "unreadable"
    with pytest.raises(ReadError, match="cannot be read: Is a directory"):
        load(Input("folder", tmp_path, "folder"))
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    with pytest.raises(ReadError, match="too large for one article") as caught:
        load(Input("a.txt", tmp_path / "a.txt", "a"), settings=Reading(max_bytes=10))
    assert caught.value.reason == "too large"
