"""A lexicon: words and phrases found in tokens, whatever is written onto them.

Arabic writes conjunctions, prepositions, the article, the future sign and pronouns onto the word. Each entry says
which of these it takes (its *affixes*); a word is taken apart once and its reading remembered, so that a token costs
one dictionary lookup and time grows linearly with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Generic, TypeVar

from attrs import field, frozen

from rules.text import fold

T = TypeVar("T")

_REMEMBERED = 200_000  # words; a newsroom's vocabulary fits, hostile text cannot fill the memory
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
        article = "لل" if preposition == "ل" else preposition + "ال"
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

    def allow(self, proclitic: Proclitic, pronoun: str) -> bool:
        """Whether an entry takes both; a noun has either the article or a pronoun."""
        return (
            (self.conjunction or not proclitic.conjunction)
            and (self.preposition or not proclitic.preposition)
            and (self.article or not proclitic.article)
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
    """One way to take a word apart, ready to be found: the hit, and the words that must follow for it."""

    hit: Hit[T]
    following: tuple[str, ...]

    @classmethod
    def of(cls, entry: Entry[T], proclitic: Proclitic, pronoun: str) -> _Reading[T]:
        return cls(Hit(entry.value, len(entry.words), proclitic, pronoun), entry.words[1:])


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
    _read: dict[str, tuple[_Reading[T], ...]] = field(repr=False, factory=dict, init=False)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Affixes, T]]) -> Lexicon[T]:
        """A lexicon of (phrase, affixes, value); phrases may have optional parts in brackets (see `expand`)."""
        return cls.of_folded(
            (fold(form), affixes, value) for phrase, affixes, value in entries for form in expand(phrase)
        )

    @classmethod
    def of_folded(cls, entries: Iterable[tuple[str, Affixes, T]]) -> Lexicon[T]:
        """A lexicon of (phrase, affixes, value), the phrases folded already and without optional parts."""
        by_stem: dict[str, list[Entry[T]]] = {}
        for phrase, affixes, value in entries:
            words = tuple(phrase.split())
            by_stem.setdefault(words[0], []).append(Entry(words, affixes, value))
        return cls(by_stem)

    def knows(self, word: str) -> bool:
        """Whether an entry begins with the word, whatever is written onto it."""
        return bool(self._readings(word))

    def at(self, words: Sequence[str], index: int) -> list[Hit[T]]:
        """The entries that begin at the token `index`, longest first."""
        readings = self._readings(words[index])
        if not readings or readings[0].hit.length == 1:  # the longest comes first: all are of one word
            return [reading.hit for reading in readings]
        return [
            reading.hit
            for reading in readings
            if reading.hit.length == 1 or tuple(words[index + 1 : index + reading.hit.length]) == reading.following
        ]

    def _readings(self, word: str) -> tuple[_Reading[T], ...]:
        readings = self._read.get(word)
        if readings is None:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            found = self._take_apart(word) if len(word) <= _LONGEST_WORD else ()
            readings = self._read[word] = tuple(sorted(found, key=lambda reading: -reading.hit.length))
        return readings

    def _take_apart(self, word: str) -> Iterable[_Reading[T]]:
        for proclitic in PROCLITICS:
            if not word.startswith(proclitic.text):
                continue
            stem = word[len(proclitic.text) :]
            for entry in self._by_stem.get(stem, ()):
                if entry.affixes.allow(proclitic, ""):
                    yield _Reading.of(entry, proclitic, "")
            for pronoun in _PRONOUNS:
                if not stem.endswith(pronoun) or len(stem) < len(pronoun) + 2:
                    continue
                for base in _bases(stem[: -len(pronoun)]):
                    for entry in self._by_stem.get(base, ()):
                        # a pronoun on the first word of a longer phrase would split it
                        if len(entry.words) == 1 and entry.affixes.allow(proclitic, pronoun):
                            yield _Reading.of(entry, proclitic, pronoun)
