"""Times of day: the bounds of its parts, and the hour of 24 that a stated hour means.

The bounds are those of Microsoft's Recognizers-Text: morning 08:00–12:00, noon 12:00, afternoon 12:00–16:00, evening
16:00–20:00, night 20:00–23:59.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from attrs import evolve

from timeline.expression import Clock, Part, PartOfDay
from timeline.when import END_OF_DAY, Grain, When

PART_BOUNDS = {
    PartOfDay.DAWN: (time(4), time(6)),
    PartOfDay.MORNING: (time(8), time(12)),
    PartOfDay.FORENOON: (time(9), time(12)),
    PartOfDay.NOON: (time(12), time(12)),
    PartOfDay.AFTERNOON: (time(12), time(16)),
    PartOfDay.LATE_AFTERNOON: (time(15), time(18)),
    PartOfDay.EVENING: (time(16), time(20)),
    PartOfDay.NIGHT: (time(20), END_OF_DAY),
    PartOfDay.DAYTIME: (time(8), time(18)),
}
END_OF_NIGHT = time(5, 59)


def instant(day: date, hour: int, minute: int) -> When:
    """A minute of the day; negative minutes lie before the hour, hour 24 is midnight of the next day."""
    point = datetime.combine(day, time.min) + timedelta(hours=hour, minutes=minute)
    return When(point, point, Grain.MINUTE)


def hour_of_day(hour: int, part: PartOfDay | None) -> int:
    """The hour of 24 that a stated hour means in a part of the day."""
    if part is None or hour > 12:
        return hour
    if part in (PartOfDay.DAWN, PartOfDay.MORNING, PartOfDay.FORENOON):
        return hour % 12
    if part in (PartOfDay.NOON, PartOfDay.DAYTIME):
        return hour + 12 if hour < 6 else hour
    if part in (PartOfDay.NIGHT, PartOfDay.MIDNIGHT):
        return hour % 12 + 12 if 6 <= hour < 12 else hour % 12
    if part is PartOfDay.EVENING:
        return hour + 12 if hour < 12 else 24
    return hour + 12 if hour < 12 else 12


def on_day(clock: Clock) -> Clock:
    """A clock time of a part of a day ("4 in the evening of tomorrow") as one of that day."""
    of = clock.of
    return evolve(clock, part=clock.part or of.part, of=of.of) if isinstance(of, Part) else clock


def minutes_of(clock: Clock) -> int:
    """The minute of the day that a clock time means."""
    return 60 * hour_of_day(clock.hour, clock.part) + clock.minute
