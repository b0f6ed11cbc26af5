"""Visits told by a noun: whose they are, and where they lead."""

from __future__ import annotations

from attrs import evolve

from rules.candidate import Candidate, candidate_of, is_official
from rules.carriers import light_meaning
from rules.departures import departure
from rules.governing import is_occasion, just_before, told_by, visitor_of
from rules.lexicon import Hit
from rules.needs import goal_of
from rules.parties import Parties
from rules.roles import Found, Subject, listed
from rules.scene import Scene
from rules.status import is_postponed, near, verb_status
from rules.triggers import Trigger
from timeline.event import Role, Status


def visit(
    scene: Scene, index: int, hit: Hit[Trigger], status: Status, subject: Subject, definite: bool, carrier: int | None
) -> Candidate | None:
    """The visit that a noun tells of, carried by the light verb at `carrier` if there is one."""
    meaning, behind = hit.value.meaning, index + hit.length
    owned = scene.place_at(behind) is None and not (
        hit.proclitic.article or hit.pronoun
    )  # "the visit", "his visit" have none
    owner = scene.mention_at(behind) if owned else None
    visitor = subject
    if not subject.mentions and owner is not None and scene.after_preposition(owner) is None:
        visitor = Subject(Found.NAMED, (owner,))
    attending = definite and carrier is not None and light_meaning(scene, carrier).subject == "attendee"
    if attending and (along := scene.mention_at(behind)) is not None and scene.after_preposition(along) is None:
        companions = listed(scene, along)  # "the minister was accompanied, on the visit, by X and Y"
        visitor = Subject(Found.NAMED, companions, companions[-1].last)
    goal = goal_of(scene, behind, index, meaning, direct=not hit.proclitic.article)
    if goal is None and carrier is not None and carrier > index:
        goal = goal_of(scene, carrier + 1, carrier, meaning)  # "the visit that X paid to"
    alone = not (visitor.mentions or hit.pronoun or definite) and carrier is None
    left = departure(scene, index) if alone else None
    if left is not None:
        visitor, goal = left.subject, left.place if goal is None else goal
    elif alone and goal is not None:
        visitor = visitor_of(scene, index, behind)
    intends = None if visitor.mentions or goal is None or carrier is not None else just_before(scene, index)
    if intends is not None and near(scene, index, scene.words.planned, index - scene.clause(index)):
        visitor, status = Subject(Found.NAMED, (intends,)), Status.PLANNED  # "X intends to visit Y"
    told = told_by(scene, index) if carrier is None else None
    if told is not None:
        status = verb_status(scene, *told) or status
    if "visitor" in meaning.needs and not (visitor.mentions or hit.pronoun):
        return None
    if "goal" in meaning.needs and goal is None:
        if hit.pronoun and is_occasion(scene, index):  # "after his arrival"
            return evolve(candidate_of(scene, index, hit, status, visitor, Parties(), role=Role.VISITOR), silent=True)
        return None
    if visitor.mentions and not is_official(scene, visitor):
        return None
    if not visitor.mentions and not hit.pronoun and not definite and goal is None:
        return None
    candidate = candidate_of(
        scene,
        index,
        hit,
        status,
        visitor,
        Parties(),
        role=Role.VISITOR,
        goal=goal,
        anaphoric=not visitor.mentions and definite,
        carrier=carrier,
    )
    postponed = "goal" not in meaning.needs and is_postponed(scene, index, carrier)
    return evolve(
        candidate,
        attending=attending,
        definite=definite or bool(hit.pronoun),
        postponed=postponed,
        left=None if left is None else left.verb,
    )
