"""Visits that a verb tells of: who goes where."""

from __future__ import annotations

from rules.actors import MentionForm, PlaceMention
from rules.candidate import Candidate, candidate_of, is_official
from rules.clitics import ARTICLE
from rules.lexicon import Hit
from rules.needs import goal_of, needs_met, region_of
from rules.parties import Parties, companions
from rules.phrase import PERSONS
from rules.roles import Subject, subject_of
from rules.scene import Scene
from rules.text import fold
from rules.triggers import Form, Trigger
from timeline.event import Kind, Role, Status


def journey(scene: Scene, index: int, hit: Hit[Trigger], status: Status, subject: Subject) -> Candidate | None:
    """The visit of which a verb at a token tells, or None where nobody official goes to a place."""
    meaning = hit.value.meaning
    behind = max(subject.last if subject.last > index else 0, index + hit.length)
    if (place := _goes_first(scene, subject, index)) is not None:
        behind, subject = index + hit.length, subject_of(scene, index, place.last, conjoined=True)
    goal = goal_of(scene, behind, index, meaning)
    if goal is None and (meant := _place_meant(scene, index, hit)) is not None:
        goal = scene.place_index(meant)
    if (
        (goal is None and region_of(scene, behind, index, meaning) is None)
        or _turns_to(scene, index)
        or ("person" in meaning.needs and not any(one.form in PERSONS for one in subject.mentions))
        or not is_official(scene, subject)
        or (goal is not None and "abroad" in meaning.needs and not _abroad(scene, goal, subject, status, index))
    ):
        return None
    along = () if goal is None else companions(scene, scene.cast.places[goal].last)
    index, hit = _heading(scene, index, hit, goal)
    return candidate_of(scene, index, hit, status, subject, Parties(attending=along), goal=goal, role=Role.VISITOR)


def _goes_first(scene: Scene, subject: Subject, verb: int) -> PlaceMention | None:
    """The place that a verb has as its object in front of its subject: "will visit Aden on Monday the director"."""
    first = subject.mentions[0].first if subject.mentions else subject.last
    if first <= verb or (subject.mentions and subject.mentions[0].form is not MentionForm.STATE):
        return None
    place = scene.place_at(first)
    return place if place is not None and scene.after_preposition(place) is None else None


def _place_meant(scene: Scene, index: int, hit: Hit[Trigger]) -> PlaceMention | None:
    """The place that a pronoun takes up: "Doha, which X visited", "was in Cairo, where he had arrived (at it)"."""
    first = scene.sentence(index).first
    if hit.pronoun and scene.word(index - 1) in scene.words.relatives:
        named = scene.places_in(first, index - 1)
        return named[-1] if named and named[-1].last in (index - 1, index - 2) else None
    if scene.word(index + hit.length) not in scene.words.to_it:
        return None
    named = scene.places_in(first, index)
    return next((place for place in reversed(named) if scene.after_preposition(place) not in scene.words.of), None)


def _heading(scene: Scene, index: int, hit: Hit[Trigger], goal: int | None) -> tuple[int, Hit[Trigger]]:
    """The word that says where somebody goes: of "left Rome | heading for Malta" the participle."""
    last = index if goal is None else scene.cast.places[goal].first
    for position in range(index + hit.length, last):
        for found in scene.hits.get(position, ()):
            if found.value.form is Form.PARTICIPLE and found.value.meaning.kind is Kind.VISIT:
                return position, found
    return index, hit


def _turns_to(scene: Scene, verb: int) -> bool:
    """Whether a verb of setting out has what somebody says to another: "turned to Egypt with thanks"."""
    return any(
        hit.value.meaning.kind is Kind.STATEMENT and needs_met(scene, verb, verb + hit.length, hit.value.meaning)
        for hit in scene.hits[verb]
    )


def _abroad(scene: Scene, goal: int, subject: Subject, status: Status, verb: int) -> bool:
    """Whether a place lies in another country than the one for which somebody acts: if nobody is named, who was last.

    Of an international official any does, and of anybody else of whom that is not known where he is yet to go.
    """
    entities = subject.entities or _named_before(scene, verb)
    countries = {scene.cast.entities[entity].country for entity in entities}
    if None in countries:
        titles = (scene.cast.entities[entity].title or "" for entity in entities)
        offices = (fold(title).split(maxsplit=1)[0].removeprefix(ARTICLE) for title in titles if title)
        return status is Status.PLANNED or any(office in scene.words.envoys for office in offices)
    return bool(countries) and scene.cast.places[goal].country not in countries


def _named_before(scene: Scene, verb: int) -> tuple[int, ...]:
    """The person named last in front of a verb in its sentence."""
    for at in range(verb - 1, scene.sentence(verb).first - 1, -1):
        mention = scene.mention_over(at)
        if mention is not None and mention.form in PERSONS:
            return mention.entities
    return ()
