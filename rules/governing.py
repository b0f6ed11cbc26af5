"""The verb that governs a noun told as an occasion: who speaks "in a call with", whose visit is "during his visit"."""

from __future__ import annotations

from attrs import evolve, frozen

from rules.actors import Mention, MentionForm
from rules.carriers import conjoined, is_light, light_meaning
from rules.clitics import ARTICLE
from rules.lexicon import Hit
from rules.parties import Parties, parties_of
from rules.phrase import PERSONS
from rules.roles import Found, Subject, subject_of
from rules.scene import Scene
from rules.triggers import MET, Form, Trigger
from timeline.event import Kind

_DUAL = 2
_HIS = frozenset(("person", "office", "institution"))  # kinds of actors
_DONE_SITTING = (Kind.AGREEMENT, Kind.STATEMENT)
_OPENING = 4  # tokens in front of a noun that opens its sentence: "and at the end of a"
_BROTHER = 2  # words in front of whom a verb addresses: "his brother"
_TO = "ل"  # li-
_BY_WHOM = 8  # tokens between a visit and whose it is
_REACH = 40  # tokens between a noun and the verb that governs it


@frozen
class Governor:
    """Who does what is told of an occasion: the subject of the verb, whom it addresses, and with whom it is done."""

    subject: Subject
    addressed: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()


def governed(scene: Scene, noun: int, carrier: int | None) -> Governor | None:
    """Those of the verb that governs the noun at a token; None where its subject is not named.

    The verb stands in front in the same clause, or, where the noun opens its sentence, behind it ("in a letter to X, Y
    said"). `carrier` is the light verb of the noun itself.
    """
    for verb, hit in (*_in_front(scene, noun, carrier), *_behind(scene, noun, carrier)):
        inflection = hit.value.inflection
        subject = subject_of(
            scene,
            verb,
            verb + hit.length,
            conjoined=conjoined(scene, verb, hit),
            pronoun=bool(hit.pronoun),
            several=inflection.number > 1,
            feminine=inflection.feminine,
        )
        if subject.found is not Found.NAMED or hit.pronoun:
            return None
        together = parties_of(scene, verb + hit.length, tuple(scene.words.along), direct=False, through=False)
        return Governor(subject, _addressed(scene, verb, subject, noun), together.partners)
    return None


def callers(scene: Scene, index: int, carrier: int | None, parties: Parties) -> tuple[Subject, Parties]:
    """Who talks in the call at a token: whoever tells or discusses something in it, and whom he tells it."""
    found = governed(scene, index, carrier)
    if (
        found is None
        or (parties.givers and not parties.partners)
        or any(scene.after_preposition(m) in scene.words.between for m in parties.partners)
    ):
        return Subject(Found.DROPPED), parties
    if parties.partners or parties.objects:
        return found.subject, evolve(parties, givers=())  # "at the initiative of X" names nobody else
    return found.subject, evolve(parties, partners=found.partners or found.addressed or _told(scene, index))


def _told(scene: Scene, index: int) -> tuple[Mention, ...]:
    """Whom something is told in the call at a token: "invited X in a call", "stressed to X in a call"."""
    told = scene.mention_over(index - 2) if scene.word(index - 1) in scene.words.within else None
    if told is None or told.last != index - 1 or not told.official or told.form is MentionForm.STATE:
        return ()
    preposition = scene.after_preposition(told)
    return (told,) if preposition in scene.words.addressing or preposition in scene.words.to else ()


def bearer(scene: Scene, noun: int) -> Subject:
    """Who carries something out at "his meeting", told by a light verb in front: "X will convey during his meeting"."""
    for _, hit in _in_front(scene, noun, None):
        found = governed(scene, noun, None) if hit.value.form is Form.LIGHT else None
        if found is not None:
            return found.subject
    return Subject(Found.DROPPED)


def guest(scene: Scene, noun: int) -> Subject:
    """Who is received where "X did this during Y's reception of him"."""
    for verb, hit in _in_front(scene, noun, None):
        subject = subject_of(scene, verb, verb + hit.length, pronoun=bool(hit.pronoun))
        if subject.found is Found.NAMED:
            return subject
    return Subject(Found.DROPPED)


def visitor_of(scene: Scene, noun: int, behind: int) -> Subject:
    """Whose a visit is that has no owner: "a visit by X to Y" as a headline says it, "left after a visit to Y"."""
    if noun == scene.sentence(noun).first:
        named = (scene.mention_at(at) for at in range(behind, min(scene.clause_end(noun), behind + _BY_WHOM)))
        by = next((one for one in named if one is not None and one.form is not MentionForm.STATE), None)
        if by is not None and by.official and scene.after_preposition(by) == "ل":
            return Subject(Found.NAMED, (by,))
    found = governed(scene, noun, None) if _visiting(scene, noun) is not None else None
    return Subject(Found.DROPPED) if found is None else found.subject


def told_by(scene: Scene, noun: int) -> tuple[int, Hit[Trigger]] | None:
    """The verb that tells of the visit whose sort a noun behind "in" says: "will come to Rome in a first visit to"."""
    before = noun - 1 - (scene.word(noun - 1) in scene.words.firsts)
    if scene.word(before) not in scene.words.within:
        return None
    return _visiting(scene, noun)


def _visiting(scene: Scene, noun: int) -> tuple[int, Hit[Trigger]] | None:
    """The verb in front of a noun, if it tells of a visit in any of its readings: "arrived" may be said of letters."""
    for verb, _ in _in_front(scene, noun, None):
        hits = (hit for hit in scene.hits[verb] if hit.value.form is Form.VERB)
        return next(((verb, hit) for hit in hits if hit.value.meaning.kind is Kind.VISIT), None)
    return None


def _in_front(scene: Scene, noun: int, carrier: int | None) -> list[tuple[int, Hit[Trigger]]]:
    start = max(scene.clause(noun), noun - _REACH)
    return [found for verb in range(noun - 1, start - 1, -1) if verb != carrier for found in _finite(scene, verb)][:1]


def _behind(scene: Scene, noun: int, carrier: int | None) -> list[tuple[int, Hit[Trigger]]]:
    sentence = scene.sentence(noun)
    opening = range(sentence.first, noun)
    if len(opening) > _OPENING:
        return []
    governs = scene.words.prepositions | scene.words.during | scene.words.after
    if not any(_governs(scene, index, governs) for index in opening):
        return []
    if any(_finite(scene, index) for index in opening):
        return []
    first = noun if carrier is None or carrier < noun else carrier + 1
    for verb in range(first, min(sentence.last, first + _REACH)):
        if scene.word(verb) in scene.words.complementizers:
            return []
        if scene.word(verb - 1) not in scene.words.relatives and (found := _finite(scene, verb)):
            return found
    return []


def _finite(scene: Scene, index: int) -> list[tuple[int, Hit[Trigger]]]:
    """The finite verb at a token, if there is one."""
    if not scene.is_verb(index) or _is_adverb(scene, index):
        return []
    return [(index, hit) for hit in scene.hits[index] if hit.value.form in (Form.VERB, Form.LIGHT)][:1]


def _first_mention(scene: Scene, index: int) -> int:
    """The token at which an actor is named, at most two words further on: "his brother X"."""
    at = index
    while at < index + _BROTHER and scene.mention_at(at) is None and scene.word(at).isalpha():
        if scene.word(at) in scene.words.prepositions or scene.is_verb(at):
            break
        at += 1
    return at


def _governs(scene: Scene, index: int, words: frozenset[str]) -> bool:
    word = scene.word(index)
    return word in words or word.removeprefix("و") in words


def _is_adverb(scene: Scene, index: int) -> bool:
    """Whether what looks like a verb in the dual is an indefinite accusative that opens its sentence: "in reply to"."""
    opens = index == scene.sentence(index).first and scene.word(index + 1) in scene.words.prepositions
    return opens and any(hit.value.inflection.number == _DUAL for hit in scene.hits[index])


def _addressed(scene: Scene, verb: int, subject: Subject, noun: int) -> tuple[Mention, ...]:
    """Whom a verb has as its object or speaks to, right behind its subject or the noun: "informed in a call X that"."""
    at = max(subject.last, verb + 1)
    for position in (_first_mention(scene, at), _first_mention(scene, noun + 1)):
        mention = scene.mention_at(position)
        if (
            mention is not None
            and mention.official
            and mention.form is not MentionForm.STATE
            and (scene.after_preposition(mention) is None or (mention.form in PERSONS and scene.lead(mention) == _TO))
            and not set(mention.entities) & set(subject.entities)
        ):
            return (mention,)
    return ()


def is_occasion(scene: Scene, index: int, kind: Kind | None = None) -> bool:
    """Whether the noun at a token is told as the occasion of something else: "during", "after", "on the fringes of".

    For a call, "in" says so too, and for a meeting "in a meeting with", "in a meeting that brought together".
    """
    if kind in MET and scene.word(index - 1) in scene.words.within:
        indefinite = not scene.word(index).startswith(ARTICLE)
        gathers = is_light(scene, index + 1) and light_meaning(scene, index + 1).object
        facing = scene.any_of(scene.words.ceremonies.lists["facing"], index + 1, index + 4)
        along = gathers or facing or scene.any_of(scene.words.along, index + 1, index + 4)
        if kind is Kind.CALL or (indefinite and along):
            return True
    in_front = scene.word(index - 1), scene.word(index - 2)
    return not (scene.words.during.isdisjoint(in_front) and scene.words.after.isdisjoint(in_front))


def just_before(scene: Scene, index: int) -> Mention | None:
    """Who is named right in front of a token, governed by no preposition."""
    mention = scene.mention_over(index - 1)
    if mention is None or mention.last != index or scene.after_preposition(mention) is not None:
        return None
    return mention


def sitter(scene: Scene, noun: int, behind: int) -> Mention | None:
    """The body that does something at its session: "the council discussed, in a session", "approved it in a session".

    Not where somebody is named behind the noun: whose session it is.
    """
    before = scene.word(noun - 1)
    if before not in scene.words.within and before not in scene.words.during:
        return None
    body = just_before(scene, noun - 1)
    if body is None and any(hit.pronoun for hit in scene.hits.get(noun, ())):
        whose = scene.mention_over(noun - 2)  # "will report to the council at its session"
        if whose is not None and whose.last == noun - 1 and whose.form is MentionForm.INSTITUTION:
            return whose
    if body is not None:
        acts = body.form is MentionForm.INSTITUTION and not is_object(scene, body)
        return body if acts else None
    if scene.word(noun).startswith(ARTICLE) or scene.mention_at(behind) is not None:
        return None
    for _, hit in _in_front(scene, noun, None):
        found = governed(scene, noun, None) if hit.value.meaning.kind in _DONE_SITTING else None
        if found is not None and len(found.subject.mentions) == 1:
            body = found.subject.mentions[0]
            return body if body.form is MentionForm.INSTITUTION and body.official else None
    return None


def is_object(scene: Scene, named: Mention) -> bool:
    """Whether the verb in front has another subject: "X called upon the international community during his meeting"."""
    for verb, hit in _in_front(scene, named.first, None):
        subject = subject_of(scene, verb, verb + hit.length, conjoined=True)
        kinds = {scene.cast.entities[entity].kind for entity in subject.entities}  # "his" is no group's
        return subject.found is Found.NAMED and kinds <= _HIS and not set(named.entities) & set(subject.entities)
    return False


def described(scene: Scene, index: int, subject: Subject) -> Mention | None:
    """Whom the relative clause of a verb with "him" describes: X of "X, whom he met", where the sentence names him."""
    if scene.word(index - 1) not in scene.words.relatives:
        return None
    last = index - 1 - (scene.word(index - 2) in "،,")
    mention = scene.mention_over(last - 1)
    if mention is None or mention.last != last or len(mention.entities) != 1 or not mention.official:
        return None
    if scene.cast.entities[mention.entities[0]].kind != "person":
        return None
    if subject.found is Found.NAMED:
        return mention if any(one.official for one in subject.mentions) else None
    ahead = (scene.mention_at(at) for at in range(scene.sentence(index).first, mention.first))
    acts = any(
        m is not None and m.official and m.entities and set(m.entities).isdisjoint(mention.entities) for m in ahead
    )
    return mention if subject.found is Found.DROPPED and acts else None
