"""The event model: what an event is, when it was, how events merge and order."""

from timeline.article import Article
from timeline.event import Event
from timeline.extraction import Extraction
from timeline.timeline import Timeline

__all__ = ["Article", "Event", "Extraction", "Timeline"]
