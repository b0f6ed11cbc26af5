"""Events of several days, or on one of several: "begins tomorrow and lasts three days", "before the end of May"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from attrs import evolve

from rules.candidate import Candidate
from rules.clitics import AND, ARTICLE
from rules.dates import Dated, date_found
from rules.needs import bare
from rules.scene import Scene
from rules.timefound import TimeFound
from timeline.event import Kind, Status
from timeline.expression import Duration, Open, Side, Unit, Weekday
from timeline.resolve import Tense
from timeline.when import When

_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_OCCASIONS = frozenset((Kind.VISIT, Kind.MEETING))
_BEHIND = 60  # tokens behind an event that say how long it lasts
_LONGEST = 31  # days; what is said to last longer is no single occasion


def lasting(scene: Scene, candidate: Candidate, dated: Dated, times: Mapping[int, Dated]) -> Dated | None:
    """The date of a visit or meeting, drawn out to as many days as its sentence says behind it that it lasts.

    The words that date it then reach from the first day to the length, whichever stands in front. `times` are those of
    the text by first token. None for a day on which only began what is over on another, of which nothing is known.
    """
    when = dated.resolution.when
    if (
        when is None
        or not when.is_one_day
        or when.first_day is None
        or candidate.kind not in (Kind.VISIT, Kind.MEETING)
    ):
        return dated
    if _began_before(scene, candidate, dated):
        return _to_its_end(scene, candidate, dated, times, when.first_day)
    length = _length(scene, candidate)
    if length is None:
        return (_since if _ends(scene, candidate, dated.found) else _until)(scene, candidate, dated, when.first_day)
    time, days = length
    ends, further = _ends(scene, candidate, dated.found), timedelta(days=days - 1)
    if (when.first_day - date.min if ends else date.max - when.first_day) < further:
        return dated  # the first or last of them has no date
    first = when.first_day - further if ends else when.first_day
    return _drawn_out(scene, dated, time, first, first + further)


def is_deadline(time: TimeFound) -> bool:
    """Whether an expression says before when: "before the end of the month"."""
    return isinstance(time.expression, Open) and time.expression.side is Side.BEFORE


def until_deadline(candidate: Candidate, deadline: Dated, published: date) -> Dated | None:
    """The days on which something is to be that is planned "before the end of the month": from the publication on."""
    when = deadline.resolution.when
    last = None if when is None else when.last_day
    if candidate.status is not Status.PLANNED or last is None or not published <= last:
        return None
    return evolve(deadline, resolution=evolve(deadline.resolution, when=When.days(published, last)))


def _began_before(scene: Scene, candidate: Candidate, dated: Dated) -> bool:
    """Whether on a day only that began at whose end something is done: "at the end of talks that began Friday"."""
    ends = candidate.is_noun and scene.word(candidate.first - 1) in scene.words.at_the_end
    between = range(candidate.last, dated.found.first)
    return ends and any(_is_verb_of(scene, index, scene.words.starts) for index in between)


def _to_its_end(
    scene: Scene, candidate: Candidate, dated: Dated, times: Mapping[int, Dated], first: date
) -> Dated | None:
    """The date drawn out to the day that stands in front: "signed it yesterday at the end of talks that began …"."""
    for time in reversed(scene.times_in(scene.sentence(candidate.first).first, candidate.first)):
        days = times[time.first].days if time.first in times else None
        last = None if days is None or not days.is_one_day else days.last_day
        if last is not None and first < last <= first + timedelta(days=_LONGEST):
            return _drawn_out(scene, dated, time, first, last)
    return None


def _drawn_out(scene: Scene, dated: Dated, time: TimeFound, first: date, last: date) -> Dated:
    start, end = min(dated.found.start, time.start), max(dated.found.end, time.end)
    day, _, _ = dated.resolution.value.partition("T")  # which part of it was the first is no matter for all of them
    return evolve(
        dated,
        found=evolve(dated.found, start=start, end=end, text=scene.tokens.text.original[start:end]),
        resolution=evolve(dated.resolution, when=When.days(first, last), type="DATE", value=day),
    )


def _until(scene: Scene, candidate: Candidate, dated: Dated, first: date) -> Dated:
    """The date of what begins on a day, drawn out to the one until which it lasts, or on which it ends."""
    for time in _told_behind(scene, candidate):
        before = time.first - 1
        if time.start <= dated.found.start:
            continue
        expression = time.expression
        if isinstance(expression, Open) and expression.side is Side.UNTIL and scene.word(before) in scene.words.lasts:
            expression = expression.of
        elif not _is_verb_of(scene, before, scene.words.endings) or _is_of_another_noun(scene, candidate, before):
            continue
        anchor = first if isinstance(expression, Weekday) else dated.anchor  # the next Friday behind the first day
        again = date_found(evolve(time, expression=expression), anchor, tense=Tense.FUTURE)
        last = None if again is None or again.days is None else again.days.last_day
        if last is not None and first < last <= first + timedelta(days=_LONGEST):
            return _drawn_out(scene, dated, time, first, last)
    return dated


def _since(scene: Scene, candidate: Candidate, dated: Dated, last: date) -> Dated:
    """The date of what ends on a day, drawn out to the one on which it is said to have begun."""
    for time in _told_behind(scene, candidate):
        if time.start <= dated.found.start or not _is_verb_of(scene, time.first - 1, scene.words.starts):
            continue
        again = date_found(time, dated.anchor, tense=Tense.PAST)
        first = None if again is None or again.days is None else again.days.first_day
        if first is not None and first < last <= first + timedelta(days=_LONGEST):
            return _drawn_out(scene, dated, time, first, last)
    return dated


def _is_of_another_noun(scene: Scene, candidate: Candidate, verb: int) -> bool:
    """Whether a verb behind "which" tells of a noun between it and the event: "hailed the drill that ends tomorrow"."""
    if scene.word(verb - 1) not in scene.words.relatives:
        return False
    for index in range(candidate.last, verb - 1):
        word = scene.word(index)
        known = scene.mention_over(index) or scene.time_over(index) or scene.place_at(index)
        if known is None and word.isalpha() and not word.startswith(ARTICLE) and word not in scene.words.prepositions:
            return True
    return False


def _ends(scene: Scene, candidate: Candidate, time: TimeFound) -> bool:
    """Whether the day is the last one: "the meeting ended yesterday, which lasted two days"."""
    if candidate.left is not None or (time.first > candidate.last and _is_end(scene, time)):
        return True  # "left yesterday after a visit of two days", "a visit that lasted two days and ended yesterday"
    return candidate.carrier is not None and _is_verb_of(scene, candidate.carrier, scene.words.endings)


def _is_verb_of(scene: Scene, index: int, lemmas: frozenset[str]) -> bool:
    """Whether one of these verbs (past tense) stands at a token: of beginning, of ending."""
    return any(hit.value.lemma in lemmas for hit in scene.hits.get(index, ()))


def day_of_departure(scene: Scene, candidate: Candidate) -> TimeFound | None:
    """The time between the verb of a departure and a visit, where it is told how long that was: so it can be dated."""
    if candidate.left is None or _length(scene, candidate) is None:
        return None
    times = (time for time in scene.times_in(candidate.left, candidate.first) if time.first > candidate.left)
    return next(times, None)


def _is_end(scene: Scene, time: TimeFound) -> bool:
    """Whether a verb of ending, with "and", stands right in front of a day: "… and ended yesterday"."""
    verb = time.first - 1
    joined = any(hit.proclitic.conjunction for hit in scene.hits.get(verb, ()))
    return joined and _is_verb_of(scene, verb, scene.words.endings)


def day_of_end(scene: Scene, candidate: Candidate) -> TimeFound | None:
    """The time behind a visit or meeting on which it is said to have ended, where it is told how long it was."""
    if not candidate.is_noun or candidate.kind not in _OCCASIONS or _length(scene, candidate) is None:
        return None
    return next((time for time in _told_behind(scene, candidate) if _is_end(scene, time)), None)


def _length(scene: Scene, candidate: Candidate) -> tuple[TimeFound, int] | None:
    """How long the event is said to last, in days, and the words that say so."""
    for time in _told_behind(scene, candidate):
        if scene.word(time.first - 1).removeprefix(AND) not in scene.words.lasts:
            continue
        if scene.any_of(scene.words.after, candidate.last, time.first):
            continue  # "after a break that lasted two weeks"
        if isinstance(time.expression, Duration) and len(time.expression.amounts) == 1:
            amount, unit = time.expression.amounts[0]
            if amount is not None and unit in _DAYS and 1 < amount * _DAYS[unit] <= _LONGEST:
                return time, round(amount * _DAYS[unit])
    return None


def _told_behind(scene: Scene, candidate: Candidate) -> Iterator[TimeFound]:
    """The times behind an event in its sentence, in front of the first occasion of another kind."""
    first, end = candidate.last, min(scene.sentence(candidate.first).last, candidate.last + _BEHIND)
    times = [time for time in scene.times_in(first, end) if time.first >= first]
    looked_at = range(first, times[-1].first + 1) if times else ()
    end = next((index for index in looked_at if _is_of_another_kind(scene, candidate, index)), end)
    return (time for time in times if time.first < end)


def _is_of_another_kind(scene: Scene, candidate: Candidate, index: int) -> bool:
    """Whether a token names an occasion of another kind, or a tour, so that what follows is not about this one."""
    hits = scene.hits.get(index, ())
    if candidate.kind is Kind.VISIT and not candidate.is_noun and bare(scene.word(index)) in scene.words.tours:
        return True  # of which a stop is told
    kinds = [hit.value.meaning.kind for hit in hits]
    return candidate.kind not in kinds and not _OCCASIONS.isdisjoint(kinds)
