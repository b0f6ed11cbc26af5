"""Where in an article a thing was read: spans, evidence, time mentions.

Offsets count Unicode code points of the article's text; the end is exclusive.
"""

from __future__ import annotations

from attrs import field, frozen

from timeline.when import When


@frozen
class Span:
    """A stretch of an article's text, with the words themselves."""

    start: int = field()
    end: int = field()
    text: str

    @start.validator
    def _not_negative(self, _: object, value: int) -> None:
        if value < 0:
            raise ValueError(f"a span cannot start at {value}")

    @end.validator
    def _after_start(self, _: object, value: int) -> None:
        if value <= self.start:
            raise ValueError(f"a span must end after it starts, not from {self.start} to {value}")


@frozen
class TimeSpan(Span):
    """The time expression that dates an event, with the rule that read it."""

    rule: str


@frozen
class Evidence:
    """One mention of an event: the sentence (`start`, `end`, `quote`), the trigger in it and what dates it."""

    article: str
    start: int
    end: int
    quote: str
    rule: str
    trigger: Span
    time: TimeSpan | None = None


@frozen
class TimeMention:
    """A time expression found in an article: its span, TIMEX3 type and value (ISO-TimeML), and when it was.

    `when` is None where the expression dates nothing (durations, sets, vague references).
    """

    article: str
    start: int
    end: int
    text: str
    type: str  # DATE, TIME, DURATION or SET
    value: str
    when: When | None
    rule: str
