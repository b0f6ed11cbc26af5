"""Phrases that name several holders of an office or one who stays unnamed: "the ministers of", "a source in"."""

from __future__ import annotations

from attrs import evolve

from rules.phrase import MentionForm, Part, Phrase, nominative
from rules.scan import Scan
from rules.title import Complement, Title
from rules.titles import TitleReader
from rules.vocabulary import Tag

_DUAL = 2  # grammatical number


def several(scan: Scan, titles: TitleReader, first: int, head: Title, part: Part, *, private: bool) -> Phrase | None:
    """The phrase of a title in the plural or of an unnamed official; None where the title is another."""
    office, number = head.term.office, head.term.number
    if office is None or not (number > 1 or (office.unnamed and not head.definite)):
        return None
    reach = titles.extended(Complement(head.last, part.country))
    label = scan.text(first, reach.last)
    if number == 1 and not head.definite:
        label = nominative(label)
    part = evolve(part, label=label, title=None, country=reach.country)
    met = office.source and not head.served and reach.last == head.last  # where a source was met
    official = not private and (head.tied or head.definite) and not met
    if number == _DUAL and scan.hit(reach.last - 1, Tag.JOINT):  # the foreign ministers of both countries
        return Phrase(first, reach.last, MentionForm.JOINT, (part,), number, official, "persons")
    return Phrase(first, reach.last, MentionForm.GROUP, (part,), number, official, "bare" if head.bare else "")
