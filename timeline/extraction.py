"""Extraction: what was found in one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Sized
from typing import overload

from attrs import field, frozen

from timeline.article import Article
from timeline.event import Event
from timeline.evidence import TimeMention


def counted(values: Sized) -> str:
    """How many there are, for a field that is too long to be shown."""
    return str(len(values))


@frozen
class Extraction(Sequence[Event]):
    """The events of one article, with the article itself, its time expressions and what seemed wrong about it.

    It is the sequence of its events: `for event in extract(article)`.
    """

    article: Article
    events: tuple[Event, ...] = field(default=(), repr=counted)
    times: tuple[TimeMention, ...] = field(default=(), repr=counted)
    warnings: tuple[str, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        return self.events[index]

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)
