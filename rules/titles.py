"""Titles: an office with what completes it.

A title is an Arabic noun phrase: a head in the construct state with its complement ("wazir kharijiyyat Misr"), or a
definite head with adjectives ("al-wazir al-Misri"); then the prepositional phrases that the office takes ("ila",
"lada", "bi-ism"). It ends where an indefinite word, which cannot go on with a definite phrase, begins a name or a
clause.
"""

from __future__ import annotations

from attrs import evolve

from rules.clitics import ARTICLE
from rules.links import LinkReader
from rules.phrase import Part
from rules.scan import Scan
from rules.sharing import SharedTitles
from rules.text import fold
from rules.title import Complement, Title
from rules.vocabulary import Tag

_OFFICE, _PEER, _ADDRESS = Tag.OFFICE, Tag.PEER, Tag.ADDRESS
_ADJECTIVE = (Tag.NATIONALITY, Tag.REGION, Tag.QUALIFIER)
_LANDS = (Tag.NATION, Tag.NATIONALITY, Tag.REGION, Tag.CAPITAL, Tag.CITY)
_REGION = Tag.REGION
_BODIES = (Tag.INSTITUTION, Tag.BODY)
_IN, _FROM = "في", "من"
_TOWARDS = ("الي", "لدي", "في", "من", "عن", "بشان", "حول")
_SPOKESMEN = ("ناطق", "متحدث")  # natiq, mutahaddith
_OF_THE_CABINET = ("عضو", "مجلس", "الوزراء")  # a member of the council of ministers
# Words for a state that do not tell an office from another.
_STATES = frozenset(("جمهوريه", "دوله", "مملكه", "سلطنه", "بلاد", "شعب", "معالي", "سمو"))


class TitleReader(LinkReader):
    """Reads the titles of one text."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(scan)
        self._lists = SharedTitles(scan, self.complement)

    def title(self, index: int, *, clitic: bool = True, joined: bool = False) -> Title | None:
        """The title that begins at the token; without `clitic` nothing may be written onto it, `joined` lets wa- be."""
        scan = self._scan
        found = scan.hit(index, _OFFICE) if clitic else scan.plain(index, _OFFICE)
        if not found and joined:
            found = scan.joined(index, _OFFICE)
        if not found or found.value.office is None:
            return None
        office, number = found.value.office, found.value.number
        if office.adjective and found.proclitic.text == ARTICLE and scan.follows_definite(index):
            return None
        at = index + found.length
        head = Title(index, at, found.value, office.country, bare=office.governs, tied=not office.governs)
        if not office.governs:
            return self._with_links(self._with_adjectives(head))
        named = office.rank and scan.words[index] in scan.names.given and at < len(scan.words)
        if named and not any(not hit.proclitic.preposition for hit in scan.hits[at]):
            return None  # a given name: Sultan al-Jabir
        if (found.proclitic.article or found.pronoun) and not office.annexed:
            if number > 1 and (listed := self._lists.of_adjectives(head)):
                return listed
            head = self._with_adjectives(head)
        elif number > 1 and (listed := self._lists.of_shared(head, at) or self._lists.of_each(head, at)):
            return listed
        elif complement := self._complement_of(head, at):
            country = office.country or complement.country
            last, nested = complement.last, complement.office
            head = Title(index, last, head.term, country, tied=True, nested=nested)
            if number > 1 and (listed := self._lists.of_nations(head, at)):
                return listed
        elif number > 1 and (listed := self._lists.of_adjectives(head) or self._lists.of_names(head)):
            return listed
        else:
            alone = evolve(head.term, number=1) if head.term.construct else head.term
            definite = bool(found.proclitic.article)
            head = self._with_adjectives(Title(index, at, alone, office.country, definite=definite, bare=True))
            number = alone.number
        if number > 1 and not head.country and (listed := self._lists.of_adjectives(head)):
            return listed
        title = self._with_links(head)
        return self._lists.of_names(title) or title if number > 1 else title

    def counterpart(self, index: int) -> Title | None:
        """His counterpart, with a nationality; several of them with their nationalities and names."""
        found = self._scan.hit(index, _PEER)
        if not found:
            return None
        head = Title(index, index + found.length, found.value, bare=True, tied=True)
        if found.value.number > 1 and (listed := self._lists.of_adjectives(head)):
            return listed
        peers = self._with_adjectives(head)
        if found.value.number > 2 and peers.bare and self._scan.word(peers.last) in (_IN, _FROM):
            reach = self._states_of(peers.last + 1)
            return evolve(peers, last=reach.last, country=reach.country, bare=False) if reach else peers
        return peers

    def other(self, index: int) -> Title | None:
        """The office at the token that the holder of the one in front has too: spokesman, member of the cabinet."""
        further = self._scan.joined(index, Tag.OFFICE) or self._scan.plain(index, Tag.OFFICE)
        if further is None or further.value.number > 1:
            return None
        if fold(further.value.name) in _SPOKESMEN:
            return self.title(index, joined=True)
        cabinet = tuple(self._scan.words[index : index + len(_OF_THE_CABINET)]) == _OF_THE_CABINET
        return self.title(index) if cabinet else None

    def _states_of(self, index: int) -> Complement | None:
        """The states whose officials are meant: "his counterparts in the states of the council"."""
        if self._scan.plain(index, Tag.NATION):
            return self._senders(index)
        head = self._scan.plain(index, Tag.GROUP, Tag.INNER)
        return self.complement(index + head.length) if head else self.complement(index)

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

    def stems(self, first: int, last: int) -> frozenset[str]:
        """What a title is about: its words without articles, clitics and countries."""
        scan = self._scan
        stems: set[str] = set()
        index = first
        while index < last:
            skip = scan.hit(index, *_LANDS)
            if skip and (skip.value.country or skip.value.tag is _REGION):
                index += skip.length
                continue
            hits = scan.hits[index]
            word = scan.words[index][len(hits[0].proclitic.text) if hits else 2 * scan.definite(index) :]
            if hits and hits[0].pronoun:
                word = word[: -len(hits[0].pronoun)]
            if len(word) > 2 and word not in _STATES:
                heads = hits if index == first else ()
                offices = [hit.value.name for hit in heads if hit.value.tag is Tag.OFFICE and hit.length == 1]
                stems.add(offices[0] if offices else word)
            index += 1
        return frozenset(stems)

    def text(self, title: Title) -> str:
        """The title as a name: without the forms of address inside it."""
        scan, pieces, begin = self._scan, list[str](), title.first
        index = begin + 1
        while index < title.last:
            address = scan.hit(index, _ADDRESS)
            if address is None:
                index += 1
                continue
            if index > begin:
                pieces.append(scan.text(begin, index, None if begin == title.first else 0))
            clitic = address.proclitic.text if not address.proclitic.article else ""
            begin = index = index + address.length
            if clitic and index < title.last:
                pieces.append(clitic + scan.text(index, title.last, 0))
                return " ".join(pieces)
        if begin < title.last:
            pieces.append(scan.text(begin, title.last, None if begin == title.first else 0))
        return " ".join(pieces)

    def is_private(self, title: Title) -> bool:
        """Whether the office is held by private persons: in itself, or in a company, a club, a university."""
        office = title.term.office
        if office and office.private:
            return True
        within = range(title.first + 1, title.last)
        bodies = [hit.value for k in within if (hit := self._scan.hit(k, *_BODIES)) is not None]
        if bodies:
            return not all(body.official for body in bodies)
        runs = (self._scan.hit(k, Tag.QUALIFIER) for k in within)
        return not title.country and any(hit.value.kind == "business" for hit in runs if hit is not None)

    def is_possessed(self, title: Title) -> bool:
        """Whether a pronoun in the title says whose it is."""
        return any(hit.pronoun for k in range(title.first, title.last) for hit in self._scan.hits[k][:1])

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
