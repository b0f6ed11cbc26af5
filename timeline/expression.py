"""What a time expression means before it is resolved.

An expression holds no date that the words do not state: "yesterday" is `Shift(-1, Unit.DAY)` on every day of the
year. `timeline.resolve` turns it into a stretch of time, given the day from which it counts.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen
from attrs.validators import ge, in_, instance_of, le, optional


class Unit(StrEnum):
    """A unit of time that is counted; SEASON only as a period of a year."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"  # six months, or half of the period that it is part of
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def finer_than_day(self) -> bool:
        return self in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


class Ref(StrEnum):
    """TIMEX3's values for references that date nothing."""

    PAST = "PAST_REF"
    PRESENT = "PRESENT_REF"
    FUTURE = "FUTURE_REF"


class PartOfDay(StrEnum):
    """A part of the day, named by what TIMEX3 writes for it; finer parts share a code with a coarser one."""

    DAWN = "dawn"
    MORNING = "morning"
    FORENOON = "forenoon"
    NOON = "noon"
    AFTERNOON = "afternoon"
    LATE_AFTERNOON = "late afternoon"
    EVENING = "evening"
    NIGHT = "night"
    MIDNIGHT = "midnight"
    DAYTIME = "daytime"

    @property
    def timex(self) -> str:
        """The TIMEX3 code: MO, MI, AF, EV, NI or DT."""
        return _TIMEX_PART[self]


_TIMEX_PART = {
    PartOfDay.DAWN: "MO",
    PartOfDay.MORNING: "MO",
    PartOfDay.FORENOON: "MO",
    PartOfDay.NOON: "MI",
    PartOfDay.AFTERNOON: "AF",
    PartOfDay.LATE_AFTERNOON: "AF",
    PartOfDay.EVENING: "EV",
    PartOfDay.NIGHT: "NI",
    PartOfDay.MIDNIGHT: "NI",
    PartOfDay.DAYTIME: "DT",
}


class Edge(StrEnum):
    """Which part of a period is meant: a third of it, what is left of it, or what lies before or after today."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
    REST = "rest"
    LATER = "later"
    EARLIER = "earlier"


class Side(StrEnum):
    """On which side of a stretch of time an open one lies; `SINCE` and `UNTIL` include it."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class Season(StrEnum):
    """A season, by its TIMEX3 code; of three whole months, winter beginning in December."""

    SPRING = "SP"
    SUMMER = "SU"
    AUTUMN = "FA"
    WINTER = "WI"


@frozen
class Vague:
    """A reference to past, present or future that dates nothing.

    `now` is the very moment of writing; `later` is past where what it is said of is past ("later he resigned").
    """

    ref: Ref
    now: bool = False
    later: bool = False


@frozen
class Mentioned:
    """The day of which the text spoke last: "the same day", "the following day"."""


@frozen
class Shift:
    """The unit that lies `count` units after the one that holds the anchor (or `of`); negative is before.

    `Shift(-1, Unit.DAY)` is yesterday, `Shift(0, Unit.WEEK)` this week, `Shift(-1, Unit.YEAR)` both "last year"
    and "a year ago". With `hijri`, months and years are those of the Umm al-Qura calendar and reach a day.
    """

    count: int
    unit: Unit
    of: Expression | None = None
    hijri: bool = False
    also: tuple[tuple[int, Unit], ...] = ()  # finer units that the same shift counts: "a year and two months ago"


@frozen
class Stretch:
    """The `count` units next to the anchor: "the past ten days" (`direction` -1), "the next three weeks" (+1)."""

    count: int = field(validator=ge(1))
    unit: Unit
    direction: int = field(validator=in_((-1, 1)))


@frozen
class Weekday:
    """A day of the week, 1 Monday to 7 Sunday.

    `step` counts such days strictly before (-1 "last", -2 "the one before last") or after the anchor; 0 is the one of
    this week; None leaves the choice to the tense. `of` is the week that it belongs to, or the day after which
    it is the first ("Thursday in two weeks").
    """

    day: int = field(validator=[ge(1), le(7)])
    step: int | None = None
    of: Expression | None = None


@frozen
class Calendar:
    """A date, or part of one, of the Gregorian or the Hijri (Umm al-Qura) calendar.

    What is None is not said. `step` chooses among the dates that fit, as in `Weekday`. A Hijri month beside a year
    above 1700 belongs to that Gregorian year ("Ramadan 2015").
    """

    year: int | None = field(default=None, validator=optional([ge(1), le(9999)]))
    month: int | None = field(default=None, validator=optional([ge(1), le(12)]))
    day: int | None = field(default=None, validator=optional([ge(1), le(31)]))
    hijri: bool = False
    step: int | None = None


@frozen
class SeasonOf:
    """A season, of a year or counted from the anchor; `step` as in `Weekday`. Winter begins in its year."""

    season: Season
    year: int | None = None
    step: int | None = None
    of: Expression | None = None  # the year, where it is told from now


@frozen
class Decade:
    """Ten years by their first: 1970; or by the tens alone (70), which means the latest such decade."""

    first: int = field(validator=[ge(0), le(9990)])


@frozen
class Century:
    """A hundred years: 20 is 1900 to 1999, as TIMEX3 and newspapers have it. Negative is before Christ."""

    number: int = field(validator=[ge(1), le(99)])


@frozen
class Nth:
    """The `n`-th `unit` (or weekday, 1 Monday to 7 Sunday) of a period; -1 is the last. `count` of them in a row."""

    n: int
    unit: Unit
    of: Expression
    count: int = 1
    weekday: int | None = field(default=None, validator=optional([ge(1), le(7)]))


@frozen
class WeekOf:
    """The week that holds a day."""

    of: Expression


@frozen
class EdgeOf:
    edge: Edge
    of: Expression


@frozen
class Part:
    """A part of a day; `half` narrows it to its early or late half. Without `of`, of the anchor's day.

    `through` is the second day of a night between two.
    """

    part: PartOfDay
    of: Expression | None = None
    half: Edge | None = field(default=None, validator=optional(in_((Edge.START, Edge.END))))
    through: Expression | None = None


LOCAL = "local"


@frozen
class Clock:
    """A time of day. `part` tells the half of the day where the hour does not: 3 in the afternoon is 15:00.

    `zone` is the IANA name of the zone in which it is told, or `LOCAL`.
    """

    hour: int = field(validator=[ge(0), le(24)])
    minute: int = field(default=0, validator=[ge(-59), le(59)])  # negative: "a quarter to"
    part: PartOfDay | None = None
    of: Expression | None = None
    zone: str | None = None


@frozen
class Between:
    """From one stretch of time to another, both included."""

    first: Expression
    last: Expression


@frozen
class Open:
    """All time before or after a stretch."""

    side: Side
    of: Expression


@frozen
class Duration:
    """A length of time: amounts of units, as "a year and two months". An amount of None is "several"."""

    amounts: tuple[tuple[float | None, Unit], ...]


@frozen
class Recurring:
    """What comes again: every `every` units, every Monday (`weekday`), at an `hour` and minute of the day."""

    every: float = 1
    unit: Unit | None = None
    weekday: int | None = None
    part: PartOfDay | None = None
    hour: tuple[int, int] | None = None


@frozen
class Checked:
    """One date, said in two or more ways: "yesterday, Saturday". The first dates it, the others are compared."""

    main: Expression
    checks: tuple[Expression, ...] = field(validator=instance_of(tuple))


@frozen
class Either:
    """Words with two readings: the first where its checks agree, otherwise the second."""

    first: Expression
    second: Expression


Expression = (
    Vague
    | Mentioned
    | Shift
    | Stretch
    | Weekday
    | Calendar
    | SeasonOf
    | Decade
    | Century
    | Nth
    | WeekOf
    | EdgeOf
    | Part
    | Clock
    | Between
    | Open
    | Duration
    | Recurring
    | Checked
    | Either
)


def is_chosen_by_tense(expression: Expression) -> bool:
    """Whether an expression alone does not say on which side of the anchor it lies: "Friday", "10 April".

    An expression that carries its year, a step ("last Friday") or a count from the anchor ("yesterday") says so.
    """
    match expression:
        case Weekday(step=None, of=None) | Calendar(year=None, step=None) | SeasonOf(year=None, step=None, of=None):
            return True
        case Checked(main=main, checks=checks):
            return all(is_chosen_by_tense(each) for each in (main, *checks))
        case Between(first=of) | EdgeOf(of=of) | WeekOf(of=of) | Nth(of=of) | Open(of=of):
            return is_chosen_by_tense(of)
        case Part(of=of) | Clock(of=of):
            return of is not None and is_chosen_by_tense(of)
    return False
