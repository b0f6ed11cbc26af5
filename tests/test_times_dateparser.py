"""Explicit dates that both our rules and dateparser read: where the two differ, the difference is listed here."""

from __future__ import annotations

from datetime import date

import pytest

from rules.dates import date_text
from rules.times import TimeTagger
from timeline.absolute import explicit_day
from timeline.errors import InputError

TAGGER = TimeTagger.load("ar")
PUBLISHED = date(2015, 10, 25)

MONTHS = {
    1: ("يناير", "كانون الثاني"),
    2: ("فبراير", "شباط"),
    3: ("مارس", "آذار"),
    4: ("أبريل", "نيسان"),
    5: ("مايو", "أيار"),
    6: ("يونيو", "حزيران"),
    7: ("يوليو", "تموز"),
    8: ("أغسطس", "آب"),
    9: ("سبتمبر", "أيلول"),
    10: ("أكتوبر", "تشرين الأول"),
    11: ("نوفمبر", "تشرين الثاني"),
    12: ("ديسمبر", "كانون الأول"),
}
NOTATIONS = ("{day} {name} {year}", "{day} {name}، {year}", "الجمعة {day} {name} {year}", "{day} من {name} {year}")
DIGITS = ("2015-10-23", "23/10/2015", "23-10-2015", "2015/10/23", "٢٣/١٠/٢٠١٥")

# dateparser reads no date whose day and month are joined by "of"; our rules do.
UNREAD_BY_DATEPARSER = "{day} من {name} {year}"


def texts() -> list[tuple[str, date]]:
    written = [
        (notation.format(day=23, name=name, year=2015), date(2015, month, 23))
        for month, names in MONTHS.items()
        for name in names
        for notation in NOTATIONS
    ]
    return written + [(text, date(2015, 10, 23)) for text in DIGITS]


def ours(text: str) -> date | None:
    times = date_text(text, PUBLISHED, TAGGER).times
    when = times[0].resolution.when if len(times) == 1 else None
    return when.first_day if when is not None and when.is_one_day else None


def theirs(text: str) -> date | None:
    try:
        return explicit_day(text)
    except InputError:
        return None


@pytest.mark.parametrize(("text", "day"), texts())
def test_explicit_dates_are_read_as_written(text: str, day: date) -> None:
    assert ours(text) == day


def test_every_difference_from_dateparser_is_listed() -> None:
    different = {text for text, _ in texts() if theirs(text) != ours(text)}
    assert different == {
        UNREAD_BY_DATEPARSER.format(day=23, name=name, year=2015) for names in MONTHS.values() for name in names
    }
