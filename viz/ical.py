"""A timeline as an iCalendar file (RFC 5545), for the calendars that newsrooms plan with."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from timeline.event import Event, Status
from timeline.timeline import ArticleRecord, Timeline
from viz.entry import Entry, entries, is_placed
from viz.words import Calendar, Digits, Language, Months, interface

if TYPE_CHECKING:
    import icalendar

_STATUS = {Status.OCCURRED: "CONFIRMED", Status.PLANNED: "TENTATIVE", Status.DENIED: "CANCELLED"}


def to_icalendar(
    timeline: Timeline,
    *,
    title: str | None = None,
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
) -> bytes:
    """One all-day entry an event that has a first day; others have no place in a calendar (see `is_placed`).

    Planned events are tentative, denied ones cancelled. Nothing blocks anybody's time. The stamp of an entry is the
    publication of the latest article that tells of it, so that the same timeline gives the same bytes.
    """
    import icalendar

    calendar = Calendar(language, months, digits)
    file = icalendar.Calendar()
    file.add("prodid", "-//diplomatic-timeline//events//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", title or interface(calendar.language)["page"]["title"])
    articles = {article.id: article for article in timeline.articles}
    for event, entry in entries(timeline, calendar):
        if is_placed(event):
            file.add_component(_entry(event, entry, articles, calendar))
    return bytes(file.to_ical())


def _entry(event: Event, entry: Entry, articles: dict[str, ArticleRecord], calendar: Calendar) -> icalendar.Event:
    import icalendar

    when = event.time.when
    assert when is not None
    assert when.first_day is not None
    made = icalendar.Event()
    made.add("uid", f"{event.id}@diplomatic-timeline")
    made.add("dtstamp", _published(event, articles))
    made.add("dtstart", when.first_day)
    last = when.last_day or when.first_day
    if when.first_day < last < date.max:  # the end is exclusive; without one the entry is of one day
        made.add("dtend", last + timedelta(days=1))
    made.add("summary", (f"{entry.status}: " if entry.status else "") + entry.headline)
    made.add("description", "\n".join(_description(entry)))
    if entry.place:
        made.add("location", entry.place)
    made.add("categories", [interface(calendar.language)["kind"][event.kind]])
    made.add("status", _STATUS[event.status])
    made.add("transp", "TRANSPARENT")
    if address := next(filter(None, (source.url for source in entry.sources)), None):
        made.add("url", address)
    return made


def _description(entry: Entry) -> list[str]:
    parts = [entry.date, f"«{entry.quote}»", entry.conflict, entry.derivation, entry.corrected]
    sources = (" ".join(filter(None, (source.name, source.published, source.url))) for source in entry.sources)
    return [part for part in (*parts, *sources) if part]


def _published(event: Event, articles: dict[str, ArticleRecord]) -> datetime:
    days = [articles[evidence.article].published for evidence in event.evidence if evidence.article in articles]
    day = max((day.isoformat()[:10] for day in days), default="1970-01-01")
    return datetime.combine(date.fromisoformat(day), time.min, tzinfo=UTC)
