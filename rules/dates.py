"""Time expressions of whole texts: found, resolved against the publication day, checked against one another.

This is what `timeline dates` runs, and what events use to date themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from functools import cache, cached_property
from typing import Any

from attrs import asdict, frozen

from rules.grammar import STEPS, Node
from rules.text import NormalizedText
from rules.timefound import TimeFound
from rules.times import TimeTagger
from rules.tokens import Tokens
from timeline.article import Article
from timeline.evidence import Span, TimeMention
from timeline.expression import Expression, Mentioned, Nth, Shift, Unit
from timeline.resolve import UNKNOWN_DAY, Resolution, ResolutionError, Tense, resolve
from timeline.when import When

_NIGHT = "TNI"  # how the TIMEX3 value of a night ends


@frozen(slots=False)  # for the cached property
class Dated:
    """A time expression with what it came to. `basis` says what it was counted from."""

    found: TimeFound
    resolution: Resolution
    anchor: date
    tense: Tense | None = None
    mentioned: date | None = None  # the day that the text told last, or one of the month or year

    @cached_property
    def days(self) -> When | None:
        """The whole days that it came to; a night that ends on the next morning is the day on which it began."""
        when = self.resolution.when
        if when is None or not (self.resolution.value.endswith(_NIGHT) and when.first_day is not None):
            return None if when is None else when.whole_days()
        return When.days(when.first_day, when.first_day, approximate=when.approximate)

    @property
    def derivation(self) -> str:
        """How the words led to the date: «أمس الأول» counted from 2015-10-25 (published): 2015-10-23."""
        return self.resolution.derivation(self.found.text, self.anchor)

    def mentions(self, article: str, *, ranges: bool = False) -> tuple[TimeMention, ...]:
        """The expression as an article's record has it. A range is one for each end, and with `ranges` one more for
        the whole, a duration with the bounds of both.
        """
        found, resolution = self.found, self.resolution
        whole = _mention(article, Span(found.start, found.end, found.text), resolution, found.rule)
        if not found.heads or len(resolution.parts) != len(found.heads):
            return (whole,)
        ends = tuple(
            _mention(article, head, part, found.rule) for head, part in zip(found.heads, resolution.parts, strict=True)
        )
        return (whole, *ends) if ranges else ends


def _mention(article: str, span: Span, resolution: Resolution, rule: str) -> TimeMention:
    return TimeMention.of(
        span, resolution.when, article=article, type=resolution.type, value=resolution.value, rule=rule
    )


@frozen
class DatedText:
    """The time expressions of a text in order, and what seems wrong about its publication day."""

    times: tuple[Dated, ...]
    warnings: tuple[str, ...] = ()

    def mentions(self, article: str, *, ranges: bool = False) -> tuple[TimeMention, ...]:
        """All of them as the article's record has them, in the order of the text."""
        return tuple(mention for dated in self.times for mention in dated.mentions(article, ranges=ranges))


def date_text(
    text: Tokens | NormalizedText | str,
    published: date,
    tagger: TimeTagger,
    *,
    times: Iterable[TimeFound] | None = None,
    zone: tzinfo | None = None,
) -> DatedText:
    """Find and resolve every time expression of a text, counted from the day, or date-time, of its publication.

    `times` are the expressions that `tagger.find` gave for the text, where that was done already. `zone` is the
    publisher's time zone, to which clock times of other zones are converted.
    """
    tokens = text if isinstance(text, Tokens) else Tokens.of(text)
    dated_times: list[Dated] = []
    told: dict[Unit, date] = {}  # the day, and a day of the month and of the year, of which the text spoke last
    for found in tagger.find(tokens) if times is None else times:
        mentioned = told.get(told_unit(found.expression), told.get(Unit.DAY))
        dated = date_found(found, published, tense=tagger.tense(tokens, found), mentioned=mentioned, zone=zone)
        if dated is None or dated.resolution.value == UNKNOWN_DAY:
            continue
        dated_times.append(dated)
        when = dated.resolution.when
        if when is not None and when.first_day is not None and when.last_day is not None:
            first, last = when.first_day, when.last_day
            if first.year == last.year:
                told[Unit.YEAR] = first
                if first.month == last.month:
                    told[Unit.MONTH] = first
            if first == last:
                told[Unit.DAY] = first
    return DatedText(tuple(dated_times), publication_warnings(dated_times, published))


def told_unit(expression: Expression) -> Unit:
    """Which unit an expression takes from what the text spoke of last: "August of the same year"; else the day."""
    while isinstance(expression, Nth):
        expression = expression.of
    taken = isinstance(expression, Shift) and isinstance(expression.of, Mentioned)
    return expression.unit if isinstance(expression, Shift) and taken else Unit.DAY


def date_found(
    found: TimeFound,
    anchor: date,
    *,
    tense: Tense | None = None,
    mentioned: date | None = None,
    zone: tzinfo | None = None,
) -> Dated | None:
    """A found expression resolved against an anchor; None where it would leave the calendar.

    To date an event by the day of a document that it quotes, resolve again with that day as the anchor.
    """
    try:
        resolution = resolve(found.expression, anchor, tense=tense, mentioned=mentioned, zone=zone)
    except ResolutionError:
        return None
    return Dated(found, resolution, anchor, tense, mentioned)


def publication_warnings(times: Iterable[Dated], published: date) -> tuple[str, ...]:
    """What redundant weekdays say about the publication day.

    Where every one that counts from it points to the same other day, that day is named: "tomorrow, Monday" cannot
    be written on a Saturday. Where they disagree among themselves, each is reported.
    """
    times = tuple(times)
    warnings = [f"«{time.found.text}»: {warning}" for time in times for warning in time.resolution.warnings]
    telling = [(time.found.text, time.resolution.fits) for time in times if time.resolution.fits is not None]
    fitting = {day for _, day in telling}
    published_day = published.date() if isinstance(published, datetime) else published
    if len(fitting) == 1 and fitting != {published_day}:
        words = ", ".join(f"«{text}»" for text in dict.fromkeys(text for text, _ in telling))
        warnings.append(
            f"the publication day {published_day.isoformat()} does not fit {words}; {fitting.pop().isoformat()} would"
        )
    return tuple(warnings)


@cache
def load_tagger(language: str) -> TimeTagger:
    """The tagger of a language, loaded once. Raises `RuleError` for a language without time rules."""
    return TimeTagger.load(language)


def date_article(article: Article, tagger: TimeTagger) -> DatedText:
    """The time expressions of an article, counted from its publication."""
    return date_text(article.text, article.published, tagger)


def times_record(article: Article, tagger: TimeTagger) -> dict[str, Any]:
    """What `timeline dates --jsonl` writes of an article: `{"id", "times": [...]}`.

    The times have the form of the event document's `times`; a range is there three times, as a whole and with each end.
    """
    times = date_article(article, tagger).mentions(article.id, ranges=True)
    return {"id": article.id, "times": [mention_record(time) for time in times]}


def full_record(article: Article, dated: DatedText) -> dict[str, Any]:
    """The same with each time's derivation, and what seems wrong about the publication day."""
    times = [
        {**mention_record(mention), "derivation": time.derivation}
        for time in dated.times
        for mention in time.mentions(article.id, ranges=True)
    ]
    return {"id": article.id, "times": times, "warnings": list(dated.warnings)}


def mention_record(time: TimeMention) -> dict[str, Any]:
    """A time expression in the form of the event document: bounds to the minute where the grain is finer than a day."""
    record = asdict(time)
    for bound in ("earliest", "latest"):
        record[bound] = _iso(record[bound])
    order = ("article", "start", "end", "text", "type", "value", "earliest", "latest", "rule")
    return {key: record[key] for key in order}


def _iso(bound: date | None) -> str | None:
    if bound is None:
        return None
    return bound.isoformat(timespec="minutes") if isinstance(bound, datetime) else bound.isoformat()


def explained(article: Article, dated: DatedText) -> str:
    """`explain` for every time expression of an article."""
    tokens = Tokens.of(article.text)
    return "".join(explain(tokens, time) + "\n" for time in dated.times)


def explain(tokens: Tokens, dated: Dated) -> str:
    """The tree of rules that read an expression, and the arithmetic that led to its date, a step a line.

    `tokens` are those of the text in which it was found.
    """
    lines = [f"{dated.derivation} ({dated.resolution.type})"]
    if dated.found.tree is not None:
        lines += _tree(tokens, dated.found, dated.found.tree, 1)
    lines += [f"  = {step}" for step in dated.resolution.steps]
    lines += [f"  ! {warning}" for warning in dated.resolution.warnings]
    return "\n".join(lines)


def _tree(tokens: Tokens, found: TimeFound, node: Node, depth: int) -> Iterator[str]:
    assert found.tree is not None
    first = found.first + node.start // STEPS - found.tree.start // STEPS
    last = found.first + -(-node.end // STEPS) - found.tree.start // STEPS
    name = f"rule {node.rule!r}" if node.rule else f"word {node.category!r}"
    yield f"{'  ' * depth}{name}: «{tokens.original_text(first, last)}»"
    for child in node.children:
        yield from _tree(tokens, found, child, depth + 1)
