"""Titles that no rule knows whole: what their words go on with, up to the name behind them.

"The minister charged with relations with the parliament and civil society X", "the head of the mission for the support
of stability in Mali Y". Such words are part of the title only where a name surely stands behind them.
"""

from __future__ import annotations

from attrs import evolve, frozen

from rules.clitics import ARTICLE, COMMAS
from rules.scan import Scan
from rules.title import Title
from rules.vocabulary import Tag

_FARTHEST = 14  # tokens between the title that is known and the name
_MOST_NOUNS = 3  # in the construct state: "for the support of the peace process"
_FEMININE, _RELATION, _PARTICIPLE = "ه", "ي", "م"  # -a; -i, the adjective of relation; m-, the active and passive
_PERSONS = ("ين", "ون")  # the plural of persons: "to the journalists"
_FOR, _FOR_THE, _WITH_THE, _AND_THE = "ل", "لل", "بال", "وال"  # li-, lil-, bil-, wal-
_BEGINNING, _CLITICS = frozenset("البو"), frozenset("لبو")  # al-, li-, bi-, wa-
_IN, _ABOUT = "في", frozenset(("بشان", "حول"))  # fi; bi-sha'n, hawla
_PLACES = (Tag.NATION, Tag.CAPITAL, Tag.CITY, Tag.AREA, Tag.REALM)
_PROPER = (*_PLACES, Tag.BODY, Tag.REGION)
_NOUNS = (Tag.INSTITUTION, Tag.INNER, Tag.PORTFOLIO)
_PEOPLE = (Tag.OFFICE, Tag.PEER, Tag.ADDRESS, Tag.RANK, Tag.JOINT, Tag.OUTLET, Tag.OUTLET_NOUN, Tag.PERSON)


@frozen
class Onward:
    """Follows the words behind the titles of one text."""

    scan: Scan

    def to_name(self, title: Title) -> Title | None:
        """The title up to the name behind it, None where no name surely follows words that can belong to it."""
        if title.term.number > 1 or title.members:
            return None
        at = title.last
        while at - title.last < _FARTHEST:
            following = self._further(title, at)
            if following is None:
                return None
            at = following
            if self.names_somebody(at, title.country):
                return evolve(title, last=at, bare=False, country=title.country or self._of_body(title.last, at))
        return None

    def _of_body(self, first: int, last: int) -> str | None:
        """The country of the institution that stands behind "in" from the token `first` on."""
        if self.scan.word(first) != _IN:
            return None
        within = (self.scan.plain(index, Tag.BODY, Tag.NATIONALITY) for index in range(first + 1, last))
        return next((hit.value.country for hit in within if hit is not None), None)

    def names_somebody(self, index: int, country: str | None = None) -> bool:
        """Whether a name surely begins at the token: behind a rank, a given name with another, or words of a name.

        `country` is whom its bearer acts for.
        """
        scan = self.scan
        start = index + (scan.word(index) in COMMAS)
        apart = start > index  # set off by commas on both sides
        while rank := scan.plain(start, Tag.RANK, Tag.ADDRESS):
            start += rank.length
        office = scan.plain(start, Tag.OFFICE)  # as a rank: Ambassador X
        if office and office.proclitic.article and office.value.number == 1:
            start += office.length
        if start >= len(scan.words) or scan.taken[start] or scan.lead(start) or not scan.words[start][0].isalpha():
            return False
        if (person := scan.plain(start, Tag.PERSON)) and person.length > 1:
            return True
        last = scan.name_end(start, country=country)
        if last - start < 2 and not (start > index + apart and last > start):
            return False
        if apart and scan.word(last) not in COMMAS:
            return False
        if scan.words[start] in scan.names.given or scan.names.is_bound(scan.words, start):
            return True
        return not (scan.hits[start] or scan.definite(start) or scan.ordinary(start)) and self._closed(last)

    def _closed(self, index: int) -> bool:
        """Whether a name that ends before the token ends there for sure."""
        scan = self.scan
        if not scan.word(index)[0].isalpha():
            return True
        return scan.barred(index) or scan.names.is_particle(scan.words, index)

    def _further(self, title: Title, at: int) -> int | None:
        """The end of one adjective or prepositional phrase at the token."""
        scan = self.scan
        word = scan.word(at)
        if (
            not (word[0] in _BEGINNING or word in scan.names.prepositions or word in _ABOUT)
            or scan.taken[at]
            or (scan.hit(at, *_PEOPLE) and not scan.hit(at, *_PROPER))
        ):
            return None
        if member := scan.hit(at, Tag.MEMBER):
            return at + member.length
        if scan.definite(at):
            return at + 1 if self._describes(title, at) else None
        known = scan.hit(at, *_NOUNS, *_PROPER) is not None
        if not (known or word[0] in _CLITICS or word in scan.names.prepositions or word in _ABOUT):
            return None
        inside = at > title.last or self._charged(title)
        if known:
            return self._known(title, at, inside=inside)
        if word.startswith(_FOR_THE) and len(word) > len(_FOR_THE) + 2:
            return None if word.endswith(_PERSONS) or word[2:] in scan.names.adverbial else self._phrase(at + 1)
        if word.startswith(_WITH_THE) and len(word) > len(_WITH_THE) + 2:
            return self._phrase(at + 1) if inside else None
        if word.startswith(_AND_THE) and len(word) > len(_AND_THE) + 2:
            return self._phrase(at + 1) if at > title.last or self._purpose(title) else None
        if word in scan.names.prepositions:
            housed = word == _IN and scan.plain(at + 1, Tag.BODY, Tag.INSTITUTION, Tag.PORTFOLIO) is not None
            posted = word == _IN and title.term.office is not None and _IN in title.term.office.links
            return self._complement(at + 1) if inside or housed or (posted and not title.bare) else None
        if word in _ABOUT:
            return self._complement(at + 1) if self._purpose(title) else None
        if word.startswith(_FOR) and self._purpose(title) and word[1:] not in scan.names.adverbial:
            return self._nouns(at + 1)
        return None

    def _known(self, title: Title, at: int, *, inside: bool) -> int | None:
        """The end of a phrase that begins with a known noun or name and a clitic: for the affairs of, in Cairo."""
        scan = self.scan
        found = scan.hit(at, *_NOUNS, *_PROPER)
        assert found is not None
        behind = at + found.length
        housed = found.proclitic.preposition == "ب" and found.value.tag is Tag.BODY and not title.bare
        if found.proclitic.preposition == "ل" or (found.proclitic.preposition == "ب" and inside) or housed:
            return self._phrase(behind) if found.value.tag in _PROPER else self._nouns(behind)
        if found.proclitic.preposition == "ب":  # the ambassador in Cairo
            office = title.term.office
            posted = office is not None and "لدي" in office.links and found.value.tag in _PLACES
            return behind if posted else None
        if found.proclitic.conjunction and inside:
            proper = found.proclitic.article or found.value.tag in _PROPER
            return self._phrase(behind) if proper else self._nouns(behind)
        return None

    def _describes(self, title: Title, at: int) -> bool:
        """Whether the word with the article can be an adjective of the word before, by its shape."""
        scan, word = self.scan, self.scan.words[at]
        if scan.names.is_particle(scan.words, at) or word in scan.names.given or word in scan.families:
            return False
        qualifier = scan.plain(at, Tag.QUALIFIER, Tag.REGION)
        if qualifier is not None:
            return True
        before = scan.words[at - 1]
        if word.endswith(_FEMININE) and len(word) > 5:
            return before.endswith((_FEMININE, "ات")) or not before.startswith(ARTICLE)
        institution = scan.hit(at - 1, *_NOUNS)
        if word.endswith(_RELATION) and institution is not None and institution.proclitic.article:
            return at - 1 > title.first
        return word.startswith(ARTICLE + _PARTICIPLE) and scan.word(at + 1).startswith((_WITH_THE, _FOR_THE))

    def _charged(self, title: Title) -> bool:
        """Whether a word of the title says that somebody is charged with what follows, or there for it."""
        within = (self.scan.hit(index, Tag.QUALIFIER) for index in range(title.first + 1, title.last))
        return any(hit is not None and hit.value.kind == "charged" for hit in within)

    def _purpose(self, title: Title) -> bool:
        """Whether the title names a mission, a committee or the like, which is there for something."""
        within = range(title.first + 1, title.last)
        found = (self.scan.hit(index, Tag.INSTITUTION, Tag.INNER) for index in within)
        return any(hit is not None for hit in found)

    def _complement(self, at: int) -> int | None:
        """The end of what a preposition governs: a name of a place or body, or a definite noun phrase."""
        scan = self.scan
        if at >= len(scan.words) or scan.taken[at] or scan.word(at) in scan.names.adverbial:
            return None
        if found := scan.plain(at, *_PROPER):
            return self._phrase(at + found.length)
        return self._nouns(at)

    def _nouns(self, at: int) -> int | None:
        """The end of nouns in the construct state from the token on, the last of them definite or a proper name."""
        scan = self.scan
        for index in range(at, min(at + _MOST_NOUNS, len(scan.words))):
            if scan.taken[index] or scan.hit(index, *_PEOPLE) and not scan.plain(index, Tag.OFFICE):
                return None
            if found := scan.plain(index, *_PROPER):
                return self._phrase(index + found.length)
            if scan.definite(index):
                people = scan.words[index].endswith(_PERSONS) and not scan.hits[index]
                return None if people else self._phrase(index + 1)
            known = scan.plain(index, *_NOUNS, Tag.OFFICE) is not None
            if not known and (scan.names.is_particle(scan.words, index) or not scan.words[index][0].isalpha()):
                return None
        return None

    def _phrase(self, at: int) -> int:
        """Past the definite adjectives that follow the noun."""
        scan = self.scan
        while at < len(scan.words) and not scan.taken[at]:
            found = scan.plain(at, Tag.NATIONALITY, Tag.QUALIFIER, Tag.REGION)
            if found is None or not (found.proclitic.article or found.value.article):
                break
            at += found.length
        return at
