"""Who cannot speak: what the shape of a word behind a verb of saying tells, where no list knows the word.

Verbal nouns (of the derived forms II to X) name actions, sound plurals in -in are no subjects, "our" and particles
begin quoted words: none of them is the speaker, so that the verb goes on for whoever spoke before.
"""

from __future__ import annotations

import re

from rules.clitics import ARTICLE, POSSESSIVES
from rules.scene import Scene
from rules.shapes import is_verbal_noun

_FORM_IV = re.compile("ا..ا.[هت]?|ا.ا.[هت]")
_BELOW = "إ"  # if'al is written with the hamza below, the plural af'al with the hamza above
_POSSESSIVES = ("ها", "هما", "هم", "ه", "")
_PLURAL, _OUR = "ين", "نا"  # -in, -na
_SHORTEST_OBLIQUE = 6  # letters of the shortest plural with the article
_SHORTEST_PLURAL, _SHORTEST_OUR = 7, 5


def is_no_speaker(scene: Scene, index: int) -> bool:
    """Whether the word at a token cannot be the subject of a verb of saying."""
    word = scene.word(index)
    stem = word.removeprefix(ARTICLE)
    if word in scene.words.opens_speech:
        return True
    if stem in scene.words.bodies:
        return False
    if word.endswith(_OUR) and len(word) >= _SHORTEST_OUR:
        return True
    definite = word != stem
    if definite and word.endswith(_PLURAL) and len(word) >= _SHORTEST_PLURAL:
        return True
    below = scene.tokens.original_text(index, index + 1).removeprefix(ARTICLE).startswith(_BELOW)
    return any(
        is_verbal_noun(stem.removesuffix(pronoun), definite=definite or bool(pronoun))
        or (below and _FORM_IV.fullmatch(stem.removesuffix(pronoun)))
        for pronoun in _POSSESSIVES
        if stem.endswith(pronoun)
    )


def is_oblique(word: str) -> bool:
    """Whether a word has the case of objects: "to the reporters | accompanying him", -in and not -un."""
    return word.startswith(ARTICLE) and word.endswith(_PLURAL) and len(word) > _SHORTEST_OBLIQUE


def never_speaks(scene: Scene, index: int) -> bool:
    """Whether a noun can only be the object of a verb of saying ("stressed the importance of", "his readiness")."""
    word = scene.word(index)
    stems = (word, word.removeprefix(ARTICLE), *(word.removesuffix(pronoun) for pronoun in POSSESSIVES))
    return any(stem in scene.words.objects for stem in stems)
