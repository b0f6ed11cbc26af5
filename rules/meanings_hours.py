"""Meanings of hours: parts of the day, clock times, what comes again."""

from __future__ import annotations

from attrs import evolve

from timeline.expression import (
    Between,
    Clock,
    Edge,
    Expression,
    Part,
    PartOfDay,
    Recurring,
    Shift,
    Unit,
    Weekday,
)

__all__ = [
    "clock",
    "clock_in",
    "clock_minutes",
    "clock_on",
    "clock_zone",
    "clocks_between",
    "night_between",
    "part",
    "part_half",
    "part_shifted",
    "recurring",
    "recurring_at",
]


def part(
    part: str, of: Expression | None = None, half: str | None = None, through: Expression | None = None
) -> Expression:
    """A part of a day, or its early or late half."""
    return Part(PartOfDay(part), of, None if half is None else Edge(half), through)


def part_half(of: Part, half: str) -> Expression | None:
    """The early or late half of a part of a day."""
    return evolve(of, half=Edge(half)) if isinstance(of, Part) and of.half is None else None


def part_shifted(part: str, count: int) -> Expression:
    """Last night, the evening before last, tomorrow morning."""
    return Part(PartOfDay(part), Shift(count, Unit.DAY))


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


def clock_minutes(of: Clock, minute: int, to: bool = False) -> Expression | None:
    """A clock time some minutes past, or to, its hour."""
    if of.minute or not 0 < minute < 60:
        return None
    return evolve(of, minute=-minute if to else minute)


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


def clocks_between(first: Expression, last: Expression) -> Expression | None:
    """Hours from one to another; bare numbers make hours only where one of the two is told to be one."""
    return Between(first, last) if isinstance(first, Clock) and isinstance(last, Clock) else None


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
