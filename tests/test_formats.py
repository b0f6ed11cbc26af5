"""The formats that a timeline is exported to: read back by the formats' own libraries, whole, and hostile text in them."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import PurePath

import icalendar
import polars
import pyarrow.parquet
import pytest
from attrs import evolve
from hypothesis import given
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from timelines import small_timeline, timelines

from timeline import Timeline
from timeline.errors import InputError
from timeline.event import Correction, EventTime, Status
from timeline.tabular import COLUMNS, to_parquet
from timeline.when import Grain, When
from viz.entry import is_placed
from viz.formats import FORMATS, chosen
from viz.ical import to_icalendar
from viz.markdown import to_markdown
from viz.text import shown
from viz.timelinejs import to_timelinejs

QUOTE = "وقال لافروف بعد لقائه كيري أمس الأول إن الحوار مستمر"
CONFLICT = "روايات متضاربة: التاريخ (23 تشرين الأول 2015 / 24 تشرين الأول 2015)"


def changed(**changes: object) -> Timeline:
    """The small timeline with a changed event."""
    whole = small_timeline()
    return Timeline.assembled([evolve(whole.events[0], **changes)], whole.articles)


UNDATED = changed(time=EventTime())
HOSTILE = "<b>x</b> [a](javascript:alert(1)) ![i](http://e.org/i.png) `c` **d** http://e.org www.e.org \\ &amp; @me $1$"


# --- Markdown


def test_markdown() -> None:
    assert to_markdown(small_timeline()) == (
        "# خط زمني للأحداث الدبلوماسية\n\n"
        f"- **23 تشرين الأول 2015** — لقاء، فيينا — «{QUOTE}» — *{CONFLICT}*"
        " ([وكالة](<https://example.org/a>)، 25 تشرين الأول 2015)\n"
    )


def test_markdown_in_english_of_a_planned_event_without_a_date() -> None:
    planned = changed(time=EventTime(), status=Status.PLANNED, conflicts=())
    assert to_markdown(planned, title="1. Vienna", language="en") == (
        "# 1\\. Vienna\n\n## Events without a date\n\n"
        f"- *Planned* — Meeting, فيينا — «{QUOTE}» ([وكالة](<https://example.org/a>), 25 October 2015)\n"
    )


def test_corrections_in_markdown() -> None:
    told = changed(conflicts=(), corrections=(Correction("time", "2015-10-24", "هدى", "الخبر ليوم *الجمعة*"),))
    assert to_markdown(told).splitlines()[-1] == (
        f"- **23 تشرين الأول 2015** — لقاء، فيينا — «{QUOTE}»"
        " — *التاريخ: كان «24 تشرين الأول 2015»، صححه \u2068هدى\u2069: \u2068الخبر ليوم \\*الجمعة\\*\u2069*"
        " ([وكالة](<https://example.org/a>)، 25 تشرين الأول 2015)"
    )


def rendered(markdown: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).render(markdown)


class Tags(HTMLParser):
    """The tags and the text of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_text_is_no_markdown() -> None:
    title = HOSTILE
    read = Tags(rendered(to_markdown(changed(time=EventTime()), title=title)))
    assert [tag for tag, _ in read.tags] == ["h1", "h2", "ul", "li", "em", "a"]
    assert read.text.startswith(title + "\n")


@given(timelines())
def test_markdown_of_any_timeline(timeline: Timeline) -> None:
    read = Tags(rendered(to_markdown(timeline)))
    items = [tag for tag, _ in read.tags if tag == "li"]
    assert len(items) == len(timeline)
    assert {tag for tag, _ in read.tags} <= {"h1", "h2", "ul", "li", "strong", "em", "a"}
    assert read.text.split("\n")[0] == "خط زمني للأحداث الدبلوماسية"


# --- TimelineJS

_DATE = {
    "type": "object",
    "properties": {name: {"type": "integer"} for name in ("year", "month", "day")},
    "required": ["year", "month", "day"],
    "additionalProperties": False,
}
_TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "required": ["headline"],
    "additionalProperties": False,
}
_SLIDE = {
    "type": "object",
    "properties": {
        "unique_id": {"type": "string"},
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "start_date": _DATE,
        "end_date": _DATE,
        "text": _TEXT,
    },
    "required": ["start_date", "text"],
    "additionalProperties": False,
}
TIMELINEJS = Draft202012Validator(  # what the format's own documentation says of the parts that are used
    {
        "type": "object",
        "properties": {
            "title": {"type": "object", "properties": {"text": _TEXT}, "additionalProperties": False},
            "events": {"type": "array", "items": _SLIDE},
        },
        "required": ["events"],
        "additionalProperties": False,
    }
)


def test_timelinejs() -> None:
    assert json.loads(to_timelinejs(small_timeline())) == {
        "title": {"text": {"headline": "\u2068خط زمني للأحداث الدبلوماسية\u2069"}},
        "events": [
            {
                "unique_id": "m1",
                "group": "لقاء",
                "display_date": "\u206723 تشرين الأول 2015\u2069",
                "start_date": {"year": 2015, "month": 10, "day": 23},
                "text": {
                    "headline": "\u2068لقاء\u2069",
                    "text": f'<p dir="auto">«{QUOTE}»</p><p dir="auto">فيينا</p><p dir="auto">{CONFLICT}</p>'
                    '<p dir="auto">«أمس الأول»</p>'
                    '<p dir="auto"><a href="https://example.org/a" rel="noopener">وكالة</a>، 25 تشرين الأول 2015</p>',
                },
            }
        ],
    }


def test_undated_events_stand_on_the_title_slide_of_timelinejs() -> None:
    told = json.loads(to_timelinejs(UNDATED, title="<i>فيينا</i>"))
    assert told["events"] == []
    assert told["title"]["text"] == {
        "headline": "\u2068&lt;\u2060i&gt;فيينا&lt;\u2060/i&gt;\u2069",
        "text": '<p dir="auto">أحداث بلا تاريخ</p><p dir="auto">لقاء</p>',
    }


def test_several_days_in_timelinejs() -> None:
    days = changed(time=EventTime(When.days(date(2015, 10, 1), date(2015, 10, 31), Grain.MONTH), basis="explicit"))
    (slide,) = json.loads(to_timelinejs(days))["events"]
    assert (slide["display_date"], slide["start_date"], slide["end_date"]) == (
        "\u2067تشرين الأول 2015\u2069",
        {"year": 2015, "month": 10, "day": 1},
        {"year": 2015, "month": 10, "day": 31},
    )


@given(timelines())
def test_timelinejs_of_any_timeline(timeline: Timeline) -> None:
    told = json.loads(to_timelinejs(timeline))
    assert [error.message for error in TIMELINEJS.iter_errors(told)] == []
    assert [slide["unique_id"] for slide in told["events"]] == [event.id for event in timeline if is_placed(event)]
    html = "".join(part["text"].get("text", "") + part["text"]["headline"] for part in (told["title"], *told["events"]))
    assert {tag for tag, _ in Tags(html).tags} <= {"p", "a"}


# --- iCalendar


def test_icalendar() -> None:
    file = icalendar.Calendar.from_ical(to_icalendar(small_timeline()))
    assert file["X-WR-CALNAME"] == "خط زمني للأحداث الدبلوماسية"
    (entry,) = file.walk("VEVENT")
    assert {name: str(entry[name]) for name in ("UID", "SUMMARY", "LOCATION", "STATUS", "TRANSP", "URL")} == {
        "UID": "m1@diplomatic-timeline",
        "SUMMARY": "لقاء",
        "LOCATION": "فيينا",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
        "URL": "https://example.org/a",
    }
    assert entry.decoded("DTSTART") == date(2015, 10, 23)
    assert "DTEND" not in entry
    assert entry.decoded("DTSTAMP") == datetime(2015, 10, 25, tzinfo=UTC)
    assert entry["CATEGORIES"].cats == ["لقاء"]
    assert str(entry["DESCRIPTION"]).split("\n") == [
        "23 تشرين الأول 2015",
        f"«{QUOTE}»",
        CONFLICT,
        "«أمس الأول»",
        "وكالة 25 تشرين الأول 2015 https://example.org/a",
    ]


@pytest.mark.parametrize(
    ("status", "expected", "summary"),
    [(Status.PLANNED, "TENTATIVE", "مقرر: لقاء"), (Status.DENIED, "CANCELLED", "منفي: لقاء")],
)
def test_what_did_not_take_place_is_no_confirmed_entry(status: Status, expected: str, summary: str) -> None:
    (entry,) = icalendar.Calendar.from_ical(to_icalendar(changed(status=status))).walk("VEVENT")
    assert (entry["STATUS"], entry["SUMMARY"]) == (expected, summary)


@pytest.mark.parametrize("last", [date(2015, 10, 25), date(9999, 12, 31)])
def test_several_days_in_a_calendar(last: date) -> None:
    days = changed(time=EventTime(When.days(date(2015, 10, 23), last, Grain.SPAN), basis="explicit"))
    (entry,) = icalendar.Calendar.from_ical(to_icalendar(days)).walk("VEVENT")
    end = entry.get("DTEND")
    assert (end and end.dt) == (None if last == date.max else last + timedelta(days=1))


@given(timelines())
def test_a_calendar_of_any_timeline(timeline: Timeline) -> None:
    entries = icalendar.Calendar.from_ical(to_icalendar(timeline)).walk("VEVENT")
    placed = [event for event in timeline if is_placed(event)]
    assert [entry.decoded("DTSTART") for entry in entries] == [event.time.when.first_day for event in placed]
    assert [str(entry["SUMMARY"]).split(": ")[-1] for entry in entries] == [
        " ".join(shown(event.label.ar).split()).split(": ")[-1] for event in placed
    ]


# --- Parquet


def test_parquet() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(to_parquet(small_timeline())))
    assert table.column_names == list(COLUMNS)
    (row,) = table.to_pylist()
    assert {column: row[column] for column in ("id", "earliest", "latest", "quote")} == {
        "id": "m1",
        "earliest": date(2015, 10, 23),
        "latest": date(2015, 10, 23),
        "quote": QUOTE,
    }


@given(timelines())
def test_parquet_of_any_timeline(timeline: Timeline) -> None:
    frame = polars.read_parquet(io.BytesIO(to_parquet(timeline)))
    assert frame["id"].to_list() == [event.id for event in timeline]
    assert frame["earliest"].to_list() == [event.time.when and event.time.when.first_day for event in timeline]


def test_parquet_without_a_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.tabular.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"^Parquet is written by pyarrow or polars: install one of them"):
        to_parquet(small_timeline())


# --- which format


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_chosen_by_name_or_ending(name: str) -> None:
    assert chosen(name, PurePath("x.csv")) is FORMATS[name]
    ending = FORMATS[name].ending
    if ending:
        assert chosen(None, PurePath(f"x{ending.upper()}")) is FORMATS[name]


@pytest.mark.parametrize(
    ("name", "output", "message"),
    [
        ("xml", None, "--to is one of csv, jsonl, parquet, markdown, timelinejs, ics, not 'xml'"),
        (None, None, "say the format with --to: csv, jsonl, parquet, markdown, timelinejs, ics"),
        (None, "events.json", "say the format with --to: csv, jsonl, parquet, markdown, timelinejs, ics"),
    ],
)
def test_an_unknown_format_is_refused(name: str | None, output: str | None, message: str) -> None:
    with pytest.raises(InputError) as error:
        chosen(name, output and PurePath(output))
    assert str(error.value) == message
