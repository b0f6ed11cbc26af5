"""A phrase that names actors, and how it does."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from rules.clitics import ARTICLE

_ACCUSATIVE, _FATHATAN = "ا", "\u064b"  # -an, written as an alif, with its mark or without
_SHORTEST = 4  # letters of a word in the accusative


class MentionForm(StrEnum):
    """How a stretch of text names somebody."""

    FULL = "full"  # a name, with or without a title
    SHORT = "short"  # a later, shorter name, or "his majesty"
    OFFICE = "office"  # a title alone
    COUNTERPART = "counterpart"  # "his Egyptian counterpart", with or without a name
    STATE = "state"  # a country, its people, its capital or seat of power
    INSTITUTION = "institution"
    GROUP = "group"
    JOINT = "joint"  # "the two ministers", "both sides"
    OUTLET = "outlet"  # an agency, channel, site or newspaper: a source only


PERSONS = (MentionForm.FULL, MentionForm.SHORT, MentionForm.OFFICE, MentionForm.COUNTERPART)  # who is somebody


@frozen
class Part:
    """One of those whom a phrase names."""

    name: tuple[int, int] | None = None  # tokens of the personal name, end exclusive
    title: str | None = None
    country: str | None = None
    office: frozenset[str] = frozenset()  # what the title is about, in folded stems without articles
    possessed: bool = False  # the title has "his" or "its" in it: its finance minister
    head: str | None = None  # the noun that the title begins with
    label: str | None = None  # the name of what is no person
    rank: str | None = None
    body: str | None = None  # the usual name of a body that the vocabulary knows
    towards: str | None = None  # the country that an envoy or ambassador is sent to
    realm: str = ""  # the countries that "the Kingdom" in the title can be
    within: str = ""  # the institution, named before, that the title ends with: the council


@frozen
class Phrase:
    """A stretch of text that names actors (tokens `first` up to and without `last`)."""

    first: int
    last: int
    form: MentionForm
    parts: tuple[Part, ...] = ()
    number: int = 1
    official: bool = True
    kind: str = ""  # what a joint phrase joins, an outlet's kind, "bare" for a title that says no more than its noun
    lead: int = 0  # letters of the first token that are written onto it


def nominative(words: str) -> str:
    """Indefinite words without the ending of the accusative, as far as they share it: "wafd-an iraqiyy-an"."""
    found = words.split(" ")
    for index, word in enumerate(found):
        stem = word.rstrip(_FATHATAN).replace(_FATHATAN + _ACCUSATIVE, _ACCUSATIVE)
        if word and (not stem.endswith(_ACCUSATIVE) or len(stem) < _SHORTEST or stem.startswith(ARTICLE)):
            break
        found[index] = stem.removesuffix(_ACCUSATIVE)
    return " ".join(found)
