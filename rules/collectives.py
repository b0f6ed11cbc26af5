"""Collectives: blocs of states that act as one side under many names, read from the language's word list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from rules.clitics import ARTICLE
from rules.load import data_folder, understood
from rules.text import fold
from rules.vocabulary import lines
from timeline.event import Identity

_CLITICS = ("", "ل", "ب")  # what may be written onto the first word of a name inside a phrase
_ONTO = "بل"  # bi-, li-
_GROUPS = frozenset(("group", "institution", "office"))


@frozen
class _Collective:
    identity: Identity
    names: tuple[tuple[str, ...], ...]  # in folded words, the longest first
    adjectives: frozenset[str]


@frozen
class Collectives:
    """The blocs of a language."""

    _heads: frozenset[str]
    _known: tuple[_Collective, ...]
    _telling: Mapping[str, frozenset[int]]  # which of them a word may tell of: it begins their name, or is an adjective

    @classmethod
    def load(cls, language: str = "ar") -> Collectives:
        """The blocs of a language's data. Raises `RuleError`."""
        heads, known = understood(data_folder(language) / "actors" / "collectives.toml", _read)
        telling: dict[str, set[int]] = {}
        for index, bloc in enumerate(known):
            for word in (*bloc.adjectives, *(form for name in bloc.names for form in _forms(name[0]))):
                telling.setdefault(word, set()).add(index)
        return cls(heads, known, {word: frozenset(found) for word, found in telling.items()})

    def identity(self, name: str, kind: str) -> Identity | None:
        """The bloc that a group, an institution or unnamed holders of an office stand for; None where they stand for no
        whole bloc: of an institution that is the bloc itself, of a group everybody.
        """
        if kind not in _GROUPS:
            return None
        words = fold(name).split()
        if self._telling.keys().isdisjoint(words):
            return None
        for index in sorted({index for word in words for index in self._telling.get(word, ())}):
            if self._stands_for(self._known[index], words, kind):
                return self._known[index].identity
        return None

    def _stands_for(self, bloc: _Collective, words: Sequence[str], kind: str) -> bool:
        for named in bloc.names:
            for first in range(len(words) - len(named) + 1):
                if words[first] in _forms(named[0]) and tuple(words[first + 1 : first + len(named)]) == named[1:]:
                    around = [*words[:first], *words[first + len(named) :]]
                    return not around if kind == "institution" else all(map(self._is_head, around))
        *heads, last = words or [""]
        return bool(heads) and kind != "institution" and last in bloc.adjectives and all(map(self._is_head, heads))

    def _is_head(self, word: str) -> bool:
        """Whether a word may stand around a bloc's name: "of the states"."""
        return word in self._heads or (word[0] in _ONTO and word[1:] in self._heads)


def _forms(word: str) -> tuple[str, ...]:
    """How the first word of a name may be written: with a preposition on it or without."""
    return (*(clitic + word for clitic in _CLITICS), "لل" + word.removeprefix(ARTICLE))


def _read(document: dict[str, Any]) -> tuple[frozenset[str], tuple[_Collective, ...]]:
    """The words that head a group, and the blocs; each name has a first word."""
    known = tuple(
        _Collective(
            Identity(entry["name"], entry["latin"]),
            tuple(sorted((tuple(fold(line).split()) for line in lines(entry["names"])), key=len, reverse=True)),
            frozenset(fold(line) for line in lines(entry["adjectives"])),
        )
        for entry in document["collective"]
    )
    for bloc in known:
        if not all(bloc.names):
            raise ValueError(f"a name of {bloc.identity.name!r} has no letters")
    return frozenset(fold(line) for line in lines(document["heads"])), known
