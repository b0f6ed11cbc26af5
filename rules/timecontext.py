"""What the sentence around a time expression makes of it: "today" as the present age, lengths counted from events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve

from rules.timefound import AFTER_EVENT, TimeFound
from timeline.expression import (
    Calendar,
    Century,
    Checked,
    Decade,
    Either,
    Expression,
    Nth,
    Open,
    Ref,
    SeasonOf,
    Shift,
    Unit,
    Vague,
    Weekday,
)

_REACH = 10  # expressions looked back; no sentence has more that matter
TODAY = Shift(0, Unit.DAY)
_DATES = (Shift, Weekday, Calendar, Checked, Either, Nth, SeasonOf)  # what can be the day of an event
_YEARS = (Unit.YEAR, Unit.DECADE, Unit.CENTURY)
_OPENING, _CLOSING, _EITHER = frozenset("«“„"), frozenset("»”"), frozenset('"')
_SENTENCE_ENDS = frozenset(".؟?!\n")


def in_context(words: Sequence[str], times: Iterable[TimeFound]) -> list[TimeFound]:
    """The time expressions as their sentences mean them."""
    quoted = _Quoted(words)
    read: list[TimeFound] = []
    for found in times:
        if found.expression == TODAY:
            before = next(_before(words, found, read), None)
            if quoted.at(found.first) or (before and _tells_years(before.expression)):
                found = evolve(found, expression=Vague(Ref.PRESENT))
        elif found.tree is not None and found.tree.category == AFTER_EVENT:
            dated = next((time for time in _before(words, found, read) if isinstance(time.expression, _DATES)), None)
            if dated is not None:
                # the sentence has named the day: "on Monday, three days after the fire"
                found = evolve(found, expression=dated.expression, heads=())
            elif found.heads:
                (length,) = found.heads
                found = evolve(found, start=length.start, end=length.end, text=length.text, heads=())
            else:
                continue
        read.append(found)
    return read


def _before(words: Sequence[str], found: TimeFound, read: list[TimeFound]) -> Iterator[TimeFound]:
    """The expressions that the sentence has before this one, nearest first."""
    end = found.first
    for time in reversed(read[-_REACH:]):
        if not _SENTENCE_ENDS.isdisjoint(words[time.last : end]):
            return
        yield time
        end = time.first


def _tells_years(expression: Expression) -> bool:
    """Whether an expression speaks of years: beside "two years ago", "today" is the present age."""
    match expression:
        case Shift(unit=unit):
            return unit in _YEARS
        case Calendar(month=None, day=None) | Decade() | Century():
            return True
        case Open(of=inner):
            return _tells_years(inner)
    return False


@define
class _Quoted:
    """Which tokens stand between quotation marks, asked for in the order of the text.

    "Today" in somebody's quoted words is as a rule the present age, not the day of publication.
    """

    _words: Sequence[str]
    _read: int = 0
    _open: bool = False

    def at(self, index: int) -> bool:
        for word in self._words[self._read : index]:
            if word in _OPENING or word in _EITHER:
                self._open = word in _OPENING or not self._open
            elif word in _CLOSING or word == "\n":
                self._open = False
        self._read = index
        return self._open
