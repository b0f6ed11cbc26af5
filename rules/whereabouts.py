"""Where an event was when the text names several places, or one place for several events."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve

from rules.actors import MentionForm, PlaceMention
from rules.candidate import Candidate
from rules.clitics import AND, ARTICLE, COMMAS
from rules.needs import bare, region_of
from rules.scene import Scene
from rules.status import is_aim, is_present
from rules.timefound import TimeFound
from rules.triggers import Form
from timeline.event import Kind, Status

_TOUR = 12  # tokens between a tour and what it comprises
_ADDRESS = 14  # tokens between a verb of saying and before whom it is said
_NAME = 6  # tokens of the name of a place
_OBJECT = 3  # tokens in which an object begins behind "signed"
_ADJECTIVES = 3  # a way of speaking with what describes it


def finer(before: PlaceMention, place: PlaceMention, trigger: int) -> PlaceMention:
    """Of two places of one event, the first, but rather a city than a country.

    That is the country in which the city lies, or one in front of the trigger: "in Yemen, X met Y in Riyadh".
    """
    if before.coordinates is not None or place.coordinates is None:
        return before
    opening = before.first < trigger < place.first
    return place if opening or before.country == place.country else before


def names_paper(scene: Scene, candidate: Candidate, index: int, stop: int) -> bool:
    """Whether a word names a paper signed in a city, or says what it is: "signed a memorandum of understanding in"."""
    place = scene.place_at(stop)
    if candidate.kind is not Kind.AGREEMENT or place is None or place.coordinates is None:
        return False
    return bare(scene.word(index)) in scene.words.instruments or is_paper(scene, index - 1)


def is_paper(scene: Scene, index: int) -> bool:
    """Whether a noun at a token names what parties sign."""
    return any(
        hit.value.form is Form.NOUN and hit.value.meaning.kind is Kind.AGREEMENT for hit in scene.hits.get(index, ())
    )


def speaks_from(scene: Scene, found: Sequence[Candidate], place: PlaceMention) -> int | None:
    """Who is said to speak from a city: "and from Rome X said", "X said from Rome", "in a statement from Rome"."""
    if place.coordinates is None or scene.after_preposition(place) not in scene.words.of:
        return None
    behind = place.last + (scene.word(place.last) in COMMAS)
    at = bisect_left(found, place.first, key=_first)
    following = found[at] if at < len(found) and found[at].first == behind else None
    said = following is not None and following.kind is Kind.STATEMENT and not following.is_noun
    before = place.first - 2
    if scene.clause(place.first) == place.first - 1 and following is not None:
        return at if said else None
    spoken = _is_way(scene, before)
    if said and spoken:
        return at  # "in a first comment from Rome, X said"
    if at == 0 or found[at - 1].kind is not Kind.STATEMENT or found[at - 1].sentence != scene.sentence_index(before):
        return None
    if spoken:
        return at - 1
    time = scene.time_over(before)
    subject = scene.mention_over(before if time is None else time.first - 1)
    if subject is None or subject.last != (before + 1 if time is None else time.first):
        return None
    speaks = found[at - 1].last == subject.first and not found[at - 1].is_noun
    return at - 1 if speaks and set(subject.entities) <= set(found[at - 1].subjects) else None


def seats_body(scene: Scene, place: PlaceMention, *, speaks: bool) -> bool:
    """Whether a place says which embassy is meant that stands in front of it, or of which country a body is.

    So it is of "the UN mission in Iraq", where that `speaks`, and "the head of the EU delegation in Malta, John Borg".
    """
    body = scene.mention_over(place.first - 1 - (scene.word(place.first - 1) in scene.words.within))
    if body is None or body.last < place.first - 1:
        return False
    if scene.word(body.first).removeprefix(AND).removeprefix(ARTICLE) in scene.words.missions:
        return True
    if body.form is MentionForm.OFFICE:
        named = scene.mention_at(place.last)
        if named is None or named.form is not MentionForm.FULL or named.entities == body.entities:
            return False
        titles = (scene.cast.entities[entity].title or "" for entity in named.entities)
        return all(" " not in title for title in titles)  # at most a rank: no other title than that in front
    country = place.coordinates is None and place.country is not None
    return country and speaks and body.form is MentionForm.INSTITUTION


def _is_way(scene: Scene, index: int) -> bool:
    """Whether a word in front of "from" is what somebody says, or that he gave it: "in a statement he issued"."""
    before = scene.words.by_way_of
    gave = any(hit.value.form is Form.LIGHT and hit.pronoun for hit in scene.hits.get(index, ()))
    if gave:
        index -= 1
    return any(
        at in scene.ways or bare(scene.word(at)) in scene.words.remarks
        for at in range(index, index - _ADJECTIVES, -1)
        if before.intersection((scene.word(at - 1), scene.word(at - 2)))  # "in a first comment"
    )


def stands_with(scene: Scene, candidate: Candidate, place: PlaceMention, time: TimeFound | None) -> bool:
    """Whether a city stands beside the time of an event, however far behind it: "talks with the heads … in Rabat | on".

    Right behind somebody who is named, or behind the paper that was signed: what stands there else has a place of its
    own ("talks on the tensions in Aden yesterday").
    """
    if time is None or place.coordinates is None:
        return False
    preposition = place.first - 1 - (not scene.lead(place))
    beside = time.first in (place.last, place.last + 1) or time.last == preposition + 1
    if not beside or scene.any_of(scene.words.topics, candidate.last, place.first):
        return False
    if candidate.kind is Kind.AGREEMENT:
        papers = range(candidate.last, min(candidate.last + _OBJECT, place.first))
        return any(is_paper(scene, index) for index in papers)
    if candidate.kind is Kind.STATEMENT:
        return time.first >= candidate.last  # as whose own day it has been found to tell no topic
    named = scene.mention_over(preposition)
    return candidate.is_noun and named is not None and named.last == preposition + 1


def where_told(scene: Scene, found: Sequence[Candidate], taken: dict[int, PlaceMention]) -> None:
    """Gives what is told behind "where" the place right in front of it: "came from Beirut, where he met"."""
    if scene.words.where.isdisjoint(scene.tokens.words):
        return
    for index, candidate in enumerate(found):
        clause = scene.clause(candidate.first)
        if index in taken or scene.word(clause) not in scene.words.where:
            continue
        end = clause - (scene.word(clause - 1) in COMMAS)
        place = next((place for place in scene.places_in(end - _NAME, end) if place.last == end), None)
        if place is not None:
            taken[index] = place


def where_to(scene: Scene, told: Candidate) -> PlaceMention | None:
    """The places to which a visit leads, or the region: "visits Doha and Cairo", "a tour of the region"."""
    if told.goal is not None:
        return _listed(scene, scene.cast.places[told.goal])
    if told.kind is not Kind.VISIT:
        return None
    for index in range(told.last, min(told.last + _TOUR, scene.sentence(told.first).last)):
        if scene.word(index) in scene.words.comprises:
            index += 1 + (scene.word(index + 1) in scene.words.each)
            place = scene.place_at(index + (scene.word(index) in scene.words.of))
            return None if place is None else _listed(scene, place)
    region = region_of(scene, told.last, told.first, told.hit.value.meaning)
    if region is None or scene.word(region) in scene.words.homelands:
        return None
    start, end = scene.tokens.original_span(region, region + 1)
    name = scene.tokens.text.original[start:end]
    return PlaceMention(region, region + 1, start, end, name, name)


def _listed(scene: Scene, place: PlaceMention) -> PlaceMention:
    """A place with those that are listed behind it, as one; without coordinates and country then."""
    last = place
    while (behind := scene.place_at(last.last)) is not None and scene.word(last.last).startswith(AND):
        if scene.lead(behind) != AND or behind.country is None:
            break
        last = behind
    if last is place:
        return place
    original = scene.tokens.text.original
    text, name = original[place.start : last.end], place.name + original[place.end : last.end]
    return evolve(place, last=last.last, end=last.end, text=text, name=name, country=None, coordinates=None)


def where_arrived(scene: Scene, found: Sequence[Candidate], taken: dict[int, PlaceMention]) -> None:
    """Gives a meeting the city to which its guest had come: "received X, who arrived in Rome", "who is visiting it"."""
    for index, visit in enumerate(found[1:], start=1):
        if visit.silent and visit.kind is Kind.VISIT and (hall := scene.place_at(visit.last)) is not None:
            before = found[index - 1]
            if before.kind is Kind.MEETING and before.sentence == visit.sentence and not scene.lead(hall):
                taken.setdefault(index - 1, hall)  # "received him on his arrival at the airport"
        if visit.kind is not Kind.VISIT or visit.goal is None or visit.status is not Status.OCCURRED:
            continue
        place = scene.cast.places[visit.goal]
        if place.coordinates is None or scene.word(scene.clause(visit.first)) not in scene.words.relatives:
            continue
        verbs = scene.hits.get(visit.verb, ())
        here = any(hit.value.lemma in scene.words.arrives for hit in verbs) or is_present(scene, visit.verb)
        for at in range(index - 1, -1, -1):
            meeting = found[at]
            if not here or meeting.sentence != visit.sentence:
                break
            if meeting.kind is Kind.MEETING and meeting.entities & visit.entities and not meeting.is_noun:
                if meeting.status is Status.OCCURRED:
                    taken.setdefault(at, place)
                break


def frame(scene: Scene, found: Sequence[Candidate], taken: dict[int, PlaceMention]) -> None:
    """Gives what is said in a sentence the place with which it opens: "in Rome, X received Y, and Y voiced"."""
    for index, candidate in enumerate(found):
        place = taken.get(index)
        if place is None or not place.first < candidate.first:
            continue
        opens = scene.sentence(candidate.first).first
        if not opens <= place.first - 1 <= opens + 1:
            continue
        for at in range(index + 1, len(found)):
            told = found[at]
            if told.sentence != candidate.sentence:
                break
            inside = scene.word(scene.clause(told.first)) in scene.words.complementizers
            says = told.kind is Kind.STATEMENT and not inside and bool(told.subjects) and not told.is_noun
            if says and candidate.entities.issuperset(told.subjects):
                taken.setdefault(at, place)


def before_assembly(scene: Scene, found: Sequence[Candidate], taken: dict[int, PlaceMention]) -> None:
    """Gives what is said before an assembly that body for its place: "said before the parliament that"."""
    facing = scene.words.ceremonies.lists["facing"]
    if facing.isdisjoint(scene.tokens.words):
        return
    for index, candidate in enumerate(found):
        if index in taken or candidate.kind is not Kind.STATEMENT or candidate.silent or candidate.foreign:
            continue
        end = min(scene.clause_end(candidate.first), candidate.last + _ADDRESS)
        at = next((at for at in range(candidate.last, end) if scene.word(at) in facing), None)
        body = None if at is None else scene.mention_at(at + 1)
        if body is None or body.form is not MentionForm.INSTITUTION:
            continue
        if any(other.kind is Kind.MEETING and other.entities & set(body.entities) for other in found):
            continue  # its session is an event of its own
        if bare(scene.word(body.first)) in scene.words.parliaments:
            tokens = scene.tokens
            start, stop = tokens.original_span(body.first, body.last)
            name = tokens.text.original[start:stop]
            taken[index] = PlaceMention(body.first, body.last, start, stop, name, name)


def aim(scene: Scene, found: Sequence[Candidate], taken: dict[int, PlaceMention]) -> None:
    """Gives a meeting the place to which somebody went for it: "left for Rome to take part in a summit"."""
    for index, meeting in enumerate(found):
        if index in taken or meeting.kind is not Kind.MEETING or not meeting.is_noun:
            continue
        if not is_aim(scene, meeting.first, meeting.hit):
            continue
        visit = found[index - 1] if index else None
        if visit is not None and visit.kind is Kind.VISIT and meeting.sentence == visit.sentence:
            place = taken.get(index - 1)
        else:
            place = _led_to(scene, meeting.first - 1 - (scene.word(meeting.first - 1) in scene.words.within))
        if place is not None:
            taken[index] = place


def _led_to(scene: Scene, purpose: int) -> PlaceMention | None:
    """The city to which somebody was brought, in front of what for: "flew a delegation to Rome yesterday | for"."""
    last = purpose
    while scene.word(last - 1) in COMMAS or scene.time_over(last - 1) is not None:
        time = scene.time_over(last - 1)
        last = last - 1 if time is None else time.first
    places = (place for place in scene.places_in(last - _NAME, last) if place.last == last)
    place = next(places, None)
    led = place is not None and place.coordinates is not None and scene.after_preposition(place) in scene.words.to
    return place if led else None


def share(found: Sequence[Candidate], taken: dict[int, PlaceMention]) -> None:
    """Gives the meetings that one trigger tells of the place of one of them, if no other has its own."""
    together: defaultdict[int, list[int]] = defaultdict(list)
    for index, candidate in enumerate(found):
        if candidate.kind is Kind.MEETING and not candidate.is_noun:
            together[candidate.first].append(index)
    for indices in together.values():
        places = {taken[index] for index in indices if index in taken}
        if len(places) == 1:
            (place,) = places
            taken.update((index, place) for index in indices)


def _first(candidate: Candidate) -> int:
    return candidate.first
