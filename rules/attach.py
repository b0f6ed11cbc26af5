"""Which time and which place belong to which event mention.

The nearest trigger in front, in the same clause, takes them; where the clause has none in front, the nearest behind. A
relative clause without a trigger of its own speaks of the noun before it ("the meeting that was held yesterday"). What
stands in a reported clause never belongs to the reporting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from rules.actors import PlaceMention
from rules.candidate import Candidate, is_outlet
from rules.clitics import AND, ARTICLE, POSSESSIVES, without_owner
from rules.contents import is_another_s, is_of_contents, is_of_opening, is_of_the_telling, was_signed
from rules.governing import is_occasion
from rules.lasting import day_of_departure, day_of_end
from rules.needs import bare
from rules.scene import Scene
from rules.status import is_aim
from rules.timefound import TimeFound
from rules.triggers import Form
from rules.whereabouts import (
    aim,
    before_assembly,
    finer,
    frame,
    names_paper,
    seats_body,
    share,
    speaks_from,
    stands_with,
    where_arrived,
    where_to,
    where_told,
)
from timeline.event import Kind
from timeline.expression import Calendar

_NAMES = 24  # tokens of names between a noun and "which"
_WORDS = 3  # of a place's name
_LOOSE = 3  # words that no rule knows between a trigger and its place


def attach_times(scene: Scene, found: Sequence[Candidate], dating: Sequence[TimeFound]) -> dict[int, TimeFound]:
    """The time expression of each candidate (by its index in `found`) that has one of its own."""
    taken: dict[int, TimeFound] = {}
    by_clause = _by_clause(scene, found)
    for time in dating:
        owner = _owner(scene, found, by_clause, time.first)
        if owner is not None and (opened := _opened(scene, found, owner, time)) is not None:
            taken.setdefault(opened, time)
        if owner is None or not _reaches_back(scene, found[owner], time.first) or _names_a_thing(scene, time):
            continue
        if is_of_the_telling(scene, found[owner], time.first):
            tells = owner and scene.clause(found[owner - 1].first) == scene.clause(time.first)
            if not tells or found[owner - 1].is_noun or found[owner - 1].kind is not Kind.STATEMENT:
                continue
            owner -= 1
        if is_another_s(scene, found[owner], time.first) or is_of_contents(scene, found[owner], time):
            continue
        if is_of_opening(scene, found[owner], time):
            continue
        if found[owner].postponed and scene.word(time.first - 1) not in scene.words.to:
            continue  # when it was put off, not the day to which
        before = time.first < found[owner].first  # "had yesterday a call with X, and another with Y"
        for index in (*_twins(found, owner), *(_further(found, owner) if before else ())):
            taken.setdefault(index, time)
    for index, candidate in enumerate(found):
        if candidate.postponed and index not in taken and (day := _new_day(scene, candidate, dating)) is not None:
            taken[index] = day
        if index not in taken and (day := day_of_departure(scene, candidate)) is not None:
            taken[index] = day
        if index not in taken and (day := day_of_end(scene, candidate)) is not None:
            taken[index] = day
    return taken


def _opened(scene: Scene, found: Sequence[Candidate], owner: int, time: TimeFound) -> int | None:
    """The meeting behind a time that stands between what somebody does at it and its noun: "at his opening today"."""
    deed = scene.word(time.first - 1)
    if not deed.endswith(POSSESSIVES) or scene.word(time.first - 2) not in scene.words.during | scene.words.within:
        return None
    behind = owner + 1
    meeting = found[behind] if behind < len(found) else None
    noun = time.last + (scene.word(time.last) in scene.words.within)
    is_it = meeting is not None and meeting.kind is Kind.MEETING and meeting.is_noun and meeting.first == noun
    return behind if is_it else None


def _new_day(scene: Scene, candidate: Candidate, dating: Sequence[TimeFound]) -> TimeFound | None:
    """The day to which an event was put off, however far behind it its sentence says so."""
    end = scene.sentence(candidate.first).last
    behind = (time for time in dating if candidate.last <= time.first < end)
    return next((time for time in behind if scene.word(time.first - 1) in scene.words.to), None)


def attach_places(scene: Scene, found: Sequence[Candidate], times: Mapping[int, TimeFound]) -> dict[int, PlaceMention]:
    """The place of each candidate (by its index in `found`) that has one of its own; `times` are their own times."""
    taken: dict[int, PlaceMention] = {}
    by_clause = _by_clause(scene, found)
    for index, candidate in enumerate(found):
        if (goal := where_to(scene, candidate)) is not None:
            taken[index] = goal
    ending = {candidate.last: index for index, candidate in reversed([*enumerate(found)])}
    for place in scene.cast.places:
        named = ending.get(place.first)
        if named is not None and found[named].is_noun and found[named].kind is Kind.MEETING and not scene.lead(place):
            taken.setdefault(named, place)  # "the Doha talks"
            continue
        if scene.after_preposition(place) not in scene.words.within or _is_object(scene, place):
            if (speaker := speaks_from(scene, found, place)) is not None:
                taken.setdefault(speaker, place)
            continue
        position = _above_plan(scene, by_clause, place.first)
        owner = _owner(scene, found, by_clause, position)
        if owner is None or found[owner].kind is Kind.CALL:
            continue
        behind = found[owner].first < place.first
        if behind and found[owner].is_noun and found[owner].anaphoric and found[owner].hit.value.meaning.anaphoric:
            continue  # what was discussed: "the situation in Jerusalem"
        if behind and found[owner].is_noun and _is_discussed(scene, found[owner], place):
            continue  # "the meeting will discuss the situation in Libya"
        if seats_body(scene, place, speaks=found[owner].kind is Kind.STATEMENT):
            continue  # "the Swedish embassy in Rabat said"
        opens = scene.opening(place.first)
        if not behind and scene.word(opens).removeprefix(AND) in scene.words.topics:
            continue  # "on the situation of the Kuwaitis in Turkey, he said"
        if found[owner].kind is Kind.MESSAGE and found[owner].is_noun:
            continue  # where a letter was handed over, not where it came from
        if behind and found[owner].kind is Kind.AGREEMENT and was_signed(scene, found[owner], place.first):
            continue
        reached = (_reaches if behind else _reaches_back)(scene, found[owner], position)
        if reached or (behind and stands_with(scene, found[owner], place, times.get(owner))):
            taken[owner] = finer(taken.get(owner, place), place, found[owner].first)
            if not behind and found[owner].kind is not Kind.MEETING:
                for index in _occasions(scene, found, owner):
                    taken.setdefault(index, place)
    where_told(scene, found, taken)
    where_arrived(scene, found, taken)
    aim(scene, found, taken)
    frame(scene, found, taken)
    before_assembly(scene, found, taken)
    share(found, taken)
    return taken


def _is_discussed(scene: Scene, meeting: Candidate, place: PlaceMention) -> bool:
    """Whether a verb right behind a noun for a meeting says what is discussed there: in which place that is."""
    verb = scene.hits.get(meeting.last, ())
    joined = any(hit.value.meaning.joined and hit.value.form is Form.VERB for hit in verb)
    return joined and place.first > meeting.last + 1


def _is_object(scene: Scene, place: PlaceMention) -> bool:
    """Whether a place is what somebody is concerned with: "the committee on Jerusalem"."""
    return bool(scene.lead(place)) and scene.word(place.first - 1) in scene.words.concerned


def _occasions(scene: Scene, found: Sequence[Candidate], owner: int) -> Iterator[int]:
    """The meetings at which the event was that a place in front of its sentence belongs to: "in Tokyo, X said at …"."""
    for index in range(owner + 1, len(found)):
        if found[index].sentence != found[owner].sentence:
            return
        if found[index].kind is Kind.MEETING and is_occasion(scene, found[index].first) and not found[index].anaphoric:
            yield index


def _reaches_back(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether the time or place at `first` can be that of a bare noun behind it.

    Only what opens the clause can ("yesterday in Rome, a meeting").
    """
    if candidate.first < first or not candidate.is_noun or candidate.carrier is not None:
        return True
    if "reported" in candidate.hit.value.meaning.needs:
        return True  # "the agency quoted him yesterday as saying"
    if _takes_part(scene, first - 1):
        return True  # "during his chairing, yesterday, of a meeting"
    if is_aim(scene, candidate.first, candidate.hit):
        return False  # "set out yesterday to take part in talks": that was when he set out
    known = (
        scene.time_over(index) is not None
        or scene.place_at(index) is not None
        or not scene.word(index).isalpha()
        or scene.word(index) in scene.words.prepositions
        for index in range(scene.clause(candidate.first), candidate.first)
    )
    return all(known)


def _takes_part(scene: Scene, index: int) -> bool:
    """Whether somebody's taking part in what follows stands at a token: "his chairing", "their presence at"."""
    word = bare(scene.word(index))
    return any(word.endswith(his) and without_owner(word, his) in scene.words.participation for his in POSSESSIVES)


def _twins(found: Sequence[Candidate], index: int) -> Iterator[int]:
    """The candidates that share a trigger: a dual noun tells of two."""
    first = index
    while first > 0 and found[first - 1].first == found[index].first:
        first -= 1
    while first < len(found) and found[first].first == found[index].first:
        yield first
        first += 1


def _further(found: Sequence[Candidate], index: int) -> Iterator[int]:
    """The candidate that "and another" tells of with the verb of the one at `index`, whose day is that of both."""
    behind = range(index + 1, min(index + 1 + _LOOSE, len(found)))
    carrier = found[index].carrier
    if carrier is not None:
        yield from (at for at in behind if found[at].carrier == carrier and found[at].kind is found[index].kind)


def _by_clause(scene: Scene, found: Sequence[Candidate]) -> Mapping[int, list[int]]:
    clauses: dict[int, list[int]] = {}
    for index, candidate in enumerate(found):
        if candidate.silent and candidate.kind is Kind.VISIT:
            continue  # "after his arrival": what follows is said of the event that came after it
        clauses.setdefault(scene.clause(candidate.first), []).append(index)
    return clauses


def _above_plan(scene: Scene, by_clause: Mapping[int, list[int]], position: int) -> int:
    """The token of whose clause a place speaks: of "the talks planned to begin in Geneva" that of the talks."""
    clause = scene.clause(position)
    while not by_clause.get(clause) and clause > scene.sentence(position).first:
        planned = scene.word(clause) in scene.words.complementizers and scene.word(clause - 1) in scene.words.planned
        if not planned and scene.word(clause) not in scene.words.openers:
            break
        position, clause = clause - 1, scene.clause(clause - 1)
    return position


def _behind_names(scene: Scene, index: int) -> int:
    """The token behind what stands in front of the names that end at one: "the meeting | of X and Y in Z, which"."""
    lowest, index = index - _NAMES, index - (scene.word(index - 1) in "،,")
    while index > lowest:
        span = scene.mention_over(index - 1) or _place_before(scene, index)
        if span is None:
            break
        index = span.first
        prepositions = scene.words.prepositions
        if scene.word(index - 1) in prepositions and (scene.mention_over(index - 2) or _place_before(scene, index - 1)):
            index -= 1  # "of X | in Z"
    return index


def _place_before(scene: Scene, index: int) -> PlaceMention | None:
    """The place that ends in front of a token."""
    places = (scene.place_at(at) for at in range(index - 1, index - _WORDS - 1, -1))
    return next((place for place in places if place is not None and place.last == index), None)


def _first(candidate: Candidate) -> int:
    return candidate.first


def _owner(scene: Scene, found: Sequence[Candidate], by_clause: Mapping[int, list[int]], position: int) -> int | None:
    clause = scene.clause(position)
    here = by_clause.get(clause, [])
    before = [index for index in here if found[index].first < position]
    if before:
        return before[-1]
    if scene.word(clause) in scene.words.relatives:
        behind = _behind_names(scene, clause)
        nearby = range(bisect_left(found, behind - 8, key=_first), bisect_left(found, clause, key=_first))
        sentence = scene.sentence_index(clause)
        head = [at for at in nearby if behind - 4 <= found[at].last <= clause and found[at].sentence == sentence]
        acts = bool(head) and any(scene.is_verb(at) for at in range(found[head[-1]].last, behind))
        if head and found[head[-1]].is_noun and not acts:  # not so "the meeting will discuss the attack that was"
            return head[-1]
    if here:  # in front of the first that the clause tells
        first = found[here[0]]
        if scene.any_of(scene.words.then, position, first.first):
            return None  # "attends a ceremony tomorrow, then visits"
        return None if only_relays(scene, first) or _is_in_it(scene, first, position) else here[0]
    opening = scene.sentence(position)
    if clause == opening.first and not any(scene.is_verb(index) for index in range(clause, position)):
        # "In Paris, …", "On Tuesday, …": what opens a sentence belongs to the first event that it tells
        following = bisect_left(found, position + 1, key=_first)
        if following < len(found) and found[following].first < opening.last:
            first = found[following]
            apart = scene.word(scene.clause(first.first)) in scene.words.while_it  # "in Rome three died, while X said"
            return None if apart or only_relays(scene, first) else following
    return None


def _is_in_it(scene: Scene, candidate: Candidate, first: int) -> bool:
    """Whether a time stands in front of that in which something was done: "left yesterday after talks in which"."""
    if scene.word(candidate.last) not in scene.words.in_it:
        return False
    nouns = (index for index in range(first, candidate.first) if scene.is_noun(index))
    letters = (Kind.MESSAGE,)  # of the day on which they were sent: "sent yesterday a letter in which he called for"
    return any(hit.value.meaning.kind not in letters for index in nouns for hit in scene.hits[index])


def _names_a_thing(scene: Scene, time: TimeFound) -> bool:
    """Whether a year tells one thing from others of its name: "the budget for 2018", "the budget 2018"."""
    year = isinstance(time.expression, Calendar) and time.expression.month is None and time.expression.day is None
    if not year or time.first == 0:
        return False
    before = time.first - 1
    known = (
        scene.word(before) in scene.words.prepositions
        or not scene.word(before).isalpha()
        or before in scene.hits
        or scene.mention_over(before) is not None
        or scene.time_over(before) is not None
        or _place_before(scene, time.first) is not None
    )
    bare_year = time.text.isdecimal() and not known
    return bare_year or scene.tokens.text.original[time.start - 1] in scene.words.to


def only_relays(scene: Scene, candidate: Candidate) -> bool:
    """Whether a statement stands behind "as", "according to": the day in front of it is that of what was said."""
    if candidate.hit.value.form is Form.PREPOSITION:
        return True
    before = candidate.first - 1
    return scene.word(before) in scene.words.as_said


def _behind_partner(scene: Scene, candidate: Candidate, stop: int) -> int:
    """The token behind the last one with whom somebody met: "discussed the idea with X | in Rome"."""
    index = candidate.last
    for mention in filter(None, map(scene.mention_at, range(candidate.last, stop))):
        if scene.after_preposition(mention) in scene.words.along and set(mention.entities) <= candidate.entities:
            index = mention.last
    return index


def _reaches(scene: Scene, candidate: Candidate, stop: int) -> bool:
    """Whether nothing foreign stands between a trigger and its place.

    Words that no rule knows may follow a noun directly ("long talks in"); behind a party or a verb they begin a topic.
    """
    loose, index = (_LOOSE if candidate.is_noun else 0), candidate.last
    facing = scene.words.ceremonies.lists["facing"]
    if candidate.kind is Kind.MEETING and not candidate.is_noun:
        index = _behind_partner(scene, candidate, stop)
    while index < stop:
        further = scene.goes_on(index)
        if further is not None and further <= stop:
            index = further
        mention, time, place = scene.mention_at(index), scene.time_over(index), scene.place_at(index)
        if (
            mention is not None
            and candidate.kind is Kind.STATEMENT
            and not (is_outlet(mention) or candidate.entities & set(mention.entities))
            and scene.word(mention.first - 1) not in facing
        ):
            return False  # of whom or what somebody speaks; not so those before whom he does
        if mention is not None or time is not None or place is not None:
            index = max(item.last for item in (mention, time, place) if item is not None)
            loose = 0
            continue
        word = scene.word(index)
        if word in scene.words.topics:
            return False  # what it was about
        known = (
            word in scene.words.prepositions
            or word in scene.words.relatives
            or word in scene.words.occasions
            or word in scene.words.auxiliaries
            or word in scene.words.settings
            or word in scene.words.to_him
            or word in scene.words.during
            or word in facing
            or any(hit.value.form is Form.NOUN for hit in scene.hits.get(index, ()))
            or not word.isalpha()
            or len(word) < 2
            or scene.is_verb(index)
            or (candidate.kind is Kind.MEETING and _is_adverb(scene, index))
            or names_paper(scene, candidate, index, stop)
        )
        if not known:
            loose -= 1
            if loose < 0:
                return False
        index += 1
    return True


def _is_adverb(scene: Scene, index: int) -> bool:
    """Whether an indefinite accusative stands right before "in": "they met secretly in"."""
    word = scene.word(index)
    return word.endswith("ا") and not word.startswith(ARTICLE) and scene.word(index + 1) in scene.words.within
