"""Who leaves at the end of a visit: "X left Riyadh yesterday after a visit to the Kingdom"."""

from __future__ import annotations

from attrs import frozen

from rules.clitics import AND
from rules.phrase import PERSONS
from rules.roles import Found, Subject, listed, subject_of
from rules.scene import Scene

_REACH = 30  # tokens between the verb and the visit


@frozen
class Departure:
    """Who left, at which verb, and the index of the place that was left, if that is told."""

    verb: int
    subject: Subject
    place: int | None = None


def departure(scene: Scene, noun: int) -> Departure | None:
    """The departure behind which the visit at a token is told: "after a visit", "at the end of a visit"."""
    if scene.word(noun - 1) not in scene.words.after and scene.word(noun - 1) not in scene.words.ending:
        return None
    first = max(scene.sentence(noun).first, noun - _REACH)
    departs = scene.words.departs
    verb = next((at for at in range(noun - 2, first - 1, -1) if scene.word(at).removeprefix(AND) in departs), None)
    if verb is None:
        return None
    named = filter(None, map(scene.mention_at, range(verb + 1, noun)))
    who = next((one for one in named if one.form in PERSONS and scene.after_preposition(one) is None), None)
    if who is not None:
        subject = Subject(Found.NAMED, listed(scene, who))
    else:
        subject = subject_of(scene, verb, verb + 1, conjoined=scene.word(verb).startswith(AND))
    if subject.found is not Found.NAMED:
        return None
    places = filter(None, map(scene.place_at, range(verb + 1, noun)))
    left = next((place for place in places if scene.after_preposition(place) is None), None)
    return Departure(verb, subject, None if left is None else scene.place_index(left))
