"""CAMEO codes (1.1b3): by what is said, and by when, where and through whom parties come together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import cattrs
from attrs import field, frozen

from rules.load import data_folder, understood
from rules.needs import bare
from rules.scene import Scene
from rules.schema import RuleError
from rules.speech import Said
from rules.telling import Group, Telling
from rules.text import fold
from timeline.event import Kind, Status

_SAY, _INTEND_TO_MEET, _MEET_IN_A_THIRD_PLACE, _MEDIATE = "010", "036", "044", "045"
_FILE = "contents.toml"
_FIRST = 3  # words of what is said that tell what sort of statement it is
_PRONOUNS = ("هما", "ها", "هم", "ه", "")  # their, her, his, none


@frozen
class _Content:
    """One table of the file: what is said with one of the words has a code instead of that of its verb."""

    of: str
    cameo: str
    words: tuple[str, ...]


@frozen
class Contents:
    """CAMEO codes by what is said."""

    _codes: Mapping[str, Mapping[str, str]] = field(repr=False)  # by the verb's code, by a folded word as it is written

    @classmethod
    def load(cls, language: str = "ar") -> Contents:
        """The codes of a language's words. Raises `RuleError` where the file is wrong."""
        return understood(data_folder(language) / _FILE, cls._of)

    @classmethod
    def _of(cls, document: dict[str, Any]) -> Contents:
        try:
            tables = cattrs.Converter(forbid_extra_keys=True).structure(document["content"], list[_Content])
        except (KeyError, cattrs.BaseValidationError) as error:
            raise RuleError(_FILE, None, "content", "is wrong", "give [[content]] tables: of, cameo, words") from error
        codes: dict[str, dict[str, str]] = {}
        for table in tables:
            codes.setdefault(table.of, {}).update((fold(word), table.cameo) for word in table.words)
        return cls({of: _with_pronouns(words) for of, words in codes.items()})

    def code(self, scene: Scene, telling: Telling, said: Said) -> str:
        """The code of a mention: its trigger's, unless what it reports as said tells more."""
        code = telling.candidate.hit.value.meaning.cameo
        known = self._codes.get(code)
        if said is None or known is None:
            return code
        first, last = said
        for index in range(first, min(last, first + _FIRST)):
            if (told := known.get(bare(scene.word(index)))) is not None:
                return told
        return code


def _with_pronouns(codes: Mapping[str, str]) -> dict[str, str]:
    """The codes also of the words with a pronoun on them; of two words written alike that with the longer pronoun."""
    found: dict[str, str] = {}
    for pronoun in _PRONOUNS:
        for word, code in codes.items():
            found.setdefault(word + pronoun, code)
    return found


def cameo(scene: Scene, group: Group, said: Iterable[Said], contents: Contents) -> str:
    """The code of an event: the trigger's, unless its circumstances or a further mention say more.

    `said` is what each of its mentions reports as said.
    A statement has the code of the first mention that says what sort of statement it is, as "accused" does and "said"
    does not. Parties come together elsewhere than in the country of one of them only where all countries are known.
    """
    if group.kind is Kind.STATEMENT:
        codes = (contents.code(scene, telling, words) for telling, words in zip(group.tellings, said, strict=True))
        return next((code for code in codes if code != _SAY), _SAY)
    code = group.tellings[0].candidate.hit.value.meaning.cameo
    if group.kind is not Kind.MEETING:
        return code
    if group.status is Status.PLANNED:
        return _INTEND_TO_MEET
    if _mediated(scene, group):
        return _MEDIATE
    countries = {scene.cast.entities[entity].country for entity in group.parties}
    known = len(countries) > 1 and None not in countries and group.place is not None and group.place.country is not None
    if code == "040" and known and group.place is not None and group.place.country not in countries:
        return _MEET_IN_A_THIRD_PLACE
    return code


def _mediated(scene: Scene, group: Group) -> bool:
    """Whether the clause of a mention says "through the mediation of", "under the auspices of"."""
    return any(
        scene.any_of(scene.words.mediating, telling.candidate.last, scene.clause_end(telling.candidate.first))
        for telling in group.tellings
    )
