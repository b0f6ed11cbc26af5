"""A timeline as a table for the terminal."""

from __future__ import annotations

import unicodedata

from rich.table import Table
from rich.text import Text

from timeline.event import Event, Status
from timeline.timeline import Timeline


def table(timeline: Timeline) -> Table:
    """One row an event: its day (EDTF), kind and status, who, where, and the words that name and date it."""
    drawn = Table()
    for column in ("day", "kind", "who", "where", "words"):
        drawn.add_column(column, no_wrap=column == "day")
    for event in timeline:
        drawn.add_row(*(cell(text) for text in _row(event)))
    return drawn


def _row(event: Event) -> tuple[str, str, str, str, str]:
    when = event.time.when
    day = "undated" if when is None else when.edtf()
    mention = next((evidence for evidence in event.evidence if evidence.time), event.evidence[0])
    spans = sorted((span for span in (mention.trigger, mention.time) if span), key=lambda span: span.start)
    return (
        day + (" !" if any(conflict.field == "time" for conflict in event.conflicts) else ""),
        event.kind if event.status is Status.OCCURRED else f"{event.kind} ({event.status})",
        "، ".join(participant.name for participant in event.participants),
        event.place.name if event.place else "",
        " … ".join(span.text for span in spans),
    )


def cell(text: str) -> Text:
    """Text from an article, without the controls with which it could rearrange the terminal."""
    return Text("".join(" " if unicodedata.category(char) in ("Cc", "Cf") else char for char in text))
