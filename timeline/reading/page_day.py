"""The publication day that a web page states in its markup; what a page merely suggests is not taken.

No day is read from an address, a footer, the text, the file or the clock, as programs that must find some day do: every
relative date of the article would be wrong with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from timeline.errors import InputError
from timeline.reading.days import agreed, local_day, stated_day

# Names of meta elements that can only mean publication; "date" and "modified" mean other things too.
_META = {
    "article:published", "article:published_time", "article.published", "citation_publication_date",
    "datepublished", "dc.date.issued", "dcterms.issued", "dc:date:issued", "og:article:published_time", "og:pubdate",
    "parsely-pub-date", "pub_date", "pubdate", "publication_date", "publish-date", "publish_date", "publish_time",
    "publishdate", "published_time", "rnews:datepublished", "sailthru.date",
}  # fmt: skip
_ARTICLE_TYPE = re.compile(r"\A(?:.*article|.*posting|report)", re.IGNORECASE)
_PAGE_TYPE = re.compile(r"(?:item|web)page", re.IGNORECASE)
_PUBLISHED_CLASS = re.compile(r"(?:^|\s)(?:dt-)?(?:published|entry-date)(?:\s|$)")  # microformats, WordPress
_ELSEWHERE = {"aside", "blockquote", "footer", "nav", "p", "li"}  # a time in them is that of something else
_UNSET = {date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)}  # what programs write where nothing was entered


def page_day(tree: Any, zone: ZoneInfo | None = None) -> date | None:
    """The publication day or date-time that an lxml tree states, converted to `zone` if it has an offset.

    The metadata come first, then microdata, then the times of the article's own head. None where nothing is stated.
    Raises `InputError` where what is stated contradicts itself or cannot be understood.
    """
    for statements in (_metadata(tree), _microdata(tree), _times(tree)):
        texts = list(dict.fromkeys(text.strip() for text in statements if text and text.strip()))
        if day := _one(texts, zone):
            return day
    return None


def _one(texts: list[str], zone: ZoneInfo | None) -> date | None:
    days, problems = [], []
    for text in texts:
        try:
            stated = stated_day(text)
            days.append(local_day(stated, zone) if zone else stated)
        except InputError as error:
            problems.append(error)
    days = [day for day in days if date(day.year, day.month, day.day) not in _UNSET]
    if not days:
        if problems:
            raise InputError(f"states a publication day that cannot be read: {problems[0]}")
        return None
    day = agreed(days)
    if day is None:
        several = ", ".join(texts[:4])
        raise InputError(f"states several publication days ({several}): give the right one with --published")
    return day


def _metadata(tree: Any) -> Iterator[str]:
    for element in tree.iter("meta"):
        names = {(element.get(key) or "").strip().lower() for key in ("property", "name")}
        if names & _META:
            yield element.get("content") or ""
    values = [value for script in tree.iter("script") if _is_json_ld(script) for value in _json_ld(script.text or "")]
    articles = [value for value in values if _is_of(value, _ARTICLE_TYPE) and _published(value)]
    for value in articles or [value for value in values if _is_of(value, _PAGE_TYPE)]:
        yield _published(value)


def _microdata(tree: Any) -> Iterator[str]:
    for element in tree.xpath("//*[@itemprop]"):
        if "datePublished" in element.get("itemprop").split():
            yield element.get("content") or element.get("datetime") or element.text_content()


def _times(tree: Any) -> Iterator[str]:
    times = list(tree.xpath("//time[@datetime]"))
    marked = [time for time in times if "pubdate" in time.attrib or _PUBLISHED_CLASS.search(time.get("class") or "")]
    heads = [time for time in times if _is_in_the_head_of_an_article(time)]
    return (time.get("datetime") for time in marked or heads)


def _is_in_the_head_of_an_article(time: Any) -> bool:
    tags = [element.tag for element in time.iterancestors()]
    return "article" in tags and not _ELSEWHERE & set(tags[: tags.index("article")]) and tags.count("article") == 1


def _is_json_ld(script: Any) -> bool:
    return (script.get("type") or "").strip().lower().startswith("application/ld+json")


def _json_ld(text: str) -> Iterator[dict[str, Any]]:
    """The objects that describe the page itself, not those that stand in them for something else."""
    try:
        value = json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return
    for item in _list(value):
        graph = item.get("@graph") if isinstance(item, dict) else None
        for thing in _list(graph) if graph is not None else [item]:
            if isinstance(thing, dict):
                yield thing
                yield from (entity for entity in _list(thing.get("mainEntity")) if isinstance(entity, dict))


def _list(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]


def _is_of(value: dict[str, Any], kind: re.Pattern[str]) -> bool:
    return any(isinstance(name, str) and kind.fullmatch(name.rpartition("/")[2]) for name in _list(value.get("@type")))


def _published(value: dict[str, Any]) -> str:
    text = value.get("datePublished")
    return text if isinstance(text, str) else ""
