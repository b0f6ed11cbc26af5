"""Lists that share a title: "the foreign ministers of Russia and Iran", "the Russian and the Egyptian minister"."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from rules.clitics import ARTICLE
from rules.lexicon import Hit
from rules.scan import Scan
from rules.title import Complement, Member, Title
from rules.vocabulary import Tag, Term

_IN, _FROM = "في", "من"
_ON = "علي"  # ala and Ali, folded
_PLURAL = "ات"
_EACH = ("كل", "كلا")


class SharedTitles:
    """Finds the members of such lists in one text; `complement` reads the noun phrase at a token."""

    def __init__(self, scan: Scan, complement: Callable[[int], Complement | None]) -> None:
        self._scan = scan
        self._complement = complement

    def of_shared(self, head: Title, at: int) -> Title | None:
        """The foreign ministers, the Russian and the Egyptian: adjectives of members, though behind the portfolio."""
        complement = self._complement(at)
        last = complement.last if complement else at
        first = next((k for k in range(at + 1, last) if self._scan.plain(k, Tag.NATIONALITY)), None)
        return self.of_adjectives(evolve(head, last=first)) if first else None

    def of_adjectives(self, head: Title) -> Title | None:
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
            name = self._member(last, found.value.country) if not members or members[0].name else None
            members.append(Member(f"{shared} {scan.text(at, last)}", found.value.country, name))
            at = name[1] if name else last
        if len(members) < 2:
            return None
        at, named = self._names_behind(at, members)
        return evolve(head, last=at, members=named, shared=head.last, bare=False)

    def of_each(self, head: Title, at: int) -> Title | None:
        """The ambassadors of each of A, B and C, the prime ministers of A and B, the ministers of water in A and B."""
        scan, last = self._scan, at
        while found := scan.plain(last, Tag.INNER, Tag.PORTFOLIO) or self._plural(last):
            last += found.length
        last += last == at and scan.word(at).endswith(_PLURAL) and not scan.hits[at]  # of parliaments
        if scan.word(last) in _EACH and scan.word(last + 1) == _FROM:
            return self.of_nations(head, at, last, last + 2)
        if last > at and scan.word(last) == _IN:
            last += 1
        return self.of_nations(head, at, last, last) if last > at and scan.plain(last, Tag.NATION) else None

    def _plural(self, index: int) -> Hit[Term] | None:
        """The plural of an office that completes another one: the chiefs of ministers."""
        found = self._scan.plain(index, Tag.OFFICE)
        return found if found and found.value.number > 2 and not found.proclitic.article else None

    def of_nations(self, head: Title, at: int, last: int | None = None, first: int | None = None) -> Title | None:
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
            name = self._member(at + found.length, found.value.country) if not members or members[0].name else None
            members.append(Member(label, found.value.country, name))
            at = name[1] if name else at + found.length
        if len(members) < 2:
            return None
        at, named = self._names_behind(at, members)
        return evolve(head, last=at, members=named, shared=last, bare=False, tied=True)

    def of_names(self, head: Title) -> Title | None:
        """The ministers X and Y, the irrigation ministers of the two countries X and Y: two names at least."""
        scan, at = self._scan, head.last
        while head.bare and at > head.first and (inner := scan.plain(at, Tag.INNER, Tag.PORTFOLIO)):
            at += inner.length  # of foreign affairs of the two countries
        at += scan.word(at) == _IN
        joint = scan.plain(at, Tag.JOINT)
        at = at + joint.length if joint else head.last
        if not (scan.word(at) in scan.names.given or scan.hit(at, Tag.PERSON, Tag.RANK, Tag.ADDRESS)):
            return None
        names: list[tuple[int, int]] = []
        while name := self._member(at, head.country, further=bool(names)):
            if name[1] - name[0] < 2:
                break
            names.append(name)
            at = name[1]
        if len(names) < 2 or (head.term.number == 2 and len(names) > 2):
            return None
        article = ARTICLE if scan.hits[head.first] and scan.hits[head.first][0].proclitic.article else ""
        rest = f" {scan.text(head.first + 1, head.last)}" if head.last > head.first + 1 else ""
        title = f"{article}{head.term.name}{rest}"
        members = tuple(Member(title, head.country, name) for name in names)
        return evolve(head, last=at, members=members, shared=head.last, bare=False)

    def _member(self, index: int, country: str | None, *, further: bool = False) -> tuple[int, int] | None:
        """The name of one from the country at the token, behind ranks; a `further` one has wa- or a comma before it."""
        scan = self._scan
        comma = further and scan.word(index) in ("،", ",")
        index += comma
        while rank := (scan.joined if further and not comma else scan.plain)(index, Tag.ADDRESS, Tag.RANK):
            index += rank.length
            further, comma = False, False
        if index >= len(scan.words) or (further and not comma and scan.names.lead(scan.words[index]) != 1):
            person = scan.joined(index, Tag.PERSON) if index < len(scan.words) else None
            return (index, max(index + person.length, scan.name_end(index, country=country))) if person else None
        end = scan.name_end(index, country=country)
        ordinary = scan.other(index) if end - index > 1 else scan.ordinary(index)
        if index < end - 1 and (word := scan.words[index][scan.names.lead(scan.words[index]) :]) in scan.names.given:
            ordinary = word == _ON and scan.is_on(index)  # Ali
        return (index, end) if end > index and not ordinary else None

    def _names_behind(self, at: int, members: list[Member]) -> tuple[int, tuple[Member, ...]]:
        """The names of all members in a row behind them: of Russia and Iran, X and Y; a single one is the last's."""
        names: list[tuple[int, int]] = []
        last = at
        if members[0].name is None:
            while len(names) < len(members) and (
                name := self._member(last, members[len(names)].country, further=bool(names))
            ):
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
