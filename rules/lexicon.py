"""A lexicon: words and phrases found in tokens, whatever is written onto them.

Arabic writes conjunctions, prepositions, the article, the future sign and pronouns onto the word. Each entry says
which of these it takes (its *affixes*); a word is taken apart once and its reading remembered, so that a token costs
one dictionary lookup and time grows linearly with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count, product, repeat
from operator import is_not
from typing import Any, Generic, TypeVar

from attrs import Factory, field, frozen

from rules.clitics import ARTICLE
from rules.remembered import Remembered
from rules.text import fold

T = TypeVar("T")

_LONGEST_WORD = 40  # letters; no inflected Arabic word is longer

# Proclitics in folded letters: conjunctions wa- fa-, prepositions bi- li- ka-, the article al-, the future sign sa-.
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_PRONOUNS = ("ه", "ها", "هما", "هم", "هن", "ك", "كم", "نا", "ي", "ني")


@frozen
class Proclitic:
    """What is written in front of a word."""

    text: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    future: bool = False


def _proclitics() -> tuple[Proclitic, ...]:
    found = []
    for conjunction, preposition in product(_CONJUNCTIONS, _PREPOSITIONS):
        found.append(Proclitic(conjunction + preposition, conjunction, preposition))
        # li- and the article are written as two lams
        article = "لل" if preposition == "ل" else preposition + ARTICLE
        found.append(Proclitic(conjunction + article, conjunction, preposition, article=True))
    found += [Proclitic(conjunction + "س", conjunction, future=True) for conjunction in _CONJUNCTIONS]
    return tuple(found)


PROCLITICS = _proclitics()


@frozen
class Affixes:
    """What may be written onto an entry's first word."""

    conjunction: bool = True
    preposition: bool = False
    article: bool = False
    future: bool = False
    pronoun: bool = False
    bare: bool = True  # without the article

    def allow(self, proclitic: Proclitic, pronoun: str) -> bool:
        """Whether an entry takes both; a noun has either the article or a pronoun."""
        return (
            (self.conjunction or not proclitic.conjunction)
            and (self.preposition or not proclitic.preposition)
            and (self.article if proclitic.article else self.bare)
            and (self.future or not proclitic.future)
            and (self.pronoun or not pronoun)
            and not (proclitic.article and pronoun)
        )


# The sets of affixes that rule files name.
AFFIXES = {
    "none": Affixes(conjunction=False),
    "particle": Affixes(),
    "name": Affixes(preposition=True),
    "noun": Affixes(preposition=True, article=True, pronoun=True),
    "adjective": Affixes(preposition=True, article=True),
    "verb": Affixes(future=True, pronoun=True),
}


@frozen
class Entry(Generic[T]):
    """A phrase in folded words, what it may be written with, and what it stands for."""

    words: tuple[str, ...]
    affixes: Affixes
    value: T


@frozen
class Hit(Generic[T]):
    """An entry found at a token: `length` tokens, with what was written onto the first."""

    value: T
    length: int
    proclitic: Proclitic
    pronoun: str


@frozen
class _Reading(Generic[T]):
    """A word taken apart: what it is alone, and what may begin with it, by the word that must follow, longest first."""

    alone: tuple[Hit[T], ...]
    longer: Mapping[str, tuple[tuple[Hit[T], tuple[str, ...]], ...]]


_NOTHING: _Reading[Any] = _Reading((), {})  # of most words of a text

_OPTIONAL = re.compile(r"\(([^()]*)\)")


def expand(phrase: str) -> tuple[str, ...]:
    """Every form of a phrase with optional parts: `(ال)اتصال(|ا|ات)` is six. A bracket without `|` may be left out."""
    if "(" not in phrase:
        return (" ".join(phrase.split()),)
    parts = _OPTIONAL.split(phrase)
    choices = []
    for index, part in enumerate(parts):
        if index % 2 == 0:
            choices.append((part,))
        else:
            choices.append(tuple(part.split("|")) if "|" in part else ("", part))
    return tuple(dict.fromkeys(" ".join("".join(form).split()) for form in product(*choices)))


def takes_tanwin(word: str) -> bool:
    """Whether an indefinite accusative is written with an alif: not behind ta marbuta, hamza, -at or another alif."""
    word = fold(word)
    return word[-1] not in "هءاي" and not word.endswith("ات") and not word.startswith(ARTICLE)


def _bases(stem: str) -> Iterable[str]:
    """How a stem may be written where no pronoun follows it, in folded letters."""
    yield stem
    if len(stem) < 2:
        return
    body, last = stem[:-1], stem[-1]
    if last == "ت":
        yield body + "ه"  # ta marbuta opens: ziyara-t-uhu, ziyara
    elif last in "يو":
        yield body + "ء"  # a hamza takes the seat of its vowel: liqa'-i-hi, liqa'
    elif last == "ا":
        yield body + "ي"  # alif maqsura: iltaqa-hu, iltaqa


@frozen(eq=False)
class Lexicon(Generic[T]):
    """Phrases with their values; `at` finds those that begin at a token, longest first."""

    _by_stem: dict[str, list[Entry[T]]] = field(repr=False)
    _read: Remembered[_Reading[T]] = field(
        repr=False, init=False, default=Factory(lambda self: Remembered(self._reading), takes_self=True)
    )

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Affixes, T]]) -> Lexicon[T]:
        """A lexicon of (phrase, affixes, value); phrases may have optional parts in brackets (see `expand`)."""
        return cls.of_folded(
            (fold(form), affixes, value) for phrase, affixes, value in entries for form in expand(phrase)
        )

    @classmethod
    def of_folded(cls, entries: Iterable[tuple[str, Affixes, T]]) -> Lexicon[T]:
        """A lexicon of (phrase, affixes, value), the phrases folded already and without optional parts.

        Raises `ValueError` for a phrase without letters.
        """
        by_stem: dict[str, list[Entry[T]]] = {}
        for phrase, affixes, value in entries:
            words = tuple(phrase.split())
            if not words:
                raise ValueError("a form has no letters")
            by_stem.setdefault(words[0], []).append(Entry(words, affixes, value))
        return cls(by_stem)

    def find(self, words: Sequence[str]) -> dict[int, tuple[Hit[T], ...]]:
        """The entries that begin at each token of a text at which some do, longest first."""
        found = {}
        readings = list(map(self._read.__getitem__, words))
        following = [*words[1:], ""]
        for index in compress(count(), map(is_not, readings, repeat(_NOTHING))):  # most words of a text mean nothing
            reading = readings[index]
            follows = reading.longer.get(following[index])
            if hits := reading.alone if follows is None else self._with_longer(reading, words, index):
                found[index] = hits
        return found

    def at(self, words: Sequence[str], index: int) -> tuple[Hit[T], ...]:
        """The entries that begin at the token `index`, longest first."""
        reading = self._read[words[index]]
        return self._with_longer(reading, words, index) if reading.longer else reading.alone

    @staticmethod
    def _with_longer(reading: _Reading[T], words: Sequence[str], index: int) -> tuple[Hit[T], ...]:
        follows = reading.longer.get(words[index + 1]) if index + 1 < len(words) else None
        if follows is None:
            return reading.alone
        longer = [
            hit for hit, rest in follows if len(rest) == 1 or tuple(words[index + 1 : index + hit.length]) == rest
        ]
        return (*longer, *reading.alone)

    def _reading(self, word: str) -> _Reading[T]:
        found = list(self._take_apart(word)) if len(word) <= _LONGEST_WORD else []
        longer: dict[str, tuple[tuple[Hit[T], tuple[str, ...]], ...]] = {}
        for hit, rest in sorted(found, key=lambda pair: -pair[0].length):
            if rest:
                longer[rest[0]] = (*longer.get(rest[0], ()), (hit, rest))
        alone = tuple(hit for hit, rest in found if not rest)
        return _Reading(alone, longer) if found else _NOTHING

    def _take_apart(self, word: str) -> Iterable[tuple[Hit[T], tuple[str, ...]]]:
        for proclitic in PROCLITICS:
            if not word.startswith(proclitic.text):
                continue
            stem = word[len(proclitic.text) :]
            for entry in self._by_stem.get(stem, ()):
                if entry.affixes.allow(proclitic, ""):
                    yield Hit(entry.value, len(entry.words), proclitic, ""), entry.words[1:]
            for pronoun in _PRONOUNS:
                if not stem.endswith(pronoun) or len(stem) < len(pronoun) + 2:
                    continue
                for base in _bases(stem[: -len(pronoun)]):
                    for entry in self._by_stem.get(base, ()):
                        # a pronoun on the first word of a longer phrase would split it
                        if len(entry.words) == 1 and entry.affixes.allow(proclitic, pronoun):
                            yield Hit(entry.value, 1, proclitic, pronoun), ()
