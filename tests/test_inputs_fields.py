"""Fields of other names, and publication days in the publisher's own time zone."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from reading import SUNDAY, read

from timeline import Article
from timeline.errors import InputError
from timeline.inputs import BadArticle, Fields, Reading, publication_day, zone_named

TEXT = "التقى الوزيران أمس"  # the ministers met yesterday
FIELDS = Fields.parse(["text=content", "published=date_extracted", "source=meta.site", "id=nr"])
FOREIGN = {
    "nr": 7, "content": TEXT, "date_extracted": "2015-10-25", "meta": {"site": "و", "x": 1}, "text": "not this", "views": 3,
}  # fmt: skip
ARTICLE = Article(id="7", text=TEXT, published=SUNDAY, source="و")


@pytest.mark.parametrize("name", ["standard input", "a.json", "a.jsonl"])
def test_keys_of_somebody_else_in_json(name: str) -> None:
    bare = {"nr": "8", "content": TEXT, "date_extracted": "2015-10-25", "meta": "x"}
    second = Article(id="8", text=TEXT, published=SUNDAY)
    assert read(json.dumps([FOREIGN, bare]), name, fields=FIELDS) == [ARTICLE, second]
    assert read(json.dumps([FOREIGN, bare], indent=1), name, fields=FIELDS) == [ARTICLE, second]
    assert read(json.dumps(FOREIGN) + "\n" + json.dumps(bare), name, fields=FIELDS) == [ARTICLE, second]


def test_a_key_with_a_point_comes_before_keys_in_keys() -> None:
    value = FOREIGN | {"meta.site": "ي"}
    assert read(json.dumps(value), fields=FIELDS) == [Article(id="7", text=TEXT, published=SUNDAY, source="ي")]


def test_without_an_id_an_article_of_somebody_else_is_named_after_its_text() -> None:
    fields = Fields.parse(["text=content"])
    assert read(json.dumps({"content": TEXT}), fields=fields, published=SUNDAY) == [
        Article(text=TEXT, published=SUNDAY)
    ]


def test_events_in_an_article_of_somebody_else_make_it_no_event_document() -> None:
    assert read(json.dumps(FOREIGN | {"events": []}), fields=FIELDS) == [ARTICLE]


def test_a_name_that_is_nowhere_is_noted() -> None:
    notes: list[str] = []
    fields = Fields.parse(["text=content", "source=stie", "title=meta.x"])
    lines = "".join(json.dumps(FOREIGN | {"content": f"{TEXT}{number}"}) + "\n" for number in range(3))
    assert len(read(lines, "a.jsonl", fields=fields, published=SUNDAY, note=notes.append)) == 3
    assert notes == ["a.jsonl has nothing under 'stie', which --field names for source"]


@pytest.mark.parametrize(
    ("changed", "where", "reason"),
    [
        ({"content": None}, "in:1", "has no text (there is nothing under 'content')"),
        ({"content": ""}, "in:1", "has no text (there is nothing under 'content')"),
        ({"content": ["x"]}, "in:1", "has text that is no text: ['x']"),
        ({"nr": None}, "in:1", "has no id (there is nothing under 'nr')"),
        ({"nr": 1.5}, "in:1", "has id that is no text: 1.5"),
        ({"nr": True}, "in:1", "has id that is no text: True"),
        ({"meta": {"site": {}}}, "in:1", "has source that is no text: {}"),
        ({"date_extracted": 1445731200}, "in:1", "has published that is no text: 1445731200"),
        ({"date_extracted": None}, "7", "has no publication day (there is nothing under 'date_extracted'): give it with --published, as in --published 2015-10-25"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_by_both_names(changed: dict[str, object], where: str, reason: str) -> None:
    assert read(json.dumps(FOREIGN | changed), fields=FIELDS) == [BadArticle(where, reason)]


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (["text"], "--field is our name = theirs, as in --field text=content, not 'text'"),
        (["text="], "--field is our name = theirs, as in --field text=content, not 'text='"),
        (["body=text"], "--field body=text: 'body' is no field of an article; they are id, text, published, title, source, url"),
        (["=x"], "--field =x: '' is no field of an article; they are id, text, published, title, source, url"),
        (["text=a", "text=b"], "--field names two keys for text, 'a' and 'b': choose one"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_understood(texts: list[str], problem: str) -> None:
    with pytest.raises(InputError) as caught:
        Fields.parse(texts)
    assert str(caught.value) == problem


# --- time zones


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        ("2015-10-24T22:00:00Z", "Asia/Riyadh", datetime(2015, 10, 25, 1)),
        (
            "2015-10-25T01:00:00+03:00",
            "Africa/Casablanca",
            datetime(2015, 10, 24, 23),
        ),  # its summer time ended that night
        ("2015-10-25T01:00:00+0300", "Asia/Riyadh", datetime(2015, 10, 25, 1)),
        ("2015-07-01T21:30:00Z", "Africa/Cairo", datetime(2015, 7, 1, 23, 30)),  # no summer time in 2015
        ("2015-10-25T22:00:00", "Asia/Riyadh", datetime(2015, 10, 25, 22)),
        ("2015-10-25", "America/New_York", SUNDAY),
        ("25 أكتوبر 2015", "America/New_York", SUNDAY),
    ],
)
def test_a_time_with_an_offset_is_converted_to_the_publishers_zone(text: str, zone: str, day: date) -> None:
    assert publication_day(text, ZoneInfo(zone)) == day
    line = json.dumps({"id": "a", "text": TEXT, "published": text})
    assert read(line, zone=zone_named(zone)) == [Article(id="a", text=TEXT, published=day)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Riyadh", "'Riyadh'"), ("", "''"), ("../../etc/passwd", "'../../etc/passwd'"), ("a\0b", "'a\\\\x00b'"), ("Asia", "'Asia'")],
)  # fmt: skip
def test_a_zone_that_is_none(name: str, shown: str) -> None:
    with pytest.raises(InputError) as caught:
        zone_named(name)
    assert str(caught.value) == f"there is no time zone {shown}: give one such as Asia/Riyadh"


def test_the_edge_of_the_calendar() -> None:
    with pytest.raises(InputError, match="is at the edge of the calendar"):
        publication_day("0001-01-01T00:00:00+14:00", ZoneInfo("America/New_York"))


def test_a_late_hour_in_utc_is_noted_where_no_zone_is_given() -> None:
    notes: list[str] = []
    line = json.dumps({"id": "a", "text": TEXT, "published": "2015-10-24T20:00:00Z"})
    assert read(line, note=notes.append) == [Article(id="a", text=TEXT, published=datetime(2015, 10, 24, 20))]
    assert notes == [
        "a was published at 20:00 UTC, counted as 2015-10-24; "
        "where the publisher's calendar showed the next day, give its zone, as in --timezone Asia/Riyadh"
    ]
    assert Reading().note("nobody hears this") is None
