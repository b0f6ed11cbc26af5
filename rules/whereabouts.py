"""Where an event was when the text names several places, or one place for several events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rules.actors import PlaceMention
from rules.candidate import Candidate
from rules.clitics import COMMAS
from rules.scene import Scene
from rules.triggers import Form
from timeline.event import Kind

_NAME = 6  # tokens of the name of a place


def finer(before: PlaceMention, place: PlaceMention, trigger: int) -> PlaceMention:
    """Of two places of one event, the first, but rather a city than a country.

    That is the country in which the city lies, or one in front of the trigger: "in Yemen, X met Y in Riyadh".
    """
    if before.coordinates is not None or place.coordinates is None:
        return before
    opening = before.first < trigger < place.first
    return place if opening or before.country == place.country else before


def names_paper(scene: Scene, candidate: Candidate, index: int, stop: int) -> bool:
    """Whether a word says what a paper is that was signed in a city: "a memorandum of understanding | in Amman"."""
    place = scene.place_at(stop)
    if candidate.kind is not Kind.AGREEMENT or place is None or place.coordinates is None:
        return False
    return any(
        hit.value.form is Form.NOUN and hit.value.meaning.kind is Kind.AGREEMENT
        for hit in scene.hits.get(index - 1, ())
    )


def where_told(scene: Scene, found: Sequence[Candidate], taken: dict[int, PlaceMention]) -> None:
    """Gives what is told behind "where" the place right in front of it: "came from Beirut, where he met"."""
    if scene.words.where.isdisjoint(scene.tokens.words):
        return
    for index, candidate in enumerate(found):
        clause = scene.clause(candidate.first)
        if index in taken or scene.word(clause) not in scene.words.where:
            continue
        end = clause - (scene.word(clause - 1) in COMMAS)
        place = next((place for place in scene.places_in(end - _NAME, end) if place.last == end), None)
        if place is not None:
            taken[index] = place


def share(found: Sequence[Candidate], taken: dict[int, PlaceMention]) -> None:
    """Gives the meetings that one trigger tells of the place of one of them, if no other has its own."""
    together: defaultdict[int, list[int]] = defaultdict(list)
    for index, candidate in enumerate(found):
        if candidate.kind is Kind.MEETING and not candidate.is_noun:
            together[candidate.first].append(index)
    for indices in together.values():
        places = {taken[index] for index in indices if index in taken}
        if len(places) == 1:
            (place,) = places
            taken.update((index, place) for index in indices)
