"""Statements that an agency or a paper relays: "the agency quoted the minister as saying", "quoted from him that"."""

from __future__ import annotations

from attrs import evolve

from rules.candidate import Candidate, candidate_of, is_outlet
from rules.clitics import ARTICLE
from rules.conjugation import Inflection, Tense
from rules.lexicon import Hit
from rules.parties import Parties
from rules.quotations import MARKS
from rules.roles import Found, Subject
from rules.scene import Scene
from rules.triggers import Trigger
from timeline.event import Role, Status

_AGENCY = 8  # tokens of the name of an agency or a paper
_ASIDE = 4  # tokens of when and where between whoever is quoted and what he says


def relayed(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The statement of whoever is quoted behind "from"; None where a noun of saying tells of it, or nobody official."""
    if hit.pronoun or hit.value.inflection.person == 1 or scene.word(index - 1) in scene.words.prepositions:
        return None
    at = _source(scene, index + hit.length)
    if at is None:
        return None
    if scene.word(at) in scene.words.from_him_told:
        subject, behind = Subject(Found.DROPPED), _behind_agency(scene, at + 1)
    else:
        mention = scene.mention_at(at + 1)
        if mention is None or not mention.official or is_outlet(mention):
            return None
        subject, behind = Subject(Found.NAMED, (mention,), mention.last), mention.last
    if not _says(scene, behind):
        return None
    # the verb agrees with the agency, not with whoever is quoted
    said = evolve(hit, value=evolve(hit.value, inflection=Inflection(Tense.PAST)))
    return candidate_of(scene, index, said, Status.OCCURRED, subject, Parties(), role=Role.SPEAKER)


def _source(scene: Scene, behind: int) -> int | None:
    """The token of "from" behind the name of an agency."""
    for at in range(behind, min(behind + _AGENCY, scene.sentence(behind - 1).last)):
        if scene.word(at) in scene.words.about or scene.word(at) in scene.words.from_him_told:
            return at
        if scene.is_verb(at) or scene.word(at) in scene.words.complementizers or scene.word(at) in scene.words.to:
            return None
    return None


def _behind_agency(scene: Scene, behind: int) -> int:
    """The token behind the agency that is named behind "from him"."""
    agency = scene.mention_at(behind)
    if agency is not None and is_outlet(agency):
        return agency.last
    return behind + scene.word(behind).startswith(ARTICLE)


def _says(scene: Scene, behind: int) -> bool:
    """Whether "that" or a quotation follows, with nothing but when and where before it."""
    for at in range(behind, min(behind + _ASIDE, scene.sentence(behind - 1).last)):
        word = scene.word(at)
        if word in scene.words.complementizers or word == ":" or word in MARKS:
            return True
        known = scene.time_over(at) or scene.place_at(at) or word in scene.words.within or not word.isalpha()
        if not known:
            return False
    return False
