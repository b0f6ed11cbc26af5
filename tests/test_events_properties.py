"""What holds of the events of any text: hostile, mixed or cut in pieces."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rules import extract
from timeline import Article, Timeline, document
from timeline.event import Event, Status
from timeline.extraction import Extraction

TEXTS = tuple(
    json.loads(file.read_text(encoding="utf-8"))["text"]
    for file in sorted((Path(__file__).parent / "data").glob("*/*.json"))
)
SENTENCES = tuple(
    sentence + "." for text in TEXTS for sentence in text.replace("\n", " ").split(".") if sentence.strip()
)
WORDS = tuple(dict.fromkeys(word for text in TEXTS for word in text.split()))
UNDATED = (
    "التقى وزير الخارجية النرويجي يوهان بيرغ نظيره السويدي لارس أولسن في أوسلو.",
    "وقال بيرغ خلال اللقاء إن المحادثات مفيدة.",
    "زار الرئيس القبرصي نيكوس باباس أثينا.",
    "وتلقى باباس اتصالاً هاتفياً من رئيس الوزراء المالطي جو بورغ.",
    "واتفق الجانبان على تنسيق المواقف، مؤكدين عمق العلاقات.",
    "بعث العاهل الأردني الملك عبدالله الثاني برقية إلى أمير الكويت الشيخ مبارك بن سالم.",
)

slices = st.builds(
    lambda text, start, length: text[start : start + length],
    st.sampled_from(TEXTS),
    st.integers(0, 1500),
    st.integers(0, 600),
)
shuffles = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map(" ".join)
salads = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
hostile = st.text(
    alphabet=st.sampled_from("وبلاتيم نهأإىةـًّ ٠1.،:«»\"'()-\n\u200f\u202e\ufeff\ud800<a&؟\u0000"), max_size=200
)
texts = st.one_of(slices, shuffles, salads, hostile, st.text(max_size=80))
mixed = st.lists(st.one_of(slices, salads, hostile, shuffles), max_size=3).map("\n".join)
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def extraction(text: str, published: date) -> Extraction:
    return extract(Article(id="a", text=text, published=published))


def days_of(event: Event) -> tuple[date | None, date | None]:
    when = event.time.when
    return (None, None) if when is None else (when.first_day, when.last_day)


@given(st.one_of(texts, mixed), days)
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_its_events_are_sound(text: str, published: date) -> None:
    found = extraction(text, published)
    assert len({event.id for event in found}) == len(found.events)
    for event in found:
        assert event.evidence
        for item in event.evidence:
            assert text[item.start : item.end] == item.quote
            for span in (item.trigger, item.time):
                if span is not None:
                    assert item.start <= span.start < span.end <= item.end
                    assert text[span.start : span.end] == span.text
    assert extraction(text, published).events == found.events


@given(st.one_of(shuffles, slices), days)
@settings(max_examples=60, deadline=None)
def test_what_occurred_does_not_lie_ahead(text: str, published: date) -> None:
    for event in extraction(text, published):
        first, _ = days_of(event)
        assert event.status is not Status.OCCURRED or first is None or first <= published


@given(st.permutations(UNDATED), days)
@settings(max_examples=30, deadline=None)
def test_no_date_is_given_where_the_text_has_none(sentences: list[str], published: date) -> None:
    found = extraction("\n".join(sentences), published)
    assert found.events
    assert {days_of(event) for event in found} == {(None, None)}


@given(shuffles, days)
@settings(max_examples=30, deadline=None)
def test_the_same_article_gives_the_same_document(text: str, published: date) -> None:
    first, second = (document.write(Timeline(extraction(text, published))) for _ in range(2))
    assert first == second
