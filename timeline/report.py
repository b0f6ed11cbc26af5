"""What merging looks at: an event as one or several articles report it, without its words.

Reports are small, so that merging a corpus keeps many of them where it could not keep the events.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from attrs import evolve, frozen

from timeline.event import Basis, Event, Kind, Participant, Place, Status
from timeline.letters import name_words

LONGEST = 31  # days; a vaguer date says too little to join by
APART = 1  # days by which two reports of one event may disagree

Mention = tuple[int, int, str]  # place of the article in the order of articles, start of the trigger, id of the event

_words = lru_cache(maxsize=20_000)(name_words)


@frozen
class Party:
    """A participant: name, country and the name of whom it is known to be."""

    name: str
    country: str | None
    identity: str | None

    @classmethod
    def of(cls, participant: Participant) -> Party:
        identity = participant.identity.name if participant.identity else None
        return cls(participant.name, participant.country, identity)

    @property
    def words(self) -> frozenset[str]:
        return _words(self.name)

    def same(self, other: Party) -> bool:
        """Whether two participants are one: the same known person, or one name's words all in the other's."""
        if self.country and other.country and self.country != other.country:
            return False
        if self.identity and other.identity:
            return self.identity == other.identity
        if _one_in_the_other(self.words, other.words):
            return True
        if self.identity or other.identity:
            return False  # who is known is not one with what is only called alike
        return self.country is None and other.country is None and _alike(self.words, other.words)

    def fuller(self, other: Party) -> Party:
        """The longer name of two that are one participant, with what either knows besides."""
        return Party(
            other.name if len(other.name) > len(self.name) else self.name,
            self.country or other.country,
            self.identity or other.identity,
        )


@frozen(eq=False)
class Report:
    """An event with a date, of at most a month, as `members` tell it; the members' numbers are the caller's.

    `told` are the first and the last of the days that are told of an event of one day.
    """

    members: tuple[int, ...]
    mention: Mention
    kind: Kind
    denied: bool
    first: date
    last: date
    inherited: bool
    dated: Mention  # who gives the date
    told: tuple[date, date]
    parties: tuple[Party, ...]
    place: Place | None
    occasion: str | None
    articles: frozenset[str]

    @classmethod
    def of(cls, event: Event, number: int, mention: Mention) -> Report | None:
        """What merging sees of an event; None where nothing can say that another is the same.

        An undated, open or vague date cannot, nor can a single party of a meeting, nor a visit without its goal.
        """
        when = event.time.when
        if when is None or when.first_day is None or when.last_day is None:
            return None
        if (when.last_day - when.first_day).days >= LONGEST or not _tells_who(event):
            return None
        days = (when.first_day, when.last_day, *_other_days(event))
        return cls(
            members=(number,),
            mention=mention,
            kind=event.kind,
            denied=event.status is Status.DENIED,
            first=when.first_day,
            last=when.last_day,
            inherited=event.time.basis is not Basis.EXPLICIT,
            dated=mention,
            told=(min(days), max(days)),
            parties=tuple(map(Party.of, event.participants)),
            place=event.place,
            occasion=event.occasion,
            articles=frozenset(item.article for item in event.evidence),
        )

    @property
    def is_one_day(self) -> bool:
        return self.first == self.last

    @property
    def precision(self) -> tuple[int, bool, Mention]:
        """The lower, the rather is this report's date that of the event."""
        return (self.last - self.first).days, self.inherited, self.dated

    @property
    def fullness(self) -> tuple[int, bool, int, Mention]:
        """The lower, the more the report says of who and where."""
        return *_fullness(len(self.parties), self.place, sum(len(party.name) for party in self.parties)), self.mention

    def same(self, other: Report) -> bool:
        """Whether two reports can be of one event, as far as who and where and whether go."""
        if self.denied != other.denied or not self.articles.isdisjoint(other.articles):
            return False
        if self.place and other.place and not _same_place(self.place, other.place, self.kind):
            return False
        if self.kind in (Kind.STATEMENT, Kind.AGREEMENT) and len(self.parties) != len(other.parties):
            return False
        return _same_parties(*sorted((self.parties, other.parties), key=len))

    def may_be_a_day_apart(self, other: Report) -> bool:
        """Whether two reports that are the same else may disagree about the day, by one day in all that is told."""
        if not (self.place and other.place and self.is_one_day and other.is_one_day) or self.kind is Kind.STATEMENT:
            return False
        return (max(self.told[1], other.told[1]) - min(self.told[0], other.told[0])).days <= APART

    def joined(self, other: Report) -> Report:
        """Both as one report, with the fuller one's parties and the more precise one's date."""
        full, less = sorted((self, other), key=lambda report: report.fullness)
        date = min(self, other, key=lambda report: report.precision)
        days = [*date.told] + [day for report in (self, other) if report.is_one_day for day in report.told]
        parties = full.parties
        for party in less.parties:
            parties = _with(parties, party)
        return evolve(
            full,
            members=(*self.members, *other.members),
            mention=min(self.mention, other.mention),
            first=date.first,
            last=date.last,
            inherited=date.inherited,
            dated=date.dated,
            told=(min(days), max(days)),
            parties=parties,
            place=full.place or less.place,
            occasion=full.occasion or less.occasion,
            articles=self.articles | other.articles,
        )

    def packed(self) -> list[Any]:
        """The report of one article as JSON keeps it, without what `unpacked` is told again."""
        return [
            self.denied,
            self.inherited,
            [day.isoformat() for day in (self.first, self.last, *self.told)],
            [[party.name, party.country, party.identity] for party in self.parties],
            self.place and [self.place.name, self.place.country],
            self.occasion,
        ]

    @classmethod
    def unpacked(cls, value: list[Any], *, number: int, mention: Mention, kind: Kind, article: str) -> Report:
        denied, inherited, days, parties, place, occasion = value
        first, last, earliest, latest = map(date.fromisoformat, days)
        return cls(
            members=(number,),
            mention=mention,
            kind=kind,
            denied=denied,
            first=first,
            last=last,
            inherited=inherited,
            dated=mention,
            told=(earliest, latest),
            parties=tuple(Party(*party) for party in parties),
            place=place and Place(*place),
            occasion=occasion,
            articles=frozenset((article,)),
        )


def mention_of(event: Event, rank: Mapping[str, int]) -> Mention:
    """Where an event is first told; `rank` gives each article's place in the order of articles."""
    first = event.evidence[0]
    return rank.get(first.article, -1), first.trigger.start, event.id


def fullness(event: Event) -> tuple[int, bool, int]:
    """The lower, the more an event says of who and where."""
    parties = event.participants
    return _fullness(len(parties), event.place, sum(len(party.name) for party in parties))


def same_participant(one: Participant, other: Participant) -> bool:
    """Whether two participants of events that are compared are one."""
    return Party.of(one).same(Party.of(other))


def _fullness(parties: int, place: Place | None, letters: int) -> tuple[int, bool, int]:
    return -parties, place is None, -letters


def _tells_who(event: Event) -> bool:
    """Whether an event names enough to tell it from its like."""
    if event.kind in (Kind.STATEMENT, Kind.AGREEMENT):
        return len(event.participants) > 0
    if event.kind is Kind.VISIT:
        return len(event.participants) > 0 and event.place is not None
    return len(event.participants) > 1


def _other_days(event: Event) -> list[date]:
    """The single days that an event's conflicts name beside its own."""
    named = {value for conflict in event.conflicts if conflict.field == "time" for value in conflict.values}
    days = [reading.when for reading in event.time.alternatives if reading.when.is_one_day]
    return [when.first_day for when in days if when.first_day is not None and when.edtf() in named]


def _same_place(one: Place, other: Place, kind: Kind) -> bool:
    """Whether two places can be one: papers name now the city, now the country; a visit's goal is told apart."""
    if _one_in_the_other(_words(one.name), _words(other.name)):
        return True
    return kind is not Kind.VISIT and one.country is not None and one.country == other.country


def _same_parties(few: tuple[Party, ...], many: tuple[Party, ...]) -> bool:
    """Whether the parties of one report are all among those of the other."""
    left = list(many)
    for party in few:
        match = next((other for other in left if party.same(other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _with(parties: tuple[Party, ...], party: Party) -> tuple[Party, ...]:
    index = next((index for index, other in enumerate(parties) if party.same(other)), None)
    if index is None:
        return (*parties, party)
    return (*parties[:index], parties[index].fuller(party), *parties[index + 1 :])


def _one_in_the_other(one: frozenset[str], other: frozenset[str]) -> bool:
    few, many = sorted((one, other), key=len)
    return bool(few) and few <= many


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two groups are named alike: most of the words of both, and not just two of them."""
    both = len(one & other)
    return both > 2 and 2 * both >= len(one | other)
