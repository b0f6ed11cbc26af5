"""Messages: letters, cables, greetings and invitations by their nouns, and papers that are handed over."""

from __future__ import annotations

from attrs import evolve

from rules.actors import Entity, Mention, MentionForm
from rules.candidate import Candidate, candidate_of, entities_of, is_official
from rules.carriers import carrier_of, carrier_subject, is_light, light_hit, light_meaning
from rules.clitics import COMMAS
from rules.governing import governed
from rules.lexicon import Hit
from rules.needs import bare, letter_behind
from rules.parties import Parties, parties_of
from rules.roles import Found, Subject, subject_of
from rules.scene import Scene
from rules.status import near, noun_status
from rules.triggers import Form, Trigger
from timeline.event import Role, Status

_TO_HIM = 4  # tokens from a letter or its verb to "to him"
_CREDENTIALS = 12  # tokens from a verb to the credentials that it hands over
_HIS_MISSION = ("اعتماده", "اعتمادها", "اعتمادهم")  # behind "the papers of": his, her, their accreditation


def letter(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The message that a noun names, with its sender and recipient, or None where either is missing or private."""
    meaning, behind = hit.value.meaning, index + hit.length
    bearer = _borne_by(scene, index)
    carrier = carrier_of(scene, index, behind, meaning) if bearer is None else None
    if scene.is_verb(behind) and not is_light(scene, behind):
        behind += 1  # nouns of the same letters: "a cable of thanks", "of congratulation"
    if meaning.anaphoric:
        return _letter_again(scene, index, hit, carrier)
    if near(scene, index, scene.words.generic, 3):
        return None
    status = noun_status(scene, index, hit, carrier)
    if status is None:
        return None
    subject, parties = Subject(Found.DROPPED), _named_with(scene, behind)
    if carrier is not None:
        subject = carrier_subject(scene, carrier, index)
        if carrier < index and scene.word(carrier + 1) in scene.words.in_it and _hands_over(scene, carrier):
            subject = Subject(Found.DROPPED)  # "a visit in which he handed the president a letter"
        if carrier > index:
            parties = parties_of(scene, carrier + 1, (), direct=True, skip=subject.last, through=False)
        else:
            parties = parties.behind(parties_of(scene, carrier + 1, (), direct=False, through=False))
    if subject.found is Found.STRANGER and subject.last == index:
        subject = Subject(Found.DROPPED)  # the letter itself is the first noun behind the verb
    if subject.found in (Found.STRANGER, Found.OUTLET):
        return None
    if any(bare(scene.word(mention.first - 1)) in scene.words.kin for mention in parties.receivers):
        return None  # condolences to a family
    named = bool(parties.givers) and bool(parties.receivers)
    if bearer is not None and parties.givers:
        return _sent(scene, index, hit, status, bearer, parties, "bearer", to_him=not parties.receivers)
    if carrier is None and (guest := _guest(scene, index)) is not None:
        return _answered(scene, index, hit, parties, guest)
    if carrier is None and not (named and "letter" in meaning.needs):
        return _told_in(scene, index, hit, parties, status)
    ahead = scene.mention_over(index - 1) if carrier is not None and not parties.receivers else None
    if ahead is not None and ahead.last == index and scene.after_preposition(ahead) in scene.words.to:
        parties = evolve(parties, receivers=(ahead,))  # "conveyed, at the meeting, to X an invitation"
    if carrier is not None and carrier < index and not parties.receivers:
        parties = evolve(parties, receivers=_handed_to(scene, carrier, index, subject))
    if carrier is not None and not named and (teller := governed(scene, index, carrier)):
        subject = subject if subject.mentions else teller.subject  # "said in a letter that he sent to"
        if carrier > index and not parties.receivers and _is_to_him(scene, index, carrier):
            parties = evolve(parties, receivers=teller.addressed)  # "congratulated X in a cable that he sent to him"
    told = light_meaning(scene, carrier).subject if carrier is not None else "event"
    to_him = _is_to_him(scene, index, carrier)
    found = _sent(scene, index, hit, status, subject, parties, told, to_him=to_him, carrier=carrier)
    if found is None or carrier is None or carrier > index or "letter" not in meaning.needs:
        return found
    # of handing over the verb is the mention
    if not _hands_over(scene, carrier):
        return found
    verb = evolve(hit, proclitic=light_hit(scene, carrier).proclitic, length=1)
    return evolve(found, first=carrier, last=carrier + 1, hit=verb)


def _borne_by(scene: Scene, index: int) -> Subject | None:
    """Who brings the letter at a token: "received X, bearing a letter from"."""
    if scene.word(index - 1) not in scene.words.bearing:
        return None
    before = index - 2
    while (time := scene.time_over(before)) is not None or scene.word(before) in COMMAS:
        before = before - 1 if time is None else time.first - 1
    mention = scene.mention_over(before)
    named = mention is not None and mention.form is not MentionForm.STATE  # not where he came
    return Subject(Found.NAMED, (mention,)) if named and mention is not None else Subject(Found.DROPPED)


def _hands_over(scene: Scene, carrier: int) -> bool:
    return light_hit(scene, carrier).value.lemma in scene.words.hands


def _handed_to(scene: Scene, carrier: int, index: int, subject: Subject) -> tuple[Mention, ...]:
    """To whom a verb hands a letter, as its first object: "the ambassador handed the president a letter from"."""
    if not _hands_over(scene, carrier):
        return ()
    behind = max(carrier + 1 + (scene.word(carrier + 1) in scene.words.in_it), subject.last)
    between = (scene.mention_at(position) for position in range(behind, index))
    named = (one for one in between if one is not None and scene.after_preposition(one) is None)
    first = next(named, None)
    # of "handed, during his visit to Tunis, a letter" the state is where that was
    return () if first is None or (first.form is MentionForm.STATE and first.first > behind) else (first,)


def _named_with(scene: Scene, behind: int) -> Parties:
    """Who is named behind a letter; what an invitation is for names nobody: "an invitation to visit Moscow"."""
    purpose = any(found.proclitic.preposition and found.value.form is Form.NOUN for found in scene.hits.get(behind, ()))
    return Parties(last=behind) if purpose else parties_of(scene, behind, (), direct=True, through=False)


def _told_in(scene: Scene, index: int, hit: Hit[Trigger], parties: Parties, status: Status) -> Candidate | None:
    """The cable in which somebody congratulates or tells somebody: its sender and recipient are those of the verb."""
    within = hit.proclitic.preposition or scene.word(index - 1) in scene.words.within
    address = any("given" in other.value.meaning.needs for other in scene.hits[index])  # "gave an address"
    if "letter" not in hit.value.meaning.needs or (address and not within):
        return None
    if not (found := governed(scene, index, None)):
        return None
    recipients = parties.receivers or found.addressed
    return _between(scene, index, hit, status, found.subject, entities_of(recipients)) if recipients else None


def _guest(scene: Scene, index: int) -> Subject | None:
    """Who answers or accepts the invitation at a token: "left in answer to an invitation", "accepted one"."""
    if scene.word(index - 1) in scene.words.answering:
        found = governed(scene, index, None)
        return None if found is None else found.subject
    verb = index - 1
    while (phrase := scene.mention_over(verb) or scene.time_over(verb)) is not None:
        verb = phrase.first - 1
    if verb == index - 1 or scene.word(verb) not in scene.words.accepts:
        return None
    subject = subject_of(scene, verb, verb + 1)
    return subject if subject.found is Found.NAMED else None


def _answered(scene: Scene, index: int, hit: Hit[Trigger], parties: Parties, guest: Subject) -> Candidate | None:
    """The invitation that a guest answers, with who sent it: behind it or behind "from"."""
    senders = parties.givers or parties.objects[:1]
    if not senders:
        return None
    return _between(scene, index, hit, Status.OCCURRED, Subject(Found.NAMED, senders), guest.entities)


def _between(
    scene: Scene, index: int, hit: Hit[Trigger], status: Status, sender: Subject, recipients: tuple[int, ...]
) -> Candidate | None:
    pairs = [(entity, Role.SENDER) for entity in sender.entities] + [(entity, Role.RECIPIENT) for entity in recipients]
    if not _both_official(scene, pairs):
        return None
    found = candidate_of(scene, index, hit, status, Subject(Found.NAMED), Parties())
    return evolve(found, parties=tuple(dict(pairs).items()), subjects=sender.entities)


def _both_official(scene: Scene, pairs: list[tuple[int, Role]]) -> bool:
    """Whether nobody private is named as a side: "condolences to the family of the deceased X"."""
    private = {entity for entity, _ in pairs if _is_private(scene.cast.entities[entity])}
    sides = {role: {entity for entity, side in pairs if side is role} for _, role in pairs}
    return not any(side <= private for side in sides.values())


def _is_private(entity: Entity) -> bool:
    return not entity.official and entity.kind in ("person", "group", "institution") and entity.country is None


def _sent(
    scene: Scene,
    index: int,
    hit: Hit[Trigger],
    status: Status,
    subject: Subject,
    parties: Parties,
    told: str,
    *,
    to_him: bool,
    carrier: int | None = None,
) -> Candidate | None:
    receives = told == "recipient"
    owners = entities_of(parties.objects[:1])
    pairs: list[tuple[int, Role]] = []
    if told == "both":
        pairs += [(entity, Role.PARTY) for entity in subject.entities]
    elif receives:
        pairs += [(entity, Role.SENDER) for entity in entities_of(parties.givers) or owners]
        pairs += [(entity, Role.RECIPIENT) for entity in subject.entities]
    else:
        carried = told == "bearer"
        givers = [one for one in parties.givers if not (subject.entities and one.form is MentionForm.STATE)]
        senders = entities_of(tuple(givers)) or (owners if carried and owners else subject.entities)
        pairs += [(entity, Role.SENDER) for entity in senders]
        receivers = [one for one in entities_of(_received(scene, parties)) if one not in subject.entities]
        pairs += [(entity, Role.RECIPIENT) for entity in receivers or (() if carried else owners)]
    alone = bool(pairs) and all(role is Role.SENDER for _, role in pairs)
    similar = alone and scene.any_of(scene.words.similar, index + 1, index + _TO_HIM)
    dropped = told in ("recipient", "party") and not subject.entities
    known = len(dict(pairs))
    taken_up = hit.proclitic.article and dropped and known + to_him + dropped < 2  # "he received the invitation"
    if (known + to_him + dropped + similar < 2 and not taken_up) or not _both_official(scene, pairs):
        return None
    candidate = candidate_of(scene, index, hit, status, Subject(Found.NAMED), Parties(), carrier=carrier)
    return evolve(
        candidate,
        parties=tuple(dict(pairs).items()),
        subjects=subject.entities,
        dropped=dropped and known < 2,
        subject_role=Role.PARTY if not dropped else Role.RECIPIENT if receives else Role.SENDER,
        to_him=to_him and not receives and known + dropped < 2,
        similar=similar,
        definite=hit.proclitic.article,
        anaphoric=taken_up,
    )


def _received(scene: Scene, parties: Parties) -> tuple[Mention, ...]:
    """Who receives it: behind "to", and not behind the li- of wishes for his country, where both stand."""
    ways = [scene.after_preposition(mention) for mention in parties.receivers]
    if ways[:1] != [None] and any(way is not None and len(way) > 1 for way in ways):
        return tuple(m for m, way in zip(parties.receivers, ways, strict=True) if way is None or len(way) > 1)
    return parties.receivers


def _is_to_him(scene: Scene, index: int, carrier: int | None) -> bool:
    """Whether a pronoun says who gets the letter at a token: on its verb, or "to him" behind the verb or the letter."""
    around = (index,) if carrier is None else (min(carrier, index), max(carrier, index))
    if scene.any_of(scene.words.to_him, around[0], around[-1] + _TO_HIM):
        return True
    return carrier is not None and carrier < index and bool(light_hit(scene, carrier).pronoun)


def _letter_again(scene: Scene, index: int, hit: Hit[Trigger], carrier: int | None) -> Candidate | None:
    """A letter told of before: "in the cable", "the letter was handed over by"."""
    if "the paper" in hit.value.meaning.needs and not letter_behind(scene, index + hit.length):
        return None
    bearer = carrier_subject(scene, carrier, index) if carrier is not None else Subject(Found.DROPPED)
    if not bearer.mentions and (owner := scene.mention_at(index + hit.length + 1)) is not None:
        bearer = Subject(Found.NAMED, (owner,))
    found = candidate_of(scene, index, hit, Status.OCCURRED, Subject(Found.NOBODY), Parties(), anaphoric=True)
    return evolve(found, subjects=bearer.entities, carrier=carrier)


def handed_over(
    scene: Scene, index: int, hit: Hit[Trigger], status: Status, subject: Subject, parties: Parties
) -> Candidate | None:
    """The message that a verb of handing over or inviting tells of; "the letter" takes up one told before."""
    if "the paper" in hit.value.meaning.needs:
        found = candidate_of(scene, index, hit, status, Subject(Found.NOBODY), Parties(), anaphoric=True)
        return evolve(found, subjects=subject.entities)
    if subject.found is Found.NAMED and not is_official(scene, subject):
        return None
    found = candidate_of(scene, index, hit, status, subject, parties)
    if not _both_official(scene, list(found.parties)):
        return None
    alone = found.entities <= set(subject.entities)
    known = hit.pronoun or _is_to_him(scene, index, None) or (alone and _are_his_credentials(scene, index))
    return evolve(found, to_him=alone) if known or not alone else None


def _are_his_credentials(scene: Scene, verb: int) -> bool:
    """Whether a verb hands over the credentials of somebody just told of: "received a copy of his credentials"."""
    words = range(verb + 1, min(scene.clause_end(verb), verb + _CREDENTIALS))
    credentials = scene.words.credentials
    return any(scene.word(at) in credentials and scene.word(at + 1).startswith(_HIS_MISSION) for at in words)


def presented(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The message that a noun of handing over tells of: "the presentation of X's credentials to Y"."""
    parties = parties_of(scene, index + hit.length, hit.value.meaning.partners, direct=True, through=False)
    status = noun_status(scene, index, hit, None)
    senders: tuple[Mention, ...] = parties.objects
    credentials = scene.word(index + hit.length) in scene.words.credentials
    if status is None or not senders or not (parties.partners or credentials):
        return None
    sender = Subject(Found.NAMED, senders)
    return _between(scene, index, hit, status, sender, entities_of(parties.partners))
