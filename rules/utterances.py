"""Statements told by nouns: what was said once more, by saying, what a document says, at whose request."""

from __future__ import annotations

from attrs import evolve

from rules.actors import Mention
from rules.candidate import Candidate, candidate_of, is_official
from rules.carriers import carrier_of, carrier_subject, is_light, light_hit
from rules.clitics import AND
from rules.lexicon import Hit
from rules.needs import bare
from rules.parties import Parties
from rules.roles import Found, Subject, subject_of
from rules.scene import Scene
from rules.status import verb_status
from rules.triggers import Form, Trigger
from timeline.event import Kind, Role, Status

_NEAR = 12  # tokens between whom a preposition governs and the noun
_DESCRIBED = 5  # tokens between words and the verb that says whose they are: "hostile remarks that were"
_QUOTED = 4  # tokens between "from him" and the noun
_FAR = 40  # tokens between an address and the verb that reports what is said in it


def utterance(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The statement that a noun tells of, or None where a verb beside it reports what was said."""
    needs, behind, several = hit.value.meaning.needs, index + hit.length, False
    if came_so(scene, index) and ("given" in needs or "document" in needs):
        said = candidate_of(scene, index, hit, Status.OCCURRED, Subject(Found.DROPPED), Parties(), role=Role.SPEAKER)
        return evolve(said, anaphoric=True)
    carrier = None
    if "reported" in needs:  # "reported X as saying", "went on to say"
        if hit.pronoun:
            source = _mention_behind(scene, index, scene.words.about)
            subject = Subject(Found.NAMED, (source,)) if source is not None else Subject(Found.DROPPED)
            quoted = scene.any_of(scene.words.from_him_told, index - _QUOTED, index)  # "was quoted from him his saying"
            if source is None and not quoted and not _carried_by(scene, index, scene.words.repeats):
                return None
        elif _carried_by(scene, index, scene.words.impersonal) and hit.proclitic.article:
            several = True  # "it was stressed": by those who met
            subject = Subject(Found.DROPPED)
        elif hit.proclitic.article and _repeated(scene, index):
            carrier = _before_names(scene, index)
            subject = subject_of(scene, carrier, carrier + 1)
            if subject.found is Found.STRANGER and subject.last == index:
                subject = Subject(Found.DROPPED)
        elif scene.word(index) in scene.words.by_saying and scene.word(behind) in scene.words.complementizers | {
            ":",
            '"',
        }:
            subject = subject_of(scene, (speaks := _before_names(scene, index)), speaks + 1)
        else:
            return None
    elif "given" in needs:
        return _given(scene, index, hit)
    elif "document" in needs and (made := _made_by(scene, index, behind)) is not None:
        subject = made
    elif "document" in needs:
        if not _document_speaks(scene, index):
            return None
        owner = scene.mention_at(behind + (scene.word(behind) in scene.words.published_it))
        subject = Subject(Found.NAMED, (owner,)) if owner is not None and owner.official else Subject(Found.DROPPED)
        if not subject.mentions and not hit.proclitic.article:
            return None
    elif (asker := _asker(scene, index, behind)) is not None:
        subject = asker
    else:  # "at the request of"
        owner = scene.mention_at(behind + 1) if scene.word(behind) in scene.words.of else scene.mention_at(behind)
        if owner is None or not owner.official:
            return None
        subject = Subject(Found.NAMED, (owner,))
    if subject.found is Found.STRANGER or not is_official(scene, subject) and subject.found is Found.NAMED:
        return None
    return candidate_of(
        scene,
        index,
        hit,
        Status.OCCURRED,
        subject,
        Parties(),
        role=Role.SPEAKER,
        number=3 if several else None,
        carrier=carrier,
    )


def came_so(scene: Scene, index: int) -> bool:
    """Whether the noun at a token is the occasion on which what was just told was said: "this came in a statement"."""
    words, before = scene.words, scene.word(index - 1)
    if before not in words.within and before not in words.during:
        return False
    return scene.word(index - 2) in words.that_one and bare(scene.word(index - 3)) in words.it_says


def _made_by(scene: Scene, index: int, behind: int) -> Subject | None:
    """Whose words the clause behind a noun says they were: "condemned remarks that X made", "the statement issued by".

    Not where they only say how somebody speaks ("said in a statement that it issued"), or speak themselves.
    """
    words = scene.words
    says = any(hit.value.lemma in words.goes_on for hit in scene.hits.get(index - 1, ()))
    if says or scene.word(index - 1) in words.by_way_of or scene.word(behind) in words.in_it:
        return None
    for at in range(behind, min(behind + _DESCRIBED, scene.sentence(index).last)):
        word = scene.word(at)
        if word in words.issued_by and scene.word(at + 1) in words.about:
            author = scene.mention_at(at + 2)
            return Subject(Found.NAMED, (author,)) if author is not None and author.official else None
        if is_light(scene, at):
            light = light_hit(scene, at)
            it = scene.word(at + 1) in words.attached
            if not (light.value.rule == "issues or delivers" and (it or light.pronoun)):
                return None
            author = scene.mention_at(at + 1 + it)
            return Subject(Found.NAMED, (author,)) if author is not None and author.official else None
        if scene.is_verb(at) or word in words.complementizers or scene.mention_at(at) is not None:
            return None
    return None


def _given(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The address that somebody gave or is to give, where no verb of its sentence reports what is said in it.

    Of one that several gave together, the verbs behind it tell what each of them said.
    """
    carrier = carrier_of(scene, index, index + hit.length, hit.value.meaning)
    if carrier is None or carrier > index:
        return None
    status, subject = verb_status(scene, carrier, light_hit(scene, carrier)), carrier_subject(scene, carrier, index)
    giver = scene.mention_at(index + hit.length + 1) if scene.word(index + hit.length) in scene.words.of else None
    if giver is not None and giver.official:
        subject = Subject(Found.NAMED, (giver,), giver.last)  # "heard a briefing from X"
    stranger = subject.found not in (Found.NAMED, Found.DROPPED) or not is_official(scene, subject)
    behind = range(index + hit.length, min(scene.sentence(index).last, index + _FAR))
    reported = any(
        found.value.meaning.kind is Kind.STATEMENT and found.value.form in (Form.VERB, Form.PARTICIPLE)
        for position in behind
        for found in scene.hits.get(position, ())
    )
    end = index + hit.length
    sent = any(other.value.meaning.kind is Kind.MESSAGE for other in scene.hits[index])
    if sent and status is Status.OCCURRED and scene.word(end) in scene.words.to and scene.mention_at(end + 1):
        return None  # a letter
    several = len(subject.entities) > 1 or any(scene.word(at) in scene.words.jointly for at in range(end, end + 3))
    if stranger or reported or status is None or (several and status is Status.OCCURRED):
        return None
    return candidate_of(scene, index, hit, status, subject, Parties(), role=Role.SPEAKER, carrier=carrier)


def _asker(scene: Scene, index: int, behind: int) -> Subject | None:
    """Who puts forward the request at a token: "X put forward a request to Y", "the request that X put forward"."""
    verb = behind + 1 if scene.word(behind) in scene.words.relatives else _before_names(scene, index)
    if scene.words.asks.isdisjoint((scene.word(verb), scene.word(verb).removeprefix(AND))):
        return None
    subject = subject_of(scene, verb, verb + 1 + (scene.word(verb + 1) in scene.words.by_it), conjoined=True)
    return subject if subject.found is Found.NAMED else None


def _before_names(scene: Scene, index: int) -> int:
    """The token in front of the names and times right before a token: of the verb whose subject stands between."""
    at = index - 1
    while (phrase := scene.mention_over(at) or scene.time_over(at)) is not None:
        at = phrase.first - 1
    return at


def _repeated(scene: Scene, index: int) -> bool:
    """Whether a verb of repeating carries the noun of speaking at a token, with nothing but its subject between."""
    verb = _before_names(scene, index)
    return any(hit.value.lemma in scene.words.repeats for hit in scene.hits.get(verb, ()))


def _document_speaks(scene: Scene, index: int) -> bool:
    """Whether a statement as a document is what speaks: "it is said in a statement", "the statement was issued"."""
    before = (bare(scene.word(index - 1)), bare(scene.word(index - 2)))
    return before[0] in scene.words.issued or (before[0] in scene.words.within and before[1] in scene.words.it_says)


def _mention_behind(scene: Scene, index: int, prepositions: frozenset[str]) -> Mention | None:
    """The last mention in front of a token that one of the prepositions governs, within the sentence."""
    for position in range(index - 1, max(scene.sentence(index).first, index - _NEAR) - 1, -1):
        mention = scene.mention_at(position)
        if mention is not None and scene.after_preposition(mention) in prepositions:
            return mention
    return None


def _carried_by(scene: Scene, index: int, lemmas: frozenset[str]) -> bool:
    return any(hit.value.lemma in lemmas for hit in scene.hits_in(index - 4, index))
