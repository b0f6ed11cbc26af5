"""What was said and done at a gathering that is no event: it shares the gathering's day and place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, takewhile

from attrs import frozen

from rules.attach import only_relays
from rules.beside import behind, in_front
from rules.candidate import Candidate, is_both, is_outlet
from rules.clitics import POSSESSIVES
from rules.conjugation import Tense
from rules.contents import is_another_s
from rules.dates import Dated
from rules.gatherings import Naming, Stage
from rules.governing import is_occasion
from rules.manner import taken_up_by
from rules.otherdays import is_another_day
from rules.scene import Scene
from rules.speeches import addressed, held_before
from rules.telling import Gathering, Group, Telling, Told, same_place
from rules.triggers import MET, Form
from timeline.event import Kind, Occasion, Role, Status

_BACK = 6  # tokens between "during" and what was opened, attended or addressed then
_LOOSE = 2  # words that no rule knows between a verb and "after the vote"
_BEHIND = 16  # mentions of events behind a gathering's name that are looked at
_AROUND = 60  # tokens in front of a gathering's name and behind it in which its holders are looked for
_NEXT = 1  # sentences behind "held a press conference" in which its holder begins to speak
_AT = (Kind.STATEMENT, Kind.AGREEMENT, Kind.MESSAGE, Kind.MEETING, Kind.CALL)  # what is done at a gathering
_LEAD = 3  # sentences before it
_JOINT = "مشترك"  # mushtarak


@frozen
class Staging:
    """The gatherings of an article, ready to be tied to what was said and done at them."""

    scene: Scene
    found: Sequence[Candidate]
    stage: Stage
    gatherings: Sequence[tuple[Naming, Gathering]]
    day: date

    @classmethod
    def of(cls, scene: Scene, found: Sequence[Candidate], times: Mapping[int, Dated], day: date) -> Staging:
        """The gatherings that an article published on `day` tells of."""
        stage = Stage(scene, found, times)
        return cls(scene, found, stage, tuple(stage.gatherings()), day)

    def datable(self, first: int) -> Dated | None:
        """The time expression that begins at a token, if it names few enough days."""
        return self.stage.datable(first)

    def tie(self, told: Told, twins: Mapping[int, Sequence[tuple[Group, Telling]]]) -> None:
        """Ties each event to the dated gathering at which its clause says that it was, and its twins with it."""
        for naming, gathering in self.gatherings:
            if naming.first in told and not naming.own:
                group = told[naming.first][0]
                held = group.kind in (Kind.MEETING, Kind.VISIT)
                gathering.event = gathering.event or (group if held else None)
            elif naming.last in told and told[naming.last][0].kind is Kind.AGREEMENT:
                gathering.event = gathering.event or told[naming.last][0]  # "the ceremony of signing"
            if naming.press and gathering.time is None and gathering.event is None:
                gathering.event = self._held_beside(naming, told)
            if naming.press and gathering.event is not None and self._is_joint(naming):
                gathering.parties |= dict.fromkeys(gathering.event.parties, Role.PARTY)
            if naming.press or (naming.own and not gathering.parties):
                for entity in self._holders(naming):
                    gathering.parties.setdefault(entity, Role.PARTY)
        for naming, gathering in self.gatherings:
            target = self._target(naming, told)
            if naming.speech and target is not None and gathering.time is None:
                gathering = addressed(self.scene, self.found, self.gatherings, naming, target, told) or gathering
            elif target is not None and self._is_there(naming, gathering):
                gathering = held_before(self.scene, self.found, self.gatherings, naming, target, told) or gathering
            if target is None and (naming.own or naming.press):
                target = self._spoken_next(naming, gathering, told)
            if target is not None:
                for group, telling in (told[target.first], *twins.get(target.first, ())):
                    self._join(group, telling, naming, gathering)
            if naming.press and len(gathering.parties) > 1:
                for other in self._others_next(naming, gathering, target, told):
                    self._join(*told[other.first], naming, gathering)

    def _is_there(self, naming: Naming, gathering: Gathering) -> bool:
        """Whether a speech or session is at what was just told of: "and X gave a speech", "in the closing session"."""
        if gathering.when is not None or gathering.place is not None or gathering.event is not None:
            return False
        speech = naming.called == Occasion.SPEECH and not naming.definite
        given = speech and any(map(self._holds, range(self.scene.clause(naming.first), naming.first)))
        return given or (naming.opening and not naming.own)

    def _join(self, group: Group, telling: Telling, naming: Naming, gathering: Gathering) -> None:
        occasion: Group = gathering
        if gathering.event is not None and gathering.event.when is not None:
            occasion = gathering.event
        off = is_another_day(self.scene, occasion, telling, naming.first)
        if occasion.when is None and naming.press and telling.candidate.kind is Kind.STATEMENT and not off:
            telling.place = telling.place or occasion.place  # at least where it was
            group.note(telling)
        if group is occasion or off or not self.fits(telling, occasion):
            return
        if (
            gathering.own
            and gathering.parties
            and not set(telling.subjects or telling.parties) & set(gathering.parties)
        ):
            return  # another's speech
        if telling.occasion is not None and not (naming.press and occasion is gathering):
            return
        telling.occasion = occasion
        if naming.press and telling.candidate.kind is Kind.STATEMENT:
            telling.way = telling.way or gathering.way
        telling.at_it = self._hold(naming) != "after"
        group.occasion = group.occasion if group.occasion is not None and not naming.press else occasion

    def fits(self, telling: Telling, occasion: Group) -> bool:
        """Whether what is told can have been on the day and at the place of an occasion."""
        when = occasion.when
        if when is None or when.first_day is None or telling.candidate.status is Status.DENIED:
            return False
        if telling.when is not None and not telling.when.overlaps(when):
            return False
        past = when.first_day <= self.day
        planned = telling.candidate.status is Status.PLANNED
        return (not past if planned else past) and same_place(telling.place, occasion.place)

    def _target(self, naming: Naming, told: Told) -> Candidate | None:
        """The mention of what was done at the gathering that is named."""
        scene = self.scene
        position = bisect_left(self.found, naming.first, key=_first)
        for candidate in self._behind(position, naming):  # "held a press conference in which he said"
            if candidate.first in told and scene.word(candidate.last) in scene.words.in_it:
                taken = taken_up_by(scene, candidate.first, candidate.last)
                if taken is not None and taken[0] == naming.first:
                    return candidate
        hold = self._hold(naming)
        following = self.found[position] if position < len(self.found) else None
        if following is not None and following.first == naming.last and following.kind is Kind.AGREEMENT:
            return following if following.first in told else None  # "a ceremony of signing"
        if hold is None:
            return None
        sentence, clause = scene.sentence(naming.first), scene.clause(naming.first)
        for index in range(position - 1, -1, -1):
            candidate = self.found[index]
            if candidate.first < sentence.first:
                break
            if scene.clause(candidate.first) != clause or candidate.first not in told or candidate.kind not in _AT:
                continue
            if is_another_s(scene, candidate, naming.first):
                return None
            near = hold == "during" or self._reaches(candidate, naming, loose=_LOOSE if hold == "after" else 0)
            return candidate if near else None
        reported = scene.word(clause) in scene.words.complementizers
        if (naming.own or naming.press) and reported and scene.word(naming.first - 2) in "،,":
            return self._said_so(naming, position, told)
        opens = not position or self.found[position - 1].first < sentence.first
        for candidate in self._behind(position, naming):
            if candidate.first == naming.first or only_relays(scene, candidate):
                continue
            ready = candidate.first in told and candidate.kind in _AT
            if candidate.is_noun:  # "held, before the press conference, talks": told by the verb in front
                held = ready and candidate.carrier is not None and clause <= candidate.carrier < naming.first
                return candidate if held else None
            if not opens:
                return None
            return candidate if ready and scene.word(clause) not in scene.words.complementizers else None
        return None

    def _said_so(self, naming: Naming, position: int, told: Told) -> Candidate | None:
        """The statement at whose end its manner stands: "announced that …, in a speech that he gave yesterday"."""
        first = self.scene.sentence(naming.first).first
        for candidate in in_front(self.found, position):
            if candidate.first < first or candidate.first not in told:
                return None
            if candidate.kind is Kind.STATEMENT:
                return candidate if told[candidate.first][1].way is None else None
        return None

    def _behind(self, position: int, naming: Naming) -> Iterator[Candidate]:
        """The next mentions of its sentence."""
        end = self.scene.sentence(naming.first).last
        near = islice(behind(self.found, position), _BEHIND)
        return takewhile(lambda candidate: candidate.first < end, near)

    def _hold(self, naming: Naming) -> str | None:
        """How a gathering's name is tied to what its clause tells: "during" it, "at" it, or "after" (and before) it."""
        scene, words = self.scene, self.scene.words
        if naming.verb:
            return None
        if naming.any:
            here = scene.word(naming.first).lstrip("وف").startswith("ب")
            these = scene.word(naming.first - 1).removeprefix("ب") in words.ceremonies.lists["these"]
            return "during" if here or these else None
        index, hold = naming.first - 1, None
        while index > max(scene.sentence(naming.first).first - 1, naming.first - _BACK):
            word = scene.word(index)
            if word in words.during or f"{scene.word(index - 1)} {word}" in words.during:
                return "during"
            if word in words.other_day:
                return None
            if word in words.after or word in words.ceremonies.lists["before"]:
                return hold or "after"
            if word in words.within or word in words.by_way_of or word in words.ceremonies.lists["facing"]:
                hold = hold or "at"
            elif (time := scene.time_over(index)) is not None:
                index = time.first
            elif not (
                word in '«"“'
                or word in words.ceremonies.lists["these"]
                or word in words.ceremonies.lists["works"]
                or index in scene.ways
                or (index == naming.first - 1 or hold)
                and word.endswith(POSSESSIVES)
            ):
                break
            index -= 1
        return hold

    def _reaches(self, candidate: Candidate, naming: Naming, *, loose: int) -> bool:
        """Whether nothing but who speaks, when and where stands between a mention and the name of a gathering."""
        scene, words, index = self.scene, self.scene.words, candidate.last
        while index < naming.first:
            mention, time, place = scene.mention_at(index), scene.time_over(index), scene.place_at(index)
            spoken_of = mention is not None and not (is_outlet(mention) or candidate.entities & set(mention.entities))
            if mention is not None and candidate.dropped and index == candidate.last and is_both(scene, mention):
                spoken_of = False  # "the ministers", who speak
            if spoken_of and place is None:
                loose -= 1
                if loose < 0:
                    return False
            if mention is not None or time is not None or place is not None:
                index = max(item.last for item in (mention, time, place) if item is not None)
                continue
            word = scene.word(index)
            if word in words.topics or word in words.to or word in words.about:
                return False
            known = (
                word in words.prepositions
                or word in words.during
                or word in words.after
                or any(word in words.ceremonies.lists[name] for name in ("facing", "before", "these", "works"))
                or index in scene.ways
                or not word.isalpha()
                or scene.is_verb(index)
                or word.endswith(POSSESSIVES)
            )
            if not known:
                loose -= 1
                if loose < 0:
                    return False
            index += 1
        return True

    def _holders(self, naming: Naming) -> Iterator[int]:
        """Who holds a press conference or a speech: whoever acts in its clause, and those with whom he does."""
        scene = self.scene
        start, end = scene.clause(naming.first), scene.clause_end(naming.first)
        for index in range(max(start, naming.first - _AROUND), min(end, naming.last + _AROUND)):
            mention = scene.mention_at(index)
            if mention is None or not mention.official or is_outlet(mention):
                continue
            preposition = scene.after_preposition(mention)
            if preposition is None or preposition in scene.words.along:
                yield from mention.entities

    def _spoken_next(self, naming: Naming, gathering: Gathering, told: Told) -> Candidate | None:
        """What the holder says first, behind "X held a press conference yesterday": in its sentence or the next."""
        scene = self.scene
        if not gathering.parties or not any(map(self._holds, range(scene.clause(naming.first), naming.first))):
            return None
        position = bisect_left(self.found, naming.first, key=_first)
        for candidate in behind(self.found, position):
            if candidate.sentence > scene.sentence_index(naming.first) + _NEXT:
                break
            if candidate.kind is not Kind.STATEMENT or candidate.first not in told:
                continue
            telling = told[candidate.first][1]
            speaks = bool(set(telling.subjects or telling.parties) & set(gathering.parties))
            if speaks:
                return candidate if telling.speech is None and not self._is_earlier(candidate) else None
            if (
                scene.word(candidate.first - 1) not in scene.words.what
                and candidate.hit.value.form is not Form.PARTICIPLE
            ):
                return None  # another speaks
        return self._spoken_before(naming, gathering, told) if naming.press else None

    def _others_next(
        self, naming: Naming, gathering: Gathering, target: Candidate | None, told: Told
    ) -> Iterator[Candidate]:
        """What the others who hold a press conference say first, behind it or behind the one before them."""
        spoken = set() if target is None else set(told[target.first][1].parties)
        last = self.scene.sentence_index(naming.first)
        for candidate in behind(self.found, bisect_left(self.found, naming.first, key=_first)):
            if candidate.sentence > last + _NEXT:
                return
            if candidate.kind is not Kind.STATEMENT or candidate.first not in told:
                continue
            telling = told[candidate.first][1]
            if not set(telling.parties) <= gathering.parties.keys():
                continue
            last = max(last, candidate.sentence)
            free = telling.way is None and telling.speech is None and telling.occasion is None
            if free and not set(telling.parties) & spoken:
                spoken |= set(telling.parties)
                yield candidate

    def _spoken_before(self, naming: Naming, gathering: Gathering, told: Told) -> Candidate | None:
        """What the holder of a press conference last said before it, where he says nothing behind it."""
        sentence = self.scene.sentence_index(naming.first)
        for candidate in in_front(self.found, bisect_left(self.found, naming.first, key=_first)):
            if candidate.sentence < sentence - _LEAD:
                return None
            if candidate.kind is not Kind.STATEMENT or candidate.first not in told:
                continue
            telling = told[candidate.first][1]
            if set(telling.parties) & set(gathering.parties) and telling.way is None and telling.speech is None:
                return candidate
        return None

    def _held_beside(self, naming: Naming, told: Told) -> Group | None:
        """The meeting after which a press conference was held: "after their talks, they held", "in one after them"."""
        first, end = self.scene.sentence(naming.first).first, self.scene.clause_end(naming.first)
        for candidate in behind(self.found, bisect_left(self.found, first, key=_first)):
            if candidate.first >= end:
                return None
            held = candidate.first in told and candidate.is_noun and candidate.kind in MET
            if held and is_occasion(self.scene, candidate.first, candidate.kind):
                return told[candidate.first][0]
        return None

    def _is_joint(self, naming: Naming) -> bool:
        """Whether those who met hold a press conference together: "the two ministers held", "a joint one"."""
        scene, first = self.scene, self.scene.clause(naming.first)
        if scene.word(naming.last).startswith(_JOINT):
            return True
        mentions = (scene.mention_at(index) for index in range(first, naming.first))
        both = any(mention is not None and is_both(scene, mention) for mention in mentions)
        return both or any(
            hit.value.form is Form.LIGHT and hit.value.inflection.number > 1
            for index in range(first, naming.first)
            for hit in scene.hits.get(index, ())
        )

    def _holds(self, index: int) -> bool:
        """Whether a verb in the past carries a noun: "held", "gave", "published"."""
        return any(
            hit.value.form is Form.LIGHT and hit.value.inflection.tense is Tense.PAST
            for hit in self.scene.hits.get(index, ())
        )

    def _is_earlier(self, candidate: Candidate) -> bool:
        """Whether a sentence goes back before what the article tells: "and he had said"."""
        first = self.scene.sentence(candidate.first).first
        return any(self.scene.word(index) in self.scene.words.openers for index in range(first, candidate.first))


def _first(candidate: Candidate) -> int:
    return candidate.first
