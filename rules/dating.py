"""Dates of events: of all the readings of their time expressions, the one that most mentions bear out.

A relative word counts from the publication day. Inside the report of a document or a call that has a day of its own
it may count from that day instead: this second reading is kept as an alternative, and lends its weight where the
mentions of an event disagree. An event without a time expression of its own takes the date of the event it is part of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from attrs import field, frozen

from rules.conjugation import Tense
from rules.dates import Dated, date_found
from rules.telling import Gathering, Group, Telling
from timeline.event import Basis, Conflict, EventTime, Kind, Reading, Status
from timeline.when import Grain, When

_REPORTS = (Kind.STATEMENT, Kind.CALL)
_DEPTH = 2  # events through which a date is handed on
_SHIFTED = 0.9  # the weight of a reading from another day than that of publication
_NOTE = "the article gives more than one day"


@frozen(eq=False)
class Dating:
    """The dates of the events of one article, published on `day`."""

    day: date
    _by_sentence: Mapping[int, Sequence[tuple[Group, Telling]]]  # statements and calls
    _by_speakers: Mapping[frozenset[int], Sequence[Group]]
    _made_at: Mapping[int, Sequence[tuple[Group, Telling]]]  # dated, by the id of their occasion
    _known: dict[int, tuple[EventTime, tuple[Conflict, ...]] | None] = field(factory=dict, init=False)  # by id

    @classmethod
    def of(cls, day: date, groups: Iterable[Group]) -> Dating:
        """The dating of an article's events."""
        by_sentence: dict[int, list[tuple[Group, Telling]]] = defaultdict(list)
        by_speakers: dict[frozenset[int], list[Group]] = defaultdict(list)
        made_at: dict[int, list[tuple[Group, Telling]]] = defaultdict(list)
        for group in groups:
            if group.kind is Kind.STATEMENT:
                by_speakers[frozenset(group.parties)].append(group)
            if group.kind is Kind.MESSAGE and group.occasion is not None:
                # told in one place with its day, in another with the meeting at which it was handed over
                dated = (telling for telling in group.tellings if telling.when is not None)
                made_at[id(group.occasion)] += [(group, telling) for telling in islice(dated, 1)]
            if group.kind is Kind.AGREEMENT:
                for telling in group.tellings:  # "approved it on Friday, during a meeting in Rome"
                    if telling.time is not None and telling.at_it and _is_told_behind(telling):
                        made_at[id(telling.occasion)].append((group, telling))
            if group.kind not in _REPORTS:
                continue
            for telling in group.tellings:
                by_sentence[telling.candidate.sentence].append((group, telling))
                if group.kind is Kind.STATEMENT and telling.time is not None and telling.occasion is not None:
                    made_at[id(telling.occasion)].append((group, telling))
        return cls(day, by_sentence, by_speakers, made_at)

    def of_event(self, group: Group) -> tuple[EventTime, tuple[Conflict, ...]]:
        """The date of an event with its conflicts; without any date where nothing in the article gives one."""
        explicit = self._explicit(group)
        return (self._inherited(group, frozenset()), ()) if explicit is None else explicit

    def reporters(self, group: Group, telling: Telling) -> Iterator[Group]:
        """The statements and calls in whose telling a mention stands: those before it in its sentence."""
        for other, item in self._by_sentence.get(telling.candidate.sentence, ()):
            if other is not group and item.candidate.first < telling.candidate.first:
                yield other

    def _explicit(self, group: Group) -> tuple[EventTime, tuple[Conflict, ...]] | None:
        if id(group) not in self._known:
            self._known[id(group)] = self._read(group)
        return self._known[id(group)]

    def _read(self, group: Group) -> tuple[EventTime, tuple[Conflict, ...]] | None:
        first = {
            index: _reading(telling.time)
            for index, telling in enumerate(group.tellings)
            if telling.time is not None and telling.when is not None
        }
        if not first:
            return None
        shifted = {index: self._shifted(group, group.tellings[index]) for index in first}
        against: list[Reading] = []
        (chosen, *further) = first.values()
        if further:
            chosen = max(first.values(), key=lambda reading: _support(reading.when, first.values(), shifted.values()))
            against = [reading for reading in first.values() if not reading.when.overlaps(chosen.when)]
        if further and not against:
            chosen = min(first.values(), key=lambda reading: _length(reading.when))
        others = [*first.values(), *(reading for readings in shifted.values() for reading in readings)]
        alternatives = tuple(dict.fromkeys(other for other in others if not other.when.contains(chosen.when)))
        if not against:
            return EventTime(chosen.when, Basis.EXPLICIT, chosen.derivation, alternatives), ()
        borne_out = [other.derivation for other in others if other != chosen and other.when == chosen.when]
        derivation = "; borne out by ".join(dict.fromkeys([chosen.derivation, *borne_out]))
        values = {reading.when.edtf(): index for index, reading in reversed(first.items())}
        values = dict(sorted(values.items(), key=lambda item: item[1]))
        conflict = Conflict("time", tuple(values), tuple(values.values()), _NOTE)
        return EventTime(chosen.when, Basis.EXPLICIT, derivation, alternatives), (conflict,)

    def _shifted(self, group: Group, telling: Telling) -> tuple[Reading, ...]:
        """The readings of relative words inside a report whose document or occasion has a day of its own."""
        if telling.time is None or not telling.time.resolution.counted:
            return ()
        readings: dict[Reading, None] = {}
        for reporter in self.reporters(group, telling):
            # of an institution that has issued one dated document, the other one is likely of that day as well
            for other in (reporter, *self._by_speakers.get(frozenset(reporter.parties), ())):
                day = other.when.first_day if other.when is not None and other.when.is_one_day else None
                if other is group or day is None or day == self.day:
                    continue
                again = date_found(telling.time.found, day, tense=telling.time.tense)
                if again is not None and again.resolution.when is not None:
                    readings[_reading(again, f"the day of the {other.kind} in which it is told")] = None
        return tuple(readings)

    def _inherited(self, group: Group, seen: frozenset[int]) -> EventTime:
        """The date through what is said at the event, or through the event at which it is made."""
        for other, telling in self._made_at.get(id(group), ()):
            if telling.time is not None:  # "he said yesterday, during talks with": the talks were on that day
                reading = _reading(telling.time)
                derivation = f"with the {other.kind} made at it: {reading.derivation}"
                return EventTime(reading.when, Basis.EXPLICIT, derivation)
        occasion = group.occasion
        if occasion is None or id(occasion) in seen or len(seen) > _DEPTH:
            return EventTime()
        if isinstance(occasion, Gathering) and occasion.time is not None:
            reading = _reading(occasion.time)
            if not self._fits(group, reading.when):
                return EventTime()
            return EventTime(reading.when, Basis.INHERITED, f"at the {occasion.called}: {reading.derivation}")
        explicit = self._explicit(occasion)
        time = self._inherited(occasion, seen | {id(group)}) if explicit is None else explicit[0]
        if time.when is None:
            return EventTime()
        made = [telling for telling in group.tellings if telling.occasion is occasion]
        day = None
        if time.when.grain is Grain.SPAN and any(telling.at_its_end for telling in made):
            day = time.when.last_day
        elif time.when.grain is Grain.SPAN and any(telling.at_its_opening for telling in made):
            day = time.when.first_day
        when = time.when if day is None else When.day(day)
        if not self._fits(group, when):
            return EventTime()
        return EventTime(when, Basis.INHERITED, f"with the {occasion.kind} it belongs to: {time.derivation}")

    def _fits(self, group: Group, when: When) -> bool:
        """Whether a date can be handed on: what has been said or done was on no day to come, what is planned is."""
        if group.status is Status.PLANNED and when.last_day is not None and when.last_day < self.day:
            return any(_is_purpose(telling) for telling in group.tellings)
        told = group.kind is Kind.STATEMENT or any(
            telling.candidate.hit.value.inflection.tense is Tense.PAST and not telling.is_topic
            for telling in group.tellings
        )
        done = told and group.status is Status.OCCURRED
        return not done or when.first_day is None or when.first_day <= self.day


def _is_told_behind(telling: Telling) -> bool:
    """Whether the meeting at which something was done is named behind it, in its sentence or the next."""
    occasion, here = telling.occasion, telling.candidate
    if occasion is None or occasion.kind is not Kind.MEETING or isinstance(occasion, Gathering):
        return False
    named = (item.candidate for item in occasion.tellings if item.candidate.first > here.first)
    return any(item.sentence <= here.sentence + 1 for item in named)


def _is_purpose(telling: Telling) -> bool:
    """Whether a telling is what somebody set out for: "arrived to meet X", "to take part in the conference"."""
    candidate = telling.candidate
    return candidate.hit.proclitic.preposition == "ل" or (candidate.is_noun and candidate.carrier is None)


def _reading(dated: Dated, basis: str = "published") -> Reading:
    when = dated.days
    assert when is not None
    return Reading(when, dated.resolution.derivation(dated.found.text, dated.anchor, basis))


def _support(when: When, first: Iterable[Reading], shifted: Iterable[tuple[Reading, ...]]) -> float:
    """How many mentions bear a date out; a shifted reading counts a little less than one from the publication day."""
    own = sum(reading.when.overlaps(when) for reading in first)
    return own + _SHIFTED * sum(any(reading.when.overlaps(when) for reading in readings) for readings in shifted)


def _length(when: When) -> float:
    if when.earliest is None or when.latest is None:
        return float("inf")
    return (when.latest - when.earliest).total_seconds()
