"""CSV with a header, an article a row: delimited by commas, semicolons or tabs, in any encoding that texts may have.

The rules are those of RFC 4180, read by a reader of our own, because the one of the standard library limits the length
of a cell by a setting of the whole process, and is strict about quotes only in part.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader, TextIOWrapper
from itertools import chain

from attrs import frozen

from timeline.article import Article
from timeline.encoding import decode
from timeline.reading.articles import BadArticle, Reading, from_fields
from timeline.reading.fields import KEYS, Fields

_DELIMITERS = (",", ";", "\t")
_QUOTED = re.compile(r'[^"]*+(?:""[^"]*+)*+')  # up to the quote that closes a cell
_HINT = re.compile(r"sep=.\s*")  # Excel's, for itself
_Line = tuple[int, str]  # its number, from 1, and its text with the line end


@frozen
class _Row:
    """The cells of a row, or what is wrong with it, and the line on which it begins."""

    line: int
    cells: Sequence[str] = ()
    problem: str | None = None


def csv_articles(stream: BufferedReader, name: str, reading: Reading) -> Iterator[Article | BadArticle]:
    """The articles of a CSV file, one row in memory at a time. Columns that are not asked for are left alone."""
    lines = ((number, line) for number, line in _decoded(stream, name, reading) if number > 1 or not _HINT.match(line))
    try:
        first = next((line for line in lines if not line[1].isspace()), None)
        if first is not None:
            rows = _rows(chain([first], lines), _delimiter(first[1], reading.fields))
            yield from _articles(next(rows), rows, name, reading)
    except ValueError as error:
        yield BadArticle(name, str(error))


def _articles(header: _Row, rows: Iterable[_Row], name: str, reading: Reading) -> Iterator[Article | BadArticle]:
    """The article of each row. Raises `ValueError` where the header is wrong."""
    columns = _columns(header, reading.fields)
    for row in rows:
        where = f"{name}:{row.line}"
        if problem := row.problem or _misfit(row, header):
            yield BadArticle(where, problem)
        else:
            values = {key: row.cells[column] or None for key, column in columns.items()}
            yield from_fields(values, where, reading, needs_id="id" in columns)


def _misfit(row: _Row, header: _Row) -> str | None:
    """What is wrong with a row whose cells would come to stand under the wrong names, or are no text."""
    if len(row.cells) != len(header.cells):
        return f"has {len(row.cells)} cells, where the header has {len(header.cells)}"
    return None if _is_text("".join(row.cells)) else "is not in the encoding of the lines before it"


def _is_text(text: str) -> bool:
    """Whether a text is free of bytes that could not be decoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_header(line: str, fields: Fields) -> bool:
    """Whether a line is the header of articles: it names the text and one more field."""
    return len(_named(line, _delimiter(line, fields), fields)) > 1


def _delimiter(line: str, fields: Fields) -> str:
    """The delimiter by which a header names the most fields, or else has the most cells."""
    return max(_DELIMITERS, key=lambda delimiter: (len(_named(line, delimiter, fields)), line.count(delimiter)))


def _named(line: str, delimiter: str, fields: Fields) -> set[str]:
    """The fields that a header names; none if there is no text among them."""
    header = next(_rows([(1, line)], delimiter), _Row(1))
    names = set(_names(header))
    found = {key for key in KEYS if fields.theirs(key) in names}
    return found if "text" in found else set()


def _names(header: _Row) -> list[str]:
    return [cell.strip() for cell in header.cells]


def _columns(header: _Row, fields: Fields) -> dict[str, int]:
    """Where each field stands. Raises `ValueError` where a column is missing, or there are two of its name."""
    if header.problem is not None:
        raise ValueError(f"has a header that {header.problem}")
    names = _names(header)
    for key in KEYS:
        theirs = fields.theirs(key)
        if names.count(theirs) > 1:
            raise ValueError(f"has two columns {theirs!r}")
        if theirs not in names and (key == "text" or key in fields.named):
            example = next((name for name in names if name and name not in KEYS), "content")
            remedy = f"name the right one, as in --field {key}={example}"
            raise ValueError(f"has no column {theirs!r}; its columns are {', '.join(names)}; {remedy}")
    return {key: names.index(fields.theirs(key)) for key in KEYS if fields.theirs(key) in names}


def _rows(lines: Iterable[_Line], delimiter: str) -> Iterator[_Row]:
    """The rows of lines; a row with a mistake ends with the line in which it is found. Blank lines are no rows."""
    unquoted = re.compile(rf"[^{delimiter}\r\n]*+")
    source = iter(lines)
    for number, line in source:
        if not line.isspace():
            yield _row(number, line, source, delimiter, unquoted)


def _row(number: int, line: str, rest: Iterator[_Line], delimiter: str, unquoted: re.Pattern[str]) -> _Row:
    cells: list[str] = []
    position = 0
    while True:
        if line.startswith('"', position):
            parts: list[str] = []
            position += 1
            while (end := _end(_QUOTED, line, position)) == len(line):
                parts.append(line[position:])
                following = next(rest, None)
                if following is None:
                    return _Row(number, problem="opens a quote that is never closed, so that the rest is lost")
                position, line = 0, following[1]
            parts.append(line[position:end])
            cells.append("".join(parts).replace('""', '"'))
            position = end + 1
        else:
            end = _end(unquoted, line, position)
            cells.append(line[position:end])
            position = end
        if line.startswith(delimiter, position):
            position += 1
        elif not line[position:].strip("\r\n"):
            return _Row(number, cells)
        else:
            return _Row(number, problem=f"has text after a closing quote: {line[position : position + 20].strip()!r}")


def _end(pattern: re.Pattern[str], line: str, position: int) -> int:
    found = pattern.match(line, position)
    return found.end() if found else position


def _decoded(stream: BufferedReader, name: str, reading: Reading) -> Iterator[_Line]:
    """The lines of a file as text, each decoded on its own, so that no file needs to fit into memory.

    The first line that is more than ASCII tells the encoding of all. Bytes that are not in it become lone surrogates.
    """
    if stream.peek(2).startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        reading.note(f"{name} is not UTF-8; it was read as utf-16")
        yield from enumerate(TextIOWrapper(stream, "utf-16", newline="\n"), 1)
        return
    encoding: str | None = None
    for number, line in enumerate(stream, 1):
        data = line.removeprefix(BOM_UTF8) if number == 1 else line
        if encoding is None and not data.isascii():
            encoding = decode(data).encoding
            if encoding != "UTF-8":
                reading.note(f"{name} is not UTF-8; it was read as {encoding}")
        yield number, data.decode(encoding or "ascii", "surrogateescape")
