"""Whose day a time is that stands behind what was said or agreed: that of the saying, or of what is spoken of."""

from __future__ import annotations

from rules.candidate import Candidate
from rules.clitics import ARTICLE, COMMAS, POSSESSIVES
from rules.needs import bare
from rules.scene import Scene
from rules.timefound import TimeFound
from rules.triggers import GATHERINGS, Form
from timeline.event import Kind
from timeline.expression import is_chosen_by_tense

_FEAST, _BY, _TO = "feast", "ب", "ل"  # what the rules of feasts are called; bi-, li-
_DENOUNCES = "111"  # CAMEO code
_DEED, _FAR = 6, 12  # tokens between a deed and its day, with who did it
_WHERE = 8  # tokens between what is planned and its day
_ADJECTIVES = 4  # tokens between a noun and the verb that describes it
_MARKS = frozenset('«»"“”')
_IT = ("ه", "ها")  # -hu, -ha
_OPENS, _CLOSES, _NAME = frozenset('«"“'), frozenset('»"”'), 6  # tokens of a name in quotation marks
_SUFFERED = 6  # tokens between an incident and its day: "the attack of the rebels on Riyadh yesterday"


def is_another_s(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether a time or an occasion behind a statement is that of another's words: "criticised what Y said yesterday".

    So it is of "remarks that Y made yesterday".
    """
    words = scene.words
    if candidate.kind is not Kind.STATEMENT:
        return False
    if candidate.hit.value.meaning.cameo == _DENOUNCES and _has_object(scene, candidate, first):
        return True  # "condemned the killing of civilians yesterday": that was when they were killed
    if scene.word(first - 1) in words.within and _joins_in(scene, first - 2) and candidate.last < first - 1:
        return True  # "confirmed his participation in the meeting"
    for index in range(candidate.last, first - 1):
        before = scene.word(index - 1)
        if not scene.is_verb(index) and not (before in words.what and scene.word(index).endswith(_IT)):
            continue
        remarks = bare(before) in words.remarks and scene.word(index - 2) not in words.by_way_of
        if before not in words.what and not remarks:
            continue
        named = (scene.mention_at(at) for at in range(index + 1, first))
        if any(m is not None and not candidate.entities & set(m.entities) for m in named):
            return True
    return False


def _has_object(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether what somebody denounces stands in front of a time: a word that is no name and tells no manner."""
    index = candidate.last
    while index < first:
        mention = scene.mention_at(index)
        if mention is not None:
            index = mention.last
            continue
        word = scene.word(index)
        known = word in scene.words.asides or word in scene.words.prepositions or _is_of_resolution(scene, index)
        if word.isalpha() and not known:
            return index not in scene.ways
        index += 1
    return False


def _is_of_resolution(scene: Scene, index: int) -> bool:
    """Whether the word at a token belongs to "in a resolution that was issued at the end of", how something is said."""
    words, word = scene.words, scene.word(index)
    if word in words.during or word in words.after:
        return True
    issued = any(word.removesuffix(it) in words.issued for it in ("", *POSSESSIVES))
    return issued or (scene.word(index - 1) in words.by_way_of and bare(word) in words.resolutions)


def _is_visit_to_be(scene: Scene, index: int) -> bool:
    """Whether what somebody is invited to stands at a token: "an invitation to visit Paris in November"."""
    return any(
        hit.proclitic.preposition == _TO and hit.value.form is Form.NOUN and hit.value.meaning.kind in GATHERINGS
        for hit in scene.hits.get(index, ())
    )


def is_of_contents(scene: Scene, candidate: Candidate, time: TimeFound) -> bool:
    """Whether a time stands behind what somebody speaks of: "announced the arrest of three yesterday".

    Not so where it stands with the manner in which he speaks: "called for calm in an interview yesterday".
    """
    if _is_greeted(scene, time) or _is_relayed(scene, candidate, time.first) or _had(scene, candidate, time.first):
        return True
    if _is_end(scene, time.first) or is_of_publishing(scene, candidate.last, time):
        return True
    if candidate.kind is not Kind.STATEMENT and (
        _is_of_incident(scene, candidate, time.first)
        or _is_of_a_thing(scene, candidate, time)
        or _is_of_another_deed(scene, candidate, time.first)
    ):
        return True
    if candidate.kind is Kind.MESSAGE:  # "greetings on the national day yesterday"
        between = range(candidate.last, time.first)
        if is_chosen_by_tense(time.expression) and scene.any_of(scene.words.purposes, candidate.last, time.first):
            return True  # "an invitation to take part in the conference on 18 April"
        return any(
            (index in scene.ceremonies and scene.ceremonies[index].value.is_any) or _is_visit_to_be(scene, index)
            for index in between
        )
    if candidate.kind is Kind.AGREEMENT and was_signed(scene, candidate, time.first):
        return True
    decided = candidate.hit.value.lemma in scene.words.decides  # "decided to send a delegation today"
    if candidate.kind is Kind.AGREEMENT and not decided:
        return is_chosen_by_tense(time.expression) and _is_of_what_is_agreed(scene, candidate, time.first)
    if candidate.is_noun or candidate.kind not in (Kind.STATEMENT, Kind.AGREEMENT):
        return False
    if scene.word(time.first - 1) in scene.words.incidents and candidate.last < time.first:
        return True  # "consoled him on the victims of yesterday's attack"
    if _is_before_clause(scene, candidate, time):
        return False
    index, topic = candidate.last, False
    while index < time.first:
        spans = (scene.mention_at(index), scene.place_at(index), scene.time_over(index))
        if (end := max((span.last for span in spans if span is not None), default=0)) > index:
            index = end
            continue
        if (end := _behind_paper(scene, index)) > index:
            index = end
            continue
        word = scene.word(index)
        if word in scene.words.within and _joins_in(scene, index - 1):
            return True  # "confirmed his participation in yesterday's meeting"
        adjunct = word in scene.words.by_way_of or word in scene.words.ceremonies.lists["facing"]
        if _tells_manner(scene, index) or (adjunct and not topic and scene.place_at(index + 1) is None):
            return False  # "in its issue of", "before the committee"
        known = (
            word in scene.words.asides
            or word in scene.words.prepositions
            or word in scene.words.in_it
            or word in scene.words.to_him
            or word in scene.words.upon_him
            or word in scene.words.that_came
            or index in scene.ceremonies
            or (index == candidate.last and index in scene.ways)  # "a statement of the ministry yesterday said"
            or bare(word) in scene.words.ways.press
            or word in scene.words.settings
        )
        topic = topic or (word.isalpha() and len(word) > 2 and not known)
        index += 1
    return topic and not any(_tells_manner(scene, at) for at in range(time.last, time.last + 3))


def _is_before_clause(scene: Scene, candidate: Candidate, time: TimeFound) -> bool:
    """Whether a time stands right before "that": nothing of what is said stands in front of it.

    It may be the day of what another said, of what it describes ("the minister who resigned yesterday said", "said the
    winner of yesterday's vote"), or of what somebody else did, where such a one is named before it.
    """
    words, before = scene.words, time.first - 1
    if scene.word(time.last + (scene.word(time.last) in COMMAS)) not in words.complementizers:
        return False
    if candidate.last > before or scene.any_of(words.what, candidate.last, time.first):
        return False
    named = scene.mention_over(before)
    if named is not None:
        return set(named.entities) <= candidate.entities
    word, speaker = scene.word(before), scene.mention_over(before - 1)
    if word.startswith(ARTICLE):
        return speaker is None or not set(speaker.entities) & candidate.entities
    return word.endswith(POSSESSIVES) or not word.isalpha()


def _behind_paper(scene: Scene, index: int) -> int:
    """The token behind a name in quotation marks to which somebody speaks, a newspaper as a rule: "told «al-Rai»"."""
    if scene.word(index) not in _OPENS or scene.word(index - 1) not in scene.words.ways.to_the_press:
        return index
    closing = (at for at in range(index + 2, index + _NAME) if scene.word(at) in _CLOSES)
    return next(closing, index - 1) + 1


def is_of_opening(scene: Scene, candidate: Candidate, time: TimeFound) -> bool:
    """Whether a time in front of an event is that of what its sentence opens with: "after yesterday's attack, X said".

    So it is of "while three were killed yesterday, X said", "commenting on the remarks of Y yesterday, X said".
    """
    words, first = scene.words, scene.sentence(time.first).first
    while scene.word(first) in '\n«"-' and first < time.first:
        first += 1
    if candidate.first < time.last or scene.any_of(words.incidents, first, time.first):
        return candidate.first >= time.last
    if not scene.any_of(COMMAS, time.last, candidate.first):
        return False
    opening = scene.word(first)
    if opening in words.while_it or opening in words.with_regard_to:
        return True
    ahead = (scene.mention_at(index) for index in range(first, time.first))
    spoken = any(mention is not None and not candidate.entities & set(mention.entities) for mention in ahead)
    return opening in words.commenting and spoken


def _is_of_incident(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether a time completes the name of an incident that was spoken of: "discussed yesterday's attack"."""
    for index in range(first - 1, max(candidate.last, first - _SUFFERED) - 1, -1):
        if scene.word(index) in scene.words.incidents:
            return True
        if scene.word(index) in "،,؛" or scene.time_over(index) is not None or scene.is_verb(index):
            return False
    return False


def _is_relayed(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether a time is when somebody told of an event: "X met Y, as the agency reported yesterday"."""
    for index in range(candidate.last, first - 1):
        if scene.word(index) in scene.words.as_said:
            told = index + 1 + (scene.word(index + 1) in scene.words.what)
            if scene.is_verb(told):
                return candidate.first < index
    return False


def _is_end(scene: Scene, first: int) -> bool:
    """Whether a time is until when something goes on: "the talks last to Friday"."""
    words = scene.words
    return scene.word(first - 1) in words.to and scene.any_of(words.lasts, scene.clause(first), first)


def is_of_publishing(scene: Scene, first: int, time: TimeFound) -> bool:
    """Whether a weekday is that on which something will be read: "in an interview that will be published on Friday"."""
    return is_chosen_by_tense(time.expression) and scene.any_of(scene.words.to_be_published, first, time.first)


def is_of_the_telling(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether a time behind "the meeting" is that of what is told of it: "tells on Saturday of the talks".

    So it is of "described the meeting in a message yesterday".
    """
    if not candidate.is_noun or candidate.kind is not Kind.MEETING or not candidate.hit.proclitic.article:
        return False
    if candidate.carrier is not None:
        return False
    if scene.word(candidate.first - 1) in scene.words.topics:
        return True
    spoken = (at for at in range(candidate.last, first) if at in scene.ways)
    return any(scene.word(at - 1) in scene.words.by_way_of for at in spoken)


def _had(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether a time is when something else had been done: "approved a treaty that had been signed a year ago"."""
    done = (at for at in range(candidate.last, first - 1) if scene.word(at) in scene.words.had)
    return any(scene.word(at + 1) in scene.words.auxiliaries or scene.is_verb(at + 1) for at in done)


def _is_greeted(scene: Scene, time: TimeFound) -> bool:
    """Whether a time is what somebody is congratulated on, or when something is due: "bi-`id al-fitr", "by June"."""
    led = time.rule.startswith(_FEAST) and scene.tokens.text.original[time.start - 1 : time.start] == _BY
    return led or bare(scene.word(time.first - 1)) in scene.words.with_the_coming


def _is_of_a_thing(scene: Scene, candidate: Candidate, time: TimeFound) -> bool:
    """Whether a time tells a paper or feast from others: "ratified the pact signed in May", "the pact of 12 May"."""
    words, before = scene.words, time.first - 1
    if candidate.kind in GATHERINGS and scene.any_of(words.on_the_feast_of, candidate.last, time.first):
        return True
    if candidate.last <= before and time.text[0].isdecimal() and bare(scene.word(before)) in words.instruments:
        return True
    participle = _behind_which(scene, before)
    if participle < candidate.last or scene.word(participle) not in words.dated_so:
        return False
    return not candidate.is_noun or any(scene.is_noun(index) for index in range(candidate.last, participle))


def was_signed(scene: Scene, candidate: Candidate, stop: int) -> bool:
    """Whether an agreement that is approved had been made so: "approved a pact with Malta (that) was signed in"."""
    return any(
        hit.value.form is Form.VERB and hit.value.meaning.kind is Kind.AGREEMENT and not hit.proclitic.conjunction
        for index in range(candidate.last + 1, stop)
        for hit in scene.hits.get(index, ())
    )


def _behind_which(scene: Scene, index: int) -> int:
    """The last token in front of where something is and of its verbal noun: "planned | to be held in Rome in"."""
    lowest = index - _WHERE
    while index > lowest:
        place = next(
            (p for at in range(index, index - 3, -1) if (p := scene.place_at(at)) and p.last == index + 1), None
        )
        if place is not None:
            index = place.first - 1
        elif scene.word(index) in scene.words.within or scene.word(index) in scene.words.to_be_held:
            index -= 1
        else:
            break
    return index


def _is_of_another_deed(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether a time behind an event is that of what stands between: "met X, the first since his election in May".

    So it is of "met X before Sunday's summit", "at an invitation that Y sent on Sunday", "two days after his arrest on
    Sunday"; and what is agreed is in force from a day on.
    """
    words, before = scene.words, first - 1
    if candidate.last > before:
        return False
    if scene.word(before) in words.of and scene.word(before - 1) in words.from_then_on:
        return True
    near = max(candidate.last, first - _DEED)
    if scene.any_of(words.since, near, first) and not scene.any_of(COMMAS, near, first):
        return True
    word = scene.word(before)
    whose = word.endswith(POSSESSIVES) and not word.startswith(ARTICLE) and before not in scene.hits
    whose = whose and scene.mention_over(before) is None
    if whose and (scene.word(before - 1) in words.after or scene.word(before - 1) in words.of):
        return True
    if not candidate.is_noun and scene.word(before) == bare(scene.word(before)) and _is_gathering(scene, before):
        return True
    far = max(candidate.last + 2, first - _FAR)
    return any(_describes(scene, candidate, index) for index in range(far, first))


def _is_gathering(scene: Scene, index: int) -> bool:
    return any(
        hit.value.form is Form.NOUN and hit.value.meaning.kind in GATHERINGS for hit in scene.hits.get(index, ())
    )


def _describes(scene: Scene, candidate: Candidate, index: int) -> bool:
    """Whether a verb that no conjunction joins to what was before describes the noun in front of it."""
    joined = all(hit.proclitic.conjunction for hit in scene.hits.get(index, ()))
    if not scene.is_verb(index) or index == candidate.carrier or joined:
        return False
    at, lowest = index - 1, max(candidate.last, index - _ADJECTIVES)
    while at > lowest and _is_adjective(scene, at):
        at -= 1  # "hostile remarks | that he made"
    free = scene.mention_over(at) is None and scene.time_over(at) is None
    return free and at in scene.hits and scene.is_noun(at)


def _is_adjective(scene: Scene, index: int) -> bool:
    """Whether a token may describe the noun in front of it: an indefinite word, also in quotation marks."""
    word = scene.word(index)
    plain = word.isalpha() and not (word.startswith(ARTICLE) or word in scene.words.prepositions)
    known = index in scene.hits or scene.mention_over(index) is not None or scene.time_over(index) is not None
    return word in _MARKS or (plain and not known)


def _is_of_what_is_agreed(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether a time stands behind what the parties agreed on: "agreed on a truce on Friday" may be either's day."""
    upon = next((at for at in range(candidate.last, first - 1) if scene.word(at) in scene.words.upon), None)
    if upon is None or scene.mention_at(upon + 1) is not None:
        return False
    papers = (hit.value.meaning.kind is Kind.AGREEMENT for hit in scene.hits.get(upon + 1, ()))
    return not any(papers)  # "signed | an agreement on Friday"


def _joins_in(scene: Scene, index: int) -> bool:
    """Whether somebody's taking part stands at a token, as that of which he speaks."""
    if scene.any_of(scene.words.during, index - 2, index) or scene.any_of(scene.words.after, index - 2, index):
        return False  # "during his participation in"
    word = bare(scene.word(index))
    return any(word.endswith(his) and f"{word.removesuffix(his)[:-1]}ه" in scene.words.participation for his in _IT)


def _tells_manner(scene: Scene, index: int) -> bool:
    """Whether the occasion on which somebody speaks is named from a token on."""
    words, before = scene.words, scene.word(index - 1)
    if before not in words.by_way_of:
        return scene.word(index) in words.during or (index in scene.ways and before in scene.ways[index].value.behind)
    named = index in scene.ways or index in scene.ceremonies or scene.is_noun(index)
    return named or bare(scene.word(index)) in words.occasions
