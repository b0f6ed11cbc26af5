"""Which mentions are the same actor: full and short names, offices, counterparts, pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from operator import attrgetter

from attrs import evolve

from rules import offices
from rules.actor import Actor, Resolved, ends_in_father, is_father, name_states, name_stems, same_person
from rules.delegations import head_of_delegation, same_group
from rules.gazetteer import Gazetteer, Person
from rules.holders import UNNAMED, Holders
from rules.leading import leading
from rules.pairs import REACH, Pairs
from rules.phrase import MentionForm, Part, Phrase
from rules.scan import Scan
from rules.shortnames import ShortNames
from rules.text import fold
from rules.vocabulary import Tag

# asked of every phrase; Python 3.11 is slow to find members of enumerations
_FULL, _SHORT, _JOINT, _STATE = MentionForm.FULL, MentionForm.SHORT, MentionForm.JOINT, MentionForm.STATE
_COUNTERPART, _INSTITUTION = MentionForm.COUNTERPART, MentionForm.INSTITUTION
_GROUP, _OUTLET = MentionForm.GROUP, MentionForm.OUTLET
_UNIONS = ("UN", "EU")
_REALM = attrgetter("realm")
_TOGETHER = 1000  # phrases that may name each other's actors; no article has so many
_DOMESTIC = frozenset(("وزاره", "حكومه", "رياسه", "سفاره", "برلمان", "ديوان"))
_ALONE = frozenset(("معارضه", "حكومه", "جيش"))  # said without saying whose
_CABINET = frozenset(("مجلس", "وزراء"))


class Coreference:
    """Joins the phrases of one text to actors."""

    def __init__(self, scan: Scan, gazetteer: Gazetteer, day: date, home: str | None) -> None:
        self._scan = scan
        self._stems = scan.names.stems
        self._pairs = Pairs(scan)
        self._short_names = ShortNames(scan)
        self._holders = Holders(gazetteer, day)
        self._gazetteer = gazetteer
        self._day = day
        self._home = home
        self._actors: list[Actor] = []
        self._before: list[Resolved] = []
        self._peers: list[Actor] = []  # whom the text names as somebody's counterpart
        self._at = 0  # the token at which the phrase being resolved begins

    @classmethod
    def resolve(
        cls, scan: Scan, phrases: Sequence[Phrase], gazetteer: Gazetteer, day: date, home: str | None
    ) -> Iterator[Resolved]:
        """Every phrase of a text with its actors, and the short names that stand between them.

        `home` is the publisher's country, where known. What stands further apart than any article is long is named
        anew: time grows with the text.
        """
        first = 0
        while True:
            here, phrases = phrases[:_TOGETHER], phrases[_TOGETHER:]
            last = phrases[0].first if phrases else len(scan.words)
            part = cls(scan, gazetteer, day, home)
            yield from part._resolved(here, first, last)
            first, home = last, part._home
            if not phrases:
                return

    def _resolved(self, phrases: Sequence[Phrase], first: int, last: int) -> list[Resolved]:
        """The phrases of the tokens from `first` up to and without `last`."""
        phrases = [self._in_realm(phrase) if any(map(_REALM, phrase.parts)) else phrase for phrase in phrases]
        named = self._people(phrases)
        self._find_home(phrases, named)
        peers = [phrase for phrase in phrases if phrase.form is _COUNTERPART]
        self._peers = [named[id(part)] for phrase in peers for part in phrase.parts if id(part) in named]
        for phrase in sorted(
            [*phrases, *self._short_names.between(phrases, first, last)], key=lambda phrase: phrase.first
        ):
            self._at = phrase.first
            actors = tuple(dict.fromkeys(self._named_by(phrase, named)))
            if phrase.form is not _JOINT:
                text = self._scan.text(phrase.first, phrase.last, phrase.lead or None)
                for actor in actors:
                    actor.aliases[text] = actor.aliases.get(text, 0) + 1
            self._before.append(Resolved(phrase, actors))
        name_states(self._actors)
        return self._before

    # --- personal names

    def _people(self, phrases: Sequence[Phrase]) -> dict[int, Actor]:
        """The actor of every part with a personal name; the longest names first, so that short ones find them."""
        parts = [part for phrase in phrases for part in phrase.parts if part.name]
        words = {id(part): self._words(part) for part in parts}
        longest = sorted(parts, key=lambda part: -len(words[id(part)]))
        found = {id(part): self._person(part, words[id(part)]) for part in longest}
        # whoever is named first is the first
        self._actors = list(dict.fromkeys(found[id(part)] for part in parts))
        return found

    def _words(self, part: Part) -> tuple[str, ...]:
        assert part.name is not None
        first, last = part.name
        words = list(self._scan.words[first:last])
        words[0] = words[0][self._scan.lead(first) :]
        return name_stems(words)

    def _person(self, part: Part, words: tuple[str, ...]) -> Actor:
        assert part.name is not None
        known = self._known(part)
        country = part.country or (known.country if known else None)
        actor = self._same(words, country, known, part)
        if actor is None:
            actor = Actor("person", self._scan.text(*part.name), words, official=False)
            self._actors.append(actor)
        if known and (len(words) > 1 or len(actor.words) == 1 or same_person(actor.words, self._name_words(known))):
            actor.person = actor.person or known
            actor.official = True
        specific = bool(part.office) and len(part.office) + bool(part.country) > 1
        title = part.title or part.rank
        fuller = bool(title and actor.title and set(self._stems[actor.title]) < set(self._stems[title]))
        if title and (actor.title is None or specific > actor.specific or (fuller and part.title)):
            actor.title, actor.specific = title, specific
        actor.office |= part.office
        actor.rank = actor.rank or part.rank
        actor.country = actor.country or country
        actor.towards = actor.towards or part.towards
        return actor

    def _name_words(self, person: Person) -> tuple[str, ...]:
        return name_stems(fold(person.name).split())

    def _known(self, part: Part) -> Person | None:
        """Who the gazetteer says that is; nobody where the article contradicts it, nor a short name out of office."""
        assert part.name is not None
        first, last = part.name
        hit = self._scan.hit(first, Tag.PERSON)
        if hit is None and first:  # some are always called by their rank: Pope Francis
            first -= 1
            hit = self._scan.hit(first, Tag.PERSON)
        if hit is None or first + hit.length > last:
            return None
        short = hit.value.kind == "short"
        if short and first + hit.length < last:
            return None
        for person in self._gazetteer.called(hit.value.name):
            if part.country and person.country not in (None, part.country) and part.country not in _UNIONS:
                continue
            if not short or person.office_on(self._day):
                return person
        return None

    def _same(self, words: tuple[str, ...], country: str | None, known: Person | None, part: Part) -> Actor | None:
        fitting = []
        for actor in self._actors:
            if known and actor.person is known:
                return actor
            if country and actor.country and country != actor.country and country not in _UNIONS:
                continue
            if same_person(words, actor.words) and not is_father(words, actor.name):
                fitting.append(actor)
        if len(words) > 1 or not fitting:
            return fitting[0] if fitting else None
        # one word: a family name, or after a rank a given name ("King Salman")
        single = part.name is not None and part.name[1] - part.name[0] == 1
        last = [
            actor for actor in fitting if actor.words[-1] == words[0] and not (single and ends_in_father(actor.name))
        ]
        first = [actor for actor in fitting if actor.words[0] == words[0]]
        chosen = (first or last) if part.rank or part.title else last
        return chosen[0] if chosen else None

    def _find_home(self, phrases: Sequence[Phrase], named: dict[int, Actor]) -> None:
        """The publisher's country where the article gives it away: a dateline, or a lone office, its holder known."""
        if self._home is None:
            self._home = next(self._homes(phrases, named), None)
        for actor in self._actors:
            if actor.kind == "person" and actor.country is None and actor.office and not actor.person:
                actor.country = self._home if not actor.towards else None

    def _homes(self, phrases: Sequence[Phrase], named: dict[int, Actor]) -> Iterator[str]:
        """What speaks for a country, the dateline first."""
        for phrase in phrases:
            if phrase.form is _OUTLET and phrase.parts[0].country:
                yield phrase.parts[0].country
        for phrase in phrases:
            for part in phrase.parts if phrase.form is _FULL else ():
                actor = named.get(id(part))
                person = actor.person if actor else None
                if person and person.country and part.office and not (part.country or part.towards):
                    office = self._holders.canonical(part.office)
                    if any(tenure.words <= office for tenure in person.tenures if tenure.possible(self._day)):
                        yield person.country

    # --- one phrase

    def _named_by(self, phrase: Phrase, named: dict[int, Actor]) -> Iterable[Actor]:
        if phrase.form is _JOINT:
            sides = [self._thing("group", part.label or "", part.country) for part in phrase.parts]
            yield from (phrase.kind != "persons" and sides) or self._pairs.named_by(phrase, self._before) or sides
        elif phrase.form is _SHORT:
            actor = self._honoured(phrase) if phrase.kind == "pronominal" else self._family(phrase)
            if actor:
                yield actor
        elif phrase.kind == "several" and not self._holders.names_one(phrase, self._actors):
            label = self._scan.text(phrase.first, phrase.last, phrase.lead or None)
            yield self._thing("group", label, None)
        else:
            for part in phrase.parts:
                actor = named.get(id(part))
                if actor:
                    actor.country = actor.country or self._country_within(part)
                    if phrase.form is _COUNTERPART:
                        actor.office |= self._office_before(actor)
                    actor.official = actor.official or phrase.official
                else:
                    actor = self._unnamed(phrase, part)
                if actor:
                    yield actor

    def _recent(self) -> Iterator[Actor]:
        """The actors mentioned before, the last one first."""
        for resolved in islice(reversed(self._before), REACH):
            yield from reversed(resolved.actors)

    def _latest(self, candidates: Sequence[Actor]) -> Actor | None:
        """The candidate mentioned last, else the one that the text names first."""
        if len(candidates) > 1 and (chosen := next((actor for actor in self._recent() if actor in candidates), None)):
            return chosen
        return candidates[0] if candidates else None

    def _honoured(self, phrase: Phrase) -> Actor | None:
        """His majesty: the last one whose office or rank is called so and of whom the text speaks, else the first."""
        ranks = set((phrase.parts[0].rank or "").split())
        people = [actor for actor in self._actors if actor.kind in ("person", "office") and actor.official]
        called = [actor for actor in people if ranks & self._ranks(actor)]
        return next((actor for actor in leading(self._scan, self._before) if actor in called), self._latest(called))

    def _office_before(self, but: Actor | None = None) -> frozenset[str]:
        """The office of the person before, which his counterpart holds too."""
        for actor in self._recent():
            if actor.kind in ("person", "office") and actor.office and actor is not but:
                return frozenset(word for word in actor.office if not word.startswith("نظير"))
        return frozenset()

    def _family(self, phrase: Phrase) -> Actor | None:
        words = list(self._scan.words[phrase.first : phrase.last])
        words[0] = words[0][phrase.lead :].removeprefix("لل")
        stems = name_stems(words)
        people = [actor for actor in self._actors if actor.kind == "person" and len(actor.words) > 1]
        ending = [actor for actor in people if actor.words[-len(stems) :] == stems]
        return self._latest(ending or [actor for actor in people if set(stems) <= set(actor.words)])

    def _unnamed(self, phrase: Phrase, part: Part) -> Actor | None:
        label, form = part.label or "", phrase.form
        if form is _STATE:
            realm = not part.country and phrase.kind != "people"
            kind = phrase.kind
            return self._realm(label, kind.split()) if realm else self._thing("state", label, part.country, key=kind)
        if form is _OUTLET:
            return self._thing("outlet", label, None, official=False)
        if form is _INSTITUTION:
            return self._institution(phrase, part)
        many = form is _GROUP or (form is MentionForm.COUNTERPART and phrase.number > 2)  # his European counterparts
        return self._group(phrase, part) if many and len(phrase.parts) == 1 else self._holder(phrase, part)

    def _new(self, kind: str, name: str, country: str | None, *, official: bool = True) -> Actor:
        actor = Actor(kind, name, self._stems[name], country=country, official=official)
        self._actors.append(actor)
        return actor

    def _thing(self, kind: str, name: str, country: str | None, *, official: bool = True, key: str = "") -> Actor:
        """An actor that is no person: one for each name; a country is one under all its names but its capital."""
        words = self._stems[name]
        for actor in self._actors:
            if actor.kind != kind or actor.country != country:
                continue
            if actor.words == words or (kind == "state" and not key and actor.specific):
                return actor
        actor = self._new(kind, name, country, official=official)
        actor.specific = kind == "state" and not key
        return actor

    def _realm(self, label: str, countries: Sequence[str]) -> Actor | None:
        """The Kingdom: the publisher's, or the only one that the text names, else the one usually called so."""
        country = self._realm_country(countries)
        return self._thing("state", label, country) if country else None

    def _realm_country(self, countries: Sequence[str], towards: str | None = None) -> str:
        if self._home and self._home in countries:
            return self._home
        other = {towards, *self._scan.beside_realm}
        named = [country for country in countries if country in self._scan.named_countries and country not in other]
        return named[0] if len(named) == 1 else countries[0]

    def _in_realm(self, phrase: Phrase) -> Phrase:
        """With the country of those who act for "the Kingdom"."""
        parts = (
            evolve(part, country=part.country or self._realm_country(part.realm.split(), part.towards))
            if part.realm
            else part
            for part in phrase.parts
        )
        return evolve(phrase, parts=tuple(parts))

    def _country_within(self, part: Part) -> str | None:
        """The country of the body named before that a title ends with, "the leaders of the Union", or of its owner."""
        if part.within:
            kinds = ("institution", "group", "state")
            for actor in self._recent():
                words = (*actor.words[:2], *self._stems[actor.body or ""])
                if actor.kind in kinds and actor.country and part.within in words:
                    return actor.country
            if body := self._scan.body_before(self._at, part.within):
                return body[1].value.country
        if part.possessed:
            return next((actor.country for actor in self._recent() if actor.country), None)
        return None

    def _group(self, phrase: Phrase, part: Part) -> Actor | None:
        label = part.label or ""
        if phrase.kind == "bare":
            words = part.office or frozenset(self._stems[label])
            return next((actor for actor in self._recent() if actor.kind == "group" and words & actor.office), None)
        home = self._home if set(self._stems[label]) & _DOMESTIC else None
        country = part.country or self._country_within(part) or home
        for actor in self._recent() if country else ():  # the delegation of the same side
            alike = actor.kind == "group" and actor.country == country and part.office & actor.office
            if alike and same_group(actor.words, self._stems[label]):
                return actor
        actor = self._thing("group", label, country, official=phrase.official)
        actor.office |= part.office
        return actor

    def _institution(self, phrase: Phrase, part: Part) -> Actor | None:
        label = part.label or ""
        words = self._stems[label]
        if phrase.kind == "bare":
            named = [actor for actor in self._recent() if actor.kind == "institution" and words[0] in actor.words]
            if named:  # the one of which the text speaks most, not one that it names in passing
                return max(named, key=named.count)
            if body := self._scan.body_before(phrase.first, words[0]):
                at, hit = body
                label = self._scan.text(at, at + hit.length)
                part = evolve(part, label=label, country=hit.value.country, body=hit.value.name)
                words = self._stems[label]
            elif self._home is None and words[0] not in _ALONE:
                return None
        domestic = part.office & _DOMESTIC or part.office >= _CABINET
        country = part.country or self._country_within(part) or (self._home if domestic else None)
        for actor in self._actors:
            if actor.kind == "institution" and actor.country in (country, part.country):
                if actor.words == words or (len(words) > 1 and set(words) < set(actor.words)):
                    return actor
                sizes = {len(words), len(actor.words)}
                if part.body and part.body == actor.body and (len(sizes) == 1 or 1 in sizes):  # an acronym
                    return actor
        actor = self._new("institution", label, country, official=phrase.official)
        actor.body = part.body
        return actor

    def _holder(self, phrase: Phrase, part: Part) -> Actor | None:
        """The one who holds an office: somebody whom the article names, else the office itself."""
        office, country = part.office, part.country or self._country_within(part)
        if phrase.form is MentionForm.COUNTERPART:
            office = self._office_before()
        persons = (actor for actor in self._actors if actor.kind in ("person", "office"))
        people = [actor for actor in persons if actor.office or actor.person]
        if office & UNNAMED:  # the official: the one whom the article left unnamed
            for actor in self._recent():
                if actor.kind == "group" and actor.office & office and country in (None, actor.country):
                    return actor
        holder = self._holders.on_day(office, country)
        for actor in people:
            if holder and actor.person is holder:
                return actor
        fitting = self._holders.those_fitting(people, office, country, phrase, part)
        if phrase.form is MentionForm.COUNTERPART and country and not fitting:  # a headline; the text names him later
            fitting = [actor for actor in self._peers if actor.country == country]
        if fitting and not country and self._home:
            fitting = [actor for actor in fitting if actor.country == self._home] or fitting
        if fitting:
            return self._latest(fitting)
        if head := head_of_delegation(self._scan, self._before, self._holders.canonical(office), country):
            return head
        if phrase.kind == "bare" and not (country or self._home or part.rank):
            return None
        actor = self._new("office", part.label or part.title or "", country, official=phrase.official)
        at_home = not part.towards and phrase.official and phrase.form is not MentionForm.COUNTERPART
        actor.country = country or (self._home if at_home else None)
        actor.office, actor.towards, actor.person = office, part.towards, holder
        return actor

    def _ranks(self, actor: Actor) -> set[str]:
        """The nouns that an actor's office and rank begin with."""
        return offices.honoured_nouns(actor.office) | set(self._stems[actor.rank or ""])
