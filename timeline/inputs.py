"""Articles from files: plain text, JSON, JSON Lines. What cannot be read is named with the reason; the rest goes on."""

from __future__ import annotations

import reprlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from io import BufferedReader
from pathlib import PurePath
from typing import Any

from attrs import frozen

from timeline import strict_json
from timeline.absolute import explicit_day
from timeline.article import Article
from timeline.encoding import decode
from timeline.errors import InputError

_KEYS = dict.fromkeys(("id", "text", "published", "title", "source", "url"))
_JSON_SUFFIXES = {".json", ".jsonl", ".ndjson"}


@frozen
class BadArticle:
    """An article that cannot be used: its id, or where it stands, and what is wrong with it."""

    name: str
    reason: str


def publication_day(text: str) -> date:
    """The day, or local date-time, of an ISO day or date-time or of an explicit date in words.

    An offset ("+03:00") is dropped: the clock time stays the publisher's. Raises `InputError`; never reads the clock.
    """
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            day = read(text.strip())
        except ValueError:
            continue
        return day.replace(tzinfo=None) if isinstance(day, datetime) else day
    return explicit_day(text)


def read_articles(
    stream: BufferedReader,
    name: str,
    published: date | None = None,
    note: Callable[[str], None] = lambda text: None,
) -> Iterator[Article | BadArticle]:
    """The articles of an input called `name`, one after the other; `published` is the day of those that carry none.

    A text that is not in UTF-8 but in another encoding of Arabic is read too, and `note` is told so.

    JSON (an article, or a list of them) and JSON Lines are told by their first character and by the ending of the
    name; everything else is the text of one article. Raises `InputError` where the input as a whole is no article.
    """
    if _is_json(stream.peek(), name):
        for where, value in _json_values(stream, name):
            yield (
                BadArticle(where, str(value)) if isinstance(value, ValueError) else _from_json(value, where, published)
            )
    else:
        yield _from_text(stream.read(), name, published, note)


def holds_document(data: bytes) -> bool:
    """Whether an input is an event document, good or bad, and not articles."""
    if not data.removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        return False
    value = _parsed(data)
    return isinstance(value, dict) and "events" in value


def once_each(articles: Iterable[Article | BadArticle]) -> Iterator[Article | BadArticle]:
    """The same articles, but the second of an id is bad: a timeline could not tell the two apart."""
    ids: set[str] = set()
    for article in articles:
        if isinstance(article, Article):
            if article.id in ids:
                yield BadArticle(article.id, "another article has this id already")
                continue
            ids.add(article.id)
        yield article


def _is_json(head: bytes, name: str) -> bool:
    """Whether an input is JSON: by its name, else by its first character, since no news text begins with a brace."""
    suffix = PurePath(name).suffix.lower()
    return suffix in _JSON_SUFFIXES or (suffix != ".txt" and head.removeprefix(BOM_UTF8).lstrip().startswith(b"{"))


def _json_values(stream: BufferedReader, name: str) -> Iterator[tuple[str, Any]]:
    """Each value of an input with its place there, or the `ValueError` that says why it is none."""
    lines: Iterator[tuple[str, bytes]] = (
        (f"{name}:{number}", line.rstrip()) for number, line in enumerate(stream, 1) if not line.isspace()
    )
    where, line = next(lines, (name, b"[]"))
    value = _parsed(line)
    if isinstance(value, ValueError):
        # One value on many lines, or JSON Lines whose first line is broken: only the whole can tell.
        rest = list(lines)
        whole = _parsed(b"\n".join([line, *(line for _, line in rest)]))
        value, lines = (value, iter(rest)) if isinstance(whole, ValueError) else (whole, iter(()))
    if isinstance(value, list):
        yield from ((f"{name}[{index}]", item) for index, item in enumerate(value))
    elif isinstance(value, dict) and "events" in value:
        raise InputError(f"{name} is an event document, not an article: see it with `timeline show` or `timeline page`")
    else:
        yield where, value
    yield from ((where, _parsed(line)) for where, line in lines)


def _parsed(text: bytes) -> Any:
    try:
        return strict_json.parse(text)
    except ValueError as error:
        return error


def _from_json(value: Any, where: str, published: date | None) -> Article | BadArticle:
    try:
        fields = _fields(value)
        where = fields["id"]
        own_day = fields.pop("published", None)
        day = published if own_day is None else publication_day(own_day)
        return _article(fields, day)
    except ValueError as error:
        return BadArticle(where, str(error))


def _fields(value: Any) -> dict[str, str]:
    """The fields of an article that are not null. Raises `ValueError` where one is unknown, missing or no text."""
    if not isinstance(value, dict):
        raise ValueError("is not an article: write an object with the keys id, text and published")
    if unknown := sorted(value.keys() - _KEYS):
        raise ValueError(f"has the unknown key {unknown[0]!r}; the keys are {', '.join(_KEYS)}")
    fields = {key: field for key, field in value.items() if field is not None}
    for key in ("id", "text"):
        if not fields.get(key):
            raise ValueError(f"has no {key}")
    for key, field in fields.items():
        if not isinstance(field, str):
            raise ValueError(f"has {key} that is no text: {reprlib.repr(field)}")
        try:
            strict_json.check_text(field)
        except ValueError as error:
            raise ValueError(f"has {key} that {error}") from None
    return fields


def _from_text(data: bytes, name: str, published: date | None, note: Callable[[str], None]) -> Article | BadArticle:
    try:
        decoded = decode(data)
        article = _article({"text": decoded.text}, published)
    except ValueError as error:
        return BadArticle(name, str(error))
    if decoded.encoding != "UTF-8":
        note(f"{name} is not UTF-8; it was read as {decoded.encoding}")
    return article


def _article(fields: dict[str, str], published: date | None) -> Article:
    """Raises `ValueError` where there is nothing to read, or no day to count from."""
    if not fields["text"].strip():
        raise ValueError("has no text")
    if "\0" in fields["text"]:
        raise ValueError("has a NUL character in its text: is it really text in UTF-8?")
    if published is None:
        raise ValueError("has no publication day: give it with --published, as in --published 2015-10-25")
    return Article(published=published, **fields)
