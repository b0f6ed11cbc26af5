"""What was said "when they met": a clause of time tells of the meeting at which the one in front of it was."""

from __future__ import annotations

from rules.candidate import Candidate
from rules.occasions import tie
from rules.scene import Scene
from rules.telling import Group, Telling, Told
from rules.triggers import MET
from timeline.event import Kind, Status


def is_when(scene: Scene, candidate: Candidate) -> bool:
    """Whether "when" stands right in front of the verb of a candidate."""
    return not candidate.is_noun and scene.word(candidate.first - 1) in scene.words.when


def tie_when(scene: Scene, told: Told) -> None:
    """Ties what somebody said to the meeting or call of a clause behind it: "said, when he met Y yesterday, that"."""
    before: tuple[Group, Telling] | None = None
    for group, telling in told.values():
        candidate = telling.candidate
        if group.kind in MET and is_when(scene, candidate) and before is not None:
            said = before[1]
            here = said.candidate.sentence == candidate.sentence and set(said.parties) <= set(group.parties)
            free = said.when is None and said.occasion is None
            if here and free and said.parties and group.status is Status.OCCURRED:
                tie(scene, before[0], said, group)
        before = (group, telling) if group.kind is Kind.STATEMENT else None
