"""A time expression as it was found in a text."""

from __future__ import annotations

from attrs import field, frozen

from rules.grammar import Node
from timeline.evidence import Span
from timeline.expression import Expression

AFTER_EVENT = "after-event"  # the category of what is counted from an event that has no date of its own


@frozen
class TimeFound:
    """An expression of time in a text: original offsets (end exclusive), its words, and what they mean.

    `first` and `last` are its tokens (end exclusive). A range ("from 4 to 6 August") has two `heads`, the spans of
    the time expressions that it joins. `tree` is how the rules put it together.
    """

    start: int
    end: int
    text: str
    expression: Expression
    rule: str
    first: int
    last: int
    heads: tuple[Span, ...] = ()
    tree: Node | None = field(default=None, eq=False, repr=False)
