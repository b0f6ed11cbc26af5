"""The table that `timeline dates` prints: an article's time expressions with what they came to, and why."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table

from timeline.evidence import TimeMention
from timeline.table import cell


def times_table(rows: Iterable[tuple[TimeMention, str]]) -> Table:
    """One row for each time expression with its derivation, in the order given."""
    drawn = Table()
    for column in ("expression", "type", "value", "bounds", "rule", "derivation"):
        drawn.add_column(column)
    for time, derivation in rows:
        texts = (time.text, time.type, time.value, _bounds(time), time.rule, derivation)
        drawn.add_row(*(cell(text) for text in texts))
    return drawn


def _bounds(time: TimeMention) -> str:
    first, last = (None if bound is None else bound.isoformat()[:16] for bound in (time.earliest, time.latest))
    return (first or "") if first == last else f"{first or '…'} – {last or '…'}"
