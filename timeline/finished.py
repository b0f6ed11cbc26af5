"""An article that is done with: what was found in it, as the parts of the document that it will be."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import partial

from attrs import frozen

from timeline import document
from timeline.article import Article
from timeline.errors import DocumentError, TimelineError
from timeline.event import Event
from timeline.extraction import Extraction
from timeline.inputs import BadArticle
from timeline.merge import days_in_order
from timeline.report import Report, mention_of
from timeline.timeline import ArticleRecord

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")

Extract = Callable[[Article], Extraction]


@frozen
class FoundEvent:
    """An event, as JSON, with what puts it in its place among others and what merging looks at."""

    id: str
    kind: str
    undated: bool
    first: str
    last: str
    start: int
    in_conflict: bool
    report: str | None
    part: str

    @classmethod
    def of(cls, event: Event) -> FoundEvent:
        undated, first, last = days_in_order(event.time.when)
        mention = mention_of(event, {})
        report = Report.of(event, 0, mention)
        return cls(
            id=event.id,
            kind=event.kind,
            undated=undated,
            first=first.isoformat(),
            last=last.isoformat(),
            start=mention[1],
            in_conflict=bool(event.conflicts),
            report=None if report is None else json.dumps(report.packed(), ensure_ascii=False),
            part=document.part(event),
        )


@frozen
class Finished:
    """What extraction leaves of an article; `warnings` are what is said about it."""

    id: str
    published: str
    digest: bytes
    record: str
    events: tuple[FoundEvent, ...]
    times: tuple[str, ...]
    warnings: tuple[str, ...]

    @classmethod
    def of(cls, extraction: Extraction, *, times: bool) -> Finished:
        """Raises `DocumentError` where a document cannot hold what was found."""
        article = extraction.article
        in_text_order = sorted(extraction.times, key=lambda time: (time.start, time.end)) if times else ()
        return cls(
            id=article.id,
            published=article.published.isoformat(),
            digest=digest(article),
            record=document.part(ArticleRecord.of(article, extraction.warnings)),
            events=tuple(map(FoundEvent.of, extraction)),
            times=tuple(map(document.part, in_text_order)),
            warnings=tuple(warnings(extraction)),
        )


def attempt(extract: Extract, article: Article) -> Extraction | BadArticle:
    """What is found in an article; a bad one where the program fails over it. Raises what wrong rules raise."""
    try:
        return extract(article)
    except TimelineError:  # the rules themselves are wrong, for every article
        raise
    except Exception as error:  # our fault, but no reason to lose the other articles
        return BadArticle(article.id, f"cannot be extracted, please report it: {type(error).__name__}: {error}")


def finish(article: Article, *, extract: Extract, times: bool) -> Finished | BadArticle:
    """The same, with the parts of the document that it will be."""
    found = attempt(extract, article)
    if isinstance(found, BadArticle):
        return found
    try:
        return Finished.of(found, times=times)
    except DocumentError as error:
        return BadArticle(article.id, str(error))


def finisher(extract: Extract, *, times: bool) -> Callable[[Article], Finished | BadArticle]:
    """`finish` for articles of one corpus; it can be pickled if `extract` can."""
    return partial(finish, extract=extract, times=times)


def warnings(extraction: Extraction) -> Iterator[str]:
    """What seems wrong with an article and what was found in it."""
    if not _ARABIC.search(extraction.article.text):
        yield "the text has no Arabic letters, so no events can be found in it"
    yield from extraction.warnings


def digest(article: Article) -> bytes:
    """What identifies an article with all that it is made of."""
    published = article.published.isoformat()
    fields = [article.id, article.text, published, article.title, article.source, article.url, article.language]
    return hashlib.sha256(json.dumps(fields).encode()).digest()
