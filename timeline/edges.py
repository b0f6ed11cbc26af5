"""The beginning, middle and end of a period, and what of it is over or still to come."""

from __future__ import annotations

from datetime import date, datetime, time

from attrs import evolve

from timeline.dayparts import instant
from timeline.expression import Edge
from timeline.periods import thirds
from timeline.when import Grain, When, shift_days

SEEN_FROM_NOW = (Edge.REST, Edge.EARLIER, Edge.LATER)


def third(edge: Edge, when: When) -> When:
    """The first, middle or last third of a period, marked as approximate; of a day, its end to the minute."""
    first, last = when.first_day, when.last_day
    if first is None or last is None or when.grain.finer_than_day:
        return evolve(when, approximate=True)
    if when.grain is not Grain.DAY and (last - first).days < 2:
        return evolve(when, approximate=True)
    if when.grain is Grain.DAY:
        hour, minute = {Edge.START: (0, 0), Edge.MIDDLE: (12, 0), Edge.END: (23, 59)}[edge]
        return instant(first, hour, minute)
    index = [Edge.START, Edge.MIDDLE, Edge.END].index(edge)
    cuts = thirds(when.grain, first, last)
    return When.days(cuts[index], shift_days(cuts[index + 1], -1) if index < 2 else last, Grain.SPAN, approximate=True)


def seen_from_now(edge: Edge, when: When, today: date, minute: datetime | None) -> When:
    """What is left of a period with the anchor's day in it, or the days of it before or after."""
    if edge is not Edge.REST:
        first, last = when.first_day, when.last_day
        if first is None or last is None or not first < today < last:
            return when
        later = edge is Edge.LATER
        return When.days(shift_days(today, 1) if later else first, last if later else shift_days(today, -1))
    if when.grain is Grain.DAY and minute is None:
        return when
    now = minute if when.grain is Grain.DAY and minute else datetime.combine(today, time.min)
    if not when.contains(When(now, now, Grain.MINUTE)):
        return when
    return When(now, when.latest, Grain.PART if when.grain is Grain.DAY else Grain.SPAN)
