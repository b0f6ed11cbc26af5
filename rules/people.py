"""The phrases that name people: titles, ranks and names in either order, offices alone, lists that share a title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from attrs import evolve

from rules.clitics import ARTICLE, COMMAS
from rules.offices import is_of_state
from rules.phrase import MentionForm, Part, Phrase
from rules.scan import CONJUNCTION, Scan
from rules.several import several
from rules.surnames import pious_end, up_to_title, with_noun
from rules.title import Title
from rules.titles import TitleReader
from rules.vocabulary import Office, Tag

_HONORIFIC = (Tag.ADDRESS, Tag.RANK)
_UNIONS = frozenset(("UN", "EU"))  # whoever acts for them has a country too
_BLOCS = (Tag.BODY, Tag.GROUP)
_WHERE = (Tag.CITY, Tag.CAPITAL)
_BEHIND_OFFICE = (Tag.NATIONALITY, Tag.QUALIFIER, Tag.OFFICE)  # "the king | the deputy of" are two
_RELATED = (Tag.NATIONALITY, Tag.REGION)
_IN = "في"
_KING = "ملك"
_ONE_OF = ("عضو", "ممثل", "مندوب")  # member, representative, delegate
_OF_STATE = (
    "معالي",
    "سمو",
    "فخامة",
    "جلالة",
)  # forms of address of who acts for a state: excellency, highness, majesty
_OPENING = frozenset("\"«“'(/")
_CLOSING = frozenset("\"»”')")
_BEFORE_NAME, _BEHIND_NAME = _OPENING | COMMAS, _CLOSING | COMMAS
_PARTNERS = frozenset(("مع", "بين", "وبين", "قبل", "بحسب", "عن", "ان"))  # what a partner or speaker stands behind
_MEMBER = "عضو"  # `udw: a member of a council who chairs a committee
_MOST_HONORIFICS = 8  # "his excellency Dr. Shaykh …"
_LONGEST_UNKNOWN = 6  # tokens of a name before its title


class PeopleReader:
    """Reads the phrases of one text that name people."""

    def __init__(self, scan: Scan, titles: TitleReader, candidates: Mapping[int, tuple[int, str]]) -> None:
        self._scan = scan
        self._titles = titles
        self._candidates = candidates

    def honoured(self, index: int) -> Phrase | None:
        """His majesty, without a name."""
        found = self._scan.hit(index, Tag.PRONOMINAL)
        if found is None:
            return None
        part = Part(rank=found.value.kind)
        return Phrase(index, index + found.length, MentionForm.SHORT, (part,), kind="pronominal")

    def person(self, index: int) -> Phrase | None:
        """A person by title, name or both."""
        start, rank = self._honorifics(index)
        if start > index and self._names_a_place(index):
            return None
        apart = start > index and self._scan.hit(start, Tag.OFFICE) and not self._scan.plain(start, Tag.OFFICE)
        titles = self._chain(start) if start in self._scan.known and not apart else []  # "the prince | with the consul"
        if not titles and start > index and (guest := self._guest(index, start)) is not None:
            start, titles = index, [guest]
        if titles and titles[0].members:
            return self.listed(index, titles[0])
        at = titles[-1].last if titles else start
        addressed = start > index
        if named := self._named(index, at, titles, rank, addressed):
            return named
        if titles:
            return self._untitled(index, titles)
        if rank and self._scan.hit(start - 1, Tag.OFFICE) and self._stands_alone(start):
            return Phrase(index, start, MentionForm.OFFICE, (Part(title=rank, rank=rank),), kind="bare")
        return None

    def _stands_alone(self, index: int) -> bool:
        """Whether what follows a rank is surely no name: punctuation, a word that is none."""
        scan = self._scan
        return index >= len(scan.words) or not scan.words[index][0].isalpha() or scan.other(index) or scan.barred(index)

    def _chain(self, index: int) -> list[Title]:
        """The titles at the token; behind a deputy's, an heir's or a king's another one may follow."""
        scan = self._scan
        if counterpart := self._titles.counterpart(index):
            return [counterpart]
        found: list[Title] = []
        title = self._titles.title(index)
        while title:
            if found and (title.bare or (found[-1].bare and found[-1].term.name == _KING)):
                break  # a rank before the name; "of the king | the deputy minister"
            if found and found[0].country and title.country not in (None, found[0].country):
                break  # whom he receives
            if found and title.country and not found[0].country and title.term.name == _MEMBER:
                break
            found.append(title)
            office = title.term.office
            envoy = title.nested and title.country is not None  # of a president, and a minister himself
            if not title.members and title.term.number == 1 and (other := self._titles.other(title.last)):
                title = other
                continue
            further = scan.plain(title.last, Tag.OFFICE)
            member = _MEMBER in (title.term.name, further.value.name if further else "")
            if (
                title.members
                or title.term.number > 1
                or not (office and (office.joins or office.rank or envoy or member))
            ):
                break
            joined = scan.word(title.last) == CONJUNCTION
            title = self._titles.title(title.last + joined, clitic=False)
        return found

    def _guest(self, index: int, behind: int) -> Title | None:
        """His guest, with a nationality: what is otherwise a form of address before a title or a name."""
        scan = self._scan
        return self._titles.counterpart(index) if scan.plain(behind, Tag.NATIONALITY) else None

    def _names_a_place(self, index: int) -> bool:
        """Whether the words before make the person's name a thing's: King Khalid Airport."""
        before = self._scan.hit(index - 1, Tag.PLACE_NOUN, Tag.INSTITUTION) if index else None
        return bool(
            before and not before.proclitic.article and (before.value.kind == "keep" or not before.value.official)
        )

    def _honorifics(self, index: int) -> tuple[int, str | None]:
        """Past the forms of address and ranks, an office alone before a name among them; the last rank."""
        scan, rank = self._scan, None
        for _ in range(_MOST_HONORIFICS):
            found = (scan.hit if rank is None else scan.plain)(index, *_HONORIFIC)
            if not found:
                break
            if found.value.tag is Tag.RANK:
                behind = index + found.length  # "the prince Sultan", who is no sultan
                behind_it = scan.word(behind) not in scan.names.given and scan.plain(behind, *_BEHIND_OFFICE)
                if behind_it and scan.hit(index, Tag.OFFICE):
                    break  # "the Jordanian king": an office
                rank = scan.text(index, index + found.length)
            index += found.length
            index += scan.word(index) == "." and scan.word(index - 1) == "د"
        return index, rank

    def _addresses_another(self, index: int) -> bool:
        """Whether somebody else is named behind a title: "and his highness X"."""
        found = self._scan.hit(index, *_HONORIFIC)
        return found is not None and bool(found.proclitic.conjunction)

    def _office_as_rank(self, index: int) -> tuple[int, str | None]:
        """Past an office that stands as a rank between a title and the name: "the head of the office, Ambassador X"."""
        scan = self._scan
        found = scan.plain(index, Tag.OFFICE)
        if found and found.proclitic.article and found.value.number == 1:
            at, _ = self._honorifics(index + found.length)
            if self._name(at, titled=True, opened=False, bare=False) > at:
                return at, scan.text(index, index + found.length)
        return index, None

    def _named(self, first: int, at: int, titles: list[Title], rank: str | None, addressed: bool) -> Phrase | None:
        """A personal name at `at`, behind the titles, with the titles that follow it."""
        scan = self._scan
        if titles and (titles[0].term.number > 1 or not titles[-1].definite):
            return None
        if any(title.bare and title.term.office and title.term.office.needs for title in titles):
            return None
        if titles and self._addresses_another(at):
            return None
        bare = bool(titles) and titles[-1].bare
        opened = bool(titles) and scan.word(at) in _BEFORE_NAME
        start, later = self._honorifics(at + opened)
        if titles and not bare:
            start, as_rank = self._office_as_rank(start)
            later = as_rank or later
        titled = bool(titles or rank or later or addressed)
        country = next((title.country for title in titles if title.country), None)
        last = self._name(
            start, titled=titled, opened=opened and start == at + 1, bare=bare or bool(later), country=country
        )
        if last == start:
            return None
        last = up_to_title(scan, with_noun(scan, start, last)) if titles else last
        name = (start, last)
        if opened and scan.word(at) in _OPENING and scan.word(last) in _CLOSING:
            last += 1
        last = pious_end(scan, last)
        full = [title for title in titles if not title.bare]
        quoted = not opened and scan.word(name[0] - 1) in _OPENING and scan.word(last) in _CLOSING
        following = self._apposition(last + quoted) if not full else []
        if following and not self._contradicted(name, following):
            full, first, last = following, first - quoted, pious_end(scan, following[-1].last)
        chosen = full or titles
        private = any(map(self._titles.is_private, chosen))
        heads = [title.term.office for title in (*chosen, *titles) if title.term.office]
        if ranked := self._rank_before(start):
            heads.append(ranked)
        usual = next((office.usual for office in heads if office.usual), None)
        part = Part(
            name=name,
            title=" ".join(map(self._titles.text, chosen)) or None,
            country=next((title.country for title in chosen if title.country), None) or usual,
            office=self._stems(chosen),
            rank=later or rank,
            possessed=any(map(self._titles.is_possessed, chosen)),
            towards=next((title.towards for title in chosen if title.towards), None),
        )
        for title in chosen:
            part = self._titles.tied_to(part, title.first, title.last) if not part.realm else part
        peer = any(title.term.tag is Tag.PEER for title in titles)
        form = MentionForm.COUNTERPART if peer else MentionForm.FULL
        return Phrase(
            first, last, form, (part,), official=bool(chosen or rank or later or self._is_known(first)) and not private
        )

    def _is_known(self, index: int) -> bool:
        """Whether whoever is named at the token heads a group, "a delegation headed by X", or is "his excellency X"."""
        address = self._scan.hit(index, Tag.ADDRESS)
        honoured = address is not None and address.value.name in _OF_STATE
        return honoured or bool(index and self._scan.hit(index - 1, Tag.LEADING))

    def _stems(self, titles: Sequence[Title]) -> frozenset[str]:
        """What titles are about, all together."""
        stems = [self._titles.stems(title.first, title.last) for title in titles]
        return stems[0] if len(stems) == 1 else frozenset(chain.from_iterable(stems))

    def _rank_before(self, index: int) -> Office | None:
        """The rank right before the name, where it is an office too: Senator X."""
        found = self._scan.hit(index - 1, Tag.OFFICE) if index else None
        return found.value.office if found and found.length == 1 else None

    def named_before(self, office: Phrase, floor: int) -> Phrase | None:
        """The office with the name before it that no list has: whole, and behind a word that is no name."""
        scan, names = self._scan, self._scan.names
        end = office.first - (scan.word(office.first - 1) in COMMAS)
        for first in range(max(floor, end - _LONGEST_UNKNOWN), end - 1):
            before = scan.word(first - 1)
            led = not before[0].isalpha() or before in _PARTNERS or names.is_verb(scan.words, first - 1)
            led = led or (first > 0 and bool(scan.taken[first - 1] or scan.hit(first - 1, *_WHERE)))
            word, country = scan.words[first], office.parts[0].country
            no_name = scan.ordinary(first) and word not in names.given and not names.is_foreign(word, country)
            if not led or no_name or scan.barred(first):
                continue
            if scan.name_end(first, country=country) == end:
                parts = (evolve(office.parts[0], name=(first, end), label=None),)
                return evolve(office, first=first, form=MentionForm.FULL, parts=parts, lead=0)
        return None

    def _contradicted(self, name: tuple[int, int], titles: list[Title]) -> bool:
        """Whether the titles are another country's than the person, if the gazetteer knows who that is, or a king's."""
        if self._scan.word(name[0] - 1).removeprefix(ARTICLE) == _KING and is_of_state(titles[0].term.name):
            return True  # "the king X | the prime minister"
        person = self._scan.hit(name[0], Tag.PERSON)
        country = next((title.country for title in titles if title.country), None)
        known = person.value.country if person and person.length == name[1] - name[0] > 1 else None
        return bool(country and known and country != known and "UN" not in (country, known))

    def _apposition(self, index: int) -> list[Title]:
        """The titles that follow a name, set off by a comma or not, the second with or without wa-."""
        scan = self._scan
        found: list[Title] = []
        index += scan.word(index) in COMMAS
        index, _ = self._honorifics(index)
        while title := self._titles.title(index, clitic=False, joined=bool(found)):
            if title.term.number > 1 or title.bare or not (title.definite or title.tied):
                break
            countries = {each.country for each in (*found, title) if each.country} - _UNIONS
            if len(countries) > 1:
                break  # "the crown prince of Abu Dhabi | the Tunisian president"
            if self._addresses_another(title.last):
                return [*found, title]
            after, _ = self._honorifics(title.last)
            end = self._name(after, titled=True, opened=False, bare=False)
            if end > after and not title.nested:
                break  # the title of the next person
            title = evolve(title, last=end) if end > after else title
            found.append(title)
            index = title.last
        return found

    def _name(self, index: int, *, titled: bool, opened: bool, bare: bool, country: str | None = None) -> int:
        """The end of the name at the token, `index` where none is believed to begin.

        `opened`: behind a comma or quotation mark, where more must speak for a name. `bare`: behind a title that is
        only a noun, where a family name may stand alone.
        """
        scan, names = self._scan, self._scan.names
        if index >= len(scan.words) or scan.taken[index]:
            return index
        word = scan.words[index]
        if (end := self.candidate_end(index, "PERSON")) > index:
            return end
        person = scan.hit(index, Tag.PERSON)
        if person and titled and scan.lead(index):
            return index
        if person:
            end = index + person.length
            linked = person.length > 1 and names.is_link(scan.word(end)) and not scan.lead(index)
            term = person.value  # somebody's given name can be the family name of a known person elsewhere
            namesake = term.kind == "short" and country and term.country and term.country != country
            return max(end, scan.name_end(index, short=titled)) if linked or namesake else end
        if names.lead(word) and titled:
            return index
        if titled and scan.is_called_like_an_office(index):
            return index + 2
        last = scan.name_end(index, short=titled, country=country)
        if last == index:
            return index
        alone = last - index == 1
        given = word[names.lead(word) :] in names.given or names.is_bound(scan.words, index)
        given = given or (names.is_opening(word) and last - index > 2) or names.is_fathered(scan.words, index)
        if not titled:
            return last if not alone and given and not scan.other(index) else index
        if given:
            return last
        ordinary = scan.other(index) and not names.is_foreign(word, country)
        if ordinary or (names.is_verbal_noun(word) and not self._surely_name(index + 1, last, country)):
            return index
        if scan.definite(index):
            first = not scan.hits[index] and scan.word(index + 1) in names.given and not names.is_surname(word)
            first = first and scan.hit(index - 1, Tag.NATIONALITY, *_HONORIFIC) is not None  # al-Dardiri Muhammad
            return last if first or bare or word in scan.families else index
        if alone:
            sure = names.is_family(word) or word in scan.repeated or (bare and names.closes(scan.words, index))
            return last if sure and not opened else index
        if opened and scan.word(last) not in _BEHIND_NAME:
            return index
        return last

    def _surely_name(self, first: int, last: int, country: str | None) -> bool:
        """Whether a further word of a name can be nothing else: by its ending, as a given name, in China."""
        names = self._scan.names
        if last > first and names.is_syllabic(country):
            return True
        return any(names.is_family(word) or word in names.given for word in self._scan.words[first:last])

    def _untitled(self, first: int, titles: list[Title]) -> Phrase | None:
        """Titles without a name."""
        scan, head = self._scan, titles[0]
        last = titles[-1].last
        text = " ".join(map(self._titles.text, titles))
        part = Part(
            title=text,
            label=text,
            country=next((title.country for title in titles if title.country), None),
            office=self._stems(titles),
            towards=next((title.towards for title in titles if title.towards), None),
            head=head.term.name,
        )
        for title in titles:
            part = self._titles.tied_to(part, title.first, title.last) if not part.realm else part
        if head.term.tag is Tag.PEER:
            inside = head.bare and head.term.number > 1 and scan.word(last) == _IN and scan.hit(last + 1, *_BLOCS)
            if inside and (whole := self._titles.complement(last + 1)):  # his counterparts in the Gulf states
                part = evolve(part, label=scan.text(first, whole.last), title=None)
                last = whole.last
            return Phrase(first, last, MentionForm.COUNTERPART, (part,), number=head.term.number)
        office = head.term.office
        if office is None or (head.bare and not head.definite) or not (head.definite or head.tied):
            return None
        named = head if head.last == last else evolve(head, last=last)
        if group := several(scan, self._titles, first, named, part, private=self._titles.is_private(head)):
            return group
        if head.bare and (office.needs or office.private):
            return None
        one_of = head.served and office.name in _ONE_OF  # "a member of the delegation"
        if not (head.definite or one_of or scan.plain(head.first + 1, *_RELATED)):
            return None  # "as president of the company"
        kind = "bare" if all(title.bare for title in titles) else ""
        return Phrase(first, last, MentionForm.OFFICE, (part,), official=not self._titles.is_private(head), kind=kind)

    def listed(self, first: int, title: Title) -> Phrase:
        """A list that shares a title."""
        stems = self._titles.stems(title.first, title.shared)
        parts = tuple(
            Part(member.name, member.title, member.country, stems, label=member.title) for member in title.members
        )
        form = MentionForm.COUNTERPART if title.term.tag is Tag.PEER else MentionForm.GROUP
        if any(part.name for part in parts) and form is MentionForm.GROUP:
            form = MentionForm.FULL
        several = form is MentionForm.GROUP and max(title.term.number, len(parts)) > 2  # a plural, not a dual
        return Phrase(first, title.last, form, parts, number=len(parts), kind="several" if several else "")

    def candidate_end(self, index: int, wanted: str) -> int:
        """The end of the candidate with the label at the token, a person cut short of other words; else `index`."""
        scan = self._scan
        end, label = self._candidates.get(index, (index, ""))
        if label != wanted:
            return index
        last, person = index, wanted == "PERSON"
        while last < end and not scan.taken[last] and not (person and (scan.barred(last) or scan.other(last))):
            last += 1
        return last
