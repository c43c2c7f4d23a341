"""Numbers, dates and times of both languages, by value."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.numerals import Form, derived, english_numerals, german_numerals, is_calendar, match_numerals
from toolkit.numerals.german_words import cardinal
from toolkit.numerals.record import canonical, date_value

GERMAN = [
    ("1,2 Millionen", "1200000", None),
    ("10.000 Soldaten", "10000", None),
    ("12 300 Menschen", "12300", None),
    ("678.520", "678520", None),
    ("1.234,5", "1234.5", None),
    ("3,5 Prozent", "3.5", "%"),
    ("um 0,4 Prozentpunkte", "0.4", "pp"),
    ("5 Mrd. Euro", "5000000000", "EUR"),
    ("8,4 Mio. Dollar", "8400000", "USD"),
    ("500-Euro-Schein", "500", "EUR"),
    ("zwei Billionen Yen", "2000000000000", "JPY"),
    ("am 22. Oktober 2024", "2024-10-22", None),
    ("am 22. Oktober", "--10-22", None),
    ("am 23.10.2024", "2024-10-23", None),
    ("im Oktober 2024", "2024-10", None),
    ("im März", "--03", None),
    ("am Freitagabend", "-W-5", None),
    ("seit 2014 im Amt", "2014", None),
    ("um 10.58 Uhr", "10:58", None),
    ("um 10:58 Uhr", "10:58", None),
    ("gegen 8 Uhr abends", "20:00", None),
    ("17 Uhr 30", "17:30", None),
    ("halb zehn", "09:30", None),
    ("um acht Uhr", "08:00", None),
    ("zum dritten Mal", "3", None),
    ("die zweitgrößte Stadt", "2", None),
    ("im 19. Jahrhundert", "19", None),
    ("zweieinhalb Jahre", "2.5", "year"),
    ("anderthalb Stunden", "1.5", "hour"),
    ("rund anderthalbtausend Gäste", "1500", None),
    ("ein Dutzend Tote", "12", None),
    ("Dutzende Verletzte", "12..", None),
    ("Tausende flohen", "1000..", None),
    ("zehntausende Menschen", "10000..", None),
    ("mehrere hundert Menschen", "100..", None),
    ("zwischen 8 und 13 Jahren", "8..13", "year"),
    ("acht bis dreizehn Tage", "8..13", "day"),
    ("zwei bis drei Millionen Euro", "2000000..3000000", "EUR"),
    ("2014-2018", "2014..2018", None),
    ("in den 1990er Jahren", "1990..1999", None),
    ("in den Siebzigerjahren", "1970..1979", None),
    ("zwei Drittel der Wähler", "2/3", None),
    ("die Hälfte", "0.5", None),
    ("eine halbe Million Euro", "500000", "EUR"),
    ("minus 12 Grad", "-12", "°C"),
    ("-5 Grad", "-5", "°C"),
    ("100 Kilometer pro Stunde", "100", "km/h"),
    ("30 Quadratkilometer", "30", "km²"),
    ("20 km nördlich", "20", "km"),
    ("der 24-Jährige", "24", "year"),
    ("eine 44jährige Frau", "44", "year"),
    ("dreitägig", "3", "day"),
    ("gewann 3:1", "3:1", None),
    ("F-16-Kampfjets", "16", None),
    ("dreihundertfünfundzwanzigtausend", "325000", None),
    ("ein Prozent", "1", "%"),
    ("eine Viertelmillion Euro", "250000", "EUR"),
    ("eine gute Million Euro", "1000000", "EUR"),
    ("seit einem Vierteljahrhundert", "25", "year"),
    ("eine Dreiviertelstunde", "45", "minute"),
    ("eine Zweidrittelmehrheit", "2/3", None),
    ("jede vierte Klinik", "0.25", None),
    ("jeden vierten Tag", "4", None),
    ("der dreieinhalbjährige Junge", "3.5", "year"),
    ("eine halbstündige Pause", "0.5", "hour"),
    ("16 Hundertstelsekunden", "16", "hundredths of a second"),
]
ENGLISH = [
    ("1.2 million people", "1200000", None),
    ("10,000 soldiers", "10000", None),
    ("3.5 percent", "3.5", "%"),
    ("0.4 percentage points", "0.4", "pp"),
    ("€5bn", "5000000000", "EUR"),
    ("$8.4 million", "8400000", "USD"),
    ("US$ 5 million", "5000000", "USD"),
    ("on October 22, 2024", "2024-10-22", None),
    ("on the 22nd of October", "--10-22", None),
    ("22 October", "--10-22", None),
    ("in May 2022", "2022-05", None),
    ("on Friday evening", "-W-5", None),
    ("at 10:58 a.m.", "10:58", None),
    ("at 10.58 a.m.", "10:58", None),
    ("at 8 p.m.", "20:00", None),
    ("at eight o'clock", "08:00", None),
    ("half past nine", "09:30", None),
    ("the 75th anniversary", "75", None),
    ("two and a half years", "2.5", "year"),
    ("an hour and a half", "1.5", "hour"),
    ("a dozen dead", "12", None),
    ("dozens injured", "12..", None),
    ("tens of thousands of people", "10000..", None),
    ("hundreds of thousands", "100000..", None),
    ("several hundred people", "100..", None),
    ("between 8 and 13 years", "8..13", "year"),
    ("two to three million euros", "2000000..3000000", "EUR"),
    ("the 1990s", "1990..1999", None),
    ("in the nineties", "1990..1999", None),
    ("two thirds of voters", "2/3", None),
    ("half a million euros", "500000", "EUR"),
    ("minus 12 degrees", "-12", "°C"),
    ("100 kilometres per hour", "100", "km/h"),
    ("30 square kilometres", "30", "km²"),
    ("24-year-old", "24", "year"),
    ("three hundred and twenty-five thousand", "325000", None),
    ("a hundred and twenty", "120", None),
    ("one percent", "1", "%"),
    ("a quarter of a million euros", "250000", "EUR"),
    ("three quarters of an hour", "0.75", "hour"),
    ("a three-quarter majority", "0.75", None),
    ("a tenth of a second", "0.1", "second"),
    ("16 hundredths of a second", "16", "hundredths of a second"),
    ("a good dozen states", "12", None),
    ("World War II", "2", None),
]
SAME = [
    ("10.58 Uhr", "10.58 a.m."),
    ("20 Uhr", "at 8 o'clock"),
    ("24 Stunden", "one day"),
    ("14 Tage", "two weeks"),
    ("90 Minuten", "an hour and a half"),
    ("ein halbes Jahr", "six months"),
    ("100 Kilometer", "62 miles"),
    ("drei Viertel der Wähler", "75 percent of voters"),
    ("die Hälfte", "50 percent"),
    ("jeder Dritte", "one in three"),
    ("am 3. Oktober 2025", "on the 3rd of October in 2025"),
    ("mit 3:1", "3-1"),
    ("15 bis 20 Prozent", "between 15 and 20 percent"),
    ("zwei Millionen", "2 million"),
    ("Dutzende", "scores of people"),
    ("eine Milliarde", "a billion"),
    ("30 Grad Celsius", "86 degrees Fahrenheit"),
    ("seit einem Vierteljahrhundert", "for a quarter of a century"),
    ("zwei Hundertstelsekunden", "0.02 seconds"),
    ("jeder zweite Haushalt", "every other household"),
    ("jeden zweiten Tag", "every two days"),
    ("jede zehnte Frau", "one woman in ten is"),
    ("jede fünfte Frau", "1 in 5 women"),
    ("verfünffachte sich", "five times as many"),
    ("ein neuer Mai-Rekord", "a new May record"),
    ("seit vorgestern", "for two days"),
    ("zwei Drittel der Wähler", "two in three voters"),
    ("zwei von drei Wählern", "two in three voters"),
    ("zwei in drei Tagen", "two in three days"),
]
OTHER = [
    ("1.000", "1.000"),
    ("1,2 Millionen", "12 million"),
    ("eine Billion", "one billion"),
    ("20 Uhr", "6 p.m."),
    ("am 3. Oktober", "on 3 November"),
    ("am Montag", "on Tuesday"),
    ("minus 5 Grad", "5 degrees"),
    ("3:1", "3-2"),
    ("zwei Drittel", "one third"),
    ("Tausende", "dozens"),
    ("drei Tage", "four days"),
    ("jede vierte Klinik", "four hospitals"),
    ("ein Vierteljahrhundert", "a century"),
    ("eine Zweidrittelmehrheit", "a three-quarters majority"),
]


@pytest.mark.parametrize(("text", "value", "unit"), GERMAN)
def test_a_german_numeral_has_its_value_and_unit(text: str, value: str, unit: str | None) -> None:
    assert [(n.value, n.unit) for n in german_numerals(text)] == [(value, unit)]


@pytest.mark.parametrize(("text", "value", "unit"), ENGLISH)
def test_an_english_numeral_has_its_value_and_unit(text: str, value: str, unit: str | None) -> None:
    numerals = [n for n in english_numerals(text, weak=True) if not n.weak]
    assert [(n.value, n.unit) for n in numerals] == [(value, unit)]


@pytest.mark.parametrize(
    "text", ["Gib acht!", "außer Acht lassen", "die Elf", "eine Frau", "im Viertel", "ein paar Leute", "und"]
)
def test_german_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert german_numerals(text) == []


@pytest.mark.parametrize(
    "text", ["He may go.", "a second later", "one of them", "They march on.", "the first time", "Theresa May"]
)
def test_english_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert english_numerals(text) == []


@pytest.mark.parametrize(("german", "english"), SAME)
def test_the_same_value_in_other_words_is_said(german: str, english: str) -> None:
    matching = match_numerals(german_numerals(german, weak=True), english_numerals(english, weak=True))
    assert not matching.missing
    assert not matching.added
    assert not matching.partly


@pytest.mark.parametrize(("german", "english"), OTHER)
def test_another_value_is_missing_or_added(german: str, english: str) -> None:
    matching = match_numerals(german_numerals(german, weak=True), english_numerals(english, weak=True))
    assert matching.missing or matching.added or matching.partly


def test_a_person_counted_makes_people_of_a_number() -> None:
    numeral = german_numerals("Dabei starben acht schwer verletzte Soldaten.")[0]
    assert (numeral.kind.value, numeral.text) == ("people", "acht")


def test_weak_numerals_are_given_on_demand_only() -> None:
    assert german_numerals("eine Frau") == []
    assert [(n.value, n.weak) for n in german_numerals("eine Frau", weak=True)] == [("1", True)]


@pytest.mark.parametrize(("word", "yes"), [("samstagabend", True), ("märz", True), ("monat", False)])
def test_calendar_words_are_known(word: str, yes: bool) -> None:
    assert is_calendar(word) is yes


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 13, 1), (2024, 0, 1), (None, 2, 32)])
def test_what_is_no_date_has_no_value(year: int | None, month: int, day: int) -> None:
    assert date_value(year, month, day) == ""


UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def spell(number: int) -> str:
    if number >= 1000:
        return spell(number // 1000) + "tausend" + spell(number % 1000)
    if number >= 100:
        return UNITS[number // 100] + "hundert" + spell(number % 100)
    if number >= 20:
        return (UNITS[number % 10] + "und" if number % 10 else "") + TENS[number // 10]
    return TEENS[number - 10] if number >= 10 else UNITS[number]


@given(st.integers(2, 999_999))
def test_every_german_number_word_is_read(number: int) -> None:
    assert cardinal(spell(number)) == number


@given(st.integers(1, 10**12))
def test_thousands_points_and_commas_mean_the_same(number: int) -> None:
    german = german_numerals(f"{number:,}".replace(",", ".") + " Teile")
    english = english_numerals(f"{number:,} parts")
    assert german[0].value == english[0].value == str(number)


@given(st.integers(-(10**6), 10**6), st.integers(1, 1000))
def test_canonical_text_gives_the_value_back(numerator: int, denominator: int) -> None:
    value = Fraction(numerator, denominator)
    assert Fraction(canonical(value)) == value


@given(st.text(alphabet="0123456789.,:-–%€$ abUhrMioundzwei'\n", max_size=80))
def test_any_text_gives_numerals_in_order_at_their_places(text: str) -> None:
    for numerals in (german_numerals(text, weak=True), english_numerals(text, weak=True)):
        assert all(text[n.start : n.end] == n.text for n in numerals)
        assert all(one.end <= two.start for one, two in itertools.pairwise(numerals))
        assert all(re.fullmatch(r"-?[\dW:./-]+", n.value) or n.form is Form.VAGUE for n in numerals)


@pytest.mark.parametrize("number", ["1" * 200_000, "1.234" + ".567" * 2_000, "0," + "1" * 5_000])
def test_rows_of_digits_longer_than_any_number_are_none(number: str) -> None:
    text = f"Es sind {number} Teile und 12 Kisten"
    assert [n.value for n in german_numerals(text)] == ["12"]


def test_many_decimals_have_their_value() -> None:
    assert german_numerals(f"um 0,{'1' * 70} Prozent")[0].value == f"0.{'1' * 70}"


@pytest.mark.parametrize(
    ("text", "number", "source", "expected"),
    [
        ("more than a thousand jobs", "thousand", "1.150 Stellen", True),
        ("more than a thousand jobs", "thousand", "950 Stellen", False),
        ("more than a thousand jobs", "thousand", "4.000 Stellen", False),
        ("nearly 40 years", "40", "38 Jahre", True),
        ("about 500 people", "500", "512 Menschen", True),
        ("exactly 500 people", "500", "512 Menschen", False),
        ("some 320 people", "320", "die Hälfte der 640 Menschen", True),
        ("320 people", "320", "ein Drittel der 640 Menschen", False),
    ],
)
def test_a_summary_may_round_and_take_a_share(text: str, number: str, source: str, expected: bool) -> None:
    (said,) = [one for one in english_numerals(text, weak=True) if one.text.startswith(number)]
    assert derived(text, said.start, said.value, None, german_numerals(source, weak=True)) is expected
