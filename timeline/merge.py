"""Which mentions are one event, and what to do when they disagree; the order of a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from timeline.event import Event


def merge(events: Iterable[Event], rank: Mapping[str, int]) -> tuple[Event, ...]:
    """One event for each real-world occurrence. `rank` gives each article's place in the order of articles."""
    return tuple(events)


def order(events: Iterable[Event], rank: Mapping[str, int]) -> tuple[Event, ...]:
    """Earliest first, then latest, then first mention; undated events last, in the order of mention."""

    def key(event: Event) -> tuple[bool, date, date, int, int, str]:
        when = event.time.when
        first = event.evidence[0]
        return (
            when is None,
            (when and when.first_day) or date.min,
            (when and when.last_day) or date.max,
            rank.get(first.article, -1),
            first.trigger.start,
            event.id,
        )

    return tuple(sorted(events, key=key))
