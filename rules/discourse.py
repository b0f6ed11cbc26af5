"""One event, told once: candidates of one article are given their subjects and joined into events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import define, field

from rules.actors import PlaceMention
from rules.candidate import Candidate
from rules.conjugation import Tense
from rules.dates import Dated
from rules.nouns import is_occasion
from rules.scene import Scene
from rules.triggers import Form
from timeline.event import Kind, Role, Status
from timeline.letters import fold
from timeline.when import When


@define
class Telling:
    """A candidate with its place in the discourse: its time, its place and what it is part of."""

    candidate: Candidate
    parties: dict[int, Role]
    time: Dated | None
    place: PlaceMention | None
    subjects: tuple[int, ...] = ()
    occasion: Group | None = None  # the event at which this one is made
    speech: str | None = None  # the way of speaking that opens an occasion: "in a statement", "in an interview"

    @property
    def is_topic(self) -> bool:
        """Whether the mention only tells what was discussed."""
        return self.candidate.hit.value.meaning.joined or self.candidate.hit.value.meaning.anaphoric

    @property
    def when(self) -> When | None:
        """The days that the mention's own time expression gives."""
        when = self.time.resolution.when if self.time is not None else None
        return None if when is None else when.whole_days()


@define(eq=False)
class Group:
    """The tellings of one event."""

    kind: Kind
    status: Status
    parties: dict[int, Role]
    tellings: list[Telling] = field(factory=list)
    occasion: Group | None = None
    speech: str | None = None

    @property
    def when(self) -> When | None:
        """The most precise date that a telling gives."""
        dated = [telling.when for telling in self.tellings if telling.when is not None]
        return min(dated, key=_length) if dated else None

    @property
    def place(self) -> PlaceMention | None:
        """Where it was, as exactly as a telling says: a city before a country."""
        places = [telling.place for telling in self.tellings if telling.place is not None]
        return min(places, key=lambda place: place.coordinates is None) if places else None

    @property
    def last_sentence(self) -> int:
        """The sentence that told of it last."""
        return self.tellings[-1].candidate.sentence

    def add(self, telling: Telling) -> None:
        told = next((t for t in self.tellings if t.candidate.sentence == telling.candidate.sentence), None)
        if told is None or self.kind is Kind.STATEMENT:
            self.tellings.append(telling)
        elif told.is_topic and not telling.is_topic:  # "they discussed in the meeting …": the meeting is the mention
            telling.time, telling.place = telling.time or told.time, telling.place or told.place
            self.tellings[self.tellings.index(told)] = telling
        else:  # one mention a sentence; what the second one adds is kept
            if told.when is None:
                told.time = telling.time
            told.place = told.place or telling.place
        for entity, role in telling.parties.items():
            self.parties.setdefault(entity, role)
        if telling.occasion is not None and self.occasion is None:
            self.occasion = telling.occasion
        self.speech = self.speech or telling.speech
        if (
            telling.candidate.status is Status.OCCURRED
            and self.status is Status.PLANNED
            and not telling.candidate.anaphoric
        ):
            self.status = Status.OCCURRED


def _length(when: When) -> float:
    if when.earliest is None or when.latest is None:
        return float("inf")
    return (when.latest - when.earliest).total_seconds()


def _same_place(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    """Whether two places can be one: unknown, of one name, or a country and a city in it."""
    if one is None or other is None or one.name == other.name:
        return True
    whole = one.coordinates is None or other.coordinates is None
    return whole and one.country is not None and one.country == other.country


_ADDED = "سامتونيهء"  # the letters that derivation adds to a root (the school's sa'altumuniha), without lam


def _root(word: str) -> str:
    """What is left of a folded word without the letters that derivation adds: one for "met" and "the meeting"."""
    return "".join(letter for letter in word if letter not in _ADDED)


@define
class Discourse:
    """What has been told so far in an article."""

    scene: Scene
    groups: list[Group] = field(factory=list)
    speakers: tuple[int, ...] = ()
    topic: tuple[int, ...] = ()
    told: dict[int, tuple[Group, Telling]] = field(factory=dict)  # by the trigger's first token
    _tied: list[tuple[Telling, Group]] = field(factory=list)
    _in_sentence: dict[int, list[Telling]] = field(factory=dict)

    def tell(self, candidate: Candidate, time: Dated | None, place: PlaceMention | None) -> None:
        """Adds a candidate to the event that it tells of, or begins one."""
        if candidate.foreign:
            self.speakers = self.topic = ()
            self._in_sentence.setdefault(candidate.sentence, []).append(Telling(candidate, {}, None, None))
            return
        if candidate.silent:
            silent = Telling(candidate, dict(candidate.parties), None, None, candidate.subjects)
            self._in_sentence.setdefault(candidate.sentence, []).append(silent)
            return
        parties = dict(candidate.parties)
        subjects = candidate.subjects
        if candidate.dropped:
            authors = self._authors(candidate)
            subjects = self._antecedents(candidate) if authors is None else authors
            for entity in subjects:
                parties.setdefault(entity, candidate.subject_role)
        if candidate.to_him and (other := self._other({*parties, *(subjects or self.topic)})) is not None:
            parties[other] = Role.RECIPIENT
        telling = Telling(candidate, parties, time, place, subjects)
        telling.occasion = self._occasion(candidate)
        telling.speech = self._speech(candidate)
        if candidate.kind is Kind.STATEMENT:
            if not self._agrees(candidate, parties):
                return
            group = self._briefing(telling) or self._statement(telling)
        else:
            group = self._occurrence(telling)
        if group is None:
            return
        if telling.occasion is None and candidate.kind in (Kind.STATEMENT, Kind.AGREEMENT):
            telling.occasion = self._neighbour(telling)
        group.add(telling)
        if telling.occasion is not None:
            self._tied.append((telling, group))
        self.told[candidate.first] = (group, telling)
        self._in_sentence.setdefault(candidate.sentence, []).append(telling)
        if candidate.kind is Kind.STATEMENT and not self._nested(candidate):
            self.speakers = subjects
        if subjects and candidate.acts and self._leads(candidate):
            self.topic = subjects
            if candidate.kind is not Kind.STATEMENT:
                self.speakers = ()

    def _leads(self, candidate: Candidate) -> bool:
        """Whether a mention stands in the main clause of its sentence, not in what somebody says."""
        clause = self.scene.word(self.scene.clause(candidate.first))
        return len(self._in_sentence[candidate.sentence]) == 1 and clause not in self.scene.words.complementizers

    def _nested(self, candidate: Candidate) -> bool:
        """Whether a statement is only mentioned, or told inside another's words: the outer speaker goes on."""
        if candidate.is_noun and not candidate.hit.pronoun:
            return True
        clause = self.scene.word(self.scene.clause(candidate.first))
        outer = any(t.candidate.kind is Kind.STATEMENT for t in self._in_sentence[candidate.sentence][:-1])
        return outer and not candidate.dropped and clause in self.scene.words.complementizers

    # --- who

    def _other(self, known: set[int]) -> int | None:
        """The one to whom somebody who has just met him conveys something: none of those `known`."""
        for group in reversed(self.groups):
            if group.kind in (Kind.MEETING, Kind.CALL) and len(group.parties) == 2:
                return next((entity for entity in group.parties if entity not in known), None)
        return None

    def _authors(self, candidate: Candidate) -> tuple[int, ...] | None:
        """Whose the document is that "the statement" takes up; None where the trigger is no document."""
        if "document" not in candidate.hit.value.meaning.needs:
            return None
        written = (
            group
            for group in reversed(self.groups)
            if group.kind is Kind.STATEMENT and group.speech in self.scene.words.documents
        )
        return next((tuple(group.parties) for group in written), ())

    def _antecedents(self, candidate: Candidate) -> tuple[int, ...]:
        earlier = self._in_sentence.get(candidate.sentence, [])
        if candidate.number > 1:
            for group in reversed(self.groups):
                both = len(group.parties) == 2 if candidate.number == 2 else len(group.parties) > 1
                if both and group.kind is not Kind.STATEMENT:
                    return tuple(group.parties)
            return self.speakers if len(self.speakers) > 1 else ()
        asyndetic = self.scene.word(candidate.last) in self.scene.words.in_it
        if asyndetic and candidate.kind is Kind.STATEMENT:
            before = self.scene.mention_over(candidate.first - 1)
            if before is not None and before.last == candidate.first:
                return before.entities
        for telling in reversed(earlier):
            if telling.candidate.foreign:
                return ()
            if candidate.hit.value.form is Form.PARTICIPLE and telling.candidate.kind is not Kind.STATEMENT:
                if any(other.candidate.kind is Kind.STATEMENT for other in earlier):
                    continue
            if telling.subjects and telling.candidate.acts:
                return telling.subjects
        return self.speakers or self.topic

    def _agrees(self, candidate: Candidate, parties: dict[int, Role]) -> bool:
        """Whether a dropped subject fits the verb: a feminine verb does not go on for a man."""
        if (
            not candidate.dropped
            or candidate.number > 1
            or not candidate.hit.value.inflection.feminine
            or len(parties) != 1
        ):
            return True
        entity = self.scene.cast.entities[next(iter(parties))]
        return entity.kind != "person" or entity.title is None or fold(entity.title).split()[0].endswith("ه")

    # --- which event

    def _occasion(self, candidate: Candidate) -> Group | None:
        """The event told before at which this one is made: "in it", "during it", at the joint press conference."""
        behind = candidate.last if candidate.carrier is None else candidate.carrier + 1
        if self.scene.word(behind) in self.scene.words.in_it:
            return self._last((Kind.CALL, Kind.MEETING, Kind.VISIT), None)
        if candidate.kind is Kind.STATEMENT and self._at_press_conference(candidate):
            speakers = set(dict(candidate.parties)) or set(self.speakers)
            beside = self._named_in_clause(candidate)
            return (
                self._last_of_all(speakers | beside)
                or self._last((Kind.MEETING,), speakers)
                or self._last((Kind.MEETING,), beside)
            )
        if self._on_the_same_day(candidate) and (before := self._in_sentence.get(candidate.sentence)):
            return self.told[before[-1].candidate.first][0] if before[-1].candidate.first in self.told else None
        earlier = self._in_sentence.get(candidate.sentence, [])
        if not earlier or earlier[-1].candidate.first not in self.told:
            return None
        group = self.told[earlier[-1].candidate.first][0]
        if self.scene.word(self.scene.clause(candidate.first)) in self.scene.words.where:
            return group  # "to Riyadh, where he met"
        if candidate.carrier is not None and self._precedes(candidate.carrier) and group.kind is candidate.kind:
            return group  # "the meeting was preceded by another": on the same day
        if candidate.subject_role is Role.RECIPIENT:
            return None
        hosts = (Kind.VISIT, Kind.MEETING) if candidate.kind is Kind.MESSAGE else (Kind.VISIT,)
        follows = candidate.dropped or candidate.to_him
        if follows and candidate.kind is not Kind.VISIT and group.kind in hosts:
            here = set(group.parties) & {*self._antecedents(candidate), *dict(candidate.parties)}
            return group if here else None  # "visited Moscow and held talks"
        return None

    def _on_the_same_day(self, candidate: Candidate) -> bool:
        """Whether the clause says "on the same day"."""
        indices = range(candidate.last, self.scene.clause_end(candidate.first))
        times = (self.scene.time_over(index) for index in indices)
        return any(time is not None and self.scene.word(time.last - 1) in self.scene.words.same for time in times)

    def _last_of_all(self, parties: set[int]) -> Group | None:
        """The last meeting in which all of them took part."""
        return next((g for g in reversed(self.groups) if g.kind is Kind.MEETING and parties <= set(g.parties)), None)

    def _precedes(self, carrier: int) -> bool:
        return any(hit.value.lemma in self.scene.words.precedes for hit in self.scene.hits.get(carrier, ()))

    def _neighbour(self, telling: Telling) -> Group | None:
        """The call in whose telling a statement or agreement of its parties stands, or the meeting that agreed."""
        kinds = (Kind.CALL,) if telling.candidate.kind is Kind.STATEMENT else (Kind.CALL, Kind.MEETING)
        if telling.when is not None or telling.speech is not None:
            return None
        parties, sentence = set(telling.parties), telling.candidate.sentence
        near = (
            group
            for group in reversed(self.groups)
            if group.kind in kinds
            and group.when
            and parties <= set(group.parties)
            and self._spoken_of(group) >= sentence - 1
        )
        return next(near, None)

    def _named_in_clause(self, candidate: Candidate) -> set[int]:
        indices = range(candidate.last, self.scene.clause_end(candidate.first))
        mentions = (self.scene.mention_at(index) for index in indices)
        return {entity for mention in mentions if mention is not None for entity in mention.entities}

    def _speech(self, candidate: Candidate) -> str | None:
        """The way of speaking that a clause introduces, as an indefinite noun behind "in" or "during"."""
        if candidate.kind is not Kind.STATEMENT:
            return None
        if "document" in candidate.hit.value.meaning.needs:
            return candidate.hit.value.lemma
        start, end = self.scene.clause(candidate.first), self.scene.clause_end(candidate.first)
        for index in range(max(start, candidate.first - 12), min(end, candidate.last + 20)):
            word = self.scene.word(index)
            if index == candidate.last and word in self.scene.words.documents:
                return word  # "a statement said"
            if word in self.scene.words.occasions and self.scene.word(index - 1) in self.scene.words.by_way_of:
                return word
        return None

    def _spoken_of(self, group: Group) -> int:
        """The last sentence that told of an event, or of what was said at it."""
        at_it = (item.candidate.sentence for item, _ in self._tied if item.occasion is group)
        return max(group.last_sentence, *at_it, -1)

    def _at_press_conference(self, candidate: Candidate) -> bool:
        end = min(self.scene.clause_end(candidate.first), candidate.last + 15)
        words = [self.scene.word(index) for index in range(candidate.last, end)]
        pairs = (
            f"{word.removeprefix('ب').removeprefix('ال')} {then.removeprefix('ال')}" for word, then in pairwise(words)
        )
        return any(pair in self.scene.words.press for pair in pairs)

    def _last(self, kinds: tuple[Kind, ...], parties: set[int] | None, *, before: int | None = None) -> Group | None:
        """The last event of these kinds in which somebody of `parties` took part, told `before` that sentence."""
        return next(
            (
                group
                for group in reversed(self.groups)
                if group.kind in kinds
                and (parties is None or parties & set(group.parties))
                and (before is None or group.last_sentence < before)
            ),
            None,
        )

    def link(self, candidates: Sequence[Candidate]) -> None:
        """Ties each event to the occasion that its clause names: "said during the meeting", "after his arrival"."""
        told = self.told
        for position, candidate in enumerate(candidates):
            if (
                not candidate.is_noun
                or candidate.first not in told
                or not is_occasion(self.scene, candidate.first, candidate.kind)
            ):
                continue
            occasion = told[candidate.first][0]
            for neighbour in (*reversed(candidates[:position]), *candidates[position + 1 :]):
                if self.scene.clause(neighbour.first) == self.scene.clause(candidate.first) and neighbour.first in told:
                    self._tie(*told[neighbour.first], occasion)
                    break
            else:  # "after the meeting, X said": the occasion is a clause of its own
                following = candidates[position + 1] if position + 1 < len(candidates) else None
                opens = position == 0 or candidates[position - 1].sentence != candidate.sentence
                if (
                    opens
                    and following is not None
                    and following.first in told
                    and following.sentence == candidate.sentence
                ):
                    self._tie(*told[following.first], occasion)

    def hand_on(self, candidates: Sequence[Candidate], times: Mapping[int, Dated]) -> None:
        """Gives a statement the time of its occasion where that is no event: "said in a call to the family yesterday"."""
        for index, time in times.items():
            noun = candidates[index]
            if noun.first in self.told or not is_occasion(self.scene, noun.first, noun.kind):
                continue
            for other in reversed(candidates[:index]):
                if other.first in self.told and self.scene.clause(other.first) == self.scene.clause(noun.first):
                    telling = self.told[other.first][1]
                    if other.kind is Kind.STATEMENT:
                        telling.time = telling.time or time
                    break

    def take_turns(self) -> None:
        """Ties what a party says "for his part" to the occasion on which the one before him spoke."""
        before: tuple[Group, Telling] | None = None
        for group, telling in self.told.values():
            if group.kind is not Kind.STATEMENT:
                continue
            alone = telling.occasion is None and telling.when is None and telling.speech is None
            if alone and before is not None and self._takes_turn(telling.candidate, before[1].candidate):
                occasion = before[1].occasion or before[0].occasion
                if occasion is not None and set(telling.parties) <= set(occasion.parties):
                    self._tie(group, telling, occasion)
            before = group, telling

    def _takes_turn(self, candidate: Candidate, before: Candidate) -> bool:
        """Whether somebody speaks in reply to what was said in this sentence or the one before it."""
        if before.sentence < candidate.sentence - 1:
            return False
        if candidate.hit.value.lemma in self.scene.words.replies:
            return True
        first = self.scene.sentence(candidate.first).first
        return any(self.scene.word(index) in self.scene.words.in_turn for index in range(first, candidate.first))

    def stay(self) -> None:
        """Ties a visit under way that no time expression dates to the dated event at its place."""
        for group in self.groups:
            telling = group.tellings[0]
            tense = telling.candidate.hit.value.inflection.tense
            under_way = tense is Tense.PRESENT and telling.candidate.status is Status.OCCURRED
            if group.kind is not Kind.VISIT or group.when is not None or not under_way:
                continue
            at_its_place = (
                other
                for other in self.groups
                if other.kind is Kind.MEETING
                and other.when is not None
                and set(group.parties) <= set(other.parties)
                and other.place is not None
                and _same_place(group.place, other.place)
            )
            if (event := next(at_its_place, None)) is not None:
                self._tie(group, telling, event)

    def join_statements(self) -> None:
        """Ties what two parties say together to the call or meeting of just these two that is told beside it."""
        for group in self.groups:
            if group.kind is not Kind.STATEMENT or len(group.parties) < 2:
                continue
            for telling in group.tellings:
                beside = (
                    other
                    for other in self.groups
                    if other.kind in (Kind.CALL, Kind.MEETING)
                    and set(other.parties) == set(group.parties)
                    and any(abs(item.candidate.sentence - telling.candidate.sentence) <= 1 for item in other.tellings)
                )
                if telling.occasion is None and (occasion := next(beside, None)) is not None:
                    self._tie(group, telling, occasion)

    @staticmethod
    def _tie(group: Group, telling: Telling, occasion: Group) -> None:
        if group is not occasion:
            telling.occasion = occasion
            group.occasion = group.occasion or occasion

    def _briefing(self, telling: Telling) -> Group | None:
        """The meeting or call at which a party briefs its partner: a topic of it, no statement."""
        if telling.candidate.hit.value.lemma not in self.scene.words.briefs:
            return None
        return self._last((Kind.MEETING, Kind.CALL), set(telling.parties))

    def _statement(self, telling: Telling) -> Group | None:
        if not telling.parties:
            return None
        speakers = set(telling.parties)
        for group in reversed(self.groups):
            if group.kind is not Kind.STATEMENT or set(group.parties) != speakers:
                continue
            if telling.candidate.status is not group.status:
                continue
            return group
        return self._begin(telling)

    def _occurrence(self, telling: Telling) -> Group | None:
        candidate, parties = telling.candidate, set(telling.parties)
        if candidate.hit.value.meaning.joined and self._in_call(candidate):
            return None  # what was discussed in a call is no meeting
        if candidate.kind is Kind.AGREEMENT and not parties:
            if candidate.is_noun and candidate.carrier is None:
                return self._last((Kind.AGREEMENT,), None, before=candidate.sentence)
            return self._agreement(telling)
        if candidate.kind is Kind.MESSAGE and candidate.anaphoric:
            return self._last((Kind.MESSAGE,), None)
        earlier = self._in_sentence.get(candidate.sentence, [])
        if candidate.hit.value.meaning.joined and earlier and earlier[-1].candidate.kind is Kind.CALL:
            return None
        topic = self.scene.word(candidate.first - 1) in self.scene.words.topics
        if candidate.kind is Kind.MEETING and not parties and not topic and earlier and len(earlier[-1].parties) > 1:
            telling.parties = dict.fromkeys(earlier[-1].parties, Role.PARTY)  # those of whom the sentence speaks
            parties = set(telling.parties)
        if candidate.is_noun and not parties and not candidate.definite and not candidate.hit.value.meaning.anaphoric:
            held = candidate.carrier is not None or telling.place is not None
            return self._begin(telling) if telling.when is not None and held else None  # "peace talks": no occasion
        if candidate.is_noun and candidate.hit.value.meaning.anaphoric and candidate.kind is Kind.MEETING:
            return self._last((Kind.MEETING, Kind.CALL), None)
        alike = [group for group in reversed(self.groups) if group.kind is candidate.kind]
        if candidate.definite and not parties and (size := self._size(candidate)) is not None:
            so_many = next((g for g in alike if len(g.parties) == size and g.status is candidate.status), None)
            if so_many is not None:
                return so_many  # "the quadripartite meeting", whatever day is given for it here
        called = _root(self._name(telling)) if candidate.anaphoric and not parties else ""
        for group in sorted(
            alike,
            key=lambda group: (
                group.status is not candidate.status,
                bool(called) and _root(self._name(group.tellings[0])) != called,
            ),
        ):
            if self._same(group, telling, parties) or (candidate.attending and _same_place(telling.place, group.place)):
                return group
        if candidate.anaphoric and not (telling.when is not None or len(parties) > 1 or (parties and telling.place)):
            return None
        if candidate.attending and not (len(parties) > 1 and (telling.when is not None or telling.place is not None)):
            return None
        if not parties and (telling.when is None or candidate.hit.value.meaning.echo):
            return None
        if candidate.kind is Kind.CALL and len(parties) < 2:
            return None  # the other side is private or a newspaper
        return self._begin(telling)

    def _size(self, candidate: Candidate) -> int | None:
        """How many took part, as an adjective says: "the quadripartite meeting"."""
        words = self.scene.words
        adjectives = {2: words.of_two, 3: words.of_three, 4: words.of_four, 5: words.of_five}
        following = self.scene.word(candidate.last)
        return next((size for size, forms in adjectives.items() if following in forms), None)

    def _name(self, telling: Telling) -> str:
        """The word that an event is called by, without what is written onto its front."""
        hit = telling.candidate.hit
        if not telling.candidate.is_noun:
            return hit.value.lemma
        return self.scene.word(telling.candidate.first)[len(hit.proclitic.text) :].removeprefix("ال")

    def _agreement(self, telling: Telling) -> Group | None:
        """What is agreed at a meeting or call is agreed by its parties; with nobody named it is no event."""
        occasion = self._last((Kind.MEETING, Kind.CALL), None)
        if occasion is None or len(occasion.parties) < 2:
            return None
        telling.parties = dict.fromkeys(occasion.parties, Role.PARTY)
        telling.occasion = occasion
        known = next(
            (g for g in reversed(self.groups) if g.kind is Kind.AGREEMENT and set(g.parties) == set(occasion.parties)),
            None,
        )
        return known or self._begin(telling)

    def _in_call(self, candidate: Candidate) -> bool:
        start, end = self.scene.clause(candidate.first), self.scene.clause_end(candidate.first)
        return any(
            hit.value.meaning.kind is Kind.CALL for index in range(start, end) for hit in self.scene.hits.get(index, ())
        )

    def _same(self, group: Group, telling: Telling, parties: set[int]) -> bool:
        theirs = set(group.parties)
        place, when = group.place, group.when
        if not _same_place(telling.place, place):
            if not telling.candidate.anaphoric or telling.candidate.kind is Kind.VISIT:
                return False
        if when is not None and telling.when is not None and not when.overlaps(telling.when):
            together = telling.place is not None and place is not None and parties == theirs and len(parties) > 1
            return together
        if Status.DENIED in (group.status, telling.candidate.status) and group.status is not telling.candidate.status:
            return False
        if Status.PLANNED in (group.status, telling.candidate.status) and group.status is not telling.candidate.status:
            dated = when is not None and telling.when is not None  # and the dates agree, as was seen above
            bare = telling.candidate.is_noun and telling.candidate.carrier is None and telling.when is None
            if not dated and not (bare and telling.candidate.status is Status.OCCURRED):
                return False
        if telling.candidate.anaphoric or not parties:
            rule = telling.candidate.hit.value
            named_so = not rule.meaning.echo or any(self._name(t) == self._name(telling) for t in group.tellings)
            return named_so and parties <= theirs
        if not theirs:
            return telling.candidate.definite
        if telling.candidate.kind is Kind.AGREEMENT and when is not None and telling.when is not None:
            return bool(parties & theirs)  # told with other parties named, on the same day
        if telling.candidate.kind is Kind.VISIT:
            visitors = parties & theirs
            return bool(visitors) and _same_place(telling.place, place)
        return parties == theirs or (len(parties) == 1 and parties <= theirs)

    def _begin(self, telling: Telling) -> Group:
        group = Group(telling.candidate.kind, telling.candidate.status, {})
        self.groups.append(group)
        return group


def tell(
    scene: Scene, found: Sequence[Candidate], times: Mapping[int, Dated], places: Mapping[int, PlaceMention]
) -> list[Group]:
    """The events of an article, in order of first mention."""
    discourse = Discourse(scene)
    for index, candidate in enumerate(found):
        discourse.tell(candidate, times.get(index), places.get(index))
    discourse.link(found)
    discourse.hand_on(found, times)
    discourse.take_turns()
    discourse.stay()
    discourse.join_statements()
    return [part for group in discourse.groups for part in _occasions(group)]


def _occasions(group: Group) -> Iterator[Group]:
    """A speaker's statements, one an occasion: another meeting, another document or another day begins a new one.

    What is said without any of these goes on from what was said before it.
    """
    if group.kind is not Kind.STATEMENT:
        yield group
        return
    parts: list[Group] = []
    current: Group | None = None
    for telling in group.tellings:
        if telling.occasion is not None or telling.speech is not None or telling.when is not None:
            current = next((part for part in reversed(parts) if _same_occasion(part, telling)), None)
        if current is None:
            current = Group(group.kind, group.status, dict(group.parties))
            parts.append(current)
        current.add(telling)
    yield from parts


def _same_occasion(part: Group, telling: Telling) -> bool:
    if part.when is not None and telling.when is not None:
        return part.when.overlaps(telling.when)
    if part.occasion is not None and telling.occasion is not None:
        return part.occasion is telling.occasion
    if telling.speech is not None and (part.speech is not None or part.occasion is not None):
        taken_up = telling.candidate.hit.proclitic.article and "document" in telling.candidate.hit.value.meaning.needs
        return part.speech == telling.speech and taken_up  # "the statement" takes up a statement
    if part.occasion is None and part.speech is None and part.when is None:
        return True  # a lead that its article then places
    return telling.occasion is None and telling.when is None
