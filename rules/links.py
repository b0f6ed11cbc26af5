"""Links: the prepositional phrases that an office takes, with where somebody works and what he is sent to."""

from __future__ import annotations

from attrs import evolve

from rules.complements import ComplementReader
from rules.onward import Onward
from rules.scan import Scan
from rules.text import fold
from rules.title import Complement, Title
from rules.vocabulary import Tag

_UNIONS = ("UN", "EU")
_PLACE = (Tag.NATION, Tag.REALM, Tag.CAPITAL, Tag.CITY, Tag.AREA, Tag.SEAT)
_NOUN = (Tag.INSTITUTION, Tag.INNER, Tag.PORTFOLIO)
_WHOSE = (Tag.BODY, Tag.NATION, *_NOUN, Tag.OFFICE, Tag.ADDRESS)
_REACH = 25  # tokens between an institution and its spokesman
_LONGEST_TITLE = 40  # tokens; what goes on as a title after that is no title of any text
# Prepositions in folded letters, as offices name them in their `links`.
_TO, _WITH = "الي", "لدي"
# What an envoy is sent to, and where an ambassador sits.
_SENT = (Tag.NATION, Tag.REALM, Tag.AREA, Tag.BODY)
_POSTED = (*_SENT, Tag.CAPITAL, Tag.CITY)
_PRONOUNS = frozenset(("ه", "ها", "هم", "هما"))
_FOR_WHOM = "عن"
_ON_BEHALF, _IN, _FROM, _ABOUT = "باسم", "في", "من", ("في", "عن", "حول")
_OUT_OF = (_FROM, "عن")
_TOWARDS = ("الي", "لدي", "في", "من", "عن", "بشان", "حول")
_GOVERNMENT = "حكوم"  # hukumat, in folded letters


class LinkReader(ComplementReader):
    """Reads what prepositions add to the titles of one text."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(scan)
        self._onward = Onward(scan)

    def _with_links(self, title: Title) -> Title:
        office = title.term.office
        while office and title.last - title.first < _LONGEST_TITLE and (longer := self._linked(title, office.links)):
            title = longer
        return self._onward.to_name(title) or title

    def _linked(self, title: Title, links: frozenset[str]) -> Title | None:
        """With one prepositional phrase that the office takes."""
        scan, at = self._scan, title.last
        word = scan.word(at)
        if at not in scan.known and word not in _TOWARDS and not word.startswith(_ON_BEHALF):
            return None
        if acting := scan.hit(at, Tag.ACTING):
            return evolve(title, last=at + acting.length)
        if inside := self._at_seat(title) or self._inside(title):
            return inside
        if serving := self._serving(title):
            return serving
        if word.startswith(_ON_BEHALF) and _ON_BEHALF in links:
            if word[len(_ON_BEHALF) :] in _PRONOUNS:
                return evolve(title, last=at + 1, bare=False, tied=title.tied or self._follows_body(title.first))
            return self._extended(title, self.complement(at + 1, named=True), acts=True)
        if word in _OUT_OF and title.bare and title.term.number > 1 and not title.definite:
            return self._extended(title, self._senders(at + 1), acts=True)
        office = title.term.office
        seated = office and (
            scan.hits[title.first][0].pronoun if title.bare else office.seated
        )  # its delegate in Europe
        if word == _IN and seated and scan.hit(at + 1, *_PLACE):
            reach = self._places(at + 1, cities=True)  # where his office is, if his name follows, not where he speaks
            known = reach and self._begins_name(reach.last)
            return self._extended(title, reach, acts=False) if known else None
        if word == _WITH and not title.bare and scan.plain(at + 1, Tag.OFFICE):  # of state to the minister of …
            return self._extended(title, self.complement(at + 1), acts=True)
        if word in _TOWARDS:
            loose = office is None or not (office.unnamed or office.needs)
            if word not in links or (word in _ABOUT and title.bare and loose and not self._office_of(at + 1)):
                return None
            if word == _FROM or (word == _IN and not scan.hit(at + 1, *_PLACE)):
                body = self.complement(at + 1, named=True) if scan.hit(at + 1, Tag.BODY, *_NOUN) else None
                return (
                    self._working_at(title, at + 1) if self.is_place(at + 1) else self._extended(title, body, acts=True)
                )
            if title.term.number > 1 and word == _IN:
                return None
            if word == _FOR_WHOM and scan.hit(at + 1, Tag.BODY, Tag.INSTITUTION):  # the deputy for the alliance
                return self._extended(title, self.complement(at + 1), acts=True)
            reach = self._places(at + 1, cities=word != _TO)
            travels = word == _TO and scan.names.is_motion(scan.words, title.first - 1)
            if travels and reach and not self._names_somebody(reach.last):
                return None
            union = word == _IN and reach is not None and reach.country in _UNIONS
            if office and office.unnamed and not union:
                return None  # where the source was met
            return self._extended(title, reach, acts=union)
        states = scan.hit(at, Tag.GROUP) if title.term.number > 1 and not title.bare else None
        if states is not None and states.proclitic.preposition == "ب":
            return self._extended(title, self.complement(at + states.length), acts=True)  # in the states of the council
        found = scan.hit(at, *_WHOSE)
        if not found or found.proclitic.conjunction or found.proclitic.preposition not in links:
            return None
        if found.proclitic.preposition == "ب" and found.value.tag in (Tag.NATION, Tag.OFFICE, Tag.ADDRESS):
            return None
        if found.proclitic.preposition == "ب" and found.value.kind == "sent":
            return None  # welcomed | the delegation
        told = found.proclitic.preposition == "ل" and found.value.tag in (Tag.OFFICE, Tag.ADDRESS)
        if told and (title.bare or found.value.number > 1):
            return None  # said to the minister, to the reporters
        inner = found.value.tag is Tag.INNER and found.proclitic.article  # welcomed the delegation
        if found.proclitic.preposition == "ب" and (inner or self.is_place(at)):
            return self._working_at(title, at)
        start = at + found.length if found.value.tag is Tag.ADDRESS else at
        sent = found.value.tag is Tag.NATION and found.value.country not in _UNIONS and title.tied
        return self._extended(title, self._jointly(self.complement(start, named=True)), acts=not sent)

    def _follows_body(self, index: int) -> bool:
        """Whether the institution named last before the token is an official one: "a spokeswoman for it"."""
        near = range(index - 1, max(index - _REACH, -1), -1)
        named = (self._scan.hit(at, Tag.INSTITUTION, Tag.BODY) for at in near)
        return next((hit.value.official and not hit.value.weak for hit in named if hit is not None), False)

    def _working_at(self, title: Title, at: int) -> Title | None:
        """With the embassy or the palace behind "at", if the name of one who works there follows."""
        reach = self.complement(at, named=True)
        return self._extended(title, reach, acts=True) if reach and self._begins_name(reach.last) else None

    def _jointly(self, found: Complement | None) -> Complement | None:
        """With the other body that somebody serves, where his name follows: the envoy of the UN and the League."""
        more = self._scan.joined(found.last, Tag.BODY, Tag.NATION) if found is not None else None
        if found is None or more is None:
            return found
        both = self.described(Complement(found.last + more.length, found.country or more.value.country))
        return both if self._begins_name(both.last) else found

    def _at_seat(self, title: Title) -> Title | None:
        """With the seat of power, or the union, for which an unnamed official or a source acts: in the Kremlin."""
        scan, at, office = self._scan, title.last, title.term.office
        if office is None:
            return None
        seat = scan.hit(at, Tag.SEAT)  # the press secretary of the White House
        if seat and seat.proclitic.preposition == "ل" and "ل" in office.links and seat.value.country and not title.bare:
            return self._extended(title, Complement(at + seat.length, seat.value.country), acts=True)
        inside = scan.word(at) == _IN
        if not office.unnamed or title.definite:
            return None
        found = scan.hit(at + inside, Tag.SEAT, Tag.NATION)
        if found is None or found.value.country is None or found.proclitic.preposition != ("" if inside else "ب"):
            return None
        land = found.value.tag is Tag.NATION and found.value.country not in _UNIONS
        if land and not scan.hit(at + inside, Tag.INSTITUTION):
            return None  # where he was met; the Palestinian Authority is also an institution
        return self._extended(title, Complement(at + inside + found.length, found.value.country), acts=True)

    def _serving(self, title: Title) -> Title | None:
        """With the state or government in which somebody is a minister: "in the Sultanate of Oman", "bi-dawlat Qatar".

        The state stands under its full name, or a name follows: otherwise it is where something was done.
        """
        scan, at = self._scan, title.last
        office = title.term.office
        if title.country or title.bare or office is None or office.unnamed or office.private or title.term.number > 1:
            return None
        if _IN in office.links:
            return None  # an ambassador to it
        apart = scan.word(at) == _IN
        start = at + apart
        found = scan.hit(start, Tag.NATION, Tag.BODY, Tag.INSTITUTION)
        if found is None or found.proclitic.conjunction or found.proclitic.preposition != ("" if apart else "ب"):
            return None
        state = found.value.tag is Tag.NATION and found.value.country not in _UNIONS
        if not state and not fold(found.value.name).startswith(_GOVERNMENT):
            return None
        reach = self.complement(start, named=True)
        if reach is None or not ((state and found.length > 1) or self._begins_name(reach.last)):
            return None
        return self._extended(title, reach, acts=True)

    def _senders(self, index: int) -> Complement | None:
        """The states and bodies that several are sent by: "representatives of Algeria and the African Union"."""
        scan = self._scan
        found = self.complement(index) if scan.plain(index, Tag.NATION, Tag.BODY, Tag.INSTITUTION) else None
        if found is None and (seat := scan.plain(index, Tag.SEAT)) is not None and seat.value.country is not None:
            found = Complement(index + seat.length, seat.value.country)
        other = scan.plain(index, Tag.GROUP, Tag.PORTFOLIO) if found is None else None
        if other is not None and other.proclitic.article:
            found = self.described(Complement(index + other.length))  # of the parties
        elif other is not None and other.value.tag is Tag.GROUP:
            found = self.complement(index)  # of the delegation of
        while found is not None and (more := scan.joined(found.last, Tag.NATION, Tag.BODY)):
            found = self.described(Complement(found.last + more.length))  # of several countries
        return found

    def _inside(self, title: Title) -> Title | None:
        """With where the part of an institution that the title names belongs: the committee in the parliament.

        What a mission or a delegation is sent to counts too, and what a minister is charged with.
        """
        scan, at = self._scan, title.last
        before = scan.hit(at - 1, Tag.QUALIFIER)
        if before and before.value.kind == "charged":
            found = scan.hit(at, *_NOUN)
            charged = found and found.proclitic.preposition == "ب" and not found.proclitic.conjunction
            return self._extended(title, self.complement(at, named=True), acts=True) if charged else None
        parts = [(k, self._part(k)) for k in range(title.first + 1, at)]
        if not any(found and (k + found.length < at or not found.proclitic.article) for k, found in parts):
            return None
        sent = any(found and found.value.kind == "sent" for _, found in parts)
        word = scan.word(at)
        if word in (_TO, _IN, _WITH) and sent:
            travels = word == _TO and scan.names.is_motion(scan.words, title.first - 1)
            reach = self._places(at + 1, cities=False) or (self.complement(at + 1) if word == _TO else None)
            if reach and (not travels or self._names_somebody(reach.last)):
                return self._extended(title, reach, acts=False)
            return None
        start = at + (word == _IN)
        whole = scan.hit(start, Tag.BODY, Tag.INSTITUTION, Tag.NATION)
        if whole is None or whole.proclitic.conjunction or self.is_place(start):
            return None
        if whole.value.tag is Tag.NATION and whole.value.country not in _UNIONS:
            return None
        if whole.proclitic.preposition != ("" if word == _IN else "ب") or whole.value.kind == "led":
            return None
        return self._extended(title, self.complement(start, named=True), acts=True)

    def _office_of(self, index: int) -> bool:
        """Whether an institution begins at the token, and behind it the name of one who works there."""
        scan = self._scan
        if not scan.plain(index, Tag.INSTITUTION):
            return False
        reach = self.complement(index)
        return reach is not None and self._begins_name(reach.last)

    def is_place(self, index: int) -> bool:
        """Whether an institution is rather where something happens: a palace."""
        scan = self._scan
        return bool(scan.hit(index, Tag.SEAT) or (scan.hit(index, Tag.PLACE_NOUN) and not scan.hit(index, Tag.INNER)))

    def _begins_name(self, index: int) -> bool:
        """Whether a personal name begins at the token, or what stands in front of one."""
        return self._scan.plain(index, Tag.ADDRESS, Tag.RANK) is not None or self._names_somebody(index)

    def _names_somebody(self, index: int) -> bool:
        """Whether a personal name begins at the token."""
        scan = self._scan
        if scan.plain(index, Tag.PERSON):
            return True
        last = scan.name_end(index)
        return last > index and (scan.words[index] in scan.names.given or not scan.ordinary(index))

    def _extended(self, title: Title, found: Complement | None, *, acts: bool) -> Title | None:
        if found is None:
            return None
        country = title.country or (found.country if acts else None)
        towards = title.towards or (None if acts else found.country)
        return evolve(
            title,
            last=found.last,
            country=country,
            towards=towards,
            bare=False,
            tied=title.tied or acts,
            served=title.served or acts,
        )

    def _places(self, index: int, *, cities: bool) -> Complement | None:
        """Countries, cities or bodies, joined by wa-, with adjectives."""
        scan = self._scan
        tags = _POSTED if cities else _SENT
        country, at = None, index
        while at < len(scan.words):
            found = (scan.hit if at == index else scan.joined)(at, *tags)
            if found:
                country = country or found.value.country
                at = self.described(Complement(at + found.length)).last
                continue
            if at > index and scan.words[at].startswith("وال") and scan.joined(at + 1, Tag.BODY, Tag.INNER):
                at += 1
                continue
            if at > index and scan.joined(at, Tag.INNER) and (rest := self.complement(at + 1)):
                at = rest.last
            break
        return Complement(at, country) if at > index else None
