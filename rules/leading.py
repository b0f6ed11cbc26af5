"""Of whom a text speaks: who was named without a preposition, as a subject is, and no partner or recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rules.actor import Actor, Resolved
from rules.phrase import MentionForm
from rules.scan import Scan

_FROM = "من"  # min
_REACH = 8  # mentions looked back: of whom the text spoke longer ago it speaks no more


def leading(scan: Scan, before: Sequence[Resolved]) -> Iterator[Actor]:
    """Those named in the last mentions, the last one first, who stands beside a verb before the others.

    Partners ("from X", "his counterpart") come last; whoever does something there is no mere partner ("from X, who
    said"). Not those whom "and" or another preposition leads in.
    """
    others: list[Actor] = []
    partners: list[Actor] = []
    for resolved in islice(reversed(before), _REACH):
        phrase = resolved.phrase
        before_it = scan.word(phrase.first - 1)
        if phrase.lead or (before_it != _FROM and before_it in scan.names.prepositions):
            continue
        acts = scan.names.is_verb(scan.words, phrase.last)
        if not acts and (before_it == _FROM or phrase.form is MentionForm.COUNTERPART):
            partners.extend(resolved.actors)
        elif acts or scan.names.is_verb(scan.words, max(phrase.first - 1, 0)):
            yield from resolved.actors
        else:
            others.extend(resolved.actors)
    yield from others
    yield from partners
