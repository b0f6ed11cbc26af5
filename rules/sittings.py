"""Sessions of bodies, whose word also means a course or a round: "its fifth session", "the works of the assembly"."""

from __future__ import annotations

from rules.actors import MentionForm
from rules.clitics import AND, ARTICLE
from rules.lexicon import Hit
from rules.needs import bare
from rules.scene import Scene
from rules.triggers import Trigger

_ORDINAL = 4  # words between the session and whose it is: "the fifth ordinary session of"
_COUNTED = 8  # the same where its number is written out: "the forty-fifth", "the (145)th"
_AROUND_NUMBERS = frozenset(("(", ")", "«", "»", '"', "عشر", "عشره", "بعد"))  # "-teen"; "after" the hundred
_GIVEN = 4  # tokens between a reception and "that the embassy gave"


def is_sitting(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether the noun at a token is the session of a body: its own, one that names it, or one said to be ordinary."""
    behind = index + hit.length
    if any(bare(scene.word(position)) in scene.words.courses for position in range(behind, behind + _ORDINAL)):
        return False
    if "works" in hit.value.meaning.needs:
        return _is_body(scene, behind) and bare(scene.word(behind)) in scene.words.assemblies
    if hit.pronoun or bare(scene.word(behind)) in scene.words.ordinary:
        return True
    for position in range(behind, behind + _COUNTED):
        if scene.mention_at(position) is not None:
            return _is_body(scene, position)
        word = scene.word(position)
        counts = word.startswith((ARTICLE, AND + ARTICLE)) or word.isdecimal() or word in _AROUND_NUMBERS
        if scene.is_verb(position) or not counts:
            return False
    return False


def is_told_before(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether "the session" on the fringes of which something is done is one that the text has told of."""
    if not hit.proclitic.article or scene.word(index + hit.length).startswith(ARTICLE):
        return False  # "the seventieth session of": which one it is
    if scene.words.fringes.isdisjoint((scene.word(index - 1), scene.word(index - 2))):
        return False  # nor "the works of" it
    return any(
        other.value.lemma == hit.value.lemma and is_sitting(scene, position, other)
        for position, hits in scene.hits.items()
        if position < index
        for other in hits
    )


def is_another(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether the gathering at a token is set apart from the one told of: "the previous conference"."""
    return scene.any_of(scene.words.previous, index + 1, index + hit.length + 1)


def is_party(scene: Scene, index: int) -> bool:
    """Whether the noun at a token is that of a party to which many come: "the reception that the embassy gave"."""
    feast = scene.ceremonies.get(index - 1)
    given = scene.any_of(scene.words.gives_party, index + 1, index + _GIVEN)
    return feast is not None and not feast.value.verb and given


def _is_body(scene: Scene, index: int) -> bool:
    """Whether an institution is named at a token, as what owns the noun in front."""
    mention = scene.mention_at(index)
    if mention is None or not mention.official or mention.form is not MentionForm.INSTITUTION:
        return False
    return scene.after_preposition(mention) in (None, "ل")
