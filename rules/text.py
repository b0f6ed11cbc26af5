"""Normalised text with a way back to the original offsets.

Matching runs on *folded* text: diacritics, tatweel and invisible marks gone, and spelling variants that newspapers
mix made one (alif with and without hamza, alif maqsura and ya, ta marbuta and ha, Persian letters, all digits). Rules
and lexicons are folded by the same function, so that a rule may be written in any spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import field, frozen

from timeline.letters import COMPATIBLE, INVISIBLE, MARKS, fold, letters_of, plain, same_letters

# one set of letters first, for which a text is searched twice as fast
_IRREGULAR = re.compile(f"[{MARKS}{INVISIBLE}{COMPATIBLE}](?:(?<![{COMPATIBLE}])[{MARKS}{INVISIBLE}]+)?")
_COMPATIBLE = re.compile(f"[{COMPATIBLE}]")
# possessive, and only from the first on: a long run is read once
_MARK_RUN = re.compile(f"(?<![{MARKS}{INVISIBLE}])(?:[{INVISIBLE}]*+[{MARKS}]++)+")


@frozen
class NormalizedText:
    """A text, its folded form, and the map between their offsets (Unicode code points)."""

    original: str
    folded: str
    # Where folded and original offsets part: from `_folded_at[i]` on, the original is `_original_at[i]` plus the rest.
    _folded_at: tuple[int, ...] = field(repr=False, default=(0,))
    _original_at: tuple[int, ...] = field(repr=False, default=(0,))
    # The runs of folded text that one original character stands for: its letters cannot be told apart in the original.
    _expanded: dict[int, int] = field(repr=False, factory=dict)
    _marks: dict[int, int] = field(repr=False, factory=dict)  # where vowel signs begin in the original, and end

    @classmethod
    def of(cls, text: str) -> NormalizedText:
        """The folded form of `text`; any string will do, lone surrogates included."""
        pieces: list[str] = []
        folded_at, original_at, expanded, marked = [0], [0], {}, {}
        read = written = 0
        for match in _IRREGULAR.finditer(text):
            start, end = match.span()
            pieces.append(text[read:start])
            written += start - read
            if _COMPATIBLE.match(text, start):
                letters = letters_of(match[0])
                pieces.append(letters)
                for position in range(written, written + len(letters)):
                    expanded[position] = start
                written += len(letters)
            elif marks := _MARK_RUN.match(text, start):
                marked[start] = marks.end()
            folded_at.append(written)
            original_at.append(end)
            read = end
        pieces.append(text[read:])
        folded = same_letters("".join(pieces))
        return cls(text, folded, tuple(folded_at), tuple(original_at), expanded, marked)

    def original_offset(self, offset: int) -> int:
        """Where in the original the folded character at `offset` stands; the text's length maps to its length."""
        if offset >= len(self.folded):
            return len(self.original)
        if offset in self._expanded:
            return self._expanded[offset]
        index = bisect_right(self._folded_at, offset) - 1
        return self._original_at[index] + offset - self._folded_at[index]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of the folded span, with the vowel signs that follow its last letter.

        Raises `ValueError` for an empty span or one outside the text.
        """
        if not 0 <= start < end <= len(self.folded):
            raise ValueError(f"no span from {start} to {end} in a folded text of {len(self.folded)} characters")
        stretch = bisect_right(self._folded_at, end - 1) - 1
        if self._expanded or start < self._folded_at[stretch]:
            first, last = self.original_offset(start), self.original_offset(end - 1) + 1
        else:  # nothing was dropped inside
            moved = self._original_at[stretch] - self._folded_at[stretch]
            first, last = start + moved, end + moved
        return first, self._marks.get(last, last)

    def original_letter(self, offset: int) -> str:
        """The letter at a folded offset as it is written, of a presentation form the last letter that it stands for."""
        letter = self.original[self.original_offset(offset)]
        return plain(letter)[-1:] if offset in self._expanded else letter

    def folded_offset(self, offset: int) -> int:
        """Where in the folded text the original character at `offset` stands, or the next one if it was dropped."""
        if not self._expanded:
            stretch = max(bisect_right(self._original_at, offset) - 1, 0)
            end = self._folded_at[stretch + 1] if stretch + 1 < len(self._folded_at) else len(self.folded)
            return min(max(self._folded_at[stretch] + offset - self._original_at[stretch], 0), end)
        low, high = 0, len(self.folded)
        while low < high:
            middle = (low + high) // 2
            if self.original_offset(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low


__all__ = ["NormalizedText", "fold"]
