"""Tellings: mentions of events in their place in an article, and the groups of those that tell of one event."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from rules.actors import PlaceMention
from rules.candidate import Candidate
from rules.dates import Dated
from rules.text import fold
from rules.triggers import GATHERINGS
from timeline.event import Kind, Occasion, Role, Status
from timeline.when import When

_DEPTH = 3  # events through which a place is handed on, with the first


@define
class Telling:
    """A candidate with its place in the discourse: its time, its place and what it is part of."""

    candidate: Candidate
    parties: dict[int, Role]
    time: Dated | None
    place: PlaceMention | None
    subjects: tuple[int, ...] = ()
    occasion: Group | None = None  # the event at which this one is made
    at_it: bool = True  # and not after it, or only on its day
    at_its_end: bool = False  # on the last of its days
    at_its_opening: bool = False  # on the first of them
    way: Occasion | None = None  # of speaking in public, as its clause names it
    speech: str | None = None  # the way of speaking that opens an occasion: "in a statement", "in an interview"

    @property
    def is_topic(self) -> bool:
        """Whether the mention only tells what was discussed."""
        return self.candidate.hit.value.meaning.joined or self.candidate.hit.value.meaning.anaphoric

    @property
    def when(self) -> When | None:
        """The days that the mention's own time expression gives."""
        return None if self.time is None else self.time.days


@define(eq=False)
class Group:
    """The tellings of one event."""

    kind: Kind
    status: Status
    parties: dict[int, Role]
    tellings: list[Telling] = field(factory=list)
    occasion: Group | None = None
    speech: str | None = None
    when: When | None = None  # the most precise date that a telling gives
    place: PlaceMention | None = None  # where it was, as exactly as a telling says: a city before a country

    @property
    def manner(self) -> Occasion | None:
        """On what occasion it was: the way of speaking that a telling names, else the kind of event it was made at."""
        way = next((telling.way for telling in self.tellings if telling.way is not None), None)
        if way is not None or self.kind not in (Kind.STATEMENT, Kind.AGREEMENT, Kind.MESSAGE):
            return way
        at = (telling.occasion for telling in self.tellings if telling.occasion is not None and telling.at_it)
        return next((occasion.gives for occasion in at if occasion.gives is not None), None)

    @property
    def gives(self) -> Occasion | None:
        """On what occasion whatever is done at it is done."""
        return Occasion(self.kind) if self.kind in GATHERINGS else None

    @property
    def called(self) -> str:
        """What it is called in the reason for a date."""
        return self.kind

    @property
    def where(self) -> PlaceMention | None:
        """Where it was, or the event at which it was made; a call is in no place."""
        group: Group | None = None if self.kind is Kind.CALL else self
        for _ in range(_DEPTH):
            if group is None or group.place is not None:
                break
            occasion = group.occasion
            ahead = occasion is not None and occasion.status is Status.PLANNED and occasion.when is None
            group = None if ahead and self.status is Status.OCCURRED else occasion
        return None if group is None else group.place

    @property
    def last_sentence(self) -> int:
        """The sentence that told of it last."""
        return self.tellings[-1].candidate.sentence

    def add(self, telling: Telling) -> None:
        if telling.candidate.postponed and self.status is Status.PLANNED:
            self.when = None  # its day is the one to which it was put off, if any
            for each in self.tellings:
                each.time = None
        told = self.tellings[-1] if self.tellings else None  # they come in the order of the text
        if told is None or told.candidate.sentence != telling.candidate.sentence or self.kind is Kind.STATEMENT:
            self.tellings.append(telling)
        elif told.is_topic and not telling.is_topic:  # "they discussed in the meeting …": the meeting is the mention
            telling.time, telling.place = telling.time or told.time, telling.place or told.place
            self.tellings[-1] = telling
        else:  # one mention a sentence; what the second one adds is kept
            if told.when is None:
                told.time = telling.time
            told.place = told.place or telling.place
        self.note(telling)
        for entity, role in telling.parties.items():
            self.parties.setdefault(entity, role)
        if telling.occasion is not None and self.occasion is None:
            self.occasion = telling.occasion
        self.speech = self.speech or telling.speech
        candidate = telling.candidate
        named = candidate.is_noun and candidate.carrier is None and telling.when is None  # "the date of the meeting"
        if self.status is Status.PLANNED and candidate.status is Status.OCCURRED and not (candidate.anaphoric or named):
            self.status = Status.OCCURRED

    def note(self, telling: Telling) -> None:
        """Takes notice of the date and place of a telling."""
        when, place = telling.when, telling.place
        if when is not None and (self.when is None or _length(when) < _length(self.when)):
            self.when = when
        if place is not None and (self.place is None or (self.place.coordinates is None and place.coordinates)):
            self.place = place


@define(eq=False)
class Gathering(Group):
    """An occasion that is no event of itself: a ceremony, a press conference; no telling, but a day and a place."""

    name: str = ""
    nouns: set[str] = field(factory=set)  # that take it up
    described: frozenset[str] = frozenset()
    own: bool = False  # of a single speaker: his speech, his interview
    time: Dated | None = None
    way: Occasion | None = None  # of speaking in public: a press conference
    event: Group | None = None  # the event that it turned out to be

    @property
    def gives(self) -> Occasion | None:
        """On what occasion whatever is said at it is said."""
        return self.way

    @property
    def called(self) -> str:
        """What it is called in the reason for a date."""
        return self.name


def _length(when: When) -> float:
    if when.earliest is None or when.latest is None:
        return float("inf")
    return (when.latest - when.earliest).total_seconds()


def same_place(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    """Whether two places can be one: unknown, of one name, a city and its airport, a country and a city in it."""
    if one is None or other is None or one.name == other.name:
        return True
    short, long = sorted((fold(one.name), fold(other.name)), key=len)
    if short == long or long.endswith(f" {short}"):
        return True
    whole = one.coordinates is None or other.coordinates is None
    if whole and None in (one.country, other.country):
        return True  # the seat of a ministry may be anywhere
    return whole and one.country == other.country


Told = Mapping[int, tuple[Group, Telling]]  # what each mention told, by the first token of its trigger
