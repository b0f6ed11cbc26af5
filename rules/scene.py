"""Scene: everything known about a text before its events are read: tokens, sentences, clauses, who, when, where.

Positions are token indices; ranges run from `first` up to and without `last`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import compress, count
from operator import attrgetter

from attrs import field, frozen

from rules.actors import Cast, Mention, MentionForm, PlaceMention
from rules.asides import goes_on
from rules.ceremonies import Ceremony
from rules.clauses import Sentence, clause_starts, sentences
from rules.conjugation import Tense
from rules.gender import is_woman_s
from rules.lexicon import Hit
from rules.text import fold
from rules.timefound import TimeFound
from rules.tokens import Tokens
from rules.triggers import Form, Trigger, Triggers
from rules.ways import Way
from rules.words import StructureWords
from timeline.event import Kind

_MINE = "ي"  # -i, of nouns only: "ministerial" is no "and he visited me"
_HIS, _FEMININE, _OPENED = "ه", "ة", "ته"  # -hu; ta marbuta; the ending that a pronoun opens, with "his"
_OUTLET = MentionForm.OUTLET
_first, _last, _pronoun = attrgetter("first"), attrgetter("last"), attrgetter("pronoun")
_FINITE, _PARTICIPLE, _TENSELESS = frozenset((Form.VERB, Form.LIGHT)), Form.PARTICIPLE, Tense.NONE
_QUOTES = frozenset('«"“„')
_TO_THE = ("لل", "ولل", "فلل")  # li- and the article; no name begins so


class _Words(dict[int, str]):
    """The words of a text by token: a dictionary, since nothing else is asked so often and answers as fast."""

    def __missing__(self, index: int) -> str:
        return ""


@frozen(eq=False, slots=False)  # slots with cached properties would slow every attribute down
class Scene:
    """A text with what was found in it, indexed by token."""

    tokens: Tokens
    cast: Cast
    times: tuple[TimeFound, ...]
    words: StructureWords
    word: Callable[[int], str] = field(repr=False)  # the folded word at a token, the empty string outside the text
    hits: dict[int, tuple[Hit[Trigger], ...]] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    _sentence_at: list[int] = field(repr=False)  # by token, the index of its sentence
    _clause_at: list[int] = field(repr=False)  # by token, where its clause begins
    _clause_end_at: list[int] = field(repr=False)  # by token, where its clause has ended
    mention_at: Callable[[int], Mention | None] = field(repr=False)  # the mention of an actor that begins at a token
    mention_over: Callable[[int], Mention | None] = field(repr=False)  # the mention of an actor that holds a token
    time_over: Callable[[int], TimeFound | None] = field(repr=False)  # the time expression that holds a token
    place_at: Callable[[int], PlaceMention | None] = field(repr=False)  # the place that begins at a token
    _outlets: list[Mention] = field(repr=False)
    _places: dict[int, int] = field(repr=False)  # by first token, the index in the cast
    _asides: dict[int, int] = field(repr=False)  # by first token, where the clause goes on that they interrupt

    @classmethod
    def of(
        cls, tokens: Tokens, cast: Cast, times: Sequence[TimeFound], triggers: Triggers, words: StructureWords
    ) -> Scene:
        """The scene of a tokenised text."""
        actors = [mention for mention in cast.mentions if not _is_participle(tokens, mention, triggers)]
        inside = {index: mention for mention in actors for index in range(mention.first, mention.last)}
        in_time = {index: time for time in times for index in range(time.first, time.last)}
        hits: dict[int, tuple[Hit[Trigger], ...]] = {}
        skip_until = 0
        for index, found in triggers.lexicon.find(tokens.words).items():
            if tokens.words[index] in words.no_verbs:
                continue  # written like "and she visited him"
            if index >= skip_until and index not in inside and index not in in_time:
                if any(map(_pronoun, found)):
                    found = tuple([hit for hit in found if not hit.pronoun or _may_own(tokens, index, hit)])
                if not found:
                    continue
                hits[index] = found
                skip_until = index + found[0].length
        verbs: dict[int, bool] = {}
        for index, found in hits.items():
            for hit in found:
                if _is_verbal(hit):
                    verbs[index] = verbs.get(index, False) or bool(hit.proclitic.conjunction)
        parts = tuple(sentences(tokens, words))
        firsts = [sentence.first for sentence in parts]
        opening = set(firsts)
        clauses = [
            start
            for start in clause_starts(tokens, parts, words, verbs)
            if start not in inside or start in opening  # "Ban" Ki-moon is written like "that"
        ]
        starts = {mention.first: mention for mention in actors}
        asides = {
            start: behind
            for start in clauses
            if tokens.words[start] in words.relatives
            for behind in goes_on(tokens, start, clauses, starts, hits, words)
        }
        resumed = {behind: clauses[bisect_left(clauses, start) - 1] for start, behind in asides.items()}
        clauses = sorted({*clauses, *resumed})
        sentence_at = _by_token(firsts, range(len(parts)), len(tokens))
        following = [*clauses[1:], len(tokens)]
        ends = (
            [min(parts[sentence_at[k]].last, end) for k, end in zip(clauses, following, strict=True)] if parts else []
        )
        return cls(
            tokens=tokens,
            cast=cast,
            times=tuple(times),
            words=words,
            word=_Words(enumerate(tokens.words)).__getitem__,
            hits=hits,
            sentences=parts,
            sentence_at=sentence_at,
            clause_at=_by_token(clauses, [resumed.get(first, first) for first in clauses], len(tokens)),
            clause_end_at=_by_token(clauses, ends, len(tokens), before=clauses[0] if clauses else 0),
            mention_at=starts.get,
            mention_over=inside.get,
            time_over=in_time.get,
            place_at={place.first: place for place in cast.places}.get,
            outlets=sorted((one for one in starts.values() if one.form is _OUTLET), key=_first),
            places={place.first: index for index, place in enumerate(cast.places)},
            asides=asides,
        )

    def may_be_feminine(self, index: int) -> bool:
        """Whether the entity at an index of the cast can be the subject of a feminine verb: all but a man can."""
        entity = self.cast.entities[index]
        return entity.kind != "person" or entity.title is None or is_woman_s(entity.title)

    def times_in(self, first: int, last: int) -> Sequence[TimeFound]:
        """The time expressions that hold a token from `first` up to and without `last`."""
        begin = bisect_right(self.times, first, key=_last)
        return self.times[begin : bisect_left(self.times, last, begin, key=_first)]

    @cached_property
    def says_same(self) -> bool:
        """Whether "same" stands at the end of any time expression or right behind it: "on the same day"."""
        same = self.words.same
        return any(self.word(time.last - 1) in same or self.word(time.last) in same for time in self.times)

    @cached_property
    def calls_off(self) -> bool:
        """Whether anything in the text is called off."""
        words = self.tokens.words
        return not (self.words.cancelling.isdisjoint(words) and self.words.cancelled.isdisjoint(words))

    def side(self, index: int) -> int:
        """The entity that stands for the side of the one at an index of the cast: the first that names a bloc."""
        return self._sides.get(index, index)

    def fuller(self, index: int, other: int) -> int:
        """That of two entities which is named by more words."""
        one, two = self.cast.entities[index].name, self.cast.entities[other].name
        return other if len(two.split()) > len(one.split()) else index

    @cached_property
    def _sides(self) -> dict[int, int]:
        first: dict[str, int] = {}
        blocs = [(index, entity) for index, entity in enumerate(self.cast.entities) if entity.kind != "person"]
        return {
            index: first.setdefault(entity.identity.name, index)
            for index, entity in blocs
            if entity.identity is not None
        }

    def must_be_feminine(self, index: int) -> bool:
        """Whether the entity at an index of the cast cannot be the subject of a masculine verb: a ministry, a woman."""
        entity = self.cast.entities[index]
        if entity.kind == "person":
            return entity.title is not None and is_woman_s(entity.title)
        return entity.kind in ("institution", "group") and fold(entity.name).split()[0].endswith("ه")

    def places_in(self, first: int, last: int) -> Sequence[PlaceMention]:
        """The places that begin at a token from `first` up to and without `last`."""
        begin = bisect_left(self.cast.places, first, key=_first)
        return self.cast.places[begin : bisect_left(self.cast.places, last, begin, key=_first)]

    def place_index(self, place: PlaceMention) -> int:
        """Which of the cast's places one is."""
        return self._places[place.first]

    def any_of(self, words: frozenset[str], first: int, last: int) -> bool:
        """Whether one of the words stands among the tokens from `first` up to and without `last`."""
        return not words.isdisjoint(self.tokens.words[first if first > 0 else 0 : last if last > 0 else 0])

    def hits_in(self, first: int, last: int) -> Iterator[Hit[Trigger]]:
        """The readings of the triggers from the token `first` up to and without `last`."""
        begin = bisect_left(self._hit_firsts, first)
        for index in self._hit_firsts[begin : bisect_left(self._hit_firsts, last, begin)]:
            yield from self.hits[index]

    def sentence_index(self, index: int) -> int:
        """Which sentence holds a token."""
        return self._sentence_at[index if index > 0 else 0]

    def sentence(self, index: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self._sentence_at[index if index > 0 else 0]]

    def opening(self, index: int) -> int:
        """The first token of the sentence that holds a token, behind a line break."""
        first = self.sentence(index).first
        while self.word(first) == "\n":
            first += 1
        return first

    def clause(self, index: int) -> int:
        """The token at which the clause that holds `index` begins, also where a relative clause interrupts it."""
        return self._clause_at[index if index > 0 else 0]

    def goes_on(self, index: int) -> int | None:
        """The token at which a clause goes on behind what interrupts it at `index`: "X, who is in Cairo, | Y"."""
        return self._asides.get(index)

    def clause_end(self, index: int) -> int:
        """The token at which the clause that holds `index` has ended."""
        return self._clause_end_at[index if index > 0 else 0]

    def turns_away(self, index: int) -> bool:
        """Whether the sentence of a token begins with "on another matter"."""
        first = self.sentence(index).first
        words = self.tokens.words[first : first + 3]
        return " ".join(words) in self.words.apart_from or " ".join(words[:2]) in self.words.apart_from

    def lead(self, mention: Mention | PlaceMention) -> str:
        """What is written onto a mention's first word and does not belong to it: wa-, li-, bi- …"""
        return mention.lead

    @cached_property
    def is_verb(self) -> Callable[[int], bool]:
        """Whether a finite verb that reports an event or carries one stands at a token."""
        return self._verbs.__contains__

    def names_call(self, first: int, last: int) -> bool:
        """Whether a noun for a telephone call stands between two tokens."""
        return any(
            hit.value.form is Form.NOUN and hit.value.meaning.kind is Kind.CALL for hit in self.hits_in(first, last)
        )

    @cached_property
    def is_verbal(self) -> Callable[[int], bool]:
        """Whether a finite verb or a participle stands at a token."""
        participles = {index for index in self._with_form[Form.PARTICIPLE] if self.tokens.words[index].endswith("ا")}
        return (self._verbs | participles).__contains__

    @cached_property
    def is_noun(self) -> Callable[[int], bool]:
        """Whether a noun that names an event stands at a token."""
        return self._with_form[Form.NOUN].__contains__

    def is_they(self, mention: Mention) -> bool:
        """Whether a mention is nothing but words for those just told of: "the participants", "they all"."""
        if mention.last - mention.first > 1 and self.tokens.words[mention.last - 1] not in self.words.they:
            return False
        found = self._they.get(mention.start)
        if found is None:
            found = self._they[mention.start] = all(word in self.words.they for word in fold(mention.text).split())
        return found

    def outlets_in(self, sentence: Sentence) -> Sequence[Mention]:
        """The mentions of agencies, channels and papers in a sentence."""
        if not self._outlets:
            return ()
        begin = bisect_left(self._outlets, sentence.first, key=_first)
        return self._outlets[begin : bisect_left(self._outlets, sentence.last, begin, key=_first)]

    @cached_property
    def denials(self) -> tuple[int, ...]:
        """The tokens that deny, with a letter written onto them or without."""
        return tuple(compress(count(), map(self.words.denies.__getitem__, self.tokens.words)))

    @cached_property
    def ways(self) -> dict[int, Hit[Way]]:
        """The longest way of speaking in public that begins at each token at which one does."""
        return {index: hits[0] for index, hits in self.words.ways.lexicon.find(self.tokens.words).items()}

    @cached_property
    def ceremonies(self) -> dict[int, Hit[Ceremony]]:
        """The longest word for an occasion that is no event at each token at which one begins."""
        return {index: hits[0] for index, hits in self.words.ceremonies.lexicon.find(self.tokens.words).items()}

    @cached_property
    def _they(self) -> dict[int, bool]:
        return {}

    @cached_property
    def _hit_firsts(self) -> list[int]:
        return list(self.hits)

    @cached_property
    def _verbs(self) -> frozenset[int]:
        verbs = self._with_form[Form.VERB] | self._with_form[Form.LIGHT]
        # "between" is written like "made clear"
        return frozenset(index for index in verbs if self.tokens.words[index] not in self.words.prepositions)

    @cached_property
    def _with_form(self) -> dict[Form, set[int]]:
        found: dict[Form, set[int]] = {form: set() for form in Form}
        for index, hits in self.hits.items():
            for hit in hits:
                found[hit.value.form].add(index)
        return found

    def behind_when_and_where(self, at: int) -> int:
        """The token behind the times and places that stand from a token on: "yesterday in Rabat"."""
        while True:
            time, place = self.time_over(at), self.place_at(at + (self.word(at) in self.words.prepositions))
            if time is not None:
                at = time.last
            elif place is not None and self.after_preposition(place) is not None:
                at = place.last
            else:
                return at

    def after_preposition(self, mention: Mention | PlaceMention) -> str | None:
        """The preposition that governs a mention, separate or written onto it; None where there is none."""
        lead = self.lead(mention)
        if lead and lead[-1] in "بلك":
            return lead[-1]
        if self.word(mention.first).startswith(_TO_THE):
            return "ل"
        before = self.word(mention.first - 1)
        if before in _QUOTES:
            before = self.word(mention.first - 2)  # "on «Twitter»"
        if before in self.words.of and self.word(mention.first - 2) in self.words.each:
            before = self.word(mention.first - 3)  # "with each of"
        if before in self.words.prepositions:
            return before.removeprefix("و") if before != "وسط" else before
        return None


def _by_token(firsts: Sequence[int], values: Sequence[int], length: int, *, before: int = 0) -> list[int]:
    """The value of the stretch that holds each token, and the end of the text; `before` all stretches that."""
    if not firsts:
        return [before] * (length + 1)
    found = [before] * firsts[0]
    for first, last, value in zip(firsts, [*firsts[1:], length + 1], values, strict=True):
        found += [value] * (last - first)
    return found


def _is_participle(tokens: Tokens, mention: Mention, triggers: Triggers) -> bool:
    """Whether a private group is headed by what is an accusative participle: "accusing Ankara", not "the accused"."""
    return (
        not mention.official
        and mention.last - mention.first > 1
        and tokens.words[mention.first].endswith("ا")
        and any(hit.value.form is Form.PARTICIPLE for hit in triggers.lexicon.at(tokens.words, mention.first))
    )


def _may_own(tokens: Tokens, index: int, hit: Hit[Trigger]) -> bool:
    """Whether what looks like a pronoun on a trigger can be one: no verb has "my", and no word the feminine ending."""
    if hit.pronoun == _MINE:
        return not _is_verbal(hit)
    last = index + hit.length - 1
    feminine = hit.pronoun == _HIS and tokens.last_letter(last) == _FEMININE
    return not feminine or tokens.words[last].endswith(_OPENED)  # "zayaratuhu" is also written with dots


def _is_verbal(hit: Hit[Trigger]) -> bool:
    form = hit.value.form
    return form in _FINITE and hit.value.inflection.tense is not _TENSELESS or form is _PARTICIPLE
