"""Places: where something happened, as the text names it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from rules.phrases import Reader
from rules.vocabulary import ARTICLE, Tag


@frozen
class PlaceMention:
    """A stretch of text that names a place: tokens `first` up to and without `last`, original offsets, end exclusive."""

    first: int
    last: int
    start: int
    end: int
    text: str
    name: str  # as an event's place is written: the city without "in the city of"
    country: str | None = None
    coordinates: tuple[float, float] | None = None  # latitude, longitude in degrees


_KINDS = (Tag.CITY, Tag.CAPITAL, Tag.SEAT, Tag.NATION)


class PlaceReader:
    """Finds the places in the tokens that a `Reader` has looked up."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self) -> Iterator[PlaceMention]:
        """The places in the order of the text; they do not overlap."""
        reader = self._reader
        index = 0
        while index < len(reader.words):
            place = self._at(index) if reader.hits[index] and not reader.taken[index] else None
            if place is None:
                index += 1
                continue
            yield place
            index = place.last

    def _at(self, index: int) -> PlaceMention | None:
        reader = self._reader
        if noun := reader.hit(index, Tag.PLACE_NOUN):
            return self._described(index, noun.value.kind, index + noun.length)
        if found := reader.hit(index, *_KINDS):
            if found.value.weak and not found.proclitic.preposition:
                return None
            lead = 0 if found.proclitic.article else len(found.proclitic.text)
            if found.proclitic.article:
                lead = len(found.proclitic.text) - 2 if found.proclitic.preposition != "ل" else 0
            return self._mention(index, index, index + found.length, found.value.country, lead)
        return None

    def _described(self, index: int, kind: str, at: int) -> PlaceMention | None:
        """A place behind a noun: "the Austrian capital Vienna", "the city of …", "the seat of the embassy of …"."""
        reader = self._reader
        country = None
        nationality = reader.plain(at, Tag.NATIONALITY)
        if nationality and nationality.proclitic.article:
            country = nationality.value.country
            at += nationality.length
        elif kind == "capital" and not reader.word(index).endswith(ARTICLE):
            pass
        if (found := reader.plain(at, *_KINDS)) and kind != "keep":
            last = at + found.length
            return self._mention(index, at, last, country or found.value.country, 0)
        if kind == "capital" and country:
            return self._mention(index, index, at, country, self._lead(index))
        if kind == "keep":
            return self._venue(index, at)
        word = reader.word(at)
        if kind == "noun" and word[0].isalpha() and not reader.names.is_other(reader.words, at) and not reader.hits[at]:
            definite = reader.words[index].endswith(ARTICLE)
            if not definite:
                return self._mention(index, at, at + 1, None, 0)
        return None

    def _venue(self, index: int, at: int) -> PlaceMention | None:
        """A venue under its own name: its noun and what completes it."""
        reader = self._reader
        complement = reader.complement(at)
        if complement is None:
            return None
        last, country = complement
        while reader.word(last) == "في" and (city := reader.plain(last + 1, Tag.CITY, Tag.CAPITAL, Tag.NATION)):
            last, country = last + 1 + city.length, city.value.country
        first = index
        if reader.word(index).endswith("مقر"):  # "at the seat of the embassy": the embassy
            first = at
        return self._mention(index, first, last, country, self._lead(index) if first == index else 0)

    def _lead(self, index: int) -> int:
        found = self._reader.hits[index][0].proclitic
        if found.article:
            return 0 if found.preposition == "ل" else len(found.text) - 2
        return len(found.text)

    def _mention(self, first: int, named: int, last: int, country: str | None, lead: int) -> PlaceMention:
        tokens = self._reader.tokens
        start, end = tokens.original_span(first, last)
        name_start, _ = tokens.original_span(named, last)
        name = tokens.text.original[name_start + lead : end]
        return PlaceMention(first, last, start, end, tokens.text.original[start:end], name, country)
