"""What a rule is: a name in plain words, its phrases, its meaning, and examples that prove it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from timeline.errors import TimelineError

_BRACKETS = re.compile(r"[\[\]]")


class RuleError(TimelineError):
    """A rule file is wrong. The message names the file, the rule, the key and the remedy, in one line."""

    def __init__(self, file: str, rule: str | None, key: str | None, problem: str, remedy: str) -> None:
        self.file, self.rule, self.key, self.problem, self.remedy = file, rule, key, problem, remedy
        where = file + (f", rule {rule!r}" if rule else "") + (f", key {key!r}" if key else "")
        super().__init__(f"{where}: {problem}: {remedy}")


@frozen
class Example:
    """A sentence that must match: the spans marked in it with square brackets, and the complete result."""

    text: str
    published: date | None
    gives: Any

    @property
    def plain(self) -> str:
        """The sentence without its marks."""
        return unmark(self.text)[0]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The marked spans, as offsets into `plain` (end exclusive)."""
        return unmark(self.text)[1]


@frozen
class Rule:
    """One rule of a rule file; what its `value` may hold is for the family of rules to say."""

    name: str
    phrases: tuple[str, ...]
    file: str
    value: Mapping[str, Any] = field(factory=dict)
    affixes: str = "particle"
    examples: tuple[Example, ...] = ()
    never: tuple[str, ...] = ()

    def error(self, key: str, problem: str, remedy: str) -> RuleError:
        """The error to raise about this rule."""
        return RuleError(self.file, self.name, key, problem, remedy)


def unmark(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A sentence without its square brackets, and the spans that they marked. Marks may not nest.

    Raises `ValueError` for brackets that do not pair.
    """
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    length, opened, read = 0, -1, 0
    for match in _BRACKETS.finditer(text):
        piece = text[read : match.start()]
        plain.append(piece)
        length += len(piece)
        read = match.end()
        if (match[0] == "[") != (opened < 0):
            raise ValueError(f"the square brackets do not pair in {text!r}")
        if match[0] == "[":
            opened = length
        else:
            spans.append((opened, length))
            opened = -1
    if opened >= 0:
        raise ValueError(f"the square brackets do not pair in {text!r}")
    return "".join([*plain, text[read:]]), tuple(spans)
