"""From meanings to dates: the conventions case by case, and what must hold for every meaning and every anchor."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from timeline.expression import (
    LOCAL,
    Between,
    Calendar,
    Century,
    Checked,
    Clock,
    Decade,
    Duration,
    Edge,
    EdgeOf,
    Either,
    Expression,
    Mentioned,
    Nth,
    Open,
    Part,
    PartOfDay,
    Recurring,
    Ref,
    Season,
    SeasonOf,
    Shift,
    Side,
    Stretch,
    Unit,
    Vague,
    Weekday,
    WeekOf,
)
from timeline.resolution import Resolution, ResolutionError, Tense, described
from timeline.resolve import resolve
from timeline.when import Grain, When

SUNDAY = date(2015, 10, 25)
PERIODS = (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY)
YESTERDAY, TODAY, TOMORROW = (Shift(count, Unit.DAY) for count in (-1, 0, 1))


def said(resolution: Resolution) -> str:
    """Value, and EDTF or minutes where something is dated."""
    if resolution.when is None:
        return resolution.value
    when = resolution.when
    bounds = "/".join(bound or ".." for bound in when.bounds()) if when.grain.finer_than_day else when.edtf()
    return f"{resolution.value} {bounds}"


CASES = [
    (Shift(-2, Unit.DAY), "2015-10-23 2015-10-23"),
    (Shift(0, Unit.WEEK), "2015-W43 2015-10-19/2015-10-25"),
    (Shift(1, Unit.WEEK), "2015-W44 2015-10-26/2015-11-01"),
    (Shift(-1, Unit.MONTH), "2015-09 2015-09"),
    (Shift(-1, Unit.QUARTER), "2015-Q3 2015-07-01/2015-09-30"),
    (Shift(1, Unit.HALF), "2016-H1 2016-01-01/2016-06-30"),
    (Shift(-5, Unit.YEAR), "2010 2010"),
    (Shift(-1, Unit.DECADE), "200 200X"),
    (Shift(-1, Unit.CENTURY), "19 19XX"),
    (Shift(-1, Unit.YEAR, also=((-2, Unit.MONTH),)), "2014-08 2014-08"),
    (Shift(24, Unit.HOUR), "2015-10-26 2015-10-26"),
    (Shift(1, Unit.YEAR, hijri=True), "2016-10-13 2016-10-13"),
    (Stretch(10, Unit.DAY, -1), "P10D 2015-10-15/2015-10-24"),
    (Stretch(3, Unit.WEEK, 1), "P3W 2015-10-26/2015-11-15"),
    (Stretch(48, Unit.HOUR, -1), "PT48H 2015-10-23/2015-10-25"),
    (Weekday(7), "2015-10-25 2015-10-25"),
    (Weekday(7, step=-1), "2015-10-18 2015-10-18"),
    (Weekday(7, step=1), "2015-11-01 2015-11-01"),
    (Weekday(1, step=2), "2015-11-02 2015-11-02"),
    (Weekday(3, step=0), "2015-10-21 2015-10-21"),
    (Weekday(4, of=Shift(2, Unit.WEEK)), "2015-11-05 2015-11-05"),
    (Weekday(4, of=Shift(2, Unit.MONTH)), "2015-12-31 2015-12-31"),
    (Calendar(2015, 7, 14), "2015-07-14 2015-07-14"),
    (Calendar(month=7, day=14), "2015-07-14 2015-07-14"),
    (Calendar(month=12, day=14), "2015-12-14 2015-12-14"),
    (Calendar(month=10, step=-1), "2014-10 2014-10"),
    (Calendar(day=28), "2015-10-28 2015-10-28"),
    (Calendar(month=2, day=29), "2016-02-29 2016-02-29"),
    (Calendar(1436, 9, hijri=True), "2015-06 2015-06-18/2015-07-16"),
    (Calendar(month=9, hijri=True, step=-1), "2015-06 2015-06-18/2015-07-16"),
    (Calendar(2013, 10, 1, hijri=True), "2013-08-08 2013-08-08"),
    (Calendar(1220, hijri=True), "1805 1805-04-01/1806-03-20"),
    (SeasonOf(Season.SUMMER, step=-1), "2015-SU 2015-06-01/2015-08-31"),
    (SeasonOf(Season.WINTER, 2014), "2014-WI 2014-12-01/2015-02-28"),
    (Decade(70), "197 197X"),
    (Decade(10), "201 201X"),
    (Century(19), "18 18XX"),
    (Nth(3, Unit.QUARTER, Calendar(2014)), "2014-Q3 2014-07-01/2014-09-30"),
    (Nth(-1, Unit.WEEK, Calendar(2015, 8)), "2015-W35 2015-08-24/2015-08-30"),
    (Nth(1, Unit.DAY, Calendar(2015, 11), weekday=1), "2015-11-02 2015-11-02"),
    (Nth(1, Unit.MONTH, Calendar(2015), count=6), "2015-H1 2015-01-01/2015-06-30"),
    (Nth(1, Unit.MONTH, Calendar(2015), count=9), "P9M 2015-01-01/2015-09-30"),
    (Nth(2, Unit.HALF, Calendar(2015, 8)), "2015-08 2015-08-16/2015-08-31"),
    (WeekOf(Calendar(2016, 9, 16)), "2016-W37 2016-09-12/2016-09-18"),
    (EdgeOf(Edge.START, Calendar(2015, 10)), "2015-10 2015-10-01~/2015-10-10~"),
    (EdgeOf(Edge.MIDDLE, Shift(1, Unit.WEEK)), "2015-W44 2015-10-28~/2015-10-30~"),
    (EdgeOf(Edge.END, Calendar(2014)), "2014 2014-09-01~/2014-12-31~"),
    (EdgeOf(Edge.END, TODAY), "2015-10-25T23:59 2015-10-25T23:59/2015-10-25T23:59"),
    (EdgeOf(Edge.REST, Shift(0, Unit.YEAR)), "2015 2015-10-25/2015-12-31"),
    (Part(PartOfDay.EVENING, YESTERDAY), "2015-10-24TEV 2015-10-24T16:00/2015-10-24T20:00"),
    (Part(PartOfDay.MORNING, TODAY, Edge.END), "2015-10-25TMO 2015-10-25T10:00/2015-10-25T12:00"),
    (Part(PartOfDay.NIGHT, Weekday(6), through=Weekday(7)), "2015-10-24TNI 2015-10-24T20:00/2015-10-25T05:59"),
    (Clock(3, 30, PartOfDay.AFTERNOON, TOMORROW), "2015-10-26T15:30 2015-10-26T15:30/2015-10-26T15:30"),
    (Clock(3, -15, PartOfDay.DAWN), "2015-10-25T02:45 2015-10-25T02:45/2015-10-25T02:45"),
    (Clock(12, part=PartOfDay.NIGHT), "2015-10-25T00:00 2015-10-25T00:00/2015-10-25T00:00"),
    (Between(Calendar(day=4), Calendar(month=8, day=6)), "P3D 2015-08-04/2015-08-06"),
    (Between(Calendar(day=28), Calendar(month=8, day=2)), "P6D 2015-07-28/2015-08-02"),
    (Between(Calendar(month=12), Calendar(2015, 2)), "P90D 2014-12-01/2015-02-28"),
    (Between(Clock(3), Clock(4, part=PartOfDay.AFTERNOON)), "PT1H 2015-10-25T15:00/2015-10-25T16:00"),
    (Open(Side.SINCE, Calendar(2011)), "2011 2011-01-01/.."),
    (Open(Side.UNTIL, Calendar(2016)), "2016 ../2016-12-31"),
    (Open(Side.BEFORE, TOMORROW), "2015-10-26 ../2015-10-25"),
    (Open(Side.BEFORE, EdgeOf(Edge.END, Calendar(2015, 8))), "2015-08 ../2015-08-31"),
    (Open(Side.AFTER, Calendar(2016, 1, 1)), "2016-01-01 2016-01-02/.."),
    (Duration(((1, Unit.YEAR), (2, Unit.MONTH))), "P1Y2M"),
    (Duration(((None, Unit.DAY),)), "PXD"),
    (Recurring(unit=Unit.WEEK), "P1W"),
    (Recurring(weekday=7, hour=(9, 0)), "XXXX-WXX-7T09"),  # X: a digit that TIMEX3 leaves open
    (Vague(Ref.PAST), "PAST_REF"),
    (Mentioned(), "XXXX-XX-XX"),  # X as above: a day that nothing tells
    (Checked(YESTERDAY, (Weekday(6),)), "2015-10-24 2015-10-24"),
    (Either(Checked(Calendar(2015, 8, 1), (Weekday(6),)), TODAY), "2015-08-01 2015-08-01"),
    (Either(Checked(Calendar(2015, 8, 1), (Weekday(7),)), TODAY), "2015-10-25 2015-10-25"),
]


@pytest.mark.parametrize(("expression", "expected"), CASES, ids=[described(case[0]) for case in CASES])
def test_conventions(expression: Expression, expected: str) -> None:
    assert said(resolve(expression, SUNDAY)) == expected


@pytest.mark.parametrize(
    ("expression", "tense", "expected"),
    [
        (Weekday(5), Tense.PAST, "2015-10-23"),
        (Weekday(5), Tense.FUTURE, "2015-10-30"),
        (Weekday(7), Tense.PAST, "2015-10-25"),
        (Weekday(7), Tense.FUTURE, "2015-10-25"),
        (Calendar(month=3), Tense.PAST, "2015-03"),
        (Calendar(month=3), Tense.FUTURE, "2016-03"),
        (Calendar(month=12, day=20), Tense.PAST, "2014-12-20"),
        (Calendar(month=11, day=5), Tense.PAST, "2015-11-05"),  # so near that the tense was misread
    ],
)
def test_tense_chooses_where_the_words_do_not(expression: Expression, tense: Tense, expected: str) -> None:
    assert resolve(expression, SUNDAY, tense=tense).value == expected


def test_a_weekday_finds_the_year_of_a_far_date() -> None:
    assert resolve(Checked(Calendar(month=3, day=5), (Weekday(6),)), SUNDAY).value == "2016-03-05"


def test_a_wrong_weekday_warns_and_names_the_day_that_would_fit() -> None:
    resolution = resolve(Checked(TOMORROW, (Weekday(1),)), date(2015, 10, 24))
    assert resolution.value == "2015-10-25"
    assert resolution.warnings == ("2015-10-25 is a Sunday, not a Monday",)
    assert resolution.fits == SUNDAY


def test_a_second_calendar_that_disagrees_warns() -> None:
    resolution = resolve(Checked(Calendar(2015, 8, 10), (Calendar(1436, 10, 20, hijri=True),)), SUNDAY)
    assert resolution.warnings == ("the second date says 2015-08-05, the first 2015-08-10",)


def test_hours_reach_minutes_only_where_the_anchor_has_one() -> None:
    assert resolve(Shift(-2, Unit.HOUR), datetime(2015, 10, 25, 10, 30)).value == "2015-10-25T08:30"
    assert resolve(Shift(-2, Unit.HOUR), SUNDAY).value == "2015-10-25"


def test_clock_times_of_other_zones_are_converted_where_the_publisher_has_one() -> None:
    told = Clock(23, 30, of=TODAY, zone="UTC")
    assert resolve(told, SUNDAY).value == "2015-10-25T23:30"
    assert resolve(told, SUNDAY, zone=ZoneInfo("Asia/Riyadh")).value == "2015-10-26T02:30"
    assert resolve(evolve(told, zone=LOCAL), SUNDAY, zone=ZoneInfo("Asia/Riyadh")).value == "2015-10-25T23:30"


def test_mentioned_days_are_counted_from() -> None:
    resolution = resolve(Shift(1, Unit.DAY, Mentioned()), SUNDAY, mentioned=date(2015, 5, 3))
    assert resolution.value == "2015-05-04"


def test_derivation_says_what_was_counted_from() -> None:
    counted = resolve(Shift(-2, Unit.DAY), SUNDAY)
    stated = resolve(Calendar(2015, 5, 14), SUNDAY)
    assert counted.derivation("أمس الأول", SUNDAY) == "«أمس الأول» counted from 2015-10-25 (published): 2015-10-23"
    assert stated.derivation("14 مايو 2015", SUNDAY) == "«14 مايو 2015»: 2015-05-14"


@pytest.mark.parametrize(
    ("expression", "anchor"),
    [
        (TOMORROW, date.max),
        (YESTERDAY, date.min),
        (Shift(-3000, Unit.YEAR), SUNDAY),
        (Calendar(2015, 2, 29), SUNDAY),
        (Nth(6, Unit.WEEK, Calendar(2015, 2)), SUNDAY),
    ],
)
def test_no_such_day_is_one_kind_of_error(expression: Expression, anchor: date) -> None:
    with pytest.raises(ResolutionError):
        resolve(expression, anchor)


units = st.sampled_from([*PERIODS, Unit.DAY])
anchors = st.one_of(st.dates(), st.datetimes())
leaves = st.one_of(
    st.builds(Shift, st.integers(-50, 50), st.sampled_from(sorted(set(Unit) - {Unit.SEASON}))),
    st.builds(Shift, st.integers(-50, 50), st.sampled_from([Unit.MONTH, Unit.YEAR]), hijri=st.just(True)),
    st.builds(Stretch, st.integers(1, 99), units, st.sampled_from([-1, 1])),
    st.builds(Weekday, st.integers(1, 7), st.none() | st.integers(-3, 3)),
    st.builds(
        Calendar,
        st.none() | st.integers(1, 9999),
        st.none() | st.integers(1, 12),
        st.none() | st.integers(1, 31),
        st.booleans(),
        st.none() | st.integers(-2, 2),
    ),
    st.builds(SeasonOf, st.sampled_from(Season), st.none() | st.integers(1, 9999), st.none() | st.integers(-2, 2)),
    st.builds(Decade, st.integers(0, 9990)),
    st.builds(Century, st.integers(1, 99)),
    st.builds(Vague, st.sampled_from(Ref), st.booleans()),
    st.just(Mentioned()),
)
expressions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Shift, st.integers(-9, 9), units, inner),
        st.builds(Weekday, st.integers(1, 7), of=inner),
        st.builds(Nth, st.sampled_from([-2, -1, 1, 2, 5]), units, inner, st.integers(1, 3)),
        st.builds(WeekOf, inner),
        st.builds(EdgeOf, st.sampled_from(Edge), inner),
        st.builds(Part, st.sampled_from(PartOfDay), inner, st.sampled_from([None, Edge.START, Edge.END])),
        st.builds(Clock, st.integers(0, 24), st.integers(-59, 59), st.none() | st.sampled_from(PartOfDay), inner),
        st.builds(Between, inner, inner),
        st.builds(Open, st.sampled_from(Side), inner),
        st.builds(lambda main, check: Checked(main, (check,)), inner, inner),
        st.builds(Either, inner, inner),
    ),
    max_leaves=4,
)


@given(expressions, anchors, st.none() | st.sampled_from(Tense), st.none() | st.dates())
def test_nothing_is_raised_but_the_documented_error(
    expression: Expression, anchor: date, tense: Tense | None, mentioned: date | None
) -> None:
    try:
        resolution = resolve(expression, anchor, tense=tense, mentioned=mentioned)
    except ResolutionError:
        return
    assert resolution.type in ("DATE", "TIME", "DURATION", "SET")
    if resolution.when is not None:
        assert resolution.when.edtf()


middling = st.dates(date(1500, 1, 1), date(2400, 1, 1))
periods = st.one_of(
    st.builds(Shift, st.integers(-20, 20), st.sampled_from(PERIODS)),
    st.builds(Calendar, st.integers(1600, 2300), st.none() | st.integers(1, 12)),
    st.builds(Calendar, st.integers(1345, 1495), st.none() | st.integers(1, 12), hijri=st.just(True)),
    st.builds(SeasonOf, st.sampled_from(Season), st.integers(1600, 2300)),
)


@given(periods, middling, st.sampled_from([Edge.START, Edge.MIDDLE, Edge.END, Edge.REST, Edge.LATER, Edge.EARLIER]))
def test_an_edge_lies_in_its_period(period: Expression, anchor: date, edge: Edge) -> None:
    assert _when(period, anchor).contains(_when(EdgeOf(edge, period), anchor))


@given(st.builds(Calendar, st.integers(1600, 2300)), middling, st.sampled_from([Unit.DAY, Unit.MONTH, Unit.QUARTER]))
def test_a_part_lies_in_its_year(year: Expression, anchor: date, unit: Unit) -> None:
    for n in (-1, 1, 2, 3, 4):
        assert _when(year, anchor).contains(_when(Nth(n, unit, year), anchor))


@given(middling)
def test_a_day_lies_in_its_week_month_and_year(anchor: date) -> None:
    day = _when(TODAY, anchor)
    for unit in PERIODS:
        assert _when(Shift(0, unit), anchor).contains(day)


@given(middling, st.sampled_from([part for part in PartOfDay if part is not PartOfDay.MIDNIGHT]))
def test_a_part_of_the_day_lies_in_its_day(anchor: date, part: PartOfDay) -> None:
    day = _when(YESTERDAY, anchor)
    whole = _when(Part(part, YESTERDAY), anchor)
    assert day.contains(whole)
    for half in (Edge.START, Edge.END):
        assert whole.contains(_when(Part(part, YESTERDAY, half), anchor))


@given(middling, st.integers(-400, 400), st.integers(-60, 60))
def test_days_shift_with_their_anchor(anchor: date, count: int, moved: int) -> None:
    before = _when(Shift(count, Unit.DAY), anchor)
    after = _when(Shift(count, Unit.DAY), anchor + timedelta(days=moved))
    assert before.first_day is not None
    assert after == When.day(before.first_day + timedelta(days=moved))


@given(middling, st.builds(Weekday, st.integers(1, 7), st.none() | st.integers(-3, 3)), st.integers(-9, 9))
def test_weekdays_shift_with_the_week(anchor: date, weekday: Weekday, weeks: int) -> None:
    before = _when(weekday, anchor)
    after = _when(weekday, anchor + timedelta(weeks=weeks))
    assert before.first_day is not None
    assert after == When.day(before.first_day + timedelta(weeks=weeks))


@given(middling, st.integers(1, 7))
def test_last_is_before_and_next_is_after(anchor: date, day: int) -> None:
    last, following = (_when(Weekday(day, step), anchor).first_day for step in (-1, 1))
    assert last is not None
    assert following is not None
    assert last < anchor < following
    assert following - last in (timedelta(days=7), timedelta(days=14))


def _when(expression: Expression, anchor: date) -> When:
    when = resolve(expression, anchor).when
    assert when is not None
    assert evolve(when, grain=Grain.SPAN)
    return when
