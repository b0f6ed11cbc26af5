"""Event: who did what with whom, when and where, and how we know."""

from __future__ import annotations

from enum import StrEnum

import attrs
from attrs import converters, field, frozen, validators

from timeline.evidence import Evidence
from timeline.when import When

_COUNTRY = validators.optional(validators.matches_re("[A-Z]{2}"))


class Kind(StrEnum):
    """What sort of event; the guidelines' six kinds."""

    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    STATEMENT = "statement"
    AGREEMENT = "agreement"
    MESSAGE = "message"


class Status(StrEnum):
    OCCURRED = "occurred"  # past or under way
    PLANNED = "planned"
    DENIED = "denied"


class Basis(StrEnum):
    """Why an event has its date."""

    EXPLICIT = "explicit"  # a time expression in one of its own mentions
    INHERITED = "inherited"  # through another event, or the occasion in a neighbouring sentence
    NONE = "none"  # nothing in the text dates it


class Role(StrEnum):
    SPEAKER = "speaker"
    CALLER = "caller"
    CALLEE = "callee"
    HOST = "host"
    GUEST = "guest"
    VISITOR = "visitor"
    SENDER = "sender"
    RECIPIENT = "recipient"
    PARTY = "party"


class Occasion(StrEnum):
    """On what occasion something was said, agreed or handed over: a way of speaking in public, or another event."""

    INTERVIEW = "interview"
    PRESS_CONFERENCE = "press_conference"
    WRITTEN_STATEMENT = "written_statement"  # a document: a statement, a communiqué, a declaration
    SPEECH = "speech"
    POST = "post"  # on a social network or a blog
    ARTICLE = "article"  # in a newspaper, under the speaker's name
    REMARKS = "remarks"  # to the press, in no form that the text names
    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"


def _to_days(when: When) -> When:
    return when.whole_days()


@frozen
class Reading:
    """One way to read an event's date, to the day, with the words and the arithmetic that lead to it."""

    when: When = field(converter=_to_days)
    derivation: str


@frozen
class EventTime:
    """When an event was, to the day, and why we think so. An undated event has no `when` and the basis `none`."""

    when: When | None = field(default=None, converter=converters.optional(_to_days))
    basis: Basis = field(default=Basis.NONE)
    derivation: str | None = None
    alternatives: tuple[Reading, ...] = ()

    @basis.validator
    def _fits(self, _: object, value: Basis) -> None:
        if (self.when is None) != (value is Basis.NONE):
            raise ValueError(
                f"basis {value.value!r} does not fit {'an undated' if self.when is None else 'a dated'} event"
            )


@frozen
class Identity:
    """Who a participant is known to be: the name in its usual spelling and in Latin letters, the office on that day."""

    name: str
    latin: str | None = None
    office: str | None = None


@frozen
class Participant:
    """Who takes part, named as the article names them at fullest; `country` is ISO 3166 alpha-2, or EU or UN."""

    name: str
    title: str | None = None
    country: str | None = field(default=None, validator=_COUNTRY)
    role: Role = Role.PARTY
    identity: Identity | None = None


@frozen
class Place:
    name: str
    country: str | None = field(default=None, validator=_COUNTRY)


@frozen
class Codes:
    """CAMEO 1.1b3 and the PLOVER category (2021 mapping)."""

    cameo: str
    plover: str


@frozen
class Label:
    ar: str
    en: str


@frozen
class Attribution:
    """Who the article says it has this from."""

    name: str
    kind: str = field(validator=validators.in_(("agency", "outlet", "document", "speaker", "official")))


@frozen
class Conflict:
    """Two or more values that the sources give for one field; `evidence` has the index of each value's evidence."""

    field: str
    values: tuple[str, ...]
    evidence: tuple[int, ...] = attrs.field()
    note: str

    @evidence.validator
    def _one_for_each_value(self, _: object, value: tuple[int, ...]) -> None:
        if len(value) != len(self.values) or len(value) < 2:
            raise ValueError("a conflict has two values or more, and the index of an evidence for each")


@frozen
class Correction:
    """A change that somebody made to what was extracted: which field, what it was (None: nothing), who and why."""

    field: str
    was: str | None
    who: str
    why: str


@frozen(kw_only=True)
class Event:
    """One real-world occurrence, with every mention of it as evidence (at least one)."""

    id: str
    kind: Kind
    status: Status = Status.OCCURRED
    time: EventTime = EventTime()
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    occasion: Occasion | None = None
    codes: Codes
    label: Label
    attributions: tuple[Attribution, ...] = ()
    conflicts: tuple[Conflict, ...] = field(default=())
    corrections: tuple[Correction, ...] = ()
    evidence: tuple[Evidence, ...] = field()

    @evidence.validator
    def _at_least_one(self, _: object, value: tuple[Evidence, ...]) -> None:
        if not value:
            raise ValueError("an event without evidence would be invented")

    @conflicts.validator
    def _point_at_evidence(self, _: object, value: tuple[Conflict, ...]) -> None:
        for conflict in value:
            if any(not 0 <= index < len(self.evidence) for index in conflict.evidence):
                raise ValueError(f"a conflict points at evidence that event {self.id} does not have")
