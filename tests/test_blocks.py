"""Which reports are of one event: what is looked up misses nothing, and the order of what is given does not matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.blocks import _Block, clusters
from timeline.event import Kind, Place
from timeline.report import Party, Report

DAYS = st.dates(date(2015, 10, 1), date(2015, 10, 8))
# "the minister, Russian minister, Sergey Lavrov, …": names that have all, most or one of their words in common
WORDS = ("وزير", "الخارجية", "روسيا", "سيرغي", "لافروف", "دول", "المجلس", "الست")
PARTIES = st.builds(
    Party,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    st.sampled_from([None, None, "RU", "US"]),
    st.sampled_from([None, None, "سيرغي لافروف"]),
)
PLACES = st.sampled_from([None, Place("فيينا", "AT"), Place("النمسا", "AT"), Place("موسكو", "RU")])


@st.composite
def reports(draw: st.DrawFn, kind: Kind = Kind.MEETING) -> list[Report]:
    found = []
    for number in range(draw(st.integers(0, 10))):
        first = draw(DAYS)
        last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 2, 6])))
        few = 1 if kind in (Kind.STATEMENT, Kind.AGREEMENT, Kind.VISIT) else 2
        mention = (draw(st.integers(0, 3)), number, f"e{number}")
        found.append(
            Report(
                members=(number,),
                mention=mention,
                kind=kind,
                denied=draw(st.sampled_from([False, False, True])),
                first=first,
                last=last,
                inherited=draw(st.booleans()),
                dated=mention,
                told=(first, last),
                parties=tuple(draw(st.lists(PARTIES, min_size=few, max_size=3))),
                place=draw(PLACES) or (Place("القاهرة", "EG") if kind is Kind.VISIT else None),
                occasion=None,
                articles=frozenset((f"a{mention[0]}",)),
            )
        )
    return found


def joined(found: list[Report]) -> list[tuple[tuple[int, ...], date, date]]:
    in_order = sorted(found, key=lambda report: report.first)
    return sorted((tuple(sorted(one.members)), one.first, one.last) for one in clusters(in_order))


@pytest.mark.parametrize("kind", [Kind.MEETING, Kind.STATEMENT, Kind.VISIT])
def test_what_is_looked_up_misses_nothing(kind: Kind) -> None:
    def partners(block: _Block, report: Report) -> list[int]:
        return [number for number, known in block.reports.items() if known.same(report)]

    @given(reports(kind))
    def every_pair_is_compared(found: list[Report]) -> None:
        looked_up = joined(found)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_Block, "partners", partners)
            assert joined(found) == looked_up

    every_pair_is_compared()


@given(reports(), st.randoms())
def test_the_order_of_what_is_given_does_not_matter(found: list[Report], chance: Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert joined(shuffled) == joined(found)


@given(reports())
def test_none_is_lost_and_no_article_tells_an_event_twice(found: list[Report]) -> None:
    clustered = [members for members, _, _ in joined(found)]
    assert sorted(number for members in clustered for number in members) == list(range(len(found)))
    for members in clustered:
        articles = [article for number in members for article in found[number].articles]
        assert len(articles) == len(set(articles))


@given(reports())
def test_what_comes_packed_out_of_a_store_is_the_same(found: list[Report]) -> None:
    for report in found:
        (article,) = report.articles
        again = Report.unpacked(
            report.packed(), number=report.members[0], mention=report.mention, kind=report.kind, article=article
        )
        assert again.packed() == report.packed()
        assert joined([again]) == joined([report])


def report(number: int, first: int, *, parties: int = 2, last: int | None = None, place: Place | None = None) -> Report:
    """What article `number` tells of Lavrov and others, from the first to the last of these days of October."""
    names = ("سيرغي لافروف", "جون كيري", "سامح شكري")
    mention = (number, 0, f"e{number}")
    days = date(2015, 10, first), date(2015, 10, last or first)
    return Report(
        (number,), mention, Kind.MEETING, False, *days, False, mention, days,
        tuple(Party(name, None, None) for name in names[:parties]), place, None, frozenset((f"a{number}",)),
    )  # fmt: skip


def test_reports_of_as_many_parties_find_each_other_before_they_join_a_fuller_one() -> None:
    three, two = report(0, 5, parties=3), report(1, 5)
    also_two = Report(**{name: getattr(report(0, 5), name) for name in Report.__annotations__} | {"members": (2,)})
    again = [members for members, _, _ in joined([three, two, also_two])]
    assert again == [(0,), (1, 2)]


def test_a_week_joins_the_one_day_in_it_that_fits() -> None:
    assert joined([report(0, 5, last=9), report(1, 7)]) == [((0, 1), date(2015, 10, 7), date(2015, 10, 7))]


def test_a_week_in_which_two_days_fit_stays_apart() -> None:
    found = [report(0, 5, last=9), report(1, 6), report(2, 9)]
    assert [members for members, _, _ in joined(found)] == [(0,), (1,), (2,)]


def test_three_days_are_not_one_day_that_is_told_wrongly() -> None:
    vienna = Place("فيينا", "AT")
    found = [report(0, 6, place=vienna), report(1, 5, place=vienna), report(2, 7, place=vienna)]
    assert [members for members, _, _ in joined(found)] == [(0, 1), (2,)]


def test_days_far_apart_are_not_kept() -> None:
    """What can no longer change is handed on while later reports are still to come."""
    numbers = count()
    taken = []

    def one_a_day() -> Iterator[Report]:
        for number in numbers:
            taken.append(number)
            yield report(number, 1 + 3 * (number % 10))

    first = next(clusters(one_a_day()))
    assert (first.members, taken) == ((0,), [0, 1])
