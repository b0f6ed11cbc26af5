"""Places: where something happened, as the text names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from rules.clitics import ARTICLE, POSSESSIVES
from rules.lexicon import Hit
from rules.load import data_folder, understood
from rules.scan import Scan
from rules.title import Complement
from rules.titles import TitleReader
from rules.vocabulary import Tag, Term, lines

_UNIONS = ("UN", "EU")  # among the names of states, but no places
_PLACE_NOUN, _CITY, _REALM = Tag.PLACE_NOUN, Tag.CITY, Tag.REALM
_KINDS = (Tag.CITY, Tag.CAPITAL, Tag.SEAT, Tag.NATION)
_BEGINNING = frozenset((*_KINDS, Tag.PLACE_NOUN, Tag.REALM))
_IN = "في"
_ADJECTIVES = 2  # behind a place with the article
_SEAT = "مقر"  # maqarr


@frozen
class PlaceMention:
    """A stretch of text that names a place: tokens `first` up to `last`, original offsets, both end exclusive."""

    first: int
    last: int
    start: int
    end: int
    text: str
    name: str  # as an event's place is written: the city without "in the city of"
    country: str | None = None
    coordinates: tuple[float, float] | None = None  # latitude, longitude in degrees
    lead: str = ""  # what is written onto its first word and does not belong to it, folded


def read_coordinates(language: str) -> dict[str, tuple[float, float]]:
    """Where the places of a language's data are: the usual name with latitude and longitude in degrees (WGS 84)."""
    return understood(data_folder(language) / "places" / "coordinates.toml", _coordinates)


def _coordinates(document: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    found = {}
    for line in (*lines(document["cities"]), *lines(document["venues"])):
        name, _, where = line.partition(" = ")
        *_, latitude, longitude = where.split(", ")
        found[name] = float(latitude), float(longitude)
    return found


class PlaceReader:
    """Finds the places in a text."""

    def __init__(
        self,
        scan: Scan,
        coordinates: Mapping[str, tuple[float, float]],
        actors: Sequence[tuple[int, int]],
        candidates: Mapping[int, int],
        realms: Mapping[int, str],
    ) -> None:
        """`actors` are the token ranges of other actors than states: a country in a title is no place.

        `candidates` are places that another pipeline found: the first token with the end. `realms` are the tokens at
        which "the Kingdom" is a country known from the article, with that country.
        """
        self._scan = scan
        self._titles = TitleReader(scan)
        self._coordinates = coordinates
        self._candidates = candidates
        self._realms = realms
        self._inside = bytearray(len(scan.words))
        for first, last in actors:
            self._inside[first + 1 : last] = b"\1" * (last - first - 1)

    def read(self) -> Iterator[PlaceMention]:
        """The places in the order of the text; they do not overlap."""
        scan, behind = self._scan, 0
        beginning = scan.beginning(_BEGINNING)
        if self._candidates:
            beginning = sorted({*beginning, *(index for index in self._candidates if not scan.taken[index])})
        for index in beginning:
            if index >= behind and not self._inside[index] and (place := self._at(index)):
                yield place
                behind = place.last

    def _at(self, index: int) -> PlaceMention | None:
        scan = self._scan
        noun = scan.hit(index, _PLACE_NOUN)
        found = scan.state(index) or scan.hit(index, _CITY)
        whole = noun and noun.value.kind == "noun" and found and found.length > noun.length
        if noun and not whole and (place := self._own(index, noun) or self._behind(index, noun)):
            return place
        if noun and noun.proclitic.article and (place := self._described(index, noun)):
            return place
        realm = scan.hit(index, _REALM) if found is None and index in self._realms else None
        if realm is not None:
            return self._mention(index, index, index + realm.length, None, self._realms[index])
        if found is None and index in self._candidates:
            return self._mention(index, index, self._candidates[index], None)
        if found is None or found.value.country in _UNIONS or scan.is_adjective(index):
            return None
        if found.value.weak and not (found.proclitic.preposition or scan.word(index - 1) == _IN):
            return None
        last, _ = self._within(index + found.length) if found.value.tag is Tag.SEAT else (index + found.length, None)
        return self._mention(index, index, last, found.value)

    def _behind(self, index: int, noun: Hit[Term]) -> PlaceMention | None:
        """A place behind a noun: "the Austrian capital Vienna", "the city of X", "the embassy's seat in X"."""
        scan = self._scan
        kind, at, country = noun.value.kind, index + noun.length, None
        if noun.pronoun or kind == "own":
            return None
        if kind == "capital" and not noun.proclitic.article:
            return None  # "capital of Jordan" says what another place is
        nationality = scan.plain(at, Tag.NATIONALITY)
        if nationality and nationality.proclitic.article and noun.proclitic.article:
            country = nationality.value.country
            at += nationality.length
        found = scan.plain(at, *_KINDS)
        if found and kind != "keep":
            return self._mention(index, at, at + found.length, found.value, country)
        if kind == "capital":
            return self._mention(index, index, at, None, country) if country else None
        if kind == "keep":
            inner = None if noun.proclitic.article else scan.plain(at, Tag.PLACE_NOUN)
            if inner is not None and inner.value.kind == "keep" and (whole := self._behind(at, inner)) is not None:
                seat = noun.value.name == _SEAT
                return self._mention(
                    index, at if seat else index, whole.last, None, whole.country
                )  # "the base's airport"
            return None if noun.proclitic.article else self._venue(index, at)
        if noun.proclitic.article or noun.pronoun or at >= len(scan.words) or not scan.words[at][0].isalpha():
            return None
        if scan.hits[at] or (scan.other(at) if kind == "town" else scan.ordinary(at)):
            return None
        return self._mention(index, at, at + 1, None)

    def _own(self, index: int, noun: Hit[Term]) -> PlaceMention | None:
        """Somebody's own place, as far as the text says where that is: "his office at the ministry".

        Of an office in a place that has a name of its own only that: "his office in Jeddah".
        """
        last = index + noun.length
        if noun.proclitic.preposition != "ب" and self._scan.word(index - 1) != _IN:
            return None
        more = self._scan.hit(last, Tag.PLACE_NOUN) if noun.value.kind == "keep" else None
        if more and more.value.kind == "own" and more.pronoun in POSSESSIVES:
            last += more.length  # "the seat of his residence"
        elif noun.pronoun not in POSSESSIVES or noun.value.kind not in ("keep", "own"):
            return None
        behind = last + (self._scan.word(last) == _IN)
        last, country = self._within(last)
        known = noun.value.kind == "own" and any(self._scan.hit(at, *_KINDS) for at in range(behind, last))
        return self._mention(index, behind if known else index, last, None, country)

    def _described(self, index: int, noun: Hit[Term]) -> PlaceMention | None:
        """A place that adjectives and its town tell from others: "in the buffer zone in Nicosia"."""
        scan, last = self._scan, index + noun.length
        if noun.value.kind == "capital" or (noun.proclitic.preposition != "ب" and scan.word(index - 1) != _IN):
            return None
        adjectives = last
        while adjectives < last + _ADJECTIVES and adjectives < len(scan.words) and scan.definite(adjectives):
            adjectives += 1
        within, country = self._within(adjectives)
        if not last < adjectives < within:
            return None
        return self._mention(index, index, within, None, country)

    def _within(self, last: int) -> tuple[int, str | None]:
        """The end of a place with what it lies in, and in which country: "at the palace in the city of …"."""
        scan, country = self._scan, None
        while True:
            at = last + (scan.word(last) == _IN)
            found = scan.hit(at, *_KINDS, Tag.PLACE_NOUN, Tag.INSTITUTION)
            led = found is not None and found.proclitic.preposition == "ب" and not found.proclitic.conjunction
            apart = found is not None and at > last and found.proclitic.text in ("", ARTICLE)
            if found is None or not (led or apart):
                return last, country
            if found.value.tag is Tag.PLACE_NOUN:
                inner = self._behind(at, found)
                if inner is None:
                    return last, country
                last, country = inner.last, country or inner.country
                continue
            if found.value.tag is Tag.INSTITUTION and not found.proclitic.article:
                whole = self._titles.complement(at, named=True)  # "his office at the ministry of …"
                if whole is None:
                    return last, country
                last, country = whole.last, country or whole.country
                continue
            last, country = at + found.length, country or found.value.country
            if found.value.tag is Tag.INSTITUTION:
                last = self._titles.described(Complement(last)).last

    def _venue(self, index: int, at: int) -> PlaceMention | None:
        """A venue under its own name: its noun and what completes it; of a seat only what it is the seat of."""
        scan = self._scan
        complement = self._named_after(at) or self._titles.complement(at, proper=True)
        if complement is None:
            complement = self._unknown(at)
        if complement is None:
            return None
        last, country = complement.last, complement.country
        last, within = self._within(last)
        country = within or country
        noun = scan.hit(index, Tag.PLACE_NOUN)
        seat = noun is not None and noun.value.name == _SEAT
        return self._mention(index, at if seat else index, last, None, country)

    def _unknown(self, at: int) -> Complement | None:
        """A word that no rule knows, in front of the town where the venue is: "the palace of `Irqa in Riyadh"."""
        scan = self._scan
        if at >= len(scan.words) or not scan.words[at][0].isalpha() or scan.hits[at] or scan.definite(at):
            return None
        return Complement(at + 1) if self._within(at + 1)[0] > at + 1 else None

    def _named_after(self, at: int) -> Complement | None:
        """A person's name: the airport of King Khalid, of Rafiq al-Hariri."""
        scan = self._scan
        rank = scan.plain(at, Tag.RANK)
        first = at + rank.length if rank else at
        if rank is None and (at >= len(scan.words) or scan.words[at] not in scan.names.given):
            return None
        last = scan.name_end(first)
        return self._titles.described(Complement(last)) if last > first else None

    def _mention(
        self, first: int, named: int, last: int, term: Term | None, country: str | None = None
    ) -> PlaceMention:
        scan, tokens = self._scan, self._scan.tokens
        letters = scan.lead(first)
        start, end = tokens.original_span(first, last, letters)
        name = scan.text(named, last)
        where = self._coordinates.get(term.name) if term else None
        text = tokens.text.original[start:end]
        country = country or (term.country if term else None)
        lead = tokens.written_before(start, first) if letters else ""
        return PlaceMention(first, last, start, end, text, name, country, where, lead)
