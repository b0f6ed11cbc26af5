"""The phrases that name actors: people with and without titles, institutions, groups, states, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import evolve

from rules.lexicon import Hit
from rules.phrase import MentionForm, Part, Phrase
from rules.scan import CONJUNCTION, Scan
from rules.titles import Complement, Title, TitleReader
from rules.vocabulary import Tag, Term

_HONORIFIC = (Tag.ADDRESS, Tag.RANK)
_RELATED = (Tag.NATIONALITY, Tag.REGION)
_STATES = frozenset((Tag.NATION, Tag.CAPITAL, Tag.SEAT))
_ADJECTIVE = (*_RELATED, Tag.QUALIFIER)
_COMMAS = frozenset("،,")
_OPENING = frozenset("\"«“'(/")
_CLOSING = frozenset("\"»”')")
_FROM, _IN = ("من", "عن"), "في"
_PLACE_PREPOSITIONS = frozenset(("في", "الي", "من", "مع", "لدي", "بين", "عن"))
_PARTNERS = frozenset(("مع", "بين", "وبين", "قبل", "بحسب", "عن", "ان"))  # what a partner or speaker stands behind
_LONGEST_UNKNOWN = 6  # tokens of a name before its title
_DATELINE = 12  # tokens at the head of a text
_LONGEST_QUOTED = 6  # tokens of an outlet's name in quotation marks


class PhraseReader:
    """Reads the phrases of one text."""

    def __init__(self, scan: Scan, candidates: Mapping[int, tuple[int, str]] | None = None) -> None:
        """`candidates` are what another pipeline found: the first token with the end and the label."""
        self._scan = scan
        self._candidates = candidates or {}
        self._titles = TitleReader(scan)
        self._readers: tuple[tuple[frozenset[Tag], Callable[[int], Phrase | None]], ...] = (
            (frozenset((Tag.OUTLET, Tag.OUTLET_NOUN)), self._outlet),
            (_STATES, self._long_state),
            (frozenset((Tag.JOINT,)), self._joint),
            (frozenset(), self._person),
            (frozenset((Tag.SIDE,)), self._side),
            (frozenset((Tag.GROUP, Tag.QUANTITY)), self._group),
            (frozenset((Tag.BODY, Tag.INSTITUTION, Tag.PORTFOLIO)), self._institution),
            (_STATES | {Tag.REALM, *_RELATED}, self._state),
            (frozenset(), self._candidate),
        )

    def read(self) -> Iterator[Phrase]:
        """The phrases of the text in order; they do not overlap."""
        scan, names = self._scan, self._scan.names
        index = floor = 0
        while index < len(scan.words):
            word = scan.words[index]
            begins = scan.hits[index] or names.may_begin(word) or index in self._candidates
            phrase = self._at(index) if begins else None
            if phrase is None:
                index += 1
                continue
            if phrase.form is MentionForm.OFFICE and not phrase.kind:
                phrase = self._named_before(phrase, floor) or phrase
            yield phrase if phrase.lead else evolve(phrase, lead=scan.lead(phrase.first))
            index = floor = phrase.last

    def _at(self, index: int) -> Phrase | None:
        """The phrase that begins at the token, by the first of the readers called for that finds one."""
        tags = {found.value.tag for found in self._scan.hits[index]}
        for wanted, read in self._readers:
            if (not wanted or tags & wanted) and (phrase := read(index)):
                return phrase
            if self._scan.taken[index]:
                return None  # only an outlet may hold a time expression
        return None

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
            return self._source(index, closing + 1, scan.tokens.original_text(start, closing), noun.value.kind)
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

    # --- people

    def _person(self, index: int) -> Phrase | None:
        scan = self._scan
        if found := scan.hit(index, Tag.PRONOMINAL):
            return Phrase(
                index, index + found.length, MentionForm.SHORT, (Part(rank=found.value.kind),), kind="pronominal"
            )
        start, rank = self._honorifics(index)
        if start > index and self._names_a_place(index):
            return None
        titles = self._chain(start)
        if titles and titles[0].members:
            return self._listed(index, titles[0])
        at = titles[-1].last if titles else start
        addressed = start > index
        if named := self._named(index, at, titles, rank, addressed):
            return named
        if titles:
            return self._untitled(index, titles)
        if rank and self._scan.hit(index, Tag.OFFICE):
            return Phrase(index, start, MentionForm.OFFICE, (Part(title=rank, rank=rank),), kind="bare")
        return None

    def _names_a_place(self, index: int) -> bool:
        """Whether the words before make the person's name a thing's: King Khalid Airport."""
        before = self._scan.hit(index - 1, Tag.PLACE_NOUN, Tag.INSTITUTION) if index else None
        return bool(
            before and not before.proclitic.article and (before.value.kind == "keep" or not before.value.official)
        )

    def _chain(self, index: int) -> list[Title]:
        """The titles at the token; behind a deputy's, an heir's or a king's another one may follow."""
        scan = self._scan
        if counterpart := self._titles.counterpart(index):
            return [counterpart]
        found: list[Title] = []
        title = self._titles.title(index)
        while title:
            if found and title.bare:
                break  # a rank before the name
            found.append(title)
            office = title.term.office
            if title.members or title.term.number > 1 or not (office and (office.joins or office.rank)):
                break
            joined = scan.word(title.last) == CONJUNCTION
            title = self._titles.title(title.last + joined, clitic=False)
        return found

    def _honorifics(self, index: int) -> tuple[int, str | None]:
        """Past the forms of address and ranks, an office alone before a name among them; the last rank."""
        scan, rank = self._scan, None
        while True:
            if found := (scan.hit if rank is None else scan.plain)(index, *_HONORIFIC):
                if found.value.tag is Tag.RANK:
                    rank = scan.text(index, index + found.length)
                index += found.length
                index += scan.word(index) == "." and scan.word(index - 1) == "د"
                continue
            return index, rank

    def _office_as_rank(self, index: int) -> tuple[int, str | None]:
        """Past an office that stands as a rank between a title and the name: "the head of the office, Ambassador X"."""
        scan = self._scan
        found = scan.plain(index, Tag.OFFICE)
        if found and found.proclitic.article and found.value.number == 1:
            at = index + found.length
            if self._name(at, titled=True, opened=False, bare=False) > at:
                return at, scan.text(index, at)
        return index, None

    def _named(self, first: int, at: int, titles: list[Title], rank: str | None, addressed: bool) -> Phrase | None:
        """A personal name at `at`, behind the titles, with the titles that follow it."""
        scan = self._scan
        if titles and (titles[0].term.number > 1 or not titles[-1].definite):
            return None
        if any(title.bare and title.term.office and title.term.office.needs for title in titles):
            return None
        bare = bool(titles) and titles[-1].bare
        opened = bool(titles) and scan.word(at) in _OPENING | _COMMAS
        start, later = self._honorifics(at + opened)
        if titles and not bare:
            start, as_rank = self._office_as_rank(start)
            later = as_rank or later
        titled = bool(titles or rank or later or addressed)
        last = self._name(start, titled=titled, opened=opened and start == at + 1, bare=bare)
        if last == start:
            return None
        name = (start, last)
        if opened and scan.word(at) in _OPENING and scan.word(last) in _CLOSING:
            last += 1
        last = self._pious(last)
        full = [title for title in titles if not title.bare]
        quoted = not opened and scan.word(name[0] - 1) in _OPENING and scan.word(last) in _CLOSING
        if not full and (following := self._apposition(last + quoted)):
            full, first, last = following, first - quoted, following[-1].last
        chosen = full or titles
        offices = [title.term.office for title in chosen if title.term.office]
        private = any(office.private for office in offices)
        part = Part(
            name=name,
            title=" ".join(self._titles.text(title) for title in chosen) or None,
            country=next((title.country for title in chosen if title.country), None),
            office=frozenset[str]().union(*(self._titles.stems(title.first, title.last) for title in chosen)),
            rank=later or rank,
            possessed=any(self._possessed(title) for title in chosen),
            towards=next((title.towards for title in chosen if title.towards), None),
        )
        peer = any(title.term.tag is Tag.PEER for title in titles)
        form = MentionForm.COUNTERPART if peer else MentionForm.FULL
        return Phrase(first, last, form, (part,), official=bool(chosen or rank or later) and not private)

    def _possessed(self, title: Title) -> bool:
        """Whether a pronoun in the title says whose it is."""
        return any(hit.pronoun for k in range(title.first, title.last) for hit in self._scan.hits[k][:1])

    def _pious(self, last: int) -> int:
        """Past "may God preserve him", with what sets it off."""
        scan = self._scan
        while True:
            step = last + (scan.word(last) in _COMMAS | {"-", "("})
            found = scan.hit(step, Tag.PIOUS)
            if not found:
                return last
            last = step + found.length
            last += scan.word(last) in {"-", ")"}

    def _named_before(self, office: Phrase, floor: int) -> Phrase | None:
        """The office with the name before it that no list has: whole, and behind a word that is no name."""
        scan, names = self._scan, self._scan.names
        end = office.first - (scan.word(office.first - 1) in _COMMAS)
        for first in range(max(floor, end - _LONGEST_UNKNOWN), end - 1):
            before = scan.word(first - 1)
            led = not before[0].isalpha() or before in _PARTNERS or names.is_verb(scan.words, first - 1)
            if not led or scan.barred(first) or (scan.ordinary(first) and scan.words[first] not in names.given):
                continue
            if scan.name_end(first) == end:
                parts = (evolve(office.parts[0], name=(first, end), label=None),)
                return evolve(office, first=first, form=MentionForm.FULL, parts=parts, lead=0)
        return None

    def _apposition(self, index: int) -> list[Title]:
        """The titles that follow a name, set off by a comma or not, the second with or without wa-."""
        scan = self._scan
        found: list[Title] = []
        index += scan.word(index) in _COMMAS
        index, _ = self._honorifics(index)
        while title := self._titles.title(index, clitic=False, joined=bool(found)):
            if title.term.number > 1 or title.bare or not (title.definite or title.tied):
                break
            after, _ = self._honorifics(title.last)
            end = self._name(after, titled=True, opened=False, bare=False)
            if end > after and not title.nested:
                break  # the title of the next person
            title = evolve(title, last=end) if end > after else title
            found.append(title)
            index = title.last
        return found

    def _name(self, index: int, *, titled: bool, opened: bool, bare: bool) -> int:
        """The end of the name at the token, `index` where none is believed to begin.

        `opened`: behind a comma or quotation mark, where more must speak for a name. `bare`: behind a title that is
        only a noun, where a family name may stand alone.
        """
        scan, names = self._scan, self._scan.names
        if index >= len(scan.words) or scan.taken[index]:
            return index
        word = scan.words[index]
        if (end := self._candidate_end(index, "PERSON")) > index:
            return end
        person = scan.hit(index, Tag.PERSON)
        if person and titled and scan.lead(index):
            return index
        if person:
            end = index + person.length
            linked = person.length > 1 and names.is_link(scan.word(end)) and not scan.lead(index)
            return max(end, scan.name_end(index, short=titled)) if linked else end
        if names.lead(word) and titled:
            return index
        last = scan.name_end(index, short=titled)
        if last == index:
            return index
        alone = last - index == 1
        given = word[names.lead(word) :] in names.given or (names.is_opening(word) and last - index > 2)
        if not titled:
            return last if not alone and given and not scan.other(index) else index
        if given:
            return last
        if scan.ordinary(index):
            return index
        if scan.definite(index):
            return last if word in scan.families or bare else index
        if alone:
            sure = names.is_family(word) or scan.words.count(word) > 1 or (bare and names.closes(scan.words, index))
            return last if sure and not opened else index
        if opened and scan.word(last) not in _CLOSING | _COMMAS:
            return index
        return last

    def _untitled(self, first: int, titles: list[Title]) -> Phrase | None:
        """Titles without a name."""
        scan, head = self._scan, titles[0]
        last = titles[-1].last
        text = " ".join(self._titles.text(title) for title in titles)
        part = Part(
            title=text,
            label=text,
            country=next((title.country for title in titles if title.country), None),
            office=frozenset[str]().union(*(self._titles.stems(title.first, title.last) for title in titles)),
            towards=next((title.towards for title in titles if title.towards), None),
            head=head.term.name,
        )
        if head.term.tag is Tag.PEER:
            return Phrase(first, last, MentionForm.COUNTERPART, (part,), number=head.term.number)
        office = head.term.office
        if office is None or (head.bare and not head.definite) or not (head.definite or head.tied):
            return None
        if head.term.number > 1 or (office.unnamed and not head.definite):
            reach = self._extended(Complement(last, part.country))
            part = evolve(part, label=scan.text(first, reach.last), title=None, country=reach.country)
            tied = head.tied or head.definite
            official = (
                not office.private and tied and not (office.source and not head.served and reach.last == head.last)
            )
            kind = "bare" if head.bare else ""
            return Phrase(first, reach.last, MentionForm.GROUP, (part,), head.term.number, official, kind)
        if head.bare and (office.needs or office.private):
            return None
        if not head.definite and not scan.plain(head.first + 1, *_RELATED):
            return None  # "as president of the company"
        kind = "bare" if all(title.bare for title in titles) else ""
        return Phrase(first, last, MentionForm.OFFICE, (part,), official=not office.private, kind=kind)

    def _listed(self, first: int, title: Title) -> Phrase:
        """A list that shares a title."""
        stems = self._titles.stems(title.first, title.shared)
        parts = tuple(
            Part(member.name, member.title, member.country, stems, label=member.title) for member in title.members
        )
        form = MentionForm.COUNTERPART if title.term.tag is Tag.PEER else MentionForm.GROUP
        if any(part.name for part in parts) and form is MentionForm.GROUP:
            form = MentionForm.FULL
        return Phrase(first, title.last, form, parts, number=len(parts))

    # --- what another pipeline found

    def _candidate_end(self, index: int, wanted: str) -> int:
        """The end of the candidate with the label at the token, a person cut short of other words; else `index`."""
        scan = self._scan
        end, label = self._candidates.get(index, (index, ""))
        if label != wanted:
            return index
        last = index
        while last < end and not scan.taken[last]:
            if wanted == "PERSON" and (scan.barred(last) or scan.other(last)):
                break
            last += 1
        return last

    def _candidate(self, index: int) -> Phrase | None:
        """An organisation that nothing here knows; people and places of candidates are found with the others."""
        last = self._candidate_end(index, "ORG")
        if last == index:
            return None
        return Phrase(index, last, MentionForm.INSTITUTION, (Part(label=self._scan.text(index, last)),))

    # --- institutions, groups, states

    def _institution(self, index: int) -> Phrase | None:
        scan, titles = self._scan, self._titles
        if (body := scan.hit(index, Tag.BODY)) and not (body.value.weak and scan.lead(index)):
            reach = titles.described(Complement(index + body.length, body.value.country))
            part = Part(label=scan.text(index, reach.last), country=reach.country, body=body.value.name)
            return Phrase(index, reach.last, MentionForm.INSTITUTION, (part,), official=body.value.official)
        found = scan.hit(index, Tag.INSTITUTION, Tag.PORTFOLIO)
        if scan.hit(index, Tag.SEAT) or (found and found.value.kind == "led" and found.proclitic.preposition == "ب"):
            return None
        if not found or found.pronoun or (found.value.tag is Tag.PORTFOLIO and not found.proclitic.article):
            return None
        term, at, kind = found.value, index + found.length, ""
        if found.proclitic.article:
            reach = titles.described(Complement(at))
            if term.tag is Tag.PORTFOLIO and not reach.country:
                return None
            kind = "bare" if reach.last == at else ""
        elif complement := titles.complement(at, proper=term.proper):
            reach = complement
        else:
            return None
        if not kind and scan.word(reach.last) == _IN and scan.hit(reach.last + 1, Tag.INSTITUTION, Tag.BODY):
            inside = titles.complement(reach.last + 1, named=True)
            reach = Complement(inside.last, reach.country or inside.country) if inside else reach
        whose = scan.hit(reach.last, Tag.BODY, Tag.NATION)
        if found.proclitic.article and whose and whose.proclitic.preposition == "ل" and not whose.proclitic.conjunction:
            reach, kind = Complement(reach.last + whose.length, reach.country or whose.value.country), ""
        stems = titles.stems(index, reach.last)
        part = Part(label=scan.text(index, reach.last), country=reach.country, office=stems)
        return Phrase(index, reach.last, MentionForm.INSTITUTION, (part,), official=term.official, kind=kind)

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
        quantity = scan.hit(index, Tag.QUANTITY)
        start = index + quantity.length if quantity else index
        head = scan.hit(start, Tag.GROUP)
        if head is None:
            title = self._titles.title(start) if quantity else None
            if not title or title.members or not (title.tied or title.definite):
                return None
            reach = self._extended(Complement(title.last, title.country))
            part = Part(label=scan.text(index, reach.last), country=reach.country)
            tied = title.tied or reach.last > title.last
            return Phrase(index, reach.last, MentionForm.GROUP, (part,), number=title.term.number, official=tied)
        at, country = start + head.length, None
        definite = head.proclitic.article
        while (more := scan.plain(at, *_ADJECTIVE)) and more.proclitic.article == definite:
            country = country or more.value.country
            at += more.length
        if at == start + head.length and not definite and (complement := self._titles.complement(at)):
            at, country = complement.last, complement.country
        reach = self._extended(Complement(at, country))
        bare = reach.last == start + head.length
        if bare and not definite:
            return None
        label = " ".join((scan.text(index, start), "")).lstrip() if quantity else ""
        rest = f" {scan.text(start + head.length, reach.last)}" if not bare else ""
        article = scan.text(start, start + 1) if definite else head.value.name
        part = Part(label=f"{label}{article}{rest}", country=reach.country, office=frozenset((head.value.name,)))
        kind = "bare" if bare else ""
        return Phrase(index, reach.last, MentionForm.GROUP, (part,), number=3, kind=kind)

    def _extended(self, found: Complement) -> Complement:
        """A group with what tells which: adjectives, "close to …", "from the … movement", "members of …"."""
        scan, titles = self._scan, self._titles
        while True:
            last = titles.described(found).last
            while last < len(scan.words) and scan.words[last].endswith("ين") and scan.definite(last):
                if scan.hits[last] or scan.names.is_particle(scan.words, last):
                    break
                last += 1
            country = found.country or titles.described(found).country
            following = None
            inside = scan.word(last) == _IN and scan.hit(last + 1, Tag.INSTITUTION, Tag.PORTFOLIO, Tag.BODY)
            if inside or (scan.word(last) in _FROM and scan.hit(last + 1, Tag.BODY, Tag.INSTITUTION, Tag.NATION)):
                following = titles.complement(last + 1, named=True)
            elif (link := scan.hit(last, Tag.BODY, Tag.NATION)) and link.proclitic.preposition == "ل":
                following = Complement(last + link.length, link.value.country)
            elif (title := scan.plain(last, Tag.OFFICE)) and title.value.number == 3 and not title.proclitic.article:
                following = titles.complement(last + title.length)
            if following is None:
                return Complement(last, country) if last > found.last else found
            found = Complement(following.last, country or following.country)

    def _long_state(self, index: int) -> Phrase | None:
        """A country or capital of several words, which no name of a person begins: Islam Abad."""
        person = self._scan.hit(index, Tag.PERSON)
        state = self._scan.state(index)
        return self._state(index) if state and state.length > max(1, person.length if person else 0) else None

    def _state(self, index: int) -> Phrase | None:
        scan = self._scan
        if found := scan.state(index):
            led = found.proclitic.preposition or scan.word(index - 1) in _PLACE_PREPOSITIONS
            if found.value.country is None or (found.value.weak and not led) or scan.is_adjective(index):
                return None
            last = index + found.length
            part = Part(label=scan.text(index, last), country=found.value.country)
            kind = "" if found.value.tag is Tag.NATION else found.value.tag.value
            return Phrase(index, last, MentionForm.STATE, (part,), kind=kind)
        if realm := scan.hit(index, Tag.REALM):
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
            return self._listed(index, title)
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
