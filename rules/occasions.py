"""Occasions: at which event something was said, agreed or handed over, once the whole article has been told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from attrs import evolve, frozen

from rules.attach import only_relays
from rules.candidate import Candidate
from rules.contents import is_another_s
from rules.dates import Dated
from rules.governing import is_occasion, sitter
from rules.needs import bare
from rules.otherdays import is_undated_end
from rules.scene import Scene
from rules.telling import Gathering, Group, Telling, Told
from rules.triggers import MET
from timeline.event import Kind, Occasion, Status
from timeline.when import When

_LETTER = 6  # mentions in front of "the meeting" among which the letter is looked for
_BRIEFED = 2  # sentences back in which somebody was briefed
_TURN = 4  # tokens behind a verb in which "for his part" stands
_REACHED = 8  # tokens between "was reached" and the call in which it was


@frozen
class Occasions:
    """What has been told in an article, ready to be tied together."""

    scene: Scene
    groups: Sequence[Group]
    told: Told
    twins: Mapping[int, Sequence[tuple[Group, Telling]]]  # others told by the same trigger
    nested: AbstractSet[int]  # first tokens of what is told in another's words

    def link(self, candidates: Sequence[Candidate]) -> None:
        """Ties each event to the occasion that its clause names: "said during the meeting", "after his arrival"."""
        told = self.told
        for position, candidate in enumerate(candidates):
            if (
                not candidate.is_noun
                or candidate.first not in told
                or not self._is_occasion(candidate)
                or self.scene.word(candidate.first - 1) in self.scene.words.other_day
            ):
                continue
            occasion = told[candidate.first][0]
            if candidate.silent:
                leaving = candidate.hit.value.lemma in self.scene.words.leaving
                occasion = arrival(occasion) if not leaving else departure(occasion)
            if is_undated_end(self.scene, occasion, candidate.first):
                continue
            for neighbour in _neighbours(candidates, position):
                if self.scene.clause(neighbour.first) == self.scene.clause(candidate.first) and neighbour.first in told:
                    if only_relays(self.scene, neighbour):
                        continue
                    if is_another_s(self.scene, neighbour, candidate.first):
                        break
                    for twin in self._twins(neighbour):
                        tie(self.scene, *twin, occasion, at_it=is_during(self.scene, candidate))
                    break
            else:  # "after the meeting, X said": the occasion is a clause of its own
                if (said := self._said_in(candidates, position)) is not None:
                    tie(self.scene, *said, occasion, at_it=is_during(self.scene, candidate))
                    continue
                following = candidates[position + 1] if position + 1 < len(candidates) else None
                opens = position == 0 or candidates[position - 1].sentence != candidate.sentence
                if (
                    opens
                    and following is not None
                    and following.first in told
                    and following.sentence == candidate.sentence
                ):
                    for twin in self._twins(following):
                        tie(self.scene, *twin, occasion, at_it=is_during(self.scene, candidate))

    def _is_occasion(self, candidate: Candidate) -> bool:
        """Whether something else was done or said at what a noun tells: a meeting, a letter, the session of a body."""
        scene, first = self.scene, candidate.first
        if is_occasion(scene, first, candidate.kind) or self._is_letter(candidate):
            return True
        return candidate.kind is Kind.MEETING and sitter(scene, first, candidate.last) is not None

    def _said_in(self, candidates: Sequence[Candidate], position: int) -> tuple[Group, Telling] | None:
        """The statement at whose end stands the meeting of its speaker in which it was made: "said that, in talks"."""
        scene, candidate = self.scene, candidates[position]
        complement = scene.word(scene.clause(candidate.first)) in scene.words.complementizers
        if not complement or scene.word(candidate.first - 2) not in "،,":
            return None
        before = candidates[position - 1] if position else None
        if before is None or before.sentence != candidate.sentence or before.kind is not Kind.STATEMENT:
            return None
        said = self.told.get(before.first)
        took_part = said is not None and set(said[1].parties) & set(self.told[candidate.first][0].parties)
        return said if took_part else None

    def _twins(self, candidate: Candidate) -> Iterator[tuple[Group, Telling]]:
        """What a mention tells: two events where a dual noun names two calls or meetings."""
        yield self.told[candidate.first]
        yield from self.twins.get(candidate.first, ())

    def _is_letter(self, candidate: Candidate) -> bool:
        """Whether something was said in a letter or cable: "in the cable he voiced"."""
        within = self.scene.word(candidate.first - 1) in self.scene.words.within
        described = candidate.carrier is None or candidate.carrier > candidate.first  # "in a letter that he sent"
        return within and candidate.kind is Kind.MESSAGE and described

    def hand_on(self, candidates: Sequence[Candidate], times: Mapping[int, Dated]) -> None:
        """Gives a statement the time of its occasion where that is no event: "said in a call to the family"."""
        for index, time in times.items():
            noun = candidates[index]
            if noun.first in self.told or not is_occasion(self.scene, noun.first, noun.kind):
                continue
            for other in _neighbours(candidates, index):
                if (
                    other.first < noun.first
                    and other.first in self.told
                    and self.scene.clause(other.first) == self.scene.clause(noun.first)
                ):
                    group, telling = self.told[other.first]
                    if other.kind is Kind.STATEMENT:
                        telling.time = telling.time or time
                        group.note(telling)
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
                there = occasion is not None and self._took_part(telling, occasion)
                there = there or self._beside(telling, before[1])
                if occasion is not None and there and self._spoke_at(before[0], occasion):
                    tie(self.scene, group, telling, occasion)
            if telling.candidate.first not in self.nested or telling.occasion is not None:
                before = group, telling  # not what others are said to have asked

    def _took_part(self, telling: Telling, occasion: Group) -> bool:
        """Whether whoever speaks took part in an event, or is "the head of the delegation" that did."""
        if set(telling.parties) <= set(occasion.parties):
            return True
        speaker = self.scene.mention_at(telling.candidate.last)
        words, entities = self.scene.words, self.scene.cast.entities
        heads = speaker is not None and any(
            bare(self.scene.word(index)) in words.delegations for index in range(speaker.first, speaker.last)
        )
        return heads and any(entities[one].name.split()[0] in words.delegations for one in occasion.parties)

    def _beside(self, telling: Telling, before: Telling) -> bool:
        """Whether whoever speaks is said to have faced the press with the one before: "told the press, with Y"."""
        if before.way is not Occasion.PRESS_CONFERENCE:
            return False
        sentence = self.scene.sentence(before.candidate.first)
        named = (self.scene.mention_at(index) for index in range(before.candidate.last, sentence.last))
        along = self.scene.words.along
        with_him = (
            set(one.entities) for one in named if one is not None and self.scene.after_preposition(one) in along
        )
        return any(set(telling.parties) <= entities for entities in with_him)

    def _spoke_at(self, group: Group, occasion: Group | None) -> bool:
        """Whether something was said at an event, or together after it: what is said after it may be said alone."""
        told = [telling for telling in group.tellings if telling.occasion is occasion]
        return any(telling.at_it or telling.way is Occasion.PRESS_CONFERENCE for telling in told)

    def _takes_turn(self, candidate: Candidate, before: Candidate) -> bool:
        """Whether somebody speaks in reply to what was said in this sentence or the one before it."""
        if before.sentence < candidate.sentence - 1:
            return False
        if candidate.hit.value.lemma in self.scene.words.replies:
            return True
        word, said = self.scene.word(self.scene.clause(candidate.first)), self.told[before.first][1]
        if before.sentence == candidate.sentence and said.way is Occasion.PRESS_CONFERENCE:
            return word in self.scene.words.breaks
        if before.sentence == candidate.sentence and word in self.scene.words.meanwhile:
            return said.at_it and said.occasion is not None and said.occasion.kind in MET
        first, end = self.scene.sentence(candidate.first).first, candidate.first
        if candidate.first in self.nested:  # "added that X, for his part, had praised"
            end = min(self.scene.clause_end(candidate.first), candidate.last + _TURN)
        return self.scene.any_of(self.scene.words.in_turn, first, end)

    def join_statements(self) -> None:
        """Ties what two parties say together to the call or meeting of just these two that is told beside it."""
        meetings: defaultdict[frozenset[int], list[Group]] = defaultdict(list)  # and calls, by all who took part
        for group in self.groups:
            if group.kind in MET:
                meetings[frozenset(group.parties)].append(group)
        for group in self.groups:
            if group.kind is not Kind.STATEMENT or len(group.parties) < 2:
                continue
            for telling in group.tellings:
                beside = (
                    other
                    for other in meetings[frozenset(group.parties)]
                    if any(abs(item.candidate.sentence - telling.candidate.sentence) <= 1 for item in other.tellings)
                )
                if telling.occasion is None and (occasion := next(beside, None)) is not None:
                    tie(self.scene, group, telling, occasion)

    def handed(self, candidates: Sequence[Candidate]) -> None:
        """Ties what is said "during the meeting", of which nothing was told but that a letter was handed over then.

        Or that somebody was briefed.
        """
        for position, candidate in enumerate(candidates):
            untold = candidate.first not in self.told and candidate.kind is Kind.MEETING and candidate.anaphoric
            if not untold or not is_occasion(self.scene, candidate.first):
                continue
            said = next(_neighbours(candidates, position), None)
            if said is None or said.first not in self.told or said.kind is not Kind.STATEMENT:
                continue
            group, telling = self.told[said.first]
            near = candidates[max(position - _LETTER, 0) : position]
            given = [one for one in near if one.first in self.told and self._is_given(one, telling)]
            if given and telling.occasion is None and telling.when is None:
                tie(self.scene, group, telling, self.told[given[-1].first][0], at_it=is_during(self.scene, candidate))

    def _is_given(self, candidate: Candidate, said: Telling) -> bool:
        """Whether a letter to or from whoever speaks was handed over just before, or somebody was briefed."""
        group, telling = self.told[candidate.first]
        far = said.candidate.sentence - candidate.sentence
        if group.when is None or group.status is not Status.OCCURRED or far > _BRIEFED:
            return False
        if candidate.hit.value.lemma in self.scene.words.briefs:
            return telling.when is not None
        return group.kind is Kind.MESSAGE and far < _BRIEFED and not set(said.parties).isdisjoint(group.parties)

    def reach(self, candidates: Sequence[Candidate]) -> None:
        """Ties an agreement to the event in which it is said to have been reached: "the deal was done in a call"."""
        words = self.scene.words
        for candidate in candidates:
            if candidate.first not in self.told or not candidate.is_noun or candidate.kind not in MET:
                continue
            if not is_occasion(self.scene, candidate.first, candidate.kind) or not is_during(self.scene, candidate):
                continue
            for index in range(
                candidate.first - 1, max(self.scene.clause(candidate.first), candidate.first - _REACHED), -1
            ):
                noun = self.scene.word(index - 1)
                if (
                    self.scene.word(index) in words.was_reached
                    and bare(noun) in words.instruments
                    and bare(noun) != noun
                ):
                    self._reached(candidate, self.told[candidate.first][0])
                    break

    def _reached(self, candidate: Candidate, occasion: Group) -> None:
        """Ties the agreement told last before a mention of the event at which it was reached."""
        told = [
            group for group in self.groups if group.kind is Kind.AGREEMENT and group.last_sentence <= candidate.sentence
        ]
        if told and told[-1].occasion is None and told[-1].when is None:
            tie(self.scene, told[-1], told[-1].tellings[0], occasion)


def is_during(scene: Scene, candidate: Candidate) -> bool:
    """Whether what is told was done at the event of a noun, and not before or after it."""
    before = (scene.word(candidate.first - 1), scene.word(candidate.first - 2))
    return not any(word in scene.words.after for word in before)


def tie(scene: Scene, group: Group, telling: Telling, occasion: Group, *, at_it: bool = True) -> None:
    """Ties what one telling of an event tells to another event, at which or after which it was."""
    if group is not occasion:
        if scene.word(telling.candidate.last) in scene.words.in_it and telling.occasion is not None:
            return  # "in it" has said at which
        telling.occasion = occasion
        telling.at_it = at_it
        group.occasion = group.occasion or occasion


def arrival(visit: Group) -> Group:
    """The first day of a visit that lasts several: "said on his arrival"."""
    return visit if visit.when is None else _one_day(visit, visit.when.first_day, "arrival")


def departure(visit: Group) -> Group:
    """The last day of a visit that lasts several: "said before his departure"."""
    return visit if visit.when is None else _one_day(visit, visit.when.last_day, "departure")


def _one_day(visit: Group, day: date | None, name: str) -> Group:
    dated = next((telling.time for telling in visit.tellings if telling.when is not None), None)
    if dated is None or visit.when is None or visit.when.is_one_day or day is None:
        return visit
    when = When.day(day)
    told = evolve(dated, resolution=evolve(dated.resolution, when=when))
    held = Gathering(Kind.VISIT, visit.status, dict(visit.parties), name=name, time=told, when=when)
    held.place = visit.place
    return held


def _neighbours(candidates: Sequence[Candidate], position: int) -> Iterator[Candidate]:
    """The other candidates of a sentence: those in front, the nearest first, then those behind."""
    sentence = candidates[position].sentence
    for step in (-1, 1):
        index = position + step
        while 0 <= index < len(candidates) and candidates[index].sentence == sentence:
            yield candidates[index]
            index += step


def by_occasion(group: Group, earlier: AbstractSet[int], within: AbstractSet[int]) -> Iterator[Group]:
    """A speaker's statements, one an occasion: another meeting, another document or another day begins a new one.

    What is said without any of these goes on from what was said before it. What was said `earlier` ("and he had said")
    or is told `within` what he says ("said that he had told Y in a call"), by first tokens, is another statement.
    """
    if group.kind is not Kind.STATEMENT:
        yield group
        return
    parts: list[Group] = []
    current: Group | None = None
    for telling in group.tellings:
        first = telling.candidate.first
        marked = telling.occasion is not None or telling.speech is not None or telling.when is not None
        marked = marked and not (telling.candidate.anaphoric and current is not None)  # "this came in a statement"
        if marked and current is not None and first in earlier and _goes_on_earlier(current, telling, earlier):
            current.add(telling)
            continue
        if marked and (first in earlier or first in within):
            part = Group(group.kind, group.status, {})
            part.add(telling)
            parts.append(part)
            current = part if first in earlier else current
            continue
        if marked:
            current = next((part for part in reversed(parts) if _same_occasion(part, telling)), None)
        if current is None:
            current = Group(group.kind, group.status, {})
            parts.append(current)
        current.add(telling)
    yield from parts


def _goes_on_earlier(part: Group, telling: Telling, earlier: AbstractSet[int]) -> bool:
    """Whether a sentence goes on with what had been said on one occasion: "and he had asked in it … and said in it"."""
    before = part.tellings[-1]
    here = before.candidate.sentence == telling.candidate.sentence and before.candidate.first in earlier
    return here and before.occasion is telling.occasion and before.when == telling.when


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
