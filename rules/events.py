"""Events in a scene: each trigger that holds, with its parties and status, before times are attached or mentions joined."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from rules.actors import Mention, MentionForm
from rules.conjugation import Inflection, Tense
from rules.lexicon import Hit
from rules.roles import Found, Parties, Subject, parties_of, subject_of
from rules.scene import Scene
from rules.text import fold
from rules.triggers import Form, Meaning, Trigger
from timeline.event import Kind, Role, Status
from timeline.expression import Ref, Vague

_NEAR = 12  # tokens between a light verb and its noun
_TO_HIM = frozenset(("اليه", "اليها", "له", "لها", "اليهم", "لهم"))
_GOES_ON = frozenset(("زاد", "تابع", "واصل"))  # increased, followed, continued
_BOTH = 2  # words of "the two sides"
_DENIAL = 25  # tokens between a denial and what it denies
_LOOSE = 3  # words that no rule knows between a light verb and its noun
_FAR = 30  # tokens between a verb and the clause that it needs
_NOT_HIM = frozenset(("ك", "كم", "ي", "ني"))  # pronouns that news does not put on a verb
_LAM = frozenset(("لم", "ولم", "فلم"))  # "did not"
_PRONOUNS = frozenset(("هو", "هي", "هم", "وهو", "وهي", "وهم"))
_WHAT = frozenset(("ما", "وما", "لما", "بما", "مما"))  # "what"
_QUOTES = frozenset('"«“:')


@frozen(kw_only=True)
class Candidate:
    """One mention of an event: the trigger's tokens, and what its own construction says about the event."""

    first: int
    last: int
    hit: Hit[Trigger]
    kind: Kind
    status: Status
    parties: tuple[tuple[int, Role], ...] = ()  # entities
    subjects: tuple[int, ...] = ()  # those of them that are the subject
    dropped: bool = False  # the subject is to be taken from what went before
    number: int = 1  # of the dropped subject
    anaphoric: bool = False  # takes up an event told before, or none at all
    goal: int | None = None  # index of the place that a visit leads to
    carrier: int | None = None  # token of the light verb
    silent: bool = False  # names its subject, and is no mention of an event
    foreign: bool = False  # somebody speaks who is no actor
    definite: bool = False
    to_him: bool = False  # the recipient is a pronoun
    attending: bool = False  # tells who else was there
    sentence: int = 0
    subject_role: Role = Role.PARTY

    @property
    def entities(self) -> frozenset[int]:
        return frozenset(entity for entity, _ in self.parties)

    @property
    def is_noun(self) -> bool:
        return self.hit.value.form is Form.NOUN


def candidates(scene: Scene) -> Iterator[Candidate]:
    """The event mentions of a scene, in order of their triggers."""
    for index in sorted(scene.hits):
        for hit in scene.hits[index]:
            candidate = _read(scene, index, hit)
            if candidate is not None:
                yield from _each(evolve(candidate, sentence=scene.sentence_index(index)))
                break


def _each(candidate: Candidate) -> Iterator[Candidate]:
    """A dual noun with two partners tells of two events: "two telephone calls, to A and to B"."""
    first_word = candidate.hit.value.lemma.split()[0]
    partners = [pair for pair in candidate.parties if pair[1] is not candidate.subject_role]
    dual = candidate.is_noun and first_word.endswith(("ين", "ان")) and len(candidate.hit.value.lemma) > 4
    if not dual or len(partners) != 2:
        yield candidate
        return
    subject = tuple(pair for pair in candidate.parties if pair not in partners)
    for partner in partners:
        yield evolve(candidate, parties=(*subject, partner))


def _read(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    trigger = hit.value
    if trigger.form is Form.LIGHT or trigger.meaning.kind is None:
        return None
    if trigger.form is Form.PREPOSITION:
        return _according_to(scene, index, hit)
    if trigger.form is Form.NOUN:
        return _noun(scene, index, hit)
    if trigger.form is Form.PARTICIPLE:
        return _participle(scene, index, hit)
    return _verb(scene, index, hit)


# --- verbs


def _verb(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    meaning, inflection = hit.value.meaning, hit.value.inflection
    before = scene.word(index - 1)
    if before in scene.words.prepositions or (scene.is_verb(index - 1) and not hit.proclitic.conjunction):
        return None  # no finite verb follows a preposition or another verb: these are nouns of the same letters
    if hit.pronoun in _NOT_HIM or (inflection.jussive and scene.word(index - 1) not in _LAM):
        return None
    if inflection.person == 1:
        return _own_report(scene, index, hit)
    if not _needs_met(scene, index, index + hit.length, meaning):
        return None
    status = _verb_status(scene, index, hit)
    if status is None:
        return None
    joined, pronoun = _conjoined(scene, index, hit), bool(hit.pronoun)
    hedged = scene.word(index - 1) in _WHAT or ("wording" in meaning.needs and before in scene.words.relatives)
    if pronoun and meaning.kind is Kind.STATEMENT and hedged:
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
    if subject.found is Found.THEY or (subject.mentions and is_both(scene, subject.mentions[0])):
        several, subject = True, Subject(Found.DROPPED, last=subject.last)  # whoever met last
    if subject.found in (Found.STRANGER, Found.OUTLET):
        return _foreign(scene, index, hit, status) if meaning.kind is Kind.STATEMENT else None
    if meaning.kind is Kind.STATEMENT:
        in_call = hit.value.lemma == "تحدث" and any(
            found.value.meaning.kind is Kind.CALL
            for position in range(index, scene.clause_end(index))
            for found in scene.hits.get(position, ())
        )
        if in_call and subject.found is Found.NAMED:
            return evolve(_candidate(scene, index, hit, status, subject, Parties(), role=Role.SPEAKER), silent=True)
        if (
            scene.word(max(subject.last, index + hit.length)) == "بالقول"
            or _is_position(scene, index, hit, subject)
        ):
            return None
        return _statement(scene, index, hit, subject, status, several=several)
    if meaning.kind is Kind.VISIT:
        goal = _goal(scene, max(subject.last if subject.last > index else 0, index + hit.length), index, meaning)
        if goal is None or not _official(scene, subject):
            return None
        return _candidate(scene, index, hit, status, subject, Parties(), goal=goal, role=Role.VISITOR)
    behind = subject.last if subject.last > index else index + hit.length
    parties = parties_of(scene, index + hit.length, meaning.partners, direct=meaning.object, skip=behind)
    everybody = {*subject.entities, *_entities(parties.objects), *_entities(parties.partners)}
    if meaning.kind is Kind.AGREEMENT:
        if "instrument" in meaning.needs and not _instrument_near(scene, index):
            return None
        if subject.found is Found.NAMED and not _official(scene, subject):
            return None
        return _candidate(scene, index, hit, status, subject, parties, several=several)
    several = several or len(subject.entities) > 1
    if meaning.joined and not (parties.partners or several):
        return None
    if not everybody and not pronoun and not several:
        return None
    if subject.found is Found.NAMED and not _official(scene, subject):
        return None
    if "party" in meaning.needs and not (parties.objects or parties.partners):
        return None
    if meaning.object and not parties.objects and not parties.partners and not several:
        if subject.last <= index or hit.pronoun:
            return None
        # one noun phrase behind a verb that needs two: it is the object, and the subject is known
        alone = Parties(objects=subject.mentions)
        return _candidate(scene, index, hit, status, Subject(Found.DROPPED), alone)
    return _candidate(scene, index, hit, status, subject, parties, several=several)


def _is_position(scene: Scene, index: int, hit: Hit[Trigger], subject: Subject) -> bool:
    """Whether a present verb tells of a standing position: "Tehran says", "he sees", or one inside reported speech."""
    if hit.value.inflection.tense is not Tense.PRESENT or hit.proclitic.future or hit.proclitic.preposition:
        return False
    if any(mention.form is MentionForm.STATE for mention in subject.mentions) or scene.word(index - 1) in _PRONOUNS:
        return True
    opener = scene.word(scene.clause(index))
    return opener in scene.words.complementizers or opener in scene.words.relatives


def _own_report(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """A first person that tells of a meeting held: "we discussed"."""
    meaning = hit.value.meaning
    if meaning.kind is not Kind.MEETING or hit.value.inflection.tense is not Tense.PAST:
        return None
    candidate = _candidate(scene, index, hit, Status.OCCURRED, Subject(Found.DROPPED), Parties(), anaphoric=True)
    return evolve(candidate, number=1, dropped=True)


def _conjoined(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether "and" joins a verb to what stands before it; the fa- behind "as for X" does not."""
    if hit.proclitic.conjunction != "ف":
        return bool(hit.proclitic.conjunction)
    mention = scene.mention_over(index - 1)
    return mention is None or scene.word(mention.first - 1) not in ("اما", "واما")


def _statement(
    scene: Scene, index: int, hit: Hit[Trigger], subject: Subject, status: Status, *, several: bool
) -> Candidate | None:
    if subject.found is Found.NAMED and not _official(scene, subject):
        return _foreign(scene, index, hit, status)
    if (
        status is Status.PLANNED
        and hit.value.meaning.cameo == "010"
        and hit.proclitic.future
        and hit.value.lemma in _GOES_ON
    ):
        return None
    return _candidate(scene, index, hit, status, subject, Parties(), role=Role.SPEAKER, several=several)


def _foreign(scene: Scene, index: int, hit: Hit[Trigger], status: Status) -> Candidate:
    """Somebody speaks who is no actor: no event, but what goes on from it is not said by the last actor either."""
    return evolve(
        _candidate(scene, index, hit, status, Subject(Found.STRANGER), Parties(), role=Role.SPEAKER), foreign=True
    )


def is_both(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is "the two sides", "the four ministers": whoever was told of last, not those it names."""
    joint = mention.form is MentionForm.JOINT or fold(mention.text).split()[0] in scene.words.they
    return joint and mention.last - mention.first <= _BOTH


def _participle(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    meaning = hit.value.meaning
    if meaning.kind is not Kind.STATEMENT or not _needs_met(scene, index, index + hit.length, meaning):
        return None
    before = index - 1
    joined = bool(hit.proclitic.conjunction) or not scene.word(before).isalpha() or scene.word(before).endswith("ا")
    named = scene.mention_over(before) is not None or scene.time_over(before) is not None
    feminine = hit.value.inflection.feminine
    ambiguous = feminine and not (joined or (named and scene.time_over(before) is not None) or scene.is_verb(before))
    if ambiguous or scene.word(before) in ("كان", "كانت") or scene.word(index) in scene.words.asides:
        return None  # a noun or an adjective of the same letters
    return _candidate(scene, index, hit, Status.OCCURRED, Subject(Found.DROPPED), Parties(), role=Role.SPEAKER)


def _according_to(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    mention = scene.mention_at(index + hit.length)
    if mention is None or not mention.official or _is_outlet(mention):
        return None
    subject = Subject(Found.NAMED, (mention,), mention.last)
    return _candidate(scene, index, hit, Status.OCCURRED, subject, Parties(), role=Role.SPEAKER)


def _candidate(
    scene: Scene,
    index: int,
    hit: Hit[Trigger],
    status: Status,
    subject: Subject,
    parties: Parties,
    *,
    role: Role = Role.PARTY,
    goal: int | None = None,
    anaphoric: bool = False,
    carrier: int | None = None,
    number: int | None = None,
    several: bool = False,
) -> Candidate:
    meaning = hit.value.meaning
    subject_role, other = (Role(meaning.roles[0]), Role(meaning.roles[1])) if meaning.roles else (role, Role.PARTY)
    pairs = [(entity, subject_role) for entity in subject.entities]
    for mention in (*parties.objects, *parties.partners, *parties.attending):
        if is_both(scene, mention):
            continue
        pairs += [(entity, other) for entity in mention.entities]
    assert meaning.kind is not None
    return Candidate(
        first=index,
        last=index + hit.length,
        hit=hit,
        kind=meaning.kind,
        status=status,
        parties=tuple(dict(reversed(pairs)).items())[::-1],
        subjects=subject.entities,
        dropped=subject.found is Found.DROPPED,
        number=max(number or 1, 2 if several else hit.value.inflection.number),
        goal=goal,
        anaphoric=anaphoric,
        carrier=carrier,
        subject_role=subject_role,
    )


# --- nouns


def _noun(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    meaning, behind = hit.value.meaning, index + hit.length
    if meaning.kind is Kind.STATEMENT:
        return _utterance(scene, index, hit)
    definite = hit.proclitic.article or scene.word(index).startswith("ال")
    if _near(scene, index, scene.words.generic, 1 if definite else 3):
        return None
    if hit.proclitic.preposition == "ل" and not hit.proclitic.article and meaning.kind is Kind.VISIT:
        return None  # "an invitation to visit"
    carrier = _carrier(scene, index, behind, meaning)
    if meaning.light and carrier is None:
        return None
    if _with_outlet(scene, behind):
        return None  # an interview
    status = _noun_status(scene, index, hit, carrier)
    if status is None:
        return None
    subject = _carrier_subject(scene, carrier, index) if carrier is not None else Subject(Found.DROPPED)
    if subject.found in (Found.STRANGER, Found.OUTLET):
        subject = Subject(Found.DROPPED)
    if carrier is None and not hit.pronoun:
        owner = None if scene.place_at(behind) is not None else scene.mention_at(behind)
        if owner is not None and not definite and scene.after_preposition(owner) is None and not _is_outlet(owner):
            subject = Subject(Found.NAMED, (owner,), owner.last)
    they = bool(subject.mentions) and is_both(scene, subject.mentions[0])
    if they:  # "the meeting of the four ministers"
        subject = Subject(Found.DROPPED, last=subject.last)
    skip = subject.last if subject.last > behind else 0
    if carrier is not None and carrier > index:
        behind = carrier + 1
    if carrier is None and (place := scene.place_at(behind)) is not None and not scene.lead(place):
        skip = place.last  # "the Doha talks"
    parties = parties_of(scene, behind, meaning.partners, direct=True, skip=skip, through=False)
    if meaning.kind is Kind.MEETING and (gathered := _gathered(scene, index, behind)) is not None:
        parties = parties_of(scene, gathered + 1, meaning.partners, direct=True)
    if carrier is None and _is_light(scene, parties.last) and _light_hit(scene, parties.last).pronoun:
        host = subject_of(scene, parties.last, parties.last + 1, conjoined=True)  # "a summit with … that Obama hosted"
        subject = host if host.found is Found.NAMED and scene.place_at(host.mentions[0].first) is None else subject
    if meaning.kind is Kind.VISIT:
        return _visit(scene, index, hit, status, subject, definite, carrier)
    everybody = {*subject.entities, *_entities(parties.objects), *_entities(parties.partners)}
    if meaning.kind is Kind.MESSAGE:
        return _message(scene, index, hit, status, subject, parties, carrier)
    if meaning.kind is Kind.AGREEMENT and not everybody and carrier is None:
        return None
    role, receives = Role.PARTY, carrier is not None and _light(scene, carrier).subject == "recipient"
    if meaning.kind is Kind.CALL:
        role = Role.CALLEE if receives else Role.CALLER
    hosted = carrier is not None and _light(scene, carrier).subject == "host"
    host = _hosting_place(scene, subject) if hosted else None
    if host is not None:
        subject = Subject(Found.DROPPED)
    candidate = _candidate(scene, index, hit, status, subject, parties, role=role, carrier=carrier, goal=host)
    pairs = list(candidate.parties)
    if receives or meaning.kind is Kind.CALL:
        other = Role.CALLER if receives else Role.CALLEE
        if meaning.kind is not Kind.CALL:
            other = Role.PARTY
        pairs = [(entity, kept if entity in subject.entities else other) for entity, kept in pairs]
        pairs += [(entity, other) for mention in parties.givers for entity in mention.entities]
    between = bool(parties.partners) and scene.after_preposition(parties.partners[0]) == "بين"
    occasion = not between and is_occasion(scene, index, meaning.kind) and (bool(parties.partners) or not definite)
    return evolve(
        candidate,
        parties=tuple(dict(pairs).items()),
        dropped=(bool(hit.pronoun) or occasion or they or _acts(scene, carrier)) and not subject.entities,
        anaphoric=meaning.anaphoric
        or (definite and len(pairs) < 2)
        or not (pairs or occasion or _acts(scene, carrier)),
        definite=definite or bool(hit.pronoun),
        attending=definite and carrier is not None and _light(scene, carrier).subject == "attendee",
        number=2 if hit.pronoun == "هما" else 3 if hit.pronoun == "هم" or they else 1,
    )


def _hosting_place(scene: Scene, subject: Subject) -> int | None:
    """The index of the place that hosts: "the meeting that Vienna hosted"."""
    place = scene.place_at(subject.mentions[0].first) if subject.mentions else None
    return None if place is None else scene.cast.places.index(place)


def _acts(scene: Scene, carrier: int | None) -> bool:
    """Whether the light verb that carries a noun has a party as its subject, named or dropped."""
    return carrier is not None and _light(scene, carrier).subject in ("party", "recipient", "bearer")


def _visit(
    scene: Scene, index: int, hit: Hit[Trigger], status: Status, subject: Subject, definite: bool, carrier: int | None
) -> Candidate | None:
    meaning, behind = hit.value.meaning, index + hit.length
    owner = scene.mention_at(behind) if scene.place_at(behind) is None else None
    visitor = subject
    if not subject.mentions and owner is not None and scene.after_preposition(owner) is None:
        visitor = Subject(Found.NAMED, (owner,))
    goal = _goal(scene, behind, index, meaning)
    if "visitor" in meaning.needs and not (visitor.mentions or hit.pronoun):
        return None
    if "goal" in meaning.needs and goal is None:
        return None
    if visitor.mentions and not _official(scene, visitor):
        return None
    if not visitor.mentions and not hit.pronoun and not definite and goal is None:
        return None
    return _candidate(
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


def _message(
    scene: Scene, index: int, hit: Hit[Trigger], status: Status, subject: Subject, parties: Parties, carrier: int | None
) -> Candidate | None:
    receives = carrier is not None and _light(scene, carrier).subject == "recipient"
    pairs: list[tuple[int, Role]] = []
    if receives:
        pairs += [(entity, Role.SENDER) for entity in _entities(parties.givers)]
        pairs += [(entity, Role.RECIPIENT) for entity in subject.entities]
    else:
        carried = carrier is not None and _light(scene, carrier).subject == "bearer"
        owners = _entities(parties.objects[:1])
        senders = _entities(parties.givers) or (owners if carried and owners else subject.entities)
        pairs += [(entity, Role.SENDER) for entity in senders]
        pairs += [(entity, Role.RECIPIENT) for entity in _entities(parties.receivers) or (() if carried else owners)]
    start = index if carrier is None else min(carrier, index)
    to_him = any(scene.word(position) in _TO_HIM for position in range(start, index + hit.length + 3))
    if len(dict(pairs)) < (1 if to_him else 2):
        return None
    candidate = _candidate(scene, index, hit, status, Subject(Found.NAMED), Parties(), carrier=carrier)
    return evolve(candidate, parties=tuple(dict(pairs).items()), dropped=False, to_him=to_him and len(dict(pairs)) < 2)


def _utterance(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    needs, behind = hit.value.meaning.needs, index + hit.length
    if "reported" in needs:  # "reported X as saying", "went on to say"
        if hit.pronoun:
            source = _mention_between(scene, index, "عن")
            subject = Subject(Found.NAMED, (source,)) if source is not None else Subject(Found.DROPPED)
            if source is None and not _carried_by(scene, index, ("جدد", "كرر")):
                return None
        elif scene.word(index) in ("بالقول", "القول") and scene.word(behind) in scene.words.complementizers | {
            ":",
            '"',
        }:
            subject = subject_of(scene, index - 1, index)
        else:
            return None
    elif "document" in needs:
        if not _document_speaks(scene, index):
            return None
        owner = scene.mention_at(behind)
        subject = Subject(Found.NAMED, (owner,)) if owner is not None and owner.official else Subject(Found.DROPPED)
        if not subject.mentions and not hit.proclitic.article:
            return None
    else:  # "at the request of"
        owner = scene.mention_at(behind + 1) if scene.word(behind) == "من" else scene.mention_at(behind)
        if owner is None or not owner.official:
            return None
        subject = Subject(Found.NAMED, (owner,))
    if subject.found is Found.STRANGER or not _official(scene, subject) and subject.found is Found.NAMED:
        return None
    return _candidate(scene, index, hit, Status.OCCURRED, subject, Parties(), role=Role.SPEAKER)


def _document_speaks(scene: Scene, index: int) -> bool:
    """Whether a statement as a document is what speaks: "it is said in a statement", "the statement was issued"."""
    before = (_bare(scene.word(index - 1)), _bare(scene.word(index - 2)))
    return before[0] in ("صدر", "اصدر", "وفق", "حسب", "وفقا", "فقا", "طبقا") or (
        before[0] in ("في", "ب") and before[1] in ("جاء", "ورد")
    )


def _mention_between(scene: Scene, index: int, preposition: str) -> Mention | None:
    """The last mention in front of a token that a preposition governs, within the clause."""
    for position in range(index - 1, max(scene.sentence(index).first, index - _NEAR) - 1, -1):
        mention = scene.mention_at(position)
        if mention is not None and scene.after_preposition(mention) == preposition:
            return mention
    return None


def _carried_by(scene: Scene, index: int, lemmas: tuple[str, ...]) -> bool:
    return any(
        hit.value.lemma in lemmas
        for position in range(max(0, index - 3), index)
        for hit in scene.hits.get(position, ())
    )


def is_occasion(scene: Scene, index: int, kind: Kind | None = None) -> bool:
    """Whether the noun at a token is told as the occasion of something else: "during", "after", "on the fringes of".

    For a call, "in" says so too.
    """
    if kind is Kind.CALL and scene.word(index - 1) == "في":
        return True
    around = scene.words.during | scene.words.after
    return any(scene.word(position) in around for position in (index - 1, index - 2))


def _with_outlet(scene: Scene, behind: int) -> bool:
    """Whether the partner is a newspaper or channel."""
    for position in range(behind, behind + 4):
        if scene.word(position) == "مع":
            mention = scene.mention_at(position + 1) or scene.mention_at(position + 2)
            return mention is not None and _is_outlet(mention)
    return False


# --- light verbs


def _carrier(scene: Scene, index: int, behind: int, meaning: Meaning) -> int | None:
    """The light verb that carries the noun at `index`: in front of it in the clause, or in a relative clause behind."""
    start = max(scene.sentence(index).first, index - _NEAR * 2)
    position, loose = index - 1, 0
    while position >= start and loose <= _LOOSE:
        word = scene.word(position)
        mention, time = scene.mention_over(position), scene.time_over(position)
        if word in scene.words.complementizers or word in scene.words.relatives or word in ".:؛":
            break
        if mention is not None or time is not None:
            position = (mention or time).first - 1  # type: ignore[union-attr]  # one of them is there
            continue
        if _is_light(scene, position) and _carries(scene, position, meaning):
            described = scene.word(position - 1) in scene.words.relatives  # its noun is the one before "which"
            return None if described and _light(scene, position).subject == "event" else position
        if scene.is_verb(position):
            break
        loose += (
            position not in scene.hits and word.isalpha() and word not in scene.words.prepositions and len(word) > 1
        )
        position -= 1
    behind += scene.word(behind) == "قد"
    for position in range(behind, min(scene.sentence(index).last, behind + 4)):
        if scene.word(position) in scene.words.relatives:
            near = (position + 1, position + 2)
            return next((at for at in near if _is_light(scene, at) and _carries(scene, at, meaning)), None)
        if position == behind and _is_light(scene, position) and _carries(scene, position, meaning):
            return position
    return None


def _is_light(scene: Scene, index: int) -> bool:
    if scene.word(index - 1) in scene.words.prepositions:
        return False  # a verbal noun of the same letters: "called for holding"
    return any(hit.value.form is Form.LIGHT and not hit.proclitic.preposition for hit in scene.hits.get(index, ()))


def _light(scene: Scene, index: int) -> Meaning:
    return _light_hit(scene, index).value.meaning


def _light_hit(scene: Scene, index: int) -> Hit[Trigger]:
    """The reading of a light verb; of two ("talaqqa" received, "tulqi" delivers) the past one."""
    light = [hit for hit in scene.hits[index] if hit.value.form is Form.LIGHT]
    return next((hit for hit in light if hit.value.inflection.tense is Tense.PAST), light[0])


def _gathered(scene: Scene, index: int, behind: int) -> int | None:
    """The verb of "which brought together" in a relative clause of the noun."""
    for position in range(behind, scene.sentence(index).last - 1):
        if position <= behind + 1 and _is_light(scene, position) and _light(scene, position).object:
            return position
        if scene.word(position) in scene.words.relatives and _is_light(scene, position + 1):
            if _light(scene, position + 1).object:
                return position + 1
        elif (
            position in scene.hits
            and not _is_light(scene, position)
            and any(
                hit.value.form is Form.NOUN
                and hit.value.meaning.kind is Kind.MEETING
                and not hit.value.meaning.anaphoric
                for hit in scene.hits[position]
            )
        ):
            return None
    return None


def _carries(scene: Scene, carrier: int, meaning: Meaning) -> bool:
    light = [hit.value for hit in scene.hits[carrier] if hit.value.form is Form.LIGHT]
    if meaning.light:
        return any(value.lemma in meaning.light for value in light)
    return any(not value.meaning.only for value in light)


def _carrier_subject(scene: Scene, carrier: int, noun: int) -> Subject:
    if _light(scene, carrier).subject == "event":
        return Subject(Found.DROPPED)
    if carrier > noun:
        return subject_of(scene, carrier, carrier + 1, conjoined=True)
    hit = _light_hit(scene, carrier)
    several = hit.value.inflection.number > 1
    feminine = hit.value.inflection.feminine
    subject = subject_of(
        scene, carrier, carrier + 1, conjoined=_conjoined(scene, carrier, hit), several=several, feminine=feminine
    )
    return subject if subject.last <= noun else Subject(Found.DROPPED)


# --- what is around a trigger


def _needs_met(scene: Scene, index: int, behind: int, meaning: Meaning) -> bool:
    """Whether what a trigger needs stands behind it.

    "clause" is a complementizer anywhere before the next verb, "quote" an opening quotation; "that" and prepositions must
    follow the verb or its subject directly; "object" is met by anything.
    """
    needs = meaning.needs
    if not needs or "object" in needs or ("instrument" in needs and _instrument_near(scene, index)):
        return True
    end = min(scene.sentence(index).last, behind + _FAR)
    adjacent, position = True, behind
    while position < end:
        mention, time = scene.mention_at(position), scene.time_over(position)
        if mention is not None or time is not None:
            lead = scene.lead(mention) if mention is not None else ""
            if adjacent and lead and lead in needs:
                return True
            position, adjacent = (mention or time).last, True  # type: ignore[union-attr]  # one of them is there
            continue
        word = scene.word(position)
        if word in scene.words.complementizers and ("clause" in needs or ("that" in needs and adjacent)):
            return True
        if "quote" in needs and word in _QUOTES:
            return True
        if adjacent and (word in needs or (word[0] in needs and word[0] in "بل" and len(word) > 3)):
            return True
        if position > behind and scene.is_verb(position):
            return False
        if len(word) > 1 and word in needs and word in scene.words.prepositions and position < scene.clause_end(index):
            return True
        adjacent = adjacent and (not word.isalpha() or word in scene.words.asides or word in scene.words.attached)
        position += 1
    return False


def _instrument_near(scene: Scene, index: int) -> bool:
    """Whether the clauses around a verb name something that is signed or adopted."""
    sentence = scene.sentence(index)
    around = range(max(sentence.first, index - _NEAR), min(sentence.last, index + 2 * _NEAR))
    return any(_bare(scene.word(position)) in scene.words.instruments for position in around)


def _bare(word: str) -> str:
    """A noun without the conjunction, preposition and article written onto it."""
    for proclitic in ("وال", "بال", "فال", "لل", "ال", "و", "ب", "ل"):
        if word.startswith(proclitic) and len(word) > len(proclitic) + 2:
            return word[len(proclitic) :]
    return word


def _goal(scene: Scene, behind: int, index: int, meaning: Meaning) -> int | None:
    """The index of the place that a visit leads to."""
    for position in range(index + 1, min(scene.clause_end(index), index + 25)):
        place = scene.place_at(position)
        if place is None:
            continue
        preposition = scene.after_preposition(place)
        if (
            preposition in ("الي", "ل")
            or (preposition == "ب" and "ب" in meaning.goal)
            or (preposition is None and "object" in meaning.goal and position >= behind)
        ):
            return scene.cast.places.index(place)
        if preposition == "في" and "في" in meaning.goal:
            return scene.cast.places.index(place)
    return None


def _verb_status(scene: Scene, index: int, hit: Hit[Trigger]) -> Status | None:
    """Planned, occurred or denied; None where the verb states no occurrence."""
    inflection: Inflection = hit.value.inflection
    before = scene.word(index - 1)
    if hit.value.meaning.kind is not Kind.STATEMENT and _denied(scene, index):
        return Status.DENIED
    if before in scene.words.negations:
        return Status.DENIED if hit.value.meaning.kind is not Kind.STATEMENT and before in ("لم", "ولم", "ما") else None
    if hit.proclitic.future or before == "سوف":
        return Status.PLANNED
    if hit.proclitic.preposition:
        return Status.PLANNED if hit.proclitic.preposition == "ل" and _after_visit(scene, index) else None
    if inflection.tense is Tense.PRESENT:
        if before in ("ان", "بان", "وان", "الا", "لان"):
            governs = scene.word(index - 2)
            if governs in ("قبل", "بعد"):
                return Status.OCCURRED
            return Status.PLANNED if governs == "علي" or _near(scene, index, scene.words.planned) else None
        if hit.value.meaning.kind is not Kind.STATEMENT:
            return Status.OCCURRED if _under_way(scene, index) else Status.PLANNED
    return Status.OCCURRED


def _under_way(scene: Scene, index: int) -> bool:
    """Whether a present verb tells of what is going on: "who is visiting Egypt at present"."""
    return any(
        isinstance(time.expression, Vague) and time.expression.ref is Ref.PRESENT
        for position in range(index, scene.clause_end(index))
        if (time := scene.time_over(position)) is not None
    )


def _noun_status(scene: Scene, index: int, hit: Hit[Trigger], carrier: int | None) -> Status | None:
    if _denied(scene, index):
        return Status.DENIED
    if carrier is not None:
        light = _light_hit(scene, carrier)
        status = _verb_status(scene, carrier, light)
        if status is Status.PLANNED and not light.proclitic.future and scene.word(carrier - 1) in scene.words.relatives:
            return Status.OCCURRED
        return status
    if _near(scene, index, scene.words.hypothetical, 2) or _called_for(scene, index):
        return None
    following = [scene.word(position) for position in range(index + hit.length, index + hit.length + 3)]
    if any(word in scene.words.planned for word in following):
        return Status.PLANNED
    return Status.OCCURRED


def _called_for(scene: Scene, index: int) -> bool:
    """Whether a noun behind "to" is what somebody calls for."""
    return scene.word(index - 1) == "الي" and any(
        hit.value.rule == "appeals"
        for position in range(scene.sentence(index).first, index)
        for hit in scene.hits.get(position, ())
    )


def _after_visit(scene: Scene, index: int) -> bool:
    """Whether a visit is told before in the sentence: what follows with li- is its purpose."""
    return any(
        hit.value.meaning.kind is Kind.VISIT and hit.value.form is Form.VERB
        for position in range(scene.sentence(index).first, index)
        for hit in scene.hits.get(position, ())
    )


def _denied(scene: Scene, index: int) -> bool:
    """Whether a denial governs what stands at a token: "denied having met", "denied that he had visited"."""
    clauses = 0
    for position in range(index - 1, max(scene.sentence(index).first, index - _DENIAL) - 1, -1):
        word = scene.word(position)
        if word in scene.words.denials or word[1:] in scene.words.denials:
            return True
        clauses += word in scene.words.complementizers
        if clauses > 1 or word in _QUOTES or word in ";؛":
            return False
    return False


def _near(scene: Scene, index: int, words: frozenset[str], reach: int = 4) -> bool:
    near = (scene.word(position) for position in range(max(0, index - reach), index))
    return any(word in words or (len(word) > 3 and word[0] in "وفبل" and word[1:] in words) for word in near)


def _official(scene: Scene, subject: Subject) -> bool:
    return any(mention.official for mention in subject.mentions) or subject.found is Found.DROPPED


def _entities(mentions: tuple[Mention, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(entity for mention in mentions for entity in mention.entities))


def _is_outlet(mention: Mention) -> bool:
    return mention.form is MentionForm.OUTLET
