"""Events of different articles made one, and what to do when they disagree; the order of a timeline.

Two events are one when they are of the same kind, share their parties and place, and their days agree. Events that
share all of that but whose days lie next to each other are one as well, with a conflict that shows both. Undated
events are never joined: nothing says that they are the same. `timeline/blocks.py` finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import inf

from attrs import evolve

from timeline.blocks import clusters
from timeline.event import Basis, Conflict, Event, EventTime, Participant, Place, Reading, Status
from timeline.report import Report, fullness, mention_of, same_participant
from timeline.when import When


def merge(events: Iterable[Event], rank: Mapping[str, int]) -> tuple[Event, ...]:
    """One event for each real-world occurrence, in the order of first mention, whatever the order of `events`.

    `rank` gives each article's place in the order of articles. Events of the same article are left apart: whoever read
    the article has joined what is one.
    """
    told = sorted(events, key=lambda event: mention_of(event, rank))
    seen = (Report.of(event, number, mention_of(event, rank)) for number, event in enumerate(told))
    reports = sorted(filter(None, seen), key=lambda report: (report.kind, report.first))
    merged: dict[int, Event] = dict(enumerate(told))
    for kind in dict.fromkeys(report.kind for report in reports):
        for cluster in clusters(report for report in reports if report.kind is kind):
            members = sorted(cluster.members)
            joined = join([merged.pop(number) for number in members])
            merged[members[0]] = joined
    return tuple(merged[number] for number in sorted(merged))


def order(events: Iterable[Event], rank: Mapping[str, int]) -> tuple[Event, ...]:
    """Earliest first, then latest, then first mention; undated events last, in the order of mention."""

    def key(event: Event) -> tuple[bool, date, date, tuple[int, int, str]]:
        return *days_in_order(event.time.when), mention_of(event, rank)

    return tuple(sorted(events, key=key))


def days_in_order(when: When | None) -> tuple[bool, date, date]:
    """Where a date stands in the order of a timeline."""
    first, last = (None, None) if when is None else (when.first_day, when.last_day)
    return when is None, first or date.min, last or date.max


def join(events: Sequence[Event]) -> Event:
    """One event from all that tell of it, in the order in which they are mentioned.

    Who took part, and where, is as the fullest of them has it; the day is the most precise one, if any has a day.
    """
    if len(events) == 1:
        return events[0]
    first = events[0]
    by_fullness = sorted(enumerate(events), key=lambda entry: (fullness(entry[1]), entry[0]))
    fullest = [event for _, event in by_fullness]
    status = Status.OCCURRED if any(event.status is Status.OCCURRED for event in events) else first.status
    time, conflicts = _time_and_conflicts(events)
    return evolve(
        first,
        status=status,
        time=time,
        participants=_parties(fullest),
        place=_first_place(fullest),
        occasion=next((event.occasion for event in fullest if event.occasion), None),
        codes=next(event.codes for event in fullest if event.status is status),
        label=fullest[0].label,
        attributions=tuple(dict.fromkeys(item for event in events for item in event.attributions)),
        conflicts=conflicts,
        corrections=tuple(dict.fromkeys(item for event in events for item in event.corrections)),
        evidence=tuple(item for event in events for item in event.evidence),
    )


def _time_and_conflicts(events: Sequence[Event]) -> tuple[EventTime, tuple[Conflict, ...]]:
    """The most precise date, the first told of several; whatever disagrees with it is an alternative and a conflict."""
    best = min(events, key=lambda event: _vagueness(event.time))
    known = best.time.when
    alternatives: dict[When, Reading] = {}
    conflicts: list[Conflict] = []
    days: dict[str, int] = {}  # what is told, with the first evidence for it
    shift = 0
    for event in events:
        conflicts += (
            evolve(item, evidence=tuple(index + shift for index in item.evidence)) for item in event.conflicts
        )
        for reading in event.time.alternatives:
            alternatives.setdefault(reading.when, reading)
        when = event.time.when
        if when is not None and when == known:
            days.setdefault(when.edtf(), shift)
        elif when is not None and known is not None and not when.overlaps(known):
            alternatives.setdefault(when, Reading(when, event.time.derivation or ""))
            days.setdefault(when.edtf(), shift)
        shift += len(event.evidence)
    if known is None:
        return best.time, tuple(conflicts)
    alternatives.pop(known, None)
    told = {value for item in conflicts if item.field == "time" for value in item.values}
    if len(days) > 1 and not days.keys() <= told:
        values = [known.edtf(), *(value for value in days if value != known.edtf())]
        indexes = tuple(days[value] for value in values)
        conflicts.append(Conflict("time", tuple(values), indexes, "the articles give different days"))
    return evolve(best.time, alternatives=tuple(alternatives.values())), tuple(conflicts)


def _vagueness(time: EventTime) -> tuple[bool, float, bool]:
    when = time.when
    if when is None or when.first_day is None or when.last_day is None:
        return when is None, inf, time.basis is not Basis.EXPLICIT
    return False, (when.last_day - when.first_day).days, time.basis is not Basis.EXPLICIT


def _first_place(events: Sequence[Event]) -> Place | None:
    return next((event.place for event in events if event.place), None)


def _parties(fullest: Sequence[Event]) -> tuple[Participant, ...]:
    """The parties of the first of some events, each under the longest of the names that it has in any of them."""
    parties = list(fullest[0].participants)
    for participant in (participant for event in fullest[1:] for participant in event.participants):
        index = next((i for i, other in enumerate(parties) if same_participant(participant, other)), None)
        if index is None:
            parties.append(participant)
            continue
        known = parties[index]
        named = participant if len(participant.name) > len(known.name) else known
        other = known if named is participant else participant
        parties[index] = evolve(
            named,
            title=named.title or other.title,
            country=named.country or other.country,
            identity=named.identity or other.identity,
        )
    return tuple(parties)
