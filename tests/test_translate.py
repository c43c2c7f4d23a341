"""The guards around a translator, each at work on a scripted fake; last what must hold for the bundled weights."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from toolkit.engines import open_engine
from toolkit.engines.fake import FakeEngine
from toolkit.engines.protocol import Decoding, Hypothesis
from toolkit.errors import TranslationError
from toolkit.numerals import german_numerals
from toolkit.records import Link, Origin, Pair
from toolkit.settings import Translating
from toolkit.translate import Translation
from toolkit.translate.clauses import cut, glue, split
from toolkit.translate.doubts import doubt
from toolkit.translate.names import restore
from toolkit.translate.numbers import by_rule, english_forms, exchange, localise, lost, set_right
from toolkit.translate.standins import Disguise, disguises
from toolkit.translate.units import is_capitals, is_english


def one(german: str, engine: FakeEngine | None = None, **settings: object) -> Pair:
    return Translation(engine or FakeEngine(), settings=Translating(**settings)).translate([german])[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("", ""), ("   ", ""), ("...", "..."), ("* * *", "* * *"), ("1.234,5", "1,234.5"), ("12 – 15", "12 – 15"),
        ("678.520", "678,520"), ("23.10.2024", "October 23, 2024"), ("3:1", "3:1"), ("10.58", "10.58"),
    ],
)  # fmt: skip
def test_a_unit_without_letters_never_reaches_the_model(german: str, english: str) -> None:
    engine = FakeEngine()
    pair = one(german, engine)
    assert (pair.english, pair.origin) == (english, Origin.RULE)
    assert not engine.calls


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("22. Dezember, 2024", "December 22, 2024"), ("3. Oktober", "October 3"), ("28. April 2025.", "April 28, 2025"),
        ("10.58 Uhr", "10:58"), ("Am 3. Oktober", None), ("99. Oktober", None),
    ],
)  # fmt: skip
def test_dates_and_times_alone_are_translated_by_rule(german: str, english: str | None) -> None:
    assert by_rule(german) == english


def test_english_sentences_are_copied() -> None:
    engine = FakeEngine()
    pair = one("This is what the minister said to the press.", engine)
    assert pair.english == "This is what the minister said to the press."
    assert pair.origin is Origin.COPY
    assert not engine.calls


@pytest.mark.parametrize(
    "german", ["Das ist gut.", "Der Song The Sound of Silence ist alt.", "Made in Germany", "Nein."]
)
def test_german_is_not_taken_for_english(german: str) -> None:
    assert not is_english(german)


@pytest.mark.parametrize(
    "address", ["https://beispiel.de/a?b=1", "www.beispiel.de", "presse@beispiel.de", "@polizei_x", "#wahl"]
)
def test_addresses_and_handles_never_reach_the_model(address: str) -> None:
    engine = FakeEngine()
    pair = one(f"Schreiben Sie an {address} und warten.", engine)
    assert pair.english.count(address) == 1
    assert all(address not in unit for units, _ in engine.calls for unit in units)


def test_an_address_the_model_loses_is_translated_around() -> None:
    engine = FakeEngine(lambda german, _: "Write to them." if "QX" in german and " " in german else None)
    pair = one("Schreiben Sie an presse@beispiel.de heute.", engine)
    assert pair.english == "Schreiben Sie an_en presse@beispiel.de heute_en."
    assert "split at clauses: protected text lost" in pair.guards


def test_emoji_and_foreign_scripts_stay() -> None:
    pair = one("😀 Das Wort правда ist gut. 👍🏽")
    assert pair.english.startswith("😀 ")
    assert pair.english.endswith("👍🏽")
    assert "правда" in pair.english


def test_only_emoji_is_copied() -> None:
    assert one("😀 @abc").origin is Origin.COPY


@pytest.mark.parametrize(
    ("german", "english"),
    [("MINISTER LEHNT PLAN AB", "MINISTER REJECTS PLAN"), ("MINISTER LEHNT PLAN AB.", "Minister rejects plan.")],
)
def test_capitals_are_lowered_for_the_model_and_come_back_in_headlines(german: str, english: str) -> None:
    end = german.removeprefix("MINISTER LEHNT PLAN AB")
    pair = one(german, FakeEngine({f"Minister lehnt Plan ab{end}": f"Minister rejects plan{end}"}))
    assert pair.english == english
    assert "capitals lowered" in pair.guards


@pytest.mark.parametrize(
    ("text", "capitals"), [("USA UND NATO", False), ("ZWEI TOTE BEI UNFALL", True), ("Zwei Tote", False)]
)
def test_capitals(text: str, capitals: bool) -> None:
    assert is_capitals(text) is capitals


LONG = "Erst kam Anna, und dann kam Bert, aber Carla blieb, weil Dora fehlte; so ging Emil – " * 8 + "und Schluss."


def test_long_units_are_cut_at_clauses_and_no_word_is_lost() -> None:
    engine = FakeEngine()
    pair = one(LONG, engine, max_source_tokens=30)
    assert "split at clauses: long" in pair.guards
    assert all(count <= 30 for units, _ in engine.calls for count in engine.count_tokens(units))
    for name in ("Anna", "Bert", "Carla", "Dora", "Emil"):
        assert pair.english.count(name) == LONG.count(name)


@pytest.mark.parametrize("limit", [1, 2, 5, 17])
def test_parts_joined_are_the_text(limit: int) -> None:
    parts = split(LONG, limit, lambda text: len(text.split()))
    assert " ".join(parts).split() == LONG.split()
    assert all(len(part.split()) <= limit for part in parts)


def test_a_single_word_has_no_cut() -> None:
    assert cut("Wort") is None
    assert split("W" * 500, 3, len) == ["W" * 500]


def test_glued_parts_go_on_small_and_without_a_full_stop() -> None:
    assert glue(["Er sagt,", "dass es geht."], ["He says.", "That it works."]) == "He says, that it works."
    assert glue(["Es geht.", "Moskau schweigt."], ["It works.", "Moscow is silent."]) == "It works. Moscow is silent."
    assert glue(["Er will,", "aber ich nicht."], ["He wants to", "I do not."]) == "He wants to, I do not."


@pytest.mark.parametrize(
    ("german", "english", "wanted"),
    [
        ("Das ist ein langer Satz.", "", "empty"),
        ("Das ist ein langer Satz.", "This is ⁇ a sentence.", "unknown characters"),
        ("Das ist ein langer Satz.", "This is the the the sentence.", "repetition"),
        ("Das ist ein langer Satz.", "This is a long, is a long sentence.", "repetition"),
        ("Nato ist hier.", "Natototototo is here.", "repetition"),
        ("Nein, nein, nein!", "No, no, no!", ""),
        ("Das ist ein langer Satz, dem viel fehlt.", "A sentence.", "length"),
        ("Ja.", "I do not know what that should mean.", "length"),
        ("Das ist nicht der Satz.", "Das ist nicht der Satz.", "copied through"),
        ("Das ist ein langer Satz.", "This is a long sentence.", ""),
        ("Rund 1.000.000 Menschen", "Around 1,000,000 people", ""),
        ("Anna Seghers", "Anna Seghers", ""),
    ],
)
def test_doubt(german: str, english: str, wanted: str) -> None:
    assert doubt(german, english, Translating()) == wanted


SENTENCE = "Anna kam am Montag, und Bert ging am Dienstag."


def test_another_hypothesis_is_taken_where_the_first_loops() -> None:
    pair = one(
        SENTENCE, FakeEngine({SENTENCE: ["Anna came came came came.", "Anna came on Monday, Bert went on Tuesday."]})
    )
    assert pair.english == "Anna came on Monday, Bert went on Tuesday."
    assert pair.guards == ("hypothesis 2 taken: repetition",)


def test_a_looping_unit_is_tried_again_without_repeats_and_no_other_is() -> None:
    def script(german: str, decoding: Decoding) -> Sequence[str] | None:
        if german != SENTENCE:
            return None
        return ["Anna came on Monday and Bert went."] if decoding.no_repeat_ngram else ["no no no no no no no no no no"]

    engine = FakeEngine(script)
    pair, other = Translation(engine).translate([SENTENCE, "Carla blieb."])
    assert pair.english == "Anna came on Monday and Bert went."
    assert pair.guards == ("retried: repetition",)
    assert other.guards == ()
    assert [units for units, decoding in engine.calls if decoding.no_repeat_ngram] == [(SENTENCE,)]


def test_then_it_is_cut_at_a_clause() -> None:
    engine = FakeEngine({SENTENCE: ["no no no no no no no no no no"]})
    pair = one(SENTENCE, engine)
    assert "split at clauses: repetition" in pair.guards
    assert "Anna" in pair.english
    assert "Bert" in pair.english


def test_at_last_it_says_so() -> None:
    pair = one("Anna kam gestern aus Berlin.", FakeEngine(lambda german, _: ["no no no no no no"]))
    assert pair.guards[-1] == "doubtful: repetition"


def test_a_looping_unit_is_asked_for_with_more_hypotheses() -> None:
    def script(german: str, decoding: Decoding) -> Sequence[str]:
        return ["no no no no no no", *["Anna came from Berlin yesterday."] * (decoding.hypotheses > 4)]

    pair = one("Anna kam gestern aus Berlin.", FakeEngine(script))
    assert pair.english == "Anna came from Berlin yesterday."
    assert pair.guards == ("retried: repetition", "hypothesis 2 taken: repetition")


def test_what_stays_a_loop_is_said_once_and_doubted() -> None:
    loop = "Anna who had had had come from Berlin, come from Berlin."
    pair = one("Anna kam gestern aus Berlin.", FakeEngine(lambda german, _: [loop]))
    assert pair.english == "Anna who had come from Berlin."
    assert pair.guards[-1] == "doubtful: repetition cut out"


@pytest.mark.parametrize(
    ("german", "english", "wanted", "guards"),
    [
        ("Die Österreicherin siegte.", "The Austrian Austrian won.", "The Austrian won.", ("said once: Austrian",)),
        ("Er sagt, dass das stimmt.", "He says that that is true.", "He says that that is true.", ()),
        ("Das Stück heißt Warten Warten.", "The play is called Waiting Waiting.", None, ()),
        ("Sie ging zum Haus.", "She went to a house house.", "She went to a house.", ("said once: house",)),
    ],
)
def test_a_word_twice_in_a_row_is_said_once(
    german: str, english: str, wanted: str | None, guards: tuple[str, ...]
) -> None:
    pair = one(german, FakeEngine(lambda *_: [english]))
    assert (pair.english, pair.guards) == (wanted or english, guards)


def test_the_judge_chooses_between_hypotheses() -> None:
    german = "Rund 12.000 Menschen kamen."
    engine = FakeEngine({german: ["Around 1200 people came.", "About 12,000 people came."]})
    pair = Translation(engine, judge=lutz).translate([german])[0]
    assert pair.english == "About 12,000 people came."
    assert pair.alternatives == ("Around 1200 people came.",)  # as the model said it
    assert pair.guards == ("hypothesis 2 taken: fewer doubts",)


def lutz(german: str, english: str) -> float:
    """A judge of numbers."""
    return float(lost(german, english))


def test_a_lost_number_is_looked_for_in_the_parts() -> None:
    german = "Anna zahlte 3.500 Euro, und Bert bekam 17 Bilder."

    def script(text: str, _: Decoding) -> str | None:  # the model loses whatever the second half counts
        return "Anna paid 3,500 euros and Bert got pictures." if "Anna" in text and "Bert" in text else None

    pair = Translation(FakeEngine(script), judge=lutz).translate([german])[0]
    assert pair.guards == ("split at clauses: number lost",)
    assert "17" in pair.english
    assert "3,500" in pair.english


@pytest.mark.parametrize(
    ("german", "lost_values", "sources"),
    [
        ("Es kamen 12.000 bis 15.000 Gäste.", "12000..15000", {"Es kamen 20 bis 30 Gäste."}),
        ("Am 1. Mai kamen 44 von 500.", "44", {"Am 1. Mai kamen 20 von 500.", "Am 20. Mai kamen 30 von 40."}),
        ("Sie verloren 1:2 (17:21, 19:21).", "1:2", {"Sie verloren 20 (17:21, 19:21).", "Sie verloren 20 (30)."}),
        ("130 Stundenkilometern.", "", {"130 Kilometer pro Stunde.", "20 Kilometer pro Stunde."}),
        ("Neun Tage fehlen.", "9", {"20 Tage fehlen."}),
        ("Das war 1989.", "1989", {"Das war 2010."}),
        ("Um 02:41 Uhr auf der A 45.", "45", {"Um 02:41 Uhr auf der A 20.", "Um 10:30 Uhr auf der A 20."}),
        ("Eine Milliarde", "1000000000", {"1 Milliarde", "20 Milliarde"}),
        ("10 Uhr", "10:00", {"10:00 Uhr", "10:30 Uhr"}),
        ("Am 28.06.2024 kam 1,- €.", "", {"Am 28. Juni 2024 kam 1 Euro.", "Am 15. Juni 2010 kam 30 Euro."}),
        ("Ein Drittel fehlt.", "1/3", set()),
    ],
)  # fmt: skip
def test_stand_ins_are_plain_numbers_in_the_same_places(german: str, lost_values: str, sources: set[str]) -> None:
    missing = [numeral for numeral in german_numerals(german) if numeral.value == lost_values]
    shapes = list(disguises(german, missing, 0))
    assert shapes[0].german == german
    assert {shape.german for shape in shapes[1:]} == sources
    second = {shape.german for shape in disguises(german, missing, 1)}
    assert not second & {shape.german for shape in shapes if shape.given}


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("From 20 to 30 came.", "From 12,000 to 15,000 came."),
        ("From 30 to 20 came.", "From 15,000 to 12,000 came."),
        ("From 20 to 20 came.", None),
        ("From 20 came.", None),
        ("From 20-30 came.", "From 12,000-15,000 came."),
        ("From 400-20 to 30 came.", None),
        ("From 20 to 305 came.", None),
        ("From 20 to 1.30 came.", None),
        ("The 20-year-old is 30.", "The 12,000-year-old is 15,000."),
    ],
)
def test_stand_ins_give_their_places_back(english: str, wanted: str | None) -> None:
    assert Disguise("", (("20", "12,000"), ("30", "15,000"))).undo(english) == wanted


@pytest.mark.parametrize(("right", "wanted"), [("1", "1st"), ("12", "12th"), ("23", "23rd"), ("two", None)])
def test_an_ordinal_gets_the_ending_of_its_own_number(right: str, wanted: str | None) -> None:
    assert Disguise("", (("20", right),)).undo("May 20th") == (wanted and f"May {wanted}")


def test_what_was_put_back_is_no_stand_in() -> None:
    assert Disguise("", (("20", "30"), ("30", "12"))).undo("20 to 30 came.") == "30 to 12 came."
    assert Disguise("", (("20", "30"), ("30", "12"))).undo("20 came.") is None


GARBLED = "Es kamen 12.000 bis 15.000 Gäste."


def test_a_garbled_number_is_translated_by_a_stand_in() -> None:
    engine = FakeEngine(
        {GARBLED: "There came 12,000 to 500 guests.", "Es kamen 20 bis 30 Gäste.": "20 to 30 guests came."}
    )
    pair, other = Translation(engine, judge=lutz).translate([GARBLED, "Anna kam mit 3 Hunden."])
    assert pair.english == "12,000 to 15,000 guests came."
    assert pair.guards == ("numbers translated by stand-ins: 12,000, 15,000",)
    assert not other.guards
    assert all("Anna" not in unit for units, decoding in engine.calls if decoding.beam > 4 for unit in units)


def test_a_stand_in_never_reaches_the_reader() -> None:
    garbled = {
        GARBLED: "There came 12,000 to 500 guests.",
        "Es kamen 20 bis 30 Gäste.": "20 to 30 guests, 20 of them old.",
    }
    pair = Translation(FakeEngine(lambda text, _: garbled.get(text, "12,000 guests.")), judge=lutz).translate(
        [GARBLED]
    )[0]
    assert not {"20", "30", "40"} & set(pair.english.split())


def test_more_hypotheses_are_asked_for_where_a_number_is_lost() -> None:
    german = "Ein Drittel kam zu spät."

    def script(text: str, decoding: Decoding) -> Sequence[str] | None:
        return ["They came late.", *["A third came late."] * (decoding.hypotheses > 4)]

    pair = Translation(FakeEngine(script), judge=lutz).translate([german])[0]
    assert (pair.english, pair.guards) == ("A third came late.", ("searched again: number lost",))


def test_a_repair_that_brings_no_number_leaves_no_trace() -> None:
    german = "Ein Drittel kam zu spät."
    pair = Translation(FakeEngine(lambda *_: ["They came late."]), judge=lutz).translate([german])[0]
    assert (pair.english, pair.guards) == ("They came late.", ())


class _Tied(FakeEngine):
    """Links the last English number to the first German one with a given weight."""

    def __init__(self, weight: float) -> None:
        super().__init__(lambda *_: ["There are 731 people."])
        self.weight = weight

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        return [(Link((8, 11), (10, 13), self.weight), Link((12, 20), (14, 20), 1.0)) for _ in pairs]


@pytest.mark.parametrize(
    ("weight", "english", "guards"),
    [
        (0.8, "There are 500 people.", ("number exchanged: 731 for 500 (word links)",)),
        (0.3, "There are 731 people.", ()),
    ],
)
def test_the_only_wrong_number_is_exchanged_where_word_links_tie_it(
    weight: float, english: str, guards: tuple[str, ...]
) -> None:
    pair = one("Es sind 500 Menschen.", _Tied(weight))
    assert (pair.english, pair.guards) == (english, guards)


@pytest.mark.parametrize(
    ("german", "english", "count"),
    [
        ("Mit 130 Stundenkilometern", "With 130 kilometres", 1),
        ("Mit 130 Stundenkilometern", "At 130 km/h", 0),
        ("503 Millionen Dollar", "503 million", 1),
        ("100 Kilometer", "62 miles", 0),
        ("100 Kilometer", "some 100", 0),
        ("12 und 13", "12 and 14", 2),
        ("erste Gäste", "guests", 0),
    ],
)
def test_lost_numbers_are_counted(german: str, english: str, count: int) -> None:
    assert lost(german, english) == count


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Es sind 500 Euro.", "There are 731 dollars."),  # they do not count the same
        ("Es sind 500 und 600.", "There are 731."),  # which of the two?
        ("Es sind 500.", "There are 731 of 732."),
        ("Es sind 500.", "There are 500."),
        ("Es ist ein Drittel.", "There are 731."),
    ],
)
def test_what_is_not_certain_is_not_exchanged(german: str, english: str) -> None:
    assert exchange(german, english) is None


@pytest.mark.parametrize(
    ("german", "english", "wanted"),
    [
        ("Es sind 678.520 Menschen.", "There are 678,500 people.", "There are 678,520 people."),
        ("Es sind rund 1500 Menschen.", "There are about 15000 people.", "There are about 1500 people."),
        ("Es sind 12.000 Menschen.", "There are 1200 people.", "There are 12,000 people."),
        ("3.000 von 12.000 kamen.", "3,000 of 1,200 came.", "3,000 of 12,000 came."),
        ("3.000 von 12.000 kamen.", "300 of 1,200 came.", "3,000 of 12,000 came."),
        ("Am Montag kamen 678.520.", "678,500 came.", "678,520 came."),
        ("Es sind 500 Menschen.", "There are 731 people.", None),  # no slip of the pen
        ("Es waren 120 und 130.", "There were 140.", None),  # a slip of which?
        ("Es sind 12.000 Menschen.", "There are people.", None),
        ("Es sind 12.000 Menschen.", "There are 12,000 people.", None),
    ],
)
def test_slips_in_numbers_are_set_right(german: str, english: str, wanted: str | None) -> None:
    mended, done = set_right(german, english)
    assert mended == (wanted or english)
    assert bool(done) == (wanted is not None)


@pytest.mark.parametrize(
    ("german", "english", "wanted"),
    [
        ("Er kam am Freitagabend.", "He came on Friday morning.", "He came on Friday evening."),
        ("Er kam am Freitagmittag.", "He came on Friday afternoon.", "He came on Friday noon."),
        ("Er kam am Freitagabend.", "He came on Friday night.", None),
        ("Er kam am Freitag.", "He came on Friday night.", None),
        ("Er kam am Freitagabend und Freitag.", "He came on Friday morning and Friday.", None),
        ("Er kam am Freitagabend.", "He came on Saturday morning.", None),
    ],
)
def test_the_part_of_a_weekday_is_the_german_one(german: str, english: str, wanted: str | None) -> None:
    pair = one(german, FakeEngine(lambda *_: [english]))
    assert pair.english == (wanted or english)
    assert any("part of the day" in guard for guard in pair.guards) == (wanted is not None)


def test_a_number_right_by_itself_is_better_than_one_set_right() -> None:
    german = "Es sind 678.520 Menschen."
    pair = one(german, FakeEngine({german: ["There are 678,500 people.", "Those are 678,520 people."]}))
    assert pair.english == "Those are 678,520 people."


@pytest.mark.parametrize(
    ("german", "source", "english"),
    [
        ("Sie sind 3½ und 1½ Jahre alt.", "Sie sind 3,5 und 1,5 Jahre alt.", "They are 3½ and 1½ years old."),
        ("Das sind 2 ¾ Liter.", "Das sind 2,75 Liter.", "That is 2 ¾ litres."),
    ],
)
def test_a_mixed_fraction_reaches_the_model_as_a_decimal(german: str, source: str, english: str) -> None:
    said = {
        "Sie sind 3,5 und 1,5 Jahre alt.": "They are 3.5 and 1.5 years old.",
        "Das sind 2,75 Liter.": "That is 2.75 litres.",
    }
    engine = FakeEngine(said)
    pair = one(german, engine)
    assert engine.calls[0][0] == (source,)
    assert pair.english == english
    assert pair.guards[0].startswith("translated as decimals: ")


def test_a_number_set_right_is_told() -> None:
    pair = one("Es sind 678.520 Menschen.", FakeEngine({"Es sind 678.520 Menschen.": "There are 678,500 people."}))
    assert pair.english == "There are 678,520 people."
    assert pair.guards == ("number set right: 678,500 to 678,520",)


@pytest.mark.parametrize(
    ("german", "english", "wanted"),
    [
        ("1.234,5 Euro", "1.234,5 euros", "1,234.5 euros"),
        ("678.520 Menschen", "678.520 people.", "678,520 people."),
        ("3,5 Prozent", "3,5 per cent", "3.5 per cent"),
        ("um 10.58 Uhr", "at 10.58 Uhr", "at 10:58"),
        ("um 10.58 Uhr", "at 10:58 p.m.", "at 10:58 a.m."),
        ("um 15.10 Uhr", "at 15:10 p.m. today", "at 15:10 today"),
        ("um 12.30 Uhr", "at 12:30 a.m.", "at 12:30 p.m."),
        ("mit 23 Uhr", "at 23:00 a.m.", "at 23:00."),
        ("um 2 Uhr", "at 2:00 p.m. today", "at 2:00 p.m. today"),
        ("am 22.10.2024", "on 22.10.2024", "on October 22, 2024"),
        ("0,5 MW/km²", "0.5 MW/km2", "0.5 MW/km²"),
        ("km2 und km²", "km2 and km²", "km² and km²"),
        ("Menschen", "1.234 people", "1.234 people"),  # not what the German shows: left to the checks
        ("Version 2.1.234", "version 2.1.234", "version 2.1.234"),
    ],
)
def test_german_number_forms_become_english(german: str, english: str, wanted: str) -> None:
    assert english_forms(german, english) == wanted


def test_localise_keeps_what_is_no_number() -> None:
    assert localise("1.000 / 2,50 / 1.2.3") == "1,000 / 2.50 / 1.2.3"


@pytest.mark.parametrize(
    ("german", "english", "wanted"),
    [
        ("sagte Selenskyj", "said Selenenskyj", "said Zelensky"),
        ("Selenskyjs Plan", "Selenskyj’s plan", "Zelensky’s plan"),
        ("Lawrow reist nach Kiew", "Lawrow travels to Kiew", "Lavrov travels to Kyiv"),
        ("Frau Sandra Birkner kam", "Ms Sandra Birkneer came", "Ms Sandra Birkner came"),
        ("Putins Soldaten", "Putin’s soldiers", "Putin’s soldiers"),
        ("Das Parlament tagt", "Parliament is in session", "Parliament is in session"),
        ("Die Israelis kamen", "Israeli forces came", "Israeli forces came"),
        ("Der Minister schwieg", "The Ministry was silent", "The Ministry was silent"),
        # what belongs to somebody is a noun
        ("Ottos Garten", "Otto’s Garter", "Otto’s Garter"),
        # letters behind a whole name, and acronyms
        ("Meister Ole Brandt kam", "Master Ole Brandtent came", "Master Ole Brandt came"),
        ("Chef Jan Rüter warnte", "Chief Jan Rüternte warned", "Chief Jan Rüter warned"),
        ("Frau Lin Hong Myun kam", "Ms Lin Hongyun came", "Ms Lin Hongyun came"),
        ("aus Israel kam er", "he came as an Israeli", "he came as an Israeli"),
        ("Die OSZE prüft", "The OSE is checking", "The OSCE is checking"),
        ("Die Nato prüft", "The Natototo is checking", "The NATO is checking"),
        ("Truppen aus Nordkorea", "Nordkorea troops", "North Korea troops"),
        # a land may have its Latin ending
        ("in Slawonien", "in Slawonia", "in Slawonia"),
    ],
)
def test_names_are_spelt_right(german: str, english: str, wanted: str) -> None:
    assert restore(german, english)[0] == wanted


def test_marks_are_set_by_the_german() -> None:
    german = "„Wir handeln“, sagte Anna."
    assert one(german, FakeEngine({german: '"We act", said Anna.'})).english == "“We act,” said Anna."


def test_units_are_searched_once_and_order_does_not_matter() -> None:
    texts = ["Anna kam.", "Bert ging, und Carla blieb.", "Anna kam.", "", "MINISTER LEHNT PLAN AB", LONG]
    engine = FakeEngine()
    pairs = Translation(engine).translate(texts)
    assert [pair.german for pair in pairs] == texts
    assert [unit for units, _ in engine.calls for unit in units].count("Anna kam.") == 1
    shuffled = list(range(len(texts)))
    random.Random(7).shuffle(shuffled)
    again = Translation(FakeEngine()).translate([texts[place] for place in shuffled])
    assert [pairs[place] for place in shuffled] == again


def test_the_cap_on_length_depends_on_the_unit_alone() -> None:
    engine = FakeEngine()
    Translation(engine).translate(["Anna kam.", LONG[:400], "Bert ging."])
    caps = {unit: decoding.max_tokens for units, decoding in engine.calls for unit in units}
    assert caps["Anna kam."] == caps["Bert ging."] == 32
    assert all(caps[unit] >= 2 * engine.count_tokens([unit])[0] for unit in caps)


def test_the_signature_tells_the_guards_and_the_beam_is_the_engines() -> None:
    engine = FakeEngine(beam=3)
    translation = Translation(engine, judge=lutz)
    settings = dict(translation.signature.settings)
    assert settings["beam"] == "3"
    assert {"guards", "judge", "length_penalty"} <= set(settings)
    translation.translate(["Anna kam."])
    assert engine.calls[0][1].beam == 3


class _Short(FakeEngine):
    def translate(self, texts: Sequence[str], decoding: Decoding | None = None) -> list[tuple[Hypothesis, ...]]:
        return super().translate(texts, decoding)[1:]


def test_an_engine_that_loses_a_unit_is_an_error() -> None:
    with pytest.raises(TranslationError, match="0 results for 1 units"):
        Translation(_Short()).translate(["Anna kam."])


@pytest.fixture(scope="module")
def bundled() -> Translation:
    from toolkit.models import resolve

    return Translation(open_engine("ctranslate2", resolve("bundled", offline=True, say=lambda words: None), jobs=1))


@pytest.mark.weights
def test_traps_on_the_bundled_weights(bundled: Translation) -> None:
    texts = [
        '"-"', "NORDSEE: ZWEI TOTE BEI UNFALL AUF DER FÄHRE", "😀 Das ist gut.", "Rund 678.520 Menschen leben dort.",
        "„Wir müssen reagieren“, sagte Selenskyj.", "Laut @polizei_x wurden drei Menschen verletzt.",
        "Um 10.58 Uhr waren es 12.000 Menschen.", ". . .", "This is what the minister said.",
    ]  # fmt: skip
    pairs = dict(zip(texts, bundled.translate(texts), strict=True))
    english = [pair.english for pair in pairs.values()]
    assert english[0] == "“-”"
    assert english[1].isupper()
    assert english[2].startswith("😀 ")
    assert "678,520" in english[3]
    assert english[4].startswith("“")
    assert "”" in english[4]
    assert "Zelensky" in english[4]
    assert "@polizei_x" in english[5]
    assert "10:58" in english[6]
    assert "12,000" in english[6]
    assert english[7:] == texts[7:]


@pytest.mark.weights
def test_the_bundled_weights_give_the_same_in_any_company(bundled: Translation) -> None:
    texts = [
        "Anna kam am Montag.",
        "Der Minister sagte nichts.",
        "Rund 12.000 Menschen protestierten in Berlin.",
        "Nein.",
    ]
    together = bundled.translate(texts)
    assert [bundled.translate([text])[0] for text in texts] == together


@pytest.mark.weights
def test_nothing_of_a_very_long_unit_is_dropped(bundled: Translation) -> None:
    text = ", ".join(f"am {day}. Mai kamen {day + 200} Menschen nach Berlin" for day in range(1, 19)) + "."
    pair = bundled.translate([text[0].upper() + text[1:]])[0]
    assert "split at clauses: long" in pair.guards
    said = [day for day in range(1, 19) if str(day + 200) in pair.english]
    assert len(said) >= 9  # the weights lose some of so many like numbers, but in no place all of them
    assert said[-1] >= 13
