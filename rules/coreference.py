"""Which mentions are the same actor: full and short names, offices, counterparts, pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import define, field, frozen

from rules.gazetteer import Gazetteer, Person, office_stems
from rules.names import Names
from rules.phrases import MentionForm, Part, Phrase, Reader
from rules.text import fold
from rules.vocabulary import ARTICLE, Tag


@define(eq=False)
class Actor:
    """An actor while its mentions are collected."""

    kind: str  # person, office, state, institution, group, outlet
    name: str
    words: tuple[str, ...]  # of the name, folded, without articles
    title: str | None = None
    bare: bool = False  # the title says no more than its noun
    country: str | None = None
    towards: str | None = None
    office: frozenset[str] = frozenset()
    official: bool = True
    person: Person | None = None
    aliases: dict[str, None] = field(factory=dict)


@frozen
class Resolved:
    """A phrase and the actors that it names."""

    phrase: Phrase
    actors: tuple[Actor, ...]


_UNIONS = ("UN", "EU")


def stem(word: str) -> str:
    """A word of a name without its article."""
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names (stems) can be one person's: the shorter is part of the longer and begins or ends it."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    if not short or not set(short) <= set(long):
        return False
    if len(short) == 1:
        return short[0] == long[-1] or short[0] == long[0]
    return short[0] == long[0] or short[-len(short) :] == long[-len(short) :]


class Coreference:
    """Joins the phrases of one text to actors."""

    def __init__(self, reader: Reader, names: Names, gazetteer: Gazetteer, day: date, home: str | None) -> None:
        self._reader = reader
        self._names = names
        self._gazetteer = gazetteer
        self._day = day
        self.home = home
        self.actors: list[Actor] = []

    def resolve(self, phrases: Sequence[Phrase]) -> list[Resolved]:
        """Every phrase with its actors, and the short names that stand between them."""
        named = {id(part): self._person(part) for phrase in phrases for part in phrase.parts if part.name}
        self._domestic(phrases, named)
        merged = sorted([*phrases, *self._short_names(phrases)], key=lambda phrase: phrase.first)
        found: list[Resolved] = []
        for phrase in merged:
            actors = tuple(dict.fromkeys(self._actors(phrase, named, found)))
            for actor in actors:
                if phrase.form is not MentionForm.JOINT:
                    actor.aliases[self.text(phrase.first, phrase.last, phrase.lead)] = None
            found.append(Resolved(phrase, actors))
        return found

    # --- names

    def text(self, first: int, last: int, lead: int = 0) -> str:
        """The tokens as a name: spaces made one, quotation marks gone, li-l- opened to al-."""
        text = self._reader.tokens.original_text(first, last)[lead:]
        if not lead and self._reader.hits[first] and self._reader.hits[first][0].proclitic.article:
            proclitic = self._reader.hits[first][0].proclitic
            if proclitic.preposition == "ل":
                text = ARTICLE + text[len(proclitic.text) :]
        return " ".join(text.replace('"', " ").split())

    def _range_text(self, span: tuple[int, int]) -> str:
        return self.text(span[0], span[1], self._lead(span[0]))

    def _lead(self, index: int) -> int:
        reader = self._reader
        if not reader.hits[index] or reader.words[index] in self._names.given:
            return 0
        proclitic = reader.hits[index][0].proclitic
        if proclitic.article:
            return 0 if proclitic.preposition == "ل" else len(proclitic.text) - 2
        return len(proclitic.text)

    def _words(self, span: tuple[int, int]) -> tuple[str, ...]:
        words = list(self._reader.words[span[0] : span[1]])
        words[0] = words[0][self._lead(span[0]) :]
        return tuple(stem(word) for word in words if word not in ("بن", "ابن"))

    def _person(self, part: Part) -> Actor:
        """The actor of a part with a name: a known one or a new one."""
        assert part.name is not None
        words = self._words(part.name)
        title = " ".join(self._range_text(span) for span in part.titles) or None
        if title is None and part.rank:
            title = self._range_text(part.rank)
        known = self._known(words, part)
        country = part.country or (known.country if known else None)
        actor = self._match(words, country, known, part)
        if actor is None:
            actor = Actor("person", self._range_text(part.name), words, official=False)
            self.actors.append(actor)
        elif len(words) > len(actor.words):
            actor.words, actor.name = words, self._range_text(part.name)
        if title and (
            actor.title is None or (actor.bare and part.office) or len(title) > len(actor.title) > 0 and not part.rank
        ):
            actor.title, actor.bare = title, not part.office
        actor.office = actor.office | part.office
        actor.country = actor.country or country
        actor.towards = actor.towards or part.towards
        actor.person = actor.person or known
        actor.official = actor.official or known is not None
        return actor

    def _known(self, words: tuple[str, ...], part: Part) -> Person | None:
        """Who the gazetteer says that is; nobody where the article contradicts it."""
        assert part.name is not None
        hit = self._reader.hit(part.name[0], Tag.PERSON)
        if hit is None or part.name[0] + hit.length > part.name[1]:
            return None
        people = [person for person in self._gazetteer.people if person.name == hit.value.name]
        for person in people:
            if hit.value.kind == "short" and part.name[1] - part.name[0] > hit.length:
                continue
            if part.country in (None, person.country, *_UNIONS) or not part.country:
                return person
        return None

    def _match(self, words: tuple[str, ...], country: str | None, known: Person | None, part: Part) -> Actor | None:
        best = None
        for actor in self.actors:
            if actor.kind != "person":
                continue
            if known and actor.person is known:
                return actor
            if country and actor.country and country != actor.country and country not in _UNIONS:
                continue
            if not same_name(words, actor.words):
                continue
            if len(words) == 1 and len(actor.words) > 1:
                royal = words[0] == actor.words[0]
                if royal and not part.rank and not part.titles:
                    continue
                if not royal and best is not None:
                    continue
            best = actor
        return best

    def _domestic(self, phrases: Sequence[Phrase], named: dict[int, Actor]) -> None:
        """The publisher's country, where the article gives it away: an office without a country whose holder is known."""
        if self.home is None:
            for phrase in phrases:
                for part in phrase.parts:
                    actor = named.get(id(part))
                    if actor and actor.person and part.office and not part.country and not self._peer(phrase):
                        stems = [office_stems(tenure.office) for tenure in actor.person.tenures]
                        if any(self._same_office(part.office, office) for office in stems):
                            self.home = actor.person.country
                            break
        if self.home:
            for actor in self.actors:
                if actor.kind == "person" and actor.country is None and actor.office and not actor.person:
                    actor.country = self.home

    def _peer(self, phrase: Phrase) -> bool:
        return phrase.form is MentionForm.COUNTERPART

    def _short_names(self, phrases: Sequence[Phrase]) -> Iterable[Phrase]:
        """The family names of the people named elsewhere in the text, where no phrase covers them."""
        shorts: dict[str, int] = {}
        reader = self._reader
        words = reader.words
        for phrase in phrases:
            for part in phrase.parts:
                if not part.name:
                    continue
                first, last = part.name
                if last - first < 2:
                    continue
                family = words[last - 1]
                if not reader.names.is_other(words, last - 1) or family.startswith(ARTICLE):
                    shorts.setdefault(family, 1)
                if any(words[k] in ("ولد", "ابو", "ال") for k in range(first, last)):
                    start = next(k for k in range(first, last) if words[k] in ("ولد", "ابو", "ال"))
                    shorts[words[start]] = last - start
        covered = bytearray(len(words))
        for phrase in phrases:
            covered[phrase.first : phrase.last] = b"\1" * (phrase.last - phrase.first)
        families = {word for word in shorts}
        index = 0
        while index < len(words):
            word = words[index]
            if not covered[index] and not reader.taken[index]:
                lead = next(
                    (
                        len(clitic)
                        for clitic in ("", "و", "ب", "ل", "ف", "ول", "وب", "لل")
                        if self._is_short(word, clitic, families)
                    ),
                    None,
                )
                if lead is not None:
                    base = word[lead:]
                    last = index + 1
                    if base in ("ولد", "ابو", "ال"):
                        while last < len(words) and last - index < shorts[base] and not covered[last]:
                            if reader.names.is_other(words, last) or not words[last][0].isalpha():
                                break
                            last += 1
                    if last - index > 1 or base not in ("ولد", "ابو", "ال"):
                        yield Phrase(index, last, MentionForm.SHORT, lead=lead, kind="name")
                        index = last
                        continue
            index += 1

    @staticmethod
    def _is_short(word: str, clitic: str, families: set[str]) -> bool:
        if not word.startswith(clitic):
            return False
        rest = word[len(clitic) :]
        return (ARTICLE + rest if clitic == "لل" else rest) in families

    # --- one phrase

    def _actors(self, phrase: Phrase, named: dict[int, Actor], before: list[Resolved]) -> Iterable[Actor]:
        if phrase.form is MentionForm.JOINT:
            yield from self._joint(phrase, before)
            return
        if phrase.form is MentionForm.SHORT:
            actor = self._pronominal(phrase, before) if phrase.kind == "pronominal" else self._short(phrase, before)
            if actor:
                yield actor
            return
        for part in phrase.parts:
            if actor := named.get(id(part)):
                if phrase.form is MentionForm.COUNTERPART or not phrase.official:
                    self._inherit(actor, phrase, before)
                actor.official = actor.official or phrase.official
                yield actor
                continue
            actor = self._unnamed(phrase, part, before)
            if actor:
                yield actor

    def _inherit(self, actor: Actor, phrase: Phrase, before: list[Resolved]) -> None:
        """A counterpart holds the office of the one before."""
        if phrase.form is MentionForm.COUNTERPART:
            actor.office = actor.office | self._office_before(before, actor)

    def _office_before(self, before: list[Resolved], but: Actor | None = None) -> frozenset[str]:
        for resolved in reversed(before):
            for actor in reversed(resolved.actors):
                if actor.kind in ("person", "office") and actor.office and actor is not but:
                    return frozenset(word for word in actor.office if not word.startswith("نظير"))
        return frozenset()

    def _short(self, phrase: Phrase, before: list[Resolved]) -> Actor | None:
        words = tuple(stem(word) for word in self._reader.words[phrase.first : phrase.last])
        first = words[0][phrase.lead :] if phrase.lead else words[0]
        words = (stem(first), *words[1:])
        candidates = [
            actor
            for actor in self.actors
            if actor.kind == "person"
            and len(actor.words) > 1
            and actor.words[-1] == words[-1]
            or actor.kind == "person"
            and len(words) > 1
            and set(words) <= set(actor.words)
        ]
        return self._latest(candidates, before)

    def _latest(self, candidates: Sequence[Actor], before: list[Resolved]) -> Actor | None:
        """The candidate mentioned last, else the one that the text names first."""
        if len(candidates) > 1:
            for resolved in reversed(before):
                for actor in reversed(resolved.actors):
                    if actor in candidates:
                        return actor
        return candidates[0] if candidates else None

    def _pronominal(self, phrase: Phrase, before: list[Resolved]) -> Actor | None:
        for resolved in reversed(before):
            for actor in reversed(resolved.actors):
                if actor.kind == "person" and actor.official:
                    return actor
        return None

    def _unnamed(self, phrase: Phrase, part: Part, before: list[Resolved]) -> Actor | None:
        label = part.label or self.text(*self._span(phrase, part))
        match phrase.form:
            case MentionForm.OUTLET:
                return self._thing("outlet", label, None, False)
            case MentionForm.STATE:
                return self._thing("state", label, part.country, True, key=(phrase.kind,))
            case MentionForm.INSTITUTION:
                return self._institution(phrase, part, label, before)
            case MentionForm.GROUP if part.label is None:
                return self._thing("group", label, part.country, phrase.official)
        return self._holder(phrase, part, label, before)

    def _span(self, phrase: Phrase, part: Part) -> tuple[int, int, int]:
        if len(phrase.parts) > 1 and part.titles:
            return part.titles[0][0], part.titles[-1][1], self._lead(part.titles[0][0])
        return phrase.first, phrase.last, phrase.lead

    def _thing(self, kind: str, name: str, country: str | None, official: bool, key: tuple[str, ...] = ()) -> Actor:
        """A state, group or outlet: one actor for each name, for a state one for each sort of name."""
        words = tuple(stem(word) for word in (*key, *self._fold(name)))
        for actor in self.actors:
            if actor.kind != kind or actor.country != country:
                continue
            if actor.words == words or (kind == "state" and key and key[0] == "" and actor.words[:1] == ("",)):
                if len(name) > len(actor.name):
                    actor.name = name
                return actor
        actor = Actor(kind, name, words, country=country, official=official)
        self.actors.append(actor)
        return actor

    def _fold(self, name: str) -> list[str]:
        return fold(name).split()

    def _institution(self, phrase: Phrase, part: Part, label: str, before: list[Resolved]) -> Actor | None:
        words = tuple(stem(word) for word in self._fold(label))
        if phrase.kind == "bare":
            for resolved in reversed(before):
                for actor in reversed(resolved.actors):
                    if actor.kind == "institution" and words[0] in actor.words:
                        return actor
            if self.home is None:
                return None
        country = part.country or (self.home if phrase.official and not part.country else None)
        for actor in self.actors:
            if actor.kind == "institution" and actor.country in (country, part.country):
                if actor.words == words or set(words) < set(actor.words):
                    return actor
        actor = Actor(
            "institution", label, words, country=part.country or self._home_of(part), official=phrase.official
        )
        self.actors.append(actor)
        return actor

    def _home_of(self, part: Part) -> str | None:
        return self.home if part.office & {"وزاره", "حكومه", "رئاسه", "سفاره", "رياسه"} else None

    def _holder(self, phrase: Phrase, part: Part, label: str, before: list[Resolved]) -> Actor | None:
        """The one who holds an office: somebody whom the article names, else the office itself."""
        office = part.office
        country = part.country
        if phrase.form is MentionForm.COUNTERPART:
            office = self._office_before(before)
        people = [
            actor for actor in self.actors if actor.kind in ("person", "office") and actor.official or actor.office
        ]
        fitting = [actor for actor in people if self._fits(actor, office, country, phrase, part)]
        holder = self._holder_on_day(office, country)
        if holder and (named := [actor for actor in people if actor.person is holder]):
            return named[0]
        if fitting:
            chosen = self._latest(fitting, before)
            if phrase.form is MentionForm.OFFICE and not country and len(fitting) > 1:
                exact = [actor for actor in fitting if actor.country == self.home and self.home]
                chosen = self._latest(exact, before) or chosen
            return chosen
        if phrase.kind == "bare" and not phrase.parts[0].country and not self.home:
            return None
        actor = Actor(
            "office",
            label,
            tuple(self._fold(label)),
            None,
            country=country or (self.home if not part.towards else None),
        )
        actor.office, actor.towards, actor.person, actor.official = office, part.towards, holder, phrase.official
        self.actors.append(actor)
        return actor

    def _fits(self, actor: Actor, office: frozenset[str], country: str | None, phrase: Phrase, part: Part) -> bool:
        if country and actor.country != country and not (country == "UN" and actor.country is None):
            return False
        if not country and phrase.form is MentionForm.COUNTERPART:
            return False
        if part.towards and actor.towards and part.towards != actor.towards:
            return False
        if not office:
            return phrase.form is MentionForm.COUNTERPART and actor.kind == "person"
        if office == {"مسؤول"}:
            return True
        offices = [actor.office]
        if actor.person and (held := actor.person.office_on(self._day)):
            offices.append(office_stems(held))
        return any(self._same_office(office, held) for held in offices)

    def _same_office(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether an office that a title names can be the other: the same words, or fewer where these do not change it."""
        one, other = _canonical(one), _canonical(other)
        if not one or not other:
            return False
        if one == other:
            return True
        return one < other and not one & {"رييس", "نايب", "امين"}

    def _holder_on_day(self, office: frozenset[str], country: str | None) -> Person | None:
        """Who surely held the office on the day of publication."""
        if not country or not office:
            return None
        holders = [
            person
            for person in self._gazetteer.people
            if person.country == country
            and any(
                tenure.certain(self._day) and _canonical(office_stems(tenure.office)) == _canonical(office)
                for tenure in person.tenures
            )
        ]
        return holders[0] if len(holders) == 1 else None

    def _joint(self, phrase: Phrase, before: list[Resolved]) -> Iterable[Actor]:
        wanted = phrase.number
        found: list[Actor] = []
        sides: set[object] = set()
        for resolved in reversed(before):
            if resolved.phrase.form in (MentionForm.OUTLET, MentionForm.JOINT) or not resolved.phrase.official:
                continue
            for actor in reversed(resolved.actors):
                if phrase.kind in ("persons", "three") and actor.kind not in ("person", "office"):
                    continue
                if phrase.kind == "sides" and actor.kind in ("group", "state") and actor.country is None:
                    continue
                if actor in found or (actor.country or id(actor)) in sides:
                    continue
                found.append(actor)
                sides.add(actor.country or id(actor))
                if len(found) == wanted:
                    return reversed(found)
        return ()


_EQUAL = {"حكومه": "وزراء", "مجلس": "", "جمهوريه": "", "مسيول": "مسؤول"}


def _canonical(office: frozenset[str]) -> frozenset[str]:
    """An office without the words that do not tell it from others: the prime minister heads cabinet or government."""
    words = frozenset(word.replace("ئ", "ي").replace("ؤ", "و") for word in office)
    if "وزراء" in words:
        words -= {"مجلس"}
    if "حكومه" in words and "رييس" in words:
        words = words - {"حكومه"} | {"وزراء"}
    return words - {"جمهوريه", "دوله"}
