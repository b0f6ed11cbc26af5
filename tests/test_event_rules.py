"""Every event rule proves itself: the whole language runs over each example, and the complete result is compared."""

from __future__ import annotations

from datetime import date

import pytest

from rules.pipeline import Extractor
from rules.schema import Example, Rule
from rules.triggers import Triggers
from timeline.article import Article
from timeline.event import Event, Status

PUBLISHED = date(2015, 10, 25)  # a Sunday
RULES = Triggers.load().rules


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def told(event: Event) -> str:
    """An event in one line: kind, status, days, place and who, as the examples of the rules write it."""
    parts: list[str] = [event.kind]
    if event.status is not Status.OCCURRED:
        parts.append(event.status)
    if event.time.when is not None:
        parts.append(event.time.when.edtf())
    if event.place is not None:
        parts.append(f"@{event.place.name}")
    names = "؛ ".join(f"{participant.name}" for participant in event.participants)
    return " ".join(parts) + f": {names}"


def cases(kind: str) -> list[tuple[Rule, Example]]:
    return [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), cases("examples"), ids=lambda value: getattr(value, "name", ""))
def test_the_example_of_a_rule_gives_its_events(extractor: Extractor, rule: Rule, example: Example) -> None:
    extraction = extractor.extract(Article(text=example.plain, published=example.published or PUBLISHED))
    triggers = sorted(
        {(item.trigger.start, item.trigger.end) for event in extraction for item in event.evidence}
    )
    marked = [example.plain[start:end] for start, end in example.spans]
    assert [told(event) for event in extraction] == example.gives
    assert [example.plain[start:end] for start, end in triggers] == marked
    assert triggers == list(example.spans)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_makes_events_has_an_example_that_it_reads(extractor: Extractor, rule: Rule) -> None:
    if rule.value["form"] == "light":
        return
    used = {
        item.rule
        for example in rule.examples
        for event in extractor.extract(Article(text=example.plain, published=example.published or PUBLISHED))
        for item in event.evidence
    }
    assert rule.name in used


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in RULES for text in rule.never], ids=lambda value: getattr(value, "name", "")
)
def test_the_lookalike_of_a_rule_is_left_alone(extractor: Extractor, rule: Rule, text: str) -> None:
    extraction = extractor.extract(Article(text=text, published=PUBLISHED))
    assert rule.name not in {item.rule for event in extraction for item in event.evidence}
