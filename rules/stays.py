"""Visits and what belongs to them: who received a visitor, whom he met, when he came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attrs import frozen

from rules.candidate import Candidate
from rules.clitics import AND
from rules.conjugation import Tense
from rules.occasions import arrival, tie
from rules.scene import Scene
from rules.telling import Group, same_place
from rules.triggers import Form
from timeline.event import Kind, Status


@frozen
class Stays:
    """The visits that have been told in an article, ready to be tied to what was done there."""

    scene: Scene
    groups: Sequence[Group]

    def tie(self) -> None:
        """Ties visits to what was done at their places, and meetings to the visits at which they were."""
        self._stay()
        self._meet()
        self._greet()

    def _greet(self) -> None:
        """Ties a reception to the arrival of whoever was received: "and there to receive him was X"."""
        visits = [group for group in self.groups if group.kind is Kind.VISIT]
        for group in self.groups:
            telling = group.tellings[0]
            first, last = telling.candidate.first, telling.candidate.sentence
            stem = telling.candidate.hit.value.lemma
            if (
                group.kind is not Kind.MEETING
                or stem not in self.scene.words.receptions
                or telling.occasion is not None
            ):
                continue
            if not self.scene.any_of(self.scene.words.openers, self.scene.sentence(first).first, first):
                continue
            here = (v for v in visits if any(one.candidate.sentence in (last, last - 1) for one in v.tellings))
            visit = next((one for one in here if set(one.parties) & set(group.parties)), None)
            if visit is not None and group.when is None and visit.status is group.status:
                tie(self.scene, group, telling, arrival(visit))

    def _stay(self) -> None:
        """Ties a visit under way that no time expression dates to the dated event at its place."""
        meetings: defaultdict[int, list[Group]] = defaultdict(list)  # dated and placed, by who took part
        told: defaultdict[int, list[Group]] = defaultdict(list)  # all, by the sentences that tell of them
        for group in self.groups:
            if group.kind is Kind.MEETING:
                for telling in group.tellings:
                    told[telling.candidate.sentence].append(group)
            if group.kind is Kind.MEETING and group.when is not None:
                for entity in group.parties:
                    meetings[entity].append(group)
        for group in self.groups:
            telling = group.tellings[0]
            under_way = self._is_present(telling.candidate) and telling.candidate.status is Status.OCCURRED
            if group.kind is not Kind.VISIT or group.when is not None or not under_way:
                continue
            at_its_place = (
                other
                for entity in group.parties
                for other in meetings[entity]
                if set(group.parties) <= set(other.parties) and self._meets_there(group, other)
            )
            event = next(at_its_place, None)
            if event is None and telling.candidate.sentence in told:
                event = self._received(telling.candidate, told[telling.candidate.sentence])
            if event is not None:
                tie(self.scene, group, telling, event)

    def _received(self, candidate: Candidate, here: Sequence[Group]) -> Group | None:
        """The meeting with the guest whom a relative clause describes: "received X, who is visiting"."""
        described = self.scene.word(self.scene.clause(candidate.first)) in self.scene.words.relatives
        if not described or len(here) != 1 or here[0].when is None or here[0].status is not Status.OCCURRED:
            return None
        return here[0] if here[0].tellings[0].candidate.first < candidate.first else None

    def _meet(self) -> None:
        """Ties a meeting of a visitor to his visit of one day of which the sentence before tells."""
        visits: defaultdict[int, list[Group]] = defaultdict(list)  # by the last sentence that tells of them
        for group in self.groups:
            if group.kind is Kind.VISIT and group.status is Status.OCCURRED and group.when and group.when.is_one_day:
                visits[group.last_sentence].append(group)
        for group in self.groups:
            telling = group.tellings[0]
            here = visits.get(telling.candidate.sentence - 1, ())
            free = telling.time is None and group.when is None and group.occasion is None
            if len(here) == 1 and group.kind is Kind.MEETING and group.status is Status.OCCURRED and free:
                (visit,) = here
                took_part = set(visit.parties) <= set(group.parties) and same_place(group.place, visit.place)
                if took_part and self._goes_on(telling.candidate, visit):
                    tie(self.scene, group, telling, visit)

    def _goes_on(self, candidate: Candidate, visit: Group) -> bool:
        """Whether the sentence of a mention goes on from that of a visit, with no time of its own: "and he met X"."""
        scene = self.scene
        here, before = scene.sentence(candidate.first), scene.sentence(visit.tellings[-1].candidate.first)
        opening = scene.opening(candidate.first)
        recalled = scene.any_of(scene.words.had, before.first, visit.tellings[-1].candidate.first)
        if recalled or not scene.is_verb(opening) or not scene.word(opening).startswith(AND):
            return False
        return not scene.times_in(here.first, here.last)

    def _meets_there(self, visit: Group, meeting: Group) -> bool:
        """Whether a meeting was at the place of a visit: as it says, or as the sentence that tells of both does."""
        if meeting.place is None:
            sentences = {telling.candidate.sentence for telling in visit.tellings}
            return any(telling.candidate.sentence in sentences for telling in meeting.tellings)
        return same_place(visit.place, meeting.place)

    def _is_present(self, candidate: Candidate) -> bool:
        """Whether a present verb tells of the visit: "who is visiting", "the visit that he is making"."""
        if not candidate.is_noun:
            return candidate.hit.value.inflection.tense is Tense.PRESENT
        if self.scene.any_of(self.scene.words.lasts, candidate.last, self.scene.sentence(candidate.first).last):
            return False  # days that the day of a meeting does not tell
        carriers = self.scene.hits.get(candidate.carrier, ()) if candidate.carrier is not None else ()
        return any(hit.value.form is Form.LIGHT and hit.value.inflection.tense is Tense.PRESENT for hit in carriers)
