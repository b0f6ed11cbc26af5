"""Reports of a meeting that go on, sentence by sentence, with what those who met said there."""

from __future__ import annotations

from collections import defaultdict

from rules.candidate import Candidate
from rules.governing import is_occasion
from rules.occasions import is_during, tie
from rules.scene import Scene
from rules.telling import Group, Told
from timeline.event import Kind, Status


def go_on(scene: Scene, told: Told) -> None:
    """Ties what a party says at the head of a sentence to the meeting of which the one before it tells.

    "During the meeting they discussed the pilgrimage. And the consul voiced his thanks." So it is of "the meeting
    dealt with", and of what is said of a partner: "met the head of the mission, who complained".
    """
    held: defaultdict[int, list[Group]] = defaultdict(list)  # by sentence
    for group, telling in told.values():
        noun = telling.candidate
        if group.kind is Kind.MEETING and noun.is_noun and noun.hit.proclitic.article and _is_account(scene, noun):
            held[noun.sentence].append(group)
    met: Group | None = None
    for group, telling in told.values():
        said, before = telling.candidate, met
        met = group if group.kind is Kind.MEETING and not said.is_noun else None
        free = telling.occasion is None and telling.when is None and telling.place is None
        free = free and telling.speech is None and telling.way is None and bool(telling.parties)
        if group.kind is not Kind.STATEMENT or said.is_noun or not free:
            continue
        here = [before] if before is not None and _describes(scene, said, before) else []
        opens = scene.opening(said.first)
        if said.first == opens or scene.any_of(scene.words.in_turn, opens, said.first):
            here += held[said.sentence - 1]
        for meeting in here:
            if set(telling.parties) <= set(meeting.parties) and meeting.status is Status.OCCURRED:
                tie(scene, group, telling, meeting)
                break


def _is_account(scene: Scene, noun: Candidate) -> bool:
    """Whether "the meeting" is that during which something was done, or what dealt with something."""
    before = scene.word(noun.first - 1)
    if is_occasion(scene, noun.first):
        return is_during(scene, noun) and before not in scene.words.at_the_end
    return noun.first - 1 == scene.opening(noun.first) and any(
        hit.value.meaning.kind is Kind.MEETING and hit.value.meaning.joined
        for hit in scene.hits.get(noun.first - 1, ())
    )


def _describes(scene: Scene, said: Candidate, meeting: Group) -> bool:
    """Whether a relative clause right behind the verb of a meeting says what its last partner said at it."""
    which = said.first - 1
    partner = scene.mention_over(which - 1)
    told = meeting.tellings[-1].candidate
    return (
        scene.word(which) in scene.words.relatives
        and partner is not None
        and partner.last == which
        and told.sentence == said.sentence
        and set(partner.entities) <= set(meeting.parties)
        and not told.first > said.first
    )
