"""Who speaks for whom: a spokesman or the head for his institution, so that both make one statement."""

from __future__ import annotations

from collections.abc import Sequence

from rules.actors import Entity, Mention
from rules.clitics import ARTICLE
from rules.scene import Scene
from rules.text import fold

_SECRETARIAT = "الامانه العامه "  # the general secretariat, in folded letters
_FOR = "ل"  # li-
_FOR_THE = "لل"  # lil-
_ITS = ("ها", "ه")  # -ha, -hu
_GENERAL = "عام"  # secretary-general
_TONGUE = "لسان"  # lisan: "`ala lisan", through
_NEAR = 10  # tokens behind a verb of saying in which "through" is looked for
_UNIONS = ("UN", "EU")  # named like states
_MINISTRY = "الوزاره"  # the ministry, folded
_SHORTEST = 4  # letters of an office with a pronoun


def speaks_for(scene: Scene, person: Entity, body: Entity) -> bool:
    """Whether a person is the spokesman of an institution or a state, or an institution's head: "its spokesman".

    A minister is not taken for the voice of his ministry: what a ministry tells of its minister is often another
    statement of his.
    """
    if person.kind not in ("person", "office", "group") or body.kind not in ("institution", "state"):
        return False
    title = fold(person.title or person.name)
    words, name = title.split(), fold(body.name)
    union = body.kind == "institution" or body.country in _UNIONS
    if person.kind != "group" and union and _heads(scene, words, name):
        return True
    if words[0].removeprefix(ARTICLE) not in scene.words.spokesmen:
        return False
    if any(word in scene.words.on_behalf for word in words) or name in title:
        return True
    if body.kind == "state":
        return person.country is not None and person.country == body.country
    its = _MINISTRY in words and name.split()[0] in scene.words.ministries  # "the Foreign" is a ministry
    return person.country in (None, body.country) and (its or _named(words[1:], name))


def _named(words: Sequence[str], name: str) -> bool:
    """Whether the words behind "spokesman" name an institution: "of the (Foreign) Ministry", "of the Foreign X"."""
    said = [ARTICLE + word.removeprefix(_FOR_THE) if word.startswith(_FOR_THE) else word for word in words]
    nouns = name.split()
    for index, noun in enumerate(nouns[:2]):  # "the Foreign Ministry" is also "the Foreign"
        if noun in said:
            called, whole = " ".join(said[said.index(noun) :]), " ".join(nouns[index:])
            return called.startswith(whole) or whole.startswith(called)
    return ARTICLE + nouns[0] in said


def voice(scene: Scene, behind: int) -> Mention | None:
    """Through whom an institution or a state says something: "Moscow criticised through its deputy minister X"."""
    for index in range(behind, min(behind + _NEAR, scene.clause_end(behind - 1))):
        if scene.word(index) == _TONGUE and scene.word(index - 1) in scene.words.upon:
            return scene.mention_at(index + 1)
    return None


def _heads(scene: Scene, title: Sequence[str], name: str) -> bool:
    """Whether a title (folded words) is that of the head of an institution: "its secretary", "head of the party"."""
    noun, of_it = title[0], len(title[0]) > _SHORTEST and title[0].endswith(_ITS)
    stems = {noun.removeprefix(ARTICLE), *(noun.removesuffix(ending) for ending in _ITS if of_it)}
    if not stems & scene.words.heads:
        return False
    rest = title[2:] if title[1:2] in ([_GENERAL], [ARTICLE + _GENERAL]) else title[1:]
    first = name.split()[0].removeprefix(ARTICLE)
    if of_it or " ".join(rest).startswith(name) or rest[:1] in ([_FOR_THE + first], [ARTICLE + first]):
        return True
    if not name.startswith(_SECRETARIAT):
        return False
    whose = name.removeprefix(_SECRETARIAT)  # of the organisation of …
    return " ".join(rest).startswith(whose) or rest[:1] == [_FOR + whose.split()[0]]
