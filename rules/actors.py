"""Actors: who an article names, with title and country, and every stretch of text that names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from operator import attrgetter

from attrs import frozen

from rules.actor import Actor, Resolved
from rules.collectives import Collectives
from rules.coreference import Coreference
from rules.gazetteer import Gazetteer
from rules.names import Names
from rules.phrase import MentionForm
from rules.phrases import PhraseReader
from rules.places import PlaceMention, PlaceReader, read_coordinates
from rules.publishers import Publishers
from rules.scan import Scan
from rules.tokens import Tokens
from rules.vocabulary import Vocabulary
from timeline.event import Identity

__all__ = ["ActorFinder", "Candidate", "Cast", "Entity", "Mention", "MentionForm", "PlaceMention"]

_STATE, _FULL = MentionForm.STATE, MentionForm.FULL
_OFFICIAL, _ACTORS = attrgetter("official"), attrgetter("actors")


@frozen
class Candidate:
    """An entity that another pipeline found: tokens `first` up to and without `last`; PERSON, ORG, GPE or LOC."""

    first: int
    last: int
    label: str


@frozen
class Mention:
    """A stretch of text that names actors: tokens `first` up to and without `last`, original offsets, end exclusive."""

    first: int
    last: int
    start: int
    end: int
    text: str
    form: MentionForm
    entities: tuple[int, ...]  # indices into the cast's entities, each once
    official: bool
    lead: str = ""  # what is written onto its first word and does not belong to it, folded: wa-, li-, bi- …


@frozen
class Entity:
    """An actor, named as the article names it at fullest."""

    name: str
    title: str | None
    country: str | None  # ISO 3166-1 alpha-2, EU or UN
    kind: str  # person, office, state, institution, group or outlet
    identity: Identity | None
    aliases: tuple[str, ...]
    official: bool


@frozen
class Cast:
    """Who and what places an article names. Mentions and places are in the order of the text."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    places: tuple[PlaceMention, ...]


class ActorFinder:
    """Finds actors and places in the tokens of a text."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        names: Names,
        gazetteer: Gazetteer,
        coordinates: Mapping[str, tuple[float, float]],
        collectives: Collectives,
        publishers: Publishers,
    ) -> None:
        self._vocabulary = vocabulary
        self._names = names
        self._gazetteer = gazetteer
        self._coordinates = coordinates
        self._collectives = collectives
        self.publishers = publishers

    @classmethod
    def load(cls, language: str = "ar") -> ActorFinder:
        """A finder with the language's rule data. Raises `RuleError`."""
        gazetteer = Gazetteer.load(language)
        vocabulary = Vocabulary.load(language, list(gazetteer.entries()))
        names, places, blocs = Names.load(language), read_coordinates(language), Collectives.load(language)
        return cls(vocabulary, names, gazetteer, places, blocs, Publishers.load(language))

    def find(
        self,
        tokens: Tokens,
        published: date,
        *,
        taken: Sequence[tuple[int, int]] = (),
        candidates: Sequence[Candidate] = (),
        home: str | None = None,
    ) -> Cast:
        """The actors and places of a text.

        `taken` are token ranges of time expressions, which no name contains; `candidates` come from another pipeline
        and are checked by the same rules; `home` is the publisher's country (ISO 3166-1 alpha-2), where known. It
        counts unless the text is about another country.
        """
        day = published.date() if isinstance(published, datetime) else published
        scan = Scan(tokens, self._vocabulary, self._names, taken)
        if home and scan.is_elsewhere(home):
            home = None
        ends = {candidate.first: (candidate.last, candidate.label) for candidate in candidates}
        phrases = list(PhraseReader(scan, ends).read())
        resolved = [
            found
            for found in Coreference.resolve(scan, phrases, self._gazetteer, day, home)
            if found.actors or found.phrase.form is MentionForm.JOINT
        ]
        covered = [(found.phrase.first, found.phrase.last) for found in resolved if found.phrase.form is not _STATE]
        sites = {first: last for first, (last, label) in ends.items() if label in ("GPE", "LOC")}
        actors = dict.fromkeys(chain.from_iterable(map(_ACTORS, resolved)))
        order = {actor: index for index, actor in enumerate(actors)}
        return Cast(
            tuple([self._entity(actor, day) for actor in order]),
            tuple([_mention(tokens, found, order) for found in resolved]),
            tuple(PlaceReader(scan, self._coordinates, covered, sites, _realms(resolved)).read()),
        )

    def _entity(self, actor: Actor, day: date) -> Entity:
        """An actor with who that is known to be: somebody in office on the day, or a bloc of states."""
        identity = self._collectives.identity(actor.name, actor.kind)
        if actor.person:
            identity = Identity(actor.person.name, actor.person.latin, actor.person.office_on(day))
        aliases = tuple(actor.aliases)
        return Entity(actor.name, actor.title, actor.country, actor.kind, identity, aliases, actor.official)


def _realms(resolved: Sequence[Resolved]) -> dict[int, str]:
    """The countries of states, by the token at which one is named."""
    states = (found for found in resolved if found.phrase.form is _STATE and found.actors)
    return {found.phrase.first: country for found in states if (country := found.actors[0].country) is not None}


def _mention(tokens: Tokens, found: Resolved, order: Mapping[Actor, int]) -> Mention:
    phrase = found.phrase
    start, end = tokens.original_span(phrase.first, phrase.last, phrase.lead)
    return Mention(
        phrase.first,
        phrase.last,
        start,
        end,
        tokens.text.original[start:end],
        _form(found),
        tuple([order[actor] for actor in found.actors]),
        any(map(_OFFICIAL, found.actors)) if found.actors else phrase.official,
        tokens.written_before(start, phrase.first) if phrase.lead else "",
    )


def _form(found: Resolved) -> MentionForm:
    """A name alone that is not the fullest of the article is a short one."""
    phrase = found.phrase
    if phrase.form is _FULL and len(found.actors) == 1 and len(phrase.parts) == 1:
        part = phrase.parts[0]
        if part.name and not part.title and part.name[1] - part.name[0] == 1:
            return MentionForm.SHORT
    return phrase.form
