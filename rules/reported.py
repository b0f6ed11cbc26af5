"""Who says what others report: the author of a document, a body in its session, who holds a press conference."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve

from rules.actors import Mention, MentionForm
from rules.candidate import Candidate
from rules.clitics import ARTICLE
from rules.memory import Memory
from rules.phrase import PERSONS
from rules.telling import Group, Telling
from rules.triggers import Form
from rules.utterances import came_so
from timeline.event import Kind, Occasion

_TO, _WITH, _WAY = "ل", "مع", 3  # li-, maʿa; words of a way of speaking
_LATELY = 2  # sentences in which an arrival told of before is still spoken of


@define
class Reported(Memory):
    """What a reader remembers, asked who is behind what is reported."""

    def _authors(self, candidate: Candidate) -> tuple[int, ...] | None:
        """Whose the document is that "the statement" takes up; None where the trigger is no document."""
        scene, spoken = self.scene, candidate.last
        says = scene.word(spoken).startswith(ARTICLE) and scene.word(spoken)[len(ARTICLE) :] in scene.words.documents
        if "document" not in candidate.hit.value.meaning.needs and not (says and candidate.kind is Kind.STATEMENT):
            return None
        if came_so(scene, candidate.first):
            return None
        written = (
            group
            for group in self._lately()
            if group.kind is Kind.STATEMENT and group.speech in self.scene.words.documents
        )
        bodies = all(scene.cast.entities[one].kind == "institution" for one in self.speakers)
        return next((tuple(group.parties) for group in written), self.speakers if bodies else ())

    def _sat(self, candidate: Candidate, earlier: Sequence[Telling]) -> tuple[int, ...]:
        """The body whose session is reported: "X said that the council had reviewed reports, and condemned"."""
        scene, words, hit = self.scene, self.scene.words, candidate.hit
        if hit.value.form is Form.PARTICIPLE and earlier and earlier[-1].candidate.first in self.sessions:
            return earlier[-1].subjects
        repeats = candidate.is_noun and bool(hit.pronoun)  # "renewed | its condemnation"
        verb = scene.hits.get(candidate.first - repeats, ())
        joined = any(each.proclitic.conjunction for each in verb)
        if not joined or hit.value.lemma in words.goes_on or (hit.value.form is not Form.VERB and not repeats):
            return ()
        for at in range(candidate.first - 1, scene.sentence(candidate.first).first, -1):
            if scene.word(at) in words.complementizers:
                body = scene.mention_at(at + 1)
                if body is None or body.form is not MentionForm.INSTITUTION or scene.word(body.last) not in words.sits:
                    return ()
                return body.entities if self._fits(candidate, body.entities) else ()
        return ()

    def _holds(self, mention: Mention) -> bool:
        """Whether what somebody holds or says stands in front of him: "a press conference of X, in which he said"."""
        scene = self.scene
        preposition = scene.after_preposition(mention)
        if preposition not in (_TO, _WITH) or mention.form not in PERSONS:
            return False
        near = range(max(scene.sentence(mention.first).first, mention.first - _WAY), mention.first)
        ways = ((at + scene.ways[at].length, scene.ways[at].value) for at in near if at in scene.ways)
        if preposition == _WITH:  # of an interview; at a press conference with another somebody else spoke
            return any(last == mention.first - 1 and way.occasion is Occasion.INTERVIEW for last, way in ways)
        return any(last == mention.first and not way.document for last, way in ways)

    def _take_up_arrival(self, visit: Group, arrival: Telling) -> None:
        """Lets "on his arrival" tell once more of the visit of one of those whom its sentence has named."""
        sentence = arrival.candidate.sentence
        before = [telling.candidate.sentence for telling in visit.tellings]
        if arrival.candidate.status is not visit.status:
            return
        if before[-1] == sentence or self._spoken_of(visit) < sentence - _LATELY:
            return
        here = {entity for telling in self._in_sentence.get(sentence, ()) for entity in telling.parties}
        if here & visit.parties.keys():
            visit.add(evolve(arrival, parties={}, subjects=()))

    def _fits(self, candidate: Candidate, subjects: Sequence[int]) -> bool:
        """Whether a verb agrees with a single subject in gender."""
        if len(subjects) != 1 or candidate.number > 1:
            return True
        if candidate.hit.value.inflection.feminine:
            return self.scene.may_be_feminine(subjects[0])
        return not self.scene.must_be_feminine(subjects[0])

    def _gives(self, mention: Mention) -> bool:
        """Whether somebody behind "from" is meant: "a call from X, in which he stressed"."""
        return self.scene.after_preposition(mention) in self.scene.words.of
