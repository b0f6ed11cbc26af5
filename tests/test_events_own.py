"""Events of our own annotated articles: how much of the annotation is found, and what the articles tell together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from telling import told

from rules import extract
from timeline import Article, Timeline
from timeline.event import Event, Kind
from timeline.letters import name_words

DATA = Path(__file__).parent / "data"
EXAMPLES = Path(__file__).parents[1] / "examples" / "vienna-2015.jsonl"
GOLD: Mapping[str, Any] = {
    file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(DATA.glob("*/*.json"))
}


def article(name: str) -> Article:
    gold = GOLD[name]
    return Article(id=name, text=gold["text"], published=date.fromisoformat(gold["published"]))


@cache
def found(name: str) -> tuple[Event, ...]:
    return extract(article(name)).events


def together(*names: str) -> Timeline:
    return Timeline(*(extract(article(name)) for name in names))


# --- accuracy


def gold_triggers(event: Mapping[str, Any]) -> set[tuple[int, int]]:
    return {(mention["start"], mention["end"]) for mention in event["mentions"]}


def triggers(event: Event) -> set[tuple[int, int]]:
    return {(item.trigger.start, item.trigger.end) for item in event.evidence}


def shared(gold: Mapping[str, Any], event: Event) -> int:
    """How many triggers of an annotated event an event of the same kind overlaps."""
    if gold["kind"] != event.kind:
        return 0
    return sum(any(a < d and c < b for c, d in triggers(event)) for a, b in gold_triggers(gold))


def aligned(name: str) -> Iterator[tuple[Mapping[str, Any], Event]]:
    """Annotated events with the found ones that share most triggers, one to one."""
    pairs = [(shared(gold, event), gold, event) for gold in GOLD[name]["events"] for event in found(name)]
    taken: set[str] = set()
    for count, gold, event in sorted(pairs, key=lambda pair: -pair[0]):
        if count and not {gold["id"], event.id} & taken:
            taken |= {gold["id"], event.id}
            yield gold, event


def days(event: Event) -> tuple[str | None, str | None]:
    when = event.time.when
    return (None, None) if when is None else (str(when.first_day), str(when.last_day))


def gold_days(gold: Mapping[str, Any]) -> tuple[str | None, str | None]:
    return gold["earliest"], gold["latest"]


def same_people(gold: Mapping[str, Any], event: Event) -> bool:
    left = [name_words(participant.name) for participant in event.participants]
    for participant in gold["participants"]:
        name = name_words(participant["name"])
        match = next((other for other in left if name <= other or other <= name), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold)


PAIRS = [(gold, event) for name in GOLD for gold, event in aligned(name)]
EVENTS = [event for name in GOLD for event in found(name)]
ANNOTATED = [event for gold in GOLD.values() for event in gold["events"]]


def test_mentions() -> None:
    annotated = {
        (name, event["kind"], span) for name in GOLD for event in GOLD[name]["events"] for span in gold_triggers(event)
    }
    mentions = {(name, event.kind, span) for name in GOLD for event in found(name) for span in triggers(event)}
    right = sum(
        any(doc == name and kind == other and a < d and c < b for name, other, (c, d) in mentions)
        for doc, kind, (a, b) in annotated
    )
    assert f1(right, len(mentions), len(annotated)) >= 0.92


def test_events() -> None:
    assert f1(len(PAIRS), len(EVENTS), len(ANNOTATED)) >= 0.92


@pytest.mark.parametrize(("kind", "least"), [(kind, 0.85 if kind is Kind.MESSAGE else 0.87) for kind in Kind])
def test_events_of_each_kind(kind: Kind, least: float) -> None:
    right = sum(event.kind is kind for _, event in PAIRS)
    predicted = sum(event.kind is kind for event in EVENTS)
    assert f1(right, predicted, sum(event["kind"] == kind for event in ANNOTATED)) >= least


def test_status_days_and_people_of_what_is_found() -> None:
    status = [gold["status"] == event.status for gold, event in PAIRS]
    dated = [gold_days(gold) == days(event) for gold, event in PAIRS if gold["earliest"]]
    whole = [
        gold["status"] == event.status and gold_days(gold) == days(event) and same_people(gold, event)
        for gold, event in PAIRS
    ]
    assert sum(status) / len(status) >= 0.98
    assert sum(dated) / len(dated) >= 0.9
    assert f1(sum(whole), len(EVENTS), len(ANNOTATED)) >= 0.75


def test_few_events_have_a_wrong_day() -> None:
    given = [(gold, event) for gold, event in PAIRS if event.time.when is not None]
    wrong = [event for gold, event in given if gold_days(gold) != days(event)]
    assert len(wrong) / len(given) <= 0.03


# --- several articles together


def test_the_talks_of_tunis_are_told_once_by_three_papers() -> None:
    timeline = together("tunis-2019-03-15", "tunis-2019-03-16", "tunis-2019-03-18")
    talks = [
        event for event in timeline.events if event.kind is Kind.MEETING and days(event) == ("2019-03-15", "2019-03-15")
    ]
    assert [told(event) for event in talks] == [
        "meeting 2019-03-15 @تونس: منصف الجلاصي؛ عبد المجيد زروالي؛ لويزا فرنانديز"
    ]
    assert {item.article for item in talks[0].evidence} == {"tunis-2019-03-15", "tunis-2019-03-16", "tunis-2019-03-18"}
    assert talks[0].conflicts == ()
    dated = {item.article: item.time.text for item in talks[0].evidence if item.time is not None}
    assert dated == {
        "tunis-2019-03-15": "اليوم الجمعة",
        "tunis-2019-03-16": "أمس",
        "tunis-2019-03-18": "يوم الجمعة 15 مارس 2019",
    }


def test_the_four_ministers_met_on_friday_though_one_paper_says_saturday() -> None:
    timeline = together(*(name for name in GOLD if name.startswith("vienna")))
    four = [
        event
        for event in timeline.events
        if event.kind is Kind.MEETING and days(event) == ("2015-10-23", "2015-10-23") and len(event.participants) == 4
    ]
    assert [told(event) for event in four] == [
        "meeting 2015-10-23 @فيينا: سيرغي لافروف؛ جون كيري؛ عادل الجبير؛ فريدون سينيرلي أوغلو"
    ]
    assert {"vienna-2015-10-24", "vienna-2015-10-25", "vienna-2015-10-26"} <= {
        item.article for item in four[0].evidence
    }
    assert [conflict.values for conflict in four[0].conflicts] == [("2015-10-23", "2015-10-24")]


def test_a_paper_that_contradicts_itself_shows_both_days() -> None:
    meeting = next(event for event in found("vienna-2015-10-31") if event.conflicts)
    assert days(meeting) == ("2015-10-29", "2015-10-29")
    assert [conflict.values for conflict in meeting.conflicts] == [("2015-10-29", "2015-10-30")]


# --- examples


def test_the_annotated_examples_are_the_published_ones() -> None:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    published = {example["id"]: (example["text"], example["published"]) for example in map(json.loads, lines)}
    annotated = {file.stem: GOLD[file.stem] for file in (DATA / "examples").glob("*.json")}
    assert published == {name: (gold["text"], gold["published"]) for name, gold in annotated.items()}
