"""What was worked out of words and names, remembered: news repeats them, and hostile text cannot fill the memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

MOST = 200_000  # words; a newsroom's vocabulary fits
LONGEST = 80  # letters; what is longer hardly comes again


class Remembered(dict[str, V]):
    """What a pure function of a string gives, looked up as in a dictionary; too many are forgotten."""

    def __init__(self, work: Callable[[str], V]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> V:
        value = self._work(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = value
        return value
