"""Ranges: what one end leaves to the other, which begins first, how long they are."""

from __future__ import annotations

from attrs import evolve

from timeline.dayparts import minutes_of, on_day
from timeline.expression import Calendar, Checked, Clock, Expression, Unit, Weekday
from timeline.timex import duration_value
from timeline.when import Grain, When


def completed(first: Expression, last: Expression) -> tuple[Expression, Expression]:
    """Both ends of a range, with what is said of one only: "from 4 to 6 August", "from 3 to 4 in the afternoon"."""
    if isinstance(first, Checked) or isinstance(last, Checked):
        one, other = (end.main if isinstance(end, Checked) else end for end in (first, last))
        one, other = completed(one, other)
        return (
            evolve(first, main=one) if isinstance(first, Checked) else one,
            evolve(last, main=other) if isinstance(last, Checked) else other,
        )
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        return _complete_dates(first, last)
    if isinstance(first, Clock) and isinstance(last, Clock):
        return _complete_clocks(first, last)
    if isinstance(first, Weekday) and isinstance(last, Weekday) and first.step is None and last.step is not None:
        return evolve(first, step=last.step), last
    return first, last


def _complete_dates(first: Calendar, last: Calendar) -> tuple[Calendar, Calendar]:
    hijri_calendar = first.hijri or last.hijri
    if first.month is None and first.year is None:
        month, year = last.month, last.year
        if month and last.day and first.day and first.day > last.day:
            month, year = (month - 1, year) if month > 1 else (12, year and year - 1)
        first = evolve(first, month=month, year=year or None, step=last.step, hijri=hijri_calendar)
    elif first.year is None and last.year is not None:
        turned = (first.month or 1) > (last.month or 12)
        first = evolve(first, year=last.year - 1 if turned and last.year > 1 else last.year, hijri=hijri_calendar)
    elif first.step is None and last.step is not None and first.year is None:
        first = evolve(first, step=last.step)
    return first, evolve(last, hijri=hijri_calendar)


def _complete_clocks(first: Clock, last: Clock) -> tuple[Clock, Clock]:
    first, last = on_day(first), on_day(last)
    if first.part is None and last.part is not None:
        borrowed = evolve(first, part=last.part)
        if minutes_of(borrowed) < minutes_of(last):
            first = borrowed
    elif last.part is None and first.part is not None:
        borrowed = evolve(last, part=first.part)
        if minutes_of(borrowed) > minutes_of(first):
            last = borrowed
    if first.of is None and last.of is not None and minutes_of(first) < minutes_of(last):
        first = evolve(first, of=last.of)
    elif last.of is None and first.of is not None:
        last = evolve(last, of=first.of)
    return first, last


def begins_before(one: When | None, other: When | None) -> bool:
    """Whether both have a beginning and the first one's is the earlier."""
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return False
    return one.earliest < other.earliest


def length_value(when: When) -> str:
    """The length of a bounded stretch, for TIMEX3: days, or hours and minutes."""
    if when.earliest is None or when.latest is None:
        return "PX"
    if when.grain is Grain.MINUTE:
        hours, minutes = divmod(round((when.latest - when.earliest).total_seconds() / 60), 60)
        amounts = tuple((count, unit) for count, unit in ((hours, Unit.HOUR), (minutes, Unit.MINUTE)) if count)
        return duration_value(amounts or ((0, Unit.MINUTE),))
    return duration_value((((when.latest.date() - when.earliest.date()).days + 1, Unit.DAY),))
