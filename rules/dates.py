"""Time expressions of whole texts: found, resolved against the publication day, checked against one another.

This is what `timeline dates` runs, and what events use to date themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rules.text import NormalizedText
from rules.timefound import TimeFound
from rules.times import TimeTagger
from rules.tokens import Tokens
from timeline.evidence import Span, TimeMention
from timeline.resolve import UNKNOWN_DAY, Resolution, ResolutionError, Tense, resolve


@frozen
class Dated:
    """A time expression with what it came to. `basis` says what it was counted from."""

    found: TimeFound
    resolution: Resolution
    anchor: date
    tense: Tense | None = None

    @property
    def derivation(self) -> str:
        """How the words led to the date: «أمس الأول» counted from 2015-10-25 (published): 2015-10-23."""
        return self.resolution.derivation(self.found.text, self.anchor)

    def mentions(self, article: str) -> tuple[TimeMention, ...]:
        """The expression as an article's record has it; a range is one for each end."""
        found, resolution = self.found, self.resolution
        if not found.heads or len(resolution.parts) != len(found.heads):
            return (_mention(article, Span(found.start, found.end, found.text), resolution, found.rule),)
        return tuple(
            _mention(article, head, part, found.rule) for head, part in zip(found.heads, resolution.parts, strict=True)
        )


def _mention(article: str, span: Span, resolution: Resolution, rule: str) -> TimeMention:
    return TimeMention.of(
        span, resolution.when, article=article, type=resolution.type, value=resolution.value, rule=rule
    )


@frozen
class DatedText:
    """The time expressions of a text in order, and what seems wrong about its publication day."""

    times: tuple[Dated, ...]
    warnings: tuple[str, ...] = ()

    def mentions(self, article: str) -> tuple[TimeMention, ...]:
        return tuple(mention for dated in self.times for mention in dated.mentions(article))


def date_text(
    text: Tokens | NormalizedText | str,
    published: date,
    tagger: TimeTagger,
    *,
    times: Iterable[TimeFound] | None = None,
) -> DatedText:
    """Find and resolve every time expression of a text, counted from the day, or date-time, of its publication.

    `times` are the expressions that `tagger.find` gave for the text, where that was done already.
    """
    tokens = text if isinstance(text, Tokens) else Tokens.of(text)
    dated_times: list[Dated] = []
    mentioned: date | None = None
    for found in tagger.find(tokens) if times is None else times:
        dated = date_found(found, published, tense=tagger.tense(tokens, found), mentioned=mentioned)
        if dated is None or dated.resolution.value == UNKNOWN_DAY:
            continue
        dated_times.append(dated)
        when = dated.resolution.when
        if when is not None and when.is_one_day:
            mentioned = when.first_day
    return DatedText(tuple(dated_times), publication_warnings(dated_times, published))


def date_found(
    found: TimeFound, anchor: date, *, tense: Tense | None = None, mentioned: date | None = None
) -> Dated | None:
    """A found expression resolved against an anchor; None where it would leave the calendar.

    To date an event by the day of a document that it quotes, resolve again with that day as the anchor.
    """
    try:
        resolution = resolve(found.expression, anchor, tense=tense, mentioned=mentioned)
    except ResolutionError:
        return None
    return Dated(found, resolution, anchor, tense)


def publication_warnings(times: Iterable[Dated], published: date) -> tuple[str, ...]:
    """What redundant weekdays say about the publication day.

    Where every one that counts from it points to the same other day, that day is named: "tomorrow, Monday" cannot
    be written on a Saturday. Where they disagree among themselves, each is reported.
    """
    warnings: list[str] = []
    fitting: list[date] = []
    for dated in times:
        for warning in dated.resolution.warnings:
            warnings.append(f"«{dated.found.text}»: {warning}")
        if dated.resolution.fits is not None:
            fitting.append(dated.resolution.fits)
    days = set(fitting)
    if len(days) == 1:
        day = days.pop()
        warnings.append(f"the publication day {published.isoformat()[:10]} does not fit; {day.isoformat()} would")
    return tuple(warnings)
