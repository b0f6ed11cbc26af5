"""What holds of the events of any text, for tests and fuzzers."""

from __future__ import annotations

from datetime import date

from rules import extract
from timeline import Article, Timeline, document
from timeline.event import Basis, Event, Status
from timeline.extraction import Extraction

_MADE_AT_IT = "with the "  # an event dated by the statement made at it, whose own mentions have no words of time


def check(text: str, published: date, *, again: bool = True) -> Extraction:
    """The extraction of a text, which is sound: spans, dates, ids, the document, and the same `again`."""
    article = Article(id="a", text=text, published=published)
    found = extract(article)
    assert len({event.id for event in found}) == len(found.events)
    for event in found:
        assert event.evidence
        for item in event.evidence:
            assert text[item.start : item.end] == item.quote
            for span in (item.trigger, item.time):
                if span is not None:
                    assert item.start <= span.start < span.end <= item.end
                    assert text[span.start : span.end] == span.text
        _check_time(event, found, published)
    for time in found.times:
        assert text[time.start : time.end] == time.text
    timeline = Timeline(found)
    written = None if _has_surrogates(text) else document.write(timeline)  # half a pair is what no document can hold
    assert written is None or document.read(written) == timeline
    if again:
        second = extract(article)
        assert second == found
        assert written is None or document.write(Timeline(second)) == written
    return found


def _check_time(event: Event, found: Extraction, published: date) -> None:
    """No date is given without the words that it came from; what has occurred does not lie ahead."""
    when = event.time.when
    if when is None:
        assert event.time.basis is Basis.NONE
        return
    assert event.time.basis in (Basis.EXPLICIT, Basis.INHERITED)
    assert event.time.derivation
    assert found.times
    own = any(item.time is not None for item in event.evidence) or event.time.derivation.startswith(_MADE_AT_IT)
    assert own or event.time.basis is Basis.INHERITED
    assert event.status is not Status.OCCURRED or when.first_day is None or when.first_day <= published


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)
