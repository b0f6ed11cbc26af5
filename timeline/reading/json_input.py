"""JSON: an article, a list of articles, or JSON Lines with an article a line."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from timeline import strict_json
from timeline.article import Article
from timeline.reading.articles import BadArticle, Reading, from_fields

_DOCUMENT = "is an event document, not an article: see it with `timeline show` or `timeline page`"
# A line that is no article, but begins a value on many.
_OPENS = re.compile(rb"\A(?:\s*+\[|.*(?:[{\[]|[^}],)\Z)", re.DOTALL)


def json_articles(stream: BufferedReader, name: str, reading: Reading) -> Iterator[Article | BadArticle]:
    """The articles of JSON Lines, one line in memory at a time; those of one JSON value all at once."""
    missing = set(reading.fields.named)
    for where, value in _values(stream, name):
        missing = {ours for ours in missing if not reading.fields.has(value, ours)}
        if isinstance(value, ValueError):
            yield BadArticle(where, str(value))
        elif where == name and not reading.fields and is_document(value):
            yield BadArticle(name, _DOCUMENT)
        else:
            yield _article(value, where, reading)
    for ours in sorted(missing):
        reading.note(f"{name} has nothing under {reading.fields.named[ours]!r}, which --field names for {ours}")


def holds_document(data: bytes) -> bool:
    """Whether an input is an event document, good or bad, and not articles."""
    return data.removeprefix(BOM_UTF8).lstrip().startswith(b"{") and is_document(_parsed(data))


def is_document(value: Any) -> bool:
    """Whether a JSON value is meant as an event document."""
    return isinstance(value, dict) and "events" in value


def _article(value: Any, where: str, reading: Reading) -> Article | BadArticle:
    if not isinstance(value, dict):
        return BadArticle(where, "is not an article: write an object with the keys id, text and published")
    try:
        fields = reading.fields.of(value)
    except ValueError as error:
        return BadArticle(where, str(error))
    needs_id = not reading.fields or "id" in reading.fields.named
    return from_fields(fields, where, reading, needs_id=needs_id)


def _values(stream: BufferedReader, name: str) -> Iterator[tuple[str, Any]]:
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
        if not isinstance(whole, ValueError):
            value, lines = whole, iter(())
        elif rest and _OPENS.match(line) and not any(_is_object(other) for _, other in rest):
            where, value, lines = name, whole, iter(())
        else:
            lines = iter(rest)
    if isinstance(value, list):
        yield from ((f"{name}[{index}]", item) for index, item in enumerate(value))
    else:
        yield (name if is_document(value) else where), value
    yield from ((where, _parsed(line)) for where, line in lines)


def _is_object(line: bytes) -> bool:
    return line.startswith(b"{") and isinstance(_parsed(line), dict)


def _parsed(text: bytes) -> Any:
    try:
        return strict_json.parse(text)
    except ValueError as error:
        return error
