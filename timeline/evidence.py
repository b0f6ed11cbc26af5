"""Where in an article a thing was read: spans, evidence, time mentions.

Offsets count Unicode code points of the article's text; the end is exclusive.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

import attrs
from attrs import field, frozen
from attrs.validators import in_

from timeline.when import When


@frozen
class Span:
    """A stretch of an article's text, with the words themselves, which are `end - start` characters long."""

    start: int = field()
    end: int = field()
    text: str = field()

    @start.validator
    def _not_negative(self, _: object, value: int) -> None:
        if value < 0:
            raise ValueError(f"a span cannot start at {value}")

    @end.validator
    def _after_start(self, _: object, value: int) -> None:
        if value <= self.start:
            raise ValueError(f"a span must end after it starts, not from {self.start} to {value}")

    @text.validator
    def _fills_the_span(self, _: object, value: str) -> None:
        if len(value) != self.end - self.start:
            raise ValueError(f"the words of {self.start} to {self.end} cannot be {len(value)} characters long")

    def agrees_with(self, other: Span) -> bool:
        """Whether the two have the same words where they overlap."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return start >= end or self._part(start, end) == other._part(start, end)

    def _part(self, start: int, end: int) -> str:
        return self.text[start - self.start : end - self.start]


@frozen
class TimeSpan(Span):
    """The time expression that dates an event, with the rule that read it."""

    rule: str


@frozen
class Evidence:
    """One mention of an event: the sentence (`start`, `end`, `quote`), its trigger, what dates it and what is said.

    The time expression may stand in another sentence, as where the occasion is dated by its neighbour. `said` is what
    the mention of a statement reports as said: quoted or reported words, without the quotation marks; they may go on in
    the next sentences.
    """

    article: str
    start: int
    end: int
    quote: str = field()
    rule: str
    trigger: Span = field()
    time: TimeSpan | None = field(default=None)
    said: Span | None = field(default=None)

    @quote.validator
    def _is_a_span(self, _: object, value: str) -> None:
        Span(self.start, self.end, value)

    @trigger.validator
    def _is_quoted(self, _: object, value: Span) -> None:
        if not (self.start <= value.start and value.end <= self.end and self._quotes(value)):
            raise ValueError(f"the trigger does not stand at {value.start} to {value.end} of the quoted sentence")

    @time.validator
    @said.validator
    def _agrees(self, attribute: attrs.Attribute[Span | None], value: Span | None) -> None:
        if value is not None and not self._quotes(value):
            what = {"time": "time expression does", "said": "words said do"}[attribute.name]
            raise ValueError(f"the {what} not stand at {value.start} to {value.end} of the quoted sentence")

    def _quotes(self, span: Span) -> bool:
        """Whether the words of a span are those of the sentence where the two overlap."""
        first, last = max(self.start, span.start), min(self.end, span.end)
        return first >= last or (
            self.quote[first - self.start : last - self.start] == span.text[first - span.start : last - span.start]
        )

    @property
    def sentence(self) -> Span:
        """The quoted sentence as a span."""
        return Span(self.start, self.end, self.quote)


@frozen
class TimeMention(TimeSpan):
    """A time expression found in an article: its span, TIMEX3 type and value (ISO-TimeML), and its bounds.

    Bounds are inclusive: days, or local date-times to the minute where the source is more precise than a day.
    `None` is open; both are None where the expression dates nothing (durations, sets, vague references).
    """

    article: str
    type: str = field(validator=in_(("DATE", "TIME", "DURATION", "SET")))
    value: str
    earliest: date | None = None
    latest: date | None = field(default=None)

    @latest.validator
    def _in_order(self, _: object, value: date | None) -> None:
        for bound in (self.earliest, value):
            if isinstance(bound, datetime) and bound != bound.replace(second=0, microsecond=0, tzinfo=None):
                raise ValueError(f"bounds are days, or local date-times to the minute, not {bound}")
        if self.earliest is None or value is None:
            return
        if type(self.earliest) is not type(value):
            raise ValueError(f"bounds are both days or both minutes, not {self.earliest} and {value}")
        if value < self.earliest:
            raise ValueError(f"a time expression cannot end ({value}) before it begins ({self.earliest})")

    @classmethod
    def of(cls, span: Span, when: When | None, *, article: str, type: str, value: str, rule: str) -> Self:
        """The expression at `span`, which was resolved to `when`."""
        earliest, latest = (None, None) if when is None else (_bound(when, when.earliest), _bound(when, when.latest))
        return cls(span.start, span.end, span.text, rule, article, type, value, earliest, latest)


def _bound(when: When, minute: datetime | None) -> date | None:
    if minute is None:
        return None
    return minute.replace(second=0, microsecond=0) if when.grain.finer_than_day else minute.date()
