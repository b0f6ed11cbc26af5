"""Hostile documents: what is read back is checked first, and whatever passes can be drawn, shown and exported."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from timelines import timelines

from timeline import Timeline
from timeline.table import table
from timeline.tabular import to_csv
from viz import chart, render_page
from viz.rows import LANES
from viz.words import DIGITS, LANGUAGES, MONTHS

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
options = st.fixed_dictionaries(
    {
        "lanes": st.sampled_from(LANES),
        "language": st.sampled_from(LANGUAGES),
        "months": st.sampled_from(MONTHS),
        "digits": st.sampled_from(DIGITS),
    }
)


@given(timelines(), options)
@settings(max_examples=25, **SLOW)
def test_every_timeline_makes_a_page(timeline: Timeline, chosen: dict[str, str]) -> None:
    html = render_page(timeline, **chosen)
    assert html.count("</html>") == 1


@given(timelines(), options)
@settings(max_examples=25, **SLOW)
def test_every_timeline_makes_a_chart(timeline: Timeline, chosen: dict[str, str]) -> None:
    specification = chart(timeline, **chosen).to_dict()
    assert json.loads(json.dumps(specification, allow_nan=False)) == specification


@given(timelines())
@settings(max_examples=25, **SLOW)
def test_every_timeline_makes_tables(timeline: Timeline) -> None:
    assert len(list(csv.reader(io.StringIO(to_csv(timeline), newline="")))) == len(timeline) + 1
    assert table(timeline).row_count == len(timeline)
