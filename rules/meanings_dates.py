"""Meanings of dates: days, weekdays, calendar dates, periods and their parts, ranges, references."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from rules.numerals import calendar_date
from timeline.expression import (
    Between,
    Calendar,
    Century,
    Checked,
    Decade,
    Duration,
    Edge,
    EdgeOf,
    Either,
    Expression,
    Mentioned,
    Nth,
    Open,
    Ref,
    Season,
    SeasonOf,
    Shift,
    Side,
    Unit,
    Vague,
    Weekday,
    WeekOf,
)

__all__ = [
    "between",
    "calendar",
    "century",
    "checked",
    "day_from",
    "day_of",
    "day_of_month_told",
    "day_of_this_month",
    "decade",
    "edge",
    "feast",
    "hijri",
    "in_year",
    "mentioned",
    "modern_year",
    "of_year_told",
    "month_of_year",
    "month_pair",
    "nth",
    "number",
    "open_",
    "same",
    "season",
    "season_in",
    "shift",
    "stepped",
    "stepped_any",
    "this_unit",
    "this_years",
    "vague",
    "week_of",
    "weekday",
    "weekday_and_number",
    "weekday_with_ordinal",
    "weekend",
    "years_between",
]

_MOST_WEEKS = 5  # that a month has of a weekday
_FAR_HIJRI = 1450  # a year beside a Gregorian month that is of the Hijra only up to here: 2 January 1492
_FIRST_GREGORIAN = 1500  # below it a year beside a Hijri month is one of the Hijra


def same(of: Any) -> Any:
    """What was captured, unchanged."""
    return of


def number(value: int, below: int = 10**9, least: int = 0) -> int | None:
    """A whole number from `least` up to, and not including, `below`."""
    return value if least <= value < below else None


def shift(count: int, unit: str, of: Expression | None = None) -> Expression:
    """The unit `count` units from the one that holds now, or from `of`."""
    return Shift(count, Unit(unit), of)


def mentioned(count: int = 0) -> Expression:
    """The day that the text spoke of last, or one counted from it."""
    return Shift(count, Unit.DAY, Mentioned()) if count else Mentioned()


def weekday(day: int, step: int | None = None, of: Expression | None = None) -> Expression:
    """A day of the week, last, next or of a week."""
    return Weekday(day, step, of)


def checked(main: Expression, check: Expression, more: Expression | None = None) -> Expression:
    """Two ways to say one date. Checks of checks are laid side by side."""
    checks: list[Expression] = []
    for expression in (main, check, more):
        if isinstance(expression, Checked):
            checks += [expression.main, *expression.checks]
        elif expression is not None:
            checks.append(expression)
    return Checked(checks[0], tuple(checks[1:]))


def month_pair(one: int, other: int) -> int | None:
    """One month by two names; names of different months are no pair."""
    return one if one == other else None


def calendar(
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    step: int | None = None,
    hijri: bool | None = None,
) -> Expression | None:
    """A date, or part of one, that can be one; `step` makes it last or next."""
    found = calendar_date(year, month, day, hijri=hijri)
    if found is not None and hijri and year is not None and year >= 1500 and month is None:
        return None
    return None if found is None else evolve(found, step=step)


def stepped(of: Calendar, step: int) -> Expression | None:
    """A date without a year, last or next."""
    return evolve(of, step=step) if isinstance(of, Calendar) and of.year is None and of.step is None else None


def in_year(of: Expression, year: Expression | int) -> Expression | None:
    """A month or a day of a year, in digits or itself told: "3 July of last year"."""
    if isinstance(of, Checked):
        main = in_year(of.main, year)
        return None if main is None else evolve(of, main=main)
    if isinstance(year, int):
        year = Calendar(year)  # nothing says that it is of the Hijra
    if isinstance(year, Calendar) and isinstance(of, Calendar) and of.year is None and year.month is None:
        hijri = year.hijri and (year.year or 0) < _FAR_HIJRI
        return calendar(year.year, of.month, of.day, hijri=of.hijri or hijri)
    if isinstance(of, Calendar) and of.year is None and of.month is not None and not of.hijri:
        month = Nth(of.month, Unit.MONTH, year)
        return month if of.day is None else Nth(of.day, Unit.DAY, month)
    if isinstance(of, SeasonOf) and isinstance(year, Calendar) and of.year is None:
        return evolve(of, year=year.year)
    return None


def day_of(day: int, month: Expression) -> Expression | None:
    """A day of a month that is told from now: "the 20th of next month". Months with names have rules of their own."""
    if not 1 <= day <= 31 or isinstance(month, Calendar) or (isinstance(month, Shift) and month.unit is not Unit.MONTH):
        return None
    return Nth(day, Unit.DAY, month)


def season(season: str, year: int | None = None, step: int | None = None) -> Expression:
    """A season, of a year, or last or next."""
    return SeasonOf(Season(season), year, step)


def decade(tens: int, century: Expression | None = None) -> Expression | None:
    """Ten years by their tens, in a century if one is told."""
    if isinstance(century, Century):
        return Decade((century.number - 1) * 100 + tens)
    if isinstance(century, Shift):
        return Decade(tens) if century.count == -1 else Nth(tens // 10 + 1, Unit.DECADE, century)
    return Decade(tens)


def century(number: int) -> Expression:
    """A hundred years by their number."""
    return Century(number)


def nth(n: int, unit: str, of: Expression, count: int = 1, weekday: int | None = None) -> Expression | None:
    """The n-th unit, or several in a row, of a period that is longer than one."""
    return Nth(n, Unit(unit), of, count, weekday)


def weekday_with_ordinal(weekday: int, n: int, of: Expression) -> Expression | None:
    """The n-th such weekday of a month, or its n-th day where that is such a weekday."""
    if n > _MOST_WEEKS and not isinstance(of, Calendar):
        return None
    numbered = Nth(n, Unit.DAY, of, weekday=weekday)
    if n < 1 or not isinstance(of, Calendar) or of.month is None or of.day is not None:
        return numbered
    dated = Checked(evolve(of, day=n), (Weekday(weekday),))
    return dated if n > _MOST_WEEKS else Either(dated, numbered)


def week_of(of: Expression) -> Expression:
    """The week that holds a day."""
    return WeekOf(of)


def edge(edge: str, of: Expression) -> Expression:
    """The beginning, middle or end of a period, what is left of it, what lies before or after now in it."""
    return EdgeOf(Edge(edge), of)


def vague(ref: str, now: bool = False, later: bool = False) -> Expression:
    """A reference that dates nothing."""
    return Vague(Ref(ref), now, later)


def between(first: Expression, last: Expression) -> Expression | None:
    """From one end to another; no range of ranges."""
    if isinstance(first, Between) or isinstance(last, Between):
        return None
    return Between(first, last)


def open_(side: str, of: Expression) -> Expression | None:
    """Everything before or after a stretch of time."""
    return None if isinstance(of, Between | Vague | Duration) else Open(Side(side), of)


def weekday_and_number(check: Weekday, day: int) -> Expression | None:
    """A weekday with the day of the month: "Friday the 22nd"."""
    if not isinstance(check, Weekday) or not 1 <= day <= 31:
        return None
    return Checked(Calendar(day=day), (check,))


def hijri(of: Calendar) -> Expression | None:
    """A date in digits that is said to be of the Hijri calendar."""
    return evolve(of, hijri=True) if of.year is None or of.year < _FIRST_GREGORIAN else None


def month_of_year(month: int, year: int | Expression) -> Expression | None:
    """A month by its number in a year, in digits or itself told."""
    return in_year(Calendar(month=month), year)


def modern_year(year: int, least: int = 1800) -> Expression | None:
    """A bare number that can only be a year."""
    return calendar(year) if least <= year <= 2100 else None


def day_of_this_month(day: int) -> Expression:
    """A day of the month that holds now."""
    return Nth(day, Unit.DAY, Shift(0, Unit.MONTH))


def this_years(unit: str, n: int) -> Expression | None:
    """The n-th quarter of this year."""
    return Nth(n, Unit(unit), Shift(0, Unit.YEAR)) if 1 <= n <= 4 else None


def day_of_month_told(day: int) -> Expression:
    """A day of the month in which the day lies that the text spoke of last."""
    return Nth(day, Unit.DAY, Shift(0, Unit.MONTH, Mentioned()))


def of_year_told(month: int, day: int | None = None) -> Expression:
    """A Gregorian month, or a day of it, of the year in which the day lies that the text spoke of last."""
    told = Nth(month, Unit.MONTH, Shift(0, Unit.YEAR, Mentioned()))
    return told if day is None else Nth(day, Unit.DAY, told)


def this_unit(unit: str, count: int = 0) -> Expression | None:
    """The unit that holds now, or one counted from it. A day is told by other words."""
    return None if Unit(unit) in (Unit.DAY, Unit.SECOND) else Shift(count, Unit(unit))


def day_from(n: int, of: Expression) -> Expression | None:
    """The n-th day of a feast that begins on a day, or of a period."""
    if n < 1:
        return None
    if isinstance(of, Calendar) and of.day is not None:
        return Shift(n - 1, Unit.DAY, of) if n > 1 else of
    return Nth(n, Unit.DAY, of)


def weekend(of: Expression | int | None = None) -> Expression:
    """The end of a week, or of the week `of` weeks from now."""
    if of is None or isinstance(of, int):
        of = Shift(of or 0, Unit.WEEK)
    return EdgeOf(Edge.END, of)


def season_in(season: str, of: Expression) -> Expression | None:
    """A season of a year that is told from now."""
    return SeasonOf(Season(season), of=of)


def feast(feast: Calendar, year: int | None = None, step: int | None = None) -> Expression:
    """A feast by its date in its calendar; a year, if told, is Gregorian."""
    return evolve(feast, year=year, step=step)


def stepped_any(of: Expression, step: int) -> Expression | None:
    """A weekday, a month or a day, last or next."""
    if isinstance(of, Calendar):
        return stepped(of, step)
    return evolve(of, step=step) if isinstance(of, Weekday) and of.step is None else None


def years_between(first: Calendar, last: Calendar) -> Expression | None:
    """Two years that follow each other, both of modern times."""
    one, other = first.year, last.year
    if one is None or other is None or not 1800 <= one < other <= 2100:
        return None
    return Between(first, last)
