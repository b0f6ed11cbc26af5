"""The meanings that time rules can give: what a rule file names by `make`, and how its arguments are filled.

A meaning is a function that turns what a pattern captured into an expression; None refuses the reading. The
arguments are captures ("$name"), or values written in the rule.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from rules import meanings_dates, meanings_hours, meanings_lengths
from rules.grammar import Meaning
from rules.schema import Rule

MEANINGS: Mapping[str, Callable[..., Any]] = {
    name.rstrip("_"): getattr(module, name)
    for module in (meanings_dates, meanings_hours, meanings_lengths)
    for name in module.__all__
}


def meaning_of(rule: Rule) -> Meaning:
    """The category that a rule builds, and what makes its meaning from captures. Raises `RuleError`."""
    value = dict(rule.value)
    category = value.pop("is", None)
    if not isinstance(category, str):
        raise rule.error("value", "says not what it is", 'write value = { is = "day", make = "…" }')
    name = value.pop("make", "same")
    make = MEANINGS.get(name) if isinstance(name, str) else None
    if make is None:
        raise rule.error("value", f"{name!r} is no meaning", f"use one of {', '.join(MEANINGS)}")
    known = inspect.signature(make).parameters
    if unknown := set(value) - set(known):
        raise rule.error("value", f"{name!r} takes no {min(unknown)!r}", f"use {', '.join(known)}")
    captured = {key: item[1:] for key, item in value.items() if isinstance(item, str) and item.startswith("$")}
    fixed = {key: item for key, item in value.items() if key not in captured}

    def build(captures: Mapping[str, Any]) -> Any:
        return make(**fixed, **{key: captures[name] for key, name in captured.items() if name in captures})

    needed = {name for key, name in captured.items() if known[key].default is inspect.Parameter.empty}
    return Meaning(category, build, frozenset(needed), frozenset(captured.values()))
