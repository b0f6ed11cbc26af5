"""Who holds an office: whether somebody fits it, and who surely held it on the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rules import offices
from rules.actor import Actor
from rules.gazetteer import Gazetteer, Person
from rules.names import stem
from rules.phrase import MentionForm, Part, Phrase
from rules.text import fold

# Officials who stay unnamed.
UNNAMED = frozenset(("مسؤول", "مسئول", "دبلوماسي", "قيادي", "ضابط", "مصدر"))


class Holders:
    """Judges the offices that one text names, on the day of its publication."""

    def __init__(self, gazetteer: Gazetteer, day: date) -> None:
        self._gazetteer = gazetteer
        self._day = day
        self._offices: dict[frozenset[str], frozenset[str]] = {}  # in canonical words

    def fits(self, actor: Actor, office: frozenset[str], country: str | None, phrase: Phrase, part: Part) -> bool:
        if country and actor.country != country:
            return False
        if phrase.form is MentionForm.COUNTERPART:
            return bool(country) and (not office or bool(self.canonical(office) & self.canonical(actor.office)))
        if part.towards and actor.towards and part.towards != actor.towards:
            return False
        if part.rank and part.title == part.rank:  # "the king", "the prince", alone
            rank = stem(fold(part.rank))
            return rank in map(stem, map(fold, (*actor.office, *(actor.rank or "").split())))
        if not office or part.rank:
            return False
        if office <= UNNAMED:
            return bool(country)
        office = self.canonical(office)
        if offices.same_office(office, self.canonical(actor.office), part.head):
            return True
        held = actor.person.tenure_on(self._day) if actor.person else None
        return held is not None and offices.same_office(office, held.words, part.head)

    def names_one(self, phrase: Phrase, actors: Sequence[Actor]) -> bool:
        """Whether one of those whom a list means by their offices alone is among the actors."""
        people = [actor for actor in actors if actor.kind in ("person", "office")]
        for part in phrase.parts:
            holder = self.on_day(part.office, part.country)
            for actor in people:
                if (holder and actor.person is holder) or self.fits(actor, part.office, part.country, phrase, part):
                    return True
        return False

    def those_fitting(
        self, people: Sequence[Actor], office: frozenset[str], country: str | None, phrase: Phrase, part: Part
    ) -> list[Actor]:
        """Those who can hold an office; without a country, only those whose title is that very one, if there are."""
        fitting = [actor for actor in people if self.fits(actor, office, country, phrase, part)]
        title = fold(part.title or "")
        exact = [actor for actor in fitting if fold(actor.title or "") == title] if title and not country else []
        return exact or fitting

    def canonical(self, office: frozenset[str]) -> frozenset[str]:
        found = self._offices.get(office)
        if found is None:
            found = self._offices[office] = offices.canonical(office)
        return found

    def on_day(self, office: frozenset[str], country: str | None) -> Person | None:
        """Who surely held the office on the day of publication."""
        if not country or not office:
            return None
        words = self.canonical(office)
        holders = [
            person
            for person in self._gazetteer.of_country(country)
            for tenure in person.tenures
            if tenure.words == words and tenure.certain(self._day)
        ]
        return holders[0] if holders and all(holder is holders[0] for holder in holders) else None
