"""The words of time: word lists read from TOML, and clusters of tokens turned into a lattice of typed leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib.resources.abc import Traversable
from typing import Any

from attrs import field, frozen

from rules.clitics import ARTICLE
from rules.grammar import PADDING, STEPS, Node
from rules.lexicon import AFFIXES, Affixes, Hit, Lexicon, expand
from rules.load import entries_in
from rules.numerals import number_words, numeric
from rules.schema import RuleError
from rules.text import fold
from rules.tokens import Tokens
from timeline.expression import Calendar

_WORD_KEYS = {"class", "value", "forms", "affixes"}
_YEARS = range(1000, 2200)
_CARDINAL = "cardinal"
_MILLENNIUM = 2000  # a year that is one word
_NUMERIC_SEPARATORS = ("/", "-", ":", ".", ",")
LONGEST = 24  # tokens in a cluster; no expression is longer


@frozen
class TimeWord:
    """What a word stands for: its class, its value, and whether it is a literal that a pattern names."""

    category: str
    value: Any


@frozen(eq=False)
class TimeWords:
    """All words that time rules know, with what each can be."""

    _lexicon: Lexicon[TimeWord] = field(repr=False)
    _weak: frozenset[str]  # classes that make no time expression without another

    @classmethod
    def of(cls, files: Iterable[Traversable], literals: Iterable[str], weak: Iterable[str]) -> TimeWords:
        """The word lists (`[[word]]` tables) of TOML files, and the words that patterns name. Raises `RuleError`."""
        entries = [entry for file in files for entry in entries_in(file, partial(_words_of, file.name))]
        entries += [(literal, AFFIXES["name"], TimeWord("=" + literal, literal)) for literal in literals]
        return cls(Lexicon.of(entries), frozenset(weak))

    def clusters(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """The stretches of tokens (end exclusive) in which every token is known and one at least is about time."""
        words = tokens.words
        known = self._lexicon.find(words)
        start, about_time, covered = -1, False, 0
        for index, word in enumerate(words):
            if word.isdecimal():
                if len(word) == 4:
                    about_time = True
                elif index + 2 < len(words) and words[index + 1] in _NUMERIC_SEPARATORS and tokens.glued(index + 1):
                    about_time, covered = True, max(covered, index + 3)
            elif hits := known.get(index):
                covered = max(covered, index + hits[0].length)
                about_time = about_time or any(map(self._about_time, hits))
            elif index >= covered:
                if about_time and start >= 0:
                    yield start, index
                start, about_time = -1, False
                continue
            if start < 0:
                start = index
            elif index - start >= LONGEST:
                if about_time:
                    yield start, index
                start, about_time = index, word.isdecimal() or covered > index
        if start >= 0 and (about_time or start == 0):  # a text may be a time expression and nothing else
            yield start, len(words)

    def hits(self, words: Sequence[str], index: int) -> tuple[Hit[TimeWord], ...]:
        """What begins at a token, longest first."""
        return self._lexicon.at(words, index)

    def _about_time(self, hit: Hit[TimeWord]) -> bool:
        """Whether a word can be the reason for a time expression; a thousand can begin a year in words."""
        return _category(hit) not in self._weak or (hit.value.category == _CARDINAL and hit.value.value in _YEARS)

    def leaves(self, tokens: Tokens, first: int, last: int) -> Iterator[Node]:
        """The lattice over the tokens from `first` up to and without `last`."""
        words = tokens.words
        numbers: list[int | None] = [None] * (last - first)
        joined = [False] * (last - first)
        lengths = [1] * (last - first)
        for index in range(first, last):
            position = (index - first + PADDING) * STEPS
            offset = tokens.starts[index]
            word = words[index]
            if word[0].isdecimal():
                yield from self._digits(tokens, index, position, last)
                continue
            for hit in self.hits(words, index):
                if index + hit.length > last:
                    continue
                clitic = hit.proclitic.conjunction + hit.proclitic.preposition
                start = position
                if clitic:
                    yield from _clitics(hit, position, offset)
                    start = position + 2
                end = position + STEPS * hit.length
                fixed = hit.length if hit.length > 1 else 0
                yield Node(start, end, _category(hit), hit.value.value, offset=offset + len(clitic), words=fixed)
                if hit.value.category == _CARDINAL and numbers[index - first] is None:
                    numbers[index - first] = hit.value.value
                    joined[index - first] = bool(hit.proclitic.conjunction)
                    lengths[index - first] = hit.length
        yield from self._number_words(tokens, first, numbers, joined, lengths)

    def _digits(self, tokens: Tokens, index: int, position: int, last: int) -> Iterator[Node]:
        word, offset = tokens.words[index], tokens.starts[index]
        if len(word) <= 9:
            yield Node(position, position + STEPS, "number", int(word), offset=offset)
            yield Node(position, position + STEPS, "digits", int(word), offset=offset)
        if len(word) == 4 and int(word) in _YEARS:
            yield Node(position, position + STEPS, "year4", int(word), offset=offset)
        for category, value, end in numeric(tokens.text.folded, offset):
            stop = index
            while stop < last and tokens.starts[stop] < end:
                stop += 1
            if tokens.ends[stop - 1] == end:
                yield Node(position, position + STEPS * (stop - index), category, value, offset=offset)

    @staticmethod
    def _number_words(
        tokens: Tokens, first: int, numbers: list[int | None], joined: list[bool], lengths: list[int]
    ) -> Iterator[Node]:
        for start, value in enumerate(numbers):
            if value is None:
                continue
            row: list[int] = []
            index = start
            while index < len(numbers) and numbers[index] is not None:
                row.append(index)
                index += lengths[index]
            found = number_words([numbers[at] for at in row], [joined[at] for at in row])
            for number, count in found:
                end = row[count - 1] + lengths[row[count - 1]]
                position = (start + PADDING) * STEPS + (2 if joined[start] else 0)
                offset = tokens.starts[first + start] + (1 if joined[start] else 0)
                article = tokens.words[first + start][1 if joined[start] else 0 :].startswith(ARTICLE)
                stop = (end + PADDING) * STEPS
                yield Node(position, stop, "the-number" if article else "number", number, offset=offset)
                if number in _YEARS and (count > 1 or number == _MILLENNIUM):
                    yield Node(position, stop, "year-words", number, offset=offset)


def _category(hit: Hit[TimeWord]) -> str:
    return "the-" + hit.value.category if hit.proclitic.article else hit.value.category


def _clitics(hit: Hit[TimeWord], position: int, offset: int) -> Iterator[Node]:
    conjunction, preposition = hit.proclitic.conjunction, hit.proclitic.preposition
    if conjunction and preposition:
        yield Node(position, position + 1, "=" + conjunction, conjunction, offset=offset)
        yield Node(position + 1, position + 2, "=" + preposition, preposition, offset=offset + 1)
    else:
        clitic = conjunction or preposition
        yield Node(position, position + 2, "=" + clitic, clitic, offset=offset)


def _words_of(file: str, document: dict[str, Any]) -> Iterator[tuple[str, Affixes, TimeWord]]:
    for table in document.get("word", []):
        category = table.get("class")
        name = f"word {category}"
        if unknown := set(table) - _WORD_KEYS:
            raise RuleError(file, name, min(unknown), "is no key of a word", f"use {', '.join(sorted(_WORD_KEYS))}")
        forms, affixes = table.get("forms"), table.get("affixes", "adjective")
        if not isinstance(category, str) or not isinstance(forms, list) or not forms:
            raise RuleError(file, name, "forms", "a word needs a class and forms", 'write forms = ["…"]')
        if affixes not in AFFIXES:
            raise RuleError(file, name, "affixes", f"{affixes!r} is unknown", f"use one of {', '.join(AFFIXES)}")
        value = _value(table.get("value"))
        hash(value)  # equal readings are told by it
        for form in forms:
            if any(not fold(one).strip() for one in expand(form)):
                raise RuleError(file, name, "forms", "a form is empty", "write a word")
            yield form, AFFIXES[affixes], TimeWord(category, value)


def _value(value: Any) -> Any:
    """A word's value; a table is a date of the calendar."""
    return Calendar(**value) if isinstance(value, dict) else value
