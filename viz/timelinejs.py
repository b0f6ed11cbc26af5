"""A timeline as the JSON that TimelineJS 3 reads (timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import json
from datetime import date
from html import escape
from typing import Any

from timeline.event import Event
from timeline.timeline import Timeline
from viz.entry import Entry, entries, is_placed
from viz.text import isolated
from viz.words import Calendar, Digits, Language, Months, interface


def to_timelinejs(
    timeline: Timeline,
    *,
    title: str | None = None,
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
) -> str:
    """One slide an event. What has no first day has no place on the axis: the title's slide lists it.

    The texts are HTML, as TimelineJS takes them; all that comes from articles is escaped, and only web addresses become
    links. Dates are shown in words, with their own precision. TimelineJS lays everything out from left to right, so
    each text carries its own direction.
    """
    calendar = Calendar(language, months, digits)
    words = interface(calendar.language)
    told = entries(timeline, calendar)
    undated = "".join(_paragraph(_sentence(entry)) for event, entry in told if not is_placed(event))
    heading = {"headline": escape(isolated(title or words["page"]["title"]))}
    if undated:
        heading["text"] = _paragraph(words["page"]["tray"]) + undated
    slides = [_slide(event, entry, calendar) for event, entry in told if is_placed(event)]
    return json.dumps({"title": {"text": heading}, "events": slides}, ensure_ascii=False, indent=1) + "\n"


def _slide(event: Event, entry: Entry, calendar: Calendar) -> dict[str, Any]:
    when = event.time.when
    assert when is not None
    assert when.first_day is not None
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": interface(calendar.language)["kind"][event.kind],
        "display_date": escape(isolated(entry.date or "", calendar.language)),
        "start_date": _date(when.first_day),
    }
    if when.last_day not in (None, when.first_day):
        slide["end_date"] = _date(when.last_day)
    slide["text"] = {"headline": escape(isolated(_sentence(entry))), "text": _text(entry, calendar)}
    return slide


def _date(day: date | None) -> dict[str, int]:
    assert day is not None
    return {"year": day.year, "month": day.month, "day": day.day}


def _sentence(entry: Entry) -> str:
    return (f"{entry.status}: " if entry.status else "") + entry.headline


def _text(entry: Entry, calendar: Calendar) -> str:
    comma = interface(calendar.language)["page"]["comma"]
    parts = [
        f"«{entry.quote}»",
        *(part for part in (entry.place, entry.conflict, entry.derivation, entry.corrected) if part),
    ]
    sources = (_link(source.name, source.url) + comma + escape(source.published) for source in entry.sources)
    return "".join(map(_paragraph, parts)) + "".join(f'<p dir="auto">{source}</p>' for source in sources)


def _paragraph(text: str) -> str:
    return f'<p dir="auto">{escape(text)}</p>'


def _link(text: str, url: str | None) -> str:
    return escape(text) if url is None else f'<a href="{escape(url)}" rel="noopener">{escape(text)}</a>'
