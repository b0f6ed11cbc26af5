"""Occasions that are no events of themselves (ceremonies, press conferences, votes): the words that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import cattrs
from attrs import field, frozen

from rules.lexicon import AFFIXES, Lexicon, expand, takes_tanwin
from rules.load import data_folder, understood
from rules.schema import RuleError
from rules.text import fold

_FILE = "ceremonies.toml"
_LISTS = ("works", "others", "these", "same", "facing", "those_there", "addresses", "before", "opening", "closing")
_ANY = "occasion"  # what the class of words is called that take up any of them


@frozen(kw_only=True)
class Ceremony:
    """What one word for an occasion means: its class, and the nouns that take it up."""

    called: str
    nouns: tuple[str, ...]
    verb: bool = False

    @property
    def is_any(self) -> bool:
        """Whether it takes up an occasion of any name: "on this occasion"."""
        return self.called == _ANY


@frozen(kw_only=True)
class _Class:
    called: str
    forms: tuple[str, ...]
    verbs: tuple[str, ...] = ()


@frozen
class Ceremonies:
    """The words of a language for occasions that are no events."""

    lexicon: Lexicon[Ceremony] = field(repr=False)
    lists: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, language: str = "ar") -> Ceremonies:
        """The words of a language. Raises `RuleError` where the file is wrong."""
        return understood(data_folder(language) / _FILE, cls._of)

    @classmethod
    def _of(cls, document: dict[str, Any]) -> Ceremonies:
        if wrong := sorted({*_LISTS, "ceremony"} ^ set(document)):
            keys = f"give {', '.join(_LISTS)} and [[ceremony]] tables"
            raise RuleError(_FILE, None, wrong[0], "is missing or unknown", keys)
        classes = [_class(table) for table in document["ceremony"]]
        entries = [entry for one in classes for entry in _entries(one)]
        return cls(Lexicon.of(entries), {name: frozenset(map(fold, document[name])) for name in _LISTS})


def _entries(one: _Class) -> Iterator[tuple[str, Any, Ceremony]]:
    for phrase in one.forms:
        meaning = Ceremony(called=one.called, nouns=(fold(phrase),))
        for form in expand(phrase):
            yield form, AFFIXES["noun"], meaning
            if " " not in form and takes_tanwin(form):
                yield form + "ا", AFFIXES["particle"], meaning
    for phrase in one.verbs:  # any noun of the class takes up what they tell
        meaning = Ceremony(called=one.called, nouns=tuple(map(fold, one.forms)), verb=True)
        for form in expand(phrase):
            yield form, AFFIXES["particle"], meaning


def _class(table: dict[str, Any]) -> _Class:
    try:
        return cattrs.Converter(forbid_extra_keys=True).structure(table, _Class)
    except cattrs.BaseValidationError as error:
        problem = "; ".join(cattrs.transform_error(error))
        raise RuleError(_FILE, None, "ceremony", problem, "see rules/ceremonies.py for the keys") from error
