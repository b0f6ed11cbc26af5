"""What holds of the events of any text: hostile, mixed or cut in pieces."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sound import check

from rules import extract
from timeline import Article
from timeline.event import Event
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
@settings(max_examples=200, deadline=None)
def test_whatever_the_text_its_events_are_sound(text: str, published: date) -> None:
    check(text, published)


@given(st.permutations(UNDATED), days)
@settings(max_examples=30, deadline=None)
def test_no_date_is_given_where_the_text_has_none(sentences: list[str], published: date) -> None:
    found = extraction("\n".join(sentences), published)
    assert found.events
    assert {days_of(event) for event in found} == {(None, None)}
