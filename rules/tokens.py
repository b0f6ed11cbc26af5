"""Tokens of a normalised text: runs of letters, runs of digits, and every other visible character alone."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import frozen

from rules.text import NormalizedText

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|[_\n]")


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
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _TOKEN.finditer(text.folded):
            start, end = match.span()
            words.append(match[0])
            starts.append(start)
            ends.append(end)
        return cls(text, words, starts, ends)

    def __len__(self) -> int:
        return len(self.words)

    def original_span(self, first: int, last: int) -> tuple[int, int]:
        """The original offsets of the tokens from `first` up to and without `last`."""
        return self.text.original_span(self.starts[first], self.ends[last - 1])

    def original_text(self, first: int, last: int) -> str:
        """The original words of the tokens from `first` up to and without `last`."""
        start, end = self.original_span(first, last)
        return self.text.original[start:end]

    def index_at(self, offset: int) -> int | None:
        """The token that holds the original character at `offset`; None between tokens and outside the text."""
        folded = self.text.folded_offset(offset)
        index = bisect_right(self.starts, folded) - 1
        return index if index >= 0 and folded < self.ends[index] else None

    def glued(self, index: int) -> bool:
        """Whether the token at `index` stands right behind the one before it, without a space."""
        return index > 0 and self.starts[index] == self.ends[index - 1]
