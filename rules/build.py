"""Builds the events of the model from what the discourse told, with the reason for every date."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from rules.actors import Entity
from rules.codes import Contents, cameo
from rules.dating import Dating
from rules.load import read_toml
from rules.scene import Scene
from rules.speech import Said, Speech
from rules.telling import Group, Telling
from timeline.article import Article
from timeline.event import (
    Attribution,
    Codes,
    Event,
    EventTime,
    Kind,
    Label,
    Participant,
    Place,
    Role,
    Status,
)
from timeline.evidence import Evidence, Span, TimeSpan


@frozen
class Wording:
    """The codes' categories and the words of labels."""

    plover: Mapping[str, str]
    label: Mapping[str, Mapping[str, str]]
    contents: Contents

    @classmethod
    def load(cls, language: str = "ar") -> Wording:
        """The wording for articles in a language. Raises `RuleError` where a file is wrong."""
        document: dict[str, Any] = read_toml(files("rules") / "data" / "codes.toml")
        return cls(document["plover"], document["label"], Contents.load(language))

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


def event_id(kind: Kind, article: str, start: int, number: int) -> str:
    """A stable id: the same mention in the same article gives the same id, on every machine.

    `start` is where the first trigger begins, `number` counts the events of the kind that share it from 0. Whoever is
    found to take part changes nothing, so that an id outlives better rules.
    """
    key = f"{article}\0{kind}\0{start}\0{number}".encode("utf-8", "surrogatepass")
    return "e" + hashlib.sha256(key).hexdigest()[:12]


@frozen
class Builder:
    """Turns the groups of one article into events."""

    article: Article
    scene: Scene
    groups: Sequence[Group]
    speech: Speech
    dating: Dating
    wording: Wording
    _participants: dict[tuple[int, Role], Participant] = field(factory=dict, init=False)

    def events(self) -> tuple[Event, ...]:
        """One event a group, in the order of first mention."""
        sharing: Counter[tuple[Kind, int]] = Counter()  # how many events there are so far, by kind and first trigger
        events = []
        for group in self.groups:
            trigger = group.kind, group.tellings[0].candidate.first
            events.append(self._event(group, sharing[trigger]))
            sharing[trigger] += 1
        return tuple(events)

    def _event(self, group: Group, number: int) -> Event:
        participants = tuple([self._participant(entity, role) for entity, role in group.parties.items()])
        said = [self.speech.said(telling.candidate) for telling in group.tellings]
        evidence = tuple([self._evidence(*told) for told in zip(group.tellings, said, strict=True)])
        time, conflicts = self.dating.of_event(group)
        place = group.where
        return Event(
            id=event_id(group.kind, self.article.id, evidence[0].trigger.start, number),
            kind=group.kind,
            status=self._status(group, time),
            time=time,
            participants=participants,
            place=Place(place.name, place.country) if place else None,
            occasion=group.manner,
            codes=self.wording.codes(cameo(self.scene, group, said, self.wording.contents)),
            label=self.wording.of(group.kind, participants),
            attributions=self._attributions(group),
            conflicts=conflicts,
            evidence=evidence,
        )

    def _status(self, group: Group, time: EventTime) -> Status:
        """What has its day ahead is planned, even where a further mention speaks of it as of something done."""
        first = None if time.when is None else time.when.first_day
        ahead = group.status is Status.OCCURRED and first is not None and first > self.article.day
        return Status.PLANNED if ahead else group.status

    def _participant(self, index: int, role: Role) -> Participant:
        key = index, role
        if key not in self._participants:
            entity: Entity = self.scene.cast.entities[index]
            self._participants[key] = Participant(entity.name, entity.title, entity.country, role, entity.identity)
        return self._participants[key]

    def _evidence(self, telling: Telling, said: Said) -> Evidence:
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
            if time.start < end:  # a sentence without end may have been cut inside it
                start, end = min(start, time.start), max(end, time.end)
        start, end = min(start, first), max(end, last)
        return Evidence(
            article=self.article.id,
            start=start,
            end=end,
            quote=text[start:end],
            rule=candidate.hit.value.rule,
            trigger=Span(first, last, text[first:last]),
            time=time,
            said=None if said is None else self._span(*said),
        )

    def _span(self, first: int, last: int) -> Span:
        start, end = self.scene.tokens.original_span(first, last)
        return Span(start, end, self.article.text[start:end])

    def _attributions(self, group: Group) -> tuple[Attribution, ...]:
        """From whom the article has it: the outlets that its sentences name, and whoever tells it there."""
        found: dict[Attribution, None] = {}
        for telling in group.tellings:
            sentence = self.scene.sentences[telling.candidate.sentence]
            for mention in self.scene.outlets_in(sentence):
                for entity in mention.entities:
                    found.setdefault(Attribution(self.scene.cast.entities[entity].name, "agency"))
            for reporter in self.dating.reporters(group, telling):
                if reporter.kind is Kind.STATEMENT and set(reporter.parties) != set(group.parties):
                    for entity in reporter.parties:
                        found.setdefault(Attribution(self.scene.cast.entities[entity].name, "speaker"))
        return tuple(found)
