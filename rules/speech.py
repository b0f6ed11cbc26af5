"""What is said: the words that the mention of a statement reports or quotes.

They follow the verb behind "that", behind a colon, in quotation marks, or as its object ("condemned …", "called for
…"); what is put in between (who, when, on what occasion) is no part of them. They end before the next verb with which
the same report goes on. A quotation or a whole sentence may also stand before "as he said". Where none of this is
found, nothing is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set

from attrs import frozen

from rules.actors import Mention, MentionForm
from rules.beside import behind
from rules.candidate import Candidate
from rules.clitics import ARTICLE
from rules.manner import press_behind
from rules.quotations import ENDS, MARKS, Quotations
from rules.scene import Scene
from rules.speakers import never_speaks
from rules.telling import Group
from rules.triggers import GATHERINGS, Form
from timeline.event import Kind

_FAR = 60  # tokens between a verb and what is said
_NAME = 5  # tokens of a quotation that may only be a name
_PAUSES = frozenset("،,؛;-()[]…")


Said = tuple[int, int] | None  # the tokens of what is said, from the first up to and without the last


@frozen(eq=False)
class Speech:
    """What the statements of one article say."""

    scene: Scene
    _quotations: Quotations
    _reports: Sequence[Candidate]  # statements, and words of people who are no actors, in the order of the text
    _firsts: Sequence[int]
    _speakers: Mapping[int, frozenset[int]]  # who speaks, by the trigger's first token

    @classmethod
    def of(cls, scene: Scene, found: Iterable[Candidate], groups: Iterable[Group]) -> Speech:
        """The speech of an article, from its candidates and the events that they turned out to tell of."""
        reports = [candidate for candidate in found if candidate.kind is Kind.STATEMENT]
        speakers = {
            telling.candidate.first: frozenset(group.parties)
            for group in groups
            if group.kind is Kind.STATEMENT
            for telling in group.tellings
        }
        return cls(scene, Quotations.of(scene.tokens), reports, [report.first for report in reports], speakers)

    def said(self, candidate: Candidate) -> Said:
        """The tokens, from the first up to and without the last, that a mention reports as said; None for none."""
        if candidate.kind is not Kind.STATEMENT:
            return None
        match candidate.hit.value.form:
            case Form.NOUN:
                return self._behind_noun(candidate)
            case Form.PREPOSITION:
                return self._according_to(candidate)
            case _:
                return self._behind(candidate) or self._before(candidate)

    # --- behind a verb

    def _behind(self, candidate: Candidate) -> tuple[int, int] | None:
        scene, words = self.scene, self.scene.words
        takes = candidate.hit.value.meaning.takes
        unnamed = not candidate.dropped and not self._named_in_front(candidate)  # the subject is still to come
        phrase = False  # inside what is put in between: "during …", "who …"
        index, end = candidate.last, min(scene.sentence(candidate.first).last, candidate.last + _FAR)
        while index < end:
            word = scene.word(index)
            if self._report_at(index) is not None:
                return None
            if word == ":" and not self._is_hour(index):
                return self._behind_colon(index + 1)
            if word in MARKS:
                if self._names(index):
                    index = (self._quotations.closing(index) or index) + 1
                    continue
                if self._quotations.opens(index):
                    return self._quoted(index, candidate, nominal="object" in takes)
            if word in words.complementizers and word[0] not in "ولك":
                return self._clause(index)
            phrase_end = self._known_end(index, unnamed=unnamed)
            mention = scene.mention_at(index)
            if mention is not None:
                if self._is_subject(mention, candidate, unnamed=unnamed):
                    unnamed = False
                elif not phrase and self._begins_with(mention, takes):
                    return self._nominal(index)
                index = mention.last
                continue
            if phrase_end is not None:
                index = phrase_end
                continue
            if word in takes and not self._opens_insertion(index, end, phrase=phrase):
                following = scene.word(index + 1)
                return self._clause(index + 1) if following in words.complementizers else self._nominal(index + 1)
            if (
                word[0] in takes
                and word[0] == "ب"
                and len(word) > 3
                and not (phrase and scene.hits.get(index - 1))
                and word not in words.prepositions
            ):
                return self._nominal(index)
            if word in _PAUSES:
                phrase = phrase and word not in "،,"
            elif self._begins_insertion(word):
                phrase = True
            elif "object" in takes and (
                never_speaks(scene, index) if phrase or unnamed else self._may_be_object(index)
            ):
                was = word in words.complementizers  # written like "as if": a clause of its own and no object
                ahead = self._ahead(index + was, end, takes, over_relatives=phrase)
                if ahead is None:
                    return None if was else self._nominal(index)
                index = max(ahead, index + 1)
                continue
            index += 1
        return None

    def _begins_insertion(self, word: str) -> bool:
        """Whether a word opens what can stand between a verb and what is said: "during", "who", "according to"."""
        return word in self.scene.words.inserting or word.removeprefix("و") in self.scene.words.inserting

    def _begins_with(self, mention: Mention, takes: Sequence[str]) -> bool:
        """Whether what is said begins with a mention: the object, or behind bi- or li- that is written onto it."""
        lead = self.scene.lead(mention)
        return lead[-1:] in takes if lead else "object" in takes and mention.form is not MentionForm.OUTLET

    def _named_in_front(self, candidate: Candidate) -> bool:
        first = self.scene.sentence(candidate.first).first
        before = map(self.scene.mention_over, range(max(first, candidate.first - 8), candidate.first))
        named = (mention.entities for mention in before if mention is not None)
        return any(not set(entities).isdisjoint(candidate.subjects) for entities in named)

    def _is_subject(self, mention: Mention, candidate: Candidate, *, unnamed: bool) -> bool:
        if mention.form is MentionForm.JOINT and candidate.number > 1:
            return True
        return unnamed and bool(set(mention.entities) & set(candidate.subjects))

    def _known_end(self, index: int, *, unnamed: bool = False) -> int | None:
        """The end of a time expression, a place or a way of speaking that begins at a token."""
        time, place = self.scene.time_over(index), self.scene.place_at(index)
        if time is not None or place is not None:
            return max(item.last for item in (time, place) if item is not None)
        way = self.scene.ways.get(index)
        by = self.scene.word(index - 1) in self.scene.words.by_way_of
        return index + way.length if way is not None and (by or (unnamed and way.value.document)) else None

    def _opens_insertion(self, index: int, end: int, *, phrase: bool) -> bool:
        """Whether a preposition that the verb takes opens something else: "on the fringes of", "a visit to Cairo"."""
        words, following = self.scene.words, self.scene.word(index + 1)
        way = self.scene.ways.get(index + 1)
        if following in words.during or (way is not None and self.scene.word(index) in way.value.behind):
            return True
        if not phrase or self.scene.place_at(index + 1) is None:
            return False
        return any(self.scene.word(later) == self.scene.word(index) for later in range(index + 1, end))

    def _may_be_object(self, index: int) -> bool:
        words, word = self.scene.words, self.scene.word(index)
        return (
            word.isalpha()
            and len(word) > 1
            and not (word in words.asides or word in words.attached or word in words.they or word in words.breaks)
        )

    def _ahead(self, index: int, end: int, takes: Sequence[str], *, over_relatives: bool) -> int | None:
        """Where "that" or a colon stands behind words that only go on naming the subject ("the head of …").

        An adverb also waits for a preposition that the verb takes: "announced instead of that (about) measures".
        """
        adverb = self.scene.word(index).endswith("ا") and not self.scene.word(index).startswith(ARTICLE)
        for position in range(index, end):
            word = self.scene.word(position)
            if word == ":" and not self._is_hour(position):
                return position
            if word in self.scene.words.complementizers and word[0] not in "ول":
                return None if self.scene.word(position - 1) in takes or word[0] == "ب" and "ب" in takes else position
            if adverb and word in takes and word in self.scene.words.prepositions:
                return position
            if word in self.scene.words.relatives and not over_relatives:
                return None
            if word in MARKS or self._report_at(position) is not None:
                return None
        return None

    def _behind_colon(self, index: int) -> tuple[int, int] | None:
        scene = self.scene
        while scene.word(index) == "\n":
            index += 1
        if index >= len(scene.tokens):
            return None
        if scene.word(index) in MARKS:
            return self._quoted(index, None, nominal=False)
        if scene.word(index) in scene.words.complementizers:
            return self._clause(index)
        return self._quotations.trimmed(index, self._end(index))

    def _quoted(self, index: int, candidate: Candidate | None, *, nominal: bool) -> tuple[int, int] | None:
        """What stands in the marks; of an object that is quoted only in part, all of it."""
        end = self._quotations.closing(index)
        if end is None:
            return self._quotations.trimmed(index, self.scene.sentence(index).last)
        following = self.scene.word(end + 1)
        if (
            nominal
            and candidate is not None
            and end - index <= _NAME
            and following.isalpha()
            and following not in self.scene.words.breaks
        ):
            return self._nominal(index)
        return self._quotations.trimmed(index, end + 1)

    def _clause(self, index: int) -> tuple[int, int] | None:
        """Behind "that" at a token; what is written onto it ("that he") belongs to what is said."""
        start = index + (self.scene.word(index) in ("ان", "بان"))
        return self._quotations.trimmed(start, self._end(start))

    def _nominal(self, start: int) -> tuple[int, int] | None:
        end = self._end(start)
        for index in range(start + 1, end):
            word = self.scene.word(index)
            if word in self.scene.words.relatives or word in self.scene.words.complementizers:
                break
            if self._opens_occasion(index):
                end = index
                break
        return self._quotations.trimmed(start, end)

    def _opens_occasion(self, index: int) -> bool:
        """Whether "during the meeting", "in a statement", "yesterday" follows, which is no part of what was said."""
        scene, word = self.scene, self.scene.word(index)
        if word in scene.words.during and scene.word(index - 1) not in scene.words.of:
            hits = (hit for at in (index + 1, index + 2) for hit in scene.hits.get(at, ()))
            return any(hit.value.form is Form.NOUN and hit.value.meaning.kind in GATHERINGS for hit in hits)
        way = scene.ways.get(index + 1)
        if word not in scene.words.by_way_of or way is None:
            return False
        return press_behind(scene, index + 1 + way.length) if way.value.press else not way.proclitic.article

    # --- where it ends

    def _end(self, start: int) -> int:
        """The token before which what is said from `start` on has ended."""
        scene = self.scene
        end = scene.sentence(start).last
        quoted = self._open_quotation(start, end)
        if quoted is not None:
            end = quoted + 1
        if scene.any_of(scene.words.hedges, start + 1, end):
            hedges = [index for index in range(start + 1, end) if scene.word(index) in scene.words.hedges]
            end = next(filter(self._is_hedge, hedges), end)
        position = bisect_left(self._firsts, start)
        first = bisect_left(self._firsts, scene.sentence(start).first)
        before = {self._speakers.get(report.first) for report in self._reports[first:position]}
        for report in behind(self._reports, position):
            if report.first >= end:
                break
            if self._goes_on(report, before) and self._open_quotation(start, report.first) is None:
                return max(start, self._opening_of(report, start))
        return end

    def _is_hedge(self, index: int) -> bool:
        """Whether a word goes on to "in his words", "as he put it", which mark a wording and are no part of it."""
        words = self.scene.words
        following = index + 1 + (self.scene.word(index + 1) in words.hedges)
        return self.scene.word(following) in words.wordings

    def _open_quotation(self, start: int, end: int) -> int | None:
        """The mark behind `end` that closes a quotation which was opened since `start`."""
        behind = start
        for index in self._quotations.between(start, end):
            closed = self._quotations.closing(index) if index >= behind else None
            if closed is not None and closed >= end:
                return closed
            behind = behind if closed is None else closed + 1
        return None

    def _goes_on(self, report: Candidate, before: Set[frozenset[int] | None]) -> bool:
        """Whether a later mention goes on with the report, and is not part of what was said before it."""
        if report.hit.value.form in (Form.PARTICIPLE, Form.PREPOSITION, Form.NOUN):
            return report.hit.value.form is not Form.NOUN or self._opening_of(report, report.first - 5) < report.first
        front = self.scene.word(self._opening_of(report, report.first - 4))
        joined = bool(report.hit.proclitic.conjunction) or front in self.scene.words.breaks or front[:1] == "و"
        if not report.dropped or report.number > 1:
            return joined
        theirs = self._speakers.get(report.first)
        paused = joined or self.scene.word(report.first - 1) in _PAUSES
        return paused and (theirs is None or theirs in before or None in before)

    def _opening_of(self, report: Candidate, first: int) -> int:
        """Where the clause of a mention begins: with "while", "and had" or the verb that carries the noun."""
        scene, index = self.scene, report.first
        if report.is_noun:
            for position in range(index - 1, max(first, index - 5), -1):
                word, hits = scene.word(position), scene.hits.get(position)
                if word[:1] == "و" and (hits is None or any(hit.proclitic.conjunction for hit in hits)):
                    return position
            return index - (scene.word(index - 1) in scene.words.issued)
        groups = (scene.words.auxiliaries, scene.words.openers, scene.words.breaks)
        while index > first and any(scene.word(index - 1) in group for group in groups):
            index -= 1
        return index

    def _report_at(self, index: int) -> Candidate | None:
        position = bisect_left(self._firsts, index)
        return self._reports[position] if position < len(self._firsts) and self._firsts[position] == index else None

    # --- nouns and "according to"

    def _behind_noun(self, candidate: Candidate) -> tuple[int, int] | None:
        scene, index = self.scene, candidate.last
        if "document" in candidate.hit.value.meaning.needs:
            while index < len(scene.tokens):
                mention, known = scene.mention_at(index), self._known_end(index)
                if mention is None and known is None and scene.word(index) not in scene.words.attached | {"،"}:
                    break
                index = mention.last if mention is not None else known or index + 1
        word = scene.word(index)
        if word == ":":
            return self._behind_colon(index + 1)
        if word in scene.words.complementizers and word[0] not in "ول":
            return self._clause(index)
        return self._quoted(index, None, nominal=False) if word in MARKS and self._quotations.opens(index) else None

    def _according_to(self, candidate: Candidate) -> tuple[int, int] | None:
        scene, sentence = self.scene, self.scene.sentence(candidate.first)
        mention = scene.mention_at(candidate.last)
        index = named = candidate.last if mention is None else mention.last
        if candidate.first == sentence.first:
            while scene.word(index) in _PAUSES and index < sentence.last:
                index += 1
            if index == named and scene.word(index)[:1] != "ف":
                return None
            index += scene.word(index) in ("فان", "فقد")  # fa-inna, fa-qad
            return self._quotations.trimmed(index, self._end(index)) if index < sentence.last else None
        if any(scene.word(position) not in ENDS for position in range(index, sentence.last)):
            return None
        return self._back_from(candidate.first, candidate)

    # --- before the verb

    def _before(self, candidate: Candidate) -> tuple[int, int] | None:
        scene, index = self.scene, candidate.first
        while scene.word(index - 1) in scene.words.as_said:
            index -= 1
        if index < candidate.first or scene.word(candidate.first - 1) in MARKS | _PAUSES:
            return self._back_from(index, candidate, whole=index < candidate.first)
        return None

    def _back_from(self, index: int, candidate: Candidate, *, whole: bool = True) -> tuple[int, int] | None:
        """The quotation that opens the sentence and ends before a token, or (`whole`) all of the sentence so far."""
        scene, first = self.scene, self.scene.sentence(candidate.first).first
        while index > first and scene.word(index - 1) in _PAUSES:
            index -= 1
        if index <= first:
            return None
        if scene.word(index - 1) in MARKS:
            begins = self._quotations.opening(index - 1)
            if begins is not None and (begins == 0 or scene.sentence(begins).first == begins):
                return self._quotations.trimmed(begins, index)
        position = bisect_left(self._firsts, first)
        alone = self._firsts[position] == candidate.first
        return self._quotations.trimmed(first, index) if whole and alone else None

    # --- the span

    def _names(self, index: int) -> bool:
        """Whether a quotation only holds a name: of the subject, or of a newspaper that is spoken to."""
        scene = self.scene
        if not self._quotations.opens(index):
            return False
        end = self._quotations.closing(index)
        if end is None or end - index > _NAME:
            return False
        mention, following = scene.mention_at(index + 1), scene.word(end + 1)
        if mention is not None and mention.last == end:
            return True
        to_the_press = (
            scene.word(index - 1) in scene.words.ways.to_the_press or scene.word(index - 1) in scene.words.prepositions
        )
        return to_the_press or following in scene.words.complementizers or following == ":"

    def _is_hour(self, index: int) -> bool:
        return self.scene.word(index - 1).isdigit() and self.scene.word(index + 1).isdigit()
