"""Who held which public office when: facts, each with the days or years in which it is certain."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from functools import cached_property, partial
from importlib.resources.abc import Traversable

from attrs import field, frozen

from rules.lexicon import AFFIXES
from rules.load import data_folder, toml_files, understood
from rules.nations import forms
from rules.offices import canonical, office_stems
from rules.schema import RuleError
from rules.vocabulary import Entry, Tag, Term, phrase

_NAMES = ("name", "spellings", "short")
_KEYS = {"name", "latin", "spellings", "short", "country", "offices"}


@frozen(slots=False)  # for the cached property
class Tenure:
    """An office and its bounds: certain from `start` to `end` (both inclusive), possible from `earliest` to `latest`.

    A bound given to the year or month is certain only outside of it.
    """

    office: str
    earliest: date
    start: date
    end: date
    latest: date

    @cached_property
    def words(self) -> frozenset[str]:
        """What tells the office from others, as titles are compared."""
        return canonical(office_stems(self.office))

    def certain(self, day: date) -> bool:
        """Whether the office was surely held on the day."""
        return self.start <= day <= self.end

    def possible(self, day: date) -> bool:
        """Whether the office may have been held on the day."""
        return self.earliest <= day <= self.latest


@frozen
class Person:
    """A person in public office, with the spellings that newspapers use."""

    name: str
    latin: str
    country: str | None = None
    spellings: tuple[str, ...] = ()
    short: tuple[str, ...] = ()  # forms that name the person alone: Putin
    tenures: tuple[Tenure, ...] = ()

    def office_on(self, day: date) -> str | None:
        """The office held on the day: one that is certain, else one that is possible, else none."""
        tenure = self.tenure_on(day)
        return tenure.office if tenure else None

    def tenure_on(self, day: date) -> Tenure | None:
        """The same with its bounds."""
        for holds in (Tenure.certain, Tenure.possible):
            for tenure in self.tenures:
                if holds(tenure, day):
                    return tenure
        return None


@frozen
class Gazetteer:
    """The people of a language's gazetteer, by every spelling and by office."""

    people: tuple[Person, ...]
    _by_name: dict[str, tuple[Person, ...]] = field(repr=False, init=False)
    _called: dict[str, tuple[Person, ...]] = field(repr=False, init=False)  # by a usual name
    _by_country: dict[str, tuple[Person, ...]] = field(repr=False, init=False)

    @_by_name.default
    def _index(self) -> dict[str, tuple[Person, ...]]:
        found: dict[str, tuple[Person, ...]] = {}
        for person in self.people:
            for name in dict.fromkeys(phrase(form) for form in (person.name, *person.spellings, *person.short)):
                found[name] = (*found.get(name, ()), person)
        return found

    @_called.default
    def _usual(self) -> dict[str, tuple[Person, ...]]:
        return {person.name: self._by_name[phrase(person.name)] for person in self.people}

    @_by_country.default
    def _countries(self) -> dict[str, tuple[Person, ...]]:
        found: dict[str, tuple[Person, ...]] = {}
        for person in self.people:
            if person.country:
                found[person.country] = (*found.get(person.country, ()), person)
        return found

    @classmethod
    def load(cls, language: str) -> Gazetteer:
        """The gazetteer in the language's rule data. Raises `RuleError`."""
        return cls.read(data_folder(language) / "gazetteer")

    @classmethod
    def read(cls, folder: Traversable) -> Gazetteer:
        """The gazetteer in the TOML files of a folder. Raises `RuleError`."""
        files = toml_files(folder)
        return cls(tuple(person for file in files for person in understood(file, partial(_people, file.name))))

    def called(self, name: str) -> tuple[Person, ...]:
        """The people who share a spelling with the person of that usual name."""
        return self._called.get(name, ())

    def of_country(self, country: str) -> tuple[Person, ...]:
        """The people of a country."""
        return self._by_country.get(country, ())

    def entries(self) -> Iterator[Entry]:
        """Every spelling, for the vocabulary."""
        for name, people in self._by_name.items():
            person = people[0]
            short = name in {phrase(form) for form in person.short}
            yield (
                name,
                AFFIXES["name"],
                Term(Tag.PERSON, person.name, person.country, kind="short" if short else "full"),
            )


def _people(file: str, document: dict[str, list[dict[str, object]]]) -> tuple[Person, ...]:
    if unknown := set(document) - {"person"}:
        raise RuleError(file, None, min(unknown), "is no key of a gazetteer", "write [[person]] tables")
    return tuple(_person(file, table) for table in document.get("person", []))


def _person(file: str, table: dict[str, object]) -> Person:
    name = str(table.get("name", ""))
    if unknown := set(table) - _KEYS:
        raise RuleError(file, name, min(unknown), "is no key of a person", f"use {', '.join(sorted(_KEYS))}")
    if missing := {"name", "latin", "offices"} - set(table):
        raise RuleError(file, name, min(missing), "is missing", "every person has a name and dated offices")
    named = {key: [name, *forms(name)] if key == "name" else forms(str(table.get(key, ""))) for key in _NAMES}
    if wrong := [key for key, written in named.items() if not all(phrase(form).strip() for form in written)]:
        raise RuleError(file, name, wrong[0], "has a form without letters", "write a name, or take it out")
    offices = table["offices"]
    if not isinstance(offices, list):
        raise RuleError(file, name, "offices", "is no list", 'write offices = ["title from/to"]')
    return Person(
        name=name,
        latin=str(table["latin"]),
        country=str(table["country"]) if "country" in table else None,
        spellings=forms(str(table.get("spellings", ""))),
        short=forms(str(table.get("short", ""))),
        tenures=tuple(_tenure(file, name, str(office)) for office in offices),
    )


def _tenure(file: str, name: str, text: str) -> Tenure:
    office, _, interval = text.rpartition(" ")
    begin, slash, end = interval.partition("/")
    if not office or not slash:
        raise RuleError(
            file, name, "offices", f"{text!r} has no bounds", 'write "title 2004-03-09/2012", open: "2004/.."'
        )
    try:
        earliest, start = (date.min, date.min) if begin == ".." else _bounds(begin)
        last, latest = (date.max, date.max) if end == ".." else _bounds(end)
    except ValueError as error:
        raise RuleError(file, name, "offices", f"{text!r}: {error}", "write years, months or days") from error
    return Tenure(office, earliest, start, last, latest)


def _bounds(text: str) -> tuple[date, date]:
    """The first and the last day of a year, month or day in ISO 8601."""
    numbers = [int(part) for part in text.split("-")]
    match numbers:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(f"{text!r} is no date")
