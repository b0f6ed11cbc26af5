"""Which one is meant of what comes round: a weekday, a date without its year or month, a season.

Stretches are pairs of a first and a last day, both inclusive. A cycle gives the stretch that lies so many rounds from
today's own, which is 0; None for a round without one, as 29 February.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice

from timeline import hijri
from timeline.expression import Calendar
from timeline.periods import Days, distance, gregorian_days, hijri_days, hijri_years
from timeline.resolution import Tense
from timeline.when import shift_months

Cycle = Callable[[int], Days | None]

_FIRST_GREGORIAN_YEAR = 1700  # a year above it beside a Hijri month is Gregorian
NEAR, FAR = 31, 300  # days: so near a date against the tense is more likely than one so far with it
_CYCLES = 12  # how many cycles around the anchor are looked at: enough for 29 February and a weekday to agree
_AROUND = 2  # cycles; what lies further off than that has surely passed, or is surely to come


def chosen(cycle: Cycle, today: date, step: int | None, tense: Tense | None) -> Days:
    """The stretch that `step` or `tense` means among those of the cycles around today's own, which is 0.

    Raises `OverflowError` where there is none in the years 1 to 9999.
    """
    if step is None:
        return _by_tense(cycle, today, tense)
    if step == 0:
        return _inside(cycle, 0) or _nearest(cycle, today)
    rounds = range(_AROUND, -_CYCLES - 1, -1) if step < 0 else range(-_AROUND, _CYCLES + 1)
    stretches = (found for k in rounds if (found := _inside(cycle, k)) is not None)
    wanted = (found for found in stretches if (found[1] < today if step < 0 else found[0] > today))
    stretch = next(islice(wanted, abs(step) - 1, None), None)
    if stretch is None:
        raise OverflowError(f"{step:+d} times leaves the years 1 to 9999")
    return stretch


def _nearest(cycle: Cycle, today: date) -> Days:
    stretches = [found for k in range(-_CYCLES, _CYCLES + 1) if (found := _inside(cycle, k)) is not None]
    if not stretches:
        raise _no_such_day()
    return min(stretches, key=lambda found: abs((found[0] - today).days))


def _by_tense(cycle: Cycle, today: date, tense: Tense | None) -> Days:
    """The last stretch that has begun or the first that has not ended, whichever the tense or nearness wants."""
    found = {k: _inside(cycle, k) for k in range(-_AROUND, _AROUND + 1)}
    down = (found[k] if k in found else _inside(cycle, k) for k in range(_AROUND, -_CYCLES - 1, -1))
    up = (found[k] if k in found else _inside(cycle, k) for k in range(-_AROUND, _CYCLES + 1))
    past = next(([stretch] for stretch in down if stretch is not None and stretch[0] <= today), [])
    future = next(([stretch] for stretch in up if stretch is not None and stretch[1] >= today), [])
    if not past and not future:
        raise _no_such_day()
    same = found[0]
    nearest = min(past + future, key=lambda stretch: distance(stretch, today))
    if tense is None:
        if same is not None and (distance(same, today) <= FAR - NEAR or same == nearest):
            return same
        return nearest
    fitting = (past if tense is Tense.PAST else future) or [nearest]
    if distance(nearest, today) <= NEAR and distance(fitting[0], today) >= FAR:
        return nearest
    return fitting[0]


def _inside(cycle: Cycle, k: int) -> Days | None:
    """A cycle's stretch, or None where it would leave the calendar."""
    try:
        return cycle(k)
    except OverflowError:
        return None


def _no_such_day() -> OverflowError:
    return OverflowError("there is no such day in the years 1 to 9999")


def stated(expression: Calendar) -> Days | None:
    """The dates of a fully stated calendar expression; None where a cycle has to be chosen."""
    year, month = expression.year, expression.month
    if year is None:
        return None
    if not expression.hijri:
        found = gregorian_days(year, month, expression.day)
    elif month is not None and year > _FIRST_GREGORIAN_YEAR:
        inside = (hijri_days(y, month, expression.day) for y in hijri_years(year))
        found = next((dates for dates in inside if dates and dates[0].year == year), None)
    else:
        found = hijri_days(year, month, expression.day)
    if found is None:
        raise OverflowError(f"there is no day {expression.day} in month {month} of {year}")
    return found


def in_cycle(expression: Calendar, today: date, k: int) -> Days | None:
    """The dates of an expression without a year or month in the `k`-th year or month from today's, which is 0.

    None for a day that it does not have.
    """
    month = expression.month
    if expression.hijri:
        year, this_month = hijri.year_and_month(today)
        if month is None:
            year, month0 = divmod(year * 12 + this_month - 1 + k, 12)
            return hijri_days(year, month0 + 1, expression.day)
        # 0 is the one that begins in the anchor's Gregorian year
        first = next(y for y in range(year - 1, year + 3) if hijri.month_start(y, month).year >= today.year)
        return hijri_days(first + k, month, expression.day)
    if month is None:
        start = shift_months(today.replace(day=1), k)
        return gregorian_days(start.year, start.month, expression.day)
    return gregorian_days(today.year + k, month, expression.day)
