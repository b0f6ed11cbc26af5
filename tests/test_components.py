"""The spaCy components, in real pipelines."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from rules import extract
from rules.components import article_of
from timeline import Article
from timeline.document import read

TEXT = "التقى وزير الخارجية النرويجي يوهان بيرغ أمس نظيره المصري سامح شكري في القاهرة."


@pytest.fixture
def nlp() -> Language:
    pipeline = spacy.blank("ar")
    for name in ("timeline_times", "timeline_actors", "timeline_events"):
        pipeline.add_pipe(name)
    return pipeline


def test_what_is_found_stands_in_span_groups(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = date(2015, 10, 25)
    doc = nlp(doc)
    assert {name: [(span.text, span.label_) for span in group] for name, group in doc.spans.items()} == {
        "timeline_times": [("أمس", "day counted from now")],
        "timeline_actors": [
            ("وزير الخارجية النرويجي يوهان بيرغ", "full"),
            ("نظيره المصري سامح شكري", "counterpart"),
            ("القاهرة", "state"),
        ],
        "timeline_events": [("التقى", "meeting")],
    }


def test_the_events_are_an_event_document(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published, doc._.article_id = "2015-10-25", "seventeen"
    (event,) = nlp(doc)._.timeline["events"]
    assert event["time"]["edtf"] == "2015-10-24"
    assert [item["article"] for item in event["evidence"]] == ["seventeen"]


def test_a_document_is_an_article() -> None:
    doc = spacy.blank("ar")(TEXT)
    assert article_of(doc, "2015-10-25") == Article(text=TEXT, published=date(2015, 10, 25))
    doc._.published, doc._.article_id = "2015-10-26T08:30", "seventeen"
    article = article_of(doc, date(2015, 10, 25))
    assert article == Article(id="seventeen", text=TEXT, published=datetime(2015, 10, 26, 8, 30))
    assert [event.time.when.edtf() for event in extract(article) if event.time.when] == ["2015-10-25"]


def test_a_document_without_a_day_is_no_article() -> None:
    with pytest.raises(ValueError, match=r"needs its publication day: set doc\._\.published, or name it"):
        article_of(spacy.blank("ar")(TEXT))


def test_without_a_publication_day_nothing_is_guessed(nlp: Language) -> None:
    with pytest.raises(ValueError, match=r"needs the publication day: set doc\._\.published"):
        nlp(TEXT)


def test_a_pipeline_survives_disk_and_several_processes(tmp_path: Path) -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("timeline_events", config={"published": "2015-10-25"})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    docs = list(again.pipe([TEXT] * 4, n_process=2))
    assert [len(doc._.timeline["events"]) for doc in docs] == [1] * 4
    assert [doc._.timeline for doc in docs] == [nlp(TEXT)._.timeline] * 4


def test_what_the_component_writes_is_read_back() -> None:

    nlp = spacy.blank("ar")
    nlp.add_pipe("timeline_events", config={"published": "2015-10-25"})
    timeline = read(json.dumps(nlp(TEXT)._.timeline, ensure_ascii=False))
    assert [event.time.derivation for event in timeline] == ["«أمس» counted from 2015-10-25 (published): 2015-10-24"]


@pytest.mark.parametrize(
    ("named", "speakers"),
    [
        (None, []),
        ({"label": "ORG", "pattern": "السنابل"}, [["السنابل"]]),
    ],
)
def test_entities_that_the_pipeline_found_join_as_candidates(named: dict[str, str] | None, speakers: list[str]) -> None:
    nlp = spacy.blank("ar")
    if named is not None:
        nlp.add_pipe("entity_ruler").add_patterns([named])  # stands in for a trained model
    nlp.add_pipe("timeline_events", config={"published": "2015-10-25"})
    events = nlp("قالت السنابل إن الحوار مستمر.")._.timeline["events"]
    assert [[participant["name"] for participant in event["participants"]] for event in events] == speakers


def test_an_entity_is_cut_by_the_same_rules() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "غطفان المرداسي إن"}])
    nlp.add_pipe("timeline_actors")
    doc = nlp("قال غطفان المرداسي إن الحوار مستمر.")
    assert [(span.text, span.label_) for span in doc.spans["timeline_actors"]] == [("غطفان المرداسي", "full")]
