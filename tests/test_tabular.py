"""Flat tables of timelines: read back by the formats' own libraries, and no formula in any cell."""

import csv
import io
import json
from datetime import date

import narwhals as nw
import pytest
from attrs import evolve
from hypothesis import given
from timelines import small_timeline, timelines

from timeline import Timeline, document
from timeline.event import Occasion
from timeline.evidence import Span
from timeline.tabular import COLUMNS, to_csv, to_frame

QUOTE = "وقال لافروف بعد لقائه كيري أمس الأول إن الحوار مستمر"
ROW = {
    "id": "m1",
    "kind": "meeting",
    "status": "occurred",
    "edtf": "2015-10-23",
    "earliest": date(2015, 10, 23),
    "latest": date(2015, 10, 23),
    "label_ar": "لقاء",
    "label_en": "Meeting",
    "participants": "سيرغي لافروف",
    "place": "فيينا",
    "occasion": "meeting",
    "said": "الحوار مستمر",
    "cameo": "040",
    "plover": "CONSULT",
    "source": "وكالة",
    "url": "https://example.org/a",
    "published": "2015-10-25",
    "quote": QUOTE,
}


def one_event() -> Timeline:
    """The small timeline, its event made at a meeting, and told to be so by what somebody said."""
    timeline = small_timeline()
    (event,) = timeline
    first, second = event.evidence
    start = QUOTE.index(ROW["said"])
    first = evolve(first, said=Span(start, start + len(ROW["said"]), ROW["said"]))
    event = evolve(event, occasion=Occasion.MEETING, evidence=(first, second))
    return Timeline.assembled([event], timeline.articles, timeline.times)


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def test_csv() -> None:
    assert read(to_csv(one_event())) == [{key: str(value) for key, value in ROW.items()}]
    assert to_csv(Timeline()) == "\ufeff" + ",".join(f'"{column}"' for column in COLUMNS) + "\r\n"


@given(timelines())
def test_csv_of_any_timeline(timeline: Timeline) -> None:
    rows = read(to_csv(timeline))
    assert [row["id"].removeprefix("'") for row in rows] == [event.id.removeprefix("'") for event in timeline]
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip(" \n\u200b\ufeff").startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize(
    "source",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\ufeff=1", "\u200b-1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"],
    ids=ascii,
)  # fmt: skip
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(source: str) -> None:
    timeline = one_event()
    first, *others = timeline.articles
    named = Timeline.assembled(timeline.events, [evolve(first, source=source), *others], timeline.times)
    assert read(to_csv(named)) == [{key: str(value) for key, value in (ROW | {"source": f"'{source}"}).items()}]


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_frames(backend: str) -> None:
    frame = nw.from_native(to_frame(one_event(), backend))
    assert frame.columns == list(COLUMNS)
    assert [
        str(value)[:10] if key in ("earliest", "latest") else value for key, value in frame.rows(named=True)[0].items()
    ] == [str(value) for value in ROW.values()]
    assert frame.schema["earliest"] == frame.schema["latest"] != frame.schema["edtf"]
    assert nw.from_native(to_frame(Timeline(), backend)).shape == (0, len(COLUMNS))


@given(timelines())
def test_an_event_a_line(timeline: Timeline) -> None:
    lines = document.write_lines(timeline).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == json.loads(document.write(timeline))["events"]
    assert lines[-1] == ""
