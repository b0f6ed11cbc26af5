"""The chart: what is drawn of each event, and that the result is an Altair chart like any other."""

from __future__ import annotations

import json
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import altair as alt
import pytest
import vl_convert
from factories import FIRST, KERRY, LAVROV, MEETING, ZARIF, day, event, evidence, many, sample, timeline

from timeline.errors import TimelineError
from timeline.event import Conflict, Kind
from timeline.timeline import Timeline
from timeline.when import Grain, When
from viz import chart, export, save_chart
from viz.rows import NONE, OTHER, Stretch, first_view, lane_order, lanes_of, rows, span
from viz.scene import DAY, Axis, milliseconds, scene
from viz.theme import DARK, LIGHT, SHAPES, altair_config
from viz.words import Calendar


def met(id: str, when: When | None, *participants: Any, **values: Any) -> Any:
    label = (f"لقاء {id}", f"Meeting {id}")
    return event(id, Kind.MEETING, label, [evidence(FIRST, MEETING)], when=when, participants=participants, **values)


def records(name: str, drawn: alt.VConcatChart) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {record["id"]: record for record in drawn.to_dict()["datasets"][name]}
    return found


# Rows


def test_a_row_tells_the_days_and_how_certain_they_are() -> None:
    found = {row.event.id: (row.stretch, row.certain, row.others, row.conflict) for row in rows(sample())}
    october = date(2015, 10, 1).replace
    assert found == {
        "message-1": (Stretch(date(2015, 9, 1), date(2015, 9, 30)), False, (), False),
        "agreement-1": (Stretch(october(day=1), october(day=10)), False, (), False),
        "meeting-3": (Stretch(october(day=12), None), False, (), False),
        "meeting-2": (Stretch(october(day=22), october(day=22)), True, (), False),
        "meeting-1": (
            Stretch(october(day=23), october(day=23)),
            True,
            (Stretch(october(day=24), october(day=24)),),
            True,
        ),
        "call-1": (Stretch(october(day=24), october(day=24)), True, (), False),
        "visit-1": (Stretch(october(day=26), date(2015, 11, 1)), False, (), False),
    }


@pytest.mark.parametrize(
    ("value", "stretch"),
    [
        ("2015-10-24", Stretch(date(2015, 10, 24), date(2015, 10, 24))),
        ("2015-10-24~/2015-10-26~", Stretch(date(2015, 10, 24), date(2015, 10, 26))),
        ("../2015-10-26", Stretch(None, date(2015, 10, 26))),
        ("2015-10", Stretch(date(2015, 10, 1), date(2015, 10, 31))),
        ("2016-02", Stretch(date(2016, 2, 1), date(2016, 2, 29))),
        ("2015", Stretch(date(2015, 1, 1), date(2015, 12, 31))),
        ("201X", Stretch(date(2010, 1, 1), date(2019, 12, 31))),
        ("19XX", Stretch(date(1900, 1, 1), date(1999, 12, 31))),
    ],
)
def test_what_a_conflict_says_of_the_time_is_read(value: str, stretch: Stretch) -> None:
    conflict = Conflict("time", ("2015-10-23", value), (0, 0), "")
    [row] = rows(timeline([met("m", day(23), conflicts=(conflict,))], [FIRST]))
    assert row.others == (stretch,)


@pytest.mark.parametrize("value", ["nonsense", "", "2015-13-01", "2015-10-2X", "0000", "1/2/3"])
def test_what_is_no_date_is_not_drawn(value: str) -> None:
    conflict = Conflict("time", ("2015-10-23", value), (0, 0), "")
    [row] = rows(timeline([met("m", day(23), conflicts=(conflict,))], [FIRST]))
    assert row.others == ()


def test_an_event_stands_in_the_lane_of_its_busiest_actor() -> None:
    drawn = rows(
        timeline([met("1", day(1), KERRY, LAVROV), met("2", day(2), ZARIF, LAVROV), met("3", day(3))], [FIRST])
    )
    assert lanes_of(drawn, "actor") == ["سيرغي لافروف", "سيرغي لافروف", NONE]
    assert lanes_of(drawn, "country") == ["RU", "RU", NONE]
    assert lanes_of(drawn, "kind") == ["meeting"] * 3


def test_lanes_beyond_the_ninth_are_joined() -> None:
    drawn = rows(many(400))
    lanes = lanes_of(drawn, "actor")
    assert len(set(lanes)) == 10
    assert lane_order(lanes)[-1] == OTHER


def test_the_first_view_leaves_out_what_lies_far_away_and_what_is_too_much() -> None:
    near = [met(str(number), day(number)) for number in range(1, 31)]
    far = met("far", When.day(date(1979, 2, 1)))
    assert first_view(rows(timeline(near, [FIRST]))) == (date(2015, 10, 1), date(2015, 10, 30))
    assert first_view(rows(timeline([*near, far], [FIRST]))) == (date(2015, 9, 29), date(2015, 10, 30))
    assert span(rows(timeline([*near, far], [FIRST]))) == (date(1979, 2, 1), date(2015, 10, 30))
    crowd = [met(f"{number}-{index}", day(number)) for number in range(1, 31) for index in range(10)]
    first, last = first_view(rows(timeline(crowd, [FIRST]))) or (None, None)
    assert (first, last) == (date(2015, 10, 17), date(2015, 10, 30))
    assert first_view([]) is None


# Time


def test_days_are_utc_midnights_and_end_at_the_next() -> None:
    drawn = records("events", chart(sample()))
    assert (drawn["meeting-1"]["begin"], drawn["meeting-1"]["end"]) == (1445558400000, 1445644800000)
    assert milliseconds(date(1, 1, 1)) == -62135596800000
    assert milliseconds(date(9999, 12, 31)) + DAY == 253402300800000


def test_open_ends_fade_over_the_same_length() -> None:
    axis = Axis(0, 100 * DAY, 1000)
    assert axis.bounds(Stretch(date(1970, 1, 11), None)) == (10 * DAY, 19 * DAY)
    assert axis.bounds(Stretch(None, date(1970, 1, 20))) == (11 * DAY, 20 * DAY)
    assert axis.bounds(Stretch(None, None)) == (0, 100 * DAY)


def test_a_glyph_stays_in_sight_as_long_as_its_stretch_does() -> None:
    axis = Axis(10 * DAY, 110 * DAY, 1000)
    assert axis.pixel(axis.glyph(Stretch(date(1970, 1, 1), date(1970, 3, 1)))) == 6
    assert axis.pixel(axis.glyph(Stretch(date(1970, 1, 16), date(1970, 3, 1)))) == 56
    assert axis.glyph(Stretch(date(1970, 1, 16), date(1970, 1, 16))) == 15.5 * DAY


def test_few_publication_days_are_ruled_and_many_are_not() -> None:
    assert [record["at"] for record in chart(sample()).to_dict()["datasets"]["published"]] == [1445774400000]
    assert chart(many(500)).to_dict()["datasets"]["published"] == []


# The chart


def test_the_readings_of_a_conflict_are_joined_and_the_event_is_marked() -> None:
    drawn = chart(sample())
    assert records("events", drawn)["meeting-1"]["conflict"] is True
    [reading] = drawn.to_dict()["datasets"]["readings"]
    assert (reading["id"], reading["begin"], reading["from"] < reading["at"]) == ("meeting-1", 1445644800000, True)


def test_text_is_isolated_and_cannot_end_a_script() -> None:
    label = ("</script>\u202e\n<b>", "x")
    hostile = event("h", Kind.CALL, label, [evidence(FIRST, MEETING)], when=day(1))
    drawn = chart(timeline([hostile], [FIRST])).to_dict()
    assert drawn["datasets"]["events"][0]["label"] == "\u2067<\u2060/script> <\u2060b>\u2069"
    assert "</script" not in json.dumps(drawn, ensure_ascii=False)


@pytest.mark.parametrize("lanes", ["actor", "kind", "country"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_dated_event_is_drawn(lanes: Any, language: Any) -> None:
    events = many(300)
    drawn = chart(events, lanes=lanes, language=language)
    assert list(records("events", drawn)) == [event.id for event in events if event.time.when]


def test_the_chart_composes_and_has_no_configuration_of_its_own() -> None:
    drawn = chart(sample())
    other = alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar().encode(x="a:Q")
    composed = (drawn & other).properties(title="اثنان").to_dict()
    assert [part.get("name") for part in composed["vconcat"]][:2] == ["overview", "detail"]
    assert vl_convert.vegalite_to_svg(composed).startswith("<svg")
    assert drawn.to_dict() == chart(sample()).to_dict()


def test_more_than_five_thousand_events_are_no_error() -> None:
    assert len(chart(many(6000)).to_dict()["datasets"]["events"]) > 5000


def test_an_empty_timeline_has_an_empty_chart() -> None:
    assert chart(Timeline()).to_dict()["datasets"]["events"] == []
    assert vl_convert.vegalite_to_svg(chart(Timeline()).to_dict()).startswith("<svg")


def test_unknown_options_are_named() -> None:
    with pytest.raises(ValueError, match="lanes are by actor, kind, country, not by 'mood'"):
        chart(sample(), lanes="mood")  # type: ignore[arg-type]  # what is wrong is the point
    with pytest.raises(ValueError, match="months"):
        chart(sample(), months="french")  # type: ignore[arg-type]  # the same


def test_a_notebook_shows_the_chart() -> None:
    bundle = sample()._repr_mimebundle_()
    assert any("html" in kind or "vegalite" in kind for kind in (bundle[0] if isinstance(bundle, tuple) else bundle))


def test_axes_are_labelled_in_the_chosen_months_and_digits() -> None:
    svg = vl_convert.vegalite_to_svg(chart(sample(), months="double", digits="arabic", whole=True).to_dict())
    assert "٦ أيلول/سبتمبر" in svg
    assert "October" not in svg
    assert "6 September" in vl_convert.vegalite_to_svg(chart(sample(), language="en", whole=True).to_dict())


def test_lane_names_are_in_the_language_where_they_are_known_in_it() -> None:
    def names(language: Any) -> list[str]:
        return [
            lane["name"][1:-1] for lane in scene(sample(), lanes="actor", calendar=Calendar(language), width=900).lanes
        ]

    assert names("ar") == ["سيرغي لافروف", "محمد جواد ظريف", "وزارة الخارجية النمساوية", "بلا طرف معروف"]
    assert names("en") == ["Sergey Lavrov", "Javad Zarif", "وزارة الخارجية النمساوية", "No known actor"]


# Pictures


def test_pictures_are_written(tmp_path: Path) -> None:
    beginnings = {".png": b"\x89PNG", ".svg": b"<svg", ".pdf": b"%PDF"}
    for suffix, beginning in beginnings.items():
        path = tmp_path / f"chart{suffix}"
        save_chart(sample(), path)
        assert path.read_bytes().startswith(beginning)


def test_a_picture_without_arabic_letters_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_has_arabic", lambda: False)
    with pytest.raises(
        TimelineError, match=r"no font with Arabic letters is installed: install one \(Debian: fonts-noto"
    ):
        save_chart(sample(), tmp_path / "chart.png")
    with pytest.raises(ValueError, match=r"chart\.gif: a chart is written as \.png, \.svg, \.pdf"):
        save_chart(sample(), tmp_path / "chart.gif")
    with pytest.raises(TimelineError, match="no folder of that name"):
        save_chart(sample(), tmp_path / "chart.png", fonts=tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


# Colours

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def oklab(rgb: list[float]) -> list[float]:
    """Ottosson (2020)."""
    red, green, blue = (max(part, 0) for part in rgb)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return [
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    ]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_kinds_can_be_told_apart_by_every_reader(theme: Any, deficiency: str) -> None:
    seen = {
        kind: oklab([sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in DEFICIENCIES[deficiency]])
        for kind, colour in theme.kinds.items()
    }
    closest = min(
        (sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5, one, other)
        for one, other in combinations(seen, 2)
    )
    assert closest[0] > 0.07, closest
    assert len(set(SHAPES.values())) == len(theme.kinds)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_stand_out_from_the_paper(theme: Any) -> None:
    for paper in (theme.paper, theme.shade):
        assert all(contrast(colour, paper) >= 3 for colour in theme.kinds.values())
        assert min(contrast(colour, paper) for colour in (theme.ink, theme.muted, theme.alert)) >= 4.5


def test_other_charts_can_wear_the_theme() -> None:
    config = altair_config()["config"]
    assert config["range"]["category"] == list(LIGHT.kinds.values())
    alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar().encode(x="a:Q").properties(config=config).to_dict()


def test_a_week_is_pale_and_a_planned_event_hollow() -> None:
    week = met("w", When.days(date(2015, 10, 19), date(2015, 10, 25), Grain.WEEK))
    svg = vl_convert.vegalite_to_svg(chart(timeline([week], [FIRST])).to_dict())
    assert 'fill-opacity="0.35"' in svg
    assert f'fill="{LIGHT.kinds["meeting"]}"' in svg
