"""The formats that a timeline is exported to, by name and by the ending of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from attrs import frozen

from timeline import document
from timeline.errors import InputError
from timeline.tabular import to_csv, to_parquet
from timeline.timeline import Timeline
from viz.ical import to_icalendar
from viz.markdown import to_markdown
from viz.timelinejs import to_timelinejs

_Write = Callable[..., str | bytes]  # of a timeline, with the options title, language, months and digits


@frozen
class Format:
    """A format: how it is written, the ending that names it, and what becomes of events without a first day."""

    write: _Write
    ending: str | None = None
    unplaced: str | None = None


def _wordless(write: Callable[[Timeline], str | bytes]) -> _Write:
    return lambda timeline, **_: write(timeline)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format(_wordless(to_csv), ".csv"),
        "jsonl": Format(_wordless(document.write_lines), ".jsonl"),
        "parquet": Format(_wordless(to_parquet), ".parquet"),
        "markdown": Format(to_markdown, ".md"),
        "timelinejs": Format(to_timelinejs, None, "listed on the title slide"),
        "ics": Format(to_icalendar, ".ics", "left out"),
    }
)


def chosen(name: str | None, output: PurePath | None) -> Format:
    """The format of that name, or else the one that the ending of `output` means. Raises `InputError` for neither."""
    if name is not None:
        if name not in FORMATS:
            raise InputError(f"--to is one of {', '.join(FORMATS)}, not {name!r}")
        return FORMATS[name]
    ending = output.suffix.lower() if output else ""
    for known in FORMATS.values():
        if ending and known.ending == ending:
            return known
    raise InputError(f"say the format with --to: {', '.join(FORMATS)}")
