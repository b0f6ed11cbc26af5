"""Definite noun phrases: what completes an office or an institution, and what a group belongs to."""

from __future__ import annotations

from abc import ABC, abstractmethod

from attrs import evolve

from rules.clitics import ARTICLE
from rules.lexicon import Hit
from rules.scan import Scan
from rules.title import Complement, Title
from rules.vocabulary import Tag, Term

_OFFICE, _ADDRESS, _MEMBER = Tag.OFFICE, Tag.ADDRESS, Tag.MEMBER
_NOUN = (Tag.INSTITUTION, Tag.INNER, Tag.PORTFOLIO)
_NAMED = (Tag.BODY, Tag.NATION, Tag.SEAT)
_PART = (Tag.INSTITUTION, Tag.INNER, Tag.GROUP)
_ADJECTIVE = (Tag.NATIONALITY, Tag.REGION, Tag.QUALIFIER)
_FEMININE, _FEMININE_RELATION, _SHORTEST_RELATION = "ه", "يه", 7
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
_LONGEST_QUOTED = 6  # tokens of a party's name in quotation marks, with them
_DEEPEST = 8  # titles in titles: the deputy of the assistant of the minister of …
_LONGEST_CHAIN = 6  # nouns in the construct state, one after the other
_DASHES = ("-", "–", "ـ")
_OUT_OF = ("من", "عن")  # before what a group is part of
_IN, _FROM = "في", "من"
_MY = "ي"  # -i
# conflict, struggle, crisis, war, fighting, dialogue, in folded letters: the parties to one in a country
_CONFLICTS = frozenset(("نزاع", "صراع", "ازمه", "حرب", "قتال", "حوار"))
_AND_THE = "وال"  # wal-
_NEIGHBOURS = "جوار"  # jiwar: the states of a country's neighbourhood are not that country


def _is_relation(word: str) -> bool:
    """Whether a word looks like a feminine adjective of relation with the article: al-i'lamiyya."""
    long = len(word) >= _SHORTEST_RELATION
    return long and word.startswith(ARTICLE) and word.endswith(_FEMININE_RELATION)


class ComplementReader(ABC):
    """Reads the noun phrases that complete titles. They can hold titles themselves: the office of the leader."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._depth = 0
        self._complements: dict[tuple[int, bool, bool, int], Complement | None] = {}

    @abstractmethod
    def title(self, index: int, *, clitic: bool = True, joined: bool = False) -> Title | None:
        """The title that begins at the token."""

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
            if (proper or at > index) and scan.words[at] in _OPENING and (closing := self._closing(at)):
                return self.described(Complement(closing + 1))  # the party «…»
            find = scan.hit if named and at == index else scan.plain
            found = find(at, *_NAMED)
            if found and (not found.value.weak or found.value.tag is Tag.NATION):
                country = found.value.country if at == index or scan.words[at - 1] != _NEIGHBOURS else None
                return self._with_more(Complement(at + found.length, country))
            if find(at, _OFFICE) and (inner := self.title(at, clitic=named and at == index)):
                if not inner.definite and scan.word(inner.last) in _OPENING and find(at, *_NOUN):
                    at = inner.last  # the council of ministers «…»
                    continue
                if not inner.definite or inner.members:
                    return None
                return self.described(Complement(inner.last, inner.country, office=inner.term.number == 1))
            if (found := find(at, *_NOUN)) or (found := find(at, _ADDRESS)):
                if found.pronoun == _MY and scan.plain(at, Tag.QUALIFIER):
                    return None  # "Gulf", "international": nisbas that look like "my gulf", "my states"
                if found.value.tag is not _ADDRESS and (found.proclitic.article or found.pronoun):
                    return self._with_more(self.described(Complement(at + found.length)))
                proper = found.value.proper
                at += found.length
                continue
            if at == index and (group := scan.plain(at, Tag.GROUP)) and not group.proclitic.article:
                at += group.length  # the leaders of parties of
                continue
            more = scan.joined(at, Tag.PORTFOLIO) if at > index else None
            if more is not None and not more.proclitic.article:
                at += more.length  # "of the interior and of foreign affairs of the states of"
                continue
            if at > index and (both := scan.plain(at, Tag.JOINT)) and both.value.kind == "states":
                return Complement(at + both.length)  # the ministers of both countries
            if scan.words[at].isdigit() and scan.hit(at + 1, Tag.GROUP, Tag.INNER, Tag.BODY):
                return self.described(Complement(at + 2))  # "the representatives of 17 states"
            if region := scan.plain(at, Tag.AREA):
                area = self.described(Complement(at + region.length))
                while more := scan.joined(area.last, Tag.AREA):
                    area = self.described(Complement(area.last + more.length))  # the Middle East and North Africa
                return area
            if scan.definite(at) and not self._closed(at):
                people = scan.plain(at, Tag.NATIONALITY, Tag.REGION)
                if people and at == index and not proper and people.value.number != 3:
                    return None
                behind = scan.word(at + 1)
                if proper and behind.startswith(_AND_THE) and not (scan.hits[at + 1] or self._closed(at + 1)):
                    return self.described(Complement(at + 2))  # the party of justice and charity
                return self._with_more(self.described(Complement(at + 1, people.value.country if people else None)))
            if found := scan.plain(at, Tag.CAPITAL, Tag.CITY):
                return self.described(Complement(at + found.length, found.value.country))
            if at > index and (person := scan.plain(at, Tag.PERSON)):
                return Complement(at + person.length, person.value.country)  # the forces of Haftar
            if proper and scan.words[at][0].isalpha() and not scan.ordinary(at):
                of_it = at + 1 < len(scan.words) and scan.definite(at + 1) and not scan.hits[at + 1]
                return Complement(at + 1 + (of_it and not self._closed(at + 1)))  # the movement of society of peace
            if not self._is_task(at):
                return None
            at += 1
        return None

    def _is_task(self, index: int) -> bool:
        """Whether a noun that no list of such nouns has says what a committee is there for: to follow up, to draft."""
        scan = self._scan
        part = scan.hit(index - 1, Tag.INSTITUTION)
        if part is None or not part.value.part or part.proclitic.article or part.pronoun or scan.hits[index]:
            return False
        noun = scan.names.is_verbal_noun(scan.words[index]) and not scan.names.is_particle(scan.words, index)
        return noun and (scan.definite(index + 1) or scan.hit(index + 1, *_NOUN, Tag.NATION) is not None)

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
                feminine = at > found.last and scan.words[at - 1].endswith(_FEMININE)
                if feminine and more.value.tag is not Tag.QUALIFIER and not more.value.feminine:
                    break  # "the Yemeni government (accused) | the Houthis"
                country = country or more.value.country
                at += more.length
            elif at > found.last and scan.words[at] in _DASHES and (joint := scan.plain(at + 1, Tag.NATIONALITY)):
                if not joint.proclitic.article:
                    break
                at += 1 + joint.length  # the Saudi-Sudanese committee
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
        member = scan.hit(at, _MEMBER)
        if member and member.proclitic.conjunction:
            member = None
        if member and scan.word(at + member.length) == _IN and scan.hit(at + member.length + 1, Tag.BODY, Tag.NATION):
            return self.complement(at + member.length + 1) or evolve(found, last=at + member.length, country=country)
        last = at + member.length if member else at
        return found if last == found.last else Complement(last, country, found.office)

    def extended(self, found: Complement) -> Complement:
        """A group with what tells which: adjectives, "close to …", "from the … movement", "members of …"."""
        scan = self._scan
        while True:
            reach = self.described(found)
            last, country = reach.last, found.country or reach.country
            while last < len(scan.words) and scan.words[last].endswith("ين") and scan.definite(last):
                if scan.hits[last] or scan.names.is_particle(scan.words, last):
                    break
                last += 1
            following, word = None, scan.word(last)
            inside = word == _IN and scan.hit(last + 1, Tag.INSTITUTION, Tag.PORTFOLIO, Tag.BODY)
            group = scan.plain(last + 1, Tag.GROUP) if word in _OUT_OF else None  # "of the Moroccan parties"
            if group and group.proclitic.article:
                following = self.described(Complement(last + 1 + group.length))
            elif inside or (word in _OUT_OF and scan.hit(last + 1, Tag.BODY, Tag.INSTITUTION, Tag.NATION)):
                following = self.complement(last + 1, named=True)
            elif word in _OUT_OF and self._many(last + 1):
                following = self.complement(last + 1)  # a delegation of members of parliament
            elif (link := scan.hit(last, Tag.BODY, Tag.NATION)) and link.proclitic.preposition == "ل":
                following = Complement(last + link.length, link.value.country)
            elif self._is_in(scan.hit(last, Tag.BODY, Tag.INSTITUTION)) and self._part_before(last):
                following = self.complement(last, named=True)  # of the committee in the parliament
            elif (
                word == _IN
                and (state := scan.plain(last + 1, Tag.NATION))
                and (state.length > 1 or scan.word(last - 1).removeprefix(ARTICLE) in _CONFLICTS)
            ):
                following = Complement(last + 1 + state.length, state.value.country)  # of the parliament in the Kingdom
            elif title := self._many(last):
                following = self.complement(last + title.length)
            if following is None:
                return Complement(last, country) if last > found.last else found
            found = Complement(following.last, country or following.country)

    def _is_in(self, found: Hit[Term] | None) -> bool:
        """Whether bi- is written onto an institution, and it is not "headed by"."""
        if found is None or found.value.kind == "led":
            return False
        return found.proclitic.preposition == "ب" and not found.proclitic.conjunction

    def _part_before(self, last: int) -> bool:
        """Whether a group's name has a part of an institution in it, near its end: the delegation of the committee."""
        return any(self._part(index) for index in range(max(0, last - _LONGEST_CHAIN), last))

    def _part(self, index: int) -> Hit[Term] | None:
        """The noun at the token if it names a part of an institution: a committee, a mission."""
        found = self._scan.hit(index, *_PART)
        return found if found and (found.value.part or found.value.kind == "sent") else None

    def _many(self, index: int) -> Hit[Term] | None:
        """The office of several at the token, whose complement follows: members of, ambassadors of."""
        found = self._scan.plain(index, Tag.OFFICE)
        return found if found and found.value.number == 3 and not found.proclitic.article else None

    def owner(self, first: int, last: int) -> Complement | None:
        """Behind the name of a part of an institution, the institution with li-: the general staff of the army."""
        found = self._scan.hit(last, Tag.INSTITUTION)
        part = self._scan.hit(first, Tag.INSTITUTION)
        if not (found and part and (part.value.part or part.value.kind == "led")) or found.proclitic.conjunction:
            return None
        return self.complement(last, named=True) if found.proclitic.preposition == "ل" else None

    def _with_more(self, found: Complement) -> Complement:
        """With what is joined to it by wa-: Foreign Affairs and Cooperation."""
        while more := self._scan.joined(found.last, Tag.PORTFOLIO, Tag.INNER):
            if self._scan.joined(found.last, Tag.NATION):
                break  # "and the Republic of X"
            behind = found.last + more.length
            if more.value.kind == "sent":
                break  # "the president of the republic, and the delegation with him"
            if more.proclitic.article:
                tail: Complement | None = self.described(Complement(behind))
            else:  # "and the affairs of expatriates"
                tail = self.complement(behind) if self._scan.definite(behind) else None
            if tail is None:
                break
            found = evolve(found, last=tail.last, country=found.country or tail.country)
        return self.described(found)

    def _closed(self, index: int) -> bool:
        """Whether a word with the article cannot stand in a title: time, relative pronouns, names, honorifics."""
        scan = self._scan
        if scan.names.is_particle(scan.words, index) or scan.words[index] in scan.names.given:
            return True
        return scan.hit(index, Tag.ADDRESS, Tag.RANK, Tag.JOINT, Tag.OUTLET_NOUN) is not None
