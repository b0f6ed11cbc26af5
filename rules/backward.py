"""Sentences that say afterwards on what occasion something was said: "that came during a meeting yesterday"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from attrs import evolve, frozen

from rules.beside import behind, in_front
from rules.candidate import Candidate, is_outlet
from rules.clitics import POSSESSIVES
from rules.gatherings import named_at
from rules.needs import bare
from rules.scene import Scene
from rules.staging import Staging
from rules.telling import Gathering, Group, Telling, Told
from rules.tokens import among
from rules.triggers import GATHERINGS
from timeline.event import Kind, Status

_DONE = (Kind.STATEMENT, Kind.AGREEMENT, Kind.MESSAGE)
_NAME = 8  # tokens between "the words of" somebody and the occasion, "was" and "speaking"
_BREAKS = frozenset('،,»"؛-')
_BACK = 6  # sentences in which somebody's remarks are looked for


@frozen
class _Reference:
    """A place of the text that takes up what was told before it: what says so ends at `last`."""

    first: int
    last: int
    speakers: frozenset[int] | None  # whose words they were; None where nobody is named
    here: bool = False  # takes up what its own sentence tells
    kinds: tuple[Kind, ...] = _DONE  # of what is taken up


@frozen
class Backward:
    """An article's references to what it told before, ready to be tied to the occasions that they name."""

    scene: Scene
    found: Sequence[Candidate]
    staging: Staging
    nested: AbstractSet[int]  # first tokens of what is told in another's words

    def tie(self, told: Told) -> None:
        """Ties what was said or agreed to the occasion that a later clause names for it."""
        for reference in self._references():
            target = self._target(reference, told)
            if target is None or target[1].occasion is not None:
                continue
            if target[1].when is not None:
                if (met := self._dated_by(reference, told)) is not None:  # the day of the words is that of the meeting
                    target[1].occasion, target[1].at_it = met
                    target[0].occasion = target[0].occasion or met[0]
                continue
            for occasion, at_it in self._occasions(reference, told):
                if occasion is not target[0] and self.staging.fits(target[1], occasion):
                    target[1].occasion, target[1].at_it = occasion, at_it
                    target[0].occasion = target[0].occasion or occasion
                    break

    def _references(self) -> Iterator[_Reference]:
        scene, words = self.scene, self.scene.words
        for sentence in scene.sentences:
            first = sentence.first
            while scene.word(first) in '\n«"- ' and first < sentence.last:
                first += 1
            reference = (
                self._came(first)
                or self._was_speaking(first, sentence.last)
                or self._gave(first, sentence.last)
                or self._spoke(first)
            )
            if reference is not None:
                yield reference
        for index in among(scene.tokens.words, words.pointing_back):
            word = scene.word(index)
            if word in words.and_that and self._introduces(index + 1):
                yield _Reference(index, index + 1, None, here=scene.sentence(index).first != index)
            elif word in words.bore_it:  # "a letter from X, which the ambassador handed over during"
                yield _Reference(index, index + 1, None, here=True, kinds=(Kind.MESSAGE,))
            elif word in words.came:
                breaks = scene.word(index - 1) in _BREAKS or scene.word(index - 1) in words.breaks
                came = self._came(index) if breaks else None
                if came is not None:
                    yield evolve(came, here=scene.sentence(index).first < index - 1)  # "…, that came during"
            elif word in words.while_speaking:
                yield _Reference(index, index + 1, None, here=True)  # "…, speaking yesterday in"
            elif scene.word(index - 1) in words.had and scene.word(index - 2) in words.relatives:
                yield _Reference(index - 2, index + 1, None, here=True)  # "X, who was speaking yesterday"

    def _came(self, first: int) -> _Reference | None:
        """ "That came", "these remarks came", "the words of X came"."""
        scene, words, index = self.scene, self.scene.words, first
        if scene.word(index) not in words.came:
            return None
        index += 1
        these = scene.word(index) in words.that_came
        index += these
        settled = bare(scene.word(index)) in words.settled
        noun = settled or bare(scene.word(index)) in words.remarks or self._his(index)
        index += noun
        speakers: set[int] = set()
        while noun and (mention := scene.mention_at(index)) is not None:
            speakers |= set(mention.entities)
            index = mention.last
        index += noun and bare(scene.word(index)) in words.ways.press  # "to the journalists"
        time = scene.time_over(index)
        opens = self._introduces(time.last if time is not None else index) or time is not None
        if not ((these or noun) and opens):
            return None
        if settled:
            return _Reference(first, index, None, kinds=(Kind.AGREEMENT,))
        return _Reference(first, index, frozenset(speakers) or None)

    def _was_speaking(self, first: int, last: int) -> _Reference | None:
        """ "And X was speaking to reporters yesterday"."""
        scene, words = self.scene, self.scene.words
        if scene.word(first) not in words.openers:
            return None
        for index in range(first + 1, min(last, first + _NAME)):
            if scene.word(index) in words.speaking:
                return _Reference(first, index + 1, self._named(first + 1, index))
        return None

    def _spoke(self, first: int) -> _Reference | None:
        """ "And X spoke yesterday at a symposium"; not with somebody, and not of something."""
        scene, words = self.scene, self.scene.words
        mention = scene.mention_at(first + 1)
        if scene.word(first) not in words.spoke or mention is None or is_outlet(mention):
            return None
        said = next(behind(self.found, bisect_left(self.found, first, key=_first)), None)
        if said is not None and said.first == first:
            return None  # "spoke of": that is what he said
        time = scene.time_over(mention.last)
        then = mention.last if time is None else time.last
        opens = self._introduces(then) or scene.word(then) in words.ceremonies.lists["facing"]
        return _Reference(first, mention.last, frozenset(mention.entities)) if opens else None

    def _gave(self, first: int, last: int) -> _Reference | None:
        """ "X made these remarks yesterday"."""
        scene, words = self.scene, self.scene.words
        if scene.word(first) not in words.gave:
            return None
        for index in range(first + 1, min(last, first + _NAME)):
            word = scene.word(index)
            these = word.removeprefix("ب") in words.that_came and bare(scene.word(index + 1)) in words.remarks
            if these or (word.startswith("ب") and self._his(index)):
                return _Reference(first, index + 1 + these, self._named(first + 1, index))
        return None

    def _his(self, index: int) -> bool:
        """Whether "his remarks" stands at a token."""
        word = bare(self.scene.word(index))
        return any(word.endswith(his) and word.removesuffix(his) in self.scene.words.remarks for his in POSSESSIVES)

    def _named(self, first: int, last: int) -> frozenset[int] | None:
        mentions = (self.scene.mention_at(index) for index in range(first, last))
        named = frozenset(one for m in mentions if m is not None and not is_outlet(m) for one in m.entities)
        return named or None

    def _introduces(self, index: int) -> bool:
        """Whether an occasion is told from a token on: "during", "in", "on the fringes of", "after"."""
        words, word = self.scene.words, self.scene.word(index)
        return (
            word in words.during
            or word in words.after
            or word in words.within
            or word in words.by_way_of
            or f"{word} {self.scene.word(index + 1)}" in words.during
        )

    def _target(self, reference: _Reference, told: Told) -> tuple[Group, Telling] | None:
        """What was said or agreed before: the first that the sentence tells, or the last that those named said."""
        position = bisect_left(self.found, reference.first, key=_first)
        sentence = self.scene.sentence_index(reference.first)
        chosen: tuple[Group, Telling] | None = None
        near = sentence if reference.here else sentence - 1
        for candidate in in_front(self.found, position):
            if candidate.sentence < (near if reference.speakers is None else sentence - _BACK):
                break
            if candidate.first not in told or not candidate.acts or candidate.first in self.nested:
                continue
            group, telling = told[candidate.first]
            if candidate.kind not in reference.kinds or candidate.status is not Status.OCCURRED:
                continue
            if reference.speakers is None:
                chosen = group, telling
            elif candidate.kind is Kind.STATEMENT and reference.speakers & group.parties.keys():
                chosen = group, telling
                break
        return None if chosen is None else (chosen[0], _opening(*chosen))

    def _occasions(self, reference: _Reference, told: Told) -> Iterator[tuple[Group, bool]]:
        """The dated occasions that the clause names, in the order of the text, then the day that it names alone."""
        scene, words = self.scene, self.scene.words
        end = self._end(reference)
        named: list[tuple[int, Group]] = []
        gatherings = self.staging.gatherings
        for naming, gathering in behind(gatherings, bisect_left(gatherings, reference.last, key=named_at)):
            if naming.first >= end:
                break
            if gathering.when is not None and naming.first not in told:
                named.append((naming.first, gathering))
        for candidate in behind(self.found, bisect_left(self.found, reference.last, key=_first)):
            if candidate.first >= end:
                break
            if candidate.is_noun and candidate.kind in GATHERINGS and candidate.first in told:
                named.append((candidate.first, told[candidate.first][0]))
        for first, occasion in sorted(named, key=lambda pair: pair[0]):
            if not self._leads_to(reference.last, first):
                break
            before = {scene.word(first - 1), scene.word(first - 2)}
            after = bool(before & words.after)
            if occasion.when is None or (after and not occasion.when.is_one_day):
                continue
            if before & words.other_day:
                return
            yield occasion, not after
        for time in scene.times_in(reference.last, end):
            if (dated := self.staging.datable(time.first)) is not None and self._leads_to(reference.last, time.first):
                place = next(filter(None, map(scene.place_at, range(reference.last, end))), None)
                held = Gathering(Kind.STATEMENT, Status.OCCURRED, {}, name="remarks", time=dated, when=dated.days)
                if place is not None and scene.after_preposition(place) in words.within:
                    held = evolve(held, place=place)
                yield held, True
                return

    def _dated_by(self, reference: _Reference, told: Told) -> tuple[Group, bool] | None:
        """The undated meeting that the clause names; whether something was said during it, and not right after it."""
        scene, words, end = self.scene, self.scene.words, self._end(reference)
        for candidate in behind(self.found, bisect_left(self.found, reference.last, key=_first)):
            if candidate.first >= end:
                return None
            before = scene.word(candidate.first - 1)
            held = candidate.is_noun and candidate.kind in GATHERINGS and candidate.first in told
            if held and (before in words.after or before in words.during) and before not in words.other_day:
                met = told[candidate.first][0]
                free = met.when is None and met.status is Status.OCCURRED
                return (met, before in words.during) if free else None
        return None

    def _end(self, reference: _Reference) -> int:
        """The token up to which a clause names the occasion: its sentence, without what is then said."""
        scene, last = self.scene, self.scene.sentence(reference.first).last
        words = scene.words
        return next((at for at in range(reference.last, last) if scene.word(at) in words.complementizers), last)

    def _leads_to(self, first: int, last: int) -> bool:
        """Whether nothing but who, where and to whom stands up to an occasion or a day: no other event, no distance.

        Behind the name of a gathering, what it was like does not matter.
        """
        scene, words, index = self.scene, self.scene.words, first
        stages = {naming.first: naming.last for naming, _ in self.staging.gatherings}
        while index < last:
            time = scene.time_over(index)
            if time is not None and scene.word(time.last) in words.of:
                return False  # "two days after a meeting"
            spans = (time, scene.mention_at(index), scene.place_at(index))
            if (end := max((span.last for span in spans if span is not None), default=0)) > index:
                index = end
                continue
            if index in stages and index >= first:
                return True
            word = scene.word(index)
            known = (
                word in words.prepositions
                or word in words.during
                or word in words.after
                or word in words.by_way_of
                or bare(word) in words.ways.press
                or index in scene.hits
                or index in scene.ways
                or word in words.relatives
                or any(word in words.ceremonies.lists[name] for name in ("works", "these", "facing"))
                or not word.isalpha()
            )
            if not known:
                return False
            index += 1
        return True


def _opening(group: Group, telling: Telling) -> Telling:
    """The telling that opens the run to which one belongs: that which last named an occasion, else itself."""
    before = group.tellings[: group.tellings.index(telling) + 1]
    marked = (one for one in reversed(before) if one.occasion is not None or one.when is not None or one.speech)
    return next(marked, telling)


def _first(candidate: Candidate) -> int:
    return candidate.first
