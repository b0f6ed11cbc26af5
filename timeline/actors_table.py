"""The table that `timeline actors` prints: who an article names, with titles, other forms and spans."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table

from timeline.table import cell


def actors_table(rows: Iterable[tuple[str, ...]]) -> Table:
    """One row for each actor, in the order given."""
    drawn = Table()
    for column in ("actor", "title", "country", "kind", "known as", "other forms", "spans"):
        drawn.add_column(column)
    for row in rows:
        drawn.add_row(*(cell(text) for text in row))
    return drawn
