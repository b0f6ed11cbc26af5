"""When: a resolved stretch of time, with its grain.

A `When` is what a time expression turns out to mean once it has been counted from an anchor. Its bounds are
minutes in the publisher's local time, both inclusive: a day runs from 00:00 to 23:59. `None` is an open end.
The grain says how precise the source was; no more precision than that is ever written out.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from attrs import field, frozen

END_OF_DAY = time(23, 59)
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Grain(StrEnum):
    """How precise a stretch of time is, from fine to coarse."""

    MINUTE = "minute"
    HOUR = "hour"
    PART = "part"  # a part of the day: morning, evening, night
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"  # six months
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"  # any other stretch: "the past ten days", "from 4 to 6 August"

    @property
    def finer_than_day(self) -> bool:
        """Whether bounds of this grain are written to the minute."""
        return self in _FINER_THAN_DAY


_FINER_THAN_DAY = frozenset((Grain.MINUTE, Grain.HOUR, Grain.PART))


@frozen
class When:
    """A stretch of time from `earliest` to `latest`, both inclusive to the minute; `None` is open.

    Raises `ValueError` when the latest minute lies before the earliest.
    """

    earliest: datetime | None
    latest: datetime | None = field()
    grain: Grain
    approximate: bool = False

    @latest.validator
    def _in_order(self, _: object, value: datetime | None) -> None:
        if self.earliest is not None and value is not None and value < self.earliest:
            raise ValueError(f"a stretch of time cannot end ({value}) before it begins ({self.earliest})")

    @classmethod
    def days(
        cls, first: date | None, last: date | None, grain: Grain = Grain.SPAN, *, approximate: bool = False
    ) -> When:
        """The days from `first` to `last`, both inclusive."""
        return cls(
            None if first is None else datetime.combine(first, time.min),
            None if last is None else datetime.combine(last, END_OF_DAY),
            grain,
            approximate,
        )

    @classmethod
    def day(cls, day: date) -> When:
        return cls.days(day, day, Grain.DAY)

    @property
    def first_day(self) -> date | None:
        return None if self.earliest is None else self.earliest.date()

    @property
    def last_day(self) -> date | None:
        return None if self.latest is None else self.latest.date()

    @property
    def is_one_day(self) -> bool:
        return self.first_day is not None and self.first_day == self.last_day

    def contains(self, other: When) -> bool:
        """Whether `other` lies wholly inside this stretch."""
        starts = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def overlaps(self, other: When) -> bool:
        """Whether the two share a minute."""
        before = self.latest is not None and other.earliest is not None and self.latest < other.earliest
        after = self.earliest is not None and other.latest is not None and other.latest < self.earliest
        return not (before or after)

    def whole_days(self) -> When:
        """The same stretch rounded out to whole days, as events carry it."""
        if not self.grain.finer_than_day and self._begins_with_a_day and self._ends_with_a_day:
            return self
        grain = Grain.DAY if self.grain.finer_than_day else self.grain
        return When.days(self.first_day, self.last_day, grain, approximate=self.approximate)

    @property
    def _begins_with_a_day(self) -> bool:
        return self.earliest is None or self.earliest.time() == time.min

    @property
    def _ends_with_a_day(self) -> bool:
        return self.latest is None or self.latest.time() == END_OF_DAY

    def edtf(self) -> str:
        """The stretch in EDTF, level 1 with the decade and century of level 2 (ISO 8601-2:2019), to the day."""
        text = self._calendar_unit() or f"{self._bound(self.first_day)}/{self._bound(self.last_day)}"
        if not self.approximate:
            return text
        return "/".join(part if part == ".." else part + "~" for part in text.split("/"))

    def bounds(self) -> tuple[str | None, str | None]:
        """Both bounds in ISO 8601: days, or minutes where the grain is finer than a day."""
        return self._iso(self.earliest), self._iso(self.latest)

    def _iso(self, bound: datetime | None) -> str | None:
        if bound is None:
            return None
        return bound.isoformat(timespec="minutes") if self.grain.finer_than_day else bound.date().isoformat()

    @staticmethod
    def _bound(day: date | None) -> str:
        return ".." if day is None else day.isoformat()

    def _calendar_unit(self) -> str | None:
        """A single EDTF value where the stretch is exactly one day, month, year, decade or century."""
        first, last = self.first_day, self.last_day
        if first is None or last is None:
            return None
        if first == last:
            return first.isoformat()
        if first.day != 1 or last.day != days_in_month(last.year, last.month):
            return None
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
        if (first.month, last.month) != (1, 12):
            return None
        if first.year == last.year:
            return first.isoformat()[:4]
        if first.year % 10 == 0 and last.year == first.year + 9:
            return first.isoformat()[:3] + "X"
        if first.year % 100 == 0 and last.year == first.year + 99:
            return first.isoformat()[:2] + "XX"
        return None


def days_in_month(year: int, month: int) -> int:
    """How many days a Gregorian month has."""
    return 29 if month == 2 and calendar.isleap(year) else _DAYS_IN_MONTH[month - 1]


def shift_months(day: date, months: int) -> date:
    """`day` moved by whole months; the 31st becomes the last day of a shorter month.

    Raises `OverflowError` outside the years 1 to 9999.
    """
    month0 = day.year * 12 + day.month - 1 + months
    year, month = divmod(month0, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{months:+d} months from {day} leaves the years 1 to 9999")
    return day.replace(year=year, month=month + 1, day=min(day.day, days_in_month(year, month + 1)))


def shift_days(day: date, days: int) -> date:
    """`day` moved by whole days. Raises `OverflowError` outside the years 1 to 9999."""
    return day + timedelta(days=days)
