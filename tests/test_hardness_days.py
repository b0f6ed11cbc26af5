"""Days at the edges: the first and last of all, leap days, year ends, the limits of the Hijri tables, the date line."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache

import pytest

from rules import extract
from rules.load import data_folder, read_rules
from rules.schema import unmark
from timeline import Article, Timeline, document
from timeline.inputs import publication_day
from timeline.tabular import to_csv
from viz import chart, render_page

EDGES = [
    date.min,
    date(1, 1, 31),
    date(1, 12, 31),
    date(622, 7, 18),  # the day before the Hijra
    date(1924, 7, 31),  # the day before the Umm al-Qura tables begin
    date(2016, 2, 29),
    date(2015, 12, 31),
    date(2077, 11, 17),  # the day after they end
    date(9999, 1, 1),
    date(9999, 12, 30),
    date.max,
    datetime.min,
    datetime(9999, 12, 31, 23, 59),
]
MET = "التقى وزير الخارجية السويدي أولف إكلوند نظيره المالطي جو بورغ"  # the two ministers met …


@cache
def sentences() -> tuple[str, ...]:
    """Every example and counter-example of the rules of time and of events."""
    rules = read_rules(data_folder("ar") / "times" / "rules")
    found = [text for rule in rules for text in (*(example.plain for example in rule.examples), *rule.never)]
    for file in sorted((data_folder("ar") / "events").glob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8")).get("rule", [])
        found += [unmark(example["text"])[0] for table in tables for example in table.get("examples", ())]
    return tuple(dict.fromkeys(found))


@pytest.mark.parametrize("published", EDGES, ids=str)
def test_every_expression_is_dated_or_undated_on_every_day(published: date) -> None:
    """What leaves the years 1 to 9999 has no date; nothing breaks over it, from the text to page, chart and tables."""
    texts = [f"{MET} {sentence}\n{sentence}" for sentence in sentences()]
    articles = [Article(id=str(index), text=text, published=published) for index, text in enumerate(texts)]
    timeline = Timeline(*map(extract, articles))
    assert len(timeline) > len(texts)
    assert document.read(document.write(timeline)) == timeline
    assert to_csv(timeline)
    assert render_page(timeline, articles=articles)
    assert chart(timeline).to_dict()


def dates(text: str, published: date) -> list[tuple[str, str]]:
    """The time expressions of a text, each with its TIMEX3 value."""
    return [(time.text, time.value) for time in extract(Article(text=text, published=published)).times]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("وصل الوفد أمس.", date(1, 1, 2), [("أمس", "0001-01-01")]),
        ("وصل الوفد أمس.", date.min, []),
        ("يصل الوفد غدا.", date.max, []),
        ("يصل الوفد غدا.", date(9999, 12, 30), [("غدا", "9999-12-31")]),
        ("وصل الوفد أمس.", date(2016, 3, 1), [("أمس", "2016-02-29")]),
        ("وصل الوفد أمس.", date(2015, 3, 1), [("أمس", "2015-02-28")]),
        ("وصل الوفد أمس.", date(1900, 3, 1), [("أمس", "1900-02-28")]),
        ("وصل الوفد أمس.", date(2016, 1, 1), [("أمس", "2015-12-31")]),
        ("وصل الوفد في 29 فبراير 2016.", date(2016, 6, 1), [("29 فبراير 2016", "2016-02-29")]),
        ("وصل الوفد في 29 فبراير.", date(2015, 6, 1), [("29 فبراير", "2012-02-29")]),
        ("وصل الوفد في 31 ديسمبر.", date(2016, 1, 1), [("31 ديسمبر", "2015-12-31")]),
        ("وصل الوفد العام الماضي.", date(2016, 2, 29), [("العام الماضي", "2015")]),
        ("وصل الوفد الأسبوع الماضي.", date(2016, 1, 4), [("الأسبوع الماضي", "2015-W53")]),
        ("وصل الوفد الشهر الماضي.", date(2016, 3, 31), [("الشهر الماضي", "2016-02")]),
        # 1343 and 1500 are the first and the last year of the tables; the others are counted
        ("وصل الوفد في 1 محرم 1343هـ.", date(2015, 10, 25), [("1 محرم 1343هـ", "1924-08-01")]),
        ("وصل الوفد في 30 ذو الحجة 1500هـ.", date(2077, 12, 1), [("30 ذو الحجة 1500هـ", "2077-11-16")]),
        ("وصل الوفد في 1 محرم 1342هـ.", date(2015, 10, 25), [("1 محرم 1342هـ", "1923-08-14")]),
        ("وصل الوفد في 1 محرم 1هـ.", date(2015, 10, 25), [("1 محرم 1هـ", "0622-07-19")]),
        ("وصل الوفد في 12 ربيع الأول سنة 11 للهجرة.", date.max, [("12 ربيع الأول سنة 11 للهجرة", "0632-06-10")]),
        # years in which a Gregorian month is not beside one of the Hijra; the fall of Granada, Columbus, Kosovo
        ("وصل الوفد في 2 يناير 1492.", date(2015, 10, 25), [("2 يناير 1492", "1492-01-02")]),
        ("وصل الوفد في 12 أكتوبر عام 1492.", date(2015, 10, 25), [("12 أكتوبر عام 1492", "1492-10-12")]),
        ("وصل الوفد في 28 يونيو 1389.", date(2015, 10, 25), [("28 يونيو 1389", "1389-06-28")]),
        ("وصل الوفد في 1 يناير عام 1 قبل الميلاد.", date(2015, 10, 25), [("1 يناير عام 1 قبل الميلاد", "PAST_REF")]),
    ],
)  # fmt: skip
def test_dates_at_the_edges(text: str, published: date, expected: list[tuple[str, str]]) -> None:
    assert dates(text, published) == expected


def test_the_day_is_the_publishers_on_both_sides_of_the_date_line() -> None:
    """An offset says where the clock hangs: the day on it is the publisher's, whatever day it is elsewhere."""
    for offset in ("+14:00", "+13:00", "Z", "-11:00", "-12:00"):
        assert publication_day(f"2015-10-25T00:30{offset}") == datetime(2015, 10, 25, 0, 30)
        assert publication_day(f"0001-01-01T00:00{offset}") == datetime(1, 1, 1)
        assert publication_day(f"9999-12-31T23:59{offset}") == datetime(9999, 12, 31, 23, 59)


def test_a_stay_that_outlasts_the_calendar_is_dated_by_its_beginning() -> None:
    """«begins tomorrow a visit to Abu Dhabi that lasts three days»: once broke on the last day but one."""
    text = "يبدأ رئيس الوزراء الهندي راجيش مينون غداً زيارة رسمية إلى أبوظبي تستمر ثلاثة أيام."
    days = [event.time.when.edtf() for event in extract(Article(text=text, published=date(9999, 12, 30)))]
    assert days == ["9999-12-31"]
    days = [event.time.when.edtf() for event in extract(Article(text=text, published=date(9999, 12, 28)))]
    assert days == ["9999-12-29/9999-12-31"]
