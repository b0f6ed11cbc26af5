"""Timeline: events merged, ordered, with their conflicts, and the articles they came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import entry_points
from typing import Any

from attrs import field, frozen
from attrs.validators import matches_re

from timeline.article import Article
from timeline.event import Event
from timeline.evidence import TimeMention
from timeline.extraction import Extraction, counted
from timeline.merge import merge, order


@frozen
class ArticleRecord:
    """What a timeline keeps of an article: all but its text."""

    id: str
    published: date
    title: str | None
    source: str | None
    url: str | None
    language: str
    sha256: str = field(validator=matches_re("[0-9a-f]{64}"))
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article, warnings: Iterable[str] = ()) -> ArticleRecord:
        return cls(
            id=article.id,
            published=article.published,
            title=article.title,
            source=article.source,
            url=article.url,
            language=article.language,
            sha256=article.sha256,
            warnings=tuple(warnings),
        )


@frozen(init=False)
class Timeline:
    """The events of one or many articles in order: earliest, then latest, then first mention; undated last.

    `Timeline(extract(first), extract(second))` merges what the two articles tell of the same event. Articles are
    ordered by publication and id, so the order of the arguments does not matter. Raises `ValueError` when two
    different articles share an id.
    """

    events: tuple[Event, ...] = field(repr=counted)
    articles: tuple[ArticleRecord, ...] = field(default=(), repr=counted)
    times: tuple[TimeMention, ...] = field(default=(), repr=False)

    def __init__(self, *sources: Extraction | Iterable[Event]) -> None:
        events: list[Event] = []
        records: dict[str, ArticleRecord] = {}
        times: list[TimeMention] = []
        for source in sources:
            if isinstance(source, Extraction):
                record = ArticleRecord.of(source.article, source.warnings)
                if record.id in records:
                    raise ValueError(f"two articles have the id {record.id!r}: give each its own")
                records[record.id] = record
                times.extend(source.times)
            events.extend(source)
        articles = _ordered(records.values())
        self._assemble(merge(events, _rank(articles)), articles, times)

    @classmethod
    def assembled(
        cls, events: Iterable[Event], articles: Iterable[ArticleRecord], times: Iterable[TimeMention] = ()
    ) -> Timeline:
        """A timeline of events that are merged already, as a document read back has them."""
        timeline = cls.__new__(cls)
        timeline._assemble(events, _ordered(articles), times)
        return timeline

    def _assemble(
        self, events: Iterable[Event], articles: tuple[ArticleRecord, ...], times: Iterable[TimeMention]
    ) -> None:
        rank = _rank(articles)
        in_text_order = sorted(times, key=lambda time: (rank.get(time.article, -1), time.article, time.start, time.end))
        self.__attrs_init__(order(events, rank), articles, tuple(in_text_order))

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        """What a notebook shows: the chart, if a package offers one under the entry points `timeline.display`."""
        for display in sorted(entry_points(group="timeline.display"), key=lambda point: point.name):
            return display.load()(self)._repr_mimebundle_(include=include, exclude=exclude)
        return {}


def _ordered(records: Iterable[ArticleRecord]) -> tuple[ArticleRecord, ...]:
    return tuple(sorted(records, key=lambda record: (record.published.isoformat(), record.id)))


def _rank(articles: Iterable[ArticleRecord]) -> dict[str, int]:
    return {record.id: index for index, record in enumerate(articles)}
