"""Who heads a delegation: "the head of the delegation" is the one of whom it was said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from rules.actor import Actor, Resolved
from rules.scan import Scan
from rules.text import fold
from rules.vocabulary import Tag

_MISSIONS = frozenset(map(fold, ("وفد", "بعثة")))  # delegation, mission
_HEAD = "رييس"  # ra'is, in folded letters
_STEM = 4  # letters that forms of one name share
_RELATION = ("ي", "يه")  # adjectives of relation
_FAR = 12  # tokens between a delegation and "headed by"
_REACH = 120  # phrases looked back


def head_of_delegation(
    scan: Scan, before: Sequence[Resolved], office: frozenset[str], country: str | None
) -> Actor | None:
    """Whom an office (canonical) means that is that of the head of a delegation, not named with it.

    That is who was said last to head one, "a delegation headed by X", of that country where one is given.
    """
    if len(office) != 2 or _HEAD not in office or office.isdisjoint(_MISSIONS):
        return None
    for index, resolved in enumerate(islice(reversed(before), _REACH)):
        phrase = resolved.phrase
        if len(resolved.actors) != 1 or not scan.hit(phrase.first - 1, Tag.LEADING):
            continue
        (head,) = resolved.actors
        ahead = islice(reversed(before), index + 1, index + 5)
        sent = any(_is_sent(other) for other in ahead if phrase.first - other.phrase.last <= _FAR)
        if sent and head.kind in ("person", "office") and country in (None, head.country):
            return head
    return None


def _is_sent(resolved: Resolved) -> bool:
    return any(actor.kind == "group" and not actor.office.isdisjoint(_MISSIONS) for actor in resolved.actors)


def same_group(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two groups (stems) of one kind and country can be the same: "the Yemeni delegation", "that of the state".

    Of two that are each called after something of their own they are two.
    """
    short, long = sorted((tuple(one), tuple(other)), key=len)
    if len(short) < 2 or (len(short) == 2 and short[1].endswith(_RELATION)):
        return True
    alike = {word[:_STEM] for word in short[1:]} & {word[:_STEM] for word in long[1:]}  # of the Houthis, of al-Huthi
    return bool(alike)
