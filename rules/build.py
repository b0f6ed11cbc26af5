"""Builds the events of the model from what the discourse told, with the reason for every date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from attrs import frozen

from rules.actors import Entity, MentionForm
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
from timeline.resolve import Resolution
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


def event_id(kind: Kind, article: str, start: int, place: str) -> str:
    """A stable id: the same mention in the same article gives the same id, on every machine."""
    return (
        "e" + hashlib.sha256(f"{article}\0{kind}\0{start}\0{place}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    )


def _length(when: When) -> float:
    if when.earliest is None or when.latest is None:
        return float("inf")
    return (when.latest - when.earliest).total_seconds()


@frozen
class Builder:
    """Turns the groups of one article into events."""

    article: Article
    scene: Scene
    resolved: Mapping[int, Resolution]  # by the first token of the time expression
    wording: Wording

    def events(self, groups: Sequence[Group]) -> tuple[Event, ...]:
        """One event a group; a group that has nobody and no date tells of nothing in particular and gives none."""
        return tuple(self._event(group) for group in groups)

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
            time = TimeSpan(telling.time.start, telling.time.end, telling.time.text, telling.time.rule)
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
        readings = [
            (index, self._reading(telling)) for index, telling in enumerate(group.tellings) if telling.when is not None
        ]
        if not readings:
            return self._inherited(group), ()
        chosen = min((reading for _, reading in readings), key=lambda reading: _length(reading.when))
        against = [(index, reading) for index, reading in readings if not reading.when.overlaps(chosen.when)]
        if not against:
            return EventTime(chosen.when, Basis.EXPLICIT, chosen.derivation), ()
        values = tuple(dict.fromkeys(reading.when.edtf() for _, reading in readings))
        indices = tuple(next(i for i, reading in readings if reading.when.edtf() == value) for value in values)
        conflict = Conflict("time", values, indices, "the article gives more than one day")
        others = tuple(dict.fromkeys(reading for _, reading in against))
        return EventTime(chosen.when, Basis.EXPLICIT, chosen.derivation, others), (conflict,)

    def _reading(self, telling: Telling) -> Reading:
        assert telling.time is not None
        assert telling.when is not None
        resolution = self.resolved[telling.time.first]
        return Reading(telling.when, resolution.derivation(telling.time.text, self.article.published))

    def _inherited(self, group: Group) -> EventTime:
        seen = {id(group)}
        occasion = group.occasion
        while occasion is not None and id(occasion) not in seen:
            seen.add(id(occasion))
            time, _ = self._time(occasion)
            if time.when is not None:
                return EventTime(
                    time.when, Basis.INHERITED, f"with the {occasion.kind} it belongs to: {time.derivation}"
                )
            occasion = occasion.occasion
        return EventTime()

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
