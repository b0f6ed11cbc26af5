"""From the fields of an article to the article, or to what is wrong with it; how inputs are to be read."""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from attrs import field, frozen

from timeline import strict_json
from timeline.article import Article
from timeline.reading.days import local_day, may_be_the_next_day, stated_day
from timeline.reading.fields import Fields


def _say_nothing(text: str) -> None:
    pass


@frozen(kw_only=True)
class Reading:
    """How inputs are read.

    `published` is the day of articles that carry none; `fields` what JSON and CSV call an article's fields; `zone` the
    publisher's time zone; `note` is told, in one line each, what a user would want to know about an input that is read.
    """

    published: date | None = None
    fields: Fields = field(factory=Fields)
    zone: ZoneInfo | None = None
    note: Callable[[str], None] = _say_nothing


@frozen
class BadArticle:
    """An article that cannot be used: its id, or where it stands, and what is wrong with it."""

    name: str
    reason: str


def from_fields(values: Mapping[str, Any], where: str, reading: Reading, *, needs_id: bool) -> Article | BadArticle:
    """The article of fields by their names here; one that is null counts as missing.

    Without an id, where none is needed, the article is named after its text.
    """
    try:
        fields = _texts(values, reading.fields, needs_id)
        where = fields.get("id", where)
        own_day = fields.pop("published", None)
        day = None if own_day is None else day_of(stated_day(own_day), where, reading)
        return article_of(fields, day, reading)
    except ValueError as error:
        return BadArticle(where, str(error))


def day_of(stated: date, where: str, reading: Reading) -> date:
    """The publisher's day of a statement; what leaves it in doubt is noted. Raises `InputError`."""
    if reading.zone is None and may_be_the_next_day(stated):
        reading.note(
            f"{where} was published at {stated:%H:%M} UTC, counted as {stated:%Y-%m-%d}; "
            "where the publisher's calendar showed the next day, give its zone, as in --timezone Asia/Riyadh"
        )
    return local_day(stated, reading.zone)


def article_of(fields: Mapping[str, str], day: date | None, reading: Reading) -> Article:
    """The article with its own day, or else the one given. Raises `ValueError` where there is no text or no day."""
    published = reading.published if day is None else day
    if not fields["text"].strip():
        raise ValueError("has no text")
    if "\0" in fields["text"]:
        raise ValueError("has a NUL character in its text: is it really text in UTF-8?")
    if published is None:
        raise ValueError(
            f"has no publication day{reading.fields.where('published')}: "
            "give it with --published, as in --published 2015-10-25"
        )
    return Article(published=published, **fields)


def check_field(key: str, text: str) -> None:
    """Raises `ValueError` for text that no document can hold."""
    try:
        strict_json.check_text(text)
    except ValueError as error:
        raise ValueError(f"has {key} that {error}") from None


def _texts(values: Mapping[str, Any], names: Fields, needs_id: bool) -> dict[str, str]:
    """The fields that are not null. Raises `ValueError` where one is missing or no text."""
    fields = {key: value for key, value in values.items() if value is not None}
    if names and type(fields.get("id")) is int:
        fields["id"] = str(fields["id"])
    for key in ("id", "text"):
        if not fields.get(key) and (key == "text" or needs_id or key in values):
            raise ValueError(f"has no {key}{names.where(key)}")
    for key, value in fields.items():
        if not isinstance(value, str):
            raise ValueError(f"has {key} that is no text: {reprlib.repr(value)}")
        check_field(key, value)
    return fields
