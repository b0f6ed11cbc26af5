"""What fuzzers look for, a little of it in every run: composed texts are sound, and what they once broke stays mended."""

from __future__ import annotations

from datetime import date

from hostile import composed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sound import check

DAYS = (date.min, date.max, date(2015, 10, 25), date(2016, 2, 29), date(1, 12, 31), date(9999, 1, 1))
texts = st.lists(st.integers(0, 2**16 - 1), max_size=250).map(composed)


@given(texts, st.one_of(st.sampled_from(DAYS), st.dates()))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_composed_of_our_own_words_is_sound(text: str, published: date) -> None:
    check(text, published)


def test_a_decimal_fraction_is_no_day() -> None:
    """It once broke the reading of a range."""
    assert check("3.3-2.7.13", date(2015, 10, 25)).events == ()


def test_a_relative_behind_a_full_stop_dates_nothing_before_it() -> None:
    """The meeting of Tunis. Which September: a bare noun once was an event by words of time in another sentence."""
    assert check("لقاء تونس.التي سبتمبر", date(2016, 2, 29)).events == ()


def test_what_has_its_day_ahead_is_planned() -> None:
    """A visit on the day after tomorrow, and "during the visit" as of something done, which was on no day to come."""
    text = (
        "يزور وزير الخارجية السويدي أولف إكلوند فاليتا بعد غد.\n"
        "وخلال زيارته إلى فاليتا التقى إكلوند وزير الخارجية المالطي جو بورغ."
    )
    events = check(text, date(2015, 10, 25)).events
    assert [(str(event.kind), str(event.status), event.time.when.edtf()) for event in events if event.time.when] == [
        ("visit", "planned", "2015-10-27"),
    ]


def test_a_date_in_which_an_endless_sentence_is_cut_stands_in_its_evidence() -> None:
    unit = "توعد منسق الشؤون الإنسانية عارف بهلول اليوم 2015-05-29 "
    for shift in range(14):
        assert check("ا " * shift + unit * 60, date(2015, 10, 25)).events
