"""Of whom a text speaks: who was named without a preposition, as a subject is, and no partner or recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rules.actor import Actor, Resolved
from rules.scan import Scan

_REACH = 8  # mentions looked back: of whom the text spoke longer ago it speaks no more


def leading(scan: Scan, before: Sequence[Resolved]) -> Iterator[Actor]:
    """Those named in the last mentions, the last one first, but for whom a preposition or "and" leads in."""
    for resolved in islice(reversed(before), _REACH):
        phrase = resolved.phrase
        if not phrase.lead and scan.word(phrase.first - 1) not in scan.names.prepositions:
            yield from resolved.actors
