"""Review: a timeline with a reviewer's corrections. What is corrected says so; what no longer fits is not applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, frozen

from timeline.corrections import (
    AddParticipant,
    Asked,
    Drop,
    Join,
    SetLabel,
    SetParticipant,
    SetPlace,
    SetStatus,
    SetTime,
)
from timeline.event import Basis, Correction, Event, EventTime, Label, Participant
from timeline.merge import join
from timeline.timeline import Timeline


@frozen
class Refused:
    """A correction that was not applied, with the reason."""

    asked: Asked
    reason: str


@frozen
class Reviewed:
    """The corrected timeline, and the corrections that did not fit it."""

    timeline: Timeline
    refused: tuple[Refused, ...] = ()


def review(timeline: Timeline, corrections: Iterable[Asked]) -> Reviewed:
    """Applies corrections in their order. Each changed event carries what was changed, by whom and why.

    A correction does not fit, and changes nothing, where its event is not (or no longer) there, where the value that it
    corrects is another one, or where the event has its value already.
    """
    events = {event.id: event for event in timeline}
    refused = []
    for asked in corrections:
        try:
            _apply(asked, events)
        except _DoesNotFitError as problem:
            refused.append(Refused(asked, str(problem)))
    return Reviewed(Timeline.assembled(events.values(), timeline.articles, timeline.times), tuple(refused))


class _DoesNotFitError(Exception):
    """Says why a correction does not fit."""


def _apply(asked: Asked, events: dict[str, Event]) -> None:
    event = _known(asked.event, events)
    if isinstance(asked.change, Drop):
        del events[event.id]
    elif isinstance(asked.change, Join):
        others = [_known(other, events) for other in asked.change.others]
        events[event.id] = _joined(event, others, asked)
        for other in others:
            del events[other.id]
    else:
        events[event.id] = _CHANGED[type(asked.change)](event, asked.change, asked)


def _known(event: str, events: Mapping[str, Event]) -> Event:
    if event not in events:
        raise _DoesNotFitError(f"there is no event {event} (any more)")
    return events[event]


def _corrected(event: Event, asked: Asked, field: str, was: str | None, /, **values: Any) -> Event:
    if all(getattr(event, name) == value for name, value in values.items()):
        raise _DoesNotFitError(f"event {event.id} has this {field} already")
    return evolve(event, corrections=(*event.corrections, Correction(field, was, asked.who, asked.why)), **values)


def _timed(event: Event, change: SetTime, asked: Asked) -> Event:
    was = None if event.time.when is None else event.time.when.edtf()
    if change.was is not None and change.was != (was or "none"):
        raise _DoesNotFitError(f"event {event.id} is dated {was or 'by nothing'}, not {change.was}")
    if change.when == event.time.when:
        raise _DoesNotFitError(f"event {event.id} has this date already")
    basis = Basis.NONE if change.when is None else Basis.EXPLICIT
    return _corrected(event, asked, "time", was, time=EventTime(change.when, basis, f"set by {asked.who}: {asked.why}"))


def _with_status(event: Event, change: SetStatus, asked: Asked) -> Event:
    return _corrected(event, asked, "status", event.status.value, status=change.status)


def _placed(event: Event, change: SetPlace, asked: Asked) -> Event:
    return _corrected(event, asked, "place", event.place.name if event.place else None, place=change.place)


def _labelled(event: Event, change: SetLabel, asked: Asked) -> Event:
    return _corrected(event, asked, "label", event.label.ar, label=change.label)


def _with_participant(event: Event, change: SetParticipant, asked: Asked) -> Event:
    named = [index for index, participant in enumerate(event.participants) if participant.name == change.name]
    if not named:
        raise _DoesNotFitError(f"event {event.id} has no participant {change.name!r}")
    if change.changes is None:
        left = (participant for index, participant in enumerate(event.participants) if index != named[0])
        return _corrected(event, asked, "participants", change.name, participants=tuple(left))
    old = event.participants[named[0]]
    # Who somebody is known to be was found by the name: another name may be another person.
    new = evolve(old, **change.changes, identity=None if "name" in change.changes else old.identity)
    participants = (*event.participants[: named[0]], new, *event.participants[named[0] + 1 :])
    return _corrected(
        event,
        asked,
        "participants",
        ", ".join(getattr(old, key) for key in change.changes if getattr(old, key)) or None,
        participants=participants,
        label=_renamed(event.label, old, new),
    )


def _added(event: Event, change: AddParticipant, asked: Asked) -> Event:
    if any(participant.name == change.participant.name for participant in event.participants):
        raise _DoesNotFitError(f"event {event.id} has the participant {change.participant.name!r} already")
    return _corrected(event, asked, "participants", None, participants=(*event.participants, change.participant))


def _renamed(label: Label, old: Participant, new: Participant) -> Label:
    """The label with the new name in the place of the old one, in either spelling."""
    latin = old.identity.latin if old.identity and old.identity.latin else old.name
    return Label(label.ar.replace(old.name, new.name), label.en.replace(latin, new.name) if old != new else label.en)


def _joined(event: Event, others: list[Event], asked: Asked) -> Event:
    if stranger := next((other for other in others if other.kind is not event.kind), None):
        raise _DoesNotFitError(f"event {stranger.id} is a {stranger.kind}, event {event.id} a {event.kind}")
    together = join([event, *others])
    was = ", ".join(other.id for other in others)
    return evolve(
        together, id=event.id, corrections=(*together.corrections, Correction("evidence", was, asked.who, asked.why))
    )


_CHANGED: Mapping[type, Callable[[Event, Any, Asked], Event]] = MappingProxyType(
    {
        SetTime: _timed,
        SetStatus: _with_status,
        SetPlace: _placed,
        SetLabel: _labelled,
        SetParticipant: _with_participant,
        AddParticipant: _added,
    }
)
