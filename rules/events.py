"""Events in a scene: each trigger that holds, before times are attached or mentions joined."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from rules.actors import MentionForm
from rules.another import another
from rules.candidate import Candidate
from rules.datelines import linked
from rules.governing import is_object, is_occasion
from rules.lexicon import Hit
from rules.nouns import noun
from rules.relayed import relayed
from rules.scene import Scene
from rules.triggers import MET, Form, Trigger
from rules.verbs import according_to, participle, verb
from timeline.event import Kind, Role

_HIS = ("ه", "ها")  # his, her
# who reads which form; a light verb only carries a noun
_READERS = {Form.PREPOSITION: according_to, Form.NOUN: noun, Form.PARTICIPLE: participle, Form.VERB: verb}
_ADJACENT = 5  # tokens between a name and the occasion behind it ("on the fringes of")


def candidates(scene: Scene) -> Iterator[Candidate]:
    """The event mentions of a scene, in order of their triggers."""
    found = sorted(_candidates(scene), key=_first)  # a verb may tell what the noun behind it names
    statement = Kind.STATEMENT
    carriers = {item.carrier for item in found if item.kind is not statement}
    found = [item for item in found if item.kind is not statement or item.first not in carriers]
    for position, candidate in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else None
        opens = position == 0 or found[position - 1].sentence != candidate.sentence
        candidate = _of_whom_is_spoken(scene, candidate)
        yield _looking_ahead(scene, candidate, following) if opens and following is not None else candidate


def _first(candidate: Candidate) -> int:
    return candidate.first


def _of_whom_is_spoken(scene: Scene, candidate: Candidate) -> Candidate:
    """An occasion with "his" right behind a name that is no object: "which X put forward during his meeting with Y"."""
    before = candidate.first - 1
    if not (candidate.dropped and candidate.whose in _HIS and is_occasion(scene, candidate.first)):
        return candidate
    while before > 0 and scene.mention_over(before) is None and candidate.first - before < _ADJACENT:
        before -= 1
    mention = scene.mention_over(before)
    if (
        mention is None
        or mention.form in (MentionForm.STATE, MentionForm.OUTLET)
        or len(mention.entities) != 1
        or mention.entities[0] in candidate.entities
        or scene.after_preposition(mention) is not None
        or scene.lead(mention)
        or (candidate.kind is not Kind.VISIT and is_object(scene, mention))
        or not all(
            _may_stand_between(scene, index) or (scene.time_over(index) is not None and not candidate.hit.pronoun)
            for index in range(mention.last, candidate.first)
        )
        or (candidate.whose == "ها" and not scene.may_be_feminine(mention.entities[0]))
    ):
        return candidate
    named = mention.entities
    parties = ((named[0], candidate.subject_role), *candidate.parties)
    return evolve(candidate, parties=parties, subjects=named, dropped=False)


def _may_stand_between(scene: Scene, index: int) -> bool:
    """Whether a token may stand between a name and the occasion that follows it."""
    word = scene.word(index)
    return word in "،,-" or word in scene.words.during or word in scene.words.after or word in scene.words.prepositions


def _brings(scene: Scene, candidate: Candidate) -> bool:
    """Whether the sentence opens "in a meeting that brought him together with"."""
    return bool(candidate.whose) and scene.word(candidate.first - 1) in scene.words.within


def _looking_ahead(scene: Scene, candidate: Candidate, following: Candidate) -> Candidate:
    """An occasion with "his" that opens the sentence whose subject he is: "after his meeting with Y, X said"."""
    named = following.subjects if following.sentence == candidate.sentence and not following.is_noun else ()
    if (
        len(named) != 1
        or named[0] in candidate.entities
        or candidate.whose not in ("", *_HIS)
        or not (
            candidate.dropped and (is_occasion(scene, candidate.first, candidate.kind) or _brings(scene, candidate))
        )
        or (candidate.whose == "ها" and not scene.may_be_feminine(named[0]))
    ):
        return candidate
    parties = ((named[0], candidate.subject_role), *candidate.parties)
    return evolve(candidate, parties=parties, subjects=named, dropped=False)


def _candidates(scene: Scene) -> Iterator[Candidate]:
    headline = linked(scene)
    for index in sorted(scene.hits):
        if index in headline:
            continue
        hits = scene.hits[index]
        for hit in hits if len(hits) == 1 else sorted(hits, key=_says_less):
            candidate = _read(scene, index, hit)
            if candidate is not None:
                yield from _each(scene, candidate)
                if (further := another(scene, candidate)) is not None:
                    yield further
                break


def _says_less(hit: Hit[Trigger]) -> bool:
    """Which reading is tried later: of a verb that admits or adopts, the one that asks for no "that"."""
    return "that" not in hit.value.meaning.needs


def _each(scene: Scene, candidate: Candidate) -> Iterator[Candidate]:
    """A dual noun with two partners tells of two events, and so does "separately": "two calls, to A and to B"."""
    if len(candidate.parties) < 2:
        yield candidate
        return
    subjects = candidate.subjects if candidate.kind is Kind.MEETING else ()
    partners = [
        (entity, role)
        for entity, role in candidate.parties
        if role is not candidate.subject_role or (subjects and entity not in subjects)
    ]
    senders = [pair for pair in partners if pair[1] is Role.SENDER]
    partners = senders if len(senders) > 1 else [pair for pair in partners if pair not in senders]
    if len(partners) < 2:
        yield candidate
        return
    first_word = candidate.hit.value.lemma.split()[0]
    dual = candidate.is_noun and first_word.endswith(("ين", "ان")) and len(candidate.hit.value.lemma) > 4
    apart = candidate.kind in MET and bool(candidate.subjects)
    end = scene.sentence(candidate.first).last
    apart = apart and (scene.any_of(scene.words.apart, candidate.last, end) or _one_then_another(scene, candidate, end))
    if not (dual and len(partners) == 2) and not apart:
        yield candidate
        return
    subject = tuple(pair for pair in candidate.parties if pair not in partners)
    for partner in partners:
        yield evolve(candidate, parties=(*subject, partner))


def _one_then_another(scene: Scene, candidate: Candidate, end: int) -> bool:
    """Whether somebody was met after the other: "met X, then Y"."""
    for index in range(candidate.last, end - 1):
        mention = scene.mention_at(index + 1) if scene.word(index) in scene.words.then else None
        if mention is not None and set(mention.entities) <= candidate.entities:
            return True
    return False


def _read(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    read = _READERS.get(hit.value.form)
    if read is None or hit.value.meaning.kind is None:
        return None
    if read is verb and "relayed" in hit.value.meaning.needs:
        return relayed(scene, index, hit)
    return read(scene, index, hit)
