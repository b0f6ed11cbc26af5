"""Who stood at the airport: "in his reception were X and Y" names the hosts behind the guest."""

from __future__ import annotations

from rules.actors import Mention, MentionForm
from rules.clitics import ARTICLE
from rules.roles import listed
from rules.scene import Scene

_RECEPTION = "استقبال"  # istiqbal, with or without a pronoun
_REACH = 14  # tokens behind the guest: "at Queen Alia airport in Amman yesterday evening"
_VENUE = 3  # tokens of "at the office of": who is named next owns it


def hosts_behind(scene: Scene, index: int, behind: int) -> tuple[Mention, ...]:
    """The hosts where "was in the reception of" stands at a noun, and the guest's name up to the token `behind`."""
    if not scene.word(index).startswith(_RECEPTION) or scene.word(index - 1) not in scene.words.within:
        return ()
    if scene.word(index - 2) not in scene.words.openers:
        return ()
    phrase = venue = 0  # tokens since a preposition; where a place has ended
    for position in range(behind, min(behind + _REACH, scene.sentence(index).last)):
        if position < venue:
            continue
        if (place := scene.place_at(position)) is not None:
            phrase, venue = 0, place.last
            continue
        mention, word = scene.mention_at(position), scene.word(position)
        if scene.is_verb(position):
            return ()
        if mention is not None and mention.form not in (MentionForm.STATE, MentionForm.OUTLET):
            if scene.after_preposition(mention) is None and not 0 < phrase < _VENUE:
                return listed(scene, mention)
            phrase = 1
        elif word in scene.words.within or word in scene.words.during or word in scene.words.to:
            phrase = 1
        elif word[0] in "بل":
            phrase = _VENUE if word.startswith(("بال", "لل")) else _VENUE - 1
        elif phrase:
            phrase = _VENUE if word.startswith(ARTICLE) else phrase + 1
    return ()
