"""Whether a verb agrees with its subject: gender tells who can be meant."""

from __future__ import annotations

from rules.actors import Mention, MentionForm
from rules.clitics import ARTICLE, COMMAS
from rules.scene import Scene
from rules.text import fold

_INTERPOSED = 30  # tokens of a clause between commas
_NO_PERSONS = (MentionForm.STATE, MentionForm.INSTITUTION, MentionForm.GROUP)
_PLURALS = ("ون", "ين")  # -un, -in
_WHO_IS = ("وهو", "وهي")  # "and he (she) is"


def agrees(scene: Scene, mention: Mention, feminine: bool) -> bool:
    """Whether a noun phrase can be the subject of a masculine or feminine verb in front of it.

    Cities and most countries are feminine, a man is not; of everything else news uses both.
    """
    state = mention.form is MentionForm.STATE
    if mention.form not in _NO_PERSONS or (state and feminine):
        alone = feminine and len(mention.entities) == 1
        return not alone or scene.may_be_feminine(mention.entities[0])
    head, *further = fold(mention.text).split()
    people = any(word.endswith(_PLURALS) for word in (*further, scene.word(mention.last)))  # "the Greek Cypriots"
    if state:
        return people or bool(further) or fold(mention.text) in scene.words.masculine
    head = head.removeprefix(ARTICLE)
    if people or head in scene.words.many:
        return True  # "leaders" ends like a feminine
    return not head.endswith("ه") if not feminine else head not in scene.words.masculine


def is_resumed(scene: Scene, verb: int, feminine: bool | None) -> bool:
    """Whether a verb cannot have the noun before "which" as its subject, since it does not agree with "which"."""
    if feminine is None:
        return False
    index = verb - 1
    while scene.word(index) in scene.words.auxiliaries:
        index -= 1
    which = scene.word(index)
    return which in (scene.words.which_he if feminine else scene.words.which_she)


def before_interposed(scene: Scene, comma: int, first: int) -> int | None:
    """The last token of whoever a clause between commas describes: "X, who heads the group | , | visited"."""
    for index in range(comma - 1, max(first, comma - _INTERPOSED), -1):
        behind = scene.word(index + 1)
        if scene.word(index) in COMMAS and (behind in scene.words.relatives or behind in _WHO_IS):
            described = scene.mention_over(index - 1)
            return index - 1 if described is not None and described.last == index else None
    return None


def led(scene: Scene, leader: Mention) -> Mention | None:
    """The delegation of which somebody is only named as the head: "a delegation headed by X"."""
    if scene.word(leader.first - 1) not in scene.words.attending:
        return None
    group = scene.mention_over(leader.first - 2 - (scene.word(leader.first - 2) in COMMAS))
    return group if group is not None and scene.word(group.first) in scene.words.delegations else None
