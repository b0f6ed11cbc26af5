"""Words around a verb that take up what was just told: "in it", "during it", "at the end of it", "right after it"."""

from __future__ import annotations

from enum import Enum

from rules.candidate import Candidate
from rules.clitics import AND, COMMAS
from rules.needs import bare
from rules.scene import Scene
from timeline.event import Kind

_SAID = (Kind.STATEMENT, Kind.AGREEMENT)


class Hold(Enum):
    """How something is tied to the event that a pronoun takes up."""

    AT = "at it"
    END = "at the end of it"
    AFTER = "after it"


def takes_up(scene: Scene, candidate: Candidate) -> Hold | None:
    """How the words behind a verb, behind its subject or in front of it take up an event; None where none does.

    In front of the verb they open the clause: "at the end of it the council called for". What came after a meeting
    without being said or agreed may have been on another day.
    """
    hold = _found(scene, candidate)
    return None if hold is Hold.AFTER and candidate.kind not in _SAID else hold


def _found(scene: Scene, candidate: Candidate) -> Hold | None:
    behind = candidate.last if candidate.carrier is None else candidate.carrier + 1
    if scene.word(behind) in scene.words.in_it:
        return Hold.AT
    subject = scene.mention_over(behind)
    if subject is not None and set(subject.entities) <= set(candidate.subjects):
        behind = subject.last
    behind += bare(scene.word(behind)) in scene.words.ways.press  # "told reporters"
    hold = _told_by(scene, scene.word(behind)) or _told_by(scene, f"{scene.word(behind)} {scene.word(behind + 1)}")
    if hold is not None:
        return hold
    last = candidate.verb - (scene.word(candidate.verb - 1) in COMMAS)
    for first in (last - 1, last - 2):
        if scene.word(first).startswith(AND):
            return _told_by(scene, " ".join(map(scene.word, range(first, last))).removeprefix(AND))
    return None


def _told_by(scene: Scene, phrase: str) -> Hold | None:
    words = scene.words
    if phrase not in words.of_it:
        return None
    if phrase in words.in_it:
        return Hold.AT
    if phrase in words.at_its_end:
        return Hold.END
    return Hold.AFTER
