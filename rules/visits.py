"""Visits of which only the beginning is dated: what is done at their end was done on another day."""

from __future__ import annotations

from rules.scene import Scene
from rules.telling import Group
from timeline.event import Kind


def is_undated_end(scene: Scene, visit: Group, first: int) -> bool:
    """Whether the noun at a token speaks of the end of a visit of which only the arrival is dated."""
    words = scene.words
    if visit.kind is not Kind.VISIT or scene.word(first - 1) not in words.at_the_end:
        return False
    dated = [telling.candidate for telling in visit.tellings if telling.when is not None]
    return bool(dated) and all(
        any(hit.value.lemma in words.begins for hit in scene.hits.get(one.verb, ())) for one in dated
    )
