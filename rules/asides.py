"""Relative clauses that interrupt another: where the main clause goes on behind them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from rules.actors import Mention
from rules.clitics import COMMAS
from rules.lexicon import Hit
from rules.tokens import Tokens
from rules.triggers import Trigger
from rules.words import StructureWords
from timeline.event import Kind

_OCCASION = 4  # tokens of an occasion in front of "that": "at the end of the meeting"
_ASIDE = 16  # tokens of a relative clause that interrupts another


def goes_on(
    tokens: Tokens,
    start: int,
    clauses: Sequence[int],
    names: Mapping[int, Mention],
    hits: Mapping[int, tuple[Hit[Trigger], ...]],
    words: StructureWords,
) -> Iterator[int]:
    """The token at which the main clause goes on behind the relative clause at `start`, if it does.

    `clauses` are the first tokens of all clauses in their order, `names` and `hits` what begins at a token.
    """
    if tokens.words[start - 1] in COMMAS:
        yield from _between_commas(tokens, start, clauses, names, words)
    else:
        yield from _says_when(tokens, start, clauses, hits, words)


def _between_commas(
    tokens: Tokens, start: int, clauses: Sequence[int], names: Mapping[int, Mention], words: StructureWords
) -> Iterator[int]:
    """The token behind a short relative clause between commas at which the main clause goes on.

    Somebody is named there, or it is said on what occasion: "X, who is in Cairo, | at the end of the meeting".
    """
    position = bisect_right(clauses, start)
    end = min(clauses[position] if position < len(clauses) else len(tokens), start + _ASIDE)
    for index in range(start + 2, end):
        if tokens.words[index] in COMMAS:
            named = names.get(index + 1)
            if named is not None and tokens.original_span(index + 1, index + 2)[0] == named.start:  # not "and X"
                yield named.first
                return
            first, second = (tokens.words[at] if at < len(tokens) else "" for at in (index + 1, index + 2))
            if first in words.during or first in words.after or second in words.its_end:
                yield index + 1
            return


def _says_when(
    tokens: Tokens,
    start: int,
    clauses: Sequence[int],
    hits: Mapping[int, tuple[Hit[Trigger], ...]],
    words: StructureWords,
) -> Iterator[int]:
    """The occasion between a relative clause without commas and "that": "said X who heads it | after the meeting that".

    Not where the relative clause itself tells of saying: that was when it was said.
    """
    position = bisect_right(clauses, start)
    end = clauses[position] if position < len(clauses) else len(tokens)
    if end - start > _ASIDE or end == len(tokens) or tokens.words[end] not in words.complementizers:
        return
    for index in range(max(start + 2, end - _OCCASION), end):
        if tokens.words[index] in words.during or tokens.words[index] in words.after:
            told = (hit for at in range(start, index) for hit in hits.get(at, ()))
            if not any(hit.value.meaning.kind is Kind.STATEMENT for hit in told):
                yield index
            return
