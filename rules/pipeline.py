"""From an article to its events: the stages in their order, over rules that are compiled once."""

from __future__ import annotations

from datetime import date
from functools import cache

from attrs import evolve, frozen

from rules.actors import ActorFinder
from rules.attach import attach_places, attach_times
from rules.build import Builder, Wording
from rules.discourse import tell
from rules.events import candidates
from rules.scene import Scene
from rules.times import TimeFound, TimeTagger
from rules.tokens import Tokens
from rules.triggers import Triggers
from rules.words import StructureWords
from timeline.article import Article
from timeline.event import Status
from timeline.evidence import Span, TimeMention
from timeline.expression import Duration, Open, Recurring, Vague
from timeline.extraction import Extraction
from timeline.resolve import Resolution, ResolutionError, Tense, resolve
from timeline.when import When

_TENSE = {Status.OCCURRED: Tense.PAST, Status.PLANNED: Tense.FUTURE, Status.DENIED: Tense.PAST}
_STRETCHES = frozenset(("منذ", "ومنذ", "حتي", "لغايه", "طوال", "طيله"))  # since, until, throughout
_DATES_NOTHING = (Duration, Open, Recurring, Vague)


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
        times = self.times.find(tokens)
        cast = self.actors.find(tokens, article.day, taken=[(time.first, time.last) for time in times])
        scene = Scene.of(tokens, cast, times, self.triggers, self.words)
        found = list(candidates(scene))
        dating = [time for time in times if _may_date(tokens, time)]
        attached = attach_times(scene, found, dating)
        whens: dict[int, When] = {}
        for index, time in attached.items():
            when = self._when(time, article.published, found[index].status)
            if when is None:
                continue
            if found[index].status is Status.OCCURRED and when.first_day is not None and when.first_day > article.day:
                if not found[index].is_noun:
                    continue  # what has been said is not dated by a day to come
                found[index] = evolve(found[index], status=Status.PLANNED)
            whens[index] = when
        attached = {index: time for index, time in attached.items() if index in whens}
        groups = tell(scene, found, attached, whens, attach_places(scene, found))
        builder = Builder(article, scene, groups, self._resolve, self.wording)
        return Extraction(article, builder.events(), *self._mentions(article, times))

    def _resolve(self, time: TimeFound, anchor: date, status: Status) -> Resolution:
        return resolve(time.expression, anchor, tense=_TENSE[status])

    def _when(self, time: TimeFound, anchor: date, status: Status) -> When | None:
        try:
            when = self._resolve(time, anchor, status).when
        except ResolutionError:
            return None
        if when is None or when.earliest is None or when.latest is None:
            return None
        return when.whole_days()

    def _mentions(self, article: Article, times: tuple[TimeFound, ...]) -> tuple[tuple[TimeMention, ...], tuple[str, ...]]:
        mentions = []
        for time in times:
            resolution = resolve(time.expression, article.published)
            span = Span(time.start, time.end, time.text)
            mentions.append(
                TimeMention.of(
                    span,
                    resolution.when,
                    article=article.id,
                    type=resolution.type,
                    value=resolution.value,
                    rule=time.rule,
                )
            )
        return tuple(mentions), ()


def _may_date(tokens: Tokens, time: TimeFound) -> bool:
    """Whether an expression can be the day of an event: no length, no "since", no "until"."""
    return not isinstance(time.expression, _DATES_NOTHING) and tokens.words[time.first] not in _STRETCHES


@cache
def _extractor(language: str) -> Extractor:
    return Extractor.load(language)


def extract(article: Article) -> Extraction:
    """The diplomatic events that an article reports: `for event in extract(Article(text=…, published=…))`.

    Raises `RuleError` for a language without rules.
    """
    return _extractor(article.language).extract(article)
