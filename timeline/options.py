"""The options and arguments that several commands take, and how inputs are read by them."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from timeline.console import say
from timeline.inputs import Fields, Reading, publication_day, zone_named

_ARTICLES = "texts, web pages, JSON, JSON Lines, CSV, or folders of them; - is standard input."
Files = Annotated[list[str], typer.Argument(metavar="FILE", help=f"Articles: {_ARTICLES}")]
Sources = Annotated[list[str], typer.Argument(metavar="FILE", help=f"An event document, or articles: {_ARTICLES}")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Publication day of articles that carry none: 2015-10-25, or in words."),
]
Field = Annotated[
    list[str] | None,
    typer.Option(metavar="OURS=THEIRS", help="What JSON or CSV calls a field: text=content; may be repeated."),
]
Timezone = Annotated[
    str | None,
    typer.Option(metavar="ZONE", help="The publisher's time zone, for days with an offset: Asia/Riyadh."),
]
Lanes = Annotated[Literal["actor", "kind", "country"], typer.Option(help="What there is a lane for each of.")]
Months = Annotated[Literal["levantine", "egyptian", "maghrebi", "double"], typer.Option(help="Names of months.")]
Digits = Annotated[Literal["latin", "arabic"], typer.Option(help="Digits.")]
Language = Annotated[Literal["ar", "en"], typer.Option(help="Language of the words around the events.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


def reading_of(published: str | None, field: list[str] | None, timezone: str | None, quiet: bool) -> Reading:
    """How to read inputs by the options of a command."""
    zone = None if timezone is None else zone_named(timezone)
    return Reading(
        published=None if published is None else publication_day(published, zone),
        fields=Fields.parse(field or ()),
        zone=zone,
        note=(lambda text: None) if quiet else say,
    )
