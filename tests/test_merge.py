"""Merging across articles: one event told in several papers is one, and contradictions are shown."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from timeline.article import Article
from timeline.event import Basis, Codes, Conflict, Event, EventTime, Kind, Label, Participant, Place, Status
from timeline.evidence import Evidence, Span
from timeline.extraction import Extraction
from timeline.merge import merge, order
from timeline.timeline import Timeline
from timeline.when import Grain, When

VIENNA = Place("فيينا", "AT")
AUSTRIA = Place("النمسا", "AT")
LAVROV = Participant("سيرغي لافروف", "وزير الخارجية الروسي", "RU")
KERRY = Participant("جون كيري", "وزير الخارجية الأميركي", "US")
SHOUKRY = Participant("سامح شكري", "وزير الخارجية المصري", "EG")
FRIDAY = date(2015, 10, 23)


def event(
    article: str,
    day: date | None,
    *parties: Participant,
    kind: Kind = Kind.MEETING,
    place: Place | None = VIENNA,
    status: Status = Status.OCCURRED,
    until: date | None = None,
    start: int = 0,
) -> Event:
    quote = "التقى الوزيران"
    time = EventTime()
    if day is not None:
        when = When.days(day, until or day, Grain.DAY if until is None else Grain.SPAN)
        time = EventTime(when, Basis.EXPLICIT, f"{article} says so")
    return Event(
        id=f"e-{article}-{start}",
        kind=kind,
        status=status,
        time=time,
        participants=parties,
        place=place,
        codes=Codes("040", "CONSULT"),
        label=Label("لقاء", "Meeting"),
        evidence=(Evidence(article, start, start + len(quote), quote, "meets", Span(start, start + 5, "التقى")),),
    )


RANK = {"saturday": 0, "sunday": 1, "monday": 2}


def test_one_meeting_in_two_papers_is_one_event_with_both_as_evidence() -> None:
    first = event("saturday", FRIDAY, LAVROV, KERRY)
    second = event("sunday", FRIDAY, evolve(LAVROV, name="لافروف", title=None), KERRY, place=None)
    assert merge([second, first], RANK) == (evolve(first, evidence=first.evidence + second.evidence),)


def test_neighbouring_days_for_the_same_meeting_are_one_event_with_a_conflict() -> None:
    first = event("saturday", FRIDAY, LAVROV, KERRY)
    second = event("sunday", FRIDAY + timedelta(days=1), LAVROV, KERRY)
    (joined,) = merge([first, second], RANK)
    assert joined.time.when == first.time.when
    assert [reading.derivation for reading in joined.time.alternatives] == ["sunday says so"]
    assert joined.conflicts == (
        Conflict("time", ("2015-10-23", "2015-10-24"), (0, 1), "the articles give different days"),
    )


def test_the_narrower_of_two_agreeing_dates_is_kept() -> None:
    week = event("saturday", date(2015, 10, 19), LAVROV, KERRY, until=date(2015, 10, 25))
    day = event("sunday", FRIDAY, LAVROV, KERRY)
    (joined,) = merge([week, day], RANK)
    assert joined.time.when == day.time.when
    assert joined.conflicts == ()


def test_planned_and_then_held_is_held() -> None:
    planned = event("saturday", FRIDAY, LAVROV, KERRY, status=Status.PLANNED)
    held = event("sunday", FRIDAY, LAVROV, KERRY)
    (joined,) = merge([planned, held], RANK)
    assert joined.status is Status.OCCURRED


def test_a_paper_may_name_the_country_for_the_city() -> None:
    city, country = event("saturday", FRIDAY, LAVROV, KERRY), event("sunday", FRIDAY, LAVROV, KERRY, place=AUSTRIA)
    assert len(merge([city, country], RANK)) == 1
    visit = event("sunday", FRIDAY, LAVROV, kind=Kind.VISIT, place=AUSTRIA)
    assert len(merge([event("saturday", FRIDAY, LAVROV, kind=Kind.VISIT), visit], RANK)) == 2


def test_a_group_may_be_named_at_length_or_in_short() -> None:
    short = Participant("وزراء خارجية دول المجلس", None, None)
    long = Participant("وزراء خارجية دول المجلس الست", None, None)
    other = Participant("وزراء مالية دول الاتحاد", None, None)
    first, second = event("saturday", FRIDAY, KERRY, short), event("sunday", FRIDAY, KERRY, long)
    third = event("monday", FRIDAY, KERRY, other)
    assert [len(one.evidence) for one in merge([first, second, third], RANK)] == [2, 1]


def test_what_is_not_the_same_stays_apart() -> None:
    known = event("saturday", FRIDAY, LAVROV, KERRY)
    others = [
        event("sunday", FRIDAY, LAVROV, SHOUKRY),
        event("sunday", FRIDAY, LAVROV, KERRY, kind=Kind.CALL),
        event("sunday", FRIDAY, LAVROV, KERRY, place=Place("موسكو", "RU")),
        event("sunday", FRIDAY, LAVROV, KERRY, status=Status.DENIED),
        event("sunday", FRIDAY + timedelta(days=2), LAVROV, KERRY),
        event("sunday", FRIDAY + timedelta(days=1), LAVROV, KERRY, place=None),
        event("sunday", None, LAVROV, KERRY),
        event("sunday", FRIDAY, LAVROV),
        event("sunday", FRIDAY, evolve(LAVROV, country="US"), KERRY),
        event("saturday", FRIDAY, LAVROV, KERRY, start=100),
    ]
    for other in others:
        assert set(merge([known, other], RANK)) == {known, other}


def test_undated_events_stand_last_in_the_order_of_mention() -> None:
    dated, early = event("sunday", FRIDAY, LAVROV, KERRY), event("saturday", None, LAVROV)
    late = event("sunday", None, KERRY, start=40)
    assert order([late, dated, early], RANK) == (dated, early, late)


EVENTS = st.lists(
    st.builds(
        event,
        st.sampled_from(sorted(RANK)),
        st.none() | st.dates(date(2015, 10, 20), date(2015, 10, 26)),
        st.just(LAVROV),
        st.sampled_from([KERRY, SHOUKRY]),
        place=st.sampled_from([VIENNA, None]),
        start=st.integers(0, 10_000),
    ),
    max_size=12,
    unique_by=lambda item: item.id,
)


@given(EVENTS, st.randoms())
def test_the_order_of_the_articles_as_given_does_not_matter(events: list[Event], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert merge(shuffled, RANK) == merge(events, RANK)


@given(EVENTS)
def test_no_mention_is_lost_and_none_is_told_twice(events: list[Event]) -> None:
    before = sorted((item.article, item.start) for one in events for item in one.evidence)
    after = sorted((item.article, item.start) for one in merge(events, RANK) for item in one.evidence)
    assert after == before


@given(EVENTS)
def test_merging_what_is_merged_changes_nothing(events: list[Event]) -> None:
    once = merge(events, RANK)
    assert merge(once, RANK) == once


@given(EVENTS)
def test_an_event_with_two_days_that_cannot_both_be_true_shows_its_conflict(events: list[Event]) -> None:
    for joined in merge(events, RANK):
        days = {reading.when for reading in joined.time.alternatives} | {joined.time.when}
        assert (len(days) > 1) == bool(joined.conflicts)


def test_two_days_are_one_conflict_however_often_each_is_told() -> None:
    friday = event("saturday", FRIDAY, LAVROV, KERRY)
    late = [event(article, FRIDAY + timedelta(days=1), LAVROV, KERRY) for article in ("sunday", "monday")]
    (joined,) = merge([*late, friday], RANK)
    assert [item.article for item in joined.evidence] == ["saturday", "sunday", "monday"]
    assert joined.conflicts == (
        Conflict("time", ("2015-10-23", "2015-10-24"), (0, 1), "the articles give different days"),
    )
    assert [reading.derivation for reading in joined.time.alternatives] == ["sunday says so"]


def test_code_and_label_are_those_of_the_fullest_report_of_what_took_place() -> None:
    planned = evolve(event("saturday", FRIDAY, LAVROV, KERRY, status=Status.PLANNED), codes=Codes("036", "CONSULT"))
    held = evolve(
        event("sunday", FRIDAY, LAVROV, KERRY, SHOUKRY),
        codes=Codes("046", "ENGAGE"),
        label=Label("لقاء ثلاثي", "Three"),
    )
    (joined,) = merge([planned, held], RANK)
    assert (joined.id, joined.codes, joined.label) == (planned.id, held.codes, held.label)
    assert joined.participants == (LAVROV, KERRY, SHOUKRY)


def test_on_a_python_prompt_events_are_counted_and_not_listed() -> None:
    found = Extraction(Article(id="1", text="", published=date(2015, 10, 25)))
    assert repr(Timeline(found)) == "Timeline(events=0, articles=1)"
    assert repr(found).endswith(", events=0, times=0, warnings=())")
