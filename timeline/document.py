"""The event document: a timeline as JSON (version 2), written, read back and described by a JSON Schema.

Version 1, which lacked `occasion`, `corrections` and `said`, is read too.

What is read may come from anywhere, so nothing in it is believed: every key, value, offset and day is checked before a
timeline is made of it. What is written is the same bytes for the same timeline, and reads back as an equal one.
"""

from __future__ import annotations

import json
import reprlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Self, get_origin

import attrs
from attrs import field, frozen
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn

from timeline import strict_json
from timeline.errors import DocumentError
from timeline.event import Basis, Event, EventTime, Reading
from timeline.evidence import TimeMention
from timeline.timeline import ArticleRecord, Timeline
from timeline.when import Grain, When

VERSION = 2
LARGEST_INTEGER = 2**53 - 1  # beyond it JSON readers no longer agree (RFC 7493, section 2.2)


def write(timeline: Timeline, *, indent: int | None = 1) -> str:
    """The event document of a timeline, on one line where `indent` is None.

    Raises `DocumentError` where the document could not be read back: an event whose article the timeline does not
    have, two events with one id, text with half a surrogate pair.
    """
    try:
        document = _Document(VERSION, timeline.articles, timeline.events, timeline.times)
    except ValueError as error:
        raise DocumentError(f"cannot write the timeline: {error}") from error
    return _text(_converter().unstructure(document), indent) + "\n"


def write_lines(timeline: Timeline) -> str:
    """The events alone, as JSON Lines: an event of the document a line. Raises `DocumentError` as `write` does."""
    events = json.loads(write(timeline))["events"]
    return "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in events)


def part(value: ArticleRecord | Event | TimeMention) -> str:
    """One article, event or time expression as it stands in a document. Raises `DocumentError` as `write` does."""
    return _text(_converter().unstructure(value), indent=1)


def event_of(part: str) -> Event:
    """The event that `part` wrote."""
    return _converter().structure(strict_json.parse(part), Event)


def pieces(articles: Iterable[str], events: Iterable[str], times: Iterable[str]) -> Iterator[str]:
    """The document of these parts, in their order, piece by piece: what `write` gives for a timeline of the same."""
    yield f'{{\n "version": {VERSION}'
    for name, parts in (("articles", articles), ("events", events), ("times", times)):
        opening = f',\n "{name}": ['
        between = opening
        for text in parts:
            yield between + "\n  " + text.replace("\n", "\n  ")
            between = ","
        yield opening + "]" if between == opening else "\n ]"
    yield "\n}\n"


def read(document: str | bytes) -> Timeline:
    """The timeline of an event document; bytes are UTF-8.

    Raises `DocumentError`, on one line and with the path to the field, for what is no document of version 1 or 2.
    """
    try:
        value = strict_json.parse(document)
    except ValueError as error:
        raise DocumentError(f"the document {error}") from error
    if isinstance(value, dict) and value.get("version", VERSION) not in (1, VERSION):
        raise DocumentError(f"version: this program reads versions 1 and {VERSION}, not {_shown(value['version'])}")
    try:
        parts = _converter().structure(_upgraded(value), _Document)
    except (BaseValidationError, ValueError) as error:
        found = transform_error(error, "document", lambda cause, _: str(next(iter(cause.args), "")))
        problem, _, path = found[0].rpartition(" @ ")
        more = f" ({len(found) - 1} more problems)" if len(found) > 1 else ""
        raise DocumentError(f"{path.removeprefix('document.')}: {problem}{more}") from error
    return Timeline.assembled(parts.events, parts.articles, parts.times)


def schema() -> str:
    """The JSON Schema (2020-12) of the event document."""
    return files("timeline").joinpath("data", "event-document.schema.json").read_text(encoding="utf-8")


def _text(value: Any, indent: int | None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        around = error.object[max(0, error.start - 30) : error.start]
        raise DocumentError(f"cannot write half a surrogate pair, which follows {around!r}: mend the text") from error
    return text


def _upgraded(value: Any) -> Any:
    """A document of version 1 as one of version 2, where it has the shape; anything else as it is."""
    if not isinstance(value, dict) or value.get("version") != 1 or isinstance(value["version"], bool):
        return value
    return {**value, "version": VERSION, "events": _each(value.get("events"), _upgraded_event)}


def _upgraded_event(event: dict[str, Any]) -> dict[str, Any]:
    evidence = _each(event.get("evidence"), lambda mention: {"said": None, **mention})
    return {"occasion": None, "corrections": [], **event, "evidence": evidence}


def _each(items: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    if not isinstance(items, list):
        return items
    return [change(item) if isinstance(item, dict) else item for item in items]


@frozen
class _Document:
    """The document as it stands in JSON; a field's place here is its place there."""

    version: int
    articles: tuple[ArticleRecord, ...] = field()
    events: tuple[Event, ...] = field()
    times: tuple[TimeMention, ...] = field()

    @articles.validator
    def _own_ids(self, _: object, value: tuple[ArticleRecord, ...]) -> None:
        _check_unique("articles", (article.id for article in value))

    @events.validator
    def _own_ids_and_known_articles(self, _: object, value: tuple[Event, ...]) -> None:
        _check_unique("events", (event.id for event in value))
        known = {article.id for article in self.articles}
        for event in value:
            _check_articles(f"event {event.id!r}", (evidence.article for evidence in event.evidence), known)

    @times.validator
    def _known_articles(self, _: object, value: tuple[TimeMention, ...]) -> None:
        known = {article.id for article in self.articles}
        _check_articles("a time expression", (time.article for time in value), known)


@frozen
class _Stretch:
    """A stretch of days as it stands in JSON. Undated: all null, and not approximate."""

    edtf: str | None
    earliest: date | None
    latest: date | None
    grain: Grain | None
    approximate: bool

    @staticmethod
    def fields_of(when: When | None) -> tuple[str | None, date | None, date | None, Grain | None, bool]:
        if when is None:
            return None, None, None, None, False
        return when.edtf(), when.first_day, when.last_day, when.grain, when.approximate

    def when(self) -> When | None:
        """The stretch itself. Raises `ValueError` where its parts contradict each other."""
        if self.grain is None:
            if (self.edtf, self.earliest, self.latest, self.approximate) != (None, None, None, False):
                raise ValueError("without a grain there can be no edtf, no bounds and nothing approximate")
            return None
        if self.grain.finer_than_day or isinstance(self.earliest, datetime) or isinstance(self.latest, datetime):
            raise ValueError("an event is dated to the day, not more precisely")
        when = When.days(self.earliest, self.latest, self.grain, approximate=self.approximate)
        if self.edtf != when.edtf():
            raise ValueError(f"the edtf of these bounds is {when.edtf()!r}, not {_shown(self.edtf)}")
        return when


@frozen
class _Reading(_Stretch):
    derivation: str

    @classmethod
    def of(cls, reading: Reading) -> Self:
        return cls(*cls.fields_of(reading.when), reading.derivation)

    def reading(self) -> Reading:
        when = self.when()
        if when is None:
            raise ValueError("a reading without a date is none")
        return Reading(when, self.derivation)


@frozen
class _Time(_Stretch):
    basis: Basis
    derivation: str | None
    alternatives: tuple[Reading, ...]

    @classmethod
    def of(cls, time: EventTime) -> Self:
        return cls(*cls.fields_of(time.when), time.basis, time.derivation, time.alternatives)

    def event_time(self) -> EventTime:
        return EventTime(self.when(), self.basis, self.derivation, self.alternatives)


@cache
def _converter() -> Converter:
    """Reads and writes the model's classes; a value of the wrong type, a key too many or too few is an error."""
    converter = Converter()
    converter.register_structure_hook(str, _read_text)
    converter.register_structure_hook(int, _read_number)
    converter.register_structure_hook(bool, _read_truth)
    converter.register_structure_hook(StrEnum, _read_member)
    converter.register_structure_hook(date, _read_day)
    converter.register_unstructure_hook(date, _write_day)
    converter.register_structure_hook_factory(_is_tuple, _list_reader)
    converter.register_structure_hook_factory(attrs.has, _object_reader)
    converter.register_structure_hook(EventTime, lambda value, _: converter.structure(value, _Time).event_time())
    converter.register_unstructure_hook(EventTime, lambda time: converter.unstructure(_Time.of(time)))
    converter.register_structure_hook(Reading, lambda value, _: converter.structure(value, _Reading).reading())
    converter.register_unstructure_hook(Reading, lambda reading: converter.unstructure(_Reading.of(reading)))
    return converter


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _read_text(value: Any, _: type) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be a string, not {_shown(value)}")
    strict_json.check_text(value)
    return value


def _read_number(value: Any, _: type) -> int:
    if type(value) is not int:
        raise ValueError(f"must be a whole number, not {_shown(value)}")
    if abs(value) > LARGEST_INTEGER:
        raise ValueError("is too large a number")
    return value


def _read_truth(value: Any, _: type) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {_shown(value)}")
    return value


def _read_day(value: Any, _: type) -> date:
    """A day or a local date-time, in the one way in which `_write_day` writes it."""
    for kind in (date, datetime):
        try:
            day = kind.fromisoformat(value)
        except (TypeError, ValueError):
            continue
        if _write_day(day) == value and getattr(day, "tzinfo", None) is None:
            return day
    raise ValueError(f"must be a day or a local time such as 2015-10-23 or 2015-10-23T18:00, not {_shown(value)}")


def _write_day(day: date) -> str:
    if not isinstance(day, datetime):
        return day.isoformat()
    return day.isoformat(timespec="auto" if day.second or day.microsecond else "minutes")


def _read_member(value: Any, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"must be one of {', '.join(kind)}, not {_shown(value)}") from None


def _list_reader(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    read_items = homogenous_tuple_structure_factory(kind, converter)

    def read_list(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise ValueError(f"must be a list, not {_shown(value)}")
        return read_items(value, kind)

    return read_list


def _object_reader(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    keys = {attribute.name for attribute in attrs.fields(kind)}
    read_fields = make_dict_structure_fn(kind, converter)

    def read_object(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"must be an object, not {_shown(value)}")
        if missing := sorted(keys - value.keys()):
            raise ValueError(f"lacks the key {missing[0]!r}; what is not known is null")
        if unknown := sorted(value.keys() - keys):
            raise ValueError(f"has the unknown key {_shown(unknown[0])}")
        return read_fields(value, kind)

    return read_object


def _check_articles(what: str, ids: Iterable[str], known: set[str]) -> None:
    if unknown := sorted(set(ids) - known):
        raise ValueError(f"{what} comes from the article {_shown(unknown[0])}, which is not among the articles")


def _check_unique(where: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"two of {where} are {_shown(name)}")
        seen.add(name)


def _shown(value: Any) -> str:
    """A value from outside as an error shows it: cut short."""
    return reprlib.repr(value)
