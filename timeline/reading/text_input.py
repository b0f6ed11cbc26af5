"""Plain text: the text of one article, in UTF-8 or in another encoding of Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BufferedReader

from timeline.article import Article
from timeline.encoding import decode
from timeline.reading.articles import BadArticle, Reading, article_of


def text_article(
    stream: BufferedReader, name: str, reading: Reading, *, id: str | None = None, day: date | None = None
) -> Iterator[Article | BadArticle]:
    """The one article of a text, with the id and the day that its file's name has for it."""
    try:
        decoded = decode(stream.read())
        fields = {"text": decoded.text} | ({} if id is None else {"id": id})
        article = article_of(fields, day, reading)
    except ValueError as error:
        yield BadArticle(name, str(error))
        return
    if decoded.encoding != "UTF-8":
        reading.note(f"{name} is not UTF-8; it was read as {decoded.encoding}")
    yield article
