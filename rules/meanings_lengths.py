"""Meanings of lengths: amounts of units, what lies so long from now, the last and next so many units."""

from __future__ import annotations

from timeline.expression import (
    Between,
    Duration,
    Expression,
    Mentioned,
    Recurring,
    Ref,
    Shift,
    Stretch,
    Unit,
    Vague,
)

__all__ = [
    "ago",
    "ago_from_told",
    "amount",
    "and_part",
    "count_and_part",
    "duration",
    "fraction",
    "lengths",
    "more_units",
    "plus",
    "recurring_amount",
    "several",
    "stretch",
    "whole_unit",
]

Amounts = tuple[tuple[float | None, Unit], ...]
_FRACTIONS = {15: 0.25, 20: 1 / 3, 30: 0.5}  # parts of an hour, in minutes
_SMALLER = {
    Unit.HOUR: (60, Unit.MINUTE),
    Unit.DAY: (24, Unit.HOUR),
    Unit.WEEK: (7, Unit.DAY),
    Unit.YEAR: (12, Unit.MONTH),
}
_COARSE = (Unit.DECADE, Unit.CENTURY)


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


def count_and_part(count: float, minutes: int, unit: str) -> Amounts:
    """So many and a half of a unit."""
    return ((count + _FRACTIONS[minutes], Unit(unit)),)


def duration(of: Amounts) -> Expression:
    """A length of time."""
    return Duration(of)


def whole_unit(unit: str) -> Expression:
    """All of one unit."""
    return Duration(((1, Unit(unit)),))


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


def ago_from_told(of: Amounts, sign: int) -> Expression | None:
    """An amount counted from the day that the text spoke of last."""
    return ago(of, sign, Mentioned())


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
        return Vague({-1: Ref.PAST, 0: Ref.PRESENT, 1: Ref.FUTURE}[direction])
    if direction == 0 or count != int(count) or count < 1:
        return None
    return Stretch(int(count), unit, direction)


def lengths(count: int, of: Amounts) -> Expression | None:
    """Two lengths that share the unit of the second: "three or four days"."""
    if len(of) != 1 or of[0][0] is None or count >= of[0][0]:
        return None
    return Between(Duration(((count, of[0][1]),)), Duration(of))


def more_units(of: Amounts, count: int) -> Expression | None:
    """Two lengths that share the unit of the first: "the next 8 or 10 years"."""
    return Between(Duration(of), Duration(((count, of[0][1]),)))


def recurring_amount(of: Amounts) -> Expression | None:
    """What comes again after an amount of one unit."""
    if len(of) != 1 or of[0][0] is None:
        return None
    return Recurring(of[0][0], of[0][1])
