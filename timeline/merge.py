"""Which events of different articles are one, and what to do when they disagree; the order of a timeline.

Two events are one when they are of the same kind, share their parties and place, and their days agree. Events that
share all of that but whose days lie next to each other are one as well, with a conflict that shows both. Undated
events are never joined: nothing says that they are the same.

Candidates are found by kind and day, so that a corpus takes time in proportion to its size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from attrs import evolve

from timeline.event import (
    Basis,
    Conflict,
    Event,
    EventTime,
    Kind,
    Participant,
    Place,
    Reading,
    Status,
)
from timeline.letters import name_words

_LONGEST = 31  # days; a vaguer date says too little to join by
_APART = 1  # days by which two reports of one event may disagree


def merge(events: Iterable[Event], rank: Mapping[str, int]) -> tuple[Event, ...]:
    """One event for each real-world occurrence. `rank` gives each article's place in the order of articles.

    Events of the same article are left apart: whoever read the article has joined what is one.
    """
    merged: list[Event | None] = []
    by_day: dict[tuple[Kind, date], list[int]] = defaultdict(list)
    for event in sorted(events, key=lambda event: _first_mention(event, rank)):
        partner = next((index for index in _candidates(event, by_day) if _same(merged[index], event)), None)
        if partner is None:
            merged.append(event)
            partner = len(merged) - 1
        else:
            known = merged[partner]
            assert known is not None
            merged[partner] = _join(known, event, rank)
        for day in _days(merged[partner]):
            bucket = by_day[event.kind, day]
            if partner not in bucket:
                bucket.append(partner)
    return tuple(event for event in merged if event is not None)


def order(events: Iterable[Event], rank: Mapping[str, int]) -> tuple[Event, ...]:
    """Earliest first, then latest, then first mention; undated events last, in the order of mention."""

    def key(event: Event) -> tuple[bool, date, date, tuple[int, int, str]]:
        when = event.time.when
        return (
            when is None,
            (when and when.first_day) or date.min,
            (when and when.last_day) or date.max,
            _first_mention(event, rank),
        )

    return tuple(sorted(events, key=key))


def _first_mention(event: Event, rank: Mapping[str, int]) -> tuple[int, int, str]:
    first = event.evidence[0]
    return rank.get(first.article, -1), first.trigger.start, event.id


def _days(event: Event | None) -> Iterator[date]:
    """The days on which an event may be found; none for an undated, open or vague one."""
    when = event.time.when if event else None
    if when is None or when.first_day is None or when.last_day is None:
        return
    length = (when.last_day - when.first_day).days
    if length < _LONGEST:
        yield from (when.first_day + timedelta(days=offset) for offset in range(length + 1))


def _candidates(event: Event, by_day: Mapping[tuple[Kind, date], list[int]]) -> Iterator[int]:
    seen: set[int] = set()
    days = list(_days(event))
    near = [
        day + timedelta(days=shift)
        for day in days
        for shift in (0, -_APART, _APART)
        if date.min < day < date.max  # the neighbours of the first and last day do not exist
    ]
    for day in [*days, *near]:
        for index in by_day.get((event.kind, day), ()):
            if index not in seen:
                seen.add(index)
                yield index


def _same(known: Event | None, event: Event) -> bool:
    if known is None or {item.article for item in known.evidence} & {item.article for item in event.evidence}:
        return False
    if (known.status is Status.DENIED) != (event.status is Status.DENIED):
        return False
    places = known.place is not None and event.place is not None
    if known.place is not None and event.place is not None and not _same_place(known.place, event.place, event.kind):
        return False
    if not _same_parties(known, event):
        return False
    first, second = known.time.when, event.time.when
    assert first is not None
    assert second is not None
    if first.overlaps(second):
        return True
    return places and event.kind is not Kind.STATEMENT and first.is_one_day and second.is_one_day


def _same_place(one: Place, other: Place, kind: Kind) -> bool:
    """Whether two places can be one: papers name now the city, now the country; a visit's goal is told apart."""
    if _same_name(one.name, other.name):
        return True
    return kind is not Kind.VISIT and one.country is not None and one.country == other.country


def _same_parties(known: Event, event: Event) -> bool:
    """Whether the parties of one are all among those of the other, and enough of them to tell it from its like."""
    few, many = sorted((known.participants, event.participants), key=len)
    left = list(many)
    for participant in few:
        match = next((other for other in left if same_participant(participant, other)), None)
        if match is None:
            return False
        left.remove(match)
    if event.kind in (Kind.STATEMENT, Kind.AGREEMENT):
        return len(few) == len(many) > 0
    if event.kind is Kind.VISIT:
        return bool(few) and known.place is not None and event.place is not None
    return len(few) > 1


def same_participant(one: Participant, other: Participant) -> bool:
    """Whether two participants are one: the same known person, or one name's words all in the other's."""
    if one.country and other.country and one.country != other.country:
        return False
    if one.identity and other.identity:
        return one.identity.name == other.identity.name
    return _same_name(one.name, other.name) or (one.country is None and other.country is None and _alike(one, other))


def _alike(one: Participant, other: Participant) -> bool:
    """Whether two groups are named alike: most of the words of both, and not just two of them."""
    first, second = name_words(one.name), name_words(other.name)
    return len(first & second) > 2 and 2 * len(first & second) >= len(first | second)


def _same_name(one: str, other: str) -> bool:
    few, many = sorted((name_words(one), name_words(other)), key=len)
    return bool(few) and few <= many


def _join(known: Event, event: Event, rank: Mapping[str, int]) -> Event:
    evidence = known.evidence + event.evidence
    shift = len(known.evidence)
    moved = tuple(evolve(item, evidence=tuple(index + shift for index in item.evidence)) for item in event.conflicts)
    time, conflict = _joined_time(known, event, shift)
    return evolve(
        known,
        status=Status.OCCURRED if Status.OCCURRED in (known.status, event.status) else known.status,
        time=time,
        participants=_joined_parties(known, event),
        place=known.place or event.place,
        attributions=tuple(dict.fromkeys([*known.attributions, *event.attributions])),
        conflicts=(*known.conflicts, *moved, *conflict),
        evidence=evidence,
    )


def _joined_time(known: Event, event: Event, shift: int) -> tuple[EventTime, tuple[Conflict, ...]]:
    first, second = known.time.when, event.time.when
    assert first is not None
    assert second is not None
    if first.overlaps(second):
        better = event.time if _precision(event.time) < _precision(known.time) else known.time
        readings = dict.fromkeys([*known.time.alternatives, *event.time.alternatives])
        return evolve(better, alternatives=tuple(reading for reading in readings if reading.when != better.when)), ()
    other = Reading(second, event.time.derivation or "")
    conflict = Conflict("time", (first.edtf(), second.edtf()), (0, shift), "the articles give different days")
    return evolve(known.time, alternatives=(*known.time.alternatives, other)), (conflict,)


def _precision(time: EventTime) -> tuple[int, bool]:
    when = time.when
    assert when is not None
    assert when.first_day is not None
    assert when.last_day is not None
    return (when.last_day - when.first_day).days, time.basis is not Basis.EXPLICIT


def _joined_parties(known: Event, event: Event) -> tuple[Participant, ...]:
    parties = list(known.participants)
    for participant in event.participants:
        index = next((i for i, other in enumerate(parties) if same_participant(participant, other)), None)
        if index is None:
            parties.append(participant)
        elif len(participant.name) > len(parties[index].name):
            fuller = parties[index]
            parties[index] = evolve(
                participant, title=participant.title or fuller.title, country=participant.country or fuller.country
            )
    return tuple(parties)
