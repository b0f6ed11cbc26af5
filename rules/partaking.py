"""Who takes part in an occasion or holds it, told by a noun in front of its own: "his participation in the summit"."""

from __future__ import annotations

from rules.candidate import is_official
from rules.carriers import is_light, light_hit
from rules.clitics import POSSESSIVES
from rules.needs import bare
from rules.roles import Found, Subject, subject_of
from rules.scene import Scene

_HIS = ("ته", "تها", "تهم", "تهما")  # behind a noun in -a


def joins(scene: Scene, index: int) -> Subject | None:
    """Who joins the meeting named at a token: X of "the participation of X in"; dropped in "to take part in"."""
    before = index - 1 - (scene.word(index - 1) in scene.words.within)
    time = scene.time_over(before)
    before = before if time is None else time.first - 1  # "his participation yesterday in"
    word = scene.word(before)
    if word.startswith("ل") and bare(word) in scene.words.participation:
        invited = scene.any_of(scene.words.invited, scene.clause(index), before)  # "an invitation to attend the summit"
        return None if invited else Subject(Found.DROPPED)
    if _is_his(scene, word):
        return Subject(Found.DROPPED)
    mention = scene.mention_over(before)
    if (
        mention is not None
        and mention.last == before + 1
        and bare(scene.word(mention.first - 1)) in scene.words.participation
    ):
        return Subject(Found.NAMED, (mention,))
    return None


def holder_of(scene: Scene, behind: int) -> Subject | None:
    """Who holds what somebody else chairs or attends: "the session that the council held"."""
    at = behind + 1
    if scene.word(behind) not in scene.words.relatives or not (is_light(scene, at) and light_hit(scene, at).pronoun):
        return None
    holder = subject_of(scene, at, at + 1, conjoined=True)
    if not holder.mentions or scene.place_at(holder.mentions[0].first) is not None:
        return None  # "the summit that London hosted"
    return holder if holder.found is Found.NAMED and is_official(scene, holder) else None


def his_share(scene: Scene, index: int) -> str:
    """The pronoun of "his participation in" right in front of a noun, the empty string where there is none."""
    word = scene.word(index - 1 - (scene.word(index - 1) in scene.words.within))
    return next((his[1:] for his in _HIS if _is_his(scene, word) and word.endswith(his)), "")


def _is_his(scene: Scene, word: str) -> bool:
    """Whether a word is "his participation", "her presiding over"."""
    ta = (f"{word.removesuffix(his)}ه" for his in _HIS if word.endswith(his))
    bare_noun = (word.removesuffix(his) for his in POSSESSIVES if word.endswith(his))
    return any(noun in scene.words.participation for noun in (*ta, *bare_noun))
