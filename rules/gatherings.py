"""The ceremonies, conferences and press conferences of an article: which words name one of them, when and where it was.

None of these is an event of itself. What is said or done at one shares its day and its place (see `rules.staging`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import frozen

from rules.actors import PlaceMention
from rules.candidate import Candidate
from rules.carriers import is_light
from rules.clitics import ARTICLE, without_owner
from rules.contents import is_of_publishing
from rules.dates import Dated
from rules.governing import is_occasion
from rules.lexicon import Hit
from rules.manner import press_behind
from rules.needs import bare
from rules.scene import Scene
from rules.telling import Gathering, same_place
from rules.ways import Way
from rules.whereabouts import seats_body
from timeline.event import Kind, Occasion, Status

_DESCRIBED = 8  # tokens between a noun and "which"
_ADJECTIVES = 3  # words behind a noun that tell it from others of its name
_VERB = 6  # tokens between "was held" and what was
_MEMORY = 24  # gatherings; further back no reader looks for what a word takes up
_DAYS = 3  # that a gathering may last; what lasts longer dates nothing that was said at it
_SHARED = (Occasion.PRESS_CONFERENCE,)  # ways of speaking in which others have their turn


@frozen(kw_only=True)
class Naming:
    """The words that name a gathering in one place of the text."""

    first: int
    last: int
    nouns: frozenset[str]  # what it is called
    called: str  # the same for a reader of the document
    definite: bool
    any: bool = False  # takes up one of any name
    own: bool = False  # of a single speaker: his speech, his interview
    press: bool = False  # a press conference
    speech: bool = False  # his own, made to those who are there: "in his speech", "in the final statement"
    opening: bool = False  # the part with which it was opened or closed
    verb: bool = False
    described: frozenset[str] = frozenset()
    others: bool = False  # "the last", "the coming": another one than that just told of


def namings(scene: Scene) -> Iterator[Naming]:
    """Every place of the text that names a gathering, in order; nouns for one and the same are named once."""
    words, last = scene.words.ceremonies.lists, 0
    for index in sorted({*scene.ceremonies, *scene.ways}):
        if index < last or scene.time_over(index) is not None or _is_a_body(scene, index):
            continue
        way, ceremony = scene.ways.get(index), scene.ceremonies.get(index)
        longer = way is not None and (ceremony is None or way.length > ceremony.length)
        if way is not None and longer and (not way.value.press or press_behind(scene, index + way.length)):
            last = index + way.length
            yield _of_way(scene, index, way, last)
            continue
        if ceremony is None or (ceremony.value.verb and not _tells(scene, index)):
            continue
        last, nouns, called = index + ceremony.length, {*ceremony.value.nouns}, ceremony.value.called
        definite = bool(ceremony.pronoun) or _is_definite(scene, index)
        while not (ceremony.value.verb or _has_article(scene, last - 1)):
            behind = last + (scene.word(last) in words["works"])
            following = scene.ceremonies.get(behind)
            if following is None or following.value.verb or following.proclitic.preposition:
                break
            nouns.update(following.value.nouns)
            definite = definite or following.proclitic.article
            last = behind + following.length
        if ceremony.value.is_any and not definite:
            continue  # "on the occasion of the feast"
        at_works = not ceremony.value.verb and _has_article(scene, last) and bare(scene.word(last)) in words["works"]
        yield Naming(
            first=index,
            last=last,
            nouns=frozenset(nouns),
            called=called,
            definite=definite or at_works,
            any=ceremony.value.is_any,
            verb=ceremony.value.verb,
            opening=at_works or (definite and scene.word(last) in words["opening"]),
            described=_description(scene, last),
            others=any(scene.word(at) in words["others"] for at in range(last, last + 3)),
        )


def _is_a_body(scene: Scene, index: int) -> bool:
    """Whether a name of several words holds a token, unless something is done at what it names: "during the Forum".

    Or unless it is told that it was held: "yesterday the Arab Water Forum began".
    """
    mention = scene.mention_over(index)
    if mention is None or mention.last - mention.first == 1 or is_occasion(scene, mention.first):
        return False
    clause = scene.clause(mention.first)
    return not any(is_light(scene, at) for at in range(max(clause, mention.first - _VERB), mention.first))


def _tells(scene: Scene, index: int) -> bool:
    """Whether a verb stands at a token: known as such, at the head of its clause or behind "has"."""
    return scene.is_verb(index) or scene.clause(index) == index or scene.word(index - 1) in scene.words.auxiliaries


def _of_way(scene: Scene, index: int, hit: Hit[Way], last: int) -> Naming:
    noun = without_owner(scene.word(index)[len(hit.proclitic.text) :], hit.pronoun)
    noun = noun[:-1] if noun.endswith("ا") else noun  # the indefinite accusative
    press = hit.value.occasion in _SHARED
    spoken, behind = hit.value.occasion is Occasion.SPEECH and bool(hit.pronoun), scene.word(last)
    opening = spoken and behind in scene.words.ceremonies.lists["opening"]
    closing = hit.value.occasion is Occasion.WRITTEN_STATEMENT and behind in scene.words.ceremonies.lists["closing"]
    unnamed = not behind.startswith(ARTICLE) or behind in scene.words.prepositions
    return Naming(
        first=index,
        last=last,
        nouns=frozenset({noun, hit.value.occasion}),
        called=hit.value.occasion.replace("_", " "),
        definite=bool(hit.pronoun) or _is_definite(scene, index),
        own=not press,
        speech=opening or closing or (spoken and unnamed),
        opening=opening,
        press=press,
        others=any(scene.word(at) in scene.words.ceremonies.lists["others"] for at in range(last, last + 3)),
    )


def _has_article(scene: Scene, index: int) -> bool:
    """Whether the word at a token has the article: no other noun completes it."""
    word = scene.word(index)
    return bare(word) != word and (ARTICLE in word[:4] or "لل" in word[:3])


def _is_definite(scene: Scene, index: int) -> bool:
    return _has_article(scene, index) or scene.word(index - 1) in scene.words.ceremonies.lists["these"]


def _description(scene: Scene, last: int) -> frozenset[str]:
    """The words with the article behind a noun: "the Arab Economic (Forum)"."""
    found = []
    for index in range(last, last + _ADJECTIVES):
        word = scene.word(index)
        if not word.startswith((ARTICLE, "لل")) or word in scene.words.relatives or word in scene.words.prepositions:
            break
        if scene.time_over(index) is not None:
            break
        found.append(bare(word).removesuffix("ه"))
    return frozenset(found)


@frozen
class Stage:
    """What the times and places around a gathering's name say about it."""

    scene: Scene
    found: Sequence[Candidate]
    times: Mapping[int, Dated]  # by first token, those that can date something

    def gatherings(self) -> Iterator[tuple[Naming, Gathering]]:
        """Each naming with the gathering that it names."""
        told: list[Gathering] = []
        firsts = [candidate.first for candidate in self.found]
        between = _Between(firsts, self.found)
        for naming in namings(self.scene):
            time, place = self._time(naming, between), self._place(naming, between)
            if naming.verb and time is None:
                continue
            gathering = self._known(naming, time or self._period(naming, between), place, told)
            if gathering is None:
                gathering = Gathering(Kind.MEETING, Status.OCCURRED, {}, name=naming.called)
                gathering.described, gathering.own = naming.described, naming.own
                gathering.way = Occasion.PRESS_CONFERENCE if naming.press else None
                told.append(gathering)
            gathering.nouns |= naming.nouns
            gathering.time = gathering.time or time
            gathering.when = gathering.when or (None if time is None else time.days)
            gathering.place = gathering.place or place
            yield naming, gathering

    def _known(
        self, naming: Naming, time: Dated | None, place: PlaceMention | None, told: Sequence[Gathering]
    ) -> Gathering | None:
        """The gathering told of before that a definite noun takes up."""
        if not naming.definite or naming.others or naming.verb:
            return None
        for gathering in islice(reversed(told), _MEMORY):
            if not (naming.nouns & gathering.nouns or ((naming.any or naming.opening) and not gathering.own)):
                continue
            days = None if time is None else time.days
            same_day = days is None or gathering.when is None or days.overlaps(gathering.when)
            alike = (
                naming.opening
                or not (naming.described and gathering.described)
                or naming.described & gathering.described
            )
            if same_day and alike and same_place(place, gathering.place):
                return gathering
            return None
        return None

    def _stretch(self, naming: Naming) -> int:
        """The token up to which what stands behind a noun describes it: the clause, and "which" right behind it."""
        scene, end = self.scene, self.scene.clause_end(naming.first)
        which = end < scene.sentence(naming.first).last and scene.word(end) in scene.words.relatives
        if not which or end - naming.last > _DESCRIBED:
            return end
        words, between = scene.words, range(naming.last, end)
        further = any(scene.is_verb(index) or scene.word(index) in "،,؛" for index in between)
        about = scene.any_of(words.topics | words.on_the_feast_of, naming.last, end)  # "on the elections that were"
        return end if further or about else scene.clause_end(end)

    def _time(self, naming: Naming, between: _Between) -> Dated | None:
        for time in self.scene.times_in(naming.last, self._stretch(naming)):
            if between.stands(naming.last, time.first) or is_of_publishing(self.scene, naming.last, time):
                break
            if (dated := self.datable(time.first)) is not None:
                return dated
        start = self.scene.clause(naming.first)
        for time in reversed(self.scene.times_in(start, naming.first)):
            if between.stands(time.last, naming.first) or self._is_aim(time.last, naming.first):
                return None
            if (dated := self.datable(time.first)) is not None:
                return dated if self._is_its_own(between, time.first, naming) else None
        return None

    def _period(self, naming: Naming, between: _Between) -> Dated | None:
        """The days that "which" gives, however many: "the session that was held last week" is not yesterday's."""
        end = self._stretch(naming)
        if end == self.scene.clause_end(naming.first):
            return None
        times = (time for time in self.scene.times_in(naming.last, end) if not between.stands(naming.last, time.first))
        return next((dated for dated in (self.times.get(time.first) for time in times) if dated is not None), None)

    def datable(self, first: int) -> Dated | None:
        """The time expression that begins at a token, if it names few enough days."""
        dated = self.times.get(first)
        days = None if dated is None else dated.days
        if days is None or days.first_day is None or days.last_day is None:
            return None
        return dated if (days.last_day - days.first_day).days < _DAYS else None

    def _is_aim(self, first: int, last: int) -> bool:
        """Whether something is only intended: "arrived yesterday to attend the ceremony"."""
        words = self.scene.words
        for index in range(first, last):
            word = self.scene.word(index)
            if word.startswith("لل") or word in words.to or word in words.invited or word in words.hypothetical:
                return True
            if word.startswith("ل") and bare(word).rstrip("ها") in words.participation:
                return True
        return False

    def _is_its_own(self, between: _Between, first: int, naming: Naming) -> bool:
        """Whether a time in front of a noun is also its own: not the day of somebody's arrival or of a letter."""
        owner = between.before(first, self.scene.clause(naming.first))
        if owner is None and self.scene.word(naming.first - 1) in self.scene.words.after:
            return False  # "left yesterday after a tour"
        return owner is None or owner.kind not in (Kind.VISIT, Kind.MESSAGE)

    def _place(self, naming: Naming, between: _Between) -> PlaceMention | None:
        end = self._stretch(naming)
        ranges = ((naming.last, end), (self.scene.clause(naming.first), naming.first))
        for first, last in ranges:
            for place in self.scene.places_in(first, last):
                if self.scene.after_preposition(place) not in self.scene.words.within:
                    continue
                if naming.own and place.first < naming.first and seats_body(self.scene, place, speaks=True):
                    continue
                if not between.stands(min(naming.last, place.first), max(naming.first, place.first)):
                    return place
        return None


@frozen
class _Between:
    """The event mentions of a text, asked for by where they stand."""

    firsts: Sequence[int]
    found: Sequence[Candidate]

    def stands(self, first: int, last: int) -> bool:
        """Whether one stands from the token `first` up to and without `last`."""
        begin = bisect_left(self.firsts, first)
        return begin < len(self.firsts) and self.firsts[begin] < last

    def before(self, last: int, first: int) -> Candidate | None:
        """The last one in front of the token `last`, not before `first`."""
        index = bisect_left(self.firsts, last) - 1
        return self.found[index] if index >= 0 and self.firsts[index] >= first else None


def named_at(found: tuple[Naming, Gathering]) -> int:
    """The token at which a gathering is named."""
    return found[0].first
