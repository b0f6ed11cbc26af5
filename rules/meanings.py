"""The meanings that time rules can give: each function turns what a pattern captured into an expression.

A rule file names them by `make`; a function that returns None refuses the reading. The arguments are captures
("$name"), or values written in the rule.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

from rules.grammar import Meaning
from rules.numerals import calendar_date
from rules.schema import Rule
from timeline.expression import (
    Between,
    Calendar,
    Century,
    Checked,
    Clock,
    Decade,
    Duration,
    Edge,
    EdgeOf,
    Expression,
    Mentioned,
    Nth,
    Open,
    Part,
    PartOfDay,
    Recurring,
    Ref,
    Season,
    SeasonOf,
    Shift,
    Side,
    Stretch,
    Unit,
    Vague,
    Weekday,
    WeekOf,
)

Amounts = tuple[tuple[float | None, Unit], ...]

_FRACTIONS = {15: 0.25, 20: 1 / 3, 30: 0.5}  # parts of an hour, in minutes
_SMALLER = {
    Unit.HOUR: (60, Unit.MINUTE),
    Unit.DAY: (24, Unit.HOUR),
    Unit.WEEK: (7, Unit.DAY),
    Unit.YEAR: (12, Unit.MONTH),
}
_COARSE = (Unit.DECADE, Unit.CENTURY)
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
    hijri: bool = False,
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
    if isinstance(year, int):
        year = Calendar(year)
    if isinstance(of, Checked):
        main = in_year(of.main, year)
        return None if main is None else evolve(of, main=main)
    if isinstance(year, Calendar) and isinstance(of, Calendar) and of.year is None and year.month is None:
        return calendar(year.year, of.month, of.day, hijri=of.hijri or year.hijri)
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


def week_of(of: Expression) -> Expression:
    """The week that holds a day."""
    return WeekOf(of)


def edge(edge: str, of: Expression) -> Expression:
    """The beginning, middle or end of a period, what is left of it, what lies before or after now in it."""
    return EdgeOf(Edge(edge), of)


def part(
    part: str, of: Expression | None = None, half: str | None = None, through: Expression | None = None
) -> Expression:
    """A part of a day, or its early or late half."""
    return Part(PartOfDay(part), of, None if half is None else Edge(half), through)


def part_half(of: Part, half: str) -> Expression | None:
    """The early or late half of a part of a day."""
    return evolve(of, half=Edge(half)) if isinstance(of, Part) and of.half is None else None


def night_between(first: int, last: int, midnight: bool = False) -> Expression | None:
    """The night between two weekdays that follow each other; its midnight begins the second."""
    if last != first % 7 + 1:
        return None
    if midnight:
        return Clock(0, 0, of=Weekday(last))
    return Part(PartOfDay.NIGHT, Weekday(first), None, Weekday(last))


def clock(hour: float, minute: int = 0, to: int = 0) -> Expression | None:
    """An hour of the day, or of its half, with minutes past it or to it."""
    if hour != int(hour) or not 0 <= hour <= 24 or not 0 <= minute + to <= 59:
        return None
    return Clock(int(hour), minute - to)


def clock_in(of: Clock, part: str) -> Expression | None:
    """A clock time in a part of the day; the hour must be able to lie in it."""
    return evolve(of, part=PartOfDay(part)) if of.part is None and of.hour <= 24 else None


def clock_zone(of: Clock, zone: str) -> Expression | None:
    """A clock time with its zone."""
    return None if of.zone is not None else evolve(of, zone=zone)


def clock_on(of: Expression, day: Expression) -> Expression | None:
    """A clock time, or a range of them, on a day."""
    if isinstance(of, Clock):
        return evolve(of, of=day) if of.of is None else None
    if isinstance(of, Between) and isinstance(of.first, Clock) and of.first.of is None:
        return evolve(of, first=evolve(of.first, of=day))
    return None


def amount(unit: str, count: float | None = 1) -> Amounts | None:
    """So many of a unit; None is several."""
    return ((count, Unit(unit)),) if count is None or count > 0 else None


def several(unit: str) -> Amounts:
    """Several of a unit."""
    return ((None, Unit(unit)),)


def plus(of: Amounts, more: Amounts) -> Amounts | None:
    """Two amounts together, the finer one second."""
    order = list(Unit)
    return (*of, *more) if order.index(of[-1][1]) > order.index(more[0][1]) else None


def and_part(of: Amounts, minutes: int) -> Amounts | None:
    """An amount and a half or a quarter of its unit."""
    count, unit = of[-1]
    return None if count is None else (*of[:-1], (count + _FRACTIONS[minutes], unit))


def fraction(minutes: int, unit: str) -> Amounts | None:
    """Half a year, a quarter of an hour."""
    part = _FRACTIONS[minutes]
    if Unit(unit) is Unit.HOUR:
        return ((float(minutes), Unit.MINUTE),)
    return ((part, Unit(unit)),)


def duration(of: Amounts) -> Expression:
    """A length of time."""
    return Duration(of)


def ago(of: Amounts, sign: int, since: Expression | None = None, hijri: bool = False) -> Expression | None:
    """An amount counted back or on from now, or from `since`. Several of a unit reach no date."""
    whole: list[tuple[int, Unit]] = []
    for count, unit in of:
        if count is None:
            return Vague(Ref.PAST if sign < 0 else Ref.FUTURE)
        units = _whole(count, unit)
        if units is None:
            return None
        whole.append((sign * units[0], units[1]))
    return Shift(*whole[0], since, hijri, tuple(whole[1:]))


def _whole(count: float, unit: Unit) -> tuple[int, Unit] | None:
    """A whole number of units, in a smaller unit where needed: a year and a half is 18 months."""
    if unit in _COARSE and count == int(count):
        return int(count) * (10 if unit is Unit.DECADE else 100), Unit.YEAR
    if unit is Unit.MONTH:
        return int(count), unit  # half a month more or less reaches no other day that anybody could name
    while count != int(count):
        if unit not in _SMALLER:
            return None
        factor, unit = _SMALLER[unit]
        count = round(count * factor, 6)
        if unit is Unit.MINUTE or (unit is Unit.DAY and count != int(count)):
            count = int(count)
    return int(count), unit


def stretch(of: Amounts, direction: int) -> Expression | None:
    """The last or the next so many units; "several" of them are a reference that dates nothing."""
    if len(of) != 1 or direction not in (-1, 0, 1):
        return None
    count, unit = of[0]
    if count is None:
        return vague({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[direction])
    if direction == 0 or count != int(count) or count < 1:
        return None
    return Stretch(int(count), unit, direction)


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


def recurring(
    unit: str | None = None,
    every: float | None = 1,
    weekday: int | None = None,
    part: str | None = None,
) -> Expression | None:
    """What comes again every so many units, every weekday, every morning."""
    if every is None:
        return None
    return Recurring(every, None if unit is None else Unit(unit), weekday, None if part is None else PartOfDay(part))


def recurring_amount(of: Amounts) -> Expression | None:
    """What comes again after an amount of one unit."""
    if len(of) != 1 or of[0][0] is None:
        return None
    return Recurring(of[0][0], of[0][1])


def recurring_at(of: Recurring, clock: Expression, part: str | None = None) -> Expression | None:
    """Something regular at an hour of the day."""
    if (
        not isinstance(clock, Clock)
        or not isinstance(of, Recurring)
        or clock.minute < 0
        or (of.unit not in (None, Unit.DAY))
    ):
        return None
    hour = clock.hour
    name = clock.part or of.part or (None if part is None else PartOfDay(part))
    late = (PartOfDay.AFTERNOON, PartOfDay.LATE_AFTERNOON, PartOfDay.EVENING, PartOfDay.NIGHT)
    if name in late and hour < 12:
        hour += 12
    return evolve(of, hour=(hour % 24, clock.minute))


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


def count_and_part(count: float, minutes: int, unit: str) -> Amounts:
    """So many and a half of a unit."""
    return ((count + _FRACTIONS[minutes], Unit(unit)),)


def whole_unit(unit: str) -> Expression:
    """All of one unit."""
    return Duration(((1, Unit(unit)),))


def ago_from_told(of: Amounts, sign: int) -> Expression | None:
    """An amount counted from the day that the text spoke of last."""
    return ago(of, sign, Mentioned())


def part_shifted(part: str, count: int) -> Expression:
    """Last night, the evening before last, tomorrow morning."""
    return Part(PartOfDay(part), Shift(count, Unit.DAY))


def clock_minutes(of: Clock, minute: int, to: bool = False) -> Expression | None:
    """A clock time some minutes past, or to, its hour."""
    if of.minute or not 0 < minute < 60:
        return None
    return evolve(of, minute=-minute if to else minute)


def stepped_any(of: Expression, step: int) -> Expression | None:
    """A weekday, a month or a day, last or next."""
    if isinstance(of, Calendar):
        return stepped(of, step)
    return evolve(of, step=step) if isinstance(of, Weekday) and of.step is None else None


def lengths(count: int, of: Amounts) -> Expression | None:
    """Two lengths that share the unit of the second: "three or four days"."""
    if len(of) != 1 or of[0][0] is None or count >= of[0][0]:
        return None
    return Between(Duration(((count, of[0][1]),)), Duration(of))


def more_units(of: Amounts, count: int) -> Expression | None:
    """Two lengths that share the unit of the first: "the next 8 or 10 years"."""
    return Between(Duration(of), Duration(((count, of[0][1]),)))


def years_between(first: Calendar, last: Calendar) -> Expression | None:
    """Two years that follow each other, both of modern times."""
    one, other = first.year, last.year
    if one is None or other is None or not 1800 <= one < other <= 2100:
        return None
    return Between(first, last)


def clocks_between(first: Expression, last: Expression) -> Expression | None:
    """Hours from one to another; bare numbers make hours only where one of the two is told to be one."""
    return Between(first, last) if isinstance(first, Clock) and isinstance(last, Clock) else None


MEANINGS: Mapping[str, Callable[..., Any]] = {
    meaning.__name__.rstrip("_"): meaning
    for meaning in (
        ago,
        ago_from_told,
        amount,
        and_part,
        between,
        calendar,
        century,
        checked,
        clock,
        clock_in,
        clock_minutes,
        clock_on,
        clock_zone,
        clocks_between,
        count_and_part,
        day_from,
        day_of,
        day_of_month_told,
        day_of_this_month,
        decade,
        duration,
        edge,
        feast,
        fraction,
        hijri,
        in_year,
        lengths,
        more_units,
        mentioned,
        modern_year,
        month_of_year,
        month_pair,
        night_between,
        nth,
        number,
        open_,
        part,
        part_half,
        part_shifted,
        plus,
        recurring,
        recurring_amount,
        recurring_at,
        same,
        season,
        season_in,
        several,
        shift,
        stepped,
        stepped_any,
        stretch,
        this_unit,
        this_years,
        vague,
        week_of,
        weekday,
        weekday_and_number,
        weekend,
        whole_unit,
        years_between,
    )
}


def meaning_of(rule: Rule) -> Meaning:
    """The category that a rule builds, and what makes its meaning from captures. Raises `RuleError`."""
    value = dict(rule.value)
    category = value.pop("is", None)
    if not isinstance(category, str):
        raise rule.error("value", "says not what it is", 'write value = { is = "day", make = "…" }')
    name = value.pop("make", "same")
    make = MEANINGS.get(name)
    if make is None:
        raise rule.error("value", f"{name!r} is no meaning", f"use one of {', '.join(MEANINGS)}")
    known = inspect.signature(make).parameters
    if unknown := set(value) - set(known):
        raise rule.error("value", f"{name!r} takes no {min(unknown)!r}", f"use {', '.join(known)}")
    captured = {key: item[1:] for key, item in value.items() if isinstance(item, str) and item.startswith("$")}
    fixed = {key: item for key, item in value.items() if key not in captured}

    def build(captures: Mapping[str, Any]) -> Any:
        return make(**fixed, **{key: captures[name] for key, name in captured.items() if name in captures})

    needed = {name for key, name in captured.items() if known[key].default is inspect.Parameter.empty}
    return Meaning(category, build, frozenset(needed), frozenset(captured.values()))
