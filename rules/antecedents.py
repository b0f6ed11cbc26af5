"""For whom a verb goes on, and whom a pronoun means: whoever spoke or acted before, or was just met."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve

from rules.actors import Mention, MentionForm
from rules.candidate import Candidate, entities_of
from rules.carriers import is_passive_too, light_hit
from rules.clitics import AND, ARTICLE, COMMAS
from rules.phrase import PERSONS
from rules.reported import Reported
from rules.roles import listed
from rules.telling import Telling
from rules.triggers import MET, Form
from rules.whenmet import is_when
from timeline.event import Kind, Role

_QUOTES = frozenset('"«“')
_THEM = "هما"  # -huma, of two
_OF_MANY = "هم"  # -hum
_HIS = "ه"  # -hu
_SETTING = 8  # tokens from where or when it was to the verb
_HER = "ها"  # -ha
_ACTORS = (*PERSONS, MentionForm.INSTITUTION)
_OF_SEVERAL = ("وا", "ا", "ن")  # of a verb in the dual or plural


@define
class Antecedents(Reported):
    """What a reader of an article remembers, asked for whoever is not named."""

    def _to_whom(self, candidate: Candidate, known: set[int]) -> int | None:
        """Whom "him" behind a verb of handing over means: the object of the verb before, or whoever was met."""
        mention = self._acted_upon(candidate)
        if mention is not None and mention.entities[0] not in known:
            return mention.entities[0]
        return self._other(known)

    def _is_conveyed(self, candidate: Candidate) -> bool:
        """Whether a letter is told of in a clause that describes somebody: "received X, who handed him a letter"."""
        start = self.scene.clause(candidate.first)
        had = self.scene.any_of(self.scene.words.had, start, candidate.first)
        return candidate.kind is Kind.MESSAGE and self.scene.word(start) in self.scene.words.relatives and not had

    def _other(self, known: set[int]) -> int | None:
        """The one to whom somebody who has just met him conveys something: none of those `known`."""
        for group in self._lately():
            if group.kind in MET and len(group.parties) == 2:
                return next((entity for entity in group.parties if entity not in known), None)
        return None

    def _antecedents(self, candidate: Candidate) -> tuple[int, ...]:
        earlier = self._in_sentence.get(candidate.sentence, [])
        if candidate.number > 1:
            if not earlier and self._is_of_strangers(candidate):
                return ()
            here = next((t.subjects for t in reversed(earlier) if len(t.subjects) > 1 and not t.candidate.dropped), ())
            if len(here) == candidate.number or (here and candidate.number > 2):
                return here
            theirs = candidate.whose == _THEM or is_when(self.scene, candidate)
            if theirs and (both := self._who_speak(earlier) or self._two_named(candidate)):
                return both
            for group in self._lately():
                many = len(group.parties) == 2 if candidate.number == 2 else len(group.parties) > 1
                if many and group.kind not in (Kind.STATEMENT, Kind.MESSAGE):
                    return tuple(group.parties)
            if len(self.speakers) > 1:
                return self.speakers
            if (joint := self._both(candidate)) is not None:
                return joint.entities
            many = candidate.kind in (Kind.STATEMENT, Kind.AGREEMENT) or candidate.whose == _OF_MANY
            return self._of_several(candidate) if many else ()
        behind = candidate.last + (self.scene.word(candidate.last) in self.scene.words.to_him)
        asyndetic = self.scene.word(behind) in self.scene.words.in_it
        if asyndetic and candidate.kind is Kind.STATEMENT:
            end = candidate.first - (self.scene.word(candidate.first - 1) in COMMAS)
            before = self.scene.mention_over(end - 1)
            if before is not None and before.last == end and (self._gives(before) or self._holds(before)):
                return before.entities
        if asyndetic and candidate.kind is Kind.STATEMENT and earlier and earlier[-1].candidate.kind is Kind.MESSAGE:
            senders = [entity for entity, role in earlier[-1].parties.items() if role is Role.SENDER]
            if senders:
                return tuple(senders)  # "wrote a letter to X in which he asked him"
        unnamed = candidate.kind is Kind.MEETING and candidate.is_noun and not candidate.whose
        unnamed = unnamed and candidate.carrier is None
        if unnamed and earlier and len(earlier[-1].parties) > 1:
            return tuple(earlier[-1].parties)  # "… was signed by X and Y after talks"
        if candidate.kind is Kind.STATEMENT and (body := self._sat(candidate, earlier)):
            self.sessions.add(candidate.first)
            return body
        actor = self._actor_ahead(candidate, earlier)
        if actor is not None:
            return actor.entities  # "X summoned Y and handed him"
        for telling in reversed(earlier):
            if candidate.kind is Kind.STATEMENT and self._is_aside(candidate, telling):
                continue
            if telling.candidate.foreign:
                return ()
            if telling.subjects and telling.candidate.acts:
                return telling.subjects
        if unnamed:
            return ()
        if not earlier and (owner := self._owner(candidate)) is not None:
            return owner.entities
        if asyndetic and candidate.kind is Kind.STATEMENT and not earlier:  # "X, by remarks in which he said"
            actor = self._actor(self.scene.sentence(candidate.first).first)
            if actor is not None and actor.last < candidate.first and self._fits(candidate, actor.entities):
                return actor.entities
        acted = self._acted_before(candidate) if candidate.kind is Kind.STATEMENT and not earlier else ()
        return acted or self._who_else(candidate) or self.topic

    def _who_else(self, candidate: Candidate) -> tuple[int, ...]:
        """Who speaks on: not whom he names where he would say "it", as in "added that the council had approved"."""
        scene, speakers = self.scene, self.speakers
        named = (
            scene.mention_at(candidate.last + 1) if scene.word(candidate.last) in scene.words.complementizers else None
        )
        if (
            named is None
            or candidate.hit.value.lemma not in scene.words.goes_on
            or set(named.entities) != set(speakers)
        ):
            return speakers
        said = (group for group in self._lately() if group.kind is Kind.STATEMENT and len(group.parties) == 1)
        others = (tuple(group.parties) for group in said if group.parties.keys().isdisjoint(speakers))
        return next((one for one in others if self.scene.cast.entities[one[0]].kind == "person"), speakers)

    def _is_of_strangers(self, candidate: Candidate) -> bool:
        """Whether a participle goes with others of whom its sentence tells: "thousands marched, demanding"."""
        scene, first = self.scene, self.scene.sentence(candidate.first).first
        while first < candidate.first and not scene.word(first).isalpha():
            first += 1
        adverb = candidate.hit.value.form is Form.PARTICIPLE and candidate.first > first + 1
        if not adverb or scene.word(first).endswith(_OF_SEVERAL):
            return False
        return all(scene.mention_at(index) is None for index in range(first, candidate.first))

    def _both(self, candidate: Candidate) -> Mention | None:
        """The words for two who do something together: "the two men had met"."""
        near = (candidate.last, candidate.first - 1, candidate.first - 2)
        mentions = (self.scene.mention_over(at) for at in near)
        joint = (one for one in mentions if one is not None and one.form is MentionForm.JOINT)
        return next((one for one in joint if len(one.entities) == candidate.number), None)

    def _owner(self, candidate: Candidate) -> Mention | None:
        """Whose an occasion is in a sentence that tells no event before it: of whoever acts there."""
        if not candidate.is_noun or candidate.whose not in (_HIS, _HER):
            return None
        owner = self._actor(self.scene.sentence(candidate.first).first)
        if owner is None or owner.last > candidate.first:
            return None
        entity = owner.entities[0]
        body = self.scene.cast.entities[entity].kind == "institution"
        hers = candidate.whose == _HER
        agrees = self.scene.must_be_feminine(entity) == hers and not self._is_many(entity)
        fits = agrees if body else self._is(entity, candidate.whose)
        return owner if fits else None

    def _acted_before(self, candidate: Candidate) -> tuple[int, ...]:
        """Who did something in the sentence before, of which no event is told: "X opened the fair. And he said"."""
        before = candidate.sentence - 1
        if before < 0 or before in self._in_sentence:
            return ()
        mention = self._actor(self.scene.sentences[before].first)
        person = mention is not None and self.scene.cast.entities[mention.entities[0]].kind == "person"
        return mention.entities if mention is not None and person else ()

    def _actor_ahead(self, candidate: Candidate, earlier: Sequence[Telling]) -> Mention | None:
        """Whoever acts in the clause before, which tells of no event, where "and" joins the verb to that clause's."""
        verb = candidate.verb
        joined = any(hit.proclitic.conjunction for hit in self.scene.hits.get(verb, ()))
        words = self.scene.words
        then = (
            self.scene.word(verb - 1) in words.that_may and self.scene.word(verb - 2) in words.sequels
        )  # "after he had"
        if not (joined or then) and candidate.hit.value.form is not Form.PARTICIPLE:
            return None
        last = verb - (2 if then else 1)
        before = self.scene.clause(last) if then or self.scene.clause(verb) == verb else self.scene.clause(verb)
        told = (earlier and earlier[-1].candidate.first >= before) or self.scene.word(before) in _QUOTES
        actor = None if told or before < self.scene.sentence(verb).first else self._actor(before)
        if actor is None and joined and candidate.hit.pronoun and before >= self.scene.sentence(verb).first:
            actor = self._topic(before)
        if actor is None or actor.last > verb:
            return None
        return actor if candidate.is_noun or self._fits(candidate, actor.entities) else None

    def _actor(self, first: int) -> Mention | None:
        """Whoever stands right behind the verb with which a clause begins, whatever the verb."""
        scene, words = self.scene, self.scene.words
        while scene.word(first) and (scene.word(first) in '\n"«-' or scene.word(first) in words.breaks):
            first += 1
        if (verb := self._behind_setting(first)) is not None:
            first = verb
        behind = first + 1 + (scene.word(first + 1) in words.attached)  # "came out of it X"
        behind = self.scene.behind_when_and_where(behind)
        word, mention = scene.word(first), scene.mention_at(behind)
        acts = word.isalpha() and not (
            word in words.prepositions or word in words.openers or word in words.clause_openers
        )
        if not acts or mention is None or scene.mention_at(first) is not None or scene.lead(mention):
            return None
        return mention if len(mention.entities) == 1 and mention.official else None

    def _topic(self, first: int) -> Mention | None:
        """Whoever stands in front of the verb of a clause: "that the ministry summoned X and told him"."""
        scene, words = self.scene, self.scene.words
        topic = scene.mention_at(first + (scene.word(first) in words.complementizers))
        if topic is None or scene.after_preposition(topic) is not None or len(topic.entities) != 1:
            return None
        behind = scene.word(topic.last)
        does = behind.isalpha() and behind not in words.prepositions and behind not in words.relatives
        return topic if does and topic.official else None

    def _behind_setting(self, first: int) -> int | None:
        """The verb behind where or when it was, with which a clause begins: "in Brussels | chose X"."""
        scene, words = self.scene, self.scene.words
        word = scene.word(first).removeprefix(AND)
        if not any(word in some for some in (words.within, words.during, words.after)):
            return None
        for index in range(first + 2, first + _SETTING):
            mention = scene.mention_at(index + 1)
            if mention is not None and mention.form in _ACTORS and scene.mention_over(index) is None:
                free = scene.place_at(index) is None and scene.time_over(index) is None and not scene.is_noun(index)
                verb = free and not scene.word(index).startswith(ARTICLE) and scene.word(index).isalpha()
                ruled = scene.word(index) in words.prepositions or scene.word(index - 1) in words.prepositions
                return index if verb and not ruled and scene.word(index - 1) not in words.within else None
        return None

    def _acted_upon(self, candidate: Candidate) -> Mention | None:
        """Whom that verb has for its object."""
        actor, before = self._actor_ahead(candidate, self._in_sentence.get(candidate.sentence, [])), candidate.verb
        if actor is None:
            return None
        named = (self.scene.mention_at(index) for index in range(actor.last, before))
        mention = next((one for one in named if one is not None), None)
        governed = mention is None or self.scene.after_preposition(mention) is not None
        return None if governed or mention is None or len(mention.entities) != 1 else mention

    def _who_speak(self, earlier: Sequence[Telling]) -> tuple[int, ...]:
        """The two who speak in a sentence: "said that Y assured him, in a meeting that brought the two together"."""
        speak = dict.fromkeys(entity for telling in earlier for entity in telling.subjects)
        return tuple(speak) if len(speak) == 2 else ()

    def _of_several(self, candidate: Candidate) -> tuple[int, ...]:
        """The party of many for which a verb in the plural goes on: "the ministers met, but they voiced"."""
        scene = self.scene
        first = scene.sentence(candidate.first).first
        ahead = (scene.mention_at(index) for index in range(first, candidate.first))
        head = next((m for m in ahead if m is not None and scene.after_preposition(m) is None), None)
        named = entities_of(listed(scene, head)) if head is not None and head.official else ()
        if len(named) > 1:
            return named
        return next((one for one in (named, self.speakers, self.topic) if len(one) == 1 and self._is_many(one[0])), ())

    def _is_aside(self, candidate: Candidate, telling: Telling) -> bool:
        """Whether a statement does not go on for whoever is told of in its sentence.

        Not for whoever speaks in another's words ("X said that Y told him …, and added": X did), nor in a relative
        clause ("the agreement that Y signed"); a participle only for the one who spoke, and a verb that only goes on
        reporting, or does not agree, not for one of whom he spoke.
        """
        if telling.candidate.first in self.nested:
            return True
        if telling.candidate.kind is Kind.STATEMENT:
            return False
        if self.scene.word(self.scene.clause(telling.candidate.first)) in self.scene.words.relatives:
            return True
        earlier = self._in_sentence[candidate.sentence]
        spoken = any(
            other.candidate.kind is Kind.STATEMENT and other.candidate.first < telling.candidate.first
            for other in earlier
        )
        if candidate.hit.value.form is Form.PARTICIPLE:
            return any(other.candidate.kind is Kind.STATEMENT for other in earlier)
        goes_on = candidate.hit.value.lemma in self.scene.words.goes_on
        return spoken and (goes_on or not self._fits(candidate, telling.subjects))

    def _is_only_described(self, visit: Candidate) -> bool:
        """Whether a visit is what a relative clause says of somebody: "X, who arrived in Beirut yesterday"."""
        clause = self.scene.clause(visit.first)
        return visit.kind is Kind.VISIT and self.scene.word(clause) in self.scene.words.relatives

    def _carries(self, candidate: Candidate, subjects: Sequence[int]) -> bool:
        """Whether a verb, or the light one in front of a noun, agrees with its subject: a feminine one has no man."""
        carrier = candidate.carrier
        if candidate.hit.value.form is Form.VERB and candidate.kind is not Kind.STATEMENT:
            return self._fits(candidate, subjects)
        if carrier is None or carrier > candidate.first or len(subjects) > 1:
            return True
        verb = light_hit(self.scene, carrier).value.inflection
        if not verb.feminine or verb.number > 1:
            return True
        return self.scene.may_be_feminine(subjects[0]) if subjects else not is_passive_too(self.scene, carrier)

    def _agrees(self, candidate: Candidate, parties: dict[int, Role]) -> bool:
        """Whether a dropped subject fits the verb: a feminine verb does not go on for a man."""
        if (
            not candidate.dropped
            or candidate.number > 1
            or not candidate.hit.value.inflection.feminine
            or len(parties) != 1
        ):
            return True
        return self.scene.may_be_feminine(next(iter(parties)))

    def _two_named(self, candidate: Candidate) -> tuple[int, ...]:
        """The two whom the sentence names in front of "their meeting": "X said that Y had promised him at it"."""
        scene = self.scene
        ahead = range(scene.sentence(candidate.first).first, candidate.first)
        named = (mention for index in ahead if (mention := scene.mention_at(index)) is not None and mention.official)
        people = dict.fromkeys(m.entities[0] for m in named if len(m.entities) == 1 and m.form in PERSONS)
        return tuple(people) if len(people) == 2 else ()

    def _with_him(self, candidate: Candidate) -> Candidate:
        """Who was met where a pronoun or "his guest" says so: of the last event told just before who fits.

        Where two of them do, it is the one from abroad.
        """
        if not candidate.him:
            return candidate
        roles = candidate.hit.value.meaning.roles
        role = Role(roles[1]) if roles else Role.PARTY
        near = (group for group in self._lately() if self._spoken_of(group) >= candidate.sentence - 1)
        for group in near:
            left = [
                entity
                for entity in group.parties
                if entity not in candidate.entities and self._is(entity, candidate.him)
            ]
            if candidate.him == _THEM and len(left) == 2:
                return evolve(candidate, parties=(*candidate.parties, *((entity, role) for entity in left)))
            if len(left) > 1:
                home = {self.scene.cast.entities[entity].country for entity in candidate.entities}
                left = [entity for entity in left if self.scene.cast.entities[entity].country not in home] or left
            if left:
                met = ((left[0], role),) if len(left) == 1 else ()
                return evolve(candidate, parties=(*candidate.parties, *met))
        return candidate

    def _is(self, entity: int, pronoun: str) -> bool:
        """Whether a pronoun of the third person can stand for somebody."""
        if self.scene.cast.entities[entity].kind not in ("person", "office"):
            return False
        return self.scene.may_be_feminine(entity) if pronoun == _HER else not self.scene.must_be_feminine(entity)

    def _opens_where(self, candidate: Candidate) -> bool:
        """Whether "where" leads in what is told: "to Riyadh, where he met", "where it is planned that he meets"."""
        scene, words = self.scene, self.scene.words
        clause = scene.clause(candidate.first)
        if scene.word(clause) in words.complementizers and scene.word(clause - 1) in words.planned:
            clause -= 1 + (scene.word(clause - 2) in words.of)
            return scene.word(clause - 1) in words.where
        return scene.word(clause) in words.where

    def _met_by_visitor(self, candidate: Candidate) -> Candidate:
        """Who is named behind "a visit in which he met" are those whom the visitor met, also where they are two."""
        if candidate.kind is not Kind.MEETING or candidate.dropped or not candidate.hit.value.meaning.object:
            return candidate
        told = self._in_sentence.get(candidate.sentence, [])
        visitors = told[-1].subjects if told and told[-1].candidate.kind is Kind.VISIT else ()
        if not visitors or candidate.entities & set(visitors):
            return candidate
        if self.scene.word(candidate.last) not in self.scene.words.in_it and not self._opens_where(candidate):
            return candidate
        return evolve(candidate, subjects=(), dropped=True, number=1)
