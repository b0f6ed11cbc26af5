"""The parties of an event beside its subject: objects, partners, givers and receivers, and who attended."""

from __future__ import annotations

from attrs import evolve, frozen

from rules.actors import Mention, MentionForm
from rules.clitics import ARTICLE, COMMAS
from rules.concord import led
from rules.phrase import PERSONS
from rules.roles import listed, named_behind
from rules.scene import Scene
from rules.triggers import Form

_LOOSE = 4  # words that no rule knows between a noun and its parties ("long and fruitful talks with")
_LASTING = 8  # tokens of "on an official visit that lasts two days,"
_ABOUT = 20  # tokens of what an event was about, with those who attended behind it
_TITLE = 4  # tokens of a title that no rule knows
_FOR_THE = "لل"  # lil-
_FOREIGN = 2  # words of a place that no rule knows ("at the seat of")
_PAUSES = frozenset("،,-()«»\"“”'")


@frozen
class Parties:
    """The further parties of an event by construction, and the token at which the search ended."""

    objects: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()
    attending: tuple[Mention, ...] = ()
    givers: tuple[Mention, ...] = ()  # behind "from"
    receivers: tuple[Mention, ...] = ()  # behind "to"
    last: int = 0

    def behind(self, ahead: Parties) -> Parties:
        """These parties and those named `ahead` of them: "held with X talks"."""
        return Parties(
            self.objects,
            ahead.partners + self.partners,
            ahead.attending + self.attending,
            ahead.givers + self.givers,
            ahead.receivers + self.receivers,
            self.last,
        )


def parties_of(
    scene: Scene,
    behind: int,
    partners: tuple[str, ...],
    *,
    direct: bool,
    skip: int = 0,
    through: bool = True,
    close: bool = False,
) -> Parties:
    """The parties named behind the token `behind`, up to the end of what belongs to the event.

    `partners` are the prepositions that bring one in; `direct` says whether a bare noun phrase is one. The search ends
    at the end of the clause, and at the first word that no rule knows once a party has been named. `through` says
    whether it goes on behind "during" and "after", `close` that a bare noun phrase is a party only where no other noun
    stands between: of "the session to elect the president" he is none.
    """
    objects: list[Mention] = []
    with_whom: list[Mention] = []
    attending: list[Mention] = []
    givers: list[Mention] = []
    receivers: list[Mention] = []
    others: list[Mention] = []  # governed by a preposition that brings in no party
    named: list[Mention] | None = None  # to which the last party was added
    pending: str | None = None  # a preposition whose noun phrase no rule knows the head of ("with the head of the X")
    index, end, loose, current = max(behind, skip), scene.clause_end(max(behind - 1, 0)), 0, None
    foreign, definite = 0, scene.word(behind - 1).startswith(ARTICLE)
    place_phrase, aside = 0, False  # inside "at the seat of", behind "during"
    further: int | None = None
    while index < end or (further := scene.goes_on(index)) is not None:
        if index >= end and further is not None:
            index, end = further, scene.clause_end(further)
        word = scene.word(index)
        time = scene.time_over(index)
        if time is not None:
            index, current = time.last, None
            continue
        mention = scene.mention_at(index)
        if mention is not None and through and scene.word(index - 1) in scene.words.fringes:
            index, aside = mention.last, True  # on the fringes of "the forum", which names a body too
            continue
        if mention is not None and mention.form is not MentionForm.OUTLET:
            preposition = scene.after_preposition(mention) or pending
            if scene.word(index - 1) in scene.words.agents and scene.word(index - 2) in scene.words.of:
                preposition = scene.word(index - 2)  # "by", written like "before"
            pending = None
            lead = scene.lead(mention)
            if current is not None and (lead == "و" or scene.word(index - 1) == "و" or _is_next(scene, index)):
                if current is not others:
                    current.append(mention)
            elif current and preposition is None and named_behind(scene, current[-1]) is mention:
                current[-1] = mention  # "between the two ministers X and Y"
            elif preposition is None and named and _is_apposed(scene, named[-1], mention):
                named[-1], current = mention, named  # "the head of the mission to Libya, of high rank, X"
            elif preposition == "ب" and (
                mention.form is MentionForm.STATE or scene.place_at(mention.first) is not None
            ):
                current = others  # "in Vienna", "at the palace"
            elif aside and preposition in scene.words.to and mention.form is MentionForm.STATE:
                current = others  # during his visit to Malta
            elif preposition in scene.words.between and through and scene.any_of(scene.words.ties, behind, index):
                current = others  # discussed the relations between the two
            elif preposition is not None and (preposition in scene.words.between or preposition in partners):
                with_whom.append(mention)
                current = with_whom
            elif _heads_delegation(scene, index):
                current = others
            elif _is_attending(scene, index) or (current is attending and lead == "و"):
                attending.append(mention)
                current = attending
            elif preposition in scene.words.of or preposition in scene.words.to:
                current = receivers if preposition in scene.words.to else givers
                current.append(mention)
            elif preposition is None and aside and _is_open(scene, index - 1):
                current = others  # whose summit it was on the fringes of which they met
            elif preposition is None and direct and not with_whom and not (aside and objects) and not (close and loose):
                objects.append(mention)
                current = objects
            elif preposition is None and direct and close and loose:
                current = others  # nor is who stands beside him
            elif preposition is None and scene.word(index - 1) in _PAUSES and current is not None:
                pass  # an apposition that the actor rules left alone
            elif preposition is not None:
                current = others
            named = current if current and current is not others else named
            index, loose, place_phrase = mention.last, 0, 0
            continue
        place = scene.place_at(index)
        if place is not None:
            index, place_phrase, pending = place.last, 0, None
            continue
        if (named and word in scene.words.besides) or (word in scene.words.frames and index > behind):
            break
        if word[:1] in partners and word.startswith(("بال", "لل")):
            pending, loose = word[0], loose + 1  # "with the opposition's X"
        elif word in scene.words.attending:
            loose = 0
        elif word in scene.words.and_that and scene.word(index + 1) in scene.words.attending:
            pass  # "and that in the presence of"
        elif word in partners or word in scene.words.between or word in scene.words.of or word in scene.words.to:
            pending = word
        elif word in _PAUSES or word == "و" or word in scene.words.then or word in scene.words.telephone:
            pending = None
        elif word in scene.words.across and f"{word} {scene.word(index + 1)}" in scene.words.telephone:
            pending, index = None, index + 1
        elif word in scene.words.within:
            place_phrase, foreign = _LOOSE, 0
        elif word in scene.words.mediating or word in scene.words.absent:
            current, pending = others, word  # under somebody's auspices
        elif word in scene.words.each and scene.word(index + 1) in scene.words.of:
            index += 1  # "each of"
        elif word in scene.words.each and scene.word(index + 2) in scene.words.apart:
            index += 2  # "each apart"
        elif through and (word in scene.words.during or word in scene.words.after):
            place_phrase, aside, foreign = _LOOSE, True, 0
        elif through and word in scene.words.prepositions and scene.word(index + 1) in scene.words.during:
            pass  # "on the fringes of"
        elif word in scene.words.agents and scene.word(index - 1) in scene.words.of:
            pass
        elif word in scene.words.prepositions:
            if scene.word(index + 1) not in scene.words.apart and scene.word(index + 1) not in scene.words.at_once:
                break
            index += 1  # "face to face"
        elif place_phrase and aside and (word.startswith((ARTICLE, _FOR_THE)) or scene.is_noun(index)):
            pass  # which occasion it was: "on the fringes of | the meetings of the seventieth session of"
        elif place_phrase:
            place_phrase -= 1
            foreign += 1
            if foreign > _FOREIGN:
                break  # no place, but what it was about
        elif (
            (
                _is_event(scene, index)
                and not _described_by(scene, index)
                and (index > behind or (definite and not _is_led(scene, index)))
            )
            or (
                (objects or with_whom or attending or givers or receivers)
                and not (named and _goes_on(named[-1], index))
            )
            or loose >= _LOOSE
            or scene.is_verb(index)
        ):
            break
        else:
            loose += 1
        index += 1
    at = index + (scene.word(index) in COMMAS)
    if named and scene.word(at) in scene.words.besides and scene.word(at + 1) in scene.words.beside_of:
        more = scene.mention_at(at + 2)  # "A and B, in addition to C"
        named += listed(scene, more) if more is not None else ()
    return Parties(tuple(objects), tuple(with_whom), tuple(attending), tuple(givers), tuple(receivers), index)


def crowd_behind(scene: Scene, behind: int) -> bool | None:
    """Whether a group that no actor is stands behind a token as the object: False of private people, True of officials.

    None where there is none: "received yesterday in Rome a group of".
    """
    at, last = behind, scene.sentence(max(behind - 1, 0)).last
    while at < last:
        phrase = scene.time_over(at) or scene.place_at(at)
        word = scene.word(at)
        if phrase is not None:
            at = phrase.last
        elif word in scene.words.within or word in COMMAS or word in scene.words.in_it:
            at += 1
        else:
            break
    if scene.word(at).removeprefix(ARTICLE) in scene.words.officials and scene.mention_at(at) is None:
        return True  # "senior officials"
    if scene.word(at) not in scene.words.crowds or scene.mention_at(at) is not None:
        return None
    members = scene.word(at + 2).removeprefix(ARTICLE)  # "a number of officials"
    return scene.word(at + 1) in scene.words.of and (members in scene.words.many or members in scene.words.officials)


def _is_next(scene: Scene, index: int) -> bool:
    """Whether "then" joins somebody to the one named before: "met X, then Y"."""
    return scene.word(index - 1) in scene.words.then


def _is_apposed(scene: Scene, office: Mention, mention: Mention) -> bool:
    """Whether a name stands right behind the title of the same person, of which no rule knows the end."""
    apart = scene.lead(mention) or scene.word(mention.first - 1) in _PAUSES
    return mention.form is MentionForm.FULL and not apart and _goes_on(office, mention.first)


def _goes_on(mention: Mention, index: int) -> bool:
    """Whether a token may still belong to the title of somebody who is not named."""
    return mention.form is MentionForm.OFFICE and index - mention.last < _TITLE


def _heads_delegation(scene: Scene, index: int) -> bool:
    """Whether somebody is only named as the head of a delegation: "a delegation headed by X"."""
    leader = scene.mention_at(index)
    return leader is not None and led(scene, leader) is not None


def _is_attending(scene: Scene, index: int) -> bool:
    """Whether what stands in front of a token says that who is named there attends: "in the presence of (each of)"."""
    before = index - 1
    if scene.word(before) in scene.words.of and scene.word(before - 1) in scene.words.each:
        before -= 2
    return scene.word(before) in scene.words.attending


def _attendee(scene: Scene, index: int) -> Mention | None:
    """The first of those who attend, behind "each of" or not."""
    each = scene.word(index) in scene.words.each and scene.word(index + 1) in scene.words.of
    return scene.mention_at(index + 2 * each)


def attending_ahead(scene: Scene, verb: int) -> tuple[Mention, ...]:
    """Who is said to attend before the verb of the clause: "in the presence of X, a conference was held"."""
    for index in range(scene.clause(verb), verb):
        if scene.word(index) in scene.words.attending and (mention := _attendee(scene, index + 1)) is not None:
            return listed(scene, mention)
    return ()


def companions(scene: Scene, index: int) -> tuple[Mention, ...]:
    """Who is said to have come along, behind where somebody went: "to Rome yesterday, accompanied by X"."""
    while (time := scene.time_over(index)) is not None or scene.word(index) in COMMAS:
        index = time.last if time is not None else index + 1
    lasting = range(index, min(index + _LASTING, scene.sentence(max(index - 1, 0)).last))  # "on a visit of two days, …"
    index = next((at for at in lasting if scene.word(at) in scene.words.accompanying), index)
    if scene.word(index) not in scene.words.accompanying:
        return ()
    mention = scene.mention_at(index + 1 + (scene.word(index + 1) in scene.words.in_it))
    if mention is None or mention.form not in PERSONS:
        return ()
    return listed(scene, mention)


def with_attending(scene: Scene, parties: Parties, first: int) -> Parties:
    """With who is said to attend behind what it was about: "talks on Syria in the presence of X"."""
    end = min(first + _ABOUT, scene.clause_end(max(first - 1, 0)))
    if not scene.any_of(scene.words.attending, first, end):
        return parties
    for index in range(first, end):
        if (scene.is_verb(index) and scene.word(index) not in scene.words.lasts) or _is_event(scene, index):
            return parties
        if scene.word(index) in scene.words.attending and (mention := _attendee(scene, index + 1)) is not None:
            present = () if _heads_delegation(scene, index + 1) else listed(scene, mention)
            return evolve(parties, attending=present)
    return parties


def _is_led(scene: Scene, index: int) -> bool:
    """Whether a preposition is written onto the trigger at a token."""
    return any(hit.proclitic.preposition for hit in scene.hits.get(index, ()))


def _described_by(scene: Scene, index: int) -> bool:
    """Whether a noun at a token says which paper is meant: "a draft agreement"."""
    before = scene.word(index - 1)
    return before in scene.words.papers or before.removeprefix(ARTICLE) in scene.words.papers


def _is_open(scene: Scene, index: int) -> bool:
    """Whether a noun that names an event stands at a token, and what follows completes it: "the summit of"."""
    return any(
        hit.value.form is Form.NOUN and not (hit.proclitic.article or hit.pronoun) for hit in scene.hits.get(index, ())
    )


def _is_event(scene: Scene, index: int) -> bool:
    """Whether a noun that names an event stands at a token."""
    return scene.is_noun(index)
