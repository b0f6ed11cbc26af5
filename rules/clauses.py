"""Sentences and clauses of a tokenised text.

Deliberately plain: a clause here is the stretch in which a time, a place or a party is taken to belong to the
trigger, and it ends where the language marks that something else begins ("that", "who", a quotation, "while").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from rules.tokens import Tokens, among
from rules.words import StructureWords

_ENDS = frozenset(".!?؟\n")
_LONGEST = 401  # tokens; what goes on without a full stop is cut, so that time grows with the text
_THAT = "ان"  # an, anna, inna
_OPENS_QUOTE = frozenset('«“"”:')


@frozen
class Sentence:
    """The tokens from `first` up to and without `last`."""

    first: int
    last: int


def sentences(tokens: Tokens, structure: StructureWords) -> Iterator[Sentence]:
    """The sentences of a text, in order; punctuation belongs to the sentence that it ends."""
    words = tokens.words
    first = 0
    for index in among(words, _ENDS):
        if _goes_on(tokens, index, structure):
            continue
        last = index + (words[index] != "\n")
        yield from _cut(first, last)
        first = index + 1
    yield from _cut(first, len(words))


def _cut(first: int, last: int) -> Iterator[Sentence]:
    """The tokens from `first` up to and without `last` in sentences that are not too long; none for no tokens."""
    for start in range(first, last, _LONGEST):
        yield Sentence(start, min(start + _LONGEST, last))


def _goes_on(tokens: Tokens, index: int, structure: StructureWords) -> bool:
    """Whether the sentence goes on: a full stop in "4.5" or behind one letter, a line broken before "who" or "that"."""
    words = tokens.words
    if index == 0 or index + 1 >= len(words):
        return False
    before, after = words[index - 1], words[index + 1]
    if words[index] == "\n":
        return before not in _ENDS and (after in structure.relatives or after in structure.complementizers)
    if words[index] != ".":
        return False
    if before.isdecimal() and after.isdecimal():
        return True
    return len(before) == 1 and before.isalpha() and tokens.glued(index)


def clause_starts(
    tokens: Tokens, parts: Sequence[Sentence], words: StructureWords, verbs: Mapping[int, bool]
) -> Iterator[int]:
    """The tokens at which a clause begins, in order; the first token of each sentence is one.

    `verbs` are the tokens that hold a finite verb or participle, and whether "and" joins it: then it begins a clause.
    """
    may_begin = sorted({*among(tokens.words, words.clause_openers | _OPENS_QUOTE), *verbs})
    for sentence in parts:
        yield sentence.first
        quoted, begin = False, bisect_right(may_begin, sentence.first)
        for index in may_begin[begin : bisect_left(may_begin, sentence.last, begin)]:
            word = tokens.words[index]
            if word in words.clause_openers and not _is_a_name(tokens, index):
                yield index
            elif word not in _OPENS_QUOTE:
                if index in verbs and (verbs[index] or tokens.words[index - 1] in "،,؛"):
                    yield index
            elif word == '"':
                quoted = not quoted
                if quoted and not _names_something(tokens, index):
                    yield index
            elif word == ":":
                if not tokens.glued(index + 1 if index + 1 < sentence.last else index):
                    yield index
            elif word in "«“" and not _names_something(tokens, index):
                yield index


def _is_a_name(tokens: Tokens, index: int) -> bool:
    """Whether what is folded like "that" is the name Anne, written with a madda."""
    return tokens.words[index] == _THAT and tokens.text.original_letter(tokens.starts[index]) == "آ"


def _names_something(tokens: Tokens, index: int) -> bool:
    """Whether the quotation marks hold a name (up to three words) and no speech."""
    closing = '"' if tokens.words[index] == '"' else "»”"
    return any(word in closing for word in tokens.words[index + 1 : index + 5])
