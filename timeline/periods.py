"""Calendar arithmetic of periods: what holds a day, what lies so many units away, the parts of a period.

Stretches are pairs of a first and a last day, both inclusive. Weeks run Monday to Sunday (ISO 8601); the weeks of a
month or year are those whose Thursday lies in it. Thirds of a month are its tens (1–10, 11–20, 21–end), of a week
Monday–Tuesday, Wednesday–Friday and the weekend. Whatever leaves the years 1 to 9999 raises `OverflowError`.
"""

from __future__ import annotations

from datetime import date

from timeline import hijri
from timeline.expression import Nth, Unit
from timeline.when import Grain, When, days_in_month, shift_days, shift_months

Days = tuple[date, date]

GRAINS = {
    Unit.DAY: Grain.DAY,
    Unit.WEEK: Grain.WEEK,
    Unit.MONTH: Grain.MONTH,
    Unit.SEASON: Grain.SEASON,
    Unit.QUARTER: Grain.QUARTER,
    Unit.HALF: Grain.HALF,
    Unit.YEAR: Grain.YEAR,
    Unit.DECADE: Grain.DECADE,
    Unit.CENTURY: Grain.CENTURY,
}
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


def period(unit: Unit, day: date) -> Days:
    """The first and last day of the week, month … century that holds `day`."""
    if unit is Unit.WEEK:
        first = shift_days(day, -day.weekday())
        return first, shift_days(first, 6)
    if unit in (Unit.DECADE, Unit.CENTURY):
        years = 10 if unit is Unit.DECADE else 100
        start = day.year - day.year % years
        return date(max(start, 1), 1, 1), date(start + years - 1, 12, 31)
    if months := MONTHS.get(unit):
        first = date(day.year, (day.month - 1) // months * months + 1, 1)
        return first, month_end(shift_months(first, months - 1))
    return day, day


def moved(day: date, count: int, unit: Unit, *, in_hijri: bool = False) -> date:
    """`day` moved by `count` units. Raises `OverflowError`."""
    if unit is Unit.DAY:
        return shift_days(day, count)
    if unit is Unit.WEEK:
        return shift_days(day, 7 * count)
    months = count * MONTHS[unit]
    return hijri.shift(day, months) if in_hijri else shift_months(day, months)


def month_end(day: date) -> date:
    """The last day of the month that holds `day`."""
    return day.replace(day=days_in_month(day.year, day.month))


def checked_date(year: int, month: int, day: int) -> date:
    """A date. Raises `OverflowError` for a year that is not one of 1 to 9999."""
    if not 1 <= year <= 9999:
        raise OverflowError(f"the year {year} is not one of 1 to 9999")
    return date(year, month, day)


def gregorian_days(year: int, month: int | None, day: int | None) -> Days | None:
    """The dates of a year, a month or a day; None for a day that the month does not have."""
    if month is None:
        return checked_date(year, 1, 1), checked_date(year, 12, 31)
    first = checked_date(year, month, 1)
    if day is None:
        return first, month_end(first)
    return (first.replace(day=day),) * 2 if day <= days_in_month(year, month) else None


def hijri_days(year: int, month: int | None, day: int | None) -> Days | None:
    """The Gregorian days of a Hijri year, month or day; None for a day that the month does not have."""
    first = hijri.month_start(year, month or 1)
    if month is None:
        return first, shift_days(hijri.month_start(year + 1, 1), -1)
    length = hijri.month_length(year, month)
    if day is None:
        return first, shift_days(first, length - 1)
    return (shift_days(first, day - 1),) * 2 if day <= length else None


def hijri_years(gregorian_year: int) -> range:
    """The Hijri years that begin or end in a Gregorian year."""
    year, _ = hijri.year_and_month(checked_date(gregorian_year, 1, 1))
    return range(year, year + 3)


def distance(stretch: Days, day: date) -> int:
    """Days from `day` to a stretch; 0 inside."""
    return max((stretch[0] - day).days, (day - stretch[1]).days, 0)


def nth_of(expression: Nth, when: When) -> When | None:
    """The n-th unit of a period, or several in a row; None where it has not so many."""
    first, last = when.first_day, when.last_day
    assert first is not None
    assert last is not None
    stretches = _units_in(expression, when.grain, first, last)
    n, count = expression.n, expression.count
    start = n - 1 if n > 0 else len(stretches) - (count - 1) + n
    if not 0 <= start <= start + count - 1 < len(stretches):
        return None
    grain = Grain.SPAN if count > 1 else GRAINS[expression.unit]
    if expression.unit in (Unit.HALF, Unit.QUARTER) and when.grain is not Grain.YEAR:
        grain = Grain.SPAN
    return When.days(stretches[start][0], stretches[start + count - 1][1], grain)


def _units_in(expression: Nth, grain: Grain, first: date, last: date) -> list[Days]:
    unit = expression.unit
    if unit is Unit.DAY:
        days = [shift_days(first, offset) for offset in range(min((last - first).days + 1, 40_000))]
        return [(day, day) for day in days if expression.weekday in (None, day.isoweekday())]
    if unit is Unit.WEEK:
        thursday = shift_days(first, (3 - first.weekday()) % 7)
        count = (last - thursday).days // 7 + 1
        return [period(Unit.WEEK, shift_days(thursday, 7 * index)) for index in range(count)]
    if unit in (Unit.HALF, Unit.QUARTER) and grain is not Grain.YEAR:
        parts = 2 if unit is Unit.HALF else 4
        length = (last - first).days + 1
        cuts = [shift_days(first, length * index // parts) for index in range(parts)]
        ends = [*(shift_days(cut, -1) for cut in cuts[1:]), last]
        return [(start, end) for start, end in zip(cuts, ends, strict=True) if start <= end]
    stretches = []
    day = first
    while day <= last and unit in MONTHS:
        stretch = period(unit, day)
        stretches.append(stretch)
        if stretch[1] >= last:
            break
        day = shift_days(stretch[1], 1)
    return stretches


def thirds(grain: Grain, first: date, last: date) -> tuple[date, date, date]:
    """The days on which the thirds of a period begin."""
    if grain is Grain.MONTH:
        return first, shift_days(first, 10), shift_days(first, 20)
    if grain is Grain.DECADE:
        return first, shift_months(first, 36), shift_months(first, 84)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and months % 3 == 0:
        return first, shift_months(first, months // 3), shift_months(first, 2 * months // 3)
    third = ((last - first).days + 1) // 3
    return first, shift_days(first, third), shift_days(last, 1 - third)
