"""Who was there, however far behind the meeting they are named, and for which side.

"The meeting, which was held at the ministry yesterday, was attended by X"; "attended, for the Sudanese side, by X, and
for the Ethiopian side by Y"; "while the Turkish side was headed by Z".
"""

from __future__ import annotations

from attrs import evolve

from rules.actors import Mention, MentionForm
from rules.candidate import entities_of
from rules.carriers import is_light, light_meaning
from rules.clitics import AND, ARTICLE
from rules.parties import Parties
from rules.phrase import PERSONS
from rules.roles import Subject, listed
from rules.scene import Scene
from rules.triggers import Form
from timeline.event import Kind

_FAR = 40  # tokens behind the meeting
_UNKNOWN = 8  # words that no rule knows before the first who attended
_SIDES = (MentionForm.GROUP, MentionForm.STATE, MentionForm.INSTITUTION)
_PAUSES = frozenset("،,-")
_END = frozenset(".؛:\n")


def with_present(scene: Scene, carrier: int, behind: int, subject: Subject, parties: Parties) -> Parties:
    """The parties with those who attended or chaired the meeting, named up to the token `behind`."""
    meaning = light_meaning(scene, carrier)
    if meaning.subject not in ("attendee", "chair") and not meaning.object:
        return parties
    known = {*subject.entities, *entities_of((*parties.objects, *parties.partners, *parties.attending))}
    named = _other_sides(scene, behind) if subject.mentions else _present(scene, carrier, behind)
    new = tuple([mention for mention in named if mention.official and not known & set(mention.entities)])
    return evolve(parties, attending=(*parties.attending, *new)) if new else parties


def is_in_it(scene: Scene, index: int) -> bool:
    """Whether the meeting at a token is the one just told of: "X met Y, in talks that Z attended"."""
    if scene.word(index - 1) not in scene.words.within:
        return False
    for position in range(index - 2, scene.sentence(index).first - 1, -1):
        hits = scene.hits.get(position, ())
        if any(hit.value.form is Form.VERB and hit.value.meaning.kind is Kind.MEETING for hit in hits):
            return True
        if scene.is_verb(position):
            return False
    return False


def _present(scene: Scene, carrier: int, behind: int) -> tuple[Mention, ...]:
    """Who attended or chaired what is named up to the token `behind`, told by the light verb at `carrier`."""
    end, found = min(scene.sentence(carrier).last, behind + _FAR), list[Mention]()
    at, loose, related, owned = behind, 0, False, False
    while at < end:
        word, time = scene.word(at), scene.time_over(at)
        if time is not None:
            at, owned = time.last, False
            continue
        side = _of_side(scene, at) or (_of_other_side(scene, at) if found else None)
        if side is not None:
            found.append(side)
            at = side.last
            continue
        each = not found and word in scene.words.each and scene.word(at + 1) in scene.words.of
        mention, place = scene.mention_at(at + 2 if each else at), scene.place_at(at)
        if mention is not None and each:
            found += listed(scene, mention)
            at = found[-1].last
            continue
        if mention is not None and mention.form in PERSONS and _is_free(scene, mention, owned=owned):
            if found:
                break
            found += listed(scene, mention)
            at = found[-1].last
            continue
        if found and not (word in _PAUSES or word == AND):
            break
        named = place if mention is None else mention
        if named is not None:
            at, owned = named.last, False
            continue
        if word in _END or word in scene.words.complementizers or (scene.is_verb(at) and not related):
            break
        governed = word in scene.words.prepositions or word in scene.words.within or word in scene.words.during
        if not (governed or word in _PAUSES or word in scene.words.relatives or related):
            loose += 1
        if loose > _UNKNOWN:
            break
        related = word in scene.words.relatives
        owned = not (governed or word in _PAUSES or word.startswith(ARTICLE) or scene.is_verb(at) or related)
        at += 1
    return tuple(found)


def _other_sides(scene: Scene, behind: int) -> tuple[Mention, ...]:
    """Who headed the other side, told in the same sentence."""
    last = min(scene.sentence(behind - 1).last, behind + _FAR)
    sides = (_of_other_side(scene, index) for index in range(behind, last))
    return tuple([side for side in sides if side is not None][:1])


def chaired(scene: Scene, carrier: int) -> Mention | None:
    """The side that is right behind a verb of chairing, whose head is named further on: "the Saudi side was headed"."""
    mention = scene.mention_at(carrier + 1)
    side = (
        mention is not None and mention.form is MentionForm.GROUP and light_meaning(scene, carrier).subject == "chair"
    )
    return mention if side else None


def _is_free(scene: Scene, mention: Mention, *, owned: bool) -> bool:
    """Whether nothing governs a mention, neither a preposition nor a noun in front of it."""
    return not owned and scene.after_preposition(mention) is None and not scene.lead(mention)


def _of_side(scene: Scene, index: int) -> Mention | None:
    """Who is named for a side at a token: "for the Sudanese side X", "and for Rwanda Y"."""
    word = scene.word(index).removeprefix(AND)
    if word not in scene.words.about and word not in scene.words.of:
        return None
    side = scene.mention_at(index + 1)
    return _head(scene, side) if side is not None and side.form in _SIDES else None


def _of_other_side(scene: Scene, index: int) -> Mention | None:
    """Who is named behind a further verb of chairing and the side that he heads: "while the Turkish side …"."""
    at = index
    while scene.word(at) in _PAUSES or scene.word(at) in scene.words.breaks or scene.word(at) in scene.words.within:
        at += 1
    if at == index or not is_light(scene, at) or (side := chaired(scene, at)) is None:
        return None
    return _head(scene, side)


def _head(scene: Scene, side: Mention) -> Mention | None:
    """Who is named right behind the side for which he stands."""
    time = scene.time_over(side.last)
    mention = scene.mention_at(side.last if time is None else time.last)
    return mention if mention is not None and mention.form in PERSONS and not scene.lead(mention) else None
