"""Datelines: "Abu Dhabi, 9 March / WAM /" says where and when a report was filed, not when anything happened.

Below a report, a line may link to it and repeat its headline.
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.actors import MentionForm
from rules.scene import Scene
from timeline.expression import Calendar, Checked, Expression

_HEAD = 80  # tokens of a text in which a line may open with a dateline
_LONGEST = 24  # tokens of a dateline
_SIGNED = 6  # tokens of a signature in brackets, with them: "( a f b )"
_LINE = "\n"
_CLOSING = {"(": ")", "/": "/", "[": "]"}
_DASHES = frozenset("-–—:")
_BETWEEN = frozenset(("،", ",", ".", "في", "م", "ه"))  # fi; the signs behind Gregorian and Hijri years


def filed(scene: Scene) -> frozenset[int]:
    """The tokens at which a date begins that only says when a report was filed."""
    return frozenset(
        time.first
        for first, last in _datelines(scene)
        for time in scene.times_in(first, last)
        if _is_date(time.expression)
    )


def linked(scene: Scene) -> range:
    """The tokens of a line that links to the report under its headline: "link to the report in the paper: X met Y"."""
    words = scene.tokens.words
    if scene.words.links.isdisjoint(words):
        return range(0)
    found = (at for at, word in enumerate(words) if word in scene.words.links)
    first = next((at for at in found if scene.word(at + 1) in scene.words.reports), len(words))
    return range(first, next((at for at in range(first, len(words)) if words[at] == _LINE), len(words)))


def _is_date(expression: Expression) -> bool:
    """Whether an expression gives day and month, as datelines do: no "yesterday"."""
    if isinstance(expression, Checked):
        return any(_is_date(each) for each in (expression.main, *expression.checks))
    return isinstance(expression, Calendar) and expression.day is not None


def _datelines(scene: Scene) -> Iterator[tuple[int, int]]:
    for first in (0, *(at + 1 for at, word in enumerate(scene.tokens.words[: _HEAD - 1]) if word == "\n")):
        if (last := _end(scene, first)) > first:
            yield first, last


def _end(scene: Scene, first: int) -> int:
    """The end of the dateline that opens a line, its first token where none does."""
    at, placed, signed, set_off = first, False, False, False
    while at < min(first + _LONGEST, len(scene.tokens.words)):
        word, time, place, mention = scene.word(at), scene.time_over(at), scene.place_at(at), scene.mention_at(at)
        if time is not None:
            at, set_off = time.last, False
        elif place is not None and not scene.lead(place):
            at, placed, set_off = place.last, True, False
        elif mention is not None and mention.form is MentionForm.OUTLET:
            at, signed = mention.last, True
        elif word in _CLOSING and (closing := _closing(scene, at)) is not None:
            at, signed = closing + 1, True
        elif word in _DASHES:
            at, set_off = at + 1, True
        elif word in _BETWEEN or word.isdecimal():
            at += 1
        elif placed and scene.time_over(at - 1) is not None and scene.word(at + 1) in _DASHES:
            at, signed = at + 2, True  # "Ramallah 9-3-2016 Wafa -"
        else:
            break
    return at if signed or (placed and set_off) else first


def _closing(scene: Scene, opening: int) -> int | None:
    """The token that closes a signature."""
    sign = _CLOSING[scene.word(opening)]
    return next((at for at in range(opening + 2, opening + _SIGNED) if scene.word(at) == sign), None)
