"""The Hijri calendar: Umm al-Qura where its tables reach (1343 to 1500 AH), the tabular calendar outside.

The tables are those of the `hijridate` package. The tabular ("civil") calendar has 30-year cycles with leap years
2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 and may differ from observation by a day or two.
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri
from hijridate.ummalqura import GREGORIAN_RANGE, HIJRI_RANGE

_FIRST_DAY, _LAST_DAY = date(*GREGORIAN_RANGE[0]), date(*GREGORIAN_RANGE[1])
_FIRST_YEAR, _LAST_YEAR = HIJRI_RANGE[0][0], HIJRI_RANGE[1][0]
_TABULAR_EPOCH = date(622, 7, 19)  # 1 Muharram 1 AH, in the Gregorian calendar
_LAST_TABULAR_YEAR = 9665  # the last that ends before the year 10000


def tabulated(year: int) -> bool:
    """Whether the Umm al-Qura tables reach a Hijri year."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def month_length(year: int, month: int) -> int:
    """The days of a Hijri month, 29 or 30. Raises `OverflowError` for years that no date can hold."""
    return (month_start(*_next(year, month)) - month_start(year, month)).days


def month_start(year: int, month: int) -> date:
    """The Gregorian day on which a Hijri month begins. Raises `OverflowError` for years that no date can hold."""
    if not 1 <= year <= _LAST_TABULAR_YEAR:
        raise OverflowError(f"the Hijri year {year} leaves the years 1 to 9999 of the Gregorian calendar")
    if tabulated(year):
        converted = Hijri(year, month, 1).to_gregorian()
        return date(converted.year, converted.month, converted.day)
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return _TABULAR_EPOCH + timedelta(days=days)


def year_and_month(day: date) -> tuple[int, int]:
    """The Hijri year and month that hold a Gregorian day. Raises `OverflowError` before the Hijra."""
    if _FIRST_DAY <= day <= _LAST_DAY:
        converted = Gregorian(day.year, day.month, day.day).to_hijri()
        return converted.year, converted.month
    if day < _TABULAR_EPOCH:
        raise OverflowError(f"{day} lies before the first Hijri year")
    year = max(1, int((day - _TABULAR_EPOCH).days / 354.37))
    while year < _LAST_TABULAR_YEAR and month_start(year + 1, 1) <= day:
        year += 1
    month = 1
    while month < 12 and month_start(year, month + 1) <= day:
        month += 1
    return year, month


def shift(day: date, months: int) -> date:
    """`day` moved by whole Hijri months; the 30th becomes the 29th in a shorter month."""
    year, month = year_and_month(day)
    day_of_month = (day - month_start(year, month)).days
    year, month0 = divmod(year * 12 + month - 1 + months, 12)
    start = month_start(year, month0 + 1)
    return start + timedelta(days=min(day_of_month, month_length(year, month0 + 1) - 1))


def _next(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if month < 12 else (year + 1, 1)
