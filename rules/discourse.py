"""One event, told once: candidates of one article are given their subjects and joined into events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, evolve

from rules.accords import Accords
from rules.accounts import go_on
from rules.actors import PlaceMention
from rules.agreements import with_another
from rules.backward import Backward
from rules.candidate import Candidate
from rules.dates import Dated
from rules.manner import manner
from rules.memory import root
from rules.occasions import Occasions, by_occasion
from rules.scene import Scene
from rules.spokesmen import speaks_for
from rules.staging import Staging
from rules.status import is_present
from rules.stays import Stays
from rules.takenup import TakenUp
from rules.telling import Group, Telling, same_place
from rules.triggers import MET
from rules.whenmet import tie_when
from rules.within import Hold, takes_up
from timeline.event import Kind, Occasion, Role, Status

_STATEMENT, _MEETING, _VISIT = Kind.STATEMENT, Kind.MEETING, Kind.VISIT
_AGREEMENT, _MESSAGE, _CALL = Kind.AGREEMENT, Kind.MESSAGE, Kind.CALL
_SAID = (_STATEMENT, _AGREEMENT)


@define
class Discourse(Accords):
    """Reads the mentions of an article in their order, and joins each to the event that it tells of."""

    def tell(self, candidate: Candidate, time: Dated | None, place: PlaceMention | None) -> None:
        """Adds a candidate to the event that it tells of, or begins one."""
        statement, visiting = candidate.kind is Kind.STATEMENT, candidate.kind is Kind.VISIT
        if candidate.foreign:
            if self._in_complement(candidate):
                self.nested.add(candidate.first)
            else:
                self.speakers = self.topic = ()
            self._in_sentence.setdefault(candidate.sentence, []).append(Telling(candidate, {}, None, None))
            return
        if candidate.silent:
            silent = Telling(candidate, dict(candidate.parties), None, None, candidate.subjects)
            if visiting:
                if (visit := self._last((Kind.VISIT,), None)) is not None:
                    self.told[candidate.first] = (visit, silent)
                    self._take_up_arrival(visit, silent)
                return
            self._in_sentence.setdefault(candidate.sentence, []).append(silent)
            return
        candidate = self._met_by_visitor(self._with_him(candidate))
        if candidate.him and len(candidate.parties) < 2:
            return  # with whom nobody can tell
        parties = dict(candidate.parties)
        subjects = candidate.subjects
        country = self._whose_country(candidate)
        if candidate.dropped or country:
            authors = country if (written := self._authors(candidate)) is None else written
            subjects = self._antecedents(candidate) if authors is None else authors
            if country is None and not self._carries(candidate, subjects):
                if visiting and not candidate.is_noun:
                    return  # somebody else went there
                candidate, subjects = evolve(candidate, dropped=False), ()
            if len(subjects) > 1 and visiting and candidate.anaphoric:
                subjects = ()  # "the two countries signed during the visit"
            if visiting and not candidate.is_noun and not self._fits(candidate, subjects):
                return  # "the pilgrims arrived"
            parties |= {entity: candidate.subject_role for entity in subjects if entity not in parties}
        if candidate.to_him and (other := self._to_whom(candidate, {*parties, *(subjects or self.topic)})) is not None:
            parties[other] = Role.SENDER if candidate.subject_role is Role.RECIPIENT else Role.RECIPIENT
        if candidate.similar:
            letter = self._last((Kind.MESSAGE,), None)
            if letter is None:
                return  # to whom nobody can tell
            parties |= {entity: role for entity, role in letter.parties.items() if role is Role.RECIPIENT}
        telling = Telling(candidate, parties, time, place, subjects)
        telling.way = manner(self.scene, candidate) if statement else None
        telling.at_it = not self._on_the_same_day(candidate)
        telling.at_its_end = self._at_the_end(candidate)
        telling.at_its_opening = candidate.kind is _STATEMENT and self._at_the_opening(candidate)
        telling.occasion = self._occasion(telling)
        telling.speech = self._speech(candidate)
        if statement:
            if not self._agrees(candidate, parties):
                return
            group = self._briefing(telling) or self._statement(telling)
        else:
            group = self._occurrence(telling)
        if group is None:
            return
        if telling.occasion is None and candidate.kind in _SAID:
            telling.occasion = self._neighbour(telling)
        if telling.occasion is not None and self._done_before(candidate):
            telling.occasion = None
        self._name_sides(group, telling)
        group.add(telling)
        if telling.occasion is not None:
            self._said_at[id(telling.occasion)] = candidate.sentence
        self._at_all(group, telling)
        if candidate.first in self.told:
            self.twins.setdefault(candidate.first, []).append(self.told[candidate.first])
        self.told[candidate.first] = (group, telling)
        self._in_sentence.setdefault(candidate.sentence, []).append(telling)
        if statement:
            self._set_apart(telling)
            if self._nested(candidate) or self._is_of_another(telling):
                self.nested.add(candidate.first)
            else:
                self.speakers = subjects
        if subjects and candidate.acts and self._leads(candidate):
            self.topic = subjects
            if not statement:
                self.speakers = ()

    def _occasion(self, telling: Telling) -> Group | None:
        """The event told before at which this one is made: "in it", "during it", at the joint press conference."""
        candidate = telling.candidate
        if (hold := takes_up(self.scene, candidate)) is not None:
            telling.at_it = telling.at_it and hold is not Hold.AFTER
            return self._held(candidate, hold)
        if telling.way is Occasion.PRESS_CONFERENCE:
            speakers = set(dict(candidate.parties)) or set(self.speakers)
            beside = self._named_in_clause(candidate)
            meeting = (
                self._last_of_all(speakers | beside)
                or self._last((_MEETING,), speakers)
                or self._last((_MEETING,), beside)
            )
            near = meeting is not None and self._spoken_of(meeting) >= candidate.sentence - 2
            return meeting if near else None
        if not telling.at_it:
            if before := self._in_sentence.get(candidate.sentence):
                return self.told[before[-1].candidate.first][0] if before[-1].candidate.first in self.told else None
            return next((group for group in self._lately() if group.when is not None), None)
        earlier = self._in_sentence.get(candidate.sentence, [])
        if candidate.kind is _STATEMENT and (did := self._beside(telling)) is not None:
            return did
        if not earlier or earlier[-1].candidate.first not in self.told:
            return None
        group = self.told[earlier[-1].candidate.first][0]
        if self.scene.word(self.scene.clause(candidate.first)) in self.scene.words.where:
            return group if same_place(telling.place, group.place) else None  # "to Riyadh, where he met"
        if self._comes_of(candidate, earlier[-1].candidate, group):
            return group
        together = candidate.carrier is not None and candidate.carrier == earlier[-1].candidate.carrier
        if together and group.kind is _VISIT and group.when is not None and group.when.is_one_day:
            return group  # "began his visit yesterday with a meeting"
        if candidate.carrier is not None and self._precedes(candidate.carrier):
            follows_verb = candidate.carrier < earlier[-1].candidate.first
            if follows_verb or group.kind is candidate.kind:
                return group  # "the meeting was preceded by another": on the same day
        if candidate.subject_role is Role.RECIPIENT:
            from_him = candidate.to_him or self.scene.word(candidate.verb + 1) in self.scene.words.from_him
            return group if from_him and group.kind is _MEETING else None
        hosts = (_VISIT, _MEETING) if candidate.kind is _MESSAGE else (_VISIT,)
        follows = candidate.dropped or candidate.to_him or candidate.him or self._is_conveyed(candidate)
        follows = follows and earlier[-1].candidate.acts and not self._is_sequel(candidate)
        if candidate.kind is _STATEMENT and self._is_only_described(earlier[-1].candidate):
            follows = False  # "the envoy, who arrived yesterday, said": he may have said it since
        if follows and candidate.kind is not _VISIT and group.kind in hosts:
            here = set(group.parties) & {*self._antecedents(candidate), *dict(candidate.parties)}
            return group if here else None  # "visited Moscow and held talks"
        return None

    def _neighbour(self, telling: Telling) -> Group | None:
        """The call in whose telling a statement or agreement of its parties stands, or the meeting that agreed."""
        kinds = (_CALL,) if telling.candidate.kind is _STATEMENT else MET
        if telling.when is not None or telling.speech is not None or telling.way is not None:
            return None
        if self.scene.turns_away(telling.candidate.first):
            return None
        if (session := self._sitting(telling)) is not None:
            return session
        parties, sentence = set(telling.parties), telling.candidate.sentence
        near = (
            group
            for group in self._lately()
            if group.kind in kinds
            and group.when
            and parties <= group.parties.keys()
            and self._spoken_of(group) >= sentence - 1
            and not (telling.candidate.kind is _STATEMENT and self._told_by(group, parties))
        )
        return next(near, None)

    def _speech(self, candidate: Candidate) -> str | None:
        """The way of speaking that a clause introduces, as an indefinite noun behind "in" or "during"."""
        if candidate.kind is not _STATEMENT:
            return None
        if "document" in candidate.hit.value.meaning.needs:
            return candidate.hit.value.lemma
        start, end = self.scene.clause(candidate.first), self.scene.clause_end(candidate.first)
        told = self._in_sentence.get(candidate.sentence, [])
        if told and told[-1].candidate.first >= start:
            start = candidate.first  # "wrote on Twitter, saying": the way is that of the verb in front
        elif not told and not any(map(self.scene.is_verb, range(opens := self.scene.sentence(start).first, start))):
            start = opens  # "in a speech from Rome, X warned"
        start, end = max(start, candidate.first - 12), min(end, candidate.last + 20)
        named = self.scene.any_of(self.scene.words.occasions, start, end)
        for index in range(start, end) if named else range(candidate.last, min(end, candidate.last + 1)):
            word = self.scene.word(index)
            if index == candidate.last and word in self.scene.words.documents:
                return word  # "a statement said"
            if word in self.scene.words.occasions and self.scene.word(index - 1) in self.scene.words.by_way_of:
                return word
        return None

    def _statement(self, telling: Telling) -> Group | None:
        if not telling.parties:
            return None
        speakers = set(telling.parties)
        for group in self._lately():
            if group.kind is not _STATEMENT or group.status is not telling.candidate.status:
                continue
            if group.parties.keys() == speakers or (speakers <= group.parties.keys() & self.voices.keys()):
                return group
        group = self._institution(telling) or self._begin(telling)
        self.voices |= dict.fromkeys(telling.parties if telling.candidate.voiced else (), group)
        return group

    def _institution(self, telling: Telling) -> Group | None:
        """The statement of an institution that its spokesman goes on with, in the sentence or the next."""
        before = next((group for group in self._lately() if group.kind is Kind.STATEMENT), None)
        if before is None or len(before.parties) != 1 or len(telling.parties) != 1:
            return None
        near = before.last_sentence >= telling.candidate.sentence - 1 and before.status is telling.candidate.status
        body, person = (self.scene.cast.entities[one] for one in (*before.parties, *telling.parties))
        if not near or not speaks_for(self.scene, person, body):
            return None
        self.voices |= dict.fromkeys((*before.parties, *telling.parties), before)
        return before

    def _occurrence(self, telling: Telling) -> Group | None:
        candidate, parties = telling.candidate, set(telling.parties)
        if candidate.hit.value.meaning.joined and self._in_call(candidate):
            return None  # what was discussed in a call is no meeting
        if candidate.hit.value.meaning.joined and candidate.anaphoric and not candidate.is_noun:
            met = self._last((Kind.MEETING,), parties)
            return met if met is not None and met.status is Status.OCCURRED else None  # the session told before
        if candidate.kind is _AGREEMENT and not parties:
            return self._agreement(telling)
        if candidate.kind is _MESSAGE and candidate.anaphoric:
            return self._last((_MESSAGE,), None)
        if candidate.kind is _MESSAGE and candidate.definite and candidate.dropped:
            lemma = candidate.hit.value.lemma
            letters = (g for g in self._lately() if g.kind is _MESSAGE)
            told = (g for g in letters if any(t.candidate.hit.value.lemma == lemma for t in g.tellings))
            if (group := next(told, None)) is None:
                return self._begin(telling)
            telling.parties = {}  # "the invitation": the one told before
            return group
        earlier = self._in_sentence.get(candidate.sentence, [])
        if candidate.hit.value.meaning.joined and earlier and earlier[-1].candidate.kind is _CALL:
            return None
        if candidate.hit.value.meaning.joined and candidate.dropped and candidate.number > 1:
            met = self._last(MET, parties)
            if met is not None and met.kind is _CALL and parties == set(met.parties):
                return met  # "the two leaders discussed", on the telephone
        first, words = candidate.first, self.scene.words
        topic = self.scene.any_of(words.topics, first - 2, first) or self.scene.word(first - 1) in words.fringes
        all_of_them = self._name(telling) in words.gatherings
        unknown = candidate.kind is _MEETING and not parties and not (topic or all_of_them)
        if unknown and earlier and len(earlier[-1].parties) > 1:
            telling.parties = dict.fromkeys(earlier[-1].parties, Role.PARTY)  # those of whom the sentence speaks
            parties = set(telling.parties)
        if candidate.is_noun and not parties and not candidate.definite and not candidate.hit.value.meaning.anaphoric:
            held = (candidate.carrier is not None and not candidate.dropped) or telling.place or candidate.postponed
            begins = telling.when is not None and held and candidate.kind is not _VISIT
            return self._begin(telling) if begins else None  # "peace talks": no occasion; nobody's visit
        if candidate.is_noun and candidate.hit.value.meaning.anaphoric and candidate.kind is _MEETING:
            return self._last(MET, None)
        if candidate.definite and not parties and (call := self._called_so(candidate)) is not None:
            return call
        alike = [group for group in self._lately() if group.kind is candidate.kind]
        if candidate.definite and not parties and (size := self._size(candidate)) is not None:
            so_many = next((g for g in alike if len(g.parties) == size and g.status is candidate.status), None)
            if so_many is not None:
                return so_many  # "the quadripartite meeting", whatever day is given for it here
        called = root(self._name(telling)) if candidate.anaphoric and not parties else ""
        if called:
            alike.sort(key=lambda group: root(self._name(group.tellings[0])) != called)
            alike.sort(key=lambda group: group.last_sentence < candidate.sentence - 1)
        alike.sort(key=lambda group: group.status is not candidate.status)
        if called and (foremost := self._foremost(self._held_so_far(candidate, alike))) is not None:
            alike.insert(0, foremost)
        if candidate.kind is _AGREEMENT and (signed := self._signed(telling)) is not None:
            return signed
        sides = {self.scene.side(entity) for entity in parties}
        for group in alike:
            if self._same(group, telling, sides) or (candidate.attending and same_place(telling.place, group.place)):
                return group
        if candidate.anaphoric and not (telling.when is not None or len(parties) > 1 or (parties and telling.place)):
            return None
        placed = telling.when is not None or telling.place is not None
        several = candidate.kind is _AGREEMENT and len(parties) > 1
        alone = candidate.attends and len(parties) < 2 and not self._is_described(candidate)
        if candidate.attending and not several and (not placed or alone):
            return None
        held = candidate.is_noun and candidate.carrier is not None  # "the African summit was held yesterday"
        if not parties and (telling.when is None or (candidate.hit.value.meaning.echo and not held)):
            return None
        if candidate.kind is _CALL and len(parties) < 2:
            return None  # the other side is private or a newspaper
        met = self._last(MET, None) if "a round" in candidate.hit.value.meaning.needs and not parties else None
        if met is not None:
            telling.parties = dict.fromkeys(met.parties, Role.PARTY)  # of those who held the one before
        return self._begin(telling)

    def _same(self, group: Group, telling: Telling, parties: set[int]) -> bool:
        """Whether a telling is of the event of a group; `parties` are its sides."""
        place, when = group.place, group.when
        elsewhere = not same_place(telling.place, place)
        if elsewhere and (not telling.candidate.anaphoric or telling.candidate.kind is _VISIT):
            return False
        theirs = {self.scene.side(entity) for entity in group.parties}
        put_off = telling.candidate.postponed and telling.candidate.definite and group.status is Status.PLANNED
        if when is not None and telling.when is not None and not (put_off or when.overlaps(telling.when)):
            return telling.place is not None and place is not None and parties == theirs and len(parties) > 1
        if Status.DENIED in (group.status, telling.candidate.status) and group.status is not telling.candidate.status:
            return False
        if Status.PLANNED in (group.status, telling.candidate.status) and group.status is not telling.candidate.status:
            somewhere = (place is None) != (telling.place is None) and not telling.candidate.is_noun
            if telling.candidate.kind is _VISIT and somewhere:
                return False  # "came to the country, leaves tomorrow for Malta"
            if not (parties or telling.candidate.definite) or "a round" in telling.candidate.hit.value.meaning.needs:
                return False  # "a second round"
            dated = when is not None and telling.when is not None  # and the dates agree, as was seen above
            bare = telling.candidate.is_noun and telling.candidate.carrier is None and telling.when is None
            again = bare and (telling.candidate.status is Status.OCCURRED or len(parties) < 2)
            now = telling.when is None and is_present(self.scene, telling.candidate.verb)
            headed = when is None and all(is_present(self.scene, item.candidate.verb) for item in group.tellings)
            if not (dated or again or now or headed):
                return False
        if telling.candidate.anaphoric or not parties:
            rule = telling.candidate.hit.value
            name = self._name(telling)
            several = name in self.scene.words.gatherings and self._is_one_of_two(group, telling.candidate.sentence)
            named_so = several or not rule.meaning.echo or any(name in self._names(t) for t in group.tellings)
            return named_so and parties <= theirs
        if not theirs:
            return telling.candidate.definite
        if telling.candidate.kind is _AGREEMENT and when is None and self._is_earlier(telling):
            return False
        if telling.candidate.kind is _AGREEMENT and when is not None and telling.when is not None:
            if when.is_one_day and telling.when.is_one_day:
                return bool(parties & theirs) and not with_another(self.scene, parties, theirs)  # told of others too
            return parties <= theirs or theirs <= parties
        if telling.candidate.kind is _VISIT:
            return bool(parties & theirs) and same_place(telling.place, place)
        return parties == theirs or (len(parties) == 1 and parties <= theirs)

    def _name_sides(self, group: Group, telling: Telling) -> None:
        """Lets a bloc take part once, under its fullest name: "the Gulf states", "the foreign ministers of the GCC"."""
        if telling.candidate.kind is _STATEMENT:
            return
        known = {self.scene.side(entity): entity for entity in group.parties}
        fullest: dict[int, int] = {}
        for entity in telling.parties:
            before = known.setdefault(self.scene.side(entity), entity)
            fullest[entity] = fullest[before] = self.scene.fuller(before, entity)
        telling.parties = {fullest[entity]: role for entity, role in telling.parties.items()}
        group.parties = {fullest.get(entity, entity): role for entity, role in group.parties.items()}


def tell(
    scene: Scene,
    found: Sequence[Candidate],
    times: Mapping[int, Dated],
    places: Mapping[int, PlaceMention],
    staging: Staging,
) -> list[Group]:
    """The events of an article, in order of first mention."""
    discourse = Discourse(scene)
    for index, candidate in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        near = following is not None and following.sentence == candidate.sentence
        discourse.following = following if near else None
        discourse.tell(candidate, times.get(index), places.get(index))
    occasions = Occasions(scene, discourse.groups, discourse.told, discourse.twins, discourse.nested)
    occasions.link(found)
    staging.tie(discourse.told, discourse.twins)
    Backward(scene, found, staging, discourse.nested).tie(discourse.told)
    TakenUp(scene, found, discourse.told, discourse.twins, staging).tie()
    occasions.hand_on(found, times)
    tie_when(scene, discourse.told)
    go_on(scene, discourse.told)
    occasions.take_turns()
    occasions.handed(found)
    Stays(scene, discourse.groups).tie()
    occasions.reach(found)
    occasions.join_statements()
    return [part for group in discourse.groups for part in by_occasion(group, discourse.earlier, discourse.within)]
