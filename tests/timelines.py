"""Timelines of every shape, for property tests."""

import re
from datetime import date, datetime

import attrs
from hypothesis import strategies as st

from timeline import Timeline
from timeline.article import text_sha256
from timeline.event import (
    Attribution,
    Basis,
    Codes,
    Conflict,
    Correction,
    Event,
    EventTime,
    Identity,
    Kind,
    Label,
    Occasion,
    Participant,
    Place,
    Reading,
    Role,
    Status,
)
from timeline.evidence import Evidence, Span, TimeMention, TimeSpan
from timeline.timeline import ArticleRecord
from timeline.when import Grain, When

# Letters, diacritics, tatweel, bidi and line controls, both digit systems, markup, an emoji of several code points.
_ALPHABET = "أمسلقاءوفيناىةً ـ\u200f\u2067\u2028\r\n\0 abc<>&\"'=\\٢٣12👨‍👩‍👧"
texts = st.text(st.one_of(st.sampled_from(_ALPHABET), st.characters(exclude_categories=["Cs"])), max_size=30)
words = texts.filter(bool)
days = st.dates() | st.sampled_from([date.min, date(1, 1, 2), date(2016, 2, 29), date(9999, 12, 30), date.max])
minutes = st.datetimes().map(lambda moment: moment.replace(second=0, microsecond=0))
countries = st.none() | st.sampled_from(["RU", "EG", "UN", "EU"])


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, last = sorted(draw(st.tuples(days, days)))
    first, last = draw(st.sampled_from([(first, last), (first, first), (first, None), (None, last)]))
    return When.days(first, last, draw(st.sampled_from(Grain)), approximate=draw(st.booleans()))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, text = draw(st.integers(0, 10**6)), draw(words)
    return Span(start, start + len(text), text)


@st.composite
def parts_of(draw: st.DrawFn, whole: Span) -> Span:
    start = draw(st.integers(whole.start, whole.end - 1))
    end = draw(st.integers(start + 1, whole.end))
    return Span(start, end, whole.text[start - whole.start : end - whole.start])


@st.composite
def evidences(draw: st.DrawFn, article: str) -> Evidence:
    quote = draw(spans())
    trigger = draw(parts_of(quote))
    dated = draw(st.none() | parts_of(quote) | st.just(Span(quote.end + 3, quote.end + 6, "أمس")))
    time = dated and TimeSpan(dated.start, dated.end, dated.text, draw(words))
    said = draw(st.none() | parts_of(quote) | st.just(Span(quote.end + 2, quote.end + 8, "الحوار")))
    return Evidence(article, quote.start, quote.end, quote.text, draw(texts), trigger, time, said)


@st.composite
def event_times(draw: st.DrawFn) -> EventTime:
    when = draw(st.none() | whens())
    basis = Basis.NONE if when is None else draw(st.sampled_from([Basis.EXPLICIT, Basis.INHERITED]))
    alternatives = draw(st.lists(st.builds(Reading, whens(), texts), max_size=2))
    return EventTime(when, basis, draw(st.none() | texts), tuple(alternatives))


identities = st.builds(Identity, words, st.none() | texts, st.none() | texts)
participants = st.builds(
    Participant, words, st.none() | texts, countries, st.sampled_from(Role), st.none() | identities
)
corrections = st.builds(Correction, words, st.none() | texts, words, words)
attributions = st.builds(Attribution, words, st.sampled_from(["agency", "outlet", "document", "speaker", "official"]))


def tuples(items: st.SearchStrategy, **size: int) -> st.SearchStrategy:
    return st.lists(items, **{"max_size": 2, **size}).map(tuple)


# What looks like EDTF and mostly is none.
edtf_like = st.from_regex(r"(\d{2,4}X{0,2}(-\d\d){0,2}~?|\.\.)(/(\d{4}(-\d\d){0,2}~?|\.\.))?", fullmatch=True)


@st.composite
def conflicts(draw: st.DrawFn, evidence_count: int) -> Conflict:
    values = draw(tuples(texts | edtf_like | whens().map(When.edtf), min_size=2, max_size=3))
    index = st.integers(0, evidence_count - 1)
    return Conflict("time", values, draw(tuples(index, min_size=len(values), max_size=len(values))), draw(texts))


@st.composite
def events(draw: st.DrawFn, event_id: str, article_ids: list[str]) -> Event:
    evidence = draw(tuples(st.sampled_from(article_ids).flatmap(evidences), min_size=1, max_size=3))
    return Event(
        id=event_id,
        kind=draw(st.sampled_from(Kind)),
        status=draw(st.sampled_from(Status)),
        time=draw(event_times()),
        participants=draw(tuples(participants)),
        place=draw(st.none() | st.builds(Place, words, countries)),
        occasion=draw(st.none() | st.sampled_from(Occasion)),
        codes=Codes("040", "CONSULT"),
        label=draw(st.builds(Label, texts, texts)),
        attributions=draw(tuples(attributions)),
        conflicts=draw(tuples(conflicts(len(evidence)))),
        corrections=draw(tuples(corrections)),
        evidence=evidence,
    )


@st.composite
def time_mentions(draw: st.DrawFn, article: str) -> TimeMention:
    span = draw(spans())
    bounds = draw(st.one_of(st.tuples(days, days), st.tuples(minutes, minutes)).map(sorted))
    earliest, latest = draw(st.sampled_from([bounds, (bounds[0], None), (None, bounds[1]), (None, None)]))
    kind = draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"]))
    return TimeMention(span.start, span.end, span.text, draw(words), article, kind, draw(words), earliest, latest)


@st.composite
def article_records(draw: st.DrawFn, article_id: str) -> ArticleRecord:
    optional = st.none() | texts
    return ArticleRecord(
        id=article_id,
        published=draw(st.one_of(days, minutes, st.datetimes())),
        title=draw(optional),
        source=draw(optional),
        url=draw(optional),
        language="ar",
        sha256=text_sha256(article_id),
        warnings=draw(tuples(texts)),
    )


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    article_ids = draw(st.lists(words, unique=True, max_size=3))
    event_ids = draw(st.lists(words, unique=True, max_size=3)) if article_ids else []
    times = tuples(st.sampled_from(article_ids).flatmap(time_mentions)) if article_ids else st.just(())
    return Timeline.assembled(
        [draw(events(event_id, article_ids)) for event_id in event_ids],
        [draw(article_records(article_id)) for article_id in article_ids],
        draw(times),
    )


def mention(article: str, marked: str, *, start: int = 0) -> Evidence:
    """Evidence of a sentence that begins at `start`, its trigger in [brackets] and its time expression in {braces}."""
    quote = re.sub(r"[][{}]", "", marked)
    trigger, time = (
        Span(start + quote.index(text), start + quote.index(text) + len(text), text)
        for text in (re.search(r"\[(.+?)]", marked)[1], re.search(r"{(.+?)}", marked)[1])
    )
    time = TimeSpan(time.start, time.end, time.text, "relative day")
    return Evidence(article, start, start + len(quote), quote, "meeting noun", trigger, time)


def small_timeline() -> Timeline:
    """One article, one meeting that has everything an event can have, two time expressions of either grain."""
    friday, saturday = date(2015, 10, 23), date(2015, 10, 24)
    lavrov = Identity("سيرغي لافروف", "Sergey Lavrov", "وزير الخارجية")
    event = Event(
        id="m1",
        kind=Kind.MEETING,
        time=EventTime(When.day(friday), Basis.EXPLICIT, "«أمس الأول»", (Reading(When.day(saturday), "«أمس»"),)),
        participants=(Participant("سيرغي لافروف", "وزير الخارجية", "RU", Role.PARTY, lavrov),),
        place=Place("فيينا", "AT"),
        codes=Codes("040", "CONSULT"),
        label=Label("لقاء", "Meeting"),
        attributions=(Attribution("سبوتنيك", "agency"),),
        conflicts=(Conflict("time", ("2015-10-23", "2015-10-24"), (0, 1), "two days"),),
        evidence=(
            mention("a", "وقال لافروف بعد [لقائه] كيري {أمس الأول} إن الحوار مستمر"),
            mention("a", "واستمر [اللقاء] {أمس}", start=100),
        ),
    )
    url = "https://example.org/a"
    record = ArticleRecord("a", date(2015, 10, 25), "عنوان", "وكالة", url, "ar", text_sha256("a"), ("a warning",))
    times = [
        TimeMention(*attrs.astuple(event.evidence[0].time), "a", "DATE", "2015-10-23", friday, friday),
        TimeMention(140, 144, "مساء", "evening", "a", "TIME", "2015-10-24TEV", datetime(2015, 10, 24, 18), None),
    ]
    return Timeline.assembled([event], [record], times)
