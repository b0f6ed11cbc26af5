"""Pairs: who "the two sides", "the two ministers" and "the three" are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from rules.actor import Actor, Resolved
from rules.clitics import ARTICLE
from rules.phrase import MentionForm, Phrase
from rules.scan import Scan
from rules.text import fold

_DUAL = ("ان", "ين")
_NO_SIDES = (MentionForm.OUTLET, MentionForm.JOINT)
REACH = 100  # mentions looked back; what was named longer ago is named anew
_AT = ("في", "الي", "من")  # before a country, it is where
# Before those who are no side, in folded letters: in the presence of, under the auspices of; at the initiative of.
_BESIDE = ("بحضور", "برعايه", "بوساطه", "باشراف")
_AT_SOMEBODY_S = ("بمبادره", "بدعوه", "بوساطه", "بطلب", "بتفويض")


class Pairs:
    """Finds in one text those whom a word joins."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan

    def named_by(self, phrase: Phrase, before: Sequence[Resolved]) -> Iterable[Actor]:
        """The parties just named, one a side: those who meet before bodies and capitals, where things rather happen."""
        mentions = [
            resolved
            for resolved in islice(reversed(before), REACH)
            if resolved.phrase.form not in _NO_SIDES and len(resolved.actors) <= phrase.number
        ]
        if phrase.parts:
            held = {word for word in phrase.parts[0].office if not word.endswith(_DUAL)}  # not "of both countries"
            return _sides(phrase, (one for one in mentions if any(held <= actor.office for actor in one.actors)))
        likely = (resolved for resolved in mentions if self._is_party(resolved.phrase))
        office = self._office(phrase)
        alike = (one for one in mentions if office and any(office in map(fold, actor.office) for actor in one.actors))
        return _sides(phrase, alike) or _sides(phrase, likely) or _sides(phrase, mentions)

    def _office(self, phrase: Phrase) -> str:
        """The office of both that a noun in the dual names: "the two presidents"; the empty string where it is none."""
        word = self._scan.words[phrase.first]
        noun = word[word.find(ARTICLE) + len(ARTICLE) :] if ARTICLE in word else ""
        return noun[:-2] if phrase.kind == "persons" and noun.endswith(_DUAL) else ""

    def _is_party(self, phrase: Phrase) -> bool:
        if phrase.form is MentionForm.STATE:
            placed = self._scan.word(phrase.first - 1) in _AT or self._scan.words[phrase.first].startswith("ب")
            return not phrase.kind and not placed
        word = self._scan.word
        before = word(phrase.first - 1).removeprefix("و")
        beside = before in _BESIDE or (before == "من" and word(phrase.first - 2).removeprefix("و") in _AT_SOMEBODY_S)
        return phrase.form is not MentionForm.INSTITUTION and not beside


def _sides(phrase: Phrase, mentions: Iterable[Resolved]) -> tuple[Actor, ...]:
    """As many of the last actors as the phrase joins, persons or one of each country; else nobody."""
    persons = phrase.kind in ("persons", "three")
    found: dict[object, Actor] = {}
    for resolved in mentions:
        for actor in reversed(resolved.actors):
            fits = actor.kind in ("person", "office") if persons else actor.country is not None
            if fits and actor.official:
                found.setdefault(actor if persons else actor.country, actor)
            if len(found) == phrase.number:
                return tuple(reversed(found.values()))
    return ()
