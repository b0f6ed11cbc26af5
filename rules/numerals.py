"""Numbers in tokens: number words put together, and dates and times of day written in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from timeline.expression import Calendar, Clock

_NUMERIC = re.compile(r"\d+(?:([/\-.:,])\d+(?:\1\d+)?)?(?!\d)")
_HIJRI_YEARS = range(1300, 1500)
_GREGORIAN_YEARS = range(1, 2200)
_LONGEST_WHOLE = 6  # digits before a decimal point
_TWO_DIGIT_PIVOT = 70  # 69 is 2069, 70 is 1970


def number_words(values: Sequence[int | None], joined: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The numbers that begin with the first of a row of number words: (value, how many words), shortest first.

    `values` are what the words stand for, None for no number; `joined` says which are written with "and".
    """
    total, group, last = 0, 0, 0
    for index, value in enumerate(values):
        if value is None:
            return
        if index and not joined[index]:
            # side by side they multiply: "three hundred", "two hundred thousand"
            if value < 100 or group == 0 or group >= value:
                return
            total, group, last = (total + group * value, 0, value) if value >= 1000 else (total, group * value, value)
        elif index:
            tens_after_unit = 20 <= value < 100 and 0 < last < 10 and group % 100 == last
            if not tens_after_unit and value >= last:
                return
            if value >= 1000:
                total += value
            else:
                group += value
            last = value
        else:
            total, group, last = (value, 0, value) if value >= 1000 else (0, value, value)
        yield total + group, index + 1


def numeric(text: str, start: int) -> Iterator[tuple[str, object, int]]:
    """What digits at `start` of a folded text may be, with punctuation inside: (category, value, end)."""
    match = _NUMERIC.match(text, start)
    if match is None:
        return
    parts = re.split(r"\D", match[0])
    end = match.end()
    separator = match[1]
    if separator == ":":
        if (clock := _clock(parts)) is not None:
            yield "clock-digits", clock, end
    elif separator is not None:
        if len(parts) == 3:
            if (found := _date(parts)) is not None:
                yield "numeric-date", found, end
        elif separator == "," and len(match[0]) <= len("14,30") and (clock := _clock(parts)) is not None:
            yield "dotted-clock", clock, end
        elif separator == "." and len(parts[1]) <= 2 and len(parts[0]) <= _LONGEST_WHOLE:
            yield "number", float(match[0]), end
            if (clock := _clock(parts)) is not None and len(parts[1]) == 2:
                yield "dotted-clock", clock, end
        if len(parts) == 2 and separator in "/-":
            if (found := _month_and_year(parts)) is not None:
                yield "numeric-month", found, end
            elif (found := _day_and_month(parts)) is not None:
                yield "numeric-day-month" if separator == "/" else "dashed-day-month", found, end


def _clock(parts: Sequence[str]) -> Clock | None:
    hour, minute = int(parts[0][:4]), int(parts[1][:4])
    if hour <= 24 and minute < 60 and len(parts[1]) == 2 and (hour < 24 or minute == 0):
        return Clock(hour, minute)
    return None


def _date(parts: Sequence[str]) -> Calendar | None:
    """Year first where the first part has four digits; otherwise day first, as Arabic countries write it."""
    if len(parts[0]) == 4:
        year, month, day = parts
    else:
        day, month, year = parts
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        return None
    return calendar_date(_full_year(year), int(month), int(day))


def _month_and_year(parts: Sequence[str]) -> Calendar | None:
    month, year = sorted(parts, key=len)
    if len(year) != 4 or len(month) > 2 or not 1 <= int(month) <= 12:
        return None
    return calendar_date(int(year), int(month), None)


def _day_and_month(parts: Sequence[str]) -> Calendar | None:
    day, month = parts
    if len(day) > 2 or len(month) > 2:
        return None
    return calendar_date(None, int(month), int(day))


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= _TWO_DIGIT_PIVOT else 2000)


def calendar_date(
    year: int | None, month: int | None, day: int | None, *, hijri: bool | None = None
) -> Calendar | None:
    """A calendar date that can be one, or None. Where nothing tells the calendar, a year of our time in Hijri does."""
    if isinstance(day, float):
        return None  # "3.3" is no day
    if hijri is None:
        hijri = year is not None and year in _HIJRI_YEARS
    if year is not None and not hijri and year not in _GREGORIAN_YEARS:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None:
        if not 1 <= day <= (30 if hijri else 31):
            return None
        if not hijri and month is not None:
            try:
                date(year if year else 2000, month, day)
            except ValueError:
                return None
    return Calendar(year, month, day, hijri)
