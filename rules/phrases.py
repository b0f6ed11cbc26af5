"""The phrases that name actors: offices with and without a name, institutions, groups, counterparts, countries.

A title is an Arabic noun phrase: a head in the construct state with its complement ("wazir kharijiyyat Misr"), or a
definite head with adjectives ("al-wazir al-Misri"), then prepositions that the office takes ("ila", "lada", "bi-ism"). The
personal name begins where an indefinite word cannot go on with a definite phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from rules.lexicon import Hit
from rules.names import Names
from rules.tokens import Tokens
from rules.vocabulary import ARTICLE, Tag, Term, Vocabulary


class MentionForm(StrEnum):
    """How a stretch of text names somebody."""

    FULL = "full"  # a name, with or without a title
    SHORT = "short"  # a later, shorter name, or "his majesty"
    OFFICE = "office"  # a title alone
    COUNTERPART = "counterpart"  # "his Egyptian counterpart", with or without a name
    STATE = "state"  # a country, its people, its capital or seat of power
    INSTITUTION = "institution"
    GROUP = "group"
    JOINT = "joint"  # "the two ministers", "both sides"
    OUTLET = "outlet"  # an agency, channel, site or newspaper: a source only


@frozen
class Part:
    """One of those whom a phrase names: a personal name, a title, or both (token ranges, end exclusive)."""

    name: tuple[int, int] | None = None
    titles: tuple[tuple[int, int], ...] = ()
    country: str | None = None
    office: frozenset[str] = frozenset()  # what the title is about, in folded stems without articles
    label: str | None = None  # a name that the text does not write in one piece, or the usual one of a body
    rank: tuple[int, int] | None = None
    towards: str | None = None  # the country that an envoy or ambassador is sent to


@frozen
class Phrase:
    """A stretch of text that names actors (tokens `first` up to and without `last`)."""

    first: int
    last: int
    form: MentionForm
    parts: tuple[Part, ...] = ()
    number: int = 1
    official: bool = True
    kind: str = ""  # what a joint phrase joins, an outlet's kind, "bare" for a title that says no more than its noun
    lead: int = 0  # letters of the first token that are written onto it


@frozen
class _Complement:
    last: int
    country: str | None = None
    definite: bool = True
    nations: int = 0


@frozen
class _Title:
    first: int
    last: int
    term: Term
    country: str | None = None
    towards: str | None = None
    definite: bool = True
    bare: bool = False
    parts: tuple[Part, ...] = ()
    tied: bool = False  # to a state or an institution


_HONORIFIC = (Tag.ADDRESS, Tag.RANK)
_PLACE = (Tag.NATION, Tag.CAPITAL, Tag.CITY, Tag.SEAT)
_BARRING = frozenset(Tag) - {Tag.QUALIFIER, Tag.CITY, Tag.PERSON, Tag.PLACE_NOUN, Tag.NATIONALITY, Tag.OUTLET}
_STATES = frozenset(["جمهوريه", "دوله", "مملكه", "سلطنه", "بلاد", "شعب", "حكومه خادم"])
_NISBA = re.compile("ال.{3,}ي(?:ه|ين|ون)?$")
_OPENING = frozenset("\"«“”'(،,")
_CLOSING = frozenset("\"»“”')")
_QUOTES = frozenset("\"«»“”'")


class Reader:
    """Reads the phrases of one text."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary, names: Names, taken: Sequence[tuple[int, int]]) -> None:
        self.tokens = tokens
        self.words = words = tokens.words
        self.names = names
        self.hits: list[list[Hit[Term]]] = [vocabulary.at(words, index) for index in range(len(words))]
        self.taken = bytearray(len(words))
        for first, last in taken:
            self.taken[first:last] = b"\1" * (last - first)
        self._families: frozenset[str] | None = None

    # --- looking at tokens

    def hit(self, index: int, *tags: Tag) -> Hit[Term] | None:
        """The longest entry with one of the tags that begins at the token."""
        if index < len(self.words) and not self.taken[index]:
            for found in self.hits[index]:
                if found.value.tag in tags:
                    return found
        return None

    def word(self, index: int) -> str:
        return self.words[index] if index < len(self.words) else "\n"

    def plain(self, index: int, *tags: Tag) -> Hit[Term] | None:
        """Like `hit`, of a word that nothing is written onto but the article."""
        found = self.hit(index, *tags)
        return found if found and not (found.proclitic.conjunction or found.proclitic.preposition) else None

    def joined(self, index: int, *tags: Tag) -> Hit[Term] | None:
        """Like `hit`, of a word with wa- written onto it."""
        found = self.hit(index, *tags)
        return found if found and found.proclitic.conjunction == "و" and not found.proclitic.preposition else None

    def barred(self, index: int) -> bool:
        """Whether the token cannot be part of a personal name."""
        if self.taken[index]:
            return True
        word = self.words[index]
        if word in self.names.given:
            return False
        for found in self.hits[index]:
            if found.value.tag in _BARRING and not found.pronoun:
                return True
            if found.value.tag is Tag.NATIONALITY and (index == 0 or self.words[index - 1] not in self.names.given):
                return True
            if found.value.tag is Tag.OUTLET and not found.value.weak:
                return True
        return False

    @property
    def families(self) -> frozenset[str]:
        """Words with the article that stand behind a given name somewhere in the text."""
        if self._families is None:
            given, words = self.names.given, self.words
            self._families = frozenset(
                words[index]
                for index in range(1, len(words))
                if words[index].startswith(ARTICLE) and words[index - 1] in given and not self.barred(index)
            )
        return self._families

    # --- the whole text

    def read(self) -> Iterator[Phrase]:
        """The phrases of the text in order; they do not overlap."""
        index = 0
        while index < len(self.words):
            phrase = self._at(index) if self.hits[index] or self.words[index] in self.names.given else None
            if phrase is None:
                index += 1
                continue
            yield phrase
            index = max(phrase.last, index + 1)

    def _at(self, index: int) -> Phrase | None:
        if outlet := self._outlet(index):
            return outlet
        if self.taken[index]:
            return None
        phrase = (
            self._joint(index)
            or self._person(index)
            or self._side(index)
            or self._institution(index)
            or self._group(index)
            or self._state(index)
        )
        if phrase:
            return evolve(phrase, lead=self._lead(index))
        return None

    def _lead(self, index: int) -> int:
        """How many letters of the token are clitics; of li- with the article none, since the article's alif is gone."""
        hits = self.hits[index]
        if not hits or self.words[index] in self.names.given:
            return 0
        proclitic = hits[0].proclitic
        if proclitic.article:
            return 0 if proclitic.preposition == "ل" else len(proclitic.text) - 2
        return len(proclitic.text)

    # --- sources

    def _outlet(self, index: int) -> Phrase | None:
        noun = self.hit(index, Tag.OUTLET_NOUN)
        first = index
        if found := self._longest(index, Tag.OUTLET):
            weak = found.value.weak and found.length == 1 and self.word(index - 1) not in _QUOTES
            if not weak:
                return self._outlet_phrase(first, index + found.length, found.value.name, found.value.kind)
        if noun:
            start = index + noun.length
            opened = self.word(start) in _OPENING
            start += opened
            if (found := self._longest(start, Tag.OUTLET)) and not found.proclitic.conjunction:
                last = start + found.length
                last += opened and self.word(last) in _CLOSING
                return self._outlet_phrase(first, last, found.value.name, noun.value.kind)
            if opened and start < len(self.words):
                closing = next(
                    (k for k in range(start, min(start + 6, len(self.words))) if self.words[k] in _CLOSING), None
                )
                if closing and closing > start:
                    name = self.tokens.original_text(start, closing)
                    return self._outlet_phrase(first, closing + 1, name, noun.value.kind)
        return None

    def _longest(self, index: int, tag: Tag) -> Hit[Term] | None:
        if index < len(self.words):
            for found in self.hits[index]:
                if found.value.tag is tag:
                    return found
        return None

    def _outlet_phrase(self, first: int, last: int, name: str, kind: str) -> Phrase:
        part = Part(label=name)
        return Phrase(first, last, MentionForm.OUTLET, (part,), official=False, kind=kind, lead=self._lead(first))

    # --- persons

    def _honorifics(self, index: int) -> tuple[int, tuple[int, int] | None]:
        """Past the forms of address and ranks; the range of the last rank."""
        rank = None
        while found := self.hit(index, *_HONORIFIC):
            if found.value.tag is Tag.RANK:
                rank = (index, index + found.length)
            index += found.length
            if self.word(index) == "." and self.word(index - 1) == "د":
                index += 1
        return index, rank

    def _person(self, index: int) -> Phrase | None:
        if found := self.hit(index, Tag.PRONOMINAL):
            return Phrase(index, index + found.length, MentionForm.SHORT, kind="pronominal")
        start, rank = self._honorifics(index)
        titles: list[_Title] = []
        if (peer := self._peer(start)) and (peer.parts or not peer.definite):
            return self._listed(index, peer)
        title = peer or self._title(start)
        if title and title.parts:
            return self._listed(index, title)
        at = start
        while title:
            titles.append(title)
            at = title.last
            follows = title.term.office is None or not (title.term.office.joins or title.term.office.rank)
            title = None if peer or follows else self._title(at)
        if not titles and rank is None and start == index and not self._may_open(index):
            return None
        if person := self._named(index, at, titles, rank):
            return person
        if rank and not titles and at == rank[1]:
            return Phrase(index, at, MentionForm.OFFICE, (Part(titles=(rank,), rank=rank),), kind="bare")
        if titles:
            return self._untitled(index, titles, peer is not None, rank)
        return None

    def _named(self, first: int, at: int, titles: list[_Title], rank: tuple[int, int] | None) -> Phrase | None:
        """A personal name at `at`, behind the titles, with the titles that follow it."""
        if titles and titles[0].term.number > 1:
            return None
        if titles and not titles[-1].definite:
            return None
        start, later = self._honorifics(at)
        opened = False
        if titles and start == at and self.word(at) in _OPENING:
            opened = True
            start, later = self._honorifics(at + 1)
        last = self._name(start, bool(titles or rank or later), opened, bool(titles) and titles[-1].bare)
        if last == start:
            return None
        name = (start, last)
        # a closing mark belongs to the phrase where it opened in it
        if opened and self.word(last) in _CLOSING:
            last += 1
        past = last
        while True:
            step = past + (self.word(past) in ("-", "،", ",", "("))
            if found := self.hit(step, Tag.PIOUS):
                past = step + found.length
                past += self.word(past) in ("-", "،", ",", ")")
                last = past
            else:
                break
        full = [title for title in titles if not title.bare]
        if not full:
            step = last + (self.word(last) in ("،", ","))
            step, _ = self._honorifics(step)
            following = self._apposition(step)
            if following:
                full = following
                last = following[-1].last
        chosen = full or titles
        if not chosen and not (rank or later) and not self._plausible(name):
            return None
        office = frozenset[str]().union(*(self._stems(title.first, title.last) for title in chosen))
        country = next((title.country for title in chosen if title.country), None)
        private = any(title.term.office and title.term.office.private for title in chosen)
        peer = any(title.term.tag is Tag.PEER for title in titles)
        part = Part(
            name=name,
            titles=tuple((title.first, title.last) for title in chosen),
            country=country,
            office=office,
            rank=later or rank,
            towards=next((title.towards for title in chosen if title.towards), None),
        )
        official = bool((chosen or rank or later) and not private)
        form = MentionForm.COUNTERPART if peer else MentionForm.FULL
        return Phrase(first, last, form, (part,), official=official)

    def _apposition(self, index: int) -> list[_Title]:
        """The titles that follow a name, the second with or without wa-."""
        found: list[_Title] = []
        while title := self._title(index, joined=bool(found)):
            if title.term.number > 1 or title.parts or title.bare or (not title.definite and not title.tied):
                break
            if self.hit(title.last, *_HONORIFIC) and not found:
                break
            after = self._name(title.last, True, False, False)
            if after > title.last:
                break  # the title of the next person
            found.append(title)
            index = title.last
        return found

    def _may_open(self, index: int) -> bool:
        """Whether a name without a title may begin at the token."""
        return bool(self.hit(index, Tag.PERSON)) or self.words[index] in self.names.given

    def _plausible(self, name: tuple[int, int]) -> bool:
        """Whether a name without any title is surely a name."""
        first, last = name
        if self.hit(first, Tag.PERSON):
            return True
        words = self.words[first:last]
        if self.names.is_other(self.words, first) or len(words) < 2:
            return False
        return True

    def _name(self, index: int, titled: bool, opened: bool, bare: bool) -> int:
        """The end of the name at the token, `index` where none is believed to begin."""
        if index >= len(self.words) or self.taken[index]:
            return index
        person = self.hit(index, Tag.PERSON)
        if person and not (person.proclitic.conjunction or person.proclitic.preposition):
            longest = index + person.length
            return max(longest, self.names.end(self.words, index, self.barred, short=titled))
        if person and not titled:
            return index + person.length
        word = self.words[index]
        last = self.names.end(self.words, index, self.barred, short=titled)
        if last == index:
            return index
        if last - index == 1 and word not in self.names.given:
            if word.startswith(ARTICLE):
                return last if word in self.families or (bare and not self._ordinary(index)) else index
            sure = self.names.is_family(word) or self.words.count(word) > 1
            return last if sure and not opened and not self._ordinary(index) else index
        if opened and word not in self.names.given and self.word(last) not in _CLOSING | {"،", ","}:
            return index
        if word not in self.names.given and self._ordinary(index):
            return index
        return last

    def _ordinary(self, index: int) -> bool:
        return self.names.is_other(self.words, index) or self.names.is_verbal_noun(self.words[index])

    def _untitled(self, first: int, titles: list[_Title], peer: bool, rank: tuple[int, int] | None) -> Phrase | None:
        """Titles without a name."""
        head = titles[0]
        office = head.term.office
        title_range = tuple((title.first, title.last) for title in titles)
        country = next((title.country for title in titles if title.country), None)
        stems = frozenset[str]().union(*(self._stems(title.first, title.last) for title in titles))
        towards = next((title.towards for title in titles if title.towards), None)
        part = Part(titles=title_range, country=country, office=stems, towards=towards)
        last = titles[-1].last
        if peer:
            return Phrase(first, last, MentionForm.COUNTERPART, (part,), number=head.term.number)
        assert office is not None
        official = not office.private
        if head.term.number > 1 or (office.unnamed and not head.definite):
            if head.bare and not head.definite:
                return None
            return Phrase(
                first, last, MentionForm.GROUP, (part,), number=head.term.number, official=official and head.tied
            )
        if not head.definite and not head.tied:
            return None
        if head.bare and (office.needs or office.private):
            return None
        kind = "bare" if all(title.bare for title in titles) else ""
        return Phrase(first, last, MentionForm.OFFICE, (part,), official=official, kind=kind)

    def _listed(self, first: int, title: _Title) -> Phrase:
        form = MentionForm.COUNTERPART if title.term.tag is Tag.PEER else MentionForm.FULL
        if form is MentionForm.FULL and not any(part.name for part in title.parts):
            form = MentionForm.GROUP
        return Phrase(first, title.last, form, title.parts, number=max(title.term.number, len(title.parts)))

    # --- titles

    def _title(self, index: int, *, joined: bool = False, inner: bool = False) -> _Title | None:
        """The title that begins at the token; `joined` allows wa- in front, `inner` any preposition."""
        found = self.hit(index, Tag.OFFICE)
        if not found:
            return None
        office = found.value.office
        assert office is not None
        at = index + found.length
        definite = found.proclitic.article or not office.governs
        country = office.country
        head = _Title(index, at, found.value, country, definite=definite, bare=office.governs and not office.country)
        if not office.governs:
            return self._qualified(head)
        if definite:
            return self._linked(self._qualified(head), office.links)
        if found.pronoun:
            return self._linked(self._qualified(evolve(head, definite=True)), office.links)
        complement = self._complement(at, found.value)
        if complement:
            title = evolve(
                head, last=complement.last, country=country or complement.country, bare=False, tied=True, definite=True
            )
            if found.value.number > 1:
                if parts := self._elements(title, index):
                    return evolve(title, last=parts[0], parts=parts[1])
            return self._linked(title, office.links)
        if found.value.number > 1 and (parts := self._elements(head, index)):
            return evolve(head, last=parts[0], parts=parts[1], bare=False)
        return self._linked(self._indefinite(head), office.links)

    def _qualified(self, title: _Title) -> _Title:
        """With the definite adjectives that follow."""
        at, country, tied = title.last, title.country, title.tied
        bare = title.bare
        while found := self.plain(at, Tag.NATIONALITY, Tag.QUALIFIER):
            if not found.proclitic.article:
                break
            if found.value.number > 1 and title.term.number == 1:
                break
            if found.value.tag is Tag.NATIONALITY:
                country = country or found.value.country
                tied = True
            bare = False
            at += found.length
        return evolve(title, last=at, country=country, bare=bare, tied=tied)

    def _indefinite(self, title: _Title) -> _Title:
        """With the indefinite adjectives that follow: a Russian official."""
        at, country, tied = title.last, title.country, title.tied
        while found := self.plain(at, Tag.NATIONALITY, Tag.QUALIFIER):
            if found.proclitic.article:
                break
            if found.value.tag is Tag.NATIONALITY:
                country = country or found.value.country
                tied = True
            at += found.length
        return evolve(title, last=at, country=country, bare=at == title.last, tied=tied, definite=False)

    def _linked(self, title: _Title, links: frozenset[str]) -> _Title:
        """With the prepositional phrases that the office takes."""
        while links and (step := self._link(title, links)):
            title = step
        return title

    def _link(self, title: _Title, links: frozenset[str]) -> _Title | None:
        at = title.last
        word = self.word(at)
        if word == "باسم" and word in links:
            found = self._complement(at + 1, None, named=True)
            return self._extend(title, found, acts=True) if found else None
        if word in ("الي", "لدي", "في", "من", "عن", "بشان", "حول") and word in links:
            if word == "من" or (word == "في" and not self.hit(at + 1, *_PLACE)):
                if self.hit(at + 1, Tag.BODY, Tag.INSTITUTION, Tag.PORTFOLIO):
                    found = self._complement(at + 1, None, named=True)
                    return self._extend(title, found, acts=True) if found else None
                return None
            if word in ("في", "عن", "حول") and title.bare:
                return None
            found = self._places_to(at + 1)
            return self._extend(title, found, acts=False) if found else None
        found_hit = self.hit(
            at, Tag.BODY, Tag.NATION, Tag.INSTITUTION, Tag.INNER, Tag.PORTFOLIO, Tag.OFFICE, Tag.ADDRESS
        )
        if not found_hit or found_hit.proclitic.conjunction or found_hit.proclitic.preposition not in ("ل", "ب"):
            return None
        if found_hit.proclitic.preposition not in links:
            return None
        if found_hit.proclitic.preposition == "ب" and found_hit.value.tag in (Tag.NATION, Tag.OFFICE):
            return None
        start = at
        if found_hit.value.tag is Tag.ADDRESS:
            start = at + found_hit.length
        found = self._complement(start, None, named=True)
        if not found:
            return None
        sent = found_hit.value.tag is Tag.NATION and found_hit.value.country != "UN" and title.tied
        return self._extend(title, found, acts=not sent)

    def _extend(self, title: _Title, found: _Complement, *, acts: bool) -> _Title:
        country = title.country or (found.country if acts else None)
        towards = title.towards or (None if acts else found.country)
        return evolve(title, last=found.last, country=country, towards=towards, bare=False, tied=title.tied or acts)

    def _places_to(self, index: int) -> _Complement | None:
        """Countries, cities or bodies behind "to", "at" or "in", with wa- between them and an adjective behind."""
        country, at = None, index
        while found := (self.hit if at == index else self.joined)(at, Tag.NATION, Tag.CAPITAL, Tag.CITY, Tag.BODY):
            country = country or found.value.country
            at += found.length
            while (more := self.plain(at, Tag.QUALIFIER)) and more.proclitic.article:
                at += more.length
        return _Complement(at, country) if at > index else None

    def _complement(self, index: int, head: Term | None, *, named: bool = False) -> _Complement | None:
        """The definite noun phrase that begins at the token and completes a construct or follows a preposition."""
        at, country = index, None
        proper = bool(head and head.proper)
        for _ in range(6):
            if at >= len(self.words) or self.taken[at]:
                return None
            find = self.hit if named and at == index else self.plain
            found = find(at, Tag.BODY, Tag.NATION, Tag.SEAT, Tag.PERSON)
            if found and found.value.tag is Tag.PERSON and head is None:
                found = None
            if found and not (found.value.weak and found.value.tag is Tag.BODY):
                return self._more(_Complement(at + found.length, found.value.country, nations=1))
            title = self.hit(at, Tag.OFFICE)
            if (
                title
                and (find is self.hit or not title.proclitic.conjunction)
                and not (title.proclitic.preposition and not (named and at == index))
            ):
                inner = self._title(at, inner=True)
                if inner and inner.definite and not inner.parts:
                    return _Complement(inner.last, inner.country)
            if found := find(at, Tag.INSTITUTION, Tag.INNER, Tag.PORTFOLIO, Tag.ADDRESS):
                if found.proclitic.article or found.pronoun:
                    return self._more(self._described(_Complement(at + found.length)))
                proper = found.value.proper
                at += found.length
                continue
            word = self.words[at]
            if word.startswith(ARTICLE) and len(word) > 4 and not self._closed(at):
                nisba = self.plain(at, Tag.NATIONALITY)
                if nisba and at == index and not proper:
                    return None
                return self._more(self._described(_Complement(at + 1, nisba.value.country if nisba else None)))
            if found := self.plain(at, Tag.CAPITAL, Tag.CITY):
                return _Complement(at + found.length, found.value.country)
            if proper and word[0].isalpha() and not self.names.is_other(self.words, at):
                return _Complement(at + 1, country)
            return None
        return None

    def complement(self, index: int) -> tuple[int, str | None] | None:
        """The end and the country of the definite noun phrase that begins at the token, or nothing."""
        found = self._complement(index, None)
        return (found.last, found.country) if found else None

    def _closed(self, index: int) -> bool:
        """Whether a word with the article cannot stand in a title: time, relative pronouns, names, people, honorifics."""
        if self.names.is_particle(self.words, index) or self.hit(index, *_HONORIFIC, Tag.JOINT, Tag.OUTLET_NOUN):
            return True
        return self.words[index] in self.names.given

    def _described(self, found: _Complement) -> _Complement:
        """With the definite adjectives behind it."""
        at, country = found.last, found.country
        while at < len(self.words) and not self.taken[at]:
            if more := self.plain(at, Tag.NATIONALITY, Tag.QUALIFIER):
                if not more.proclitic.article:
                    break
                if more.value.tag is Tag.NATIONALITY:
                    country = country or more.value.country
                at += more.length
                continue
            word = self.words[at]
            if _NISBA.match(word) and word.endswith("يه") and not self._closed(at) and not self.hits[at]:
                if self.names.is_other(self.words, at):
                    break
                at += 1
                continue
            break
        return evolve(found, last=at, country=country)

    def _more(self, found: _Complement) -> _Complement:
        """With what is joined to it by wa-: Foreign Affairs and Cooperation."""
        while (more := self.joined(found.last, Tag.PORTFOLIO, Tag.INNER)) and more.proclitic.article:
            tail = self._described(_Complement(found.last + more.length))
            found = evolve(found, last=tail.last, country=found.country or tail.country)
        return self._described(found)

    def _elements(self, title: _Title, index: int) -> tuple[int, tuple[Part, ...]] | None:
        """The members of an elliptic list: "the two foreign ministers, the Russian X and the Egyptian Y", "of A, B and C"."""
        stems = self._stems(title.first, title.last)
        parts: list[Part] = []
        at = title.last
        if title.country is None or title.term.tag is Tag.PEER:
            while found := (self.joined if parts else self.plain)(at, Tag.NATIONALITY):
                if not found.proclitic.article or found.value.number > 1 or not found.value.country:
                    break
                start, _ = self._honorifics(at + found.length)
                last = self._name(start, True, False, False)
                name = (start, last) if last > start else None
                parts.append(
                    Part(name, ((title.first, title.last), (at, at + found.length)), found.value.country, stems)
                )
                at = last if name else at + found.length
            if len(parts) > 1 or (parts and parts[0].name):
                return at, tuple(parts)
            return None
        # the complement has taken the first country
        first = next((k for k in range(title.first, title.last) if self.plain(k, Tag.NATION)), None)
        if first is None:
            return None
        found = self.plain(first, Tag.NATION)
        if found is None or first + found.length != title.last:
            return None
        at = first
        while found := (self.joined if parts else self.plain)(at, Tag.NATION):
            label = self._element_label(title.first, first, at, found)
            last = at + found.length
            parts.append(Part(None, ((title.first, first), (at, last)), found.value.country, stems, label))
            at = last
            if self.word(at) in ("،", ",") and self.plain(at + 1, Tag.NATION):
                at += 1
                parts_first = self.plain(at, Tag.NATION)
                assert parts_first is not None
                label = self._element_label(title.first, first, at, parts_first)
                last = at + parts_first.length
                parts.append(Part(None, ((title.first, first), (at, last)), parts_first.value.country, stems, label))
                at = last
        return (at, tuple(parts)) if len(parts) > 1 else None

    def _element_label(self, first: int, last: int, nation: int, found: Hit[Term]) -> str:
        """The title of one member: wazir kharijiyyat al-Saudiyya."""
        head = self.hit(first, Tag.OFFICE)
        assert head is not None
        middle = self.tokens.original_text(first + head.length, last) if first + head.length < last else ""
        country = self.tokens.original_text(nation, nation + found.length)[len(found.proclitic.conjunction) :]
        return " ".join(part for part in (head.value.name, middle, country) if part)

    def _peer(self, index: int) -> _Title | None:
        """His counterpart, with a nationality."""
        found = self.hit(index, Tag.PEER)
        if not found:
            return None
        title = _Title(index, index + found.length, found.value, bare=True, tied=True)
        if found.value.number > 1 and (parts := self._elements(title, index)):
            return evolve(title, last=parts[0], parts=parts[1])
        return self._qualified(title)

    def _stems(self, first: int, last: int) -> frozenset[str]:
        """What a title is about: its words without articles, clitics, countries and adjectives of rank."""
        stems: set[str] = set()
        index = first
        while index < last:
            hits = self.hits[index]
            skip = self.hit(index, Tag.NATION, Tag.NATIONALITY, Tag.CAPITAL, Tag.CITY)
            if skip and skip.value.country:
                index += skip.length
                continue
            word = self.words[index]
            if hits:
                word = word[len(hits[0].proclitic.text) :]
                if hits[0].pronoun:
                    word = word[: -len(hits[0].pronoun)]
            elif word.startswith(ARTICLE):
                word = word[2:]
            if len(word) > 2 and word not in _STATES:
                head = next((hit.value for hit in hits if hit.value.tag is Tag.OFFICE), None)
                stems.add(head.name if head and hits[0].length == 1 else word)
            index += 1
        return frozenset(stems)

    # --- institutions, groups, states

    def _institution(self, index: int) -> Phrase | None:
        body = self.hit(index, Tag.BODY)
        found = self.hit(index, Tag.INSTITUTION, Tag.PORTFOLIO)
        if body and not body.value.weak:
            reach = self._described(_Complement(index + body.length, body.value.country))
            part = Part(label=None, titles=((index, reach.last),), country=reach.country)
            return Phrase(index, reach.last, MentionForm.INSTITUTION, (part,), official=body.value.official)
        if not found or found.pronoun:
            return None
        term, at = found.value, index + found.length
        if term.number > 1:
            return None
        if found.proclitic.article:
            reach = self._described(_Complement(at))
            if term.tag is Tag.PORTFOLIO and not reach.country:
                return None
            kind = "bare" if reach.last == at else ""
        else:
            complement = self._complement(at, term)
            if complement is None:
                return None
            reach, kind = complement, ""
        last, country = reach.last, reach.country
        if self.word(last) == "في" and self.hit(last + 1, Tag.INSTITUTION, Tag.BODY):
            inside = self._complement(last + 1, None, named=True)
            if inside and not kind:
                last, country = inside.last, country or inside.country
        part = Part(titles=((index, last),), country=country, office=self._stems(index, last))
        return Phrase(index, last, MentionForm.INSTITUTION, (part,), official=term.official, kind=kind)

    def _side(self, index: int) -> Phrase | None:
        found = self.hit(index, Tag.SIDE)
        if not found:
            return None
        at = index + found.length
        nationality = self.plain(at, Tag.NATIONALITY)
        if not nationality or not nationality.proclitic.article:
            return None
        last = at + nationality.length
        part = Part(titles=((index, last),), country=nationality.value.country)
        return Phrase(index, last, MentionForm.GROUP, (part,), kind="side")

    def _group(self, index: int) -> Phrase | None:
        start = index
        if quantity := self.hit(index, Tag.QUANTITY):
            start = index + quantity.length
        head = self.hit(start, Tag.GROUP)
        if head is None:
            if quantity and (title := self._title(start)) and (not title.bare or title.definite):
                reach = self._members(title.last, title.country)
                part = Part(titles=((index, reach.last),), country=reach.country or title.country)
                return Phrase(index, reach.last, MentionForm.GROUP, (part,), number=3, official=title.tied)
            return None
        at = start + head.length
        country, tied, definite = None, False, self.words[start].startswith((ARTICLE, "وال", "بال", "لل"))
        while more := self.plain(at, Tag.NATIONALITY, Tag.QUALIFIER):
            if more.proclitic.article != definite:
                break
            if more.value.tag is Tag.NATIONALITY:
                country, tied = country or more.value.country, True
            tied = True
            at += more.length
        if at == start + head.length and not definite and (complement := self._complement(at, None)):
            at, country, tied = complement.last, complement.country, True
        reach = self._members(at, country)
        if reach.last > at:
            at, country, tied = reach.last, reach.country, True
        if not tied:
            return None
        part = Part(titles=((index, at),), country=country)
        return Phrase(index, at, MentionForm.GROUP, (part,), number=3)

    def _members(self, at: int, country: str | None) -> _Complement:
        """With "from the Houthi group", "of the Houthis"."""
        word = self.word(at)
        if word in ("من", "عن") and self.hit(at + 1, Tag.BODY, Tag.INSTITUTION, Tag.NATION):
            if found := self._complement(at + 1, None, named=True):
                return _Complement(found.last, country or found.country)
        link = self.hit(at, Tag.BODY, Tag.NATION)
        if link and link.proclitic.preposition == "ل" and not link.proclitic.conjunction:
            return _Complement(at + link.length, country or link.value.country)
        return _Complement(at, country)

    def _state(self, index: int) -> Phrase | None:
        if found := self.hit(index, Tag.NATION, Tag.CAPITAL, Tag.SEAT):
            if found.value.weak and not found.proclitic.preposition and not self._after_preposition(index):
                return None
            if found.value.country is None:
                return None
            last = index + found.length
            part = Part(titles=((index, last),), country=found.value.country)
            kind = {Tag.NATION: "", Tag.CAPITAL: "capital", Tag.SEAT: "seat"}[found.value.tag]
            return Phrase(index, last, MentionForm.STATE, (part,), kind=kind)
        if (people := self.hit(index, Tag.NATIONALITY)) and people.value.number == 3 and people.proclitic.article:
            last = index + people.length
            part = Part(titles=((index, last),), country=people.value.country)
            return Phrase(index, last, MentionForm.STATE, (part,), kind="people")
        return None

    def _after_preposition(self, index: int) -> bool:
        return self.word(index - 1) in ("في", "الي", "من", "مع", "لدي", "بين", "عن") if index else False

    def _joint(self, index: int) -> Phrase | None:
        found = self.hit(index, Tag.JOINT)
        if not found:
            return None
        last = index + found.length
        if found.value.kind == "persons" and self.plain(last, Tag.NATIONALITY):
            last += 1
        return Phrase(index, last, MentionForm.JOINT, number=found.value.number, kind=found.value.kind)
