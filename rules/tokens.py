"""Tokens of a normalised text: runs of letters, runs of digits, and every other visible character alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set

from attrs import frozen

from rules.text import NormalizedText, fold

# Line ends of every system and of Unicode; all are the one token that ends a line.
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_TOKEN = re.compile(rf"[^\W\d_]+|\d+|[^\w\s]|_|\r\n|[{_LINE_ENDS}]")


@frozen
class Tokens:
    """The tokens of a text as three parallel lists: folded words, and folded offsets (end exclusive).

    A line break is a token of its own, `"\\n"`, because it ends a sentence.
    """

    text: NormalizedText
    words: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: NormalizedText | str) -> Tokens:
        """The tokens of a text."""
        if isinstance(text, str):
            text = NormalizedText.of(text)
        starts: list[int] = []
        ends: list[int] = []
        folded, end = text.folded, 0
        other = any(end in folded for end in _LINE_ENDS[1:])
        words = _TOKEN.findall(folded) if other else _words(folded)
        for word in words:
            start = folded.index(word, end)
            end = start + len(word)
            starts.append(start)
            ends.append(end)
        if other:
            words = ["\n" if word[0] in _LINE_ENDS else word for word in words]
        return cls(text, words, starts, ends)

    def __len__(self) -> int:
        return len(self.words)

    def original_span(self, first: int, last: int, lead: int = 0) -> tuple[int, int]:
        """The original offsets of the tokens from `first` up to and without `last`, `lead` letters left out."""
        return self.text.original_span(self.starts[first] + lead, self.ends[last - 1])

    def original_text(self, first: int, last: int, lead: int = 0) -> str:
        """The original words of the tokens from `first` up to and without `last`, `lead` letters left out."""
        start, end = self.text.original_span(self.starts[first] + lead, self.ends[last - 1])
        return self.text.original[start:end]

    def written_before(self, offset: int, index: int) -> str:
        """What the token at `index` has in front of the original character at `offset`, folded."""
        start = self.text.original_offset(self.starts[index])
        return fold(self.text.original[start:offset]) if start < offset else ""

    def last_letter(self, index: int) -> str:
        """The last letter of a token as it is written, of a presentation form the letter itself."""
        return self.text.original_letter(self.ends[index] - 1)

    def index_at(self, offset: int) -> int | None:
        """The token that holds the original character at `offset`; None between tokens and outside the text."""
        return self._holder(self.text.folded_offset(offset))

    def index_before(self, offset: int) -> int | None:
        """The token that holds the last visible character before `offset` of the original; None for a space."""
        return self._holder(self.text.folded_offset(offset) - 1)

    def _holder(self, folded: int) -> int | None:
        index = bisect_right(self.starts, folded) - 1
        return index if index >= 0 and folded < self.ends[index] else None

    def glued(self, index: int) -> bool:
        """Whether the token at `index` stands right behind the one before it, without a space."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]


def among(words: Sequence[str], wanted: Set[str]) -> list[int]:
    """Where those words are that are wanted, in order; of a text without them that is told at once."""
    return [] if wanted.isdisjoint(words) else [index for index, word in enumerate(words) if word in wanted]


def _words(folded: str) -> list[str]:
    """What `_TOKEN` finds in a text with no line ends but "\\n"; most of what stands between spaces is one word."""
    words: list[str] = []
    for number, line in enumerate(folded.split("\n")):
        if number:
            words.append("\n")
        for piece in line.split():
            if piece.isalpha():
                words.append(piece)
            else:
                words += _TOKEN.findall(piece)
    return words
