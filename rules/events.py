"""Events in a scene: each trigger that holds, before times are attached or mentions joined."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from rules.candidate import Candidate
from rules.lexicon import Hit
from rules.nouns import noun
from rules.scene import Scene
from rules.triggers import Form, Trigger
from rules.verbs import according_to, participle, verb


def candidates(scene: Scene) -> Iterator[Candidate]:
    """The event mentions of a scene, in order of their triggers."""
    for index in sorted(scene.hits):
        for hit in scene.hits[index]:
            candidate = _read(scene, index, hit)
            if candidate is not None:
                yield from _each(evolve(candidate, sentence=scene.sentence_index(index)))
                break


def _each(candidate: Candidate) -> Iterator[Candidate]:
    """A dual noun with two partners tells of two events: "two telephone calls, to A and to B"."""
    first_word = candidate.hit.value.lemma.split()[0]
    partners = [pair for pair in candidate.parties if pair[1] is not candidate.subject_role]
    dual = candidate.is_noun and first_word.endswith(("ين", "ان")) and len(candidate.hit.value.lemma) > 4
    if not dual or len(partners) != 2:
        yield candidate
        return
    subject = tuple(pair for pair in candidate.parties if pair not in partners)
    for partner in partners:
        yield evolve(candidate, parties=(*subject, partner))


def _read(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    trigger = hit.value
    if trigger.form is Form.LIGHT or trigger.meaning.kind is None:
        return None
    if trigger.form is Form.PREPOSITION:
        return according_to(scene, index, hit)
    if trigger.form is Form.NOUN:
        return noun(scene, index, hit)
    if trigger.form is Form.PARTICIPLE:
        return participle(scene, index, hit)
    return verb(scene, index, hit)
