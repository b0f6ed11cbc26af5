"""Every example of every time rule, run by the whole language and compared as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import pytest

from rules.dates import date_text
from rules.grammar import Node
from rules.schema import Example, Rule
from rules.times import TimeTagger
from timeline.evidence import TimeMention

TAGGER = TimeTagger.load("ar")


def examples() -> Iterator[object]:
    for rule in TAGGER.rules:
        for example in rule.examples:
            yield pytest.param(rule, example, id=f"{rule.name}: {example.text}")


def lookalikes() -> Iterator[object]:
    for rule in TAGGER.rules:
        for sentence in rule.never:
            yield pytest.param(rule, sentence, id=f"{rule.name}: {sentence}")


def described(time: TimeMention) -> str:
    """Type and TIMEX3 value, and the bounds where the value does not tell them."""
    bounds = [_iso(bound) for bound in (time.earliest, time.latest)]
    said = f"{time.type} {time.value}"
    return said if bounds in ([".."] * 2, [time.value] * 2) else f"{said} {'/'.join(bounds)}"


def _iso(bound: date | None) -> str:
    if bound is None:
        return ".."
    return bound.isoformat(timespec="minutes") if isinstance(bound, datetime) else bound.isoformat()


def rules_of(nodes: Iterable[Node]) -> set[str]:
    """The names of all rules that had a part in these readings."""
    return {name for node in nodes for name in (node.rule, *rules_of(node.children))}


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_example_gives_exactly_what_it_says(rule: Rule, example: Example) -> None:
    assert example.published is not None
    times = date_text(example.plain, example.published, TAGGER).mentions("a")
    gives = [example.gives] if isinstance(example.gives, str) else example.gives
    assert [(time.start, time.end) for time in times] == list(example.spans)
    assert [described(time) for time in times] == gives
    assert rule.name in rules_of(TAGGER.readings(example.plain))


@pytest.mark.parametrize(("rule", "sentence"), list(lookalikes()))
def test_lookalike_never_matches(rule: Rule, sentence: str) -> None:
    assert rule.name not in rules_of(found.tree for found in TAGGER.find(sentence) if found.tree)


def test_every_rule_has_an_example() -> None:
    assert [rule.name for rule in TAGGER.rules if not rule.examples] == []
