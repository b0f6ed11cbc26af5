"""Events told by nouns: with their light verb, their owner, or as the occasion of something else."""

from __future__ import annotations

from attrs import evolve

from rules.actors import Mention, MentionForm
from rules.agreements import (
    concluded,
    is_deed,
    is_reached,
    is_result,
    is_what_is_done,
    matter_behind,
    reachers,
    signing,
    with_agents,
)
from rules.attendees import chaired, is_in_it, with_present
from rules.candidate import (
    Candidate,
    candidate_of,
    entities_of,
    is_both,
    is_named,
    is_official,
    is_outlet,
    with_guest,
    with_him,
)
from rules.carriers import (
    acts,
    carrier_of,
    carrier_subject,
    gathered,
    host_behind,
    hosting_place,
    is_light,
    is_passive_too,
    light_hit,
    light_meaning,
    takes_object,
)
from rules.clitics import ARTICLE
from rules.governing import bearer, callers, governed, guest, is_occasion, just_before, sitter
from rules.letters import letter, presented
from rules.lexicon import Hit
from rules.partaking import his_share, holder_of, joins
from rules.parties import Parties, attending_ahead, crowd_behind, parties_of, with_attending
from rules.phrase import PERSONS
from rules.receptions import hosts_behind
from rules.roles import DROPPED, NAMED, OUTLET, STRANGER, THEY, Subject, listed, subject_of
from rules.scene import Scene
from rules.sittings import is_another, is_party, is_sitting, is_told_before
from rules.status import is_cancelled, is_decided, is_denied, is_postponed, is_purpose, is_to_be_held, near, noun_status
from rules.strangers import gathers_strangers, has_official, of_strangers, with_outlet, with_partner
from rules.triggers import Trigger
from rules.utterances import utterance
from rules.visits import visit
from timeline.event import Kind, Role, Status

_ACCUSATIVE = "ا"  # -an
_WITH = "ب"  # bi-
_NEAR = 12  # tokens between a light verb and its noun


def noun(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The event that a noun tells of, or None where it names no occasion."""
    meaning, behind = hit.value.meaning, index + hit.length
    if meaning.kind is Kind.STATEMENT:
        return utterance(scene, index, hit)
    if meaning.kind is Kind.MESSAGE:
        return presented(scene, index, hit) if "paper" in meaning.needs else letter(scene, index, hit)
    if "signed" in meaning.needs:
        return concluded(scene, index, hit)
    definite = hit.proclitic.article or scene.word(index).startswith(ARTICLE)
    meeting, visiting = meaning.kind is Kind.MEETING, meaning.kind is Kind.VISIT
    agreement, call = meaning.kind is Kind.AGREEMENT, meaning.kind is Kind.CALL
    if near(scene, index, scene.words.generic, 1 if definite else 3) and not is_denied(scene, index):
        return None
    if meeting and scene.word(behind).removeprefix(ARTICLE) in scene.words.journalistic:
        return None  # a press conference
    if (meeting or visiting) and is_cancelled(scene, index, behind):
        return None
    if "actors" in meaning.needs and (is_party(scene, index) or (not definite and of_strangers(scene, behind))):
        return None
    led = hit.proclitic.preposition == "ل" and not hit.proclitic.article and visiting
    scheduled = led and _is_scheduled_for(scene, index, behind)
    if led and not scheduled and not (just_before(scene, index) and is_purpose(scene, index, hit)):
        return None  # "an invitation to visit", not "X prepares to visit"
    if agreement and not meaning.light:
        if not signing(scene, index, hit):
            return None
        behind = matter_behind(scene, behind)
    decided = meeting and is_decided(scene, index)
    carrier = None if decided else carrier_of(scene, index, index + hit.length, meaning)
    apart = scene.word(index - 1) in scene.words.after or (hit.pronoun and _is_apart(scene, index))
    if carrier is not None and carrier < index - 1 and apart:  # not "that a meeting followed"
        carrier = None
    if "a round" in meaning.needs and scene.word(behind) in scene.words.of:
        return None  # of games, of elections
    sits = "sitting" not in meaning.needs or (carrier is not None and is_sitting(scene, index, hit))
    if not sits and not is_told_before(scene, index, hit):
        return None
    came = agreement and scene.word(index - 1) in scene.words.came  # "the agreement came during"
    reached = agreement and carrier is None
    reached = reached and ((came and definite) or is_reached(scene, index) or is_deed(scene, index, hit))
    alone = bool(meaning.light) and carrier is None and not reached  # no verb carries it
    if alone and not meaning.echo:
        return None
    acting = meaning.echo and definite and scene.is_verb(behind)  # "the conference will discuss"
    at = is_occasion(scene, index, meaning.kind)
    taken_up = definite and (came or acting or at)
    joining = joins(scene, index) if carrier is None or carrier > index else None
    movable = meeting or (visiting and "goal" not in meaning.needs)
    postponed = movable and scene.word(index - 1) not in scene.words.to and is_postponed(scene, index, carrier)
    body = sitter(scene, index, behind) if meeting and carrier is None else None
    sitting = body is not None and (meaning.echo or (not definite and hit.value.lemma in scene.words.sessions))
    known = decided or taken_up or postponed or sitting or joining is not None
    if alone and not (known or is_to_be_held(scene, index)):
        return None
    bears = "" if carrier is None else light_meaning(scene, carrier).subject  # what the subject of the verb is
    impersonal = carrier is not None and carrier < index and bears == "event"
    result = agreement and carrier is not None and is_result(scene, carrier)
    if agreement and impersonal and not (result or is_what_is_done(scene, index, hit)):
        return None
    if "occasion" in meaning.needs and not (at and (hit.pronoun or with_partner(scene, behind, meaning.partners))):
        return None
    if "described" in meaning.needs and (carrier is None or carrier < index):
        return None  # not "which took place", but "there was"
    if with_outlet(scene, behind) or (hit.pronoun and crowd_behind(scene, behind) is False):
        return None  # an interview; "during his reception of a group of"
    scheduled = scheduled or postponed or decided
    status = Status.PLANNED if scheduled else noun_status(scene, index, hit, carrier)
    if status is None or (result and status is not Status.OCCURRED):
        return None
    if status is Status.DENIED and agreement:
        return None  # "they reached no agreement"
    subject = carrier_subject(scene, carrier, index) if carrier is not None else Subject(DROPPED)
    late: tuple[Mention, ...] = ()
    owned = scene.mention_at(behind) is not None or scene.word(behind) in meaning.partners
    if bears == "attendee" and carrier is not None and carrier > index and owned and is_official(scene, subject):
        late, subject, carrier = subject.mentions, Subject(DROPPED), None  # "X's meeting with Y, which Z attends"
    stranger = subject.found in (STRANGER, OUTLET)  # somebody, but nobody of whom was spoken
    if stranger and hit.pronoun and subject.last == carrier:
        return None  # "the dialogue will resume its sessions"
    if subject.found is OUTLET and meeting:
        return None  # "the channel had an interview with"
    if stranger:
        subject = Subject(DROPPED)
    purpose = carrier is None and meeting and is_purpose(scene, index, hit)
    described = carrier is None or (carrier > index and not subject.mentions and meeting)
    goes = (
        carrier is not None and described and not hit.pronoun and is_purpose(scene, index, hit)
    )  # "… to take part in"
    if decided:
        who = just_before(scene, index - 1)
        subject = Subject(DROPPED) if who is None else Subject(NAMED, (who,))
    elif sitting and body is not None:
        subject = Subject(NAMED, (body,))
    elif reached and (who_reached := reachers(scene, index)):
        subject = Subject(NAMED, who_reached, who_reached[-1].last)
    elif purpose and (aims := just_before(scene, index)) is not None and aims.form is not MentionForm.STATE:
        subject = Subject(NAMED, (aims,))  # "X prepares to meet Y"
    elif described and not hit.pronoun and not purpose:
        land = scene.place_at(behind) is not None and not agreement
        owner = None if land else scene.mention_at(behind)
        whom = owner is not None and owner.form is MentionForm.COUNTERPART  # "after meeting his counterpart"
        if owner is not None and not (definite or whom or is_outlet(owner)) and scene.after_preposition(owner) is None:
            owners = listed(scene, owner) if agreement else (owner,)
            subject = Subject(NAMED, owners, owners[-1].last)
    if joining is not None and joining.found is NAMED:
        found = candidate_of(scene, index, hit, status, joining, Parties(), anaphoric=True)
        return evolve(found, attending=True, attends=True)
    joint = bool(subject.mentions) and is_both(scene, subject.mentions[0])
    they = subject if joint or subject.found is THEY else None
    if they is not None:  # "the meeting of the four ministers"
        subject = Subject(DROPPED, last=subject.last)
    skip = subject.last if subject.last > behind else 0
    if carrier is not None and carrier > index:
        behind = carrier + 1
    ahead = carrier is None or (carrier < index and meeting)  # "the Doha talks"
    if ahead and (place := scene.place_at(behind)) is not None and not scene.lead(place):
        skip = place.last  # "the Doha talks"
    held = carrier is not None and carrier > index and bool(light_hit(scene, carrier).pronoun)
    bare_party = (not definite or (carrier is not None and takes_object(scene, carrier))) and not held
    close = (meeting or agreement) and not hit.pronoun and (carrier is None or not definite)
    partners = meaning.partners
    if hit.proclitic.article and carrier is None and scene.any_of(scene.words.welcomed, max(index - _NEAR, 0), index):
        partners = tuple([word for word in partners if word != _WITH])  # "welcomed, at the meeting, the ambassador"
    parties = parties_of(scene, behind, partners, direct=bare_party, skip=skip, through=False, close=close)
    if carrier is not None and carrier < index:
        met = parties_of(scene, carrier + 1, meaning.partners, direct=False, through=False)
        parties = parties.behind(met)
        if there := attending_ahead(scene, carrier):
            parties = evolve(parties, attending=(*there, *parties.attending))
    if agreement or meeting:
        parties = with_agents(scene, parties)
    if meeting and carrier is not None and carrier < index:
        if chaired(scene, carrier) in subject.mentions:
            subject = Subject(DROPPED)
        parties = with_present(scene, carrier, index + hit.length, subject, parties)
    sides = next((mention for mention in parties.partners if is_both(scene, mention)), None)
    if they is None and sides is not None and carrier is not None and not subject.mentions:
        they = Subject(THEY, (sides,))  # "talks between the two sides"
    whose = hit.pronoun or (his_share(scene, index) if joining is not None and not joining.mentions else "")
    if whose and not hit.pronoun and subject.found is NAMED and carrier is None:
        parties = evolve(parties, attending=(*subject.mentions, *parties.attending))
        subject = Subject(DROPPED, last=subject.last)  # "his participation in the meeting of the council"
    if carrier is not None and carrier > index and light_meaning(scene, carrier).object:
        whose = whose or light_hit(scene, carrier).pronoun  # "talks that brought him together with"
    topic = meeting and meaning.anaphoric
    if topic:
        parties = Parties()  # "the ties with X were discussed"
    elif meeting and (together := gathered(scene, behind, definite=definite)) is not None:
        parties = parties_of(scene, together + 1, meaning.partners, direct=True)
        whose = whose or light_hit(scene, together).pronoun
    elif meeting:
        gathering = tuple([mention for mention in parties.receivers if _gathers(scene, mention)])
        if gathering:
            parties = evolve(parties, partners=(*parties.partners, *gathering))
    if carrier is not None and carrier < index and (holder := holder_of(scene, behind)) is not None:
        parties = evolve(parties, attending=(*parties.attending, *holder.mentions))
    if meeting and not (topic or parties.attending):
        parties = with_attending(scene, parties, parties.last)
    if late:
        parties = evolve(parties, attending=(*parties.attending, *late))
    if welcoming := hosts_behind(scene, index, max(behind, subject.last)):
        parties = Parties(attending=welcoming, last=parties.last)
    attended = parties.last + (scene.word(parties.last) in "،,")
    if not topic and is_light(scene, attended) and light_meaning(scene, attended).subject == "attendee":
        present = subject_of(scene, attended, attended + 1, conjoined=True)  # "a session, which X attended"
        if present.found is NAMED and is_official(scene, present):
            parties = evolve(parties, attending=(*parties.attending, *present.mentions))
    if carrier is None and _is_given(scene, parties.last):
        giver = subject_of(scene, parties.last, parties.last + 1, conjoined=True)  # "a summit with … that Obama hosted"
        if giver.found is NAMED and scene.place_at(giver.mentions[0].first) is None:
            subject = giver
    if hit.pronoun and not subject.mentions and scene.word(index - 1) in scene.words.during:
        subject = bearer(scene, index)
    alone = meaning.kind is Kind.MEETING and not (topic or subject.mentions or parties.objects or parties.partners)
    if (
        alone
        and not (whose or definite)
        and is_occasion(scene, index, meaning.kind)
        and (ruling := governed(scene, index, carrier))
    ):
        subject = ruling.subject if is_official(scene, ruling.subject) else subject  # "decided at an emergency meeting"
    receives_him = carrier is None and scene.word(subject.last) in scene.words.to_him  # "during X's reception of him"
    if receives_him and (received := guest(scene, index)).found is NAMED and is_official(scene, received):
        parties = evolve(parties, attending=(*parties.attending, *received.mentions))
        receives_him = not set(received.entities) - set(subject.entities)
    if visiting:
        return visit(scene, index, hit, status, subject, definite, carrier)
    if call and not subject.mentions and at:
        subject, parties = callers(scene, index, carrier, parties)
    everybody = {*subject.entities, *entities_of(parties.objects), *entities_of(parties.partners)}
    if agreement and not everybody and carrier is None and not taken_up:
        return None
    if subject.found is NAMED and not is_official(scene, subject) and not has_official(scene, everybody):
        return None  # a club, a company
    if not everybody and ((stranger and "actors" in meaning.needs) or (definite and is_another(scene, index, hit))):
        return None
    if not everybody and carrier is not None and gathers_strangers(scene, index, carrier):
        return None
    role, receives = Role.PARTY, bears == "recipient"
    if call:
        role = Role.CALLEE if receives else Role.CALLER
    hosted = bears in ("host", "scene")
    host = hosting_place(scene, carrier, subject) if hosted and carrier is not None else host_behind(scene, behind)
    if (hosted and host is not None) or bears == "scene":
        subject = Subject(DROPPED)
    candidate = candidate_of(scene, index, hit, status, subject, parties, role=role, carrier=carrier, goal=host)
    pairs = list(candidate.parties)
    if receives or call:
        other = Role.CALLER if receives else Role.CALLEE
        if not call:
            other = Role.PARTY
        pairs = [(entity, kept if entity in subject.entities else other) for entity, kept in pairs]
        pairs += [(entity, other) for mention in parties.givers for entity in mention.entities]
    between = bool(parties.partners) and scene.after_preposition(parties.partners[0]) in scene.words.between
    between = between or bool(parties.partners and parties.objects and not whose)  # "that brought X together with Y"
    him = (
        with_guest(scene, subject)
        or with_him(scene, behind)
        or (with_him(scene, carrier + 1) if carrier is not None else "")
    )
    occasion = not between and at and (bool(parties.partners) or not definite)
    own = scene.mention_at(index + hit.length) is not None and not scene.word(index).endswith(_ACCUSATIVE)
    begins = not (own and carrier is not None and carrier < index - 1 and is_passive_too(scene, carrier))
    does = begins and acts(scene, carrier, index)  # not "begins the meeting of X", which nobody else does
    return evolve(
        candidate,
        parties=tuple(dict(pairs).items()),
        dropped=not topic
        and (
            bool(whose)
            or occasion
            or they is not None
            or purpose
            or joining is not None
            or goes
            or (does and not stranger)
        )
        and (not subject.entities or receives_him or goes),
        anaphoric=meaning.anaphoric
        or (definite and len(pairs) < 2)
        or not (pairs or occasion or purpose or joining is not None or does),
        definite=definite or bool(hit.pronoun),
        attending=(definite or (bears == "attendee" and is_in_it(scene, index)))
        and (
            bears in ("attendee", "chair")
            or set(entities_of(parties.attending)) == {entity for entity, _ in pairs} != set()
        ),
        postponed=postponed,
        carrier=index - 1 if decided else carrier,
        attends=bears == "attendee",
        number=_number(scene, whose, carrier if held else None, they),
        him=him if is_named(scene, subject) and not parties.partners else "",
        whose=whose,
    )


def _is_scheduled_for(scene: Scene, index: int, behind: int) -> bool:
    """Whether somebody's visit is prepared that is to come: "preparations for the minister's visit, scheduled for"."""
    visitor = scene.mention_at(behind)
    if visitor is None or visitor.form not in PERSONS or scene.after_preposition(visitor) is not None:
        return False
    return scene.any_of(scene.words.planned, visitor.last, scene.clause_end(index))


def _is_given(scene: Scene, verb: int) -> bool:
    """Whether a light verb says who gave what its pronoun stands for: "that Obama hosted", not "what Obama offered"."""
    held = is_light(scene, verb) and bool(light_hit(scene, verb).pronoun)
    return held and scene.word(verb - 1) not in scene.words.what


def _gathers(scene: Scene, mention: Mention) -> bool:
    """Whether li- in front of somebody says whose gathering it is: "the third meeting of the ministers"."""
    if scene.after_preposition(mention) != "ل" or mention.form in (MentionForm.STATE, MentionForm.JOINT):
        return False
    return any(
        scene.cast.entities[entity].kind != "person" for entity in mention.entities
    )  # "wished him at the meeting"


def _number(scene: Scene, whose: str, carrier: int | None, they: Subject | None) -> int:
    """How many the dropped subject of a noun are: "their talks", "talks that the two held", "of the two ministers"."""
    if carrier is not None and not whose:
        return light_hit(scene, carrier).value.inflection.number
    if whose == "هما" or (they is not None and _are_two(scene, they)):
        return 2
    return 3 if whose == "هم" or they is not None else 1


def _are_two(scene: Scene, they: Subject) -> bool:
    """Whether a noun in the dual says who: "the two presidents"."""
    noun = scene.word(they.mentions[0].first if they.mentions else they.last - 1)
    return noun.endswith("ان") or (bool(they.mentions) and noun.endswith("ين"))


def _is_apart(scene: Scene, index: int) -> bool:
    """Whether a noun is the occasion of what the verb before it tells, not what that verb carries."""
    before = scene.word(index - 1)
    return before in scene.words.during or before in scene.words.after
