"""Titles: an office with what completes it.

A title is an Arabic noun phrase: a head in the construct state with its complement ("wazir kharijiyyat Misr"), or a
definite head with adjectives ("al-wazir al-Misri"); then the prepositional phrases that the office takes ("ila",
"lada", "bi-ism"). It ends where an indefinite word, which cannot go on with a definite phrase, begins a name or a
clause.
"""

from __future__ import annotations

from attrs import evolve

from rules.complements import ComplementReader
from rules.lexicon import Hit
from rules.onward import Onward
from rules.phrase import Part
from rules.scan import Scan
from rules.sharing import SharedTitles
from rules.text import fold
from rules.title import Complement, Title
from rules.vocabulary import ARTICLE, Tag, Term

_UNIONS = ("UN", "EU")
_PLACE = (Tag.NATION, Tag.REALM, Tag.CAPITAL, Tag.CITY, Tag.AREA, Tag.SEAT)
_NOUN = (Tag.INSTITUTION, Tag.INNER, Tag.PORTFOLIO)
_ADJECTIVE = (Tag.NATIONALITY, Tag.REGION, Tag.QUALIFIER)
_LONGEST_TITLE = 40  # tokens; what goes on as a title after that is no title of any text
# Prepositions in folded letters, as offices name them in their `links`.
_TO = "الي"
# What an envoy is sent to, and where an ambassador sits.
_SENT = (Tag.NATION, Tag.REALM, Tag.AREA, Tag.BODY)
_POSTED = (*_SENT, Tag.CAPITAL, Tag.CITY)
_PRONOUNS = frozenset(("ه", "ها", "هم", "هما"))
_ON_BEHALF, _IN, _FROM, _ABOUT = "باسم", "في", "من", ("في", "عن", "حول")
_OUT_OF = (_FROM, "عن")
_TOWARDS = ("الي", "لدي", "في", "من", "عن", "بشان", "حول")
_GOVERNMENT = "حكوم"  # hukumat, in folded letters
# Words for a state that do not tell an office from another.
_STATES = frozenset(("جمهوريه", "دوله", "مملكه", "سلطنه", "بلاد", "شعب", "معالي", "سمو"))


class TitleReader(ComplementReader):
    """Reads the titles of one text."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(scan)
        self._lists = SharedTitles(scan, self.complement)
        self._onward = Onward(scan)

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
            return self._with_links(self._with_adjectives(head))
        if office.rank and scan.words[index] in scan.names.given and at < len(scan.words) and not scan.hits[at]:
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
            head = self._with_adjectives(evolve(head, term=alone, definite=definite))
            number = alone.number
        if number > 1 and not head.country and (listed := self._lists.of_adjectives(head)):
            return listed
        title = self._with_links(head)
        return self._lists.of_names(title) or title if number > 1 else title

    def counterpart(self, index: int) -> Title | None:
        """His counterpart, with a nationality; several of them with their nationalities and names."""
        found = self._scan.hit(index, Tag.PEER)
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

    def _states_of(self, index: int) -> Complement | None:
        """The states whose officials are meant: "his counterparts in the states of the council"."""
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
        if found is None or found.proclitic.article or found.value.name != "دولة":
            return None
        return found if self._scan.plain(index + 1, Tag.OFFICE) else None

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
        return self._onward.to_name(title) or title

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
        if serving := self._serving(title):
            return serving
        if word.startswith(_ON_BEHALF) and _ON_BEHALF in links:
            if word[len(_ON_BEHALF) :] in _PRONOUNS:
                return evolve(title, last=at + 1, bare=False)
            return self._extended(title, self.complement(at + 1, named=True), acts=True)
        if word in _OUT_OF and title.bare and title.term.number > 1 and not title.definite:
            return self._extended(title, self._senders(at + 1), acts=True)
        office = title.term.office
        if word == _IN and office and office.seated and not title.bare and scan.hit(at + 1, *_PLACE):
            reach = self._places(at + 1, cities=True)  # where his office is, if his name follows, not where he speaks
            known = reach and self._begins_name(reach.last)
            return self._extended(title, reach, acts=False) if known else None
        if word in _TOWARDS:
            loose = office is None or not (office.unnamed or office.needs)
            if word not in links or (word in _ABOUT and title.bare and loose and not self._office_of(at + 1)):
                return None
            if word == _FROM or (word == _IN and not scan.hit(at + 1, *_PLACE)):
                body = self.complement(at + 1, named=True) if scan.hit(at + 1, Tag.BODY, *_NOUN) else None
                stays = body and self._is_place(at + 1) and not self._begins_name(body.last)
                return None if stays else self._extended(title, body, acts=True)
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
        return self._extended(title, self._jointly(self.complement(start, named=True)), acts=not sent)

    def _jointly(self, found: Complement | None) -> Complement | None:
        """With the other body that somebody serves, where his name follows: the envoy of the UN and the League."""
        more = self._scan.joined(found.last, Tag.BODY, Tag.NATION) if found is not None else None
        if found is None or more is None:
            return found
        both = self.described(Complement(found.last + more.length, found.country or more.value.country))
        return both if self._begins_name(both.last) else found

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
        if not scan.plain(index, Tag.INSTITUTION):
            return False
        reach = self.complement(index)
        return reach is not None and self._begins_name(reach.last)

    def _is_place(self, index: int) -> bool:
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
