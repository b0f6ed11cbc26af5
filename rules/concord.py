"""Whether a verb agrees with its subject: gender tells who can be meant."""

from __future__ import annotations

from rules.actors import Mention, MentionForm
from rules.clitics import ARTICLE
from rules.scene import Scene
from rules.text import fold


def agrees(scene: Scene, mention: Mention, feminine: bool) -> bool:
    """Whether a noun phrase can be the subject of a masculine or feminine verb in front of it.

    Cities and most countries are feminine, a man is not; of everything else news uses both.
    """
    if mention.form is MentionForm.STATE and not feminine:
        return " " in mention.text or fold(mention.text) in scene.words.masculine
    if mention.form in (MentionForm.INSTITUTION, MentionForm.GROUP):
        head = fold(mention.text).split()[0].removeprefix(ARTICLE)
        if head in scene.words.many:
            return True  # "leaders" ends like a feminine
        return not head.endswith("ه") if not feminine else head not in scene.words.masculine
    if len(mention.entities) == 1 and feminine:
        return scene.may_be_feminine(mention.entities[0])
    return True


def is_resumed(scene: Scene, verb: int, feminine: bool | None) -> bool:
    """Whether a verb cannot have the noun before "which" as its subject, since it does not agree with "which"."""
    if feminine is None:
        return False
    index = verb - 1
    while scene.word(index) in scene.words.auxiliaries:
        index -= 1
    which = scene.word(index)
    return which in (scene.words.which_he if feminine else scene.words.which_she)
