"""Every event rule proves itself: the whole language runs over each example, and the complete result is compared."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules.lexicon import Lexicon
from rules.pipeline import Extractor
from rules.schema import Example, Rule
from rules.tokens import Tokens
from rules.triggers import Triggers
from timeline.article import Article
from timeline.extraction import Extraction

PUBLISHED = date(2015, 10, 25)  # a Sunday
TRIGGERS = Triggers.load()


def extract(extractor: Extractor, example: Example) -> Extraction:
    return extractor.extract(Article(text=example.plain, published=example.published or PUBLISHED))


def name(value: object) -> str:
    return value.name if isinstance(value, Rule) else ""


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule in TRIGGERS.rules for example in rule.examples], ids=name
)
def test_the_example_of_a_rule_gives_its_events(extractor: Extractor, rule: Rule, example: Example) -> None:
    extraction = extract(extractor, example)
    triggers = {(item.trigger.start, item.trigger.end) for event in extraction for item in event.evidence}
    assert [told(event) for event in extraction] == example.gives
    assert sorted(triggers) == list(example.spans)


@pytest.mark.parametrize("rule", TRIGGERS.rules, ids=name)
def test_every_rule_is_read_in_an_example_of_its_own(extractor: Extractor, rule: Rule) -> None:
    """A rule of light verbs makes no events itself: there the verb must stand in the example."""
    read: set[str] = set()
    for example in rule.examples:
        if rule.value["form"] == "light":
            read |= rules_of_words(TRIGGERS.lexicon, example.plain)
        else:
            read |= {item.rule for event in extract(extractor, example) for item in event.evidence}
    assert rule.name in read


def rules_of_words(lexicon: Lexicon, text: str) -> set[str]:
    words = Tokens.of(text).words
    return {hit.value.rule for index in range(len(words)) for hit in lexicon.at(words, index)}


@pytest.mark.parametrize("rule", TRIGGERS.rules, ids=name)
def test_every_rule_has_a_lookalike(rule: Rule) -> None:
    assert rule.never


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in TRIGGERS.rules for text in rule.never], ids=name)
def test_the_lookalike_of_a_rule_is_left_alone(extractor: Extractor, rule: Rule, text: str) -> None:
    extraction = extractor.extract(Article(text=text, published=PUBLISHED))
    assert rule.name not in {item.rule for event in extraction for item in event.evidence}
