"""EDTF (ISO 8601-2) read: the dates that `When.edtf` writes, and any interval of such dates."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from timeline.when import Grain, When

_DATE = re.compile(r"(\d{4}|\d{3}(?=X(?!X))|\d\d(?=XX))(X{0,2})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def read(value: str) -> When:
    """The days of `value`: a day, month, year, decade ("201X"), century ("20XX") or an interval ("2015-10-23/..").

    A "~" makes it approximate. An interval has the grain `span`. Raises `ValueError` for anything else.
    """
    plain = value.replace("~", "")
    first, stroke, last = plain.partition("/")
    if not stroke:
        days, grain = _days(first)
        return When.days(*days, grain, approximate=plain != value)
    starts = None if first == ".." else _days(first)[0][0]
    ends = None if last == ".." else _days(last)[0][1]
    return When.days(starts, ends, Grain.SPAN, approximate=plain != value)


def _days(value: str) -> tuple[tuple[date, date], Grain]:
    match = _DATE.fullmatch(value)
    try:
        if match is None or (match[2] and match[3]):
            raise ValueError
        return _of_parts(*match.groups())
    except ValueError:
        form = "2015-10-23, 2015-10, 2015 or 2015-10-20/2015-10-23"
        raise ValueError(f"{value[:40]!r} is no date such as {form}") from None


def _of_parts(digits: str, unknown: str, month: str | None, day: str | None) -> tuple[tuple[date, date], Grain]:
    first, last = int(digits + "0" * len(unknown)), int(digits + "9" * len(unknown))
    if month and day:
        return (date(first, int(month), int(day)),) * 2, Grain.DAY
    if month:
        return (date(first, int(month), 1), date(first, int(month), monthrange(first, int(month))[1])), Grain.MONTH
    grain = (Grain.YEAR, Grain.DECADE, Grain.CENTURY)[len(unknown)]
    return (date(max(first, 1), 1, 1), date(last, 12, 31)), grain
