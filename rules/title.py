"""A title and what it is made of, as values."""

from __future__ import annotations

from attrs import frozen

from rules.vocabulary import Term


@frozen
class Member:
    """One of those in a list that shares its title: "the Russian X and the Egyptian Y", "of France and Spain"."""

    title: str
    country: str | None
    name: tuple[int, int] | None = None


@frozen
class Complement:
    """A definite noun phrase: its end, and the first country in it."""

    last: int
    country: str | None = None
    office: bool = False  # ends in an office: the office manager of the leader


@frozen
class Title:
    """An office in the text: tokens `first` up to and without `last`."""

    first: int
    last: int
    term: Term
    country: str | None = None
    towards: str | None = None  # the country that an envoy or ambassador is sent to
    definite: bool = True
    bare: bool = False  # says no more than its noun
    tied: bool = False  # to a state or an institution
    nested: bool = False  # ends in another office, whose holder may be named behind it
    served: bool = False  # says in whose service: an institution's, a government's
    members: tuple[Member, ...] = ()
    shared: int = 0  # the end of what the members share
