"""German dates and times of day in metadata: every written form to ISO 8601."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTH_FORMS = (
    "Januar|Jänner|Jän|Jan",
    "Februar|Feber|Febr|Feb",
    "März|Maerz|Mär|Mrz",
    "April|Apr",
    "Mai",
    "Juni|Jun",
    "Juli|Jul",
    "August|Aug",
    "September|Sept|Sep",
    "Oktober|Okt",
    "November|Nov",
    "Dezember|Dez",
)
MONTHS = {form.casefold(): number for number, forms in enumerate(_MONTH_FORMS, 1) for form in forms.split("|")}
WEEKDAY = (
    r"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\b|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b\.?)"
)
MONTH = rf"(?:{'|'.join(_MONTH_FORMS)})\b"
DATE = (
    rf"(?:(?P<day>\d{{1,2}})\.?\s?(?P<month>{MONTH})\.?(?:,?\s?(?P<year>(?:19|20)\d\d)\b)?"
    r"|(?P<nday>\d{1,2})\.\s?(?P<nmonth>\d{1,2})\.(?:\s?(?P<nyear>(?:19|20)\d\d|\d\d)\b(?![.:]\d))?"
    r"|(?P<iyear>(?:19|20)\d\d)-(?P<imonth>\d\d)-(?P<iday>\d\d)(?:T(?=\d))?"
    r"|(?P<sday>\d{1,2})/(?P<smonth>\d{1,2})/(?P<syear>(?:19|20)\d\d)\b)"
)
TIME = (
    r"(?:(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?:[.:][0-5]\d)?(?![\d.:])(?:\s?(?:Uhr|h)\b)?"
    r"(?:\s?(?:MESZ|MEZ|CEST|CET|UTC|Z)\b|[+-]\d\d:?\d\d)?"
    r"|(?P<full>[01]?\d|2[0-4])\s?Uhr\b)"
)
_DATE = re.compile(DATE, re.IGNORECASE)
_TIME = re.compile(TIME, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written; `year` is None where the text leaves it out."""

    year: int | None
    month: int
    day: int

    @property
    def iso(self) -> str | None:
        """`2024-12-22`, or None without a year."""
        return None if self.year is None else f"{self.year:04}-{self.month:02}-{self.day:02}"

    def near(self, iso: str | None) -> Day:
        """This day with the year that brings it nearest to the day `iso`, where it has none itself."""
        if self.year is not None or iso is None:
            return self
        anchor = datetime.date.fromisoformat(iso)
        years = [
            year for year in (anchor.year, anchor.year - 1, anchor.year + 1) if _exists(year, self.month, self.day)
        ]
        if not years:
            return self
        best = min(years, key=lambda year: abs((datetime.date(year, self.month, self.day) - anchor).days))
        return Day(best, self.month, self.day)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def day_at(text: str, position: int) -> tuple[Day, int] | None:
    """The date that begins at `position` and where it ends. None for no date and for a day no calendar has."""
    match = _DATE.match(text, position)
    if not match:
        return None
    day = match["day"] or match["nday"] or match["iday"] or match["sday"]
    named = match["month"]
    month = MONTHS[named.casefold()] if named else int(match["nmonth"] or match["imonth"] or match["smonth"])
    written = match["year"] or match["nyear"] or match["iyear"] or match["syear"]
    year = _century(written) if written else None
    if not _exists(year or 2000, month, int(day)):  # 2000: a leap year, so that 29 February may be one
        return None
    return Day(year, month, int(day)), match.end()


def _century(written: str) -> int:
    """Two digits: 00-69 are of this century, 70-99 of the last, as POSIX has it."""
    year = int(written)
    return year if len(written) == 4 else year + (2000 if year < 70 else 1900)


def time_at(text: str, position: int) -> tuple[str, int] | None:
    """The time of day (`10:58`) that begins at `position` and where it ends."""
    match = _TIME.match(text, position)
    if not match:
        return None
    hour = int(match["hour"] or match["full"])
    minute = int(match["minute"] or 0)
    return (f"{hour % 24:02}:{minute:02}", match.end()) if hour < 24 or minute == 0 else None
