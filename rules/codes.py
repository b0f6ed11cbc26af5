"""CAMEO codes (1.1b3): by what is said, and by when, where and through whom parties come together."""

from __future__ import annotations

from rules.scene import Scene
from rules.telling import Group
from timeline.event import Kind, Status

_SAY, _INTEND_TO_MEET, _MEET_IN_A_THIRD_PLACE, _MEDIATE = "010", "036", "044", "045"


def cameo(scene: Scene, group: Group) -> str:
    """The code of an event: the trigger's, unless its circumstances or a further mention say more.

    A statement has the code of the first mention that says what sort of statement it is, as "accused" does and "said"
    does not. Parties come together elsewhere than in the country of one of them only where all countries are known.
    """
    codes = [telling.candidate.hit.value.meaning.cameo for telling in group.tellings]
    if group.kind is Kind.STATEMENT:
        return next((code for code in codes if code != _SAY), _SAY)
    if group.kind is not Kind.MEETING:
        return codes[0]
    if group.status is Status.PLANNED:
        return _INTEND_TO_MEET
    if _mediated(scene, group):
        return _MEDIATE
    countries = {scene.cast.entities[entity].country for entity in group.parties}
    known = len(countries) > 1 and None not in countries and group.place is not None and group.place.country is not None
    if codes[0] == "040" and known and group.place is not None and group.place.country not in countries:
        return _MEET_IN_A_THIRD_PLACE
    return codes[0]


def _mediated(scene: Scene, group: Group) -> bool:
    """Whether the clause of a mention says "through the mediation of", "under the auspices of"."""
    return any(
        scene.any_of(scene.words.mediating, telling.candidate.last, scene.clause_end(telling.candidate.first))
        for telling in group.tellings
    )
