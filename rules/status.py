"""Status: planned, occurred or denied, from tense and words; None where no occurrence is stated at all."""

from __future__ import annotations

from bisect import bisect_left

from rules.carriers import light_hit
from rules.clitics import ARTICLE
from rules.conjugation import Inflection, Tense
from rules.lexicon import Hit
from rules.needs import bare
from rules.scene import Scene
from rules.triggers import Form, Trigger
from timeline.event import Kind, Status
from timeline.expression import Ref, Vague

_POSTPONING = ("postpones", "is postponed")  # rules of light verbs
_INTENDING = 4  # words between "is expected" and "that"
_HOLDING = 10  # tokens between a noun and "planned to be held"
_ASKING = (  # rules of statements: what they ask for, rule out or hope for is not held
    "demands",
    "appeals",
    "recommends",
    "proposes",
    "expects",
    "rejects in words",
    "hopes or regrets",
    "wishes or looks forward",
)
_INVITED = 8  # tokens between an invitation and what is invited to
_FIRST = 3  # tokens between "the first" and what he does: "the first Gulf leader to visit"
_DENIAL = 25  # tokens between a denial and what it denies
_QUOTES = frozenset('"«“:')
_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")


def verb_status(scene: Scene, index: int, hit: Hit[Trigger]) -> Status | None:
    """Planned, occurred or denied; None where the verb states no occurrence."""
    inflection: Inflection = hit.value.inflection
    before, present = scene.word(index - 1), inflection.tense is Tense.PRESENT
    statement = hit.value.meaning.kind is Kind.STATEMENT
    if before in scene.words.conditionals:
        return None
    if present and before in scene.words.perhaps:
        return None  # with a verb in the past it says that something was done
    if not statement and is_denied(scene, index):
        return Status.DENIED
    if before in scene.words.did_not and hit.value.lemma in scene.words.litotes:
        return Status.OCCURRED  # "did not rule out"
    if before in scene.words.negations:
        return Status.DENIED if not statement and before in scene.words.did_not else None
    if hit.proclitic.future or before in scene.words.will:
        return Status.PLANNED
    if hit.proclitic.preposition:
        return Status.PLANNED if hit.proclitic.preposition == "ل" and _after_visit(scene, index) else None
    if present:
        if before in scene.words.that_may:
            governs = scene.word(index - 2)
            if governs in scene.words.sequels:
                ahead = _planned_before(scene, index) or _is_yet_to_do(scene, index - 2)
                return Status.PLANNED if ahead else Status.OCCURRED
            goes_on = before.startswith("و") and _planned_before(scene, index)  # "is to speak …, and to meet"
            intended = governs in scene.words.on_condition or goes_on or _intended(scene, index - 2)
            return Status.PLANNED if intended else None
        if not statement:
            told = (
                _under_way(scene, index)
                or _is_described(scene, index, hit)
                or (hit.value.meaning.kind is not Kind.VISIT and _in_headline(scene, index))
            )
            return Status.OCCURRED if told else Status.PLANNED
    return Status.OCCURRED


def _intended(scene: Scene, index: int) -> bool:
    """Whether "is expected", "intends" stands in front of "that": at a token or behind who intends it."""
    words = 0
    while index >= 0 and words < _INTENDING:
        phrase = scene.mention_over(index) or scene.time_over(index)
        if phrase is not None:
            index = phrase.first - 1
            continue
        word = scene.word(index)
        if word in scene.words.planned or (word[:1] in "وف" and word[1:] in scene.words.planned):
            return True
        index, words = index - 1, words + 1
    return False


def _planned_before(scene: Scene, index: int) -> bool:
    """Whether the sentence has told of something planned: "is to meet X before he sets out for"."""
    return scene.any_of(scene.words.planned, scene.sentence(index).first, index)


def _is_yet_to_do(scene: Scene, index: int) -> bool:
    """Whether the verb in front of "before" is in the present: "meets X today before he leaves for"."""
    first = scene.sentence(index).first
    told = next((at for at in range(index - 1, first - 1, -1) if scene.is_verb(at)), None)
    verbs = () if told is None else scene.hits.get(told, ())
    return any(
        hit.value.form in (Form.VERB, Form.LIGHT)
        and hit.value.inflection.tense is Tense.PRESENT
        and hit.value.meaning.kind is not Kind.STATEMENT
        for hit in verbs
    )


def _under_way(scene: Scene, index: int) -> bool:
    """Whether a present verb tells of what is going on: "who is visiting Egypt at present"."""
    return any(
        isinstance(time.expression, Vague) and time.expression.ref is Ref.PRESENT
        for time in scene.times_in(index, scene.clause_end(index))
    )


def _is_described(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether a relative clause without a time says where somebody is: "Kerry, who is visiting Qatar"."""
    first = scene.any_of(scene.words.firsts, index - _FIRST, index)
    return (
        "lasting" in hit.value.meaning.needs
        and (first or scene.word(index - 1) in scene.words.relatives)
        and not any(scene.time_over(position) for position in range(index, scene.clause_end(index)))
    )


def _in_headline(scene: Scene, index: int) -> bool:
    """Whether a verb has its subject in front, as headlines put it, and no time: "X meets Y" says that he has."""
    sentence, subject = scene.sentence(index), scene.mention_over(index - 1)
    while subject is not None and scene.lead(subject) == "و" and subject.first > sentence.first:
        subject = scene.mention_over(subject.first - 1)  # the first of "X and Y meet"
    if subject is None or subject.first != sentence.first:
        return False
    inside = range(sentence.first, sentence.last)
    return not any(scene.time_over(at) is not None or scene.word(at) in scene.words.planned for at in inside)


def noun_status(scene: Scene, index: int, hit: Hit[Trigger], carrier: int | None) -> Status | None:
    """Planned, occurred or denied, from the noun's light verb and surroundings; None where it is only called for."""
    if is_denied(scene, index):
        return Status.DENIED
    if _called_for(scene, index):
        return None
    if carrier is not None and carrier < index and _asked_for(scene, carrier):
        return None
    if carrier is not None:
        light = light_hit(scene, carrier)
        if scene.word(carrier) in scene.words.to_be_held and scene.word(carrier - 1) in scene.words.planned:
            return Status.PLANNED  # "the summit planned to be held"
        status = verb_status(scene, carrier, light)
        if status is Status.PLANNED and light.value.meaning.subject == "bearer" and is_present(scene, carrier):
            return Status.OCCURRED  # "sent an envoy, who carries a letter"
        if status is Status.OCCURRED and hit.value.meaning.kind is Kind.VISIT and _in_headline(scene, carrier):
            return Status.PLANNED if light.value.inflection.tense is Tense.PRESENT else status
        if (
            status is Status.PLANNED
            and not light.proclitic.future
            and (
                scene.word(carrier - 1) in scene.words.relatives
                or (carrier > index and scene.word(carrier + 1) in scene.words.attached)  # "a visit that he is making"
            )
        ):
            return Status.OCCURRED
        return status
    if is_purpose(scene, index, hit) or _on_what_is_to_come(scene, index):
        return Status.PLANNED
    if near(scene, index, scene.words.hypothetical, 2):
        return None
    behind = index + hit.length
    if scene.any_of(scene.words.planned, behind, behind + 3) or is_to_be_held(scene, index):
        return Status.PLANNED
    if scene.word(index - 2) in scene.words.planned and scene.word(index - 1) not in scene.words.during:
        return Status.PLANNED  # "intends to host | a meeting", "planned is the holding of | a summit"
    return Status.OCCURRED


def is_to_be_held(scene: Scene, index: int) -> bool:
    """Whether the clause says of the noun at a token that it is planned to be held."""
    end = min(scene.clause_end(index), index + _HOLDING)
    return scene.any_of(scene.words.to_be_held, index + 2, end) and any(
        scene.word(position) in scene.words.to_be_held and scene.word(position - 1) in scene.words.planned
        for position in range(index + 2, end)
    )


def is_past(scene: Scene, index: int | None) -> bool:
    """Whether a verb in the past stands at a token."""
    hits = scene.hits.get(index, ()) if index is not None else ()
    verbs = [hit for hit in hits if hit.value.form in (Form.VERB, Form.LIGHT)]
    return bool(verbs) and all(hit.value.inflection.tense is Tense.PAST for hit in verbs)


def is_present(scene: Scene, index: int) -> bool:
    """Whether the verb at a token only by its present says that an event is planned: so news tells what is done, too.

    "X meets Y" is the headline of "X met Y", and "they discuss" is said of a meeting under way.
    """
    verbs = [hit for hit in scene.hits.get(index, ()) if hit.value.form in (Form.VERB, Form.LIGHT)]
    led = scene.word(index - 1) in scene.words.that_may or scene.word(index - 1) in scene.words.will
    return not led and any(
        hit.value.inflection.tense is Tense.PRESENT and not (hit.proclitic.future or hit.proclitic.preposition)
        for hit in verbs
    )


def _on_what_is_to_come(scene: Scene, index: int) -> bool:
    """Whether the noun is the occasion of what will be done: "he will convey, during his meeting with"."""
    return scene.word(index - 1) in scene.words.during and any(
        hit.proclitic.future for position in range(scene.clause(index), index) for hit in scene.hits.get(position, ())
    )


def is_purpose(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether the noun at a token is what somebody sets out for: "travels to Rome to hold talks"."""
    if not is_aim(scene, index, hit):
        return False
    return _after_visit(scene, index) or near(scene, index, scene.words.planned, index - scene.clause(index))


def is_aim(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether the noun at a token is what something is done for: "to hold talks"."""
    if hit.proclitic.preposition == "ل":
        return not hit.proclitic.article and scene.word(index - 1) not in scene.words.prepositions
    within = scene.word(index - 1) in scene.words.within
    return scene.word(index - 1 - within) in scene.words.purposes


def _called_for(scene: Scene, index: int) -> bool:
    """Whether a noun behind "to" is what somebody calls for."""
    if scene.word(index - 1) not in scene.words.to:
        return False
    appeals = any(hit.value.rule == "appeals" for hit in scene.hits_in(scene.sentence(index).first, index))
    return appeals or near(scene, index, scene.words.invited, _INVITED)


def _asked_for(scene: Scene, carrier: int) -> bool:
    """Whether what looks like "held" is the holding for which the one right in front of it asks: "X asked to hold"."""
    asking, asked = scene.mention_over(carrier - 1), scene.hits.get(carrier, ())
    if asking is None or asking.last != carrier or any(hit.proclitic.text for hit in asked):
        return False
    verbs = scene.hits.get(asking.first - 1, ())
    return any(hit.value.rule in _ASKING and hit.value.form is Form.VERB for hit in verbs)


def _after_visit(scene: Scene, index: int) -> bool:
    """Whether a visit is told before in the sentence: what follows with li- is its purpose."""
    return any(
        hit.value.meaning.kind is Kind.VISIT and hit.value.form is Form.VERB
        for hit in scene.hits_in(scene.sentence(index).first, index)
    )


def is_postponed(scene: Scene, index: int, carrier: int | None) -> bool:
    """Whether the noun at a token is put off: "the talks were postponed", "the postponement of the session"."""
    light = () if carrier is None else scene.hits[carrier]
    return near(scene, index, scene.words.postponing, 2) or any(hit.value.rule in _POSTPONING for hit in light)


def is_decided(scene: Scene, index: int) -> bool:
    """Whether it was decided or agreed to hold what the noun at a token names: "it was decided to hold a meeting"."""
    if scene.word(index - 1) not in scene.words.holding:
        return False
    at = index - 2 - (scene.word(index - 2) in scene.words.upon)
    while (phrase := scene.mention_over(at) or scene.time_over(at)) is not None:
        at = phrase.first - 1
    return scene.word(at) in scene.words.decides or any(hit.value.rule == "agrees" for hit in scene.hits.get(at, ()))


def is_cancelled(scene: Scene, index: int, behind: int) -> bool:
    """Whether the noun at a token is called off, so that it neither was nor will be: "X cancelled his visit"."""
    if not scene.calls_off:
        return False
    if near(scene, index, scene.words.cancelling, 2):
        return True
    before = index - 1
    while (phrase := scene.mention_over(before) or scene.time_over(before)) is not None:
        before = phrase.first - 1
    if scene.word(before) in scene.words.cancelling:
        return True
    if scene.word(index - 1) in scene.words.during or scene.word(index - 1) in scene.words.after:
        return False  # "during the session the law was cancelled"
    return any(
        scene.word(position) in scene.words.cancelled and not scene.word(position + 1).startswith(ARTICLE)
        for position in range(behind, min(scene.sentence(index).last, behind + _HOLDING))
    )


def is_denied(scene: Scene, index: int) -> bool:
    """Whether a denial governs what stands at a token: "denied having met", "denied that he had visited"."""
    first = max(scene.sentence(index).first, index - _DENIAL)
    denials = scene.denials[bisect_left(scene.denials, first) : bisect_left(scene.denials, index)]
    clauses, closed = 0, False  # whether a quotation that has ended before lies open: "in a talk to «the paper» that"
    for position in range(index - 1, first - 1, -1) if denials else ():
        word = scene.word(position)
        if position in denials and _denies(scene, position):
            return True
        clauses += word in scene.words.complementizers
        stops = word in _QUOTES and not (closed and word in _OPENING)
        topic = word in scene.words.topics and not _is_rumour(scene, position)
        if clauses > 1 or stops or word in ";؛" or topic:
            return False
        closed = word in _CLOSING or (closed and word not in _OPENING)
    return False


def _denies(scene: Scene, index: int) -> bool:
    """Whether a word that denies does so here: "the truth" only where there is none."""
    truth = scene.words.truth
    is_truth = scene.word(index) in truth or scene.word(index)[1:] in truth
    return not is_truth or scene.word(index - 1) in scene.words.negations


def _is_rumour(scene: Scene, index: int) -> bool:
    """Whether rumours or reports stand in front of "about": "what was said about", "reports that spoke of"."""
    return any(bare(scene.word(position)) in scene.words.rumours for position in range(index - 3, index))


def near(scene: Scene, index: int, words: frozenset[str], reach: int = 4) -> bool:
    """Whether one of the words stands among the `reach` tokens in front, with a clitic or without."""
    near = scene.tokens.words[max(0, index - reach) : index]
    return not words.isdisjoint(near) or not words.isdisjoint(
        [word[1:] for word in near if len(word) > 3 and word[0] in "وفبل"]
    )
