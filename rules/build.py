"""Builds the events of the model from what the discourse told, with the reason for every date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from attrs import frozen

from rules.actors import Entity, MentionForm
from rules.dates import Dated, date_found
from rules.discourse import Group, Telling
from rules.load import read_toml
from rules.scene import Scene
from timeline.article import Article
from timeline.event import (
    Attribution,
    Basis,
    Codes,
    Conflict,
    Event,
    EventTime,
    Kind,
    Label,
    Participant,
    Place,
    Reading,
    Role,
)
from timeline.evidence import Evidence, Span, TimeSpan
from timeline.when import When


@frozen
class Wording:
    """The codes' categories and the words of labels."""

    plover: Mapping[str, str]
    label: Mapping[str, Mapping[str, str]]

    @classmethod
    def load(cls) -> Wording:
        document: dict[str, Any] = read_toml(files("rules") / "data" / "codes.toml")
        return cls(document["plover"], document["label"])

    def codes(self, cameo: str) -> Codes:
        return Codes(cameo, self.plover[cameo])

    def of(self, kind: Kind, participants: tuple[Participant, ...]) -> Label:
        """What an event is called: its kind and who took part."""
        arabic, english = self.label["ar"], self.label["en"]
        names = [participant.name for participant in participants]
        latin = [
            participant.identity.latin if participant.identity and participant.identity.latin else participant.name
            for participant in participants
        ]
        joined = arabic["and"].join(names) if len(names) < 3 else arabic["list"].join(names)
        return Label(
            ar=arabic[kind] + (f": {joined}" if names else ""),
            en=english[kind] + (f": {english['list'].join(latin)}" if latin else ""),
        )


_DEPTH = 2  # events through which a date is handed on


def event_id(kind: Kind, article: str, start: int, place: str) -> str:
    """A stable id: the same mention in the same article gives the same id, on every machine."""
    return (
        "e" + hashlib.sha256(f"{article}\0{kind}\0{start}\0{place}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    )


def _reading(dated: Dated, basis: str = "published") -> Reading:
    when = dated.resolution.when
    assert when is not None
    return Reading(when.whole_days(), dated.resolution.derivation(dated.found.text, dated.anchor, basis))


def _support(when: When, first: Iterable[Reading], shifted: Iterable[tuple[Reading, ...]]) -> float:
    """How many mentions bear a date out; a shifted reading counts a little less than one from the publication day."""
    own = sum(reading.when.overlaps(when) for reading in first)
    return own + 0.9 * sum(any(reading.when.overlaps(when) for reading in readings) for readings in shifted)


def _length(when: When) -> float:
    if when.earliest is None or when.latest is None:
        return float("inf")
    return (when.latest - when.earliest).total_seconds()


@frozen
class Builder:
    """Turns the groups of one article into events."""

    article: Article
    scene: Scene
    groups: Sequence[Group]
    wording: Wording

    def events(self) -> tuple[Event, ...]:
        """One event a group, in the order of first mention."""
        return tuple(self._event(group) for group in self.groups)

    def _event(self, group: Group) -> Event:
        participants = tuple(self._participant(entity, role) for entity, role in group.parties.items())
        evidence = tuple(self._evidence(telling) for telling in group.tellings)
        time, conflicts = self._time(group)
        place = group.place or (group.occasion.place if group.occasion else None)
        first = group.tellings[0].candidate
        return Event(
            id=event_id(group.kind, self.article.id, evidence[0].trigger.start, "+".join(map(str, group.parties))),
            kind=group.kind,
            status=group.status,
            time=time,
            participants=participants,
            place=Place(place.name, place.country) if place else None,
            codes=self.wording.codes(first.hit.value.meaning.cameo),
            label=self.wording.of(group.kind, participants),
            attributions=self._attributions(group),
            conflicts=conflicts,
            evidence=evidence,
        )

    def _participant(self, index: int, role: Role) -> Participant:
        entity: Entity = self.scene.cast.entities[index]
        return Participant(entity.name, entity.title, entity.country, role, entity.identity)

    def _evidence(self, telling: Telling) -> Evidence:
        candidate, tokens = telling.candidate, self.scene.tokens
        sentence = self.scene.sentences[candidate.sentence]
        start, end = tokens.original_span(sentence.first, sentence.last)
        clitic = len(candidate.hit.proclitic.text) if not candidate.hit.proclitic.article else 0
        first, last = tokens.text.original_span(
            tokens.starts[candidate.first] + clitic, tokens.ends[candidate.last - 1]
        )
        text = self.article.text
        time = None
        if telling.time is not None:
            found = telling.time.found
            time = TimeSpan(found.start, found.end, found.text, found.rule)
        return Evidence(
            article=self.article.id,
            start=start,
            end=end,
            quote=text[start:end],
            rule=candidate.hit.value.rule,
            trigger=Span(first, last, text[first:last]),
            time=time,
        )

    # --- when

    def _time(self, group: Group) -> tuple[EventTime, tuple[Conflict, ...]]:
        explicit = self._explicit(group)
        return (self._inherited(group, frozenset()), ()) if explicit is None else explicit

    def _explicit(self, group: Group) -> tuple[EventTime, tuple[Conflict, ...]] | None:
        """The date of an event: the reading that most mentions bear out; what contradicts it is a conflict."""
        told = [(index, telling) for index, telling in enumerate(group.tellings) if telling.when is not None]
        if not told:
            return None
        first = {index: _reading(telling.time) for index, telling in told if telling.time is not None}
        shifted = {index: self._shifted(group, telling) for index, telling in told}
        chosen = max(first.values(), key=lambda reading: _support(reading.when, first.values(), shifted.values()))
        others = [reading for reading in (*first.values(), *sum(shifted.values(), ())) if reading.when != chosen.when]
        alternatives = tuple(dict.fromkeys(others))
        against = [reading for reading in first.values() if not reading.when.overlaps(chosen.when)]
        if not against:
            narrow = min((r for r in first.values() if r.when.overlaps(chosen.when)), key=lambda r: _length(r.when))
            alternatives = tuple(reading for reading in alternatives if not reading.when.contains(narrow.when))
            return EventTime(narrow.when, Basis.EXPLICIT, narrow.derivation, alternatives), ()
        values = tuple(dict.fromkeys(reading.when.edtf() for reading in first.values()))
        indices = tuple(next(i for i, reading in first.items() if reading.when.edtf() == value) for value in values)
        return EventTime(chosen.when, Basis.EXPLICIT, chosen.derivation, alternatives), (
            Conflict("time", values, indices, "the article gives more than one day"),
        )

    def _shifted(self, group: Group, telling: Telling) -> tuple[Reading, ...]:
        """The readings of relative words inside a report whose document or occasion has a day of its own."""
        if telling.time is None or not telling.time.resolution.counted:
            return ()
        readings: dict[Reading, None] = {}
        for other in self._reporters(group, telling):
            day = other.when.first_day if other.when is not None and other.when.is_one_day else None
            if day is None or day == self.article.day:
                continue
            again = date_found(telling.time.found, day, tense=telling.time.tense)
            if again is not None and again.resolution.when is not None:
                readings[_reading(again, f"the day of the {other.kind} in which it is told")] = None
        return tuple(readings)

    def _reporters(self, group: Group, telling: Telling) -> Iterator[Group]:
        """The dated events inside whose report a mention stands: told before it in the sentence, or by that speaker."""
        for other in self.groups:
            if other is group or other.kind not in (Kind.STATEMENT, Kind.CALL):
                continue
            before = [
                item
                for item in other.tellings
                if item.candidate.sentence == telling.candidate.sentence
                and item.candidate.first < telling.candidate.first
            ]
            if before:
                yield other
                yield from (
                    same
                    for same in self.groups
                    if same.kind is Kind.STATEMENT and same is not other and set(same.parties) == set(other.parties)
                )

    def _inherited(self, group: Group, seen: frozenset[int]) -> EventTime:
        """The date through what is said at the event, or through the event at which it is made."""
        for other in self.groups:  # "he said yesterday, during talks with": the talks were on that day
            for telling in other.tellings:
                if telling.occasion is group and telling.time is not None and other.kind is Kind.STATEMENT:
                    reading = _reading(telling.time)
                    return EventTime(reading.when, Basis.EXPLICIT, f"with the {other.kind} made at it: {reading.derivation}")
        occasion = group.occasion
        if occasion is None or id(occasion) in seen or len(seen) > _DEPTH:
            return EventTime()
        explicit = self._explicit(occasion)
        time = self._inherited(occasion, seen | {id(group)}) if explicit is None else explicit[0]
        if time.when is None:
            return EventTime()
        return EventTime(time.when, Basis.INHERITED, f"with the {occasion.kind} it belongs to: {time.derivation}")

    # --- from whom

    def _attributions(self, group: Group) -> tuple[Attribution, ...]:
        found: dict[Attribution, None] = {}
        for telling in group.tellings:
            sentence = self.scene.sentences[telling.candidate.sentence]
            for index in range(sentence.first, sentence.last):
                mention = self.scene.mention_at(index)
                if mention is not None and mention.form is MentionForm.OUTLET:
                    for entity in mention.entities:
                        found.setdefault(Attribution(self.scene.cast.entities[entity].name, "agency"))
        return tuple(found)
