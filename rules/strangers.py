"""Occasions of which nobody known is a party: matches of clubs, interviews with newspapers, private crowds."""

from __future__ import annotations

from collections.abc import Iterable

from rules.candidate import is_outlet
from rules.carriers import light_hit, light_meaning
from rules.clitics import ARTICLE
from rules.needs import bare
from rules.scene import Scene


def gathers_strangers(scene: Scene, index: int, carrier: int) -> bool:
    """Whether nobody known is brought together: "the match that brought the two clubs together"."""
    whom = carrier + 1
    gathers = carrier > index and light_meaning(scene, carrier).object and not light_hit(scene, carrier).pronoun
    return gathers and scene.word(whom).startswith(ARTICLE) and scene.mention_at(whom) is None


def of_strangers(scene: Scene, behind: int) -> bool:
    """Whether the definite noun that completes a bare one names no actor: "the match of the two clubs"."""
    known = (scene.mention_over(behind), scene.place_at(behind), scene.time_over(behind), scene.hits.get(behind))
    return scene.word(behind).startswith(ARTICLE) and not any(known)


def has_official(scene: Scene, entities: Iterable[int]) -> bool:
    """Whether any of these entities acts for a state or a body that news takes for one."""
    return any(scene.cast.entities[entity].official for entity in entities)


def with_partner(scene: Scene, behind: int, partners: tuple[str, ...]) -> bool:
    """Whether an official partner is named right behind a noun: "in a call with X"."""
    mention = scene.mention_at(behind + (scene.word(behind) in partners))
    return mention is not None and mention.official and scene.after_preposition(mention) in partners


def with_outlet(scene: Scene, behind: int) -> bool:
    """Whether the partner is a newspaper or channel."""
    for position in range(behind, behind + 4):
        if scene.word(position) in scene.words.along:
            mention = scene.mention_at(position + 1) or scene.mention_at(position + 2)
            if bare(scene.word(position + 1)) in scene.words.ways.press:
                return mention is None or not mention.official  # "a meeting with journalists", not the atomic agency
            return mention is not None and is_outlet(mention)
    return False
