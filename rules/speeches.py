"""Before whom somebody spoke in a speech of his: at the gathering or session of which the text has just told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rules.beside import in_front
from rules.candidate import Candidate
from rules.gatherings import Naming, named_at
from rules.needs import bare
from rules.scene import Scene
from rules.telling import Gathering, Group, Told
from rules.text import fold
from timeline.event import Kind, Status

_HEARD = 2  # sentences back in which those who heard a speech met the speaker, or the conference is told of
_HELD = frozenset(("ceremony", "opening", "conference", "session"))  # what gatherings at which people speak are called


def addressed(
    scene: Scene,
    found: Sequence[Candidate],
    gatherings: Sequence[tuple[Naming, Gathering]],
    naming: Naming,
    target: Candidate,
    told: Told,
) -> Gathering | None:
    """The gathering just told of, or at which the one before him spoke, where somebody spoke in his own speech."""
    if (met := _audience(scene, found, naming, target, told)) is not None:
        return _at(met)
    first = scene.sentence(naming.first).first
    before = scene.sentence(first - 1).first if first else first
    earlier = bisect_left(gatherings, first, key=named_at) if naming.opening else 0
    for other, gathering in in_front(gatherings, earlier):
        if not other.own:
            return gathering if other.first >= before else None
    for candidate in in_front(found, bisect_left(found, target.first, key=_first)):
        if candidate.first < before:
            break
        address = "given" in candidate.hit.value.meaning.needs  # another's speech
        if candidate.kind is Kind.STATEMENT and candidate.first in told and not address:
            telling = told[candidate.first][1]
            occasion = telling.occasion if telling.at_it else None
            if isinstance(occasion, Gathering) and not occasion.own:
                return occasion
            if occasion is not None and occasion.kind is Kind.MEETING:
                return _at(occasion)
    return held_before(scene, found, gatherings, naming, target, told)


def held_before(
    scene: Scene,
    found: Sequence[Candidate],
    gatherings: Sequence[tuple[Naming, Gathering]],
    naming: Naming,
    target: Candidate,
    told: Told,
) -> Gathering | None:
    """The dated gathering or session told of last: "the conference opened yesterday. X said in his speech".

    Of "X gave a speech" only where the sentence before tells of it.
    """
    if not _is_to_those_there(scene, naming):
        return None
    lowest, nearest, last = target.sentence - (_HEARD if naming.definite else 1), None, -1
    for other, gathering in in_front(gatherings, bisect_left(gatherings, naming.first, key=named_at)):
        if scene.sentence_index(other.first) < lowest or other.press:
            break
        if not (other.own or other.verb) and gathering.called in _HELD:
            nearest, last = gathering, other.first
            break
    for candidate in in_front(found, bisect_left(found, target.first, key=_first)):
        if candidate.sentence < lowest or candidate.first <= last:
            break
        group = told[candidate.first][0] if candidate.first in told else None
        if group is not None and group.kind is Kind.MEETING and candidate.is_noun:
            nearest, last = _at(group), candidate.first
            break
    return None if nearest is None or _is_told_of(scene, last, target) else nearest


def _is_to_those_there(scene: Scene, naming: Naming) -> bool:
    """Whether a speech is not said to have been made to others: "to the nation", "before parliament"."""
    lists, word = scene.words.ceremonies.lists, scene.word(naming.last)
    if word in lists["facing"]:
        return bare(scene.word(naming.last + 1)) in lists["those_there"]
    return not (naming.nouns & lists["addresses"] or word in scene.words.to or word.startswith("ل"))


def _is_told_of(scene: Scene, index: int, target: Candidate) -> bool:
    """Whether what stands at a token is only spoken of, or recalled: "said that the conference", "had been held"."""
    words, first = scene.words, scene.sentence(index).first
    recalled = first != scene.sentence(target.first).first and scene.any_of(words.had, first, index)
    return recalled or scene.word(scene.clause(index)) in words.complementizers


def _audience(scene: Scene, found: Sequence[Candidate], naming: Naming, target: Candidate, told: Told) -> Group | None:
    """The meeting just told of with those to whom a speech was made: "in his speech to the ambassadors"."""
    if scene.word(naming.last) not in scene.words.ceremonies.lists["facing"]:
        return None
    heard, speakers = bare(scene.word(naming.last + 1)), set(told[target.first][1].subjects)
    for candidate in in_front(found, bisect_left(found, target.first, key=_first)):
        if candidate.sentence < target.sentence - _HEARD:
            return None
        group = told[candidate.first][0] if candidate.first in told else None
        if group is None or group.kind is not Kind.MEETING or not speakers & group.parties.keys():
            continue
        others = (scene.cast.entities[entity].name for entity in group.parties if entity not in speakers)
        if any(bare(fold(name).split()[0]) == heard for name in others):
            return group
    return None


def _at(met: Group) -> Gathering:
    return Gathering(Kind.MEETING, Status.OCCURRED, {}, event=met)


def _first(candidate: Candidate) -> int:
    return candidate.first
