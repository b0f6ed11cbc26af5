"""Occasions whose day is not that of what is told with them: ends of visits, what is planned before a summit."""

from __future__ import annotations

from rules.scene import Scene
from rules.telling import Group, Telling
from timeline.event import Kind, Status


def is_undated_end(scene: Scene, visit: Group, first: int) -> bool:
    """Whether the noun at a token speaks of the end of a visit of which only the arrival is dated."""
    words = scene.words
    if visit.kind is not Kind.VISIT or scene.word(first - 1) not in words.at_the_end:
        return False
    dated = [telling.candidate for telling in visit.tellings if telling.when is not None]
    return bool(dated) and all(
        any(hit.value.lemma in words.begins for hit in scene.hits.get(one.verb, ())) for one in dated
    )


def is_another_day(scene: Scene, occasion: Group, telling: Telling, first: int) -> bool:
    """Whether what is told was on another day than the occasion named at a token.

    So it was at the end of a visit of which the arrival is dated, or is to be some time before what is planned.
    """
    ahead = scene.word(first - 1) in scene.words.ceremonies.lists["before"]
    return (ahead and telling.candidate.status is Status.PLANNED) or is_undated_end(scene, occasion, first)
