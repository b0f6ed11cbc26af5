"""spaCy components: `nlp.add_pipe("timeline_events")` in any Arabic pipeline.

`timeline_times` and `timeline_actors` put what they find into `doc.spans` under their own names; `timeline_events`
puts the triggers there and the events themselves, as the event document writes them, into `doc._.timeline`. Relative
dates need the publication day: set `doc._.published` (a date, or a day in ISO 8601) before the component runs, or give
it to the component for all documents. No event is dated from a guess: without it `timeline_events` refuses to run.

Spans are widened to whole spaCy tokens, because spaCy leaves "and" and "to" on the Arabic word; the exact offsets are
in `doc._.timeline`, which is plain JSON, so that documents survive `to_bytes` and several processes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache

from attrs import frozen
from spacy.language import Language
from spacy.tokens import Doc, Span

from rules.actors import Candidate
from rules.pipeline import Extractor
from rules.tokens import Tokens
from timeline import document
from timeline.article import Article
from timeline.timeline import Timeline

TIMES, ACTORS, EVENTS = "timeline_times", "timeline_actors", "timeline_events"
_ENTITIES = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC"}


@cache
def _extractor(language: str) -> Extractor:
    return Extractor.load(language)


def _register() -> None:
    """The extension attributes, added where they are missing."""
    for name in ("published", "article_id"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Doc.has_extension("timeline"):
        Doc.set_extension("timeline", getter=lambda doc: doc.user_data.get(EVENTS))


def _published(doc: Doc, default: date | str | None) -> date | None:
    """The document's publication day; text is read as ISO 8601. Raises `ValueError` for anything else."""
    day = doc._.published or default
    if day is None or isinstance(day, date):
        return day
    return datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)


def article_of(doc: Doc, published: date | str | None = None, *, language: str = "ar") -> Article:
    """A spaCy document as an article, for `rules.extract`: its text, its day and its id.

    The day is `doc._.published`, else `published`; text is read as ISO 8601. The id is `doc._.article_id`, else that of
    the text. Raises `ValueError` where there is no day.
    """
    _register()
    day = _published(doc, published)
    if day is None:
        raise ValueError("an article needs its publication day: set doc._.published, or name it")
    named = {} if doc._.article_id is None else {"id": doc._.article_id}
    return Article(text=doc.text, published=day, language=language, **named)


def _put(doc: Doc, group: str, spans: Iterable[tuple[int, int, str]]) -> None:
    """Character spans as a span group, widened to whole tokens."""
    found = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans)
    doc.spans[group] = [span for span in found if span is not None]


@frozen
class Times:
    """Finds time expressions: spans labelled with their rule."""

    language: str

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its time expressions in `doc.spans["timeline_times"]`."""
        found = _extractor(self.language).times.find(Tokens.of(doc.text))
        _put(doc, TIMES, ((time.start, time.end, time.rule) for time in found))
        return doc


@frozen
class Actors:
    """Finds who is named: spans labelled with the form of the mention. Entities found before join as candidates."""

    language: str
    published: str | None

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its actors in `doc.spans["timeline_actors"]`."""
        extractor = _extractor(self.language)
        tokens = Tokens.of(doc.text)
        times = extractor.times.find(tokens)
        cast = extractor.actors.find(
            tokens,
            _published(doc, self.published) or date.min,
            taken=[(time.first, time.last) for time in times],
            candidates=_candidates(tokens, doc.ents),
        )
        _put(doc, ACTORS, ((mention.start, mention.end, mention.form) for mention in cast.mentions))
        return doc


@frozen
class Events:
    """Finds events: triggers labelled with their kind, and the event document in `doc._.timeline`."""

    language: str
    published: str | None

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its events. Raises `ValueError` where no publication day is given."""
        if _published(doc, self.published) is None:
            raise ValueError(
                "timeline_events needs the publication day: set doc._.published, or add_pipe(config={'published': …})"
            )
        tokens = Tokens.of(doc.text)
        article = article_of(doc, self.published, language=self.language)
        extraction = _extractor(self.language).extract(article, candidates=_candidates(tokens, doc.ents))
        doc.user_data[EVENTS] = json.loads(document.write(Timeline(extraction)))
        triggers = ((event.kind, item.trigger) for event in extraction for item in event.evidence)
        _put(doc, EVENTS, sorted({(trigger.start, trigger.end, str(kind)) for kind, trigger in triggers}))
        return doc


def _candidates(tokens: Tokens, entities: Iterable[Span]) -> list[Candidate]:
    """Named entities of the pipeline, in our tokens."""
    found = []
    for entity in entities:
        label = _ENTITIES.get(entity.label_)
        first = tokens.index_at(entity.start_char)
        last = tokens.index_at(entity.end_char - 1)
        if label is not None and first is not None and last is not None:
            found.append(Candidate(first, last + 1, label))
    return found


@Language.factory(TIMES, assigns=["doc.spans"], default_config={"language": "ar"})
def create_times(nlp: Language, name: str, language: str) -> Callable[[Doc], Doc]:
    """The component that finds time expressions."""
    _register()
    return Times(language)


@Language.factory(ACTORS, assigns=["doc.spans"], default_config={"language": "ar", "published": None})
def create_actors(nlp: Language, name: str, language: str, published: str | None) -> Callable[[Doc], Doc]:
    """The component that finds actors."""
    _register()
    return Actors(language, published)


@Language.factory(EVENTS, assigns=["doc.spans", "doc._.timeline"], default_config={"language": "ar", "published": None})
def create_events(nlp: Language, name: str, language: str, published: str | None) -> Callable[[Doc], Doc]:
    """The component that finds events."""
    _register()
    return Events(language, published)


__all__ = ["ACTORS", "EVENTS", "TIMES", "Actors", "Events", "Times", "article_of"]
