"""In what manner somebody speaks: the interview, document or post that the words around a verb name."""

from __future__ import annotations

from collections.abc import Iterator

from rules.actors import MentionForm
from rules.candidate import Candidate
from rules.lexicon import Hit
from rules.needs import bare
from rules.scene import Scene
from rules.ways import Way
from timeline.event import Kind, Occasion

_FRONT, _BEHIND = 12, 20  # tokens of the clause in which a way of speaking belongs to the verb
_PRESS = 8  # tokens behind "a talk" in which the press is named
_QUOTES = frozenset('«"“”')


def manner(scene: Scene, candidate: Candidate) -> Occasion | None:
    """The way of speaking that the clause of a statement's mention names; None where it names none."""
    own = candidate.hit.value.meaning.occasion or _named(scene, candidate.first, candidate)
    if own is not None:
        return own
    for index in _around(scene, candidate) if scene.ways else ():
        if index in scene.ways and (found := _named(scene, index, candidate)) is not None:
            return found
    if (taken_up := taken_up_by(scene, candidate.first, candidate.last)) is not None:
        return taken_up[1].occasion
    return Occasion.REMARKS if _to_the_press(scene, candidate) else None


def _around(scene: Scene, candidate: Candidate) -> Iterator[int]:
    """The tokens of the clause behind a trigger, then those in front of it, with what opens the sentence."""
    start, end = scene.clause(candidate.first), scene.clause_end(candidate.first)
    yield from range(candidate.last, min(end, candidate.last + _BEHIND))
    first = scene.sentence(candidate.first).first
    if start == candidate.first and not any(_reports(scene, index) for index in range(first, start)):
        start = first  # "In an interview with X, said"
    yield from range(candidate.first - 1, max(start, candidate.first - _FRONT) - 1, -1)


def _reports(scene: Scene, index: int) -> bool:
    return scene.is_verbal(index) and any(hit.value.meaning.kind is Kind.STATEMENT for hit in scene.hits[index])


def _named(scene: Scene, index: int, candidate: Candidate) -> Occasion | None:
    """The way of speaking named at a token, if it is how the statement is made."""
    hit = scene.ways.get(index)
    if hit is None:
        return None
    speaks = hit.value.document and index in (candidate.first, candidate.last) and not hit.proclitic.preposition
    if not (speaks or _by(scene, index, hit)):
        return None
    if hit.value.press and not press_behind(scene, index + hit.length):
        return None
    return hit.value.occasion


def _by(scene: Scene, index: int, hit: Hit[Way]) -> bool:
    """Whether the noun at a token stands behind a preposition that makes it the way of speaking."""
    before = index - 1
    while scene.word(before) in _QUOTES and scene.word(before):
        before -= 1
    word = scene.word(before).removeprefix("و")  # wa-
    return word in scene.words.by_way_of or word in hit.value.behind


def press_behind(scene: Scene, behind: int) -> bool:
    """Whether a newspaper, a channel or another word of the press follows behind a token, in what describes it."""
    for index in range(behind, min(behind + _PRESS, scene.sentence(behind - 1).last)):
        mention = scene.mention_at(index)
        if mention is not None and mention.form is MentionForm.OUTLET:
            return True
        if bare(scene.word(index)) in scene.words.ways.press:
            return True
        if scene.word(index) in scene.words.complementizers or (scene.is_verbal(index) and index > behind):
            return False  # a verb right behind it describes it: "a talk that X had with"
    return False


def taken_up_by(scene: Scene, first: int, last: int) -> tuple[int, Way] | None:
    """The way of speaking that "in it" behind a verb takes up, and its token: "issued a statement in which it said"."""
    if scene.word(last) not in scene.words.in_it:
        return None
    for index in range(first - 1, scene.sentence(first).first - 1, -1):
        hit = scene.ways.get(index)
        if hit is not None and (not hit.value.press or press_behind(scene, index + hit.length)):
            return index, hit.value
    return None


def _to_the_press(scene: Scene, candidate: Candidate) -> bool:
    """Whether the words are addressed to the press: "told reporters", "said to «Asharq»"."""
    ways = scene.words.ways
    for index in range(candidate.last, min(scene.clause_end(candidate.first), candidate.last + _BEHIND)):
        word, mention = scene.word(index), scene.mention_at(index)
        if mention is not None and mention.form is MentionForm.OUTLET:
            before = scene.word(index - 1 - (scene.word(index - 1) in _QUOTES))
            if before in ways.to_the_press or (
                scene.lead(mention) == "ل" and before.removeprefix("و") not in scene.words.issued
            ):
                return True
        elif (
            scene.word(index - 1) in ways.to_the_press or (word.startswith("لل") and "لل" in ways.to_the_press)
        ) and bare(word) in ways.press:
            return True
    return False
