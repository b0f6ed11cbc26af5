"""Which time and which place belong to which event mention.

The nearest trigger in front, in the same clause, takes them; where the clause has none in front, the nearest behind. A
relative clause without a trigger of its own speaks of the noun before it ("the meeting that was held yesterday"). What
stands in a reported clause never belongs to the reporting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rules.actors import PlaceMention
from rules.candidate import Candidate, is_outlet
from rules.scene import Scene
from rules.timefound import TimeFound
from timeline.event import Kind

_LOOSE = 3  # words that no rule knows between a trigger and its place


def attach_times(scene: Scene, found: Sequence[Candidate], dating: Sequence[TimeFound]) -> dict[int, TimeFound]:
    """The time expression of each candidate (by its index in `found`) that has one of its own."""
    taken: dict[int, TimeFound] = {}
    by_clause = _by_clause(scene, found)
    for time in dating:
        owner = _owner(scene, found, by_clause, time.first)
        if owner is None or not _reaches_back(scene, found[owner], time.first):
            continue
        for index, candidate in enumerate(found):
            if candidate.first == found[owner].first:  # a dual noun tells of two
                taken.setdefault(index, time)
    return taken


def attach_places(scene: Scene, found: Sequence[Candidate]) -> dict[int, PlaceMention]:
    """The place of each candidate (by its index in `found`) that has one of its own."""
    taken: dict[int, PlaceMention] = {}
    by_clause = _by_clause(scene, found)
    for index, candidate in enumerate(found):
        if candidate.goal is not None:
            taken[index] = scene.cast.places[candidate.goal]
    for place in scene.cast.places:
        named = next((index for index, item in enumerate(found) if item.last == place.first), None)
        if named is not None and found[named].is_noun and found[named].kind is Kind.MEETING and not scene.lead(place):
            taken.setdefault(named, place)  # "the Doha talks"
            continue
        if scene.after_preposition(place) not in scene.words.within:
            continue
        owner = _owner(scene, found, by_clause, place.first)
        if owner is None or found[owner].kind in (Kind.CALL, Kind.MESSAGE):
            continue
        behind = found[owner].first < place.first
        if (_reaches if behind else _reaches_back)(scene, found[owner], place.first):
            taken.setdefault(owner, place)
    return taken


def _reaches_back(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether the time or place at `first` can be that of a bare noun behind it.

    Only what opens the clause can ("yesterday in Rome, a meeting").
    """
    if candidate.first < first or not candidate.is_noun or candidate.carrier is not None:
        return True
    known = (
        scene.time_over(index) is not None
        or scene.place_at(index) is not None
        or not scene.word(index).isalpha()
        or scene.word(index) in scene.words.prepositions
        for index in range(scene.clause(candidate.first), candidate.first)
    )
    return all(known)


def _by_clause(scene: Scene, found: Sequence[Candidate]) -> Mapping[int, list[int]]:
    clauses: dict[int, list[int]] = {}
    for index, candidate in enumerate(found):
        clauses.setdefault(scene.clause(candidate.first), []).append(index)
    return clauses


def _owner(scene: Scene, found: Sequence[Candidate], by_clause: Mapping[int, list[int]], position: int) -> int | None:
    clause = scene.clause(position)
    here = by_clause.get(clause, [])
    before = [index for index in here if found[index].first < position]
    if before:
        return before[-1]
    if scene.word(clause) in scene.words.relatives:
        head = [index for index, candidate in enumerate(found) if clause - 4 <= candidate.last <= clause]
        if head and found[head[-1]].is_noun:
            return head[-1]
    if here:
        return here[0]
    opening = scene.sentence(position)
    if clause == opening.first and not any(scene.is_verb(index) for index in range(clause, position)):
        # "In Paris, …", "On Tuesday, …": what opens a sentence belongs to the first event that it tells
        return next((index for index, item in enumerate(found) if position < item.first < opening.last), None)
    return None


def _reaches(scene: Scene, candidate: Candidate, stop: int) -> bool:
    """Whether nothing foreign stands between a trigger and its place.

    Words that no rule knows may follow a noun directly ("long talks in"); behind a party or a verb they begin a topic.
    """
    loose, index = (_LOOSE if candidate.is_noun else 0), candidate.last
    while index < stop:
        mention, time, place = scene.mention_at(index), scene.time_over(index), scene.place_at(index)
        if mention is not None and candidate.kind is Kind.STATEMENT and not (
            is_outlet(mention) or candidate.entities & set(mention.entities)
        ):
            return False  # of whom or what somebody speaks
        if mention is not None or time is not None or place is not None:
            index = max(item.last for item in (mention, time, place) if item is not None)
            loose = 0
            continue
        word = scene.word(index)
        known = (
            word in scene.words.prepositions
            or word in scene.words.occasions
            or word in scene.words.auxiliaries
            or not word.isalpha()
            or len(word) < 2
            or scene.is_verb(index)
        )
        if not known:
            loose -= 1
            if loose < 0:
                return False
        index += 1
    return True
