"""Web pages of news sites, through trafilatura: text, title, source, address and the publication day."""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Iterator
from datetime import date
from io import BufferedReader
from types import ModuleType
from typing import Any

from timeline.article import Article
from timeline.encoding import Decoded, decode
from timeline.errors import InputError
from timeline.reading.articles import BadArticle, Reading, article_of, check_field, day_of
from timeline.reading.page_day import page_day

_HEAD = 4096  # bytes in which a page declares its encoding
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_ARABIC = {"cp1256", "iso8859-6", "mac-arabic", "cp720", "cp864"}  # besides UTF-8; another one has no Arabic letters
_ASCII = re.compile(rb"[!-~]+")
_BLOCKS = {"cell", "head", "item", "lb", "list", "p", "quote", "row", "table"}


def html_article(
    stream: BufferedReader, name: str, reading: Reading, *, id: str | None = None
) -> Iterator[Article | BadArticle]:
    """The one article of a page; the day in its metadata comes before the one given.

    Nothing is fetched. Raises `InputError` where trafilatura is not installed.
    """
    trafilatura = _trafilatura(name)
    data = stream.read()
    declared = _declared(data)
    try:
        decoded = _decoded(data, declared)
        tree = trafilatura.load_html(decoded.text)
        if tree is None:
            raise ValueError("is no web page that can be read")
        day = _day(tree, name, reading)
        fields = _fields(trafilatura, tree) | ({} if id is None else {"id": id})
        for key, text in fields.items():
            check_field(key, text)
        article = article_of(fields, day, reading)
    except ValueError as error:
        yield BadArticle(name, str(error))
        return
    if decoded.encoding not in ("UTF-8", declared):
        reading.note(f"{name} is not UTF-8; it was read as {decoded.encoding}")
    yield article


def _day(tree: Any, name: str, reading: Reading) -> date | None:
    """The publisher's day, if the page states one; where it states what cannot be used, the one given must do."""
    try:
        stated = page_day(tree, reading.zone)
    except InputError as error:
        if reading.published is None:
            raise
        reading.note(f"{name} {error}; {reading.published} was taken")
        return None
    return None if stated is None else day_of(stated, name, reading)


def _trafilatura(name: str) -> ModuleType:
    try:
        import trafilatura
    except ImportError as error:
        install = "pip install 'diplomatic-timeline[web]'"
        raise InputError(f"{name} is a web page; reading one needs trafilatura: {install}") from error
    return trafilatura


def _decoded(data: bytes, declared: str | None) -> Decoded:
    """The text of a page; where it declares nothing of use, what is not ASCII must tell the encoding."""
    try:
        return decode(data, declared)
    except ValueError:
        encoding = decode(_ASCII.sub(lambda found: b" " * len(found[0]), data)).encoding
        return Decoded(data.decode(encoding, "replace"), encoding)


def _declared(data: bytes) -> str | None:
    """The encoding of Arabic that a page declares, if it declares one."""
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = lookup(found[1].decode("ascii")).name if found else None
    except (LookupError, ValueError):
        return None
    return name if name in _ARABIC else None


def _fields(trafilatura: ModuleType, tree: Any) -> dict[str, str]:
    # An output format that htmldate refuses at once: the day is none of its business.
    facts = trafilatura.extract_metadata(tree, date_config={"outputformat": "-", "max_date": None})
    # With precision: of a short page everything else would be taken, the menus and the teasers of other articles.
    page = trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False)
    lines = [] if page is None else list(_lines(page.body))
    if lines and facts.title and lines[0] == " ".join(facts.title.split()):
        del lines[0]
    # A copyright year and the address of a profile elsewhere are taken for names too.
    source = facts.sitename if re.search(r"[^\W\d]", facts.sitename or "") and "://" not in facts.sitename else None
    fields = {"text": "\n".join(lines), "title": facts.title, "source": source, "url": facts.url}
    return {key: value for key, value in fields.items() if isinstance(value, str)}


def _lines(body: Any) -> Iterator[str]:
    """The paragraphs, headings, items and cells of a text, a line each."""
    parts: list[str] = []
    for event, element in _walk(body):
        if element.tag in _BLOCKS:
            yield from _line(parts)
            parts.clear()
        parts.append((element.text if event == "start" else element.tail) or "")
    yield from _line(parts)


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    from lxml.etree import iterwalk

    return iter(iterwalk(body, events=("start", "end")))


def _line(parts: list[str]) -> Iterator[str]:
    if line := " ".join("".join(parts).split()):
        yield line
