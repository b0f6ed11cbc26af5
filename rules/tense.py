"""Which way a sentence looks: whether the words before a time expression speak of the past or of what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable

from attrs import frozen

from rules.load import read_toml
from rules.text import fold
from timeline.resolve import Tense

_SENTENCE_ENDS = frozenset(".؟?!\n؛")
_KEYS = ("future", "past", "no_future", "present", "was")
_REACH = 15  # words looked back
_VERB_REACH = 5  # words between "was" and its imperfect verb
_FUTURE_SIGN = "س"  # sa-
_IMPERFECT = "يتنا"  # the prefixes ya-, ta-, na-, a-
_CONJUNCTIONS = "وف"  # wa-, fa-


@frozen
class Tenses:
    """The words of a language that tell past from future."""

    future: frozenset[str]
    past: frozenset[str]
    no_future: frozenset[str]
    present: frozenset[str]
    was: frozenset[str]

    @classmethod
    def load(cls, folder: Traversable) -> Tenses:
        lists = read_toml(folder / "tense.toml")
        return cls(*(frozenset(fold(word) for word in lists[key]) for key in _KEYS))

    def around(self, words: Sequence[str], first: int, last: int) -> Tense | None:
        """The tense of the nearest telling word before the tokens from `first`, or right behind them."""
        for index in range(first - 1, max(first - _REACH, 0) - 1, -1):
            word = words[index]
            if word in _SENTENCE_ENDS:
                break
            if (tense := self._of(word)) is not None:
                return tense
            if self._bare(word) in self.present:
                before = words[max(index - _VERB_REACH, 0) : index]
                return Tense.PAST if any(self._bare(other) in self.was for other in before) else Tense.FUTURE
        return self._of(words[last]) if last < len(words) else None

    def _bare(self, word: str) -> str:
        """A word without a conjunction written onto it, where that leaves a telling word."""
        stem = word[1:] if word[:1] in _CONJUNCTIONS else word
        return stem if stem in self.present or stem in self.was else word

    def _of(self, word: str) -> Tense | None:
        if word[:1] in _CONJUNCTIONS and len(word) > 3 and (tense := self._of_stem(word[1:])) is not None:
            return tense
        return self._of_stem(word)

    def _of_stem(self, word: str) -> Tense | None:
        if word in self.future:
            return Tense.FUTURE
        if word in self.past:
            return Tense.PAST
        if word[:1] == _FUTURE_SIGN and word[1:2] in _IMPERFECT and len(word) > 4 and word not in self.no_future:
            return Tense.FUTURE
        return None
