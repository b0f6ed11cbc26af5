"""Light verbs: the verbs that carry a noun that is the event, and whom they name."""

from __future__ import annotations

from rules.clitics import ARTICLE
from rules.conjugation import Tense
from rules.fronted import is_as_for
from rules.lexicon import Hit, takes_tanwin
from rules.roles import Found, Subject, subject_of
from rules.scene import Scene
from rules.triggers import Form, Meaning, Trigger
from timeline.event import Kind

_FEMININE = ("ه", "ات", "تها", "ته", "تهما", "تهم")  # -a, -at, also before a pronoun
_LIGHT = Form.LIGHT
_NEAR = 12  # tokens between a light verb and its noun
_DESCRIBED = 8  # tokens between a noun and the verb of a clause that describes it
_LOOSE = 5  # words that no rule knows between a light verb and its noun
_LED = ("بال", "لل")  # bi-, li- and the article


def carrier_of(scene: Scene, index: int, behind: int, meaning: Meaning) -> int | None:
    """The light verb that carries the noun at `index`: in front of it in the clause, or in a relative clause behind."""
    start = max(scene.sentence(index).first, index - _NEAR * 2)
    position, loose = index - 1, 0
    inside = scene.word(position) in scene.words.during  # nobody makes a call "during the call", but may attend it
    while position >= start and loose <= _LOOSE:
        word = scene.word(position)
        phrase = scene.mention_over(position) or scene.time_over(position)
        if scene.clause(position) > scene.clause(index):
            position -= 1  # inside what interrupts the clause: "X, who chairs the council, | after the meeting"
            continue
        if word in scene.words.complementizers or word in scene.words.relatives or word in ".:؛":
            break
        if phrase is not None:
            position = phrase.first - 1
            continue
        if is_light(scene, position) and _carries(scene, position, meaning) and _precedes(scene, position):
            if inside and light_meaning(scene, position).subject != "attendee":
                break
            described = scene.word(position - 1) in scene.words.relatives  # its noun is the one before "which"
            return None if described and light_meaning(scene, position).subject == "event" else position
        if scene.is_verb(position):
            break
        loose += (
            position not in scene.hits and word.isalpha() and word not in scene.words.prepositions and len(word) > 1
        )
        position -= 1
    behind += scene.word(behind) in scene.words.auxiliaries
    names = _behind_names(scene, behind)
    positions: tuple[int, ...] = (behind, *range(names, min(scene.sentence(index).last, names + 4)))
    for position in positions:
        if position > behind and scene.is_noun(position):
            return None  # what follows describes that noun
        if scene.word(position) in scene.words.relatives:
            if _describes_another(scene, index, names, position):
                return (
                    None  # "praised, at the meeting, the care that", "discussed at the meeting the fate of those who"
                )
            near = (position + 1, position + 2)
            at = next((at for at in near if is_light(scene, at) and _carries(scene, at, meaning)), None)
            if at is not None and scene.word(at + 1) in scene.words.in_it:
                return at if light_meaning(scene, at).subject == "attendee" else None  # not "a visit in which he took"
            return at
        if is_light(scene, position) and _carries(scene, position, meaning):
            if position in (behind, names):
                return None if _is_governed(scene, index, owned=position > behind) else position
            if not scene.word(index).startswith(ARTICLE) and _describes(scene, position):
                return position  # "a secret meeting (which) he held", "(which) was held in"
            if (
                scene.word(index - 1) in scene.words.complementizers
                and light_meaning(scene, position).subject == "event"
            ):
                return position  # "that a new round of Syrian talks will begin"
    return None


def _describes_another(scene: Scene, noun: int, first: int, relative: int) -> bool:
    """Whether a relative clause describes a noun between the one at `noun`, its names up to `first`, and itself."""
    definite = scene.word(noun).startswith(ARTICLE)
    for index in range(first, relative):
        word = scene.word(index)
        known = scene.mention_over(index) or scene.time_over(index) or scene.place_at(index)
        if word.startswith(_LED) and not known:
            return True
        governed = scene.word(index - 1) in scene.words.prepositions or word in scene.words.prepositions
        if definite and not (known or governed or word.startswith(ARTICLE) or not word.isalpha()):
            return True
    return False


def _describes(scene: Scene, index: int) -> bool:
    """Whether the light verb at a token describes the indefinite noun in front: with a pronoun for it, or a passive."""
    if light_hit(scene, index).pronoun:
        return True
    held = any(hit.value.lemma in scene.words.was_held for hit in scene.hits[index] if not hit.proclitic.text)
    return held and (scene.word(index + 1) in scene.words.prepositions or scene.time_over(index + 1) is not None)


def _is_governed(scene: Scene, index: int, *, owned: bool) -> bool:
    """Whether a definite noun stands behind a preposition: of "after the meeting he held" it is no subject."""
    before = scene.word(index - 1)
    words = scene.words
    governed = before in words.prepositions or before in words.during or before in words.after
    return governed and (owned or scene.word(index).startswith(ARTICLE))


def _precedes(scene: Scene, index: int) -> bool:
    """Whether a light verb can stand in front of its noun: where that is its subject, only in the singular."""
    return light_meaning(scene, index).subject != "event" or light_hit(scene, index).value.inflection.number == 1


def _behind_names(scene: Scene, index: int) -> int:
    """The token behind the names that begin at a token: "the meeting of X and Y | which"."""
    while (mention := scene.mention_at(index)) is not None:
        index = mention.last
    return index


def is_light(scene: Scene, index: int) -> bool:
    """Whether a light verb stands at a token."""
    for hit in scene.hits.get(index, ()):
        if hit.value.form is _LIGHT and not hit.proclitic.preposition:
            # behind a preposition it is a verbal noun of the same letters: "called for holding", "the idea of"
            before = scene.word(index - 1)
            past = hit.value.inflection.tense is Tense.PAST
            thought_of = past and before in scene.words.hypothetical and before not in scene.words.auxiliaries
            return before not in scene.words.prepositions and not thought_of
    return False


def light_meaning(scene: Scene, index: int) -> Meaning:
    """What the light verb at a token means."""
    return light_hit(scene, index).value.meaning


def light_hit(scene: Scene, index: int) -> Hit[Trigger]:
    """A light verb as it is read: of two ("talaqqa" received, "tulqi" delivers) the past one, unless behind "that".

    A verb that carries a noun without being light ("repeated the assurance") is any of its readings.
    """
    light = [hit for hit in scene.hits[index] if hit.value.form is _LIGHT] or list(scene.hits[index])
    if len(light) == 1:
        return light[0]
    tense = Tense.PRESENT if scene.word(index - 1) in scene.words.that_may else Tense.PAST
    return next((hit for hit in light if hit.value.inflection.tense is tense), light[0])


def gathered(scene: Scene, behind: int, *, definite: bool) -> int | None:
    """The verb of "which brought together", and behind an indefinite noun of "that brought together"."""
    near = behind + (1 if definite else _DESCRIBED)
    for position in range(behind, scene.sentence(behind - 1).last - 1):
        if position not in scene.hits and position + 1 not in scene.hits:
            continue
        if _is_another_s(scene, behind - 1, position - 1):
            continue
        if position <= near and is_light(scene, position) and light_meaning(scene, position).object:
            return position
        if scene.word(position) in scene.words.relatives and is_light(scene, position + 1):
            if light_meaning(scene, position + 1).object and not _is_another_s(scene, behind - 1, position):
                return position + 1
        elif (
            position in scene.hits
            and not is_light(scene, position)
            and any(
                hit.value.form is Form.NOUN
                and hit.value.meaning.kind is Kind.MEETING
                and not hit.value.meaning.anaphoric
                for hit in scene.hits[position]
            )
        ):
            return None
    return None


def _is_another_s(scene: Scene, noun: int, relative: int) -> bool:
    """Whether "which" does not agree with a noun, so that it goes on with another: the meeting of those who are …"""
    which = scene.word(relative)
    feminine = scene.word(noun).endswith(_FEMININE)
    return which in (scene.words.which_he if feminine else scene.words.which_she)


def host_behind(scene: Scene, behind: int) -> int | None:
    """The index of the place that hosts what a noun names: "a meeting of three (which) Doha hosted"."""
    for position in range(behind, min(scene.sentence(behind - 1).last, behind + _DESCRIBED)):
        if is_light(scene, position):
            hit = light_hit(scene, position)
            hosts = hit.value.meaning.subject in ("host", "scene") and hit.pronoun
            place = scene.place_at(position + 1) if hosts else None
            return None if place is None or scene.lead(place) else scene.cast.places.index(place)
    return None


def _carries(scene: Scene, carrier: int, meaning: Meaning) -> bool:
    light = [hit.value for hit in scene.hits[carrier] if hit.value.form is _LIGHT]
    if meaning.light:
        return any(value.lemma in meaning.light for value in light)
    return any(not value.meaning.only for value in light)


def carrier_subject(scene: Scene, carrier: int, noun: int) -> Subject:
    """The subject of the light verb that carries the noun; dropped where the event itself is its subject."""
    if light_meaning(scene, carrier).subject == "event" or is_passive(scene, carrier, noun):
        return Subject(Found.DROPPED)
    if carrier > noun:
        held = light_hit(scene, carrier).value.inflection.number > 1  # "talks that the two held"
        return subject_of(scene, carrier, carrier + 1, conjoined=True, several=held)
    hit = light_hit(scene, carrier)
    several = hit.value.inflection.number > 1
    feminine = hit.value.inflection.feminine
    subject = subject_of(
        scene, carrier, carrier + 1, conjoined=conjoined(scene, carrier, hit), several=several, feminine=feminine
    )
    unnamed = subject.found in (Found.DROPPED, Found.STRANGER) and not hit.proclitic.conjunction
    if unnamed and _is_stranger(scene, carrier - 1):
        return Subject(Found.STRANGER, last=carrier)
    is_noun = subject.found is Found.STRANGER and subject.last == noun  # nobody stands between the verb and it
    return subject if subject.last <= noun and not is_noun else Subject(Found.DROPPED)


def _is_stranger(scene: Scene, index: int) -> bool:
    """Whether a definite noun phrase that no rule knows opens its clause and ends at a token: "that the dialogue"."""
    first = scene.clause(index)
    phrase = range(first + 1, index + 1)
    return (
        len(phrase) > 0
        and scene.word(first) in scene.words.complementizers
        and all(scene.word(at).startswith(ARTICLE) and scene.mention_over(at) is None for at in phrase)
    )


def acts(scene: Scene, carrier: int | None, noun: int) -> bool:
    """Whether the light verb that carries a noun has a party as its subject, named or dropped."""
    if carrier is None or is_passive(scene, carrier, noun):
        return False
    subject = light_meaning(scene, carrier).subject
    return subject in ("party", "chair", "recipient", "bearer") or (subject == "attendee" and carrier < noun)


def is_passive(scene: Scene, carrier: int, noun: int) -> bool:
    """Whether a light verb behind its noun is passive: "a meeting (which) was held", not "which he held"."""
    light = [hit for hit in scene.hits[carrier] if hit.value.form is _LIGHT]
    subjects = {hit.value.meaning.subject for hit in light}
    if carrier < noun:  # "the meeting will be held": who holds it would stand between
        if noun == carrier + 1 and "party" in subjects and scene.word(noun).startswith(ARTICLE):
            return True
        return is_passive_too(scene, carrier) and _is_subject(scene, carrier, noun)
    return {"party", "event"} <= subjects and not any(hit.pronoun for hit in light)


def is_passive_too(scene: Scene, carrier: int) -> bool:
    """Whether a light verb may also be a passive: "held", "was held"."""
    subjects = {hit.value.meaning.subject for hit in scene.hits[carrier] if hit.value.form is _LIGHT}
    return {"party", "event"} <= subjects


def _is_subject(scene: Scene, carrier: int, noun: int) -> bool:
    """Whether an indefinite noun behind a verb is no object, since that would have an alif: "a meeting was held"."""
    named = (scene.mention_at(index) for index in range(carrier + 1, noun))
    if any(one is not None and scene.after_preposition(one) is None for one in named):
        return False
    word, complement = scene.word(noun), scene.word(noun + 1).startswith(ARTICLE) or scene.mention_at(noun + 1)
    return not complement and any(
        hit.value.form is Form.NOUN and hit.value.lemma == word and takes_tanwin(word) for hit in scene.hits[noun]
    )


def takes_object(scene: Scene, carrier: int) -> bool:
    """Whether a noun phrase behind the light verb may be a party, since the event alone does not complete it."""
    meaning = light_meaning(scene, carrier)
    return meaning.object or meaning.subject != "event"


def hosting_place(scene: Scene, carrier: int, subject: Subject) -> int | None:
    """The index of the place that hosts: "the meeting that Vienna hosted", "the Omani capital Muscat saw talks"."""
    place = scene.place_at(subject.mentions[0].first) if subject.mentions else None
    if place is None and (behind := scene.place_at(carrier + 1)) is not None and not scene.lead(behind):
        place = behind
    return None if place is None else scene.place_index(place)


def conjoined(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether "and" joins a verb to what stands before it; the fa- behind "as for X" does not."""
    if hit.proclitic.conjunction != "ف":  # fa-
        return bool(hit.proclitic.conjunction)
    return not is_as_for(scene, index)
