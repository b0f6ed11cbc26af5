"""What stands behind a personal name: a family name that is an ordinary noun, "may God preserve him"."""

from __future__ import annotations

from rules.scan import Scan
from rules.vocabulary import Tag

_NOUNS = (Tag.INNER, Tag.PORTFOLIO)  # "war" completes a ministry
_MORE = 3  # words of a name that nothing knows; words of an office
_ACCUSATIVE = "ا"  # of what was done: "received | a call"
_BEFORE_PIOUS = frozenset("،,\"«“'(/-")
_BEHIND_PIOUS = frozenset("\"»”')-")


def with_noun(scan: Scan, first: int, last: int) -> int:
    """The end of a name behind a title, with a noun behind a given name alone: Butrus Harb, "war".

    What follows the noun must be surely no name and nothing that completes it.
    """
    if last - first > 1 or last >= len(scan.words) or scan.words[first] not in scan.names.given:
        return last
    noun = scan.names.is_other(scan.words, last) and not scan.names.is_particle(scan.words, last)
    known = scan.taken[last] or any(hit.value.tag not in _NOUNS for hit in scan.hits[last])
    if not noun or known or scan.definite(last) or scan.words[last].endswith(_ACCUSATIVE):
        return last
    after = last + 1
    ends = after >= len(scan.words) or not scan.words[after][0].isalpha()
    return after if ends or scan.taken[after] or scan.names.is_particle(scan.words, after) else last


def up_to_title(scan: Scan, last: int) -> int:
    """The end of a name of more words than nothing knows, where a state's office stands behind them: "X, president of".

    Without a comma between them, nothing but the name can stand there.
    """
    at = last
    while at < min(last + _MORE, len(scan.words)) and not (scan.hits[at] or scan.taken[at]):
        word = scan.words[at]
        if not word.isalpha() or scan.definite(at) or scan.names.is_other(scan.words, at):
            return last
        at += 1
    office = scan.plain(at, Tag.OFFICE) if at > last else None
    if office is None or office.proclitic.article or office.pronoun:
        return last
    of_state = any(scan.plain(index, Tag.NATION) for index in range(at + office.length, at + office.length + _MORE))
    return at if of_state else last


def pious_end(scan: Scan, last: int) -> int:
    """The token behind "may God preserve him", with what sets it off, where it stands at the end of a name."""
    while True:
        step = last + (scan.word(last) in _BEFORE_PIOUS)
        found = scan.hit(step, Tag.PIOUS)
        if not found:
            return last
        last = step + found.length
        last += scan.word(last) in _BEHIND_PIOUS
