"""Events that "another" tells of: "had a call with X, and another with Y", "got a letter from X, another from Y"."""

from __future__ import annotations

from attrs import evolve

from rules.candidate import Candidate, entities_of
from rules.clitics import AND
from rules.lexicon import Proclitic
from rules.parties import parties_of
from rules.scene import Scene
from timeline.event import Kind

_HELD = (Kind.CALL, Kind.MEETING, Kind.MESSAGE)
_AND = Proclitic(AND, AND)


def another(scene: Scene, candidate: Candidate) -> Candidate | None:
    """The further event of the same kind and by the same subject that "and another" tells of behind a noun."""
    verb = candidate.carrier
    if verb is None or verb > candidate.first or not candidate.is_noun or candidate.kind not in _HELD:
        return None
    end = scene.sentence(candidate.first).last
    words = scene.words.another
    if not scene.any_of(words, candidate.last, end):
        return None
    at = next(index for index in range(candidate.last, end) if scene.word(index) in words)
    if any(scene.is_verb(index) for index in range(candidate.last, at)):
        return None
    own = tuple(pair for pair in candidate.parties if pair[0] in candidate.subjects)
    roles = [role for entity, role in candidate.parties if entity not in candidate.subjects]
    found = parties_of(scene, at + 1, candidate.hit.value.meaning.partners, direct=False, through=False)
    others = entities_of(found.partners or found.givers or found.receivers)
    if not roles or not (own or candidate.dropped) or not any(scene.cast.entities[one].official for one in others):
        return None
    hit = evolve(candidate.hit, length=1, pronoun="", proclitic=_AND)
    parties = (*own, *((entity, roles[0]) for entity in others))
    return evolve(candidate, first=at, last=at + 1, hit=hit, parties=parties, definite=False, him="", whose="")
