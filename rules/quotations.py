"""Quotation marks in tokens: which one opens, and where what it opens is closed.

Papers use «…», “…”, the same the wrong way round, and straight marks that look alike on both sides: of these, a mark
that stands right before a word and not right behind one opens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import field, frozen

from rules.tokens import Tokens, among

_LONGEST = 400  # tokens; a mark that far away closes something else
_CLOSED_BY = {"«": "»", "‹": "›"}
_ALIKE = frozenset('"“”„')  # open and close
_BEFORE = frozenset(":(،-")  # what an opening mark may be written onto
MARKS = frozenset(_CLOSED_BY) | frozenset(_CLOSED_BY.values()) | _ALIKE
ENDS = frozenset("،,؛;:.!?؟…-\n")  # what no quotation begins or ends with


@frozen(eq=False)
class Quotations:
    """The pairs of quotation marks in a text."""

    tokens: Tokens
    _marks: Sequence[int] = field(repr=False)  # all of them, in order
    _closing: dict[int, int] = field(repr=False)  # by the opening mark's token
    _opening: dict[int, int] = field(repr=False)  # by the closing mark's token

    @classmethod
    def of(cls, tokens: Tokens) -> Quotations:
        """The quotations of a text: each closing mark with the nearest one that it can close."""
        pairs: dict[int, int] = {}
        waiting: list[int] = []
        marks = among(tokens.words, MARKS)
        for index in marks:
            word = tokens.words[index]
            begins = may_open(tokens, index)
            if not (begins and (word not in _ALIKE or not tokens.glued(index))):
                opened = next((mark for mark in reversed(waiting) if _fit(tokens.words[mark], word)), None)
                if opened is not None and index - opened <= _LONGEST:
                    pairs[opened] = index
                    del waiting[waiting.index(opened) :]
                    continue
            if begins:
                waiting.append(index)
                del waiting[:-_LONGEST]
        return cls(tokens, marks, pairs, {last: first for first, last in pairs.items()})

    def between(self, first: int, last: int) -> Sequence[int]:
        """The marks from a token up to and without another."""
        begin = bisect_left(self._marks, first)
        return self._marks[begin : bisect_left(self._marks, last, begin)]

    def closing(self, index: int) -> int | None:
        """The token that closes what the mark at `index` opens, over sentences; None where nothing does."""
        return self._closing.get(index)

    def opening(self, index: int) -> int | None:
        """The token that opens what the mark at `index` closes; None where nothing does."""
        return self._opening.get(index)

    def opens(self, index: int) -> bool:
        """Whether a mark that opens a quotation stands at a token, closed or not."""
        return index in self._closing or (
            self.tokens.words[index] in MARKS and index not in self._opening and may_open(self.tokens, index)
        )

    def trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        """A stretch without pauses at its ends, without marks around all of it, and without marks that have no pair."""
        words = self.tokens.words
        while first < last:
            if words[last - 1] in ENDS or self._alone(last - 1, first, last):
                last -= 1
            elif words[first] in ENDS or self._alone(first, first, last):
                first += 1
            elif self._closing.get(first) == last - 1:
                first, last = first + 1, last - 1
            else:
                return first, last
        return None

    def _alone(self, index: int, first: int, last: int) -> bool:
        """Whether a mark stands at a token that has no pair between two tokens."""
        pair = self._closing.get(index, self._opening.get(index, -1))
        return self.tokens.words[index] in MARKS and not first <= pair < last


def may_open(tokens: Tokens, index: int) -> bool:
    """Whether the mark at a token can open a quotation, from what stands beside it."""
    if tokens.words[index] not in _ALIKE:
        return tokens.words[index] in _CLOSED_BY
    following = tokens.words[index + 1] if index + 1 < len(tokens) else ""
    before = tokens.glued(index) and tokens.words[index - 1] not in _BEFORE
    return not before or (tokens.glued(index + 1) and (following[:1].isalnum() or following in MARKS))


def _fit(opened: str, closed: str) -> bool:
    return closed in _ALIKE if opened in _ALIKE else _CLOSED_BY[opened] == closed
