"""Which reports are of one event: they are compared only where they share the kind, the day and a word of a name.

Reports are taken day by day, so that only those near the day at hand are kept. On each day

1. reports that name the same number of parties are joined, the fullest of them first;
2. those that name fewer join those that name more;
3. what is told of the next day joins what is told of this one: the sources disagree about the day;
4. a vaguer date, such as a week, joins the one day in it that fits; where several fit, nothing says which.

The order of the articles decides only between partners that fit equally well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import groupby

from attrs import define, field

from timeline.event import Kind
from timeline.report import Mention, Party, Report

_Group = dict[int, Report]  # reports that may yet grow, by the number under which a block knows them


def clusters(reports: Iterable[Report]) -> Iterator[Report]:
    """Each event once, with all its reports as members. `reports` are of one kind, in the order of their first days."""
    sweep = _Sweep()
    for first, of_day in groupby(reports, key=lambda report: report.first):
        yield from sweep.until(first)
        sweep.add(first, list(of_day))
    yield from sweep.until(None)


@define
class _Block:
    """Reports of one day, found by the words of their parties' names.

    Of two names for one participant the one has all words of the other, or most. So a name is looked up by its own
    rarest word, among all words of the others; and by all its words, among the rarest of the others.
    """

    reports: _Group = field(factory=dict)
    _next: int = 0
    _by_word: dict[str, set[int]] = field(factory=lambda: defaultdict(set))
    _by_rare_word: dict[str, set[int]] = field(factory=lambda: defaultdict(set))
    _by_identity: dict[str, set[int]] = field(factory=lambda: defaultdict(set))

    def add(self, report: Report, number: int | None = None) -> None:
        """Add a report, or put it in the place of what it has been joined with."""
        known: tuple[Party, ...] = ()
        if number is None:
            number, self._next = self._next, self._next + 1
        else:
            known = self.reports[number].parties
        self.reports[number] = report
        for party in report.parties if report.parties != known else ():
            if party.identity:
                self._by_identity[party.identity].add(number)
            words = self._rarest_first(party)
            for word in words[: _looked_up(party)]:
                self._by_rare_word[word].add(number)
            for word in words:
                self._by_word[word].add(number)

    def take(self, number: int) -> Report:
        return self.reports.pop(number)

    def partners(self, report: Report) -> Iterator[int]:
        """The numbers of all reports here that can be the same as this one, as far as who and where go."""
        found = Counter(number for party in report.parties for number in self._near(party))
        needed = _shared(report)
        for number, times in found.items():
            if times >= needed and number in self.reports and self.reports[number].same(report):
                yield number

    def best(self, report: Report, numbers: Iterable[int]) -> int | None:
        return min(numbers, key=lambda number: _distance(self.reports[number], report), default=None)

    def join(self, report: Report) -> bool:
        """Join a report to its best partner, if there is one."""
        partner = self.best(report, self.partners(report))
        if partner is None:
            return False
        self.add(self.reports[partner].joined(report), partner)
        return True

    def _near(self, party: Party) -> set[int]:
        near = set(self._by_identity.get(party.identity, ())) if party.identity else set()
        words = self._rarest_first(party)
        if words:
            near |= self._by_word.get(words[0], set())
        for word in words:
            near |= self._by_rare_word.get(word, set())
        return near

    def _rarest_first(self, party: Party) -> list[str]:
        return sorted(party.words, key=lambda word: (len(self._by_word.get(word, ())), word))


def _looked_up(party: Party) -> int:
    """How many of a name's words, the rarest, a name with which it is one cannot all lack."""
    words = len(party.words)
    return 1 if party.country or words < 3 else words - max(3, (words + 1) // 2) + 1


def _shared(report: Report) -> int:
    """How many parties two reports of one event share at least."""
    if report.kind in (Kind.STATEMENT, Kind.AGREEMENT):
        return len(report.parties)
    return 1 if report.kind is Kind.VISIT else 2


def _distance(known: Report, report: Report) -> tuple[int, bool, bool, Mention]:
    """The lower, the better two reports that can be of one event go together."""
    return (
        abs(len(known.parties) - len(report.parties)),
        known.place != report.place,
        known.occasion != report.occasion,
        known.mention,
    )


def _block_of(reports: Sequence[Report]) -> _Block:
    """The events of reports that agree on the day: first those that name as many parties, then the others."""
    block = _Block()
    for _, alike in groupby(
        sorted(reports, key=lambda report: report.fullness), key=lambda report: len(report.parties)
    ):
        fresh = _Block()
        for report in alike:
            if not fresh.join(report):
                fresh.add(report)
        for report in fresh.reports.values():
            if not block.join(report):
                block.add(report)
    return block


@define
class _Sweep:
    """The days that reports to come may yet be joined to."""

    days: dict[date, _Block] = field(factory=dict)  # events of one day
    vague: dict[date, _Block] = field(factory=dict)  # others, by their last day
    waiting: list[tuple[date, int, Mention, Report]] = field(factory=list)  # for their last day to pass

    def add(self, first: date, reports: Sequence[Report]) -> None:
        """Take in all reports whose first day is `first`."""
        by_last: dict[date, list[Report]] = defaultdict(list)
        for report in reports:
            by_last[report.last].append(report)
        for report in _block_of(by_last.pop(first, ())).reports.values():
            self._add_day(report)
        for last, of_stretch in by_last.items():
            for report in _block_of(of_stretch).reports.values():
                heappush(self.waiting, (last, (last - first).days, report.mention, report))

    def until(self, first: date | None) -> Iterator[Report]:
        """What no report that begins on `first` or later can change; everything where there is none."""
        while self.waiting and (first is None or self.waiting[0][0] < _before(first)):
            self._add_vague(heappop(self.waiting)[-1])
        # The day before is kept, for what is told of it and of the first day.
        kept_from = min([_before(first), *(entry[-1].first for entry in self.waiting)]) if first else None
        for blocks in (self.days, self.vague):
            for day in sorted(day for day in blocks if kept_from is None or day < kept_from):
                yield from blocks.pop(day).reports.values()

    def _add_day(self, report: Report) -> None:
        before = self.days.get(_before(report.first), _Block())
        near = before.best(
            report, [each for each in before.partners(report) if before.reports[each].may_be_a_day_apart(report)]
        )
        if near is not None:
            report = before.take(near).joined(report)
        self.days.setdefault(report.first, _Block()).add(report)

    def _add_vague(self, report: Report) -> None:
        for blocks in (self.days, self.vague):
            found = [
                (_distance(block.reports[number], report), block, number)
                for day in _days(report)
                if (block := blocks.get(day))
                for number in block.partners(report)
            ]
            if len({block.reports[number].first for _, block, number in found}) > 1 and blocks is self.days:
                break
            if found:
                _, block, number = min(found, key=lambda entry: entry[0])
                report = block.take(number).joined(report)
                break
        blocks = self.days if report.is_one_day else self.vague
        blocks.setdefault(report.last, _Block()).add(report)


def _days(report: Report) -> list[date]:
    return [report.first + timedelta(days=offset) for offset in range((report.last - report.first).days + 1)]


def _before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)
