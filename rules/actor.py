"""An actor while the mentions of a text are joined to it, and whether two names can be one person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import define, field, frozen

from rules.gazetteer import Person
from rules.names import stem
from rules.phrase import Phrase
from rules.text import fold

_SON = ("بن", "ابن")
_BOUND = ("عبد", "ابو", "ابا", "ابي")


@define(eq=False)
class Actor:
    """An actor while its mentions are collected."""

    kind: str  # person, office, state, institution, group, outlet
    name: str
    words: tuple[str, ...] = ()  # of the name, folded, without articles
    title: str | None = None
    specific: bool = False  # the title says more than its noun
    country: str | None = None
    towards: str | None = None
    office: frozenset[str] = frozenset()
    rank: str | None = None
    official: bool = True
    person: Person | None = None
    body: str | None = None  # the usual name of a body
    aliases: dict[str, int] = field(factory=dict)  # how often each


@frozen
class Resolved:
    """A phrase and the actors that it names."""

    phrase: Phrase
    actors: tuple[Actor, ...]


def name_stems(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as they are compared: no articles, no "son of", Abd al- and Abu one with what follows."""
    found: list[str] = []
    bound = ""
    for word in words:
        if word in _BOUND:
            bound += word
        elif word not in _SON:
            found.append(bound + word if bound else stem(word))
            bound = ""
    return tuple(found)


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names (stems, without "son of") can be one person's.

    The shorter one's words are all in the longer, and begin or end it.
    """
    short, long = sorted((tuple(one), tuple(other)), key=len)
    if not short or not set(short) <= set(long):
        return False
    return short[0] == long[0] or short == long[-len(short) :]


def is_father(stems: Sequence[str], name: str) -> bool:
    """Whether some names (their stems) are those of the father in a longer name: Salman in Muhammad bin Salman."""
    words = fold(name).split()
    begins = (at for at in range(2, len(words)) if words[at - 1] in _SON)
    return len(stems) > 1 and any(name_stems(words[at:]) == tuple(stems) for at in begins)


def ends_in_father(name: str) -> bool:
    """Whether a name ends in the father's, which never stands alone for its bearer: Muhammad bin Salman."""
    words = fold(name).split()
    return len(words) > 2 and words[-2] in _SON


def name_states(actors: Sequence[Actor]) -> None:
    """Gives every country the name that the article uses most."""
    for actor in actors:
        if actor.kind == "state" and len(actor.aliases) == 1:
            (actor.name,) = actor.aliases
        elif actor.kind == "state" and actor.aliases:
            uses: Counter[str] = Counter()  # in any spelling
            for alias, count in actor.aliases.items():
                uses[fold(alias)] += count
            most = max(uses.values())
            actor.name = next(alias for alias in actor.aliases if uses[fold(alias)] == most)
