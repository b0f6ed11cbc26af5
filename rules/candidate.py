"""Candidates: one mention of an event, with what its own construction says about it."""

from __future__ import annotations

from attrs import evolve, frozen

from rules.actors import Mention, MentionForm
from rules.lexicon import Hit
from rules.parties import Parties
from rules.roles import DROPPED, NAMED, STRANGER, Subject
from rules.scene import Scene
from rules.triggers import Form, Trigger
from timeline.event import Kind, Role, Status

_NOUN = Form.NOUN  # asked of every candidate again and again; Python 3.11 is slow to find members of enumerations
_WITH = "مع"  # maʿa
_BRING = (_WITH, "ب")  # prepositions onto which the pronoun of a partner may be written
_BOTH = 2  # words of "the two sides"


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
    left: int | None = None  # token of the verb that tells of the departure at the end of a visit
    silent: bool = False  # names its subject, and is no mention of an event
    foreign: bool = False  # somebody speaks who is no actor
    definite: bool = False
    to_him: bool = False  # the recipient is a pronoun
    voiced: bool = False  # an institution speaks through somebody
    similar: bool = False  # the recipient is that of the letter told before: "sent a similar cable"
    him: str = ""  # the pronoun that stands for the other party: "received him", "held talks with him"
    whose: str = ""  # the pronoun that stands for a party: "his meeting", "talks that brought him together with"
    attending: bool = False  # tells who else was there, or who chaired it
    attends: bool = False  # tells nothing but that
    postponed: bool = False  # its day is the one to which it was put off
    sentence: int = 0
    subject_role: Role = Role.PARTY

    @property
    def entities(self) -> frozenset[int]:
        """Everybody who takes part."""
        return frozenset(entity for entity, _ in self.parties)

    @property
    def verb(self) -> int:
        """The token of the verb that tells it: its own, or the light one."""
        return self.first if self.carrier is None else self.carrier

    @property
    def acts(self) -> bool:
        """Whether its subject does something here, so that what follows without a subject may go on for it."""
        return not self.is_noun or self.carrier is not None or self.attending or self.left is not None

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.hit.value.form is _NOUN


def is_both(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is "the two sides", "the four ministers": whoever was told of last, not those it names."""
    joint = mention.form is MentionForm.JOINT or scene.is_they(mention)
    return joint and mention.last - mention.first <= _BOTH


def candidate_of(
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
    """A candidate with the parties in their roles: the subject first, then objects, partners and who attended."""
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
        parties=tuple(dict(reversed(pairs)).items())[::-1] if len(pairs) > 1 else tuple(pairs),
        subjects=subject.entities,
        dropped=subject.found is DROPPED,
        number=max(number or 1, 2 if several else 1, hit.value.inflection.number),
        goal=goal,
        anaphoric=anaphoric,
        carrier=carrier,
        subject_role=subject_role,
        sentence=scene.sentence_index(index),
    )


def stranger(scene: Scene, index: int, hit: Hit[Trigger], status: Status) -> Candidate:
    """Somebody speaks who is no actor: no event, but what goes on from it is not said by the last actor either."""
    return evolve(
        candidate_of(scene, index, hit, status, Subject(STRANGER), Parties(), role=Role.SPEAKER), foreign=True
    )


def is_official(scene: Scene, subject: Subject) -> bool:
    """Whether somebody who speaks for a state or an institution is meant; a dropped subject may always be one."""
    return any(mention.official for mention in subject.mentions) or subject.found is DROPPED


def is_named(scene: Scene, subject: Subject) -> bool:
    """Whether the subject is named, and speaks for a state or an institution."""
    return subject.found is NAMED and is_official(scene, subject)


def with_him(scene: Scene, index: int, partners: tuple[str, ...] = (_WITH,)) -> str:
    """The pronoun of "with him" at a token, behind one of the prepositions; the empty string where there is none."""
    word = scene.word(index)
    if word not in scene.words.attached:
        return ""
    return next((word[len(one) :] for one in partners if one in _BRING and word.startswith(one)), "")


def with_guest(scene: Scene, subject: Subject) -> str:
    """The pronoun of "and his guest" behind a subject where no name follows, the empty string where there is none."""
    last = subject.mentions[-1].last if subject.mentions else 0
    if scene.word(last) not in scene.words.guests or scene.mention_at(last) or scene.mention_at(last + 1):
        return ""
    return "ها" if scene.word(last).endswith("تها") or "ته" in scene.word(last)[-2:] else "ه"


def entities_of(mentions: tuple[Mention, ...]) -> tuple[int, ...]:
    """The entities that mentions name, each once."""
    if len(mentions) < 2:
        return mentions[0].entities if mentions else ()
    return tuple(dict.fromkeys([entity for mention in mentions for entity in mention.entities]))


def is_outlet(mention: Mention) -> bool:
    """Whether a mention names a news agency, a channel or a paper: a source, no participant."""
    return mention.form is MentionForm.OUTLET
