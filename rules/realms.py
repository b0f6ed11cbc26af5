"""Words for a state: with its name behind them, which they are a part of, and as forms of address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rules.clitics import ARTICLE
from rules.lexicon import Hit
from rules.text import fold
from rules.vocabulary import Tag, Term

_STATE, _PRESIDENT = fold("دولة"), "رئيس"
# What stands before a country's name where it is told in full, folded: republic, kingdom, state, sultanate.
REALMS = tuple(fold(word) for word in ("جمهورية", "مملكة", "دولة", "سلطنة"))


def in_full(words: Sequence[str], index: int, found: Mapping[int, tuple[Hit[Term], ...]]) -> Iterator[Hit[Term]]:
    """A country told in full, with what describes it: "the Federal Republic of X"."""
    noun = next((hit for hit in found[index] if hit.value.tag is Tag.INNER and hit.length == 1), None)
    if noun is None or noun.proclitic.article or noun.pronoun:
        return
    bare = (hit for hit in found.get(index + 1, ()) if hit.value.tag is Tag.NATION and not hit.proclitic.text)
    if (nation := next(bare, None)) is None:
        return
    last = index + 1 + nation.length
    while adjective := next((hit for hit in found.get(last, ()) if _is_of_a_realm(hit)), None):
        last += adjective.length
    if last - index > max(hit.length for hit in found[index]):
        yield Hit(nation.value, last - index, noun.proclitic, "")


def courtesy(words: Sequence[str], index: int, found: Mapping[int, tuple[Hit[Term], ...]]) -> Iterator[Hit[Term]]:
    """The word for "state" as a form of address, before "president": dawlat ra'is al-wuzara', no member state."""
    if not words[index].endswith(_STATE):
        return
    noun = next((hit for hit in found[index] if hit.value.tag is Tag.INNER and not hit.proclitic.article), None)
    ahead = (hit for hit in found.get(index + 1, ()) if hit.proclitic.text in ("", ARTICLE))
    if noun is not None and any(hit.value.tag is Tag.ADDRESS or hit.value.name == _PRESIDENT for hit in ahead):
        yield Hit(Term(Tag.ADDRESS, noun.value.name), 1, noun.proclitic, "")


def _is_of_a_realm(hit: Hit[Term]) -> bool:
    """Whether a hit is an adjective that may describe a republic: federal, Islamic."""
    term = hit.value
    return term.tag in (Tag.QUALIFIER, Tag.REGION) and term.feminine and hit.proclitic.text == ARTICLE
