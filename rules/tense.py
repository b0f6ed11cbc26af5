"""Which way a sentence looks: whether the words before a time expression speak of the past or of what is to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from importlib.resources.abc import Traversable
from typing import Any

from attrs import Factory, field, frozen

from rules import conjugation
from rules.load import understood
from rules.remembered import Remembered
from rules.text import fold
from timeline.resolve import Tense

_SENTENCE_ENDS = frozenset(".؟?!\n؛")
_REACH = 15  # words looked back
_WAS_REACH = 5  # words between "was" and its imperfect verb
_FUTURE_SIGN = "س"  # sa-
_IMPERFECT = "يتنا"  # the prefixes ya-, ta-, na-, a-
_SHORTEST_FUTURE = 5  # letters of an unknown word with the future sign
_CONJUNCTIONS = "وف"  # wa-, fa-


class _Shape(Enum):
    """What the words around decide on."""

    PRESENT = auto()
    FUTURE = auto()  # with the future sign, or a noun of such letters


@frozen(eq=False)
class Tenses:
    """The words of a language that tell past from future, with the tense each tells."""

    _told: dict[str, Tense]
    _present: frozenset[str]
    _was: frozenset[str]
    _before_verb: frozenset[str]
    _words: Remembered[Tense | _Shape | None] = field(
        repr=False, init=False, default=Factory(lambda self: Remembered(self._word), takes_self=True)
    )

    @classmethod
    def load(cls, folder: Traversable) -> Tenses:
        """The words of `tense.toml`. Raises `RuleError` where the file is wrong."""
        return understood(folder / "tense.toml", cls._of)

    @classmethod
    def _of(cls, lists: Mapping[str, Any]) -> Tenses:
        future, was, before_verb, nouns = (
            frozenset(fold(word) for word in lists[key]) for key in ("future", "was", "before_verb", "nouns")
        )
        told: dict[str, Tense] = {}
        present: set[str] = set()
        for past, imperfect in lists["verbs"]:
            for form, inflection in conjugation.conjugate(past, imperfect):
                if form in nouns:
                    continue
                if inflection.tense is conjugation.Tense.PAST:
                    told[form] = Tense.PAST
                elif not inflection.jussive:
                    present.add(form)
                    told[_FUTURE_SIGN + form] = Tense.FUTURE
        told |= dict.fromkeys(future, Tense.FUTURE)
        return cls(told, frozenset(present - told.keys()), was, before_verb)

    def around(self, words: Sequence[str], first: int, last: int) -> Tense | None:
        """The tense of the nearest telling word before the tokens from `first`, or right behind them."""
        for index in range(first - 1, max(first - _REACH, 0) - 1, -1):
            if words[index] in _SENTENCE_ENDS:
                break
            if (tense := self._at(words, index)) is not None:
                return tense
        return self._at(words, last) if last < len(words) else None

    def _at(self, words: Sequence[str], index: int) -> Tense | None:
        told = self._words[words[index]]
        if told is None:
            return None
        if told is _Shape.PRESENT:
            before = words[max(index - _WAS_REACH, 0) : index]
            return Tense.PAST if any(self._is_was(other) for other in before) else Tense.FUTURE
        if told is _Shape.FUTURE:
            # behind a noun it would rather be a name: Sergei, Steffan
            leads = index == 0 or words[index - 1] in self._before_verb or words[index - 1] in _SENTENCE_ENDS
            return Tense.FUTURE if leads else None
        return told

    def _word(self, word: str) -> Tense | _Shape | None:
        """What a word tells alone, or what it looks like."""
        stem = word[1:] if word[:1] in _CONJUNCTIONS and word not in self._told else word
        if (tense := self._told.get(word) or self._told.get(stem)) is not None:
            return tense
        if word in self._present or stem in self._present:
            return _Shape.PRESENT
        future = stem[:1] == _FUTURE_SIGN and stem[1:2] in _IMPERFECT and len(stem) >= _SHORTEST_FUTURE
        return _Shape.FUTURE if future else None

    def _is_was(self, word: str) -> bool:
        return word in self._was or (word[:1] in _CONJUNCTIONS and word[1:] in self._was)
