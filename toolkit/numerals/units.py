"""Units in both languages: what is counted, as a symbol, and which units measure the same thing."""

from __future__ import annotations

from fractions import Fraction

from toolkit.records import FigureKind

Unit = tuple[str, FigureKind]


def _rows(table: str) -> dict[str, str]:
    rows = (line.split(":") for line in table.strip().splitlines())
    return {word.strip(): symbol.strip() for symbol, words in rows for word in words.split(",") if word.strip()}


_GERMAN_MONEY = _rows(
    """
    EUR: €, euro, euros, eur
    USD: $, dollar, dollars, us-dollar, us-dollars, usd
    GBP: £, pfund, britische pfund
    CHF: franken, schweizer franken, chf
    RUB: rubel
    UAH: hrywnja, griwna, hrywnia
    JPY: yen
    CNY: yuan
    TRY: lira
    PLN: zloty, złoty
    cent: cent, cents
    """
)
_ENGLISH_MONEY = _rows(
    """
    EUR: €, euro, euros, eur
    USD: $, dollar, dollars, us$, usd, us dollar, us dollars
    GBP: £, pound sterling, pounds sterling, british pounds, pounds
    CHF: swiss francs, swiss franc, francs, franc, chf
    RUB: rouble, roubles, ruble, rubles
    UAH: hryvnia, hryvnias
    JPY: yen, ¥
    CNY: yuan
    TRY: lira
    PLN: zloty, zlotys
    cent: cent, cents
    """
)
_GERMAN_PERCENT = {"%": "%", "prozent": "%", "prozentpunkte": "pp", "prozentpunkten": "pp", "prozentpunkt": "pp"}
_ENGLISH_PERCENT = {
    "%": "%",
    "percent": "%",
    "per cent": "%",
    "percentage points": "pp",
    "percentage point": "pp",
    "points": "pp",
}
_GERMAN_MEASURES = _rows(
    """
    km: km, kilometer, kilometern, kilometers
    m: m, meter, metern, meters
    cm: cm, zentimeter, zentimetern
    mm: mm, millimeter, millimetern
    mi: meile, meilen
    km/h: km/h, stundenkilometer, stundenkilometern, tempo
    km²: km², quadratkilometer, quadratkilometern
    m²: m², qm, quadratmeter, quadratmetern
    m³: m³, kubikmeter, kubikmetern
    ha: hektar, ha
    kg: kg, kilo, kilos, kilogramm
    g: g, gramm
    t: tonne, tonnen, t
    l: liter, litern
    °C: °c, grad celsius, °, grad
    °F: °f, grad fahrenheit
    kW: kw, kilowatt
    MW: mw, megawatt
    GW: gw, gigawatt
    kWh: kwh, kilowattstunde, kilowattstunden
    MWh: mwh, megawattstunde, megawattstunden
    GWh: gwh, gigawattstunde, gigawattstunden
    TWh: twh, terawattstunde, terawattstunden
    W: watt
    V: volt
    dB: dezibel
    nmi: seemeile, seemeilen
    kn: knoten
    ml: ml, milliliter, millilitern
    hl: hl, hektoliter, hektolitern
    mg: mg, milligramm
    µg: µg, mikrogramm
    ‰: promille
    decade: jahrzehnt, jahrzehnte, jahrzehnten
    century: jahrhundert, jahrhunderte, jahrhunderten
    bbl: barrel, fass
    year: jahr, jahre, jahren, jahres, jährig, jährige, jähriger, jährigen, jähriges, jährigem, lebensjahre
    month: monat, monate, monaten, monatig, monatige, monatigen, monatiger
    week: woche, wochen, wöchig, wöchige, wöchigen, wöchiger
    day: tag, tage, tagen, tages, tägig, tägige, tägigen, tägiger, tägiges
    hour: stunde, stunden, stündig, stündige, stündigen, stündiger
    minute: minute, minuten, minütig, minütige, minütigen, minütiger, min
    second: sekunde, sekunden, sek
    tenths of a second: zehntelsekunde, zehntelsekunden
    hundredths of a second: hundertstel, hundertsteln, hundertstelsekunde, hundertstelsekunden
    thousandths of a second: tausendstel, tausendsteln, tausendstelsekunde, tausendstelsekunden, millisekunden
    """
)
_ENGLISH_MEASURES = _rows(
    """
    km: km, kilometre, kilometres, kilometer, kilometers
    m: m, metre, metres, meter, meters
    cm: cm, centimetre, centimetres, centimeter, centimeters
    mm: mm, millimetre, millimetres, millimeter, millimeters
    mi: mile, miles
    ft: foot, feet
    km/h: km/h, kph, kilometres per hour, kilometers per hour, kilometres an hour, kilometers an hour
    mph: mph, miles per hour, miles an hour
    km²: km², square kilometre, square kilometres, square kilometer, square kilometers, sq km
    m²: m², square metre, square metres, square meter, square meters, sqm
    m³: m³, cubic metre, cubic metres, cubic meter, cubic meters
    ha: hectare, hectares, ha
    acre: acre, acres
    kg: kg, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes
    lb: pound, lb, lbs
    g: g, gram, grams, gramme, grammes
    t: ton, tons, tonne, tonnes, metric tons, t
    l: litre, litres, liter, liters
    gal: gallon, gallons
    °C: °c, degrees celsius, degree celsius, °, degrees, degree, celsius, centigrade
    °F: °f, degrees fahrenheit, fahrenheit
    kW: kw, kilowatt, kilowatts
    MW: mw, megawatt, megawatts
    GW: gw, gigawatt, gigawatts
    kWh: kwh, kilowatt hour, kilowatt hours, kilowatt-hours
    MWh: mwh, megawatt hour, megawatt hours, megawatt-hours
    GWh: gwh, gigawatt hour, gigawatt hours, gigawatt-hours
    TWh: twh, terawatt hour, terawatt hours, terawatt-hours
    W: watt, watts
    V: volt, volts
    dB: decibel, decibels
    nmi: nautical mile, nautical miles
    kn: knot, knots
    ml: ml, millilitre, millilitres, milliliter, milliliters
    hl: hectolitre, hectolitres, hectoliter, hectoliters
    mg: mg, milligram, milligrams
    µg: µg, microgram, micrograms
    ‰: per mille, per mill, permille
    decade: decade, decades
    century: century, centuries
    ×: times
    bbl: barrel, barrels
    year: year, years, year-old, year-olds, years-old
    month: month, months
    week: week, weeks
    day: day, days
    hour: hour, hours, hrs
    minute: minute, minutes, mins
    second: second, seconds
    tenths of a second: tenths
    hundredths of a second: hundredth, hundredths
    thousandths of a second: thousandth, thousandths, millisecond, milliseconds
    """
)


def _kinds(money: dict[str, str], percent: dict[str, str], measures: dict[str, str]) -> dict[str, Unit]:
    table = {word: (symbol, FigureKind.MEASURE) for word, symbol in measures.items()}
    table |= {word: (symbol, FigureKind.PERCENT) for word, symbol in percent.items()}
    return table | {word: (symbol, FigureKind.MONEY) for word, symbol in money.items()}


GERMAN_UNITS = _kinds(_GERMAN_MONEY, _GERMAN_PERCENT, _GERMAN_MEASURES)
ENGLISH_UNITS = _kinds(_ENGLISH_MONEY, _ENGLISH_PERCENT, _ENGLISH_MEASURES)

# What one unit is in the base unit of its family: a translator may turn a fortnight into 14 days, but not euros into
# dollars, since the rate moves.
_FAMILIES: dict[str, tuple[str, Fraction]] = {
    "year": ("month", Fraction(12)),
    "month": ("month", Fraction(1)),
    "week": ("minute", Fraction(10080)),
    "day": ("minute", Fraction(1440)),
    "hour": ("minute", Fraction(60)),
    "minute": ("minute", Fraction(1)),
    "second": ("minute", Fraction(1, 60)),
    "tenths of a second": ("minute", Fraction(1, 600)),
    "hundredths of a second": ("minute", Fraction(1, 6000)),
    "thousandths of a second": ("minute", Fraction(1, 60000)),
    "km": ("m", Fraction(1000)),
    "m": ("m", Fraction(1)),
    "cm": ("m", Fraction(1, 100)),
    "mm": ("m", Fraction(1, 1000)),
    "mi": ("m", Fraction(1609344, 1000)),
    "ft": ("m", Fraction(3048, 10000)),
    "km/h": ("km/h", Fraction(1)),
    "mph": ("km/h", Fraction(1609344, 1000000)),
    "km²": ("m²", Fraction(1000000)),
    "m²": ("m²", Fraction(1)),
    "ha": ("m²", Fraction(10000)),
    "acre": ("m²", Fraction(404686, 100)),
    "kg": ("kg", Fraction(1)),
    "g": ("kg", Fraction(1, 1000)),
    "t": ("kg", Fraction(1000)),
    "lb": ("kg", Fraction(45359, 100000)),
    "l": ("l", Fraction(1)),
    "ml": ("l", Fraction(1, 1000)),
    "hl": ("l", Fraction(100)),
    "mg": ("kg", Fraction(1, 10**6)),
    "µg": ("kg", Fraction(1, 10**9)),
    "nmi": ("m", Fraction(1852)),
    "kn": ("km/h", Fraction(1852, 1000)),
    "decade": ("month", Fraction(120)),
    "century": ("month", Fraction(1200)),
    "kWh": ("Wh", Fraction(10**3)),
    "MWh": ("Wh", Fraction(10**6)),
    "GWh": ("Wh", Fraction(10**9)),
    "TWh": ("Wh", Fraction(10**12)),
    "W": ("W", Fraction(1)),
    "gal": ("l", Fraction(378541, 100000)),
    "kW": ("W", Fraction(1000)),
    "MW": ("W", Fraction(10**6)),
    "GW": ("W", Fraction(10**9)),
    "cent": ("cent", Fraction(1)),
}


def in_base(value: Fraction, unit: str | None) -> tuple[str, Fraction] | None:
    """Value and name in the base unit of its family; None for a unit without relatives."""
    if unit == "°F":
        return "°C", (value - 32) * Fraction(5, 9)
    if unit == "°C":
        return "°C", value
    family = _FAMILIES.get(unit or "")
    return None if family is None else (family[0], value * family[1])
