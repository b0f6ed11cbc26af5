"""Who speaks for whom: a spokesman for his institution, so that both make one statement."""

from __future__ import annotations

from rules.actors import Entity
from rules.scene import Scene
from rules.text import fold
from rules.vocabulary import ARTICLE

_FOR_THE = "لل"  # lil-


def speaks_for(scene: Scene, person: Entity, body: Entity) -> bool:
    """Whether a person is the spokesman of an institution or a state: "its spokesman", "the spokesman of the ministry".

    A minister is not taken for the voice of his ministry: what a ministry tells of its minister is often another
    statement of his.
    """
    if person.kind not in ("person", "office") or body.kind not in ("institution", "state"):
        return False
    title = fold(person.title or person.name)
    words, name = title.split(), fold(body.name)
    if words[0].removeprefix(ARTICLE) not in scene.words.spokesmen:
        return False
    if any(word in scene.words.on_behalf for word in words) or name in title:
        return True
    if name.startswith(ARTICLE) and _FOR_THE + name.removeprefix(ARTICLE) in title:
        return True
    same_country = person.country is not None and person.country == body.country
    return same_country and (body.kind == "state" or any(word in name.split() for word in words[1:]))
