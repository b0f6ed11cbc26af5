"""What a time expression came to: the stretch of time, how TIMEX3 writes it, and how that was found."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from attrs import NOTHING, fields, frozen, has

from timeline.expression import Expression
from timeline.when import When


class ResolutionError(ValueError):
    """An expression has no date on this anchor: it would leave the years 1 to 9999, or there is no such day."""


class Tense(StrEnum):
    """Whether the event that an expression dates lies in the past or is to come."""

    PAST = "past"
    FUTURE = "future"


@frozen
class Step:
    """One step of the arithmetic: what a part of an expression came to."""

    expression: Expression
    value: str

    def __str__(self) -> str:
        return f"{described(self.expression)}: {self.value}"


def described(expression: Expression) -> str:
    """An expression in one short line, without what it leaves open: `Shift(-1, day)`, `Weekday(5, step=-1)`."""
    shown = []
    for attribute in fields(type(expression)):
        value = getattr(expression, attribute.name)
        if value == attribute.default:
            continue
        if isinstance(value, tuple):
            text = ", ".join(described(item) if has(type(item)) else str(item) for item in value)
        else:
            text = described(value) if has(type(value)) else str(value)
        shown.append(text if attribute.default is NOTHING else f"{attribute.name}={text}")
    return f"{type(expression).__name__}({', '.join(shown)})"


@frozen
class Resolution:
    """When an expression was, how TIMEX3 writes it, and how that was found.

    `when` is None where it dates nothing. `parts` are the two ends of a range, each with its own value.
    `fits` is the day, counted from which a weekday said beside a relative day is right: the anchor itself, or another.
    """

    when: When | None
    type: str  # DATE, TIME, DURATION or SET
    value: str
    steps: tuple[Step, ...] = ()  # what each part of the expression came to, the inner parts first
    warnings: tuple[str, ...] = ()
    fits: date | None = None
    parts: tuple[Resolution, ...] = ()
    counted: bool = False  # whether the anchor had a say

    def derivation(self, text: str, anchor: date, basis: str = "published") -> str:
        """How the words `text` led to the date: «أمس الأول» counted from 2015-10-25 (published): 2015-10-23."""
        result = self.when.edtf() if self.when is not None and self.type != "TIME" else self.value
        start = f" counted from {day_of(anchor).isoformat()} ({basis})" if self.counted else ""
        return f"«{text}»{start}: {result}"


def day_of(anchor: date) -> date:
    """The day of a date or date-time."""
    return anchor.date() if isinstance(anchor, datetime) else anchor
