"""An event in words, for the formats that are lists of text: headline, date, status, place, quote and sources."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from timeline.event import Event, Status
from timeline.timeline import ArticleRecord, Timeline
from viz.text import isolated, shown, web_address
from viz.words import Calendar, interface


@frozen
class Source:
    """An article that tells of an event: the name to quote it by, the day of publication in words, and its address."""

    name: str
    published: str
    url: str | None


@frozen
class Entry:
    """What is said of one event, on one line each, without markup and without characters that steer direction.

    What may be None is so where there is nothing to say: an undated event, one that simply took place.
    """

    headline: str
    date: str | None
    place: str | None
    status: str | None
    quote: str
    sources: tuple[Source, ...]
    conflict: str | None
    derivation: str | None
    corrected: str | None

    @classmethod
    def of(cls, event: Event, articles: Mapping[str, ArticleRecord], calendar: Calendar) -> Entry:
        """The entry of an event. `articles` are those of the timeline by id."""
        words = interface(calendar.language)
        when = event.time.when
        telling = dict.fromkeys(evidence.article for evidence in event.evidence)
        return cls(
            headline=_line(event.label.ar if calendar.language == "ar" else event.label.en),
            date=None if when is None else calendar.edtf(when.edtf()),
            place=_line(event.place.name) if event.place else None,
            status=None if event.status is Status.OCCURRED else words["status"][event.status],
            quote=_line(event.evidence[0].quote),
            sources=tuple(_source(articles[article], calendar) for article in telling if article in articles),
            conflict=_conflict(event, calendar),
            derivation=_line(event.time.derivation) if event.time.derivation else None,
            corrected=_corrected(event, calendar),
        )


def entries(timeline: Timeline, calendar: Calendar) -> list[tuple[Event, Entry]]:
    """Each event of a timeline with its entry, in the timeline's order."""
    articles = {article.id: article for article in timeline.articles}
    return [(event, Entry.of(event, articles, calendar)) for event in timeline]


def is_placed(event: Event) -> bool:
    """Whether an event has a first day, without which an axis or a calendar has no place for it."""
    return event.time.when is not None and event.time.when.first_day is not None


def _source(article: ArticleRecord, calendar: Calendar) -> Source:
    name = article.source or article.title or interface(calendar.language)["evidence"]["untitled"]
    return Source(_line(name), calendar.day(article.published), web_address(article.url))


def _conflict(event: Event, calendar: Calendar) -> str | None:
    words = interface(calendar.language)
    told = [
        words["evidence"]["conflict"].format(field=words["field"].get(conflict.field, words["field"]["other"]))
        + f" ({' / '.join(_line(calendar.edtf(value)) for value in conflict.values)})"
        for conflict in event.conflicts
    ]
    return "; ".join(told) or None


def _corrected(event: Event, calendar: Calendar) -> str | None:
    words = interface(calendar.language)
    told = [
        words["evidence"]["corrected_nothing" if item.was is None else "corrected"].format(
            field=words["field"].get(item.field, words["field"]["other"]),
            was=calendar.edtf(item.was) if item.field == "time" else isolated(item.was or ""),
            who=isolated(item.who),
            why=isolated(item.why),
        )
        for item in event.corrections
    ]
    return "; ".join(told) or None


def _line(text: str) -> str:
    return " ".join(shown(text).split())
