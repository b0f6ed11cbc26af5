"""From an article to its events: the stages in their order, over rules that are compiled once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from attrs import evolve, frozen

from rules.actors import ActorFinder
from rules.actors import Candidate as Named
from rules.attach import attach_places, attach_times
from rules.build import Builder, Wording
from rules.candidate import Candidate
from rules.datelines import filed
from rules.dates import Dated, DatedText, date_found, date_text
from rules.dating import Dating
from rules.discourse import tell
from rules.events import candidates as mentions
from rules.lasting import is_deadline, lasting, until_deadline
from rules.scene import Scene
from rules.speech import Speech
from rules.staging import Staging
from rules.status import is_past, is_present
from rules.timefound import TimeFound
from rules.times import TimeTagger
from rules.tokens import Tokens
from rules.triggers import Triggers
from rules.words import StructureWords
from timeline.article import Article
from timeline.event import Kind, Status
from timeline.expression import Duration, Expression, Open, Recurring, Shift, Vague
from timeline.extraction import Extraction
from timeline.resolve import Tense

_TENSE = {Status.OCCURRED: Tense.PAST, Status.PLANNED: Tense.FUTURE, Status.DENIED: Tense.PAST}
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
            Wording.load(language),
        )

    def extract(self, article: Article, *, candidates: Sequence[Named] = ()) -> Extraction:
        """The events, time expressions and warnings of one article.

        `candidates` are named entities that another pipeline found; they are checked by the same rules as our own.
        """
        tokens = Tokens.of(article.text)
        times = self.times.find(tokens)
        dated = date_text(tokens, article.published, self.times, times=times)
        taken = [(time.first, time.last) for time in times]
        home = self.actors.publishers.home(article)
        cast = self.actors.find(tokens, article.day, taken=taken, candidates=candidates, home=home)
        scene = Scene.of(tokens, cast, times, self.triggers, self.words)
        found = list(mentions(scene))
        by_token = {item.found.first: item for item in dated.times}
        filing = filed(scene)
        dating = [time for time in times if time.first not in filing and _may_date(scene, time)]
        dates: dict[int, Dated] = {}
        attached = attach_times(scene, found, dating)
        for index, time in attached.items():
            item, tense = by_token.get(time.first), _TENSE[found[index].status]
            if (
                item is not None
                and item.tense is not tense
                and (item.tense is None or _knows_tense(scene, found[index]))
            ):
                # the verb of the event knows better than the words around what tense it is
                item = date_found(time, article.published, tense=tense, mentioned=item.mentioned)
            if item is not None and _fits(scene, item, found[index], article.day):
                by_token[time.first] = item
                lasts = lasting(scene, found[index], item, by_token)
                if lasts is not None:
                    dates[index] = lasts
        deadlines = [time for time in times if time.first in by_token and is_deadline(time)]
        for index, time in attach_times(scene, found, deadlines).items() if deadlines else ():
            if index not in dates and is_deadline(time):
                item = until_deadline(found[index], by_token[time.first], article.day)
                if item is not None:
                    dates[index] = item
        may_date = {time.first: by_token[time.first] for time in dating if time.first in by_token}
        told = _with_status(scene, found, dates, article.day)
        places = attach_places(scene, found, attached)
        groups = tell(scene, told, dates, places, Staging.of(scene, told, may_date, article.day))
        speech = Speech.of(scene, found, groups)
        events = Builder(article, scene, groups, speech, Dating.of(article.day, groups), self.wording).events()
        resolved = DatedText(tuple(by_token[item.found.first] for item in dated.times))
        return Extraction(article, events, resolved.mentions(article.id), dated.warnings)


def _fits(scene: Scene, item: Dated, candidate: Candidate, published: date) -> bool:
    """Whether a date can be that of the event: bounded, and not to come for something that has been said or done."""
    when = item.resolution.when
    if when is None or when.first_day is None or when.last_day is None:
        return False
    past = not candidate.is_noun or is_past(scene, candidate.carrier)
    if past and candidate.status is Status.OCCURRED and _is_later(item.found.expression):
        return False  # "the meeting ended after an hour": counted from its beginning
    done = not candidate.is_noun or (candidate.kind is Kind.MESSAGE and past)
    return not done or candidate.status is not Status.OCCURRED or when.first_day <= published


def _knows_tense(scene: Scene, candidate: Candidate) -> bool:
    """Whether an event says itself whether it is to come: by a verb, or as "the next meeting"."""
    to_come = candidate.status is Status.PLANNED and scene.word(candidate.last) in scene.words.planned
    return not candidate.is_noun or candidate.carrier is not None or to_come


def _is_later(expression: Expression) -> bool:
    """Whether an expression counts forward from its anchor: "after an hour", "in two days"."""
    return isinstance(expression, Shift) and expression.count > 0


def _with_status(
    scene: Scene, found: Sequence[Candidate], dates: Mapping[int, Dated], published: date
) -> list[Candidate]:
    """The candidates, where a noun dated in the future is something planned, and what is over is not: "X visits"."""
    told = list(found)
    for index, dated in dates.items():
        told[index] = _when_dated(scene, found[index], dated, published)
    return told


def _when_dated(scene: Scene, item: Candidate, dated: Dated, published: date) -> Candidate:
    when = dated.resolution.when
    if when is None or when.first_day is None or when.last_day is None:
        return item
    if item.status is Status.OCCURRED and when.first_day > published:
        return evolve(item, status=Status.PLANNED)
    over = item.status is Status.PLANNED and when.last_day < published and not item.is_noun
    return evolve(item, status=Status.OCCURRED) if over and is_present(scene, item.first) else item


def _may_date(scene: Scene, time: TimeFound) -> bool:
    """Whether an expression can be the day of an event: no length, no "since", no "until"."""
    if isinstance(time.expression, _DATES_NOTHING) or scene.word(time.first) in scene.words.throughout:
        return False
    return scene.word(time.last) not in scene.words.same  # "later that same day" counts from the day just named


@cache
def _extractor(language: str) -> Extractor:
    return Extractor.load(language)


def extract(article: Article) -> Extraction:
    """The diplomatic events that an article reports: `for event in extract(Article(text=…, published=…))`.

    Raises `RuleError` for a language without rules.
    """
    return _extractor(article.language).extract(article)
