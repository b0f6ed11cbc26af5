"""A timeline as a flat table, one row an event: CSV for spreadsheets, data frames for analysts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from importlib.util import find_spec
from typing import Any, Literal

from timeline.errors import DocumentError, InputError
from timeline.event import Event
from timeline.timeline import ArticleRecord, Timeline
from timeline.when import When

_Value = str | date | None
_Column = Callable[[Event, ArticleRecord], _Value]


def _of_time(read: Callable[[When], _Value]) -> _Column:
    return lambda event, _: None if event.time.when is None else read(event.time.when)


# What each column has of an event and of the article that mentions it first.
COLUMNS: dict[str, _Column] = {
    "id": lambda event, _: event.id,
    "kind": lambda event, _: event.kind.value,
    "status": lambda event, _: event.status.value,
    "edtf": _of_time(When.edtf),
    "earliest": _of_time(lambda when: when.first_day),
    "latest": _of_time(lambda when: when.last_day),
    "label_ar": lambda event, _: event.label.ar,
    "label_en": lambda event, _: event.label.en,
    "participants": lambda event, _: "; ".join(participant.name for participant in event.participants),
    "place": lambda event, _: event.place.name if event.place else None,
    "occasion": lambda event, _: event.occasion.value if event.occasion else None,
    "said": lambda event, _: next((item.said.text for item in event.evidence if item.said), None),
    "cameo": lambda event, _: event.codes.cameo,
    "plover": lambda event, _: event.codes.plover,
    "source": lambda _, article: article.source,
    "url": lambda _, article: article.url,
    "published": lambda _, article: article.published.isoformat()[:10],
    "quote": lambda event, _: event.evidence[0].quote,
}

# What a spreadsheet would run as a formula, also behind blanks that it drops, and in full width (OWASP, CSV injection).
_FORMULA = re.compile(r"\A[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")


def to_csv(timeline: Timeline) -> str:
    """CSV (RFC 4180), with a byte order mark as spreadsheets want it; what could be a formula begins with "'"."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cell, row) for row in _rows(timeline))
    return "\ufeff" + text.getvalue()


def to_frame(timeline: Timeline, backend: Literal["pandas", "polars", "pyarrow"] = "pandas") -> Any:
    """A data frame of the library `backend`, which must be installed.

    `earliest` and `latest` are midnights (pandas has no days of its own), null where open or undated; everything else
    is text. Raises `ImportError` where the library is missing.
    """
    import narwhals as nw

    rows = list(_rows(timeline))
    columns = {column: [_midnight(row[index]) for row in rows] for index, column in enumerate(COLUMNS)}
    schema = {column: nw.Datetime("us") if column in ("earliest", "latest") else nw.String() for column in COLUMNS}
    return nw.from_dict(columns, schema=schema, backend=backend).to_native()


def to_parquet(timeline: Timeline) -> bytes:
    """A Parquet file of the same columns; `earliest` and `latest` are days, everything else is text.

    Raises `InputError` where neither pyarrow nor polars, one of which must write it, is installed.
    """
    import narwhals as nw

    backends: tuple[Literal["pyarrow", "polars"], ...] = ("pyarrow", "polars")
    backend = next((name for name in backends if find_spec(name)), None)
    if backend is None:
        raise InputError("Parquet is written by pyarrow or polars: install one of them (pip install pyarrow)")
    rows = list(_rows(timeline))
    columns = {column: [row[index] for row in rows] for index, column in enumerate(COLUMNS)}
    schema = {column: nw.Date() if column in ("earliest", "latest") else nw.String() for column in COLUMNS}
    file = io.BytesIO()
    nw.from_dict(columns, schema=schema, backend=backend).write_parquet(file)
    return file.getvalue()


def _rows(timeline: Timeline) -> Iterator[tuple[_Value, ...]]:
    """Raises `DocumentError` where the timeline lacks the article of an event, as writing its document would."""
    articles = {article.id: article for article in timeline.articles}
    for event in timeline:
        article = articles.get(event.evidence[0].article)
        if article is None:
            raise DocumentError(f"event {event.id!r} comes from an article that the timeline does not have")
        yield tuple(read(event, article) for read in COLUMNS.values())


def _midnight(value: _Value) -> _Value:
    return datetime.combine(value, time.min) if isinstance(value, date) else value


def _cell(value: _Value) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text
