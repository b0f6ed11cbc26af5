"""From an article to its events: the stages in their order, over rules that are compiled once."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from rules.actors import ActorFinder
from rules.attach import attach_places, attach_times
from rules.build import Builder, Wording
from rules.discourse import tell
from rules.events import candidates
from rules.scene import Scene
from rules.times import TimeTagger
from rules.tokens import Tokens
from rules.triggers import Triggers
from rules.words import StructureWords
from timeline.article import Article
from timeline.extraction import Extraction


@frozen
class Extractor:
    """Everything that extraction needs, loaded once; one object serves any number of articles of its language."""

    times: TimeTagger
    actors: ActorFinder
    triggers: Triggers
    words: StructureWords
    wording: Wording

    @classmethod
    def load(cls, language: str = "ar") -> Extractor:
        """The extractor of a language. Raises `RuleError` where a rule file is wrong or the language has none."""
        return cls(
            TimeTagger.load(language),
            ActorFinder.load(language),
            Triggers.load(language),
            StructureWords.load(language),
            Wording.load(),
        )

    def extract(self, article: Article) -> Extraction:
        """The events, time expressions and warnings of one article."""
        tokens = Tokens.of(article.text)
        ...


@cache
def _extractor(language: str) -> Extractor:
    return Extractor.load(language)


def extract(article: Article) -> Extraction:
    """The diplomatic events that an article reports: `for event in extract(Article(text=…, published=…))`.

    Raises `RuleError` for a language without rules.
    """
    return _extractor(article.language).extract(article)
