"""The phrases that name actors in a text: people, institutions, groups, states, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import compress, count
from operator import attrgetter

from attrs import evolve

from rules.bodynames import whole
from rules.lexicon import Hit
from rules.people import PeopleReader
from rules.phrase import MentionForm, Part, Phrase, nominative
from rules.scan import Scan
from rules.title import Complement
from rules.titles import TitleReader
from rules.vocabulary import Tag, Term
from timeline.letters import plain

_TAG, _OFFICE = attrgetter("value.tag"), MentionForm.OFFICE
_BODY, _PORTFOLIO, _SEAT, _NATION, _REALM = Tag.BODY, Tag.PORTFOLIO, Tag.SEAT, Tag.NATION, Tag.REALM
_RELATED = (Tag.NATIONALITY, Tag.REGION)
_STATES = frozenset((Tag.NATION, Tag.CAPITAL, Tag.SEAT))
_ADJECTIVE = (*_RELATED, Tag.QUALIFIER)
_THERE = (Tag.NATION, Tag.GROUP, Tag.JOINT, Tag.CAPITAL)
_PERSONAL = frozenset((Tag.PERSON, Tag.OFFICE, Tag.PEER, Tag.ADDRESS, Tag.RANK))
_OUTLETS = frozenset((Tag.OUTLET, Tag.OUTLET_NOUN))
_OPENING = frozenset("\"«“'(/")
_CLOSING = frozenset("\"»”')")
_IN = "في"
_PLACE_PREPOSITIONS = frozenset(("في", "الي", "من", "مع", "لدي", "بين", "عن"))
_DATELINE = 12  # tokens at the head of a text
_OF_HIM, _WITH_HIM = frozenset(("منه", "منها", "منهم")), frozenset(("له", "لها", "لهم", "لهما"))
_DELEGATIONS = "وفود"  # wufud
_OFFICIALS = ("مسؤول", "مسئول")  # mas'ul, in both spellings
_GROUP = "مجموعه"  # majmu'a, in folded letters
_PERSONS = ("ون", "ين")  # plurals of persons
_LONGEST_QUOTED = 6  # tokens of an outlet's name in quotation marks


class PhraseReader:
    """Reads the phrases of one text."""

    def __init__(self, scan: Scan, candidates: Mapping[int, tuple[int, str]] | None = None) -> None:
        """`candidates` are what another pipeline found: the first token with the end and the label."""
        self._scan = scan
        self._candidates = candidates or {}
        self._titles = TitleReader(scan)
        self._people = PeopleReader(scan, self._titles, self._candidates)
        self._readers: tuple[tuple[frozenset[Tag], Callable[[int], Phrase | None]], ...] = (
            (_OUTLETS, self._outlet),
            (_STATES, self._long_state),
            (frozenset((Tag.JOINT,)), self._joint),
            (frozenset((Tag.PRONOMINAL,)), self._people.honoured),
            (_PERSONAL, self._people.person),
            (frozenset((Tag.SIDE,)), self._side),
            (frozenset((Tag.GROUP, Tag.QUANTITY)), self._group),
            (frozenset((Tag.BODY, Tag.INSTITUTION, Tag.PORTFOLIO)), self._institution),
            (_STATES | {Tag.REALM, *_RELATED}, self._state),
        )

        self._called: dict[tuple[Tag, ...], list[Callable[[int], Phrase | None]]] = {}  # by all that a token may be

    def read(self) -> Iterator[Phrase]:
        """The phrases of the text in order; they do not overlap."""
        scan, floor = self._scan, 0
        named = {*compress(count(), map(scan.names.beginning.__getitem__, scan.words)), *self._candidates}
        for index in sorted(named.union(scan.known)):
            phrase = self._at(index, named=index in named) if index >= floor else None
            if phrase is None:
                continue
            if phrase.form is _OFFICE and not phrase.kind:
                phrase = self._people.named_before(phrase, floor) or phrase
            lead = phrase.lead or scan.lead(phrase.first)
            yield phrase if lead == phrase.lead else evolve(phrase, lead=lead)
            floor = phrase.last

    def _at(self, index: int, *, named: bool) -> Phrase | None:
        """The phrase that begins at the token, by the first of the readers called for that finds one.

        `named` says that a personal name may begin there, whatever else the word is.
        """
        scan = self._scan
        tags = tuple(map(_TAG, scan.hits[index]))
        tags = (*tags, Tag.PERSON) if named else tags
        if scan.taken[index]:  # only an outlet may hold a time expression
            return None if _OUTLETS.isdisjoint(tags) else self._outlet(index)
        if tags not in self._called:
            self._called[tags] = [read for wanted, read in self._readers if not wanted.isdisjoint(tags)]
        for read in self._called[tags]:
            if phrase := read(index):
                return phrase
        return self._candidate(index) if index in self._candidates else None

    # --- sources

    def _outlet(self, index: int) -> Phrase | None:
        """An outlet by name, also inside a time expression ("Russia Today"), or by its noun and a quoted name."""
        scan = self._scan
        found = self._any(index, Tag.OUTLET)
        quoted = scan.word(index - 1) in _OPENING
        signed = found is not None and self._in_dateline(index, found)
        if found and (not found.value.weak or quoted or signed):
            home = found.value.country if signed else None
            return self._source(index, index + found.length, found.value.name, found.value.kind, home)
        noun = scan.hit(index, Tag.OUTLET_NOUN)
        if not noun:
            return None
        start = index + noun.length
        opened = scan.word(start) in _OPENING
        start += opened
        found = self._any(start, Tag.OUTLET)
        if found and not found.proclitic.conjunction:
            last = start + found.length
            last += opened and scan.word(last) in _CLOSING
            return self._source(index, last, found.value.name, noun.value.kind)
        closing = next((k for k in range(start + 1, start + _LONGEST_QUOTED) if scan.word(k) in _CLOSING), None)
        if opened and closing:
            name = plain(scan.tokens.original_text(start, closing))
            return self._source(index, closing + 1, name, noun.value.kind)
        return None

    def _in_dateline(self, index: int, found: Hit[Term]) -> bool:
        """Whether the outlet signs the text: at its head, set off by a dash, a colon or brackets."""
        scan = self._scan
        sides = scan.word(index - 1), scan.word(index + found.length)
        return found.value.country is not None and index < _DATELINE and sides[0] in "\n-(:" and sides[1] in ":)-"

    def _any(self, index: int, tag: Tag) -> Hit[Term] | None:
        """The longest entry with the tag, whether the token is taken or not."""
        hits = self._scan.hits[index] if index < len(self._scan.words) else []
        return next((found for found in hits if found.value.tag is tag), None)

    def _source(self, first: int, last: int, name: str, kind: str, home: str | None = None) -> Phrase:
        part = Part(label=name, country=home)
        return Phrase(first, last, MentionForm.OUTLET, (part,), official=False, kind=kind)

    # --- what another pipeline found

    def _candidate(self, index: int) -> Phrase | None:
        """An organisation that nothing here knows; people and places of candidates are found with the others."""
        last = self._people.candidate_end(index, "ORG")
        if last == index:
            return None
        return Phrase(index, last, MentionForm.INSTITUTION, (Part(label=self._scan.text(index, last)),))

    # --- institutions, groups, states

    def _institution(self, index: int) -> Phrase | None:
        scan, titles = self._scan, self._titles
        if (body := scan.hit(index, _BODY)) and not (body.value.weak and scan.lead(index)):
            reach = Complement(index + body.length, body.value.country)
            rebels = scan.words[reach.last - 1].endswith(_PERSONS) and scan.hit(reach.last, _NATION)
            reach = reach if rebels else titles.described(reach)  # "the Houthis | Saudi Arabia", like its adjective
            reach = whole(scan, titles, index, reach)
            part = Part(label=scan.text(index, reach.last), country=reach.country, body=body.value.name)
            return Phrase(index, reach.last, MentionForm.INSTITUTION, (part,), official=body.value.official)
        found = scan.hit(index, Tag.INSTITUTION, _PORTFOLIO)
        seat = scan.hit(index, _SEAT)
        if seat and (seat.value.country or seat.proclitic.preposition or scan.word(index - 1) == _IN):
            return None  # it stands for a country, or is where something was
        if found and found.value.kind == "led" and found.proclitic.preposition == "ب":
            return None
        if not found or found.pronoun or (found.value.tag is _PORTFOLIO and not found.proclitic.article):
            return None
        term, at, kind = found.value, index + found.length, ""
        if found.proclitic.article or scan.hides_article(index, at):
            reach = titles.described(Complement(at))
            if term.tag is _PORTFOLIO and not reach.country:
                return None
            kind = "bare" if reach.last == at else ""
        elif (complement := titles.complement(at, proper=term.proper)) and not (
            term.weak and complement.country is None and not scan.hits[at]
        ):
            reach = complement
        elif person := scan.plain(at, Tag.PERSON):
            reach = Complement(at + person.length, person.value.country)  # the government of Netanyahu
        else:
            return None
        works_in = scan.word(reach.last) == _IN and scan.hit(reach.last + 1, Tag.INSTITUTION, _BODY)
        if not kind and works_in and not titles.is_place(reach.last + 1):
            inside = titles.complement(reach.last + 1, named=True)
            reach = Complement(inside.last, reach.country or inside.country) if inside else reach
        whose = scan.hit(reach.last, _BODY, _NATION)
        if found.proclitic.article and whose and whose.proclitic.preposition == "ل" and not whose.proclitic.conjunction:
            reach, kind = Complement(reach.last + whose.length, reach.country or whose.value.country), ""
        elif found.proclitic.article and not kind and (field := self._field(reach.last)):
            reach = Complement(field.last, reach.country)
        if not reach.country and (owner := titles.owner(index, reach.last)):
            reach = owner
        if (further := whole(scan, titles, index, reach)) is not reach:
            reach, kind = further, ""
        stems = titles.stems(index, reach.last)
        part = Part(
            label=scan.text(index, reach.last),
            country=reach.country,
            office=stems,
            realm=titles.realm(index, reach.last),
        )
        return Phrase(index, reach.last, MentionForm.INSTITUTION, (part,), official=term.official, kind=kind)

    def _field(self, index: int) -> Complement | None:
        """What an institution is for, behind its adjectives: the Islamic Bank | for Development."""
        found = self._scan.hit(index, Tag.PORTFOLIO)
        if found is None or found.proclitic.conjunction or found.proclitic.preposition != "ل":
            return None
        return self._titles.complement(index, named=True) if found.proclitic.article else None

    def _side(self, index: int) -> Phrase | None:
        """One of the sides, with a nationality."""
        scan = self._scan
        found = scan.hit(index, Tag.SIDE)
        at = index + found.length if found else index
        nationality = scan.plain(at, *_RELATED) if found else None
        if not nationality or not nationality.proclitic.article:
            return None
        last = at + nationality.length
        part = Part(label=scan.text(index, last), country=nationality.value.country)
        return Phrase(index, last, MentionForm.GROUP, (part,), kind="side")

    def _group(self, index: int) -> Phrase | None:
        scan = self._scan
        if (body := scan.hit(index, Tag.BODY)) and body.length > 1 and scan.word(index).endswith(_GROUP):
            return None  # a group by name: "the group of five and one"
        quantity = scan.hit(index, Tag.QUANTITY)
        start = index + quantity.length if quantity else index
        head = scan.hit(start, Tag.GROUP)
        if head is None:
            titles = self._titles
            title = titles.title(start) if quantity else None
            if not title or title.members or not (title.tied or title.definite):
                return None
            reach = titles.extended(Complement(title.last, title.country))
            loose = title.bare and reach.last == title.last and title.term.name in _OFFICIALS
            if loose and not (scan.word(reach.last) == _IN and scan.hit(reach.last + 1, *_THERE)):
                return None  # "a number of officials", of nobody
            part = Part(label=scan.text(index, reach.last), country=reach.country)
            part = titles.tied_to(part, index, reach.last)
            tied = title.tied or reach.last > title.last
            return Phrase(index, reach.last, MentionForm.GROUP, (part,), number=title.term.number, official=tied)
        at, country = start + head.length, None
        definite = head.proclitic.article
        while (more := scan.plain(at, *_ADJECTIVE)) and more.proclitic.article == definite:
            country = country or more.value.country
            at += more.length
        if at == start + head.length and not definite and (complement := self._titles.complement(at)):
            at, country = complement.last, complement.country
        reach = self._titles.extended(Complement(at, country))
        reach = whole(scan, self._titles, start, reach)
        if head.value.name == _DELEGATIONS and scan.plain(reach.last - 1, Tag.NATION):
            while more := scan.joined(reach.last, Tag.NATION):
                reach = Complement(reach.last + more.length)  # the delegations of A, B and C
        if whose := self._whose(head, start + head.length, reach.last):
            reach = Complement(whose)
        bare = reach.last == start + head.length
        if bare and not definite:
            return None
        label = " ".join((scan.text(index, start), "")).lstrip() if quantity else ""
        rest = f" {scan.text(start + head.length, reach.last)}" if not bare else ""
        called = scan.text(start, start + head.length)
        if not definite and called != head.value.name and nominative(called) == head.value.name:
            rest = rest if scan.plain(start + head.length, *_STATES) else nominative(rest)  # "two delegations of Syria"
        article = scan.text(start, start + 1) if definite else head.value.name
        part = Part(
            label=f"{label}{article}{rest}",
            country=reach.country,
            office=frozenset((head.value.name,)),
            possessed=bool(whose),
        )
        part = self._titles.tied_to(part, start, reach.last)
        kind = "bare" if bare else ""
        return Phrase(index, reach.last, MentionForm.GROUP, (part,), number=3, kind=kind)

    def _whose(self, head: Hit[Term], first: int, last: int) -> int | None:
        """The end of a pronoun that says whose a group is: a delegation of it, the delegation with him."""
        words = _OF_HIM if first == last and not head.proclitic.article else _WITH_HIM if last > first else ()
        return last + 1 if self._scan.word(last) in words else None

    def _long_state(self, index: int) -> Phrase | None:
        """A country or capital of several words, which no name of a person begins: Islam Abad."""
        scan = self._scan
        if scan.hits[index][0].length == 1:  # the longest
            return None
        state, other = scan.state(index), scan.hit(index, Tag.PERSON, Tag.BODY)
        return self._state(index) if state and state.length > max(1, other.length if other else 0) else None

    def _state(self, index: int) -> Phrase | None:
        scan = self._scan
        if found := scan.state(index):
            led = found.proclitic.preposition or scan.word(index - 1) in _PLACE_PREPOSITIONS
            if found.value.country is None or (found.value.weak and not led) or scan.is_adjective(index):
                return None
            last = index + found.length
            part = Part(label=scan.text(index, last), country=found.value.country)
            kind = "" if found.value.tag is _NATION else found.value.tag.value
            return Phrase(index, last, MentionForm.STATE, (part,), kind=kind)
        if realm := scan.hit(index, _REALM):
            last = index + realm.length
            return Phrase(index, last, MentionForm.STATE, (Part(label=scan.text(index, last)),), kind=realm.value.kind)
        people = scan.hit(index, *_RELATED)
        if people and people.value.number == 3 and not people.value.feminine and people.proclitic.article:
            last = index + people.length
            part = Part(label=scan.text(index, last), country=people.value.country)
            return Phrase(index, last, MentionForm.STATE, (part,), kind="people")
        return None

    def _joint(self, index: int) -> Phrase | None:
        scan = self._scan
        found = scan.hit(index, Tag.JOINT)
        if not found:
            return None
        last = index + found.length
        if found.value.kind == "persons" and (title := self._titles.title(index)) and title.members:
            return self._people.listed(index, title)
        if found.value.kind == "states" and scan.names.is_relative(scan.word(last)):
            return None  # the plural, "countries which", is written like the dual
        if sides := self._sides(index, last, found.value):
            return sides
        if found.value.kind == "persons":  # the two Russian ministers
            last += bool(scan.plain(last, Tag.NATIONALITY))
        return Phrase(index, last, MentionForm.JOINT, number=found.value.number, kind=found.value.kind)

    def _sides(self, first: int, at: int, term: Term) -> Phrase | None:
        """Both sides with their nationalities: "the two sides, the Saudi and the Japanese"."""
        scan, parts = self._scan, list[Part]()
        while found := (scan.joined if parts else scan.plain)(at, Tag.NATIONALITY):
            label = f"{term.name} {scan.text(at, at + found.length)}"
            parts.append(Part(label=label, country=found.value.country))
            at += found.length
        if len(parts) < 2:
            return None
        return Phrase(first, at, MentionForm.JOINT, tuple(parts), number=len(parts), kind=term.kind)
