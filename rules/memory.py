"""What a reader of an article remembers: the events told so far, who spoke last, and where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from attrs import define, evolve, field

from rules.actors import MentionForm
from rules.agreements import is_result
from rules.candidate import Candidate
from rules.clitics import ARTICLE, without_owner
from rules.dates import told_unit
from rules.governing import is_occasion
from rules.manner import taken_up_by
from rules.needs import bare
from rules.scene import Scene
from rules.telling import Group, Telling
from rules.text import fold
from rules.triggers import GATHERINGS, MET, Form
from rules.within import Hold
from timeline.event import Kind, Occasion, Status
from timeline.expression import Ref, Unit, Vague

_PLURALS = ("ون", "ين")  # -un, -in
_OPENS = 3  # tokens in which "and X had" opens a sentence, and between "had before" and what was done
_BRIEFED = 8  # sentences in which whoever speaks after a session tells what was said and agreed at it
_ENDS = 6  # tokens between "at the end of it" and what was done then
_RECALLED = 2  # sentences between an event of which is told and one that is recalled
_ADDED = "سامتونيهء"  # the letters that derivation adds to a root (the school's sa'altumuniha), without lam
_MEMORY = 200  # events; further back no reader looks for what a word takes up, and long texts cost no more


@define
class Memory:
    """What has been told so far in an article."""

    scene: Scene
    groups: list[Group] = field(factory=list)
    speakers: tuple[int, ...] = ()
    topic: tuple[int, ...] = ()
    told: dict[int, tuple[Group, Telling]] = field(factory=dict)  # by the trigger's first token
    twins: dict[int, list[tuple[Group, Telling]]] = field(factory=dict)  # others told by the same trigger
    nested: set[int] = field(factory=set)  # first tokens of what is told in another's words
    sessions: set[int] = field(factory=set)  # of what a body said in a session of which somebody reports
    earlier: set[int] = field(factory=set)  # of what had been said before: "and he had said"
    within: set[int] = field(factory=set)  # of what somebody says that he had said
    voices: dict[int, Group] = field(factory=dict)  # what institutions and those who speak for them say together
    _said_at: dict[int, int] = field(factory=dict)  # the last sentence of what was said at an event, by its id
    _in_sentence: dict[int, list[Telling]] = field(factory=dict)

    def _lately(self) -> Iterator[Group]:
        """The events told of last, newest first."""
        return islice(reversed(self.groups), _MEMORY)

    def _leads(self, candidate: Candidate) -> bool:
        """Whether a mention stands in the main clause of its sentence, not in what somebody says."""
        clause = self.scene.word(self.scene.clause(candidate.first))
        return len(self._in_sentence[candidate.sentence]) == 1 and clause not in self.scene.words.complementizers

    def _nested(self, candidate: Candidate) -> bool:
        """Whether a statement is only mentioned, or told inside another's words: the outer speaker goes on."""
        if candidate.is_noun and not candidate.hit.pronoun:
            return True
        if self.scene.word(candidate.first - 1) in self.scene.words.what:
            return True  # "what X expressed"
        if candidate.hit.pronoun and self.scene.word(candidate.first - 1) in self.scene.words.relatives:
            return True  # "the truce that X announced"
        return candidate.first in self.sessions or (not candidate.dropped and self._in_complement(candidate))

    def _is_of_another(self, telling: Telling) -> bool:
        """Whether a verb goes on what another did in what somebody says: "said the office summoned X and told him"."""
        candidate = telling.candidate
        told = self._in_sentence.get(candidate.sentence, [])
        said = [one for one in told if one is not telling and one.candidate.kind is Kind.STATEMENT]
        told_him = candidate.dropped and candidate.hit.proclitic.conjunction and candidate.hit.pronoun
        return bool(told_him and said and telling.subjects and not set(telling.subjects) & set(said[-1].subjects))

    def _in_complement(self, candidate: Candidate) -> bool:
        """Whether a mention stands behind "that" in what somebody says in its sentence."""
        clause = self.scene.word(self.scene.clause(candidate.first))
        before = self._in_sentence.get(candidate.sentence, [])
        outer = any(t.candidate.kind is Kind.STATEMENT for t in before if t.candidate.first < candidate.first)
        return outer and clause in self.scene.words.complementizers

    def _last_of_all(self, parties: set[int]) -> Group | None:
        """The last meeting in which all of them took part."""
        return next((g for g in self._lately() if g.kind is Kind.MEETING and parties <= g.parties.keys()), None)

    def _spoken_of(self, group: Group) -> int:
        """The last sentence that told of an event, or of what was said at it."""
        return max(group.last_sentence, self._said_at.get(id(group), -1))

    def _held_so_far(self, candidate: Candidate, groups: list[Group]) -> Iterator[Group]:
        """Those of several events that a noun may take up: where something was done at it, none that is yet to come."""
        done = candidate.status is Status.OCCURRED and is_occasion(self.scene, candidate.first, candidate.kind)
        return (group for group in groups if not done or group.status is Status.OCCURRED)

    def _is_sequel(self, candidate: Candidate) -> bool:
        """Whether something is told behind "before he" or "after he": on whatever day that was."""
        words, verb = self.scene.words, candidate.verb
        return self.scene.word(verb - 1) in words.that_may and self.scene.word(verb - 2) in words.sequels

    def _just_told(self, candidate: Candidate) -> Group | None:
        """The event that the sentence has just told of, whenever the article first did: "the visit, in which"."""
        before = reversed(self._in_sentence.get(candidate.sentence, []))
        groups = (self.told[telling.candidate.first][0] for telling in before if telling.candidate.first in self.told)
        return next((group for group in groups if group.kind in (*GATHERINGS, Kind.MESSAGE)), None)

    def _held(self, candidate: Candidate, hold: Hold) -> Group | None:
        """The event that "in it" or "at the end of it" takes up: of a visit only the arrival may be dated."""
        lately = self._last(GATHERINGS, None)
        near = lately is not None and self._spoken_of(lately) >= candidate.sentence - 1
        taken = taken_up_by(self.scene, candidate.first, candidate.last)
        near = near and (taken is None or taken[1].occasion is Occasion.PRESS_CONFERENCE)  # not "a speech, in which"
        event = self._just_told(candidate) or (lately if near else None)
        return None if event is not None and hold is Hold.END and event.kind is Kind.VISIT else event

    def _last(self, kinds: tuple[Kind, ...], parties: set[int] | None, *, before: int | None = None) -> Group | None:
        """The last event of these kinds in which somebody of `parties` took part, told `before` that sentence."""
        return self._foremost(
            group
            for group in self._lately()
            if group.kind in kinds
            and (parties is None or parties & group.parties.keys())
            and (before is None or group.last_sentence < before)
        )

    def _foremost(self, groups: Iterator[Group]) -> Group | None:
        """The first of several, newest first, unless it was only recalled beside one of the same parties."""
        first = next(groups, None)
        if first is None or not self._is_recalled(first):
            return first
        others = (group for group in groups if group.parties.keys() == first.parties.keys())
        second = next((group for group in others if not self._is_recalled(group)), None)
        near = second is not None and second.last_sentence >= first.tellings[0].candidate.sentence - _RECALLED
        return second if near else first

    def _is_recalled(self, group: Group) -> bool:
        """Whether an event with a day of its own is only told as one before: "the two had met in May"."""
        if group.when is None or len(group.tellings) > 1:
            return False
        candidate = group.tellings[0].candidate
        first = self.scene.sentence(candidate.first).first
        return self.scene.any_of(self.scene.words.had, first, min(first + _OPENS, candidate.first))

    def _sitting(self, telling: Telling) -> Group | None:
        """The dated session that a body held, in whose telling it says something: it speaks only when it sits."""
        scene, acts = self.scene, telling.subjects or tuple(telling.parties)
        body = acts[0] if len(acts) == 1 else None
        if body is None or not (scene.cast.entities[body].kind == "institution" or self._is_many(body)):
            return None
        first = scene.sentence(telling.candidate.first).first
        if scene.any_of(scene.words.openers, first, telling.candidate.first):
            return None  # "and it had called"
        session = self._last((Kind.MEETING,), {body})
        if session is None or session.when is None:
            return None
        briefed = len(session.tellings) > 1  # "the minister said after the session", and lists what it dealt with
        if self._spoken_of(session) < telling.candidate.sentence - (_BRIEFED if briefed else 1):
            return None
        sits = any(item.candidate.hit.value.lemma in scene.words.sessions for item in session.tellings)
        return session if sits and session.status is Status.OCCURRED else None

    def _is_many(self, entity: int) -> bool:
        """Whether the name of an entity is a plural: "the ministers of", "officials in"."""
        head = fold(self.scene.cast.entities[entity].name).split()[0].removeprefix(ARTICLE)
        return head in self.scene.words.many or head.endswith(_PLURALS)

    def _on_the_same_day(self, candidate: Candidate) -> bool:
        """Whether the clause says "on the same day", or what opens its sentence."""
        scene, first = self.scene, self.scene.clause(candidate.first)
        if not scene.says_same:
            return False
        opening = scene.sentence(candidate.first).first
        if not any(scene.is_verb(index) for index in range(opening, first)):
            first = opening
        times = scene.times_in(first, scene.clause_end(candidate.first))
        return any(
            {scene.word(time.last - 1), scene.word(time.last)} & scene.words.same
            and told_unit(time.expression) is Unit.DAY
            for time in times
        )

    def _called_so(self, candidate: Candidate) -> Group | None:
        """The call told last that a noun takes up by its name: "telephone talks", "the talks, which were yesterday"."""
        last, name = self._last(MET, None), bare(self.scene.word(candidate.first))
        if last is None or last.kind is not Kind.CALL or last.status is not candidate.status:
            return None
        names = (bare(self.scene.word(telling.candidate.first)) for telling in last.tellings)
        return last if name in names else None

    def _comes_of(self, candidate: Candidate, before: Candidate, group: Group) -> bool:
        """Whether something is told as a part of the event of the mention before it in its sentence.

        An agreement that came of talks, a greeting in a letter, a meeting on the fringes of what is planned.
        """
        scene, words = self.scene, self.scene.words
        if candidate.kind is Kind.AGREEMENT:
            return candidate.carrier is not None and is_result(scene, candidate.carrier) and group.kind in MET
        if candidate.kind is Kind.MESSAGE:
            within = scene.any_of(words.contains, before.last, candidate.first)
            return within and group.kind is Kind.MESSAGE
        planned = candidate.status is group.status is Status.PLANNED
        return planned and scene.any_of(words.on_its_fringes, before.last, scene.clause_end(candidate.first))

    def _done_before(self, candidate: Candidate) -> bool:
        """Whether something was done before what is told around it: "which they had agreed on days ago"."""
        scene = self.scene
        first, end = scene.clause(candidate.first), scene.clause_end(candidate.first)
        if scene.any_of(scene.words.already, max(scene.sentence(first).first, candidate.verb - _OPENS), candidate.verb):
            return True
        vague = (time.expression for time in scene.times_in(first, end))
        return any(isinstance(one, Vague) and one.ref is Ref.PAST and not one.later for one in vague)

    def _at_the_end(self, candidate: Candidate) -> bool:
        """Whether something was said or done at the end of its occasion: "at the end of the talks", "at their end"."""
        scene = self.scene
        first = max(scene.sentence(candidate.first).first, candidate.first - _ENDS)
        behind = min(candidate.last + _ENDS, scene.clause_end(candidate.first))
        if scene.any_of(scene.words.final, first, scene.clause_end(candidate.first)):
            return True  # "in the final statement"
        if not scene.any_of(scene.words.its_end, first, behind):
            return False
        ends = (at for at in range(first + 1, behind) if scene.word(at) in scene.words.its_end)
        return any(scene.word(at - 1) in scene.words.within and scene.time_over(at + 1) is None for at in ends)

    def _at_the_opening(self, candidate: Candidate) -> bool:
        """Whether something was said as its occasion began: "in his speech at the opening session"."""
        first = max(self.scene.clause(candidate.first), candidate.first - _ENDS)
        return self.scene.any_of(self.scene.words.at_its_opening, first, self.scene.clause_end(candidate.first))

    def _set_apart(self, telling: Telling) -> None:
        """Notes a statement that is told as an earlier one: behind "was", or within what the same speaker says."""
        scene, first = self.scene, telling.candidate.first
        opening = scene.sentence(first).first
        if scene.any_of(scene.words.had, opening, min(opening + _OPENS, first)):
            self.earlier.add(first)
        elif scene.word(first - 1) in scene.words.had:
            self.within.add(first)  # "after he had asked for time a week ago": in passing
        in_it = scene.word(telling.candidate.last) in scene.words.in_it
        if not in_it and scene.word(first - 1) not in scene.words.complementizers:
            return
        for before in self._in_sentence.get(telling.candidate.sentence, []):
            said = before.candidate.kind is Kind.STATEMENT and before.parties.keys() == telling.parties.keys()
            outer = said and before.candidate.first < first and not telling.candidate.hit.proclitic.conjunction
            if outer and scene.any_of(scene.words.complementizers, before.candidate.last, first):
                self.within.add(first)

    def _beside(self, telling: Telling) -> Group | None:
        """What somebody did as he said something, as a participle says; or the meeting with him to whom he said it."""
        candidate, subjects = telling.candidate, set(telling.subjects)
        told = self._in_sentence.get(candidate.sentence, [])
        if (met := self._met_by(telling)) is not None:
            return met
        reported = not candidate.dropped and self._in_complement(candidate)
        if telling.way is not None or (not reported and any(map(self._is_said, told))):
            return None
        if candidate.hit.value.form is Form.PARTICIPLE and told and told[-1].candidate.acts:
            did = self.told.get(told[-1].candidate.first)
            done = did is not None and did[0].status is Status.OCCURRED and subjects <= did[0].parties.keys()
            return did[0] if did is not None and done else None
        met = next((group for group in self._lately() if group.kind in MET), None)
        if met is None or met.status is not Status.OCCURRED or not subjects or not subjects < met.parties.keys():
            return None
        if self._spoken_of(met) < candidate.sentence - 1 or self.scene.turns_away(candidate.first):
            return None
        return met if len(met.parties) == len(subjects) + 1 and self._to_partner(candidate, met) else None

    def _met_by(self, telling: Telling) -> Group | None:
        """The dated meeting or call from which a sentence goes on with what one of them said: "met X and stressed"."""
        candidate, subjects = telling.candidate, set(telling.subjects)
        told = self._in_sentence.get(candidate.sentence, [])
        joined = candidate.dropped and candidate.hit.proclitic.conjunction and telling.way is None
        if not (joined and told and told[-1].candidate.acts and told[-1].candidate.first in self.told):
            return None
        if any(self._is_said(one) and subjects & set(one.subjects) for one in told):
            return None  # "X said that he had met Y and stressed"
        met = self.told[told[-1].candidate.first][0]
        dated = met.kind in MET and met.status is Status.OCCURRED and met.when is not None
        own_day = telling.when is not None and met.when is not None and not telling.when.overlaps(met.when)
        return met if dated and not own_day and subjects and subjects <= met.parties.keys() else None

    def _is_said(self, telling: Telling) -> bool:
        """Whether a mention tells that something was said, and not of the meeting at which somebody was briefed."""
        told = self.told.get(telling.candidate.first)
        return telling.candidate.kind is Kind.STATEMENT and (told is None or told[0].kind is Kind.STATEMENT)

    def _to_partner(self, candidate: Candidate, met: Group) -> bool:
        """Whether words are addressed to one of those who met: "told him", "assured his guest"."""
        scene, behind = self.scene, candidate.last
        if scene.word(behind) in scene.words.to_him or scene.word(behind) in scene.words.upon_him:
            return True
        if candidate.hit.pronoun and candidate.hit.value.lemma in scene.words.tells_him:
            return scene.word(candidate.first - 1) not in scene.words.relatives | scene.words.what
        others = met.parties.keys() - set(candidate.subjects)
        mention = scene.mention_over(behind)
        if mention is not None and candidate.subjects and set(mention.entities) <= set(candidate.subjects):
            behind = mention.last
            mention = scene.mention_over(behind)
        elif candidate.subjects and (mention is None or scene.after_preposition(mention) not in scene.words.addressing):
            return False
        if scene.word(behind) in scene.words.his_guest:
            return True
        return mention is not None and bool(mention.entities) and set(mention.entities) <= others

    def _is_described(self, candidate: Candidate) -> bool:
        """Whether a gathering that somebody attends is told apart by its name: "the African summit in"."""
        scene, behind = self.scene, candidate.last
        if not (candidate.is_noun and candidate.carrier is not None and candidate.carrier < candidate.first):
            return False
        named = scene.mention_at(behind)
        adjective = scene.word(behind).startswith(ARTICLE) and named is None
        of_states = (
            named is not None
            and named.form is MentionForm.STATE
            and not scene.word(candidate.first).startswith(ARTICLE)
        )
        return adjective or of_states or (candidate.hit.value.meaning.echo and scene.word(behind) in scene.words.within)

    def _size(self, candidate: Candidate) -> int | None:
        """How many took part, as an adjective says: "the quadripartite meeting"."""
        words = self.scene.words
        adjectives = {2: words.of_two, 3: words.of_three, 4: words.of_four, 5: words.of_five}
        following = self.scene.word(candidate.last)
        return next((size for size, forms in adjectives.items() if following in forms), None)

    def _precedes(self, carrier: int) -> bool:
        return any(hit.value.lemma in self.scene.words.precedes for hit in self.scene.hits.get(carrier, ()))

    def _named_in_clause(self, candidate: Candidate) -> set[int]:
        indices = range(candidate.last, self.scene.clause_end(candidate.first))
        mentions = (self.scene.mention_at(index) for index in indices)
        return {entity for mention in mentions if mention is not None for entity in mention.entities}

    def _in_call(self, candidate: Candidate) -> bool:
        start, end = self.scene.clause(candidate.first), self.scene.clause_end(candidate.first)
        return self.scene.names_call(start, end)

    def _is_one_of_two(self, group: Group, sentence: int) -> bool:
        """Whether the same trigger of a sentence told of another event too: "met X and Y, each apart"."""
        first = group.tellings[0].candidate.first
        if group.last_sentence != sentence:
            return False
        return any(other is not group and other.tellings[0].candidate.first == first for other in self._lately())

    def _told_by(self, call: Group, speakers: set[int]) -> bool:
        """Whether it is the speakers who tell of a call: "said that he had telephoned X yesterday", on whatever day."""
        told = call.tellings[-1].candidate
        if not self._in_complement(told):
            return False
        here = self._in_sentence.get(told.sentence, ())
        said = (one for one in here if one.candidate.kind is Kind.STATEMENT and not one.candidate.silent)
        return any(set(one.subjects) & speakers for one in said if one.candidate.first < told.first)

    def _at_all(self, group: Group, telling: Telling) -> None:
        """Tells "the meetings" of all that one trigger told: who attended them, attended each."""
        if not (telling.candidate.is_noun and telling.candidate.definite and telling.candidate.kind is Kind.MEETING):
            return
        if self._name(telling) not in self.scene.words.gatherings:
            return
        first = group.tellings[0].candidate.first
        for other in self.groups:
            if other is not group and other.kind is group.kind and other.tellings[0].candidate.first == first:
                other.add(evolve(telling, parties=dict(telling.parties)))

    def _name(self, telling: Telling) -> str:
        """The word that an event is called by, without what is written onto its front."""
        hit = telling.candidate.hit
        if not telling.candidate.is_noun:
            return hit.value.lemma
        noun = self.scene.word(telling.candidate.first)[len(hit.proclitic.text) :]
        return without_owner(noun.removeprefix(ARTICLE), hit.pronoun)

    def _names(self, telling: Telling) -> tuple[str, str]:
        """What an event is called by, and what completes that: "the talks" of "a session of talks"."""
        candidate = telling.candidate
        behind = self.scene.word(candidate.first + candidate.hit.length) if candidate.is_noun else ""
        return self._name(telling), bare(behind)

    def _begin(self, telling: Telling) -> Group:
        group = Group(telling.candidate.kind, telling.candidate.status, {})
        self.groups.append(group)
        return group


def root(word: str) -> str:
    """What is left of a folded word without the letters that derivation adds: one for "met" and "the meeting"."""
    return "".join(letter for letter in word if letter not in _ADDED)
