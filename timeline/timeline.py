"""Timeline: events merged, ordered, with their conflicts, and the articles they came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import field, frozen

from timeline.article import Article
from timeline.event import Event
from timeline.evidence import TimeMention
from timeline.extraction import Extraction
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
    sha256: str
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

    events: tuple[Event, ...]
    articles: tuple[ArticleRecord, ...] = ()
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
        articles = tuple(sorted(records.values(), key=lambda record: (record.published.isoformat(), record.id)))
        rank = {record.id: index for index, record in enumerate(articles)}
        self.__attrs_init__(
            order(merge(events, rank), rank),
            articles,
            tuple(sorted(times, key=lambda time: (rank.get(time.article, -1), time.start, time.end))),
        )

    @classmethod
    def assembled(
        cls, events: tuple[Event, ...], articles: tuple[ArticleRecord, ...], times: tuple[TimeMention, ...]
    ) -> Timeline:
        """A timeline of parts that are merged and ordered already, as a document read back has them."""
        timeline = cls.__new__(cls)
        timeline.__attrs_init__(events, articles, times)
        return timeline

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)
