"""From events to rows: what the chart draws of each event, still in days and names, before any geometry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, get_args

from attrs import frozen

from timeline import edtf
from timeline.event import Event, Participant
from timeline.timeline import Timeline
from timeline.when import When

Lanes = Literal["actor", "kind", "country"]
LANES: tuple[Lanes, ...] = get_args(Lanes)

OTHER, NONE = "*", ""  # the lanes of all that have no lane of their own, and of those without actor or country
_MOST_LANES = 9  # what a screen shows at a time
_TYPICAL_SHARE = 0.9  # of the events, which the first view must hold
_FIRST_SHOWN = 150  # events, about as many as a screen or two hold with their labels
_WORTH_ZOOMING = 3  # times as long as the typical period: only then the first view leaves out the rest


@frozen
class Stretch:
    """A stretch of days, both inclusive; `None` is an open end."""

    first: date | None
    last: date | None

    @classmethod
    def of(cls, when: When) -> Stretch:
        return cls(when.first_day, when.last_day)


@frozen
class Row:
    """One dated event as the chart draws it."""

    event: Event
    stretch: Stretch
    certain: bool  # its day is known
    others: tuple[Stretch, ...]  # what other readings of its date say
    claims: tuple[Stretch, ...]  # what the sides of a conflict about its date say
    conflict: bool


def rows(timeline: Timeline) -> list[Row]:
    """A row for each event that has a date, in the timeline's order. Undated events have no place on an axis."""
    return [_row(event, event.time.when) for event in timeline if event.time.when is not None]


def _row(event: Event, when: When) -> Row:
    stretch = Stretch.of(when)
    times = [conflict for conflict in event.conflicts if conflict.field == "time"]
    claims = [read for conflict in times for value in conflict.values if (read := _read(value)) is not None]
    others = dict.fromkeys([*(Stretch.of(reading.when) for reading in event.time.alternatives), *claims])
    return Row(
        event=event,
        stretch=stretch,
        certain=when.is_one_day and not when.approximate,
        others=tuple(other for other in others if other != stretch),
        claims=tuple(dict.fromkeys(claims)),
        conflict=bool(event.conflicts),
    )


def _read(value: str) -> Stretch | None:
    """The days of a conflicting value, which is EDTF as `When.edtf` writes it; None for anything else."""
    try:
        return Stretch.of(edtf.read(value))
    except ValueError:
        return None


def span(rows: Iterable[Row]) -> tuple[date, date] | None:
    """The first and the last day that any reading of any row knows, or None without rows."""
    days = [
        day
        for row in rows
        for stretch in (row.stretch, *row.others)
        for day in (stretch.first, stretch.last)
        if day is not None
    ]
    return (min(days), max(days)) if days else None


def first_view(rows: Iterable[Row]) -> tuple[date, date] | None:
    """The days to show first: all, unless that would squeeze the events to nothing.

    A few events that lie far from the rest are left out, and of more than 150 events the latest are shown.
    """
    rows = list(rows)
    whole = span(rows)
    if whole is None:
        return None
    starts = sorted(day for row in rows if (day := row.stretch.first or row.stretch.last) is not None)
    first, last = _typical(starts)
    margin = timedelta(days=max(2, (last - first).days // 10))
    if (whole[1] - whole[0]).days <= _WORTH_ZOOMING * (last - first + 2 * margin).days:
        first, last = whole
    else:  # never beyond the whole, which may be all the days that there are
        first, last = first - min(margin, first - whole[0]), last + min(margin, whole[1] - last)
    seen = [day for day in starts if first <= day <= last]
    if len(seen) > _FIRST_SHOWN:
        first = min(seen[-_FIRST_SHOWN] + timedelta(days=1), seen[-1])
    return first, last


def _typical(starts: list[date]) -> tuple[date, date]:
    """The shortest stretch that holds most of the sorted days."""
    share = max(1, round(len(starts) * _TYPICAL_SHARE))
    windows = zip(starts, starts[share - 1 :], strict=False)
    return min(windows, key=lambda window: window[1] - window[0])


def actor_key(participant: Participant) -> str:
    """What makes two mentions of an actor the same one."""
    return participant.identity.name if participant.identity else participant.name


def lane_keys(event: Event, lanes: Lanes) -> list[str]:
    """The lanes that an event could stand in; an event may have several actors and countries, and one kind."""
    if lanes == "kind":
        return [event.kind.value]
    if lanes == "actor":
        return list(dict.fromkeys(actor_key(participant) for participant in event.participants))
    return list(dict.fromkeys(p.country for p in event.participants if p.country is not None))


def lanes_of(rows: Iterable[Row], lanes: Lanes) -> list[str]:
    """The lane of each row: among those it could stand in the busiest, so that few lanes hold most of the events.

    Lanes beyond the ninth are joined to `OTHER`; events without an actor or a country stand in `NONE`.
    """
    keys = [lane_keys(row.event, lanes) for row in rows]
    busy = Counter(key for several in keys for key in several)
    chosen = [min(several, key=lambda key: (-busy[key], key), default=NONE) for several in keys]
    rank = {key: index for index, (key, _) in enumerate(_by_size(Counter(chosen)))}
    return [key if rank[key] < _MOST_LANES or key == NONE else OTHER for key in chosen]


def lane_order(lanes: Iterable[str]) -> list[str]:
    """The lanes from the one with most events to the one with fewest; the joined ones last."""
    return [lane for lane, _ in _by_size(Counter(lanes))]


def _by_size(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (item[0] in (OTHER, NONE), -item[1], item[0]))
