"""What was said at events told before that a phrase takes up: "at the two meetings", "on this occasion", "left it"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from attrs import frozen

from rules.actors import Mention
from rules.attach import only_relays
from rules.beside import behind, in_front
from rules.candidate import Candidate
from rules.carriers import is_light
from rules.clitics import ARTICLE, COMMAS
from rules.contents import is_another_s
from rules.governing import is_occasion
from rules.needs import bare
from rules.scene import Scene
from rules.staging import Staging
from rules.telling import Group, Telling, Told
from rules.tokens import among
from rules.triggers import MET
from timeline.event import Kind, Occasion, Status
from timeline.when import When

_BACK = 3  # sentences in which what a phrase takes up was told of last
_TWO = 2  # parties of one meeting
_LEFT = 10  # tokens between "left" and the meeting that somebody left
_DONE = (*MET, Kind.VISIT, Kind.AGREEMENT)


@frozen
class TakenUp:
    """An article's phrases that take up several events, or one without its name, ready to be tied to what they mean."""

    scene: Scene
    found: Sequence[Candidate]
    told: Told
    twins: Mapping[int, Sequence[tuple[Group, Telling]]]  # others told by the same trigger
    staging: Staging

    def tie(self) -> None:
        """Ties what was said to the dated event that its clause takes up."""
        scene, words = self.scene, self.scene.words
        for candidate in self.found:
            if scene.word(candidate.first).startswith(ARTICLE) and (met := self._named_in(candidate.first)) is not None:
                target = self._target(candidate.first)
                if target is not None and self._is_adjacent(target[1].candidate.last, candidate.first - 1):
                    self._join(*target, met)
        self._opened()
        for index in among(scene.tokens.words, words.taking_up):
            self._take_up(index, scene.word(index))

    def _opened(self) -> None:
        """Ties his speech to what somebody is just told to have opened: "the king opened the forum. In his speech"."""
        scene = self.scene
        for naming, gathering in self.staging.gatherings:
            actor = scene.mention_at(naming.last) if naming.verb and gathering.when is not None else None
            if actor is None:
                continue
            last = scene.sentence_index(naming.first) + 1
            for candidate in behind(self.found, bisect_left(self.found, naming.first, key=_first)):
                if candidate.sentence > last:
                    break
                said = self.told.get(candidate.first)
                if candidate.kind is Kind.STATEMENT and said is not None:
                    speech = said[1].way is Occasion.SPEECH and set(said[1].subjects) == set(actor.entities)
                    self._join(*said, gathering if speech else None)
                    break

    def _take_up(self, index: int, word: str) -> None:
        scene, words = self.scene, self.scene.words
        if word in words.these_meetings and (is_occasion(scene, index) or scene.word(index - 1) in words.within):
            if (target := self._target(index)) is not None:
                after = scene.any_of(words.after, index - 2, index)
                self._join(*target, self._these(index, target[1]), at_it=not after)
        elif word in words.at_this or (word in words.on_this_occasion and scene.word(index - 1) in words.by_this):
            if (target := self._target(index)) is not None:
                self._join(*target, self._last(index, target[1]))
        elif word in words.ceremonies.lists["facing"]:
            target = self._target(index)
            if target is not None and self._is_adjacent(target[1].candidate.last, index):
                self._join(*target, self._sat(index + 1) or self._heard(index + 1, target[1]))
        elif word in words.coming_out and (met := self._left(index)) is not None:
            if (target := self._target(index)) is not None:
                self._join(*target, met, at_it=False)
        elif word in words.came_out and (met := self._left(index)) is not None:
            said = next((one for one in self._behind(index) if one.kind is Kind.STATEMENT), None)
            if said is not None and said.first in self.told:
                self._join(*self.told[said.first], met, at_it=False)

    def _sat(self, index: int) -> Group | None:
        """The session of the body before which somebody speaks: just told of, or in "the committee, which met"."""
        body = self.scene.mention_at(index)
        if body is None or len(body.entities) != 1:
            return None
        sat = [*self._lately(index, (Kind.MEETING,)), *self._meets(body)]
        return next((met for met in sat if set(body.entities) <= met.parties.keys()), None)

    def _meets(self, body: Mention) -> Iterator[Group]:
        """The meeting of which the relative clause right behind the name of a body tells."""
        met = next(self._behind(body.last), None)
        which = body.last + (self.scene.word(body.last) in COMMAS)
        if met is None or self.scene.word(which) not in self.scene.words.relatives or met.first not in self.told:
            return
        if met.kind is Kind.MEETING and self.scene.clause(met.first) == which:
            yield self.told[met.first][0]

    def _heard(self, index: int, telling: Telling) -> Group | None:
        """At what whoever spoke just before was, where somebody speaks "before those present"."""
        if bare(self.scene.word(index)) not in self.scene.words.ceremonies.lists["those_there"]:
            return None
        for candidate in in_front(self.found, bisect_left(self.found, telling.candidate.first, key=_first)):
            if candidate.sentence < telling.candidate.sentence - 1:
                return None
            if candidate.kind is Kind.STATEMENT and candidate.first in self.told:
                before = self.told[candidate.first][1]
                return before.occasion if before.at_it else None
        return None

    def _join(self, group: Group, telling: Telling, occasion: Group | None, *, at_it: bool = True) -> None:
        if occasion is None or group is occasion or telling.occasion is not None or telling.when is not None:
            return
        if self.staging.fits(telling, occasion):
            telling.occasion, telling.at_it = occasion, at_it
            group.occasion = group.occasion or occasion

    def _target(self, index: int) -> tuple[Group, Telling] | None:
        """What was said or agreed in a phrase's clause, in front of it, or behind it where it opens the sentence."""
        scene, told, opens = self.scene, self.told, True
        first, clause = scene.sentence(index).first, scene.clause(index)
        for candidate in in_front(self.found, bisect_left(self.found, index, key=_first)):
            if candidate.first < first:
                break
            opens = False
            if scene.clause(candidate.first) != clause or candidate.first not in told or only_relays(scene, candidate):
                continue
            done = candidate.kind in (Kind.STATEMENT, Kind.AGREEMENT) and not is_another_s(scene, candidate, index)
            return told[candidate.first] if done else None
        ahead = next((one for one in self._behind(index + 1) if one.first in told), None) if opens else None
        return told[ahead.first] if ahead is not None and ahead.kind is Kind.STATEMENT else None

    def _behind(self, index: int) -> Iterator[Candidate]:
        """The next mentions of the sentence."""
        end = self.scene.sentence(index).last
        return takewhile(
            lambda candidate: candidate.first < end, behind(self.found, bisect_left(self.found, index, key=_first))
        )

    def _lately(self, index: int, kinds: Sequence[Kind]) -> list[Group]:
        """The events of some kinds that were told of last in front of a token, newest first."""
        lowest, found = self.scene.sentence_index(index) - _BACK, dict[int, Group]()
        for candidate in in_front(self.found, bisect_left(self.found, index, key=_first)):
            if candidate.sentence < lowest:
                break
            if candidate.kind in kinds and candidate.first in self.told:
                for group, _ in (self.told[candidate.first], *self.twins.get(candidate.first, ())):
                    if group.status is Status.OCCURRED:
                        found.setdefault(id(group), group)
        return list(found.values())

    def _these(self, index: int, telling: Telling) -> Group | None:
        """One of the meetings, all on one day, in which whoever speaks took part: "at the two meetings"."""
        speakers = set(telling.parties)
        met = [group for group in self._lately(index, MET) if speakers & group.parties.keys()]
        days = {_days(group) for group in met}
        several = len(met) > 1 or (len(met) == 1 and self._are_several(met[0]))
        return met[0] if several and len(days) == 1 else None

    def _are_several(self, met: Group) -> bool:
        """Whether one telling is of several meetings: "received each of X and Y"."""
        if len(met.parties) > _TWO:
            return True
        told = (telling.candidate for telling in met.tellings)
        scene = self.scene
        return any(scene.any_of(scene.words.each, one.last, scene.sentence(one.first).last) for one in told)

    def _last(self, index: int, telling: Telling) -> Group | None:
        """What was told last, if whoever speaks took part in it: "on this occasion"."""
        last = next(iter(self._lately(index, _DONE)), None)
        return last if last is not None and set(telling.parties) & last.parties.keys() else None

    def _named_in(self, index: int) -> Group | None:
        """The meeting told before that a definite noun behind "in" takes up without describing it."""
        scene, words = self.scene, self.scene.words
        before = index - 1 - (scene.word(index - 1) in words.ceremonies.lists["these"])
        if index not in self.told or scene.word(before) not in words.within:
            return None
        group, telling = self.told[index]
        last = telling.candidate.last
        other = scene.word(last) in words.relatives or scene.word(last) in words.ceremonies.lists["others"]
        return group if group.kind in MET and len(group.tellings) > 1 and not other else None

    def _is_adjacent(self, first: int, last: int) -> bool:
        """Whether nothing but who speaks, to whom, when and where stands between two tokens."""
        scene, index = self.scene, first
        while index < last:
            spans = (scene.mention_at(index), scene.time_over(index), scene.place_at(index))
            end = max((span.last for span in spans if span is not None), default=0)
            word = scene.word(index)
            known = word in scene.words.prepositions or word in scene.words.ceremonies.lists["these"]
            known = known or index in scene.ways or is_light(scene, index)  # "in a speech | that he gave"
            if end <= index and word.isalpha() and not known:
                return False
            index = max(end, index + 1)
        return True

    def _left(self, index: int) -> Group | None:
        """The meeting that somebody left: "he left the meeting", "he came out of it"."""
        scene, words = self.scene, self.scene.words
        for at in range(index + 1, min(index + _LEFT, scene.clause_end(index))):
            if scene.word(at) in words.out_of_it:
                return next(iter(self._lately(index, (Kind.MEETING,))), None)
            of_it = scene.word(at - 1) in words.of or at == index + 1
            if of_it and at in self.told and self.told[at][0].kind is Kind.MEETING:
                return self.told[at][0]
        return None


def _days(group: Group) -> When | None:
    return group.when if group.when is not None or group.occasion is None else group.occasion.when


def _first(candidate: Candidate) -> int:
    return candidate.first
