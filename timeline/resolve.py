"""resolve(expression, anchor): from what the words mean to when it was. Pure: no clock is ever read.

Bounds are inclusive to the minute. What is a period, its parts and the parts of a day: `timeline.periods` and
`timeline.dayparts`. Seasons are of three whole months.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from attrs import define, evolve, field, frozen

from timeline.cycles import NEAR, chosen, in_cycle, stated
from timeline.dayparts import END_OF_NIGHT, PART_BOUNDS, hour_of_day, instant, on_day
from timeline.edges import SEEN_FROM_NOW, seen_from_now, third
from timeline.expression import (
    LOCAL,
    Between,
    Calendar,
    Century,
    Checked,
    Clock,
    Decade,
    Duration,
    Edge,
    EdgeOf,
    Either,
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
from timeline.periods import (
    GRAINS,
    MONTHS,
    checked_date,
    month_end,
    moved,
    nth_of,
    period,
)
from timeline.ranges import begins_before, completed, length_value
from timeline.resolution import Resolution, ResolutionError, Step, Tense, day_of
from timeline.timex import duration_value, recurring_value, timex_value
from timeline.when import Grain, When, shift_days, shift_months

__all__ = ["UNKNOWN_DAY", "Resolution", "ResolutionError", "Tense", "resolve"]

_MINUTES = {Unit.SECOND: 1 / 60, Unit.MINUTE: 1, Unit.HOUR: 60}
_SEASON_MONTH = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}

UNKNOWN_DAY = "XXXX-XX-XX"  # TIMEX3 for a day that nothing tells
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def resolve(
    expression: Expression,
    anchor: date,
    *,
    tense: Tense | None = None,
    mentioned: date | None = None,
    zone: tzinfo | None = None,
) -> Resolution:
    """When `expression` was, counted from `anchor`: a day, or a local date-time for results finer than a day.

    `tense` is that of the event it dates; it chooses among the dates that a bare weekday or a date without a year can
    be. `mentioned` is the day of which the text spoke last. `zone` is the publisher's time zone: clock times of other
    zones are converted to it; without it they stay as they are told. Raises `ResolutionError`, and nothing else, where
    the result leaves the years 1 to 9999 or there is no such day.
    """
    resolver = _Resolver(anchor=anchor, tense=tense, mentioned=mentioned, zone=zone)
    try:
        return resolver.resolution(expression)
    except OverflowError as error:
        raise ResolutionError(f"no date from {day_of(anchor)}: {error}") from error


@frozen
class _Read:
    """A result under way."""

    when: When | None
    type: str
    value: str
    parts: tuple[_Read, ...] = ()


def _dated(when: When, value: str | None = None) -> _Read:
    kind = "TIME" if when.grain.finer_than_day else "DATE"
    return _Read(when, kind, value or timex_value(when))


@define
class _Resolver:
    anchor: date
    tense: Tense | None
    mentioned: date | None
    zone: tzinfo | None = None
    counted: bool = False
    fits: date | None = None
    steps: list[Step] = field(factory=list)
    warnings: list[str] = field(factory=list)

    def resolution(self, expression: Expression) -> Resolution:
        read = self.read(expression)
        parts = tuple(Resolution(p.when, p.type, p.value, counted=self.counted) for p in read.parts)
        return Resolution(
            read.when,
            read.type,
            read.value,
            tuple(self.steps),
            tuple(self.warnings),
            self.fits,
            parts,
            self.counted,
        )

    def read(self, expression: Expression) -> _Read:
        reader: Callable[[Expression], _Read] = getattr(self, "_" + type(expression).__name__.lower())
        read = reader(expression)
        self.steps.append(Step(expression, read.value))
        return read

    def _seen_from(self, anchor: date, tense: Tense | None) -> _Resolver:
        """A resolver of its own for a reading that may be given up, or that counts from another day."""
        return _Resolver(anchor=anchor, tense=tense, mentioned=self.mentioned, zone=self.zone)

    @property
    def today(self) -> date:
        self.counted = True
        return day_of(self.anchor)

    @property
    def minute(self) -> datetime | None:
        """The anchor's minute, where it is known."""
        self.counted = True
        return self.anchor.replace(second=0, microsecond=0) if isinstance(self.anchor, datetime) else None

    # References and shifts

    def _vague(self, expression: Vague) -> _Read:
        when = None
        if expression.now and self.minute is not None:
            when = When(self.minute, self.minute, Grain.MINUTE)
        past = expression.later and self.tense is Tense.PAST
        return _Read(when, "DATE", Ref.PAST if past else expression.ref)

    def _mentioned(self, _: Mentioned) -> _Read:
        return _Read(None, "DATE", UNKNOWN_DAY) if self.mentioned is None else _dated(When.day(self.mentioned))

    def _shift(self, expression: Shift) -> _Read:
        if expression.of is None:
            start: datetime | date | None = self.minute or self.today
        else:
            start = self._point(expression.of, expression.count)
            if start is None:
                return _Read(None, "DATE", UNKNOWN_DAY)
        assert start is not None
        if expression.unit.finer_than_day:
            return self._shift_minutes(start, expression.count * _MINUTES[expression.unit])
        day = moved(day_of(start), expression.count, expression.unit, in_hijri=expression.hijri)
        unit = Unit.DAY if expression.hijri else expression.unit
        for count, finer in expression.also:
            day, unit = moved(day, count, finer, in_hijri=expression.hijri), finer
        return _dated(When.days(*period(unit, day), GRAINS[unit]))

    def _shift_minutes(self, start: date, minutes: float) -> _Read:
        if isinstance(start, datetime):
            point = (start + timedelta(minutes=minutes)).replace(second=0)
            return _dated(When(point, point, Grain.MINUTE))
        return _dated(When.day(shift_days(start, math.trunc(minutes / 1440))))

    def _point(self, of: Expression, count: int) -> date | None:
        """The day, or the minute, from which something counted from `of` starts."""
        when = self.read(of).when
        if when is None:
            return None
        if when.grain.finer_than_day:
            return when.earliest if count < 0 else when.latest
        return when.first_day if count < 0 else when.last_day

    def _stretch(self, expression: Stretch) -> _Read:
        count, unit, direction = expression.count, expression.unit, expression.direction
        value = duration_value(((count, unit),))
        if unit.finer_than_day:
            minutes = count * _MINUTES[unit] * direction
            if self.minute is not None:
                start, end = sorted((self.minute, (self.minute + timedelta(minutes=minutes)).replace(second=0)))
                return _Read(When(start, end, Grain.MINUTE), "DURATION", value)
            first, last = sorted((self.today, shift_days(self.today, math.trunc(minutes / 1440))))
            return _Read(When.days(first, last), "DURATION", value)
        far = moved(self.today, count * direction, unit)
        first, last = sorted((far, shift_days(self.today, direction)))
        return _Read(When.days(first, last), "DURATION", value)

    # Weekdays and calendar dates

    def _weekday(self, expression: Weekday) -> _Read:
        if expression.of is not None:
            day = self._weekday_of(expression.day, expression.of)
            return _Read(None, "DATE", f"XXXX-WXX-{expression.day}") if day is None else _dated(When.day(day))
        same_week = shift_days(self.today, expression.day - self.today.isoweekday())
        tense = self.tense or Tense.PAST
        day, _ = chosen(lambda k: (shift_days(same_week, 7 * k),) * 2, self.today, expression.step, tense)
        return _dated(When.day(day))

    def _weekday_of(self, weekday: int, of: Expression) -> date | None:
        if isinstance(of, Shift) and of.of is None and of.unit in MONTHS:
            start: date | None = moved(self.today, of.count, of.unit)
        else:
            when = self.read(of).when
            start = when.first_day if when else None
        return None if start is None else shift_days(start, (weekday - start.isoweekday()) % 7)

    def _calendar(self, expression: Calendar) -> _Read:
        return self._calendar_on(expression, None)

    def _calendar_on(self, expression: Calendar, weekday: int | None) -> _Read:
        """A calendar date; where its year or month is not said, one near by that falls on `weekday`."""
        found = stated(expression)
        if found is None:

            def cycle(k: int) -> tuple[date, date] | None:
                if weekday is not None and abs(k) > 1:
                    return None
                stretch = in_cycle(expression, self.today, k)
                return stretch if stretch and (weekday is None or stretch[0].isoweekday() == weekday) else None

            found = chosen(cycle, self.today, expression.step, self.tense)
        grain = Grain.DAY if expression.day else Grain.MONTH if expression.month else Grain.YEAR
        when = When.days(*found, grain)
        return _dated(when)

    def _seasonof(self, expression: SeasonOf) -> _Read:
        month = _SEASON_MONTH[expression.season]

        def of_year(year: int) -> tuple[date, date]:
            first = checked_date(year, month, 1)
            return first, month_end(shift_months(first, 2))

        told = None if expression.of is None else self.read(expression.of).when
        if told is not None and told.first_day is not None:
            found = of_year(told.first_day.year)
        elif expression.year is not None:
            found = of_year(expression.year)
        else:
            year = self.today.year - (expression.season is Season.WINTER and self.today.month < 3)
            found = chosen(lambda k: of_year(year + k), self.today, expression.step, self.tense)
        return _dated(When.days(*found, Grain.SEASON), f"{found[0].year:04d}-{expression.season}")

    def _decade(self, expression: Decade) -> _Read:
        first = expression.first
        if first < 100:
            century = self.today.year - self.today.year % 100
            first += century if century + first <= self.today.year else century - 100
        return _dated(When.days(*period(Unit.DECADE, checked_date(max(first, 1), 1, 1)), Grain.DECADE))

    def _century(self, expression: Century) -> _Read:
        start = (expression.number - 1) * 100
        return _dated(When.days(*period(Unit.CENTURY, checked_date(max(start, 1), 1, 1)), Grain.CENTURY))

    # Parts of periods

    def _nth(self, expression: Nth) -> _Read:
        when = self.read(expression.of).when
        if when is None or when.first_day is None or when.last_day is None:
            return _Read(None, "DATE", UNKNOWN_DAY)
        found = nth_of(expression, when)
        if found is None:
            raise OverflowError(f"the period has no {expression.n}. {expression.unit}")
        if expression.count > 1:
            return self._several(expression, found)
        if expression.unit in (Unit.HALF, Unit.QUARTER) and when.grain is not Grain.YEAR:
            return _dated(found, timex_value(when))
        return _dated(found)

    def _several(self, expression: Nth, found: When) -> _Read:
        """Several units in a row: a half or a quarter of a year where they are one, otherwise a length."""
        months = expression.count * MONTHS.get(expression.unit, 0)
        first, last = found.first_day, found.last_day
        assert first is not None
        assert last is not None
        for length, unit in ((3, Unit.QUARTER), (6, Unit.HALF)):
            if months == length and period(unit, first) == (first, last):
                return _dated(When.days(first, last, GRAINS[unit]))
        return _Read(found, "DURATION", duration_value(((expression.count, expression.unit),)))

    def _weekof(self, expression: WeekOf) -> _Read:
        when = self.read(expression.of).when
        if when is None or when.first_day is None:
            return _Read(None, "DATE", "XXXX-WXX")
        return _dated(When.days(*period(Unit.WEEK, when.first_day), Grain.WEEK))

    def _edgeof(self, expression: EdgeOf) -> _Read:
        read = self.read(expression.of)
        if self.tense is Tense.FUTURE and expression.of == Shift(0, Unit.WEEK) and self._is_over(expression.edge, read):
            read = self.read(Shift(1, Unit.WEEK))  # said at a weekend, "this week" is the one that is beginning
        if read.when is None:
            return read
        if expression.edge in SEEN_FROM_NOW:
            when = seen_from_now(expression.edge, read.when, self.today, self.minute)
        else:
            when = third(expression.edge, read.when)
        if when.grain is Grain.MINUTE and read.type == "DATE":
            return _dated(when)
        return _Read(when, read.type, read.value)

    def _is_over(self, edge: Edge, read: _Read) -> bool:
        part = None if read.when is None or edge in SEEN_FROM_NOW else third(edge, read.when).last_day
        return part is not None and part < self.today

    # Times of day

    def _part(self, expression: Part) -> _Read:
        day = self._day_of(expression.of)
        if day is None:
            return _Read(None, "TIME", f"XXXX-XX-XXT{expression.part.timex}")
        if expression.part is PartOfDay.MIDNIGHT:
            return _dated(instant(shift_days(day, 1), 0, 0))
        start, end = (datetime.combine(day, bound) for bound in PART_BOUNDS[expression.part])
        if expression.through is not None:
            end = datetime.combine(shift_days(day, 1), END_OF_NIGHT)
        if expression.half is not None:
            middle = start + timedelta(minutes=round((end - start).total_seconds() / 120))
            start, end = (start, middle) if expression.half is Edge.START else (middle, end)
        return _Read(When(start, end, Grain.PART), "TIME", f"{day.isoformat()}T{expression.part.timex}")

    def _day_of(self, of: Expression | None) -> date | None:
        if of is None:
            return self.today
        when = self.read(of).when
        return None if when is None else when.first_day

    def _clock(self, expression: Clock) -> _Read:
        expression = on_day(expression)
        day = self._day_of(expression.of)
        hour, minute = hour_of_day(expression.hour, expression.part), expression.minute
        if day is None:
            return _Read(None, "TIME", f"XXXX-XX-XXT{hour % 24:02d}:{minute % 60:02d}")
        return _dated(self._in_zone(instant(day, hour, minute), expression.zone))

    def _in_zone(self, when: When, told: str | None) -> When:
        """A minute told in another zone as the publisher's clock shows it."""
        if told in (None, LOCAL) or self.zone is None or when.earliest is None:
            return when
        point = when.earliest.replace(tzinfo=ZoneInfo(told)).astimezone(self.zone).replace(tzinfo=None)
        return When(point, point, when.grain)

    # Ranges, lengths, sets, checks

    def _between(self, expression: Between) -> _Read:
        first, last = completed(expression.first, expression.last)
        one = self.read(first)
        day = one.when.first_day if one.when else None
        another = self.read(last)
        if day is not None and another.when and one.when and begins_before(another.when, one.when):
            another = self._after(last, one.when) or another
            if begins_before(another.when, one.when):
                one = self._before(first, another.when) or one
        if one.when is None or another.when is None or begins_before(another.when, one.when):
            return _Read(None, "DURATION", "PX", (one, another))
        start, end = one.when.earliest, another.when.latest
        if start is not None and end is not None and end < start:
            return _Read(None, "DURATION", "PX", (one, another))
        when = When(start, end, Grain.MINUTE if one.when.grain.finer_than_day else Grain.SPAN)
        return _Read(when, "DURATION", length_value(when), (one, another))

    def _after(self, expression: Expression, first: When) -> _Read | None:
        """The reading of a range's end that does not lie before its beginning, where the words leave a choice."""
        day = first.first_day
        if isinstance(expression, Clock):
            later = evolve(expression, of=Shift(1, Unit.DAY, expression.of or Shift(0, Unit.DAY)))
            return self.read(later)
        if day is None or not isinstance(expression, Weekday | Calendar | SeasonOf):
            return None
        return self._seen_from(day, Tense.FUTURE).read(expression)

    def _before(self, expression: Expression, last: When | None) -> _Read | None:
        """The reading of a range's beginning that lies before its end."""
        if isinstance(expression, Calendar) and expression.year and expression.year > 1:
            return self.read(evolve(expression, year=expression.year - 1))
        if last is None or last.last_day is None or not isinstance(expression, Weekday | Calendar | SeasonOf):
            return None
        return self._seen_from(last.last_day, Tense.PAST).read(expression)

    def _open(self, expression: Open) -> _Read:
        read = self.read(expression.of)
        if read.when is None:
            return read
        earliest, latest, instant = read.when.earliest, read.when.latest, read.when.grain.finer_than_day
        minute = timedelta(minutes=0 if instant else 1)
        grain = read.when.grain
        match expression.side:
            case Side.SINCE:
                when = When(earliest, None, grain)
            case Side.UNTIL:
                when = When(None, latest, grain)
            case Side.BEFORE if isinstance(expression.of, EdgeOf) and expression.of.edge is Edge.END:
                when = When(None, latest, grain)  # the end of a period is its last moment
            case Side.BEFORE:
                when = When(None, earliest and earliest - minute, grain)
            case Side.AFTER:
                when = When(latest and latest + minute, None, grain)
        return _Read(when, read.type, read.value)

    def _duration(self, expression: Duration) -> _Read:
        return _Read(None, "DURATION", duration_value(expression.amounts))

    def _recurring(self, expression: Recurring) -> _Read:
        return _Read(None, "SET", recurring_value(expression))

    def _checked(self, expression: Checked) -> _Read:
        weekday = next((check.day for check in expression.checks if isinstance(check, Weekday)), None)
        main = expression.main
        read = self.read(main)
        if weekday is not None and isinstance(main, Calendar) and main.day:
            read = self._on_weekday(main, weekday, read)
        for check in expression.checks:
            self._compare(read, main, check)
        return read

    def _either(self, expression: Either) -> _Read:
        try:
            first = self._seen_from(self.anchor, self.tense)
            read = first.read(expression.first)
        except OverflowError:
            return self.read(expression.second)
        if first.warnings:
            return self.read(expression.second)
        self.counted = self.counted or first.counted
        return read

    def _on_weekday(self, expression: Calendar, weekday: int, read: _Read) -> _Read:
        """The reading of a date without a year on which the weekday is right, unless a near one is only misnamed."""
        day = read.when.first_day if read.when else None
        if day is None or day.isoweekday() == weekday or abs((day - self.today).days) <= NEAR:
            return read
        try:
            return self._calendar_on(expression, weekday)
        except OverflowError:
            return read

    def _compare(self, read: _Read, main: Expression, check: Expression) -> None:
        day = read.when.first_day if read.when else None
        if day is None:
            return
        if isinstance(check, Weekday):
            off = (check.day - day.isoweekday() + 3) % 7 - 3
            if isinstance(main, Shift):
                self.fits = shift_days(day_of(self.anchor), off)
            if off != 0:
                self.warnings.append(f"{day.isoformat()} is a {_name(day)}, not a {_DAYS[check.day - 1]}")
            return
        other = self._seen_from(self.anchor, self.tense).read(check)
        if other.when is not None and not (read.when and other.when.overlaps(read.when)):
            self.warnings.append(f"the second date says {other.value}, the first {read.value}")


def _name(day: date) -> str:
    return _DAYS[day.weekday()]
