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
    """Those named in the last mentions, the last one first, partners ("from X", "his counterpart") behind the others.

    Whoever does something there is no mere partner ("from X, who said"). Not those whom "and" or another preposition
    leads in.
    """
    partners: list[Actor] = []
    for resolved in islice(reversed(before), _REACH):
        phrase = resolved.phrase
        before_it = scan.word(phrase.first - 1)
        if phrase.lead or (before_it != _FROM and before_it in scan.names.prepositions):
            continue
        partner = before_it == _FROM or phrase.form is MentionForm.COUNTERPART
        if partner and not scan.names.is_verb(scan.words, phrase.last):
            partners.extend(resolved.actors)
        else:
            yield from resolved.actors
    yield from partners
