"""Articles from files and folders. What cannot be read is named with the reason; the rest goes on."""

from __future__ import annotations

import os
import re
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from gzip import BadGzipFile, GzipFile
from io import BufferedReader
from pathlib import Path

from timeline.article import Article
from timeline.errors import InputError
from timeline.reading.articles import BadArticle, Reading
from timeline.reading.csv_input import csv_articles, is_header
from timeline.reading.days import day_in_name, publication_day, zone_named
from timeline.reading.fields import Fields
from timeline.reading.folders import Listing, ending, listing
from timeline.reading.html_input import html_article
from timeline.reading.json_input import holds_document, json_articles
from timeline.reading.text_input import text_article

__all__ = [
    "BadArticle",
    "Fields",
    "Reading",
    "articles_in",
    "holds_document",
    "is_article_file",
    "name_of",
    "once_each",
    "opened",
    "publication_day",
    "read_articles",
    "zone_named",
]

STANDARD_INPUT = "-"

_ENDINGS = {
    "text": (".txt",),
    "json": (".json", ".jsonl", ".ndjson"),
    "csv": (".csv", ".tsv"),
    "html": (".html", ".htm", ".xhtml"),
}
_FORMATS = {ending: format for format, endings in _ENDINGS.items() for ending in endings}
_GZIP = b"\x1f\x8b"
_JSON = re.compile(rb"\A\s*(?:\{|\[\s*\{)")  # no news text begins with a brace
_HTML = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def articles_in(files: Sequence[str], reading: Reading | None = None) -> Iterator[Article | BadArticle]:
    """The articles of files, of folders, and of standard input ("-"), one after the other, each id once.

    Raises `OSError` for a file that is not there, before any work, and `InputError` for a folder without articles or
    a page that cannot be read for want of a package.
    """
    reading = reading or Reading()
    # A file that is not there is a wrong command, not a bad article.
    folders = {file: found for file in files if (found := _checked(file)) is not None}
    return once_each(_all_articles(files, folders, reading))


def read_articles(
    stream: BufferedReader, name: str, reading: Reading | None = None, *, id: str | None = None
) -> Iterator[Article | BadArticle]:
    """The articles of an input called `name`, one after the other; `id` is that of an article that can carry none.

    The ending of the name tells the format, else the first bytes do: JSON and JSON Lines by a brace, a web page by its
    first tag, CSV by a header that names the text and another field; everything else is the text of one article.
    """
    reading = reading or Reading()
    try:
        match _FORMATS.get(ending(name)) or _format(stream.peek(), reading):
            case "json":
                yield from json_articles(stream, name, reading)
            case "csv":
                yield from csv_articles(stream, name, reading)
            case "html":
                yield from html_article(stream, name, reading, id=id)
            case _:
                yield from text_article(stream, name, reading, id=id, day=_day_in(name))
    except (EOFError, OSError, zlib.error) as error:  # a file that is broken off, or goes away while it is read
        yield BadArticle(name, _broken_off(error))


@contextmanager
def opened(file: str) -> Iterator[BufferedReader]:
    """A file, or standard input ("-"), to be read; what is compressed by gzip is read as if it were not."""
    try:
        with os.fdopen(0, "rb", closefd=False) if file == STANDARD_INPUT else Path(file).open("rb") as stream:
            if stream.peek(len(_GZIP)).startswith(_GZIP):
                with GzipFile(fileobj=stream) as plain:
                    yield BufferedReader(plain)
            else:
                yield stream
    except (EOFError, zlib.error, BadGzipFile) as error:
        raise InputError(f"{name_of(file)} {_broken_off(error)}: get a whole copy of it") from error
    except OSError as error:
        if error.filename is not None:
            raise
        raise OSError(error.errno, error.strerror or str(error), name_of(file)) from error


def is_article_file(path: Path) -> bool:
    """Whether a file in a folder that is read would be taken for articles."""
    return ending(path.name) in _FORMATS and not path.name.startswith(".")


def name_of(file: str) -> str:
    """What messages call an input."""
    return "standard input" if file == STANDARD_INPUT else file


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


def _checked(file: str) -> Listing | None:
    """What is in a folder; nothing for what is none. Raises what `articles_in` raises before any work."""
    if not file:  # which a path would take for the folder that we are in
        raise InputError("the name of an input is empty: name a file, a folder, or - for standard input")
    path = Path(file)
    if file == STANDARD_INPUT:
        return None
    if path.is_dir():
        found = listing(path, _FORMATS)
        if not found.files:
            raise InputError(f"{path} has no articles: their files end in {', '.join(_FORMATS)}")
        return found
    if path.is_file() or not path.exists():  # a pipe must be opened only once
        path.open("rb").close()
    return None


def _all_articles(
    files: Sequence[str], folders: Mapping[str, Listing], reading: Reading
) -> Iterator[Article | BadArticle]:
    for file in files:
        if file in folders:
            yield from _of_folder(Path(file), folders[file], reading)
        else:
            if day := _day_in(file):
                reading.note(f"{file} was published on {day}, as its name says")
            yield from _of_file(file, name_of(file), reading)


def _of_folder(folder: Path, found: Listing, reading: Reading) -> Iterator[Article | BadArticle]:
    if found.others:
        reading.note(f"{folder}: left out {found.others} with endings that are not those of articles")
    if dated := sum(_day_in(file.id) is not None for file in found.files):
        reading.note(
            f"{folder}: published on the day with which their names begin: {dated} of {len(found.files)} files"
        )
    for file in found.files:
        yield from _of_file(str(file.path), str(file.path), reading, id=file.id)


def _of_file(file: str, name: str, reading: Reading, *, id: str | None = None) -> Iterator[Article | BadArticle]:
    try:
        with opened(file) as stream:
            yield from read_articles(stream, name, reading, id=id)
    except OSError as error:
        yield BadArticle(name, f"cannot be read: {error.strerror or error}")


def _broken_off(error: Exception) -> str:
    return f"cannot be read to its end: {getattr(error, 'strerror', None) or error}"


def _day_in(name: str) -> date | None:
    """The publication day in the name of a text; other formats carry theirs inside."""
    return day_in_name(name) if ending(name) == ".txt" else None


def _format(head: bytes, reading: Reading) -> str:
    """The format that the first bytes of an input show."""
    plain = head.removeprefix(BOM_UTF8)
    if _JSON.match(plain):
        return "json"
    if _HTML.match(plain):
        return "html"
    first_line = plain.partition(b"\n")[0].decode("utf-8", "replace")
    return "csv" if is_header(first_line, reading.fields) else "text"
