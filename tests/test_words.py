"""The dictionary, the words a model has wrong, and their exchange."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import pytest

from toolkit.align.dictionary import gloss, in_form, look_up, plural
from toolkit.checks.misfits import Misfits
from toolkit.records import Link, Origin, Pair
from toolkit.translate.words import mend_words


def first(word: str) -> tuple[str, bool | None]:
    found = look_up(word)[0]
    return found.senses[0], found.plural


def links(german: str, english: str, *tied: tuple[str, str, float]) -> tuple[Link, ...]:
    """Word links between the first places of the given words."""

    def place(text: str, word: str) -> tuple[int, int]:
        start = text.index(word)
        return start, start + len(word)

    return tuple(Link(place(german, left), place(english, right), weight) for left, right, weight in tied)


class Aligner:
    """Answers with the links it was given, and counts how many pairs it was asked for."""

    def __init__(self, *found: tuple[Link, ...]) -> None:
        self.found, self.asked = list(found), 0

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        self.asked += len(pairs)
        return [self.found.pop(0) for _ in pairs]


def mend(german: str, english: str, *tied: tuple[str, str, float]) -> Pair:
    pair = Pair(0, german, english, Origin.MODEL, -1.0)
    return mend_words([pair], Aligner(links(german, english, *tied)), Misfits())[0]


def test_the_dictionary_is_well_formed() -> None:
    lines = files("toolkit.align").joinpath("dictionary.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    assert len(rows) > 7000
    assert all(len(row) == 4 and row[0] and row[1] in "nva" and all(map(str.strip, row[3].split("|"))) for row in rows)
    assert len({(row[0], row[1]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("word", "english", "many"),
    [
        ("Pakt", "pact", False), ("Pakte", "pact", True), ("Pakten", "pact", True), ("Pakts", "pact", False),
        ("Söldner", "mercenary", None), ("Söldnern", "mercenary", True),
        ("Verteidigungspakt", "defence pact", False), ("Luftabwehrrakete", "air defence missile", False),
        ("Munitions-Lager", "ammunition camp", None), ("Kursk-Front", "Kursk front", False),
        ("Ostrussland", "eastern Russia", False), ("Festes", "festival", False),
        ("Hafendirektorin", "port director", False), ("Beobachterinnen", "observer", True), ("Mängel", "defects", None),
    ],
)  # fmt: skip
def test_forms_and_compounds_are_found(word: str, english: str, many: bool | None) -> None:
    assert first(word) == (english, many)


@pytest.mark.parametrize("word", ["Zzyzx", "Qwertzpakt", "Ab", ""])
def test_what_is_not_known_is_not_guessed(word: str) -> None:
    assert look_up(word) == ()


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Soldaten", "soldiers"), ("nordkoreanische Soldaten", "North Korean soldiers"), ("Söldner", "mercenaries"),
        ("Zzyzx", None), ("zzyzxe Soldaten", None), ("", None),
    ],
)  # fmt: skip
def test_phrases_are_glossed_where_every_word_is_known(german: str, english: str | None) -> None:
    assert gloss(german) == english


@pytest.mark.parametrize(
    ("sense", "many"),
    [
        ("pact", "pacts"), ("party", "parties"), ("day", "days"), ("clash", "clashes"),
        ("analysis/analyses", "analyses"), ("information !u", "information"), ("job cuts !pl", "job cuts"),
    ],
)  # fmt: skip
def test_plurals(sense: str, many: str) -> None:
    assert plural(sense) == many


@pytest.mark.parametrize(
    ("sense", "like", "form"),
    [
        ("accelerate", "succumulates", "accelerates"), ("accelerate", "x-ed", "accelerated"),
        ("stop", "zed", "stopped"),
        ("fight/fought/fought", "fughted", "fought"), ("deny", "denned", "denied"), ("carry", "cairs", "carries"),
        ("see/saw/seen", "sighing", "seeing"), ("rule out", "exkludes", "rules out"), ("warn", "warm", "warn"),
    ],
)  # fmt: skip
def test_verbs_take_the_form_of_the_word_they_replace(sense: str, like: str, form: str) -> None:
    assert in_form(sense, like) == form


@pytest.mark.parametrize(
    ("german", "english", "tied", "mended"),
    [
        (  # a word that is none
            "Sie schlossen einen Verteidigungspakt.", "They signed a spectact.",
            [("Verteidigungspakt", "spectact", 0.6)], "They signed a defence pact.",
        ),
        (  # German left standing: a plural, by its article
            "Die Söldner kamen nachts.", "The Söldner came at night.",
            [("Söldner", "Söldner", 0.9)], "The mercenaries came at night.",
        ),
        (  # a word that means something else, at the head of the sentence
            "Särge standen im Hof.", "Sergeants stood in the yard.", [("Särge", "Sergeants", 0.8)],
            "Sergeants stood in the yard.",  # written large: it may be a name
        ),
        ("Man sah Särge im Hof.", "Sergeants and a sergeant were in the yard.", [("Särge", "sergeant", 0.8)],
         "Sergeants and coffins were in the yard."),
        (  # the article follows the sound, and what stands there already is not said twice
            "Es gab einen Munitionsunfall.", "There was a ammunition axident.",
            [("Munitionsunfall", "axident", 0.8)], "There was an ammunition accident.",
        ),
        (  # a country nobody named, with what English puts behind a name
            "Man reiste nach Ungarn.", "They travelled to Ireland’s.", [("Ungarn", "Ireland’s", 0.7)],
            "They travelled to Hungary’s.",
        ),
        (
            "Man fragte die Ungarn.", "They asked the Irish.", [("Ungarn", "Irish", 0.7)],
            "They asked the Hungarians.",
        ),
        (  # a word without content, copied at the head
            "Schon der Pakt half ihm.", "Schon the pact helped him.", [("Schon", "Schon", 0.8)],
            "Already the pact helped him.",
        ),
        (  # a name no table knows, and one in front of a hyphen
            "Dort sprach Amstad beim Brics-Gipfel.", "There Amad spoke at the British summit.",
            [("Amstad", "Amad", 0.7), ("Brics-Gipfel", "British", 0.7)], "There Amstad spoke at the BRICS summit.",
        ),
        (  # a participle and a past, whatever the wrong word looks like
            "Der Zeuge wurde zugelassen.", "The witness was left.", [("zugelassen", "left", 0.8)],
            "The witness was allowed.",
        ),
        ("Er streifte den Hof.", "He stroll the yard.", [("streifte", "stroll", 0.8)], "He touched the yard."),
        (  # an adjective before its noun
            "Es gilt ein generelles Verbot.", "There is a sansage ban.", [("generelles", "sansage", 0.8)],
            "There is a general ban.",
        ),
        (  # "keinen" stands before one thing
            "Er hatte keinen Zweifel.", "He had no doubtty.", [("Zweifel", "doubtty", 0.8)], "He had no doubt.",
        ),
        ("Das ist Putins Schweigen.", "That is Putin Schweigen.", [("Schweigen", "Schweigen", 0.8)],
         "That is Putin silence."),
        ("Gegen Munition half nichts.", "Nothing helped against munizon.", [("Munition", "munizon", 0.8)],
         "Nothing helped against ammunition."),
        ("Es kamen Tonnen Munition.", "Tonnes munizon came.", [("Munition", "munizon", 0.8)],
         "Tonnes ammunition came."),
    ],
)  # fmt: skip
def test_wrong_words_are_exchanged(german: str, english: str, tied: list[tuple[str, str, float]], mended: str) -> None:
    assert mend(german, english, *tied).english == mended


@pytest.mark.parametrize(
    ("german", "english", "tied"),
    [
        # right already, by another word of the table
        ("Die Haltung blieb.", "The attitude remained.", [("Haltung", "attitude", 0.9)]),
        # alike in both languages
        ("Die Razzia im Hotel dauerte.", "The raid in the hotel took long.", [("Hotel", "hotel", 0.9)]),
        # the German is said elsewhere in the sentence
        ("Der Pakt hielt lange.", "The sausage of the pact held long.", [("Pakt", "sausage", 0.9)]),
        # the English is said by another German word
        ("Särge und Wurst standen da.", "There were a sausage and a sausage.", [("Särge", "sausage", 0.9)]),
        # no strong link
        ("Man sah Särge im Hof.", "They saw a sergeant in the yard.", [("Särge", "sergeant", 0.4)]),
        # the English word is more another German word's
        ("Man sah Särge im Hof.", "They saw a sergeant there.", [("Särge", "sergeant", 0.6), ("Hof", "sergeant", 0.7)]),
        # a name that is a noun elsewhere
        ("Anna Richter kam.", "Anna Richter came.", [("Richter", "Richter", 0.9)]),
        # a fixed phrase
        ("Mit Blick auf den Hof sah man ihn.", "With regard to the yard he was seen.", [("Blick", "regard", 0.9)]),
        # a name behind an office or a trade, a channel's number, a title left whole
        ("Der Abgeordnete Sommer sprach.", "The lawmaker Sommer spoke.", [("Sommer", "Sommer", 0.9)]),
        ("Der Sprecher Jäger kam.", "The spokesman Jäger came.", [("Jäger", "Jäger", 0.9)]),
        ("Im Sender Kanal 6 sprach er.", "On the station Kanal 6 he spoke.", [("Kanal", "Kanal", 0.9)]),
        ("Sie sah „Das Boot“ gern.", "She liked “Das Boot”.", [("Boot", "Boot", 0.9)]),
        # places made of nouns
        ("Er kam aus der Hasenheide.", "He came from the Hasenheide.", [("Hasenheide", "Hasenheide", 0.9)]),
        ("Das Unglück am Rotstock war groß.", "The accident on the tock was great.", [("Rotstock", "tock", 0.9)]),
        # numbers
        ("Sie lief zweimal hin.", "She went two times there.", [("zweimal", "times", 0.9)]),
        ("Zwei Millionen kamen.", "Two mills came.", [("Millionen", "mills", 0.9)]),
        # the denial stands in front already, or in the wrong word
        ("Er leugnete es.", "He didn’t admitty it.", [("leugnete", "admitty", 0.9)]),
        ("Das Dorf war menschenleer.", "The village was not populatty.", [("menschenleer", "populatty", 0.9)]),
        ("Das war unklug.", "That was not clevish.", [("unklug", "clevish", 0.9)]),
        ("Das war nicht klug.", "That was unwizz.", [("klug", "unwizz", 0.9)]),
        # the adverb of the adjective; what stands in front said again
        (
            "Er hält es für methodisch falsch.",
            "He thinks it methodically wrong.",
            [("methodisch", "methodically", 0.9)],
        ),
        ("Der Feuerwehrmann kam.", "The fire brigade came.", [("Feuerwehrmann", "brigade", 0.9)]),
        # no noun in small letters
        ("Das ist fehlerhaft gesagt.", "That is missing.", [("fehlerhaft", "missing", 0.5)]),
    ],
)
def test_other_words_stay(german: str, english: str, tied: list[tuple[str, str, float]]) -> None:
    pair = mend(german, english, *tied)
    assert (pair.english, pair.guards) == (english, ())


def test_a_present_that_looks_like_a_past_stays_one() -> None:
    tied = ("verwaltet", "sausages", 0.8)
    assert mend("Er verwaltet das Geld.", "He sausages the money.", tied).english == "He manages the money."


def test_a_second_run_changes_nothing() -> None:
    once = mend("Man sah Särge im Hof.", "They saw a sergeant in the yard.", ("Särge", "sergeant", 0.8))
    again = mend_words([once], Aligner(links(once.german, once.english, ("Särge", "coffins", 0.9))), Misfits())[0]
    assert once.english == "They saw coffins in the yard."
    assert (again.english, again.guards) == (once.english, once.guards)


def test_the_pair_says_what_was_done() -> None:
    pair = mend("Sie schlossen einen Pakt.", "They signed a spectact.", ("Pakt", "spectact", 0.8))
    assert pair.guards == ("word looked up: “pact” for “Pakt” instead of “spectact”",)


def test_only_suspects_are_aligned() -> None:
    good = Pair(0, "Der Pakt hielt.", "The pact held.", Origin.MODEL, -1.0)
    german, english = "Ein Pakt.", "A spectact."
    aligner = Aligner(links(german, english, ("Pakt", "spectact", 0.9)))
    pairs = mend_words([good, Pair(0, german, english, Origin.MODEL, -1.0), good], aligner, Misfits())
    assert [pair.english for pair in pairs] == ["The pact held.", "A pact.", "The pact held."]
    assert aligner.asked == 1
