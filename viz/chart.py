"""The timeline as an Altair chart: an overview strip with a brush, and under it the events in lanes.

Days are written as UTC midnights and drawn on UTC scales, so that a day is the same day wherever the chart is looked
at, and every day is 24 hours long.
"""

from __future__ import annotations

import json
from typing import Any, Literal, TypeAlias

import altair as alt

from timeline.timeline import Timeline
from viz.layout import LABEL_AT
from viz.rows import LANES, Lanes
from viz.scene import DAY, LABEL_SIZE, Scene, scene
from viz.theme import FONTS, LIGHT, SHAPES, Theme
from viz.words import Calendar, Digits, Language, Months, interface

OVERVIEW_HEIGHT = 44
_GLYPH, _SMALL_GLYPH = 105, 40  # areas in square pixels, as Vega counts sizes


def chart(
    timeline: Timeline,
    *,
    lanes: Lanes = "actor",
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
    width: int = 900,
    whole: bool = False,
    theme: Theme = LIGHT,
) -> alt.VConcatChart:
    """The dated events of `timeline` as a chart, `width` pixels wide, that composes further like any of Altair's.

    A certain day is drawn solid, an uncertain stretch pale from its earliest to its latest day, an open end fades out;
    planned events are hollow, denied ones struck through, and the readings of a conflict are joined. Time runs from
    right to left where the language does. Undated events have no place on an axis: the page has them in its tray.
    At first it shows the part of the time in which most events are, or the `whole`. Raises `ValueError` for lanes that
    are none of actor, kind and country.
    """
    if lanes not in LANES:
        raise ValueError(f"lanes are by {', '.join(LANES)}, not by {lanes!r}")
    calendar = Calendar(language, months, digits)
    drawn = scene(timeline, lanes=lanes, calendar=calendar, width=width, whole=whole)
    return draw(drawn, calendar=calendar, theme=theme)


def draw(scene: Scene, *, calendar: Calendar, theme: Theme, legend: bool = True) -> alt.VConcatChart:
    """The chart of a scene. The page replaces the data sets in it, which are named after the scene's fields."""
    brush = alt.selection_interval(
        name="brush",
        encodings=["x"],
        value={"x": [scene.view.begin, scene.view.end]} if scene.view != scene.whole else alt.Undefined,
        mark=alt.BrushConfig(fill=theme.ink, fillOpacity=0.08, stroke=theme.muted, strokeWidth=1),
    )
    drawing = _Drawing(scene, calendar, theme, brush, legend)
    both = alt.vconcat(drawing.overview(), drawing.detail(), spacing=14, padding=8, background=theme.paper).add_params(
        alt.param(name="months", value=list(calendar.month_names)),
        alt.param(name="digits", value=[calendar.number(digit) for digit in range(10)]),
        alt.param(name="labels_up_to", value=scene.view.end - scene.view.begin),
        alt.param(name="whole", value=[scene.whole.begin, scene.whole.end]),
    )
    both.datasets = {
        "starts": scene.starts,
        "events": scene.events,
        "readings": scene.readings,
        "lanes": scene.lanes,
        "published": scene.published,
    }
    return both


_Side: TypeAlias = Literal["left", "right"]


class _Drawing:
    """The layers of the two views."""

    def __init__(self, scene: Scene, calendar: Calendar, theme: Theme, brush: alt.Parameter, legend: bool) -> None:
        self.scene, self.theme, self.brush = scene, theme, brush
        self.words, self.font = interface(calendar.language), FONTS[calendar.language]
        rtl = self.words["direction"] == "rtl"
        self.early: _Side = "right" if rtl else "left"
        self.late: _Side = "left" if rtl else "right"
        self.early_edge, self.late_edge = (
            (alt.value("width"), alt.value(0)) if rtl else (alt.value(0), alt.value("width"))
        )
        self.later = -1 if rtl else 1  # the sign of a step in pixels towards the later side
        self.reverse, self.isolate = rtl, "\u2067" if rtl else "\u2066"
        kinds = list(theme.kinds)
        self.legend = self._legend() if legend else None
        self.scale = alt.Scale(domain=kinds, range=list(theme.kinds.values()))
        self.shape = alt.Shape(
            "kind:N", legend=self.legend, scale=alt.Scale(domain=kinds, range=[SHAPES[kind] for kind in kinds])
        )
        self.hints: dict[str, Any] = {"tooltip": self._tooltip()}

    def overview(self) -> alt.LayerChart | alt.FacetChart:
        """How many events there are on each day, with the brush that chooses what the lanes show."""
        bars = (
            _data("starts")
            .mark_rect(color=self.theme.muted, stroke=self.theme.muted, strokeWidth=1, aria=False)
            .encode(
                x=alt.X("begin:T", **self._axis("bottom", whole=True)),
                x2="end:T",
                y=alt.Y("count:Q", axis=None),
                y2=alt.datum(0),
            )
            .properties(name="days")
            .add_params(self.brush)
        )
        # The fill is what the brush is drawn on: where nothing is painted nothing can be taken hold of.
        frame = alt.ViewBackground(stroke=self.theme.line, fill=self.theme.shade)
        return alt.layer(bars, self._published()).properties(
            name="overview", width=self.scene.whole.width, height=OVERVIEW_HEIGHT, view=frame
        )

    def detail(self) -> alt.LayerChart | alt.FacetChart:
        """The events in their lanes, over the days that the brush holds."""
        layers = (*self._lanes(), self._published(), *self._stretches(), *self._events())
        return alt.layer(*layers).properties(
            name="detail",
            width=self.scene.view.width,
            height=self.scene.height,
            view=alt.ViewBackground(stroke=self.theme.line, fill=None),
        )

    def _lanes(self) -> list[alt.Chart]:
        """Each lane's name on a line of its own, above its rows, so that narrow screens lose no width to names."""
        lanes, y = _data("lanes"), alt.Y("top:Q", scale=None, axis=None)
        text: dict[str, Any] = {"font": self.font, "yOffset": 13, "baseline": "middle"}
        return [
            lanes.mark_rule(color=self.theme.line, aria=False).encode(x=self.early_edge, x2=self.late_edge, y=y),
            lanes.mark_text(
                align=self.early, fontSize=13, fontWeight="bold", color=self.theme.ink, **_said("name"), **text
            ).encode(x=self.early_edge, y=y, text="name:N"),
            lanes.mark_text(align=self.late, fontSize=11, color=self.theme.muted, aria=False, **text).encode(
                x=self.late_edge, y=y, text="count:N"
            ),
        ]

    def _published(self) -> alt.Chart:
        """The publication days, from which relative dates were counted."""
        published: alt.Chart = (
            _data("published")
            .mark_rule(color=self.theme.published, strokeDash=[2, 3], opacity=0.6, clip=True, **_said("name"))
            .encode(x="at:T", tooltip=alt.Tooltip("name:N", title=self.words["chart"]["published"]))
        )
        return published

    def _stretches(self) -> list[alt.Chart]:
        """The days of each event, what other readings of its date say, and the lines that join these to it."""
        bar: dict[str, Any] = {"clip": True, "yOffset": -2, "y2Offset": 2, "aria": False}
        y = {"y": alt.Y("bar:Q", scale=None, axis=None), "y2": "bar:Q"}
        days = {"x": alt.X("begin:T", **self._axis("top", whole=False)), "x2": "end:T"}
        planned = "datum.status == 'planned'"
        fill = alt.Fill(
            "kind:N",
            legend=self.legend,
            scale=self.scale,
            condition=alt.value(self.theme.paper, test=planned),
        )
        fading = alt.FillValue(value=self.theme.muted, condition=self._fading())
        stroke = alt.Stroke("kind:N", legend=self.legend, scale=self.scale)
        reading = alt.condition("datum.conflict", alt.value(self.theme.alert), alt.value(self.theme.muted))
        return [
            _data("readings")
            .mark_rule(strokeDash=[4, 2], strokeWidth=1.5, clip=True, aria=False)
            .encode(x=alt.X("at:T"), x2="from:T", y=y["y"], color=reading),
            _data("readings")
            .mark_rect(fill=self.theme.paper, strokeWidth=1.5, **bar)
            .encode(stroke=reading, **days, **y, **self.hints),
            _data("events")
            .transform_filter("datum.open")
            .mark_rect(**bar)
            .encode(fill=fading, **days, **y, **self.hints),
            _data("events")
            .transform_filter("!datum.open")
            .mark_rect(**bar)
            .encode(
                fill=fill,
                fillOpacity=alt.condition("datum.certain", alt.value(1), alt.value(0.35)),
                stroke=stroke,
                strokeWidth=alt.condition(planned, alt.value(1.2), alt.value(0)),
                **days,
                **y,
                **self.hints,
            ),
        ]

    def _fading(self) -> list[Any]:
        """A gradient for each kind and open end, from the colour of the kind into the paper."""
        conditions = []
        for side, sign in (("begin", -1), ("end", 1)):
            x1, x2 = (0, 1) if sign == self.later else (1, 0)
            for kind, colour in self.theme.kinds.items():
                stops = [alt.GradientStop(offset=0, color=colour), alt.GradientStop(offset=1, color=self.theme.paper)]
                gradient = alt.LinearGradient(gradient="linear", x1=x1, x2=x2, y1=0, y2=0, stops=stops)
                conditions.append(alt.value(gradient, test=f"datum.open == '{side}' && datum.kind == '{kind}'"))
        return conditions

    def _events(self) -> list[alt.Chart]:
        """Each event's glyph and label, with the marks of denial and conflict."""
        events = _data("events")
        place = {"x": "at:T", "y": alt.Y("y:Q", scale=None, axis=None)}
        legible = f"{_SPAN} <= labels_up_to * 1.02"
        step = f"(datum.flipped ? {-self.later} : {self.later})"
        align = alt.ExprRef(f"datum.flipped ? '{self.late}' : '{self.early}'")
        denied = events.transform_filter("datum.status == 'denied'")
        return [
            events.mark_point(clip=True, opacity=1, strokeWidth=1.6, cursor="pointer", **_said("label", "date")).encode(
                shape=self.shape,
                fill=alt.Fill(
                    "kind:N",
                    legend=self.legend,
                    scale=self.scale,
                    condition=alt.value(self.theme.paper, test="datum.status == 'planned'"),
                ),
                stroke=alt.Stroke("kind:N", legend=self.legend, scale=self.scale),
                size=alt.condition("datum.labelled", alt.value(_GLYPH), alt.value(_SMALL_GLYPH)),
                **place,
                **self.hints,
            ),
            events.transform_filter("datum.labelled").mark_text(
                clip=True,
                font=self.font,
                fontSize=LABEL_SIZE,
                baseline="middle",
                dx=alt.ExprRef(f"{LABEL_AT} * {step}"),
                cursor="pointer",
                align=align,
                aria=False,
            ).encode(
                text="label:N",
                color=alt.condition("datum.status == 'denied'", alt.value(self.theme.muted), alt.value(self.theme.ink)),
                opacity=alt.condition(legible, alt.value(1), alt.value(0)),
                **place,
                **self.hints,
            ),
            denied.mark_rule(
                clip=True,
                color=self.theme.ink,
                strokeWidth=1.3,
                xOffset=alt.ExprRef(f"-8 * {step}"),
                x2Offset=alt.ExprRef(f"(datum.labelled && {legible} ? {LABEL_AT} + datum.wide : 8) * {step}"),
                aria=False,
            ).encode(x2="at:T", **place),
            events.transform_filter("datum.conflict")
            .mark_text(
                clip=True, text="≠", fontSize=15, fontWeight="bold", baseline="middle", color=self.theme.alert,
                dx=alt.ExprRef(f"-14 * {step}"), aria=False,
            )
            .encode(**place, **self.hints),
        ]  # fmt: skip

    def _axis(self, orient: Literal["top", "bottom"], *, whole: bool) -> dict[str, Any]:
        """The time axis: all the time there is, or what the brush holds."""
        domain = alt.ExprRef("whole" if whole else _SEEN)
        axis = alt.Axis(
            orient=orient,
            title=None,
            grid=not whole,
            gridColor=self.theme.line,
            domainColor=self.theme.line,
            tickColor=self.theme.line,
            tickCount={"expr": "max(2, width / 115)"},
            tickMinStep=DAY,
            labelColor=self.theme.muted,
            labelFont=self.font,
            labelFontSize=12,
            labelOverlap=True,
            labelBound=True,
            labelExpr=_tick("whole[1] - whole[0]" if whole else _SPAN, self.isolate),
        )
        return {
            "axis": axis,
            "scale": alt.Scale(type="utc", domain=domain, reverse=self.reverse, nice=False, padding=0),
        }

    def _legend(self) -> alt.Legend:
        """The kinds, in words, each with its shape and colour."""
        return alt.Legend(
            title=None,
            orient="bottom",
            symbolSize=_GLYPH,
            symbolStrokeWidth=1.6,
            labelFont=self.font,
            labelFontSize=12,
            labelColor=self.theme.ink,
            labelExpr=f"{json.dumps(dict(self.words['kind']), ensure_ascii=False)}[datum.label]",
        )

    def _tooltip(self) -> list[alt.Tooltip]:
        words = {
            "label": self.words["column"]["event"],
            "date": self.words["chart"]["date"],
            "quote": self.words["chart"]["quote"],
        }
        return [alt.Tooltip(f"{name}:N", title=title) for name, title in words.items()]


# The time that the lanes show, whichever way the brush was drawn, and how long it is.
_SEEN = "(brush.begin ? [min(brush.begin[0], brush.begin[1]), max(brush.begin[0], brush.begin[1])] : whole)"
_SPAN = "abs(brush.begin ? brush.begin[1] - brush.begin[0] : whole[1] - whole[0])"


def _digits(number: str, places: int) -> str:
    """A Vega expression for so many digits of a number, in the chart's digits."""
    return "(" + " + ".join(f"digits[floor({number} / {10**place}) % 10]" for place in reversed(range(places))) + ")"


_DATE, _MONTH, _YEAR = (f"utc{part}(datum.value)" for part in ("date", "month", "year"))


def _tick(span: str, isolate: str) -> str:
    """A Vega expression for a tick: its day and month; with the year over most of a year, the year alone over several.

    One line: bidirectional text breaks over lines in SVG.
    """
    day = f"({_DATE} > 9 ? {_digits(_DATE, 2)} : {_digits(_DATE, 1)}) + ' ' + months[{_MONTH}]"
    year = _digits(_YEAR, 4)
    text = f"{span} > {4 * 366 * DAY} ? {year} : {span} > {300 * DAY} ? {day} + ' ' + {year} : {day}"
    return f"'{isolate}' + ({text}) + '\u2069'"


def _said(*fields: str) -> dict[str, Any]:
    """What a screen reader says of a mark; Vega by itself lists all fields, with days in the reader's time zone."""
    return {"description": alt.ExprRef(" + '، ' + ".join(f"datum.{field}" for field in fields))}


def _data(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))
