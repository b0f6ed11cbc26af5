"""What the name of an institution goes on with: what it is there for, what it belongs to, the state that has it.

"The higher council for the judiciary", "the permanent council of the fund", "the committee concerned with Syria", "the
committee of defence at the parliament", "the national security council in South Korea".
"""

from __future__ import annotations

from rules.complements import ComplementReader
from rules.scan import Scan
from rules.title import Complement
from rules.vocabulary import Tag

_IN, _WITH_THE = "في", "بال"
_BESIDE = "بلفحع"  # what a word that goes on with such a name begins with: bi-, li-, fi, hawla, an
_ABOUT = frozenset(("بشان", "حول"))
# Adjectives behind which an institution is one "for" something: higher, general, permanent, national, independent;
# or one "of" another: also executive, central, constituent, preparatory.
_FOR = frozenset(("أعلى", "عليا", "عام", "دائم", "وطني", "مستقل"))
_OF = frozenset(("أعلى", "عام", "دائم", "تنفيذي", "مركزي", "تأسيسي", "تحضيري"))
_CHARGED = ("خاص", "خاصة")  # "proper to", with what it is charged with
_WORKING = frozenset(("مجموعة", "فريق", "لجنة"))  # groups and committees are about something
_RIGHTS = frozenset(("حقوق", "شؤون", "شئون"))  # rights, affairs
_PERSONS = ("ين", "ون")  # the plural of persons: said to the journalists
_MOST = 3  # such phrases


def whole(scan: Scan, titles: ComplementReader, first: int, reach: Complement) -> Complement:
    """The institution whose name begins at the token `first` and reaches so far, with what it goes on with."""
    for _ in range(_MOST):
        at = reach.last
        if scan.word(at)[0] not in _BESIDE or scan.taken[at]:
            break
        further = _further(scan, titles, first, reach)
        if further is None:
            break
        reach = Complement(further.last, reach.country or further.country)
    return reach


def _further(scan: Scan, titles: ComplementReader, first: int, reach: Complement) -> Complement | None:
    at = reach.last
    word, adjective = scan.word(at), scan.hit(at - 1, Tag.QUALIFIER)
    concerned = adjective is not None and (adjective.value.kind == "charged" or adjective.value.name in _CHARGED)
    if concerned and (charged := _charged(scan, titles, at)):
        return Complement(charged.last)
    if word in _ABOUT and _is_working(scan, first):
        topic = scan.plain(at + 1, Tag.NATION, Tag.AREA, Tag.INNER)
        return Complement(at + 1 + topic.length) if topic and not topic.pronoun else None
    if word == _IN:
        state = scan.hit(at + 1, Tag.NATION) if reach.country is None else None
        full = state is not None and state.length > 1 and state.value.country not in ("UN", "EU")
        return Complement(at + 1 + state.length, state.value.country) if state and full else None
    found = scan.hit(at, Tag.INSTITUTION, Tag.BODY, Tag.INNER, Tag.PORTFOLIO)
    if found is None or found.proclitic.conjunction or found.pronoun or found.value.kind == "led":
        return None
    if found.proclitic.preposition == "ب":  # the committee at the parliament
        belongs = found.value.tag in (Tag.INSTITUTION, Tag.BODY) and _is_part(scan, first, at)
        return titles.complement(at, named=True) if belongs and not scan.hit(at, Tag.PLACE_NOUN, Tag.SEAT) else None
    if found.proclitic.preposition != "ل" or adjective is None:
        return None
    if found.value.tag is Tag.INSTITUTION and not found.proclitic.article:
        return titles.complement(at, named=True) if adjective.value.name in _OF else None
    inner = found.value.tag in (Tag.INNER, Tag.PORTFOLIO) and adjective.value.name in _FOR
    if inner and (found.proclitic.article or found.value.name in _RIGHTS):
        further = titles.complement(at, named=True)
        purpose = (
            further is not None and scan.word(further.last) in scan.names.prepositions
        )  # to work on, to search for
        return None if purpose else further
    return None


def _charged(scan: Scan, titles: ComplementReader, at: int) -> Complement | None:
    """What an institution is concerned with, behind bi- that is written onto it."""
    word = scan.words[at]
    if known := scan.hits[at]:
        bound = known[0].proclitic.preposition == "ب" and not known[0].proclitic.conjunction
        return titles.complement(at, named=True) if bound else None
    articled = word.startswith(_WITH_THE) and len(word) > len(_WITH_THE) + 2
    if not articled or word.endswith(_PERSONS) or scan.names.is_particle(scan.words, at):
        return None
    return titles.described(Complement(at + 1))


def _is_working(scan: Scan, first: int) -> bool:
    """Whether the institution is a group or committee."""
    found = scan.hit(first, Tag.INSTITUTION, Tag.GROUP, Tag.INNER)
    return found is not None and found.value.name in _WORKING


def _is_part(scan: Scan, first: int, last: int) -> bool:
    """Whether the name has the noun of a part of an institution in it: a committee."""
    hits = (scan.hit(index, Tag.INSTITUTION, Tag.INNER) for index in range(first, last))
    return any(hit is not None and hit.value.part for hit in hits)
