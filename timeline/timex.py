"""TIMEX3 values (ISO-TimeML, ISO 24617-1) for what was resolved."""

from __future__ import annotations

from timeline.expression import Recurring, Unit
from timeline.when import Grain, When

# How a length is written: the designator, and how many of them one unit is.
_DESIGNATOR = {
    Unit.SECOND: ("S", 1),
    Unit.MINUTE: ("M", 1),
    Unit.HOUR: ("H", 1),
    Unit.DAY: ("D", 1),
    Unit.WEEK: ("W", 1),
    Unit.MONTH: ("M", 1),
    Unit.SEASON: ("M", 3),
    Unit.QUARTER: ("M", 3),
    Unit.HALF: ("M", 6),
    Unit.YEAR: ("Y", 1),
    Unit.DECADE: ("Y", 10),
    Unit.CENTURY: ("Y", 100),
}
_ORDER = list(reversed(_DESIGNATOR))


def timex_value(when: When) -> str:
    """The TIMEX3 value of a stretch with a calendar grain; a SPAN is written by its first day.

    Raises `ValueError` for a stretch that is open at its beginning.
    """
    start = when.earliest
    if start is None:
        raise ValueError("a stretch without a beginning has no TIMEX3 value")
    day = start.date().isoformat()
    if when.grain is Grain.DAY:
        return day
    year = f"{start.year:04d}"
    match when.grain:
        case Grain.MINUTE | Grain.HOUR:
            return start.isoformat(timespec="minutes")
        case Grain.WEEK:
            iso_year, week, _ = start.isocalendar()
            return f"{iso_year:04d}-W{week:02d}"
        case Grain.MONTH:
            return day[:7]
        case Grain.QUARTER:
            return f"{year}-Q{(start.month + 2) // 3}"
        case Grain.HALF:
            return f"{year}-H{(start.month + 5) // 6}"
        case Grain.YEAR:
            return year
        case Grain.DECADE:
            return year[:3]
        case Grain.CENTURY:
            return year[:2]
        case _:
            return day


def duration_value(amounts: tuple[tuple[float | None, Unit], ...]) -> str:
    """A length in ISO 8601 form: P1Y2M, PT1H30M, P0.5Y; PXD for several days."""
    dates, times = "", ""
    for amount, unit in sorted(amounts, key=lambda item: _ORDER.index(item[1])):
        letter, factor = _DESIGNATOR[unit]
        text = "X" if amount is None else f"{amount * factor:g}"
        if unit.finer_than_day:
            times += text + letter
        else:
            dates += text + letter
    return f"P{dates}" + (f"T{times}" if times else "")


def recurring_value(recurring: Recurring) -> str:
    """A set: P1W every week, XXXX-WXX-6 every Saturday, T21 every night at nine, XXXX-WXX-1T09."""
    weekday = "" if recurring.weekday is None else f"XXXX-WXX-{recurring.weekday}"
    if recurring.hour is not None:
        hour, minute = recurring.hour
        return f"{weekday}T{hour:02d}" + (f":{minute:02d}" if minute else "")
    if recurring.part is not None:
        return f"{weekday}T{recurring.part.timex}"
    if weekday or recurring.unit is None:
        return weekday
    return duration_value(((recurring.every, recurring.unit),))
