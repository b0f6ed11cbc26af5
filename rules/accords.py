"""Agreements in an article: for whom somebody agrees, and which agreement is taken up or follows from a meeting."""

from __future__ import annotations

from attrs import define, evolve

from rules.antecedents import Antecedents
from rules.candidate import Candidate
from rules.clitics import AND, ARTICLE
from rules.governing import is_occasion
from rules.needs import instrument_behind, is_instrument
from rules.telling import Group, Telling, same_place
from rules.triggers import MET
from timeline.event import Kind, Role

_NEIGHBOURS = 2  # sentences behind those that tell of a meeting in which "it was agreed" still speaks of it


@define
class Accords(Antecedents):
    """What a reader of an article remembers, asked for agreements and briefings."""

    following: Candidate | None = None  # the next mention of the same sentence

    def _whose_country(self, candidate: Candidate) -> tuple[int, ...] | None:
        """Who agrees where "his country" does: the state for which the speaker acts, and who is joined to it.

        None where another is the subject; the speaker stands for a state that the article does not name.
        """
        carried = candidate.carrier is not None and candidate.carrier < candidate.first
        if candidate.kind is not Kind.AGREEMENT or (candidate.is_noun and not carried):
            return None
        verb = candidate.first if candidate.carrier is None else candidate.carrier
        scene, joined, at = self.scene, list[int](), verb - 1
        if scene.word(candidate.last) in scene.words.both_countries:
            return tuple(map(self._state_of, self._antecedents(candidate)))
        while scene.word(at) in scene.words.auxiliaries:
            at -= 1
        while (mention := scene.mention_over(at)) is not None and scene.lead(mention) == AND:
            joined, at = [*mention.entities, *joined], mention.first - 1
        if scene.word(at) not in scene.words.his_country and scene.word(candidate.last) not in scene.words.his_country:
            return None
        return (*map(self._state_of, self._antecedents(evolve(candidate, number=1))), *joined)

    def _is_earlier(self, telling: Telling) -> bool:
        """Whether what had been agreed before is told, on a day of its own: "they had signed in May a truce"."""
        scene, first = self.scene, telling.candidate.first
        if telling.when is None or not scene.any_of(scene.words.had, scene.sentence(first).first, first):
            return False
        if scene.any_of(scene.words.had, first - 2, first):
            return True  # "a treaty that had been signed a year ago"
        at = instrument_behind(scene, first, telling.candidate.last)
        return at is not None and not scene.word(at).startswith(ARTICLE)

    def _state_of(self, entity: int) -> int:
        """The state for which somebody acts, if the article names it, else himself."""
        entities = self.scene.cast.entities
        country = entities[entity].country
        states = (index for index, one in enumerate(entities) if one.kind == "state" and one.country == country)
        return entity if country is None else next(states, entity)

    def _signed(self, telling: Telling) -> Group | None:
        """The agreement just told of that those named now put their names to: "X signed the agreement for his side"."""
        candidate, scene = telling.candidate, self.scene
        paper = scene.word(candidate.last).startswith(ARTICLE) and is_instrument(scene, candidate.last)
        if candidate.is_noun or not (candidate.hit.pronoun or paper):
            return None
        known = self._last((Kind.AGREEMENT,), None)
        if known is None or known.last_sentence < candidate.sentence - _NEIGHBOURS or not known.parties:
            return None
        if known.status is not candidate.status or not same_place(telling.place, known.place):
            return None
        if known.when is not None and telling.when is not None and not known.when.overlaps(telling.when):
            return None
        mine, theirs = ({scene.cast.entities[one].country for one in group.parties} for group in (telling, known))
        as_many = None not in mine or len(telling.parties) == len(known.parties)
        return known if as_many and mine - {None} <= theirs else None

    def _agreement(self, telling: Telling) -> Group | None:
        """What is agreed at a meeting or call is agreed by its parties; with nobody named it is no event."""
        candidate = telling.candidate
        taken_up = candidate.is_noun and (candidate.carrier is None or self._precedes(candidate.carrier))
        reached = candidate.definite and candidate.carrier is not None and candidate.carrier > candidate.first
        if taken_up or (reached and self._last((Kind.AGREEMENT,), None) is not None):
            return self._last((Kind.AGREEMENT,), None, before=candidate.sentence)
        signed = self.scene.word(candidate.last).startswith(ARTICLE)
        known = self._last((Kind.AGREEMENT,), None) if signed and is_instrument(self.scene, candidate.last) else None
        if known is not None:
            return known  # "and the agreement was signed"
        ahead = self.following
        if ahead is not None and is_occasion(self.scene, ahead.first, ahead.kind) and len(ahead.parties) > 1:
            telling.parties = dict.fromkeys(dict(ahead.parties), Role.PARTY)  # "it was agreed during talks between"
            return self._begin(telling)
        occasion = self._last(MET, None)
        if occasion is None or len(occasion.parties) < 2 or not same_place(telling.place, occasion.where):
            return None
        if telling.candidate.status is not occasion.status:
            return None  # what is still to be agreed was not agreed there
        far = self._spoken_of(occasion) < telling.candidate.sentence - _NEIGHBOURS
        if far and occasion.parties.keys().isdisjoint(self.speakers):
            return None  # nobody who was there tells of it
        telling.parties = dict.fromkeys(occasion.parties, Role.PARTY)
        telling.occasion = occasion
        again = next(
            (g for g in self._lately() if g.kind is Kind.AGREEMENT and g.parties.keys() == occasion.parties.keys()),
            None,
        )
        return again or self._begin(telling)

    def _briefing(self, telling: Telling) -> Group | None:
        """The meeting or call at which a party briefs its partner: a topic of it, no statement."""
        if telling.candidate.hit.value.lemma not in self.scene.words.briefs:
            return None
        return self._last(MET, set(telling.parties))
