"""The chart's data: rows put on a time axis of so many pixels, as the records that the chart's layers draw.

Times are milliseconds since 1970 in UTC, days begin at midnight and end at the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

from attrs import frozen

from timeline.event import Event, Participant
from timeline.timeline import Timeline
from viz import layout
from viz.rows import NONE, OTHER, Lanes, Row, Stretch, actor_key, first_view, lane_order, lanes_of, rows, span
from viz.text import cut, isolated
from viz.words import Calendar, Language, country_name, interface

DAY = 86_400_000
FADE = 90  # pixels over which an open end fades
LABEL_SIZE = 13
STRUCK = 0.8  # of a label's width, which is taken on the wide side, is struck through
CONFLICT_SIGN = 16  # pixels before the glyph
LONGEST_LABEL = 56  # characters
LONGEST_QUOTE = 240
MOST_RULES = 12  # publication days that get a rule; more would hide the events
_EPOCH = date(1970, 1, 1).toordinal()

Record: TypeAlias = dict[str, Any]


def milliseconds(day: date) -> int:
    """The midnight with which a day begins."""
    return (day.toordinal() - _EPOCH) * DAY


@frozen
class Axis:
    """A stretch of time, in milliseconds, over so many pixels."""

    begin: int
    end: int
    width: int

    @classmethod
    def over(cls, days: tuple[date, date] | None, width: int) -> Axis:
        """An axis over days, both inclusive, with a margin of a fiftieth at least; ten days from 1970 without any."""
        begin, end = (0, 10 * DAY) if days is None else (milliseconds(days[0]), milliseconds(days[1]) + DAY)
        margin = max(DAY // 2, (end - begin) // 50)
        return cls(begin - margin, end + margin, width)

    def pixel(self, time: float) -> float:
        return (time - self.begin) * self.width / (self.end - self.begin)

    def times(self, pixels: float) -> float:
        """How long so many pixels are."""
        return pixels * (self.end - self.begin) / self.width

    def bounds(self, stretch: Stretch) -> tuple[float, float]:
        """When a stretch begins and ends; an open end is as far off as it takes to fade."""
        begin = None if stretch.first is None else milliseconds(stretch.first)
        end = None if stretch.last is None else milliseconds(stretch.last) + DAY
        if begin is None and end is None:
            return self.begin, self.end
        if begin is None:
            assert end is not None
            return end - self.times(FADE), end
        return begin, begin + self.times(FADE) if end is None else end

    def glyph(self, stretch: Stretch) -> float:
        """When the glyph of a stretch stands: in the first pixels of it that the axis shows.

        Where the beginning is open it stands in the last ones.
        """
        begin, end = self.bounds(stretch)
        inset = min(self.times(layout.MARK / 2), (end - begin) / 2)
        if stretch.first is None:
            return max(begin + inset, min(end, self.end) - inset)
        return min(end - inset, max(begin, self.begin) + inset)


@frozen
class Scene:
    """All that the chart draws, its time axes and its height in pixels."""

    starts: list[Record]  # how many events begin on each day
    events: list[Record]
    readings: list[Record]
    lanes: list[Record]
    published: list[Record]
    whole: Axis
    view: Axis
    height: float


def scene(timeline: Timeline, *, lanes: Lanes, calendar: Calendar, width: int, whole: bool = False) -> Scene:
    """The dated events of `timeline` in lanes, on an axis of `width` pixels over the days that are shown first."""
    drawn = rows(timeline)
    language = calendar.language
    everything = Axis.over(span(drawn), width)
    view = everything if whole else Axis.over(first_view(drawn), width)
    of_rows = lanes_of(drawn, lanes)
    labels = [isolated(cut(getattr(row.event.label, language), LONGEST_LABEL), language) for row in drawn]
    items = [_item(row, lane, text, view) for row, lane, text in zip(drawn, of_rows, labels, strict=True)]
    placed = layout.place(items, lane_order(of_rows), width)
    names = lane_names(drawn, lanes, language)
    placed_rows = list(zip(drawn, items, placed.spots, strict=True))
    return Scene(
        starts=_starts(drawn),
        events=[
            {**_event(row, item, spot, view), "label": text, **_tooltip(row.event, calendar)}
            for (row, item, spot), text in zip(placed_rows, labels, strict=True)
        ],
        readings=[record for row, _, spot in placed_rows for record in _readings(row, spot, view)],
        lanes=[
            {
                "name": isolated(cut(names[band.lane], LONGEST_LABEL), language),
                "count": calendar.number(of_rows.count(band.lane)),
                "top": band.top,
                "bottom": band.bottom,
            }
            for band in placed.bands
        ],
        published=published(timeline, calendar),
        whole=everything,
        view=view,
        height=max(placed.height, 60),
    )


def _starts(drawn: Sequence[Row]) -> list[Record]:
    counts = Counter(day for row in drawn if (day := row.stretch.first or row.stretch.last) is not None)
    days = [(milliseconds(day), count) for day, count in sorted(counts.items())]
    return [{"begin": begin, "end": begin + DAY, "count": count} for begin, count in days]


def _item(row: Row, lane: str, label: str, axis: Axis) -> layout.Item:
    ends = [axis.pixel(time) for stretch in (row.stretch, *row.others) for time in axis.bounds(stretch)]
    glyph = axis.pixel(axis.glyph(row.stretch))
    half = layout.MARK / 2
    return layout.Item(
        lane=lane,
        start=min(*ends, glyph - half - (CONFLICT_SIGN if row.conflict else 0)),
        end=max(*ends, glyph + half),
        glyph=glyph,
        label=layout.text_width(label, LABEL_SIZE),
    )


def _event(row: Row, item: layout.Item, spot: layout.Spot, axis: Axis) -> Record:
    begin, end = axis.bounds(row.stretch)
    return {
        "id": row.event.id,
        "kind": row.event.kind.value,
        "status": row.event.status.value,
        "begin": begin,
        "end": end,
        "at": axis.glyph(row.stretch),
        "certain": row.certain,
        "open": "begin" if row.stretch.first is None else "end" if row.stretch.last is None else None,
        "conflict": row.conflict,
        "y": spot.y,
        "bar": spot.bar,
        "labelled": spot.labelled,
        "flipped": spot.flipped,
        "wide": item.label * STRUCK,
    }


def _readings(row: Row, spot: layout.Spot, axis: Axis) -> list[Record]:
    """The other readings of an event's date, each with the line that joins it to the event."""
    records = []
    for other in row.others:
        begin, end = axis.bounds(other)
        identity = {"id": row.event.id, "conflict": other in row.claims, "bar": spot.bar}
        records.append(
            {**identity, "begin": begin, "end": end, "at": axis.glyph(other), "from": axis.glyph(row.stretch)}
        )
    return records


def _tooltip(event: Event, calendar: Calendar) -> Record:
    evidence = next((evidence for evidence in event.evidence if evidence.time is not None), event.evidence[0])
    when = event.time.when
    return {
        "date": isolated(calendar.edtf(None if when is None else when.edtf()), calendar.language),
        "quote": isolated(cut(evidence.quote, LONGEST_QUOTE)),
    }


def published(timeline: Timeline, calendar: Calendar) -> list[Record]:
    """The days on which articles were published, where they are few enough to be told apart."""
    days = sorted({article.published.isoformat()[:10] for article in timeline.articles})
    if len(days) > MOST_RULES:
        return []
    word = interface(calendar.language)["chart"]["published"]
    return [
        {
            "at": milliseconds(date.fromisoformat(day)) + DAY // 2,
            "name": isolated(f"{word}: {calendar.edtf(day)}", calendar.language),
        }
        for day in days
    ]


def lane_names(drawn: Sequence[Row], lanes: Lanes, language: Language) -> dict[str, str]:
    """The name of every possible lane: of a kind, a country or an actor, in the language where it is known in it."""
    words = interface(language)
    if lanes == "kind":
        return dict(words["kind"])
    prefix = "country_" if lanes == "country" else ""
    names = {NONE: words["lane"][f"{prefix}none"], OTHER: words["lane"][f"{prefix}other"]}
    for row in drawn:
        for participant in row.event.participants:
            if lanes == "country" and participant.country is not None:
                names.setdefault(participant.country, country_name(participant.country, language))
            elif lanes == "actor":
                names.setdefault(actor_key(participant), _actor_name(participant, language))
    return names


def _actor_name(participant: Participant, language: Language) -> str:
    identity = participant.identity
    if identity is None:
        return participant.name
    return identity.latin or identity.name if language == "en" else identity.name
