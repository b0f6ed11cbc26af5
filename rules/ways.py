"""Ways of speaking in public (an interview, a press conference, a document, a post), read from the rule file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cattrs
from attrs import field, frozen

from rules.clitics import ARTICLE
from rules.lexicon import AFFIXES, Lexicon, expand, takes_tanwin
from rules.load import data_folder, understood
from rules.schema import RuleError
from rules.text import fold
from timeline.event import Occasion

_FILE = "ways.toml"


@frozen(kw_only=True)
class Way:
    """What one group of forms means."""

    occasion: Occasion
    forms: tuple[str, ...]
    behind: tuple[str, ...] = ()  # prepositions besides those of every way
    press: bool = False  # counts only where the press is named behind it
    document: bool = False  # may itself be what speaks


@frozen
class Ways:
    """The ways of speaking of a language, and the words that name the press."""

    lexicon: Lexicon[Way] = field(repr=False)
    heads: frozenset[str]  # first words of all forms
    press: frozenset[str]
    to_the_press: frozenset[str]  # prepositions

    @classmethod
    def load(cls, language: str = "ar") -> Ways:
        """The ways of a language. Raises `RuleError` where the file is wrong."""
        return understood(data_folder(language) / _FILE, cls._of)

    @classmethod
    def _of(cls, document: dict[str, Any]) -> Ways:
        if wrong := sorted({"press", "to_the_press", "way"} ^ set(document)):
            raise RuleError(
                _FILE, None, wrong[0], "is missing or unknown", "give press, to_the_press and [[way]] tables"
            )
        ways = [_way(table) for table in document["way"]]
        return cls(
            Lexicon.of((form, AFFIXES["noun"], way) for way in ways for phrase in way.forms for form in _cases(phrase)),
            frozenset(fold(form).split()[0] for way in ways for form in way.forms if "(" not in form.split()[0]),
            frozenset(map(fold, document["press"])),
            frozenset(map(fold, document["to_the_press"])),
        )


def _cases(phrase: str) -> Iterator[str]:
    """The forms of a phrase, and its indefinite accusative: an alif on every word that takes one."""
    for form in expand(phrase):
        words = form.split()
        yield form
        if not any(word.startswith(ARTICLE) for word in words[1:]):
            yield " ".join(word + "ا" if _takes_alif(word, index) else word for index, word in enumerate(words))


def _takes_alif(word: str, index: int) -> bool:
    """Whether a word of a phrase takes the alif: also an adjective in -i behind its noun, where that is no maqsura."""
    return takes_tanwin(word) or (index > 0 and word.endswith("ي"))


def _way(table: dict[str, Any]) -> Way:
    try:
        way = cattrs.Converter(forbid_extra_keys=True).structure(table, Way)
    except cattrs.BaseValidationError as error:
        problem = "; ".join(cattrs.transform_error(error))
        raise RuleError(_FILE, None, "way", problem, "see rules/ways.py for the keys of a way") from error
    return cattrs.structure({**cattrs.unstructure(way), "behind": [fold(word) for word in way.behind]}, Way)
