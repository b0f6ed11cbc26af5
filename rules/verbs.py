"""Events told by verbs and participles, and by "according to"."""

from __future__ import annotations

from attrs import evolve

from rules.actors import Mention, MentionForm
from rules.agreements import agreed
from rules.candidate import (
    Candidate,
    candidate_of,
    entities_of,
    is_both,
    is_named,
    is_official,
    is_outlet,
    stranger,
    with_him,
)
from rules.carriers import carrier_subject, conjoined, is_light
from rules.clitics import ARTICLE, POSSESSIVES
from rules.conjugation import Tense
from rules.governing import described
from rules.journeys import journey
from rules.letters import handed_over
from rules.lexicon import Hit
from rules.lookalikes import is_between, is_counted, is_no_report
from rules.manner import taken_up_by
from rules.needs import is_instrument, is_paper, letter_behind, needs_met
from rules.parties import Parties, crowd_behind, parties_of, with_attending
from rules.phrase import PERSONS
from rules.quotations import MARKS
from rules.roles import DROPPED, NAMED, OUTLET, STRANGER, THEY, Found, Subject, subject_of
from rules.scene import Scene
from rules.speakers import never_speaks
from rules.spokesmen import voice
from rules.status import verb_status
from rules.triggers import Form, Trigger
from timeline.event import Kind, Role, Status

_DUAL = 2  # grammatical number
_NO_DUAL = frozenset(("آ", "\u064b"))  # madda, tanwin
_THAT = 3  # letters of "that" without a pronoun, and of the shortest noun


def verb(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The event that a finite verb tells of, or None where it states none."""
    meaning, inflection = hit.value.meaning, hit.value.inflection
    statement, meeting = meaning.kind is Kind.STATEMENT, meaning.kind is Kind.MEETING
    agreement, visiting = meaning.kind is Kind.AGREEMENT, meaning.kind is Kind.VISIT
    before = scene.word(index - 1)
    if before in scene.words.prepositions or (scene.is_verbal(index - 1) and not hit.proclitic.conjunction):
        return None  # no finite verb follows a preposition or another verb: these are nouns of the same letters
    if scene.word(index) in scene.words.asides and scene.tokens.original_text(index, index + 1)[-1] == "ا":
        return None  # "here" is written like "congratulated" but for the hamza
    if inflection.number == _DUAL and _NO_DUAL & set(scene.tokens.original_text(index, index + 1)):
        return None  # "hoping" is written like "both hoped" but for the madda and the tanwin
    if hit.pronoun in scene.words.me_and_you or (
        inflection.jussive and scene.word(index - 1) not in scene.words.did_not
    ):
        return None
    if statement and is_no_report(scene, index, hit):
        return None
    if "past" in meaning.needs and (inflection.tense is not Tense.PAST or inflection.number > 1):
        return None  # "is deemed", "except"
    if statement and inflection.tense is Tense.PRESENT and is_instrument(scene, index - 1):
        return None  # "a resolution that condemns"
    if inflection.person == 1:
        return _own_report(scene, index, hit)
    if not needs_met(scene, index, index + hit.length, meaning):
        return None
    status = verb_status(scene, index, hit)
    if status is None:
        return None
    joined, pronoun = conjoined(scene, index, hit), bool(hit.pronoun)
    relayed = scene.word(index - 2) in scene.words.as_said  # "according to what X announced"
    if "as said" in meaning.needs and not (pronoun and relayed and before in scene.words.what):
        return None
    hedged = (scene.word(index - 1) in scene.words.what and not relayed) or (
        "wording" in meaning.needs and before in scene.words.relatives
    )
    if pronoun and statement and hedged:
        return None  # "what he described as" marks a wording
    several = inflection.number > 1
    subject = subject_of(
        scene,
        index,
        index + hit.length,
        conjoined=joined,
        pronoun=pronoun,
        several=several,
        feminine=inflection.feminine,
    )
    if hit.proclitic.preposition:  # "in order to meet": whoever set out
        subject = Subject(DROPPED, last=index + hit.length)
    if subject.found is DROPPED and before in scene.words.that_may and (intends := _governing(scene, index)):
        subject = intends
    if pronoun and statement and scene.word(index + hit.length) in scene.words.in_it:
        subject = Subject(DROPPED, last=index + hit.length)  # "a cable in which he congratulated him"
    if is_between(scene, index, hit, subject):
        return None
    finite = hit.value.form is Form.VERB and not (joined or several or hit.proclitic.preposition)
    if finite and subject.found is DROPPED and _is_of_topic(scene, index):
        subject = Subject(STRANGER, last=index)  # "said that an aeroplane arrived"
    if hit.proclitic.conjunction and _is_blamed(scene, index + hit.length, subject):
        subject = Subject(DROPPED, last=index + hit.length)  # "and blamed | the rebels"
    if subject.found is STRANGER and meaning.object and crowd_behind(scene, subject.last):
        subject = Subject(DROPPED, last=index + hit.length)  # "during which he will meet | senior officials"
    if subject.found is STRANGER and pronoun and hit.value.lemma in scene.words.informs:
        subject = Subject(DROPPED, last=index + hit.length)  # "and told him | the discontent of"
    in_it = subject.found is STRANGER and scene.word(index + hit.length) in scene.words.in_it
    if statement and (subject.found is DROPPED or in_it):
        subject = _issuer(scene, index, hit) or subject
    if subject.found is THEY or (subject.mentions and is_both(scene, subject.mentions[0])):
        several, subject = True, Subject(DROPPED, last=subject.last)  # whoever met last
    if meaning.kind is Kind.MESSAGE and subject.found is STRANGER and _is_handed(scene, subject.last):
        subject = Subject(DROPPED, last=index + hit.length)  # "and handed him a note", "the letter was handed to"
    if agreement and status is Status.DENIED and before in scene.words.did_not:
        return None  # failing to agree is no event
    if agreement and (subject.found is not STRANGER or is_instrument(scene, subject.last)):
        return agreed(scene, index, hit, status, subject, several=several)
    if visiting and subject.found is STRANGER and scene.place_at(subject.last) is not None:
        subject = Subject(DROPPED, last=subject.last)  # "will visit Aden on Monday the director"
    if statement and hit.value.lemma in scene.words.briefs and _is_briefed(scene, index, hit, subject):
        return None
    if subject.found in (STRANGER, OUTLET):
        return stranger(scene, index, hit, status) if statement else None
    if statement:
        in_call = hit.value.lemma in scene.words.converses and scene.names_call(index, scene.clause_end(index))
        names_speaking = hit.value.lemma in scene.words.repeats and _noun_of_saying(scene, max(index, subject.last - 1))
        if names_speaking and subject.found is DROPPED:
            return None
        if (in_call or names_speaking) and subject.found is NAMED:
            return evolve(candidate_of(scene, index, hit, status, subject, Parties(), role=Role.SPEAKER), silent=True)
        if scene.word(max(subject.last, index + hit.length)) in scene.words.by_saying or _is_position(
            scene, index, hit, subject
        ):
            return None
        return _statement(scene, index, hit, subject, status, several=several)
    if visiting:
        return journey(scene, index, hit, status, subject)
    behind = subject.last if subject.last > index else index + hit.length
    parties = parties_of(scene, index + hit.length, meaning.partners, direct=meaning.object, skip=behind)
    if meeting and not parties.attending:
        parties = with_attending(scene, parties, max(parties.last, behind))
    everybody = {*subject.entities, *entities_of(parties.objects), *entities_of(parties.partners)}
    if meaning.kind is Kind.MESSAGE:
        if subject.found is DROPPED and _may_be_past(scene, index, hit):
            return None  # "he received" is written like "she hands over"
        return handed_over(scene, index, hit, status, subject, parties)
    several = several or len(subject.entities) > 1
    him = hit.pronoun or with_him(scene, index + hit.length, meaning.partners)
    if hit.pronoun and meeting and meaning.object and (whom := described(scene, index, subject)):
        met = subject if subject.found is NAMED else Subject(DROPPED)
        return candidate_of(scene, index, hit, status, met, Parties(objects=(whom,)))
    if him and meeting and is_named(scene, subject) and not (parties.objects or parties.partners):
        return evolve(candidate_of(scene, index, hit, status, subject, Parties()), him=him)
    if meaning.object and meeting and not everybody - set(subject.entities):
        officials = crowd_behind(scene, max(subject.last, index + hit.length))
        if officials is not None:
            return candidate_of(scene, index, hit, status, subject, Parties()) if officials else None
    if parties.objects and all(_is_private(scene, one) for one in parties.objects):
        return None  # private people
    if meaning.joined and not parties.partners and _is_sitting(scene, index, subject):
        return evolve(candidate_of(scene, index, hit, status, subject, Parties()), anaphoric=True)
    if meaning.joined and (not (parties.partners or several) or _exchanges_letters(scene, index)):
        return None
    if not everybody and not pronoun and not several:
        return None
    if subject.found is NAMED and not is_official(scene, subject):
        during = meaning.object and scene.word(index + hit.length) in scene.words.in_it
        if not during or any(_is_private(scene, one) or one.form is not MentionForm.GROUP for one in subject.mentions):
            return None
        # "during which he will meet | senior officials"
        return candidate_of(scene, index, hit, status, Subject(DROPPED), Parties(objects=subject.mentions))
    if "party" in meaning.needs and not (parties.objects or parties.partners):
        return None
    if "person" in meaning.needs and not any(one.form in PERSONS for one in parties.objects):
        return None
    if meeting and meaning.roles and (agents := _agents(scene, parties)):
        return _received_by(candidate_of(scene, index, hit, status, subject, Parties()), agents)
    if meaning.object and not parties.objects and not parties.partners and not several:
        if subject.last <= index or hit.pronoun:
            return None
        # one noun phrase behind a verb that needs two: it is the object, and the subject is known
        alone = Parties(objects=subject.mentions)
        return candidate_of(scene, index, hit, status, Subject(DROPPED), alone)
    return candidate_of(scene, index, hit, status, subject, parties, several=several)


def _is_private(scene: Scene, group: Mention) -> bool:
    """Whether a mention names private people: "a group of citizens", but not "senior officials"."""
    if group.form is not MentionForm.GROUP or group.official:
        return False
    words = (scene.word(at).removeprefix(ARTICLE) for at in range(group.first, group.last))
    return not any(word in scene.words.officials or word in scene.words.many for word in words)


def _is_sitting(scene: Scene, index: int, subject: Subject) -> bool:
    """Whether a verb says what a body discussed, at a session that is told of elsewhere."""
    body = subject.mentions[0] if subject.found is NAMED and len(subject.mentions) == 1 else None
    return body is not None and body.form is MentionForm.INSTITUTION and scene.word(index) in scene.words.sits


def _is_blamed(scene: Scene, behind: int, subject: Subject) -> bool:
    """Whether the only one named between "burdened" and "the responsibility" is who has to bear it."""
    alone = subject.found is Found.NAMED and len(subject.mentions) == 1 and subject.mentions[0].first == behind
    return alone and scene.word(subject.last) in scene.words.responsibility


def _is_briefed(scene: Scene, index: int, hit: Hit[Trigger], subject: Subject) -> bool:
    """Whether the subject was itself briefed, or looked at something: with nobody for an object, "on" follows it."""
    opens = scene.clause(index) == index and not hit.pronoun
    return opens and subject.found is Found.NAMED and scene.word(subject.last) in scene.words.upon


def _may_be_past(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether a present form can be read as the past of another verb."""
    alone = not hit.proclitic.future and scene.word(index - 1) not in scene.words.that_may
    present = hit.value.inflection.tense is Tense.PRESENT
    return present and alone and any(other.value.inflection.tense is Tense.PAST for other in scene.hits[index])


def _is_handed(scene: Scene, index: int) -> bool:
    """Whether what is handed over stands at a token."""
    return is_paper(scene, index) or letter_behind(scene, index)


def _exchanges_letters(scene: Scene, index: int) -> bool:
    """Whether a verb of exchanging carries letters, not views."""
    return is_light(scene, index) and any(
        found.value.meaning.kind is Kind.MESSAGE
        for position in range(index + 1, scene.clause_end(index))
        for found in scene.hits.get(position, ())
    )


def _is_of_topic(scene: Scene, verb: int) -> bool:
    """Whether the noun behind "that", in front of a verb without a subject of its own, is no actor but its subject."""
    words, start = scene.words, scene.clause(verb)
    first, that = start + 1, scene.word(start)
    noun = scene.word(first)
    if verb <= first or that not in words.complementizers or (len(that) > _THAT and that.endswith(POSSESSIVES)):
        return False
    known = first in scene.hits or scene.time_over(first) is not None or scene.place_at(first) is not None
    his = noun.endswith(POSSESSIVES) and scene.tokens.last_letter(first) != "ة"  # no ta marbuta
    if known or his or not noun.isalpha() or len(noun) < _THAT:
        return False
    particles = (words.prepositions, words.auxiliaries, words.relatives, words.openers, words.during, words.after)
    people = (words.latter, words.they, words.guests, words.what, words.planned)
    if any(noun in some for some in (*particles, *people)):
        return False
    named = (scene.mention_at(index) for index in range(first, verb))
    return all(one is None or scene.after_preposition(one) is not None for one in named)


def _governing(scene: Scene, index: int) -> Subject | None:
    """The subject of the verb that governs "that" with a verb without one: "the president intends to travel"."""
    mention = scene.mention_over(index - 2)
    if mention is None or mention.last != index - 1:
        return None
    done = scene.word(mention.first - 1) in scene.words.already  # "it had happened to the government that it agreed"
    if scene.after_preposition(mention) is not None and not done:
        return None
    return Subject(Found.NAMED, (mention,), last=index)


def _issuer(scene: Scene, index: int, hit: Hit[Trigger]) -> Subject | None:
    """Who issued the statement or gave the speech "in which it said": the subject of the verb in front of it."""
    way = taken_up_by(scene, index, index + hit.length)
    if way is None:
        return None
    for position in range(way[0] - 1, scene.sentence(index).first - 1, -1):
        if is_light(scene, position):
            subject = carrier_subject(scene, position, way[0])
            return subject if subject.found is Found.NAMED else None
    return None


def _noun_of_saying(scene: Scene, behind: int) -> bool:
    """Whether a noun that names speaking follows a token ("renewed his welcome"): it is the trigger, not the verb."""
    return any("reported" in found.value.meaning.needs for found in scene.hits_in(behind + 1, behind + 4))


def _agents(scene: Scene, parties: Parties) -> tuple[int, ...]:
    """Those by whom what a passive verb tells was done: "was received by"."""
    return entities_of(tuple(m for m in parties.givers if scene.word(m.first - 1) in scene.words.agents))


def _received_by(found: Candidate, hosts: tuple[int, ...]) -> Candidate:
    """A passive reception: its subject is the guest, the agents are the hosts."""
    host, guest = (Role(role) for role in found.hit.value.meaning.roles)
    return evolve(
        found,
        parties=(*((entity, guest) for entity in found.subjects), *((entity, host) for entity in hosts)),
        subject_role=guest,
    )


def _is_position(scene: Scene, index: int, hit: Hit[Trigger], subject: Subject) -> bool:
    """Whether a present verb tells of a standing position: "Tehran says", "he sees", or one inside reported speech."""
    if hit.value.inflection.tense is not Tense.PRESENT or hit.proclitic.future or hit.proclitic.preposition:
        return False
    named = subject.found is Found.NAMED
    state = any(_is_state(scene, mention) for mention in subject.mentions)
    if state and _is_headline(scene, index, subject):
        return False
    if state or scene.word(index - 1) in scene.words.he or (hit.value.rule == "holds a view" and not named):
        return True
    start = scene.clause(index)
    opener = scene.word(scene.clause(start - 1) if scene.word(start) in MARKS else start)  # also in words quoted there
    return opener in scene.words.complementizers or opener in scene.words.relatives


def _is_state(scene: Scene, mention: Mention) -> bool:
    """Whether a mention names a state, or a group of states."""
    return (
        mention.form is MentionForm.STATE
        or scene.word(mention.first).lstrip("و").removeprefix(ARTICLE) in scene.words.states
    )


def _is_headline(scene: Scene, index: int, subject: Subject) -> bool:
    """Whether a sentence is a line without a full stop that begins with its subject: there the present is news."""
    sentence = scene.sentence(index)
    whole = scene.word(sentence.last) in ("", "\n") and scene.word(sentence.last - 1).isalnum()
    return whole and any(mention.first == sentence.first and mention.last == index for mention in subject.mentions)


def _own_report(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """A first person that tells of a meeting held: "we discussed"."""
    meaning = hit.value.meaning
    if meaning.kind is not Kind.MEETING or hit.value.inflection.tense is not Tense.PAST:
        return None
    candidate = candidate_of(scene, index, hit, Status.OCCURRED, Subject(Found.DROPPED), Parties(), anaphoric=True)
    return evolve(candidate, number=1, dropped=True)


def _statement(
    scene: Scene, index: int, hit: Hit[Trigger], subject: Subject, status: Status, *, several: bool
) -> Candidate | None:
    if subject.found is NAMED and not is_official(scene, subject):
        return stranger(scene, index, hit, status)
    if (
        status is Status.PLANNED
        and hit.value.meaning.cameo == "010"
        and hit.proclitic.future
        and hit.value.lemma in scene.words.grows
    ):
        return None
    through = voice(scene, max(subject.last, index + hit.length)) or voice(scene, index + hit.length)
    voiced = through is not None and subject.found is NAMED
    if through is not None and voiced:
        subject = evolve(subject, mentions=(*subject.mentions, through))
    found = candidate_of(scene, index, hit, status, subject, Parties(), role=Role.SPEAKER, several=several)
    return evolve(found, voiced=True) if voiced else found


def participle(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """What a participle goes on reporting: "stressing that …"."""
    meaning = hit.value.meaning
    if meaning.kind is not Kind.STATEMENT or not needs_met(scene, index, index + hit.length, meaning):
        return None
    before = index - 1
    if is_counted(scene, index):
        return None
    joined = bool(hit.proclitic.conjunction) or not scene.word(before).isalpha() or scene.word(before).endswith("ا")
    named = scene.mention_over(before) is not None or scene.time_over(before) is not None
    feminine = hit.value.inflection.feminine
    ambiguous = feminine and not (joined or (named and scene.time_over(before) is not None) or scene.is_verb(before))
    aside = scene.word(index) in scene.words.asides and not never_speaks(scene, index + hit.length)  # "again"
    if ambiguous or aside or is_paper(scene, index) or scene.word(before) in scene.words.openers:
        return None  # a noun or an adjective of the same letters
    if hit.value.lemma in scene.words.repeats and _noun_of_saying(scene, index):
        return None  # "repeating the assurance": the noun is the trigger
    return candidate_of(scene, index, hit, Status.OCCURRED, Subject(Found.DROPPED), Parties(), role=Role.SPEAKER)


def according_to(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The statement of whom "according to" names; none for news agencies and other outlets."""
    mention = scene.mention_at(index + hit.length)
    if mention is None or not mention.official or is_outlet(mention):
        return None
    subject = Subject(Found.NAMED, (mention,), mention.last)
    return candidate_of(scene, index, hit, Status.OCCURRED, subject, Parties(), role=Role.SPEAKER)
