"""Numbers, dates and times of both languages, read by value: `1,2 Millionen` and `1.2 million` are one number.

Rules only, no models; linear in the length of the text.
"""

from toolkit.numerals.derive import derived
from toolkit.numerals.english import english_numerals
from toolkit.numerals.german import german_numerals
from toolkit.numerals.german_words import is_calendar
from toolkit.numerals.match import Matching, answered_whole, match_numerals
from toolkit.numerals.record import Form, Numeral

__all__ = [
    "Form",
    "Matching",
    "Numeral",
    "answered_whole",
    "derived",
    "english_numerals",
    "german_numerals",
    "is_calendar",
    "match_numerals",
]
