"""Titles: an office with what completes it.

A title is an Arabic noun phrase: a head in the construct state with its complement ("wazir kharijiyyat Misr"), or a
definite head with adjectives ("al-wazir al-Misri"); then the prepositional phrases that the office takes ("ila",
"lada", "bi-ism"). It ends where an indefinite word, which cannot go on with a definite phrase, begins a name or a
clause.
"""

from __future__ import annotations

from attrs import evolve, frozen

from rules.lexicon import Hit
from rules.phrase import Part
from rules.scan import Scan
from rules.text import fold
from rules.vocabulary import ARTICLE, Tag, Term

_UNIONS = ("UN", "EU")
_PLACE = (Tag.NATION, Tag.REALM, Tag.CAPITAL, Tag.CITY, Tag.AREA, Tag.SEAT)
_NOUN = (Tag.INSTITUTION, Tag.INNER, Tag.PORTFOLIO)
_ADJECTIVE = (Tag.NATIONALITY, Tag.REGION, Tag.QUALIFIER)
_FEMININE_RELATION, _SHORTEST_RELATION = "يه", 7
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
_LONGEST_QUOTED = 6  # tokens of a party's name in quotation marks, with them
_DEEPEST = 8  # titles in titles: the deputy of the assistant of the minister of …
_LONGEST_TITLE = 40  # tokens; what goes on as a title after that is no title of any text
_LONGEST_CHAIN = 6  # nouns in the construct state, one after the other
# Prepositions in folded letters, as offices name them in their `links`.
_TO = "الي"
# What an envoy is sent to, and where an ambassador sits.
_SENT = (Tag.NATION, Tag.REALM, Tag.AREA, Tag.BODY)
_POSTED = (*_SENT, Tag.CAPITAL, Tag.CITY)
_PRONOUNS = frozenset(("ه", "ها", "هم", "هما"))
_OUT_OF = ("من", "عن")  # before what a group is part of
_ON_BEHALF, _IN, _FROM, _ABOUT = "باسم", "في", "من", ("في", "عن", "حول")
_TOWARDS = ("الي", "لدي", "في", "من", "عن", "بشان", "حول")
_EACH = ("كل", "كلا")
# Words for a state that do not tell an office from another.
_STATES = frozenset(("جمهوريه", "دوله", "مملكه", "سلطنه", "بلاد", "شعب", "معالي", "سمو"))


@frozen
class Member:
    """One of those in a list that shares its title: "the Russian X and the Egyptian Y", "of France and Spain"."""

    title: str
    country: str | None
    name: tuple[int, int] | None = None


@frozen
class Complement:
    """A definite noun phrase: its end, and the first country in it."""

    last: int
    country: str | None = None
    office: bool = False  # ends in an office: the office manager of the leader


@frozen
class Title:
    """An office in the text: tokens `first` up to and without `last`."""

    first: int
    last: int
    term: Term
    country: str | None = None
    towards: str | None = None  # the country that an envoy or ambassador is sent to
    definite: bool = True
    bare: bool = False  # says no more than its noun
    tied: bool = False  # to a state or an institution
    nested: bool = False  # ends in another office, whose holder may be named behind it
    served: bool = False  # says in whose service: an institution's, a government's
    members: tuple[Member, ...] = ()
    shared: int = 0  # the end of what the members share


def _is_relation(word: str) -> bool:
    """Whether a word looks like a feminine adjective of relation with the article: al-i'lamiyya."""
    long = len(word) >= _SHORTEST_RELATION
    return long and word.startswith(ARTICLE) and word.endswith(_FEMININE_RELATION)


class TitleReader:
    """Reads the titles of one text."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._depth = 0
        self._complements: dict[tuple[int, bool, bool, int], Complement | None] = {}

    def title(self, index: int, *, clitic: bool = True, joined: bool = False) -> Title | None:
        """The title that begins at the token; without `clitic` nothing may be written onto it, `joined` lets wa- be."""
        scan = self._scan
        found = scan.hit(index, Tag.OFFICE) if clitic else scan.plain(index, Tag.OFFICE)
        if not found and joined:
            found = scan.joined(index, Tag.OFFICE)
        if not found or found.value.office is None:
            return None
        office, number = found.value.office, found.value.number
        if office.adjective and found.proclitic.text == ARTICLE and scan.follows_definite(index):
            return None
        at = index + found.length
        head = Title(index, at, found.value, office.country, bare=office.governs, tied=not office.governs)
        if not office.governs:
            return self._with_adjectives(head)
        if office.rank and scan.words[index] in scan.names.given and at < len(scan.words) and not scan.hits[at]:
            return None  # a given name: Sultan al-Jabir
        if found.proclitic.article or found.pronoun:
            if number > 1 and (listed := self._of_adjectives(head)):
                return listed
            head = self._with_adjectives(head)
        elif number > 1 and (listed := self._of_shared(head, at) or self._of_each(head, at)):
            return listed
        elif complement := self._complement_of(head, at):
            country = office.country or complement.country
            last, nested = complement.last, complement.office
            head = Title(index, last, head.term, country, tied=True, nested=nested)
            if number > 1 and (listed := self._of_nations(head, at)):
                return listed
        elif number > 1 and (listed := self._of_adjectives(head)):
            return listed
        else:
            alone = evolve(head.term, number=1) if head.term.construct else head.term
            head = self._with_adjectives(evolve(head, term=alone, definite=False))
            number = alone.number
        if number > 1 and not head.country and (listed := self._of_adjectives(head)):
            return listed
        return self._with_links(head)

    def counterpart(self, index: int) -> Title | None:
        """His counterpart, with a nationality; several of them with their nationalities and names."""
        found = self._scan.hit(index, Tag.PEER)
        if not found:
            return None
        head = Title(index, index + found.length, found.value, bare=True, tied=True)
        if found.value.number > 1 and (listed := self._of_adjectives(head)):
            return listed
        peers = self._with_adjectives(head)
        if found.value.number > 2 and peers.bare and self._scan.word(peers.last) in (_IN, _FROM):
            reach = self._states_of(peers.last + 1)
            return evolve(peers, last=reach.last, country=reach.country, bare=False) if reach else peers
        return peers

    def _states_of(self, index: int) -> Complement | None:
        """The states whose officials are meant: "his counterparts in the states of the council"."""
        head = self._scan.plain(index, Tag.GROUP, Tag.INNER)
        return self.complement(index + head.length) if head else self.complement(index)

    def complement(self, index: int, *, named: bool = False, proper: bool = False) -> Complement | None:
        """The definite noun phrase that begins at the token.

        `named`: a preposition may be written onto its first word. `proper`: the noun before is one that a proper name
        follows ("hizb", "mintaqat"), so that an unknown word will do.
        """
        key = (index, named, proper, self._depth)
        if key not in self._complements:  # asked for twice where lists are tried first; in titles of titles 2 ** depth
            self._depth += 1
            self._complements[key] = self._complement(index, named, proper) if self._depth < _DEEPEST else None
            self._depth -= 1
        return self._complements[key]

    def _complement(self, index: int, named: bool, proper: bool) -> Complement | None:
        scan = self._scan
        at = index
        while at < len(scan.words) and at - index < _LONGEST_CHAIN and not scan.taken[at]:
            if counted := scan.counted(at):
                return Complement(counted)
            if proper and scan.words[at] in _OPENING and (closing := self._closing(at)):
                return self.described(Complement(closing + 1))  # the party «…»
            find = scan.hit if named and at == index else scan.plain
            found = find(at, Tag.BODY, Tag.NATION, Tag.SEAT)
            if found and (not found.value.weak or found.value.tag is Tag.NATION):
                return self._with_more(Complement(at + found.length, found.value.country))
            if find(at, Tag.OFFICE) and (inner := self.title(at, clitic=named and at == index)):
                if not inner.definite or inner.members:
                    return None
                return self.described(Complement(inner.last, inner.country, office=inner.term.number == 1))
            if (found := find(at, *_NOUN)) or (found := find(at, Tag.ADDRESS)):
                if found.value.tag is not Tag.ADDRESS and (found.proclitic.article or found.pronoun):
                    return self._with_more(self.described(Complement(at + found.length)))
                proper = found.value.proper
                at += found.length
                continue
            if scan.words[at].isdigit() and scan.hit(at + 1, Tag.GROUP, Tag.INNER, Tag.BODY):
                return self.described(Complement(at + 2))  # "the representatives of 17 states"
            if scan.definite(at) and not self._closed(at):
                people = scan.plain(at, Tag.NATIONALITY, Tag.REGION)
                if people and at == index and not proper and people.value.number != 3:
                    return None
                return self._with_more(self.described(Complement(at + 1, people.value.country if people else None)))
            if found := scan.plain(at, Tag.CAPITAL, Tag.CITY):
                return Complement(at + found.length, found.value.country)
            if proper and scan.words[at][0].isalpha() and not scan.ordinary(at):
                return Complement(at + 1)
            return None
        return None

    def _closing(self, opening: int) -> int | None:
        """The token that closes quotation marks around a short name."""
        near = range(opening + 2, min(opening + _LONGEST_QUOTED, len(self._scan.words)))
        return next((index for index in near if self._scan.words[index] in _CLOSING), None)

    def described(self, found: Complement) -> Complement:
        """With the definite adjectives behind it."""
        scan = self._scan
        at, country = found.last, found.country
        while at < len(scan.words) and not scan.taken[at]:
            if more := scan.plain(at, *_ADJECTIVE):
                if not (more.proclitic.article or more.value.article):
                    break
                country = country or more.value.country
                at += more.length
            elif _is_relation(scan.words[at]) and not (
                scan.hits[at] or self._closed(at) or scan.names.is_other(scan.words, at)
            ):
                at += 1
            elif at > found.last and (more := scan.joined(at, Tag.REGION, Tag.QUALIFIER)) and more.proclitic.article:
                if not more.value.feminine or scan.hit(at, Tag.INSTITUTION):
                    break  # "the government and the opposition"
                at += more.length
            else:
                break
        member = scan.hit(at, Tag.MEMBER)
        if member and scan.word(at + member.length) == _IN and scan.hit(at + member.length + 1, Tag.BODY, Tag.NATION):
            return self.complement(at + member.length + 1) or evolve(found, last=at + member.length, country=country)
        last = at + member.length if member else at
        return found if last == found.last else Complement(last, country, found.office)

    def extended(self, found: Complement) -> Complement:
        """A group with what tells which: adjectives, "close to …", "from the … movement", "members of …"."""
        scan = self._scan
        while True:
            last = self.described(found).last
            while last < len(scan.words) and scan.words[last].endswith("ين") and scan.definite(last):
                if scan.hits[last] or scan.names.is_particle(scan.words, last):
                    break
                last += 1
            country = found.country or self.described(found).country
            following = None
            inside = scan.word(last) == _IN and scan.hit(last + 1, Tag.INSTITUTION, Tag.PORTFOLIO, Tag.BODY)
            if inside or (scan.word(last) in _OUT_OF and scan.hit(last + 1, Tag.BODY, Tag.INSTITUTION, Tag.NATION)):
                following = self.complement(last + 1, named=True)
            elif (link := scan.hit(last, Tag.BODY, Tag.NATION)) and link.proclitic.preposition == "ل":
                following = Complement(last + link.length, link.value.country)
            elif (title := scan.plain(last, Tag.OFFICE)) and title.value.number == 3 and not title.proclitic.article:
                following = self.complement(last + title.length)
            if following is None:
                return Complement(last, country) if last > found.last else found
            found = Complement(following.last, country or following.country)

    def tied_to(self, part: Part, first: int, last: int) -> Part:
        """A part whose country the words from `first` up to `last` leave open, with what decides it."""
        if part.country:
            return part
        scan = self._scan
        end = scan.hit(last - 1, Tag.INSTITUTION)
        bare = end is not None and end.proclitic.article and last - 1 > first
        realm, within = self.realm(first, last), fold(end.value.name) if end and bare else ""
        return part if (realm, within) == (part.realm, part.within) else evolve(part, realm=realm, within=within)

    def realm(self, first: int, last: int) -> str:
        """The countries that "the Kingdom" can be, where it is the one acted for."""
        scan = self._scan
        for index in range(first + 1, last):
            found = scan.hit(index, Tag.REALM)
            if found and not found.proclitic.preposition and scan.words[index - 1] not in _TOWARDS:
                return found.value.kind
        return ""

    def owner(self, first: int, last: int) -> Complement | None:
        """Behind the name of a part of an institution, the institution with li-: the general staff of the army."""
        found = self._scan.hit(last, Tag.INSTITUTION)
        part = self._scan.hit(first, Tag.INSTITUTION)
        if not (found and part and (part.value.part or part.value.kind == "led")) or found.proclitic.conjunction:
            return None
        return self.complement(last, named=True) if found.proclitic.preposition == "ل" else None

    def stems(self, first: int, last: int) -> frozenset[str]:
        """What a title is about: its words without articles, clitics and countries."""
        scan = self._scan
        stems: set[str] = set()
        index = first
        while index < last:
            skip = scan.hit(index, Tag.NATION, Tag.NATIONALITY, Tag.REGION, Tag.CAPITAL, Tag.CITY)
            if skip and (skip.value.country or skip.value.tag is Tag.REGION):
                index += skip.length
                continue
            hits = scan.hits[index]
            word = scan.words[index][len(hits[0].proclitic.text) if hits else 2 * scan.definite(index) :]
            if hits and hits[0].pronoun:
                word = word[: -len(hits[0].pronoun)]
            if len(word) > 2 and word not in _STATES:
                heads = [hit.value.name for hit in hits if hit.value.tag is Tag.OFFICE and hit.length == 1]
                stems.add(heads[0] if index == first and heads else word)
            index += 1
        return frozenset(stems)

    def text(self, title: Title) -> str:
        """The title as a name: without the forms of address inside it."""
        scan, pieces, index = self._scan, list[str](), title.first
        if not any(scan.hit(at, Tag.ADDRESS, Tag.INNER) for at in range(title.first + 1, title.last)):
            return scan.text(title.first, title.last)
        begin = index
        while index < title.last:
            address = scan.hit(index, Tag.ADDRESS) or self._courtesy(index)
            if address and index > title.first:
                if index > begin:
                    pieces.append(scan.text(begin, index, None if begin == title.first else 0))
                clitic = address.proclitic.text if not address.proclitic.article else ""
                begin = index = index + address.length
                if clitic and index < title.last:
                    pieces.append(clitic + scan.text(index, title.last, 0))
                    return " ".join(pieces)
                continue
            index += 1
        if begin < title.last:
            pieces.append(scan.text(begin, title.last, None if begin == title.first else 0))
        return " ".join(pieces)

    def _courtesy(self, index: int) -> Hit[Term] | None:
        """The word for "state" before an office is a form of address: dawlat ra'is al-wuzara'."""
        found = self._scan.hit(index, Tag.INNER)
        if found and found.value.name == "دولة" and self._scan.plain(index + 1, Tag.OFFICE):
            return found
        return None

    # --- parts of titles

    def _complement_of(self, head: Title, at: int) -> Complement | None:
        """What completes the construct, and for a person's office also the person: the adviser of X."""
        if found := self.complement(at, proper=head.term.proper):
            return found
        person = self._scan.plain(at, Tag.PERSON)
        return Complement(at + person.length, person.value.country) if person and head.term.number == 1 else None

    def _with_adjectives(self, title: Title) -> Title:
        """With the adjectives that agree with the head in definiteness."""
        at, country, tied, served = title.last, title.country, title.tied, title.served
        while found := self._scan.plain(at, *_ADJECTIVE):
            if title.definite != bool(found.proclitic.article or found.value.article):
                break
            if found.value.number > 1 and title.term.number == 1:
                break
            if found.value.tag is not Tag.QUALIFIER:
                country, tied = country or found.value.country, True
                office = title.term.office
                if office and office.international and found.value.name == "دولي":
                    country = country or office.international
            served = served or found.value.kind == "service"
            at += found.length
        if at == title.last:
            return title
        return evolve(title, last=at, country=country, bare=False, tied=tied, served=served)

    def _with_links(self, title: Title) -> Title:
        office = title.term.office
        while office and title.last - title.first < _LONGEST_TITLE and (longer := self._linked(title, office.links)):
            title = longer
        return title

    def _linked(self, title: Title, links: frozenset[str]) -> Title | None:
        """With one prepositional phrase that the office takes."""
        scan, at = self._scan, title.last
        word = scan.word(at)
        if at not in scan.known and word not in _TOWARDS and not word.startswith(_ON_BEHALF):
            return None
        if acting := scan.hit(at, Tag.ACTING):
            return evolve(title, last=at + acting.length)
        if inside := self._inside(title):
            return inside
        if word.startswith(_ON_BEHALF) and _ON_BEHALF in links:
            if word[len(_ON_BEHALF) :] in _PRONOUNS:
                return evolve(title, last=at + 1, bare=False)
            return self._extended(title, self.complement(at + 1, named=True), acts=True)
        if word in _TOWARDS:
            office = title.term.office
            loose = office is None or not (office.unnamed or office.needs)
            if word not in links or (word in _ABOUT and title.bare and loose and not self._office_of(at + 1)):
                return None
            if word == _FROM or (word == _IN and not scan.hit(at + 1, *_PLACE)):
                body = scan.hit(at + 1, Tag.BODY, *_NOUN)
                return self._extended(title, self.complement(at + 1, named=True), acts=True) if body else None
            if title.term.number > 1 and word == _IN:
                return None
            reach = self._places(at + 1, cities=word != _TO)
            travels = word == _TO and scan.names.is_motion(scan.words, title.first - 1)
            if travels and reach and not self._names_somebody(reach.last):
                return None
            union = word == _IN and reach is not None and reach.country in _UNIONS
            if office and office.unnamed and not union:
                return None  # where the source was met
            return self._extended(title, reach, acts=union)
        found = scan.hit(at, Tag.BODY, Tag.NATION, *_NOUN, Tag.OFFICE, Tag.ADDRESS)
        if not found or found.proclitic.conjunction or found.proclitic.preposition not in links:
            return None
        if found.proclitic.preposition == "ب" and found.value.tag in (Tag.NATION, Tag.OFFICE, Tag.ADDRESS):
            return None
        if found.proclitic.preposition == "ل" and found.value.tag in (Tag.OFFICE, Tag.ADDRESS) and title.bare:
            return None  # said to the minister
        start = at + found.length if found.value.tag is Tag.ADDRESS else at
        sent = found.value.tag is Tag.NATION and found.value.country not in _UNIONS and title.tied
        return self._extended(title, self.complement(start, named=True), acts=not sent)

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
        if word in (_TO, _IN) and sent:
            travels = word == _TO and scan.names.is_motion(scan.words, title.first - 1)
            reach = self._places(at + 1, cities=False) or (self.complement(at + 1) if word == _TO else None)
            if reach and (not travels or self._names_somebody(reach.last)):
                return self._extended(title, reach, acts=False)
            return None
        start = at + (word == _IN)
        whole = scan.hit(start, Tag.BODY, Tag.INSTITUTION, Tag.NATION)
        if whole is None or whole.proclitic.conjunction or self._is_place(start):
            return None
        if whole.value.tag is Tag.NATION and whole.value.country not in _UNIONS:
            return None
        if whole.proclitic.preposition != ("" if word == _IN else "ب") or whole.value.kind == "led":
            return None
        return self._extended(title, self.complement(start, named=True), acts=True)

    def _part(self, index: int) -> Hit[Term] | None:
        """The noun at the token if it names a part of an institution: a committee, a mission."""
        found = self._scan.hit(index, Tag.INSTITUTION, Tag.INNER, Tag.GROUP)
        return found if found and (found.value.part or found.value.kind == "sent") else None

    def _office_of(self, index: int) -> bool:
        """Whether an institution begins at the token, and behind it the name of one who works there."""
        scan = self._scan
        if not scan.plain(index, Tag.INSTITUTION) or self._is_place(index):
            return False
        reach = self.complement(index)
        return reach is not None and bool(
            scan.plain(reach.last, Tag.ADDRESS, Tag.RANK) or self._names_somebody(reach.last)
        )

    def _is_place(self, index: int) -> bool:
        """Whether an institution is rather where something happens: a palace."""
        scan = self._scan
        return bool(scan.hit(index, Tag.SEAT) or (scan.hit(index, Tag.PLACE_NOUN) and not scan.hit(index, Tag.INNER)))

    def _names_somebody(self, index: int) -> bool:
        """Whether a personal name begins at the token."""
        scan = self._scan
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

    def _with_more(self, found: Complement) -> Complement:
        """With what is joined to it by wa-: Foreign Affairs and Cooperation."""
        while (more := self._scan.joined(found.last, Tag.PORTFOLIO, Tag.INNER)) and more.proclitic.article:
            tail = self.described(Complement(found.last + more.length))
            found = evolve(found, last=tail.last, country=found.country or tail.country)
        return self.described(found)

    def _closed(self, index: int) -> bool:
        """Whether a word with the article cannot stand in a title: time, relative pronouns, names, honorifics."""
        scan = self._scan
        if scan.names.is_particle(scan.words, index) or scan.words[index] in scan.names.given:
            return True
        return scan.hit(index, Tag.ADDRESS, Tag.RANK, Tag.JOINT, Tag.OUTLET_NOUN) is not None

    # --- lists that share a title

    def _of_shared(self, head: Title, at: int) -> Title | None:
        """The foreign ministers, the Russian and the Egyptian: adjectives of members, though behind the portfolio."""
        complement = self.complement(at)
        last = complement.last if complement else at
        first = next((k for k in range(at + 1, last) if self._scan.plain(k, Tag.NATIONALITY)), None)
        return self._of_adjectives(evolve(head, last=first)) if first else None

    def _of_adjectives(self, head: Title) -> Title | None:
        """The foreign ministers, the Russian X and the Egyptian Y."""
        scan = self._scan
        shared = head.term.name
        if scan.hits[head.first][0].proclitic.article:
            shared = ARTICLE + shared
        if head.last > head.first + 1:
            shared += " " + scan.text(head.first + 1, head.last)
        members: list[Member] = []
        at = head.last
        while found := (scan.joined if members else scan.plain)(at, Tag.NATIONALITY):
            if not found.proclitic.article or found.value.number > 1:
                break
            last = at + found.length
            name = self._member(last) if not members or members[0].name else None
            members.append(Member(f"{shared} {scan.text(at, last)}", found.value.country, name))
            at = name[1] if name else last
        if len(members) < 2:
            return None
        at, named = self._names_behind(at, members)
        return evolve(head, last=at, members=named, shared=head.last, bare=False)

    def _of_each(self, head: Title, at: int) -> Title | None:
        """The ambassadors of each of A, B and C."""
        scan, last = self._scan, at
        while found := scan.plain(last, Tag.INNER, Tag.PORTFOLIO):
            last += found.length
        if scan.word(last) in _EACH and scan.word(last + 1) == _FROM:
            return self._of_nations(head, at, last, last + 2)
        return None

    def _of_nations(self, head: Title, at: int, last: int | None = None, first: int | None = None) -> Title | None:
        """The foreign ministers of A, B and C: they share the tokens `at` to `last`, the countries begin at `first`."""
        scan = self._scan
        if first is None:
            first = next((k for k in range(at, head.last) if scan.plain(k, Tag.NATION)), None)
        if first is None:
            return None
        last = first if last is None else last
        shared = head.term.name
        if last > at:
            shared += " " + scan.text(at, last)
        members: list[Member] = []
        at = first
        while found := self._next_nation(at, bool(members)):
            at += scan.words[at] in ("،", ",")
            label = f"{shared} {scan.text(at, at + found.length)}"
            name = self._member(at + found.length) if not members or members[0].name else None
            members.append(Member(label, found.value.country, name))
            at = name[1] if name else at + found.length
        if len(members) < 2:
            return None
        at, named = self._names_behind(at, members)
        return evolve(head, last=at, members=named, shared=last, bare=False, tied=True)

    def _member(self, index: int, *, further: bool = False) -> tuple[int, int] | None:
        """The personal name at the token, behind ranks; a `further` one has wa- or a comma before it."""
        scan = self._scan
        comma = further and scan.word(index) in ("،", ",")
        index += comma
        while rank := (scan.joined if further and not comma else scan.plain)(index, Tag.ADDRESS, Tag.RANK):
            index += rank.length
            further, comma = False, False
        if index >= len(scan.words) or (further and not comma and scan.names.lead(scan.words[index]) != 1):
            person = scan.joined(index, Tag.PERSON) if index < len(scan.words) else None
            return (index, max(index + person.length, scan.name_end(index))) if person else None
        end = scan.name_end(index)
        ordinary = scan.other(index) if end - index > 1 else scan.ordinary(index)
        return (index, end) if end > index and not ordinary else None

    def _names_behind(self, at: int, members: list[Member]) -> tuple[int, tuple[Member, ...]]:
        """The names of all members in a row behind them: of Russia and Iran, X and Y; a single one is the last's."""
        names: list[tuple[int, int]] = []
        last = at
        if members[0].name is None:
            while len(names) < len(members) and (name := self._member(last, further=bool(names))):
                names.append(name)
                last = name[1]
        if len(names) == len(members):
            return last, tuple(evolve(member, name=name) for member, name in zip(members, names, strict=True))
        if names:
            return names[0][1], (*members[:-1], evolve(members[-1], name=names[0]))
        return at, tuple(members)

    def _next_nation(self, at: int, further: bool) -> Hit[Term] | None:
        scan = self._scan
        if not further:
            return scan.plain(at, Tag.NATION)
        if scan.word(at) in ("،", ","):
            return scan.plain(at + 1, Tag.NATION)
        return scan.joined(at, Tag.NATION)
